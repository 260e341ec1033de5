package extract

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/sitrep-news/sitrep/data"
)

// shared finds the folder with the gold, or skips.
func shared(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("SITREP_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared")
	}
	if _, err := os.Stat(filepath.Join(dir, "gold")); err != nil {
		t.Skipf("no gold in %s (set SITREP_SHARED)", dir)
	}
	return dir
}

func newExtractor(t testing.TB) *Extractor {
	t.Helper()
	e, err := New(data.Extract)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// TestRawPages reads real pages: every span must lie in its text, hardly any
// page may be all furniture, and what is no news must be said to be none.
func TestRawPages(t *testing.T) {
	path := filepath.Join(shared(t), "gold", "newswire_raw.jsonl")
	e := newExtractor(t)
	src := Source{}
	n, dated, titled, other := 0, 0, 0, 0
	for in, err := range src.Inputs(context.Background(), []string{path}) {
		if err != nil {
			t.Fatal(err)
		}
		r := e.Report(in)
		n++
		covered := 0
		for _, f := range r.Furniture {
			covered += f.End - f.Start
			if os.Getenv("SITREP_SHOW") != "" {
				t.Logf("%s: %q", in.Name, r.Text[f.Start:f.End])
			}
		}
		if r.Published != "" {
			dated++
		}
		if r.Title != "" {
			titled++
			if os.Getenv("SITREP_SHOW") != "" {
				t.Logf("TITLE %s: %q", in.Name, r.Title)
			}
		}
		if r.Agency != "" && os.Getenv("SITREP_SHOW") != "" {
			t.Logf("AGENCY %s: %q", in.Name, r.Agency)
		}
		for _, p := range r.Problems {
			t.Logf("PROBLEM %s: %s: %s", in.Name, p.Stage, p.Reason)
		}
		if len(r.Problems) > 0 {
			other++
		}
		if r.Text != "" && covered*4 > len(r.Text) {
			t.Errorf("%s: %d of %d bytes are furniture", in.Name, covered, len(r.Text))
		}
	}
	t.Logf("%d pages, %d dated, %d titled, %d with problems", n, dated, titled, other)
	if n < 800 || other > 10 {
		t.Errorf("%d pages, %d with problems", n, other)
	}
}
