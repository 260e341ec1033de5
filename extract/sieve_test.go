package extract

import (
	"regexp"
	"slices"
	"testing"
)

func TestNeeded(t *testing.T) {
	for expr, want := range map[string][]string{
		`Photo(graph)? by \w+`:             {"Photo"},
		`[Rr]eporting by x|t\.co/\w+`:      {"Reporting by x", "reporting by x", "t.co/"},
		`(?i)photo`:                        nil,
		`\w+|photo`:                        nil,
		`A(FP|P|nsa)/\w`:                   {"AFP/", "AP/", "Ansa/"},
		`a*`:                               nil,
		`(?:ab)+c?`:                        {"ab"},
		`(?:READ MORE|WATCH) ?[:>] ?[A-Z]`: {"READ MORE", "WATCH"},
	} {
		p := newSieve(regexp.MustCompile(expr))
		if !slices.Equal(p.any, want) {
			t.Errorf("%s needs one of %q, want %q", expr, p.any, want)
		}
	}
	p := newSieve(regexp.MustCompile(`WATCH: \w+|Loading\.\.\.`))
	if !p.may("They fled. WATCH: floods") || p.may("They watch the river") {
		t.Errorf("may is wrong with %q", p.any)
	}
}
