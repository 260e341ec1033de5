package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"sync"

	"github.com/sitrep-news/sitrep/eval/re3d"
	"github.com/sitrep-news/sitrep/eval/score"
)

// folds is how many parts the documents are dealt to.
const folds = 8

// thresholds are what a fold chooses from.
var thresholds = []float64{0.08, 0.1, 0.12, 0.15, 0.18, 0.2, 0.25, 0.3}

// crossValidate prints what models are worth on documents they were not learnt
// from. The figure to believe is the mean over folds, each with the threshold
// that the others chose.
func crossValidate(all []*document) error {
	var means, spreads []float64
	for deal := range 2 {
		fold := dealt(len(all), uint64(deal))
		weighed, err := heldOut(all, fold)
		if err != nil {
			return err
		}
		each := []float64{}
		for f := range folds {
			v := weighed.best(func(i int) bool { return fold[i] != f })
			each = append(each, weighed.relation(v, func(i int) bool { return fold[i] == f }))
		}
		mean, spread := moments(each)
		means, spreads = append(means, mean), append(spreads, spread)
		fmt.Printf("deal %d: each fold with the threshold of the others: %.3f, mean %.4f, deviation %.3f\n", deal, each, mean, spread)
		v := weighed.best(func(int) bool { return true })
		fmt.Printf("all folds at %.2f: %v\n", v, weighed.measure(v, func(int) bool { return true }))
	}
	mean, _ := moments(means)
	spread, _ := moments(spreads)
	fmt.Printf("of both deals: mean %.4f, deviation %.3f\n", mean, spread)
	return nil
}

// dealt is the fold of every document: of deal 0 in turn, of others by chance.
func dealt(n int, deal uint64) []int {
	order := every(n)
	if deal > 0 {
		random := rand.New(rand.NewPCG(deal, 0))
		random.Shuffle(n, func(i, j int) { order[i], order[j] = order[j], order[i] })
	}
	out := make([]int, n)
	for j, i := range order {
		out[i] = j % folds
	}
	return out
}

func every(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// scored are documents with the pairs that a model weighed which had not seen them.
type scored struct {
	all   []*document
	texts []*re3d.Document
	pairs [][]re3d.Pair
}

// heldOut weighs the pairs of each fold by what the others teach.
func heldOut(all []*document, fold []int) (*scored, error) {
	s := &scored{all, make([]*re3d.Document, len(all)), make([][]re3d.Pair, len(all))}
	errs := make([]error, folds)
	places := make(chan struct{}, runtime.GOMAXPROCS(0))
	var done sync.WaitGroup
	for f := range folds {
		done.Go(func() {
			places <- struct{}{}
			defer func() { <-places }()
			var in []int
			for i := range all {
				if fold[i] != f {
					in = append(in, i)
				}
			}
			m, err := kept(teach(all, in))
			if err != nil {
				errs[f] = err
				return
			}
			for i := range all {
				if fold[i] == f {
					x := all[i].text.Fresh()
					x.Recognise(m.Entities)
					s.texts[i], s.pairs[i] = x, re3d.Weigh(x, m.Pairs)
				}
			}
		})
	}
	done.Wait()
	for f, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("teach without fold %d: %w", f, err)
		}
	}
	return s, nil
}

// measure scores the documents that in takes at threshold v.
func (s *scored) measure(v float64, in func(i int) bool) score.Figures {
	var gold, pred []score.Relations
	for i, d := range s.all {
		if in(i) {
			gold = append(gold, d.gold)
			pred = append(pred, d.told(s.texts[i], re3d.Decide(s.pairs[i], v)))
		}
	}
	return score.Re3d(gold, pred)
}

func (s *scored) relation(v float64, in func(i int) bool) float64 {
	got, _ := s.measure(v, in)[1].Value.(float64)
	return got
}

// best is the threshold that does best on the documents that in takes.
func (s *scored) best(in func(i int) bool) (v float64) {
	most := -1.0
	for _, t := range thresholds {
		if got := s.relation(t, in); got > most {
			v, most = t, got
		}
	}
	return v
}

func moments(xs []float64) (mean, deviation float64) {
	for _, x := range xs {
		mean += x / float64(len(xs))
	}
	for _, x := range xs {
		deviation += (x - mean) * (x - mean) / float64(len(xs))
	}
	return mean, math.Sqrt(deviation)
}
