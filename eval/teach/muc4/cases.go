package main

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/eval/muc4"
	"github.com/sitrep-news/sitrep/internal/learn"
)

// cases are what an article teaches the models of the first round.
type cases struct {
	spans, sents []learn.Case
	whole        learn.Case
	fills        map[string][]bool // by string: the classes it has in the gold
	kinds        []bool            // by type: whether the gold has an incident of it
	number       []int             // by type: how many it has
}

// mark makes an article's cases: every expression has the classes that the gold
// gives its words, a sentence the types of which it holds a filler. It counts the
// gold's fillers, and those that are among the expressions.
func (a *article) mark() (found, sought int) {
	a.fills, a.kinds, a.number = map[string][]bool{}, make([]bool, len(muc4.Types)), make([]int, len(muc4.Types))
	for _, t := range a.gold.Templates {
		for k, name := range muc4.Types {
			if strings.Contains(t.Type, name) {
				a.kinds[k] = true
				a.number[k]++
			}
		}
		for r, es := range t.Role {
			for _, e := range es {
				for _, s := range e {
					a.fill(oneLine(s), r, t.Type)
				}
			}
		}
	}
	a.whole = learn.Case{Input: a.text.Whole(), Is: a.kinds}
	none := make([]bool, muc4.Classes)
	told := make([][]bool, len(a.text.Doc.Sents))
	for i := range told {
		told[i] = make([]bool, len(muc4.Types))
	}
	seen := map[string]bool{}
	for _, s := range muc4.Spans(a.text.Doc) {
		text := s.Text(a.text.Doc)
		x := a.fills[text]
		if x == nil {
			x = none
		} else if !seen[text] || x[muc4.Target] || x[muc4.Victim] || x[muc4.Weapon] {
			for k := range muc4.Types {
				t := told[a.text.Doc.Tokens[s.Head].Sent]
				t[k] = t[k] || x[muc4.Roles+k]
			}
		}
		seen[text] = true
		a.spans = append(a.spans, learn.Case{Input: a.text.Input(s), Is: x})
	}
	for i := range told {
		a.sents = append(a.sents, learn.Case{Input: a.text.Sentence(i), Is: told[i]})
	}
	for _, t := range a.gold.Templates {
		for _, es := range t.Role {
			for _, e := range es {
				sought++
				if slices.ContainsFunc(e, func(s string) bool { return seen[oneLine(s)] }) {
					found++
				}
			}
		}
	}
	return found, sought
}

func (a *article) fill(s string, role int, kind string) {
	if a.fills[s] == nil {
		a.fills[s] = make([]bool, muc4.Classes)
	}
	a.fills[s][role] = true
	for k, name := range muc4.Types {
		a.fills[s][muc4.Roles+k] = a.fills[s][muc4.Roles+k] || strings.Contains(kind, name)
	}
}

// is reports whether the gold has the string in a role of an incident of type k.
func (a *article) is(text string, role, k int) bool {
	for _, t := range a.gold.Templates {
		if strings.Contains(t.Type, muc4.Types[k]) {
			for _, e := range t.Role[role] {
				if slices.ContainsFunc(e, func(s string) bool { return oneLine(s) == text }) {
					return true
				}
			}
		}
	}
	return false
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
