package fetch

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestConditionalGet(t *testing.T) {
	var headers []http.Header
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		headers = append(headers, r.Header.Clone())
		if r.Header.Get("If-None-Match") == `"v1"` {
			w.Header().Set("ETag", `"v2"`) // confused: must not replace ours
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Last-Modified", "Mon, 03 Mar 2025 10:00:00 GMT")
		fmt.Fprint(w, "body")
	})
	c, _ := local(t, nil)
	first, err := c.Get(t.Context(), s.URL+"/f")
	if err != nil {
		t.Fatal(err)
	}
	want := Validators{s.URL + "/f", `"v1"`, "Mon, 03 Mar 2025 10:00:00 GMT"}
	if first.Validators != want || first.NotModified {
		t.Errorf("validators are %+v", first.Validators)
	}
	second, err := c.Do(t.Context(), Request{URL: s.URL + "/f", Validators: first.Validators})
	if err != nil || !second.NotModified || second.Validators != want {
		t.Errorf("%+v, %v", second, err)
	}
	if got := headers[1].Get("If-Modified-Since"); got != want.LastModified {
		t.Errorf("If-Modified-Since is %q", got)
	}
	// They belong to their address: another gets none.
	if r, err := c.Do(t.Context(), Request{URL: s.URL + "/other", Validators: first.Validators}); err != nil || r.NotModified || headers[2].Get("If-None-Match") != "" {
		t.Errorf("another address got the validators: %v", err)
	}
}

func TestValidatorsAreNeverLatched(t *testing.T) {
	step := 0
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch step++; step {
		case 1:
			w.Header().Set("ETag", `"v1"`)
		case 2: // no validators any more
		case 3:
			w.Header().Set("Last-Modified", "Tue, 04 Mar 2045 10:00:00 GMT")
		case 4:
			w.Header().Set("Last-Modified", "soon")
		}
		fmt.Fprint(w, step)
	})
	c, _ := local(t, nil)
	var v Validators
	for i := range 4 {
		r, err := c.Do(t.Context(), Request{URL: s.URL, Validators: v})
		if err != nil {
			t.Fatal(err)
		}
		if v = r.Validators; v.Zero() == (i == 0) {
			t.Errorf("after answer %d the validators are %+v", i+1, v)
		}
	}
}

func TestValidatorsFollowARedirect(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/old":
			if r.Header.Get("If-None-Match") != "" {
				t.Error("the redirecting address got the validators of the other")
			}
			http.Redirect(w, r, "/new", http.StatusFound)
		case r.Header.Get("If-None-Match") == `"n"`:
			w.WriteHeader(http.StatusNotModified)
		default:
			w.Header().Set("ETag", `"n"`)
		}
	})
	c, _ := local(t, nil)
	r, err := c.Get(t.Context(), s.URL+"/old")
	if err != nil {
		t.Fatal(err)
	}
	if r, err = c.Do(t.Context(), Request{URL: s.URL + "/old", Validators: r.Validators}); err != nil || !r.NotModified {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2025, 3, 4, 12, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{"120": 2 * time.Minute, "-5": 0, "Tue, 04 Mar 2025 12:10:00 GMT": 10 * time.Minute, "Tue, 04 Mar 2025 11:00:00 GMT": 0,
		"99999999999": longestRetry, "Tue, 04 Mar 2035 12:10:00 GMT": longestRetry} {
		if got := RetryAfter(http.Header{"Retry-After": {value}}, now); got.Sub(now) != want {
			t.Errorf("%s: %v, want in %v", value, got, want)
		}
	}
	for _, value := range []string{"", "soon", "1.5", "99999999999999999999"} {
		if got := RetryAfter(http.Header{"Retry-After": {value}}, now); !got.IsZero() {
			t.Errorf("%q: %v", value, got)
		}
	}
}

