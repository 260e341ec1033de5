package lists

import (
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

// TestFind finds every line of texts with and without a last line feed, and none that is not there.
func TestFind(t *testing.T) {
	lines := []string{"# head", "a", "ab 1", "b", "long enough to be hit", "z"}
	for _, text := range []string{strings.Join(lines, "\n"), strings.Join(lines, "\n") + "\n"} {
		for _, l := range lines[1:] {
			word, want, _ := strings.Cut(l, " ")
			if got, ok := Find(text, word); !ok || got != want {
				t.Errorf("%q: found %q, %v", word, got, ok)
			}
		}
		for _, word := range []string{"", "#", "aa", "zz"} {
			if got, ok := Find(text, word); ok {
				t.Errorf("%q: found %q", word, got)
			}
		}
	}
	if got, ok := Find("", "a"); ok {
		t.Errorf("found %q in nothing", got)
	}
}
