package engine

import (
	"math"

	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/decode"
	"github.com/sitrep-news/sitrep/nlp/kernel"
	"github.com/sitrep-news/sitrep/nlp/model"
	"github.com/sitrep-news/sitrep/nlp/segment"
	"github.com/sitrep-news/sitrep/nlp/wordpiece"
)

// window analyses words [from, to) of the input, one run of the encoder.
func (e *Engine) window(in *input, d *nlp.Doc, s *scratch, from, to int) error {
	e.fill(in, s, from, to)
	v, err := e.model.Encode(&s.window, s.model)
	if err != nil {
		return err
	}
	for i := range to - from {
		copy(d.Vectors[(from+i)*d.Dim:(from+i+1)*d.Dim], v.Names.Row(i))
	}
	e.findNames(in, d, s, v, from, to)
	e.tag(d, s, v, from)
	e.findSentences(in, d, s, v, from, to)
	e.parse(d, s, v, from)
	return nil
}

// fill sets the encoder's input.
func (e *Engine) fill(in *input, s *scratch, from, to int) {
	w := &s.window
	w.IDs, w.Shapes, w.Gaps, w.First = append(w.IDs[:0], e.pieces.CLS), append(w.Shapes[:0], wordpiece.Special), append(w.Gaps[:0], 0), w.First[:0]
	for i := from; i < to; i++ {
		shape := wordpiece.Shape(in.words[i].form)
		w.First = append(w.First, int32(len(w.IDs)))
		for _, id := range s.ids[s.first[i]:s.first[i+1]] {
			w.IDs, w.Shapes, w.Gaps = append(w.IDs, id), append(w.Shapes, shape), append(w.Gaps, in.words[i].gap)
		}
	}
	w.IDs, w.Shapes, w.Gaps = append(w.IDs, e.pieces.SEP), append(w.Shapes, wordpiece.Special), append(w.Gaps, 0)
}

// stack returns the vectors that a head reads.
func stack(h *model.TokenHead, v model.Words) kernel.Matrix {
	switch h.Stack {
	case "names":
		return v.Names
	case "shared":
		return v.Shared
	}
	return v.Syntax
}

// tag sets the parts of speech and the lemmas.
func (e *Engine) tag(d *nlp.Doc, s *scratch, v model.Words, from int) {
	upos := e.upos.Logits(stack(e.upos, v), s.model)
	for i := range upos.Rows {
		d.Tokens[from+i].UPOS = e.upos.Labels[argmax(upos.Row(i))]
	}
	xpos := e.xpos.Logits(stack(e.xpos, v), s.model)
	for i := range xpos.Rows {
		t := &d.Tokens[from+i]
		t.XPOS = e.xpos.Labels[argmax(xpos.Row(i))]
		t.Lemma = e.lemmas.Lemma(t.Form, t.XPOS, t.UPOS)
	}
}

func argmax(x []float32) int {
	best := 0
	for i := range x {
		if x[i] > x[best] {
			best = i
		}
	}
	return best
}

