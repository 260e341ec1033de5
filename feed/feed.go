// Package feed reads what publishers offer to programs: RSS, Atom, JSON Feed,
// sitemaps, lists of feeds (OPML). Each format has a file that adapts it to one
// Feed; dirt is mended where that is safe and told in Feed.Problems. When to ask
// again, and how a feed does, is in schedule.go; nothing here is shown to people
// without being sanitised.
package feed

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"time"
)

// Format is what a feed was written in.
type Format string

// The formats.
const (
	RSS      Format = "rss"  // 0.91 to 2.0
	RDF      Format = "rdf"  // RSS 0.90 and 1.0
	Atom     Format = "atom" // 1.0, and 0.3
	JSON     Format = "json" // JSON Feed 1.0 and 1.1
	Sitemap  Format = "sitemap"
	SitemapX Format = "sitemapindex"
)

// Feed is one feed as it came.
type Feed struct {
	Format      Format
	Title       string // plain text
	Description string // plain text
	Link        string // the site's page
	Self        string // where the feed says it is
	Next        string // an older page of it (RFC 5005), "" where none
	Language    string
	Publisher   string // as a news sitemap names it
	Hubs        []string
	Updated     time.Time
	Hints       Hints
	Expired     bool // it says that it will not be updated again (JSON Feed)
	Items       []Item
	Sitemaps    []Child // of a sitemap index
	Problems    []string
}

// Item is one article that a feed points to.
type Item struct {
	// ID is the same whenever this feed has the item: its guid, else its link,
	// else a hash of what it says.
	ID         string
	Link       string // absolute http(s) address, "" where none
	Title      string // plain text
	Author     string // names, by commas
	Summary    string // HTML, hostile
	Content    string // HTML, hostile; "" where the feed has only a summary
	Published  time.Time
	Updated    time.Time
	Categories []string
	Language   string
	Source     string // the publisher that an aggregator's item names
}

// Child is a sitemap of an index.
type Child struct {
	URL      string
	Modified time.Time
}

// The caps on one feed.
const (
	MaxBytes    = 8 << 20 // unpacked
	MaxItems    = 2000    // beyond, the first ones are kept
	maxElements = 300_000
	maxDepth    = 64
	maxField    = 1 << 20 // bytes of one text
	maxTitle    = 1000
	maxProblems = 20
)

// Source is what is known of a body beside itself.
type Source struct {
	URL         string    // where it came from: relative addresses are relative to it
	ContentType string    // as the server said
	Now         time.Time // dates more than a day later are not believed; zero: all are
}

// Why a body is no feed.
var (
	ErrPage   = errors.New("it is a page, not a feed: look in it for its feeds")
	ErrEmpty  = errors.New("there is nothing in it")
	ErrNoFeed = errors.New("it is no feed in a known format (RSS, Atom, JSON Feed, sitemap)")
	ErrOPML   = errors.New("it is a list of feeds (OPML): import it as one")
)

// Parse reads a feed of any format. A feed that breaks off gives the items
// before the break, and a problem.
func Parse(body []byte, from Source) (*Feed, error) {
	body, note, err := unpacked(body)
	if err != nil {
		return nil, err
	}
	p := &parser{from: from, base: parseBase(from.URL), feed: &Feed{}}
	text, mended := decode(body, from.ContentType)
	for _, n := range []string{note, mended} {
		if n != "" {
			p.problem("%s", n)
		}
	}
	switch kind := sniff(text); kind {
	case "":
		return nil, ErrEmpty
	case "json":
		err = p.json(text)
	case "html":
		return nil, ErrPage
	case "opml":
		return nil, ErrOPML
	case "xml":
		err = p.xml(text)
	default:
		return nil, ErrNoFeed
	}
	if err != nil {
		return nil, err
	}
	p.finish()
	return p.feed, nil
}

// unpacked undoes gzip that is part of the file (sitemap.xml.gz) and cuts what
// is too long.
func unpacked(body []byte) (out []byte, note string, err error) {
	if bytes.HasPrefix(body, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(bytes.NewReader(body))
		if err != nil {
			return nil, "", fmt.Errorf("unpack the feed: %w", err)
		}
		body, err = io.ReadAll(io.LimitReader(z, MaxBytes+1))
		if err != nil && len(body) == 0 {
			return nil, "", fmt.Errorf("unpack the feed: %w", err)
		}
	}
	if len(body) > MaxBytes {
		return body[:MaxBytes], fmt.Sprintf("only its first %d MB were read", MaxBytes>>20), nil
	}
	return body, "", nil
}

// parser holds a feed on its way.
type parser struct {
	from Source
	base base
	feed *Feed
}

func (p *parser) problem(format string, args ...any) {
	if len(p.feed.Problems) >= maxProblems {
		return
	}
	s := fmt.Sprintf(format, args...)
	for _, have := range p.feed.Problems {
		if have == s {
			return
		}
	}
	p.feed.Problems = append(p.feed.Problems, s)
}

// add takes one item, up to the cap; false tells to stop.
func (p *parser) add(it Item) bool {
	if len(p.feed.Items) >= MaxItems {
		p.problem("it has more than %d items: the first ones were read", MaxItems)
		return false
	}
	if it.Link == "" && it.Title == "" && it.Content == "" && it.Summary == "" {
		p.problem("items that say nothing were left out")
		return true
	}
	p.feed.Items = append(p.feed.Items, it)
	return true
}

// finish gives every item its id and drops dates that cannot be.
func (p *parser) finish() {
	if !p.from.Now.IsZero() {
		last := p.from.Now.Add(25 * time.Hour) // a day, and clocks that are off
		for i := range p.feed.Items {
			it := &p.feed.Items[i]
			for _, d := range []*time.Time{&it.Published, &it.Updated} {
				if d.After(last) {
					*d = time.Time{}
					p.problem("dates in the future were left out")
				}
			}
		}
	}
	identify(p.feed.Items)
}
