package sitrep

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// MarshalJSON writes [start, end].
func (s Span) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, "[%d,%d]", s.Start, s.End), nil
}

// UnmarshalJSON reads [start, end].
func (s *Span) UnmarshalJSON(b []byte) error {
	var p [2]int
	if err := json.Unmarshal(b, &p); err != nil {
		return fmt.Errorf("span: want [start, end]: %w", err)
	}
	s.Start, s.End = p[0], p[1]
	return nil
}

// Encode returns the record as one line of JSON, positions in code points.
// The report itself is left as it is.
func Encode(r *Report) ([]byte, error) {
	return json.Marshal(InCodePoints(r))
}

// InCodePoints is a copy of the report as its JSON form has it: positions in code
// points, and no list absent.
func InCodePoints(r *Report) *Report {
	c := r.clone()
	m := runeIndex(c.Text)
	c.eachSpan(func(start, end *int) { *start, *end = m.at(*start), m.at(*end) })
	return c
}

// Decode reads a record and turns its positions into byte offsets.
func Decode(line []byte) (*Report, error) {
	var r Report
	if err := json.Unmarshal(line, &r); err != nil {
		return nil, fmt.Errorf("decode record: %w", err)
	}
	if r.Schema != Schema {
		return nil, fmt.Errorf("decode record: schema %q, want %q", r.Schema, Schema)
	}
	at := byteIndex(r.Text)
	var bad error
	r.eachSpan(func(start, end *int) {
		if *start < 0 || *end < *start || *end >= len(at) {
			bad = fmt.Errorf("decode record %s: span [%d,%d] outside the text of %d code points", r.ID, *start, *end, len(at)-1)
			return
		}
		*start, *end = at[*start], at[*end]
	})
	if bad != nil {
		return nil, bad
	}
	return &r, nil
}

// eachSpan calls f on every position pair of the record, each once.
func (r *Report) eachSpan(f func(start, end *int)) {
	words := func(w *Words) { f(&w.Start, &w.End) }
	args := func(as []Arg) {
		for i := range as {
			words(&as[i].Words)
		}
	}
	for i := range r.Furniture {
		f(&r.Furniture[i].Start, &r.Furniture[i].End)
	}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		words(&m.Trigger)
		words(&m.Sentence)
		for j := range m.Also {
			words(&m.Also[j])
		}
		args(m.Actors)
		args(m.Recipients)
		args(m.Objects)
		args(m.Instruments)
		if m.Place != nil {
			words(&m.Place.Words)
		}
		for j := range m.Places {
			words(&m.Places[j].Words)
		}
		for j := range m.Casualties {
			f(&m.Casualties[j].Start, &m.Casualties[j].End)
		}
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		if s.Speaker != nil {
			words(&s.Speaker.Words)
		}
		words(&s.Cue)
		for j := range s.Content {
			words(&s.Content[j])
		}
		for j := range s.Quotes {
			words(&s.Quotes[j])
		}
	}
	for i := range r.Actors {
		a := &r.Actors[i]
		for j := range a.Mentions {
			f(&a.Mentions[j].Start, &a.Mentions[j].End)
		}
		for j := range a.Roles {
			f(&a.Roles[j].Start, &a.Roles[j].End)
		}
	}
	for i := range r.Relations {
		f(&r.Relations[i].Start, &r.Relations[i].End)
	}
	for i := range r.Figures {
		f(&r.Figures[i].Start, &r.Figures[i].End)
	}
}

// clone copies the report as deep as eachSpan writes, and turns every nil list
// into an empty one, so that the JSON has [] and never null.
func (r *Report) clone() *Report {
	c := *r
	c.Schema = Schema
	c.Furniture = list(r.Furniture)
	c.Links = list(r.Links)
	c.Problems = list(r.Problems)
	c.Relations = list(r.Relations)
	c.Figures = list(r.Figures)
	c.Mentions = list(r.Mentions)
	for i := range c.Mentions {
		m := &c.Mentions[i]
		m.Also = list(m.Also)
		m.Actors, m.Recipients = args(m.Actors), args(m.Recipients)
		m.Objects, m.Instruments = args(m.Objects), args(m.Instruments)
		if m.Place != nil {
			p := *m.Place
			m.Place = &p
		}
		m.Places = list(m.Places)
		m.Casualties = list(m.Casualties)
		m.Sources, m.DisputedBy = list(m.Sources), list(m.DisputedBy)
		m.InResponseTo, m.PartOf, m.SameAs = list(m.InResponseTo), list(m.PartOf), list(m.SameAs)
	}
	c.Statements = list(r.Statements)
	for i := range c.Statements {
		s := &c.Statements[i]
		if s.Speaker != nil {
			a := *s.Speaker
			a.Sectors = list(a.Sectors)
			s.Speaker = &a
		}
		s.Content, s.Quotes = list(s.Content), list(s.Quotes)
	}
	c.Actors = list(r.Actors)
	for i := range c.Actors {
		a := &c.Actors[i]
		a.Aliases, a.Sectors = list(a.Aliases), list(a.Sectors)
		a.Mentions, a.Roles = list(a.Mentions), list(a.Roles)
	}
	return &c
}

func list[T any](xs []T) []T { return append(make([]T, 0, len(xs)), xs...) }

func args(as []Arg) []Arg {
	out := list(as)
	for i := range out {
		out[i].Sectors = list(out[i].Sectors)
	}
	return out
}

// runes maps byte offsets to code-point counts, one entry every 64 bytes.
type runes struct {
	text  string
	marks []int
}

const runeStride = 64

func runeIndex(text string) runes {
	m := runes{text: text, marks: make([]int, 0, len(text)/runeStride+1)}
	n := 0
	for i := 0; i <= len(text); i++ {
		if i%runeStride == 0 {
			m.marks = append(m.marks, n)
		}
		if i < len(text) && utf8.RuneStart(text[i]) {
			n++
		}
	}
	return m
}

func (m runes) at(b int) int {
	b = min(max(b, 0), len(m.text))
	n := m.marks[b/runeStride]
	for i := b - b%runeStride; i < b; i++ {
		if utf8.RuneStart(m.text[i]) {
			n++
		}
	}
	return n
}

// byteIndex lists the byte offset of every code point, and the length last.
func byteIndex(text string) []int {
	at := make([]int, 0, len(text)+1)
	for i := range text {
		at = append(at, i)
	}
	return append(at, len(text))
}
