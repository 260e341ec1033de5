package api

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
)

// stream reads server-sent events from a running server: type, id and data of each.
type stream struct {
	t    *testing.T
	r    *http.Response
	in   *bufio.Scanner
	last string
}

func (w *world) stream(s *httptest.Server, last string) *stream {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.t.Context(), 20*time.Second)
	w.t.Cleanup(cancel)
	r, err := http.NewRequestWithContext(ctx, "GET", s.URL+Prefix+"/changes/stream", nil)
	if err != nil {
		w.t.Fatal(err)
	}
	if last != "" {
		r.Header.Set("Last-Event-ID", last)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = resp.Body.Close() })
	return &stream{t: w.t, r: resp, in: bufio.NewScanner(resp.Body)}
}

// next is the next event's type and change, or "comment".
func (s *stream) next() (kind string, c sitrep.Change) {
	s.t.Helper()
	for s.in.Scan() {
		line := s.in.Text()
		name, value, _ := strings.Cut(line, ":")
		value = strings.TrimPrefix(value, " ")
		switch name {
		case "event":
			kind = value
		case "id":
			s.last = value
		case "data":
			if err := json.Unmarshal([]byte(value), &c); err != nil {
				s.t.Fatal(err)
			}
		case "":
			if line != "" {
				return "comment", c
			}
			if kind != "" {
				return kind, c
			}
		}
	}
	s.t.Fatalf("the stream ended: %v", s.in.Err())
	return "", c
}

func (w *world) changed(text string) {
	w.update(func(ctx context.Context, tx sitrep.Tx) error {
		return tx.SaveEvents(ctx, nil, nil, []sitrep.Change{{Event: "e-raid", At: now, Kind: sitrep.ChangeClaim, Text: text}})
	})
}

func TestStreamOfChanges(t *testing.T) {
	w := open(t, func(o *Options) { o.Streams = 2 })
	server := httptest.NewUnstartedServer(w.api)
	server.Config.ReadTimeout = 100 * time.Millisecond // a stream outlives it
	server.Start()
	defer func() { server.CloseClientConnections(); server.Close() }()
	s := w.stream(server, "")
	if got := s.r.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Fatalf("%d %s", s.r.StatusCode, got)
	}
	w.changed("one more")
	var kind string
	var c sitrep.Change
	for kind = "comment"; kind == "comment"; {
		kind, c = s.next()
	}
	if kind != "change" || c.Text != "one more" || s.last != fmt.Sprint(c.Seq) {
		t.Errorf("%s %+v after %s: what was before is not sent again", kind, c, s.last)
	}
	time.Sleep(150 * time.Millisecond)
	if kind, _ = s.next(); kind != "comment" {
		t.Errorf("no sign of life but %s", kind)
	}
	// A reader that broke off comes back with the last id and misses nothing.
	at := s.last
	_ = s.r.Body.Close()
	w.changed("two")
	w.changed("three")
	again := w.stream(server, at)
	for _, want := range []string{"two", "three"} {
		if kind, c := again.next(); kind != "change" || c.Text != want {
			t.Errorf("%s %q, want %s", kind, c.Text, want)
		}
	}
	// One that has nothing yet gets all, with 0.
	all := w.stream(server, "0")
	for i := range 6 {
		if kind, _ := all.next(); kind != "change" {
			t.Errorf("%d: %s", i, kind)
		}
	}
	if over := w.stream(server, "0"); over.r.StatusCode != 503 || over.r.Header.Get("Retry-After") == "" {
		t.Errorf("a third stream: %d", over.r.StatusCode)
	}
}

func TestPages(t *testing.T) {
	w := open(t, nil)
	var events []sitrep.Event
	for i := range 23 {
		events = append(events, event(fmt.Sprintf("e-%02d", i), fmt.Sprintf("2031-04-%02d", i+1), "r-one"))
	}
	w.update(func(ctx context.Context, tx sitrep.Tx) error { return tx.SaveEvents(ctx, events, nil, nil) })
	var ids []string
	next := Prefix + "/events?limit=10&country=XTA"
	for next != "" {
		rec := w.ask("GET", strings.TrimPrefix(next, Prefix), "")
		list := into[EventList](t, rec, 200)
		for _, e := range list.Events {
			ids = append(ids, e.ID)
		}
		next = ""
		if link := rec.Header().Get("Link"); link != "" {
			next, _, _ = strings.Cut(strings.TrimPrefix(link, "<"), ">")
		}
	}
	if got := len(slices.Compact(slices.Sorted(slices.Values(ids)))); got != 25 || len(ids) != 25 {
		t.Errorf("%d events, %d different, want 25", len(ids), got)
	}
}

