package follow

import (
	"bytes"
	"context"
	"crypto/sha1" // #nosec: RFC 9562 names it for UUIDs of names
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/query"
)

// feedEvents is how many events a feed has, the last changed first.
const feedEvents = 50

// updates is a feed before it is written in a format.
type updates struct {
	Title   string
	Page    string // the same on a page
	Self    string // its own address
	Updated time.Time
	Entries []entry
}

// entry is an event's thread. Its id stays while the event changes: readers show it
// anew, and once.
type entry struct {
	ID        string
	URL       string
	Title     string
	Summary   string // plain text
	HTML      string
	Published time.Time
	Updated   time.Time
	Tags      []string
}

// Updates serves the feed of a query: Atom 1.0, or JSON Feed 1.1 by a path that ends
// in .json. Parameters are those of the pages; with follow and token it is a follow's
// feed, for readers that cannot sign in.
func (s *Service) Updates(w http.ResponseWriter, r *http.Request) {
	u, err := s.updates(r.Context(), r.URL)
	if err != nil {
		s.failPlain(w, r, err)
		return
	}
	write, kind := writeAtom, "application/atom+xml; charset=utf-8"
	if strings.HasSuffix(r.URL.Path, ".json") {
		write, kind = writeJSONFeed, "application/feed+json; charset=utf-8"
	}
	body, err := write(u)
	if err != nil {
		s.failPlain(w, r, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Cache-Control", "private, max-age=60")
	sum := sha256.Sum256(body)
	h.Set("ETag", `"`+hex.EncodeToString(sum[:16])+`"`)
	http.ServeContent(w, r, "", u.Updated.Truncate(time.Second), bytes.NewReader(body)) // knows If-None-Match and If-Modified-Since
}

// updates makes the feed that an address asks for.
func (s *Service) updates(ctx context.Context, at *url.URL) (*updates, error) {
	v := at.Query()
	text, err := query.Text(v, "follow", "token")
	if err != nil {
		return nil, err
	}
	title, chain := "Updates", []string(nil)
	if id := v.Get("follow"); id != "" {
		f, err := s.byToken(ctx, id, v.Get("token"))
		if err != nil {
			return nil, err
		}
		text, title, chain = f.Query, f.Name, f.Chain
	} else if text != "" {
		title = "Updates: " + oneLine(text, 200)
	}
	q, err := query.Parse(text, query.Options{Now: s.now(), Resolver: s.o.Names})
	if err != nil {
		return nil, err
	}
	if len(chain) > 0 {
		q.Events = chain
	}
	u := &updates{Title: title + " · sitrep", Self: s.o.Base + at.RequestURI(), Page: s.o.Base + "/?" + url.Values{"q": {text}}.Encode()}
	if text == "" {
		u.Page = s.o.Base + "/"
	}
	q.Order, q.After, q.Withdrawn = "changed", "", true // what was in the feed must not just vanish from it
	if q.Limit == 0 || q.Limit > feedEvents {
		q.Limit = feedEvents
	}
	page, err := s.o.Store.Events(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("feed: %w", err)
	}
	for i := range page.Events {
		if err := s.enter(ctx, u, &page.Events[i]); err != nil {
			return nil, err
		}
	}
	if u.Updated.IsZero() {
		u.Updated = time.Unix(0, 0).UTC() // a feed without entries never changed
	}
	return u, nil
}

// enter adds an event with its history.
func (s *Service) enter(ctx context.Context, u *updates, e *sitrep.Event) error {
	history, err := s.o.Store.History(ctx, e.ID)
	if err != nil {
		return fmt.Errorf("feed: %w", err)
	}
	kind := EventNew
	if e.Withdrawn {
		kind = EventWithdrawn
	}
	n := s.noteOf(e, kind, nil, nil)
	out := entry{ID: uuid(e.ID), URL: n.URL, Title: n.head() + n.Title, Summary: n.facts(), Published: e.FirstSeen.UTC(), Updated: e.FirstSeen.UTC(), Tags: []string{e.Type}}
	if n.Country != "" {
		out.Tags = append(out.Tags, n.Country)
	}
	out.Tags = append(out.Tags, n.Caveats...)
	for _, c := range history {
		if c.At.After(out.Updated) {
			out.Updated = c.At.UTC()
		}
	}
	out.HTML = entryHTML(n, tail(history, 10))
	if out.Updated.After(u.Updated) {
		u.Updated = out.Updated
	}
	u.Entries = append(u.Entries, out)
	return nil
}

// entryHTML writes an event for feed readers: facts, sources, what changed. Nothing of
// others' HTML gets in: everything is escaped.
func entryHTML(n Note, history []sitrep.Change) string {
	var b strings.Builder
	esc := html.EscapeString
	fmt.Fprintf(&b, "<p>%s</p>", esc(n.facts()))
	if len(n.Sources) > 0 {
		b.WriteString("<ul>")
		for _, src := range n.Sources {
			name := esc(src.Publisher)
			if src.Title != "" {
				name += ": " + esc(src.Title)
			}
			if src.URL != "" {
				name = `<a href="` + esc(src.URL) + `">` + name + "</a>"
			}
			b.WriteString("<li>" + name + "</li>")
		}
		b.WriteString("</ul>")
	}
	if len(history) > 0 {
		b.WriteString("<p>What changed:</p><ul>")
		for i := len(history) - 1; i >= 0; i-- {
			c := history[i]
			fmt.Fprintf(&b, "<li>%s: %s</li>", c.At.UTC().Format("2006-01-02 15:04 UTC"), esc(oneLine(c.Text, 300)))
		}
		b.WriteString("</ul>")
	}
	return b.String()
}

// byToken finds a follow for whoever has its token. A wrong one and an absent follow
// look alike.
func (s *Service) byToken(ctx context.Context, id, token string) (*Follow, error) {
	f, err := get[Follow](ctx, s.o.Store, followKind, id)
	if err != nil && sitrep.Code(err) != sitrep.ENotFound {
		return nil, err
	}
	if err != nil || subtle.ConstantTimeCompare([]byte(f.Body.Token), []byte(token)) != 1 {
		return nil, sitrep.Errorf(sitrep.ENotFound, "there is no such follow; it may have been deleted")
	}
	return &f.Body, nil
}

// uuid is an event's id in feeds: a UUID of version 5 in a name space of our own
// (RFC 9562 5.5), which stays the same when the server moves.
func uuid(event string) string {
	space := [16]byte{0x8a, 0x1c, 0x5e, 0x0b, 0x6f, 0x34, 0x4d, 0x52, 0x9b, 0x77, 0x21, 0xe5, 0xc0, 0x93, 0xd6, 0x48}
	sum := sha1.Sum(append(space[:], event...)) // #nosec: a name, no secret
	u := sum[:16]
	u[6], u[8] = u[6]&0x0f|0x50, u[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}

// failPlain answers programs: a line of text with the status of the error's code.
func (s *Service) failPlain(w http.ResponseWriter, r *http.Request, err error) {
	status, text := http.StatusInternalServerError, "The server could not answer; its log says why."
	switch sitrep.Code(err) {
	case sitrep.EInvalid:
		status, text = http.StatusBadRequest, err.Error()
	case sitrep.ENotFound:
		status, text = http.StatusNotFound, err.Error()
	case sitrep.EUnauthorized:
		status, text = http.StatusUnauthorized, err.Error()
	case sitrep.EForbidden:
		status, text = http.StatusForbidden, err.Error()
	case sitrep.ETooMany:
		status, text = http.StatusTooManyRequests, err.Error()
	case sitrep.EConflict:
		status, text = http.StatusConflict, err.Error()
	case sitrep.EUnavailable:
		status, text = http.StatusServiceUnavailable, err.Error()
	default:
		if r.Context().Err() == nil {
			s.o.Log.Error("follows", "path", r.URL.Path, "err", err)
		}
	}
	http.Error(w, text, status)
}
