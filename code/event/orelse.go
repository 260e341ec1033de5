package event

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
)

// orElse makes a threat of the harm that those who are told to do something are promised
// otherwise: "announced that clerks must return or they will be jailed", "told the
// traders to pay or be killed".
func (r *reading) orElse() {
	for _, e := range r.events {
		h := r.t.Head(e.Head)
		if e.Entry.POS != 'v' || e.Type != "COERCE" && e.Type != "ASSAULT" || r.t.Rel(e.Head) != "conj" || h < 0 || !r.t.Verbal(h) || !r.t.Passive(e.Head) {
			continue
		}
		if cc := r.t.Child(e.Head, "cc"); cc < 0 || r.t.Form(cc) != "or" || !r.obliged(h) {
			continue
		}
		v := r.announcer(h)
		if v < 0 {
			continue
		}
		s := r.slotsOf(v)
		e.Actors, e.Targets, e.Tolls = nil, nil, nil
		for _, k := range s["subj"] {
			r.takeActor(e, k, "subj")
		}
		for _, k := range r.slotsOf(h)["subj"] {
			if r.partyActs(Party{k, "content", -1}) && !r.hasSame(e.Actors, k) {
				e.Targets = append(e.Targets, Party{k, "content", -1})
			}
		}
		if x := r.at[v]; x != nil && x.Type == "THREATEN" {
			e.Status = sitrep.Threatened
			if !r.anyActs(x.Targets) {
				x.Targets = append(x.Targets, e.Targets...)
			}
			continue
		}
		mode, code := "", "130"
		if e.Type == "ASSAULT" {
			mode, code = "violence", "138"
		}
		e.Type, e.Mode, e.CAMEO, e.Status = "THREATEN", mode, code, sitrep.Actual
	}
}

// obliged reports whether verb v is what somebody must do or is told to.
func (r *reading) obliged(v int) bool {
	for _, k := range r.t.Kids(v) {
		switch f := r.t.Form(k); {
		case r.t.Rel(k) == "aux" && (f == "must" || f == "should"):
			return true
		case r.t.Rel(k) == "mark" && f == "to":
			h := r.t.Head(v)
			return r.t.Rel(v) == "xcomp" && h >= 0 && (r.t.Lemma(h) == "have" || commanding[r.t.Lemma(h)])
		}
	}
	return false
}

// commanding are verbs of telling people what to do.
var commanding = map[string]bool{"tell": true, "order": true, "warn": true, "instruct": true, "command": true}

// announcer is the verb of which what is said in clause v hangs, by itself or by a noun of
// words ("issued a statement that"), and that somebody is the subject of; -1 for none.
func (r *reading) announcer(v int) int {
	for n := 0; v >= 0 && n < 4; n++ {
		rel := r.t.Rel(v)
		v = r.t.Head(v)
		if v < 0 || !strings.Contains(" ccomp xcomp acl obj conj ", " "+rel+" ") {
			return -1
		}
		if s := r.slotsOf(v)["subj"]; r.t.Verbal(v) && len(s) > 0 && r.partyActs(Party{s[0], "subj", -1}) && r.t.Lemma(v) != "have" {
			return v
		}
	}
	return -1
}
