package learn

import (
	"cmp"
	"math"
	"slices"
)

// Ridge says how strongly weights are drawn to zero, and for how long a model is
// fitted.
type Ridge struct {
	Classes  int
	Rare     int     // features of fewer cases are left out
	Features float64 // half the penalty on a feature's squared weight
	Dense    float64 // the same for the dense values
	Rounds   int     // passes over all cases
	Bias     float64 // log odds of every class to begin with
	Least    float64 // what a feature must weigh to be kept in writing; 0: 0.03
}

// bias is the name of the feature that every case has.
const bias = "bias"

// LearnRidge fits a model to all cases at once, by Adam on the penalised logistic
// loss. Where cases are few it generalises better than Learn, which stops early
// instead. The same cases give the same model.
//
// Dense vectors are told apart by where they lie: cases that share one share the
// work on it.
func LearnRidge(cases []Case, o Ridge) *Model {
	f := newRidge(cases, o)
	for round := range o.Rounds {
		f.gradient(cases)
		rate := 0.08 * max(0.05, 1-float64(round)/float64(o.Rounds))
		f.step(rate, round+1)
	}
	return f.model()
}

// ridge is the state of a fit: parameters in one row, with their gradients and
// the moments of Adam.
type ridge struct {
	o       Ridge
	names   []string
	rows    [][]int32 // by case: the features it has
	vectors [][][]float32
	at      [][]int32 // by case and part: its vector
	width   []int     // of each part
	w, g    []float64
	m, v    []float64
	logits  [][]float64 // by part: of every vector for each class
	deltas  [][]float64
	delta   []float64
}

func newRidge(cases []Case, o Ridge) *ridge {
	f := &ridge{o: o, delta: make([]float64, o.Classes)}
	count := map[string]int{}
	for _, c := range cases {
		for _, name := range c.Features {
			count[name]++
		}
	}
	for name, n := range count {
		if n >= o.Rare && name != bias {
			f.names = append(f.names, name)
		}
	}
	slices.Sort(f.names)
	f.names = append([]string{bias}, f.names...)
	index := map[string]int32{}
	for i, name := range f.names {
		index[name] = int32(i)
	}
	seen := []map[*float32]int32{}
	for _, c := range cases {
		row := []int32{0}
		for _, name := range c.Features {
			if i, ok := index[name]; ok && i > 0 {
				row = append(row, i)
			}
		}
		f.rows = append(f.rows, row)
		at := make([]int32, len(c.Dense))
		for p, vec := range c.Dense {
			if p == len(seen) {
				seen = append(seen, map[*float32]int32{})
				f.vectors, f.width = append(f.vectors, nil), append(f.width, len(vec))
			}
			k, ok := seen[p][&vec[0]]
			if !ok {
				k = int32(len(f.vectors[p]))
				seen[p][&vec[0]] = k
				f.vectors[p] = append(f.vectors[p], vec)
			}
			at[p] = k
		}
		f.at = append(f.at, at)
	}
	n := len(f.names)
	for p, w := range f.width {
		n += w
		f.logits = append(f.logits, make([]float64, len(f.vectors[p])*o.Classes))
		f.deltas = append(f.deltas, make([]float64, len(f.vectors[p])*o.Classes))
	}
	n *= o.Classes
	f.w, f.g, f.m, f.v = make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
	for k := range o.Classes {
		f.w[k] = o.Bias
	}
	return f
}

// gradient fills g with the slope of the penalised loss.
func (f *ridge) gradient(cases []Case) {
	c := f.o.Classes
	features := len(f.names) * c
	for i := range f.g {
		switch {
		case i < c:
			f.g[i] = 0
		case i < features:
			f.g[i] = f.o.Features * f.w[i]
		default:
			f.g[i] = f.o.Dense * f.w[i]
		}
	}
	f.project()
	for i := range cases {
		z := f.delta
		clear(z)
		for _, r := range f.rows[i] {
			add(z, f.w[int(r)*c:int(r)*c+c])
		}
		for p, k := range f.at[i] {
			add(z, f.logits[p][int(k)*c:int(k)*c+c])
		}
		for k := range z {
			z[k] = 1 / (1 + math.Exp(-z[k]))
			if cases[i].Is[k] {
				z[k]--
			}
		}
		for _, r := range f.rows[i] {
			add(f.g[int(r)*c:int(r)*c+c], z)
		}
		for p, k := range f.at[i] {
			add(f.deltas[p][int(k)*c:int(k)*c+c], z)
		}
	}
	f.gather()
}

// project works out what every vector adds to each class, and clears what is
// gathered for it.
func (f *ridge) project() {
	c, base := f.o.Classes, len(f.names)*f.o.Classes
	for p := range f.vectors {
		clear(f.logits[p])
		clear(f.deltas[p])
		for n, vec := range f.vectors[p] {
			z := f.logits[p][n*c : n*c+c]
			for j, x := range vec {
				w := f.w[base+j*c : base+j*c+c]
				for k := range z {
					z[k] += w[k] * float64(x)
				}
			}
		}
		base += f.width[p] * c
	}
}

// gather adds the slopes of the dense weights.
func (f *ridge) gather() {
	c, base := f.o.Classes, len(f.names)*f.o.Classes
	for p := range f.vectors {
		for n, vec := range f.vectors[p] {
			d := f.deltas[p][n*c : n*c+c]
			for j, x := range vec {
				g := f.g[base+j*c : base+j*c+c]
				for k := range d {
					g[k] += d[k] * float64(x)
				}
			}
		}
		base += f.width[p] * c
	}
}

func add(to, from []float64) {
	for k, v := range from {
		to[k] += v
	}
}

// step is one of Adam's (Kingma and Ba, 2015).
func (f *ridge) step(rate float64, n int) {
	a, b := 1-math.Pow(0.9, float64(n)), 1-math.Pow(0.999, float64(n))
	for i, g := range f.g {
		f.m[i] += 0.1 * (g - f.m[i])
		f.v[i] += 0.001 * (g*g - f.v[i])
		f.w[i] -= rate * (f.m[i] / a) / (math.Sqrt(f.v[i]/b) + 1e-8)
	}
}

func (f *ridge) model() *Model {
	c := f.o.Classes
	row := func(i int) []float32 {
		out := make([]float32, c)
		for k := range out {
			out[k] = float32(f.w[i*c+k])
		}
		return out
	}
	m := &Model{Classes: c, least: cmp.Or(f.o.Least, 0.03), weights: make(map[string][]float32, len(f.names))}
	for i, name := range f.names {
		m.weights[name] = row(i)
	}
	for i := len(f.names); i < len(f.w)/c; i++ {
		m.dense = append(m.dense, row(i))
	}
	return m
}