func TestETag(t *testing.T) {
	w := open(t, nil)
	first := w.ask("GET", "/events/e-raid", "")
	tag := first.Header().Get("ETag")
	if rec := w.ask("GET", "/events/e-raid", "", "If-None-Match", `"x", W/`+tag); rec.Code != 304 || rec.Body.Len() > 0 {
		t.Errorf("%d with %d bytes", rec.Code, rec.Body.Len())
	}
	e := event("e-raid", "2031-05-12", "r-two")
	e.Severity = 9
	w.update(func(ctx context.Context, tx sitrep.Tx) error { return tx.SaveEvents(ctx, []sitrep.Event{e}, nil, nil) })
	if rec := w.ask("GET", "/events/e-raid", "", "If-None-Match", tag); rec.Code != 200 {
		t.Errorf("changed, and %d", rec.Code)
	}
}

func TestPostedReportsAreDurableAndKnownAgain(t *testing.T) {
	w := open(t, nil)
	body := `{"text":"Shells fell on Orvaya.","url":"https://news.example/x","publisher":"Meridian Press"}`
	first := into[Accepted](t, w.ask("POST", "/reports", body, "Content-Type", "application/json"), 202)
	if first.New != 1 || len(first.Reports) != 1 || first.Reports[0].ID == "" {
		t.Fatalf("%+v", first)
	}
	raw, err := w.store.Raw(t.Context(), first.Reports[0].Input)
	if err != nil || raw.Source != "post" || !bytes.Contains(raw.Body, []byte("Shells fell")) {
		t.Fatal(raw, err)
	}
	again := into[Accepted](t, w.ask("POST", "/reports", body, "Content-Type", "application/json"), 202)
	if again.New != 0 || again.Reports[0] != first.Reports[0] {
		t.Errorf("the same again: %+v, then %+v", first, again)
	}
	mixed := into[Accepted](t, w.ask("POST", "/reports", "{\"text\":\"One.\"}\n{nonsense\n{\"text\":\"x\",\"url\":\"javascript:alert(1)\"}\n{\"text\":\"Two.\"}\n", "Content-Type", "application/jsonl"), 202)
	if mixed.New != 2 || len(mixed.Problems) != 2 {
		t.Errorf("%+v", mixed)
	}
}

func TestWhatIsNotThere(t *testing.T) {
	w := open(t, nil)
	for _, c := range []struct {
		method, path, allow string
		status              int
	}{{"PUT", "/events/e-raid", "GET", 405}, {"DELETE", "/reports", "GET, POST", 405}, {"GET", "/corrections/c-1", "DELETE", 405}, {"GET", "/nothing", "", 404}, {"POST", "/events/a/b/c", "", 404}} {
		rec := w.ask(c.method, c.path, "")
		p := into[Problem](t, rec, c.status)
		if rec.Header().Get("Allow") != c.allow || rec.Header().Get("Content-Type") != "application/problem+json" || p.Status != c.status {
			t.Errorf("%s %s: Allow %q, %+v", c.method, c.path, rec.Header().Get("Allow"), p)
		}
	}
}

// What broke in here is told in the log and to nobody.
func TestOurOwnFaultsAreNotTold(t *testing.T) {
	w := open(t, nil)
	_ = w.store.Close()
	rec := w.ask("GET", "/events", "")
	p := into[Problem](t, rec, 500)
	if strings.Contains(strings.ToLower(rec.Body.String()), "sql") || p.Detail == "" {
		t.Errorf("%s", rec.Body)
	}
}

func TestReportsCountCodePoints(t *testing.T) {
	w := open(t, nil)
	r := into[ReportFull](t, w.ask("GET", "/reports/r-one", ""), 200)
	text := []rune(r.Record.Text)
	tr := r.Record.Mentions[0].Trigger
	if got := string(text[tr.Start:tr.End]); got != tr.Text {
		t.Errorf("%q at the trigger's place, want %q", got, tr.Text)
	}
}
