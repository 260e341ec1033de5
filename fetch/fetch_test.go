package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// clock is a clock that moves only when somebody sleeps.
type clock struct {
	mu     sync.Mutex
	at     time.Time
	slept  []time.Duration
	onWait func()
}

func newClock() *clock { return &clock{at: time.Date(2025, 3, 4, 12, 0, 0, 0, time.UTC)} }

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
	c.slept = append(c.slept, d)
	return ctx.Err()
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

func loopback() []netip.Prefix {
	return []netip.Prefix{v4(127, 0, 0, 0, 8), v6(128, 0, 0, 0, 0, 0, 0, 0, 1)}
}

// local is a client that may reach this machine, on a clock of its own.
func local(t *testing.T, change func(*Options)) (*Client, *clock) {
	t.Helper()
	k := newClock()
	o := Options{AllowPrivate: loopback(), Now: k.now, Sleep: k.sleep, IgnoreRobots: true}
	if change != nil {
		change(&o)
	}
	return New(o), k
}

func serve(t *testing.T, h http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}

// wantCode fails the test unless err is an *Error of that code.
func wantCode(t *testing.T, err error, code Code) *Error {
	t.Helper()
	var fe *Error
	if !errors.As(err, &fe) || fe.Code != code {
		t.Fatalf("error is %v, want one of code %s", err, code)
	}
	return fe
}

func TestPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.215.14": true, "8.8.8.8": true, "2606:4700::1111": true, "64:ff9b::808:808": true, "::ffff:8.8.8.8": true, "2a00:1450::1": true,
		"127.0.0.1": false, "127.255.0.1": false, "10.1.2.3": false, "172.16.0.1": false, "172.31.255.255": false, "192.168.1.1": false,
		"169.254.169.254": false, "100.64.0.1": false, "100.127.255.255": false, "0.0.0.0": false, "0.1.2.3": false, "255.255.255.255": false,
		"224.0.0.1": false, "239.1.1.1": false, "240.0.0.1": false, "192.0.2.7": false, "198.51.100.1": false, "203.0.113.1": false,
		"198.18.0.1": false, "192.0.0.8": false, "192.88.99.1": false,
		"::1": false, "::": false, "fe80::1": false, "fe80::1%eth0": false, "fec0::1": false, "fd00::1": false, "fc00::1": false, "ff02::1": false,
		"::ffff:127.0.0.1": false, "::ffff:a9fe:a9fe": false, "::ffff:0:127.0.0.1": false, "::127.0.0.1": false,
		"64:ff9b::7f00:1": false, "64:ff9b::a9fe:a9fe": false, "64:ff9b:1::1": false, "2002:7f00:1::": false, "2002:808:808::1": false,
		"2001::1": false, "2001:db8::1": false, "3fff::1": false, "5f00::1": false, "100::1": false,
	} {
		if got := Public(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: %v, want %v", address, got, want)
		}
	}
	if Public(netip.Addr{}) {
		t.Error("no address at all is public")
	}
}

func FuzzPublicKnowsMappedAddresses(f *testing.F) {
	f.Add([]byte{127, 0, 0, 1})
	f.Add([]byte{8, 8, 8, 8})
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) != 4 {
			return
		}
		a := netip.AddrFrom4([4]byte(b))
		mapped := netip.AddrFrom16(a.As16())
		if Public(a) != Public(mapped) {
			t.Fatalf("%s and %s differ", a, mapped)
		}
		if Public(a) && (a.IsPrivate() || a.IsLoopback() || a.IsMulticast() || a.IsLinkLocalUnicast() || a.IsUnspecified()) {
			t.Fatalf("%s is public", a)
		}
	})
}

