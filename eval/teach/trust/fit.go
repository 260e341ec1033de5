package main

import (
	"fmt"
	"math"
	"sort"

	"github.com/sitrep-news/sitrep/eval"
	"github.com/sitrep-news/sitrep/internal/learn"
)

// fitEvent learns whether there is an act at all from the judgments that use admits.
func fitEvent(all []seen, use func(i int) bool) *learn.Model {
	var cases []learn.Case
	for i := range all {
		if use(i) {
			cases = append(cases, learn.Case{Input: all[i].Input(), Is: []bool{all[i].event}})
		}
	}
	return learn.LearnRidge(cases, learn.Ridge{Classes: 1, Rare: 4, Features: 5, Dense: 8, Rounds: 300, Bias: 1})
}

// fitRight learns whether all is right; z are the log odds of an act that models
// gave which had not seen the mention.
func fitRight(all []seen, z []float64, use func(i int) bool) *learn.Model {
	var cases []learn.Case
	for i := range all {
		if use(i) && all[i].whole {
			cases = append(cases, learn.Case{Input: all[i].Weighed(z[i]), Is: []bool{all[i].right}})
		}
	}
	return learn.LearnRidge(cases, learn.Ridge{Classes: 1, Rare: 4, Features: 8, Dense: 2, Rounds: 300, Bias: -1})
}

// unseen gives each mention the log odds of an act by a model learnt without its
// report.
func unseen(all []seen) []float64 {
	z := make([]float64, len(all))
	for k := range folds {
		m := fitEvent(all, func(i int) bool { return all[i].fold != k })
		for i := range all {
			if all[i].fold == k {
				z[i] = m.Scores(all[i].Input())[0]
			}
		}
	}
	return z
}

// report prints how well both models tell mentions apart that they never saw, and returns by
// how much the log odds that all is right must fall to hold for mentions that nobody mended
// the coder by: those that were mended by are right more often than others will be.
func report(all []seen, z []float64) (shift float64) {
	var event, whole, fresh []bool
	var p, q, c []float64
	for i := range all {
		p, event = append(p, chance(z[i])), append(event, all[i].event)
	}
	for k := range folds {
		m := fitRight(all, z, func(i int) bool { return all[i].fold != k })
		for i := range all {
			if all[i].fold != k || !all[i].whole {
				continue
			}
			y := m.Scores(all[i].Weighed(z[i]))[0]
			q, whole = append(q, chance(y)), append(whole, all[i].right)
			if all[i].fresh {
				c, fresh = append(c, y), append(fresh, all[i].right)
			}
		}
	}
	fmt.Printf("an act of its type: ranked right %.1f%%; %s", 100*ranked(p, event), eval.Calibrate(p, event))
	fmt.Printf("all right: ranked right %.1f%%; %s", 100*ranked(q, whole), eval.Calibrate(q, whole))
	shift = shiftOf(c, fresh)
	for i := range c {
		c[i] = chance(c[i] + shift)
	}
	fmt.Printf("all right, of the fresh part, moved by %.2f: ranked right %.1f%%; %s", shift, 100*ranked(c, fresh), eval.Calibrate(c, fresh))
	kept(c, fresh)
	return shift
}

// shiftOf is what added to all log odds makes their mean chance the share that is right.
func shiftOf(odds []float64, right []bool) float64 {
	share := 0.0
	for _, is := range right {
		if is {
			share++
		}
	}
	share /= float64(max(len(right), 1))
	low, high := -4.0, 4.0
	for range 40 {
		mid, mean := (low+high)/2, 0.0
		for _, y := range odds {
			mean += chance(y+mid) / float64(len(odds))
		}
		if mean < share {
			low = mid
		} else {
			high = mid
		}
	}
	return (low + high) / 2
}

func chance(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// ranked is the share of pairs of a yes and a no in which the yes has the higher
// probability (the area under the ROC curve).
func ranked(p []float64, is []bool) float64 {
	order := byChance(p)
	yes, pairs, good := 0.0, 0.0, 0.0
	for _, i := range order { // from the likeliest down
		if is[i] {
			yes++
		} else {
			good += yes
			pairs++
		}
	}
	return good / (pairs * yes)
}

func byChance(p []float64) []int {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return p[order[a]] > p[order[b]] })
	return order
}

// kept prints the share that is right of the likeliest tenth, two tenths and so on.
func kept(p []float64, is []bool) {
	if len(p) == 0 {
		return
	}
	order := byChance(p)
	right := 0.0
	for n, i := range order {
		if is[i] {
			right++
		}
		if (n+1)%(max(len(p)/10, 1)) == 0 {
			fmt.Printf("likeliest %3d%%: %.1f%% right, the last at %.2f\n", 100*(n+1)/len(p), 100*right/float64(n+1), p[i])
		}
	}
}
