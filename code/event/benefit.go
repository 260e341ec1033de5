package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
)

// seeking are verbs whose subject is the one whom the help is for that is their object.
var seeking = map[string]bool{"seek": true, "request": true, "need": true, "obtain": true, "secure": true, "await": true, "require": true, "use": true,
	"utilise": true, "utilize": true, "lack": true, "lose": true, "agree": true, "negotiate": true, "accept": true}

// leaning are verbs of having somebody's help behind one, by the preposition that it
// stands behind: "relies on the support of the army".
var leaning = map[string]string{"rely": "on", "depend": "on", "count": "on", "lean": "on", "thrive": "on", "survive": "on", "benefit": "from", "ask": "for",
	"appeal": "for", "hope": "for", "look": "for", "apply": "for"}

// helped gives help and support those who seek, have or lean on them: "the bank seeks
// loans from donors", "he relies on the backing of the army".
func (r *reading) helped(e *Event, top, v int) {
	if e.Type != "AID" && e.Type != "SUPPORT" || e.Carrier >= 0 || len(e.Slots["to"])+len(e.Slots["for"]) > 0 {
		return
	}
	rel, l := r.t.Rel(top), r.t.Lemma(v)
	passive := r.t.Passive(v)
	switch {
	case rel == "obj" && seeking[l] && !passive:
	case rel == "obl" && leaning[l] != "" && leaning[l] == r.t.Case(top) && !passive:
	case e.Type == "AID" && rel == "obl" && r.t.Case(top) == "with" && !passive && len(e.Slots["from"])+len(e.Slots["amod"])+len(e.Slots["poss"])+len(e.Slots["comp"]) > 0: // "with Tarvian air support, the army took"
	case rel == "obl" && r.t.Case(top) == "by" && passive && (l == "fund" || l == "finance" || l == "support" || l == "back"):
	default:
		return
	}
	s := r.slotsOf(v)
	slot := "subj"
	if passive {
		slot = "obj"
	}
	to := "to"
	if passive {
		to = "for" // a project as well as people
	}
	for _, k := range s[slot] {
		if r.partyActs(Party{k, "subj", -1}) || passive || r.t.UPOS(k) == "PRON" {
			e.Slots[to] = append(e.Slots[to], k)
		}
	}
	if len(e.Slots[to]) == 0 {
		return
	}
	e.Slots["from"] = append(e.Slots["from"], s["from"]...)
	if e.Type == "SUPPORT" {
		r.supporters(e)
	}
}

// supporters makes those behind "of" the ones who support where the ones supported are
// told: "has the backing of the army".
func (r *reading) supporters(e *Event) {
	for _, k := range e.Slots["of"] {
		if a := r.c.Arg(k); sitrep.CanAct(a.Kind) || a.Kind == sitrep.KindPlace {
			e.Slots["by"] = append(e.Slots["by"], k)
		}
	}
	delete(e.Slots, "of")
}

// fought gives a fight of which one side is told whom it is to bring down: "they fought to
// oust the governor".
func (r *reading) fought(e *Event) {
	if e.Type != "ASSAULT" || e.Entry.POS != 'v' || e.Entry.Frame.Name != "clash" || len(e.Targets) > 0 || len(e.Slots["with"])+len(e.Slots["against"])+len(e.Slots["obj"]) > 0 {
		return
	}
	for _, v := range r.t.Kids(e.Head) {
		if rel := r.t.Rel(v); v < e.Head || rel != "xcomp" && rel != "advcl" || r.t.Case(v) != "to" || !toppling[r.t.Lemma(v)] {
			continue
		}
		for _, k := range r.slotsOf(v)["obj"] {
			if r.partyActs(Party{k, "obj", -1}) && !r.hasSame(e.Actors, k) {
				e.Targets = append(e.Targets, Party{k, "against", -1})
			}
		}
	}
}

// toppling are verbs of what a fight is to do to the other side.
var toppling = map[string]bool{"overthrow": true, "oust": true, "topple": true, "defeat": true, "dislodge": true, "expel": true, "unseat": true, "depose": true,
	"crush": true, "destroy": true, "eliminate": true, "drive": true, "push": true, "remove": true, "flush": true, "rout": true, "repel": true, "evict": true}

// banned gives a threat of a measure those whom it is to hit: "threatened a ban on Tarvian
// imports", "threatened sanctions against the junta".
func (r *reading) banned(e *Event) {
	if e.Type != "THREATEN" || e.Entry.POS != 'v' || slices.ContainsFunc(e.Targets, r.partyActs) {
		return
	}
	for _, o := range slices.Concat(e.Slots["obj"], e.Slots["with"]) {
		if x := r.at[r.t.Counted(o)]; x == nil || x.Entry.POS != 'n' || x.Type != "COERCE" && x.Type != "SANCTION" && x.Type != "ASSAULT" {
			continue
		}
		s := r.slotsOf(r.t.Counted(o))
		for _, k := range slices.Concat(s["on"], s["against"]) {
			for _, w := range append([]int{k}, slices.Concat(r.slotsOf(k)["amod"], r.slotsOf(k)["poss"])...) {
				if a := r.c.Arg(w); sitrep.CanAct(a.Kind) && (w == k || a.Actor != "") && !r.hasSame(e.Actors, w) && !r.hasSame(e.Targets, w) {
					e.Targets = append(e.Targets, Party{w, "against", -1})
					break
				}
			}
		}
	}
}

// included adds those whom a list tells to be among the ones something was done to:
// "those arrested included two clerks and a judge".
func (r *reading) included(e *Event) {
	n := r.t.Head(e.Head)
	if e.Entry.POS != 'v' || n < 0 || e.Type != "COERCE" && e.Type != "ASSAULT" && e.Type != "RETREAT" || r.t.XPOS(e.Head) != "VBN" {
		return
	}
	top := n
	if r.t.Rel(e.Head) == "csubj" { // a clause for the subject
		top = e.Head
	} else if r.t.Rel(e.Head) != "acl" {
		return
	}
	told := r.people(r.said(top))
	if len(told) == 0 {
		return
	}
	e.Members = true
	e.Targets = slices.DeleteFunc(e.Targets, func(p Party) bool { return Those(r.t, p.Head) })
	for _, k := range told {
		if !r.hasSame(e.Actors, k) && !r.hasSame(e.Targets, k) {
			e.Targets = append(e.Targets, Party{k, "obj", -1})
		}
	}
}
