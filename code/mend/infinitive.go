package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// purposed are nouns that an infinitive says more of: "plan to raise taxes" is no headline of what
// a plan is about to do.
var purposed = lists.Set(`ability agreement aim answer appeal attempt authority battle bid bill call campaign case chance choice claim commitment court-order deadline deal
	decision demand desire drive duty effort failure fight freedom goal guide idea incentive intention invitation law licence license mandate measure mission
	motion move need obligation offer operation opportunity order pact permission place plan pledge plot policy power pressure project promise proposal push
	quest race reason refusal request resolution right rush scheme strategy struggle system task tendency threat time tool urge vote vow war warning way will
	willingness wish work year`)

// upcoming makes the clause it is of a headline that tells by a bare infinitive what is about to
// be done, and that the parser took for a noun: "Alda to host talks", "Army to leave, minister says".
func upcoming(d *nlp.Doc, n int) {
	x := &d.Tokens[n]
	if x.UPOS != "PROPN" && x.UPOS != "NOUN" || purposed[strings.ToLower(x.Lemma)] || child(d, n, "cop") >= 0 || child(d, n, "case") >= 0 {
		return
	}
	says := x.Head
	switch {
	case says < 0:
	case d.Rel(n) == "nsubj" && d.Tokens[says].XPOS != "VB" && saying[strings.ToLower(d.Tokens[says].Lemma)]:
		if second := secondSubject(d, says, n); second < 0 {
			return
		}
	default:
		return
	}
	if says >= 0 {
		for _, k := range d.Children(says) { // hung on the verb of saying already
			if k > n && k < says && d.Rel(k) == "ccomp" && d.Tokens[k].XPOS == "VB" && child(d, k, "nsubj") < 0 && child(d, k, "mark") > n {
				x.Head = k
				return
			}
		}
	}
	v := infinitiveOn(d, n)
	for _, k := range d.Children(n) {
		if v < 0 && d.Rel(k) == "conj" && child(d, k, "case") < 0 {
			v = infinitiveOn(d, k) // "Alda, Orlen to host talks"
		}
	}
	if v < 0 {
		return
	}
	to := child(d, v, "mark")
	if to < n || !strings.EqualFold(d.Tokens[to].Form, "to") || v-to > 2 || !plainUpTo(d, n, to) {
		return
	}
	rel := x.Deprel
	if says >= 0 {
		rel = "ccomp"
	} else {
		d.Sents[x.Sent].Root = v
	}
	d.Tokens[v].Head, d.Tokens[v].Deprel = says, rel
	for _, k := range d.Children(n) {
		if k > v {
			d.Tokens[k].Head = v
		}
	}
	x.Head, x.Deprel = v, "nsubj"
}

// infinitiveOn is the verb in a bare infinitive that the parser hung on noun n, or -1.
func infinitiveOn(d *nlp.Doc, n int) int {
	for _, k := range d.Children(n) {
		if rel := d.Rel(k); k > n && d.Tokens[k].XPOS == "VB" && (rel == "acl" || rel == "parataxis") && child(d, k, "nsubj") < 0 {
			return k
		}
	}
	return -1
}

// plainUpTo reports whether no verb stands between noun n and "to".
func plainUpTo(d *nlp.Doc, n, to int) bool {
	for i := n + 1; i < to; i++ {
		if u := d.Tokens[i].UPOS; u == "VERB" || u == "AUX" {
			return false
		}
	}
	return true
}

// secondSubject is the subject of verb v behind the one at n, or -1.
func secondSubject(d *nlp.Doc, v, n int) int {
	for _, k := range d.Children(v) {
		if k > n && d.Rel(k) == "nsubj" {
			return k
		}
	}
	return -1
}

// alike are verbs that look like nouns or adjectives.
var alike = lists.Set(`address appeal arm attack ban bar campaign capture charge close contest deal debate deport dispatch exchange fight fire free host hunt launch
	march mediate meet open parade partner patrol picket protest question raid rally release report resign resume return review rule sentence sign stand start strike support
	talk tender testify transfer travel try vacate visit vote walk`)