func TestRetryAfterHoldsTheWholeHost(t *testing.T) {
	var hits atomic.Int32
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if hits.Add(1) == 1 {
			w.Header().Set("Retry-After", "600")
			w.WriteHeader(http.StatusTooManyRequests)
		}
	})
	c, k := local(t, nil)
	began := k.now()
	_, err := c.Get(t.Context(), s.URL+"/a")
	if fe := wantCode(t, err, RateLimited); fe.RetryAt.Sub(began) != 10*time.Minute {
		t.Errorf("try again at %v", fe.RetryAt)
	}
	_, err = c.Get(t.Context(), s.URL+"/b")
	if fe := wantCode(t, err, RateLimited); fe.RetryAt.Sub(began) != 10*time.Minute || hits.Load() != 1 {
		t.Errorf("try again at %v after %d requests", fe.RetryAt, hits.Load())
	}
	k.pass(10 * time.Minute)
	if _, err := c.Get(t.Context(), s.URL+"/b"); err != nil || hits.Load() != 2 {
		t.Errorf("%v after %d requests", err, hits.Load())
	}
}

func TestFresh(t *testing.T) {
	now := time.Date(2025, 3, 4, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		control, age, expires string
		want                  time.Duration
	}{
		{"max-age=300", "", "", 5 * time.Minute}, {"public, Max-Age=300", "60", "", 4 * time.Minute}, {"max-age=60", "300", "", 0}, {"no-cache, max-age=60", "", "", 0},
		{`max-age="60"`, "", "", time.Minute}, {"max-age=x", "", "", 0}, {"", "", "Tue, 04 Mar 2025 12:30:00 GMT", 30 * time.Minute}, {"", "", "0", 0}, {"", "", "", 0},
		{"max-age=31536000", "", "", longestRetry}, {"max-age=60", "", "Tue, 04 Mar 2025 12:30:00 GMT", time.Minute},
	} {
		h := http.Header{"Cache-Control": {c.control}, "Age": {c.age}, "Expires": {c.expires}}
		if got := Fresh(h, now); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

func TestOneRequestAHostWithAPauseBetween(t *testing.T) {
	var at, most atomic.Int32
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if n := at.Add(1); n > most.Load() {
			most.Store(n)
		}
		time.Sleep(5 * time.Millisecond)
		at.Add(-1)
	})
	c, k := local(t, func(o *Options) { o.HostDelay = 3 * time.Second })
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if _, err := c.Get(t.Context(), s.URL); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if most.Load() != 1 {
		t.Errorf("%d requests at once", most.Load())
	}
	if len(k.slept) != 7 || slices.Min(k.slept) != 3*time.Second {
		t.Errorf("pauses were %v", k.slept)
	}
}

func TestBackoff(t *testing.T) {
	b := Backoff{Base: time.Minute, Max: time.Hour}
	for n, want := range map[int]time.Duration{1: time.Minute, 2: 2 * time.Minute, 4: 8 * time.Minute, 7: time.Hour, 1000: time.Hour} {
		got := b.After("a", n)
		if got < want || got > want+want/4 || got != b.After("a", n) {
			t.Errorf("%d: %v, want %v to a quarter more", n, got, want)
		}
	}
	seen := map[time.Duration]bool{}
	for _, key := range strings.Split("abcdefghijklmnopqrstuvwxyz", "") {
		seen[b.After(key, 1)] = true
	}
	if len(seen) < 26 {
		t.Errorf("26 keys give only %d waits", len(seen))
	}
}

func TestRobotsAreObeyed(t *testing.T) {
	var asked []string
	status := http.StatusOK
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.Path)
		switch r.URL.Path {
		case "/robots.txt":
			w.WriteHeader(status)
			fmt.Fprint(w, "User-agent: *\nDisallow: /private\nCrawl-delay: 7\n")
		case "/to-private":
			http.Redirect(w, r, "/private/x", http.StatusFound)
		}
	})
	c, k := local(t, func(o *Options) { o.IgnoreRobots = false })
	_, err := c.Get(t.Context(), s.URL+"/private/x")
	wantCode(t, err, Robots)
	_, err = c.Get(t.Context(), s.URL+"/to-private")
	wantCode(t, err, Robots)
	if _, err := c.Get(t.Context(), s.URL+"/open"); err != nil {
		t.Error(err)
	}
	if got := strings.Join(asked, " "); got != "/robots.txt /to-private /open" {
		t.Errorf("asked for %s", got)
	}
	if !slices.Contains(k.slept, 7*time.Second) {
		t.Errorf("the crawl delay was not kept: %v", k.slept)
	}
	// Kept for a day; a failure then leaves what was known.
	k.pass(25 * time.Hour)
	status = http.StatusInternalServerError
	_, err = c.Get(t.Context(), s.URL+"/private/x")
	wantCode(t, err, Robots)
	if got := asked[len(asked)-1]; got != "/robots.txt" {
		t.Errorf("after a day %s was asked for", got)
	}
}

