package role

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
)

// Subject returns whom verb or predicate p is said of, its own subject or the one
// that it gets by conjunction, control or from the noun it modifies.
func (t *Tree) Subject(p int) []int { return t.unrelative(t.surface(p, maxClimb), p) }

// undertaking are nouns whose infinitive is done by the one whose they are: "the
// junta's attempt to", "a bid by the rebels to".
var undertaking = lists.Set(`ability aim clearance leave licence license permit ambition attempt bid campaign capability capacity chance commitment decision desire determination drive
	duty effort failure eagerness freedom goal hesitation inability intent intention interest keenness mission move objective obligation offer opportunity order permission plan
	pledge plot policy power preparation pressure promise proposal purpose push readiness refusal reluctance resolve responsibility right scheme strategy
	struggle tendency threat unwillingness vow wish willingness`)

// hiring are verbs whose object does what an infinitive after it tells, where it is
// one of the hired: "called in an expert to look into the leak".
var (
	hiring = lists.Set("hire appoint invite assign bring call recruit task")
	hired  = lists.Set(`official expert inspector investigator agent adviser advisor lawyer mediator minister ambassador diplomat company firm agency
		detective engineer doctor medic commando negotiator observer monitor consultant emissary`)
)

// engaged is whom verb h engaged to do what infinitive v tells, or -1.
func (t *Tree) engaged(v, h int) int {
	if t.Case(v) != "to" || !t.Verbal(h) || t.Passive(h) || !hiring[t.Lemma(h)] {
		return -1
	}
	o := t.Child(h, "obj")
	if o > h && o < v && hired[t.Lemma(o)] {
		return o
	}
	return -1
}

// foiling are verbs whose subject has no part in the plan that is their object: "foiled a plot to
// bomb the port".
var foiling = lists.Set("avert block detect disrupt expose foil frustrate prevent probe stop thwart uncover")

// having are verbs whose subject is the one whose undertaking their object is.
var having = lists.Set(`abandon accelerate announce begin carry continue declare double drop express face follow give gain get have hold increase
	intensify launch lead lose maintain make mount need plan pursue redouble renew repeat resume retain seek seize show start state step take
	use voice vow win`)

// holder is who does what clause v on noun n tells: the one whose attempt or plan
// it is, or who makes or has it; the accused where it is a charge.
func (t *Tree) holder(v, n, depth int) []int {
	if h := t.Head(n); h >= 0 && t.Rel(n) == "obj" && foiling[t.Lemma(h)] && t.Child(n, "nmod") < 0 {
		return nil
	}
	if t.Case(v) == "to" {
		if s := t.ranked(n, depth); len(s) > 0 {
			return t.unrelative(s, v)
		}
	}
	if t.XPOS(v) == "VB" && !undertaking[t.Lemma(n)] {
		return t.accused(n, depth-1)
	}
	var modifier []int
	for _, k := range t.kids[n] {
		switch t.Rel(k) {
		case "nmod":
			if t.Doc.Tokens[k].Deprel == "nmod:poss" {
				return t.unrelative(t.Conj(k), v)
			}
			if c := t.Case(k); k < v && (c == "by" || c == "from" || c == "of" || c == "against" && allegation[t.Lemma(n)]) {
				return t.Conj(k)
			}
		case "amod":
			if f := t.Doc.Tokens[k].Form; f[0] >= 'A' && f[0] <= 'Z' {
				modifier = []int{k}
			}
		case "compound":
			modifier = []int{k}
		}
	}
	if allegation[t.Lemma(n)] {
		if a := t.accused(n, depth-1); len(a) > 0 {
			return a
		}
	}
	if t.Case(v) == "in" && t.XPOS(v) == "VBG" && t.Rel(n) == "nsubj" && !undertaking[t.Lemma(n)] && !allegation[t.Lemma(n)] {
		return t.Conj(n) // "The Kenyan press in rushing to defend him"
	}
	if modifier != nil {
		return modifier
	}
	h := t.Head(n)
	if h < 0 || depth == 0 {
		return nil
	}
	if u := t.serving(n); u >= 0 {
		return t.aimed(u, depth)
	}
	leave := permits[t.Lemma(n)] && wishing[t.Lemma(h)] && (t.Rel(n) == "obj" || t.Rel(n) == "obl") // "asked for permission to march"
	if !t.Verbal(h) || !leave && (t.Rel(n) != "obj" || !having[t.Lemma(h)]) {
		return nil
	}
	return t.unrelative(t.surface(h, depth-1), h)
}