// startsUnit tells whether word i begins a given sentence, or a paragraph where none are given.
func (in *input) startsUnit(i int) bool {
	if in.sents == nil {
		return i == 0 || in.words[i].para != in.words[i-1].para
	}
	lo, hi := 0, len(in.sents)
	for lo < hi {
		if mid := (lo + hi) / 2; in.sents[mid] < i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo < len(in.sents) && in.sents[lo] == i
}

// flat returns the rows of m one after the other, in room where they don't lie so.
func flat(room []float32, m kernel.Matrix) []float32 {
	room = room[:0]
	for i := range m.Rows {
		room = append(room, m.Row(i)...)
	}
	return room
}

// findSentences appends the sentences of the window to d. Where they are not given, the head
// finds them: a sentence begins at a paragraph's start and where it says so, not inside a name.
func (e *Engine) findSentences(in *input, d *nlp.Doc, s *scratch, v model.Words, from, to int) {
	s.begins = s.begins[:0]
	for i := from; i < to; i++ {
		s.begins = append(s.begins, i == from || in.startsUnit(i))
	}
	if in.sents == nil {
		logits := e.sent.Logits(stack(e.sent, v), s.model)
		b := 0
		for i, l := range e.sent.Labels {
			if l == "B" {
				b = i
			}
		}
		for i := range logits.Rows {
			s.begins[i] = s.begins[i] || lead(logits.Row(i), b) > sentenceLead
		}
		for n := len(d.Names) - 1; n >= 0 && d.Names[n].Start >= from; n-- {
			for i := d.Names[n].Start + 1; i < d.Names[n].End; i++ {
				s.begins[i-from] = in.startsUnit(i)
			}
		}
		e.cutDatelines(in, d, s, from, to)
	}
	for i := from; i < to; i++ {
		if s.begins[i-from] {
			d.Sents = append(d.Sents, nlp.Sent{Start: i, Root: -1, Para: in.words[i].para})
		}
		d.Tokens[i].Sent = len(d.Sents) - 1
		d.Sents[len(d.Sents)-1].End = i + 1
	}
}

// sentenceLead is by how much a word's score as the start of a sentence must exceed its other
// one: the head says it a little too seldom (tuned on EWT's dev part).
const sentenceLead = -0.8

// lead is by how much score i exceeds the best other.
func lead(scores []float32, i int) float32 {
	top := float32(math.Inf(-1))
	for k, x := range scores {
		if k != i {
			top = max(top, x)
		}
	}
	return scores[i] - top
}

// cutDatelines makes a sentence of the dateline of every paragraph that begins in the window:
// treebanks hold few, and the parser takes one for a part of what follows.
func (e *Engine) cutDatelines(in *input, d *nlp.Doc, s *scratch, from, to int) {
	if in.cut == nil {
		return
	}
	for a := from; a < to; {
		b := a + 1
		for b < to && !in.startsUnit(b) {
			b++
		}
		if in.startsUnit(a) {
			n := segment.Dateline(in.text, in.cut[a:b], func(i int) bool { return inPlace(d, a+i) })
			for i := 1; i < n; i++ {
				s.begins[a+i-from] = false
			}
			if n > 0 && a+n < b {
				s.begins[a+n-from] = true
			}
		}
		a = b
	}
}

// inPlace tells whether word i stands in the name of a place.
func inPlace(d *nlp.Doc, i int) bool {
	for n := len(d.Names) - 1; n >= 0 && d.Names[n].End > i; n-- {
		if d.Names[n].Start <= i {
			return d.Names[n].Label == "Location" || d.Names[n].Label == "Facility"
		}
	}
	return false
}

// parse sets heads and relations, and the sentences' vectors, of the window that begins at
// word from.
func (e *Engine) parse(d *nlp.Doc, s *scratch, v model.Words, from int) {
	p := e.model.Parser(v.Syntax, s.model)
	s.sentRow, s.heads = s.sentRow[:0], s.heads[:0]
	first := len(d.Sents)
	for first > 0 && d.Sents[first-1].Start >= from {
		first--
	}
	for i := first; i < len(d.Sents); i++ {
		sent := &d.Sents[i]
		a, n := sent.Start-from, sent.End-sent.Start
		s.sentRow = append(s.sentRow, model.Span{Start: a, End: a + n})
		s.arcs = flat(s.arcs, p.Arcs(a, a+n))
		s.tree = decode.Tree(s.tree, s.arcs, n)
		for _, h := range s.tree {
			if h >= 0 {
				h += a
			}
			s.heads = append(s.heads, h)
		}
	}
	e.askRelations(s, d.Tokens[from:from+len(s.heads)])
	rel := p.Relations(0, len(s.heads), s.heads, s.asked)
	for k, h := range s.heads {
		t := &d.Tokens[from+k]
		if h < 0 {
			t.Head, t.Deprel, d.Sents[t.Sent].Root = -1, "root", from+k
			continue
		}
		t.Head, t.Deprel = from+h, e.deprel[e.relation(rel.Row(k))]
	}
	for _, sent := range d.Sents[first:] {
		setFeats(d, sent.Start, sent.End)
	}
	if e.model.HasSim() {
		m := e.model.Sim(v.Shared, s.sentRow, s.model)
		d.SentDim = m.Cols
		for i := range m.Rows {
			d.SentVectors = append(d.SentVectors, m.Row(i)...)
		}
	}
}

// relation is the best relation of a word that is not the root.
func (e *Engine) relation(scores []float32) int {
	best, top := 0, float32(math.Inf(-1))
	for l, x := range scores {
		if l != e.root && x > top {
			best, top = l, x
		}
	}
	return best
}
