package feed

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep/fetch"
)

// hourly is a feed with an item an hour, the last at the given time.
func hourly(last time.Time, n int) *Feed {
	f := &Feed{Title: "T"}
	for i := range n {
		f.Items = append(f.Items, Item{ID: fmt.Sprint(last.Unix(), i), Published: last.Add(-time.Duration(i) * time.Hour)})
	}
	return f
}

func answer(url string) *fetch.Response {
	return &fetch.Response{Requested: url, URL: url, Header: http.Header{}, Validators: fetch.Validators{URL: url, ETag: `"x"`}}
}

const address = "https://f.example/rss"

// after tells how long after t something is, to a minute.
func after(t, next time.Time) time.Duration { return next.Sub(t).Round(time.Minute) }

func between(t *testing.T, what string, d, low, high time.Duration) {
	t.Helper()
	if d < low || d > high {
		t.Errorf("%s after %v, want %v to %v", what, d, low, high)
	}
}

func TestAFeedIsReadTwiceInItsCadence(t *testing.T) {
	s := Standard().Step(State{URL: address, Status: New}, Outcome{At: now, Response: answer(address), Feed: hourly(now, 10), New: 10})
	if s.Status != Fresh || s.Cadence != time.Hour || s.Validators.ETag == "" || !s.Since.Equal(now) {
		t.Errorf("%+v", s)
	}
	between(t, "next", after(now, s.Next), 30*time.Minute, 33*time.Minute)
}

func TestTheFeedsWishesAreObeyed(t *testing.T) {
	for name, c := range map[string]struct {
		hints     Hints
		fresh     time.Duration
		retry     string
		low, high time.Duration
	}{
		"ttl":           {Hints{TTL: 3 * time.Hour}, 0, "", 3 * time.Hour, 200 * time.Minute},
		"period":        {Hints{Period: 24 * time.Hour, Frequency: 4}, 0, "", 6 * time.Hour, 400 * time.Minute},
		"yearly":        {Hints{Period: 365 * 24 * time.Hour}, 0, "", 24 * time.Hour, 27 * time.Hour},
		"max-age":       {Hints{}, 2 * time.Hour, "", 2 * time.Hour, 140 * time.Minute},
		"long max-age":  {Hints{}, 100 * time.Hour, "", 6 * time.Hour, 7 * time.Hour},
		"retry-after":   {Hints{}, 0, "36000", 10 * time.Hour, 10 * time.Hour},
		"skipped hours": {Hints{SkipHours: 1<<12 | 1<<13 | 1<<14}, 0, "", 3 * time.Hour, 3 * time.Hour},
		"skipped day":   {Hints{SkipDays: 1 << time.Wednesday}, 0, "", 12 * time.Hour, 12 * time.Hour},
		"always skip":   {Hints{SkipDays: 127}, 0, "", 30 * time.Minute, 33 * time.Minute},
	} {
		f, r := hourly(now, 10), answer(address)
		f.Hints, r.Fresh = c.hints, c.fresh
		r.Header.Set("Retry-After", c.retry)
		s := Standard().Step(State{URL: address}, Outcome{At: now, Response: r, Feed: f, New: 10})
		between(t, name, after(now, s.Next), c.low, c.high)
	}
}

func TestAFailureIsNeverQuiet(t *testing.T) {
	plan := Standard()
	s := plan.Step(State{URL: address, Status: New}, Outcome{At: now, Response: answer(address), Feed: hourly(now, 10), New: 10})
	at := now
	var waits []time.Duration
	for range 12 {
		at = s.Next
		s = plan.Step(s, Outcome{At: at, Err: &fetch.Error{Code: fetch.ServerFault, URL: address, What: "the server failed (500)"}})
		if s.Status != Failing || !strings.Contains(s.Reason, "500") || s.Code != fetch.ServerFault || s.Validators.ETag == "" {
			t.Fatalf("%+v", s)
		}
		waits = append(waits, s.Next.Sub(at))
	}
	for i := 1; i < len(waits); i++ {
		if waits[i] < waits[i-1] && waits[i] < 24*time.Hour {
			t.Errorf("waits do not grow: %v", waits)
		}
	}
	if last := waits[len(waits)-1]; last < 24*time.Hour || last > 30*time.Hour {
		t.Errorf("the last wait is %v", last)
	}
	if s.Failures != 12 || s.Since.Sub(now) > 40*time.Minute {
		t.Errorf("%d failures since %v", s.Failures, s.Since)
	}
	s = plan.Step(s, Outcome{At: at, Response: &fetch.Response{NotModified: true, Header: http.Header{}, Validators: s.Validators}})
	if s.Failures != 0 || s.Status == Failing {
		t.Errorf("it answers: %+v", s)
	}
}