func TestPrivateAddressesAreNotReached(t *testing.T) {
	var hits atomic.Int32
	s := serve(t, func(http.ResponseWriter, *http.Request) { hits.Add(1) })
	_, port, _ := net.SplitHostPort(s.Listener.Addr().String())
	k := newClock()
	c := New(Options{Now: k.now, Sleep: k.sleep})
	for _, host := range []string{"127.0.0.1", "[::ffff:127.0.0.1]", "localhost", "[::1]", "0.0.0.0", "[::]", "169.254.169.254", "10.0.0.1"} {
		_, err := c.Get(t.Context(), "http://"+host+":"+port+"/")
		if fe := wantCode(t, err, Blocked); !strings.Contains(fe.Remedy, "AllowPrivate") {
			t.Errorf("%s: the remedy is %q", host, fe.Remedy)
		}
	}
	// Spellings that some resolvers take for 127.0.0.1: refused or unknown, never reached.
	for _, host := range []string{"2130706433", "0x7f000001", "0177.0.0.1", "127.1"} {
		if _, err := c.Get(t.Context(), "http://"+host+":"+port+"/"); err == nil {
			t.Errorf("%s was fetched", host)
		}
	}
	if hits.Load() > 0 {
		t.Errorf("%d requests arrived", hits.Load())
	}
}

// nameServer answers every A question with one address.
func nameServer(t *testing.T, ip [4]byte) *net.Resolver {
	t.Helper()
	pc, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = pc.Close() })
	go func() {
		buf := make([]byte, 1500)
		for {
			n, from, err := pc.ReadFrom(buf)
			if err != nil {
				return
			}
			_, _ = pc.WriteTo(dnsAnswer(buf[:n], ip), from)
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "udp", pc.LocalAddr().String())
	}}
}

// dnsAnswer makes the answer to one question (RFC 1035 4): an A record for A,
// nothing for other types.
func dnsAnswer(q []byte, ip [4]byte) []byte {
	end := 12
	for end < len(q) && q[end] != 0 {
		end += int(q[end]) + 1
	}
	end += 5
	out := append([]byte{}, q[:end]...)
	out[2], out[3] = 0x81, 0x80
	out[6], out[7], out[8], out[9], out[10], out[11] = 0, 0, 0, 0, 0, 0
	if q[end-3] == 1 { // type A
		out[7] = 1
		out = append(out, 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ip[0], ip[1], ip[2], ip[3])
	}
	return out
}

func TestNamesThatResolveToPrivateAddressesAreNotReached(t *testing.T) {
	for _, ip := range [][4]byte{{127, 0, 0, 1}, {10, 0, 0, 1}, {169, 254, 169, 254}} {
		k := newClock()
		c := New(Options{Now: k.now, Sleep: k.sleep, Resolver: nameServer(t, ip)})
		_, err := c.Get(t.Context(), "http://news.example.org/feed")
		wantCode(t, err, Blocked)
	}
	// The same name server, allowed: the name is really resolved by it.
	s := serve(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "ok") })
	_, port, _ := net.SplitHostPort(s.Listener.Addr().String())
	c, _ := local(t, func(o *Options) { o.Resolver = nameServer(t, [4]byte{127, 0, 0, 1}) })
	if r, err := c.Get(t.Context(), "http://news.example.org:"+port+"/"); err != nil || string(r.Body) != "ok" {
		t.Errorf("%v", err)
	}
}

