package extract

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"github.com/sitrep-news/sitrep"
)

// enoughText is the length, in bytes, below which the article found is doubted.
const enoughText = 250

// maxElements bounds the pages that are worth taking apart.
const maxElements = 200_000

// page finds the article in a page and returns the spans of its text that the
// markup shows to be furniture.
func (e *Extractor) page(r *sitrep.Report, in Input) []sitrep.Span {
	doc, err := parsePage(in.HTML, in.ContentType)
	if err != nil {
		problem(r, "extract", "the page could not be read as HTML: %v", err)
		return nil
	}
	markBreaks(doc)
	meta := readMeta(doc)
	meta.fill(r, in.Fetched)
	base, err := url.Parse(r.URL)
	if err != nil || !base.IsAbs() {
		base = &url.URL{Scheme: "http", Host: "localhost", Path: "/"}
	}
	found := article(doc, base)
	if r.Title == "" {
		r.Title = found.title
	}
	if r.Byline == "" {
		r.Byline = clean(found.byline)
	}
	best := found.paragraphs
	if size(best) < enoughText {
		if all := paragraphsOf(mainPart(doc)); size(all) > 2*size(best) {
			best = all
		}
	}
	if size(best) < enoughText && len(meta.body) > 2*size(best) {
		best = splitParagraphs(meta.body)
	}
	if size(best) == 0 {
		problem(r, "extract", "no article body was found in the page")
		return nil
	}
	return e.compose(r, best)
}

// compose joins the paragraphs to the report's text, the title first, and
// collects the links of lists.
func (e *Extractor) compose(r *sitrep.Report, ps []paragraph) []sitrep.Span {
	if r.Title != "" && !startsWith(ps, r.Title) {
		ps = append([]paragraph{{text: r.Title}}, ps...)
	}
	var b strings.Builder
	var marked []sitrep.Span
	for _, p := range ps {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		start := b.Len()
		b.WriteString(p.text)
		if p.furniture {
			marked = append(marked, sitrep.Span{Start: start, End: b.Len()})
		}
		if p.href != "" {
			r.Links = append(r.Links, sitrep.Link{Title: p.text, URL: p.href})
		}
	}
	r.Text = e.capped(r, b.String())
	for len(marked) > 0 && marked[len(marked)-1].End > len(r.Text) {
		marked = marked[:len(marked)-1]
	}
	return marked
}

// startsWith tells whether one of the first paragraphs is the title.
func startsWith(ps []paragraph, title string) bool {
	for _, p := range ps[:min(3, len(ps))] {
		if strings.EqualFold(p.text, title) {
			return true
		}
	}
	return false
}

// parsePage parses a page in the encoding that it, or its server, names.
func parsePage(raw []byte, contentType string) (*html.Node, error) {
	in, err := charset.NewReader(bytes.NewReader(raw), contentType)
	if err != nil {
		return nil, err
	}
	doc, err := html.Parse(in)
	if err != nil {
		return nil, err
	}
	n := 0
	for range doc.Descendants() {
		if n++; n > maxElements {
			return nil, fmt.Errorf("it has more than %d elements", maxElements)
		}
	}
	return doc, nil
}

// found is what readability made of a page.
type found struct {
	title, byline string
	paragraphs    []paragraph
}

// article asks readability for the article. Its faults are no article.
func article(doc *html.Node, base *url.URL) (out found) {
	defer func() {
		if recover() != nil {
			out = found{}
		}
	}()
	a, err := readability.FromDocument(doc, base)
	if err != nil {
		return found{}
	}
	out = found{title: clean(a.Title()), byline: a.Byline()}
	if a.Node != nil {
		out.paragraphs = paragraphsOf(a.Node)
	}
	return out
}

func size(ps []paragraph) int {
	n := 0
	for _, p := range ps {
		if !p.furniture {
			n += len(p.text)
		}
	}
	return n
}

func splitParagraphs(body string) []paragraph {
	var out []paragraph
	for s := range strings.SplitSeq(body, "\n") {
		if s = clean(s); s != "" {
			out = append(out, paragraph{text: s})
		}
	}
	return out
}

// clean makes white space and control characters single spaces.
func clean(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	return strings.Join(strings.Fields(tidy(strings.ReplaceAll(s, breakMark, " "))), " ")
}
