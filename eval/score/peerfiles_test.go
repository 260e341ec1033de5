package score

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep"
)

func TestCoNLLUAgreesWithReference(t *testing.T) {
	dir := sharedFolder(t)
	raw, err := os.ReadFile(filepath.Join(dir, "gold", "ud_ewt", "dev.conllu"))
	if err != nil {
		t.Fatal(err)
	}
	sents := strings.SplitAfter(string(raw), "\n\n")
	gold := strings.Join(sents[:min(400, len(sents))], "")
	rng := rand.New(rand.NewPCG(3, 4))
	lines := strings.Split(gold, "\n")
	for i, l := range lines {
		f := strings.Split(l, "\t")
		if len(f) == 10 && rng.IntN(5) == 0 {
			f[3], f[6], f[7] = "NOUN", fmt.Sprint(rng.IntN(4)), "obj:x"
			lines[i] = strings.Join(f, "\t")
		}
	}
	pred := strings.Join(lines, "\n")
	got, err := CoNLLU(strings.NewReader(gold), strings.NewReader(pred))
	if err != nil {
		t.Fatal(err)
	}
	have, _ := json.Marshal(got)
	compareWithReference(t, dir, "conllu", writeText(t, gold), writeText(t, pred), have)
}

func TestForecastAgreesWithReference(t *testing.T) {
	dir := sharedFolder(t)
	path := filepath.Join(dir, "gold", "histories", "ucdp_syria.csv")
	rng := rand.New(rand.NewPCG(5, 6))
	var pred bytes.Buffer
	for i := range 40 {
		f := Forecast{By: "adm_1", Unit: "Aleppo governorate", Measure: []string{"events", "deaths"}[i%2],
			Start: fmt.Sprintf("2017-0%d-0%d", 1+i%9, 1+i%7), End: fmt.Sprintf("2017-0%d-1%d", 1+i%9, i%7)}
		if i%5 == 0 {
			f.By, f.Unit = "", ""
		}
		for range 30 {
			f.Samples = append(f.Samples, float64(rng.IntN(60)))
		}
		b, _ := json.Marshal(f)
		pred.Write(append(b, '\n'))
	}
	hist, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer hist.Close()
	got, err := Forecasts(hist, bytes.NewReader(pred.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	have, _ := json.Marshal(got)
	compareWithReference(t, dir, "forecast", path, writeText(t, pred.String()), have)
}

// The sheet is for another report, so few facts hold: which ones must agree.
func TestFactsAgreesWithReference(t *testing.T) {
	dir := sharedFolder(t)
	sheetPath := filepath.Join(dir, "seed", "facts.json")
	example, err := os.ReadFile(filepath.Join(dir, "design", "example.json"))
	if err != nil {
		t.Skipf("no example record: %v", err)
	}
	r, err := sitrep.Decode(example)
	if err != nil {
		t.Fatal(err)
	}
	line, err := sitrep.Encode(r)
	if err != nil {
		t.Fatal(err)
	}
	var sheet Sheet
	b, err := os.ReadFile(sheetPath)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &sheet); err != nil {
		t.Fatal(err)
	}
	figures, missed, err := Facts(sheet, r)
	if err != nil {
		t.Fatal(err)
	}
	var have strings.Builder
	for _, m := range missed {
		fmt.Fprintln(&have, "missed:", m)
	}
	fmt.Fprintf(&have, "%s of %s facts\n", figures[0], figures[1])
	cmd := exec.Command("python3", filepath.Join(dir, "score", "facts.py"), sheetPath, writeText(t, string(line)))
	want, _ := cmd.Output() // a missed fact is a non-zero exit
	if have.String() != string(want) {
		t.Errorf("ours:\n%s\nreference:\n%s", have.String(), want)
	}
}

func writeText(t *testing.T, s string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, []byte(s), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
