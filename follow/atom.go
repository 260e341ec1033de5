package follow

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"time"
)

// Atom 1.0 (RFC 4287).
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Author  atomAuthor  `xml:"author"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Published  string         `xml:"published"`
	Updated    string         `xml:"updated"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary"`
	Content    atomContent    `xml:"content"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

func writeAtom(u *updates) ([]byte, error) {
	stamp := func(t time.Time) string { return t.UTC().Format(time.RFC3339) }
	f := atomFeed{ID: u.Self, Title: u.Title, Updated: stamp(u.Updated), Author: atomAuthor{"sitrep"},
		Links: []atomLink{{"self", "application/atom+xml", u.Self}, {"alternate", "text/html", u.Page}}}
	for _, e := range u.Entries {
		a := atomEntry{ID: e.ID, Title: e.Title, Published: stamp(e.Published), Updated: stamp(e.Updated),
			Links: []atomLink{{"alternate", "text/html", e.URL}}, Summary: e.Summary, Content: atomContent{"html", e.HTML}}
		for _, t := range e.Tags {
			a.Categories = append(a.Categories, atomCategory{t})
		}
		f.Entries = append(f.Entries, a)
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	if err := xml.NewEncoder(&b).Encode(f); err != nil {
		return nil, fmt.Errorf("write atom: %w", err)
	}
	return b.Bytes(), nil
}
