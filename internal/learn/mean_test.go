package learn

import "testing"

func TestMean(t *testing.T) {
	var cases []Case
	for i := range 40 {
		f := "sun"
		if i%2 == 1 {
			f = "rain"
		}
		cases = append(cases, Case{Input{[]string{f}, [][]float32{{float32(i % 3)}}}, []bool{i%2 == 1}})
	}
	o := Options{Epochs: 3, Rate: 0.3, Rare: 2, Classes: 1}
	a := Learn(cases, o)
	o.Seed = 1
	b := Learn(cases, o)
	rain := Input{Features: []string{"rain"}, Dense: [][]float32{{1}}}
	x, y, z := a.Scores(rain)[0], b.Scores(rain)[0], Mean(a, b).Scores(rain)[0]
	if d := (x+y)/2 - z; d > 1e-4 || d < -1e-4 {
		t.Errorf("the mean of %g and %g is %g", x, y, z)
	}
	if x == y {
		t.Error("another seed made the same model")
	}
}

func TestGrowBag(t *testing.T) {
	var rows [][]float32
	var is []bool
	for i := range 200 {
		rows, is = append(rows, []float32{float32(i % 10), float32(i % 7)}), append(is, i%10 > 4)
	}
	f := GrowBag(rows, is, ForestOptions{Trees: 20, Depth: 2, Rate: 0.3, Least: 5, Ridge: 1}, 3, 0.8)
	if f.Score([]float32{9, 0}) < 1 || f.Score([]float32{0, 0}) > -1 {
		t.Errorf("high %g, low %g: want them apart", f.Score([]float32{9, 0}), f.Score([]float32{0, 0}))
	}
	again := GrowBag(rows, is, ForestOptions{Trees: 20, Depth: 2, Rate: 0.3, Least: 5, Ridge: 1}, 3, 0.8)
	if again.String() != f.String() {
		t.Error("the same rows made another forest")
	}
}
