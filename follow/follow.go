// Package follow tells people and programs what changed in what they follow: the free
// updates. A follow is a query with a channel. What leaves the store's outbox becomes
// deliveries in the same transaction, and a delivery becomes a line in the log in the
// transaction that ends its job: a crash at any instant loses nothing.
//
// docs/follows.md tells the rules to users.
package follow

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"net/mail"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/sitrep-news/sitrep"
)

// The kinds of what is told of an event.
const (
	EventNew       = "new"
	EventChanged   = "changed"
	EventWithdrawn = "withdrawn"
	EventLeft      = "left" // was told, and is no longer what the follow asks for
)

// The channels that a follow may have. Feeds need none: any query has one.
const (
	Mail    = "mail"
	Webhook = "webhook"
	Ntfy    = "ntfy"
	Push    = "push"
)

// The schedules.
const (
	Instant = "instant"
	Daily   = "daily"
	Weekly  = "weekly"
)

// Follow is a query whose updates somebody asked for.
type Follow struct {
	ID    string `json:"id"`
	Owner string `json:"owner"`
	Name  string `json:"name"`
	// Query is kept as text and read again each day: "since:7d" and "by:iran+" mean
	// something else tomorrow.
	Query string `json:"query"`
	// Along follows the chain of the events that the query names: what they answer,
	// what answers them, what they are part of, and so on. Chain holds the ids known.
	Along     bool      `json:"along,omitempty"`
	Chain     []string  `json:"chain,omitempty"`
	What      []string  `json:"what"` // EventNew, EventChanged, EventWithdrawn
	Least     Least     `json:"least"`
	Channel   Channel   `json:"channel"`
	Schedule  Schedule  `json:"schedule"`
	Muted     bool      `json:"muted,omitempty"`
	Stopped   string    `json:"stopped,omitempty"` // why nothing is sent any more: "the receiver answered 410"
	Confirmed bool      `json:"confirmed"`         // who gets the mail has said yes
	Failures  int       `json:"failures,omitempty"`
	Token     string    `json:"token"` // unguessable: whoever has it may unsubscribe and read the feed
	Created   time.Time `json:"created"`
}

// Least is how much an event must be to be told. Zero fields do not restrict.
type Least struct {
	Families   int     `json:"families,omitempty"`
	Killed     int     `json:"killed,omitempty"`   // by the best figure
	Severity   float64 `json:"severity,omitempty"` // 0 to 10
	Escalation bool    `json:"escalation,omitempty"`
}

// Channel is where to.
type Channel struct {
	Kind    string `json:"kind"`
	Address string `json:"address"`          // of mail, webhook, ntfy topic or push service
	Secret  string `json:"secret,omitempty"` // webhook: "whsec_..."; ntfy: access token
	P256dh  string `json:"p256dh,omitempty"` // push: the browser's key, base64url
	Auth    string `json:"auth,omitempty"`   // push: the browser's secret, base64url
}

// Schedule is when.
type Schedule struct {
	Every     string       `json:"every"` // Instant, Daily, Weekly
	Hour      int          `json:"hour"`  // of a digest
	Day       time.Weekday `json:"day"`   // of a weekly digest
	QuietFrom string       `json:"quiet_from,omitempty"`
	QuietTo   string       `json:"quiet_to,omitempty"` // "22:00" to "07:00"; both "" for none
	Zone      string       `json:"zone"`               // "Europe/Berlin"; "" is UTC
}

// Limits of one owner.
const (
	MaxFollows     = 100
	MaxUnconfirmed = 5  // mail addresses that have not said yes
	MaxInstant     = 20 // messages an hour of one follow; what is more comes together
	maxFailures    = 5  // deliveries given up in a row, after which a follow stops
)

// active tells whether anything is sent.
func (f *Follow) active() bool { return !f.Muted && f.Stopped == "" && f.Confirmed }

func (f *Follow) tells(what string) bool { return slices.Contains(f.What, what) }

// check refuses what cannot be followed; it fills in what may be left out.
func (f *Follow) check() error {
	f.Name, f.Query = oneLine(f.Name, 120), strings.TrimSpace(f.Query)
	if f.Name == "" {
		f.Name = oneLine(f.Query, 120)
	}
	if f.Name == "" {
		f.Name = "Everything"
	}
	if len(f.What) == 0 {
		return sitrep.Errorf(sitrep.EInvalid, "choose at least one of new, changed and withdrawn")
	}
	for _, w := range f.What {
		if w != EventNew && w != EventChanged && w != EventWithdrawn {
			return sitrep.Errorf(sitrep.EInvalid, "%q cannot be told; choose new, changed or withdrawn", w)
		}
	}
	l := f.Least
	if l.Families < 0 || l.Killed < 0 || !(l.Severity >= 0 && l.Severity <= 10) {
		return sitrep.Errorf(sitrep.EInvalid, "thresholds are zero or more, and a severity at most 10")
	}
	if err := f.Schedule.check(); err != nil {
		return err
	}
	return f.Channel.check()
}

