package feed

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/sitrep-news/sitrep/fetch"
)

// Status is how a feed does. A feed from which nothing comes is never just
// quiet: it is fresh, or it is one of the others with a reason.
type Status string

// The statuses.
const (
	New     Status = "new"     // not read yet
	Fresh   Status = "fresh"   // it answers, and has news as often as it used to
	Stale   Status = "stale"   // it answers, but has had no news for far longer than it used to
	Failing Status = "failing" // it cannot be read
	Gone    Status = "gone"    // the publisher says that it has ended
)

// State is what is remembered of a feed between readings. It is plain data, to
// be stored as JSON.
type State struct {
	URL        string           `json:"url"`
	Title      string           `json:"title,omitempty"`
	Status     Status           `json:"status"`
	Since      time.Time        `json:"since,omitzero"`    // when the status began
	Reason     string           `json:"reason,omitempty"`  // for people: why it is failing, stale or gone
	Code       fetch.Code       `json:"code,omitempty"`    // of the last failure; "not_feed" where what came is none
	Failures   int              `json:"failures,omitzero"` // in a row
	Tried      time.Time        `json:"tried,omitzero"`    // the last reading
	Answered   time.Time        `json:"answered,omitzero"` // the last that succeeded, "not modified" included
	Full       time.Time        `json:"full,omitzero"`     // the last that gave a body
	LastNew    time.Time        `json:"last_new,omitzero"` // when an item was last seen for the first time
	Cadence    time.Duration    `json:"cadence,omitzero"`  // the usual time between two items; 0: unknown
	Validators fetch.Validators `json:"validators,omitzero"`
	Hints      Hints            `json:"hints,omitzero"`
	Hubs       []string         `json:"hubs,omitempty"`
	Self       string           `json:"self,omitempty"`
	Pushed     bool             `json:"pushed,omitzero"` // a hub sends its news (the caller sets it): it is read seldom
	Seen       []Seen           `json:"seen,omitempty"`  // the items of the last readings
	Next       time.Time        `json:"next,omitzero"`   // when to read it again
}

// NotFeed is the State.Code of an answer that is no feed.
const NotFeed fetch.Code = "not_feed"

// Seen remembers an item.
type Seen struct {
	ID    string `json:"i"` // hash of Item.ID
	Print string `json:"p"` // Item.Print
}

// Outcome is one reading of a feed.
type Outcome struct {
	At       time.Time
	Response *fetch.Response // nil where there was no answer of use
	Feed     *Feed           // nil where it failed or was not modified
	New      int             // items not seen before
	Err      error
}

// Schedule bounds how often feeds are read.
type Schedule struct {
	Min, Max   time.Duration // between two readings that succeed
	Default    time.Duration // where the feed's cadence is unknown
	Backoff    fetch.Backoff // after failures
	Refresh    time.Duration // validators older than this are dropped: some servers say "not modified" for ever
	StaleAfter time.Duration // no feed is stale earlier
	GoneAgain  time.Duration // how often one that is gone is tried
}

// Standard is the schedule where the operator sets none.
func Standard() Schedule {
	return Schedule{
		Min: 5 * time.Minute, Max: 6 * time.Hour, Default: 30 * time.Minute,
		Backoff: fetch.Backoff{Base: 5 * time.Minute, Max: 24 * time.Hour},
		Refresh: 8 * 24 * time.Hour, StaleAfter: 24 * time.Hour, GoneAgain: 7 * 24 * time.Hour,
	}
}

// Step gives a feed's state after a reading, the time of the next included. It
// is pure: the same state and outcome give the same.
func (c Schedule) Step(s State, o Outcome) State {
	s.Tried = o.At
	if o.Err != nil || o.Response == nil {
		return c.failed(s, o)
	}
	s.Failures, s.Code, s.Answered = 0, "", o.At
	if o.Feed != nil {
		s = c.read(s, o)
	} else {
		s.Validators = o.Response.Validators
	}
	status, reason := c.health(s, o)
	s = s.become(status, reason, o.At)
	if c.distrusted(s, o.At) {
		s.Validators = fetch.Validators{}
	}
	s.Next = c.next(s, o)
	return s
}

// become sets the status; Since changes only with it.
func (s State) become(status Status, reason string, at time.Time) State {
	if s.Status != status || s.Since.IsZero() {
		s.Status, s.Since = status, at
	}
	s.Reason = reason
	return s
}

// read takes over what a feed that was parsed says.
func (c Schedule) read(s State, o Outcome) State {
	f := o.Feed
	s.Full, s.Validators, s.Hints, s.Hubs, s.Self = o.At, o.Response.Validators, f.Hints, f.Hubs, f.Self
	s.Title = cmp.Or(f.Title, s.Title)
	if o.Response.Moved != "" { // only what proved to be a feed is moved to
		s.URL = o.Response.Moved
	}
	switch {
	case s.LastNew.IsZero():
		s.LastNew = newestOf(f, o.At) // a feed just added may have been dead for years
	case o.New > 0:
		s.LastNew = o.At
	}
	if d := cadence(f); d > 0 {
		s.Cadence = d
	}
	return s
}

