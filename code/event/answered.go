package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
)

// heeding are verbs of what the one whom a request is put to does with it.
var heeding = map[string]bool{"ignore": true, "heed": true, "grant": true, "accept": true, "approve": true, "consider": true, "disregard": true, "spurn": true,
	"rebuff": true, "dismiss": true, "resist": true, "fulfil": true, "fulfill": true, "honour": true, "honor": true, "weigh": true, "answer": true,
	"agree": true, "accede": true, "comply": true, "respond": true, "reply": true, "bow": true, "yield": true, "cave": true, "consent": true}

// assent are nouns of what a request is answered with.
var assent = map[string]bool{"ahead": true, "go-ahead": true, "approval": true, "consent": true, "nod": true, "assent": true, "permission": true, "light": true,
	"blessing": true, "response": true, "reply": true, "answer": true}

// putTo gives a noun of asking those who answer it or do what it asks: "ignored the
// appeals of the mayor", "gave its consent to the request", "at his request, the bank".
func (r *reading) putTo(e *Event, top, v int) {
	if e.Type != "REQUEST" || e.Carrier >= 0 || len(e.Slots["to"])+len(e.Slots["on"]) > 0 {
		return
	}
	rel, c, l := r.t.Rel(top), r.t.Case(top), r.t.Lemma(v)
	given := func(k int) bool { return assent[r.t.Lemma(k)] }
	s := r.slotsOf(v)
	switch {
	case rel == "obj" && heeding[l], rel == "obl" && heeding[l] && (c == "to" || c == "with" || c == "in to" || c == ""):
	case rel == "nsubj" && r.t.Passive(v) && heeding[l]:
	case rel == "obl" && c == "at":
	case rel == "obl" && c == "to" && (l == "give" || l == "grant" || l == "send") && slices.ContainsFunc(s["obj"], given):
	default:
		return
	}
	for _, k := range s["subj"] {
		if r.partyActs(Party{k, "subj", -1}) || r.t.UPOS(k) == "PRON" {
			e.Slots["to"] = append(e.Slots["to"], k)
		}
	}
}

// lodging are verbs of putting a wish to somebody.
var lodging = map[string]bool{"file": true, "submit": true, "lodge": true, "make": true, "bring": true, "present": true, "table": true, "propose": true,
	"issue": true, "put": true, "ask": true, "seek": true, "request": true, "move": true, "launch": true, "send": true, "apply": true}

// wish reports whether token k is what somebody asks for or puts to somebody.
func (r *reading) wish(k int) bool {
	switch l := r.t.Lemma(k); l {
	case "permission", "leave", "approval", "licence", "license", "offer", "invitation", "motion", "complaint":
		return true
	default:
		return wishes[l]
	}
}

// lodgers are those who put forward the wish at or above token n, which e answers: "asked
// permission to march in the port, which was refused". What they did gets those who
// answer for the ones it is put to.
func (r *reading) lodgers(e *Event, n int) []int {
	v := -1
	for i := 0; n >= 0 && n != e.Head && i < 6 && v < 0; i++ {
		switch h := r.t.Head(n); {
		case r.wish(n) && h >= 0 && r.t.Rel(n) == "obj" && r.t.Verbal(h) && lodging[r.t.Lemma(h)]:
			v = h
		case r.t.Verbal(n) && lodging[r.t.Lemma(n)] && slices.ContainsFunc(r.slotsOf(n)["obj"], r.wish):
			v = n
		default:
			n = h
		}
	}
	if v < 0 || v == e.Head {
		return nil
	}
	r.answerTo(r.at[v], e)
	return r.slotsOf(v)["subj"]
}

// doersOf gives criticism of a deed that is its object those who did it: "questioned the
// army's killing of a clerk".
func (r *reading) doersOf(e *Event) {
	if slices.ContainsFunc(e.Targets, r.partyActs) {
		return
	}
	for _, k := range e.Slots["obj"] {
		x := r.at[r.t.Counted(k)]
		if x == nil || x == e || x.Entry.POS != 'n' || x.Type != "ASSAULT" && x.Type != "COERCE" {
			continue
		}
		for _, p := range x.Actors {
			if r.partyActs(p) && !r.hasSame(e.Actors, p.Head) && !r.hasSame(e.Targets, p.Head) {
				e.Targets = append(e.Targets, Party{p.Head, "whose", p.Owner})
			}
		}
	}
}

// answerTo gives request y those who answer it with e, where it tells nobody.
func (r *reading) answerTo(y, e *Event) {
	if y == nil || y == e || y.Type != "REQUEST" || slices.ContainsFunc(y.Targets, r.partyActs) {
		return
	}
	for _, p := range e.Actors {
		if !r.hasSame(y.Actors, p.Head) {
			y.Targets = append(y.Targets, Party{p.Head, "content", p.Owner})
		}
	}
}

