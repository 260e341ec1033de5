package feed

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/sitrep-news/sitrep/fetch"
)

// Reading is what one request for a feed gave.
type Reading struct {
	State State // to store
	Feed  *Feed // nil where it failed or was not modified
	// New are the items not seen before, Changed those whose text is another
	// than when they were last seen; both in the feed's order.
	New, Changed []Item
	// Candidates are the feeds of a page that was given for a feed.
	Candidates []Candidate
	// Err is why there is no feed; State tells the same for people.
	Err error
}

// Add begins to follow a feed, with one request: what it has is read at once.
// The address of a page gives its feeds as Candidates.
func Add(ctx context.Context, c *fetch.Client, address string, plan Schedule) Reading {
	return Poll(ctx, c, State{URL: address, Status: New}, plan)
}

// Poll reads a feed once.
func Poll(ctx context.Context, c *fetch.Client, s State, plan Schedule) Reading {
	resp, err := c.Do(ctx, fetch.Request{URL: s.URL, Validators: s.Validators, Accept: fetch.FeedTypes(), MaxBody: MaxBytes})
	o := Outcome{At: c.Now(), Response: resp, Err: err}
	if err != nil {
		return Reading{State: plan.Step(s, o), Err: err}
	}
	if resp.NotModified {
		return Reading{State: plan.Step(s, o)}
	}
	return parsed(s, o, plan)
}

// Push reads a body that a hub sent for a feed; it counts as a reading. The
// validators stay, since they belong to another answer.
func Push(s State, body []byte, contentType string, at time.Time, plan Schedule) Reading {
	resp := &fetch.Response{Requested: s.URL, URL: s.URL, Body: body, ContentType: contentType, At: at, Header: http.Header{}, Validators: s.Validators}
	hubs, self := s.Hubs, s.Self
	r := parsed(s, Outcome{At: at, Response: resp}, plan)
	if r.Err == nil && len(r.State.Hubs) == 0 { // hubs may send items without the feed around them
		r.State.Hubs, r.State.Self = hubs, self
	}
	return r
}

// parsed parses what an outcome's response brought.
func parsed(s State, o Outcome, plan Schedule) Reading {
	from := Source{URL: o.Response.URL, ContentType: o.Response.ContentType, Now: o.At}
	f, err := Parse(o.Response.Body, from)
	if err != nil {
		r := Reading{Err: fmt.Errorf("read feed %s: %w", fetch.Redact(s.URL), err)}
		if errors.Is(err, ErrPage) {
			r.Candidates = Discover(o.Response.Body, from)
		}
		o.Response, o.Err = nil, r.Err
		r.State = plan.Step(s, o)
		return r
	}
	f.Hubs = append(f.Hubs, missing(f.Hubs, LinkHeader(o.Response.Header, o.Response.URL, "hub"))...)
	if self := LinkHeader(o.Response.Header, o.Response.URL, "self"); f.Self == "" && len(self) > 0 {
		f.Self = self[0]
	}
	r := Reading{Feed: f}
	r.New, r.Changed, s.Seen = Sift(s.Seen, f)
	o.Feed, o.New = f, len(r.New)
	r.State = plan.Step(s, o)
	return r
}

func missing(have, more []string) []string {
	return slices.DeleteFunc(slices.Clone(more), func(s string) bool { return slices.Contains(have, s) })
}

// maxSeen bounds the items remembered of a feed, beyond those it has now.
const maxSeen = 1000

// Sift parts a feed's items by what was seen before, and gives what to
// remember: its items, and the latest of those it no longer has.
func Sift(seen []Seen, f *Feed) (fresh, changed []Item, now []Seen) {
	known := make(map[string]string, len(seen))
	for _, s := range seen {
		known[s.ID] = s.Print
	}
	here := make(map[string]bool, len(f.Items))
	for _, it := range f.Items {
		id, mark := digest(it.ID), it.Print()
		if here[id] {
			continue
		}
		here[id] = true
		switch have, ok := known[id]; {
		case !ok:
			fresh = append(fresh, it)
		case have != mark:
			changed = append(changed, it)
		}
		now = append(now, Seen{id, mark})
	}
	kept := 0
	for _, s := range seen {
		if kept >= maxSeen {
			break
		}
		if !here[s.ID] {
			now = append(now, s)
			kept++
		}
	}
	return fresh, changed, now
}
