package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/sitrep-news/sitrep/eval/muc4"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/internal/learn"
)

// folds is how many parts the articles are cut into for cross-validation. Each
// article is weighed by models that did not see it, in both rounds.
const folds = 5

var (
	spanOptions = learn.Options{Epochs: 4, Rate: 0.05, Decay: 1e-5, Rare: 3, Classes: muc4.Classes}
	sentOptions = learn.Options{Epochs: 6, Rate: 0.05, Decay: 1e-4, Rare: 3, Classes: len(muc4.Types)}
	typeOptions = learn.Options{Epochs: 12, Rate: 0.05, Decay: 1e-4, Rare: 3, Classes: len(muc4.Types)}
	kindForest  = learn.ForestOptions{Trees: 80, Depth: 3, Rate: 0.08, Least: 15, Ridge: 5}
	countForest = learn.ForestOptions{Trees: 60, Depth: 3, Rate: 0.08, Least: 15, Ridge: 5}
	sameForest  = learn.ForestOptions{Trees: 80, Depth: 3, Rate: 0.08, Least: 15, Ridge: 5}
	roleForest  = learn.ForestOptions{Trees: 100, Depth: 4, Rate: 0.08, Least: 15, Ridge: 5}
)

// linear learns the first round's models from the articles for which in holds.
func linear(all []article, in func(i int) bool) *muc4.Linear {
	var spans, sents, whole []learn.Case
	for i := range all {
		if in(i) {
			spans = append(spans, all[i].spans...)
			sents = append(sents, all[i].sents...)
			whole = append(whole, all[i].whole)
		}
	}
	return &muc4.Linear{Spans: several(spans, spanOptions), Sents: several(sents, sentOptions), Whole: several(whole, typeOptions)}
}

// How many models of a kind are learnt and averaged, and on how many of the rows
// each of the forests is grown: many of few rows differ more, and cost no more.
const (
	orders  = 3
	forests = 6
	share   = 0.5
)

// several is the mean of models that see the cases in different orders.
func several(cases []learn.Case, o learn.Options) *learn.Model {
	var models []*learn.Model
	for o.Seed = range uint64(orders) {
		models = append(models, learn.Learn(cases, o))
	}
	return learn.Mean(models...)
}

// firstRound gives every article the sheet of models that did not see it.
func firstRound(all []article) {
	var wait sync.WaitGroup
	free := make(chan bool, 2)
	for f := range folds {
		wait.Go(func() {
			free <- true
			l := linear(all, func(i int) bool { return i%folds != f })
			for i := range all {
				if i%folds == f {
					all[i].sheet = l.Weigh(all[i].text)
				}
			}
			<-free
		})
	}
	wait.Wait()
}

// joint learns the second round's forests from the sheets of the articles for
// which in holds.
func joint(all []article, in func(i int) bool) *muc4.Joint {
	j := &muc4.Joint{Type: typeForest(all, in)}
	inner := inside(all, in)
	var fills [muc4.Roles]rows
	var several [2]rows
	var same rows
	for i := range all {
		if !in(i) {
			continue
		}
		a := &all[i]
		for k := range muc4.Types {
			if muc4.Logistic(inner[i][k]) < muc4.Considered {
				continue
			}
			row := a.sheet.CountRow(k, inner[i])
			for n := range several {
				several[n].add(row, a.number[k] >= n+2)
			}
			if a.number[k] > 1 {
				a.pairs(k, &same)
			}
			for c := range a.sheet.Candidates {
				for r := range muc4.Roles {
					if a.sheet.Candidates[c].Max(r) > muc4.Unlikely {
						fills[r].add(a.sheet.FillRow(c, r, k, inner[i]), a.is(a.sheet.Candidates[c].Text, r, k))
					}
				}
			}
		}
	}
	for r := range fills {
		j.Roles[r] = fills[r].grow(roleForest)
	}
	for n := range several {
		j.Several[n] = several[n].grow(countForest)
	}
	j.Same = same.grow(sameForest)
	return j
}

// rows are what a forest learns from.
type rows struct {
	rows [][]float32
	is   []bool
}

func (r *rows) add(row []float32, is bool) { r.rows, r.is = append(r.rows, row), append(r.is, is) }

