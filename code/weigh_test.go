package code

import (
	"maps"
	"slices"
	"testing"

	sitrep "github.com/sitrep-news/sitrep"
)

// TestBearing tells which mentions others lean on: attacks that answer one another, and
// those that tell losses or a number.
func TestBearing(t *testing.T) {
	ms := []sitrep.Mention{
		{ID: "m1", Type: "ASSAULT"},
		{ID: "m2", Type: "ASSAULT", InResponseTo: []string{"m1"}},
		{ID: "m3", Type: "ACCUSE", InResponseTo: []string{"m4"}},
		{ID: "m4", Type: "ASSAULT"},
		{ID: "m5", Type: "ASSAULT", Casualties: []sitrep.Casualty{{Harm: "killed"}}},
		{ID: "m6", Type: "PROTEST", Count: &sitrep.Count{Low: 9}},
	}
	got := bearing(ms)
	maps.DeleteFunc(got, func(_ string, yes bool) bool { return !yes })
	if ids := slices.Sorted(maps.Keys(got)); !slices.Equal(ids, []string{"m1", "m2", "m5", "m6"}) {
		t.Errorf("others lean on %v", ids)
	}
}
