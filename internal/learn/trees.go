package learn

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Forest is a sum of small decision trees over a row of numbers: the log odds of
// one class. It sees what a linear model cannot, that a thing counts for more
// where another is there too.
type Forest struct {
	Base  float64 // log odds before any tree
	trees [][]node
}

// node asks whether a column is at most a bound, and goes on at low or high; a
// node of column -1 is a leaf.
type node struct {
	column    int
	bound     float32
	low, high int
	value     float64
}

// ForestOptions say how a forest is grown.
type ForestOptions struct {
	Trees int
	Depth int     // questions from the root to a leaf, at most
	Rate  float64 // how much of a tree's step is taken
	Least int     // rows in a leaf, at least
	Ridge float64 // how strongly leaves are drawn to zero
}

// Score is the row's log odds.
func (f *Forest) Score(row []float32) float64 {
	z := f.Base
	for _, t := range f.trees {
		i := 0
		for t[i].column >= 0 {
			if t[i].column < len(row) && row[t[i].column] > t[i].bound {
				i = t[i].high
			} else {
				i = t[i].low
			}
		}
		z += t[i].value
	}
	return z
}

// bins is how finely a column is cut when a bound is sought.
const bins = 48

// Grow fits a forest to rows by gradient boosting of the logistic loss, with the
// second-order gain of Chen and Guestrin (XGBoost, 2016). The same rows give the
// same forest.
func Grow(rows [][]float32, is []bool, o ForestOptions) *Forest {
	f := &Forest{}
	if len(rows) == 0 {
		return f
	}
	n := 0
	for _, v := range is {
		if v {
			n++
		}
	}
	f.Base = math.Log((float64(n) + 0.5) / (float64(len(rows)-n) + 0.5))
	g := newGrower(rows, o)
	z := make([]float64, len(rows))
	for i := range z {
		z[i] = f.Base
	}
	for range o.Trees {
		for i := range rows {
			p := 1 / (1 + math.Exp(-z[i]))
			y := 0.0
			if is[i] {
				y = 1
			}
			g.grad[i], g.hess[i] = p-y, p*(1-p)
		}
		f.trees = append(f.trees, g.tree(z))
	}
	return f
}

// grower holds the rows cut into bins, a column at a time.
type grower struct {
	options    ForestOptions
	cut        [][]uint8   // by column, by row
	bounds     [][]float32 // by column, by bin: its greatest value
	grad, hess []float64
	nodes      []node
}

func newGrower(rows [][]float32, o ForestOptions) *grower {
	g := &grower{options: o, grad: make([]float64, len(rows)), hess: make([]float64, len(rows))}
	for c := range rows[0] {
		values := make([]float32, len(rows))
		for i, r := range rows {
			values[i] = r[c]
		}
		slices.Sort(values)
		distinct := slices.Compact(slices.Clone(values))
		bounds := distinct
		if len(distinct) > bins {
			bounds = nil
			for b := 1; b <= bins; b++ {
				bounds = append(bounds, values[len(values)*b/bins-1])
			}
			bounds = slices.Compact(bounds)
		}
		cut := make([]uint8, len(rows))
		for i, r := range rows {
			b, _ := slices.BinarySearch(bounds, r[c])
			cut[i] = uint8(min(b, len(bounds)-1))
		}
		g.bounds, g.cut = append(g.bounds, bounds), append(g.cut, cut)
	}
	return g
}

// tree grows one tree on the gradients and adds its values to z.
func (g *grower) tree(z []float64) []node {
	g.nodes = nil
	all := make([]int32, len(z))
	for i := range all {
		all[i] = int32(i)
	}
	g.split(all, 0, z)
	return g.nodes
}

// split makes a node of the rows at, and those below it, and gives its place.
func (g *grower) split(at []int32, depth int, z []float64) int {
	me := len(g.nodes)
	g.nodes = append(g.nodes, node{column: -1})
	column, bin := -1, 0
	if depth < g.options.Depth && len(at) >= 2*g.options.Least {
		column, bin = g.best(at)
	}
	if column < 0 {
		var a, b float64
		for _, i := range at {
			a, b = a+g.grad[i], b+g.hess[i]
		}
		v := -g.options.Rate * a / (b + g.options.Ridge)
		for _, i := range at {
			z[i] += v
		}
		g.nodes[me].value = v
		return me
	}
	var low, high []int32
	for _, i := range at {
		if int(g.cut[column][i]) <= bin {
			low = append(low, i)
		} else {
			high = append(high, i)
		}
	}
	l := g.split(low, depth+1, z)
	h := g.split(high, depth+1, z)
	g.nodes[me] = node{column: column, bound: g.bounds[column][bin], low: l, high: h}
	return me
}

