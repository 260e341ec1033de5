package fetch

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Client fetches safely and politely. It is safe for concurrent use.
type Client struct {
	opts   Options
	wire   http.RoundTripper // follows no redirect: every hop is checked here
	hosts  *hosts
	robots *robotsCache
}

// New makes a client.
func New(o Options) *Client {
	o = o.filled()
	t := SafeTransport(o)
	t.MaxConnsPerHost = 1
	c := &Client{opts: o, wire: t, hosts: newHosts(o)}
	c.robots = newRobotsCache(c)
	return c
}

// Validators let a server say "not modified". They belong to the body that was
// read at URL: keep those of the last answer that was parsed, whole, and never
// mix them with others.
type Validators struct {
	URL          string `json:"url,omitempty"`
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
}

// Zero reports whether there is nothing to ask with.
func (v Validators) Zero() bool { return v.ETag == "" && v.LastModified == "" }

// Request is what to fetch.
type Request struct {
	URL    string
	Method string      // "" is GET
	Header http.Header // added to the client's own; dropped when a redirect leaves the host
	Body   []byte

	Validators Validators
	Accept     []string // media types or their beginnings; an answer of another is refused; nil: any
	MaxBody    int64    // bytes after decompression, where less than the client's
	// NoRobots leaves robots.txt unread: for requests that no crawler makes, to
	// a hub or a webhook.
	NoRobots bool
}

// Response is an answer with success, its body read and unpacked.
type Response struct {
	Requested string // the address asked for
	URL       string // the address that answered, after redirects
	// Moved is where permanent redirects (301, 308) alone led from Requested:
	// ask there from now on. "" where it did not move.
	Moved       string
	Status      int
	Header      http.Header
	ContentType string // as sent, with its charset
	Body        []byte
	NotModified bool       // 304: what the validators belong to is still current
	Validators  Validators // to send next time, once Body was of use
	At          time.Time
	Fresh       time.Duration // how long the answer may be taken for current; 0: unknown
}

// Get fetches a page with no conditions.
func (c *Client) Get(ctx context.Context, address string) (*Response, error) {
	return c.Do(ctx, Request{URL: address})
}

// Now is the client's clock.
func (c *Client) Now() time.Time { return c.opts.Now() }

// Do sends one request, follows its redirects and reads the answer. Every
// failure is an *Error. It does not try again: when to is the caller's to
// decide, by Error.RetryAt and a Backoff.
func (c *Client) Do(ctx context.Context, r Request) (*Response, error) {
	u, err := url.Parse(strings.TrimSpace(r.URL))
	if err != nil {
		return nil, &Error{Code: BadAddress, URL: Redact(r.URL), What: "the address could not be read", Remedy: "check how it is written"}
	}
	resp, err := c.follow(ctx, u, r)
	if err != nil {
		c.opts.Log.Debug("fetch failed", "url", redacted(u), "error", err)
		return nil, err
	}
	c.opts.Log.Debug("fetched", "url", redacted(u), "status", resp.Status, "bytes", len(resp.Body))
	return resp, nil
}

// trip is one request on its way through redirects.
type trip struct {
	from      *url.URL
	req       Request
	moved     string // as in Response
	permanent bool   // so far, permanent redirects alone
	budget    time.Duration
	seen      []string
}

func (c *Client) follow(ctx context.Context, u *url.URL, r Request) (*Response, error) {
	r.Method = strings.ToUpper(r.Method)
	if r.Method == "" {
		r.Method = http.MethodGet
	}
	t := &trip{from: u, req: r, permanent: true, budget: c.opts.Timeout}
	at := u
	for {
		resp, r, err := c.hop(ctx, t, at)
		if err != nil || r == nil {
			return resp, err
		}
		if at, err = c.redirected(t, at, r); err != nil {
			return nil, err
		}
	}
}

// hop makes the request to one address: an answer, or where to go next.
func (c *Client) hop(ctx context.Context, t *trip, u *url.URL) (*Response, *redirect, error) {
	if err := checkURL(u); err != nil {
		return nil, nil, err
	}
	var pause time.Duration
	if t.req.Method == http.MethodGet && !t.req.NoRobots && !c.opts.IgnoreRobots {
		rules, err := c.robots.get(ctx, u)
		if err != nil {
			return nil, nil, err
		}
		if !rules.Allowed(u.RequestURI()) {
			return nil, nil, &Error{Code: Robots, URL: redacted(u), What: "the site's robots.txt asks programs not to fetch it",
				Remedy: "ask the publisher for leave, or take another source"}
		}
		pause = rules.Delay
	}
	leave, err := c.hosts.enter(ctx, u.Host)
	if err != nil {
		return nil, nil, c.failure(ctx, u, err)
	}
	defer func() { leave(pause) }()
	return c.exchange(ctx, t, u)
}

