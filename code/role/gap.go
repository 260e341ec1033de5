package role

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
)

// chargedOf adds the one whom a verb of charging holds a deed against where the parser
// made it the subject of the clause behind "of": "accused the mayor of lying".
func (t *Tree) chargedOf(s Slots, v int) {
	if len(s["obj"])+len(s["iobj"]) > 0 || !charging[t.Lemma(v)] || t.Passive(v) {
		return
	}
	for _, k := range t.kids[v] {
		mark := t.Child(k, "mark")
		if rel := t.Rel(k); k < v || mark < 0 || rel != "advcl" && rel != "xcomp" && rel != "ccomp" || t.Form(mark) != "of" {
			continue
		}
		if x := t.Child(k, "nsubj", "iobj", "obj"); x > v && x < mark {
			s.add("obj", t.Conj(x)...)
			return
		}
	}
}

// depriving are verbs of taking something of somebody's.
var depriving = lists.Set("deprive relieve rob strip")

// deprived adds what somebody is stripped of where the parser hung it on that one:
// "stripped the editor of her papers".
func (t *Tree) deprived(s Slots, v int) {
	if !depriving[t.Lemma(v)] || len(s["of"]) > 0 {
		return
	}
	for _, o := range s["obj"] {
		for _, k := range t.kids[o] {
			if k > o && t.Rel(k) == "nmod" && t.Case(k) == "of" {
				s.add("of", t.Conj(k)...)
			}
		}
	}
}

// misread makes the object of a verb of charging of a noun with an article that the parser
// took for a clause: "accused the 71-year-old of fraud".
func (t *Tree) misread(s Slots, v int) {
	if len(s["obj"])+len(s["iobj"]) > 0 || !charging[t.Lemma(v)] || t.Passive(v) {
		return
	}
	for _, slot := range []string{"ccomp", "xcomp"} {
		for _, k := range s[slot] {
			if k > v && (t.UPOS(k) == "NOUN" || t.UPOS(k) == "PROPN" || t.UPOS(k) == "ADJ") && t.Child(k, "det") > v && t.Child(k, "cop", "nsubj", "mark") < 0 {
				s.add("obj", t.Conj(k)...)
			}
		}
	}
}

// acts reports whether verb v, whose subject the parser took for that of a passive, is
// active for all that: no "be" before it, and an object right behind ("Police this
// morning arrested Ann Lee").
func (t *Tree) acts(v int) bool {
	if t.Child(v, "aux:pass", "obl:agent", "cop") >= 0 {
		return false
	}
	s, o := t.Child(v, "nsubj:pass"), t.Child(v, "obj")
	return s >= 0 && s < v && o > v && t.Child(v, "iobj") < 0
}

// governing are verbs whose object does what the infinitive behind it tells, which
// parsers at times hang on the verb as a purpose: "expected the miners to march".
var governing = lists.Set("expect want allow permit force compel order urge ask tell instruct enable encourage cause require beg implore invite persuade press push pressure")

// paying are verbs of making somebody do what the infinitive tells.
var paying = lists.Set("pay bribe hire train task lobby recruit")

// paid are those who are paid or trained to do something.
var paid = lists.Set(`senator lawmaker deputy politician congressman councillor official officer policeman guard soldier fighter mercenary militia militant witness
	student youth journalist gunman thug gang gangster hooligan assassin killer mob man voter`)

// bidden is the object of verb h that does what infinitive v tells, or -1.
func (t *Tree) bidden(v, h int) int {
	if t.Case(v) != "to" || !t.Verbal(h) || t.Passive(h) {
		return -1
	}
	o := t.Child(h, "obj", "iobj")
	if o < h || o > v {
		return -1
	}
	if governing[t.Lemma(h)] || paying[t.Lemma(h)] && paid[t.Lemma(o)] {
		return o
	}
	return -1
}

// nested is the clause behind "for" or "of" that infinitive v belongs to, hung on the
// verb above both by the parser: "criticised them for meeting to oppose the plan"; -1
// where there is none.
func (t *Tree) nested(v, h int) int {
	if t.Case(v) != "to" || !t.Verbal(h) {
		return -1
	}
	for _, k := range t.kids[h] {
		if c := t.Case(k); k > h && k < v && t.Rel(k) == "advcl" && t.XPOS(k) == "VBG" && (c == "for" || c == "of") {
			return k
		}
	}
	return -1
}

// voicing are participles of what people do whom others hold or silence.
var voicing = lists.Set("express demand voice protest chant call oppose criticise criticize support attend seek")

