package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
)

// crimes are the frames of deeds that a charge names at times without saying whom they
// were done to.
var crimes = map[string]bool{"kill": true, "assassinate": true, "execute": true, "massacre": true, "wound": true, "attack": true, "attack.firearms": true,
	"abduct": true, "torture": true, "beat": true, "sexual": true}

// victims gives a crime that a charge names those whom the same charge says it was done
// to: "charged with murder in the shooting of Ann Lee", "sentenced for murder for
// killing two men".
func (r *reading) victims(e *Event) {
	if e.Entry.POS != 'n' || e.Type != "ASSAULT" || len(e.Targets) > 0 || !crimes[e.Entry.Frame.Name] {
		return
	}
	v := r.t.Charging(e.Head)
	if v < 0 {
		return
	}
	s := r.doc.Sents[e.Sent]
	for k := v + 1; k < s.End; k++ {
		x := r.at[k]
		if x == nil || x == e || x.Type != "ASSAULT" || !r.t.Below(k, v) {
			continue
		}
		if r.suffered(e, x); len(e.Targets) > 0 {
			return
		}
	}
}

// suffered adds to e the people whom deed x was done to.
func (r *reading) suffered(e, x *Event) {
	parts := x.Entry.Frame.Verb
	if x.Entry.POS == 'n' {
		parts = x.Entry.Frame.Noun
	}
	for _, p := range parts {
		if p.Role != 'R' {
			continue
		}
		for _, k := range x.Slots[p.Slot] {
			if r.living(r.t.Counted(k)) && !r.hasSame(e.Actors, k) && !r.hasSame(e.Targets, k) && !r.t.RelativePronoun(k) {
				e.Targets = append(e.Targets, Party{k, "crime", -1})
			}
		}
	}
}

// harmful are verbs of what an attack, a ban or sanctions do to their object.
var harmful = map[string]bool{"destroy": true, "damage": true, "flatten": true, "level": true, "raze": true, "devastate": true,
	"wreck": true, "target": true, "rock": true, "hack": true}

// struck takes the object of a verb of harm as the thing hit by the violence that is its
// subject: "explosions destroyed lorries near the barracks". It reports whether there was
// any.
func (r *reading) struck(e *Event) bool {
	v := r.t.Head(e.Head)
	if e.Type == "ASSAULT" && !r.aimed(e) {
		for _, k := range r.t.Kids(e.Head) { // "the attacks that hit the port"
			if r.t.Doc.Tokens[k].Deprel == "acl:relcl" && r.t.Verbal(k) && harmful[r.t.Lemma(k)] && !r.t.Passive(k) && slices.Contains(r.slotsOf(k)["subj"], e.Head) {
				v = k
			}
		}
	}
	if v >= 0 && r.t.Head(v) == e.Head {
		for _, k := range r.slotsOf(v)["obj"] {
			r.takeTarget(e, k, "obj")
		}
		return len(e.Targets) > 0
	}
	if e.Type != "ASSAULT" || v < 0 || !r.t.Verbal(v) || !harmful[r.t.Lemma(v)] || r.aimed(e) {
		return false
	}
	if passive := r.t.Passive(v); r.t.Rel(e.Head) != "nsubj" && !passive || passive && (r.t.Rel(e.Head) != "obl" || r.t.Case(e.Head) != "by") {
		return false // "homes were targeted by air strikes"
	}
	ok := false
	for _, k := range r.slotsOf(v)["obj"] {
		ok = r.takeTarget(e, k, "obj") || ok
	}
	return ok && len(e.Targets) > 0
}

// ordering are nouns of what moves somebody to do a deed: whose they are does it.
var ordering = map[string]bool{"order": true, "warrant": true, "decree": true}

// launching are nouns of the course of a deed.
var launching = map[string]bool{"launch": true, "launching": true, "start": true, "opening": true, "beginning": true, "announcement": true, "resumption": true,
	"continuation": true, "conduct": true, "imposition": true, "use": true, "record": true, "history": true, "pattern": true, "policy": true,
	"practice": true, "legacy": true, "culture": true, "tactic": true, "strategy": true, "habit": true}

// steps gives a deed the doers told of the noun above it: "the ministry's launch of an
// investigation", "an order by the junta for his arrest".
func (r *reading) steps(e *Event, top int) {
	h := r.t.Head(top)
	if h < 0 || r.t.Rel(top) != "nmod" || e.Carrier >= 0 || len(e.Slots["by"])+len(e.Slots["poss"])+len(e.Slots["amod"]) > 0 && !r.undergoes(e) || len(e.Slots["by"]) > 0 {
		return
	}
	c := r.t.Case(top)
	if (c != "for" || !ordering[r.t.Lemma(h)]) && (c != "of" || !launching[r.t.Lemma(h)]) {
		return
	}
	s := r.slotsOf(h)
	for _, k := range slices.Concat(s["by"], s["poss"], s["from"]) {
		if k != e.Head && sitrep.CanAct(r.c.Arg(k).Kind) {
			e.Slots["by"] = append(e.Slots["by"], k)
		}
	}
}