// permits are nouns of what somebody must have to do something, and wishing are verbs of who wants it.
var (
	permits = lists.Set("chance clearance leave licence license opportunity permission permit right")
	wishing = lists.Set("apply ask await demand need obtain receive request secure seek want win")
)

// purposes are nouns of what somebody does a thing for: "with the aim of freeing them", "in a bid to
// free them".
var purposes = lists.Set("aim ambition attempt bid effort goal intent intention hope move object objective purpose view")

// serving is the verb of what is done for purpose n, on which n hangs or its object does; -1 for none.
func (t *Tree) serving(n int) int {
	h := t.Head(n)
	if c := t.Case(n); h < 0 || !purposes[t.Lemma(n)] || c != "with" && c != "in" {
		return -1
	}
	if t.Rel(n) == "nmod" && t.Rel(h) == "obj" { // "held talks with the aim of", hung on the talks
		n, h = h, t.Head(h)
	}
	if h < 0 || !t.Verbal(h) || t.Rel(n) != "obl" && t.Rel(n) != "obj" {
		return -1
	}
	return h
}

// aimed is who has an aim in doing what verb h tells: its subject, of a passive those by whom it is done.
func (t *Tree) aimed(h, depth int) []int {
	if !t.Passive(h) {
		return t.unrelative(t.surface(h, depth-1), h)
	}
	for _, k := range t.kids[h] {
		if t.Rel(k) == "obl" && t.Case(k) == "by" && !t.temporal(k) {
			return t.Conj(k)
		}
	}
	return nil
}

// stated is by whom what is said or written was put out, where the verb that says so is a passive and
// participle v tells what is said: "a poem was sent by weavers urging the king to go".
func (t *Tree) stated(v, h int) []int {
	if t.XPOS(v) != "VBG" || t.Case(v) != "" || !t.Verbal(h) || !t.Passive(h) {
		return nil
	}
	n := t.Child(h, "nsubj", "nsubj:pass")
	if n < 0 || !utterance[t.Lemma(n)] {
		return nil
	}
	return t.aimed(h, maxClimb)
}

// coming are verbs that only tell how one happening stands to another.
var coming = lists.Set("accompany follow include precede prompt trigger")

// written is whose letter or statement the object of verb h is, where h only tells what it led to or
// came with, and participle v behind it tells what it says: "The move follows a letter from the
// union, accusing the bank".
func (t *Tree) written(v, h, depth int) []int {
	if t.XPOS(v) != "VBG" || t.Case(v) != "" || !t.Verbal(h) || t.Passive(h) || !coming[t.Lemma(h)] {
		return nil
	}
	if n := t.Child(h, "obj"); n > h && n < v && utterance[t.Lemma(n)] {
		return t.author(v, n, depth)
	}
	return nil
}

// utterance are nouns of what somebody says, writes or shows.
var utterance = lists.Set(`article blog book cartoon column comment declaration editorial email essay footage interview leaflet letter message novel note
	pamphlet petition poem post poster recording report resolution slogan song speech statement story text tweet video`)

// author is who does what participle v says of something said or written, n: whose it is,
// or who says or writes it ("posted a video mocking the mayor").
func (t *Tree) author(v, n, depth int) []int {
	if t.XPOS(v) != "VBG" || !utterance[t.Lemma(n)] || depth == 0 {
		return nil
	}
	for _, k := range t.kids[n] {
		if c := t.Case(k); k < v && t.Rel(k) == "nmod" && (t.Doc.Tokens[k].Deprel == "nmod:poss" || c == "by" || c == "from") {
			return t.unrelative(t.Conj(k), v)
		}
	}
	if h := t.Head(n); h >= 0 && t.Verbal(h) && !t.Passive(h) && t.Rel(n) == "obj" {
		return t.unrelative(t.surface(h, depth-1), h)
	}
	return nil
}

