package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
)

// Whose dealings are: the parties to talks, truces and agreements that somebody brings about from
// outside, and to those that a later sentence takes up as known.

// dealt are the frames of what two sides do together.
var dealt = lists.Set("consult consult.negotiate agree retreat.ceasefire support.sign")

// dealings gives those who deal with each other their dealings: not to who brings them together, and
// to those told before where the words take them as known.
func (r *reading) dealings() {
	for i, e := range r.events {
		r.broughtAbout(i, e)
		r.asBefore(i, e)
		r.ended(e)
		r.summoners(e)
	}
}

// broughtAbout parts what somebody does to bring two sides together from what these two do: "Tarvia
// hosted talks between the army and the rebels", "a truce between them, brokered by Tarvia".
func (r *reading) broughtAbout(i int, e *Event) {
	if e.Entry.POS == 'n' && dealt[e.Entry.Frame.Name] && e.Carrier >= 0 && vocab.Mediating[r.t.Lemma(e.Carrier)] {
		own := func(p Party) bool { return p.Slot == "with" } // "broker deals with its neighbours": its own
		if ps := r.without(e.Actors, r.slotsOf(e.Carrier)["subj"]); r.sides(ps) > 1 && !slices.ContainsFunc(ps, own) {
			e.Actors = ps
		}
	}
	if e.Entry.POS != 'v' || !vocab.Mediating[r.t.Lemma(e.Head)] {
		return
	}
	for _, n := range append(slices.Clone(e.Consumed), e.Slots["obj"]...) {
		x := r.at[n]
		if x == nil || x.Entry.POS != 'n' || !dealt[x.Entry.Frame.Name] {
			continue
		}
		ps := r.without(x.Actors, headsOf(e.Actors))
		if len(ps) == 0 && !r.ofSome(n) && (r.known(n) || r.t.Head(e.Head) == n) {
			ps = r.without(r.toldParties(i, x), headsOf(e.Actors))
		}
		if r.sides(ps) < 2 {
			continue
		}
		x.Actors, x.Own = ps, true
		if r.t.Lemma(e.Head) == "host" {
			for _, p := range e.Actors {
				if r.country(p.Head) && len(x.Sites) == 0 {
					x.Sites = append(x.Sites, p.Head) // it is there that they meet
				}
			}
		}
		if !r.anyActs(e.Targets) {
			e.Targets = append(e.Targets, ps...)
		}
		e.Actors = r.without(e.Actors, headsOf(ps))
		return
	}
}

// sides is how many parties are told, those that a plural means each for itself.
func (r *reading) sides(ps []Party) int {
	n := 0
	for _, p := range ps {
		if r.partyActs(p) {
			n += max(1, len(r.c.Members(p.Head)), len(r.owners(p.Head)))
		}
	}
	return n
}

// without are the parties that are none of those at some tokens.
func (r *reading) without(ps []Party, toks []int) []Party {
	var out []Party
	for _, p := range ps {
		if !slices.ContainsFunc(toks, func(k int) bool { return p.Head == k || r.c.Same(r.who(p), k) }) {
			out = append(out, p)
		}
	}
	return out
}

func headsOf(ps []Party) []int {
	out := make([]int, 0, len(ps))
	for _, p := range ps {
		out = append(out, p.Head)
	}
	return out
}

// ending are the frames of what puts an end to dealings.
var ending = lists.Set("sanction.talks sanction.collapse")

// asBefore gives event i, a dealing of which the words name no party, or one of several, the parties
// that were told to deal with each other before it: "The talks are to resume on Sunday", "The truce was
// agreed in Vienna", "the president broke off the talks".
func (r *reading) asBefore(i int, e *Event) {
	both, ends := dealt[e.Entry.Frame.Name], ending[e.Entry.Frame.Name]
	if !both && !ends || !r.takesUp(e) || both && len(e.Actors) > 0 || ends && r.anyActs(e.Targets) {
		return
	}
	ps := r.toldParties(i, e)
	switch {
	case len(ps) == 0:
	case both && !r.named(e):
		e.Actors = ps
	case ends && len(e.Actors) == 1:
		if others := r.notOf(e.Actors[0], ps); len(others) == 1 {
			e.Targets = append(e.Targets, others...)
		}
	}
}