func newestOf(f *Feed, at time.Time) time.Time {
	var newest time.Time
	for i := range f.Items {
		if d := f.Items[i].newest(); d.After(newest) && !d.After(at) {
			newest = d
		}
	}
	if newest.IsZero() {
		return at
	}
	return newest
}

// cadence is the median time between the feed's items, by their dates; 0 where
// there are fewer than three dates.
func cadence(f *Feed) time.Duration {
	var at []time.Time
	for i := range f.Items {
		if d := cmp.Or(f.Items[i].Published, f.Items[i].Updated); !d.IsZero() {
			at = append(at, d)
		}
	}
	if len(at) < 3 {
		return 0
	}
	slices.SortFunc(at, time.Time.Compare)
	var gaps []time.Duration
	for i := 1; i < len(at); i++ {
		gaps = append(gaps, at[i].Sub(at[i-1]))
	}
	slices.Sort(gaps)
	mean := at[len(at)-1].Sub(at[0]) / time.Duration(len(gaps))
	// Items often come in bursts: a median of nothing says less than the mean.
	return max(gaps[len(gaps)/2], mean/4, time.Second)
}

// health tells whether a feed that answers is fresh, stale or over.
func (c Schedule) health(s State, o Outcome) (Status, string) {
	quiet := o.At.Sub(s.LastNew)
	limit := max(c.StaleAfter, 8*s.Cadence)
	if s.Cadence == 0 {
		limit = 14 * 24 * time.Hour
	}
	switch {
	case o.Feed != nil && o.Feed.Expired:
		return Gone, "the publisher says that this feed has ended"
	case s.Status == Gone && o.Feed == nil:
		return Gone, s.Reason
	case quiet > limit && s.Cadence > 0:
		return Stale, fmt.Sprintf("no new item since %s, though there used to be one about every %s", day(s.LastNew), words(s.Cadence))
	case quiet > limit:
		return Stale, "no new item since " + day(s.LastNew)
	}
	return Fresh, ""
}

func day(t time.Time) string { return t.UTC().Format("2006-01-02 15:04 UTC") }

// words writes a duration for people: "20 minutes", "6 hours", "3 days".
func words(d time.Duration) string {
	n, unit := d.Minutes(), "minute"
	switch {
	case d >= 48*time.Hour:
		n, unit = d.Hours()/24, "day"
	case d >= 2*time.Hour:
		n, unit = d.Hours(), "hour"
	}
	if n = max(1, float64(int(n+0.5))); n > 1 {
		unit += "s"
	}
	return fmt.Sprintf("%.0f %s", n, unit)
}

// distrusted tells whether validators have been believed for too long: after
// some days in any case, after one where the feed looks stale.
func (c Schedule) distrusted(s State, at time.Time) bool {
	limit := c.Refresh
	if s.Status == Stale {
		limit = min(limit, 24*time.Hour)
	}
	return !s.Full.IsZero() && at.Sub(s.Full) > limit
}

// next is when a feed that answered is read again: twice in its cadence, within
// bounds; not before it or its server asks for; with a little jitter.
func (c Schedule) next(s State, o Outcome) time.Time {
	wait := c.Default
	if s.Cadence > 0 {
		wait = s.Cadence / 2
	}
	if s.Status == Stale || s.Pushed {
		wait = c.Max / 2
	}
	wait = min(max(wait, c.Min), c.Max)
	wait = max(wait, s.Hints.Every(), min(o.Response.Fresh, c.Max))
	if s.Status == Gone {
		wait = c.GoneAgain
	}
	wait += time.Duration(float64(wait) / 10 * fetch.Jitter(s.URL, int(o.At.Unix())))
	at := o.At.Add(wait)
	if retry := fetch.RetryAfter(o.Response.Header, o.At); retry.After(at) {
		at = retry
	}
	return s.Hints.Allowed(at)
}

// failed is a reading that gave nothing. Validators stay: they belong to the
// last body that was read.
func (c Schedule) failed(s State, o Outcome) State {
	var fe *fetch.Error
	if errors.As(o.Err, &fe) && fe.Code == fetch.Canceled {
		s.Next = o.At // our own end, not the feed's fault
		return s
	}
	s.Failures++
	s.Code = NotFeed
	reason := "it could not be read"
	if o.Err != nil {
		reason = o.Err.Error()
	}
	status := Failing
	wait := c.Backoff.After(s.URL, s.Failures)
	if fe != nil {
		s.Code = fe.Code
		switch {
		case fe.Code == fetch.Gone:
			status, wait = Gone, c.GoneAgain
		case fe.Lasting():
			wait = max(wait, time.Hour)
		}
	}
	s = s.become(status, reason, o.At)
	s.Next = o.At.Add(wait)
	if fe != nil && fe.RetryAt.After(s.Next) {
		s.Next = fe.RetryAt
	}
	if fe != nil && fe.Code == fetch.RateLimited && s.Failures == 1 && fe.RetryAt.After(o.At) {
		s.Next = fe.RetryAt // it said when
	}
	return s
}
