package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
)

// Who answers for a deed: those who deny it, own up to it, plan it, are tried for it or blamed for it, or are to stop it.

// disowned gives a deed that somebody denies, and of which no doer is told, him who does: "denied the
// torture of prisoners", "denies that torture occurs". Who loses people denies that,
// and people whose own those are who suffer it: "residents denied the burning of their village".
func (r *reading) disowned(e *Event, top, v int) {
	if e.Type != "ASSAULT" && e.Type != "COERCE" || e.Entry.Frame.Name == "death" || e.Both {
		return
	}
	if r.t.Rel(top) == "nsubj" && r.t.Verbal(v) && r.t.Rel(v) == "ccomp" {
		v = r.t.Head(v)
	} else if r.t.Rel(top) != "obj" {
		return
	}
	if v < 0 || r.t.Lemma(v) != "deny" || r.t.Passive(v) || r.negated(v) {
		return
	}
	own := func(k int) bool {
		if r.c.Arg(k).Kind == sitrep.KindPerson {
			return true // who speaks for others denies what they did
		}
		power := r.uniformed(k) || r.c.Arg(k).Kind == sitrep.KindState
		return slices.ContainsFunc(slices.Concat(e.Slots[undergoer(e)], e.Slots["of"]), func(x int) bool {
			owner := r.t.Child(x, "nmod:poss")
			return r.uniformed(x) && r.uniformed(k) || !power && owner >= 0 && r.t.UPOS(owner) == "PRON"
		})
	}
	r.doneBy(e, slices.DeleteFunc(slices.Clone(r.slotsOf(v)["subj"]), own))
}

// confessed gives a deed him who owns up to it before a court, or turns down its charge: "pleaded
// guilty to murder", "confessed to the killing of a nurse".
func (r *reading) confessed(e *Event, top, v int) {
	if e.Type != "ASSAULT" || r.t.Case(top) != "to" {
		return
	}
	if r.t.Form(v) == "guilty" && r.t.Head(v) >= 0 {
		v = r.t.Head(v)
	}
	switch r.t.Lemma(v) {
	case "plead", "confess", "admit":
		r.doneBy(e, r.slotsOf(v)["subj"])
	}
}

// planning are nouns of a deed that somebody means to do or has others do.
var planning = lists.Set("plan plot bid preparation intention")

// planner gives a deed him whose plan it is: "the junta's plan for a raid", "a plot by rebels for a coup".
func (r *reading) planner(e *Event, top int) {
	h := r.t.Head(top)
	if h < 0 || r.t.Rel(top) != "nmod" || !planning[r.t.Lemma(h)] || !r.stands(top, "for", "of") {
		return
	}
	s := r.slotsOf(h)
	r.doneBy(e, slices.Concat(s["by"], s["poss"]))
}

// suspect gives a deed those who are told as suspects in it: "a suspect in the killing of a judge".
func (r *reading) suspect(e *Event, top int) {
	h := r.t.Head(top)
	if e.Type != "ASSAULT" || h < 0 || r.t.Rel(top) != "nmod" || !r.stands(top, "in") {
		return
	}
	switch r.t.Lemma(h) {
	case "suspect", "accused", "defendant":
		if k := r.t.Child(h, "compound"); k < 0 || r.typeAt(k) == "" { // a headline's "Police arrest suspect"
			r.doneBy(e, []int{h})
		}
	}
}

// sharedBy gives a deed those who are said to be involved in it.
func (r *reading) sharedBy(e *Event, top, v int) {
	if e.Type == "ASSAULT" && r.t.Lemma(v) == "involve" && r.stands(top, "in") && r.t.Passive(v) && !r.negated(v) {
		r.doneBy(e, r.slotsOf(v)["obj"])
	}
}

// shares are nouns for having a part in a deed, linking verbs of saying that somebody has.
var (
	shares  = lists.Set("complicity hand involvement part participation role")
	linking = map[string]string{"connect": "to", "implicate": "in", "link": "to", "tie": "to"}
)

