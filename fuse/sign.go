package fuse

import (
	"math"
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// Signature is what a report is about: weighted names and numbers, weighted
// words, and the meaning of its lead.
type Signature struct {
	Names map[string]float64 // folded names, each word and each pair, and numbers
	Words map[string]float64 // lemmas of nouns, verbs and adjectives
	Lead  []float32          // unit vector of the first sentences; nil without an engine
}

// leadSentences is how much of a report counts double: news tells the main thing first.
const leadSentences = 2

// Sign reads the signature of an analysed report.
func Sign(d *nlp.Doc) Signature {
	s := Signature{Names: map[string]float64{}, Words: map[string]float64{}}
	for _, n := range d.Names {
		if n.Label == "Date" {
			continue
		}
		s.name(d, n)
	}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		w := weight(t.Sent)
		switch t.UPOS {
		case "NOUN", "VERB", "ADJ", "PROPN":
			s.Words[strings.ToLower(t.Lemma)] += w
		case "NUM":
			if t.Form[0] >= '0' && t.Form[0] <= '9' {
				s.Names["#"+t.Form] += w
			}
			s.Words[strings.ToLower(t.Form)] += w
		}
	}
	s.Lead = lead(d)
	return s
}

func weight(sent int) float64 {
	if sent < leadSentences {
		return 2
	}
	return 1
}

// name adds a name's words and the pairs of words that stand together in it.
func (s *Signature) name(d *nlp.Doc, n nlp.Name) {
	w := weight(d.Tokens[n.Start].Sent)
	prev := ""
	for t := n.Start; t < n.End; t++ {
		tok := &d.Tokens[t]
		if tok.UPOS == "PUNCT" || tok.UPOS == "ADP" || tok.UPOS == "DET" || tok.XPOS == "POS" {
			continue
		}
		word := strings.ToLower(tok.Form)
		s.Names[word] += w
		if prev != "" {
			s.Names[prev+" "+word] += w
		}
		prev = word
	}
}

// lead is the mean of the first sentences' vectors, of unit length.
func lead(d *nlp.Doc) []float32 {
	if d.SentDim == 0 || len(d.SentVectors) == 0 {
		return nil
	}
	v := make([]float32, d.SentDim)
	n := min(len(d.Sents), 4)
	for s := 0; s < n; s++ {
		w := float32(weight(s))
		for i, x := range d.SentVectors[s*d.SentDim : (s+1)*d.SentDim] {
			v[i] += w * x
		}
	}
	norm := 0.0
	for _, x := range v {
		norm += float64(x) * float64(x)
	}
	if norm == 0 {
		return nil
	}
	for i := range v {
		v[i] /= float32(math.Sqrt(norm))
	}
	return v
}
