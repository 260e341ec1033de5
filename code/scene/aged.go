package scene

import (
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/timex"
)

// ageOf reports whether year w says of a thing how old it is, which dates no act on it: "tore
// up a 1994 treaty", "likened it to that of 2003". What happens by the thing or in it is of
// its year: "the 2023 blast killed nine", "died in the 2023 blast".
func (s *Scene) ageOf(w *when, triggers map[int]bool) bool {
	n := s.t.Head(w.head)
	if n < 0 || w.Interval.Precision != timex.Year || triggers[n] || s.t.Verbal(n) {
		return false
	}
	switch s.t.Rel(w.head) {
	case "nummod", "compound", "amod", "nmod", "dep":
	default:
		return false
	}
	before := n > w.head && s.t.Case(w.head) == ""
	if !before && (s.t.Case(w.head) != "of" || s.t.Rel(w.head) != "nmod") {
		return false
	}
	switch s.t.Rel(n) {
	case "obj":
		return true
	case "obl", "nmod":
		switch s.t.Case(n) {
		case "of", "under", "to", "from", "on", "over", "for", "with", "against", "into", "about", "by":
			return true
		}
	}
	return false
}

// bringsAbout reports whether an event's object comes to be by it, so that the object's year
// is its own: "signed the 2015 accord".
func (s *Scene) bringsAbout(e *event.Event) bool {
	return e.Entry.POS == 'n' || e.Type == "AGREE" || e.Entry.Frame.Name == "support.sign"
}

// judging are types of acts that answer or judge what happened before them.
var judging = lists.Set("ACCUSE COERCE CONCEDE REJECT REQUEST SUPPORT")

// hindsight tells of years which happening that the sentence's verb only judges or answers they
// are of: "was charged with the murder of nine men in 1992", "apologised for the massacre of
// miners in 1946".
func (s *Scene) hindsight() {
	for i := range s.times {
		w := &s.times[i]
		if w.Interval.Precision != timex.Year || s.t.Case(w.head) != "in" {
			continue
		}
		for _, e := range s.acts {
			if n := s.happening(e, w); n >= 0 {
				w.of, w.owner = n, n
				break
			}
		}
	}
}

// happening is the noun of the happening that main verb e judges and year w is of, -1 for none:
// one that says to whom it was done, between the two.
func (s *Scene) happening(e *event.Event, w *when) int {
	if e.Entry.POS != 'v' || !judging[e.Type] || s.doc.Tokens[w.head].Sent != e.Sent || w.head < e.Head || !s.main(e.Head) {
		return -1
	}
	for _, x := range s.acts {
		if x.Entry.POS != 'n' || x.Head <= e.Head || x.Head >= w.head || !s.t.Below(x.Head, e.Head) || s.verbBetween(x.Head, e.Head) {
			continue
		}
		if of := s.t.Child(x.Head, "nmod"); of > x.Head && of < w.head && s.t.Child(x.Head, "det") >= 0 {
			return x.Head
		}
	}
	return -1
}
