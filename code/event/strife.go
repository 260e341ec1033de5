package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// inner are nouns of what breaks out within a country.
var inner = lists.Set("uprising revolution revolt rebellion insurgency insurrection unrest violence bloodshed conflict coup mutiny putsch")

// strife reports whether possessor k is the country that an unrest troubles and no doer of
// it: "Tarvia's civil war", "Sarmania's protests spread", where nobody is told at whom.
func (r *reading) strife(e *Event, k int) bool {
	if e.Entry.POS != 'n' || r.c.Arg(k).Kind != sitrep.KindState && !r.country(k) || r.t.UPOS(k) != "PROPN" {
		return false
	}
	civil := e.Entry.Frame.Name == "war" && slices.ContainsFunc(r.t.Kids(e.Head), func(c int) bool { return r.t.Form(c) == "civil" })
	if civil {
		return true // also where those are told who won it
	}
	if r.aimed(e) {
		return false
	}
	if len(e.Slots["over"])+len(e.Slots["at"])+len(e.Slots["with"]) > 0 {
		return false // "Tarvia's protests over the fishing ban" are its government's
	}
	return e.Type == "PROTEST" || inner[r.t.Lemma(e.Head)]
}
