package policy

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var goFile = regexp.MustCompile(`[a-z0-9_]+\.go\b`)

// A doc.go that says where to look names every file of its folder, and none that is gone.
func TestMapsNameTheirFiles(t *testing.T) {
	maps, err := filepath.Glob(filepath.Join("..", "..", "code", "*", "doc.go"))
	if err != nil || len(maps) == 0 {
		t.Fatalf("no maps found: %v", err)
	}
	for _, m := range maps {
		raw, err := os.ReadFile(m)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(raw), "Where to look") {
			continue
		}
		told := goFile.FindAllString(string(raw), -1)
		paths, err := filepath.Glob(filepath.Join(filepath.Dir(m), "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		var files []string
		for _, p := range paths {
			if f := filepath.Base(p); f != "doc.go" && !strings.HasSuffix(f, "_test.go") {
				files = append(files, f)
			}
		}
		for _, f := range files {
			if !slices.Contains(told, f) {
				t.Errorf("%s does not say what %s is for", m, f)
			}
		}
		for _, f := range told {
			if !slices.Contains(files, f) {
				t.Errorf("%s speaks of %s, which is not there", m, f)
			}
		}
	}
}
