// Package mend repairs what no English tree can be: slips of a parser that the
// words around them give away. Every repair is local, needs nothing but tags and
// trees, and changes nothing when done twice.
package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// Doc repairs the trees of a document in place.
func Doc(d *nlp.Doc) {
	d.Loosen()
	join(d)
	for t := range d.Tokens {
		lemma(d, t)
		harmed(d, t)
		nominal(d, t)
		hyphened(d, t)
		thither(d, t)
	}
	for t := range d.Tokens {
		phrases(d, t)
		if d.Tokens[t].UPOS == "VERB" {
			clauses(d, t)
		}
	}
	hold(d)
}

// phrases mends what hangs on token t, or what it hangs on.
func phrases(d *nlp.Doc, t int) {
	afterName(d, t)
	listed(d, t)
	toLast(d, t)
	parts(d, t)
	hisOwn(d, t)
	someOf(d, t)
	thoseDone(d, t)
	drawnOff(d, t)
	officeOf(d, t)
	displaced(d, t)
	describing(d, t)
	arrests(d, t)
	wanted(d, t)
	torn(d, t)
	beforeDate(d, t)
	standsAccused(d, t)
	behindNoun(d, t)
	beforeHead(d, t)
	ofName(d, t)
	furtherOn(d, t)
	farOff(d, t)
	withArms(d, t)
	bail(d, t)
	firstNamed(d, t)
	gerund(d, t)
	andCalls(d, t)
	upcoming(d, t)
	dueTo(d, t)
	ofPlan(d, t)
	massacring(d, t)
	trailing(d, t)
	called(d, t)
	chargedWith(d, t)
	lateDate(d, t)
	whichHarmed(d, t)
	serial(d, t)
	secondObject(d, t)
}

// clauses mends the clause of verb t.
func clauses(d *nlp.Doc, t int) {
	ownDay(d, t)
	neighbouring(d, t)
	tested(d, t)
	potable(d, t)
	asMany(d, t)
	toldMeeting(d, t)
	onSubject(d, t)
	whoAsked(d, t)
	gotten(d, t)
	quoted(d, t)
	calledFor(d, t)
	particle(d, t)
	afterVerdict(d, t)
	doneBy(d, t)
	shotDead(d, t)
	hostage(d, t)
	behindAnd(d, t)
	saidOf(d, t)
	takenUp(d, t)
	spokeOn(d, t)
	ordered(d, t)
	blamed(d, t)
	ofDeed(d, t)
	missing(d, t)
	perfect(d, t)
	elided(d, t)
	active(d, t)
	voiced(d, t)
	confirmed(d, t)
	stray(d, t)
	following(d, t)
	supposed(d, t)
	afterAll(d, t)
	relayed(d, t)
	unfit(d, t)
	tail(d, t)
	if saying[strings.ToLower(d.Tokens[t].Lemma)] {
		inverted(d, t)
		reporting(d, t)
		behind(d, t)
		fronted(d, t)
		aside(d, t)
		complement(d, t)
	}
	opening(d, t)
	acrossQuote(d, t)
	resumed(d, t)
	wentOn(d, t)
	crowd(d, t)
	subjects(d, t)
}

// nominal makes a modifier of a noun that hangs on another by a preposition but
// was taken for a clause: "attacks on shipping".
func nominal(d *nlp.Doc, t int) {
	tok := &d.Tokens[t]
	if tok.UPOS == "NOUN" && tok.Deprel == "acl" && child(d, t, "case") >= 0 && child(d, t, "nsubj") < 0 && child(d, t, "cop") < 0 {
		tok.Deprel = "nmod"
	}
}

