package main

import (
	"fmt"
	"os"
	"path/filepath"
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

// bags is how many models of a kind are learnt and averaged, share how many of the rows a forest of
// them is grown on.
const (
	bags  = 3
	share = 0.8
)

// several is the mean of models that see the cases in different orders.
func several(cases []learn.Case, o learn.Options) *learn.Model {
	var models []*learn.Model
	for o.Seed = range uint64(bags) {
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
	var rows [muc4.Roles][][]float32
	var is [muc4.Roles][]bool
	for i := range all {
		if !in(i) {
			continue
		}
		a := &all[i]
		for k := range muc4.Types {
			if muc4.Logistic(inner[i][k]) < muc4.Considered {
				continue
			}
			for c := range a.sheet.Candidates {
				for r := range muc4.Roles {
					if a.sheet.Candidates[c].Max(r) > muc4.Unlikely {
						rows[r] = append(rows[r], a.sheet.FillRow(c, r, k, inner[i]))
						is[r] = append(is[r], a.is(a.sheet.Candidates[c].Text, r, k))
					}
				}
			}
		}
	}
	for r := range rows {
		j.Roles[r] = learn.GrowBag(rows[r], is[r], roleForest, bags, share)
	}
	return j
}

func typeForest(all []article, in func(i int) bool) *learn.Forest {
	var rows [][]float32
	var is []bool
	for i := range all {
		if in(i) {
			for k := range muc4.Types {
				rows, is = append(rows, all[i].sheet.TypeRow(k)), append(is, all[i].kinds[k])
			}
		}
	}
	return learn.GrowBag(rows, is, kindForest, bags, share)
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
	t := thresholds(gold, weighed)
	pred := make([]score.Templates, len(all))
	for i := range all {
		pred[i].Templates = weighed[i].Templates(t)
	}
	losses(gold, pred)
	return t
}

// thresholds seeks those of the best template F1, one after another.
func thresholds(gold []score.Templates, weighed []muc4.Found) muc4.Thresholds {
	t := muc4.Thresholds{}
	var knobs []*float64
	for k := range t.Type {
		t.Type[k] = 0.4
		knobs = append(knobs, &t.Type[k])
	}
	for r := range t.Roles {
		t.Roles[r] = 0.35
		knobs = append(knobs, &t.Roles[r])
	}
	pred := make([]score.Templates, len(gold))
	measure := func() float64 {
		for i := range pred {
			pred[i].Templates = weighed[i].Templates(t)
		}
		v, _ := score.MUC4(gold, pred)[0].Value.(float64)
		return v
	}
	best := measure()
	for range 2 {
		for _, knob := range knobs {
			keep := *knob
			for v := 0.15; v < 0.7; v += 0.05 {
				*knob = v
				if got := measure(); got > best {
					best, keep = got, v
				}
			}
			*knob = keep
		}
	}
	return t
}

// write learns from all the articles and writes the models.
func write(all []article, folder string) error {
	every := func(int) bool { return true }
	l, j := linear(all, every), joint(all, every)
	text := j.Type.String()
	for _, f := range j.Roles {
		text += f.String()
	}
	for name, model := range map[string]string{"fills.txt.gz": l.Spans.String(), "sentences.txt.gz": l.Sents.String(), "types.txt.gz": l.Whole.String(), "forests.txt.gz": text} {
		head := "# Generated by eval/teach/muc4 from MUC-4's development articles.\n"
		if !strings.HasPrefix(model, "forest") {
			head += "# A feature, and its weight in hundredths for each class of the model.\n"
		}
		packed, err := learn.Pack(head + model)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, name), packed, 0o644); err != nil {
			return fmt.Errorf("write the model: %w", err)
		}
	}
	return nil
}
