package relation

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// Ties that a noun tells between others than its holder and a body: who is backed with what,
// who stands under whom.

// supports are nouns for what those who are backed get.
var supports = lists.Set(`support backing patronage sponsorship weapon weapons weaponry arm arms ammunition funding training money cash firepower materiel`)

var (
	// got are verbs whose subject is given the support that is their object.
	got = lists.Set(`receive get have enjoy win gain obtain secure draw accept buy attract garner retain`)
	// giving are verbs whose subject gives it.
	giving = lists.Set(`give provide offer send supply ship deliver extend lend funnel channel smuggle sell furnish transfer`)
	// supplying are verbs whose object is given what stands behind "with".
	supplying = lists.Set(`supply provide furnish equip arm ply`)
)

// support reads who backs whom off the noun of support t: "receives arms from Alda", "Aldan
// support for the Front", "Alda gives the Front cash", "with Aldan backing, the Front ...".
func (f *finder) support(t int) {
	d := f.d
	if f.none(t) {
		return
	}
	first := t
	for d.Rel(first) == "conj" && d.Tokens[first].Head >= 0 { // "weapons and cash"
		first = d.Tokens[first].Head
	}
	giver, taker := -1, -1
	for _, n := range []int{t, first} {
		for _, k := range d.Children(n) {
			switch p := f.preposition(k); {
			case d.Tokens[k].Deprel == "nmod:poss", d.Rel(k) == "nmod" && p == "from", d.Rel(k) == "nmod" && p == "of" && ofGiver(d.Tokens[n].Lemma):
				giver = k
			case d.Rel(k) == "nmod" && (p == "for" || p == "to"):
				taker = k
			}
		}
		if giver < 0 {
			giver = f.nationality(n)
		}
	}
	v := d.Tokens[first].Head
	if v >= 0 && d.Tokens[v].UPOS == "VERB" {
		giver, taker = f.handed(first, v, giver, taker)
	}
	if giver >= 0 && taker >= 0 && giver != taker && f.sideTaken(taker) {
		f.pairs(BackedBy, taker, giver, t)
	}
}

// sideTaken reports whether those headed by token t are a side that others back: a body, a state,
// people under arms.
func (f *finder) sideTaken(t int) bool {
	if a := f.c.Actor(t); a != nil {
		return a.Kind == sitrep.KindOrganization || a.Kind == sitrep.KindState || a.Kind == sitrep.KindPeople && f.d.Tokens[t].UPOS == "PROPN" || slices.ContainsFunc(a.Sectors, func(s string) bool { return followed[s] })
	}
	return f.band(t) || f.landNamed(t) != ""
}

// handed completes who gives and who takes the support t by the verb v that it hangs on.
func (f *finder) handed(t, v, giver, taker int) (int, int) {
	d := f.d
	lemma := strings.ToLower(d.Tokens[v].Lemma)
	if f.negated(v) {
		return -1, -1
	}
	subj, passive := f.subject(v)
	subj = f.antecedent(subj)
	switch {
	case d.Rel(t) == "obj" && got[lemma] && !passive:
		if k := f.prepositional(v, "from"); giver < 0 && k >= 0 {
			giver = k
		}
		return giver, subj
	case d.Rel(t) == "obj" && giving[lemma]:
		for _, p := range []string{"to", "for"} {
			if k := f.prepositional(v, p); taker < 0 && k >= 0 {
				taker = k
			}
		}
		if k := f.child(v, "iobj"); taker < 0 {
			taker = k
		}
		return subj, taker
	case d.Rel(t) == "obl" && f.preposition(t) == "with" && supplying[lemma]:
		if passive {
			return f.agent(v), subj
		}
		return subj, f.child(v, "obj")
	case d.Rel(t) == "obl" && f.preposition(t) == "with" && taker < 0:
		return giver, subj // "with Aldan support, the Front took the port"
	}
	return giver, taker
}

// ofGiver reports whether "of" behind a noun of support names who gives it.
func ofGiver(lemma string) bool {
	return lemma == "backing" || lemma == "support" || lemma == "patronage" || lemma == "sponsorship"
}

// none reports whether the noun t is denied by its determiner: "no backing".
func (f *finder) none(t int) bool {
	k := f.child(t, "det")
	return k >= 0 && strings.EqualFold(f.d.Tokens[k].Form, "no")
}

// roofs are nouns that one stands under as part of another or as led by somebody.
var roofs = map[string]string{"umbrella": PartOf, "banner": PartOf, "command": Commands, "leadership": Leads, "control": PartOf, "authority": PartOf, "auspices": PartOf}

// under reads "fights under the umbrella of X", "under Ann Lee's command, the Guard ...".
func (f *finder) under(t int, kind string) {
	if f.preposition(t) != "under" {
		return
	}
	d := f.d
	whole := f.child(t, "nmod:poss")
	if k := f.prepositional(t, "of"); k >= 0 {
		whole = k
	}
	if whole < 0 {
		return
	}
	part := d.Tokens[t].Head
	if part >= 0 && d.Tokens[part].UPOS == "VERB" {
		part, _ = f.subject(part)
	}
	if part < 0 {
		return
	}
	part = f.antecedent(part)
	x := f.c.Actor(whole)
	switch person := x != nil && x.Kind == sitrep.KindPerson; {
	case person && kind != PartOf:
		f.pairs(kind, whole, part, t)
	case !person && kind != Leads:
		f.pairs(PartOf, part, whole, t)
	}
}

// below makes who "is under" a body a part of it: "the force is formally under the council".
func (f *finder) below(t int) {
	if f.preposition(t) != "under" || f.child(t, "cop") < 0 {
		return
	}
	if a, s := f.c.Actor(t), f.child(t, "nsubj"); s >= 0 && a != nil && a.Kind == sitrep.KindOrganization {
		f.pairs(PartOf, f.antecedent(f.relative(s, t)), t, t)
	}
}

// sidely are words with which those named together do something on one side.
var sidely = map[string]bool{"alongside": true, "under": true, "for": true, "with": true}

// together reports whether what the subjects of verb t do together they do on one side: "fight
// side by side", "under one banner".
func (f *finder) together(t int) bool {
	d := f.d
	for _, k := range d.Children(t) {
		switch w := strings.ToLower(d.Tokens[k].Form); {
		case w == "together", w == "alongside", w == "side" && (d.Rel(k) == "advmod" || d.Rel(k) == "obl"):
			return true
		case d.Rel(k) == "obl" && sidely[f.preposition(k)]:
			return true
		}
	}
	return false
}
