// Package muc4 fills MUC-4's templates from an annotated and coded article. A
// learnt model weighs the expressions of the text for each role, another the
// kinds of incident the article tells of; both were learnt from the development
// articles alone (a release of the US government), never from TST1 to TST4.
package muc4

import (
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// Span is an expression: tokens [Start, End), Head the last word of its first
// noun phrase.
type Span struct{ Start, End, Head int }

const (
	longest = 7 // words of one phrase
	whole   = 12
)

// Spans are the expressions that may fill a role: every end of a run of
// nominal words that closes with a noun, and runs joined by "of" and the like.
func Spans(d *nlp.Doc) []Span {
	var out []Span
	for _, s := range d.Sents {
		runs := runsOf(d, s)
		for i, r := range runs {
			for end := r.Start + 1; end <= r.End; end++ {
				if !noun(d, end-1) {
					continue
				}
				for start := max(r.Start, end-longest); start < end; start++ {
					if opens(d, start) {
						out = append(out, Span{start, end, end - 1})
					}
				}
			}
			out = append(out, joined(d, runs, i)...)
		}
	}
	return out
}

// joined are run i with the one or two after it where prepositions join them.
func joined(d *nlp.Doc, runs []Span, i int) []Span {
	var out []Span
	r := runs[i]
	for j := i + 1; j < len(runs) && j <= i+2; j++ {
		if !bridge(d, runs[j-1].End, runs[j].Start) {
			break
		}
		for start := max(r.Start, r.End-4); start < r.End; start++ {
			if opens(d, start) && runs[j].End-start <= whole && noun(d, r.End-1) && noun(d, runs[j].End-1) {
				out = append(out, Span{start, runs[j].End, r.End - 1})
			}
		}
	}
	return out
}

// bridge reports whether the tokens [a, b) are a preposition and at most an article.
func bridge(d *nlp.Doc, a, b int) bool {
	if b-a < 1 || b-a > 2 {
		return false
	}
	switch strings.ToLower(d.Tokens[a].Form) {
	case "of", "in", "for", "at", "and", "on":
	default:
		return false
	}
	return b-a == 1 || d.Tokens[a+1].UPOS == "DET"
}

// runsOf are the sentence's stretches of nominal words.
func runsOf(d *nlp.Doc, s nlp.Sent) []Span {
	var out []Span
	start := -1
	for t := s.Start; t <= s.End; t++ {
		in := t < s.End && (nominal(d, t) || start >= 0 && inner(d, t, s.End))
		if in && start < 0 {
			start = t
		}
		if !in && start >= 0 {
			out = append(out, Span{Start: start, End: t})
			start = -1
		}
	}
	return out
}

func noun(d *nlp.Doc, t int) bool {
	x := &d.Tokens[t]
	return x.UPOS == "NOUN" || x.UPOS == "PROPN" || x.UPOS == "NUM" || x.UPOS == "X"
}

func nominal(d *nlp.Doc, t int) bool {
	x := &d.Tokens[t]
	return noun(d, t) || x.UPOS == "ADJ" || x.XPOS == "VBN" && d.Rel(t) == "amod" || x.XPOS == "VBG" && (d.Rel(t) == "amod" || d.Rel(t) == "compound")
}

// inner are the marks that stand inside a phrase: hyphens, quotes, possessives.
func inner(d *nlp.Doc, t, end int) bool {
	if t+1 >= end {
		return false
	}
	switch d.Tokens[t].Form {
	case "-", "'s", "'", "\"", ".", "/":
		return nominal(d, t+1)
	}
	return false
}

func opens(d *nlp.Doc, t int) bool { return nominal(d, t) }

// Text is an expression's words on one line.
func (s Span) Text(d *nlp.Doc) string {
	return strings.Join(strings.Fields(d.Words(s.Start, s.End)), " ")
}