// committing are participles of what is done in the deeds of a list before them.
var committing = map[string]bool{"commit": true, "perpetrate": true, "carry": true, "conduct": true, "inflict": true}

// allOf gives a deed in a list those of whom a participle behind the list says that they did
// it all, whichever of its nouns the parser hung that on: "rapes and killings committed by the guards".
func (r *reading) allOf(e *Event) {
	if e.Type != "ASSAULT" && e.Type != "COERCE" || len(e.Slots["by"]) > 0 {
		return
	}
	first := e.Head
	if h := r.t.Head(e.Head); r.t.Rel(e.Head) == "conj" && h >= 0 && !r.t.Verbal(h) {
		first = h
	}
	for _, n := range r.t.Conj(first) {
		for _, k := range r.t.Kids(n) {
			if n != e.Head && r.t.Rel(k) == "acl" && k > e.Head && committing[r.t.Lemma(k)] && r.t.Passive(k) {
				e.Slots["by"] = append(e.Slots["by"], r.nouns(r.slotsOf(k)["subj"])...)
			}
		}
	}
}

// spreeOf gives deeds that are counted those whose wave or campaign they are: "the gang's spree of
// bombings"; a town's or a country's is where they were.
func (r *reading) spreeOf(e *Event, heads []int) {
	if e.Type != "ASSAULT" && e.Type != "COERCE" || len(heads) < 2 || len(e.Slots["by"])+len(e.Slots["poss"]) > 0 {
		return
	}
	for _, n := range heads[1:] {
		if r.t.Counted(n) != e.Head {
			continue
		}
		for _, k := range r.slotsOf(n)["poss"] {
			if kind := r.c.Arg(k).Kind; kind != sitrep.KindPlace && (kind != sitrep.KindState || r.t.Lemma(n) == "campaign") && sitrep.CanAct(kind) {
				e.Slots["by"] = append(e.Slots["by"], k)
			}
		}
	}
}

// exposed gives a deed those who are said to be subject to it or to answer for it: "the
// traders are subject to a crackdown", "he was on probation for a previous arrest".
func (r *reading) exposed(e *Event, top int) {
	h := r.t.Head(top)
	if e.Type != "COERCE" && e.Type != "ACCUSE" && e.Type != "ASSAULT" || h < 0 || r.aimed(e) {
		return
	}
	who := r.t.Subject(h)
	switch l, c := r.t.Lemma(h), r.t.Case(top); {
	case l == "subject" && c == "to":
	case (l == "target" || l == "victim" || l == "object" || l == "focus") && (c == "of" || c == "for"):
		if v := r.t.Head(h); len(who) == 0 && v >= 0 && r.t.Rel(h) == "xcomp" {
			who = r.t.Subject(v) // "have become a target of abuse"
		}
	case e.Entry.Frame.Name == "accuse.investigate" && c == "for" && r.t.Rel(top) == "obl" && fetching[l]:
		if who = r.slotsOf(h)["obj"]; len(who) == 0 { // "was arrested for investigation", "returned for an inquiry"
			who = r.slotsOf(h)["subj"]
		}
	case l == "probation" || l == "trial" || l == "parole" || l == "bail":
		if c != "for" && c != "over" && c != "after" && c != "following" {
			return
		}
		if v := r.t.Head(h); len(who) == 0 && v >= 0 && r.t.Rel(h) == "obl" {
			who = r.t.Subject(v)
		}
	default:
		return
	}
	for _, k := range who {
		if r.partyActs(Party{k, "subj", -1}) || r.t.UPOS(k) == "PRON" || r.t.Lemma(h) == "subject" && r.typeAt(k) == "" {
			e.Slots[undergoer(e)] = append(e.Slots[undergoer(e)], k)
		}
	}
}

// fetching are verbs of bringing somebody to where they are looked into.
var fetching = map[string]bool{"arrest": true, "detain": true, "hold": true, "summon": true, "return": true, "bring": true, "take": true, "extradite": true,
	"deport": true, "send": true, "fly": true, "recall": true, "want": true, "appear": true}

