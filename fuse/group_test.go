package fuse

import (
	"slices"
	"testing"
)

func report(names, words []string) Signature {
	s := Signature{Names: map[string]float64{}, Words: map[string]float64{}}
	for _, n := range names {
		s.Names[n]++
	}
	for _, w := range words {
		s.Words[w]++
	}
	return s
}

func story() []Signature {
	return []Signature{
		report([]string{"port alda", "tarvia", "#3"}, []string{"bomb", "market", "kill"}),
		report([]string{"lake brin", "sarmania", "#40"}, []string{"ferry", "sink", "drown"}),
		report([]string{"port alda", "tarvia"}, []string{"blast", "market", "kill", "bomb"}),
		report([]string{"sarmania", "lake brin"}, []string{"ferry", "capsize", "drown"}),
		report([]string{"corvo"}, []string{"election", "vote"}),
		report([]string{"corvo", "hale"}, []string{"election", "result", "vote"}),
		report([]string{"dunmore"}, []string{"strike", "mine"}),
	}
}

func TestStories(t *testing.T) {
	got := Stories(story(), Standard)
	want := []int{0, 1, 0, 1, 2, 2, 3}
	if !slices.Equal(got, want) {
		t.Errorf("stories %v, want %v", got, want)
	}
}

func TestStoriesDoNotDependOnOrder(t *testing.T) {
	in := story()
	a := Stories(in, Standard)
	slices.Reverse(in)
	b := Stories(in, Standard)
	slices.Reverse(b)
	for i := range a {
		for j := range a {
			if (a[i] == a[j]) != (b[i] == b[j]) {
				t.Fatalf("reports %d and %d: together is %v in one order and %v in the other", i, j, a[i] == a[j], b[i] == b[j])
			}
		}
	}
}

func TestStoriesOfNothing(t *testing.T) {
	if got := Stories(nil, Standard); len(got) != 0 {
		t.Errorf("stories of no reports: %v", got)
	}
	if got := Stories([]Signature{{}, {}}, Standard); got[0] == got[1] {
		t.Error("two empty reports were made one story")
	}
}
