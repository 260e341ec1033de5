package feed

import "cmp"

// sitemap reads one entry of a sitemap (sitemaps.org 0.9, with Google's news
// extension) or of an index of sitemaps.
func (p *parser) sitemap(n *node) bool {
	loc := p.base.resolve(first(n, "loc").inner())
	if loc == "" {
		return true
	}
	var it Item
	take(&it.Updated, first(n, "lastmod").inner())
	switch n.name {
	case "sitemap":
		if len(p.feed.Sitemaps) >= MaxItems {
			p.problem("it has more than %d sitemaps: the first ones were read", MaxItems)
			return false
		}
		p.feed.Sitemaps = append(p.feed.Sitemaps, Child{loc, it.Updated})
	case "url":
		it.ID, it.Link = loc, loc
		news := n.child("news", "news")
		it.Title = plainText(news.child("news", "title").inner(), maxTitle)
		take(&it.Published, news.child("news", "publication_date").inner())
		for word := range splitWords(news.child("news", "keywords").inner()) {
			it.Categories = category(it.Categories, word)
		}
		pub := news.child("news", "publication")
		it.Language = cut(pub.child("news", "language").inner(), 40)
		p.feed.Publisher = cmp.Or(p.feed.Publisher, plainText(pub.child("news", "name").inner(), 200))
		p.feed.Language = cmp.Or(p.feed.Language, it.Language)
		return p.add(it)
	}
	return true
}

// first is a sitemap's child of that name, in whatever namespace it was put.
func first(n *node, name string) *node {
	for i := range n.kids {
		if k := &n.kids[i]; k.name == name && (k.space == "" || k.space == "sitemap") {
			return k
		}
	}
	return &node{}
}
