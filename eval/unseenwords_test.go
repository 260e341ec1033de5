package eval

import (
	"slices"
	"strings"
	"testing"
)

func TestRejoined(t *testing.T) {
	for _, c := range []struct{ words, page, want, into string }{
		{"Ms Ng ā taki doesn ’ t know Dar ’ oud ’ s U. S. envoy", "Ms Ngātaki doesn’t know Dar’oud’s U.S. envoy",
			"Ms Ngātaki does n’t know Dar’oud ’s U.S. envoy", "0 1 1 1 2 3 3 4 5 5 5 6 6 7 7 8"},
		{"the workers ’ rally", "the workers’ rally", "the workers ’ rally", "0 1 2 3"},
		{"the ’ ally", "the ’ ally", "the ’ ally", "0 1 2"},
		{"Lee Ann left", "nothing of the kind", "Lee Ann left", "0 1 2"},
	} {
		out, into := rejoined([][]string{strings.Fields(c.words)}, c.page)
		if got := strings.Join(out[0], " "); got != c.want {
			t.Errorf("%q became %q, want %q", c.words, got, c.want)
		}
		var nums []string
		for _, n := range into {
			nums = append(nums, string('0'+rune(n)))
		}
		if !slices.Equal(nums, strings.Fields(c.into)) {
			t.Errorf("%q: into %v, want %s", c.words, into, c.into)
		}
	}
}
