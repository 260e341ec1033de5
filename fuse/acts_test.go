package fuse

import (
	"slices"
	"testing"
)

func TestActs(t *testing.T) {
	acts := []Act{
		{0, "explode", []float32{1, 0, 0.1}}, {0, "explosion", []float32{1, 0.1, 0}}, {0, "blast", []float32{0.95, 0, 0.1}},
		{0, "arrest", []float32{0, 1, 0}}, {1, "explode", []float32{1, 0, 0}}, {1, "vote", []float32{0, 0, 1}},
	}
	if got, want := Acts(acts, 0.7), []int{0, 0, 0, 1, 2, 3}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	for i := range acts {
		acts[i].Vector = nil
	}
	if got, want := Acts(acts, 0.7), []int{0, 1, 2, 3, 4, 5}; got[0] == got[3] || got[0] == got[4] || len(got) != len(want) {
		t.Errorf("without vectors %v", got)
	}
	if got := Acts(nil, 0.7); len(got) != 0 {
		t.Errorf("of nothing %v", got)
	}
}