// answered gives what is done with a request, a claim or a charge those behind it, or
// those whom a dropped charge was against: "denied the claims of the union", "turned
// down the appeal that the farmers filed", "dismissed the charges against the clerk".
func (r *reading) answered() {
	for _, e := range r.events {
		if e.Entry.POS == 'v' && e.Type == "ACCUSE" {
			r.doersOf(e)
		}
		if e.Entry.POS != 'v' || e.Type != "REJECT" && e.Type != "CONCEDE" && e.Type != "AGREE" {
			continue
		}
		for _, slot := range []string{"obj", "to", "with"} {
			for _, k := range e.Slots[slot] {
				r.relayed(e, k)
				r.behindWish(e, r.t.Counted(k))
				for _, v := range r.t.Kids(k) {
					if r.t.Rel(v) == "acl" && r.t.Passive(v) {
						r.answerTo(r.at[v], e) // "agreed to requests submitted by the farmers"
					}
				}
			}
		}
	}
}

// relayed drops what the parser took a relative clause of answering to be said of, where
// it is said of the wish above it: "an appeal against the ruling, which was turned down".
func (r *reading) relayed(e *Event, k int) {
	if r.t.Doc.Tokens[e.Head].Deprel != "acl:relcl" || !r.t.Passive(e.Head) || r.wish(k) {
		return
	}
	from := r.lodgers(e, k)
	if len(from) == 0 {
		return
	}
	e.Targets = slices.DeleteFunc(e.Targets, func(p Party) bool { return p.Head == k || p.Slot == "whose" })
	e.Sites = slices.DeleteFunc(e.Sites, func(x int) bool { return x == k })
	r.theirs(e, from)
}

// behindWish adds to answer e those behind the wish or claim at token k.
func (r *reading) behindWish(e *Event, k int) {
	if slices.ContainsFunc(e.Targets, r.partyActs) {
		return
	}
	x := r.at[k]
	if x != nil && x != e && x.Entry.POS == 'n' {
		var parties []Party
		switch {
		case e.Type == "CONCEDE" && (x.Type == "ACCUSE" || x.Type == "COERCE"):
			parties = x.Targets
		case x.Type == "REQUEST" || x.Type == "ACCUSE":
			parties = x.Actors
		}
		for _, p := range parties {
			if r.partyActs(p) && !r.hasSame(e.Actors, p.Head) && !r.hasSame(e.Targets, p.Head) {
				e.Targets = append(e.Targets, Party{p.Head, "whose", p.Owner})
			}
		}
	}
	if slices.ContainsFunc(e.Targets, r.partyActs) {
		return
	}
	var from []int
	switch {
	case e.Type == "CONCEDE":
		from = slices.Concat(r.slotsOf(k)["against"], e.Slots["against"])
	case r.wish(k):
		if from = r.lodgers(e, k); len(from) == 0 {
			from = r.retold(e, k)
		}
	}
	r.theirs(e, from)
}

// theirs adds those whose wish e answers.
func (r *reading) theirs(e *Event, from []int) {
	for _, p := range from {
		if a := r.c.Arg(p); (sitrep.CanAct(a.Kind) || a.Kind == sitrep.KindPlace) && !r.hasSame(e.Actors, p) && !r.hasSame(e.Targets, p) {
			e.Targets = append(e.Targets, Party{p, "whose", -1})
		}
	}
}

// retold are those of whose request was told before, in the sentence or the one before it,
// where noun k only takes it up: "asked for leave to march, but she denied the request".
func (r *reading) retold(e *Event, k int) []int {
	det := r.t.Child(k, "det")
	if det < 0 || r.t.Form(det) != "the" && r.t.Form(det) != "this" && r.t.Form(det) != "that" || r.t.Child(k, "nmod", "nmod:poss", "amod", "compound", "acl", "acl:relcl") >= 0 {
		return nil
	}
	for i := len(r.events) - 1; i >= 0; i-- {
		y := r.events[i]
		if y.Head >= e.Head || y.Type != "REQUEST" || r.doc.Tokens[k].Sent-y.Sent > 1 {
			continue
		}
		var out []int
		for _, p := range y.Actors {
			if p.Owner < 0 {
				out = append(out, p.Head)
			}
		}
		r.answerTo(y, e)
		return out
	}
	return nil
}

// again gives a noun of asking or accusing that only takes up what its doer did before,
// within two sentences, whom it was put to then: "She pressed Tom Reed for help. Her
// request came late."
func (r *reading) again() {
	for i, e := range r.events {
		if e.Entry.POS != 'n' || e.Type != "REQUEST" && e.Type != "ACCUSE" || len(e.Targets)+len(e.Consumed) > 0 || len(e.Actors) != 1 || e.Actors[0].Slot != "poss" {
			continue
		}
		if r.t.Child(e.Head, "nmod", "acl", "acl:relcl", "amod", "compound") >= 0 && r.t.Child(e.Head, "nmod") != e.Actors[0].Head {
			continue
		}
		for j := i - 1; j >= 0 && e.Sent-r.events[j].Sent <= 2; j-- {
			y := r.events[j]
			if y.Type != e.Type || !slices.ContainsFunc(y.Targets, r.partyActs) || !r.hasSame(y.Actors, r.who(e.Actors[0])) {
				continue
			}
			for _, p := range y.Targets {
				if r.partyActs(p) {
					e.Targets = append(e.Targets, Party{p.Head, "again", p.Owner})
				}
			}
			break
		}
	}
}
