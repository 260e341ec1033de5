package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// readBody reads a body of at most wire bytes that unpack to at most limit.
func readBody(raw *http.Response, wire, limit int64) ([]byte, error) {
	tooLarge := func(n int64, how string) error {
		return &Error{Code: TooLarge, URL: redacted(raw.Request.URL), Status: raw.StatusCode, What: fmt.Sprintf("the answer is larger than %d bytes%s", n, how),
			Remedy: "raise the cap if the site is to be trusted"}
	}
	if raw.ContentLength > wire {
		return nil, tooLarge(wire, "")
	}
	counted := &io.LimitedReader{R: raw.Body, N: wire + 1}
	var in io.Reader = counted
	switch enc := strings.ToLower(strings.TrimSpace(raw.Header.Get("Content-Encoding"))); enc {
	case "", "identity":
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(counted)
		if errors.Is(err, io.EOF) {
			return nil, nil // an empty body
		}
		if err != nil {
			return nil, &packed{err}
		}
		defer z.Close()
		in = z
	default:
		return nil, &packed{fmt.Errorf("the encoding %.40q was not asked for", enc)}
	}
	var b bytes.Buffer
	n, err := io.Copy(&b, io.LimitReader(in, limit+1))
	switch {
	case n > limit:
		how := ""
		if in != io.Reader(counted) {
			how = " once unpacked"
		}
		return nil, tooLarge(limit, how)
	case counted.N <= 0:
		return nil, tooLarge(wire, "")
	case errors.Is(err, gzip.ErrChecksum) || errors.Is(err, gzip.ErrHeader):
		return nil, &packed{err}
	}
	return b.Bytes(), err
}

// packed is a body that cannot be unpacked.
type packed struct{ err error }

func (p *packed) Error() string { return p.err.Error() }
func (p *packed) Unwrap() error { return p.err }

// refusal makes an Error of an answer that is no success.
func (c *Client) refusal(u *url.URL, raw *http.Response, now time.Time) error {
	e := &Error{URL: redacted(u), Status: raw.StatusCode, RetryAt: RetryAfter(raw.Header, now)}
	switch s := raw.StatusCode; {
	case s == http.StatusGone:
		e.Code, e.What, e.Remedy = Gone, "it is gone for good (410)", "remove it, or look for its new address"
	case s == http.StatusNotFound:
		e.Code, e.What, e.Remedy = NotFound, "it is not there (404)", "check the address"
	case s == 401 || s == 402 || s == 403 || s == 407 || s == 451:
		e.Code, e.What, e.Remedy = Denied, fmt.Sprintf("the server refuses it (%d)", s), "ask the publisher for leave, or take another source"
	case s == http.StatusTooManyRequests, s == http.StatusServiceUnavailable && !e.RetryAt.IsZero():
		if e.RetryAt.IsZero() {
			e.RetryAt = now.Add(time.Minute)
		}
		c.hosts.hold(u.Host, e.RetryAt)
		e.Code, e.What, e.Remedy = RateLimited, fmt.Sprintf("the server asks to wait (%d)", s), "it is tried again at "+e.RetryAt.UTC().Format(time.RFC3339)
	case s >= 500:
		e.Code, e.What, e.Remedy = ServerFault, fmt.Sprintf("the server failed (%d)", s), "it is tried again later"
	default:
		e.Code, e.What, e.Remedy = BadStatus, fmt.Sprintf("the server answered with status %d", s), "check the address"
	}
	return e
}

// failure makes an Error of whatever went wrong before or while an answer came.
func (c *Client) failure(ctx context.Context, u *url.URL, err error) error {
	var have *Error
	if errors.As(err, &have) {
		return have
	}
	var ue *url.Error // it repeats the address, secrets and all
	if errors.As(err, &ue) {
		err = ue.Err
	}
	e := &Error{URL: redacted(u), Err: err}
	var (
		blocked *blockedAddress
		wait    *busy
		pack    *packed
		dns     *net.DNSError
		cert    *tls.CertificateVerificationError
		record  tls.RecordHeaderError
		alert   tls.AlertError
		slow    interface{ Timeout() bool }
	)
	switch {
	case errors.As(err, &blocked):
		e.Code, e.What, e.Remedy = Blocked, blocked.Error(), "private networks are reached only where the operator allows them (AllowPrivate)"
	case errors.As(err, &wait):
		e.Code, e.What, e.RetryAt, e.Remedy = RateLimited, wait.Error(), wait.until, "it is tried again at "+wait.until.UTC().Format(time.RFC3339)
	case ctx.Err() != nil:
		e.Code, e.What, e.Err = Canceled, "it was called off", ctx.Err()
	case errors.As(err, &pack):
		e.Code, e.What, e.Remedy = BadEncoding, "the answer could not be unpacked: "+pack.Error(), "tell the publisher"
	case errors.As(err, &dns) && !dns.IsTimeout:
		e.Code, e.What, e.Remedy = NoSuchHost, "the name "+u.Hostname()+" does not resolve", "check how it is written, and the network"
	case errors.As(err, &slow) && slow.Timeout(), errors.Is(err, context.DeadlineExceeded):
		e.Code, e.What, e.Remedy = Timeout, "it took longer than allowed", "it is tried again later"
	case errors.As(err, &cert), errors.As(err, &record), errors.As(err, &alert):
		e.Code, e.What, e.Remedy = BadTLS, "the connection could not be secured: "+err.Error(), "tell the publisher; check this machine's clock"
	case strings.Contains(err.Error(), "response headers exceeded"): // net/http has no type for it
		e.Code, e.What, e.Remedy = TooLarge, "the headers are larger than allowed", "tell the publisher"
	case errors.Is(err, io.ErrUnexpectedEOF):
		e.Code, e.What, e.Remedy = Unreachable, "the answer was cut off", "it is tried again later"
	default:
		e.Code, e.What, e.Remedy = Unreachable, "the server could not be reached: "+err.Error(), "it is tried again later"
	}
	return e
}
