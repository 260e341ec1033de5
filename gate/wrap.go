package gate

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
)

const (
	maxBody   = 40 << 20         // bytes of any request; what reads one has tighter bounds of its own
	timeLimit = 2 * time.Minute  // for an answer
	longLimit = 30 * time.Minute // for an export
)

// Wrap puts the gate before a handler. Every answer has its headers, whatever the
// handler does; every request was checked before the handler sees it.
func (g *Gate) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := g.o.Clock()
		rec := &recorder{ResponseWriter: w}
		from := g.from(r)
		g.headers(rec.Header())
		id, err := g.admit(rec, r, from)
		forget(r)
		r2 := r.WithContext(context.WithValue(context.WithValue(r.Context(), identityKey{}, id), addressKey{}, from))
		defer func() { g.done(rec, r2, from, id, began) }()
		if err != nil {
			g.refuse(rec, r2, err)
			return
		}
		g.limited(rec, r2, next)
	})
}

// limited answers within the bounds of size and time.
func (g *Gate) limited(w http.ResponseWriter, r *http.Request, next http.Handler) {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	switch {
	case strings.HasSuffix(r.URL.Path, "/stream") || r.URL.Path == "/mcp":
		// ends with its reader; the number of them is bounded where they are made
	default:
		limit := timeLimit
		if strings.HasSuffix(r.URL.Path, "/export") {
			limit = longLimit
		}
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(limit)) // a test's recorder has none
		ctx, cancel := context.WithTimeout(r.Context(), limit)
		defer cancel()
		*r = *r.WithContext(ctx)
	}
	if h, pattern := g.own.Handler(r); pattern != "" && !g.o.Local {
		r.Pattern = pattern
		h = g.own // it sets the path's values too
		h.ServeHTTP(w, r)
		return
	}
	next.ServeHTTP(w, r)
}

// headers are the same for every answer. What a page may load is its own origin's
// alone; nothing may frame it, nothing may be sent elsewhere from it.
func (g *Gate) headers(h http.Header) {
	h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "same-origin") // with no-referrer, browsers send "Origin: null" with our own forms
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
	if !g.o.Local {
		h.Set("Strict-Transport-Security", "max-age=31536000")
	}
}

// admit checks a request and tells whose it is.
func (g *Gate) admit(w http.ResponseWriter, r *http.Request, from netip.Addr) (Identity, error) {
	if err := g.hosted(r, from); err != nil {
		return Identity{}, err
	}
	if err := g.cross.Check(r); err != nil {
		return Identity{}, sitrep.Errorf(sitrep.EForbidden, "this came from another site's page and was not done: %v", err)
	}
	if g.o.Local {
		return local(), nil
	}
	if err := g.private(r); err != nil {
		return Identity{}, err
	}
	if wait, ok := g.rates.address(from); !ok {
		return Identity{}, tooMany(w, wait)
	}
	id, err := g.identify(r)
	if err != nil {
		return Identity{}, err
	}
	if id.Via == "key" {
		if wait, ok := g.rates.key(id.session); !ok {
			return id, tooMany(w, wait)
		}
		return id, keyMay(id, r)
	}
	if id.Account == "" && !g.open(r) {
		return id, sitrep.Errorf(sitrep.EUnauthorized, "sign in, or send an API key as Authorization: Bearer")
	}
	return id, nil
}

// keyMay keeps keys to the interfaces for programs.
func keyMay(id Identity, r *http.Request) error {
	reads := r.Method == http.MethodGet || r.Method == http.MethodHead
	program := strings.HasPrefix(r.URL.Path, "/api/") || r.URL.Path == "/mcp"
	if (reads || r.URL.Path == "/mcp") && !id.May(ScopeRead) {
		return sitrep.Errorf(sitrep.EForbidden, "this key has not the scope read")
	}
	if !reads && !program {
		return sitrep.Errorf(sitrep.EForbidden, "a key changes things under /api/ alone")
	}
	return nil
}

// tooMany tells when to come again.
func tooMany(w http.ResponseWriter, wait time.Duration) error {
	w.Header().Set("Retry-After", strconv.Itoa(max(1, int(wait.Seconds()+0.999))))
	return sitrep.Errorf(sitrep.ETooMany, "too many requests; come again in %d seconds", max(1, int(wait.Seconds()+0.999)))
}

// hosted refuses requests for names that are not ours: a page elsewhere whose name was
// bent to this address (DNS rebinding) asks for its own name. On loopback it refuses
// what a proxy hands on too, since everybody would pass for the one user.
func (g *Gate) hosted(r *http.Request, from netip.Addr) error {
	host := strings.ToLower(r.Host)
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.Trim(host, "[]")
	if !g.o.Local {
		if host != g.host {
			return &misdirected{sitrep.Errorf(sitrep.EInvalid, "this server is %s, not %.100q", g.host, r.Host)}
		}
		return nil
	}
	if g.o.Public != nil && g.o.Public(r) {
		return nil // proves itself, through a proxy or tunnel too: a hub's push
	}
	addr, err := netip.ParseAddr(host)
	if host != "localhost" && !strings.HasSuffix(host, ".localhost") && (err != nil || !addr.IsLoopback()) {
		return &misdirected{sitrep.Errorf(sitrep.EInvalid, "this server answers to localhost and 127.0.0.1, not to %.100q", r.Host)}
	}
	for _, name := range []string{"Forwarded", "X-Forwarded-For", "X-Real-Ip", "Via"} {
		if r.Header.Get(name) != "" {
			return sitrep.Errorf(sitrep.EForbidden, "a proxy handed this on to a server without passwords: start it with --behind-proxy and --origin, and add an account")
		}
	}
	if from.IsValid() && !from.IsLoopback() {
		return sitrep.Errorf(sitrep.EForbidden, "this server answers to its own machine alone")
	}
	return nil
}

