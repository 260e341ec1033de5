package sectors

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

var known = map[string]bool{"AGR": true, "BUS": true, "CVL": true, "EDU": true, "GOV": true, "HLH": true, "HRI": true, "JRN": true,
	"COP": true, "CRM": true, "IGO": true, "JUD": true, "LAB": true, "LEG": true, "MIL": true, "NGO": true, "PTY": true, "REL": true, "SPY": true}

func TestWords(t *testing.T) {
	if owned, beside := Words(Owned), Words(Beside); owned["agency"] != "BUS" || beside["agency"] != "GOV" || owned["ministry"] != "" {
		t.Errorf("an agency is %q owned and %q beside, a ministry owned %q", owned["agency"], beside["agency"], owned["ministry"])
	}
	for _, use := range uses {
		if len(Words(use)) < 10 {
			t.Errorf("%s: %d words", use, len(Words(use)))
		}
	}
}

func TestDataCheck(t *testing.T) {
	if found := DataCheck(known).Run(os.DirFS("..")); len(found) > 0 {
		t.Errorf("the shipped words: %v", found)
	}
	bad := "bakery BUS owned\nalehouse BUS owned\nbakery XYZ owned\ncastle BUS\ndairy AGR eaten\n"
	var got []string
	for _, f := range DataCheck(known).Run(fstest.MapFS{file: {Data: []byte(bad)}}) {
		got = append(got, f.String())
	}
	want := []string{
		`sectors/words.txt:2: out of order: it sorts before line 1`,
		`sectors/words.txt:3: "XYZ" is no sector`,
		`sectors/words.txt:3: "bakery" has a sector for "owned" in line 1 already`,
		`sectors/words.txt:4: nothing says where "castle" is read so`,
		`sectors/words.txt:5: no step reads words "eaten"`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
