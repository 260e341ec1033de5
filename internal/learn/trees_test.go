package learn

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// either is true where exactly one of two columns is high, which no linear model tells.
func either() (rows [][]float32, is []bool) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 400 {
		r := []float32{random.Float32(), random.Float32(), random.Float32()}
		rows, is = append(rows, r), append(is, (r[0] > 0.5) != (r[1] > 0.5))
	}
	return rows, is
}

func TestGrow(t *testing.T) {
	rows, is := either()
	o := ForestOptions{Trees: 30, Depth: 3, Rate: 0.3, Least: 5, Ridge: 1}
	f := Grow(rows, is, o)
	for _, c := range []struct {
		row  []float32
		high bool
	}{{[]float32{0.1, 0.9, 0.5}, true}, {[]float32{0.9, 0.1, 0.5}, true}, {[]float32{0.1, 0.2, 0.5}, false}, {[]float32{0.8, 0.9, 0.5}, false}} {
		if z := f.Score(c.row); (z > 1) != c.high || (z < -1) == c.high {
			t.Errorf("%v: log odds %.2f", c.row, z)
		}
	}
	if again := Grow(rows, is, o); again.String() != f.String() {
		t.Error("the same rows made another forest")
	}
}

func TestForestKept(t *testing.T) {
	rows, is := either()
	f := Grow(rows, is, ForestOptions{Trees: 5, Depth: 3, Rate: 0.3, Least: 5, Ridge: 1})
	kept, err := ParseForests("# made by hand\n" + f.String() + f.String())
	if err != nil {
		t.Fatal(err)
	}
	if len(kept) != 2 {
		t.Fatalf("%d forests, want 2", len(kept))
	}
	for _, r := range rows[:50] {
		if d := kept[1].Score(r) - f.Score(r); d > 0.01 || d < -0.01 {
			t.Fatalf("%v: kept forest is off by %g", r, d)
		}
	}
}

func TestGrowFewRows(t *testing.T) {
	if z := Grow(nil, nil, ForestOptions{Trees: 3}).Score([]float32{1}); z != 0 {
		t.Errorf("a forest of nothing says %g", z)
	}
	f := Grow([][]float32{{1}, {1}}, []bool{true, true}, ForestOptions{Trees: 3, Depth: 2, Rate: 0.3, Least: 1, Ridge: 1})
	if f.Score([]float32{1}) <= 0 {
		t.Error("rows that are all true give log odds below zero")
	}
}

func TestParseForestMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"tree 1 0\n":               "line 1",
		"forest x 0\n":             "number of trees",
		"forest 1 0\n":             "missing",
		"forest 1 0\n0<=1?0:1 2\n": "question", // a question that leads to itself
		"forest 1 0\n0<=1?1:9 2\n": "question",
		"forest 1 0\nleaf\n":       "neither",
	} {
		if _, err := ParseForests(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want one of %q", text, err, want)
		}
	}
}
