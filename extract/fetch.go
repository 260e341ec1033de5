package extract

import (
	"context"
	"net/netip"
	"strings"

	"github.com/sitrep-news/sitrep/fetch"
)

// Fetcher gets the single pages that a person names, safely (see package
// fetch). It leaves robots.txt unread, as a browser does; what follows feeds
// goes through a fetch.Client of its own, which obeys it.
type Fetcher struct{ client *fetch.Client }

// NewFetcher makes a fetcher. Allow names the networks that may be reached
// though they are not public (an operator's own proxy or test host).
func NewFetcher(allow ...netip.Prefix) *Fetcher {
	return &Fetcher{fetch.New(fetch.Options{AllowPrivate: allow, IgnoreRobots: true, MaxBody: MaxPage})}
}

// Fetch gets one page. Its errors are those of fetch.Client.
func (f *Fetcher) Fetch(ctx context.Context, address string) (Input, error) {
	resp, err := f.client.Do(ctx, fetch.Request{URL: address, Accept: fetch.PageTypes()})
	if err != nil {
		return Input{}, err
	}
	in := FromPage(resp.URL, resp.ContentType, resp.Body)
	in.Name, in.Fetched = address, resp.At
	return in, nil
}

// FromPage makes an input of what a server sent: text where it says so, else a
// page.
func FromPage(address, contentType string, body []byte) Input {
	in := Input{Name: address, URL: address, ContentType: contentType}
	if strings.HasPrefix(strings.ToLower(strings.TrimSpace(contentType)), "text/plain") {
		in.Text = body
	} else {
		in.HTML = body
	}
	return in
}
