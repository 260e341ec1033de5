package extract

import (
	"encoding/json"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/sitrep-news/sitrep"
)

// meta is what a page says of itself.
type meta struct {
	url, title, byline, publisher, published, modified, language string

	body string // the article as JSON-LD has it
}

// fill gives the report what it does not have yet. A date of the page's own is
// believed over a feed's, which often is that of a change, or of sending.
func (m *meta) fill(r *sitrep.Report, fetched time.Time) {
	set := func(to *string, v string) {
		if *to == "" {
			*to = clean(v)
		}
	}
	set(&r.URL, m.url)
	set(&r.Title, m.title)
	set(&r.Byline, strings.TrimPrefix(strings.TrimPrefix(m.byline, "By "), "by "))
	set(&r.Publisher, m.publisher)
	set(&r.Language, m.language)
	if d, ok := ParseDate(m.published); ok && better(d, r, fetched) {
		r.Published, r.PublishedFrom = d, "metadata"
	}
	if d, ok := ParseDate(m.modified); ok && !later(d, fetched) && after(d, r.Published) {
		r.Modified = d
	}
}

// better tells whether a page's date takes the place of what is known.
func better(date string, r *sitrep.Report, fetched time.Time) bool {
	switch {
	case later(date, fetched):
		return false // a template's "now", a clock gone wrong
	case r.Published == "":
		return true
	case r.PublishedFrom != "feed":
		return false
	}
	known, ok := moment(r.Published)
	return ok && !later(date, known) && (len(date) > len(time.DateOnly) || !strings.HasPrefix(r.Published, date))
}

// later tells whether a date lies more than a day (and a time zone) after a
// moment; no moment, no telling.
func later(date string, than time.Time) bool {
	at, ok := moment(date)
	return ok && !than.IsZero() && at.After(than.Add(25*time.Hour))
}

// after tells whether one date is later than another, or the other unknown.
func after(a, b string) bool {
	at, ok := moment(a)
	than, known := moment(b)
	return ok && (!known || at.After(than))
}

// moment reads the forms that ParseDate writes.
func moment(s string) (time.Time, bool) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// readMeta reads JSON-LD first, then meta elements, then <time> and <title>.
func readMeta(doc *html.Node) *meta {
	var m meta
	tags := map[string]string{}
	var title, h1, clock string
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Html:
			m.language = attribute(n, "lang")
		case atom.Script:
			if strings.EqualFold(attribute(n, "type"), "application/ld+json") && n.FirstChild != nil {
				m.jsonLD(n.FirstChild.Data)
			}
		case atom.Meta:
			key := strings.ToLower(firstOf(attribute(n, "property"), attribute(n, "name"), attribute(n, "itemprop")))
			if _, ok := tags[key]; !ok && key != "" {
				tags[key] = attribute(n, "content")
			}
		case atom.Link:
			if attribute(n, "rel") == "canonical" {
				tags["canonical"] = attribute(n, "href")
			}
		case atom.Title:
			if title == "" {
				title = innerText(n)
			}
		case atom.H1:
			if h1 == "" {
				h1 = innerText(n)
			}
		case atom.Time:
			if clock == "" || attribute(n, "itemprop") == "datePublished" || attribute(n, "pubdate") != "" {
				clock = firstOf(attribute(n, "datetime"), clock)
			}
		}
	}
	m.url = firstOf(m.url, absolute(tags["canonical"]), absolute(tags["og:url"]))
	m.title = firstOf(m.title, tags["og:title"], tags["twitter:title"], h1, title)
	m.byline = firstOf(m.byline, notURL(tags["author"]), notURL(tags["article:author"]), tags["parsely-author"], tags["dc.creator"], tags["byl"])
	m.publisher = firstOf(m.publisher, tags["og:site_name"], tags["application-name"], tags["dc.publisher"])
	m.published = firstOf(m.published, tags["article:published_time"], tags["datepublished"], tags["og:article:published_time"], tags["parsely-pub-date"],
		tags["og:published_time"], tags["article:published"], tags["sailthru.date"], tags["dc.date.issued"], tags["dcterms.issued"], tags["dcterms.created"], tags["dc.date"], tags["pubdate"], tags["publishdate"], tags["publish-date"],
		tags["date"], tags["cxenseparse:recs:publishtime"], clock)
	m.modified = firstOf(m.modified, tags["article:modified_time"], tags["datemodified"], tags["og:updated_time"], tags["dcterms.modified"])
	m.title = withoutSite(m.title, m.publisher)
	return &m
}

func firstOf(vs ...string) string {
	for _, v := range vs {
		if strings.TrimSpace(v) != "" {
			return v
		}
	}
	return ""
}

func absolute(address string) string {
	if strings.HasPrefix(address, "http://") || strings.HasPrefix(address, "https://") {
		return address
	}
	return ""
}

func notURL(s string) string {
	if strings.Contains(s, "://") {
		return ""
	}
	return s
}

// withoutSite drops the publisher's name from the end of a title.
func withoutSite(title, site string) string {
	title = clean(title)
	if site == "" {
		return title
	}
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: "} {
		if rest, ok := strings.CutSuffix(title, sep+site); ok {
			return rest
		}
	}
	return title
}

func innerText(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return clean(b.String())
}

// articleTypes are the schema.org types of reports.
func articleTypes(t string) bool {
	return strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "BlogPosting") || t == "Report" || t == "WebPage"
}

// jsonLD reads one block of JSON-LD; what does not parse is left out.
func (m *meta) jsonLD(block string) {
	var v any
	if json.Unmarshal([]byte(block), &v) == nil {
		m.ldValue(v, 0)
	}
}

// ldValue looks for articles in lists and graphs, a few levels down.
func (m *meta) ldValue(v any, depth int) {
	if depth > 4 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			m.ldValue(x, depth+1)
		}
	case map[string]any:
		m.ldValue(v["@graph"], depth+1)
		for _, t := range texts(v["@type"]) {
			if articleTypes(t) {
				m.ldArticle(v, t != "WebPage")
				return
			}
		}
	}
}

// ldArticle takes what an article's object says; a WebPage's counts only
// where no article's does.
func (m *meta) ldArticle(v map[string]any, own bool) {
	set := func(to *string, values []string) {
		s := strings.Join(values, ", ")
		if s != "" && (*to == "" || own) {
			*to = s
		}
	}
	first := func(xs []string) []string { return xs[:min(1, len(xs))] }
	set(&m.title, first(texts(v["headline"])))
	set(&m.published, first(texts(v["datePublished"])))
	set(&m.modified, first(texts(v["dateModified"])))
	set(&m.publisher, first(names(v["publisher"])))
	if own {
		set(&m.byline, names(v["author"]))
		set(&m.body, first(texts(v["articleBody"])))
		set(&m.language, first(texts(v["inLanguage"])))
	}
}

// texts are the strings in a value that may be one or a list.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{html.UnescapeString(v)}
	case []any:
		var out []string
		for _, x := range v {
			out = append(out, texts(x)...)
		}
		return out
	}
	return nil
}

// names are the names of a value that may be a string, a thing or a list.
func names(v any) []string {
	switch v := v.(type) {
	case map[string]any:
		return texts(v["name"])
	case []any:
		var out []string
		for _, x := range v {
			out = append(out, names(x)...)
		}
		return out
	}
	return texts(v)
}
