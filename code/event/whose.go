package event

import (
	"maps"
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/vocab"
)

// Whose thing another is: the party behind what is condemned or welcomed, and that whose arms are used.

// whose adds the one behind a thing: "condemned Tarvia's launch", "rejected a plan
// by Tarvia", "welcomed the Tarvian offer".
func (r *reading) whose(e *Event, k int) bool {
	switch e.Type {
	case "ACCUSE", "SUPPORT", "REJECT", "CONCEDE", "AGREE":
	case "PROTEST":
		if !r.grievance(e, k) {
			return false
		}
	default:
		return false
	}
	s := r.slotsOf(k)
	if e.Entry.POS == 'v' && !r.t.Passive(e.Head) && len(s["by"]) == 0 && r.t.Rel(k) == "obj" { // hung on the verb
		s = maps.Clone(s)
		s["by"] = r.nouns(e.Slots["by"])
	}
	violent := r.typeAt(k) == "ASSAULT" || r.typeAt(k) == "COERCE"
	if r.between(e, s["between"], k) {
		return true
	}
	for _, slot := range []string{"by", "poss", "from", "amod", "comp", "against", "of"} {
		if e.Type == "PROTEST" && (slot == "of" || slot == "amod" && r.typeAt(k) == "") || slot == "of" && e.Entry.Frame.Name == "reject.refuse" {
			continue // "protested the closure of the mine", "a Tarvian law", "refused to release the names of the men"
		}
		if slot == "against" && (e.Type == "SUPPORT" || e.Entry.Frame.Name == "accuse.investigate" && !vocab.Charges[r.t.Lemma(k)]) {
			continue // "defended their actions against the miners"
		}
		if violent && (slot == "against" || slot == "of") {
			continue // those it was done to
		}
		if x := r.at[k]; slot == "poss" && (felt[r.t.Lemma(k)] || x != nil && violent && r.patient(x, k)) {
			continue // "voiced Tarvia's concern", "condemned her murder"
		}
		for _, x := range s[slot] {
			a := r.c.Arg(x)
			if (slot == "amod" || slot == "comp") && (national[r.t.Lemma(k)] || bonds[r.t.Lemma(k)]) || r.brute(x) {
				continue // "the Tarvian economy", "Tarvian ties", "the use of excessive force"
			}
			if (slot == "amod" || slot == "comp") && a.Actor == "" && a.Kind != sitrep.KindState || !sitrep.CanAct(a.Kind) && !Side(r.t.Lemma(x)) && !(r.country(x) && (slot == "by" || slot == "poss")) || r.hasSame(e.Actors, x) || r.hasSame(e.Targets, x) {
				continue
			}
			if h := r.hyphened(x); h >= 0 {
				e.Targets = append(e.Targets, Party{h, "whose", -1})
			}
			e.Targets = append(e.Targets, Party{x, "whose", -1})
			r.beside(e, x)
			return true
		}
	}
	return r.authors(e, k)
}

// beside adds those whose a thing is together with x: "praised the efforts of nurses, clerks and
// drivers".
func (r *reading) beside(e *Event, x int) {
	for _, y := range r.t.Conj(x)[1:] {
		if sitrep.CanAct(r.c.Arg(y).Kind) && !r.hasSame(e.Actors, y) && !r.hasSame(e.Targets, y) {
			e.Targets = append(e.Targets, Party{y, "whose", -1})
		}
	}
}

// partOfLand reports whether a country's name stands for a part of its land:
// "southern Tarvia".
func (r *reading) partOfLand(k int) bool {
	for _, c := range r.t.Kids(k) {
		switch r.t.Form(c) {
		case "southern", "northern", "eastern", "western", "central", "south", "north", "southeastern", "northeastern", "northwestern", "southwestern":
			return true
		}
	}
	return false
}

// owners are the modifiers that tell whose thing k is: "US" in "US drone", both
// in "Tarvian and Sarmanian jets", that of the compound in "Tarvian navy ships".
func (r *reading) owners(k int) []int {
	var inner []int
	for _, c := range r.t.Kids(k) {
		switch r.t.Rel(c) {
		case "amod", "compound", "nmod":
			if r.t.Rel(c) == "nmod" && r.t.Doc.Tokens[c].Deprel != "nmod:poss" {
				continue
			}
			if r.t.UPOS(c) == "PRON" && r.c.Arg(c).Actor == "" {
				if s := r.speaker(k); s >= 0 { // "the army said its jets"
					return []int{s}
				}
				continue
			}
			var out []int
			for _, x := range r.t.Conj(c) {
				if a := r.c.Arg(x); a.Actor != "" && a.Kind != sitrep.KindPlace || a.Kind == sitrep.KindState {
					out = append(out, x)
				}
			}
			if len(out) > 0 {
				return out
			}
			if r.t.Rel(c) == "compound" && len(inner) == 0 {
				inner = r.owners(c)
			}
		}
	}
	return inner
}

func (r *reading) has(ps []Party, k int) bool {
	return slices.ContainsFunc(ps, func(p Party) bool { return p.Head == k || r.who(p) == k })
}
