package event

import (
	"slices"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/number"
)

// victims are words for those who came to harm, of whom the next sentence says who they
// were.
var victims = lists.Set("victim dead deceased casualty fatality slain wounded injured")

// including are verbs of whom a number of people takes in.
var including = lists.Set("include comprise number")

// listed adds to the slots of a word for victims, as "are", those who are told to be among
// them: "the victims were a baker and two boys", "among the dead was a nurse", "the
// wounded include three guards", "four of the victims were porters".
func (r *reading) listed(t int, s map[string][]int) {
	if !victims[r.t.Lemma(t)] && !victims[r.t.Form(t)] || r.t.XPOS(t) == "NN" && victims[r.t.Form(t)] && r.single(t) {
		return // one victim is whom the deed was done to already
	}
	top := t
	if h := r.t.Head(t); h >= 0 && r.t.Rel(t) == "nmod" && r.t.Case(t) == "of" && (r.t.UPOS(h) == "NUM" || r.t.Counted(h) == t) {
		top = h
	}
	s["are"] = append(s["are"], r.people(r.said(top))...)
}

// said are those whom the clause around noun top tells to be it or among it.
func (r *reading) said(top int) []int {
	h := r.t.Head(top)
	switch {
	case r.t.Case(top) == "among" && r.t.Child(top, "cop") >= 0: // "a nurse was among the dead"
		return r.t.Subject(top)
	case h < 0:
		return nil
	case (r.t.Rel(top) == "nsubj" || r.t.Rel(top) == "csubj") && r.t.Verbal(h) && including[r.t.Lemma(h)]:
		return r.slotsOf(h)["obj"]
	case r.t.Rel(top) == "nsubj" && r.t.Lemma(h) == "identify" && r.t.Passive(h):
		return r.slotsOf(h)["as"]
	case r.t.Verbal(h) || r.t.Child(h, "cop") < 0:
		return nil
	case r.t.Rel(top) == "nsubj" && r.t.Case(h) == "", r.t.Case(top) == "among":
		return r.t.Conj(h)
	}
	return nil
}

// people are those of some tokens that are people by noun or name.
func (r *reading) people(toks []int) []int {
	var out []int
	for _, k := range toks {
		if u := r.t.UPOS(k); (u == "NOUN" || u == "PROPN") && (r.living(k) || r.agentNoun(k)) {
			out = append(out, k)
		}
	}
	return out
}

// single reports whether the clause around noun t speaks of one.
func (r *reading) single(t int) bool {
	for _, v := range []int{t, r.t.Head(t)} {
		if v < 0 {
			continue
		}
		if k := r.t.Child(v, "cop", "aux:pass"); k >= 0 {
			return r.t.Form(k) == "was" || r.t.Form(k) == "is"
		}
	}
	return false
}

// parted gives a deed of which only numbers tell whom it was done to those who are told to
// be among them: "left nine dead, including four porters". parts are tolls that are parts
// of others.
func (r *reading) parted(parts []number.Casualty) {
	for _, c := range parts {
		e := r.tellerOf(c.Trigger)
		if e == nil || e.Type != "ASSAULT" && e.Type != "COERCE" || c.WhoHead < 0 || slices.ContainsFunc(e.Targets, r.partyActs) {
			continue
		}
		if len(r.people([]int{c.WhoHead})) > 0 && !r.hasSame(e.Actors, c.WhoHead) {
			e.Targets = append(e.Targets, Party{c.WhoHead, "among", -1})
		}
	}
}