// exchange sends the request and reads what comes back.
func (c *Client) exchange(ctx context.Context, t *trip, u *url.URL) (*Response, *redirect, error) {
	began := time.Now()
	hopCtx, cancel := context.WithTimeout(ctx, t.budget)
	defer cancel()
	defer func() { t.budget = max(1, t.budget-time.Since(began)) }()
	req, err := c.request(hopCtx, t, u)
	if err != nil {
		return nil, nil, &Error{Code: BadAddress, URL: redacted(u), What: "the request could not be made", Remedy: "check how the address is written", Err: err}
	}
	raw, err := c.wire.RoundTrip(req)
	if err != nil {
		return nil, nil, c.failure(ctx, u, err)
	}
	defer raw.Body.Close()
	if next := redirectOf(raw); next != nil {
		return nil, next, nil
	}
	resp, err := c.read(t, u, raw)
	if err != nil {
		return nil, nil, c.failure(ctx, u, err)
	}
	return resp, nil, nil
}

func (c *Client) request(ctx context.Context, t *trip, u *url.URL) (*http.Request, error) {
	req, err := http.NewRequestWithContext(ctx, t.req.Method, u.String(), bytes.NewReader(t.req.Body))
	if err != nil {
		return nil, err
	}
	if sameHost(u, t.from) {
		for k, vs := range t.req.Header {
			req.Header[http.CanonicalHeaderKey(k)] = slices.Clone(vs)
		}
	}
	req.Header.Set("User-Agent", c.opts.UserAgent)
	req.Header.Set("Accept-Encoding", "gzip")
	if req.Header.Get("Accept") == "" {
		req.Header.Set("Accept", acceptHeader(t.req.Accept))
	}
	if v := t.req.Validators; t.req.Method == http.MethodGet && v.URL == u.String() {
		if v.ETag != "" {
			req.Header.Set("If-None-Match", v.ETag)
		}
		if v.LastModified != "" {
			req.Header.Set("If-Modified-Since", v.LastModified)
		}
	}
	return req, nil
}

// read makes a Response of an answer that is no redirect.
func (c *Client) read(t *trip, u *url.URL, raw *http.Response) (*Response, error) {
	now := c.opts.Now()
	resp := &Response{
		Requested: t.from.String(), URL: u.String(), Moved: t.moved, Status: raw.StatusCode, Header: raw.Header,
		ContentType: raw.Header.Get("Content-Type"), At: now, Fresh: Fresh(raw.Header, now),
	}
	if raw.StatusCode == http.StatusNotModified && t.req.Validators.URL == u.String() && !t.req.Validators.Zero() {
		resp.NotModified, resp.Validators = true, t.req.Validators
		return resp, nil
	}
	if raw.StatusCode < 200 || raw.StatusCode > 299 {
		return nil, c.refusal(u, raw, now)
	}
	if !acceptable(resp.ContentType, t.req.Accept) {
		kind, _, _ := strings.Cut(resp.ContentType, ";")
		return nil, &Error{Code: WrongType, URL: redacted(u), Status: raw.StatusCode, What: "the server sent " + kind + ", which is not what was asked for",
			Remedy: "check that the address is that of a page or feed"}
	}
	limit := c.opts.MaxBody
	if t.req.MaxBody > 0 {
		limit = min(limit, t.req.MaxBody)
	}
	body, err := readBody(raw, c.opts.MaxWire, limit)
	if err != nil {
		return nil, err
	}
	resp.Body, resp.Validators = body, validatorsOf(u, raw.Header, now)
	return resp, nil
}

// validatorsOf takes an answer's validators. A date in the future is no use: it
// would answer "not modified" for ever.
func validatorsOf(u *url.URL, h http.Header, now time.Time) Validators {
	v := Validators{URL: u.String(), ETag: h.Get("ETag"), LastModified: h.Get("Last-Modified")}
	if at, err := http.ParseTime(v.LastModified); err != nil || at.After(now.Add(time.Hour)) {
		v.LastModified = ""
	}
	if len(v.ETag) > 1024 {
		v.ETag = ""
	}
	return v
}

// FeedTypes are the media types that feeds come as, the wrong ones included.
func FeedTypes() []string {
	return []string{"application/rss+xml", "application/atom+xml", "application/feed+json", "application/xml", "text/xml", "application/rdf+xml",
		"application/json", "text/", "application/xhtml+xml", "application/gzip", "application/x-gzip", "application/octet-stream", "application/x-rss+xml"}
}

// PageTypes are the media types of pages.
func PageTypes() []string {
	return []string{"text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml"}
}

func acceptHeader(types []string) string {
	var out []string
	for i, t := range types {
		switch {
		case strings.HasSuffix(t, "/"):
			t += "*;q=0.5"
		case i > 2:
			t += ";q=0.8"
		}
		out = append(out, t)
	}
	return strings.Join(append(out, "*/*;q=0.1"), ", ")
}

// acceptable tells whether a type is among those asked for; one that is not
// named may be any.
func acceptable(contentType string, types []string) bool {
	kind, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	kind = strings.TrimSpace(kind)
	return len(types) == 0 || kind == "" || slices.ContainsFunc(types, func(t string) bool {
		return kind == t || strings.HasSuffix(t, "/") && strings.HasPrefix(kind, t)
	})
}
