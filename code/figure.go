package code

import (
	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/cast"
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
			x.Of = who.Arg(of).Name
		}
		where := f.Where
		if where < 0 {
			where = site(doc, f.Head)
		}
		if where >= 0 {
			x.Where = who.Arg(where).Name
		}
		out = append(out, x)
	}
	return out
}

// holder is the subject of the verb whose object token t is, or -1.
func holder(doc *nlp.Doc, t int) int {
	if doc.Rel(t) != "obj" {
		return -1
	}
	for _, k := range doc.Children(doc.Tokens[t].Head) {
		if doc.Tokens[k].Deprel == "nsubj" {
			return k
		}
	}
	return -1
}

// site is the "in X" of the verb whose object token t is, or -1.
func site(doc *nlp.Doc, t int) int {
	if doc.Rel(t) != "obj" {
		return -1
	}
	for _, k := range doc.Children(doc.Tokens[t].Head) {
		if doc.Rel(k) != "obl" {
			continue
		}
		for _, c := range doc.Children(k) {
			if doc.Rel(c) == "case" && doc.Tokens[c].Form == "in" {
				return k
			}
		}
	}
	return -1
}