// afterName gives the verb the place behind an apposition and its comma: "met Ann
// Lee, the envoy, in Port Alda".
func afterName(d *nlp.Doc, t int) {
	a := d.Tokens[t].Head
	if d.Rel(t) != "nmod" || a < 0 || a > t || d.Rel(a) != "appos" {
		return
	}
	start, _ := d.Subtree(t)
	for start < t && d.Tokens[start].UPOS == "PUNCT" {
		start++
	}
	if start == 0 || d.Tokens[start-1].Form != "," || start-1 <= a {
		return
	}
	switch c := child(d, t, "case"); {
	case c < 0:
		return
	default:
		if f := strings.ToLower(d.Tokens[c].Form); f != "in" && f != "at" && f != "near" && f != "on" {
			return
		}
	}
	x := d.Tokens[a].Head
	if x < 0 || d.Tokens[x].Head < 0 || d.Tokens[d.Tokens[x].Head].UPOS != "VERB" || d.Tokens[x].Head > x {
		return
	}
	d.Tokens[t].Head, d.Tokens[t].Deprel = d.Tokens[x].Head, "obl"
}

// thither gives the verb the place that something goes to, which the parser hung on the one that
// it comes from: "fired rockets from Alda at Bel Mer".
func thither(d *nlp.Doc, t int) {
	h := d.Tokens[t].Head
	if d.Rel(t) != "nmod" || h < 0 || h > t || d.Rel(h) != "obl" || d.Tokens[h].UPOS != "PROPN" || d.Tokens[t].UPOS != "PROPN" {
		return
	}
	from, to, v := child(d, h, "case"), child(d, t, "case"), d.Tokens[h].Head
	if from < 0 || to < 0 || v < 0 || d.Tokens[v].UPOS != "VERB" || !strings.EqualFold(d.Tokens[from].Form, "from") {
		return
	}
	switch strings.ToLower(d.Tokens[to].Form) {
	case "at", "into", "to", "toward", "towards":
		d.Tokens[t].Head, d.Tokens[t].Deprel = v, "obl"
	}
}

// hyphened gives the preposition before the first part of a hyphened name to its head: "in
// Bel-au-Mer".
func hyphened(d *nlp.Doc, t int) {
	h := d.Tokens[t].Head
	if d.Rel(t) != "case" || h < t || h+1 >= len(d.Tokens) || d.Tokens[h+1].Form != "-" || d.Tokens[h].UPOS != "PROPN" {
		return
	}
	if up := d.Tokens[h].Head; d.Rel(h) == "compound" && up > h && d.Tokens[up].UPOS == "PROPN" && child(d, up, "case") < 0 {
		d.Tokens[t].Head = up
	}
}

// listed makes a conjunct of an apposition that goes on a list: "nine Danes, two
// Finns and a Swede".
func listed(d *nlp.Doc, t int) {
	h := d.Tokens[t].Head
	if d.Rel(t) != "appos" || h < 0 || child(d, t, "nummod") < 0 || child(d, h, "nummod") < 0 || partition(d, h, t) {
		return
	}
	if k := child(d, t, "conj"); k >= 0 && child(d, k, "cc") >= 0 {
		d.Tokens[t].Deprel = "conj"
		d.Tokens[k].Head = h
	}
}

// toLast hangs a name behind a comma on the description right before it, where the parser
// hung it on the name that the description is coordinated with: "the Hill Front and its armed
// wing, the Oak Brigade,".
func toLast(d *nlp.Doc, t int) {
	h := d.Tokens[t].Head
	if d.Rel(t) != "appos" || h < 0 || h > t || d.Tokens[t].UPOS != "PROPN" || d.Tokens[h].UPOS != "PROPN" {
		return
	}
	k := child(d, h, "conj")
	start, _ := d.Subtree(t)
	for start < t && d.Tokens[start].UPOS == "PUNCT" {
		start++
	}
	if k < 0 || d.Tokens[k].UPOS != "NOUN" || start == 0 || d.Tokens[start-1].Form != "," {
		return
	}
	if _, end := d.Subtree(k); end == start-1 {
		d.Tokens[t].Head = k
	}
}

