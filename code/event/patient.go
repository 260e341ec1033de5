package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
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
		if r.patient(e, k) && !r.hasSame(e.Actors, k) {
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
