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

// surface is the surface subject of verb v, its own or the one it gets by
// conjunction, control, or from the noun that it modifies.
func (t *Tree) surface(v, depth int) []int {
	if k := t.own(v); k >= 0 && !t.outer(v, k) && !t.speakers(v, k) {
		return t.unrelative(t.Conj(k), v)
	}
	if k := t.mislaid(v); k >= 0 {
		return t.Conj(k)
	}
	h := t.Head(v)
	if h < 0 || depth == 0 {
		return nil
	}
	switch t.Rel(v) {
	case "conj":
		if t.Verbal(h) || t.Child(h, "cop") >= 0 || t.Rel(h) == "xcomp" && (t.UPOS(h) == "ADJ" || t.XPOS(v) == "VBG") {
			return t.surface(h, depth-1)
		}
	case "xcomp":
		return t.controller(v, h, depth)
	case "advcl":
		return t.ofClause(v, h, depth)
	case "acl":
		return t.ofModifier(v, h, depth)
	case "parataxis":
		if h < v && t.Verbal(h) && t.finite(v) && t.Rel(h) == "root" { // "He backed Lee in May, now is backing Reed"
			return t.surface(h, depth-1)
		}
	case "ccomp":
		if t.marked(v, "to") || t.XPOS(v) == "VBG" && h >= 0 && h < v { // "considers whether to expel him", "said, blaming rebels"
			return t.surface(h, depth-1)
		}
		if c := t.told(v, h); c >= 0 {
			return t.surface(c, depth-1)
		}
	}
	return nil
}

// ofClause is the subject that verb v of an adverbial clause gets from the verb or
// adjective h that the clause hangs on.
func (t *Tree) ofClause(v, h, depth int) []int {
	if t.Case(v) == "to" && t.Verbal(h) && asking[t.Lemma(h)] {
		if o := t.askedOf(h, v); o >= 0 {
			return t.Conj(o)
		}
	}
	if o := t.engaged(v, h); o >= 0 {
		return t.Conj(o)
	}
	if o := max(t.reduced(v, h), t.bidden(v, h), t.behindObject(v, h)); o >= 0 {
		return t.unrelative(t.Conj(o), h)
	}
	if k := t.nested(v, h); k >= 0 {
		return t.surface(k, depth-1)
	}
	if s := max(t.sayer(v, h), t.located(h)); s >= 0 {
		return t.Conj(s)
	}
	if s := t.stated(v, h); len(s) > 0 {
		return s
	}
	switch t.Case(v) {
	case "if", "unless", "because", "whether":
		return nil
	case "by":
		if t.Verbal(h) && t.Passive(h) { // "destroyed by shelling": those who shell are not what is destroyed
			return nil
		}
	case "on":
		if charging[t.Lemma(h)] && t.Passive(h) { // "was convicted on killing a guard"
			return t.surface(h, depth-1)
		}
	case "of", "from", "into", "for", "with": // "accused Tarvia of sending", "stopped them from leaving"
		if o := t.Child(h, "obj", "iobj"); o >= 0 && o < v && t.Verbal(h) {
			return t.unrelative(t.Conj(o), h)
		}
		if t.Verbal(h) && t.Passive(h) {
			return t.surface(h, depth-1)
		}
	}
	if t.Verbal(h) || t.UPOS(h) == "ADJ" || t.Child(h, "nsubj") >= 0 {
		return t.surface(h, depth-1)
	}
	return nil
}

// ofModifier is the subject that verb v, which modifies noun h, gets from there.
func (t *Tree) ofModifier(v, h, depth int) []int {
	if t.Doc.Tokens[v].Deprel == "acl:relcl" {
		return nil // the gap is another slot's, see relative
	}
	c := t.Case(v)
	if up := t.Head(h); (c == "before" || c == "after") && vocab.Times[t.Lemma(h)] && up >= 0 && t.Verbal(up) {
		return t.surface(up, depth-1) // "weeks before taking the town"
	}
	if c != "" || t.XPOS(v) == "VB" {
		return t.holder(v, h, depth)
	}
	if a := t.author(v, h, depth); len(a) > 0 {
		return a
	}
	switch t.XPOS(v) {
	case "VBG", "VBN", "VBD":
		return t.listed(v, t.struck(v, h))
	}
	return nil
}

