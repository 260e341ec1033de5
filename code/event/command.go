package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
)

// bidding are verbs of having something done to somebody by others.
var bidding = map[string]bool{"order": true, "command": true, "direct": true, "instruct": true, "have": true}

// commands are nouns of what those who do a deed were told to do.
var commands = map[string]bool{"order": true, "command": true, "instruction": true, "direction": true, "behest": true, "directive": true, "decree": true}

// commanded gives a deed that nobody is said to have done the one who had it done: "the
// judge ordered Reed held", "the king had his cousin jailed", "were shot on the orders
// of the general".
func (r *reading) commanded(e *Event) {
	if len(e.Actors) > 0 || e.Both {
		return
	}
	switch e.Type {
	case "ASSAULT", "COERCE", "RETREAT", "SANCTION", "MOBILIZE", "CONCEDE":
	default:
		return
	}
	from := r.commanders(e.Head)
	if e.Carrier >= 0 {
		from = append(from, r.commanders(e.Carrier)...)
	}
	if len(from) == 0 {
		from = r.bidders(e)
	}
	for _, k := range from {
		if a := r.c.Arg(k); (sitrep.CanAct(a.Kind) || r.agentNoun(k) || r.t.UPOS(k) == "PRON") && !r.hasSame(e.Targets, k) && !r.has(e.Actors, k) {
			e.Actors = append(e.Actors, r.spoken(k, r.refer(k), "by")...)
		}
	}
}

// bidders are those who have somebody else do the deed to one whom they name: "ordered
// Reed held". Who only had men killed may have lost them: there it is a person.
func (r *reading) bidders(e *Event) []int {
	h := r.t.Head(e.Head)
	if e.Entry.POS != 'v' || h < 0 || r.t.XPOS(e.Head) != "VBN" {
		return nil
	}
	switch r.t.Rel(e.Head) {
	case "acl":
		if h = r.t.Head(h); h < 0 || r.t.Lemma(h) != "order" || r.t.Child(h, "obj") != r.t.Head(e.Head) {
			return nil
		}
	case "xcomp":
		if r.t.Child(h, "obj") < h && r.t.Child(e.Head, "nsubj") < h {
			return nil
		}
	default:
		return nil
	}
	if !bidding[r.t.Lemma(h)] || r.t.Passive(h) {
		return nil
	}
	subj := r.slotsOf(h)["subj"]
	if r.t.Lemma(h) == "have" && !slices.ContainsFunc(subj, func(k int) bool { return r.c.Arg(k).Kind == sitrep.KindPerson }) {
		return nil
	}
	return subj
}

// hadDone reports whether an order to somebody is one to others to do something to him: "ordered two
// smugglers jailed".
func (r *reading) hadDone(e *Event) bool {
	return e.Type == "REQUEST" && e.Entry.POS == 'v' && bidding[r.t.Lemma(e.Head)] && !slices.ContainsFunc(e.Slots["xcomp"], func(x int) bool { return r.t.Case(x) == "to" })
}

// commanders are those on whose orders the deed of verb v was done.
func (r *reading) commanders(v int) []int {
	var out []int
	for _, k := range r.t.Kids(v) {
		if rel := r.t.Rel(k); rel != "obl" && rel != "nmod" || !commands[r.t.Lemma(k)] {
			continue
		}
		switch r.t.Case(k) {
		case "on", "upon", "under", "by", "at":
		default:
			continue
		}
		s := r.slotsOf(k)
		for _, slot := range []string{"poss", "of", "from", "by", "comp", "amod"} {
			for _, x := range s[slot] {
				if !slices.Contains(out, x) && (slot != "comp" && slot != "amod" || r.c.Arg(x).Actor != "") {
					out = append(out, x)
				}
			}
		}
	}
	return out
}

// wielded adds the weapon that somebody used to do the deed: "used drones to strike the
// depot".
func (r *reading) wielded(e *Event) {
	h := r.t.Head(e.Head)
	if e.Type != "ASSAULT" || e.Entry.POS != 'v' || h < 0 || r.t.XPOS(e.Head) != "VB" {
		return
	}
	if rel := r.t.Rel(e.Head); rel != "xcomp" && rel != "advcl" && rel != "acl" {
		return
	}
	if r.t.Rel(e.Head) == "acl" && r.t.Rel(h) == "obj" && r.t.Head(h) >= 0 {
		h = r.t.Head(h)
	}
	switch r.t.Lemma(h) {
	case "use", "employ", "deploy":
	default:
		return
	}
	for _, o := range r.slotsOf(h)["obj"] {
		if o < e.Head {
			r.takeMeans(e, o, "using")
		}
	}
}

// levelling are verbs that tell whom a deed was meant for, with the slot that names them.
var levelling = map[string][]string{"aim": {"at", "against"}, "direct": {"at", "against", "toward", "towards"}, "target": {"obj"}}

// levelled gives an attack those whom a clause around it says that it was meant for: "the
// blast appeared to target a bus", "bombings that were aimed at civilians".
func (r *reading) levelled(e *Event, top int) {
	if e.Type != "ASSAULT" || r.aimed(e) {
		return
	}
	var verbs []int
	if h := r.t.Head(top); h >= 0 && r.t.Rel(top) == "nsubj" && r.t.Verbal(h) {
		verbs = append(verbs, h)
	}
	for _, k := range r.t.Kids(e.Head) {
		if r.t.Rel(k) == "acl" {
			verbs = append(verbs, k)
		}
	}
	for _, v := range verbs {
		if x := r.t.Child(v, "xcomp"); levelling[r.t.Lemma(v)] == nil && x > v {
			v = x // "seemed to be aimed at"
		}
		s := r.slotsOf(v)
		for _, slot := range levelling[r.t.Lemma(v)] {
			if slot != "obj" || !r.t.Passive(v) {
				e.Slots["against"] = append(e.Slots["against"], s[slot]...)
			}
		}
	}
}

// underWay gives what is said to be going on the slots of the words that say so: "a manhunt
// was under way for the gunmen".
func (r *reading) underWay(e *Event, top int) {
	h := r.t.Head(top)
	if h < 0 || e.Carrier >= 0 || r.t.Rel(top) != "nsubj" || r.t.Child(h, "cop") < 0 {
		return
	}
	switch r.t.Lemma(h) {
	case "way", "underway", "progress", "foot", "afoot", "on":
	default:
		return
	}
	e.Clauses = append(e.Clauses, h)
	s := r.slotsOf(h)
	for _, slot := range []string{"for", "in", "against", "between", "with", "at", "near"} {
		e.Slots[slot] = append(e.Slots[slot], s[slot]...)
	}
}
