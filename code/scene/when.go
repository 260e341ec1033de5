package scene

import (
	"slices"

	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/timex"
)

// When returns the time expression that dates an event, and the one that opens a
// period its count covers; either may be nil.
func (s *Scene) When(e *event.Event) (at, since *timex.Expr) {
	best := 1 << 30
	_, apart := s.Offset(e)
	for _, i := range s.near(e) {
		w := &s.times[i]
		if !w.Located() && !s.itself(e, w) || s.ofCentury(w) {
			continue
		}
		d := s.distance(e, w)
		if d < 0 || apart && (d > 2 || w.Start < s.doc.Tokens[e.Head].Start) {
			continue
		}
		if n := s.sinceOf(w); n >= 0 && (s.foremost(e) || n != w.head && !s.t.Below(e.Head, n)) {
			continue // "the worst unrest since the riots of 2008"
		}
		if w.Since {
			if since == nil {
				since = &w.Expr
			}
			d += 5
		}
		if d < best {
			best, at = d, &w.Expr
		}
	}
	if at == nil && !apart {
		if at = s.trailing(e); at == nil {
			if at = s.carried(e); at == nil {
				at = s.toldNextTime(e)
			}
			if at == nil {
				at = s.hoursOn(e)
			}
		}
	}
	if at != nil && at.Since && s.whenSince(e, at) {
		return at.Opening(), nil
	}
	if at != nil && at.Since && s.spanned(e, at) {
		x := *at
		x.Since = false
		at = &x
	}
	return at, since
}

// whenSince reports whether the event stands in the clause that tells what began the stretch x:
// "banned since 2013, when its men burned a church".
func (s *Scene) whenSince(e *event.Event, x *timex.Expr) bool {
	at := e.Head
	for n := 0; at >= 0 && n < 5; at, n = s.t.Head(at), n+1 {
		if r := s.t.Rel(at); r != "acl" && r != "advcl" || !s.opens(at, "when") {
			continue
		}
		first, _ := s.doc.Subtree(at)
		return s.doc.Tokens[first].Start >= x.End && s.doc.Tokens[first].Start-x.End < 4
	}
	return false
}

// ofCentury reports whether time w says of a thing what century it is of: "the 11th-century fort".
func (s *Scene) ofCentury(w *when) bool {
	n := s.t.Head(w.head)
	return len(w.Value) == 2 && n > w.head && !s.events[n] && s.t.Case(w.head) == ""
}

// sinceOf is the token of what a sentence reckons from where time w is that or dates it, -1 where
// it is not: "since 2008", "since the riots in 2008".
func (s *Scene) sinceOf(w *when) int {
	for at, n := w.head, 0; at >= 0 && n < 3; at, n = s.t.Head(at), n+1 {
		if r := s.t.Rel(at); r != "obl" && r != "nmod" {
			break
		}
		if s.t.Case(at) == "since" {
			return at
		}
	}
	if w.Since {
		return w.head
	}
	return -1
}

// spanned reports whether a time with "since" is the stretch in which the event's noun went
// on, by the perfect verb of its clause ("the fighting has displaced thousands since 2015"),
// and not when it began ("since the coup of May").
func (s *Scene) spanned(e *event.Event, x *timex.Expr) bool {
	if e.Entry.POS != 'n' || e.Carrier >= 0 || s.t.Case(e.Head) == "since" {
		return false
	}
	for _, i := range s.near(e) {
		w := &s.times[i]
		if w.Start != x.Start || w.owner < 0 || w.owner == e.Head && s.t.Child(e.Head, "cop") < 0 || w.owner != e.Head && s.t.Below(w.head, e.Head) {
			continue
		}
		if s.perfect(w.owner) || s.t.Rel(w.owner) == "conj" && s.perfect(s.t.Head(w.owner)) {
			return true
		}
	}
	return false
}

// perfect reports whether the clause of token i is told in the perfect: "has displaced",
// "have been at war".
func (s *Scene) perfect(i int) bool {
	for _, k := range s.t.Kids(i) {
		if s.t.Lemma(k) == "have" && s.t.Rel(k) == "aux" {
			return true
		}
	}
	return false
}

// foremost reports whether the event's noun is told as the greatest or first of its kind,
// so that "since" says how far one looks back: "the worst unrest since 2005".
func (s *Scene) foremost(e *event.Event) bool {
	n := e.Head
	if e.Entry.POS != 'n' {
		if n = s.t.Head(e.Head); n < 0 || s.t.Rel(e.Head) != "acl" {
			return false
		}
	}
	for _, k := range s.t.Kids(n) {
		if s.t.Rel(k) == "amod" && (s.doc.Tokens[k].XPOS == "JJS" || s.t.Form(k) == "first" || s.t.Form(k) == "deadliest") {
			return true
		}
	}
	return false
}

