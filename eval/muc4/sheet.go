package muc4

import (
	"slices"

	"github.com/sitrep-news/sitrep/internal/learn"
)

// Linear are the models of the first round, each of which sees one thing alone.
type Linear struct {
	Spans *learn.Model // an expression where it stands: roles and types
	Sents *learn.Model // a sentence: types
	Whole *learn.Model // an article: types
}

// Sheet is what the first round says of an article: the ground for the second.
type Sheet struct {
	Article    *Article
	Whole      []float64   // log odds by type
	Sents      [][]float64 // by sentence, by type
	Candidates []Candidate
	kin        []kin // by candidate, filled by Link
}

// Candidate is a string that may fill roles, with all its places in the text.
type Candidate struct {
	Text  string
	Spans []Span
	Odds  [][]float64 // by place: log odds of Classes
	top   []float64   // the greatest of them by class, filled by Link
}

// Weigh applies the first round's models to an article. Strings that are likely
// of no role are left out.
func (l *Linear) Weigh(a *Article) *Sheet {
	s := &Sheet{Article: a, Whole: l.Whole.Scores(a.Whole())}
	for i := range a.Doc.Sents {
		s.Sents = append(s.Sents, l.Sents.Scores(a.Sentence(i)))
	}
	at := map[string]int{}
	for _, x := range Spans(a.Doc) {
		text := x.Text(a.Doc)
		i, ok := at[text]
		if !ok {
			i = len(s.Candidates)
			at[text] = i
			s.Candidates = append(s.Candidates, Candidate{Text: text})
		}
		c := &s.Candidates[i]
		c.Spans = append(c.Spans, x)
		c.Odds = append(c.Odds, l.Spans.Scores(a.Input(x)))
	}
	s.Candidates = slices.DeleteFunc(s.Candidates, func(c Candidate) bool {
		for r := range Roles {
			if c.Max(r) > Unlikely {
				return false
			}
		}
		return true
	})
	s.Link()
	return s
}

// Unlikely are the log odds up to which a string is no candidate for a role.
const Unlikely = -3.0

// Max is the greatest of a candidate's log odds of class k.
func (c *Candidate) Max(k int) float64 {
	if c.top != nil {
		return c.top[k]
	}
	v := c.Odds[0][k]
	for _, o := range c.Odds {
		v = max(v, o[k])
	}
	return v
}

func (c *Candidate) mean(k int) float64 {
	v := 0.0
	for _, o := range c.Odds {
		v += o[k]
	}
	return v / float64(len(c.Odds))
}

// second is the next greatest after Max.
func (c *Candidate) second(k int) float64 {
	a, b := -10.0, -10.0
	for _, o := range c.Odds {
		if o[k] > a {
			a, b = o[k], a
		} else {
			b = max(b, o[k])
		}
	}
	return b
}

// overlaps reports whether any places of the two overlap.
func (c *Candidate) overlaps(o *Candidate) bool {
	for _, x := range c.Spans {
		for _, y := range o.Spans {
			if x.Start < y.End && y.Start < x.End {
				return true
			}
		}
	}
	return false
}
