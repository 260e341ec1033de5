package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// ofOwners gives the things that are hit, searched or taken to those whose they are: "froze the
// cleric's accounts", "shelled the positions of the rebels", "raided opposition offices".
func (r *reading) ofOwners(e *Event) {
	if e.Entry.POS != 'v' && e.Entry.POS != 'n' || e.Type != "ASSAULT" && e.Type != "COERCE" && e.Entry.Frame.Name != "protest.riot" {
		return
	}
	if slices.ContainsFunc(e.Targets, func(p Party) bool { return r.partyActs(p) && !r.belonging(p.Head) }) {
		return
	}
	var out []Party
	for _, p := range e.Targets {
		whose := r.proprietors(e, p.Head)
		for _, o := range whose {
			out = append(out, Party{p.Head, p.Slot, o})
		}
		if len(whose) == 0 {
			out = append(out, p)
		}
	}
	e.Targets = out
}

// belonging reports whether token k is a thing that somebody has: a building, a vehicle, a
// weapon, money, a post that is held.
func (r *reading) belonging(k int) bool {
	l := r.t.Lemma(k)
	return r.t.UPOS(k) == "NOUN" && !communal[l] && (r.f.lex.In("property", l) || r.f.lex.In("target", l) || r.f.lex.In("vehicle", l) || r.f.lex.In("vessel", l) || stock[l])
}

// communal are targets that are themselves people, land, or what people come together for:
// nobody's belongings.
var communal = lists.Set(`area asset_class border capital city civilian coast coastline commander community corridor country crowd district fighter force forces frontier
	funeral gathering group hamlet infrastructure insurgent island leader militant neighborhood neighbourhood newspaper outskirts parliament patrol people
	personnel province rally rebel region settlement soldier square suburb symbol target terrorist town troop village wedding`)

// stock are belongings beside those of the lexicon.
var stock = lists.Set(`belongings bunker clothes convoy crops equipment furniture hut machinery medal possessions premise premises press printer server supply window yacht`)

// goods are things whose adjective of a land tells where they were made: "burned Tarvian
// flags", "seized Sarmanian heroin".
var goods = lists.Set(`ammunition book bullet camera cash cigarette clothing coal cocaine component currency dollar drone drug ecstasy effigy electronics euro explosive
	flag food fuel grain grenade gun heroin jet launcher liquor missile mortar note oil opium passport pistol product rice rifle rocket shell timber vaccine
	weapon wheat wine`)

// proprietors are those whose thing k is, to which e is done: by possessor, by "of" or
// "belonging to", by an adjective or noun before it; none where it is the doer's own.
func (r *reading) proprietors(e *Event, k int) []int {
	if of := r.slotsOf(k)["of"]; len(of) > 0 && r.c.Arg(k).Kind == sitrep.KindThing && r.belonging(of[0]) && of[0] > k {
		return r.proprietors(e, of[0]) // "the windows of her house"
	}
	if !r.belonging(k) && r.c.Arg(k).Kind != sitrep.KindThing {
		return nil
	}
	s := r.slotsOf(k)
	var cand []int
	cand = append(cand, s["poss"]...)
	if r.belonging(k) {
		cand = append(cand, s["of"]...)
		cand = append(cand, r.belongingTo(k)...)
		if len(cand) > 0 {
			s = nil // "its coastal fleet"
		}
		for _, x := range slices.Concat(s["comp"], s["amod"]) {
			if a := r.c.Arg(x); !goods[r.t.Lemma(k)] && (a.Kind == sitrep.KindState && !r.landNamed(x) || a.Kind == sitrep.KindOrganization && a.Actor != "" || a.Kind == sitrep.KindPeople || r.uniformed(x)) {
				cand = append(cand, x)
			}
		}
	}
	var out []int
	for _, o := range cand {
		o = r.refer(o)
		a := r.c.Arg(o)
		if o == k || r.hasSame(e.Actors, o) || r.has(e.Actors, o) || r.has(e.Means, o) {
			return nil // their own
		}
		if r.t.UPOS(o) == "PRON" && a.Actor == "" || !sitrep.CanAct(a.Kind) && !r.uniformed(o) && !r.agentNoun(o) || slices.Contains(out, o) {
			continue
		}
		out = append(out, o)
	}
	return out
}

// belongingTo are those whom a participle says thing k is of: "a ship owned by a Tarvian firm",
// "a house belonging to the mayor", "posts held by the rebels".
func (r *reading) belongingTo(k int) []int {
	var out []int
	for _, v := range r.t.Kids(k) {
		if r.t.Rel(v) != "acl" {
			continue
		}
		s := r.slotsOf(v)
		switch r.t.Lemma(v) {
		case "belong":
			out = append(out, s["to"]...)
		case "own", "operate", "run", "hold", "control", "manage", "use", "occupy", "man":
			if r.t.Passive(v) {
				out = append(out, s["subj"]...)
			}
		}
	}
	return out
}
