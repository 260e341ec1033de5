package web

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"container/list"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/query"
)

// How long drawn pages are kept, and how much of them.
const (
	fresh     = 30 * time.Second       // a page is drawn anew after it, though no event changed: reports may have come
	slowFresh = 10 * time.Minute       // a page that reads much is shown so long while it is drawn anew behind it
	pollEvery = 200 * time.Millisecond // how often the store is asked whether an event changed
	drawLimit = 60 * time.Second       // for one page
	slowLimit = 10 * time.Minute       // for one that reads much
	mostWait  = 800 * time.Millisecond // then a reader is told that a slow page is being counted
	mostBytes = 48 << 20               // of pages kept
	leastZip  = 1400                   // bytes; what fits a packet gains nothing
)

// page is a drawn page, ready to send.
type page struct {
	status int
	tag    string // ETag
	plain  []byte
	zipped []byte // gzip of plain; nil for small ones
}

// newPage packs a page once for all who ask for it.
func newPage(status int, body []byte) page {
	sum := sha256.Sum256(body)
	p := page{status: cmp.Or(status, http.StatusOK), tag: hex.EncodeToString(sum[:12]), plain: body}
	if len(body) >= leastZip {
		p.zipped = zip(body)
	}
	return p
}

func zip(body []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, 5) // the level is a valid one
	_, _ = w.Write(body)               // a buffer takes everything
	_ = w.Close()
	return b.Bytes()
}

// send answers with a page, or with 304 where the reader has it already.
func (p page) send(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "private, no-cache")
	if h.Get("Content-Security-Policy") == "" {
		h.Set("Content-Security-Policy", contentPolicy)
	}
	h.Add("Vary", "Accept-Encoding")
	body, tag := p.plain, `"`+p.tag+`"`
	if p.zipped != nil && takesGzip(r) {
		body, tag = p.zipped, `"`+p.tag+`-z"`
		h.Set("Content-Encoding", "gzip")
	}
	if p.status == http.StatusOK {
		h.Set("ETag", tag)
		if strings.Contains(r.Header.Get("If-None-Match"), tag) {
			h.Del("Content-Encoding")
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	h.Set("Content-Length", fmt.Sprint(len(body)))
	w.WriteHeader(p.status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // a reader who left
	}
}

// contentPolicy lets a page load our own files and nothing else; a layer before the
// pages may have set another.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// takesGzip reads Accept-Encoding as far as browsers write it (RFC 9110, 12.5.3).
func takesGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name = strings.ToLower(strings.TrimSpace(name)); name == "gzip" || name == "*" {
			q := strings.ReplaceAll(weight, " ", "")
			return q != "q=0" && q != "q=0.0" && q != "q=0.00" && q != "q=0.000"
		}
	}
	return false
}

// pages keeps what was drawn until an event changes, so that a page that many ask for
// is drawn once. It is safe for concurrent use.
type pages struct {
	now    func() time.Time
	flight singleflight.Group
	turns  chan struct{} // slow pages are drawn one after another, so that they hold no quick one up

	mu    sync.Mutex
	byKey map[string]*list.Element // of *kept
	order *list.List               // last used first
	bytes int
}

type kept struct {
	key, version string
	at           time.Time
	page         page
}

func newPages(now func() time.Time) *pages {
	if now == nil {
		now = time.Now
	}
	return &pages{now: now, turns: make(chan struct{}, 1), byKey: map[string]*list.Element{}, order: list.New()}
}

// get returns the page of a key as of a version, drawn by draw where none is kept.
// Those who ask for the same page at the same time wait for one drawing.
func (c *pages) get(key, version string, draw func() (page, bool)) page {
	old, ok := c.look(key)
	if ok && old.version == version && c.now().Sub(old.at) < fresh {
		return old.page
	}
	p, _, _ := c.flight.Do(key+"\x00"+version, func() (any, error) { return c.drawn(key, version, draw), nil })
	return p.(page)
}

// slow is get for a page that takes long: an older one is shown while it is drawn
// anew, and where there is none, after a moment, that it is being drawn.
func (c *pages) slow(key, version string, draw func() (page, bool), wait page) page {
	old, ok := c.look(key)
	if ok && old.version == version && c.now().Sub(old.at) < fresh {
		return old.page
	}
	done := c.flight.DoChan(key, func() (any, error) {
		c.turns <- struct{}{}
		defer func() { <-c.turns }()
		return c.drawn(key, version, draw), nil
	})
	if ok && c.now().Sub(old.at) < slowFresh {
		return old.page
	}
	select {
	case r := <-done:
		return r.Val.(page)
	case <-time.After(mostWait):
		return wait
	}
}

