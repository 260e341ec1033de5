package code

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/number"
)

// figures writes the numbers that are neither tolls nor counts. Where the words
// do not say whose the troops are, the subject of their verb has them ("the US
// maintains about 2,500 troops").
func figures(doc *nlp.Doc, who *cast.Cast, found []number.Figure) []sitrep.Figure {
	var out []sitrep.Figure
	for _, f := range found {
		x := sitrep.Figure{What: f.What, Low: f.Low, High: f.High, Approximate: f.Approx, Start: f.Start, End: f.End, Text: f.Text}
		of := f.Of
		if of < 0 {
			of = holder(doc, f.Head)
		}
		if of >= 0 {
			x.Of = who.Arg(who.Antecedent(relative(doc, of))).Name
		}
		where := f.Where
		if where < 0 {
			where = site(doc, f.Head)
		}
		if where < 0 {
			where = host(doc, f.Head)
		}
		if where >= 0 && !timed(doc, where) {
			x.Where = whereabouts(doc, who, where)
		}
		if x.Of == "" && where >= 0 && x.Where != "" && !f.Armed { // 4 million people in Tarvia are Tarvia's
			x.Of = x.Where
		}
		out = append(out, x)
	}
	return out
}

// holder is the subject of the verb whose object token t is, or -1.
func holder(doc *nlp.Doc, t int) int {
	if h := doc.Tokens[t].Head; doc.Rel(t) == "conj" && h >= 0 && doc.Rel(h) == "obj" { // "2,000 troops and 50 tanks"
		t = h
	}
	if doc.Rel(t) != "obj" {
		return -1
	}
	v := doc.Tokens[t].Head
	if s := subject(doc, v); s >= 0 || doc.Rel(v) != "xcomp" {
		return s
	}
	return subject(doc, doc.Tokens[v].Head) // "the Front is thought to have 6,000 fighters"
}

// subject is the subject of the verb at token v, or -1.
func subject(doc *nlp.Doc, v int) int {
	for _, k := range doc.Children(v) {
		if doc.Rel(k) == "nsubj" {
			return k
		}
	}
	return -1
}

// host is whoever has those counted at token t with them as their place: "Tarvia hosts a
// million refugees", "the camp is home to 9,000 people"; -1 for nobody.
func host(doc *nlp.Doc, t int) int {
	h := doc.Tokens[t].Head
	if h < 0 || !(doc.Rel(t) == "obj" && hosting[doc.Tokens[h].Lemma] || (doc.Rel(t) == "nmod" || doc.Rel(t) == "obl") && doc.Tokens[h].Lemma == "home") {
		return -1
	}
	s := subject(doc, h)
	if s < 0 {
		return -1
	}
	return relative(doc, s)
}

// hosting are verbs of places that have people in them.
var hosting = lists.Set(`host shelter house hold accommodate`)

// relative is the noun that a relative pronoun at token t stands for, or t.
func relative(doc *nlp.Doc, t int) int {
	v := doc.Tokens[t].Head
	switch doc.Tokens[t].XPOS {
	case "WDT", "WP":
		if v >= 0 && doc.Tokens[v].Deprel == "acl:relcl" && doc.Tokens[v].Head >= 0 {
			return doc.Tokens[v].Head
		}
	}
	return t
}

// timed reports whether the expression headed by token t tells a time.
func timed(doc *nlp.Doc, t int) bool {
	if c := doc.Tokens[t].Form[0]; c >= '0' && c <= '9' { // "at 1.30pm"
		return true
	}
	for _, n := range doc.NamesIn(t, t+1) {
		if n.Label == "Date" {
			return true
		}
	}
	return false
}

// whereabouts is the name of a figure's place, with what says more closely where a mere
// border or region lies.
func whereabouts(doc *nlp.Doc, who *cast.Cast, t int) string {
	if who.Named(t) {
		return who.Arg(t).Name
	}
	start, end := who.Span(t)
	for _, k := range doc.Children(t) {
		if doc.Rel(k) == "nmod" {
			_, e := doc.Subtree(k)
			end = max(end, e)
		}
	}
	if end-start > 10 {
		return who.Arg(t).Name
	}
	return strings.TrimPrefix(doc.Words(start, end), "the ")
}

// site is the place that the verb of token t tells, where t is its object or is
// acted upon: "keeps 900 troops in X", "2,000 troops are massed near X". -1 where
// it tells none.
func site(doc *nlp.Doc, t int) int {
	if doc.Rel(t) != "obj" && doc.Rel(t) != "nsubj" {
		return -1
	}
	best := -1
	v := doc.Tokens[t].Head
	kids := doc.Children(v)
	for _, k := range kids { // "fled the country and arrived in Tarvia", "remain trapped in Tarvia"
		if (doc.Rel(k) == "conj" || doc.Rel(k) == "xcomp") && (doc.Tokens[k].UPOS == "VERB" || doc.Tokens[k].UPOS == "ADJ") && doc.Rel(t) == "nsubj" {
			kids = append(slices.Clone(kids), doc.Children(k)...)
			break
		}
	}
	for _, k := range kids {
		if doc.Rel(k) == "nmod" && doc.Tokens[v].UPOS == "NOUN" && best < 0 { // "are in need of food in Tarvia"
			kids = append(slices.Clone(kids), doc.Children(k)...)
		}
	}
	for _, k := range kids {
		if doc.Rel(k) != "obl" && doc.Rel(k) != "nmod" || doc.Rel(k) == "nmod" && doc.Tokens[v].UPOS != "NOUN" {
			continue
		}
		for _, c := range doc.Children(k) {
			if doc.Rel(c) != "case" || !sites[doc.Tokens[c].Lemma] {
				continue
			}
			if doc.Tokens[c].Lemma == "in" {
				return k
			}
			if best < 0 {
				best = k
			}
		}
	}
	return best
}

// sites are the prepositions of where troops are.
var sites = map[string]bool{"in": true, "near": true, "around": true, "along": true, "at": true, "to": true, "into": true, "across": true, "on": true, "inside": true, "off": true}

// borne are the tolls that the record has with a mention, and those of dead and wounded: a
// number of displaced or held people that no happening took is a figure.
func borne(tolls []number.Casualty, mentions []sitrep.Mention) []number.Casualty {
	taken := map[sitrep.Span]bool{}
	for i := range mentions {
		for _, c := range mentions[i].Casualties {
			taken[sitrep.Span{Start: c.Start, End: c.End}] = true
		}
	}
	var out []number.Casualty
	for _, t := range tolls {
		switch t.Harm {
		case "displaced", "captured", "abducted", "missing":
			if !taken[sitrep.Span{Start: t.Start, End: t.End}] {
				continue
			}
		}
		out = append(out, t)
	}
	return out
}
