package event

import "slices"

// Whom the words above an event noun tell to have done it or undergone it.

// governed gives an event noun that does not tell all its parties those that the words above it
// tell. top is the noun that counts it, or the noun itself.
func (r *reading) governed(e *Event, top int) {
	r.meantFor(e)
	r.sentOn(e, top)
	r.blamedOn(e)
	if e.Entry.Frame.Name == "torture" {
		r.doneBy(e, slices.DeleteFunc(slices.Clone(e.Slots["comp"]), func(k int) bool { return !r.uniformed(k) })) // "army abuses"
	}
	if e.Entry.Frame.Name == "clash" {
		r.sited(e, e.Slots["for"]) // "the battle for the port"
	}
	v := r.clauseOver(top)
	if v < 0 {
		return
	}
	r.unseated(e, top, v)
	r.during(e, top, v)
	r.disowned(e, top, v)
	r.confessed(e, top, v)
	r.confined(e, top, v)
	r.driven(e, top, v)
	r.thanked(e, top, v)
	r.planner(e, top)
	r.suspect(e, top)
	r.sharedBy(e, top, v)
	r.moneyed(e, top, v)
	r.reaching(e, top, v)
	r.sought(e, top, v)
	r.wonFrom(e, top, v)
	r.lentBy(e, top, v)
	r.answersFor(e, top, v)
	r.toCease(e, top, v)
}

// clauseOver is the verb of whose clause noun n is a part or that parsers hang on its object, or a
// noun or adjective that it hangs on; -1 for none.
func (r *reading) clauseOver(n int) int {
	h := r.t.Head(n)
	if h >= 0 && r.t.Rel(n) == "nmod" && !r.t.Verbal(h) {
		switch r.t.Rel(h) {
		case "obj", "nsubj:pass", "nsubj":
			if up := r.t.Head(h); up >= 0 && r.t.Verbal(up) && up < n {
				return up // "overthrew the president | in a coup"
			}
		}
	}
	return h
}

// doneBy makes those of some tokens who can act the doers of a noun that tells none itself.
func (r *reading) doneBy(e *Event, toks []int) {
	if len(e.Slots["by"])+len(e.Slots["between"]) > 0 {
		return
	}
	for _, slot := range []string{"poss", "amod", "comp"} {
		if slices.ContainsFunc(e.Slots[slot], func(k int) bool { return r.partyActs(Party{k, slot, -1}) && !(slot == "poss" && r.undergoes(e)) }) {
			return
		}
	}
	for _, k := range toks {
		if r.partyActs(Party{k, "by", -1}) || r.t.UPOS(k) == "PRON" {
			e.Slots["by"] = append(e.Slots["by"], k)
		}
	}
}

// somebody is those of some tokens that are somebody, or pronouns of such.
func (r *reading) somebody(toks []int) []int {
	return slices.DeleteFunc(r.peopleOf(toks), func(k int) bool { return r.t.RelativePronoun(k) })
}

// sidesOf are those of some tokens who can act.
func (r *reading) sidesOf(toks []int) []int {
	return slices.DeleteFunc(slices.Clone(toks), func(k int) bool { return !r.partyActs(Party{k, "against", -1}) && r.t.UPOS(k) != "PRON" })
}

// sentOn makes those who are sent on a raid or a mission of force its doers: "sent commandos on a raid
// in Chad", "marines dispatched on a mission to free them".
func (r *reading) sentOn(e *Event, top int) {
	if e.Type != "ASSAULT" && e.Type != "COERCE" || len(e.Slots["by"]) > 0 || r.t.Case(top) != "on" {
		return
	}
	v := r.t.Head(top)
	if v >= 0 && r.t.Rel(top) == "nmod" && r.t.Rel(v) == "obj" { // hung on those who are sent
		v = r.t.Head(v)
	}
	if v < 0 || !r.t.Verbal(v) || !dispatching[r.t.Lemma(v)] {
		return
	}
	for _, k := range r.slotsOf(v)["obj"] {
		if r.uniformed(k) || r.f.lex.In("troops", r.t.Lemma(k)) {
			e.Slots["by"] = append(e.Slots["by"], k)
		}
	}
}