// calls are nouns of what somebody asks another to do.
var calls = lists.Set("appeal call demand instruction invitation plea request warning")

// calledUpon is who is to do what infinitive v on a call tells: "the union's call on the army to withdraw".
func (t *Tree) calledUpon(v, n int) []int {
	if t.XPOS(v) != "VB" || t.Case(v) != "to" || !calls[t.Lemma(n)] {
		return nil
	}
	for _, k := range t.kids[n] {
		if c := t.Case(k); k > n && k < v && t.Rel(k) == "nmod" && (c == "on" || c == "to" || c == "for") {
			return t.Conj(k)
		}
	}
	return nil
}

// thanks are nouns of what is given to those who did something.
var thanks = lists.Set("appreciation congratulation gratitude praise thanks tribute")

// thanked is who did what clause v behind "for" tells, where a noun of thanks on which it hangs, or
// which is the object of the verb that it hangs on, says to whom it is owed: "expressed their
// gratitude to the mayor for freeing them".
func (t *Tree) thanked(v, h int) []int {
	if t.Case(v) != "for" || t.XPOS(v) != "VBG" {
		return nil
	}
	n := h
	if t.Verbal(h) {
		n = t.Child(h, "obj")
	}
	if n < 0 || !thanks[t.Lemma(n)] {
		return nil
	}
	for _, up := range []int{n, h} {
		for _, k := range t.kids[up] {
			if rel := t.Rel(k); k > n && k < v && (rel == "nmod" || rel == "obl") && t.Case(k) == "to" {
				return t.Conj(k)
			}
		}
	}
	return nil
}

// amount are words that say how much somebody does: "must do more to help".
var amount = lists.Set("more everything something nothing little enough much all best utmost")

// ranks reports whether a word says which of many somebody is: "the latest to be struck", "the
// next to go".
func ranks(form string) bool { return vocab.Ordinals[form] || form == "next" }

// ranked is whom an infinitive on n tells of where n only says which of many it is or
// how much is done: "Tarvia is the latest to be struck", "the bank must do more to help".
func (t *Tree) ranked(n, depth int) []int {
	if h := t.Head(n); amount[t.Lemma(n)] && t.Rel(n) == "obj" && h >= 0 && depth > 0 && t.Verbal(h) && t.Lemma(h) == "do" {
		return t.surface(h, depth-1)
	}
	one := ranks(t.Form(n))
	for _, k := range t.kids[n] {
		one = one || t.Rel(k) == "amod" && ranks(t.Form(k))
	}
	if s := t.Child(n, "nsubj"); one && s >= 0 && t.Child(n, "cop") >= 0 {
		return t.Conj(s)
	}
	return nil
}

// Definite reports whether deed n is one that the reader is told of as done, whoever did it:
// "held over the bombing", "arrested in connection with Sunday's attack".
func (t *Tree) Definite(n int) bool {
	if d := t.Child(n, "det"); d >= 0 {
		return t.Form(d) == "the" || t.Form(d) == "this" || t.Form(d) == "that"
	}
	return slices.ContainsFunc(t.kids[n], func(k int) bool { return t.Doc.Tokens[k].Deprel == "nmod:poss" })
}

// miscopied reports whether a participle with "is" before it was tagged as a noun or
// an adjective: "who is accused of".
func (t *Tree) miscopied(v int) bool {
	return t.UPOS(v) == "VERB" && t.Child(v, "cop") >= 0 && t.Child(v, "obj", "aux") < 0 && strings.HasSuffix(t.Form(v), "ed") && !t.minded(v)
}

// inverted gives a verb of saying behind a quotation the subject that stands after
// it: “…,” warned the archbishop.
func (t *Tree) inverted(s Slots, v int, passive bool) {
	if passive || len(s["subj"]) > 0 || len(s["obj"]) == 0 || v == 0 {
		return
	}
	o := s["obj"][0]
	if o < v || !t.quoting(v) || t.Child(v, "mark", "aux") >= 0 || t.XPOS(v) != "VBD" {
		return
	}
	switch t.Form(v - 1) {
	case "”", "\"", "''", "’", "»":
		s["subj"], s["obj"] = s["obj"], nil
	}
}