// behindObject is the object of verb h that participle v stands right behind and tells
// of: "arrested students demanding reform"; -1 where there is none.
func (t *Tree) behindObject(v, h int) int {
	if t.XPOS(v) != "VBG" || t.Case(v) != "" || !t.Verbal(h) || !voicing[t.Lemma(v)] {
		return -1
	}
	if o := v - 1; o > h && t.Rel(o) == "obj" && t.XPOS(o) == "NNS" { // of a verb listed with h
		return o
	}
	if o := t.Child(h, "obj"); o > h && o == v-1 {
		return o
	}
	return -1
}

// dateline reports whether subject k of verb v is the town that a report opens with
// ("TARVA: Wanting to help, the bank ...") or a rest of the headline before the sentence,
// v having a subject of its own behind it.
func (t *Tree) dateline(v, k int) bool {
	if k+1 >= len(t.Doc.Tokens) || t.UPOS(k) != "PROPN" && t.UPOS(k) != "NOUN" || k > v {
		return false
	}
	f := t.Form(k + 1)
	opens := t.UPOS(k) == "PROPN" && k == t.Doc.Sents[t.Doc.Tokens[k].Sent].Start && (f == ":" || f == "—" || f == "–" || f == "--")
	for _, o := range t.kids[v] {
		if o > k && t.Rel(o) == "nsubj" && (opens || o < v && t.Doc.Tokens[o].Deprel != "nsubj:outer" && t.headlined(k, o, v)) {
			return true
		}
	}
	return false
}

// headlined reports whether what stands from k to the phrase of o, subject of v, is a
// dateline, a headline or a title: "Hill News, 27 January - Ann Lee was freed", "Man held
// in Tarn A Tarn man was held", but not "the chief, asked by one member, agreed".
func (t *Tree) headlined(k, o, v int) bool {
	start := o
	for _, c := range t.kids[o] {
		start = min(start, c)
	}
	i := v - 1
	for i > o && (t.Rel(i) == "aux" || t.Rel(i) == "advmod" || t.Rel(i) == "cop" || t.Rel(i) == "mark") {
		i--
	}
	if dash := t.Form(max(start-1, 0)); start > k+1 && (dash == "-" || dash == "--" || dash == "–" || dash == "—") {
		return t.Form(i) != dash // a dateline, not a parenthesis between dashes
	}
	if start == k+2 && t.Form(k+1) == "," && t.UPOS(k) == "NOUN" && t.UPOS(o) == "PROPN" {
		return true // "his codefendant, Tom Reed, 52, was held"
	}
	parenthesis := i > o && t.UPOS(i) == "PUNCT"
	return !parenthesis || start <= k+1 && t.UPOS(start) != "PUNCT"
}

// own is the first subject of verb v that is none of a town in a dateline, or -1.
func (t *Tree) own(v int) int {
	for _, k := range t.kids[v] {
		if t.Rel(k) == "nsubj" && !t.dateline(v, k) {
			return k
		}
	}
	return -1
}

// described reports whether conjunct k only says what else the one before it, i, is:
// "the first lady and vice-president, Ann Lee".
func (t *Tree) described(i, k int) bool {
	if t.UPOS(i) != "NOUN" && t.UPOS(i) != "ADJ" || t.XPOS(i) != "NN" && t.XPOS(i) != "JJ" || t.XPOS(k) != "NN" || k < i || t.Child(k, "det", "nmod:poss", "nummod", "amod") >= 0 {
		return false
	}
	if c := t.Child(k, "cc"); c < 0 || t.Form(c) != "and" || t.Child(i, "det", "nmod:poss") < 0 {
		return false
	}
	a := max(t.Child(k, "appos"), t.Child(i, "appos"))
	return a > k && t.UPOS(a) == "PROPN" && t.Form(a-1) == ","
}

// plural reports whether relative clause v, around the one said of n, speaks of
// several: "who both", "who have".
func (t *Tree) plural(v int) bool {
	if t.XPOS(v) == "VBP" && t.Child(v, "aux") < 0 {
		return true
	}
	for _, k := range t.kids[v] {
		if f := t.Form(k); k < v && (f == "both" || f == "all") {
			return true
		}
		if t.Rel(k) == "aux" || t.Rel(k) == "cop" {
			if f := t.Form(k); f == "are" || f == "were" || f == "have" {
				return true
			}
		}
	}
	return false
}

// antecedents are those whom a relative clause around v says something of: the noun it
// hangs on, or the whole list where only that fits its number ("Lee and her deputy, who
// both back the plan").
func (t *Tree) antecedents(v, n int) []int {
	h := t.Head(n)
	if all := t.Conj(n); len(all) > 1 && all[len(all)-1] > n && t.behindList(v, n, all) { // "Lee and Reed, who had met"
		return all
	}
	if t.Rel(n) != "conj" || h < 0 || strings.HasSuffix(t.XPOS(n), "S") || !nominal(t.UPOS(h)) {
		return []int{n}
	}
	for i := 0; v >= 0 && i < 12; i++ {
		if t.Doc.Tokens[v].Deprel == "acl:relcl" {
			if t.plural(v) {
				return t.Conj(h)
			}
			break
		}
		v = t.Head(v)
	}
	return []int{n}
}

