package gate

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/store/sqlite"
)

// cheap is the least cost that argon2id has, for tests.
var cheap = Cost{KiB: 8, Time: 1, Threads: 1}

const goodWords = "three blue herons"

// door is a gate before a handler that tells who asks.
type door struct {
	t     *testing.T
	g     *Gate
	h     http.Handler
	store *sqlite.Store
	log   strings.Builder
	mu    sync.Mutex
	now   time.Time
}

func (d *door) clock() time.Time {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.now
}

func (d *door) wait(by time.Duration) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.now = d.now.Add(by)
}

func open(t *testing.T, change func(*Options)) *door {
	t.Helper()
	d := &door{t: t, now: time.Date(2031, 5, 20, 12, 0, 0, 0, time.UTC)}
	var err error
	d.store, err = sqlite.Open(filepath.Join(t.TempDir(), "t.db"), sqlite.Options{Clock: d.clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.store.Close() })
	o := Options{Store: d.store, Clock: d.clock, Log: slog.New(slog.NewTextHandler(&d.log, &slog.HandlerOptions{Level: slog.LevelDebug})), Origin: "https://news.example", Cost: cheap}
	if change != nil {
		change(&o)
	}
	if d.g, err = New(o); err != nil {
		t.Fatal(err)
	}
	inner := http.NewServeMux()
	inner.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		id := From(r.Context())
		_, _ = io.WriteString(w, id.Account+" "+id.Via+" "+strings.Join(id.Scopes, ",")+" "+r.Header.Get("Remote-User"))
	})
	inner.HandleFunc("POST /api/v1/things/{id}", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusAccepted) })
	inner.HandleFunc("POST /upload", func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.Copy(io.Discard, r.Body); err != nil {
			http.Error(w, err.Error(), http.StatusRequestEntityTooLarge)
		}
	})
	d.h = d.g.Wrap(inner)
	return d
}

func (d *door) add(name string, role Role) {
	d.t.Helper()
	if err := d.g.AddAccount(context.Background(), name, role, goodWords, "console"); err != nil {
		d.t.Fatal(err)
	}
}

// request is one to the host that is ours; header is pairs.
func (d *door) request(method, path, body string, header ...string) *http.Request {
	r := httptest.NewRequest(method, "https://news.example"+path, strings.NewReader(body))
	if d.g.o.Local {
		r = httptest.NewRequest(method, "http://127.0.0.1:8080"+path, strings.NewReader(body))
		r.RemoteAddr = "127.0.0.1:5000"
	}
	if body != "" {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
		} else {
			r.Header.Set(header[i], header[i+1])
		}
	}
	return r
}

func (d *door) do(r *http.Request) *httptest.ResponseRecorder {
	rec := httptest.NewRecorder()
	d.h.ServeHTTP(rec, r)
	return rec
}

func (d *door) ask(method, path, body string, header ...string) *httptest.ResponseRecorder {
	return d.do(d.request(method, path, body, header...))
}

func (d *door) want(rec *httptest.ResponseRecorder, status int) {
	d.t.Helper()
	if rec.Code != status {
		d.t.Fatalf("status %d, want %d: %s", rec.Code, status, rec.Body)
	}
}

// signIn signs in and gives the session's cookie as a header.
func (d *door) signIn(name, password string) (*httptest.ResponseRecorder, string) {
	rec := d.ask("POST", "/login", url.Values{"name": {name}, "password": {password}, "next": {"/figures?since=7d"}}.Encode())
	for _, c := range rec.Result().Cookies() {
		if c.Name == CookieName && c.MaxAge > 0 {
			return rec, c.Name + "=" + c.Value
		}
	}
	return rec, ""
}

func TestHeadersOnEveryAnswer(t *testing.T) {
	d := open(t, nil)
	for name, rec := range map[string]*httptest.ResponseRecorder{
		"login": d.ask("GET", "/login", ""), "refused": d.ask("GET", "/api/v1/events", ""), "another host": d.ask("GET", "/", "", "Host", "evil.example"),
		"led to sign in": d.ask("GET", "/", ""), "asset": d.ask("GET", "/gate/passkey.js", ""), "none": d.ask("GET", "/gate/none.js", ""),
	} {
		h := rec.Header()
		csp := h.Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"} {
			if !strings.Contains(csp, want) {
				t.Errorf("%s: policy %q lacks %s", name, csp, want)
			}
		}
		if strings.Contains(csp, "unsafe") || strings.Contains(csp, "*") || strings.Contains(csp, "http") {
			t.Errorf("%s: policy %q lets in what is not ours", name, csp)
		}
		for _, k := range []string{"X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy", "Strict-Transport-Security"} {
			if h.Get(k) == "" {
				t.Errorf("%s: no %s", name, k)
			}
		}
	}
}

