package feed

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"
)

// Outline is one feed in a list of feeds.
type Outline struct {
	URL    string   // of the feed
	Title  string   // plain text
	Link   string   // of the site
	Folder []string // from the outermost
}

// splitWords gives the parts between commas.
func splitWords(s string) iter.Seq[string] { return strings.SplitSeq(s, ",") }

// ParseOPML reads a list of feeds (OPML 1.0 to 2.0), each address once. What
// cannot be read is told in the problems.
func ParseOPML(body []byte) (list []Outline, problems []string, err error) {
	body, note, err := unpacked(body)
	if err != nil {
		return nil, nil, err
	}
	text, note2 := decode(body, "")
	if sniff(text) != "opml" {
		return nil, nil, errors.New("read the list of feeds: it is no OPML")
	}
	o := opmlReader{seen: map[string]bool{}}
	for _, s := range []string{note, note2} {
		if s != "" {
			o.problems = append(o.problems, s)
		}
	}
	err = newReader(text).each(func(*node) {}, func(_ string, n *node) bool {
		if n.name == "body" {
			o.walk(n, nil)
		}
		return true
	})
	if err != nil {
		o.problem("the list breaks off or is broken: what stands before was read")
	}
	return o.list, o.problems, nil
}

type opmlReader struct {
	list     []Outline
	seen     map[string]bool
	problems []string
}

func (o *opmlReader) problem(format string, args ...any) {
	if len(o.problems) < maxProblems {
		o.problems = append(o.problems, fmt.Sprintf(format, args...))
	}
}

func (o *opmlReader) walk(n *node, folder []string) {
	for i := range n.kids {
		k := &n.kids[i]
		if k.name != "outline" {
			continue
		}
		title := plainText(cmp.Or(k.attr("title"), k.attr("text")), maxTitle)
		raw := k.attr("xmlurl")
		url := base{}.resolve(raw)
		switch {
		case raw != "" && url == "":
			o.problem("%q: its address is not an http(s) address and was left out", cut(title, 80))
		case url != "" && !o.seen[url]:
			o.seen[url] = true
			own := folder
			if len(own) == 0 {
				own = categoryPath(k.attr("category"))
			}
			o.list = append(o.list, Outline{URL: url, Title: title, Link: base{}.resolve(k.attr("htmlurl")), Folder: own})
		}
		inner := folder
		if url == "" && title != "" {
			inner = append(folder[:len(folder):len(folder)], title)
		}
		o.walk(k, inner)
	}
}

// categoryPath is the first of an outline's categories: "/a/b,/c".
func categoryPath(s string) []string {
	s, _, _ = strings.Cut(s, ",")
	var out []string
	for part := range strings.SplitSeq(s, "/") {
		if part = plainText(part, 200); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// opmlOut is an outline as it is written.
type opmlOut struct {
	XMLName xml.Name   `xml:"outline"`
	Text    string     `xml:"text,attr"`
	Title   string     `xml:"title,attr,omitempty"`
	Type    string     `xml:"type,attr,omitempty"`
	XMLURL  string     `xml:"xmlUrl,attr,omitempty"`
	HTMLURL string     `xml:"htmlUrl,attr,omitempty"`
	Kids    []*opmlOut `xml:",omitempty"`
}

// WriteOPML writes a list of feeds as OPML 2.0, folders as outlines.
func WriteOPML(w io.Writer, title string, made time.Time, list []Outline) error {
	root := &opmlOut{}
	for _, o := range list {
		at := root
		for _, name := range o.Folder {
			at = at.folder(clean(name))
		}
		at.Kids = append(at.Kids, &opmlOut{Text: clean(cmp.Or(o.Title, o.URL)), Title: clean(o.Title), Type: "rss", XMLURL: clean(o.URL), HTMLURL: clean(o.Link)})
	}
	doc := struct {
		XMLName xml.Name   `xml:"opml"`
		Version string     `xml:"version,attr"`
		Title   string     `xml:"head>title"`
		Created string     `xml:"head>dateCreated"`
		Body    []*opmlOut `xml:"body>outline"`
	}{Version: "2.0", Title: clean(title), Created: made.UTC().Format(time.RFC1123Z), Body: root.Kids}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	enc := xml.NewEncoder(&b)
	enc.Indent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return fmt.Errorf("write the list of feeds: %w", err)
	}
	b.WriteByte('\n')
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("write the list of feeds: %w", err)
	}
	return nil
}

func (o *opmlOut) folder(name string) *opmlOut {
	for _, k := range o.Kids {
		if k.XMLURL == "" && k.Text == name {
			return k
		}
	}
	k := &opmlOut{Text: name}
	o.Kids = append(o.Kids, k)
	return k
}

// clean drops what XML cannot hold.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if !xmlChar(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