func TestRobotsThatCannotBeRead(t *testing.T) {
	for status, code := range map[int]Code{404: "", 403: "", 401: "", 400: "", 410: "", 500: ServerFault, 503: ServerFault, 429: RateLimited} {
		var pages atomic.Int32
		s := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				w.WriteHeader(status)
				return
			}
			pages.Add(1)
		})
		c, _ := local(t, func(o *Options) { o.IgnoreRobots = false })
		_, err := c.Get(t.Context(), s.URL+"/x")
		if code == "" && (err != nil || pages.Load() != 1) {
			t.Errorf("%d: %v", status, err)
		}
		if code != "" {
			if fe := wantCode(t, err, code); !strings.Contains(fe.What, "robots.txt") || pages.Load() != 0 {
				t.Errorf("%d: %v, %d pages", status, err, pages.Load())
			}
		}
	}
}

func TestParseRobots(t *testing.T) {
	const file = "\ufeff# ours\nUser-Agent: SitRep/2.0\nuser-agent: other\nDisallow: /a\nAllow: /a/b$\nDisallow: /*.pdf$\nDisallow: /caf%c3%a9\n\n" +
		"User-agent: *\nDisallow: /\n\nUser-agent: sitrep\nDisallow: /q?*id=\nSitemap: https://example.org/s.xml\nSitemap: ftp://x\nDisallow:\n"
	r := ParseRobots([]byte(file), "sitrep")
	for path, want := range map[string]bool{"/": true, "/a": false, "/ab": false, "/a/b": true, "/a/bc": false, "/x.pdf": false, "/x.pdf?y": true, "/café/x": false,
		"/caf%C3%A9": false, "/q?x&id=1": false, "/q?x": true, "/robots.txt": true, "/%61": false} {
		if got := r.Allowed(path); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
	if len(r.Sitemaps) != 1 {
		t.Errorf("sitemaps are %v", r.Sitemaps)
	}
	if ParseRobots([]byte(file), "somebody").Allowed("/x") {
		t.Error("the group for all was not used")
	}
	if r := ParseRobots([]byte("User-agent: sitrep\nDisallow:"), "sitrep"); !r.Allowed("/x") {
		t.Error("an empty disallow forbids")
	}
	if r := ParseRobots([]byte("Disallow: /"), "sitrep"); !r.Allowed("/x") {
		t.Error("a rule of no group forbids")
	}
	if r := ParseRobots([]byte("User-agent: *\nCrawl-delay: 1e9\nAllow: /x\nDisallow: /x"), "sitrep"); r.Delay != robotsDelayMax || !r.Allowed("/x") {
		t.Errorf("delay %v", r.Delay)
	}
}

// Whatever a robots.txt says, it is read in bounded time and never forbids itself.
func FuzzParseRobots(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /*a*b*c$\nCrawl-delay: nan"), "/aXbXc")
	f.Add([]byte("user-agent: sitrep\rallow: /\rdisallow: %zz%4"), "/%zz")
	f.Fuzz(func(t *testing.T, body []byte, path string) {
		r := ParseRobots(body, "sitrep")
		r.Allowed(path)
		if !r.Allowed("/robots.txt") || r.Delay < 0 || r.Delay > robotsDelayMax {
			t.Fatalf("%+v", r)
		}
		if p := normalPath(path); normalPath(p) != p {
			t.Fatalf("%q becomes %q, then %q", path, p, normalPath(p))
		}
	})
}