func TestLoopbackIsOneUser(t *testing.T) {
	d := open(t, func(o *Options) { o.Local, o.Origin = true, "" })
	if err := d.g.Ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	rec := d.ask("GET", "/", "")
	d.want(rec, 200)
	if got := rec.Body.String(); !strings.HasPrefix(got, "local local read,write,correct,admin") {
		t.Errorf("who: %q", got)
	}
	for _, host := range []string{"localhost", "localhost:8080", "[::1]:8080", "127.0.0.1", "127.8.9.1:80", "news.localhost"} {
		d.want(d.ask("GET", "/", "", "Host", host), 200)
	}
	// DNS rebinding: a page elsewhere whose name leads here.
	for _, host := range []string{"evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.1", "0.0.0.0", ""} {
		d.want(d.ask("GET", "/", "", "Host", host), http.StatusMisdirectedRequest)
	}
	// A proxy before a server without passwords would make a stranger the one user.
	for _, h := range []string{"X-Forwarded-For", "Forwarded", "X-Real-Ip", "Via"} {
		d.want(d.ask("GET", "/", "", h, "203.0.113.9"), 403)
	}
	r := d.request("GET", "/", "")
	r.RemoteAddr = "203.0.113.9:4000"
	d.want(d.do(r), 403)
}

func TestOtherSitesPagesDoNothing(t *testing.T) {
	for _, local := range []bool{true, false} {
		d := open(t, func(o *Options) { o.Local = local })
		d.want(d.ask("POST", "/login", "name=a", "Sec-Fetch-Site", "cross-site"), 403)
		d.want(d.ask("POST", "/upload", "x", "Origin", "https://evil.example"), 403)
		d.want(d.ask("POST", "/upload", "x", "Origin", "null"), 403)
	}
	d := open(t, func(o *Options) { o.Local = true })
	d.want(d.ask("POST", "/upload", "x", "Sec-Fetch-Site", "same-origin"), 200)
}

func TestElsewhereDemandsAnAdministrator(t *testing.T) {
	d := open(t, nil)
	if err := d.g.Ready(t.Context()); sitrep.Code(err) != sitrep.EForbidden {
		t.Errorf("opened without accounts: %v", err)
	}
	d.add("ron", Reader)
	if err := d.g.Ready(t.Context()); sitrep.Code(err) != sitrep.EForbidden {
		t.Errorf("opened without an administrator: %v", err)
	}
	d.add("ada", Admin)
	if err := d.g.Ready(t.Context()); err != nil {
		t.Error(err)
	}
	for _, origin := range []string{"", "http://news.example", "https://", "https://news.example/path", "https://u@news.example", "javascript:alert(1)"} {
		if _, err := New(Options{Store: d.store, Clock: d.clock, Log: d.g.o.Log, Origin: origin, Cost: cheap}); err == nil {
			t.Errorf("origin %q was taken", origin)
		}
	}
}

func TestNothingIsShownToStrangers(t *testing.T) {
	d := open(t, nil)
	for _, path := range []string{"/", "/events/e1", "/search?q=x", "/export?format=csv"} {
		rec := d.ask("GET", path, "")
		d.want(rec, 303)
		if to := rec.Header().Get("Location"); to != "/login?next="+url.QueryEscape(path) {
			t.Errorf("%s led to %s", path, to)
		}
	}
	for _, path := range []string{"/api/v1/events", "/api/v1/changes/stream", "/mcp"} {
		rec := d.ask("GET", path, "")
		d.want(rec, 401)
		if rec.Header().Get("Content-Type") != "application/problem+json" || rec.Header().Get("WWW-Authenticate") == "" {
			t.Errorf("%s: %v", path, rec.Header())
		}
	}
	d.want(d.ask("POST", "/upload", "x"), 401)
	d.want(d.ask("GET", "/healthz", ""), 200)
	d.want(d.ask("GET", "/static/../events/e1", ""), 303)
	d.want(d.ask("GET", "/login/../events/e1", ""), 303)
}

func TestForgedHeaders(t *testing.T) {
	d := open(t, nil)
	rec := d.ask("GET", "/healthz", "", "Remote-User", "ada", "X-Forwarded-User", "ada")
	if strings.Contains(rec.Body.String(), "ada") {
		t.Errorf("a stranger's header reached the handler: %s", rec.Body)
	}
	d.want(d.ask("GET", "/", "", "Remote-User", "ada", "X-Forwarded-User", "ada", "X-Forwarded-For", "127.0.0.1"), 303)
}

