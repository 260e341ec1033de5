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

// A rule without words that it needs is tried at every letter of every line: one such made extraction
// three times as slow.
func TestInlineRulesAreSieved(t *testing.T) {
	for _, rule := range newExtractor(t).furniture.inline {
		if len(rule.any) == 0 {
			t.Errorf("no text is passed over by the rule %s of %s: give it words that it needs", rule, inlineFile)
		}
	}
}

func TestOverlappingInlineRules(t *testing.T) {
	r := newExtractor(t).Report(Input{Text: []byte("The river rose by two metres and many villagers left their homes (Read more: Floods cut the pass to Alda). Six people died in the night, the mayor said.\n")})
	if len(r.Links) != 1 || r.Links[0].Title != "Floods cut the pass to Alda" {
		t.Errorf("links %+v, want the title alone", r.Links)
	}
	if len(r.Furniture) != 1 || r.Text[r.Furniture[0].Start:r.Furniture[0].End] != "(Read more: Floods cut the pass to Alda)" {
		t.Errorf("furniture %v", r.Furniture)
	}
}
