// Package intake is how reports come in beside single pages: the articles that
// feeds point to, files dropped into a watched folder, lines of JSON, web
// archives. All give Raw, as it came, for the extractor.
package intake

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep/extract"
	"github.com/sitrep-news/sitrep/feed"
	"github.com/sitrep-news/sitrep/fetch"
)

// Raw is one report as it came in, and what is known of it beside.
type Raw struct {
	Name        string // for messages: "day.jsonl:12", "news.warc.gz#4711", an address
	URL         string
	Body        []byte
	ContentType string // "text/html; charset=koi8-r"; text/plain is taken for text, all else for a page

	Title, Byline, Publisher, Language string
	Published                          string // as given; "" where unknown
	PublishedFrom                      string // see sitrep.Report
	FeedURL, FeedTitle                 string // of the feed that pointed to it
	FeedItem                           string // the item's id there
	Fetched                            time.Time
}

// Input is the report for extract.Extractor.
func (r Raw) Input() extract.Input {
	in := extract.FromPage(r.URL, r.ContentType, r.Body)
	in.Name, in.Title, in.Byline, in.Publisher, in.Language = cmp.Or(r.Name, r.URL), r.Title, r.Byline, r.Publisher, r.Language
	in.Published, in.PublishedFrom, in.Fetched = r.Published, r.PublishedFrom, r.Fetched
	return in
}

// fromInput is an input as Raw.
func fromInput(in extract.Input) Raw {
	r := Raw{Name: in.Name, URL: in.URL, Body: in.HTML, ContentType: cmp.Or(in.ContentType, "text/html"), Title: in.Title, Byline: in.Byline,
		Publisher: in.Publisher, Language: in.Language, Published: in.Published, PublishedFrom: in.PublishedFrom, Fetched: in.Fetched}
	if len(in.HTML) == 0 {
		r.Body, r.ContentType = in.Text, "text/plain"
	}
	return r
}

// Reports gives what a stream holds, by its name's extension or how it begins:
// JSON Lines, JSON, HTML or text (see extract.Stream). An error stands for one
// line or report; what comes after it is still given.
func Reports(ctx context.Context, name string, r io.Reader) iter.Seq2[Raw, error] {
	return func(yield func(Raw, error) bool) {
		for in, err := range extract.Stream(name, r) {
			if ctx.Err() != nil {
				return
			}
			if err != nil {
				if !yield(Raw{Name: name}, err) {
					return
				}
				continue
			}
			if !yield(fromInput(in), nil) {
				return
			}
		}
	}
}

// enoughContent is the length, in bytes of HTML, from which a feed's own text
// can stand in for a page that cannot be fetched.
const enoughContent = 600

// Article fetches the page that a feed's item points to. Where that fails and
// the feed has the text, the text is given together with the error.
func Article(ctx context.Context, c *fetch.Client, from feed.State, f *feed.Feed, it feed.Item) (Raw, error) {
	raw := Raw{Name: it.Link, URL: it.Link, FeedURL: from.URL, FeedTitle: from.Title, FeedItem: it.ID, Fetched: c.Now()}
	if f != nil {
		raw.Publisher, raw.FeedTitle = f.Publisher, cmp.Or(f.Title, from.Title)
	}
	raw.Publisher = cmp.Or(it.Source, raw.Publisher)
	if at := cmp.Or(it.Published, it.Updated); !at.IsZero() {
		raw.Published, raw.PublishedFrom = at.UTC().Format(time.RFC3339), "feed"
	}
	if it.Link == "" {
		if raw, ok := raw.own(it); ok {
			raw.Name = fetch.Redact(from.URL) + "#" + it.ID
			return raw, nil
		}
		return raw, fmt.Errorf("read item %q of %s: it has neither a link nor a text", it.Title, fetch.Redact(from.URL))
	}
	resp, err := c.Do(ctx, fetch.Request{URL: it.Link, Accept: fetch.PageTypes(), MaxBody: extract.MaxPage})
	if err != nil {
		raw, _ = raw.own(it)
		return raw, err
	}
	raw.URL, raw.Body, raw.ContentType, raw.Fetched = resp.URL, resp.Body, resp.ContentType, resp.At
	return raw, nil
}

// own takes the item's own text for the report's, where there is enough of it.
func (r Raw) own(it feed.Item) (Raw, bool) {
	text := it.Content
	if len(it.Summary) > len(text) {
		text = it.Summary
	}
	if len(text) < enoughContent && it.Link != "" || text == "" {
		return r, false
	}
	r.Body = []byte("<!DOCTYPE html><html><body><article>" + text + "</article></body></html>")
	r.ContentType = "text/html; charset=utf-8"
	r.Title, r.Byline, r.Language = it.Title, it.Author, cmp.Or(it.Language, r.Language)
	return r, true
}

// Headline is an item as far as the feed tells it, without a page: title and
// summary as text, for those who do not fetch.
func Headline(from feed.State, it feed.Item) Raw {
	raw := Raw{Name: it.Link, URL: it.Link, FeedURL: from.URL, FeedTitle: from.Title, FeedItem: it.ID, Title: it.Title, Byline: it.Author, Publisher: it.Source,
		ContentType: "text/html; charset=utf-8", Body: []byte("<!DOCTYPE html><html><body><article><p>" + strings.TrimSpace(cmp.Or(it.Content, it.Summary)) + "</p></article></body></html>")}
	if at := cmp.Or(it.Published, it.Updated); !at.IsZero() {
		raw.Published, raw.PublishedFrom = at.UTC().Format(time.RFC3339), "feed"
	}
	return raw
}