// bystander reports whether modifier k of a noun of force is a body of civil life, which
// is where it happened or whose it is but no doer: "the court shooting".
func (r *reading) bystander(e *Event, k int) bool {
	if h := r.t.Head(k); h != e.Head && h >= 0 && r.t.Rel(h) == "compound" && (r.f.lex.In("target", r.t.Lemma(h)) || r.t.Lemma(h) == "room" || r.t.Lemma(h) == "right" || r.t.Lemma(h) == "crime") {
		return true // "the Santel plant shooting", "war crimes investigation"
	}
	a := r.c.Arg(k)
	switch {
	case e.Type == "ASSAULT":
		return a.Kind == sitrep.KindOrganization && len(a.Sectors) > 0 && !slices.ContainsFunc(a.Sectors, forceful)
	case e.Entry.Frame.Name == "accuse.investigate":
		l := r.t.Lemma(k)
		return l == "right" || l == "rights" || l == "war" || l == "crime" || l == "civil" // what is looked into
	case e.Entry.Frame.Name == "coerce.arrest":
		return a.Kind == sitrep.KindOrganization && !slices.ContainsFunc(a.Sectors, armed) && !slices.Contains(a.Sectors, "JUD")
	}
	return false
}

// forceful are the sectors of those who may act with force, those of parties among them.
func forceful(sector string) bool { return armed(sector) || sector == "CRM" || sector == "PTY" }

// nested gives a deed the parties that the parser hung on another party of its: the doer
// behind the sufferer ("the massacre of villagers by militiamen"), the sufferer behind the
// doer ("the crackdown by the army against students"), the second of two that fight each
// other ("the battle between the army against the rebels").
func (r *reading) nested(e *Event) {
	if e.Type != "ASSAULT" && e.Type != "COERCE" && e.Type != "ACCUSE" {
		return
	}
	if l := r.t.Lemma(e.Head); (l == "siege" || l == "ambush") && e.Entry.Frame.Name == "attack" { // of whom they are is whom they are laid on
		e.Slots["on"] = append(e.Slots["on"], e.Slots["of"]...)
	}
	add := func(from, slot, to string) {
		if len(e.Slots[to]) > 0 {
			return
		}
		for _, k := range e.Slots[from] {
			for _, x := range r.slotsOf(k)[slot] {
				if r.partyActs(Party{x, slot, -1}) && !slices.Contains(e.Slots[to], x) && r.typeAt(k) == "" {
					e.Slots[to] = append(e.Slots[to], x)
				}
			}
		}
	}
	if e.Type == "ACCUSE" { // "criticism of the army from the union", "accusations of fraud by the bank"
		add("of", "from", "from")
		if !r.misconduct(e) {
			add("of", "by", "by")
		}
		add("of", "against", "against") // "an allegation of theft against the baker"
		return
	}
	add("of", "by", "by")
	add("on", "by", "by")
	r.agentAbove(e)
	add("by", "against", "against")
	add("by", "on", "on")
	if len(e.Slots["between"]) == 1 {
		add("between", "against", "with")
	}
}

// misconduct tells of an allegation or a complaint of something that those behind "by" are said to
// have done who stand right behind it, and makes them the accused: "allegations of abuse by guards".
// Who alleges it stands behind "from", or before it.
func (r *reading) misconduct(e *Event) bool {
	if l := r.t.Lemma(e.Head); e.Entry.POS != 'n' || l != "allegation" && l != "complaint" || len(e.Slots["against"]) > 0 {
		return false
	}
	for _, of := range e.Slots["of"] {
		if r.t.Head(of) != e.Head || sitrep.CanAct(r.c.Arg(of).Kind) {
			continue
		}
		for _, k := range slices.Concat(r.slotsOf(of)["by"], e.Slots["by"]) {
			if h := r.t.Head(k); k > of && (h == of || h == e.Head) && r.t.Case(k) == "by" && !slices.Contains(e.Slots["against"], k) {
				e.Slots["against"] = append(e.Slots["against"], r.t.Conj(k)...)
			}
		}
	}
	if len(e.Slots["against"]) == 0 {
		return false
	}
	e.Slots["by"] = slices.DeleteFunc(slices.Clone(e.Slots["by"]), func(k int) bool { return slices.Contains(e.Slots["against"], k) })
	return true
}

// agentAbove gives a deed the doer behind it that the parser hung on the noun that the deed itself hangs
// on: "a scene like the storming of the palace by the crowd".
func (r *reading) agentAbove(e *Event) {
	h := r.t.Head(e.Head)
	if e.Entry.POS != 'n' || len(e.Slots["by"]) > 0 || len(e.Slots["of"])+len(e.Slots["on"]) == 0 || h < 0 || r.t.Rel(e.Head) != "nmod" || r.typeAt(h) != "" || r.t.UPOS(h) != "NOUN" {
		return
	}
	for _, k := range r.t.Kids(h) {
		if k > e.Head && r.t.Rel(k) == "nmod" && r.t.Case(k) == "by" && r.partyActs(Party{k, "by", -1}) {
			e.Slots["by"] = append(e.Slots["by"], r.t.Conj(k)...)
		}
	}
}
