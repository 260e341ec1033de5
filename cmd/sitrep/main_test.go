package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/data/check"
)

// program runs the whole program as a shell would.
func program(stdin string, args ...string) (out, errs string, code int) {
	var o, e bytes.Buffer
	code = run(context.Background(), args, strings.NewReader(stdin), &o, &e)
	return o.String(), e.String(), code
}

func TestUsage(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		code int
		want string // in what is written
	}{
		"help":            {[]string{"--help"}, exitOK, "Exit codes"},
		"version":         {[]string{"version"}, exitOK, "sitrep.report/1"},
		"unknown command": {[]string{"decode"}, exitUsage, `unknown command "decode"`},
		"unknown flag":    {[]string{"code", "--colour"}, exitUsage, "--colour"},
		"unknown format":  {[]string{"code", "--format", "xml", "x.txt"}, exitUsage, "brief, jsonl, csv or geojson"},
		"no date":         {[]string{"code", "--published", "soon", "x.txt"}, exitUsage, "YYYY-MM-DD"},
		"unknown bench":   {[]string{"eval", "chess", "x.jsonl"}, exitUsage, "plover_plv"},
		"no gold":         {[]string{"eval", "timex", "no-such-file"}, exitUsage, "no-such-file"},
		"no data folder":  {[]string{"test", "no-such-folder"}, exitUsage, "no folder"},
		"broken weights":  {[]string{"code", "--weights", "main_test.go", "x.txt"}, exitBroken, "main_test.go"},
	} {
		out, errs, code := program("", c.args...)
		if code != c.code || !strings.Contains(out+errs, c.want) {
			t.Errorf("%s: exit %d with %q, want %d with %q", name, code, out+errs, c.code, c.want)
		}
	}
}

func TestEveryCommandHasAnExample(t *testing.T) {
	for _, c := range commands() {
		if c.Example == "" || c.Short == "" {
			t.Errorf("%s: no example or no short help", c.Name())
		}
	}
}

func TestDataOfTheRepositoryIsSound(t *testing.T) {
	fsys := os.DirFS(filepath.Join("..", "..", "data"))
	for _, c := range dataChecks(nil) {
		for _, f := range c.Run(fsys) {
			t.Errorf("%s: %s", c.Name, f)
		}
	}
}

func TestDataMistakesAreTold(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "data"))); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "extract", "line.txt")
	if err := os.WriteFile(file, []byte("ab* · hit: abb · miss: a\nab* · hit: xyz · miss: q\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, _, code := program("", "test", dir)
	for _, want := range []string{`extract/line.txt:1: the pattern matches its near miss "a"`, `extract/line.txt:2: the pattern does not match its hit "xyz"`} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in %s", want, out)
		}
	}
	if code != exitSome {
		t.Errorf("exit %d", code)
	}
	if (check.Finding{File: "a", What: "b"}).String() != "a: b" {
		t.Error("a finding without a line reads wrong")
	}
}

// weights skips where the program has none inside and none are named.
func weights(t *testing.T) {
	t.Helper()
	if _, err := (&systemFlags{weights: os.Getenv("SITREP_WEIGHTS")}).read(); err != nil {
		t.Skip(err)
	}
}

// A batch with every kind of trouble: each input gets its answer, in order.
func TestBatchGoesOn(t *testing.T) {
	weights(t)
	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	good := write("good.txt", "Gunmen attacked a depot near Mosul on Tuesday, killing two guards, the police said.\n")
	lines := write("lines.jsonl", `{"text":"Soldiers shelled Aleppo on Monday.","published":"2025-03-05"}`+"\n{broken\n"+`{"html":"<p>Iran and Iraq held talks in Baghdad on Monday.</p>"}`+"\n")
	zip := write("archive.txt", "PK\x03\x04\x00\x00")
	empty := write("empty.txt", "\n")
	french := write("french.txt", "Le président a déclaré lundi que les soldats ne sont pas dans la ville et que les pourparlers vont reprendre avec la région.")
	out, errs, code := program("", "code", "-q", "-f", "jsonl", good, lines, zip, empty, french, filepath.Join(dir, "gone.txt"), good)
	if code != exitSome {
		t.Errorf("exit %d", code)
	}
	for _, want := range []string{"lines.jsonl:2", "ZIP archive", "no text", "French", "gone.txt"} {
		if !strings.Contains(errs, want) {
			t.Errorf("nothing about %q in\n%s", want, errs)
		}
	}
	var texts []string
	for line := range strings.Lines(out) {
		var r struct {
			ID, Text string
			Mentions []any
			Problems []struct{ Stage string }
		}
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, r.Text[:min(8, len(r.Text))])
		if strings.HasPrefix(r.Text, "Le pr") && len(r.Mentions) > 0 {
			t.Error("a French text was coded")
		}
	}
	if got := strings.Join(texts, "|"); got != "Gunmen a|Soldiers|Iran and|||Le prés|Gunmen a" && got != "Gunmen a|Soldiers|Iran and|||Le pré|Gunmen a" {
		t.Errorf("records are of %q", got)
	}
}

// A brief of today from a store of the past says where something is to be read.
func TestBriefOfAStoreOfThePast(t *testing.T) {
	weights(t)
	dir := t.TempDir()
	store, in := filepath.Join(dir, "past.db"), filepath.Join(dir, "lines.jsonl")
	if err := os.WriteFile(in, []byte(`{"text":"Soldiers shelled a depot in Aleppo on Monday, killing two guards, the police said.","published":"2025-03-05"}`+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, errs, code := program("", "import", "-q", "--store", store, in); code != 0 {
		t.Fatalf("exit %d: %s", code, errs)
	}
	if _, errs, code := program("", "brief", "--store", store); code != 0 || !strings.Contains(errs, "--until 2025-03-03") {
		t.Errorf("exit %d, said %q", code, errs)
	}
	if out, errs, code := program("", "brief", "--store", store, "--since", "7d", "--until", "2025-03-03"); code != 0 || errs != "" || !strings.Contains(out, "Aleppo") {
		t.Errorf("exit %d, said %q, wrote %s", code, errs, out)
	}
}

func TestFormats(t *testing.T) {
	weights(t)
	text := "Gunmen attacked a depot near Mosul on Tuesday, killing two guards, the police said.\n"
	for format, want := range map[string]string{"brief": "WHAT HAPPENED", "csv": "report,mention,publisher", "geojson": `"FeatureCollection"`, "jsonl": `"schema":"sitrep.report/1"`} {
		out, errs, code := program(text, "code", "-q", "--published", "2025-03-05", "--format", format)
		if code != exitOK || !strings.Contains(out, want) {
			t.Errorf("%s: exit %d, %s\n%s", format, code, out, errs)
		}
	}
}
