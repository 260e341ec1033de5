package scene

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/timex"
)

// carried is the time that the sentence before tells for its main thing, where the event is
// told on from it without a time: "Troops raided a farm on Tuesday. Two men were detained
// during the operation.", "They came ashore on 7 March. They were shot on the beach." Nil
// where it is not told on or the sentence before leaves the time open.
func (s *Scene) carried(e *event.Event) *timex.Expr {
	if e.Sent == 0 || len(s.timed[e.Sent]) > 0 || !s.toldOn(e) {
		return nil
	}
	same := s.doc.Sents[e.Sent].Para == s.doc.Sents[e.Sent-1].Para
	switch {
	case s.during(e):
	case same && s.pronominal(e) && e.Type != "RETREAT" && !s.ofForce(e.Sent-1): // what the same did next: link.Carry
	case same && s.t.Passive(e.Head) && force[e.Type] && s.ofForce(e.Sent-1):
	default:
		return nil
	}
	return s.mainTime(e.Sent - 1)
}

// toldOn reports whether an event is a deed told in the simple past by the main verb of its
// sentence, or of what somebody says in it, and not put before or behind what is told.
func (s *Scene) toldOn(e *event.Event) bool {
	if !event.Deed[e.Type] || !s.toldPast(e) {
		return false
	}
	for _, k := range s.t.Kids(e.Head) {
		switch s.t.Form(k) {
		case "has", "have", "had", "is", "are", "be", "been", "later", "earlier", "previously", "already", "subsequently", "then", "once", "also":
			return false
		}
	}
	return true
}

// toldPast reports whether an event is told as done by the main verb of its sentence.
func (s *Scene) toldPast(e *event.Event) bool {
	x := s.t.XPOS(e.Head)
	return e.Entry.POS == 'v' && e.Status == sitrep.Actual && s.main(e.Head) && (x == "VBD" || x == "VBN")
}

// main reports whether token v is the main verb of its sentence, one joined to it, or that of
// what somebody says.
func (s *Scene) main(v int) bool {
	for n := 0; n < 4; n++ {
		h := s.t.Head(v)
		if h < 0 {
			return true
		}
		switch s.t.Rel(v) {
		case "conj":
		case "ccomp", "parataxis":
			if !s.saying(h) {
				return false
			}
		default:
			return false
		}
		v = h
	}
	return false
}

// during reports whether the event is told as a part of a happening that the report has told
// already: "during the operation", "in the attack".
func (s *Scene) during(e *event.Event) bool {
	for _, c := range append([]int{e.Head}, e.Clauses...) {
		for _, k := range s.t.Kids(c) {
			if r := s.t.Rel(k); r != "obl" && r != "nmod" || !happenings[s.t.Lemma(k)] || s.t.Child(k, "nmod", "acl", "compound") >= 0 {
				continue
			}
			switch s.t.Case(k) {
			case "in", "during", "in the course of", "as a result of":
				d := s.t.Child(k, "det")
				if d >= 0 && (s.t.Form(d) == "the" || s.t.Form(d) == "this" || s.t.Form(d) == "that") {
					return true
				}
			}
		}
	}
	return false
}

// happenings are nouns by which a report goes back to what it has told.
var happenings = lists.Set("ambush assault attack battle blast bloodbath bombing brawl chaos clash clashes confrontation crackdown encounter exchange explosion fight " +
	"fighting firefight gunfight incident melee mission offensive operation process protest raid rampage riot search shelling shoot-out shooting " +
	"shootout siege skirmish stampede standoff strike sweep swoop unrest violence")

// pronominal reports whether those the event is told of are those told of before: "they".
func (s *Scene) pronominal(e *event.Event) bool {
	k := s.t.Child(e.Head, "nsubj")
	if k < 0 {
		return false
	}
	switch s.t.Form(k) {
	case "they", "he", "she":
		return s.main(e.Head) && s.t.Head(e.Head) < 0
	}
	return false
}

// ofForce reports whether a sentence tells an attack, an arrest or a protest.
func (s *Scene) ofForce(sent int) bool {
	for i := s.doc.Sents[sent].Start; i < s.doc.Sents[sent].End; i++ {
		if s.events[i] && (force[s.types[i]] || s.types[i] == "PROTEST") && s.main(i) {
			return true
		}
	}
	return false
}

