package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/vocab"
)

// belated gives a passive without a doer the one behind "by" that the parser hung on
// another word of the predicate: "was placed under house arrest by", "was set alight
// by", "was ordered to close by the ministry".
func (r *reading) belated(e *Event) {
	if e.Entry.POS != 'v' || len(e.Actors) > 0 || !r.t.Passive(e.Head) {
		return
	}
	var by []int
	for _, k := range e.Consumed {
		by = append(by, r.slotsOf(k)["by"]...)
	}
	for i := e.Start; i < e.End; i++ {
		if i != e.Head {
			by = append(by, r.slotsOf(i)["by"]...)
		}
	}
	for _, slot := range []string{"xcomp", "from"} {
		for _, v := range e.Slots[slot] {
			if r.at[v] == nil && !r.t.Passive(v) && (r.t.Verbal(v) || r.t.UPOS(v) == "ADJ") {
				by = append(by, r.slotsOf(v)["by"]...)
			}
		}
	}
	for _, k := range by {
		if (k > e.Head || e.Type == "PROTEST") && r.partyActs(Party{k, "by", -1}) && !r.hasSame(e.Targets, k) && !r.hasSame(e.Actors, k) {
			e.Actors = append(e.Actors, Party{k, "by", -1})
		}
	}
}

// larger gives an act that some other deed is told to be part of, and nobody is told to do, the
// doers of that: "the ministry closed the paper as part of a crackdown on the press".
func (r *reading) larger(e *Event) {
	if e.Entry.POS != 'n' || len(e.Actors) > 0 || e.Type != "COERCE" && e.Type != "ASSAULT" {
		return
	}
	n := r.t.Head(e.Head)
	if n < 0 || r.t.Rel(e.Head) != "nmod" || r.t.Case(e.Head) != "of" || r.t.Lemma(n) != "part" || r.t.Case(n) != "as" {
		return
	}
	v := r.t.Head(n)
	if v < 0 || r.at[v] == nil || r.at[v].Both {
		return
	}
	switch r.at[v].Type {
	case "ASSAULT", "COERCE", "SANCTION":
	default:
		return
	}
	for _, k := range r.slotsOf(v)["subj"] {
		if r.partyActs(Party{k, "by", -1}) && !r.hasSame(e.Targets, k) {
			e.Actors = append(e.Actors, Party{k, "by", -1})
		}
	}
}

// owned gives an act the one who says that it is theirs: "claimed responsibility for
// the bombing", "admitted being behind the raid".
func (r *reading) owned(e *Event, top int) {
	if e.Type != "ASSAULT" || len(e.Slots["by"]) > 0 {
		return
	}
	for _, k := range r.t.Kids(e.Head) {
		if r.t.Rel(k) == "acl" && r.t.Lemma(k) == "claim" && r.t.Passive(k) { // "an attack claimed by the front"
			e.Slots["by"] = append(e.Slots["by"], r.slotsOf(k)["subj"]...)
		}
	}
	for _, k := range append(r.answerers(top), r.backers(top)...) {
		if d := r.t.Child(k, "det"); d >= 0 && (r.t.Form(d) == "no" || r.t.Form(d) == "neither") {
			continue // "no group claimed responsibility"
		}
		if x := r.refer(k); sitrep.CanAct(r.c.Arg(x).Kind) && !slices.Contains(e.Slots["by"], k) {
			e.Slots["by"] = append(e.Slots["by"], k)
		}
	}
}

// answerers are those who say that the deed at noun top is theirs.
func (r *reading) answerers(top int) []int {
	h := r.t.Head(top)
	if h < 0 || r.t.Case(top) != "for" {
		return nil
	}
	if r.t.Lemma(h) == "responsibility" && r.t.Rel(h) == "obj" {
		h = r.t.Head(h)
	} else if o := r.t.Child(h, "obj"); o < 0 || o > top || r.t.Lemma(o) != "responsibility" {
		return nil
	}
	if h < 0 || !vocab.Owning[r.t.Lemma(h)] || r.unowned(h) {
		return nil
	}
	return r.slotsOf(h)["subj"]
}

// unowned reports whether nobody has owned up yet by verb v: "refused to accept", "did not
// claim", "has yet to claim", "should take".
func (r *reading) unowned(v int) bool {
	for _, k := range r.t.Kids(v) {
		switch r.t.Form(k) {
		case "should", "must", "would", "could", "might":
			return true
		}
		if vocab.Negations[r.t.Form(k)] {
			return true
		}
	}
	h := r.t.Head(v)
	if h < 0 || r.t.Rel(v) != "xcomp" && r.t.Rel(v) != "advcl" || r.t.Case(v) != "to" {
		return false
	}
	return vocab.Unfulfilled[r.t.Lemma(h)]
}

// backers are those of whom it is said that they are behind the deed at noun top or that
// it is their work: "said it was behind the raid", "the raid was the work of rebels".
func (r *reading) backers(top int) []int {
	if r.t.Case(top) == "behind" {
		if r.t.Child(top, "cop") >= 0 {
			return r.t.Subject(top)
		}
		if h := r.t.Head(top); h >= 0 && r.t.Rel(top) == "nmod" { // "the gang behind the raid"
			return []int{h}
		}
		return nil
	}
	h := r.t.Head(top)
	if h < 0 || r.t.Rel(top) != "nsubj" {
		return nil
	}
	if x := r.t.Child(h, "xcomp"); x > h && !r.t.Verbal(x) {
		h = x // "is thought to be the work of rebels"
	}
	switch r.t.Lemma(h) {
	case "work", "handiwork", "doing":
		return slices.Concat(r.slotsOf(h)["of"], r.slotsOf(h)["poss"])
	}
	return nil
}

// country reports whether token k is a country by its own name.
func (r *reading) country(k int) bool {
	_, ok := r.f.base.StateByName(r.doc.Tokens[k].Form)
	return ok
}