func (r *rows) grow(o learn.ForestOptions) *learn.Forest {
	return learn.GrowBag(r.rows, r.is, o, forests, share)
}

// pairs adds the pairs of a type's true fillers, and whether they share an incident.
func (a *article) pairs(k int, to *rows) {
	type fill struct{ candidate, role int }
	var own []fill
	for c := range a.sheet.Candidates {
		for r := range muc4.Roles {
			if a.is(a.sheet.Candidates[c].Text, r, k) {
				own = append(own, fill{c, r})
			}
		}
	}
	for n, x := range own {
		for _, y := range own[:n] {
			to.add(a.sheet.PairRow(x.candidate, x.role, y.candidate, y.role, k), a.together(x.candidate, x.role, y.candidate, y.role, k))
		}
	}
}

// together reports whether a gold template of type k has both strings.
func (a *article) together(i, r, j, q, k int) bool {
	x, y := a.sheet.Candidates[i].Text, a.sheet.Candidates[j].Text
	for _, t := range a.gold.Templates {
		if strings.Contains(t.Type, muc4.Types[k]) && has(t.Role[r], x) && has(t.Role[q], y) {
			return true
		}
	}
	return false
}

func has(es []score.Entity, text string) bool {
	return slices.ContainsFunc(es, func(e score.Entity) bool {
		return slices.ContainsFunc(e, func(s string) bool { return oneLine(s) == text })
	})
}

func typeForest(all []article, in func(i int) bool) *learn.Forest {
	var r rows
	for i := range all {
		if in(i) {
			for k := range muc4.Types {
				r.add(all[i].sheet.TypeRow(k), all[i].kinds[k])
			}
		}
	}
	return r.grow(kindForest)
}

// inside gives the log odds of types of the articles for which in holds, each
// from forests that did not see it.
func inside(all []article, in func(i int) bool) [][]float64 {
	const parts = 4
	out := make([][]float64, len(all))
	for p := range parts {
		at := func(i int) bool { return i/folds%parts == p }
		j := &muc4.Joint{Type: typeForest(all, func(i int) bool { return in(i) && !at(i) })}
		for i := range all {
			if in(i) && at(i) {
				out[i] = j.TypeOdds(all[i].sheet)
			}
		}
	}
	return out
}

// secondRound cross-validates the second round, prints its figures at the
// thresholds that do best over all folds, and returns them.
func secondRound(all []article) muc4.Thresholds {
	weighed, gold := make([]muc4.Found, len(all)), make([]score.Templates, len(all))
	var wait sync.WaitGroup
	free := make(chan bool, 2)
	for f := range folds {
		wait.Go(func() {
			free <- true
			j := joint(all, func(i int) bool { return i%folds != f })
			for i := range all {
				if i%folds == f {
					weighed[i] = j.Weigh(all[i].sheet)
				}
			}
			<-free
		})
	}
	wait.Wait()
	for i := range all {
		gold[i] = all[i].gold
	}
	c := newTallies(gold, weighed)
	c.nested()
	t := c.seek(func(int) bool { return true })
	pred := make([]score.Templates, len(all))
	for i := range all {
		pred[i].Templates = weighed[i].Templates(t)
	}
	losses(gold, pred)
	return t
}

// write learns from all the articles and writes models and thresholds.
func write(all []article, t muc4.Thresholds, folder string) error {
	every := func(int) bool { return true }
	l, j := linear(all, every), joint(all, every)
	weights := "# A feature, and its weight in hundredths for each class of the model.\n"
	for name, model := range map[string]string{
		"fills.txt.gz": weights + l.Spans.String(), "sentences.txt.gz": weights + l.Sents.String(), "types.txt.gz": weights + l.Whole.String(),
		"forests.txt.gz": j.String(),
	} {
		packed, err := learn.Pack("# Generated by eval/teach/muc4 from MUC-4's development articles.\n" + model)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, name), packed, 0o644); err != nil {
			return fmt.Errorf("write the model: %w", err)
		}
	}
	text, err := json.Marshal(t)
	if err != nil {
		return fmt.Errorf("write the thresholds: %w", err)
	}
	if err := os.WriteFile(filepath.Join(folder, "decided.json"), append(text, '\n'), 0o644); err != nil {
		return fmt.Errorf("write the thresholds: %w", err)
	}
	return nil
}
