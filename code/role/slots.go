package role

import (
	"maps"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
)

// Slots are the fillers of a predicate's slots: head tokens by slot. Slots are
// subj, obj, iobj, xcomp, ccomp, prt, poss, amod, comp, acl and prepositions.
type Slots map[string][]int

// Names are the names of the slots that are filled, sorted.
func (s Slots) Names() []string { return slices.Sorted(maps.Keys(s)) }

func (s Slots) add(slot string, toks ...int) {
	for _, x := range toks {
		dup := false
		for _, y := range s[slot] {
			dup = dup || x == y
		}
		if !dup && x >= 0 {
			s[slot] = append(s[slot], x)
		}
	}
}

// maxClimb bounds how far subjects are looked for up the tree.
const maxClimb = 6

// Of returns the slots of a predicate, conjuncts included.
func (t *Tree) Of(p int) Slots {
	if t.Verbal(p) {
		return t.verb(p)
	}
	if t.UPOS(p) == "ADJ" {
		return t.adjective(p)
	}
	return t.noun(p)
}

// verb collects a verb's own dependents, then what it shares or controls.
func (t *Tree) verb(v int) Slots {
	s := Slots{}
	passive := t.Passive(v) && !t.minded(v)
	for _, k := range t.kids[v] {
		t.dependent(s, v, k, passive)
	}
	t.saidOf(s, v, passive)
	if len(s["subj"]) == 0 && len(s["obj"]) == 0 || len(s["subj"]) == 0 && !passive || len(s["obj"]) == 0 && passive {
		if surf := t.surface(v, maxClimb); len(surf) > 0 {
			if passive {
				s.add("obj", surf...)
			} else if len(s["subj"]) == 0 {
				s.add("subj", surf...)
			}
		}
	}
	if t.given(v, s, passive) {
		s["obj"] = append(t.surface(v, maxClimb), s["obj"]...)
	}
	if len(s["between"]) == 1 { // "fighting between the army and the rebels", the second hung on the verb
		for _, k := range t.kids[v] {
			if t.Rel(k) == "conj" && k > s["between"][0] && nominal(t.UPOS(k)) && t.Child(k, "cc") >= 0 {
				s.add("between", t.Conj(k)...)
			}
		}
	}
	t.relative(s, v, passive)
	t.shareObject(s, v)
	t.shareAgent(s, v, passive)
	t.inverted(s, v, passive)
	t.glued(s, v)
	t.answerable(s, v)
	t.against(s, v)
	t.chargedOf(s, v)
	t.deprived(s, v)
	t.misread(s, v)
	if len(s["obj"]) == 0 && !passive { // "accused Tarvia of": parsers waver between the two objects
		s.add("obj", s["iobj"]...)
	}
	return s
}

// giving are verbs with two objects, the first of which is the subject of their passive.
var giving = lists.Set("allow award deny give grant hand offer pay promise refuse send")

// granted are nouns of what those in power give one who was freed or tried.
var granted = lists.Set("access amnesty asylum bail citizenship clemency immunity leave pardon parole passport refuge residency sanctuary visa")

// given reports whether passive verb v, which has what was given as its object, shares the
// one it was given to with the verb before: "was freed and granted asylum".
func (t *Tree) given(v int, s Slots, passive bool) bool {
	return passive && len(s["obj"]) > 0 && t.Rel(v) == "conj" && giving[t.Lemma(v)] && t.own(v) < 0 && t.Child(v, "obj") > v
}