// beforeDate makes the subject of a clause of the name that the parser hung on
// the date behind it: "Tarvia on Monday closed its border".
func beforeDate(d *nlp.Doc, t int) {
	h := d.Tokens[t].Head
	if h <= t || d.Rel(t) != "nmod" || d.Tokens[t].UPOS != "PROPN" || child(d, t, "case") >= 0 || !dated(d, h) {
		return
	}
	c := child(d, h, "case")
	v := d.Tokens[h].Head
	if c <= t || c > h || v < h || d.Tokens[v].UPOS != "VERB" || child(d, v, "nsubj") >= 0 {
		return
	}
	d.Tokens[t].Head, d.Tokens[t].Deprel = v, "nsubj"
}

// shotDead makes "dead" what the shooting made of somebody, not what they were:
// "shot dead three guards".
func shotDead(d *nlp.Doc, v int) {
	if d.Tokens[v].Lemma != "shoot" || v+1 >= len(d.Tokens) {
		return
	}
	x := &d.Tokens[v+1]
	if strings.EqualFold(x.Form, "dead") && x.Deprel == "amod" && x.Head > v+1 {
		x.Head, x.Deprel = v, "xcomp"
	}
}

// saidOf gives a verb of what somebody says the noun before it as its subject that the parser hung
// beside it on the verb of saying: "Nine recruits, a cook and two guards were killed, he said".
func saidOf(d *nlp.Doc, v int) {
	h := d.Tokens[v].Head
	if d.Rel(v) != "ccomp" || h < v || child(d, v, "nsubj") >= 0 {
		return
	}
	for k := v - 1; k >= d.Sents[d.Tokens[v].Sent].Start; k-- {
		x := &d.Tokens[k]
		if x.Head != h || x.Deprel != "ccomp" {
			continue
		}
		if x.UPOS != "NOUN" && x.UPOS != "PROPN" || child(d, k, "cop") >= 0 || child(d, k, "nsubj") >= 0 {
			return
		}
		x.Head, x.Deprel = v, "nsubj"
		for _, a := range d.Children(v) {
			if d.Tokens[a].Deprel == "aux:pass" {
				x.Deprel = "nsubj:pass"
			}
		}
		return
	}
}

// neighbouring makes of "neighbouring" before a name the adjective that it always is.
func neighbouring(d *nlp.Doc, t int) {
	tok := &d.Tokens[t]
	if f := strings.ToLower(tok.Form); f != "neighbouring" && f != "neighboring" || tok.UPOS != "VERB" || t+1 >= len(d.Tokens) || tok.Head < 0 {
		return
	}
	o := child(d, t, "obj")
	if o < t || o > t+3 {
		return
	}
	h := tok.Head
	for _, k := range d.Children(t) {
		if k != o {
			d.Tokens[k].Head = h
		}
	}
	d.Tokens[o].Head, d.Tokens[o].Deprel = h, "obj"
	if d.Tokens[h].UPOS != "VERB" || child(d, h, "obj") >= 0 && child(d, h, "obj") != o {
		d.Tokens[o].Deprel = "nmod"
	}
	tok.Head, tok.Deprel, tok.UPOS, tok.XPOS, tok.Lemma = o, "amod", "ADJ", "JJ", strings.ToLower(tok.Form)
}

// behindAnd gives the second of two clauses what stands between its "and" and its verb, where the
// parser hung it on the first: "and in Tarn a bomb wounded six".
func behindAnd(d *nlp.Doc, v int) {
	h := d.Tokens[v].Head
	cc := child(d, v, "cc")
	if d.Rel(v) != "conj" || h < 0 || h > v || cc < 0 || cc > v || d.Tokens[h].UPOS != "VERB" || child(d, v, "nsubj") < 0 {
		return
	}
	for k := cc + 1; k < v; k++ {
		if d.Tokens[k].Head == h && (d.Rel(k) == "obl" || d.Rel(k) == "advmod" || d.Rel(k) == "advcl") {
			d.Tokens[k].Head = v
		}
	}
}