func TestForwardedForIsBelievedOfTheProxyAlone(t *testing.T) {
	d := open(t, func(o *Options) { o.Proxies = []netip.Prefix{netip.MustParsePrefix("10.0.0.0/24")} })
	for _, c := range []struct{ remote, forwarded, want string }{
		{"203.0.113.9:1", "198.51.100.1", "203.0.113.9"},
		{"10.0.0.1:1", "198.51.100.1", "198.51.100.1"},
		{"10.0.0.1:1", "1.2.3.4, 198.51.100.1, 10.0.0.7", "198.51.100.1"}, // the first is whatever the stranger wrote
		{"10.0.0.1:1", "nonsense", "10.0.0.1"},
		{"[::ffff:10.0.0.1]:1", "198.51.100.1", "198.51.100.1"},
		{"10.0.0.1:1", "", "10.0.0.1"},
	} {
		r := d.request("GET", "/", "", "X-Forwarded-For", c.forwarded)
		r.RemoteAddr = c.remote
		if got := d.g.from(r).String(); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

func TestOnlyOverTLSOrByTheProxy(t *testing.T) {
	d := open(t, func(o *Options) { o.Proxies = []netip.Prefix{netip.MustParsePrefix("10.0.0.0/24")} })
	for _, c := range []struct {
		remote, proto string
		want          int
	}{{"10.0.0.1:1", "https", 200}, {"10.0.0.1:1", "", 200}, {"10.0.0.1:1", "http", 403}, {"203.0.113.9:1", "https", 403}} {
		r := d.request("GET", "/healthz", "", "X-Forwarded-Proto", c.proto)
		r.RemoteAddr, r.TLS = c.remote, nil
		if rec := d.do(r); rec.Code != c.want {
			t.Errorf("%+v: %d", c, rec.Code)
		}
	}
}

func TestWhatProvesItselfNeedsNoAccount(t *testing.T) {
	public := func(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, "/hub/") }
	d := open(t, func(o *Options) { o.Public = public })
	d.want(d.ask("POST", "/hub/x", "push"), 200)
	d.want(d.ask("POST", "/hubs", "push"), 401)
	local := open(t, func(o *Options) { o.Local, o.Public = true, public })
	local.want(local.ask("POST", "/hub/x", "push", "Host", "news.example", "X-Forwarded-For", "203.0.113.9"), 200)
	local.want(local.ask("GET", "/", "", "Host", "news.example", "X-Forwarded-For", "203.0.113.9"), 421)
}

func TestRatesPerAddress(t *testing.T) {
	d := open(t, func(o *Options) { o.Rates.Address = Rate{1, 3} })
	for range 3 {
		d.want(d.ask("GET", "/healthz", ""), 200)
	}
	rec := d.ask("GET", "/healthz", "")
	d.want(rec, 429)
	if rec.Header().Get("Retry-After") != "1" {
		t.Errorf("Retry-After %q", rec.Header().Get("Retry-After"))
	}
	r := d.request("GET", "/healthz", "")
	r.RemoteAddr = "203.0.113.77:1"
	d.want(d.do(r), 200)
	d.wait(2 * time.Second)
	d.want(d.ask("GET", "/healthz", ""), 200)
	// One /64 is one household.
	for i, want := range []int{200, 200, 200, 429} {
		r := d.request("GET", "/healthz", "")
		r.RemoteAddr = "[2001:db8::" + string(rune('1'+i)) + "]:1"
		d.want(d.do(r), want)
	}
}

func TestBucketsAreBounded(t *testing.T) {
	b := newBuckets(Rate{1, 2})
	at := time.Unix(0, 0)
	for i := range mostBuckets + 1000 {
		b.take(netip.AddrFrom4([4]byte{1, byte(i >> 16), byte(i >> 8), byte(i)}).String(), at)
	}
	if len(b.by) > mostBuckets {
		t.Errorf("%d buckets", len(b.by))
	}
}

func TestBodiesAreBounded(t *testing.T) {
	d := open(t, func(o *Options) { o.Local = true })
	r := d.request("POST", "/upload", "")
	r.Body = io.NopCloser(io.LimitReader(zeros{}, maxBody+1))
	d.want(d.do(r), 413)
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { return len(b), nil }

func TestLogsHoldNoSecrets(t *testing.T) {
	d := open(t, nil)
	d.add("ada", Admin)
	_, c := d.signIn("ada", goodWords)
	secret, _, err := d.g.AddKey(t.Context(), "ada", "script", []string{ScopeRead}, 0, "ada")
	if err != nil {
		t.Fatal(err)
	}
	d.ask("GET", "/search?q=hunted&token=tok3n", "", "Cookie", c)
	d.ask("GET", "/api/v1/events", "", "Authorization", "Bearer "+secret)
	d.ask("POST", "/login", url.Values{"name": {"my secret words"}, "password": {"wrong one here"}}.Encode())
	log := d.log.String()
	for _, s := range []string{goodWords, "wrong one", "my secret", "hunted", "tok3n", strings.SplitN(c, "=", 2)[1], secret} {
		if strings.Contains(log, s) {
			t.Errorf("the log holds %q", s)
		}
	}
	if !strings.Contains(log, "who=ada") {
		t.Error("the log does not tell who asked")
	}
	deeds, err := d.g.Audit(t.Context(), d.now.Add(-time.Hour), 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, deed := range deeds {
		if deed.Target == "my secret words" {
			t.Error("what was typed as a name, maybe a password, is in the log of deeds")
		}
	}
}