// secondSubject is the object of verb h where the parser took it for another subject:
// "The concerns prompted Ann Lee to call a meeting"; -1 where there is none.
func (t *Tree) secondSubject(h int) int {
	first := t.own(h)
	if first < 0 || first > h {
		return -1
	}
	for _, k := range t.kids[h] {
		if k > h && t.Doc.Tokens[k].Deprel == "nsubj" {
			return k
		}
	}
	return -1
}

// saidOf makes the relative pronoun the doer of a clause in what somebody says, where the
// parser took it for a second object ("the gang that police say is holding nine nurses"),
// and of a passive there the one it was done to ("miners who witnesses say were shot").
func (t *Tree) saidOf(s Slots, v int, passive bool) {
	h := t.Head(v)
	if h < 0 || t.Rel(v) != "ccomp" || t.Doc.Tokens[h].Deprel != "acl:relcl" {
		return
	}
	if passive && t.Child(v, "nsubj", "nsubj:pass") < 0 {
		for _, k := range t.kids[h] {
			if k < h && t.RelativePronoun(k) {
				s["obj"] = []int{k}
				s["subj"] = slices.DeleteFunc(s["subj"], func(x int) bool { return t.Head(x) == h })
				return
			}
		}
	}
	if passive || len(s["subj"]) > 0 {
		return
	}
	for _, k := range t.kids[h] {
		if rel := t.Rel(k); k < h && t.RelativePronoun(k) && len(s["obj"]) > 0 && (rel == "obj" || rel == "nsubj" && t.own(h) >= 0 && len(t.kids[h]) > 2) {
			s["subj"] = []int{k} // "the men who police say shot her"
			return
		}
	}
	if len(s["obj"]) < 2 {
		return
	}
	for i, k := range s["obj"] {
		if k < h && t.RelativePronoun(k) {
			s["subj"], s["obj"] = []int{k}, append(append([]int{}, s["obj"][:i]...), s["obj"][i+1:]...)
			return
		}
	}
}

// sayer is the subject of the verb of saying that stands between a clause h, which tells
// what is said, and participle v behind it, which tells what the speaker does: "Nine men
// died, the army said, blaming rebels"; -1 where there is none.
func (t *Tree) sayer(v, h int) int {
	s := t.Head(h)
	if s < 0 || t.XPOS(v) != "VBG" || t.Case(v) != "" || t.Rel(h) != "ccomp" || s < h || s > v {
		return -1
	}
	return t.own(s)
}

// marked reports whether a clause has the marker, among others.
func (t *Tree) marked(v int, marker string) bool {
	for _, k := range t.kids[v] {
		if t.Rel(k) == "mark" && t.Form(k) == marker {
			return true
		}
	}
	return false
}

// located is the subject of the place that adverb h is said of with "be": "The envoy was back in
// Tarn to meet them"; -1 where there is none.
func (t *Tree) located(h int) int {
	if t.UPOS(h) != "ADV" {
		return -1
	}
	for _, k := range t.kids[h] {
		if t.Child(k, "cop") >= 0 && t.Child(k, "cop") < h {
			return t.own(k)
		}
	}
	return -1
}

// told is the first of two clauses of what is said, whose subject the second, v, shares:
// "The agent knocked, then arrested her, the report says"; -1 where there is none.
func (t *Tree) told(v, h int) int {
	if h < v || t.XPOS(v) != "VBD" || t.Child(v, "mark", "nsubj", "nsubj:pass") >= 0 {
		return -1
	}
	for _, k := range t.kids[h] {
		if k < v && t.Rel(k) == "ccomp" && t.own(k) >= 0 {
			return k
		}
	}
	return -1
}

// finite reports whether verb v is the verb of a clause that could stand alone.
func (t *Tree) finite(v int) bool {
	switch t.XPOS(v) {
	case "VBZ", "VBD":
		return true
	case "VBG", "VBN":
		a := t.Child(v, "aux", "aux:pass")
		return a >= 0 && (t.XPOS(a) == "VBZ" || t.XPOS(a) == "VBD" || t.XPOS(a) == "VBP")
	}
	return false
}

// behindList reports whether the relative clause around v, hung on the first of a list,
// stands behind the last of it.
func (t *Tree) behindList(v, n int, all []int) bool {
	for i := 0; v >= 0 && i < 12; i++ {
		if t.Doc.Tokens[v].Deprel == "acl:relcl" {
			return t.Head(v) == n && v > all[len(all)-1] && (t.XPOS(n) == "NNS" || t.plural(v))
		}
		v = t.Head(v)
	}
	return false
}