// takesUp reports whether e speaks of dealings as known or goes on with them: they are what its verb is
// about and have an article or none of their own, or they are said to go on.
func (r *reading) takesUp(e *Event) bool {
	if e.Entry.POS == 'n' {
		return (e.Carrier >= 0 && r.t.Rel(e.Head) == "nsubj" || r.standstill(e)) && r.known(e.Head)
	}
	if e.Entry.POS != 'v' {
		return false
	}
	for _, n := range append(slices.Clone(e.Consumed), e.Slots["obj"]...) {
		theirs := r.ofSome(n)
		if x := r.thingMeant(n); x >= 0 {
			n = x // "began in May. Tarvia broke them off"
		}
		if f := r.at[n]; f != nil && f.Entry.POS == 'n' && dealt[f.Entry.Frame.Name] {
			return r.known(n) && !theirs
		}
	}
	return false
}

// known reports whether noun n speaks of dealings that were told of: "the talks", "an earlier round",
// "another truce", "peace talks".
func (r *reading) known(n int) bool {
	indefinite := false
	for _, k := range r.t.Kids(n) {
		switch r.t.Form(k) {
		case "a", "an":
			indefinite = true
		case "another", "earlier", "further", "fresh", "last", "latest", "new", "next", "previous", "second", "third", "final":
			return true
		case "no", "any":
			return false
		}
		if rel := r.t.Rel(k); rel == "nmod" && r.t.Case(k) == "with" {
			return false
		}
	}
	if meetings[r.t.Lemma(n)] && r.t.XPOS(n) == "NNS" && r.t.Child(n, "det", "nmod:poss") < 0 {
		return false // "asked leave to hold meetings"
	}
	return !indefinite
}

// meetings are nouns of dealings that in the plural and without an article are any.
var meetings = lists.Set("conference consultation convention gathering meeting session summit")

// assemblies are nouns of dealings of many, of which one is not the same as talks told before.
var assemblies = lists.Set("conference congress convention forum gathering seminar session summit symposium workshop")

// otherThan reports whether e tells of an assembly and y of no such thing.
func (r *reading) otherThan(e, y *Event) bool {
	words := func(x *Event) []int { return append(append(slices.Clone(x.Consumed), x.Slots["obj"]...), x.Head) }
	i := slices.IndexFunc(words(e), func(k int) bool { return assemblies[r.t.Lemma(k)] })
	if i < 0 {
		return false
	}
	l := r.t.Lemma(words(e)[i])
	return !slices.ContainsFunc(words(y), func(k int) bool { return r.t.Lemma(k) == l || r.t.Lemma(k) == "meeting" })
}

// ofSome reports whether noun n itself names a party.
func (r *reading) ofSome(n int) bool {
	s := r.slotsOf(n)
	return r.anyActs(partiesAt(slices.Concat(s["between"], s["with"], s["among"], s["poss"], s["amod"], s["comp"], s["of"])))
}

func partiesAt(toks []int) []Party {
	out := make([]Party, 0, len(toks))
	for _, k := range toks {
		out = append(out, Party{k, "", -1})
	}
	return out
}

// named reports whether a slot of e's words names a party that it has not taken.
func (r *reading) named(e *Event) bool {
	for _, slot := range []string{"between", "with", "among", "poss", "by"} {
		if len(e.Slots[slot]) > 0 {
			return true
		}
	}
	return false
}

// lately is how many sentences back dealings are still in mind.
const lately = 8

// toldParties are the parties that event i takes up: those of the last dealing of its kind told before it,
// else the two that the report sets over against each other, nil where there are none.
func (r *reading) toldParties(i int, e *Event) []Party {
	if ps := r.lastDealing(i, e); ps != nil {
		return ps
	}
	var ps []Party
	if slices.ContainsFunc(append(slices.Clone(e.Consumed), e.Head), func(k int) bool { return assemblies[r.t.Lemma(k)] }) {
		return nil
	}
	for _, k := range r.c.TheTwo(e.Head) {
		ps = append(ps, Party{k, "told", -1})
	}
	return ps
}

