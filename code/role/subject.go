package role

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/code/vocab"
)

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
		if t.Verbal(h) || t.Child(h, "cop") >= 0 || t.Rel(h) == "xcomp" && (t.UPOS(h) == "ADJ" || t.XPOS(v) == "VBG") || t.Rel(h) == "ccomp" && t.UPOS(h) == "ADJ" {
			return t.surface(h, depth-1)
		}
	case "xcomp":
		return t.controller(v, h, depth)
	case "advcl":
		return t.ofClause(v, h, depth)
	case "acl":
		return t.ofModifier(v, h, depth)
	case "parataxis":
		if h < v && t.Verbal(h) && (t.finite(v) || t.Child(v, "cop") >= 0 && t.Child(v, "mark") < 0) && t.Rel(h) == "root" { // "He backed Lee in May, now is backing Reed"
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
	if s := t.thanked(v, h); len(s) > 0 {
		return s
	}
	if s := t.written(v, h, depth); len(s) > 0 {
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
	if s := t.thanked(v, h); len(s) > 0 {
		return s
	}
	if s := t.calledUpon(v, h); len(s) > 0 {
		return s
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