func TestRedirects(t *testing.T) {
	var hits atomic.Int32
	inside := serve(t, func(http.ResponseWriter, *http.Request) { hits.Add(1) })
	mux := http.NewServeMux()
	to := func(path, where string, status int) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { w.Header().Set("Location", where); w.WriteHeader(status) })
	}
	mux.HandleFunc("/end", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "end") })
	to("/moved", "/moved2", 301)
	to("/moved2", "/end", 308)
	to("/mixed", "/mixed2", 301)
	to("/mixed2", "/end", 302)
	to("/found", "/end", 302)
	to("/private", "http://10.0.0.1/", 302)
	to("/mapped", "http://[::ffff:10.0.0.1]/", 302)
	to("/metadata", "http://169.254.169.254/latest/", 302)
	to("/file", "file:///etc/passwd", 302)
	to("/user", "http://a:b@example.org/", 302)
	to("/port", "http://example.org:25/", 302)
	to("/circle", "/circle2", 302)
	to("/circle2", "/circle", 302)
	to("/nowhere", "", 302)
	to("/broken", "http://[::1", 302)
	for i := range 9 {
		to(fmt.Sprintf("/long%d", i), fmt.Sprintf("/long%d", i+1), 302)
	}
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	c, _ := local(t, nil)
	for path, code := range map[string]Code{"/private": Blocked, "/mapped": Blocked, "/metadata": Blocked, "/file": BadAddress, "/user": BadAddress, "/port": BadAddress,
		"/circle": Redirects, "/long0": Redirects, "/nowhere": Redirects, "/broken": Redirects} {
		_, err := c.Get(t.Context(), s.URL+path)
		wantCode(t, err, code)
	}
	for path, moved := range map[string]string{"/moved": s.URL + "/end", "/mixed": s.URL + "/mixed2", "/found": "", "/end": ""} {
		r, err := c.Get(t.Context(), s.URL+path)
		if err != nil || r.URL != s.URL+"/end" || r.Moved != moved || string(r.Body) != "end" {
			t.Errorf("%s: %+v, %v; want it moved to %q", path, r, err, moved)
		}
	}
	// From an allowed address to one that is not.
	narrow := New(Options{AllowPrivate: []netip.Prefix{v4(127, 0, 0, 1, 32)}, IgnoreRobots: true, HostDelay: -1})
	_, port, _ := net.SplitHostPort(inside.Listener.Addr().String())
	to("/other", "http://127.0.0.2:"+port+"/", 302)
	_, err := narrow.Get(t.Context(), s.URL+"/other")
	wantCode(t, err, Blocked)
	if hits.Load() > 0 {
		t.Error("a redirect led inside")
	}
}

func TestNoRedirectFromHTTPSToHTTP(t *testing.T) {
	plain := serve(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "plain") })
	secure := httptest.NewTLSServer(http.RedirectHandler(plain.URL, http.StatusFound))
	t.Cleanup(secure.Close)
	pool := secure.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
	c, _ := local(t, func(o *Options) { o.RootCAs = pool })
	_, err := c.Get(t.Context(), secure.URL)
	wantCode(t, err, Downgrade)
	c, _ = local(t, func(o *Options) { o.RootCAs, o.AllowDowngrade = pool, true })
	if r, err := c.Get(t.Context(), secure.URL); err != nil || string(r.Body) != "plain" {
		t.Error(err)
	}
	c, _ = local(t, nil)
	_, err = c.Get(t.Context(), secure.URL)
	wantCode(t, err, BadTLS)
}

func TestSecretsStayOnTheirHost(t *testing.T) {
	got := make(chan string, 2)
	other := serve(t, func(_ http.ResponseWriter, r *http.Request) { got <- r.Header.Get("Authorization") })
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		got <- r.Header.Get("Authorization")
		http.Redirect(w, r, other.URL, http.StatusFound)
	})
	c, _ := local(t, nil)
	if _, err := c.Do(t.Context(), Request{URL: s.URL, Header: http.Header{"Authorization": {"Bearer x"}}}); err != nil {
		t.Fatal(err)
	}
	if first, second := <-got, <-got; first != "Bearer x" || second != "" {
		t.Errorf("the first host got %q, the second %q", first, second)
	}
}