// lastDealing are the parties to the last dealing of two told before event i, of truces or agreements
// where it is one itself; nil where there is none.
func (r *reading) lastDealing(i int, e *Event) []Party {
	talks := e.Type == "CONSULT" || ending[e.Entry.Frame.Name]
	for j := i - 1; j >= 0 && e.Sent-r.events[j].Sent <= lately; j-- {
		y := r.events[j]
		if !dealt[y.Entry.Frame.Name] || !talks && y.Type == "CONSULT" || vocab.Mediating[r.t.Lemma(y.Head)] || slices.Contains(e.Consumed, y.Head) || r.otherThan(e, y) {
			continue
		}
		var ps []Party
		for _, p := range y.Actors {
			if r.partyActs(p) {
				ps = append(ps, Party{p.Head, "told", p.Owner})
			}
		}
		if r.sides(ps) == 2 {
			return ps
		}
	}
	return nil
}

// notOf are those of some parties that are not the side of p: neither p nor who acts for the same state.
func (r *reading) notOf(p Party, ps []Party) []Party {
	var out []Party
	a := r.c.Arg(r.who(p))
	var flat []Party
	for _, x := range ps {
		members := r.c.Members(x.Head)
		if len(members) == 0 {
			flat = append(flat, x)
		}
		for _, k := range members {
			flat = append(flat, Party{k, "told", -1})
		}
	}
	for _, x := range flat {
		b := r.c.Arg(r.who(x))
		if r.c.Same(r.who(p), r.who(x)) || a.Country == b.Country && !slices.ContainsFunc(append(slices.Clone(a.Sectors), b.Sectors...), outlawed) && a.Country != "---" {
			continue
		}
		out = append(out, x)
	}
	return out
}

// outlawed reports whether a sector is that of those who fight the state they live in.
func outlawed(sector string) bool {
	switch sector {
	case "REB", "UAF", "SEP", "PRM", "CRM":
		return true
	}
	return false
}

// over are verbs of which dealings that are their subject are over, and overWith the particles that make
// others such.
var (
	over     = lists.Set("collapse crumble end expire fail founder unravel")
	overWith = map[string]map[string]bool{"break": lists.Set("down off up"), "fall": lists.Set("apart through")}
)

// ended tells of dealings that are over that they are.
func (r *reading) ended(e *Event) {
	if e.Status != sitrep.Actual || e.Entry.POS != 'n' || !dealt[e.Entry.Frame.Name] || e.Type == "AGREE" || r.t.Rel(e.Head) != "nsubj" {
		return
	}
	v := r.t.Head(e.Head)
	if over[r.t.Lemma(v)] && len(r.slotsOf(v)["obj"]) == 0 {
		e.Status = sitrep.Ended
	}
	for _, k := range r.t.Kids(v) {
		if overWith[r.t.Lemma(v)][r.t.Form(k)] {
			e.Status = sitrep.Ended
		}
	}
}

// summoners gives the envoy who was summoned "to the ministry" those who are at home there.
func (r *reading) summoners(e *Event) {
	if e.Entry.POS != 'v' || len(e.Actors) > 0 || e.Entry.Frame.Name != "accuse.criticise" || !r.t.Passive(e.Head) {
		return
	}
	for _, k := range append(slices.Clone(e.Slots["to"]), e.Slots["at"]...) {
		if a := r.c.Arg(k); a.Kind == sitrep.KindOrganization && !r.hasSame(e.Targets, k) && slices.Contains(a.Sectors, "GOV") {
			e.Actors = append(e.Actors, Party{k, "to", -1})
			e.Sites = append(e.Sites, r.slotsOf(k)["in"]...) // "the ministry in Tarn"
		}
	}
}
