package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// The limits of robots.txt (RFC 9309 2.4, 2.5).
const (
	robotsFresh  = 24 * time.Hour   // how long rules are kept
	robotsFailed = 15 * time.Minute // how long a failure to read them is
	robotsBytes  = 500 << 10        // as much as must be read
	robotsHosts  = 10_000           // rules kept at once
)

// robotsCache keeps every site's rules.
type robotsCache struct {
	client *Client
	agent  string

	mu    sync.Mutex
	sites map[string]*robotsEntry
}

type robotsEntry struct {
	ready chan struct{} // closed once the rest is set
	until time.Time
	rules *RobotsRules
	err   error
	last  *RobotsRules // what the site said before, nil where nothing
}

func newRobotsCache(c *Client) *robotsCache {
	agent, _, _ := strings.Cut(c.opts.UserAgent, "/")
	return &robotsCache{client: c, agent: strings.ToLower(strings.TrimSpace(agent)), sites: map[string]*robotsEntry{}}
}

// Robots gives the rules of the site that an address belongs to.
func (c *Client) Robots(ctx context.Context, address string) (*RobotsRules, error) {
	u, err := url.Parse(address)
	if err != nil || checkURL(u) != nil {
		return nil, &Error{Code: BadAddress, URL: Redact(address), What: "the address could not be read", Remedy: "check how it is written"}
	}
	return c.robots.get(ctx, u)
}

// get gives a site's rules, asking the site where they are not known; those who
// come meanwhile wait for the same answer.
func (r *robotsCache) get(ctx context.Context, u *url.URL) (*RobotsRules, error) {
	site := u.Scheme + "://" + strings.ToLower(u.Host)
	for {
		e, mine := r.entry(site)
		if mine {
			r.fill(ctx, site, e)
		}
		select {
		case <-e.ready:
		case <-ctx.Done():
			return nil, r.client.failure(ctx, u, ctx.Err())
		}
		var fe *Error
		if !mine && errors.As(e.err, &fe) && fe.Code == Canceled && ctx.Err() == nil {
			continue // who asked went away; ask again
		}
		return e.rules, e.err
	}
}

// entry gives a site's entry, and whether the caller is to fill it.
func (r *robotsCache) entry(site string) (e *robotsEntry, mine bool) {
	now := r.client.opts.Now()
	r.mu.Lock()
	defer r.mu.Unlock()
	old := r.sites[site]
	if old != nil && (!old.done() || now.Before(old.until)) {
		return old, false
	}
	r.trim(now)
	e = &robotsEntry{ready: make(chan struct{})}
	if old != nil {
		e.last = old.rules
	}
	r.sites[site] = e
	return e, true
}

func (e *robotsEntry) done() bool {
	select {
	case <-e.ready:
		return true
	default:
		return false
	}
}

func (r *robotsCache) trim(now time.Time) {
	if len(r.sites) < robotsHosts {
		return
	}
	for k, e := range r.sites {
		if e.done() && (now.After(e.until) || len(r.sites) >= robotsHosts) {
			delete(r.sites, k)
		}
	}
}

// fill reads a site's robots.txt. Not there is leave to fetch all; a site that
// fails is not fetched for now (RFC 9309 2.3.1.3, 2.3.1.4).
func (r *robotsCache) fill(ctx context.Context, site string, e *robotsEntry) {
	defer close(e.ready)
	resp, err := r.client.Do(ctx, Request{URL: site + "/robots.txt", NoRobots: true})
	now := r.client.opts.Now()
	var fe *Error
	switch {
	case err == nil:
		e.rules, e.until = ParseRobots(resp.Body, r.agent), now.Add(robotsFresh)
	case !errors.As(err, &fe) || fe.Code == Canceled:
		e.err = err // the caller's own end says nothing of the site
	case fe.Code == NotFound || fe.Code == Gone || fe.Code == Denied && fe.Status != http.StatusProxyAuthRequired || fe.Code == BadStatus && fe.Status >= 400:
		e.rules, e.until = &RobotsRules{}, now.Add(robotsFresh)
	case fe.Code == Redirects || fe.Code == TooLarge && fe.Status != 0 || fe.Code == BadEncoding || fe.Code == Downgrade:
		e.rules, e.until = &RobotsRules{}, now.Add(robotsFresh) // unavailable, 2.3.1.2
	case e.last != nil: // 2.4: what was known stands in while the site fails
		e.rules, e.until = e.last, now.Add(robotsFailed)
	default:
		c := *fe
		c.What = "its robots.txt could not be read, so nothing is fetched from there: " + c.What
		e.err, e.until = &c, now.Add(robotsFailed)
		if c.RetryAt.After(e.until) {
			e.until = c.RetryAt
		}
	}
}
