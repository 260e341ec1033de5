package feed

import (
	"bytes"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// Candidate is a feed that a page offers.
type Candidate struct {
	URL   string
	Title string // plain text
	Type  string // media type as the page says; "" for one that was guessed from a link
}

const maxCandidates = 30

var feedPath = regexp.MustCompile(`(?i)(?:/(?:feeds?|rss|atom)/?$|\.(?:rss|atom|rdf)$|(?:rss|atom|feed|index)\.xml$|/feed\.json$|[?&]feed=(?:rss2?|atom)\b|^https?://(?:feeds?|rss)\.)`)

// Discover finds the feeds that a page offers: those its head names first, then
// links that look like feeds. Feeds of comments come last. It asks nobody.
func Discover(page []byte, from Source) []Candidate {
	page = page[:min(len(page), MaxBytes)]
	in, err := charset.NewReader(bytes.NewReader(page), from.ContentType)
	if err != nil {
		return nil
	}
	d := discovery{base: parseBase(from.URL), seen: map[string]bool{}}
	z := html.NewTokenizer(in)
	for len(d.named)+len(d.guessed) < maxCandidates {
		switch z.Next() {
		case html.ErrorToken:
			return d.all()
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			switch t.DataAtom {
			case atom.Base:
				if href := value(t, "href"); href != "" && !d.based {
					d.base, d.based = d.base.at(href), true
				}
			case atom.Link:
				d.link(t)
			case atom.A:
				d.anchor(t)
			}
		}
	}
	return d.all()
}

type discovery struct {
	base           base
	based          bool
	seen           map[string]bool
	named, guessed []Candidate
}

func (d *discovery) all() []Candidate {
	out := append(d.named, d.guessed...)
	slices.SortStableFunc(out, func(a, b Candidate) int { return rank(a) - rank(b) })
	return out
}

func rank(c Candidate) int {
	n := 0
	if c.Type == "" {
		n++
	}
	if strings.Contains(strings.ToLower(c.URL+" "+c.Title), "comment") {
		n += 2
	}
	return n
}

func (d *discovery) link(t html.Token) {
	rels := strings.Fields(strings.ToLower(value(t, "rel")))
	kind, _, _ := strings.Cut(strings.ToLower(value(t, "type")), ";")
	kind = strings.TrimSpace(kind)
	if kind == "" && slices.Contains(rels, "feed") {
		kind = "application/xml"
	}
	if !slices.Contains(rels, "alternate") && !slices.Contains(rels, "feed") || slices.Contains(rels, "stylesheet") {
		return
	}
	switch kind {
	case "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/x.atom+xml", "application/x-atom+xml", "application/xml", "text/xml":
	case "application/json":
		if strings.Contains(value(t, "href"), "wp-json") {
			return // WordPress's API, not a feed
		}
	default:
		return
	}
	if u := d.base.resolve(value(t, "href")); u != "" && !d.seen[u] {
		d.seen[u] = true
		d.named = append(d.named, Candidate{u, plainText(value(t, "title"), 300), kind})
	}
}

func (d *discovery) anchor(t html.Token) {
	u := d.base.resolve(value(t, "href"))
	if u != "" && feedPath.MatchString(u) && !d.seen[u] && len(d.guessed) < maxCandidates/2 {
		d.seen[u] = true
		d.guessed = append(d.guessed, Candidate{URL: u, Title: plainText(value(t, "title"), 300)})
	}
}

func value(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

var linkHeader = regexp.MustCompile(`<([^<>]*)>((?:\s*;\s*[^;,"]+(?:"[^"]*")?)*)`)

// LinkHeader gives the addresses that a response's Link headers name for a
// relation: "hub" and "self" are WebSub's (RFC 8288).
func LinkHeader(h http.Header, from, rel string) []string {
	b := parseBase(from)
	var out []string
	for _, line := range h.Values("Link") {
		for _, m := range linkHeader.FindAllStringSubmatch(cut(line, 8000), 20) {
			for param := range strings.SplitSeq(m[2], ";") {
				k, v, _ := strings.Cut(strings.TrimSpace(param), "=")
				names := strings.Fields(strings.ToLower(strings.Trim(v, `" `)))
				if !strings.EqualFold(strings.TrimSpace(k), "rel") || !slices.Contains(names, rel) {
					continue
				}
				if u := b.resolve(m[1]); u != "" && !slices.Contains(out, u) {
					out = append(out, u)
				}
			}
		}
	}
	return out
}