// hostage makes "hostage" what those are made whom somebody takes, where the parser took it for
// an adverb or hung it on them: "took the guards hostage".
func hostage(d *nlp.Doc, v int) {
	switch d.Tokens[v].Lemma {
	case "take", "hold", "keep":
	default:
		return
	}
	for t := v + 2; t < d.Sents[d.Tokens[v].Sent].End; t++ {
		switch strings.ToLower(d.Tokens[t].Form) {
		case "hostage", "captive", "prisoner":
		default:
			continue
		}
		x := &d.Tokens[t]
		if h := x.Head; h == v && (d.Rel(t) == "advmod" || d.Rel(t) == "obl" || d.Rel(t) == "advcl") && child(d, t, "case") < 0 ||
			h > v && h < t && d.Tokens[h].Head == v && d.Rel(h) == "obj" && (d.Rel(t) == "amod" || d.Rel(t) == "appos" || d.Rel(t) == "flat") && d.Tokens[t-1].Form != "," {
			x.Head, x.Deprel = v, "xcomp"
		}
		return
	}
}

// ordered makes a passive participle of what a court orders of people: "ordered three
// others freed".
func ordered(d *nlp.Doc, v int) {
	x := &d.Tokens[v]
	if h := x.Head; h >= 0 && x.XPOS == "VBN" && x.Deprel == "acl" && d.Rel(h) == "nsubj" && h < v { // hung on who gave the order
		o := d.Tokens[h].Head
		if k := child(d, max(o, 0), "obj"); o > h && o < v && d.Tokens[o].Lemma == "order" && k > o && k == v-1 {
			x.Head, x.Deprel = o, "xcomp"
		}
	}
	if h := x.Head; x.XPOS != "VBD" || x.Deprel != "xcomp" || h < 0 || d.Tokens[h].Lemma != "order" || child(d, h, "obj") < 0 || child(d, v, "obj") >= 0 || child(d, v, "mark") >= 0 {
		return
	}
	x.XPOS = "VBN"
}

// standsAccused makes verbs of "the group stands accused of", where the first was taken
// for a noun.
func standsAccused(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	if f := strings.ToLower(x.Form); x.UPOS != "NOUN" || f != "stands" && f != "stand" || t+1 >= len(d.Tokens) || child(d, t, "nsubj") < 0 || child(d, t, "cop") >= 0 {
		return
	}
	n := &d.Tokens[t+1]
	if l := strings.ToLower(n.Lemma); n.Head != t || n.Deprel != "acl" || l != "accuse" && l != "charge" && l != "convict" && l != "condemn" {
		return
	}
	x.UPOS, x.XPOS, x.Lemma, n.Deprel = "VERB", "VBZ", "stand", "xcomp"
}

// bail makes a noun of "bail" in "was denied bail by a court", and gives the verb what
// hangs on it.
func bail(d *nlp.Doc, v int) {
	x := &d.Tokens[v]
	h := x.Head
	if !strings.EqualFold(x.Form, "bail") || x.Deprel != "xcomp" || h < 0 || h > v || child(d, v, "mark") >= 0 {
		return
	}
	x.UPOS, x.XPOS, x.Lemma, x.Deprel = "NOUN", "NN", "bail", "obj"
	for _, k := range d.Children(v) {
		if r := d.Rel(k); k > v && (r == "obl" || r == "advcl") {
			d.Tokens[k].Head = h
		}
	}
}

// gerund makes a verb of one in "-ing" that was taken for a noun though a clause is built
// on it: "charged with conspiring to flee".
func gerund(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	stem, ing := strings.CutSuffix(strings.ToLower(x.Form), "ing")
	if x.UPOS != "NOUN" || !ing || x.Deprel != "advcl" || child(d, t, "mark") < 0 || child(d, t, "det") >= 0 {
		return
	}
	x.UPOS, x.XPOS = "VERB", "VBG"
	if strings.EqualFold(x.Lemma, x.Form) {
		x.Lemma = stem
		if strings.HasSuffix(stem, "ir") || strings.HasSuffix(stem, "at") {
			x.Lemma = stem + "e" // "conspire", "plate"
		}
	}
	for _, k := range d.Children(t) {
		if m := child(d, k, "mark"); d.Rel(k) == "acl" && k > t && m >= 0 && strings.EqualFold(d.Tokens[m].Form, "to") {
			d.Tokens[k].Deprel = "xcomp"
		}
	}
}

