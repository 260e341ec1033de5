// Package websub is the subscriber's side of WebSub (W3C Recommendation of
// 2018): a feed's hub is asked to send what is new, proves that it was we who
// asked, and signs what it sends. A subscription is a small state machine,
// stored by the caller; a feed without a working one is simply polled.
package websub

import (
	"crypto/hmac"
	"crypto/sha1" //nolint:gosec // old hubs sign with it; the secret is ours and random
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"hash"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep/fetch"
)

// Status is where a subscription stands.
type Status string

// The statuses.
const (
	Pending Status = "pending" // asked, not yet verified by the hub
	Active  Status = "active"  // verified; the hub sends what is new
	Denied  Status = "denied"  // the hub or publisher refused
	Failed  Status = "failed"  // the hub could not be asked, or never verified
	Leaving Status = "leaving" // we asked to end it
	Left    Status = "left"    // ended
)

// Subscription is one feed at one hub. It is plain data, to be stored.
type Subscription struct {
	ID       string    `json:"id"` // unguessable: the last part of the callback's address
	Topic    string    `json:"topic"`
	Hub      string    `json:"hub"`
	Secret   string    `json:"secret"` // never logged
	Status   Status    `json:"status"`
	Since    time.Time `json:"since"`            // when the status began
	Reason   string    `json:"reason,omitempty"` // for people
	Asked    time.Time `json:"asked"`            // the last request to the hub
	Attempts int       `json:"attempts"`         // requests since it was last active
	Until    time.Time `json:"until,omitzero"`   // the end of the lease
	Got      time.Time `json:"got,omitzero"`     // the last signed push
}

// The bounds on leases and patience.
const (
	minLease   = 5 * time.Minute
	maxLease   = 30 * 24 * time.Hour
	verifyTime = time.Hour // a hub that has not verified by then won't
	attempts   = 6         // requests to a hub before giving up on it
)

// Live tells whether pushes can be relied on: it is verified and not over.
func (s Subscription) Live(now time.Time) bool { return s.Status == Active && now.Before(s.Until) }

func (s Subscription) become(status Status, reason string, now time.Time) Subscription {
	if s.Status != status {
		s.Status, s.Since = status, now
	}
	s.Reason = reason
	return s
}

// Verify answers a hub's question whether we asked (WebSub 5.3, 5.2): the state
// after it and the challenge to echo. It is pure. False is "not found": we
// asked for no such thing.
func (s Subscription) Verify(q url.Values, now time.Time) (after Subscription, challenge string, ok bool) {
	challenge = q.Get("hub.challenge")
	if q.Get("hub.topic") != s.Topic || len(challenge) > 1024 {
		return s, "", false
	}
	switch q.Get("hub.mode") {
	case "subscribe":
		if s.Status != Pending && s.Status != Active || challenge == "" {
			return s, "", false
		}
		lease := 24 * time.Hour
		if n, err := strconv.ParseInt(q.Get("hub.lease_seconds"), 10, 64); err == nil && n > 0 {
			lease = time.Duration(min(n, int64(maxLease/time.Second))) * time.Second
		}
		s.Until, s.Attempts = now.Add(max(lease, minLease)), 0
		return s.become(Active, "", now), challenge, true
	case "unsubscribe":
		if s.Status != Leaving || challenge == "" {
			return s, "", false
		}
		return s.become(Left, "", now), challenge, true
	case "denied":
		if s.Status == Left {
			return s, "", false
		}
		return s.become(Denied, "the hub refused: "+clip(q.Get("hub.reason")), now), "", true
	}
	return s, "", false
}

// clip makes a hub's words fit to show.
func clip(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	if len(s) > 200 {
		s = strings.ToValidUTF8(s[:200], "")
	}
	if s == "" {
		return "it gave no reason"
	}
	return s
}

// Due tells whether the hub is to be asked (again): never asked, a lease that
// ends soon, or a request that was not answered.
func (s Subscription) Due(now time.Time) bool {
	retry := fetch.Backoff{Base: 10 * time.Minute, Max: 24 * time.Hour}
	switch s.Status {
	case Pending, Leaving:
		return s.Asked.IsZero() || s.Attempts < attempts && now.After(s.Asked.Add(max(verifyTime, retry.After(s.ID, s.Attempts))))
	case Active: // in the last tenth of its lease, or the last hour of a short one
		lead := max(s.Until.Sub(s.Since)/10, time.Hour)
		return now.After(s.Until.Add(-min(lead, maxLease/10))) && now.After(s.Asked.Add(retry.After(s.ID, max(1, s.Attempts))))
	case Failed, Denied: // hubs change their mind; ask now and then
		return now.After(s.Since.Add(7 * 24 * time.Hour))
	}
	return false
}

// Expire gives a subscription whose time has run out its status.
func (s Subscription) Expire(now time.Time) Subscription {
	switch {
	case s.Status == Active && !now.Before(s.Until):
		return s.become(Pending, "the lease ran out before the hub renewed it", now)
	case s.Status == Pending && s.Attempts >= attempts && now.After(s.Asked.Add(verifyTime)):
		return s.become(Failed, "the hub never verified the subscription", now)
	case s.Status == Leaving && s.Attempts >= attempts && now.After(s.Asked.Add(verifyTime)):
		return s.become(Left, "the hub never answered; its lease runs out by itself", now)
	}
	return s
}

// Signed tells whether a push carries our secret's signature (WebSub 7.1.2):
// "sha256=…", or sha1, sha384, sha512.
func (s Subscription) Signed(header string, body []byte) bool {
	method, sum, ok := strings.Cut(strings.TrimSpace(header), "=")
	if !ok || s.Secret == "" {
		return false
	}
	var h func() hash.Hash
	switch strings.ToLower(method) {
	case "sha1":
		h = sha1.New
	case "sha256":
		h = sha256.New
	case "sha384":
		h = sha512.New384
	case "sha512":
		h = sha512.New
	default:
		return false
	}
	got, err := hex.DecodeString(sum)
	if err != nil {
		return false
	}
	mac := hmac.New(h, []byte(s.Secret))
	mac.Write(body)
	return hmac.Equal(got, mac.Sum(nil))
}
