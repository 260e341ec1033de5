package event

import (
	"slices"

	"github.com/sitrep-news/sitrep/data/lists"
)

// Who is held or freed, where the verb around the noun tells it.

// confinement are nouns of being held.
var confinement = lists.Set("arrest captivity confinement custody detention imprisonment")

// confined gives a confinement by somebody, in which another is told to be or to have something done
// to him, that one: "died in police custody", "was beaten in army detention".
func (r *reading) confined(e *Event, top, v int) {
	if e.Type != "COERCE" || !confinement[r.t.Lemma(e.Head)] || e.Carrier >= 0 || !r.stands(top, "in", "under", "during") || !r.t.Verbal(v) {
		return
	}
	if len(e.Slots["of"])+len(e.Slots["poss"]) > 0 || !slices.ContainsFunc(slices.Concat(e.Slots["comp"], e.Slots["amod"], e.Slots["by"]), r.uniformed) {
		return
	}
	s := r.slotsOf(v)
	who := s["obj"]
	if len(r.somebody(who)) == 0 {
		who = s["subj"]
	}
	e.Slots[undergoer(e)] = append(e.Slots[undergoer(e)], r.somebody(who)...)
}

// winning are verbs of bringing somebody to set others free.
var winning = lists.Set("secure win obtain negotiate gain")

// wonFrom gives a release those from whom it was had: "secured the release of two sailors from the pirates".
func (r *reading) wonFrom(e *Event, top, v int) {
	if e.Entry.Frame.Name == "retreat.release" && r.t.Rel(top) == "obj" && winning[r.t.Lemma(v)] {
		r.doneBy(e, r.slotsOf(v)["from"])
		for _, k := range e.Slots["of"] { // hung on those who were set free
			r.doneBy(e, slices.DeleteFunc(slices.Clone(r.slotsOf(k)["from"]), func(x int) bool { return !r.uniformed(x) }))
		}
	}
}
