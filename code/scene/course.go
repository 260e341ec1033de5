package scene

import (
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/data/lists"
)

// course are the places of what was going on when the event happened, told by a clause
// under its own: "was shot while working at a farm near Tarn", "met him when he visited
// Belmora"; and of what the same people did with it: "raided the flats and found arms at a
// house in Tarn".
func (s *Scene) course(e *event.Event) []int {
	var out []int
	for _, k := range s.t.Kids(e.Head) {
		if s.caught(e, k) {
			out = append(out, s.under(k, 0)...)
		}
		if s.goingOn(e, k) || s.alike(e, k) {
			out = append(out, s.arguments(k, len(s.doc.Tokens))...)
			for _, m := range s.t.Kids(k) {
				if s.t.Rel(m) == "obl" && happenings[s.t.Lemma(m)] && (s.t.Case(m) == "in" || s.t.Case(m) == "during") {
					out = append(out, s.under(m, 0)...)
				}
			}
			if travel[s.t.Lemma(k)] {
				if o := s.t.Child(k, "obj"); o >= 0 {
					out = append(out, s.stay(o)...)
				}
			}
		}
	}
	return out
}

// alike reports whether verb k tells in one breath of the same harm done to others: "two were
// killed and a third wounded in a blast in Tarn".
func (s *Scene) alike(e *event.Event, k int) bool {
	return s.t.Rel(k) == "conj" && e.Type == "ASSAULT" && (s.types[k] == e.Type || harms[s.t.Lemma(k)]) && (s.t.XPOS(k) == s.t.XPOS(e.Head) || s.t.XPOS(k) == "JJ" && s.t.XPOS(e.Head) == "VBN")
}

// harms are verbs of what is done to people.
var harms = lists.Set("hurt injure injured kill maim wound wounded")

// held are the places of the clause that says where the event, told by a noun, took place:
// "clashes between two clans taking place in Tarn", "talks, which were held in Tarn".
func (s *Scene) held(e *event.Event) []int {
	if v := s.which(e); v >= 0 {
		return s.overland(v)
	}
	if e.Entry.POS != 'n' {
		return nil
	}
	for _, n := range append([]int{e.Head}, s.t.Kids(e.Head)...) {
		if n != e.Head && s.t.Rel(n) != "nmod" {
			continue
		}
		for _, v := range s.t.Kids(n) {
			if s.t.Rel(v) != "acl" || !s.t.Verbal(v) {
				continue
			}
			switch l := s.t.Lemma(v); {
			case goesOn[l], l == "take" && s.hasPlace(v):
				if out := s.overland(v); len(out) > 0 {
					return out
				}
			}
		}
	}
	return nil
}

// which is the verb of the clause right behind the noun of the event, or of the happening that it
// was a part of, that says where that was, wherever the tree hung it: "were killed in the blast,
// which happened in Tarn"; -1 where there is none.
func (s *Scene) which(e *event.Event) int {
	nouns := []int{e.Head}
	for _, k := range s.t.Kids(e.Head) {
		if s.partOf(e, k) {
			nouns = append(nouns, k)
		}
	}
	for _, n := range nouns {
		w := n + 1
		if w+1 < len(s.doc.Tokens) && s.t.Form(w) == "," {
			w++
		}
		if w >= len(s.doc.Tokens) || s.t.Form(w) != "which" {
			continue
		}
		if v := s.t.Head(w); v > w && (goesOn[s.t.Lemma(v)] || s.t.Lemma(v) == "take" && s.hasPlace(v)) {
			return v
		}
	}
	return -1
}

// goesOn are verbs for a happening's being somewhere.
var goesOn = lists.Set("begin continue erupt happen hold occur open resume stage start unfold")

// hasPlace reports whether verb v "takes place".
func (s *Scene) hasPlace(v int) bool {
	o := s.t.Child(v, "obj")
	return o >= 0 && s.t.Form(o) == "place"
}

// overland are the places in the phrases of verb v that say where, "over" among them.
func (s *Scene) overland(v int) []int {
	out := s.arguments(v, len(s.doc.Tokens))
	for _, k := range s.t.Kids(v) {
		if s.t.Rel(k) == "obl" && s.t.Case(k) == "over" {
			out = append(out, s.under(k, 0)...)
		}
	}
	return out
}

