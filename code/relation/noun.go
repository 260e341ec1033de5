package relation

import (
	"strings"
)

// offices are titles and what they say of the holder and the body.
var offices = map[string]string{
	"leader": Leads, "head": Leads, "chief": Leads, "president": Leads, "chairman": Leads, "chairwoman": Leads, "chair": Leads, "director": Leads,
	"founder": Leads, "boss": Leads, "king": Leads, "queen": Leads, "emir": Leads, "premier": Leads, "chancellor": Leads, "warlord": Leads,
	"governor": Leads, "mayor": Leads, "minister": Leads, "secretary": Leads, "ruler": Leads, "kingpin": Leads, "dictator": Leads, "administrator": Leads,
	"commander": Commands, "commandant": Commands, "general": MemberOf, "colonel": MemberOf,
	"spokesman": Spokesperson, "spokeswoman": Spokesperson, "spokesperson": Spokesperson,
	"member": MemberOf, "fighter": MemberOf, "militant": MemberOf, "official": MemberOf, "officer": MemberOf, "operative": MemberOf, "soldier": MemberOf,
	"lawmaker": MemberOf, "senator": MemberOf, "deputy": MemberOf, "ambassador": MemberOf, "envoy": MemberOf, "gunman": MemberOf, "insurgent": MemberOf,
	"guerrilla": MemberOf, "representative": MemberOf, "cadre": MemberOf, "recruit": MemberOf, "adviser": MemberOf, "advisor": MemberOf, "diplomat": MemberOf,
	"part": PartOf, "wing": PartOf, "branch": PartOf, "offshoot": PartOf, "faction": PartOf, "arm": PartOf, "unit": PartOf, "affiliate": PartOf,
	"component": PartOf, "chapter": PartOf, "subsidiary": PartOf, "division": PartOf, "brigade": PartOf, "battalion": PartOf,
	"ally": AllyOf, "partner": AllyOf, "enemy": Opposes, "foe": Opposes, "rival": Opposes, "opponent": Opposes, "adversary": Opposes,
	"proxy": BackedBy,
}

// conflicts are nouns whose two parties fight each other.
var conflicts = map[string]string{
	"war": Fights, "battle": Fights, "clash": Fights, "fighting": Fights, "conflict": Fights, "combat": Fights, "hostility": Fights, "skirmish": Fights,
	"alliance": AllyOf, "rivalry": Opposes,
}

// noun reads the relations that the noun or adjective t tells.
func (f *finder) noun(t int) {
	lemma := strings.ToLower(f.d.Tokens[t].Lemma)
	if kind, ok := offices[lemma]; ok && !f.negated(t) {
		f.office(t, kind)
	}
	if kind, ok := conflicts[lemma]; ok {
		f.conflict(t, kind)
	}
	if lemma == "loyal" || lemma == "allied" || lemma == "close" {
		if to := f.prepositional(t, "to"); to >= 0 {
			f.pairs(AllyOf, f.holder(t), to, t)
		}
	}
}

// office relates the holder of the office t to the body it is an office of.
func (f *finder) office(t int, kind string) {
	body := f.body(t)
	if body < 0 {
		return
	}
	one := f.d.Tokens[t].Deprel == "nmod:desc" && !strings.HasSuffix(f.d.Tokens[t].XPOS, "S")
	for _, h := range f.holders(t) {
		if one { // "Front chief Ann Lee and the mayor": the title is hers alone
			f.pair(kind, h, body, t)
			continue
		}
		f.pairs(kind, h, body, t)
	}
}

// body is the expression that an office noun belongs to: "commander of X", "X's
// commander", "X commander", "spokesman for X".
func (f *finder) body(t int) int {
	d := f.d
	best := -1
	for _, k := range d.Children(t) {
		switch {
		case d.Tokens[k].Deprel == "nmod:poss":
			return f.antecedent(f.deepest(k))
		case d.Rel(k) == "nmod" && bodyPreps[f.preposition(k)], d.Rel(k) == "obl" && bodyPreps[f.preposition(k)]:
			return f.deepest(k)
		case d.Rel(k) == "compound" && k < t && d.Tokens[k].UPOS == "PROPN":
			best = k
		case d.Rel(k) == "amod" && best < 0 && d.Tokens[k].Form[0] >= 'A' && d.Tokens[k].Form[0] <= 'Z':
			best = k
		}
	}
	return best
}

