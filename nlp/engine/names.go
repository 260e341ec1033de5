package engine

import (
	"math"

	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/kernel"
	"github.com/sitrep-news/sitrep/nlp/model"
	"github.com/sitrep-news/sitrep/nlp/names"
	"github.com/sitrep-news/sitrep/nlp/wordpiece"
)

// What the names' scores are made of in text of upper and lower case, tuned on held-out
// newswire: of the encoder's own, of each view of the reader's, and of those of the same words
// elsewhere in the document.
const (
	encoderOfNames = 0.5
	readerShare    = 0.5
	elsewhere      = 0.3
)

// findNames decodes the names of words [from, to) of a window, a stretch at a time that no
// paragraph's start, or given sentence's, cuts, and keeps their scores in s.names.
func (e *Engine) findNames(in *input, d *nlp.Doc, s *scratch, v model.Words, from, to int) {
	logits := e.ner.Logits(stack(e.ner, v), s.model)
	k := len(e.ner.Labels)
	s.names = append(s.names, make([]float32, (to-from)*k)...)
	for i := range logits.Rows {
		copy(s.names[(from+i)*k:(from+i+1)*k], logits.Row(i))
	}
	if in.mixed && e.reader != nil {
		e.readNames(in, s, v, from, to)
	}
	for a := from; a < to; {
		b := a + 1
		for b < to && !in.startsUnit(b) {
			b++
		}
		e.decodeNames(d, s, a, b)
		a = b
	}
}

// readNames adds the reader's scores to those of the words that it reads: those near a word
// that is written like a name. Elsewhere the encoder is as good alone.
func (e *Engine) readNames(in *input, s *scratch, v model.Words, from, to int) {
	s.forms, s.begins, s.rows = s.forms[:0], s.begins[:0], s.rows[:0]
	read := from // the end of what is read so far
	for i := from; i < to; i++ {
		if !likeName(in.words[i].form) {
			continue
		}
		next := max(i-readAround, read)
		for ; next <= min(i+readAround, to-1); next++ {
			begins := next == from || next != read || in.startsUnit(next)
			s.forms, s.begins, s.rows = append(s.forms, in.words[next].form), append(s.begins, begins), append(s.rows, next-from)
			read = next + 1
		}
	}
	k := len(e.ner.Labels)
	logits := s.names[from*k : to*k]
	for _, r := range s.rows {
		for l := range k {
			logits[r*k+l] *= encoderOfNames
		}
	}
	e.reader.Add(logits, names.Text{Words: s.forms, Begins: s.begins, Rows: s.rows, Encoded: []kernel.Matrix{v.Names, v.Shared}}, readerShare, &s.reader)
}

// readAround is how many words to either side of one that is written like a name the reader
// reads; its views look no further than three.
const readAround = 2

// likeName tells whether a word has a capital or a digit.
func likeName(form string) bool {
	shape := wordpiece.Shape(form)
	return shape != wordpiece.Lower && shape != wordpiece.Punctuation
}

// decodeNames appends the best names of words [from, to).
func (e *Engine) decodeNames(d *nlp.Doc, s *scratch, from, to int) {
	k := len(e.ner.Labels)
	s.spans = e.names.Decode(s.spans[:0], s.names[from*k:to*k], to-from)
	for _, n := range s.spans {
		d.Names = append(d.Names, nlp.Name{Start: from + n.Start, End: from + n.End, Label: n.Label, Score: n.Score})
	}
}

// renameAll decodes all names anew, sentence by sentence, when every word that is written
// like a name has heard from its like elsewhere in the document.
func (e *Engine) renameAll(in *input, d *nlp.Doc, s *scratch) {
	if !in.mixed {
		return
	}
	e.hearElsewhere(in, s)
	d.Names = d.Names[:0]
	for _, x := range d.Sents {
		e.decodeNames(d, s, x.Start, x.End)
	}
}

// hearElsewhere adds to the scores of a capitalised word the mean of the logarithms of its
// like's probabilities.
func (e *Engine) hearElsewhere(in *input, s *scratch) {
	k := len(e.ner.Labels)
	like := map[string][]int{}
	for i, w := range in.words {
		if len(w.form) > 1 && w.form[0] >= 'A' && w.form[0] <= 'Z' {
			like[w.form] = append(like[w.form], i)
		}
	}
	sum, own := make([]float32, k), make([]float32, k)
	for _, at := range like {
		if len(at) < 2 {
			continue
		}
		clear(sum)
		for _, i := range at {
			logProbabilities(own, s.names[i*k:(i+1)*k])
			for l := range sum {
				sum[l] += own[l]
			}
		}
		for _, i := range at {
			row := s.names[i*k : (i+1)*k]
			logProbabilities(own, row)
			for l := range row {
				row[l] += elsewhere * (sum[l] - own[l]) / float32(len(at)-1)
			}
		}
	}
}

func logProbabilities(dst, scores []float32) {
	top := scores[argmax(scores)]
	z := 0.0
	for _, x := range scores {
		z += math.Exp(float64(x - top))
	}
	for i, x := range scores {
		dst[i] = x - top - float32(math.Log(z))
	}
}

// isMixed tells whether a text is in upper and lower case as print has it: capitals tell
// something of names in no other.
func isMixed(words []word) bool {
	lower, title, all := 0, 0, 0
	for _, w := range words {
		switch wordpiece.Shape(w.form) {
		case wordpiece.Lower:
			lower++
		case wordpiece.Title:
			title++
		case wordpiece.Punctuation, wordpiece.Digit:
			continue
		}
		all++
	}
	return 3*lower > all && 50*title > all
}