// massacring makes a verb of a participle behind "accused of" that was taken for a modifier
// of its object: "accused of massacring villagers".
func massacring(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	n, stem := x.Head, ""
	if f, ok := strings.CutSuffix(strings.ToLower(x.Form), "ing"); ok && (d.Rel(t) == "amod" || d.Rel(t) == "compound" && strings.HasSuffix(d.Tokens[max(n, 0)].XPOS, "S")) && n > t && t > 0 {
		stem = f
	}
	if stem == "" || d.Rel(n) != "obl" || d.Tokens[t-1].Head != n || !strings.EqualFold(d.Tokens[t-1].Form, "of") || child(d, n, "det") >= 0 {
		return
	}
	v := d.Tokens[n].Head
	if v < 0 {
		return
	}
	switch d.Tokens[v].Lemma {
	case "accuse", "acquit", "clear", "convict", "suspect":
	default:
		return
	}
	x.UPOS, x.XPOS, x.Head, x.Deprel = "VERB", "VBG", v, "advcl"
	if strings.EqualFold(x.Lemma, x.Form) {
		x.Lemma = stem
	}
	lemma(d, t)
	d.Tokens[n].Head, d.Tokens[n].Deprel = t, "obj"
	d.Tokens[t-1].Head, d.Tokens[t-1].Deprel = t, "mark"
}

// called makes an object of the noun behind a verb of calling or declaring that was taken for
// what something is called: "called a strike", "called off the strike", "declared the strike
// illegal".
func called(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	v, det := x.Head, child(d, t, "det")
	if x.UPOS != "NOUN" || x.Deprel != "xcomp" || v < 0 || det != v+1 && (det != v+2 || d.Tokens[v+1].Deprel != "compound:prt") || t < det || child(d, v, "obj") >= 0 || child(d, v, "iobj") >= 0 || child(d, t, "cop") >= 0 {
		return
	}
	for _, k := range d.Children(v) {
		if r := d.Tokens[k].Deprel; r == "aux:pass" || r == "nsubj:pass" {
			return
		}
	}
	switch d.Tokens[v].Lemma {
	case "call", "declare", "rule":
		x.Deprel = "obj"
	}
}

// firstNamed makes a subject of a number before a passive that was taken for its agent: "as
// many as nine guards were killed".
func firstNamed(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	h := x.Head
	if x.Deprel != "obl:agent" || h < t || child(d, h, "nsubj") >= 0 {
		return
	}
	if c := child(d, t, "case"); c < 0 || !strings.EqualFold(d.Tokens[c].Form, "by") {
		x.Deprel = "nsubj:pass"
	}
}

// missing makes an adjective of "missing" in "three people are missing".
func missing(d *nlp.Doc, v int) {
	x := &d.Tokens[v]
	aux := child(d, v, "aux")
	if !strings.EqualFold(x.Form, "missing") || aux < 0 || d.Tokens[aux].Lemma != "be" || child(d, v, "obj") >= 0 {
		return
	}
	x.UPOS, x.XPOS, x.Lemma = "ADJ", "JJ", "missing"
	d.Tokens[aux].Deprel = "cop"
}

// perfect makes an active subject of that of "had withdrawn": without "been" there
// is no passive.
func perfect(d *nlp.Doc, v int) {
	have := -1
	for _, k := range d.Children(v) {
		switch {
		case d.Tokens[k].Deprel == "aux:pass" || strings.EqualFold(d.Tokens[k].Form, "been"):
			return
		case d.Rel(k) == "aux" && d.Tokens[k].Lemma == "have":
			have = k
		}
	}
	if have < 0 || have > v {
		return
	}
	for _, k := range d.Children(v) {
		if d.Tokens[k].Deprel == "nsubj:pass" && k < have {
			d.Tokens[k].Deprel = "nsubj"
		}
	}
}