// from is the address that asks: of the connection, or, where that is one of the
// operator's proxies, the last that the proxies did not add themselves.
func (g *Gate) from(r *http.Request) netip.Addr {
	ap, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	at := ap.Addr().Unmap()
	if !g.proxy(at) {
		return at
	}
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0; i-- {
		hop, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			return at
		}
		if at = hop.Unmap(); !g.proxy(at) {
			break
		}
	}
	return at
}

// private refuses what did not come over TLS: past the operator's proxy, or in the
// clear up to it.
func (g *Gate) private(r *http.Request) error {
	if r.TLS != nil {
		return nil
	}
	ap, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil || !g.proxy(ap.Addr().Unmap()) {
		return sitrep.Errorf(sitrep.EForbidden, "this server takes requests over TLS, or from the proxy before it, alone")
	}
	if p := r.Header.Get("X-Forwarded-Proto"); p != "" && p != "https" {
		return sitrep.Errorf(sitrep.EForbidden, "this came to the proxy in the clear; ask %s", g.o.Origin)
	}
	return nil
}

func (g *Gate) proxy(a netip.Addr) bool {
	for _, p := range g.o.Proxies {
		if p.Contains(a) {
			return true
		}
	}
	return false
}

// forget takes away headers that handlers might take for the truth about who asks.
func forget(r *http.Request) {
	for _, name := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-User", "X-Real-Ip", "Remote-User", "X-Remote-User",
		"X-Auth-Request-User", "X-Authenticated-User", "X-Webauth-User", "X-Http-Method-Override"} {
		r.Header.Del(name)
	}
}

// open tells whether a request needs no account.
func (g *Gate) open(r *http.Request) bool {
	reads := r.Method == http.MethodGet || r.Method == http.MethodHead
	switch p := r.URL.Path; {
	case path.Clean(p) != strings.TrimSuffix(p, "/"):
		return false // "/static/../events" is no asset, whatever is made of it further in
	case p == "/login" || strings.HasPrefix(p, "/login/"):
		return true
	case reads && (strings.HasPrefix(p, "/static/") || strings.HasPrefix(p, "/gate/") || p == "/healthz" || p == "/robots.txt"):
		return true
	}
	return g.o.Public != nil && g.o.Public(r)
}

// misdirected is a request for another server.
type misdirected struct{ error }

func (m *misdirected) Unwrap() error { return m.error }

// refuse tells why not: people are led to sign in, programs get a problem (RFC 9457).
func (g *Gate) refuse(w http.ResponseWriter, r *http.Request, err error) {
	code := sitrep.Code(err)
	program := strings.HasPrefix(r.URL.Path, "/api/") || r.URL.Path == "/mcp" || r.Header.Get("Authorization") != ""
	if code == sitrep.EUnauthorized && !program && (r.Method == http.MethodGet || r.Method == http.MethodHead) {
		http.Redirect(w, r, "/login?next="+url.QueryEscape(r.URL.RequestURI()), http.StatusSeeOther)
		return
	}
	status := map[string]int{sitrep.EUnauthorized: 401, sitrep.EForbidden: 403, sitrep.ETooMany: 429, sitrep.EInvalid: 400, sitrep.EUnavailable: 503, sitrep.ENotFound: 404, sitrep.EConflict: 409}[code]
	if _, ok := err.(*misdirected); ok {
		status = http.StatusMisdirectedRequest
	}
	detail := err.Error()
	if status == 0 {
		g.o.Log.Error("gate", "err", err)
		status, detail = 500, "the server could not answer; its log says why"
	}
	if status == 401 {
		w.Header().Set("WWW-Authenticate", `Bearer realm="sitrep"`)
	}
	w.Header().Set("Cache-Control", "no-store")
	if !program {
		http.Error(w, detail, status)
		return
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"type": "about:blank", "title": http.StatusText(status), "status": status, "detail": detail, "code": code}) // a reader who left
}

// done logs a request: its pattern and never its address, which may hold a search, a
// cursor or a secret.
func (g *Gate) done(rec *recorder, r *http.Request, from netip.Addr, id Identity, began time.Time) {
	took := g.o.Clock().Sub(began)
	pattern := r.Pattern
	if pattern == "" {
		pattern = "-"
	}
	status := rec.status
	if status == 0 {
		status = http.StatusOK
	}
	g.deed(r, id, status, fmt.Sprint(from))
	g.o.Log.Debug("request", "method", r.Method, "pattern", pattern, "status", status, "bytes", rec.bytes, "ms", took.Milliseconds(), "who", id.Account, "via", id.Via, "from", fmt.Sprint(from))
	if g.o.Observe != nil {
		g.o.Observe(r.Method, pattern, status, took)
	}
}

// recorder remembers what was answered.
type recorder struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (w *recorder) WriteHeader(status int) {
	if w.status == 0 && status >= 200 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *recorder) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(b)
	w.bytes += int64(n)
	return n, err
}

// Unwrap lets a stream be flushed and its deadlines be set.
func (w *recorder) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// Flush is for those who ask the writer itself.
func (w *recorder) Flush() { _ = http.NewResponseController(w.ResponseWriter).Flush() }
