package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
)

// shaking are verbs of what unrest does to the place where it is.
var shaking = map[string]bool{"rock": true, "shake": true, "grip": true, "convulse": true, "roil": true, "sweep": true, "engulf": true, "plague": true,
	"paralyse": true, "paralyze": true, "hit": true, "rattle": true, "mark": true, "wrack": true, "rack": true, "see": true, "witness": true, "experience": true}

// shaken gives unrest the land or town that it is said to shake: "the valley was rocked
// by weeks of protests", "riots swept Port Alda", "Tarvia saw mass protests". top is the
// noun that counts it, or the noun of unrest itself.
func (r *reading) shaken(e *Event, top int) {
	v := r.t.Head(top)
	if e.Type != "PROTEST" || v < 0 || !r.t.Verbal(v) || !shaking[r.t.Lemma(v)] {
		return
	}
	s, slot := r.slotsOf(v), ""
	switch rel := r.t.Rel(top); {
	case rel == "obl" && r.t.Case(top) == "by" && r.t.Passive(v), rel == "nsubj" && !r.t.Passive(v):
		slot = "obj"
	case rel == "obj" && (r.t.Lemma(v) == "see" || r.t.Lemma(v) == "witness" || r.t.Lemma(v) == "experience"):
		slot = "subj"
	default:
		return
	}
	for _, k := range s[slot] {
		if kind := r.c.Arg(k).Kind; (kind == sitrep.KindPlace || kind == sitrep.KindState) && !slices.Contains(e.Sites, k) {
			e.Sites = append(e.Sites, k)
		}
	}
	if len(e.Sites) > 0 && e.Carrier < 0 {
		e.Carrier = v
		e.Clauses = append(e.Clauses, v)
	}
}

// counted gives what is done to people of whom only the number is told that number for
// the party: "38 have been sentenced".
func (r *reading) counted() {
	for _, e := range r.events {
		if e.Type != "COERCE" && e.Type != "RETREAT" || e.Entry.POS != 'v' || !r.t.Passive(e.Head) || len(e.Targets)+len(e.Tolls) > 0 {
			continue
		}
		for _, k := range e.Slots["obj"] {
			if r.t.UPOS(k) == "NUM" && r.t.Rel(k) == "nsubj" && r.t.Head(k) == e.Head && r.t.Counted(k) == k {
				e.Targets = append(e.Targets, Party{k, "obj", -1})
			}
		}
	}
}

// unseating are nouns of what an army does to a government: "the military ouster".
var unseating = map[string]bool{"ouster": true, "overthrow": true, "takeover": true, "crackdown": true}

// soldierly reports whether modifier k of a noun of force names the army as its doer.
func (r *reading) soldierly(e *Event, k int, slot string) bool {
	return slot == "amod" && r.t.Lemma(k) == "military" && unseating[r.t.Lemma(e.Head)]
}
