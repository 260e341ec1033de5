package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/code/vocab"
)

// carry finds the verb that carries an event noun ("launched a series of raids
// on X", "the raid mounted by Y") and lends the noun its slots.
func (r *reading) carry(e *Event) {
	if e.Entry.POS != 'n' {
		return
	}
	heads := []int{e.Head}
	for h, n := r.t.Head(e.Head), 0; h >= 0 && n < 3 && r.t.Counted(h) == heads[len(heads)-1]; h, n = r.t.Head(h), n+1 {
		heads = append(heads, h)
	}
	top := heads[len(heads)-1]
	if r.t.Rel(top) == "conj" && r.t.Head(top) >= 0 && r.t.UPOS(r.t.Head(top)) == "NOUN" {
		heads = append(heads, r.t.Head(top))
		top = r.t.Head(top)
	}
	if h := r.t.Head(top); h >= 0 && r.t.Rel(top) == "nmod" && (r.t.Case(top) == "including" || r.t.Case(top) == "such as") && r.typeAt(h) != "" {
		s := r.slotsOf(h) // "harassment by the police, including raids"
		for _, slot := range []string{"by", "against", "of", "on"} {
			e.Slots[slot] = append(e.Slots[slot], s[slot]...)
		}
		heads = append(heads, h)
		top = h
	}
	for _, k := range r.t.Kids(e.Head) { // "an attack claimed by", "raids launched on"
		if r.t.Rel(k) == "acl" {
			r.lend(e, k, heads)
		}
	}
	r.allOf(e)
	r.spreeOf(e, heads)
	if h := r.t.Head(top); h >= 0 && !r.t.Verbal(h) && e.Type == "CONSULT" {
		if (r.t.Lemma(h) == "day" || r.t.Lemma(h) == "round") && r.t.Rel(top) == "nmod" && r.t.Case(top) == "of" && r.t.Head(h) >= 0 {
			top, h = h, r.t.Head(h) // "for a third day of talks"
		}
		r.present(e, top, h)
	}
	if h := r.t.Head(top); h >= 0 && r.t.Verbal(h) {
		r.lend(e, h, heads)
		r.raised(e, top, h, heads)
		r.talked(e, top, h)
		r.circumstance(e, top, h)
		r.drawn(e, top, h)
		r.putTo(e, top, h)
		if s := r.slotsOf(h); r.t.Rel(top) == "obj" && !r.t.Passive(h) && e.Carrier < 0 && len(e.Slots["by"]) == 0 && (e.Type == "COERCE" || e.Type == "ASSAULT") {
			e.Slots["by"] = append(e.Slots["by"], r.nouns(s["by"])...) // "denounced the arrest of its leader by the police"
		}
		r.helped(e, top, h)
	}
	r.led(e)
	r.levelled(e, top)
	r.underWay(e, top)
	r.predicated(e, top)
	r.behind(e)
	r.byTheHand(e, top)
	r.owned(e, top)
	r.charged(e)
	r.nested(e)
	r.steps(e, top)
	r.exposed(e, top)
	r.backed(e, top)
	r.shaken(e, top)
	r.governed(e, top)
}

// raised gives a noun that is the subject of a verb of thinking or seeming the slots of
// the verb under it: "the raid is believed to have been carried out by rebels".
func (r *reading) raised(e *Event, top, v int, heads []int) {
	for n := 0; n < 3 && e.Carrier < 0 && r.t.Rel(top) == "nsubj"; n++ {
		x := r.t.Child(v, "xcomp")
		if x < 0 || !r.t.Verbal(x) || !slices.Contains(r.slotsOf(x)["obj"], top) && !slices.Contains(r.slotsOf(x)["subj"], top) {
			return
		}
		r.lend(e, x, heads)
		v = x
	}
}

