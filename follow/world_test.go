package follow

import (
	"context"
	"fmt"
	"html/template"
	"log/slog"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/fetch"
)

// world is a store with a service over it and a clock that stands still until it is
// told to move.
type world struct {
	t     *testing.T
	store sitrep.Store
	s     *Service
	mu    sync.Mutex
	now   time.Time
	log   strings.Builder
}

var monday = time.Date(2030, 3, 4, 12, 0, 0, 0, time.UTC)

func newWorld(t *testing.T, with ...func(*Options)) *world {
	t.Helper()
	w := &world{t: t, now: monday}
	store, err := openStore(t.Context(), address(t), w.clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	w.store = store
	w.s = w.service(with...)
	return w
}

func (w *world) service(with ...func(*Options)) *Service {
	o := Options{Store: w.store, Base: "https://news.example", Clock: w.clock, Log: slog.New(slog.NewTextHandler(&w.log, nil)),
		Owner: func(r *http.Request) string { return r.Header.Get("Test-Owner") },
		Post:  loopbackPoster(),
		Show: func(rw http.ResponseWriter, _ *http.Request, status int, title string, body template.HTML) {
			rw.WriteHeader(status)
			fmt.Fprintf(rw, "<title>%s</title>%s", title, body)
		},
		Fail: func(rw http.ResponseWriter, _ *http.Request, err error) {
			http.Error(rw, err.Error(), http.StatusBadRequest)
		},
	}
	for _, f := range with {
		f(&o)
	}
	s, err := New(o)
	if err != nil {
		w.t.Fatal(err)
	}
	return s
}

// loopbackPoster is the transport of the real program, with loopback allowed as an
// operator would.
func loopbackPoster() http.RoundTripper {
	t := fetch.SafeTransport(fetch.Options{AllowPrivate: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}})
	t.DisableKeepAlives = true
	return t
}

func (w *world) clock() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *world) set(now time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = now
}

// event is an invented happening that changes as tests want it to.
func event(id string, with ...func(*sitrep.Event)) sitrep.Event {
	high := 3
	e := sitrep.Event{
		ID: id, Origin: "reports", Type: "ASSAULT", Mode: "drone", Status: sitrep.Actual, Title: "Hill Front hits a depot at Port Elan",
		Actors: []sitrep.Party{{ID: "~hill front", Name: "Hill Front", Kind: sitrep.KindOrganization, Country: "---"}},
		Place:  &sitrep.Place{Name: "Port Elan", Country: "QTA", Admin1: "Upper Veldt", Precision: "city"},
		Time:   sitrep.Time{Start: "2030-03-04", End: "2030-03-04", Precision: "day"},
		Tolls:  []sitrep.Toll{{Harm: "killed", Low: 3, Best: 3, High: &high}},
		Claims: []sitrep.Claim{{Ref: sitrep.Ref{Report: "r1", Mention: "m1"}, Publisher: "Meridian Press", Family: "meridian", Title: "Drones strike a depot", URL: "https://meridian.example/1",
			Sentence: sitrep.Words{Text: "Drones struck a fuel depot at Port Elan."}}},
		Families: 1, Reports: 1, FirstSeen: monday, LastSeen: monday, Confidence: 0.7, Severity: 4, Version: 1,
	}
	for _, f := range with {
		f(&e)
	}
	return e
}

func killedBest(n int) func(*sitrep.Event) {
	return func(e *sitrep.Event) { e.Tolls = []sitrep.Toll{{Harm: "killed", Low: n, Best: n, High: &n}} }
}

func in(country string) func(*sitrep.Event) {
	return func(e *sitrep.Event) {
		if e.Place = nil; country != "" {
			e.Place = &sitrep.Place{Name: "somewhere", Country: country, Precision: "country"}
		}
	}
}

func withdrawn(e *sitrep.Event) { e.Withdrawn, e.Families = true, 0 }

func seen(at time.Time) func(*sitrep.Event) { return func(e *sitrep.Event) { e.FirstSeen = at } }

// happens saves an event with its changes and hands them on, as the running system does.
func (w *world) happens(e sitrep.Event, kinds ...string) {
	w.t.Helper()
	var changes []sitrep.Change
	for _, k := range kinds {
		changes = append(changes, sitrep.Change{Event: e.ID, At: w.clock(), Kind: k, Text: "It is " + k + "."})
	}
	w.saves([]sitrep.Event{e}, nil, changes)
}

func (w *world) saves(events []sitrep.Event, redirects map[string]string, changes []sitrep.Change) {
	w.t.Helper()
	w.update(func(tx sitrep.Tx) error {
		return tx.SaveEvents(w.t.Context(), events, redirects, changes)
	})
	w.update(func(tx sitrep.Tx) error {
		cs, err := tx.TakeOutbox(w.t.Context(), 1000)
		if err != nil {
			return err
		}
		return w.s.Alert(w.t.Context(), tx, cs)
	})
}

func (w *world) update(f func(tx sitrep.Tx) error) {
	w.t.Helper()
	if err := w.store.Update(w.t.Context(), f); err != nil {
		w.t.Fatal(err)
	}
}

// pass lets time go by: every delivery is tried when it is due.
func (w *world) pass(d time.Duration) {
	w.t.Helper()
	end := w.clock().Add(d)
	for range 10_000 {
		id, at := w.next()
		if id == "" || at.After(end) {
			w.set(end)
			return
		}
		if at.After(w.clock()) {
			w.set(at)
		}
		if err := w.s.Deliver(w.t.Context(), sitrep.Job{Kind: JobDeliver, Key: id, Attempt: 1}, func(sitrep.Tx) error { return nil }); err != nil {
			w.t.Fatal(err)
		}
		if id2, at2 := w.next(); id2 == id && !at2.After(w.clock()) { // waits for another of its lane
			w.set(w.clock().Add(30 * time.Second))
		}
	}
	w.t.Fatal("deliveries never end")
}

// next is the delivery that is due first.
func (w *world) next() (string, time.Time) {
	all, err := list[delivery](context.Background(), w.store, deliveryKind, "")
	if err != nil {
		w.t.Fatal(err)
	}
	id, at := "", time.Time{}
	for _, d := range all {
		due := d.Due
		if busy := d.Started.Add(w.s.flight); !d.Started.IsZero() && busy.After(due) {
			due = busy
		}
		if id == "" || due.Before(at) {
			id, at = d.ID, due
		}
	}
	return id, at
}

// follows adds a follow; what is not said is instant and everything.
func (w *world) follows(f Follow) *Follow {
	w.t.Helper()
	if f.Owner == "" {
		f.Owner = "anna"
	}
	if f.What == nil {
		f.What = []string{EventNew, EventChanged, EventWithdrawn}
	}
	if f.Schedule.Every == "" {
		f.Schedule.Every = Instant
	}
	out, err := w.s.Add(w.t.Context(), f)
	if err != nil {
		w.t.Fatal(err)
	}
	return out
}

func (w *world) told(owner string) []Told {
	w.t.Helper()
	log, err := w.s.Log(w.t.Context(), owner, "", 1000)
	if err != nil {
		w.t.Fatal(err)
	}
	return log
}
