package extract

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"
)

// Fetcher gets pages from the public web and from nowhere else: every address
// is checked when it is dialled, after names are resolved, so that neither a
// redirect nor a name server can lead it into a private network.
type Fetcher struct {
	client *http.Client
}

// The limits of one fetch.
const (
	fetchTime     = 30 * time.Second
	fetchRedirect = 5
	agent         = "sitrep/1 (+https://github.com/sitrep-news/sitrep)"
)

// NewFetcher makes a fetcher. Allow names the networks that may be reached
// though they are not public (an operator's own proxy or test host).
func NewFetcher(allow ...netip.Prefix) *Fetcher {
	dialer := &net.Dialer{
		Timeout: 10 * time.Second,
		Control: func(_, address string, _ syscall.RawConn) error { return mayDial(address, allow) },
	}
	transport := &http.Transport{
		DialContext:            dialer.DialContext,
		Proxy:                  nil, // a proxy would dial unchecked
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  20 * time.Second,
		MaxResponseHeaderBytes: 256 << 10,
		ForceAttemptHTTP2:      true,
	}
	return &Fetcher{&http.Client{Transport: transport, Timeout: fetchTime, CheckRedirect: checkRedirect}}
}

func checkRedirect(req *http.Request, via []*http.Request) error {
	if len(via) > fetchRedirect {
		return fmt.Errorf("more than %d redirects", fetchRedirect)
	}
	return checkURL(req.URL)
}

func checkURL(u *url.URL) error {
	if u.Scheme != "http" && u.Scheme != "https" {
		return fmt.Errorf("scheme %q: only http and https are fetched", u.Scheme)
	}
	if u.User != nil {
		return errors.New("an address with a user name is not fetched")
	}
	return nil
}

// mayDial refuses addresses that are not on the public internet.
func mayDial(address string, allow []netip.Prefix) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return fmt.Errorf("dial %s: %w", address, err)
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return fmt.Errorf("dial %s: %w", address, err)
	}
	ip = ip.Unmap().WithZone("") // ::ffff:10.0.0.1 is 10.0.0.1
	for _, p := range allow {
		if p.Contains(ip) {
			return nil
		}
	}
	if !public(ip) {
		return fmt.Errorf("dial %s: not a public address", address)
	}
	return nil
}

// public tells whether an address is on the public internet, by IANA's
// special-purpose registries.
func public(ip netip.Addr) bool {
	if !ip.IsGlobalUnicast() || ip.IsPrivate() || ip.IsLoopback() || ip.IsLinkLocalUnicast() {
		return false
	}
	for _, p := range []string{
		"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
		"64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fec0::/10", "::/96",
	} {
		if netip.MustParsePrefix(p).Contains(ip) {
			return false
		}
	}
	return true
}

// Fetch gets one page. Its errors say what was being done.
func (f *Fetcher) Fetch(ctx context.Context, address string) (Input, error) {
	in, err := f.fetch(ctx, address)
	if err != nil {
		return Input{}, fmt.Errorf("fetch %s: %w", address, err)
	}
	return in, nil
}

func (f *Fetcher) fetch(ctx context.Context, address string) (Input, error) {
	u, err := url.Parse(address)
	if err != nil {
		return Input{}, err
	}
	if err := checkURL(u); err != nil {
		return Input{}, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return Input{}, err
	}
	req.Header.Set("User-Agent", agent)
	req.Header.Set("Accept", "text/html, text/plain;q=0.8, */*;q=0.1")
	resp, err := f.client.Do(req)
	if err != nil {
		var ue *url.Error
		if errors.As(err, &ue) {
			err = ue.Err
		}
		return Input{}, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return Input{}, fmt.Errorf("the server answered %s", resp.Status)
	}
	// The cap is on the bytes after decompression, which the transport does.
	body, err := io.ReadAll(io.LimitReader(resp.Body, MaxPage+1))
	if err != nil {
		return Input{}, err
	}
	if len(body) > MaxPage {
		return Input{}, fmt.Errorf("the page is larger than %d bytes", MaxPage)
	}
	in := Input{Name: address, URL: resp.Request.URL.String(), ContentType: resp.Header.Get("Content-Type")}
	if strings.HasPrefix(in.ContentType, "text/plain") {
		in.Text = body
	} else {
		in.HTML = body
	}
	return in, nil
}