// lasting are frames of what goes on from the day it is done until it is undone.
var lasting = lists.Set("coerce.occupy coerce.ban coerce.censor coerce.martial coerce.sanction sanction.relations sanction.talks")

// Lasts reports whether the event is one that goes on, told in the present perfect: "has banned
// the party since May".
func (s *Scene) Lasts(e *event.Event) bool {
	if e.Entry.POS != 'v' || !lasting[e.Entry.Frame.Name] {
		return false
	}
	for _, k := range s.t.Kids(e.Head) {
		if f := s.t.Form(k); s.t.Rel(k) == "aux" && (f == "has" || f == "have" || f == "'ve" || f == "'s") {
			return true
		}
	}
	return false
}

// First reports whether the event is what is told to be so for the first time since another
// day, which does not date it.
func (s *Scene) First(e *event.Event) bool {
	for _, i := range s.timed[e.Sent] {
		w := &s.times[i]
		for at, n := w.head, 0; w.Since && at >= 0 && n < 4; at, n = s.t.Head(at), n+1 {
			if s.t.Lemma(at) == "time" && s.t.Child(at, "amod") >= 0 {
				return true // "for the first time since"
			}
		}
	}
	return false
}

// itself reports whether the expression is the event's own name ("the invasion of
// Tarvia"), whose day is known.
func (s *Scene) itself(e *event.Event, w *when) bool {
	b := s.doc.Tokens[e.Head].Start
	return !w.Interval.Zero() && w.Start <= b && b < w.End
}

// near are the times of the sentences that the event's words stand in, in text order.
func (s *Scene) near(e *event.Event) []int {
	sents := []int{e.Sent}
	for _, c := range e.Clauses {
		if n := s.doc.Tokens[c].Sent; !slices.Contains(sents, n) {
			sents = append(sents, n)
		}
	}
	slices.Sort(sents)
	var out []int
	for _, n := range sents {
		out = append(out, s.timed[n]...)
	}
	return out
}

// present reports whether verb v has a helping verb of the present, the perfect or the future:
// "were convicted in 2015 and are serving", "was held on Monday and will appear".
func (s *Scene) present(v int) bool {
	for _, k := range s.t.Kids(v) {
		switch r := s.doc.Tokens[k].Deprel; s.t.Form(k) {
		case "is", "are", "has", "have", "will", "'ll":
			if r == "aux" || r == "aux:pass" {
				return true
			}
		}
	}
	return false
}

// soon reports whether clause i tells what was hours or less apart from the clause it hangs
// on, and so of its day: "marched on Friday, hours after a shell hit the market".
func (s *Scene) soon(i int) bool {
	for _, k := range s.t.Kids(i) {
		if f := s.t.Form(k); s.t.Rel(k) == "mark" && (f == "after" || f == "before") && k > 0 {
			switch s.t.Form(k - 1) {
			case "hours", "hour", "minutes", "moments", "shortly", "soon", "immediately", "just":
				return true
			}
		}
	}
	return false
}

// lastly reports whether the words at i name what something else went on until: its times
// are not theirs.
func (s *Scene) lastly(i int) bool {
	for n := 0; i >= 0 && n < 3; i, n = s.t.Head(i), n+1 {
		if r := s.t.Rel(i); r != "nmod" && r != "obl" {
			return false
		}
		if ending[s.t.Case(i)] {
			return true
		}
	}
	return false
}

func (s *Scene) verbBetween(i, top int) bool {
	for h := s.t.Head(i); h >= 0 && h != top; h = s.t.Head(h) {
		if s.t.Verbal(h) {
			return true
		}
	}
	return false
}

func (s *Scene) saying(i int) bool {
	switch s.t.Lemma(i) {
	case "say", "tell", "report", "add", "announce", "state", "note", "confirm", "claim", "warn", "condemn", "write", "call", "accuse":
		return true
	}
	return false
}

// discharged is the slot of the weapons that the event's verb says went off one by one, "" where
// it says none did: "launched 600 drones", "detonated 20 bombs", "21 bombs went off".
func (s *Scene) discharged(e *event.Event) string {
	switch e.Entry.Frame.Name {
	case "attack.launch", "attack.explosives", "attack.bombs":
		return "obj"
	case "attack.explosion":
		if l := s.t.Lemma(e.Head); l != "kill" && l != "wound" && l != "injure" {
			return "subj"
		}
	}
	return ""
}