func TestErrorsHideSecrets(t *testing.T) {
	for in, want := range map[string]string{
		"https://u:p@example.org/a?x=1#frag":              "https://example.org/a?x=1",
		"https://example.org/a?api_key=abc&q=1&token=def": "https://example.org/a?api_key=***&q=1&token=***",
		"https://[::1": "an address that could not be read",
	} {
		if got := Redact(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
	c, _ := local(t, nil)
	for _, address := range []string{"http://me:hunter2@127.0.0.1/x", "http://127.0.0.1:1/x?token=hunter2", "gopher://me:hunter2@h/"} {
		if _, err := c.Get(t.Context(), address); err == nil || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// bomb answers with n MiB of zeros, packed.
func bomb(w http.ResponseWriter, n int) {
	w.Header().Set("Content-Encoding", "gzip")
	z := gzip.NewWriter(w)
	zeros := make([]byte, 1<<20)
	for range n {
		_, _ = z.Write(zeros)
	}
	_ = z.Close()
}

func TestCaps(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, r *http.Request) { bomb(w, 64) })
	mux.HandleFunc("/small", func(w http.ResponseWriter, r *http.Request) { bomb(w, 1) })
	mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		for chunk := make([]byte, 64<<10); ; {
			if _, err := w.Write(chunk); err != nil {
				return
			}
		}
	})
	mux.HandleFunc("/long", func(w http.ResponseWriter, r *http.Request) { w.Header().Set("Content-Length", "99999999999") })
	mux.HandleFunc("/headers", func(w http.ResponseWriter, r *http.Request) { w.Header().Set("X", strings.Repeat("x", 2<<20)) })
	mux.HandleFunc("/brotli", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "br")
		fmt.Fprint(w, "x")
	})
	mux.HandleFunc("/notgzip", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		fmt.Fprint(w, "plain")
	})
	mux.HandleFunc("/cut", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "10")
		fmt.Fprint(w, "x")
	})
	mux.HandleFunc("/empty", func(w http.ResponseWriter, r *http.Request) { w.Header().Set("Content-Encoding", "gzip") })
	mux.HandleFunc("/image", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "image/png")
		fmt.Fprint(w, "x")
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	c, _ := local(t, func(o *Options) { o.MaxBody, o.MaxHeader = 2<<20, 64<<10 })
	for path, code := range map[string]Code{"/bomb": TooLarge, "/endless": TooLarge, "/long": TooLarge, "/headers": TooLarge, "/brotli": BadEncoding,
		"/notgzip": BadEncoding, "/cut": Unreachable, "/image": WrongType} {
		_, err := c.Do(t.Context(), Request{URL: s.URL + path, Accept: PageTypes()})
		wantCode(t, err, code)
	}
	if r, err := c.Get(t.Context(), s.URL+"/small"); err != nil || len(r.Body) != 1<<20 {
		t.Errorf("small: %v", err)
	}
	if r, err := c.Get(t.Context(), s.URL+"/empty"); err != nil || len(r.Body) != 0 {
		t.Errorf("empty: %v", err)
	}
	_, err := c.Do(t.Context(), Request{URL: s.URL + "/small", MaxBody: 1000})
	wantCode(t, err, TooLarge)
	tight, _ := local(t, func(o *Options) { o.MaxWire = 100 })
	_, err = tight.Get(t.Context(), s.URL+"/bomb")
	wantCode(t, err, TooLarge)
}