// active gives a verb the object that stands right behind it without a
// preposition, and makes its subject an active one: "strikes killed at least nine
// people" is no passive.
func active(d *nlp.Doc, v int) {
	if x := d.Tokens[v].XPOS; x != "VBD" && x != "VBN" && x != "VBZ" && x != "VBP" {
		return
	}
	subj, bare := -1, -1
	for _, k := range d.Children(v) {
		switch rel := d.Tokens[k].Deprel; {
		case rel == "aux:pass" || rel == "obj" || rel == "obl:agent" || rel == "ccomp" || rel == "xcomp":
			return
		case (rel == "nsubj" || rel == "nsubj:pass") && k < v:
			subj = k
		case bare < 0 && k > v && (rel == "obl" || rel == "nmod" || rel == "dep" || subj >= 0 && (rel == "nsubj" || rel == "nsubj:pass")) && d.Tokens[k].UPOS != "ADV":
			bare = k
		}
	}
	if subj < 0 || bare < 0 || child(d, bare, "case") >= 0 || dated(d, bare) || !adjoins(d, v, bare) {
		return
	}
	d.Tokens[bare].Deprel = "obj"
	if d.Tokens[subj].Deprel == "nsubj:pass" {
		d.Tokens[subj].Deprel = "nsubj"
	}
}

// stray gives a verb the bare noun phrase right behind it that the parser
// coordinated with a word before it, over the verb's head: "condemned the plan as
// reckless and recalled diplomats".
func stray(d *nlp.Doc, v int) {
	sent := d.Sents[d.Tokens[v].Sent]
	if child(d, v, "obj") >= 0 || d.Rel(v) != "conj" || v+1 >= sent.End {
		return
	}
	for k := v + 1; k < sent.End && k < v+6; k++ {
		h := d.Tokens[k].Head
		if d.Rel(k) != "conj" || h < 0 || h >= v || d.Tokens[v].Head == h || d.Tokens[k].UPOS != "NOUN" && d.Tokens[k].UPOS != "PROPN" {
			continue
		}
		if h <= d.Tokens[v].Head || child(d, k, "case") >= 0 || !adjoins(d, v, k) {
			continue
		}
		d.Tokens[k].Head, d.Tokens[k].Deprel = v, "obj"
		return
	}
}

// adjoins reports whether nothing but the phrase of k stands between v and k.
func adjoins(d *nlp.Doc, v, k int) bool {
	start, _ := d.Subtree(k)
	return start == v+1
}

// inverted gives a verb of saying the subject behind it that the parser hung on
// what is said: "They are lost," said one guard.
func inverted(d *nlp.Doc, v int) {
	if child(d, v, "nsubj") >= 0 {
		return
	}
	for k := v + 1; k < min(v+7, d.Sents[d.Tokens[v].Sent].End); k++ {
		c := d.Tokens[k].Head
		if d.Rel(k) != "nsubj" || c < 0 || c >= v || !said(d, v, c) {
			continue
		}
		d.Tokens[k].Head, d.Tokens[k].Deprel = v, "nsubj"
		return
	}
}

// said reports whether token c is in a clause that the verb of saying v may have lost its
// subject to: one it governs, or the one it is a parenthesis in.
func said(d *nlp.Doc, v, c int) bool {
	if d.Tokens[v].Head == c && d.Rel(v) == "parataxis" {
		return true
	}
	for n := 0; c >= 0 && n < 4; c, n = d.Tokens[c].Head, n+1 {
		switch d.Rel(c) {
		case "ccomp", "parataxis", "conj":
			if d.Tokens[c].Head == v {
				return true
			}
		default:
			return false
		}
	}
	return false
}