// dueTo makes a verb of the word behind "is due to" that was taken for a noun or an adjective:
// "is due to sentence the mayor", "are due to free twelve captives".
func dueTo(d *nlp.Doc, due int) {
	if !strings.EqualFold(d.Tokens[due].Form, "due") || d.Rel(due) != "case" || due == 0 || due+2 >= d.Sents[d.Tokens[due].Sent].End {
		return
	}
	to, v, h := due+1, due+2, d.Tokens[due].Head
	x := &d.Tokens[v]
	if !strings.EqualFold(d.Tokens[to].Form, "to") || h < v || !alike[strings.ToLower(x.Form)] || x.UPOS != "NOUN" && x.UPOS != "ADJ" || h != v && x.Head != h {
		return
	}
	cop := child(d, h, "cop")
	if cop < 0 || cop > due {
		return
	}
	if x.UPOS == "NOUN" && (x.XPOS != "NN" || v+1 >= d.Sents[x.Sent].End) {
		return
	}
	top := d.Tokens[h]
	for _, k := range d.Children(h) {
		switch {
		case k == v:
		case k < due, d.Rel(k) == "punct" && k == d.Sents[top.Sent].End-1:
			d.Tokens[k].Head = due
		case k > v && h == v && (d.Rel(k) == "nsubj" || d.Rel(k) == "appos"):
			d.Tokens[k].Deprel = "obj"
		case k > h && d.Rel(k) == "nmod" && d.Child(k, "case") >= 0:
			d.Tokens[k].Head, d.Tokens[k].Deprel = v, "obl"
		}
	}
	if h != v {
		d.Tokens[h].Head, d.Tokens[h].Deprel = v, "obj"
	}
	d.Tokens[due].Head, d.Tokens[due].Deprel, d.Tokens[due].UPOS, d.Tokens[due].XPOS = top.Head, top.Deprel, "ADJ", "JJ"
	d.Tokens[to].Head, d.Tokens[to].Deprel, d.Tokens[to].UPOS, d.Tokens[to].XPOS = v, "mark", "PART", "TO"
	x.UPOS, x.XPOS, x.Lemma, x.Head, x.Deprel = "VERB", "VB", strings.ToLower(x.Form), due, "xcomp"
	if top.Head < 0 {
		d.Sents[top.Sent].Root = due
	}
}

// due gives "is due to meet" one tree whatever the parser made of it: what somebody is due to do hangs
// on "due", as on any adjective.
func due(d *nlp.Doc, t int) {
	sent := d.Sents[d.Tokens[t].Sent]
	if !strings.EqualFold(d.Tokens[t].Form, "due") || t == sent.Start || t+2 >= sent.End || !strings.EqualFold(d.Tokens[t+1].Form, "to") {
		return
	}
	v := t + 2
	for v < min(sent.End-1, t+6) && (d.Tokens[v].UPOS == "ADV" || d.Tokens[v].UPOS == "AUX") {
		v++
	}
	if x := d.Tokens[v]; x.XPOS != "VB" && (x.XPOS != "VBN" || d.Tokens[v-1].Form != "be") || d.Tokens[t-1].UPOS == "DET" {
		return
	}
	d.Tokens[t+1].Head, d.Tokens[t+1].Deprel, d.Tokens[t+1].UPOS, d.Tokens[t+1].XPOS = v, "mark", "PART", "TO"
	switch {
	case d.Tokens[v].Head == t:
		d.Tokens[v].Deprel = "xcomp"
		return
	case d.Tokens[t].Head != v:
		return
	}
	over(d, t, v)
}

// over puts the adjective at token t over the infinitive v that it hung on, and gives it the subject
// and what else stands before it.
func over(d *nlp.Doc, t, v int) {
	top := d.Tokens[v]
	for _, k := range d.Children(v) {
		switch {
		case k == t:
		case k < t, d.Rel(k) == "punct" && k == d.Sents[top.Sent].End-1:
			d.Tokens[k].Head = t
			if d.Tokens[k].Lemma == "be" && d.Rel(k) == "aux" {
				d.Tokens[k].Deprel = "cop"
			}
			if d.Tokens[k].Deprel == "nsubj:pass" {
				d.Tokens[k].Deprel = "nsubj"
			}
		}
	}
	d.Tokens[t].Head, d.Tokens[t].Deprel, d.Tokens[t].UPOS, d.Tokens[t].XPOS = top.Head, top.Deprel, "ADJ", "JJ"
	d.Tokens[v].Head, d.Tokens[v].Deprel = t, "xcomp"
	if top.Head < 0 {
		d.Sents[top.Sent].Root = t
	}
}

// plans are nouns that hardly stand without what is planned.
var plans = lists.Set("attempt bid conspiracy effort plan plot scheme")

// ofPlan hangs an infinitive right behind a plan on it, where the parser took it for what the verb
// is done for: "foiled a plot to bomb the port".
func ofPlan(d *nlp.Doc, n int) {
	v := d.Tokens[n].Head
	if v < 0 || v > n || d.Rel(n) != "obj" || !plans[d.Tokens[n].Lemma] || n+2 >= d.Sents[d.Tokens[n].Sent].End || !strings.EqualFold(d.Tokens[n+1].Form, "to") {
		return
	}
	if k := d.Tokens[n+1].Head; k > n+1 && d.Rel(n+1) == "mark" && d.Tokens[k].Head == v && (d.Tokens[k].Deprel == "advcl" || d.Tokens[k].Deprel == "xcomp") && d.Tokens[k].XPOS == "VB" {
		d.Tokens[k].Head, d.Tokens[k].Deprel = n, "acl"
	}
}
