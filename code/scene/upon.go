package scene

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/place"
)

// upon are the places that an event falls on as what it is done to: the land that is invaded
// or that unrest grips, the town that is to be retaken.
func (s *Scene) upon(e *event.Event) []int {
	var out []int
	for _, k := range s.fallen(e) {
		if at := s.stay(k); len(at) > 0 {
			out = append(out, at...)
			continue
		}
		out = append(out, s.nominal(k)...)
	}
	return out
}

// uponSites are those of them that are told by a common noun: "bombed the region".
func (s *Scene) uponSites(e *event.Event) []int {
	return slices.DeleteFunc(s.fallen(e), func(k int) bool {
		return !lands[s.t.Lemma(k)] || s.t.UPOS(k) != "NOUN" || s.t.Child(k, "nmod") >= 0 && s.t.Case(s.t.Child(k, "nmod")) == "of"
	})
}

// fallen are the tokens of what an event befalls, where that may be land.
func (s *Scene) fallen(e *event.Event) []int {
	var out []int
	if e.Type == "ASSAULT" || e.Type == "PROTEST" {
		out = append(out, s.shaken(e)...)
	}
	if e.Type == "ASSAULT" || e.Entry.Frame.Name == "coerce.occupy" {
		for _, p := range e.Targets {
			if (p.Slot == "obj" || p.Slot == "of" || p.Slot != "from" && e.Type == "ASSAULT" && s.town(p.Head)) && p.Owner < 0 && s.land(p.Head) {
				out = append(out, p.Head)
			}
		}
	}
	if e.Type == "ASSAULT" || e.Type == "MOBILIZE" {
		out = append(out, s.goal(e)...)
	}
	if e.Type == "ASSAULT" && e.Entry.POS == 'n' {
		for _, k := range s.t.Kids(e.Head) {
			if s.t.Rel(k) == "nmod" && s.t.Case(k) == "of" && s.land(k) {
				out = append(out, k) // "the shelling of the city killed ten"
			}
		}
	}
	return out
}

// town reports whether token k is a town's name: "Tarn came under fire".
func (s *Scene) town(k int) bool {
	r := s.places[k]
	return r != nil && r.Known && r.Precision == place.AtCity
}

// witnessed are the places that those are of who tell what they went through: "residents of Tarn
// said planes had bombed the airport".
func (s *Scene) witnessed(e *event.Event) []int {
	if !force[e.Type] && e.Type != "PROTEST" || e.Status != sitrep.Actual {
		return nil
	}
	v := e.Head
	for n := 0; n < 3 && (s.t.Rel(v) == "conj" || s.t.Rel(v) == "obl" || s.t.Rel(v) == "nsubj" || s.t.Rel(v) == "obj"); n++ {
		v = s.t.Head(v)
	}
	if x := s.t.XPOS(v); x != "VBD" && x != "VBN" {
		return nil
	}
	h := s.t.Head(v)
	if h < 0 || s.t.Rel(v) != "ccomp" || !s.saying(h) {
		return nil
	}
	k := s.t.Child(h, "nsubj")
	if k < 0 {
		return nil
	}
	if locals[s.t.Lemma(k)] {
		return s.under(k, 0)
	}
	for _, o := range append([]int{k}, s.t.Kids(k)...) { // "Tarn governor Ann Lee", "the mayor of Tarn"
		if !rulers[s.t.Lemma(o)] {
			continue
		}
		for _, c := range s.t.Kids(o) {
			if r := s.places[c]; r != nil && r.Known && r.Precision != place.AtCountry && (s.before(c) || s.t.Rel(c) == "compound" && r.Use == place.Modifier || s.t.Case(c) == "of") {
				return []int{c}
			}
		}
	}
	return nil
}

// rulers are nouns for those who tell what happened in the town or province that they rule.
var rulers = lists.Set("governor mayor")

// locals are nouns for people who tell what happened where they live.
var locals = lists.Set("resident villager inhabitant local townsman townspeople witness eyewitness dweller")

// land reports whether token k is a land or town, by name or as "the region".
func (s *Scene) land(k int) bool {
	if r := s.places[k]; r != nil {
		return r.Known && (r.Use == place.Literal || r.Use == place.Metonym)
	}
	return lands[s.t.Lemma(k)] || s.siteOf(k)
}

// siteOf reports whether token k is a site that is told by its town: "the port of Tarn".
func (s *Scene) siteOf(k int) bool {
	m := s.t.Child(k, "nmod")
	return s.siteNoun(k) && m > k && s.t.Case(m) == "of" && s.places[m] != nil && s.places[m].Known
}

// lands are nouns for land and towns, which are fought for and fought in.
var lands = lists.Set("area borough camp capital city country district enclave island islands islet neighborhood neighbourhood peninsula province quarter region " +
	"settlement strip suburb territory town valley village land")

// shaken is what the noun of violence that tells the event is said to grip: "riots rocked
// Tarn", "the valley, which was hit by a wave of raids".
func (s *Scene) shaken(e *event.Event) []int {
	at := e.Head
	if e.Entry.POS != 'n' {
		return nil
	}
	for n := 0; n < 2 && s.t.Rel(at) == "nmod" && s.t.Case(at) == "of"; n++ {
		at = s.t.Head(at) // "a wave of raids"
	}
	v := s.t.Head(at)
	if v < 0 || !s.t.Verbal(v) || !grips[s.t.Lemma(v)] {
		return nil
	}
	if r := s.t.Rel(at); r == "nsubj" && !s.t.Passive(v) || r == "obl" && s.t.Case(at) == "by" && s.t.Passive(v) {
		return slices.DeleteFunc(slices.Clone(s.t.Of(v)["obj"]), func(k int) bool { return !s.land(k) })
	}
	return nil
}

// grips are verbs for what violence does to the land that it is in.
var grips = lists.Set("rock shake grip convulse roil sweep engulf plague paralyse paralyze hit rattle wrack rack ravage devastate strike batter blight jolt scar " +
	"torment afflict")

// goal are the lands that the event is done to get: "fought to retake the town".
func (s *Scene) goal(e *event.Event) []int {
	var out []int
	for _, k := range s.t.Kids(e.Head) {
		switch s.t.Rel(k) {
		case "advcl", "acl", "xcomp":
		default:
			continue
		}
		if o := s.t.Child(k, "obj"); o >= 0 && winning[s.t.Lemma(k)] && s.t.Case(k) == "to" && s.land(o) {
			out = append(out, o)
		}
	}
	return out
}

// winning are verbs for getting land by force.
var winning = lists.Set("capture conquer hold liberate occupy recapture reclaim reconquer retake secure seize storm take besiege clear defend")
