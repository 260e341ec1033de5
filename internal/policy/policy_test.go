package policy

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestImportsFollowThePolicy(t *testing.T) {
	found, err := Check(filepath.Join("..", ".."), Rules())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		t.Error(f)
	}
}

func TestEveryRuleHasAPackage(t *testing.T) {
	for _, r := range Rules() {
		dir := filepath.Join("..", "..", filepath.FromSlash(strings.TrimSuffix(r.For, "/...")))
		if _, err := os.Stat(dir); err != nil {
			t.Errorf("rule for %s: %v", r.For, err)
		}
		if r.Why == "" {
			t.Errorf("rule for %s gives no reason", r.For)
		}
	}
}

func TestViolationsAreFound(t *testing.T) {
	root := t.TempDir()
	write := func(name, src string) {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(root, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, name), []byte(src), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("a/a.go", "package a\n\nimport _ \""+Module+"/b\"\n")
	write("b/b.go", "package b\n\nimport _ \"fmt\"\n")
	write("b/b_test.go", "package b\n\nimport _ \""+Module+"/a\"\n")
	write("b/c/c.go", "package c\n\nimport _ \"example.org/x/y\"\n")
	write("new/new.go", "package new\n")
	rules := []Rule{{For: "a", Why: "a stands alone"}, {For: "b/...", Others: []string{"example.org/z"}, Why: "b needs z only"}}
	found, err := Check(root, rules)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"a/a.go imports " + Module + "/b: a stands alone", "b/c/c.go imports example.org/x/y: b needs z only", "new: no rule speaks of"}
	if len(found) != len(want) {
		t.Fatalf("found %q", found)
	}
	for i := range want {
		if !strings.HasPrefix(found[i], want[i]) {
			t.Errorf("%q, want %q", found[i], want[i])
		}
	}
}

func TestPatterns(t *testing.T) {
	for _, c := range []struct {
		pattern, pkg string
		want         bool
	}{
		{"nlp", "nlp/engine", false}, {"nlp/...", "nlp/engine", true}, {"nlp/...", "nlp", true}, {"nlp/...", "nlpx", false}, {".", ".", true}, {"...", "a/b", true}, {".", "a", false},
	} {
		if got := matches(c.pattern, c.pkg); got != c.want {
			t.Errorf("%s on %s: %v", c.pattern, c.pkg, got)
		}
	}
}
