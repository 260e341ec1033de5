package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// Coups and operations: who makes them, whom they are to bring down or drive out, and where from.

// coups are nouns of the violent end of a government.
var coups = lists.Set("coup putsch mutiny takeover")

// unseats are verbs of ending somebody's rule.
var unseats = lists.Set("depose dethrone oust overthrow remove topple unseat")

// gripping are verbs of taking power, the object of which says that it is that.
var gripping = lists.Set("assume gain grab hold seize take usurp win")

// unseated gives a coup those who made it and those who fell by it: "the general overthrew the
// president in a coup", "was deposed in a coup", "the coup that toppled him", "seized power in a coup".
func (r *reading) unseated(e *Event, top, v int) {
	if e.Type != "ASSAULT" || !coups[r.t.Lemma(e.Head)] {
		return
	}
	for _, k := range r.t.Kids(e.Head) {
		if r.doc.Tokens[k].Deprel == "acl:relcl" && unseats[r.t.Lemma(k)] && slices.Contains(r.slotsOf(k)["subj"], e.Head) {
			e.Slots["against"] = append(e.Slots["against"], r.slotsOf(k)["obj"]...)
		}
	}
	if !r.t.Verbal(v) {
		return
	}
	s := r.slotsOf(v)
	own := func(k int) bool { return k == e.Head || k == top }
	switch by, means := slices.ContainsFunc(s["subj"], own), r.stands(top, "in", "by", "through", "during", "via"); {
	case !by && !means:
	case unseats[r.t.Lemma(v)]:
		if len(e.Slots["against"]) == 0 {
			e.Slots["against"] = append(e.Slots["against"], slices.DeleteFunc(slices.Clone(s["obj"]), own)...)
		}
		r.doneBy(e, slices.DeleteFunc(slices.Clone(s["subj"]), own))
	case gripping[r.t.Lemma(v)] && r.slotHas(v, "obj", "power", "control", "office"), r.t.Lemma(v) == "come" && r.slotHas(v, "to", "power", "office"):
		r.doneBy(e, s["subj"])
	}
}

// unseating are nouns of what an army does to a government: "the military ouster".
var unseating = map[string]bool{"ouster": true, "overthrow": true, "takeover": true, "crackdown": true}

// soldierly reports whether modifier k of a noun of force names the army as its doer.
func (r *reading) soldierly(e *Event, k int, slot string) bool {
	return slot == "amod" && r.t.Lemma(k) == "military" && unseating[r.t.Lemma(e.Head)]
}

// fetchingOut are verbs of what armed people do in a raid beside harm and arrests.
var fetchingOut = lists.Set("clear destroy free recapture recover rescue retake save storm")

// hitting are verbs that are done with an attack.
var hitting = lists.Set("answer back defend greet hit meet open pound punish react reply respond retaliate strike support target")

// during gives violence the doers of what is told to be done in its course, or with it: "freed two
// sailors in a raid on the camp", "backed the rebels with air strikes".
func (r *reading) during(e *Event, top, v int) {
	if e.Type != "ASSAULT" || r.t.Rel(top) != "obl" && r.t.Rel(top) != "nmod" || !r.t.Verbal(v) || r.t.Passive(v) || e.Both || war(e) {
		return
	}
	l := r.t.Lemma(v)
	if !(r.stands(top, "in", "during") && fetchingOut[l] && operation[r.t.Lemma(e.Head)] || r.stands(top, "with") && hitting[l]) {
		return
	}
	r.doneBy(e, slices.DeleteFunc(slices.Clone(r.slotsOf(v)["subj"]), func(k int) bool { return !r.uniformed(k) && r.c.Actor(k) == nil }))
}

// taking and routing are verbs of what an operation is to do to a place and to those in it.
var (
	taking  = lists.Set("capture clear recapture reclaim retake secure seize take")
	routing = lists.Set("crush defeat dislodge drive eject eliminate expel flush oust push uproot")
)

// meantFor gives an operation the place that it is to take and those whom it is to drive out: "an offensive
// to retake the port from the rebels", "an operation to drive the rebels from the port".
func (r *reading) meantFor(e *Event) {
	if e.Type != "ASSAULT" || e.Both || r.aimed(e) {
		return
	}
	for _, v := range r.t.Kids(e.Head) {
		if r.t.Rel(v) != "acl" || !r.t.Verbal(v) || r.t.Case(v) != "to" || r.t.Passive(v) {
			continue
		}
		s := r.slotsOf(v)
		switch l := r.t.Lemma(v); {
		case taking[l]:
			e.Slots["against"] = append(e.Slots["against"], r.sidesOf(s["from"])...)
			r.sited(e, s["obj"])
		case routing[l]:
			e.Slots["against"] = append(e.Slots["against"], r.sidesOf(s["obj"])...)
			r.sited(e, slices.Concat(s["from"], s["out of"]))
			for _, k := range s["obj"] {
				r.sited(e, r.slotsOf(k)["from"]) // hung on them
			}
		}
	}
}

// sited makes those of some tokens that are places where e is.
func (r *reading) sited(e *Event, toks []int) {
	for _, k := range toks {
		if kind := r.c.Arg(k).Kind; kind == sitrep.KindPlace || kind == sitrep.KindState {
			e.Sites = append(e.Sites, k)
		}
	}
}
