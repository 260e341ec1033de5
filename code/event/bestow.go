package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// keeping are verbs of giving or refusing, whose object is what somebody gets or goes without.
var keeping = lists.Set("deny refuse withhold grant")

// bestowed adds those to whom a thing is given or not given, who stand behind the thing: "denied bail
// to two clerks", "refused entry to the crew", "sent tons of flour to Tarvia". The tree hangs them on
// the thing as often as on the verb.
func (r *reading) bestowed(e *Event) {
	if e.Entry.POS != 'v' || e.Type != "AID" && !keeping[r.t.Lemma(e.Head)] || slices.ContainsFunc(e.Targets, r.partyActs) {
		return
	}
	getters := slices.Clone(e.Slots["to"])
	for _, n := range slices.Concat(e.Slots["obj"], e.Consumed) {
		for _, m := range []int{n, r.t.Counted(n)} {
			getters = append(getters, r.slotsOf(m)["to"]...)
		}
	}
	for _, k := range getters {
		if k > e.Head && (r.partyActs(Party{k, "to", -1}) || e.Type == "AID" && r.country(k)) && !r.hasSame(e.Actors, k) && !r.hasSame(e.Targets, k) {
			e.Targets = append(e.Targets, Party{k, "to", -1})
		}
	}
}

// ensured gives what somebody is to see to, told without a doer, to that one: "asked Tarvia to ensure
// that the killers are tried", "must guarantee that the crew is freed".
func (r *reading) ensured(e *Event) {
	if e.Entry.POS != 'v' || len(e.Actors) > 0 || e.Type != "COERCE" && e.Type != "RETREAT" && e.Type != "ACCUSE" || !r.t.Passive(e.Head) || r.t.Rel(e.Head) != "ccomp" {
		return
	}
	h := r.t.Head(e.Head)
	if l := r.t.Lemma(h); h < 0 || l != "ensure" && l != "guarantee" && l != "sure" {
		return
	}
	if r.t.Lemma(h) == "sure" {
		if h = r.t.Head(h); h < 0 || r.t.Lemma(h) != "make" {
			return
		}
	}
	for _, k := range r.slotsOf(h)["subj"] {
		if sitrep.CanAct(r.c.Arg(k).Kind) && !r.hasSame(e.Targets, k) {
			r.takeActor(e, k, "subj")
		}
	}
}