// talked gives a talk in which somebody tells another something both as parties:
// "in a telephone call, she told the envoy".
func (r *reading) talked(e *Event, top, v int) {
	if e.Type != "CONSULT" || e.Carrier >= 0 {
		return
	}
	if e.Entry.Frame.Name == "consult.visit" && r.t.Rel(top) == "obl" && r.stands(top, "during", "on") && len(e.Slots["by"])+len(e.Slots["poss"])+len(e.Slots["amod"])+len(e.Slots["of"]) == 0 {
		slot := "subj" // "said during a visit to Alda"
		if l := r.t.Lemma(v); l == "receive" || l == "welcome" || l == "host" || l == "greet" {
			slot = "obj" // "during the visit, the mayor received the envoy"
		}
		e.Slots["by"] = append(e.Slots["by"], r.peopleOf(r.slotsOf(v)[slot])...)
		return
	}
	switch r.t.Case(top) {
	case "in", "during", "at", "by", "on", "after":
	case "":
		switch l := r.t.Lemma(v); {
		case r.t.Rel(top) != "obj" && r.t.Rel(top) != "iobj":
		case l == "tell" || l == "address" || l == "chair" || l == "brief": // "told a meeting of ministers"
			e.Slots["between"] = append(e.Slots["between"], r.peopleOf(r.slotsOf(v)["subj"])...)
		case proposing[l] && len(e.Slots["with"]) > 0 && r.t.Rel(top) == "obj": // "ruled out talks with the rebels"
			e.Slots["between"] = append(e.Slots["between"], r.slotsOf(v)["subj"]...)
		}
		return
	default:
		return
	}
	switch r.t.Lemma(v) {
	case "say", "note", "add", "announce", "stress", "discuss", "express", "reiterate", "remark", "present", "offer", "propose":
		if len(e.Slots["with"])+len(e.Slots["between"]) > 0 && r.t.Case(top) != "after" && r.t.Case(top) != "on" && r.t.Case(top) != "by" {
			e.Slots["between"] = append(e.Slots["between"], r.peopleOf(r.slotsOf(v)["subj"])...)
		}
	case "make": // "made the remarks at a dinner with generals"
		s := r.slotsOf(v)
		for _, k := range s["obj"] {
			switch r.t.Lemma(k) {
			case "remark", "comment", "statement", "announcement", "request", "appeal", "offer", "proposal", "point":
				e.Slots["between"] = append(e.Slots["between"], r.peopleOf(s["subj"])...)
			}
		}
	case "tell", "urge", "warn", "ask", "assure", "inform", "thank", "press", "promise":
		s := r.slotsOf(v)
		e.Slots["between"] = append(e.Slots["between"], s["subj"]...)
		for _, slot := range []string{"obj", "iobj"} {
			e.Slots["with"] = append(e.Slots["with"], s[slot]...)
		}
	}
}

// proposing are what somebody does with talks of his own with others that are not held yet.
var proposing = map[string]bool{"accept": true, "boycott": true, "cancel": true, "decline": true, "demand": true, "offer": true, "propose": true, "refuse": true,
	"reject": true, "rule": true, "seek": true, "shun": true, "suspend": true, "want": true}

// present gives a talk those who are said to be at it: "she was there for the meeting of
// ministers", "he was present at talks with the envoy".
func (r *reading) present(e *Event, top, v int) {
	switch r.t.Form(v) {
	case "present", "here", "there", "responsible":
	default:
		if c := r.t.Case(v); r.t.Child(v, "cop") < 0 || c != "in" && c != "at" || r.t.Rel(top) == "obl" && !r.stands(top, "for") {
			return // "was in Alda for a meeting with the envoy"
		}
		if k := r.c.Arg(v).Kind; r.t.UPOS(v) == "PROPN" && (k == sitrep.KindPlace || k == sitrep.KindState) {
			e.Sites = append(e.Sites, v)
		}
	}
	if !r.stands(top, "at", "for", "in", "during") {
		return
	}
	subj := r.t.Subject(v)
	if n := r.t.Head(v); r.t.Rel(v) == "amod" && n >= 0 && n < v {
		subj = []int{n} // "the team responsible for talks with"
	}
	for _, k := range subj {
		if r.living(k) || sitrep.CanAct(r.c.Arg(k).Kind) {
			e.Slots["between"] = append(e.Slots["between"], k)
		}
	}
}

