package number

import (
	"sort"
	"strings"
	"testing"
)

// TestListsAreSorted holds the order that lets people find an entry.
func TestListsAreSorted(t *testing.T) {
	for name, text := range map[string]string{"vague.txt": vagueList, "bounds.txt": boundList, "harms.txt": harmList, "people.txt": peopleList} {
		var entries []string
		for _, s := range strings.Split(text, "\n") {
			if s != "" && s[0] != '#' {
				entries = append(entries, s)
			}
		}
		if len(entries) == 0 {
			t.Errorf("%s is empty", name)
		}
		if !sort.StringsAreSorted(entries) {
			for i := 1; i < len(entries); i++ {
				if entries[i-1] > entries[i] {
					t.Errorf("%s: %q stands after %q", name, entries[i], entries[i-1])
				}
			}
		}
	}
}

// TestLinesRefusesMistakes holds that a wrong line is named.
func TestLinesRefusesMistakes(t *testing.T) {
	ok := func([]string) error { return nil }
	for _, c := range []struct{ text, want string }{
		{"a | b\na | c\n", "x.txt:2"}, {"a\n", "x.txt:1"}, {"# head\n | b\n", "x.txt:2"},
	} {
		if err := lines("x.txt", c.text, 2, ok); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want one that names %s", c.text, err, c.want)
		}
	}
}
