package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// dispersed gives the force that is used on nobody who is named those who protest or run beside
// it: "marchers blocked a road, with police firing tear gas", "the crowd fled when troops opened
// fire", "Thousands marched in Tarn. Police used water cannon."
func (r *reading) dispersed() {
	for i, e := range r.events {
		if e.Entry.POS != 'v' || !r.loosed(e) || r.anyActs(e.Targets) || len(e.Actors) == 0 || r.hits(e) {
			continue
		}
		for _, p := range r.faced(e, i) {
			if site := p.Slot == "comp" && r.c.Arg(p.Head).Kind == sitrep.KindOrganization; site {
				continue // "broke up a hospital protest"
			}
			if r.partyActs(p) && !r.hasSame(e.Actors, r.who(p)) && !r.hasSame(e.Targets, r.who(p)) {
				e.Targets = append(e.Targets, Party{p.Head, "against", p.Owner})
			}
		}
	}
}

// hits reports whether a clause under e's tells whom it hit: "opened fire, killing six farmers".
func (r *reading) hits(e *Event) bool {
	return slices.ContainsFunc(r.t.Kids(e.Head), func(k int) bool {
		x := r.at[k]
		return x != nil && x.Type == "ASSAULT" && (r.t.Rel(k) == "advcl" || r.t.Rel(k) == "conj") && len(x.Slots["obj"]) > 0
	})
}

// loosed reports whether e is force that is let loose on whoever is there.
func (r *reading) loosed(e *Event) bool {
	if e.Entry.Frame.Name == "repress" {
		return true
	}
	return e.Entry.Frame.Name == "attack.firearms" && (r.t.Lemma(e.Head) == "open" || r.t.Lemma(e.Head) == "fire") && len(e.Slots["at"])+len(e.Slots["on"])+len(e.Slots["into"]) == 0
}

// faced are those whom the force of event i, e, meets: who protests in its sentence, who runs
// from it there, who protests in the sentence before.
func (r *reading) faced(e *Event, i int) []Party {
	if p := r.protest(e, i, e.Sent); p != nil {
		return p.Actors
	}
	var out []Party
	for _, k := range r.fleeing(e) {
		out = append(out, Party{k, "against", -1})
	}
	if len(out) > 0 || e.Sent == 0 || r.doc.Sents[e.Sent].Para-r.doc.Sents[e.Sent-1].Para > 1 {
		return out
	}
	if p := r.protest(e, i, e.Sent-1); p != nil {
		return p.Actors
	}
	return nil
}

// protest is the protest nearest to event i, e, in a sentence, that others than its doers take part in.
func (r *reading) protest(e *Event, i, sent int) *Event {
	var best *Event
	for _, x := range r.events[max(i-8, 0):min(i+8, len(r.events))] {
		if x.Sent != sent || x.Type != "PROTEST" || len(x.Actors) == 0 || !r.anyActs(x.Actors) || slices.ContainsFunc(x.Actors, func(p Party) bool { return r.hasSame(e.Actors, r.who(p)) }) {
			continue
		}
		if best == nil || abs(x.Head-e.Head) < abs(best.Head-e.Head) {
			best = x
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

// flight are verbs of what people do when force comes.
var flight = lists.Set(`cower crouch disperse dive duck escape evacuate fall flee hide huddle leave retreat run scamper scatter scramble scream shelter
	sprint stampede take withdraw`)

// fleeing are the subjects of a verb of flight in the clause above or below e's.
func (r *reading) fleeing(e *Event) []int {
	var near []int
	if h := r.t.Head(e.Head); h >= 0 {
		switch r.t.Rel(e.Head) {
		case "advcl", "conj", "parataxis":
			near = append(near, h)
		}
	}
	for _, k := range r.t.Kids(e.Head) {
		switch r.t.Rel(k) {
		case "advcl", "conj", "parataxis":
			near = append(near, k)
		}
	}
	for _, v := range near {
		if !r.t.Verbal(v) || !flight[r.t.Lemma(v)] || r.t.Lemma(v) == "take" && !r.slotHas(v, "obj", "cover", "shelter", "refuge") {
			continue
		}
		if s := r.peopleOf(r.slotsOf(v)["subj"]); len(s) > 0 {
			return s
		}
	}
	return nil
}