// dependent puts child k of verb v into its slot.
func (t *Tree) dependent(s Slots, v, k int, passive bool) {
	switch rel := t.Rel(k); rel {
	case "nsubj":
		if t.outer(v, k) {
			return
		}
		if t.speakers(v, k) || t.dateline(v, k) {
			return
		}
		if t.Doc.Tokens[k].Deprel == "nsubj:pass" && !t.minded(v) && !t.acts(v) || passive {
			s.add("obj", t.Conj(k)...)
		} else {
			s.add("subj", t.Conj(k)...)
		}
	case "obj", "iobj":
		s.add(rel, t.Conj(k)...)
	case "obl":
		c := t.Case(k)
		if c == "by" && passive && junctures[t.Lemma(k)] {
			return
		}
		if c == "by" && passive && !t.temporal(k) {
			s.add("subj", t.Conj(k)...)
			return
		}
		if c != "" && !t.temporal(k) {
			s.add(c, t.Conj(k)...)
		}
	case "xcomp", "ccomp":
		s.add(rel, t.Conj(k)...)
	case "advcl":
		if c := t.Case(k); c != "" {
			s.add(c, k)
		}
	case "compound":
		if t.Doc.Tokens[k].Deprel == "compound:prt" {
			s.add("prt", k)
		}
	case "advmod":
		if t.UPOS(k) == "ADP" || t.XPOS(k) == "RP" || t.Form(k) == "ahead" || t.Form(k) == "forward" {
			s.add("prt", k)
		}
	}
}

var months = lists.Set("january february march april may june july august september october november december")

// junctures are nouns for points in time, which do nothing: "by the end of May, nine had
// been killed".
var junctures = lists.Set("end start beginning close time dawn dusk nightfall sunset sunrise daybreak midday spring summer autumn winter century eve")

// temporal reports whether a nominal tells a time rather than a party.
func (t *Tree) temporal(k int) bool {
	d := t.Doc.Tokens[k].Deprel
	if strings.HasSuffix(d, ":tmod") || vocab.Times[t.Lemma(k)] {
		return true
	}
	if t.UPOS(k) != "NUM" { // "on June 4", headed by the number
		return false
	}
	for _, c := range t.kids[k] {
		if months[t.Lemma(c)] && c < k {
			return true
		}
	}
	return false
}

// RelativePronoun reports whether token k is "who", "which", "that" as a relative.
func (t *Tree) RelativePronoun(k int) bool {
	switch t.XPOS(k) {
	case "WDT", "WP", "WP$":
		return true
	}
	return t.Form(k) == "that" && t.UPOS(k) == "PRON" && strings.Contains(t.Doc.Tokens[k].Feats, "PronType=Rel")
}

// modified is the noun that the relative clause around v modifies, or -1.
func (t *Tree) modified(v int) int {
	for n := 0; v >= 0 && n < 12; n++ {
		if t.Doc.Tokens[v].Deprel == "acl:relcl" {
			return t.lost(v, t.Head(v))
		}
		v = t.Head(v)
	}
	return -1
}

// relative fills what a relative clause leaves open with the noun it modifies.
func (t *Tree) relative(s Slots, v int, passive bool) {
	for slot, toks := range s {
		s[slot] = t.unrelative(toks, v)
	}
	if t.Doc.Tokens[v].Deprel != "acl:relcl" {
		return
	}
	h := t.Head(v)
	for _, k := range t.kids[v] {
		if t.RelativePronoun(k) || t.XPOS(k) == "WRB" {
			return
		}
	}
	if len(s["subj"]) > 0 && len(s["obj"]) == 0 && !passive {
		s.add("obj", t.Conj(h)...) // "the village they burned"
	}
}

// shareObject gives coordinated verbs their common object: "killed and wounded
// three guards", "arrested, jailed or fined the drivers".
func (t *Tree) shareObject(s Slots, v int) {
	if len(s["obj"]) > 0 || t.Passive(v) {
		return
	}
	if t.Rel(v) == "conj" && t.Verbal(t.Head(v)) {
		for _, o := range t.kids[t.Head(v)] {
			if t.Rel(o) == "obj" && o > v {
				s.add("obj", t.Conj(o)...)
				return
			}
		}
	}
	if h := t.Head(v); t.Rel(v) == "conj" && h >= 0 { // "burst in, and shot and killed a guard"
		for _, k := range t.kids[h] {
			if k < v && t.Rel(k) == "conj" && t.Verbal(k) && t.next(k) == v {
				if o := t.Child(k, "obj"); o > v {
					s.add("obj", t.Conj(o)...)
					return
				}
			}
		}
	}
	for k := t.next(v); k >= 0; k = t.next(k) {
		if o := t.Child(k, "obj"); o >= 0 {
			s.add("obj", t.Conj(o)...)
			return
		}
	}
}

