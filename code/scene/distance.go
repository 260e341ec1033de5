package scene

import (
	"slices"

	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/timex"
)

// distance is how far a time stands from the event's words in the tree, -1 where
// it dates something else.
func (s *Scene) distance(e *event.Event, w *when) int {
	if w.thing && !s.bringsAbout(e) || w.of >= 0 && !slices.Contains(e.Clauses, w.of) {
		return -1
	}
	for _, c := range e.Clauses {
		if n := s.dating(c, w); n >= 0 {
			return n
		}
	}
	for _, p := range e.Targets { // "an attack on a base last month"
		if s.t.Below(w.head, p.Head) && !s.verbBetween(w.head, p.Head) {
			return 2
		}
	}
	for _, c := range e.Clauses {
		if s.within(w, c) {
			return 3
		}
	}
	if s.unfolded(e, w) || s.adjoined(e, w) {
		return 3
	}
	for _, c := range e.Clauses {
		if n := s.above(e, w, c); n >= 0 {
			return n
		}
	}
	return -1
}

// dating is how far time w stands from clause c of an event where it hangs on it or holds it, or
// dates what c orders ("ordered them to leave on Monday"): 0 or 1, else -1.
func (s *Scene) dating(c int, w *when) int {
	if b := s.doc.Tokens[c].Start; w.Start <= b && b < w.End { // "20 years on from the invasion"
		return 0
	}
	if w.owner == c || w.head == c || s.t.Head(w.head) == c {
		return 0
	}
	if w.owner >= 0 && s.t.Rel(w.owner) == "xcomp" && s.t.Head(w.owner) == c && !s.events[w.owner] {
		return 1
	}
	return -1
}

// above is how far time w stands from clause c of an event where it dates a clause that c hangs on,
// with none between that has a time of its own: 2 or more, else -1.
func (s *Scene) above(e *event.Event, w *when, c int) int {
	at := c
	for n := 1; n < 5; n++ {
		h := s.t.Head(at)
		if h < 0 {
			return -1
		}
		rel := s.t.Rel(at)
		if rel == "acl" && (s.t.Form(h) == "what" && s.t.Rel(h) == "nsubj" || s.written(at, h)) {
			at = h // "what began as a rally turned violent in May", "issued a statement on Monday condemning the raid"
			continue
		}
		year := rel == "advcl" && led[s.t.Case(at)] && coarse(w)
		switch {
		case s.ownTime(at, rel, w):
			return -1
		case year && w.owner == h:
			return n + 4 // "in 2019 after a bomb killed": it is the same year
		case e.Entry.POS == 'n' && s.reaction(at, h, rel), s.turns(c, at, h, rel):
			return -1
		case s.saying(h) && rel != "obl" && rel != "obj" && rel != "nsubj" && !(rel == "conj" && w.head < h):
			return -1
		}
		if w.owner == h {
			switch rel {
			case "conj", "obj", "nsubj", "xcomp", "advcl", "obl", "nmod":
				return n + 1
			}
		}
		at = h
	}
	return -1
}

// ownTime reports whether the clause at, which hangs on another by rel, has a time of its own: one
// with a subject beside the other, one that is said, or that only goes with the other.
func (s *Scene) ownTime(at int, rel string, w *when) bool {
	switch rel {
	case "conj":
		return s.t.Verbal(at) && (s.t.Child(at, "nsubj", "nsubj:pass") >= 0 || w.head < at && s.present(at) && !s.present(s.t.Head(at)))
	case "acl", "ccomp", "parataxis":
		return true
	case "advcl":
		c := s.t.Case(at)
		return c != "" && c != "when" && !(led[c] && coarse(w)) && !s.soon(at)
	}
	return false
}

// turns reports whether on the way from clause c of an event up to h one thing comes after or out of
// the other: "turned into a riot", "ended with a raid".
func (s *Scene) turns(c, at, h int, rel string) bool {
	if turning[s.t.Lemma(at)] && (at != c || s.t.Case(at) != "as") || turning[s.t.Lemma(h)] && at != c {
		return true
	}
	return (led[s.t.Case(at)] || ending[s.t.Case(at)]) && rel != "advcl"
}

