package mend

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// Clauses that the parser put together in another way than their words allow.

// held are adjectives of what somebody is thought to have done, each a participle behind a noun.
var held = lists.Set("accused charged convicted suspected wanted")

// suspectedOf makes a participle of "suspected" and the like behind a noun and before what somebody is
// suspected of: "two porters suspected of planning a raid".
func suspectedOf(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	f := strings.ToLower(x.Form)
	if x.UPOS != "ADJ" && x.XPOS != "JJ" || !held[f] || x.Head < 0 || x.Head > t || t+1 >= len(d.Tokens) || !strings.EqualFold(d.Tokens[t+1].Form, "of") {
		return
	}
	switch d.Rel(t) {
	case "acl", "amod":
	case "advcl", "xcomp": // hung on the verb
		if o := t - 1; d.Rel(o) != "obj" || d.Tokens[o].Head != x.Head {
			return
		}
		x.Head = t - 1
	default:
		return
	}
	x.UPOS, x.XPOS, x.Deprel = "VERB", "VBN", "acl"
	x.Lemma = map[string]string{"accused": "accuse", "charged": "charge", "convicted": "convict", "suspected": "suspect", "wanted": "want"}[f]
}

// thereWas gives a participle before its noun back to it, where the parser read "there was" as part
// of a verb: "there was increasingly stifling censorship".
func thereWas(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	o, be := child(d, t, "obj"), t-1
	for be > 0 && d.Tokens[be].UPOS == "ADV" && d.Tokens[be].Head == t {
		be--
	}
	if x.UPOS != "VERB" || x.XPOS != "VBG" || o != t+1 || be < 1 || !strings.EqualFold(d.Tokens[be-1].Form, "there") || d.Tokens[be-1].XPOS != "EX" || d.Tokens[be].Lemma != "be" || x.Head == o {
		return
	}
	up, rel := x.Head, x.Deprel
	if up == be || up < 0 {
		up, rel = d.Tokens[be].Head, d.Tokens[be].Deprel
	}
	for _, k := range d.Children(t) {
		if d.Tokens[k].UPOS != "ADV" {
			d.Tokens[k].Head = o
		}
	}
	if d.Tokens[be].Head >= 0 && d.Tokens[be].Head != o && d.Tokens[be].UPOS == "VERB" { // it tells that there is such a thing
		d.Tokens[o].Head, d.Tokens[o].Deprel = be, "nsubj"
	} else {
		d.Tokens[o].Head, d.Tokens[o].Deprel = up, rel
	}
	x.Head, x.Deprel, x.UPOS, x.XPOS = o, "amod", "ADJ", "JJ"
}

// ofPredicate gives a verb in the simple past, which the parser listed with the noun of a verb, to that verb:
// "had become a friend of the mayor, backed the union, and led it".
func ofPredicate(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	h := x.Head
	if x.XPOS != "VBD" || d.Rel(t) != "conj" || h < 0 || h > t || d.Tokens[h].UPOS != "NOUN" || child(d, h, "cop") >= 0 || child(d, t, "nsubj") >= 0 || child(d, t, "mark") >= 0 {
		return
	}
	switch d.Rel(h) {
	case "xcomp", "obj", "obl":
	default:
		return
	}
	if v := d.Tokens[h].Head; v >= 0 && v < h && d.Tokens[v].UPOS == "VERB" && child(d, v, "nsubj") >= 0 && (d.Tokens[v].XPOS == "VBD" || d.Tokens[v].XPOS == "VBN") {
		x.Head = v
	}
}

// callFor are nouns of what somebody asks another to do.
var callFor = lists.Set("appeal call demand instruction invitation order plea request warning")

// onCall hangs an infinitive on the call that tells what is asked, and of whom, right before it, where
// the parser hung it on the verb: "agrees with the union's call on the army to withdraw".
func onCall(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	h, to := x.Head, child(d, t, "mark")
	if x.XPOS != "VB" || d.Rel(t) != "xcomp" && d.Rel(t) != "ccomp" && d.Rel(t) != "advcl" || h < 0 || h > t || d.Tokens[h].UPOS != "VERB" || to < 0 || !strings.EqualFold(d.Tokens[to].Form, "to") {
		return
	}
	for _, n := range d.Children(h) {
		if n < h || n > to || !callFor[d.Tokens[n].Lemma] || d.Rel(n) != "obl" && d.Rel(n) != "obj" {
			continue
		}
		kids := d.Children(n)
		i := slices.IndexFunc(kids, func(k int) bool {
			c := child(d, k, "case")
			return k > n && k < to && d.Rel(k) == "nmod" && c >= 0 && slices.Contains([]string{"on", "to", "for"}, strings.ToLower(d.Tokens[c].Form))
		})
		if i < 0 {
			continue
		}
		if _, end := d.Subtree(n); end == to {
			x.Head, x.Deprel = n, "acl"
		}
		return
	}
}

// before makes the subject of a verb in the progressive what stands before it and the parser took for an
// object, another standing behind it: "bank and finance officials are meeting envoys".
func before(d *nlp.Doc, v int) {
	if d.Tokens[v].XPOS != "VBG" || child(d, v, "nsubj") >= 0 || child(d, v, "aux") < 0 || child(d, v, "expl") >= 0 {
		return
	}
	first, last := -1, -1
	for _, k := range d.Children(v) {
		if d.Tokens[k].Deprel == "obj" && k < v && !asking(d, k) {
			first = k
		} else if d.Tokens[k].Deprel == "obj" && k > v {
			last = k
		}
	}
	if aux := child(d, v, "aux"); first >= 0 && last >= 0 && first < aux {
		d.Tokens[first].Deprel = "nsubj"
	}
}

// possessor gives a noun with an apostrophe before its head the relation that it has: "the union
// leaders' call".
func possessor(d *nlp.Doc, t int) {
	c := child(d, t, "case")
	if d.Tokens[t].Deprel == "nmod" && d.Tokens[t].Head > t && c > t && d.Tokens[c].XPOS == "POS" {
		d.Tokens[t].Deprel = "nmod:poss"
	}
}
