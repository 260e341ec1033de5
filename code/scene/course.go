package scene

import (
	"github.com/sitrep-news/sitrep/code/event"
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
		if s.goingOn(e, k) {
			out = append(out, s.arguments(k, len(s.doc.Tokens))...)
			if travel[s.t.Lemma(k)] {
				if o := s.t.Child(k, "obj"); o >= 0 {
					out = append(out, s.stay(o)...)
				}
			}
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
var brushes = set("brawl", "chase", "clash", "clashes", "demonstration", "fight", "firefight", "gunfight", "march", "operation", "protest", "protests", "raid", "raids",
	"rally", "riot", "riots", "scuffle", "search", "shootout", "siege", "standoff", "sweep", "unrest")