// written reports whether participle v tells what a paper or speech says that the verb above
// brings out: "issued a statement denying it".
func (s *Scene) written(v, n int) bool {
	switch s.t.Lemma(n) {
	case "statement", "letter", "speech", "communique", "resolution", "declaration", "petition", "note", "message", "report", "address", "video", "tweet", "post", "decree", "order":
	default:
		return false
	}
	h := s.t.Head(n)
	return s.doc.Tokens[v].XPOS == "VBG" && s.t.Case(v) == "" && s.t.Rel(n) == "obj" && h >= 0 && s.t.Verbal(h)
}

// within reports whether time w hangs on a nominal of the event's own words, where a
// parser put it: "clashes between the army and the guard in 2016".
func (s *Scene) within(w *when, c int) bool {
	if r := s.t.Rel(w.head); r != "nmod" && r != "obl" || w.head < c {
		return false
	}
	for h, n := s.t.Head(w.head), 0; h >= 0 && n < 5; h, n = s.t.Head(h), n+1 {
		if h == c {
			return true
		}
		if s.events[h] || s.t.Verbal(h) || turning[s.t.Lemma(h)] || led[s.t.Case(h)] && !(coarse(w) && s.t.Case(h) == "following") {
			return false
		}
	}
	return false
}

// unfolded reports whether a clause on the event's noun tells when it went on: "an inquiry
// that ended in May".
func (s *Scene) unfolded(e *event.Event, w *when) bool {
	if w.owner < 0 || s.t.Rel(w.owner) != "acl" || !unfolding[s.t.Lemma(w.owner)] {
		return false
	}
	n := s.t.Head(w.owner)
	return slices.Contains(e.Clauses, n) || slices.Contains(e.Consumed, n)
}

// unfolding are verbs of how happenings begin, go on and end.
var unfolding = lists.Set("begin commence conclude end erupt finish happen last occur open start")

// adjoined reports whether a year or month stands right behind the words of the event's noun
// and hangs on a verb that has its own day: "released on Friday a study of the killing of
// nine miners in Tarn in 1987".
func (s *Scene) adjoined(e *event.Event, w *when) bool {
	if e.Entry.POS != 'n' || !coarse(w) || w.owner < 0 || !s.t.Verbal(w.owner) || w.head < e.Head || slices.Contains(e.Clauses, w.owner) {
		return false
	}
	first, _ := s.doc.Subtree(w.head)
	for first--; first > e.Head && s.t.UPOS(first) == "PUNCT"; first-- {
	}
	if first <= e.Head || !s.t.Below(first, e.Head) || s.verbBetween(first, e.Head) {
		return false
	}
	for i := e.Head + 1; i < w.head; i++ {
		if s.events[i] {
			return false
		}
	}
	for _, i := range s.near(e) {
		if x := &s.times[i]; x.owner == w.owner && x.head < e.Head && !coarse(x) {
			return true
		}
	}
	return false
}

// reaction reports whether a happening is what somebody reacts to in another act,
// whose day is not its own: "vowed on Tuesday to respond to the attack", "claimed
// responsibility on Tuesday for the attack", "protested on Thursday against the raids".
func (s *Scene) reaction(at, h int, rel string) bool {
	switch rel {
	case "obl", "nmod":
		switch s.t.Case(at) {
		case "for", "to", "against", "about", "over", "in response to", "in retaliation for":
			return reacting[s.t.Lemma(h)]
		}
	case "obj":
		return reacting[s.t.Lemma(h)] && s.t.Verbal(h)
	}
	return false
}

// reacting are words for acts that answer or judge a happening.
var reacting = map[string]bool{
	"apologise": true, "apologize": true, "avenge": true, "blame": true, "claim": true, "condemn": true, "condemnation": true,
	"condolence": true, "denounce": true, "deplore": true, "investigate": true, "mourn": true, "protest": true, "rally": true,
	"react": true, "respond": true, "response": true, "responsibility": true, "retaliate": true, "retaliation": true, "revenge": true,
	"vengeance": true, "vow": true,
}

// coarse reports whether a time is no finer than a month.
func coarse(w *when) bool {
	switch w.Interval.Precision {
	case timex.Year, timex.Month, timex.Season:
		return true
	}
	return false
}

// led are prepositions after which stands an earlier happening.
var led = map[string]bool{"after": true, "following": true, "since": true, "before": true, "over": true, "because of": true, "ahead of": true, "despite": true}

// ending are prepositions of what comes last: "minister from 2017 until his resignation".
var ending = map[string]bool{"until": true, "till": true}
