package main

import (
	"slices"

	"github.com/sitrep-news/sitrep/eval/re3d"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/internal/learn"
)

var (
	ofEntities = learn.Ridge{Classes: len(re3d.EntityTypes), Rare: 2, Features: 3, Dense: 2, Rounds: 40, Bias: -3}
	ofPairs    = learn.Ridge{Classes: len(re3d.Types), Rare: 4, Features: 5, Dense: 3, Rounds: 50, Bias: -5, Least: 0.015}
)

// inner is how many groups the documents that teach are dealt to: what the model
// of pairs sees of an expression was told by a model that had not seen its text,
// in teaching as in use.
const inner = 4

// teach learns both models from the documents in.
func teach(all []*document, in []int) (m re3d.Models) {
	var cases []learn.Case
	for group := range inner {
		var others []int
		for j, i := range in {
			if j%inner != group {
				others = append(others, i)
			}
		}
		entities := teachEntities(all, others)
		for j, i := range in {
			if j%inner == group {
				x := all[i].text.Fresh()
				x.Recognise(entities)
				cases = append(cases, all[i].pairCases(x)...)
			}
		}
	}
	m.Entities = teachEntities(all, in)
	m.Pairs = learn.LearnRidge(cases, ofPairs)
	return m
}

func teachEntities(all []*document, in []int) *learn.Model {
	var cases []learn.Case
	for _, i := range in {
		cases = append(cases, all[i].headCases()...)
	}
	return learn.LearnRidge(cases, ofEntities)
}

// kept are the models as they are read again once they are written.
func kept(m re3d.Models) (out re3d.Models, err error) {
	if out.Entities, err = learn.Parse(m.Entities.String(), len(re3d.EntityTypes)); err != nil {
		return out, err
	}
	out.Pairs, err = learn.Parse(m.Pairs.String(), len(re3d.Types))
	return out, err
}

// headCases makes a case of every token that may head an entity.
func (d *document) headCases() []learn.Case {
	var out []learn.Case
	for t := range d.tokens {
		if !d.text.MayHead(t) {
			continue
		}
		is := make([]bool, len(re3d.EntityTypes))
		for _, e := range d.gold.Entities {
			if d.heads(t, score.Span{e.Start, e.End}) {
				is[len(is)-1] = true
				if k := slices.Index(re3d.EntityTypes[:], e.Type); k >= 0 {
					is[k] = true
				}
			}
		}
		out = append(out, learn.Case{Input: d.text.HeadInput(t), Is: is})
	}
	return out
}

// pairCases makes a case of every pair of x, the text with its entities: right
// where each end is the head of a gold end, wrong where no gold relation touches
// it, left out between the two.
func (d *document) pairCases(x *re3d.Document) []learn.Case {
	var out []learn.Case
	x.Each(func(a, b re3d.End) {
		is, near := make([]bool, len(re3d.Types)), false
		for _, g := range d.gold.Relations {
			if !d.touches(a, g.From) || !d.touches(b, g.To) {
				continue
			}
			near = true
			if k := slices.Index(re3d.Types[:], g.Type); k >= 0 && d.heads(a.Head, g.From) && d.heads(b.Head, g.To) {
				is[k] = true
			}
		}
		if !near || slices.Contains(is, true) {
			out = append(out, learn.Case{Input: x.Input(a, b), Is: is})
		}
	})
	return out
}

func (d *document) touches(e re3d.End, s score.Span) bool {
	return d.tokens[e.Start][0] < s[1] && s[0] < d.tokens[e.End-1][1]
}

// heads reports whether token t is in the span and hangs on a word outside it.
func (d *document) heads(t int, s score.Span) bool {
	in := func(t int) bool { return d.tokens[t][0] < s[1] && s[0] < d.tokens[t][1] }
	h := d.text.Doc.Tokens[t].Head
	return in(t) && (h < 0 || !in(h))
}
