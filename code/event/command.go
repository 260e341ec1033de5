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