// best finds the question that gains most, column -1 where none gains.
func (g *grower) best(at []int32) (column, bin int) {
	type sum struct {
		g, h float64
		n    int
	}
	var all sum
	for _, i := range at {
		all = sum{all.g + g.grad[i], all.h + g.hess[i], all.n + 1}
	}
	ridge := g.options.Ridge
	worth := func(s sum) float64 { return s.g * s.g / (s.h + ridge) }
	column, top := -1, worth(all)+1e-6
	for c, cut := range g.cut {
		var in [bins + 1]sum
		for _, i := range at {
			s := &in[cut[i]]
			s.g += g.grad[i]
			s.h += g.hess[i]
			s.n++
		}
		var low sum
		for b := range len(g.bounds[c]) - 1 {
			low = sum{low.g + in[b].g, low.h + in[b].h, low.n + in[b].n}
			high := sum{all.g - low.g, all.h - low.h, all.n - low.n}
			if low.n < g.options.Least || high.n < g.options.Least {
				continue
			}
			if v := worth(low) + worth(high); v > top {
				column, bin, top = c, b, v
			}
		}
	}
	return column, bin
}

// String writes a forest as a line a tree, its nodes one after another: a leaf is
// its value, a question "column<=bound?low:high".
func (f *Forest) String() string {
	var b strings.Builder
	number := func(v float64, digits int) string { return strconv.FormatFloat(v, 'g', digits, 64) }
	fmt.Fprintf(&b, "forest %d %s\n", len(f.trees), number(f.Base, 6))
	for _, t := range f.trees {
		for i, x := range t {
			if i > 0 {
				b.WriteByte(' ')
			}
			if x.column < 0 {
				b.WriteString(number(x.value, 4))
			} else {
				fmt.Fprintf(&b, "%d<=%s?%d:%d", x.column, strconv.FormatFloat(float64(x.bound), 'g', -1, 32), x.low, x.high)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// ParseForests reads forests that String wrote, one after another; lines that
// start with # are comments.
func ParseForests(text string) ([]*Forest, error) {
	var out []*Forest
	left, n := 0, 0
	for line := range strings.Lines(text) {
		n++
		fields := strings.Fields(line)
		if len(fields) == 0 || strings.HasPrefix(line, "#") {
			continue
		}
		if left == 0 {
			f, trees, err := parseHead(fields)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w: learn the model anew", n, err)
			}
			out, left = append(out, f), trees
			continue
		}
		t, err := parseTree(fields)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w: learn the model anew", n, err)
		}
		f := out[len(out)-1]
		f.trees = append(f.trees, t)
		left--
	}
	if left > 0 {
		return nil, fmt.Errorf("line %d: %d trees are missing: learn the model anew", n, left)
	}
	return out, nil
}

func parseHead(fields []string) (*Forest, int, error) {
	if len(fields) != 3 || fields[0] != "forest" {
		return nil, 0, fmt.Errorf("want \"forest TREES BASE\"")
	}
	trees, err := strconv.Atoi(fields[1])
	if err != nil || trees < 0 || trees > 1<<16 {
		return nil, 0, fmt.Errorf("%q is no number of trees", fields[1])
	}
	base, err := strconv.ParseFloat(fields[2], 64)
	if err != nil {
		return nil, 0, fmt.Errorf("%q is no number", fields[2])
	}
	return &Forest{Base: base}, trees, nil
}

// parseTree reads a tree's nodes; a question's answers stand after it, so that
// every way ends.
func parseTree(fields []string) ([]node, error) {
	var out []node
	for i, s := range fields {
		question, answers, ok := strings.Cut(s, "?")
		if !ok {
			v, err := strconv.ParseFloat(s, 64)
			if err != nil {
				return nil, fmt.Errorf("%q is neither a leaf nor a question", s)
			}
			out = append(out, node{column: -1, value: v})
			continue
		}
		column, bound, _ := strings.Cut(question, "<=")
		low, high, _ := strings.Cut(answers, ":")
		c, err1 := strconv.Atoi(column)
		v, err2 := strconv.ParseFloat(bound, 32)
		l, err3 := strconv.Atoi(low)
		h, err4 := strconv.Atoi(high)
		if err1 != nil || err2 != nil || err3 != nil || err4 != nil || c < 0 || l <= i || h <= i || l >= len(fields) || h >= len(fields) {
			return nil, fmt.Errorf("%q is no question", s)
		}
		out = append(out, node{column: c, bound: float32(v), low: l, high: h})
	}
	return out, nil
}