// quoting reports whether verb v has or stands in a clause that it may quote.
func (t *Tree) quoting(v int) bool {
	c := t.Child(v, "advcl")
	return t.Child(v, "ccomp", "parataxis") >= 0 || t.Rel(v) == "parataxis" || c >= 0 && c < v
}

// answerable gives "held the minister responsible" the adjective as its complement
// where the parser made it a modifier of the noun.
func (t *Tree) answerable(s Slots, v int) {
	if l := t.Lemma(v); l != "hold" && l != "find" && l != "deem" {
		return
	}
	for _, o := range s["obj"] {
		for _, k := range t.kids[o] {
			if f := t.Form(k); k > o && t.Rel(k) == "amod" && (f == "responsible" || f == "accountable" || f == "liable" || f == "guilty") {
				s.add("xcomp", k)
			}
		}
	}
}

// bestowing are verbs with two objects whose first parsers take for a modifier of
// the second: "granted the rebels amnesty".
var bestowing = lists.Set("grant deny give offer award refuse accord promise")

// bestowed are what is granted or denied to people.
var bestowed = lists.Set(`access admission amnesty asylum bail citizenship clemency compensation entry immunity leave license licence membership nationality
	pardon parole passage permission permit protection recognition refuge rights status visa`)

// against makes those that "opposed to" names the object of opposing.
func (t *Tree) against(s Slots, v int) {
	if t.Lemma(v) == "oppose" && len(s["obj"]) == 0 && t.minded(v) {
		s.add("obj", s["to"]...)
	}
}

// glued frees the first of two objects that the parser made a compound of the second.
func (t *Tree) glued(s Slots, v int) {
	if !bestowing[t.Lemma(v)] || len(s["iobj"]) > 0 {
		return
	}
	for _, o := range s["obj"] {
		c := t.Child(o, "compound")
		if o < v || c < 0 || !bestowed[t.Lemma(o)] {
			continue
		}
		if t.Child(c, "det", "nummod") >= 0 || t.UPOS(c) == "PROPN" && c > v && t.Child(o, "det") < 0 || t.XPOS(c) == "NNS" {
			s.add("iobj", t.Conj(c)...)
			return
		}
	}
}

// kin are nouns for the people around one to whom something happened.
var kin = lists.Set("family relative parent mother father widow wife husband brother sister son daughter child colleague friend supporter memory body name")

// struck is the noun that participle v says something of, h or, where h is the kin
// of somebody, that one: "the families of the miners killed".
func (t *Tree) struck(v, h int) int {
	if m := t.Head(h); t.XPOS(v) == "VBN" && m >= 0 && t.Rel(h) == "nmod" && t.Case(h) == "of" && t.Lemma(m) == "member" && t.XPOS(m) == "NNS" && nominal(t.UPOS(m)) {
		return m // "nine members of the council arrested since May"
	}
	if t.XPOS(v) == "VBG" || !kin[t.Lemma(h)] {
		return h
	}
	return t.inner(v, h)
}

// deeds are nouns of what is done to people, which "who" cannot stand for.
var deeds = lists.Set(`abduction kidnapping killing murder arrest detention capture release death shooting assassination execution imprisonment deportation
	beating torture beheading lynching`)

// lost is the noun that a relative clause modifies, h or, where they differ in
// number, the one that h is the kin of: "the parents of Ana Ruiz, who was abducted".
func (t *Tree) lost(v, h int) int {
	if deeds[t.Lemma(h)] {
		for _, k := range t.kids[v] {
			if t.Form(k) == "who" {
				return t.inner(v, h) // "the abduction of nine pupils in May who were freed"
			}
		}
	}
	if !kin[t.Lemma(h)] || t.XPOS(h) != "NNS" {
		return h
	}
	for _, k := range t.kids[v] {
		if f := t.Form(k); t.Rel(k) == "aux" && (f == "was" || f == "is" || f == "has") {
			return t.inner(v, h)
		}
	}
	return h
}

func (t *Tree) inner(v, h int) int {
	for _, k := range t.kids[h] {
		if t.Rel(k) == "nmod" && t.Case(k) == "of" && k < v {
			return k
		}
	}
	return h
}