func (s *Schedule) check() error {
	if s.Every != Instant && s.Every != Daily && s.Every != Weekly {
		return sitrep.Errorf(sitrep.EInvalid, "schedule %q: choose instant, daily or weekly", s.Every)
	}
	if s.Hour < 0 || s.Hour > 23 || s.Day < time.Sunday || s.Day > time.Saturday {
		return sitrep.Errorf(sitrep.EInvalid, "the hour of a digest is 0 to 23 and its day 0 (Sunday) to 6")
	}
	if _, err := time.LoadLocation(s.Zone); err != nil || s.Zone == "Local" {
		return sitrep.Errorf(sitrep.EInvalid, "time zone %q is not known; write one such as Europe/Berlin or UTC", oneLine(s.Zone, 60))
	}
	if (s.QuietFrom == "") != (s.QuietTo == "") {
		return sitrep.Errorf(sitrep.EInvalid, "quiet hours need both a beginning and an end")
	}
	for _, at := range []string{s.QuietFrom, s.QuietTo} {
		if _, err := time.Parse(clock, at); at != "" && err != nil {
			return sitrep.Errorf(sitrep.EInvalid, "quiet hours: write the time as 22:00")
		}
	}
	return nil
}

func (c *Channel) check() error {
	c.Address = strings.TrimSpace(c.Address)
	switch c.Kind {
	case Mail:
		a, err := mail.ParseAddress(c.Address)
		if err != nil || len(a.Address) > 254 || strings.ContainsFunc(a.Address, func(r rune) bool { return r <= ' ' || r > '~' }) {
			return sitrep.Errorf(sitrep.EInvalid, "this is no mail address; write one such as name@example.org")
		}
		c.Address = a.Address
		return nil
	case Webhook, Ntfy, Push:
		return c.checkURL()
	}
	return sitrep.Errorf(sitrep.EInvalid, "channel %q: choose mail, webhook, ntfy or push", oneLine(c.Kind, 40))
}

// checkURL looks at the form alone; which addresses may be reached is decided when
// they are dialled.
func (c *Channel) checkURL() error {
	u, err := url.Parse(c.Address)
	if err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") || u.User != nil || len(c.Address) > 2000 {
		return sitrep.Errorf(sitrep.EInvalid, "write an address of the web without user name and password, such as https://example.org/hook")
	}
	switch {
	case c.Kind == Ntfy && strings.Trim(u.Path, "/") == "":
		return sitrep.Errorf(sitrep.EInvalid, "an ntfy address ends in its topic, such as https://ntfy.example.org/my-topic")
	case c.Kind == Ntfy && (len(c.Secret) > 200 || strings.ContainsFunc(c.Secret, func(r rune) bool { return r <= ' ' || r > '~' })):
		return sitrep.Errorf(sitrep.EInvalid, "this is no ntfy access token")
	case c.Kind == Push:
		if u.Scheme != "https" && !loopback(u.Hostname()) {
			return sitrep.Errorf(sitrep.EInvalid, "a push service has an https address")
		}
		_, err := c.subscriber()
		return err
	}
	return nil
}

func loopback(host string) bool { return host == "localhost" || host == "127.0.0.1" || host == "::1" }

// where names the address without what is secret in it, for the log and the pages.
func (c Channel) where() string {
	if c.Kind == Mail {
		return c.Address
	}
	u, err := url.Parse(c.Address)
	if err != nil {
		return c.Kind
	}
	if c.Kind == Webhook { // the path may be the secret
		return u.Scheme + "://" + u.Host + "/…"
	}
	return u.Host
}

// token is 256 bits that nobody guesses.
func token() string {
	b := make([]byte, 32)
	_, _ = rand.Read(b) // never fails
	return base64.RawURLEncoding.EncodeToString(b)
}

// newID is a name that no other thing has.
func newID(prefix string) string {
	b := make([]byte, 12)
	_, _ = rand.Read(b)
	return prefix + hex.EncodeToString(b)
}

// newSecret makes a webhook's secret as Standard Webhooks has it.
func newSecret() string {
	b := make([]byte, 32)
	_, _ = rand.Read(b)
	return secretPrefix + base64.StdEncoding.EncodeToString(b)
}

// oneLine is a text without control characters and in one line, at most n characters.
func oneLine(s string, n int) string {
	s = strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, ""), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	if utf8.RuneCountInString(s) > n {
		s = strings.TrimSpace(string([]rune(s)[:n-1])) + "…"
	}
	return s
}
