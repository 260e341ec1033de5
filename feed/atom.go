package feed

import (
	"cmp"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// atom reads an element of an Atom feed (RFC 4287; 0.3's names as well). Feeds
// that leave the namespace out are read like those that do not.
func (p *parser) atom(n *node) bool {
	f := p.feed
	if n.space != "" && n.space != "atom" {
		switch key(n) {
		case "sy:updateperiod":
			f.Hints.period(n.inner())
		case "sy:updatefrequency":
			f.Hints.frequency(n.inner())
		}
		return true
	}
	switch n.name {
	case "entry":
		return p.add(p.entry(n))
	case "title":
		f.Title = cmp.Or(f.Title, plainText(construct(n), maxTitle))
	case "subtitle", "tagline":
		f.Description = cmp.Or(f.Description, plainText(construct(n), maxTitle))
	case "link":
		p.link(n)
	case "updated", "modified":
		take(&f.Updated, n.inner())
	}
	return true
}

// entry reads one entry.
func (p *parser) entry(n *node) Item {
	it := Item{Language: langOf(n.attrs)}
	base := p.base.at(xmlBase(n.attrs))
	var created, origin, src string
	for i := range n.kids {
		k := &n.kids[i]
		if k.space != "" && k.space != "atom" {
			switch key(k) {
			case "feedburner:origlink":
				origin = base.resolve(k.inner())
			case "dc:creator":
				it.Author = joined(it.Author, person(k))
			case "dc:subject":
				it.Categories = category(it.Categories, k.inner())
			}
			continue
		}
		switch k.name {
		case "id":
			it.ID = cmp.Or(it.ID, k.inner())
		case "title":
			it.Title = cmp.Or(it.Title, plainText(construct(k), maxTitle))
		case "link":
			rel := strings.ToLower(cmp.Or(k.attr("rel"), "alternate"))
			if href := base.at(xmlBase(k.attrs)).resolve(k.attr("href")); rel == "alternate" && (it.Link == "" || strings.Contains(k.attr("type"), "html")) {
				it.Link = cmp.Or(href, it.Link)
			}
		case "published", "issued":
			take(&it.Published, k.inner())
		case "created":
			created = k.inner()
		case "updated", "modified":
			take(&it.Updated, k.inner())
		case "author":
			it.Author = joined(it.Author, person(k))
		case "category":
			it.Categories = category(it.Categories, cmp.Or(k.attr("label"), k.attr("term"), k.inner()))
		case "summary":
			it.Summary = cmp.Or(it.Summary, construct(k))
		case "content":
			it.Content = cmp.Or(it.Content, construct(k))
			src = base.resolve(k.attr("src"))
		case "source":
			it.Source = plainText(construct(k.child("atom", "title")), 200)
		}
	}
	take(&it.Published, created)
	it.Link = cmp.Or(origin, it.Link, src, absolute(it.ID))
	return it
}

// construct gives a text or content construct (RFC 4287 3.1, 4.1.3) as HTML.
func construct(n *node) string {
	kind := strings.ToLower(n.attr("type"))
	switch {
	case kind == "xhtml" || kind == "application/xhtml+xml":
		for i := range n.kids {
			if n.kids[i].name == "div" {
				return n.kids[i].markup()
			}
		}
		return n.markup()
	case kind == "html" || strings.HasPrefix(kind, "text/html"):
		return n.field()
	case kind == "" || kind == "text" || strings.HasPrefix(kind, "text/plain"):
		if text := n.inner(); !looksMarkup(text) { // plain, as it says
			return html.EscapeString(text)
		}
		return n.field() // HTML that does not say so
	case strings.HasPrefix(kind, "text/"), strings.HasSuffix(kind, "+xml"), strings.HasSuffix(kind, "/xml"):
		return html.EscapeString(n.inner())
	}
	return "" // base64 of something else
}

// person is the name in a person construct or an RSS author: "Ana Vel" of
// "ana@example.org (Ana Vel)".
func person(n *node) string {
	name := cmp.Or(n.child("atom", "name").inner(), n.child("", "name").inner())
	if name == "" {
		name = n.inner()
		if mail, rest, ok := strings.Cut(name, "("); ok && strings.Contains(mail, "@") {
			name = strings.TrimSuffix(strings.TrimSpace(rest), ")")
		} else if before, _, ok := strings.Cut(name, "<"); ok && strings.TrimSpace(before) != "" {
			name = before
		}
	}
	name = plainText(name, 200)
	if strings.Contains(name, "@") && !strings.Contains(name, " ") {
		return ""
	}
	return name
}

// joined adds a name to names, once.
func joined(names, name string) string {
	switch {
	case names == "" || name == "":
		return names + name
	case strings.Contains(", "+names+", ", ", "+name+", ") || len(names) > 400:
		return names
	}
	return names + ", " + name
}

func category(list []string, name string) []string {
	name = plainText(name, 100)
	if name == "" || len(list) >= 30 {
		return list
	}
	for _, have := range list {
		if have == name {
			return list
		}
	}
	return append(list, name)
}

// newest is when an item was last written.
func (it *Item) newest() time.Time {
	if it.Updated.After(it.Published) {
		return it.Updated
	}
	return it.Published
}