// attitudes are participles of what somebody thinks or will do, active for all that
// they look passive: "she is opposed to the plan".
var attitudes = lists.Set("oppose commit determine dedicate resolve dispose incline")

// feelings are participles of what somebody feels about what stands behind "by".
var feelings = lists.Set("alarm anger appal appall concern disappoint disgust dismay enrage infuriate outrage trouble")

// minded reports whether v is such a participle, with nobody who made it so.
func (t *Tree) minded(v int) bool {
	if feelings[t.Lemma(v)] && t.XPOS(v) == "VBN" && t.Child(v, "aux:pass", "cop") >= 0 {
		return true
	}
	return attitudes[t.Lemma(v)] && t.Child(v, "obl:agent") < 0 && t.Child(v, "aux:pass", "cop") >= 0
}

// reduced is the object of verb h that participle v stands right behind and says
// something of, hung on the verb by the parser ("held a man accused of murder"); -1
// where there is none.
func (t *Tree) reduced(v, h int) int {
	if t.XPOS(v) != "VBN" || t.Case(v) != "" || t.Child(v, "nsubj", "aux", "aux:pass") >= 0 || !t.Verbal(h) {
		return -1
	}
	o := t.Child(h, "obj")
	if o < 0 || o < h || o > v || t.Rel(v-1) == "punct" || t.Form(v-1) == "," {
		return -1
	}
	for i := o + 1; i < v; i++ {
		if !t.Below(i, o) && t.Rel(i) != "advmod" {
			return -1
		}
	}
	return o
}

// shareAgent gives coordinated passives their common agent: "arrested, tortured and
// killed by the guards".
func (t *Tree) shareAgent(s Slots, v int, passive bool) {
	if !passive || len(s["subj"]) > 0 {
		return
	}
	first := v
	if t.Rel(v) == "conj" && t.Head(v) >= 0 {
		first = t.Head(v)
	}
	for _, k := range t.kids[first] {
		if first != v && k < v && t.Doc.Tokens[k].Deprel == "obl:agent" && (wronging[t.Lemma(v)] || t.Lemma(v) == "beat") && t.Child(v, "nsubj", "nsubj:pass") < 0 {
			s.add("subj", t.Conj(k)...) // "was dragged out by gunmen and beaten"
			return
		}
		if first != v && k > v && t.Rel(k) == "obl" && t.Case(k) == "by" && !t.temporal(k) && t.Child(v, "nsubj", "nsubj:pass") < 0 {
			s.add("subj", t.Conj(k)...) // "was bribed or blackmailed by the firm", hung on the first
			return
		}
		if k <= v || t.Rel(k) != "conj" || !t.Verbal(k) || t.Child(k, "nsubj", "nsubj:pass", "obj") >= 0 {
			continue
		}
		for _, a := range t.kids[k] {
			if t.Rel(a) != "obl" || t.XPOS(k) != "VBN" {
				continue
			}
			if t.Case(a) != "by" {
				a = t.agentOn(a)
			}
			if a >= 0 && !t.temporal(a) {
				s.add("subj", t.Conj(a)...)
				return
			}
		}
	}
}

// agentOn is the agent of a passive that the parser hung on an oblique of its, or -1:
// "implicated in an invented case by officers".
func (t *Tree) agentOn(obl int) int {
	for _, k := range t.kids[obl] {
		if t.Rel(k) == "nmod" && t.Case(k) == "by" && k > obl {
			return k
		}
	}
	return -1
}

// sharePossessor gives a noun in a list whose it is where only the first says so:
// "its seizure of the valley and support for the rebels".
func (t *Tree) sharePossessor(s Slots, n int) {
	h := t.Head(n)
	if t.Rel(n) != "conj" || h < 0 || t.UPOS(h) != "NOUN" || t.UPOS(n) != "NOUN" || len(s["poss"])+len(s["by"])+len(s["amod"])+len(s["comp"]) > 0 ||
		t.Child(n, "det", "nummod", "punct") >= 0 {
		return
	}
	for _, k := range t.kids[h] {
		if t.Doc.Tokens[k].Deprel == "nmod:poss" && k < h {
			s.add("poss", t.Conj(k)...)
		}
	}
}
