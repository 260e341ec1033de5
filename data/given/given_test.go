package given

import (
	"regexp"
	"strings"
	"testing"
)

func TestOf(t *testing.T) {
	for name, want := range map[string]Gender{
		"Mary": Female, "mohamed": Male, "aaron": Male, "Zoe": Female, "Fatima": Female, "Andrea": Unknown, "Kim": Unknown,
		"": Unknown, "#": Unknown, "Xqzt": Unknown, "zzzzzz": Unknown, "a": Unknown,
	} {
		if got := Of(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// TestList reads every line, in order, and finds every name again.
func TestList(t *testing.T) {
	line := regexp.MustCompile(`^[a-z]{3,} [mf]$`)
	last, n := "", 0
	for i, s := range strings.Split(strings.TrimSuffix(names, "\n"), "\n") {
		if strings.HasPrefix(s, "#") {
			if n > 0 {
				t.Errorf("names.txt:%d: a comment among the names; put it at the top", i+1)
			}
			continue
		}
		n++
		name, sex, _ := strings.Cut(s, " ")
		if !line.MatchString(s) || name <= last {
			t.Fatalf("names.txt:%d: %q: want \"name m\" or \"name f\", each once, in order", i+1, s)
		}
		if last = name; Of(name) != Gender(sex[0]) {
			t.Errorf("names.txt:%d: %q not found", i+1, name)
		}
	}
	if n < 5000 {
		t.Fatalf("%d names only", n)
	}
}
