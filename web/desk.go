package web

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/fuse"
)

// Desk is what a page may have done: package watch does it.
type Desk interface {
	Feeds(ctx context.Context) ([]FeedRow, error)
	AddFeed(ctx context.Context, address, by string) error
	RemoveFeed(ctx context.Context, id, by string) error
	Correct(ctx context.Context, c fuse.Correction) error
	Undo(ctx context.Context, correction, by string) error
	Corrections(ctx context.Context) ([]fuse.Correction, error)
}

// FeedRow is how a source is doing.
type FeedRow struct {
	ID, URL, Title string
	State          string // fresh, stale, failing, gone, new
	Since          time.Time
	Last, Next     time.Time // last time it answered, next poll
	Reason         string    // of a failure
	Reports        int64     // filed from it
	Newest         string    // date of its newest entry
}

// Bad tells whether silence from this feed means nothing.
func (f FeedRow) Bad() bool { return f.State == "failing" || f.State == "gone" || f.State == "stale" }

// feedsPage shows each source's state, the queue and the versions.
type feedsPage struct {
	Feeds       []FeedRow
	Stats       sitrep.Stats
	Corrections []fuse.Correction
	Can         User
	Bad         int
	OPML        string
}

// urgency orders states: what needs a look comes first.
var urgency = []string{"gone", "failing", "stale", "new", "fresh"}

// byUrgency sorts feeds by how much they need a look, then by name.
func byUrgency(a, b FeedRow) int {
	return cmp.Or(cmp.Compare(slices.Index(urgency, a.State), slices.Index(urgency, b.State)), cmp.Compare(cmp.Or(a.Title, a.URL), cmp.Or(b.Title, b.URL)))
}

func (s *Site) feeds(r *http.Request) (view, error) {
	p := feedsPage{Can: s.user(r), OPML: s.o.OPML}
	var err error
	if p.Stats, err = s.o.Store.Stats(r.Context()); err != nil {
		return view{}, err
	}
	if s.o.Desk != nil {
		if p.Feeds, err = s.o.Desk.Feeds(r.Context()); err != nil {
			return view{}, err
		}
		slices.SortFunc(p.Feeds, byUrgency)
		for _, f := range p.Feeds {
			if f.Bad() {
				p.Bad++
			}
		}
		if p.Corrections, err = s.o.Desk.Corrections(r.Context()); err != nil {
			return view{}, err
		}
	}
	return view{Template: "feeds", Title: "Feeds and health", Data: p}, nil
}

func (s *Site) addFeed(w http.ResponseWriter, r *http.Request) {
	s.do(w, r, "/feeds", func(u User) error {
		if !u.Admin {
			return sitrep.Errorf(sitrep.EForbidden, "only an administrator may add or remove feeds")
		}
		if id := r.PostFormValue("remove"); id != "" {
			return s.o.Desk.RemoveFeed(r.Context(), id, u.ID)
		}
		return s.o.Desk.AddFeed(r.Context(), strings.TrimSpace(r.PostFormValue("url")), u.ID)
	})
}

// do runs what a form asks for, then leads back to a page.
func (s *Site) do(w http.ResponseWriter, r *http.Request, back string, f func(User) error) {
	r.Body = http.MaxBytesReader(w, r.Body, 64<<10)
	err := r.ParseForm()
	if err != nil {
		err = sitrep.Errorf(sitrep.EInvalid, "the form could not be read: %v", err)
	} else if s.o.Desk == nil {
		err = sitrep.Errorf(sitrep.EForbidden, "this server only shows; it changes nothing")
	} else {
		err = f(s.user(r))
	}
	if err != nil {
		s.draw(w, r, s.failed(r, err))
		return
	}
	s.forget()
	http.Redirect(w, r, back, http.StatusSeeOther)
}

// correct keeps what an analyst decided about an event.
func (s *Site) correct(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	s.do(w, r, "/events/"+id, func(u User) error {
		if !u.Analyst {
			return sitrep.Errorf(sitrep.EForbidden, "only an analyst may correct events")
		}
		e, err := s.o.Store.Event(r.Context(), id)
		if err != nil {
			return err
		}
		c, err := s.correction(r, e)
		if err != nil {
			return err
		}
		now := s.o.Now().UTC()
		c.By, c.At, c.Events = u.ID, now, append([]string{e.ID}, c.Events...)
		c.ID = now.Format("20060102T150405.000000000") + "-" + e.ID
		c.Note = r.PostFormValue("note")
		return s.seen(r.Context(), c.Kind != fuse.Accept, func() error { return s.o.Desk.Correct(r.Context(), c) })
	})
}