// mainTime is the one time that a sentence tells for its main verb, or for what is done by
// it, nil where there is none or there are several.
func (s *Scene) mainTime(sent int) *timex.Expr {
	var out *timex.Expr
	for _, i := range s.timed[sent] {
		w := &s.times[i]
		if !w.Located() {
			continue
		}
		if w.Since || w.Until || out != nil && out.Value != w.Value {
			return nil
		}
		if w.owner < 0 || s.saying(w.owner) || !slices.Contains([]string{"VBD", "VBN"}, s.t.XPOS(w.owner)) || !s.main(w.owner) {
			continue
		}
		switch w.Interval.Precision {
		case timex.Hour, timex.Day, timex.Month, timex.Year:
			x := w.Expr
			out = &x
		}
	}
	return out
}

// carriedPlaces are the places of the happening in the sentence before that the event was a
// part of: "raided a farm near Tarn on Tuesday. Two men were detained during the raid."
func (s *Scene) carriedPlaces(e *event.Event) []int {
	if e.Sent == 0 || len(s.placed[e.Sent]) > 0 || !event.HasPlace(e.Type) || !s.toldPast(e) || !s.during(e) {
		return nil
	}
	sent := s.doc.Sents[e.Sent-1]
	for i := sent.Start; i < sent.End; i++ {
		if !s.main(i) || s.saying(i) || !s.t.Verbal(i) && !(s.events[i] && (force[s.types[i]] || s.types[i] == "PROTEST")) {
			continue
		}
		out := s.arguments(i, len(s.doc.Tokens))
		for _, k := range s.t.Kids(i) {
			if r := s.t.Rel(k); len(out) == 0 && (r == "obj" || r == "nsubj") {
				out = s.arguments(k, len(s.doc.Tokens))
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// toldNext are the places that one of the next two sentences tells of the happening that the
// event is: "Two guards were killed. The incident took place at the jail in Tarn."
func (s *Scene) toldNext(e *event.Event) []int {
	if v := s.backTo(e); v >= 0 {
		return s.arguments(v, len(s.doc.Tokens))
	}
	return nil
}

// toldNextTime is the time that one of the next two sentences tells of it, or nil.
func (s *Scene) toldNextTime(e *event.Event) *timex.Expr {
	v := s.backTo(e)
	if v < 0 || len(s.timed[e.Sent]) > 0 {
		return nil
	}
	for _, i := range s.timed[s.doc.Tokens[v].Sent] {
		if w := &s.times[i]; w.owner == v && w.Located() && !w.Since && !w.Until {
			return &w.Expr
		}
	}
	return nil
}

// backTo is the verb of one of the next two sentences that says when or where the event's
// happening took place, -1 where none does.
func (s *Scene) backTo(e *event.Event) int {
	if e.Status != sitrep.Actual || !force[e.Type] && e.Type != "PROTEST" || !slices.ContainsFunc(append([]int{e.Head}, e.Joined...), func(v int) bool { return s.t.Verbal(v) && s.main(v) }) {
		return -1
	}
	for n := e.Sent + 1; n < len(s.doc.Sents) && n <= e.Sent+2; n++ {
		for i := s.doc.Sents[n].Start; i < s.doc.Sents[n].End; i++ {
			if s.main(i) && s.tookPlace(i) {
				return i
			}
			if s.events[i] && s.t.Verbal(i) && s.main(i) {
				return -1 // it goes back to this one
			}
		}
	}
	return -1
}

// tookPlace reports whether token v is the verb of "the incident took place".
func (s *Scene) tookPlace(v int) bool {
	switch s.t.Lemma(v) {
	case "occur", "happen", "unfold":
	case "take":
		if !s.hasPlace(v) {
			return false
		}
	default:
		return false
	}
	k := s.t.Child(v, "nsubj")
	if k < 0 || !happenings[s.t.Lemma(k)] || s.t.Child(k, "nmod", "acl", "compound") >= 0 {
		return false
	}
	d := s.t.Child(k, "det")
	return d >= 0 && (s.t.Form(d) == "the" || s.t.Form(d) == "this")
}
