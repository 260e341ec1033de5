package nouns

import (
	"sort"
	"strings"
	"testing"
)

func TestPerson(t *testing.T) {
	for _, c := range []struct {
		lemma        string
		plural, want bool
	}{
		{"trucker", false, true}, {"trucker", true, true}, {"liberal", true, true}, {"liberal", false, false},
		{"table", true, false}, {"", false, false}, {"#", false, false}, {"zzz", true, false}, {"abandoned", false, false},
	} {
		if got := Person(c.lemma, c.plural); got != c.want {
			t.Errorf("Person(%q, %v) = %v", c.lemma, c.plural, got)
		}
	}
}

// TestEveryLine holds the list in order, so that each of its words is found.
func TestEveryLine(t *testing.T) {
	var words []string
	for _, line := range strings.Split(strings.TrimSpace(persons), "\n") {
		word, only, _ := strings.Cut(line, " ")
		if word == "#" {
			continue
		}
		if only != "" && only != "plural" {
			t.Errorf("line %q: want nothing or \"plural\" behind the word", line)
		}
		if !Person(word, true) || Person(word, false) != (only == "") {
			t.Errorf("%q is not found as it stands", word)
		}
		words = append(words, word)
	}
	if len(words) < 1000 || !sort.StringsAreSorted(words) {
		t.Errorf("%d words, want them in order", len(words))
	}
}