func TestStaleFeeds(t *testing.T) {
	plan := Standard()
	s := plan.Step(State{URL: address}, Outcome{At: now, Response: answer(address), Feed: hourly(now, 10), New: 10})
	same := func(at time.Time) Outcome {
		return Outcome{At: at, Response: &fetch.Response{NotModified: true, Header: http.Header{}, Validators: s.Validators}}
	}
	if got := plan.Step(s, same(now.Add(20*time.Hour))); got.Status != Fresh {
		t.Errorf("after 20 hours: %+v", got)
	}
	got := plan.Step(s, same(now.Add(26*time.Hour)))
	if got.Status != Stale || !strings.Contains(got.Reason, "2025-03-05 12:00 UTC") || !strings.Contains(got.Reason, "60 minutes") {
		t.Errorf("after 26 hours: %+v", got)
	}
	if !got.Validators.Zero() {
		t.Error("a stale feed's validators are believed")
	}
	if got = plan.Step(got, Outcome{At: now.Add(30 * time.Hour), Response: answer(address), Feed: hourly(now.Add(29*time.Hour), 10), New: 10}); got.Status != Fresh || got.Reason != "" {
		t.Errorf("after news: %+v", got)
	}
	// One that was dead when it was added is not fresh.
	if old := plan.Step(State{URL: address}, Outcome{At: now, Response: answer(address), Feed: hourly(now.AddDate(-1, 0, 0), 10), New: 10}); old.Status != Stale {
		t.Errorf("a dead feed: %+v", old)
	}
	if quiet := plan.Step(State{URL: address}, Outcome{At: now, Response: answer(address), Feed: &Feed{}}); quiet.Status != Fresh {
		t.Errorf("an empty feed: %+v", quiet)
	}
}

func TestGoneFeeds(t *testing.T) {
	plan := Standard()
	s := plan.Step(State{URL: address}, Outcome{At: now, Err: &fetch.Error{Code: fetch.Gone, URL: address, What: "it is gone for good (410)"}})
	if s.Status != Gone || after(now, s.Next) != 7*24*time.Hour {
		t.Errorf("%+v", s)
	}
	f := hourly(now, 3)
	f.Expired = true
	if s := plan.Step(State{URL: address}, Outcome{At: now, Response: answer(address), Feed: f}); s.Status != Gone || after(now, s.Next) < 7*24*time.Hour {
		t.Errorf("an expired feed: %+v", s)
	}
}

func TestRateLimitsAndEndsOfOurOwn(t *testing.T) {
	plan := Standard()
	s := plan.Step(State{URL: address}, Outcome{At: now, Err: &fetch.Error{Code: fetch.RateLimited, RetryAt: now.Add(time.Minute)}})
	if after(now, s.Next) != time.Minute {
		t.Errorf("next after %v", after(now, s.Next))
	}
	s = plan.Step(State{URL: address, Status: Fresh}, Outcome{At: now, Err: &fetch.Error{Code: fetch.Canceled, Err: context.Canceled}})
	if s.Status != Fresh || s.Failures != 0 {
		t.Errorf("called off: %+v", s)
	}
}

func TestStepIsPureAndStateIsPlain(t *testing.T) {
	o := Outcome{At: now, Response: answer(address), Feed: hourly(now, 10), New: 3}
	a, b := Standard().Step(State{URL: address}, o), Standard().Step(State{URL: address}, o)
	if !reflect.DeepEqual(a, b) {
		t.Error("the same gave another")
	}
	raw, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	var back State
	if err := json.Unmarshal(raw, &back); err != nil || !reflect.DeepEqual(a, back) {
		t.Errorf("%s reads back as %+v: %v", raw, back, err)
	}
}

// publisher is a feed on this machine that the tests can change.
type publisher struct {
	*httptest.Server
	body, kind, etag string
	status, requests int
	header           http.Header
}

func publish(t *testing.T) (*publisher, *fetch.Client) {
	t.Helper()
	p := &publisher{kind: "application/rss+xml", status: 200, header: http.Header{}}
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		p.requests++
		for k, v := range p.header {
			w.Header()[k] = v
		}
		w.Header().Set("Content-Type", p.kind)
		if p.etag != "" {
			w.Header().Set("ETag", p.etag)
			if r.Header.Get("If-None-Match") == p.etag {
				w.WriteHeader(http.StatusNotModified)
				return
			}
		}
		w.WriteHeader(p.status)
		fmt.Fprint(w, p.body)
	}))
	t.Cleanup(p.Close)
	at := now
	c := fetch.New(fetch.Options{AllowPrivate: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, Now: func() time.Time { return at },
		Sleep: func(_ context.Context, d time.Duration) error { at = at.Add(d); return nil }})
	return p, c
}

func rss(items ...string) string {
	var b strings.Builder
	for _, it := range items {
		id, title, _ := strings.Cut(it, " ")
		fmt.Fprintf(&b, "<item><title>%s</title><guid isPermaLink='false'>%s</guid><link>https://n.example/%s</link></item>", title, id, id)
	}
	return `<rss version="2.0"><channel><title>Wire</title>` + b.String() + `</channel></rss>`
}

func titles(items []Item) string {
	var out []string
	for _, it := range items {
		out = append(out, it.Title)
	}
	return strings.Join(out, ", ")
}

