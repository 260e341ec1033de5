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

// ofItsName hangs a noun in the singular, which says what a name right before it is, on that name, where
// the parser hung it on the plural that the name belongs to: "ties with Kenya, a country that".
func ofItsName(d *nlp.Doc, t int) {
	h := d.Tokens[t].Head
	if d.Rel(t) != "appos" || h < 0 || h > t || d.Tokens[h].XPOS != "NNS" || d.Tokens[t].XPOS != "NN" || child(d, t, "det") < 0 {
		return
	}
	start, _ := d.Subtree(t)
	for start < t && d.Tokens[start].UPOS == "PUNCT" {
		start++
	}
	if start < 2 || d.Tokens[start-1].Form != "," {
		return
	}
	k := start - 2
	for k > h && (d.Rel(k) == "flat" || d.Rel(k) == "compound") && d.Tokens[k].Head > h {
		k = d.Tokens[k].Head
	}
	if k > h && d.Tokens[k].UPOS == "PROPN" && d.Tokens[k].Head == h && d.Rel(k) == "nmod" {
		d.Tokens[t].Head = k
	}
}

// speechless are nouns of what "who" cannot stand for.
var speechless = lists.Set("facebook instagram media telegram tiktok twitter whatsapp x youtube")

// whoNotMedia hangs a clause with "who" behind the name of a network on the one who is known there: "Ann Lee,
// known as the Fox on social media, who is accused of".
func whoNotMedia(d *nlp.Doc, t int) {
	h := d.Tokens[t].Head
	if d.Tokens[t].Deprel != "acl:relcl" || h < 0 || !speechless[strings.ToLower(d.Tokens[h].Form)] {
		return
	}
	who := func(k int) bool { return k < t && strings.EqualFold(d.Tokens[k].Form, "who") }
	if !slices.ContainsFunc(d.Children(t), who) {
		return
	}
	for up, n := d.Tokens[h].Head, 0; up >= 0 && n < 6; up, n = d.Tokens[up].Head, n+1 {
		if u := d.Tokens[up].UPOS; up < h && (u == "NOUN" || u == "PROPN") && !speechless[strings.ToLower(d.Tokens[up].Form)] && d.Rel(up) != "obl" {
			d.Tokens[t].Head = up
			return
		}
	}
}

// glossed makes a name with its own script in brackets behind it part of the noun that follows, where
// the parser took both for objects or the noun for what the name is: "indicted a Hill District (山) police officer".
func glossed(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	rel := d.Rel(t)
	if x.UPOS != "PROPN" || rel != "obj" && rel != "nsubj" || t+3 >= len(d.Tokens) || d.Tokens[t+1].Form != "(" {
		return
	}
	shut := t + 2
	for shut < len(d.Tokens)-1 && shut < t+5 && d.Tokens[shut].Form != ")" {
		shut++
	}
	if d.Tokens[shut].Form != ")" {
		return
	}
	for o := shut + 1; o < len(d.Tokens) && o <= shut+3; o++ {
		if d.Tokens[o].UPOS != "NOUN" {
			return
		}
		beside := d.Rel(o) == "appos" && d.Tokens[o].Head == t
		if !beside && (d.Rel(o) != rel || d.Tokens[o].Head != x.Head) {
			continue
		}
		if beside {
			d.Tokens[o].Head, d.Tokens[o].Deprel = x.Head, x.Deprel
		}
		for _, k := range d.Children(t) {
			if r := d.Rel(k); r == "det" || r == "case" || r == "nmod" && k < t {
				d.Tokens[k].Head = o
			}
		}
		x.Head, x.Deprel = o, "compound"
		return
	}
}

// stating are verbs of which "it" is a subject that means something, and no filler.
var stating = lists.Set("accuse allege argue claim criticise criticize demand note recommend report say state suggest urge warn")

// itTells makes the subject of an active verb of saying of an "it" that the parser took for a filler: "The
// writ was filed on Monday. It alleges that".
func itTells(d *nlp.Doc, v int) {
	if !stating[d.Tokens[v].Lemma] || child(d, v, "nsubj") >= 0 || child(d, v, "ccomp") < v && child(d, v, "obj") < v {
		return
	}
	for _, k := range d.Children(v) {
		if rel := d.Tokens[k].Deprel; rel == "aux:pass" || rel == "cop" {
			return
		}
	}
	if k := child(d, v, "expl"); k >= 0 && k < v && strings.EqualFold(d.Tokens[k].Form, "it") {
		d.Tokens[k].Deprel = "nsubj"
	}
}
