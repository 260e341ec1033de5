package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// paragraph is one block of a page's text.
type paragraph struct {
	text      string
	furniture bool   // a caption, a button, an item of a list of links
	href      string // address of the article that the whole paragraph links to
}

// walker collects the paragraphs below a node in reading order.
type walker struct {
	out    []paragraph
	buf    strings.Builder
	linked int    // bytes of buf that are link text
	href   string // address of the last link in buf
}

// breakMark stands where two line breaks in a row end a paragraph: a
// private-use character, for readability drops the elements.
const breakMark = "\uE000"

// markBreaks puts a breakMark in the place of every run of two or more <br>.
func markBreaks(doc *html.Node) {
	var first []*html.Node
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Br && nextBreak(n) != nil && !(n.PrevSibling != nil && n.PrevSibling.DataAtom == atom.Br) {
			first = append(first, n)
		}
	}
	for _, n := range first {
		if n.Parent != nil {
			n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: breakMark}, n)
		}
	}
}

// nextBreak is the <br> that follows with nothing but white space between.
func nextBreak(n *html.Node) *html.Node {
	for n = n.NextSibling; n != nil; n = n.NextSibling {
		if n.DataAtom == atom.Br {
			return n
		}
		if n.Type != html.TextNode || strings.TrimSpace(n.Data) != "" {
			return nil
		}
	}
	return nil
}

// paragraphsOf gives the blocks of text below n.
func paragraphsOf(n *html.Node) []paragraph {
	if n == nil {
		return nil
	}
	var w walker
	w.walk(n, false, "")
	w.flush(false)
	return w.out
}

// block tells whether an element begins and ends a paragraph.
func block(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li,
		atom.Blockquote, atom.Pre, atom.Table, atom.Tr, atom.Td, atom.Th, atom.Figure, atom.Figcaption, atom.Header, atom.Footer, atom.Aside, atom.Dl,
		atom.Dt, atom.Dd, atom.Hr, atom.Body, atom.Address, atom.Form, atom.Details, atom.Summary, atom.Caption:
		return true
	}
	return false
}

// silent tells whether an element's text is not for reading.
func silent(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Head, atom.Select, atom.Textarea, atom.Object, atom.Video,
		atom.Audio, atom.Canvas, atom.Math:
		return true
	}
	return false
}

// beside tells whether an element's text stands beside the article.
func beside(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Figcaption, atom.Aside, atom.Nav, atom.Footer, atom.Form, atom.Button, atom.Caption:
		return true
	}
	return false
}

// walk adds the text below n. Furniture is true inside captions and the like;
// href is the address of the link that n stands in.
func (w *walker) walk(n *html.Node, furniture bool, href string) {
	switch n.Type {
	case html.TextNode:
		for i, part := range strings.Split(n.Data, breakMark) {
			if i > 0 {
				w.flush(furniture)
			}
			w.buf.WriteString(part)
			if href != "" {
				w.linked += len(part)
				w.href = href
			}
		}
		return
	case html.ElementNode:
		if silent(n.DataAtom) {
			return
		}
	}
	if n.DataAtom == atom.Br {
		w.buf.WriteByte('\n')
		return
	}
	inside := furniture || beside(n)
	edge := block(n.DataAtom) || inside != furniture
	if edge {
		w.flush(furniture)
	}
	if n.DataAtom == atom.A {
		href = attribute(n, "href")
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, inside, href)
	}
	if edge {
		w.flush(inside)
	}
	if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
		w.buf.WriteByte(' ')
	}
}

// flush ends the paragraph. One that is a single link is furniture, and a link
// to another article where it is long enough to be a title.
func (w *walker) flush(furniture bool) {
	text := clean(w.buf.String())
	whole := w.linked > 0 && w.linked*10 >= w.buf.Len()*9
	if text != "" {
		p := paragraph{text: text, furniture: furniture || whole}
		if whole && len(strings.Fields(text)) >= 4 && !strings.HasPrefix(w.href, "#") {
			p.href = w.href
		}
		w.out = append(w.out, p)
	}
	w.buf.Reset()
	w.linked, w.href = 0, ""
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// mainPart is the part of a page that its markup calls the main one, or the
// body.
func mainPart(doc *html.Node) *html.Node {
	var body, main, art *html.Node
	for n := range doc.Descendants() {
		switch {
		case n.DataAtom == atom.Body && body == nil:
			body = n
		case n.DataAtom == atom.Main && main == nil:
			main = n
		case n.DataAtom == atom.Article && art == nil:
			art = n
		}
	}
	for _, n := range []*html.Node{art, main} {
		if n != nil && size(paragraphsOf(n)) >= enoughText {
			return n
		}
	}
	return body
}
