// Package act is a learnt scorer of what one party of a sentence does to
// another: a linear model over what the rules found, the words on the way from
// one to the other, and the sentence's vector. It speaks where no rule does, and
// arbitrates where several do.
package act

import (
	"fmt"
	"io/fs"
	"math"
	"sort"
	"strconv"
	"strings"

	"github.com/sitrep-news/sitrep/data/check"
)

// Types are the labels: the PLOVER types, CONCEDE and RETREAT as one, YIELD.
var Types = []string{"ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT",
	"REQUEST", "SANCTION", "SUPPORT", "THREATEN", "YIELD"}

// Model holds a weight for every feature and type. It is read-only after Load.
type Model struct {
	weights map[string][]float32
	Scale   float64 // of the dense part, the sentence vector
}

// New returns an empty model, to be taught.
func New() *Model { return &Model{weights: map[string][]float32{}, Scale: 4} }

// Load reads act.txt: a feature, " | " and a weight a type.
func Load(fsys fs.FS) (*Model, error) {
	lines, err := check.Lines(fsys, "act.txt")
	if err != nil {
		return nil, fmt.Errorf("load the act scorer: %w", err)
	}
	m := New()
	for _, l := range lines {
		f, ws, _ := strings.Cut(l.Text, " | ")
		cols := strings.Fields(ws)
		if len(cols) != len(Types) {
			return nil, fmt.Errorf("load the act scorer: %s", l.Errorf("%d weights, want %d", len(cols), len(Types)))
		}
		row := make([]float32, len(cols))
		for i, c := range cols {
			v, err := strconv.ParseFloat(c, 32)
			if err != nil {
				return nil, fmt.Errorf("load the act scorer: %s", l.Errorf("weight %q: %v", c, err))
			}
			row[i] = float32(v)
		}
		m.weights[f] = row
	}
	return m, nil
}

// String writes the model as Load reads it, features in order; weights that are
// all next to nothing are left out.
func (m *Model) String() string {
	keys := make([]string, 0, len(m.weights))
	for k := range m.weights {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var b strings.Builder
	for _, k := range keys {
		big := float32(0)
		for _, w := range m.weights[k] {
			big = max(big, float32(math.Abs(float64(w))))
		}
		if big < 0.02 {
			continue
		}
		b.WriteString(k + " |")
		for _, w := range m.weights[k] {
			b.WriteString(" " + strconv.FormatFloat(float64(w), 'f', 2, 32))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// Scores are the probabilities of the types, given sparse features and a dense
// vector (either may be nil).
func (m *Model) Scores(features []string, dense []float32) []float64 {
	z := make([]float64, len(Types))
	for _, f := range features {
		for i, w := range m.weights[f] {
			z[i] += float64(w)
		}
	}
	for d, x := range dense {
		for i, w := range m.weights[dim(d)] {
			z[i] += float64(w) * float64(x) * m.Scale
		}
	}
	return softmax(z)
}

func dim(d int) string { return "~" + strconv.Itoa(d) }

func softmax(z []float64) []float64 {
	top := z[0]
	for _, x := range z {
		top = max(top, x)
	}
	sum := 0.0
	for i := range z {
		z[i] = math.Exp(z[i] - top)
		sum += z[i]
	}
	for i := range z {
		z[i] /= sum
	}
	return z
}

// Best is the likeliest type of the scores.
func Best(scores []float64) string {
	best := 0
	for i, p := range scores {
		if p > scores[best] {
			best = i
		}
	}
	return Types[best]
}

// Case is one example to learn from.
type Case struct {
	Features []string
	Dense    []float32
	Type     string
}

// Learn fits the model to cases by stochastic gradient descent with weight decay;
// the order is fixed, so that the same cases make the same model.
func (m *Model) Learn(cases []Case, epochs int) {
	seen := map[string]int{}
	for _, c := range cases {
		for _, f := range c.Features {
			seen[f]++
		}
	}
	row := func(f string) []float32 {
		if m.weights[f] == nil {
			m.weights[f] = make([]float32, len(Types))
		}
		return m.weights[f]
	}
	const decay = 2e-4
	order := make([]int, len(cases))
	for i := range order {
		order[i] = i * 7919 % len(cases)
	}
	for e := range epochs {
		rate := 0.25 / (1 + 0.15*float64(e))
		for n := range order {
			c := &cases[(order[n]+e*31)%len(cases)]
			kept := c.Features[:0:0]
			for _, f := range c.Features {
				if seen[f] > 1 {
					kept = append(kept, f)
				}
			}
			p := m.Scores(kept, c.Dense)
			for i := range p {
				g := p[i]
				if Types[i] == c.Type {
					g--
				}
				for _, f := range kept {
					w := row(f)
					w[i] -= float32(rate * (g/math.Sqrt(float64(len(kept)+1)) + decay*float64(w[i])*10))
				}
				for d, x := range c.Dense {
					w := row(dim(d))
					w[i] -= float32(rate * (g*float64(x)*m.Scale*0.5 + decay*float64(w[i])))
				}
			}
		}
	}
}
