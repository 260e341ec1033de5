package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
)

// belated gives a passive without a doer the one behind "by" that the parser hung on
// another word of the predicate: "was placed under house arrest by", "was set alight
// by", "was ordered to close by the ministry".
func (r *reading) belated(e *Event) {
	if e.Entry.POS != 'v' || len(e.Actors) > 0 || !r.t.Passive(e.Head) {
		return
	}
	var by []int
	for _, k := range e.Consumed {
		by = append(by, r.slotsOf(k)["by"]...)
	}
	for i := e.Start; i < e.End; i++ {
		if i != e.Head {
			by = append(by, r.slotsOf(i)["by"]...)
		}
	}
	for _, slot := range []string{"xcomp", "from"} {
		for _, v := range e.Slots[slot] {
			if r.at[v] == nil && !r.t.Passive(v) && (r.t.Verbal(v) || r.t.UPOS(v) == "ADJ") {
				by = append(by, r.slotsOf(v)["by"]...)
			}
		}
	}
	for _, k := range by {
		if k > e.Head && r.partyActs(Party{k, "by", -1}) && !r.hasSame(e.Targets, k) && !r.hasSame(e.Actors, k) {
			e.Actors = append(e.Actors, Party{k, "by", -1})
		}
	}
}

// owning are verbs of those who say that an act is theirs.
var owning = map[string]bool{"claim": true, "admit": true, "take": true, "accept": true, "assume": true, "acknowledge": true}

// owned gives an act the one who says that it is theirs: "claimed responsibility for
// the bombing", "admitted being behind the raid".
func (r *reading) owned(e *Event, top int) {
	if e.Type != "ASSAULT" || len(e.Slots["by"]) > 0 {
		return
	}
	h := r.t.Head(top)
	if h < 0 || r.t.Case(top) != "for" || r.t.Lemma(h) != "responsibility" || r.t.Rel(h) != "obj" || !owning[r.t.Lemma(r.t.Head(h))] {
		return
	}
	for _, k := range r.slotsOf(r.t.Head(h))["subj"] {
		if sitrep.CanAct(r.c.Arg(k).Kind) && !slices.Contains(e.Slots["by"], k) {
			e.Slots["by"] = append(e.Slots["by"], k)
		}
	}
}

// country reports whether token k is a country by its own name.
func (r *reading) country(k int) bool {
	_, ok := r.f.base.StateByName(r.doc.Tokens[k].Form)
	return ok
}