// next is the verb coordinated with v that stands right behind it, nothing between
// them but adverbs and a conjunction; -1 where there is none.
func (t *Tree) next(v int) int {
	first := v
	if t.Rel(v) == "conj" {
		first = t.Head(v)
	}
	for k := v + 1; k < len(t.Doc.Tokens) && k <= v+5; k++ {
		switch t.Rel(k) {
		case "conj":
			if t.Verbal(k) && (t.Head(k) == first || t.Head(k) == v) && t.Child(k, "nsubj", "nsubj:pass", "aux:pass") < 0 {
				return k
			}
			return -1
		case "punct", "cc", "advmod", "aux":
		default:
			return -1
		}
	}
	return -1
}

// adjective collects the slots of a predicative adjective: "ready to", "critical of".
func (t *Tree) adjective(a int) Slots {
	s := Slots{}
	for _, k := range t.kids[a] {
		switch t.Rel(k) {
		case "nsubj":
			s.add("subj", t.Conj(k)...)
		case "obl":
			if c := t.Case(k); c != "" && !t.temporal(k) {
				s.add(c, t.Conj(k)...)
			}
		case "xcomp", "ccomp", "advcl":
			s.add("xcomp", k)
		}
	}
	if len(s["subj"]) == 0 {
		s.add("subj", t.surface(a, maxClimb)...)
	}
	if t.Rel(a) == "amod" && len(s["subj"]) == 0 {
		s.add("subj", t.Head(a))
	}
	for slot, toks := range s {
		s[slot] = t.unrelative(toks, a)
	}
	return s
}

// noun collects possessor, adjectives, compounds and prepositional dependents.
func (t *Tree) noun(n int) Slots {
	s := Slots{}
	for _, k := range t.kids[n] {
		switch t.Rel(k) {
		case "nmod":
			if t.Doc.Tokens[k].Deprel == "nmod:poss" || t.Case(k) == "" && k < n && t.hasPossessive(k) {
				s.add("poss", t.Conj(k)...)
			} else if c := t.Case(k); c != "" && !t.temporal(k) {
				s.add(c, t.Conj(k)...)
			}
		case "obl":
			if c := t.Case(k); c != "" && !t.temporal(k) {
				s.add(c, t.Conj(k)...)
			}
		case "compound":
			s.add("comp", t.Conj(k)...)
			for _, kk := range t.kids[k] {
				if t.Rel(kk) == "compound" || t.Rel(kk) == "amod" {
					s.add("comp", kk)
				}
			}
		case "amod":
			s.add("amod", t.Conj(k)...)
		case "acl":
			t.nounClause(s, k)
		case "ccomp":
			s.add("ccomp", k)
		case "conj":
			if t.Case(k) == "by" && k > n { // "harassment by soldiers and by the police"
				s.add("by", t.Conj(k)...)
			}
		}
	}
	t.sharePossessor(s, n)
	return s
}

func (t *Tree) hasPossessive(k int) bool {
	for _, c := range t.kids[k] {
		if t.XPOS(c) == "POS" {
			return true
		}
	}
	return false
}

// aiming are verbs of turning a thing on somebody.
var aiming = lists.Set("aim direct level target train")

// nounClause files a clause on a noun: an infinitive as its content, "involving
// X" and "targeting X" as prepositions, a passive's agent as "by".
func (t *Tree) nounClause(s Slots, k int) {
	switch {
	case t.Case(k) == "to" || t.XPOS(k) == "VB":
		s.add("xcomp", k)
		s.add("acl", k)
	case t.Lemma(k) == "involve":
		if o := t.Child(k, "obj"); o >= 0 {
			s.add("involving", t.Conj(o)...)
		}
	case t.Lemma(k) == "target" && t.XPOS(k) == "VBG":
		if o := t.Child(k, "obj"); o >= 0 {
			s.add("against", t.Conj(o)...)
		}
	case aiming[t.Lemma(k)] && t.XPOS(k) != "VBG": // "bombings aimed at the army", "directed against"
		for _, o := range t.kids[k] {
			if c := t.Case(o); t.Rel(o) == "obl" && (c == "at" || c == "against") {
				s.add("against", t.Conj(o)...)
			}
		}
	}
}
