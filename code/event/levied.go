package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// levied gives tariffs, duties and bans on goods those whose goods they are: "slapped tariffs on Tarvian
// steel", "duties on two billion dollars of imports from Tarvia".
func (r *reading) levied(e *Event) {
	if e.Entry.Frame.Name != "coerce.sanction" && e.Entry.Frame.Name != "coerce.restrict" || slices.ContainsFunc(e.Targets, r.partyActs) {
		return
	}
	on := slices.Clone(e.Slots["on"])
	for _, n := range slices.Concat(e.Consumed, e.Slots["obj"]) {
		switch {
		case r.f.lex.In("sanction", r.t.Lemma(n)):
			on = append(on, r.slotsOf(n)["on"]...)
		case r.t.UPOS(n) == "SYM" || traded[r.t.Lemma(n)]: // "taxed two billion dollars of imports"
			on = append(on, n)
		}
	}
	if slices.ContainsFunc(on, func(k int) bool { return r.t.UPOS(k) == "SYM" }) {
		on = append(on, e.Slots["in"]...) // "two billion dollars in Tarvian goods"
	}
	for _, k := range on {
		for _, o := range r.originOf(k, 2) {
			if !r.hasSame(e.Actors, o) && !r.hasSame(e.Targets, o) {
				e.Targets = append(e.Targets, Party{o, "whose", -1})
			}
		}
	}
}

// originOf are the lands that goods k come from: by an adjective, by whose they are, by "from"; of a sum
// of money those of what it is worth.
func (r *reading) originOf(k, deep int) []int {
	if u := r.t.UPOS(k); u != "NOUN" && u != "SYM" && u != "NUM" {
		return nil
	}
	s := r.slotsOf(k)
	var out []int
	for _, o := range slices.Concat(s["amod"], s["comp"], s["poss"], s["from"]) {
		if a := r.c.Arg(o); (a.Kind == sitrep.KindState && a.Actor != "" || r.country(o)) && !slices.Contains(out, o) {
			out = append(out, o)
		}
	}
	if len(out) == 0 && deep > 0 {
		worth := slices.Concat(s["of"], s["in"], s["on"])
		for _, n := range r.t.Kids(k) {
			if r.t.UPOS(n) == "NUM" {
				worth = append(worth, r.slotsOf(n)["of"]...)
			}
		}
		for _, x := range worth {
			out = append(out, r.originOf(x, deep-1)...)
		}
	}
	return out
}

// traded are nouns of what is taxed at a border.
var traded = lists.Set("billion commodity crop export good goods import million product")
