package feed

import (
	"cmp"
	"encoding/xml"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"
)

// xml reads RSS, RDF, Atom and sitemaps, by their root element.
func (p *parser) xml(text string) error {
	r := newReader(text)
	err := r.each(p.open, func(parent string, n *node) bool {
		switch p.feed.Format {
		case Atom:
			return p.atom(n)
		case Sitemap, SitemapX:
			return p.sitemap(n)
		}
		return p.rss(parent, n)
	})
	switch {
	case p.feed.Format == "":
		return ErrNoFeed
	case errors.Is(err, errElements):
		p.problem("%v: the rest was not read", err)
	case err != nil:
		p.problem("it breaks off or is broken: what stands before was read")
	}
	return nil
}

// open learns the format from the outermost elements.
func (p *parser) open(n *node) {
	f := p.feed
	if lang := langOf(n.attrs); lang != "" && f.Language == "" {
		f.Language = lang
	}
	if b := xmlBase(n.attrs); b != "" {
		p.base = p.base.at(b)
	}
	if f.Format != "" {
		return
	}
	switch n.name {
	case "rss", "channel":
		f.Format = RSS
	case "rdf":
		f.Format = RDF
	case "feed":
		f.Format = Atom
	case "urlset":
		f.Format = Sitemap
	case "sitemapindex":
		f.Format = SitemapX
	}
}

func xmlAttr(attrs []xml.Attr, name string) string {
	for _, a := range attrs {
		if a.Name.Local == name && (a.Name.Space == "xml" || a.Name.Space == "http://www.w3.org/XML/1998/namespace") {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

func langOf(attrs []xml.Attr) string  { return cut(xmlAttr(attrs, "lang"), 40) }
func xmlBase(attrs []xml.Attr) string { return xmlAttr(attrs, "base") }

// rss reads an element of a channel, or of an RDF feed beside it.
func (p *parser) rss(parent string, n *node) bool {
	f := p.feed
	switch key(n) {
	case "item":
		return p.add(p.rssItem(n))
	case "title":
		f.Title = cmp.Or(f.Title, plainText(n.field(), maxTitle))
	case "link":
		f.Link = cmp.Or(f.Link, p.base.resolve(n.inner()))
	case "description", "tagline":
		f.Description = cmp.Or(f.Description, plainText(n.field(), maxTitle))
	case "language", "dc:language":
		f.Language = cmp.Or(f.Language, cut(n.inner(), 40))
	case "dc:publisher":
		f.Publisher = cmp.Or(f.Publisher, plainText(n.inner(), 200))
	case "pubdate", "lastbuilddate", "dc:date":
		if at, ok := ParseTime(n.inner()); ok && at.After(f.Updated) {
			f.Updated = at
		}
	case "ttl":
		if m, err := strconv.Atoi(n.inner()); err == nil && m > 0 {
			f.Hints.TTL = min(time.Duration(min(m, 1e6))*time.Minute, longestHint)
		}
	case "skiphours":
		f.Hints.skipHours(n)
	case "skipdays":
		f.Hints.skipDays(n)
	case "sy:updateperiod":
		f.Hints.period(n.inner())
	case "sy:updatefrequency":
		f.Hints.frequency(n.inner())
	case "atom:link":
		p.link(n)
	}
	return true
}

// key names an element as feeds write it: "pubdate", "dc:date".
func key(n *node) string {
	if n.space == "" {
		return n.name
	}
	return n.space + ":" + n.name
}

// link takes an Atom link of a feed, which RSS channels have too.
func (p *parser) link(n *node) {
	f, href := p.feed, p.base.at(xmlBase(n.attrs)).resolve(n.attr("href"))
	if href == "" {
		return
	}
	switch strings.ToLower(cmp.Or(n.attr("rel"), "alternate")) {
	case "hub":
		if len(f.Hubs) < 5 && !slices.Contains(f.Hubs, href) {
			f.Hubs = append(f.Hubs, href)
		}
	case "self":
		f.Self = cmp.Or(f.Self, href)
	case "next":
		f.Next = cmp.Or(f.Next, href)
	case "alternate":
		f.Link = cmp.Or(f.Link, href)
	}
}

// rssItem reads one item of RSS or RDF.
func (p *parser) rssItem(n *node) Item {
	var it Item
	var guid, link, permalink, origin string
	base := p.base.at(xmlBase(n.attrs))
	for i := range n.kids {
		k := &n.kids[i]
		switch key(k) {
		case "title":
			it.Title = cmp.Or(it.Title, plainText(k.field(), maxTitle))
		case "dc:title":
			it.Title = cmp.Or(it.Title, plainText(k.inner(), maxTitle))
		case "link":
			link = cmp.Or(link, base.resolve(cmp.Or(k.inner(), k.attr("href"))))
		case "atom:link":
			if strings.ToLower(cmp.Or(k.attr("rel"), "alternate")) == "alternate" {
				link = cmp.Or(link, base.resolve(k.attr("href")))
			}
		case "guid":
			guid = k.inner()
			if !strings.EqualFold(k.attr("ispermalink"), "false") {
				permalink = absolute(guid)
			}
		case "feedburner:origlink":
			origin = base.resolve(k.inner())
		case "description":
			it.Summary = cmp.Or(it.Summary, k.field())
		case "content:encoded", "xhtml:body", "body":
			it.Content = cmp.Or(it.Content, k.field())
		case "pubdate", "dc:date", "dcterms:issued", "dcterms:created", "atom:published", "pubtime", "date", "published":
			take(&it.Published, k.inner())
		case "atom:updated", "dcterms:modified", "lastbuilddate":
			take(&it.Updated, k.inner())
		case "author", "dc:creator", "atom:author":
			it.Author = joined(it.Author, person(k))
		case "category", "dc:subject":
			it.Categories = category(it.Categories, k.inner())
		case "dc:language":
			it.Language = cut(k.inner(), 40)
		case "source":
			it.Source = cmp.Or(it.Source, plainText(k.inner(), 200))
		}
	}
	it.ID = cmp.Or(guid, aboutOf(n))
	it.Link = cmp.Or(origin, link, permalink, absolute(aboutOf(n)))
	return it
}

// aboutOf is an RDF item's rdf:about.
func aboutOf(n *node) string {
	if n.space == "" {
		return n.attr("about")
	}
	return ""
}

// take reads a date where there is none yet.
func take(to *time.Time, s string) {
	if to.IsZero() {
		if at, ok := ParseTime(s); ok {
			*to = at
		}
	}
}
