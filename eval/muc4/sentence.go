package muc4

import (
	"strconv"
	"strings"

	"github.com/sitrep-news/sitrep/internal/learn"
)

// Sentence is what the model of sentences sees of sentence s: whether it tells of
// an incident of each type.
func (a *Article) Sentence(s int) learn.Input {
	d := a.Doc
	var fs []string
	seen := map[string]bool{}
	add := func(f string) {
		if f = learn.Word(f); !seen[f] {
			seen[f] = true
			fs = append(fs, f)
		}
	}
	x := d.Sents[s]
	for t := x.Start; t < x.End; t++ {
		k := &d.Tokens[t]
		if k.UPOS == "PUNCT" || k.UPOS == "DET" {
			continue
		}
		l := strings.ToLower(k.Lemma)
		add("b=" + l)
		if k.UPOS == "VERB" || k.UPOS == "NOUN" {
			add("bi=" + l + " " + a.form(t+1))
			if h := k.Head; h >= 0 {
				add("dep=" + l + " " + d.Rel(t) + " " + strings.ToLower(d.Tokens[h].Lemma))
			}
		}
	}
	for _, i := range a.mentions[s] {
		m := &a.Report.Mentions[i]
		add("m=" + m.Type + " " + m.Mode)
		add("ms=" + m.Type + " " + m.Mode + " " + string(m.Status))
		add("st=" + string(m.Status))
		if m.Place != nil {
			add("mp=" + m.Type)
		}
		if m.Time != nil {
			add("mt=" + m.Type + m.Time.Precision)
		}
		for _, c := range m.Casualties {
			add("toll=" + c.Harm)
		}
	}
	add("at=" + strconv.Itoa(min(s, 8)))
	for _, w := range a.header {
		add("head=" + w)
	}
	v := make([]float32, d.SentDim)
	for i := range v {
		v[i] = d.SentVectors[s*d.SentDim+i] * 5
	}
	return learn.Input{Features: fs, Dense: [][]float32{v}}
}
