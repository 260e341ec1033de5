package main

import (
	"fmt"

	"github.com/sitrep-news/sitrep/eval/muc4"
	"github.com/sitrep-news/sitrep/eval/score"
)

// tallies remembers how decisions fared, article by article, so that a search
// among thresholds scores only what it changes.
type tallies struct {
	gold    []score.Templates
	weighed []muc4.Found
	known   []map[string][4]int
}

func newTallies(gold []score.Templates, weighed []muc4.Found) *tallies {
	t := &tallies{gold: gold, weighed: weighed, known: make([]map[string][4]int, len(gold))}
	for i := range t.known {
		t.known[i] = map[string][4]int{}
	}
	return t
}

// sum adds up the slot fills, as score.TemplateCounts has them, at thresholds t
// over the articles for which in holds.
func (c *tallies) sum(t muc4.Thresholds, in func(i int) bool) (sum [4]int) {
	for i := range c.gold {
		if !in(i) {
			continue
		}
		templates := c.weighed[i].Templates(t)
		key := fmt.Sprint(templates)
		v, ok := c.known[i][key]
		if !ok {
			v = score.TemplateCounts(c.gold[i].Templates, templates)
			c.known[i][key] = v
		}
		for k := range sum {
			sum[k] += v[k]
		}
	}
	return sum
}

// f1 is the template F1 in percent, with its precision and recall.
func f1(sum [4]int) (f, p, r float64) {
	if sum[0] == 0 {
		return 0, 0, 0
	}
	p, r = 100*float64(sum[0])/float64(sum[1]), 100*float64(sum[2])/float64(sum[3])
	return 2 * p * r / (p + r), p, r
}

// nested prints the figure where each fold is decided by thresholds sought on the
// others: what may be hoped for on articles never seen. The second line is of the
// same fillers, in one template a type.
func (c *tallies) nested() {
	var several, one [4]int
	for f := range folds {
		t := c.seek(func(i int) bool { return i%folds != f })
		single := t
		single.Several = 2
		own := func(i int) bool { return i%folds == f }
		for k, v := range c.sum(t, own) {
			several[k] += v
		}
		for k, v := range c.sum(single, own) {
			one[k] += v
		}
	}
	for _, x := range []struct {
		name string
		sum  [4]int
	}{{"thresholds of the other folds", several}, {"one template a type", one}} {
		f, p, r := f1(x.sum)
		fmt.Printf("%-30s template F1 %.2f, precision %.2f, recall %.2f\n", x.name, f, p, r)
	}
}

// knobs are what is sought: few, lest the search learn the articles by heart. All
// types share a threshold, and all roles.
func knobs(t *muc4.Thresholds) [][]*float64 {
	var types, roles []*float64
	for k := range t.Type {
		types = append(types, &t.Type[k])
	}
	for r := range t.Roles {
		roles = append(roles, &t.Roles[r])
	}
	return [][]*float64{types, roles, {&t.Several}, {&t.Third}, {&t.Join}, {&t.Share}, {&t.Bare}}
}

// seek gives the thresholds of the best template F1 over the articles for which in
// holds, sought one after another, twice round.
func (c *tallies) seek(in func(i int) bool) muc4.Thresholds {
	t := muc4.Thresholds{Several: 0.3, Third: 0.3, Join: 0.3, Share: 0.5, Bare: 0.5}
	for _, knob := range knobs(&t)[:2] {
		set(knob, 0.25)
	}
	best, _, _ := f1(c.sum(t, in))
	for range 2 {
		for _, knob := range knobs(&t) {
			keep := *knob[0]
			for v := 10; v < 70; v += 4 {
				set(knob, float64(v)/100)
				if got, _, _ := f1(c.sum(t, in)); got > best {
					best, keep = got, float64(v)/100
				}
			}
			set(knob, keep)
		}
	}
	return t
}

func set(knob []*float64, v float64) {
	for _, k := range knob {
		*k = v
	}
}