func TestPoll(t *testing.T) {
	p, c := publish(t)
	plan := Standard()
	p.body, p.etag = rss("1 Raid", "2 Ferry"), `"a"`
	p.header.Set("Link", `<https://hub.example/>; rel="hub", <https://n.example/rss>; rel=self`)
	r := Add(t.Context(), c, p.URL+"/rss", plan)
	if r.Err != nil || titles(r.New) != "Raid, Ferry" || p.requests != 1 || r.State.Status != Fresh || len(r.State.Hubs) != 1 || r.State.Self != "https://n.example/rss" {
		t.Fatalf("%+v after %d requests", r, p.requests)
	}
	if r = Poll(t.Context(), c, r.State, plan); r.Err != nil || r.Feed != nil || len(r.New) != 0 || r.State.Validators.ETag != `"a"` {
		t.Errorf("not modified: %+v", r)
	}
	p.body, p.etag = rss("3 Strike", "1 Raid kills three"), `"b"`
	if r = Poll(t.Context(), c, r.State, plan); titles(r.New) != "Strike" || titles(r.Changed) != "Raid kills three" {
		t.Errorf("new %q, changed %q", titles(r.New), titles(r.Changed))
	}
	// A broken answer keeps the validators of what was read last, and what was seen.
	p.body, p.etag, p.kind = "<html><body>Maintenance</body></html>", `"c"`, "text/html"
	r = Poll(t.Context(), c, r.State, plan)
	if !errors.Is(r.Err, ErrPage) || r.State.Status != Failing || r.State.Code != NotFeed || r.State.Validators.ETag != `"b"` {
		t.Errorf("a page: %+v", r)
	}
	p.body, p.etag, p.kind = rss("2 Ferry", "1 Raid kills three"), "", "text/xml"
	if r = Poll(t.Context(), c, r.State, plan); r.Err != nil || len(r.New)+len(r.Changed) != 0 || !r.State.Validators.Zero() {
		t.Errorf("old items came back: %+v", r)
	}
}

func TestAddAPageOffersItsFeeds(t *testing.T) {
	p, c := publish(t)
	p.kind, p.body = "text/html", `<html><head><link rel="alternate" type="application/rss+xml" title="News" href="/rss.xml"></head></html>`
	r := Add(t.Context(), c, p.URL+"/", Standard())
	if !errors.Is(r.Err, ErrPage) || len(r.Candidates) != 1 || r.Candidates[0].URL != p.URL+"/rss.xml" || p.requests != 1 {
		t.Errorf("%+v after %d requests", r, p.requests)
	}
}

func TestAFeedMovesOnlyToAFeed(t *testing.T) {
	p, c := publish(t)
	to := http.NewServeMux()
	to.HandleFunc("/old", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, p.URL+"/new", http.StatusMovedPermanently)
	})
	s := httptest.NewServer(to)
	t.Cleanup(s.Close)
	p.body = "<html>Buy this domain</html>"
	r := Poll(t.Context(), c, State{URL: s.URL + "/old"}, Standard())
	if r.State.URL != s.URL+"/old" {
		t.Errorf("moved to %s", r.State.URL)
	}
	p.body = rss("1 Raid")
	if r = Poll(t.Context(), c, r.State, Standard()); r.State.URL != p.URL+"/new" {
		t.Errorf("still at %s: %v", r.State.URL, r.Err)
	}
}

func TestSiftForgetsNothingTooSoon(t *testing.T) {
	var seen []Seen
	for i := range 3000 {
		_, _, seen = Sift(seen, &Feed{Items: []Item{{ID: fmt.Sprint(i)}}})
	}
	if len(seen) != maxSeen+1 {
		t.Errorf("%d are remembered", len(seen))
	}
	if fresh, _, _ := Sift(seen, &Feed{Items: []Item{{ID: "2500"}, {ID: "10"}, {ID: "2500"}}}); len(fresh) != 1 || fresh[0].ID != "10" {
		t.Errorf("new are %v", fresh)
	}
}

func TestPush(t *testing.T) {
	p, c := publish(t)
	p.body = rss("1 Raid")
	p.header.Set("Link", `<https://hub.example/>; rel=hub`)
	s := Add(t.Context(), c, p.URL+"/rss", Standard()).State
	s.Pushed = true
	r := Push(s, []byte(rss("2 Ferry")), "application/rss+xml", now.Add(time.Hour), Standard())
	if r.Err != nil || titles(r.New) != "Ferry" || len(r.State.Hubs) != 1 || r.State.Status != Fresh {
		t.Errorf("%+v", r)
	}
	between(t, "a pushed feed is read", after(now.Add(time.Hour), r.State.Next), 3*time.Hour, 200*time.Minute)
	if r = Poll(t.Context(), c, r.State, Standard()); len(r.New) != 0 {
		t.Errorf("items came twice: %s", titles(r.New))
	}
	if bad := Push(s, []byte("nonsense"), "text/plain", now, Standard()); bad.Err == nil || bad.State.Status != Failing {
		t.Errorf("%+v", bad)
	}
}