// nouns are those of some tokens that are no clauses.
func (r *reading) nouns(toks []int) []int {
	return slices.DeleteFunc(slices.Clone(toks), r.t.Verbal)
}

// peopleOf are those of some tokens that are people or stand for them.
func (r *reading) peopleOf(toks []int) []int {
	var out []int
	for _, k := range toks {
		if r.living(k) || r.t.UPOS(k) == "PRON" && r.t.Form(k) != "it" {
			out = append(out, k)
		}
	}
	return out
}

// lend gives event noun e the slots of verb v if v carries it; heads are e's head and the nouns that
// count it.
func (r *reading) lend(e *Event, v int, heads []int) {
	slots := r.slotsOf(v)
	part, slot := r.carries(e, v, heads, slots)
	if part == 0 || turningDown[r.t.Lemma(v)] && e.Type != "REQUEST" && e.Type != "ACCUSE" && e.Type != "AGREE" && e.Type != "AID" {
		return
	}
	e.Carrier = v
	e.Clauses = append(e.Clauses, v)
	defer r.rematch(e)
	to := "by"
	if part == 'R' {
		to = undergoer(e)
	}
	if part == 'R' && e.Type == "SUPPORT" {
		r.supporters(e) // "enjoys the backing of Tarvia"
	}
	if part != 'N' && !vocab.SettingOff[r.t.Lemma(v)] && !(part == 'A' && r.passedOn(e, v, slots["subj"])) { // what sets off a riot does not riot
		for _, k := range r.claimants(v, slots["subj"]) {
			if !slices.Contains(heads, k) { // "the army's campaign of arrests went on"
				e.Slots[to] = append(e.Slots[to], k)
			}
		}
	}
	if part == 'O' {
		e.Slots[undergoer(e)] = append(e.Slots[undergoer(e)], slots["obj"]...)
	}
	if part == 'R' && slices.Contains(slots[slot], e.Head) {
		e.Slots["by"] = append(e.Slots["by"], slots["from"]...)
	}
	r.lendRest(e, slots, slot, part, heads)
}

// carries is the part that the subject of verb v has in e where v carries it ('A' its doer, 'R' whom
// it befalls, 'O': its object is whom it befalls), 0 where it does not, and the slot of v that e
// fills.
func (r *reading) carries(e *Event, v int, heads []int, slots role.Slots) (part byte, slot string) {
	for _, name := range slots.Names() {
		for _, h := range heads {
			if !slices.Contains(slots[name], h) {
				continue
			}
			for _, lemma := range r.verbForms(v, slots) {
				if p := r.f.carriers[lemma][name]; p != 0 {
					part, slot = p, name
				}
			}
		}
	}
	if name := e.Entry.Frame.Name; r.t.Lemma(v) == "have" && (e.Type == "SUPPORT" || name == "accuse.investigate" || name == "coerce.arrest" || name == "accuse.convict" || name == "coerce.charge") {
		part = 'R' // "has the backing of the army", "had prior arrests"
	}
	if r.t.Lemma(v) == "have" && record[e.Entry.Frame.Name] && len(e.Slots["of"]) == 0 && r.t.Child(e.Head, "det") < 0 {
		part = 'R' // "had two earlier arrests"
	}
	fought := war(e) && !inner[r.t.Lemma(e.Head)]
	switch l := r.t.Lemma(v); {
	case fought && (l == "win" || l == "lose") && slices.ContainsFunc(heads, func(h int) bool { return slices.Contains(slots["obj"], h) }):
		part, slot = 'A', "obj" // "lost the war against the miners"
	case slot == "obj" && l == "have" && e.Entry.Frame.Name == "wound":
		part = 'R' // "they had severe head injuries"
	case slot == "obj" && l == "have" && e.Type == "ASSAULT" && !fought:
		part = 'N' // "the country had three coups": where, not who
	}
	if r.t.Lemma(v) == "benefit" && e.Type != "AID" && e.Type != "SUPPORT" {
		return 0, "" // "benefited from the coup"
	}
	if part == 'R' && r.t.Lemma(v) == "witness" && len(slots["subj"]) > 0 && r.living(slots["subj"][0]) {
		return 0, "" // "a student who witnessed the blast"
	}
	if part == 'R' && r.t.Lemma(e.Head) == "complaint" {
		return 0, "" // "the office received complaints": not about itself
	}
	return part, slot
}

