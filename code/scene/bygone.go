package scene

import (
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/timex"
)

// Bygone reports whether an event that no time of its own dates belongs to days that
// its sentence names and that old says are long over: "a picture of the Great War: the
// guards storm the fort". A time of the report's own days in the sentence, a verb in
// the present perfect or future, or a clause that speaks of the old days only in passing
// ("a veteran of the war was robbed") leaves it as it is.
func (s *Scene) Bygone(e *event.Event, old func(timex.Expr) bool) bool {
	if s.current(e.Head) && s.t.XPOS(e.Head) != "VBZ" && s.t.XPOS(e.Head) != "VBP" {
		return false
	}
	if s.lastly(e.Head) {
		return false
	}
	found := false
	for _, i := range s.timed[e.Sent] {
		w := &s.times[i]
		if !w.Located() && w.Value == "" {
			continue
		}
		if !w.Located() || w.Since || w.Until || !old(w.Expr) {
			return false
		}
		found = found || !s.aged(w) && !s.matter(w, e.Head) && (w.of < 0 || w.of == e.Head)
	}
	return found && (s.t.XPOS(e.Head) == "VBN" || s.t.XPOS(e.Head) == "VBD" || e.Entry.POS == 'n' || s.t.XPOS(e.Head) == "VBP" || s.t.XPOS(e.Head) == "VBG")
}

// aged reports whether time w only describes somebody or something that is there
// still: "a veteran of the war", "the fort, built in 1890".
func (s *Scene) aged(w *when) bool {
	h := s.t.Head(w.head)
	if h < 0 {
		return false
	}
	switch r := s.t.Rel(h); {
	case s.t.Rel(w.head) == "nmod" || s.t.Rel(w.head) == "compound" || s.t.Rel(w.head) == "nummod":
		return !s.events[h]
	case s.t.Verbal(h):
		return r == "acl" || r == "amod" || r == "advcl" && !s.events[h]
	}
	return false
}

// matter reports whether time w is the year of what somebody is held to account for by the
// verb at token i: "arrested in the 1987 killings".
func (s *Scene) matter(w *when, i int) bool {
	n := s.t.Head(w.head)
	return n > i && suing[s.t.Lemma(i)] && s.t.Below(n, i) && s.events[n]
}

// whenOf reports whether the event stands in the clause that tells more of a time long
// ago: "in 2011, when she backed the raid".
func (s *Scene) whenOf(e *event.Event, old func(timex.Expr) bool) bool {
	at := e.Head
	for n := 0; n < 4; n++ {
		h := s.t.Head(at)
		if h < 0 {
			return false
		}
		switch s.t.Rel(at) {
		case "acl", "advcl":
			for _, i := range s.timed[e.Sent] {
				if w := &s.times[i]; w.head == h && w.Located() && !w.Since && old(w.Expr) {
					return s.opens(at, "when")
				}
			}
			return false
		case "xcomp", "obj", "conj", "obl":
		default:
			return false
		}
		at = h
	}
	return false
}

// opens reports whether clause i begins with word w.
func (s *Scene) opens(i int, w string) bool {
	for _, k := range s.t.Kids(i) {
		if k < i && s.t.Form(k) == w {
			return true
		}
	}
	return false
}