// answersFor gives a deed those who serve a sentence for it, are found guilty of it or linked
// to it, or whose part in it is spoken of: "is serving life for the murder of a nun", "implicated him in the raid".
func (r *reading) answersFor(e *Event, top, v int) {
	if e.Type != "ASSAULT" || e.Entry.Frame.Name == "death" || e.Both {
		return
	}
	c := r.t.Case(top)
	if h := r.t.Head(top); h >= 0 && c == "in" && shares[r.t.Lemma(h)] && r.t.Rel(top) == "nmod" {
		r.doneBy(e, r.slotsOf(h)["poss"])
		return
	}
	switch l := r.t.Lemma(v); {
	case r.t.Form(v) == "guilty" && c == "of":
		if up := r.t.Head(v); up >= 0 && r.t.Lemma(up) == "find" {
			r.doneBy(e, r.slotsOf(up)["obj"])
		}
		r.doneBy(e, r.t.Subject(v))
	case !r.t.Verbal(v):
	case linking[l] != "" && linking[l] == c && !r.negated(v):
		r.doneBy(e, r.sidesOf(r.slotsOf(v)["obj"]))
	case l == "serve" && (c == "for" || c == "over"):
		r.doneBy(e, r.slotsOf(v)["subj"])
	}
}

// blamedOn gives a deed those at whose door a participle behind it lays it: "attacks blamed on the rebels".
func (r *reading) blamedOn(e *Event) {
	if e.Type != "ASSAULT" && e.Type != "COERCE" {
		return
	}
	for _, v := range r.t.Kids(e.Head) {
		if slot := vocab.Laying[r.t.Lemma(v)]; r.t.Rel(v) == "acl" && slot != "" && r.t.Passive(v) {
			r.doneBy(e, r.slotsOf(v)[slot])
		}
	}
}

// foreboding are nouns of what may come, or of how much of it came; who stands behind
// them in "a threat of attacks by the rebels" does what is feared.
var foreboding = map[string]bool{"threat": true, "risk": true, "danger": true, "fear": true, "possibility": true, "likelihood": true, "rise": true,
	"increase": true, "history": true, "pattern": true, "prospect": true, "report": true, "surge": true}

// behind gives a deed the doers that the parser hung on the noun above it: "threats of
// attacks by the rebels".
func (r *reading) behind(e *Event) {
	h := r.t.Head(e.Head)
	if h < 0 || len(e.Slots["by"]) > 0 || r.t.Rel(e.Head) != "nmod" || r.t.Case(e.Head) != "of" || !foreboding[r.t.Lemma(h)] {
		return
	}
	for _, k := range r.slotsOf(h)["by"] {
		if k > e.Head {
			e.Slots["by"] = append(e.Slots["by"], k)
		}
	}
}

// ceasing and bid are verbs of making an end of what one does, and of wanting another to do something.
var (
	ceasing = lists.Set("cease end halt stop suspend")
	bid     = lists.Set("ask call demand order press tell urge")
)

// toCease gives what somebody is called on to stop him as its doer: "urged the junta to end the detention of
// editors". Bodies of many states are to stop what others do.
func (r *reading) toCease(e *Event, top, v int) {
	if e.Type != "ASSAULT" && e.Type != "COERCE" || e.Both || war(e) || r.t.Rel(top) != "obj" || !r.t.Verbal(v) || !ceasing[r.t.Lemma(v)] {
		return
	}
	up := r.t.Head(v)
	for n := 0; n < 2 && up >= 0 && r.t.Rel(v) == "conj"; n++ {
		v, up = up, r.t.Head(up)
	}
	if up < 0 || !bid[r.t.Lemma(up)] || r.t.Rel(v) != "xcomp" && r.t.Rel(v) != "ccomp" && r.t.Rel(v) != "advcl" {
		return
	}
	r.doneBy(e, slices.DeleteFunc(slices.Clone(r.slotsOf(v)["subj"]), func(k int) bool {
		return !r.uniformed(k) || slices.Contains(r.c.Arg(k).Sectors, "IGO")
	}))
}
