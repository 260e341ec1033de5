package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"
)

// Options set up a Client or a SafeTransport. The zero value is a good one.
type Options struct {
	// UserAgent names the program and where to complain; its first word (up to
	// "/") is the name looked up in robots.txt.
	UserAgent string
	// AllowPrivate names networks that may be reached though they are not
	// public: an operator's own hosts, a test's loopback.
	AllowPrivate []netip.Prefix
	// Proxy is the operator's own forward proxy, which may have a private
	// address. The environment's proxy variables are never read. Targets are
	// still checked as far as their names resolve here; a proxy that resolves
	// names by itself must refuse private targets by itself.
	Proxy    *url.URL
	Resolver *net.Resolver  // nil: the system's
	RootCAs  *x509.CertPool // nil: the system's

	Timeout      time.Duration // for one request with its redirects; 0: 30 s
	MaxBody      int64         // bytes after decompression; 0: 16 MiB
	MaxWire      int64         // bytes as transferred; 0: MaxBody
	MaxHeader    int64         // bytes of a response's headers; 0: 256 KiB
	MaxRedirects int           // 0: 5; negative: none
	// AllowDowngrade lets a redirect lead from https to http.
	AllowDowngrade bool

	HostDelay    time.Duration // least pause between two requests to a host; 0: 1 s; negative: none
	MaxWait      time.Duration // longest that a request waits for its host's turn; 0: 2 min
	IgnoreRobots bool          // only for an operator's own sites

	Now   func() time.Time                           // nil: time.Now
	Sleep func(context.Context, time.Duration) error // nil: a timer
	Log   *slog.Logger                               // nil: nothing is logged
}

// Agent is the user agent where none is given.
const Agent = "sitrep/1 (+https://github.com/sitrep-news/sitrep)"

// filled gives the options with every zero value replaced.
func (o Options) filled() Options {
	set(&o.UserAgent, Agent)
	set(&o.Timeout, 30*time.Second)
	set(&o.MaxBody, 16<<20)
	set(&o.MaxWire, o.MaxBody)
	set(&o.MaxHeader, 256<<10)
	set(&o.MaxRedirects, 5)
	set(&o.HostDelay, time.Second)
	set(&o.MaxWait, 2*time.Minute)
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Sleep == nil {
		o.Sleep = sleep
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

func set[T comparable](to *T, v T) {
	var zero T
	if *to == zero {
		*to = v
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// SafeTransport is a transport that reaches no private address, whoever names
// it: for webhooks and all else that is sent to addresses from outside. It
// neither follows redirects nor limits bodies or time; its user does.
func SafeTransport(o Options) *http.Transport {
	o = o.filled()
	g := guard{o.AllowPrivate}
	dialer := &net.Dialer{Timeout: 10 * time.Second, Resolver: o.Resolver}
	t := &http.Transport{
		DialContext:            dialer.DialContext,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: o.RootCAs},
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  o.Timeout,
		MaxResponseHeaderBytes: o.MaxHeader,
		MaxIdleConns:           100,
		MaxIdleConnsPerHost:    1,
		IdleConnTimeout:        30 * time.Second,
		ExpectContinueTimeout:  time.Second,
		DisableCompression:     true, // bodies are unpacked where they are capped
		ForceAttemptHTTP2:      true,
	}
	if o.Proxy == nil {
		dialer.Control = func(_, address string, _ syscall.RawConn) error { return g.dial(address) }
		return t
	}
	// Every connection goes to the proxy, so the target is checked beforehand.
	t.Proxy = func(req *http.Request) (*url.URL, error) {
		return o.Proxy, g.target(req.Context(), o.Resolver, req.URL.Hostname())
	}
	return t
}

// target checks all addresses of a host that a proxy is to reach.
func (g guard) target(ctx context.Context, r *net.Resolver, host string) error {
	if ip, err := netip.ParseAddr(host); err == nil {
		return g.check(ip)
	}
	if r == nil {
		r = net.DefaultResolver
	}
	ips, err := r.LookupNetIP(ctx, "ip", host)
	if err != nil {
		return nil // only the proxy can resolve it
	}
	for _, ip := range ips {
		if err := g.check(ip); err != nil {
			return err
		}
	}
	return nil
}
