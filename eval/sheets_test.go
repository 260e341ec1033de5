package eval

import (
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/data"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/extract"
	"github.com/sitrep-news/sitrep/nlp/engine"
	"github.com/sitrep-news/sitrep/pipeline"
)

// sheetsFloor is the least number of facts that the invented reports in
// testdata/facts must give; raise it when a change finds more.
const sheetsFloor = 520

// TestFactSheets reads the invented reports through the whole program and checks
// each record against the sheet beside the report.
func TestFactSheets(t *testing.T) {
	raw, err := fs.ReadFile(data.Weights, "weights/engine.bin")
	if err != nil {
		t.Skipf("no weights inside the program: the reports can't be read: %v", err)
	}
	e, err := engine.Load(raw)
	if err != nil {
		t.Fatal(err)
	}
	sys, err := pipeline.New(pipeline.Options{Engine: e})
	if err != nil {
		t.Fatal(err)
	}
	sheets, err := filepath.Glob("testdata/facts/*.json")
	if err != nil || len(sheets) == 0 {
		t.Fatalf("no sheets in testdata/facts (%v)", err)
	}
	got, total := 0, 0
	for _, path := range sheets {
		sheet, missed := readSheet(t, sys, path)
		total += len(sheet.Checks)
		got += len(sheet.Checks) - len(missed)
		t.Logf("%s: %d of %d; missed: %s", filepath.Base(path), len(sheet.Checks)-len(missed), len(sheet.Checks), strings.Join(missed, " "))
	}
	if got < sheetsFloor {
		t.Errorf("%d of %d facts, want at least %d", got, total, sheetsFloor)
	}
}

// readSheet codes the report beside the sheet and names the facts missed.
func readSheet(t *testing.T, sys *pipeline.System, path string) (sheet score.Sheet, missed []string) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &sheet); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	name := strings.TrimSuffix(path, ".json") + ".txt"
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	x, err := extract.New(data.Extract)
	if err != nil {
		t.Fatal(err)
	}
	r := x.Report(extract.Input{Name: name, Text: text, Published: sheet.Published})
	if _, err := sys.Read(context.Background(), r); err != nil {
		t.Fatal(err)
	}
	if _, missed, err = score.Facts(sheet, r); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return sheet, missed
}