// lendRest gives e what its carrier has in the slots that have no part of their own in carrying:
// "launched an attack on the town with drones".
func (r *reading) lendRest(e *Event, slots role.Slots, slot string, part byte, heads []int) {
	for _, name := range slots.Names() {
		switch name {
		case "obj":
			if part == 'A' && slot == "obj" && (e.Type == "REQUEST" || e.Type == "THREATEN" || e.Type == "AID") {
				e.Slots["to"] = append(e.Slots["to"], r.given(e, slots["obj"], heads)...)
			}
		case "subj", "xcomp", "ccomp", "prt", slot:
		case "iobj":
			e.Slots["to"] = append(e.Slots["to"], slots[name]...)
		default:
			for _, k := range slots[name] {
				if !slices.Contains(heads, k) && !slices.Contains(e.Slots[name], k) {
					e.Slots[name] = append(e.Slots[name], k)
				}
			}
		}
	}
}

// given are those of the objects of a carrier to whom it gives e, its other object: "handed the
// king an invitation".
func (r *reading) given(e *Event, objects, heads []int) []int {
	var out []int
	for _, k := range objects {
		if k < e.Head && !slices.Contains(heads, k) && r.partyActs(Party{k, "obj", -1}) {
			out = append(out, k)
		}
	}
	return out
}

// claimants are those for whom the subjects of verb v speak, where they claim a deed: in "the
// rebels' spokesman claimed an attack" the rebels.
func (r *reading) claimants(v int, subj []int) []int {
	if r.t.Lemma(v) != "claim" {
		return subj
	}
	var out []int
	for _, k := range subj {
		if r.c.Arg(k).Kind != sitrep.KindPerson {
			out = append(out, k)
			continue
		}
		s := r.slotsOf(k)
		out = append(out, slices.Concat(s["for"], s["of"])...)
		for _, whose := range r.t.Kids(k) {
			if r.doc.Tokens[whose].Deprel == "nmod:poss" {
				out = append(out, whose)
			}
		}
	}
	return out
}

// record are the frames of what those have behind them to whom it was done.
var record = map[string]bool{"coerce.arrest": true, "accuse.convict": true, "coerce.sentence": true, "coerce.charge": true}

// rematch looks the noun up again with the slots that its carrier lent: "the
// miners began a strike".
func (r *reading) rematch(e *Event) {
	at := r.fillersOf(e.Slots, true)
	top := e.Entry.Weight(at)
	for _, x := range r.f.lex.Starting('n', r.t.Lemma(e.Head)) {
		if len(x.Words) == 1 && len(x.Conds) > 0 && x.Holds(at) && x.Weight(at) > top {
			top = x.Weight(at)
			e.Entry, e.Type, e.Mode, e.CAMEO = x, x.Frame.Type, x.Frame.Mode, x.Frame.CAMEO
		}
	}
}

// verbForms are the lemma of a verb, alone and with its particle.
func (r *reading) verbForms(v int, slots map[string][]int) []string {
	out := []string{r.t.Lemma(v)}
	for _, p := range slots["prt"] {
		out = append(out, r.t.Lemma(v)+" "+r.t.Form(p))
	}
	for _, o := range slots["obj"] {
		if form := r.t.Form(o); form == "part" || form == "place" { // "took part in", "took place"
			out = append(out, r.t.Lemma(v)+" "+form)
		}
	}
	return out
}
