package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// Whose an event noun is may be the one it is done to: "the mayor's murder".

// undergoes are nouns whose possessor or modifier is the one it is done to: "the
// mayor's murder", "hostage release".
func (r *reading) undergoes(e *Event) bool {
	if e.Entry.POS != 'n' {
		return false
	}
	switch r.t.Lemma(e.Head) {
	case "trial", "indictment", "prosecution", "sentencing", "conviction":
		return e.Type == "ACCUSE" || e.Type == "COERCE"
	}
	switch e.Entry.Frame.Name {
	case "support.recognise":
		return len(e.Slots["of"]) == 0
	case "death", "retreat.release", "concede.leave", "accuse.impeach", "accuse.investigate", "cooperate.extradite":
		return true
	}
	return Personal[e.Entry.Frame.Name]
}

// patients makes those targets of e whose it is and who undergo it, where others are told to have done
// it: "her role in the envoy's kidnapping".
func (r *reading) patients(e *Event) {
	for _, k := range e.Slots["poss"] {
		if r.sufferer(e, k) && !r.hasSame(e.Actors, k) {
			r.takeTarget(e, k, "poss")
		} else if r.patient(e, k) && !r.hasSame(e.Actors, k) {
			e.Targets = append(e.Targets, Party{k, "poss", -1})
		}
	}
}

// patient reports whether possessor k of e is its target.
func (r *reading) patient(e *Event, k int) bool {
	if e.Entry.Frame.Name == "accuse.investigate" && r.c.Arg(k).Kind == sitrep.KindOrganization {
		return false // "the bureau's investigation"
	}
	if !r.undergoes(e) || e.Entry.Frame.Name == "concede.leave" || r.t.Lemma(e.Head) == "custody" || r.t.Lemma(e.Head) == "captivity" {
		return false
	}
	a := r.c.Arg(k)
	if a.Kind == sitrep.KindOrganization && Personal[e.Entry.Frame.Name] && slices.ContainsFunc(a.Sectors, armed) {
		return false // "the army's detention, torture and killing of herders"
	}
	return len(e.Slots["of"])+len(e.Slots["into"]) == 0 && a.Kind != sitrep.KindState
}

// ravages are nouns of violence to a land or a town, of which a possessor without arms is the one that
// it is done to, and laid waste are those of them that befall a whole state so.
var (
	ravages   = lists.Set("bombardment bombing capture conquest destruction devastation encirclement fall occupation pillage plunder plundering recapture sack shelling siege")
	laidWaste = lists.Set("destruction devastation pillage plunder plundering")
)

// sufferer reports whether possessor k of e is whom it was done to though others could do such a thing:
// who did it stands behind "by" ("the island's invasion by Tarvia"), or it is a town or a land that
// is laid waste ("the city's bombardment").
func (r *reading) sufferer(e *Event, k int) bool {
	if e.Entry.POS != 'n' || e.Type != "ASSAULT" && e.Type != "COERCE" || e.Both || len(e.Slots["of"])+len(e.Slots["on"])+len(e.Slots["against"])+len(e.Slots["into"]) > 0 {
		return false
	}
	by := func(x int) bool {
		return r.t.Head(x) == e.Head && r.t.Case(x) == "by" && r.partyActs(Party{x, "by", -1})
	}
	if slices.ContainsFunc(e.Slots["by"], by) {
		return true
	}
	l, kind := r.t.Lemma(e.Head), r.c.Arg(k).Kind
	return ravages[l] && kind == sitrep.KindPlace || laidWaste[l] && kind == sitrep.KindState
}