func (c *pages) drawn(key, version string, draw func() (page, bool)) page {
	began := c.now()
	p, keep := draw()
	if keep {
		c.put(&kept{key: key, version: version, at: began, page: p})
	}
	return p
}

func (c *pages) look(key string) (kept, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	el, ok := c.byKey[key]
	if !ok {
		return kept{}, false
	}
	c.order.MoveToFront(el)
	return *el.Value.(*kept), true
}

func (c *pages) put(k *kept) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.drop(c.byKey[k.key])
	c.byKey[k.key] = c.order.PushFront(k)
	c.bytes += size(k)
	for c.bytes > mostBytes && c.order.Len() > 1 {
		c.drop(c.order.Back())
	}
}

func (c *pages) drop(el *list.Element) {
	if el == nil {
		return
	}
	k := c.order.Remove(el).(*kept)
	delete(c.byKey, k.key)
	c.bytes -= size(k)
}

func size(k *kept) int { return len(k.page.plain) + len(k.page.zipped) + len(k.key) + 256 }

// clear forgets everything: somebody here changed something and wants to see it.
func (c *pages) clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.byKey, c.bytes = map[string]*list.Element{}, 0
	c.order.Init()
}

// watched tells the version of all events, asking the store now and then.
type watched struct {
	mu      sync.Mutex
	at      time.Time
	version string
}

// version names the last change of any event: it is another after every change.
func (s *Site) version(ctx context.Context) (string, error) {
	s.changed.mu.Lock()
	defer s.changed.mu.Unlock()
	now := s.pages.now()
	if s.changed.version != "" && now.Sub(s.changed.at) < pollEvery {
		return s.changed.version, nil
	}
	last, err := s.o.Store.Events(ctx, sitrep.Query{Order: "changed", Statuses: query.Statuses(), Origins: query.Origins(), Withdrawn: true, Limit: 1})
	if err != nil {
		return "", err
	}
	v := "none"
	if len(last.Events) > 0 {
		v = fmt.Sprintf("%s/%d", last.Events[0].ID, last.Events[0].Version)
	}
	s.changed.at, s.changed.version = now, v
	return v, nil
}

// forget makes the next page be drawn from what the store holds now.
func (s *Site) forget() {
	s.pages.clear()
	s.changed.mu.Lock()
	s.changed.version = ""
	s.changed.mu.Unlock()
}

// cached serves what f makes from the pages kept.
func (s *Site) cached(f func(*http.Request) (view, error), slow bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		version, err := s.version(r.Context())
		if err != nil {
			s.draw(w, r, s.failed(r, err))
			return
		}
		key := fmt.Sprintf("%#v %s", s.user(r), canonical(r))
		if !slow {
			s.pages.get(key, version, func() (page, bool) { return s.kept(r, f, drawLimit, time.Time{}) }).send(w, r)
			return
		}
		wait := s.render(r, view{Template: "wait", Title: "Counting", Status: http.StatusAccepted})
		p := s.pages.slow(key, version, func() (page, bool) { return s.kept(r, f, slowLimit, s.pages.now().UTC()) }, wait)
		if p.status == http.StatusAccepted {
			w.Header().Set("Refresh", "3")
		}
		p.send(w, r)
	}
}

// kept draws a page for all who ask for it: it goes on when the first of them leaves.
// It tells whether the page is worth keeping.
func (s *Site) kept(r *http.Request, f func(*http.Request) (view, error), limit time.Duration, at time.Time) (page, bool) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), limit)
	defer cancel()
	asked := r.WithContext(ctx)
	v, err := f(asked)
	if err != nil {
		v = s.failed(asked, err)
	} else {
		v.Drawn = at
	}
	p := s.render(asked, v)
	return p, p.status == http.StatusOK && !v.Live
}

// canonical is a request's path and parameters, in one order.
func canonical(r *http.Request) string {
	v := r.URL.Query()
	for k := range v {
		v[k] = slices.DeleteFunc(v[k], func(s string) bool { return s == "" })
		if len(v[k]) == 0 {
			delete(v, k)
		}
	}
	return r.URL.EscapedPath() + "?" + v.Encode()
}