// listed are the members of the list before participle v that it says something of:
// both in "two women and a boy wounded".
func (t *Tree) listed(v, n int) []int {
	if t.XPOS(v) != "VBN" || t.Head(v) != n {
		return []int{n}
	}
	out := []int{n}
	if f := t.Head(n); f >= 0 && t.Rel(n) == "conj" && t.Head(f) >= 0 && t.Child(t.Head(f), "expl") >= 0 {
		return t.Conj(f) // "there were two women and a boy wounded"
	}
	for _, k := range t.Conj(n)[1:] {
		if k < v && t.Child(k, "nummod", "det") >= 0 {
			out = append(out, k)
		}
	}
	if f := t.Head(n); wronging[t.Lemma(v)] && f >= 0 && t.Rel(n) == "conj" && t.XPOS(v) == "VBN" { // "six miners, their foreman and a porter kidnapped by"
		all := t.Conj(f)
		if len(all) > 2 && all[len(all)-1] == n && !slices.ContainsFunc(all, func(k int) bool {
			return t.Child(k, "nummod", "det", "nmod:poss") < 0 && !strings.HasSuffix(t.XPOS(k), "S")
		}) {
			return all
		}
	}
	return out
}

// outer reports whether k is the subject of a clause that v's stands in for, v
// having one of its own.
func (t *Tree) outer(v, k int) bool {
	if t.Doc.Tokens[k].Deprel != "nsubj:outer" {
		return false
	}
	for _, o := range t.kids[v] {
		if o != k && t.Rel(o) == "nsubj" {
			return true
		}
	}
	return false
}

// speakers reports whether subject k behind verb v is that of the verb of saying
// after it ("Gunmen attacked a market, police said"), hung too low by the parser.
func (t *Tree) speakers(v, k int) bool {
	if k < v {
		return false
	}
	return t.Child(v, "nsubj", "nsubj:pass") < v || t.Rel(v) == "ccomp" && t.Head(v) > k
}

// mislaid is the subject before verb v that the parser hung on the verb of saying
// behind it, or -1.
func (t *Tree) mislaid(v int) int {
	h := t.Head(v)
	if t.Rel(v) != "ccomp" || h <= v {
		return -1
	}
	for _, k := range t.kids[h] {
		if k < v && t.Rel(k) == "nsubj" && t.Doc.Tokens[k].Sent == t.Doc.Tokens[v].Sent && t.Form(k+1) != ":" {
			return k
		}
	}
	return -1
}

// subjectControl are verbs with an object whose infinitive is still the subject's.
var subjectControl = map[string]bool{"promise": true, "threaten": true, "vow": true, "agree": true, "use": true, "need": true, "take": true}

// asking are verbs whose infinitive is for the one after their preposition.
var asking = map[string]bool{"call": true, "appeal": true, "plead": true, "prevail": true, "signal": true, "shout": true}

// askedOf is the one whom verb h, one of asking, asks to do v, after a preposition
// ("called on the army to withdraw", "pleaded with the guards to wait"), or -1.
func (t *Tree) askedOf(h, v int) int {
	if !asking[t.Lemma(h)] {
		return -1
	}
	for _, k := range t.kids[h] {
		if c := t.Case(k); t.Rel(k) == "obl" && k < v && k > h && (c == "on" || c == "upon" || c == "to" || c == "with" || c == "for") {
			return k
		}
	}
	return -1
}

// controller is the understood subject of an infinitive or participle v under h.
func (t *Tree) controller(v, h, depth int) []int {
	if t.Verbal(h) && !subjectControl[t.Lemma(h)] {
		if o := t.Child(h, "obj", "iobj"); o >= 0 && o < v {
			return t.unrelative(t.Conj(o), h)
		}
		if t.Passive(h) {
			return t.surface(h, depth-1)
		}
		if o := t.askedOf(h, v); o >= 0 {
			return t.Conj(o)
		}
		if o := t.secondSubject(h); o >= 0 && o < v {
			return t.unrelative(t.Conj(o), h)
		}
	}
	return t.surface(h, depth-1)
}

// unrelative puts the noun that a relative clause modifies in place of "who".
func (t *Tree) unrelative(toks []int, v int) []int {
	out := make([]int, 0, len(toks))
	for _, k := range toks {
		if t.RelativePronoun(k) {
			if n := t.modified(v); n >= 0 {
				out = append(out, t.antecedents(v, n)...)
				continue
			}
		}
		out = append(out, k)
	}
	return out
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