var bodyPreps = map[string]bool{"of": true, "for": true, "in": true, "with": true, "from": true, "to": true, "at": true}

// deepest follows "in charge of operations of X" and the like down to an expression that can act.
func (f *finder) deepest(t int) int {
	for n := 0; n < 4 && !f.c.Animate(t); n++ {
		next := -1
		for _, k := range f.d.Children(t) {
			if f.d.Rel(k) == "nmod" && (f.d.Tokens[k].Deprel == "nmod:poss" || bodyPreps[f.preposition(k)]) {
				next = k
				if f.d.Tokens[k].Deprel == "nmod:poss" {
					break
				}
			}
		}
		if next < 0 {
			break
		}
		t = next
	}
	return t
}

// holders are the expressions that hold the office t.
func (f *finder) holders(t int) []int {
	d := f.d
	var out []int
	head := d.Tokens[t].Head
	switch {
	case d.Tokens[t].Deprel == "nmod:desc" || d.Rel(t) == "compound" && head > t:
		out = append(out, head)
	case d.Rel(t) == "appos":
		out = append(out, f.conjuncts(f.c.AppositionOf(t))...)
	}
	for _, k := range d.Children(t) {
		if d.Rel(k) == "appos" {
			out = append(out, k)
		}
		if d.Tokens[k].Deprel == "nsubj" && f.child(t, "cop") >= 0 {
			out = append(out, f.conjuncts(f.relative(k, t))...)
		}
	}
	if len(out) == 0 && f.c.Actor(t) != nil { // the description is itself an actor: "a Hill Front commander"
		out = append(out, t)
	}
	return out
}

func (f *finder) holder(t int) int {
	d := f.d
	if d.Rel(t) == "amod" || d.Rel(t) == "acl" {
		return d.Tokens[t].Head
	}
	if s := f.child(t, "nsubj"); s >= 0 {
		return s
	}
	return t
}

// conflict relates the parties of a war or alliance: "between X and Y", "X's war
// against Y".
func (f *finder) conflict(t int, kind string) {
	d := f.d
	var left, right int = -1, -1
	for _, k := range d.Children(t) {
		switch p := f.preposition(k); {
		case p == "between" || p == "among":
			cs := f.conjuncts(k)
			for i := range cs {
				for j := i + 1; j < len(cs); j++ {
					f.pair(kind, cs[i], cs[j], t)
				}
			}
		case p == "against" || p == "with":
			right = k
		case d.Tokens[k].Deprel == "nmod:poss":
			left = k
		}
	}
	if left < 0 && right >= 0 {
		if h := d.Tokens[t].Head; h >= 0 && d.Rel(t) == "obj" {
			left, _ = f.subject(h)
		}
	}
	if left >= 0 && right >= 0 {
		f.pairs(kind, left, right, t)
	}
}

// modifiers reads "Iran-backed", "US-led", "anti-US" before a noun h.
func (f *finder) modifiers(h int) {
	d := f.d
	s, e := f.c.Span(h)
	for t := s + 2; t < e; t++ {
		if d.Tokens[t-1].Form != "-" && d.Tokens[t-1].Form != "‑" {
			continue
		}
		word := strings.ToLower(d.Tokens[t].Form)
		prefix := strings.ToLower(d.Tokens[t-2].Form)
		switch {
		case backedForms[word]:
			f.modifier(BackedBy, h, t-2)
		case word == "led" || word == "commanded":
			f.modifierTurned(Leads, h, t-2)
		case prefix == "anti":
			f.modifier(Opposes, h, t)
		case prefix == "pro":
			f.modifier(AllyOf, h, t)
		}
	}
}

var backedForms = map[string]bool{"backed": true, "supported": true, "linked": true, "aligned": true, "allied": true, "funded": true, "sponsored": true,
	"affiliated": true, "armed": true, "trained": true, "financed": true}

func (f *finder) modifier(kind string, h, by int) {
	if f.c.Actor(by) != nil && f.c.Animate(h) {
		s, e := f.c.Span(h)
		f.out = append(f.out, Pair{Type: kind, From: h, To: by, Start: s, End: e, Status: "actual"})
	}
}

func (f *finder) modifierTurned(kind string, h, by int) {
	if f.c.Actor(by) != nil && f.c.Animate(h) {
		s, e := f.c.Span(h)
		f.out = append(f.out, Pair{Type: kind, From: by, To: h, Start: s, End: e, Status: "actual"})
	}
}
