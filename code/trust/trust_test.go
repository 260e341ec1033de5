package trust

import (
	"slices"
	"strings"
	"testing"

	sitrep "github.com/sitrep-news/sitrep"
)

func TestHeat(t *testing.T) {
	for text, want := range map[string]string{
		"The choir sang until midnight.":                        "0",
		"Soldiers killed two rebels in a raid near the border.": "4",
		"": "0",
		strings.Repeat("the parliament sat ", 30) + "police raided": "2",
	} {
		if got := Heat(text); got != want {
			t.Errorf("heat of %.40q is %s, want %s", text, got, want)
		}
	}
	if f := Features(&sitrep.Mention{Type: "AID"}, "0"); !slices.Contains(f, "parties:none") {
		t.Errorf("features %v", f)
	}
}
