package scheme

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/sitrep-news/sitrep/query"
)

func TestData(t *testing.T) {
	for _, f := range DataCheck().Run(os.DirFS("../data")) {
		t.Error(f)
	}
}

func TestCrosswalk(t *testing.T) {
	s, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, plover := range query.Types() {
		c, ok := s.Of(plover, "some mode nobody has")
		if !ok {
			t.Errorf("%s has no codes", plover)
			continue
		}
		if back, _, _ := s.PLOVER(c.CAMEO); back != plover {
			t.Errorf("%s is CAMEO %s, which is read as %s", plover, c.CAMEO, back)
		}
	}
	for k, c := range s.types {
		if back, _, _ := s.PLOVER(c.CAMEO); back != k.Type {
			t.Errorf("%v is CAMEO %s, which is read as %s", k, c.CAMEO, back)
		}
	}
	if len(s.acled) != 25 {
		t.Errorf("%d sub-event types, ACLED has 25", len(s.acled))
	}
	for name, e := range s.acled {
		if _, ok := s.Of(e.Type, e.Mode); !ok {
			t.Errorf("%s is read as %s", name, e.Type)
		}
	}
	for code, want := range map[string]string{"1952": "ASSAULT drone", "1953": "ASSAULT aerial", "0811": "CONCEDE ", "012": "", "": "", "9": ""} {
		got, mode, ok := s.PLOVER(code)
		if ok {
			got += " " + mode
		}
		if got != want {
			t.Errorf("CAMEO %s is %q, want %q", code, got, want)
		}
	}
	if w, ok := s.Goldstein("1959"); !ok || w != -10 {
		t.Errorf("1959 weighs %v", w)
	}
	if c, ok := s.Country("SYR"); !ok || c.Name != "Syria" || s.ByNumeric("760") != "SYR" || s.ByWard("652") != "SYR" || c.ACLED != "Middle East" || s.ByNumeric("4") != "AFG" {
		t.Errorf("Syria is %+v", c)
	}
	for iso, fips := range map[string]string{"IRQ": "IZ", "UKR": "UP", "PSE": "WE", "SRB": "RI", "GBR": "UK", "CHN": "CH", "AUS": "AS"} {
		if s.FIPS(iso) != fips || s.ISO3(fips) != iso {
			t.Errorf("%s is %q, %s is %q", iso, s.FIPS(iso), fips, s.ISO3(fips))
		}
	}
}

func TestTheDocumentTellsTheWeights(t *testing.T) {
	s, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := os.ReadFile("../docs/formats/plover.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, plover := range query.Types() {
		c, _ := s.Of(plover, "")
		w, _ := s.Goldstein(c.CAMEO)
		if want := fmt.Sprintf("| %s | %d | %g |", plover, c.Quad, w); !strings.Contains(string(doc), want) {
			t.Errorf("docs/formats/plover.md lacks %q", want)
		}
	}
}

func TestMistakesAreTold(t *testing.T) {
	files := fstest.MapFS{
		typesFile: {Data: []byte("AID | | 9 | 070 |\n")}, ploverFile: {Data: []byte("07 | HELP |\n")}, acledFile: {Data: []byte("Attack | a\n")},
		goldsteinFile: {Data: []byte("07 | 7\n07 | 11\n07 | 6\n")}, fipsFile: {Data: []byte("IZ | IQ\n")}, countriesFile: {Data: []byte("IRQ | IQ | 368 | 645 | | Middle East | Middle East\n")},
	}
	_, err := LoadFrom(files)
	if err == nil {
		t.Fatal("nothing found")
	}
	for _, want := range []string{"types.txt:1: quad class", "plover.txt:1: PLOVER type \"HELP\"", "acled.txt:1: 2 columns", "goldstein.txt:2: weight", "goldstein.txt:3: 07 stands twice", "fips.txt:1"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not in:\n%v", want, err)
		}
	}
}
