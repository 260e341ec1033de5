package event

import (
	"slices"

	"github.com/sitrep-news/sitrep/data/lists"
)

// Who gives aid or lends money, and to whom, where the words around the noun tell it; what is asked for.

// thanked gives help and support for which somebody is thanked, and of which nothing says for whom it
// is, him who thanks: "thanked the residents for their help".
func (r *reading) thanked(e *Event, top, v int) {
	if e.Type != "AID" && e.Type != "SUPPORT" && e.Type != "COOPERATE" || !r.stands(top, "for") || len(e.Slots["to"])+len(e.Slots["for"])+len(e.Slots["of"]) > 0 {
		return
	}
	var who, whose []int
	switch s := r.slotsOf(v); {
	case r.t.Lemma(v) == "thank" && r.t.Verbal(v):
		who, whose = s["subj"], s["obj"]
	case r.t.Lemma(v) == "grateful":
		who, whose = r.t.Subject(v), s["to"]
	default:
		return
	}
	mine := slices.ContainsFunc(e.Slots["poss"], func(k int) bool { return r.t.UPOS(k) == "PRON" })
	if !mine && len(e.Slots["poss"])+len(e.Slots["from"])+len(e.Slots["by"])+len(e.Slots["amod"]) > 0 {
		return
	}
	for _, k := range who {
		if r.partyActs(Party{k, "to", -1}) || r.t.UPOS(k) == "PRON" {
			e.Slots["for"] = append(e.Slots["for"], k)
		}
	}
	if mine && len(whose) > 0 {
		e.Slots["poss"] = slices.Clone(whose) // "its": theirs who are thanked
	}
}

// moneyed gives aid that money is given in, the parser having hung it on the money, the parties of the
// verb: "pledged nine million dollars in loans to the island".
func (r *reading) moneyed(e *Event, top, v int) {
	if e.Type != "AID" || e.Carrier >= 0 || r.t.Rel(top) != "nmod" || !r.stands(top, "in") || !r.t.Verbal(v) || r.t.Passive(v) || !giving[r.t.Lemma(v)] {
		return
	}
	s := r.slotsOf(v)
	r.doneBy(e, s["subj"])
	if len(e.Slots["to"])+len(e.Slots["for"]) == 0 {
		e.Slots["to"] = slices.Concat(s["to"], s["iobj"])
	}
}

// reaching gives aid the place or people that it is said to get to: "food aid from the bank reached the island".
func (r *reading) reaching(e *Event, top, v int) {
	if e.Type != "AID" || r.t.Rel(top) != "nsubj" || !r.t.Verbal(v) || len(e.Slots["to"])+len(e.Slots["for"]) > 0 {
		return
	}
	switch s := r.slotsOf(v); r.t.Lemma(v) {
	case "reach":
		e.Slots["to"] = append(e.Slots["to"], s["obj"]...)
	case "flow", "go", "pour":
		e.Slots["to"] = slices.Concat(s["to"], s["into"])
	}
}

// urging are verbs of wanting what stands behind "for".
var urging = lists.Set("appeal ask call press push")

// sought gives talks that somebody asks for with others him as one side, and aid those of whom it is
// asked: "called for talks with the rebels", "asked the bank for loans".
func (r *reading) sought(e *Event, top, v int) {
	if !r.t.Verbal(v) || r.t.Passive(v) || !urging[r.t.Lemma(v)] || !r.stands(top, "for") {
		return
	}
	s := r.slotsOf(v)
	switch {
	case e.Type == "CONSULT" && len(e.Slots["with"]) > 0 && len(e.Slots["between"]) == 0:
		e.Slots["between"] = append(e.Slots["between"], s["subj"]...)
	case e.Type == "AID" && len(e.Slots["from"]) == 0:
		r.doneBy(e, slices.Concat(s["obj"], s["to"], s["on"]))
	}
}

// borrowing are verbs of coming to terms over a loan.
var borrowing = lists.Set("agree negotiate sign")

// lentBy gives a loan that two come to terms over him with whom, and him who does: "signed loans with the bank",
// "the loans that the island signed with the bank".
func (r *reading) lentBy(e *Event, top, v int) {
	if e.Type != "AID" || len(e.Slots["to"])+len(e.Slots["for"])+len(e.Slots["from"]) > 0 {
		return
	}
	for _, k := range r.t.Kids(e.Head) {
		if r.t.Rel(k) == "acl" && borrowing[r.t.Lemma(k)] && slices.Contains(r.slotsOf(k)["obj"], e.Head) {
			top, v = e.Head, k
		}
	}
	if !r.t.Verbal(v) || !borrowing[r.t.Lemma(v)] || r.t.Passive(v) || !slices.Contains(r.slotsOf(v)["obj"], top) {
		return
	}
	s := r.slotsOf(v)
	if with := r.sidesOf(s["with"]); len(with) > 0 {
		e.Slots["from"], e.Slots["to"], e.Slots["by"] = with, r.sidesOf(s["subj"]), nil
	}
}
