package fetch

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// redirect is an answer that points elsewhere.
type redirect struct {
	status   int
	location string
}

func (r *redirect) permanent() bool {
	return r.status == http.StatusMovedPermanently || r.status == http.StatusPermanentRedirect
}

func redirectOf(raw *http.Response) *redirect {
	switch raw.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return &redirect{raw.StatusCode, raw.Header.Get("Location")}
	}
	return nil
}

// redirected checks where a redirect leads and moves the trip there.
func (c *Client) redirected(t *trip, at *url.URL, r *redirect) (*url.URL, error) {
	fail := func(code Code, remedy, format string, args ...any) (*url.URL, error) {
		return nil, &Error{Code: code, URL: redacted(t.from), Status: r.status, What: fmt.Sprintf(format, args...), Remedy: remedy}
	}
	next, err := at.Parse(r.location)
	if err != nil || r.location == "" {
		return fail(Redirects, "tell the publisher", "it redirects to an address that cannot be read")
	}
	next.Fragment = ""
	if t.req.Method != http.MethodGet {
		if r.status != http.StatusTemporaryRedirect && r.status != http.StatusPermanentRedirect {
			return fail(Redirects, "give the address it points to", "what is sent there is redirected to %s with status %d", redacted(next), r.status)
		}
	}
	if at.Scheme == "https" && next.Scheme == "http" && !c.opts.AllowDowngrade {
		return fail(Downgrade, "if that address is to be trusted, add it itself", "it redirects from https to http (%s), where anybody on the way can change what is read", redacted(next))
	}
	t.seen = append(t.seen, at.String())
	if slices.Contains(t.seen, next.String()) {
		return fail(Redirects, "tell the publisher; some sites do this to programs without cookies", "it redirects in a circle")
	}
	if len(t.seen) > max(0, c.opts.MaxRedirects) {
		return fail(Redirects, "give the address it ends at", "more than %d redirects", max(0, c.opts.MaxRedirects))
	}
	if t.permanent = t.permanent && r.permanent(); t.permanent {
		t.moved = next.String()
	}
	return next, nil
}

func sameHost(a, b *url.URL) bool { return a.Scheme == b.Scheme && strings.EqualFold(a.Host, b.Host) }

// checkURL refuses addresses that are not to be fetched whatever they resolve to.
func checkURL(u *url.URL) error {
	bad := func(what, remedy string) error {
		return &Error{Code: BadAddress, URL: redacted(u), What: what, Remedy: remedy}
	}
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return bad(fmt.Sprintf("its scheme is %q: only http and https are fetched", u.Scheme), "give an http(s) address")
	case u.Hostname() == "":
		return bad("it has no host", "check how the address is written")
	case u.User != nil:
		return bad("it has a user name", "leave the user name and password out of the address")
	case slices.Contains(badPorts(), u.Port()):
		return bad("port "+u.Port()+" belongs to another protocol", "check the address")
	}
	return nil
}