// goingOn reports whether clause k, under the event's verb, tells of the same time and
// place.
func (s *Scene) goingOn(e *event.Event, k int) bool {
	if !s.t.Verbal(k) || !s.t.Verbal(e.Head) || s.doc.Tokens[k].Deprel == "acl:relcl" {
		return false
	}
	switch s.t.Rel(k) {
	case "conj":
		return !words(e) && !s.events[k] && !s.saying(k) && s.t.Child(k, "nsubj") < 0 && s.t.XPOS(k) == s.t.XPOS(e.Head) && found[s.t.Lemma(k)]
	case "advcl":
		if speaks[s.t.Lemma(k)] && s.t.XPOS(k) == "VBG" && s.t.Case(k) == "" {
			return event.Spoken[e.Type] // "speaking in Tarn, the president criticised"
		}
		switch s.t.Case(k) {
		case "while", "by":
			return true
		case "after": // "was detained after marching in Tarn"
			return e.Entry.Frame.Name == "coerce.arrest" && s.t.Passive(e.Head) && s.t.XPOS(k) == "VBG" && !force[s.types[k]] && s.t.Child(k, "aux") < 0
		case "when", "as":
			return !words(e)
		}
		for _, w := range s.t.Kids(k) {
			if f := s.t.Form(w); f == "when" || f == "while" {
				return !words(e)
			}
		}
	}
	return false
}

// found are verbs for what is done where a search or an attack is.
var found = map[string]bool{"find": true, "seize": true, "recover": true, "discover": true, "confiscate": true, "take": true}

// caught reports whether phrase k names the raid or unrest in which somebody is arrested, whose
// place is that of the arrest: "arrested three men following a raid in Tarn".
func (s *Scene) caught(e *event.Event, k int) bool {
	if e.Entry.Frame.Name != "coerce.arrest" || s.t.Rel(k) != "obl" || !brushes[s.t.Lemma(k)] {
		return false
	}
	switch s.t.Case(k) {
	case "after", "following", "in", "during":
		return true
	}
	return false
}

// brushes are nouns of happenings in which the police take people.
var brushes = lists.Set("brawl chase clash clashes demonstration fight firefight gunfight march operation protest protests raid raids rally riot riots scuffle search " +
	"shootout siege standoff sweep unrest")

// speaks are verbs for the speaking in which something is said.
var speaks = map[string]bool{"speak": true, "talk": true, "address": true, "testify": true, "appear": true}

// cause are the places of the happening whose outcome the event is told as: "clashes at a mine
// in Tarn left nine people injured".
func (s *Scene) cause(e *event.Event) []int {
	if k := s.causer(e); k >= 0 {
		return append(s.under(k, 0), s.arguments(k, len(s.doc.Tokens))...)
	}
	return nil
}

// causeSites are the sites of that happening.
func (s *Scene) causeSites(e *event.Event) []int {
	c := s.causer(e)
	if c < 0 {
		return nil
	}
	var out []int
	for _, k := range s.t.Kids(c) {
		if s.t.Rel(k) == "nmod" || s.t.Rel(k) == "obl" {
			out = append(out, s.sitesAt(k)...)
		}
	}
	return out
}

// causer is the noun of the happening that "left" people as the event tells, -1 where it is not
// told so.
func (s *Scene) causer(e *event.Event) int {
	v := e.Head
	for n := 0; n < 4 && s.t.Lemma(v) != "leave"; n++ {
		if r := s.t.Rel(v); r != "xcomp" && r != "conj" || s.t.Head(v) < 0 {
			return -1
		}
		v = s.t.Head(v)
	}
	if e.Type != "ASSAULT" || s.t.Lemma(v) != "leave" || !s.t.Verbal(v) {
		return -1
	}
	for _, k := range s.t.Of(v)["subj"] {
		if s.events[k] && s.t.UPOS(k) == "NOUN" {
			return k
		}
	}
	for i := v - 1; i >= s.doc.Sents[e.Sent].Start; i-- { // the tree has lost it
		if s.events[i] && s.t.UPOS(i) == "NOUN" && (force[s.types[i]] || s.types[i] == "PROTEST") {
			return i
		}
	}
	return -1
}
