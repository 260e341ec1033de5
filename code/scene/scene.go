package scene

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/number"
	"github.com/sitrep-news/sitrep/place"
	"github.com/sitrep-news/sitrep/timex"
)

// Scene holds a report's places, times and numbers by the token they hang on.
type Scene struct {
	doc     *nlp.Doc
	t       *role.Tree
	cast    *cast.Cast
	places  map[int]*place.Resolved // by head token
	times   []when
	timed   map[int][]int // the times of each sentence, as indices into times
	placed  map[int][]int // the heads of places of each sentence, in text order
	line    *place.Resolved
	numbers []number.Quantity
	events  map[int]bool   // triggers
	types   map[int]string // the type of event each tells
	acts    []*event.Event // in text order
}

type when struct {
	timex.Expr
	head  int  // token of the expression that hangs on something outside of it
	owner int  // nearest verb or event above it, or -1
	of    int  // the noun of a happening that it is of though the tree hangs it on a verb, or -1
	thing bool // whether it tells how old a thing is that owner does not bring about: "tore up a 1994 treaty"
}

// New ties places, times and numbers of a document to its tree.
func New(t *role.Tree, c *cast.Cast, places []place.Resolved, times []timex.Expr, numbers []number.Quantity, events []*event.Event) *Scene {
	doc := t.Doc
	s := &Scene{doc: doc, t: t, cast: c, places: map[int]*place.Resolved{}, numbers: numbers, timed: map[int][]int{}, placed: map[int][]int{}}
	line := dateline(doc, places)
	for i := range places {
		if places[i].Dateline {
			if places[i].Known && s.line == nil {
				s.line = &places[i]
			}
			continue
		}
		if h := s.head(places[i].Start, places[i].End); h >= 0 {
			s.places[h] = &places[i]
			s.placed[doc.Tokens[h].Sent] = append(s.placed[doc.Tokens[h].Sent], h)
		}
	}
	triggers := map[int]bool{}
	s.types, s.acts = map[int]string{}, events
	for _, e := range events {
		triggers[e.Head] = true
		s.types[e.Head] = e.Type
		for _, j := range e.Joined {
			triggers[j] = true
		}
	}
	for _, x := range times {
		if x.Start < line || reckoned(x.Text) || s.named(x.Start, x.End) || s.statute(x.Start) {
			continue
		}
		if h := s.head(x.Start, x.End); h >= 0 {
			s.timed[doc.Tokens[h].Sent] = append(s.timed[doc.Tokens[h].Sent], len(s.times))
			w := when{Expr: x, head: h, owner: s.owner(h, triggers), of: -1}
			w.thing = s.ageOf(&w, triggers)
			s.times = append(s.times, w)
		}
	}
	s.events = triggers
	s.hindsight()
	return s
}

// dateline is the byte after the line that says where and when a report was
// written: its date dates the report, not what happened.
func dateline(doc *nlp.Doc, places []place.Resolved) int {
	for _, p := range places {
		if !p.Dateline {
			continue
		}
		for i, t := range doc.Tokens {
			if t.Start < p.End || i == 0 {
				continue
			}
			if t.Start > p.End+60 {
				break
			}
			switch t.Form {
			case "-", "--", "—", "–":
				if doc.Text[t.Start-1] == ' ' || t.Form == "--" {
					return t.End
				}
			}
		}
	}
	return 0
}

// named reports whether bytes [start, end) are inside the name of somebody: "the
// March 23 Movement".
func (s *Scene) named(start, end int) bool {
	doc, first := s.doc, s.token(start)
	if first < 0 {
		return false
	}
	for _, n := range doc.NamesIn(first, first+1) {
		if n.Label != "Date" && doc.Tokens[n.Start].Start <= start && end <= doc.Tokens[n.End-1].End && end-start < doc.Tokens[n.End-1].End-doc.Tokens[n.Start].Start {
			return true
		}
	}
	return false
}

// statute reports whether a time at byte b is the year of a law by which the law goes: "the
// Prevention of Fraud Act, 1956".
func (s *Scene) statute(b int) bool {
	i := s.token(b) - 1
	if i > 0 && s.t.Form(i) == "," {
		i--
	}
	if i < 0 {
		return false
	}
	switch s.doc.Tokens[i].Form {
	case "Act", "Code", "Ordinance", "Bill", "Statute", "Decree", "Regulations", "Rules":
		return true
	}
	return false
}

// reckoned reports whether a time is told from another happening ("a day after
// the vote") and so says nothing by itself.
func reckoned(text string) bool {
	return strings.HasSuffix(text, " after") || strings.HasSuffix(text, " before") || strings.HasSuffix(text, " later") || strings.HasSuffix(text, " earlier")
}

// head is the token of bytes [start, end) that hangs on something outside, or -1.
func (s *Scene) head(start, end int) int {
	first := s.token(start)
	for i := first; i >= 0 && i < len(s.doc.Tokens) && s.doc.Tokens[i].Start < end; i++ {
		h := s.t.Head(i)
		if h < 0 || s.doc.Tokens[h].Start < start || s.doc.Tokens[h].Start >= end {
			if s.t.Rel(i) != "case" && s.t.Rel(i) != "punct" && s.t.Rel(i) != "mark" && s.t.Rel(i) != "cc" {
				return i
			}
		}
	}
	return first
}

// token is the index of the token at or after byte b, -1 past the end.
func (s *Scene) token(b int) int {
	i, _ := slices.BinarySearchFunc(s.doc.Tokens, b, func(t nlp.Token, b int) int {
		if t.End <= b {
			return -1
		}
		if t.Start > b {
			return 1
		}
		return 0
	})
	if i >= len(s.doc.Tokens) {
		return -1
	}
	return i
}

// owner is the nearest event or verb above token i.
func (s *Scene) owner(i int, triggers map[int]bool) int {
	for h, n := s.t.Head(i), 0; h >= 0 && n < 30; h, n = s.t.Head(h), n+1 {
		if triggers[h] || s.t.Verbal(h) || s.t.Child(h, "cop") >= 0 || s.t.Head(h) < 0 {
			return h
		}
	}
	return -1
}
