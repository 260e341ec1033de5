package lists

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"testing"
)

func TestSet(t *testing.T) {
	got := slices.Sorted(maps.Keys(Set("raid rule_out\n\traid kill")))
	if want := []string{"kill", "raid", "rule out"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTurned(t *testing.T) {
	got := Turned(map[string]string{"leads": "chief head", "speaks": "spokesman"})
	if len(got) != 3 || got["head"] != "leads" || got["spokesman"] != "speaks" {
		t.Errorf("got %v", got)
	}
}

// TestLine finds every line of texts with and without a last line feed, and none that is not there.
func TestLine(t *testing.T) {
	lines := []string{"# head", "a", "ab 1", "b", "long enough to be hit", "z"}
	for _, text := range []string{strings.Join(lines, "\n"), strings.Join(lines, "\n") + "\n"} {
		for _, l := range append(lines, "", "aa", "zz") {
			got := Line(text, func(line string) int { return cmp.Compare(l, line) })
			if want := l; slices.Contains(lines, l) && got != want || !slices.Contains(lines, l) && got != "" {
				t.Errorf("%q: found %q", l, got)
			}
		}
	}
	if got := Line("", func(string) int { return 0 }); got != "" {
		t.Errorf("found %q in nothing", got)
	}
}