// reporting gives a verb of saying at the end of a sentence the subject that the
// parser took for that of a participle between: ", two people briefed on the plan
// said".
func reporting(d *nlp.Doc, v int) {
	if child(d, v, "nsubj") >= 0 {
		return
	}
	start := d.Sents[d.Tokens[v].Sent].Start
	comma := v - 1
	for comma > start && d.Tokens[comma].Form != "," {
		comma--
	}
	if comma <= start || v-comma > 14 {
		return
	}
	for k := comma + 1; k < v; k++ {
		p := d.Tokens[k].Head
		if d.Rel(k) != "nsubj" || p <= k || p >= v || d.Tokens[p].UPOS != "VERB" || d.Tokens[p].Head > comma || d.Below(v, k) {
			continue
		}
		if x := d.Tokens[p].XPOS; x != "VBN" && x != "VBD" && x != "VBG" {
			continue
		}
		d.Tokens[k].Head, d.Tokens[k].Deprel = v, "nsubj"
		d.Tokens[p].Head, d.Tokens[p].Deprel = k, "acl"
		return
	}
}

// resumed hangs a verb in the simple past on the main clause where the parser
// coordinated it with a pluperfect in a relative one: "police chased men who had
// blocked the road and arrested six".
func resumed(d *nlp.Doc, v int) {
	h := d.Tokens[v].Head
	if d.Tokens[v].XPOS != "VBD" || d.Rel(v) != "conj" || h < 0 || d.Tokens[h].XPOS != "VBN" || d.Tokens[h].Deprel != "acl:relcl" {
		return
	}
	aux := child(d, h, "aux")
	if aux < 0 || !strings.EqualFold(d.Tokens[aux].Form, "had") || child(d, v, "nsubj") >= 0 || child(d, v, "aux") >= 0 {
		return
	}
	for up, n := d.Tokens[h].Head, 0; up >= 0 && n < 12; up, n = d.Tokens[up].Head, n+1 {
		if d.Tokens[up].UPOS == "VERB" && d.Tokens[up].XPOS == "VBD" && up < h {
			d.Tokens[v].Head = up
			return
		}
	}
}

// wentOn hangs a verb in the simple past on the verb of thinking or saying before it where
// the parser coordinated it with the state that this one tells of: "police found the clerk
// was guilty and arrested his aide".
func wentOn(d *nlp.Doc, v int) {
	x := &d.Tokens[v]
	h := x.Head
	if x.Deprel != "conj" || x.XPOS != "VBD" || h < 0 || h > v || d.Tokens[h].UPOS == "VERB" || d.Rel(h) != "ccomp" || child(d, h, "cop") < 0 || child(d, v, "aux") >= 0 || child(d, v, "nsubj") >= 0 {
		return
	}
	if m := d.Tokens[h].Head; m >= 0 && m < h && d.Tokens[m].XPOS == "VBD" && child(d, m, "nsubj") >= 0 && child(d, v, "obj") > v {
		x.Head = m
	}
}

// child is the first child of t with relation rel, its subtype aside, or -1.
func child(d *nlp.Doc, t int, rel string) int {
	return d.Child(t, rel)
}

// dated reports whether the phrase headed by k tells a time.
func dated(d *nlp.Doc, k int) bool {
	for _, n := range d.Names {
		if n.Label == "Date" && n.Start <= k && k < n.End {
			return true
		}
	}
	return timely[strings.ToLower(d.Tokens[k].Lemma)]
}

var timely = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true,
	"sunday": true, "day": true, "week": true, "month": true, "year": true, "time": true, "night": true, "morning": true, "evening": true,
	"afternoon": true, "today": true, "yesterday": true, "tomorrow": true, "decade": true, "hour": true, "minute": true, "weekend": true}

// saying are the verbs that stand behind what is said with their subject about.
var saying = map[string]bool{"say": true, "add": true, "tell": true, "report": true, "write": true, "state": true, "note": true, "warn": true,
	"insist": true, "explain": true, "recall": true, "argue": true, "claim": true, "announce": true}
