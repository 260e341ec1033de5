package feed

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"
)

// node is one element and all in it; a node without a name is text.
type node struct {
	space, name string // short name of the namespace (see spaces), lower-cased name
	attrs       []xml.Attr
	kids        []node
	text        string
}

// spaces maps namespaces to the prefixes that everybody uses for them; feeds
// that forget to declare one are read as if they had.
func spaces(uri string) string {
	switch strings.TrimSuffix(strings.ToLower(uri), "/") {
	case "", "http://purl.org/rss/1.0", "http://my.netscape.com/rdf/simple/0.9", "http://channel.netscape.com/rdf/simple/0.9", "http://backend.userland.com/rss2":
		return ""
	case "http://www.w3.org/2005/atom", "http://purl.org/atom/ns#", "atom", "atom10", "a10":
		return "atom"
	case "http://purl.org/dc/elements/1.1", "http://purl.org/dc/elements/1.0", "dc":
		return "dc"
	case "http://purl.org/dc/terms", "dcterms":
		return "dcterms"
	case "http://purl.org/rss/1.0/modules/content", "content":
		return "content"
	case "http://purl.org/rss/1.0/modules/syndication", "sy":
		return "sy"
	case "http://www.google.com/schemas/sitemap-news/0.9", "news":
		return "news"
	case "http://www.sitemaps.org/schemas/sitemap/0.9", "https://www.sitemaps.org/schemas/sitemap/0.9", "http://www.google.com/schemas/sitemap/0.84":
		return "sitemap"
	case "http://rssnamespace.org/feedburner/ext/1.0", "feedburner":
		return "feedburner"
	case "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf":
		return "rdf"
	case "http://www.w3.org/1999/xhtml", "xhtml":
		return "xhtml"
	}
	return uri
}

// attr is the value of an attribute by its local name, "" where there is none.
func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		if strings.EqualFold(a.Name.Local, name) {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// child is the first child of that name, an empty node where there is none.
func (n *node) child(space, name string) *node {
	for i := range n.kids {
		if k := &n.kids[i]; k.name == name && k.space == space {
			return k
		}
	}
	return &node{}
}

// inner is all text in the node, without the white space around it.
func (n *node) inner() string {
	var b strings.Builder
	n.write(&b)
	return cut(strings.TrimSpace(b.String()), maxField)
}

func (n *node) write(b *strings.Builder) {
	b.WriteString(n.text)
	for i := range n.kids {
		n.kids[i].write(b)
	}
}

// markup writes the node's children as HTML.
func (n *node) markup() string {
	var b strings.Builder
	for i := range n.kids {
		n.kids[i].render(&b)
	}
	return cut(strings.TrimSpace(b.String()), maxField)
}

func (n *node) render(b *strings.Builder) {
	if n.name == "" {
		b.WriteString(html.EscapeString(n.text))
		return
	}
	b.WriteString("<" + n.name)
	for _, a := range n.attrs {
		if a.Name.Space == "" {
			b.WriteString(" " + strings.ToLower(a.Name.Local) + `="` + html.EscapeString(a.Value) + `"`)
		}
	}
	b.WriteString(">")
	for i := range n.kids {
		n.kids[i].render(b)
	}
	switch n.name {
	case "br", "img", "hr", "input", "wbr", "source", "meta", "link":
	default:
		b.WriteString("</" + n.name + ">")
	}
}

// field is an element that feeds fill with escaped HTML or, wrongly, with bare
// elements: HTML either way.
func (n *node) field() string {
	for i := range n.kids {
		if n.kids[i].name != "" {
			return n.markup()
		}
	}
	return n.inner()
}

// reader takes XML apart, an element at a time.
type reader struct {
	dec      *xml.Decoder
	elements int
}

func newReader(text string) *reader {
	dec := xml.NewDecoder(strings.NewReader(mendXML(text)))
	dec.Strict = false
	dec.Entity = xml.HTMLEntity // declared entities are never expanded
	dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	return &reader{dec: dec}
}

var errElements = errors.New("it has more elements than a feed can have")

// token counts elements, so that none of the work below is without end.
func (r *reader) token() (xml.Token, error) {
	t, err := r.dec.Token()
	if _, ok := t.(xml.StartElement); ok && err == nil {
		if r.elements++; r.elements > maxElements {
			return nil, errElements
		}
	}
	return t, err
}

// containers are the elements whose children are told one by one.
func container(name string) bool {
	switch name {
	case "rss", "rdf", "feed", "channel", "urlset", "sitemapindex", "opml":
		return true
	}
	return false
}

// each calls open for every container and fn for every element in one, until
// fn returns false or the text ends. The error tells how it broke off.
func (r *reader) each(open func(n *node), fn func(parent string, n *node) bool) error {
	var parents []string
	for {
		t, err := r.token()
		if err != nil {
			if errors.Is(err, io.EOF) && len(parents) == 0 {
				return nil
			}
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			n := head(t)
			if container(n.name) && len(parents) < 4 {
				parents = append(parents, n.name)
				open(&n)
				continue
			}
			err := r.fill(&n, 0)
			if len(parents) > 0 && (err == nil || len(n.kids) > 0 && !errors.Is(err, io.ErrUnexpectedEOF) && !broken(err)) {
				if !fn(parents[len(parents)-1], &n) {
					return nil
				}
			}
			if err != nil {
				return err
			}
		case xml.EndElement:
			if len(parents) > 0 {
				parents = parents[:len(parents)-1]
			}
		}
	}
}

// broken tells whether the text is no XML from here on: what was read of the
// element may be half of it.
func broken(err error) bool {
	var syntax *xml.SyntaxError
	return errors.As(err, &syntax) || errors.Is(err, errElements)
}

func head(t xml.StartElement) node {
	return node{space: spaces(t.Name.Space), name: strings.ToLower(t.Name.Local), attrs: t.Attr}
}

// fill reads an element's children up to its end; those nested too deeply are
// left out.
func (r *reader) fill(n *node, depth int) error {
	for {
		t, err := r.token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			kid := head(t)
			if depth+1 >= maxDepth {
				if err := r.skip(); err != nil {
					return err
				}
				continue
			}
			err := r.fill(&kid, depth+1)
			n.kids = append(n.kids, kid)
			if err != nil {
				return err
			}
		case xml.CharData:
			if len(t) > 0 {
				n.kids = append(n.kids, node{text: string(t)})
			}
		case xml.EndElement:
			return nil
		}
	}
}

// skip reads to the end of the element just begun.
func (r *reader) skip() error {
	for depth := 1; depth > 0; {
		t, err := r.token()
		if err != nil {
			return err
		}
		switch t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}
