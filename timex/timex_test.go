package timex

import (
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/nlp"
)

func finder(t testing.TB) *Finder {
	t.Helper()
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func find(t testing.TB, f *Finder, text, published string) []Expr {
	t.Helper()
	a, err := ParseAnchor(published)
	if err != nil {
		t.Fatal(err)
	}
	return f.Find(&nlp.Doc{Text: text}, a)
}

// TestPatterns reads every line's hit and near miss of patterns.txt.
func TestPatterns(t *testing.T) {
	f := finder(t)
	for _, p := range f.patterns {
		text, want, _ := strings.Cut(p.hit, " = ")
		if !has(find(t, f, text, "2024-05-15"), want, p.name) {
			t.Errorf("patterns.txt:%d: %s: %q gives %v, want %s", p.line, p.name, text, values(find(t, f, text, "2024-05-15")), want)
		}
		for _, e := range find(t, f, p.miss, "2024-05-15") {
			if strings.Contains("+"+e.Rule+"+", "+"+p.name+"+") {
				t.Errorf("patterns.txt:%d: %s: the near miss %q gives %s", p.line, p.name, p.miss, e.Value)
			}
		}
	}
}

func has(exprs []Expr, value, rule string) bool {
	for _, e := range exprs {
		if e.Value == value && strings.Contains("+"+e.Rule+"+", "+"+rule+"+") {
			return true
		}
	}
	return false
}

func values(exprs []Expr) []string {
	var out []string
	for _, e := range exprs {
		out = append(out, e.Text+"="+e.Value+" ("+e.Rule+")")
	}
	return out
}
