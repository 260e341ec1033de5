package fetch

import (
	"net/url"
	"regexp"
	"strings"
	"time"
)

// Code says why a fetch failed, for programs to branch on.
type Code string

// The codes.
const (
	BadAddress  Code = "bad_address"     // not an http(s) address that may be fetched at all
	Blocked     Code = "blocked_address" // the address is private, local or reserved
	Robots      Code = "robots"          // the site's robots.txt asks not to
	TooLarge    Code = "too_large"       // body, headers or decompressed body over the cap
	BadEncoding Code = "bad_encoding"    // compressed in a way not asked for, or broken
	WrongType   Code = "wrong_type"      // a picture where a page was expected
	Redirects   Code = "redirects"       // too many, in a circle, or to nowhere
	Downgrade   Code = "downgrade"       // a redirect from https to http
	NotFound    Code = "not_found"       // 404
	Gone        Code = "gone"            // 410
	Denied      Code = "denied"          // 401, 402, 403, 407, 451
	RateLimited Code = "rate_limited"    // 429, or 503 with Retry-After
	ServerFault Code = "server_fault"    // any other 5xx
	BadStatus   Code = "bad_status"      // any other answer that is no success
	Timeout     Code = "timeout"         // not done within the time allowed
	NoSuchHost  Code = "no_such_host"    // the name does not resolve
	BadTLS      Code = "bad_tls"         // the certificate or the handshake is bad
	Unreachable Code = "unreachable"     // refused, reset, cut off
	Canceled    Code = "canceled"        // the caller's context ended
)

// Error is a failed fetch. Its text names the address without secrets, and what
// to do about it.
type Error struct {
	Code    Code
	URL     string // as Redact gives it
	Status  int    // of the answer, 0 where there was none
	What    string // what went wrong
	Remedy  string // what a person can do, "" where nothing
	RetryAt time.Time
	Err     error // the cause, nil where the server's answer was it
}

func (e *Error) Error() string {
	s := "fetch " + e.URL + ": " + e.What
	if e.Remedy != "" {
		s += "; " + e.Remedy
	}
	return s
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Lasting tells whether the same request will fail again until a person does
// something.
func (e *Error) Lasting() bool {
	switch e.Code {
	case BadAddress, Blocked, Robots, TooLarge, WrongType, Redirects, Downgrade, Gone, Denied, NotFound:
		return true
	}
	return false
}

var secretName = regexp.MustCompile(`(?i)key|token|secret|passw|pwd|auth|sig|session|credential|code`)

// Redact gives an address fit for logs and messages: without user name and
// password, fragment, and the values of parameters that look like secrets.
func Redact(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "an address that could not be read"
	}
	return redacted(u)
}

func redacted(u *url.URL) string {
	c := *u
	c.User, c.Fragment, c.RawFragment = nil, "", ""
	if c.RawQuery != "" {
		parts := strings.Split(c.RawQuery, "&")
		for i, p := range parts {
			if name, _, ok := strings.Cut(p, "="); ok && secretName.MatchString(name) {
				parts[i] = name + "=***"
			}
		}
		c.RawQuery = strings.Join(parts, "&")
	}
	s := c.String()
	if len(s) > 400 {
		s = strings.ToValidUTF8(s[:400], "") + "..."
	}
	return s
}