// correction reads the form: kind, and what the kind needs.
func (s *Site) correction(r *http.Request, e *sitrep.Event) (fuse.Correction, error) {
	c := fuse.Correction{Kind: r.PostFormValue("kind")}
	chosen := map[string]bool{}
	for _, i := range r.PostForm["claim"] {
		chosen[i] = true
	}
	for i, cl := range e.Claims {
		if len(chosen) == 0 || chosen[strconv.Itoa(i)] {
			c.Anchors = append(c.Anchors, fuse.AnchorOf(cl))
		} else {
			c.Others = append(c.Others, fuse.AnchorOf(cl))
		}
	}
	switch c.Kind {
	case fuse.Accept:
		c.Others = nil
		return c, nil
	case fuse.Reject:
		c.Others = nil
		return c, nil
	case fuse.Split:
		if len(chosen) == 0 || len(c.Others) == 0 {
			return c, sitrep.Errorf(sitrep.EInvalid, "to split, choose some of the claims, not all and not none")
		}
		return c, nil
	case fuse.Merge:
		return s.mergeWith(r, c)
	case fuse.Edit:
		return edit(r, c)
	}
	return c, sitrep.Errorf(sitrep.EInvalid, "a correction is accept, edit, merge, split or reject, not %q", c.Kind)
}

func (s *Site) mergeWith(r *http.Request, c fuse.Correction) (fuse.Correction, error) {
	if r.PostFormValue("with") == "" {
		return c, sitrep.Errorf(sitrep.EInvalid, "to merge, choose the event to merge with")
	}
	other, err := s.o.Store.Event(r.Context(), r.PostFormValue("with"))
	if err != nil {
		return c, err
	}
	c.Others, c.Events = nil, []string{other.ID}
	for _, cl := range other.Claims {
		c.Others = append(c.Others, fuse.AnchorOf(cl))
	}
	return c, nil
}

func edit(r *http.Request, c fuse.Correction) (fuse.Correction, error) {
	c.Others = nil
	c.Field = r.PostFormValue("field")
	value := strings.TrimSpace(r.PostFormValue("value"))
	if value == "" {
		return c, sitrep.Errorf(sitrep.EInvalid, "to edit %s, give its new value", c.Field)
	}
	var err error
	switch c.Field {
	case "type", "mode", "status", "title":
		c.Value, err = json.Marshal(value)
	case "killed", "injured", "captured", "abducted", "missing", "displaced":
		n, bad := strconv.Atoi(value)
		if bad != nil || n < 0 {
			return c, sitrep.Errorf(sitrep.EInvalid, "%s is a number, not %q", c.Field, value)
		}
		c.Value, err = json.Marshal(n)
	default:
		err = sitrep.Errorf(sitrep.EInvalid, "%q can't be edited", c.Field)
	}
	return c, err
}

// undo takes a correction back; the form may say on which event's page it stands.
func (s *Site) undo(w http.ResponseWriter, r *http.Request) {
	back := "/feeds"
	if id := r.URL.Query().Get("event"); id != "" {
		back = "/events/" + url.PathEscape(id)
	}
	s.do(w, r, back, func(u User) error {
		if !u.Analyst {
			return sitrep.Errorf(sitrep.EForbidden, "only an analyst may take a correction back")
		}
		return s.seen(r.Context(), true, func() error { return s.o.Desk.Undo(r.Context(), r.PathValue("id"), u.ID) })
	})
}

// patience is how long a form waits for what it changed to be seen: events are joined
// anew behind the page.
const patience = 5 * time.Second

// seen does what changes events and waits until one did, so that whoever sent a form
// finds what it did on the next page. What takes longer is shown when it is done.
func (s *Site) seen(ctx context.Context, wait bool, act func() error) error {
	s.forget()
	before, err := s.version(ctx)
	if err != nil {
		return err
	}
	if err := act(); err != nil || !wait {
		return err
	}
	for until := time.Now().Add(patience); time.Now().Before(until); {
		select {
		case <-ctx.Done():
			return nil // it is kept
		case <-time.After(50 * time.Millisecond):
		}
		s.forget()
		if now, err := s.version(ctx); err != nil || now != before {
			return err
		}
	}
	return nil
}
