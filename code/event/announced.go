package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// announced gives what only those in power do, told in the passive and by nobody, to the body or office
// in power that says so: "the prosecutor said an inquiry had been opened", "the minister told the union
// that the march was banned", "a judge ruled that he must spend a year in prison".
func (r *reading) announced(e *Event) {
	sentenced := e.Entry.Frame.Name == "coerce.faced"
	if e.Entry.POS != 'v' || len(e.Actors) > 0 || !sentenced && (!r.t.Passive(e.Head) || !powers[e.Entry.Frame.Name]) {
		return
	}
	for h, n := e.Head, 0; h >= 0 && n < 3; h, n = r.t.Head(h), n+1 {
		if r.t.Rel(h) == "conj" {
			continue
		}
		if r.t.Rel(h) != "ccomp" {
			return
		}
		v := r.t.Head(h)
		if v < 0 || r.t.Passive(v) || sentenced && !ruling[r.t.Lemma(v)] || !sentenced && !announcing[r.t.Lemma(v)] {
			return
		}
		for _, k := range r.slotsOf(v)["subj"] {
			if a := r.c.Arg(k); slices.ContainsFunc(a.Sectors, inPower) && a.Kind != sitrep.KindState && !r.hasSame(e.Targets, k) && !r.hasSame(e.Actors, k) {
				e.Actors = append(e.Actors, Party{k, "said", -1})
			}
		}
		return
	}
}

// powers are the frames of what those in power do by saying that it is so. Who tells of an arrest need not
// have made it.
var powers = lists.Set("accuse.investigate coerce.ban coerce.close coerce.curfew coerce.restrict")

// announcing are verbs of making known.
var announcing = lists.Set("add announce confirm declare disclose inform reveal say state tell")

// ruling are verbs of what a court says is to happen to somebody.
var ruling = lists.Set("decide decree order rule")

// inPower are the sectors of those who hold power or act for it.
func inPower(sector string) bool {
	switch sector {
	case "GOV", "MIL", "COP", "SPY", "JUD":
		return true
	}
	return false
}
