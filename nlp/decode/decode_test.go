package decode

import (
	"math"
	"math/rand/v2"
	"testing"
)

// value is the sum of a tree's arcs; ok whether it is a tree with one root.
func value(heads []int, scores []float32) (sum float64, ok bool) {
	n, roots := len(heads), 0
	for i, h := range heads {
		if h == i || h < -1 || h >= n {
			return 0, false
		}
		if h < 0 {
			roots++
		}
		sum += float64(scores[i*(n+1)+h+1])
	}
	return sum, roots == 1 && cycle(heads, -1) == nil
}

// exhaustive tries every assignment of heads, flat: of those without arcs that cross.
func exhaustive(scores []float32, n int, flat bool) float64 {
	best := math.Inf(-1)
	heads := make([]int, n)
	var try func(i int)
	try = func(i int) {
		if i == n {
			if v, ok := value(heads, scores); ok && (!flat || projective(heads)) {
				best = max(best, v)
			}
			return
		}
		for h := -1; h < n; h++ {
			heads[i] = h
			try(i + 1)
		}
	}
	try(0)
	return best
}

func random(rng *rand.Rand, n int) []float32 {
	s := make([]float32, n*(n+1))
	for i := range s {
		s[i] = float32(rng.NormFloat64() * 5)
	}
	return s
}

func TestTreeIsTheBest(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for n := 1; n <= 5; n++ {
		for range 200 {
			s := random(rng, n)
			for _, flat := range []bool{true, false} {
				heads := Tree(nil, s, n)
				if !flat {
					heads = spanning(nil, s, n)
				}
				got, ok := value(heads, s)
				if want := exhaustive(s, n, flat); !ok || math.Abs(got-want) > 1e-4 || flat && !projective(heads) {
					t.Fatalf("n=%d %v: heads %v worth %g (tree %v), best is %g", n, s, heads, got, ok, want)
				}
			}
		}
	}
}

func TestTreeLong(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{30, 120, 254} {
		s := random(rng, n)
		if _, ok := value(Tree(nil, s, n), s); !ok {
			t.Errorf("%d words: no tree with one root", n)
		}
	}
	same := make([]float32, 40*41)
	if _, ok := value(Tree(nil, same, 40), same); !ok {
		t.Error("equal scores: no tree with one root")
	}
}

func TestNames(t *testing.T) {
	tags := []string{"O", "B-Person", "I-Person", "B-Date", "I-Date"}
	d, err := NewNames(tags, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		logits []float32
		want   []Span
	}{
		{"nothing", []float32{5, 0, 0, 0, 0}, nil},
		{"a name of two words", []float32{0, 5, 0, 0, 0, 0, 0, 5, 0, 0, 5, 0, 0, 0, 0}, []Span{{Start: 0, End: 2, Label: "Person"}}},
		{"I at the start", []float32{0, 2, 3, 0, 0}, []Span{{Start: 0, End: 1, Label: "Person"}}},
		{"I of another label", []float32{0, 5, 0, 0, 0, 0, 0, 1, 0, 2}, []Span{{Start: 0, End: 2, Label: "Person"}}},
		{"two side by side", []float32{0, 9, 0, 0, 0, 0, 9, 0, 0, 0}, []Span{{Start: 0, End: 1, Label: "Person"}, {Start: 1, End: 2, Label: "Person"}}},
		{"one cut in two", []float32{0, 5, 0, 0, 0, 0, 5, 4, 0, 0}, []Span{{Start: 0, End: 2, Label: "Person"}}},
	} {
		got := d.Decode(nil, c.logits, len(c.logits)/len(tags))
		if len(got) != len(c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
			continue
		}
		for i, g := range got {
			if g.Score <= 0 || g.Score > 1 {
				t.Errorf("%s: score %g", c.name, g.Score)
			}
			if g.Score = 0; g != c.want[i] {
				t.Errorf("%s: %v, want %v", c.name, g, c.want[i])
			}
		}
	}
}

func TestNamesTransitions(t *testing.T) {
	trans := []float32{0, -9, 0, 0, 0, 0, 0, 0, 0}
	d, err := NewNames([]string{"O", "B-Person", "I-Person"}, trans)
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Decode(nil, []float32{3, -20, 0, 0, 5, 0}, 2); len(got) != 0 {
		t.Errorf("a forbidding transition was taken: %v", got)
	}
}

func TestNewNamesRefuses(t *testing.T) {
	for _, tags := range [][]string{{"O", "Person"}, {"O", "E-Person"}, {"O", "B-"}} {
		if _, err := NewNames(tags, nil); err == nil {
			t.Errorf("tags %q were taken", tags)
		}
	}
	if _, err := NewNames([]string{"O", "B-x"}, make([]float32, 3)); err == nil {
		t.Error("three transitions for two tags were taken")
	}
}

// TestEisnerOnNoNumbers gives one tree even where the scores tell nothing.
func TestEisnerOnNoNumbers(t *testing.T) {
	for _, v := range []float64{math.NaN(), math.Inf(-1), math.Inf(1)} {
		for n := 1; n < 7; n++ {
			scores := make([]float32, n*(n+1))
			for i := range scores {
				scores[i] = float32(v)
			}
			roots := 0
			heads := eisner(nil, scores, n)
			for i, h := range heads {
				for up := 0; h >= 0 && up <= n; up++ {
					h = heads[h]
				}
				if h >= 0 {
					t.Errorf("%d words, scores %g: no tree above %d in %v", n, v, i, heads)
				}
				if heads[i] < 0 {
					roots++
				}
			}
			if roots != 1 {
				t.Errorf("%d words, scores %g: %d roots in %v", n, v, roots, heads)
			}
		}
	}
}

func BenchmarkTree(b *testing.B) {
	s := random(rand.New(rand.NewPCG(5, 6)), 30)
	var heads []int
	for b.Loop() {
		heads = Tree(heads, s, 30)
	}
}