func TestSlowServersAreLeft(t *testing.T) {
	quit := make(chan struct{})
	mux := http.NewServeMux()
	mux.HandleFunc("/silent", func(w http.ResponseWriter, r *http.Request) { <-quit })
	mux.HandleFunc("/drip", func(w http.ResponseWriter, r *http.Request) {
		for {
			select {
			case <-quit:
				return
			case <-time.After(20 * time.Millisecond):
				_, _ = w.Write([]byte("x"))
				w.(http.Flusher).Flush()
			}
		}
	})
	mux.HandleFunc("/hops", func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(120 * time.Millisecond)
		http.Redirect(w, r, "/hops?"+r.URL.RawQuery+"x", http.StatusFound)
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	t.Cleanup(func() { close(quit) })
	c, _ := local(t, func(o *Options) { o.Timeout, o.MaxRedirects = 300*time.Millisecond, 50 })
	for _, path := range []string{"/silent", "/drip", "/hops"} {
		began := time.Now()
		_, err := c.Get(t.Context(), s.URL+path)
		wantCode(t, err, Timeout)
		if d := time.Since(began); d > 3*time.Second {
			t.Errorf("%s took %v", path, d)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	_, err := c.Get(ctx, s.URL+"/silent")
	if wantCode(t, err, Canceled); !errors.Is(err, context.Canceled) {
		t.Errorf("%v does not tell that the context ended", err)
	}
}

func TestStatusCodes(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		var n int
		_, _ = fmt.Sscanf(r.URL.Path, "/%d", &n)
		w.WriteHeader(n)
	})
	for status, code := range map[int]Code{304: BadStatus, 400: BadStatus, 401: Denied, 403: Denied, 404: NotFound, 410: Gone, 429: RateLimited, 451: Denied, 500: ServerFault, 503: ServerFault} {
		c, _ := local(t, nil)
		_, err := c.Get(t.Context(), fmt.Sprintf("%s/%d", s.URL, status))
		if fe := wantCode(t, err, code); fe.Status != status || !strings.Contains(err.Error(), s.URL) {
			t.Errorf("%d: %+v", status, fe)
		}
	}
	c, _ := local(t, nil)
	_, err := c.Get(t.Context(), "http://127.0.0.1:2/")
	wantCode(t, err, Unreachable)
	c, _ = local(t, func(o *Options) {
		o.Resolver = &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) { return nil, errors.New("no name server") }}
	})
	_, err = c.Get(t.Context(), "http://nothing.example/")
	wantCode(t, err, NoSuchHost)
}

func TestAProxyOfTheOperator(t *testing.T) {
	var asked []string
	proxy := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.String())
		fmt.Fprint(w, "by proxy")
	})
	u, _ := url.Parse(proxy.URL)
	k := newClock()
	c := New(Options{Proxy: u, IgnoreRobots: true, Now: k.now, Sleep: k.sleep, Resolver: nameServer(t, [4]byte{93, 184, 215, 14})})
	if r, err := c.Get(t.Context(), "http://news.example.org/a"); err != nil || string(r.Body) != "by proxy" {
		t.Fatal(err)
	}
	_, err := c.Get(t.Context(), "http://10.0.0.1/")
	wantCode(t, err, Blocked)
	c = New(Options{Proxy: u, IgnoreRobots: true, Now: k.now, Sleep: k.sleep, Resolver: nameServer(t, [4]byte{10, 0, 0, 1})})
	_, err = c.Get(t.Context(), "http://inside.example.org/")
	wantCode(t, err, Blocked)
	if len(asked) != 1 {
		t.Errorf("the proxy was asked for %v", asked)
	}
}

func TestTheEnvironmentsProxyIsNotUsed(t *testing.T) {
	proxy := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("the proxy was used") })
	t.Setenv("HTTP_PROXY", proxy.URL)
	t.Setenv("http_proxy", proxy.URL)
	c := New(Options{IgnoreRobots: true, Resolver: nameServer(t, [4]byte{10, 0, 0, 1})})
	_, err := c.Get(t.Context(), "http://inside.example.org/")
	wantCode(t, err, Blocked)
}

func TestSafeTransportRefusesPrivateAddresses(t *testing.T) {
	s := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("a request arrived") })
	hc := &http.Client{Transport: SafeTransport(Options{})}
	if _, err := hc.Post(s.URL, "application/json", strings.NewReader("{}")); err == nil {
		t.Error("no error")
	}
	hc = &http.Client{Transport: SafeTransport(Options{AllowPrivate: loopback()})}
	ok := serve(t, func(http.ResponseWriter, *http.Request) {})
	resp, err := hc.Post(ok.URL, "application/json", strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
}
