package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
)

// Whom the words above an event noun tell to have done it or undergone it.

// governed gives an event noun that does not tell all its parties those that the words above it
// tell. top is the noun that counts it, or the noun itself.
func (r *reading) governed(e *Event, top int) {
	r.meantFor(e)
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
	r.wonFrom(e, top, v)
	r.moneyed(e, top, v)
	r.reaching(e, top, v)
	r.sought(e, top, v)
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

// coups are nouns of the violent end of a government.
var coups = lists.Set("coup putsch mutiny takeover")

// unseats are verbs of ending somebody's rule.
var unseats = lists.Set("depose dethrone oust overthrow remove topple unseat")

// gripping are verbs of taking power, the object of which says that it is that.
var gripping = lists.Set("assume gain grab hold seize take usurp win")

// unseated gives a coup those who made it and those who fell by it: "the general overthrew the
// president in a coup", "was deposed in a coup", "the coup that toppled him", "seized power in a coup".
func (r *reading) unseated(e *Event, top, v int) {
	if e.Type != "ASSAULT" || !coups[r.t.Lemma(e.Head)] {
		return
	}
	for _, k := range r.t.Kids(e.Head) {
		if r.doc.Tokens[k].Deprel == "acl:relcl" && unseats[r.t.Lemma(k)] && slices.Contains(r.slotsOf(k)["subj"], e.Head) {
			e.Slots["against"] = append(e.Slots["against"], r.slotsOf(k)["obj"]...)
		}
	}
	if !r.t.Verbal(v) {
		return
	}
	s := r.slotsOf(v)
	own := func(k int) bool { return k == e.Head || k == top }
	switch by, means := slices.ContainsFunc(s["subj"], own), r.stands(top, "in", "by", "through", "during", "via"); {
	case !by && !means:
	case unseats[r.t.Lemma(v)]:
		if len(e.Slots["against"]) == 0 {
			e.Slots["against"] = append(e.Slots["against"], slices.DeleteFunc(slices.Clone(s["obj"]), own)...)
		}
		r.doneBy(e, slices.DeleteFunc(slices.Clone(s["subj"]), own))
	case gripping[r.t.Lemma(v)] && r.slotHas(v, "obj", "power", "control", "office"), r.t.Lemma(v) == "come" && r.slotHas(v, "to", "power", "office"):
		r.doneBy(e, s["subj"])
	}
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

// fetchingOut are verbs of what armed people do in a raid beside harm and arrests.
var fetchingOut = lists.Set("clear destroy free recapture recover rescue retake save storm")

// hitting are verbs that are done with an attack.
var hitting = lists.Set("answer back defend greet hit meet open pound punish react reply respond retaliate strike support target")

// during gives violence the doers of what is told to be done in its course, or with it: "freed two
// sailors in a raid on the camp", "backed the rebels with air strikes".
func (r *reading) during(e *Event, top, v int) {
	if e.Type != "ASSAULT" || r.t.Rel(top) != "obl" && r.t.Rel(top) != "nmod" || !r.t.Verbal(v) || r.t.Passive(v) || e.Both || war(e) {
		return
	}
	l := r.t.Lemma(v)
	if !(r.stands(top, "in", "during") && fetchingOut[l] && operation[r.t.Lemma(e.Head)] || r.stands(top, "with") && hitting[l]) {
		return
	}
	r.doneBy(e, slices.DeleteFunc(slices.Clone(r.slotsOf(v)["subj"]), func(k int) bool { return !r.uniformed(k) && r.c.Actor(k) == nil }))
}

// war reports whether an event is one of two sides.
func war(e *Event) bool { return e.Entry.Frame.Name == "war" || e.Entry.Frame.Name == "clash" }

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

// confinement are nouns of being held.
var confinement = lists.Set("arrest captivity confinement custody detention imprisonment")

// confined gives a confinement by somebody, in which another is told to be or to have something done
// to him, that one: "died in police custody", "was beaten in army detention".
func (r *reading) confined(e *Event, top, v int) {
	if e.Type != "COERCE" || !confinement[r.t.Lemma(e.Head)] || e.Carrier >= 0 || !r.stands(top, "in", "under", "during") || !r.t.Verbal(v) {
		return
	}
	if len(e.Slots["of"])+len(e.Slots["poss"]) > 0 || !slices.ContainsFunc(slices.Concat(e.Slots["comp"], e.Slots["amod"], e.Slots["by"]), r.uniformed) {
		return
	}
	s := r.slotsOf(v)
	who := s["obj"]
	if len(r.somebody(who)) == 0 {
		who = s["subj"]
	}
	e.Slots[undergoer(e)] = append(e.Slots[undergoer(e)], r.somebody(who)...)
}

// somebody is those of some tokens that are somebody, or pronouns of such.
func (r *reading) somebody(toks []int) []int {
	return slices.DeleteFunc(r.peopleOf(toks), func(k int) bool { return r.t.RelativePronoun(k) })
}

// forcing are verbs of what violence and repression make people do or leave them in.
var forcing = map[string]bool{"drive": true, "force": true, "compel": true, "leave": true, "traumatise": true, "traumatize": true}

// driven gives violence that makes somebody do something, and tells not whom it befell, that one:
// "floggings by the guards forced the crew to obey".
func (r *reading) driven(e *Event, top, v int) {
	if e.Type != "ASSAULT" && e.Type != "COERCE" && e.Type != "THREATEN" || r.t.Rel(top) != "nsubj" || !r.t.Verbal(v) || r.t.Passive(v) || !forcing[r.t.Lemma(v)] || r.aimed(e) || e.Both || war(e) {
		return
	}
	if slices.ContainsFunc(e.Slots["poss"], func(k int) bool { return r.patient(e, k) }) {
		return
	}
	e.Slots[undergoer(e)] = append(e.Slots[undergoer(e)], r.somebody(r.slotsOf(v)["obj"])...)
}

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

// winning are verbs of bringing somebody to set others free.
var winning = lists.Set("secure win obtain negotiate gain")

// wonFrom gives a release those from whom it was had: "secured the release of two sailors from the pirates".
func (r *reading) wonFrom(e *Event, top, v int) {
	if e.Entry.Frame.Name == "retreat.release" && r.t.Rel(top) == "obj" && winning[r.t.Lemma(v)] {
		r.doneBy(e, r.slotsOf(v)["from"])
		for _, k := range e.Slots["of"] { // hung on those who were set free
			r.doneBy(e, slices.DeleteFunc(slices.Clone(r.slotsOf(k)["from"]), func(x int) bool { return !r.uniformed(x) }))
		}
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

// taking and routing are verbs of what an operation is to do to a place and to those in it.
var (
	taking  = lists.Set("capture clear recapture reclaim retake secure seize take")
	routing = lists.Set("crush defeat dislodge drive eject eliminate expel flush oust push uproot")
)

// meantFor gives an operation the place that it is to take and those whom it is to drive out: "an offensive
// to retake the port from the rebels", "an operation to drive the rebels from the port".
func (r *reading) meantFor(e *Event) {
	if e.Type != "ASSAULT" || e.Both || r.aimed(e) {
		return
	}
	for _, v := range r.t.Kids(e.Head) {
		if r.t.Rel(v) != "acl" || !r.t.Verbal(v) || r.t.Case(v) != "to" || r.t.Passive(v) {
			continue
		}
		s := r.slotsOf(v)
		switch l := r.t.Lemma(v); {
		case taking[l]:
			e.Slots["against"] = append(e.Slots["against"], r.sidesOf(s["from"])...)
			r.sited(e, s["obj"])
		case routing[l]:
			e.Slots["against"] = append(e.Slots["against"], r.sidesOf(s["obj"])...)
			r.sited(e, slices.Concat(s["from"], s["out of"]))
			for _, k := range s["obj"] {
				r.sited(e, r.slotsOf(k)["from"]) // hung on them
			}
		}
	}
}

// sidesOf are those of some tokens who can act.
func (r *reading) sidesOf(toks []int) []int {
	return slices.DeleteFunc(slices.Clone(toks), func(k int) bool { return !r.partyActs(Party{k, "against", -1}) && r.t.UPOS(k) != "PRON" })
}

// sited makes those of some tokens that are places where e is.
func (r *reading) sited(e *Event, toks []int) {
	for _, k := range toks {
		if kind := r.c.Arg(k).Kind; kind == sitrep.KindPlace || kind == sitrep.KindState {
			e.Sites = append(e.Sites, k)
		}
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
