// Package learn is a linear model of independent yes-or-no classes over named
// features and the engine's vectors, small enough to be kept as a text file. The
// confidence of mentions uses it, and the benches that may be trained on, to map what
// the program found to a benchmark's own terms.
package learn

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// Input is what a case looks like: features that are there, and values, in
// parts that stand one after another.
type Input struct {
	Features []string
	Dense    [][]float32
}

// Case is an input with its answer: one value a class, true where it belongs.
type Case struct {
	Input
	Is []bool
}

// Model has for every feature, and every place of the dense values, a weight for
// each class.
type Model struct {
	Classes int
	weights map[string][]float32
	dense   [][]float32
	least   float64 // what a feature must weigh to be written; 0: as Learn has it
}

// Shift adds to the log odds of class k whatever the input is.
func (m *Model) Shift(k int, by float64) {
	if m.weights[bias] == nil {
		m.weights[bias] = make([]float32, m.Classes)
	}
	m.weights[bias][k] += float32(by)
}

// Scores are the log odds of each class.
func (m *Model) Scores(in Input) []float64 {
	out := make([]float64, m.Classes)
	for k, w := range m.weights[bias] {
		out[k] = float64(w)
	}
	for _, f := range in.Features {
		for k, w := range m.weights[f] {
			out[k] += float64(w)
		}
	}
	i := 0
	for _, part := range in.Dense {
		for _, v := range part {
			if i < len(m.dense) {
				for k, w := range m.dense[i] {
					out[k] += float64(w * v)
				}
			}
			i++
		}
	}
	return out
}

// Options say how a model is learnt.
type Options struct {
	Epochs  int
	Rate    float64 // step of AdaGrad
	Decay   float64 // how strongly weights are drawn to zero, for each case
	Rare    int     // features of fewer cases are left out
	Classes int
	Seed    uint64 // another order of the cases, so that models may be averaged (Mean)
}

// Learn fits a model to cases by logistic regression. The same cases give the
// same model.
func Learn(cases []Case, o Options) *Model {
	m := &Model{Classes: o.Classes, weights: map[string][]float32{}}
	count := map[string]int{}
	for _, c := range cases {
		for _, f := range c.Features {
			count[f]++
		}
	}
	grads := map[string][]float32{}
	for f, n := range count {
		if n >= o.Rare {
			m.weights[f] = make([]float32, o.Classes)
			grads[f] = make([]float32, o.Classes)
		}
	}
	var dgrads [][]float32
	if len(cases) > 0 {
		for _, part := range cases[0].Dense {
			for range part {
				m.dense = append(m.dense, make([]float32, o.Classes))
				dgrads = append(dgrads, make([]float32, o.Classes))
			}
		}
	}
	rows := resolve(cases, m.weights, grads)
	random := rand.New(rand.NewPCG(1, 2+o.Seed))
	order := random.Perm(len(cases))
	delta := make([]float32, o.Classes)
	for range o.Epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			m.errorOf(&cases[i], rows[i], delta)
			for _, r := range rows[i] {
				step(r.w, r.g, delta, 1, o)
			}
			if !zero(delta) {
				j := 0
				for _, part := range cases[i].Dense {
					for _, v := range part {
						step(m.dense[j], dgrads[j], delta, v, o)
						j++
					}
				}
			}
		}
	}
	return m
}

// row is a feature's weights and their gathered squared gradients.
type row struct{ w, g []float32 }

func resolve(cases []Case, weights, grads map[string][]float32) [][]row {
	out := make([][]row, len(cases))
	for i, c := range cases {
		for _, f := range c.Features {
			if w := weights[f]; w != nil {
				out[i] = append(out[i], row{w, grads[f]})
			}
		}
	}
	return out
}

// errorOf writes, for each class, how far the model's probability is off.
func (m *Model) errorOf(c *Case, rows []row, delta []float32) {
	clear(delta)
	for _, r := range rows {
		for k, w := range r.w {
			delta[k] += w
		}
	}
	j := 0
	for _, part := range c.Dense {
		for _, v := range part {
			for k, w := range m.dense[j] {
				delta[k] += w * v
			}
			j++
		}
	}
	for k := range delta {
		p := float32(1 / (1 + math.Exp(-float64(delta[k]))))
		if c.Is[k] {
			p--
		}
		if p < 0.003 && p > -0.003 {
			p = 0
		}
		delta[k] = p
	}
}

func zero(delta []float32) bool {
	for _, d := range delta {
		if d != 0 {
			return false
		}
	}
	return true
}

func step(w, g, delta []float32, v float32, o Options) {
	for k, d := range delta {
		if d == 0 {
			continue
		}
		x := d*v + float32(o.Decay)*w[k]
		g[k] += x * x
		w[k] -= float32(o.Rate) * x / (0.01 + float32(math.Sqrt(float64(g[k]))))
	}
}

// String writes a model as lines of a name and its weights in hundredths; those
// of features that hardly weigh are left out.
func (m *Model) String() string {
	var names []string
	for f := range m.weights {
		names = append(names, f)
	}
	slices.Sort(names)
	var b strings.Builder
	line := func(name string, ws []float32, least float64) {
		any := false
		for _, w := range ws {
			any = any || math.Abs(float64(w)) >= least
		}
		if !any {
			return
		}
		b.WriteString(name)
		for _, w := range ws {
			b.WriteByte(' ')
			b.WriteString(strconv.Itoa(int(math.Round(float64(w) * 100))))
		}
		b.WriteByte('\n')
	}
	for i, ws := range m.dense {
		line("~"+strconv.Itoa(i), ws, 0.005)
	}
	for _, f := range names {
		line(f, m.weights[f], cmp.Or(m.least, 0.15))
	}
	return b.String()
}

// Parse reads what String wrote; lines that start with # are comments.
func Parse(text string, classes int) (*Model, error) {
	m := &Model{Classes: classes, weights: map[string][]float32{}}
	n := 0
	for line := range strings.Lines(text) {
		n++
		fields := strings.Fields(line)
		if len(fields) == 0 || strings.HasPrefix(line, "#") {
			continue
		}
		if len(fields) != classes+1 {
			return nil, fmt.Errorf("line %d: %d weights, want %d: learn the model anew", n, len(fields)-1, classes)
		}
		ws := make([]float32, classes)
		for k, s := range fields[1:] {
			v, err := strconv.Atoi(s)
			if err != nil {
				return nil, fmt.Errorf("line %d: weight %q is no whole number: learn the model anew", n, s)
			}
			ws[k] = float32(v) / 100
		}
		if err := m.put(fields[0], ws); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	return m, nil
}

func (m *Model) put(name string, ws []float32) error {
	if place, ok := strings.CutPrefix(name, "~"); ok {
		if i, err := strconv.Atoi(place); err == nil && i >= 0 && i < 1<<16 {
			for len(m.dense) <= i {
				m.dense = append(m.dense, make([]float32, m.Classes))
			}
			m.dense[i] = ws
			return nil
		}
	}
	if m.weights[name] != nil {
		return fmt.Errorf("feature %q stands twice", name)
	}
	m.weights[name] = ws
	return nil
}

// Word makes a string fit for a feature's name: no white space in it.
func Word(s string) string { return strings.Join(strings.Fields(s), "_") }
