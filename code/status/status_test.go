package status

import (
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/data/events"
	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

// TestOf reads how real each event word of the cases is: "# want status = shell ASSAULT denied"
// says it of the word "shell", taken for one of type ASSAULT.
func TestOf(t *testing.T) {
	tb, err := Load(events.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range nlptest.Cases(t, "testdata/*.conllu") {
		t.Run(c.Name, func(t *testing.T) {
			for _, want := range c.Want["status"] {
				f := strings.Fields(want)
				if len(f) != 3 {
					t.Fatalf("want %q: no word, type and status", want)
				}
				if got := tb.Of(role.NewTree(c.Doc), nlptest.Word(t, c.Doc, f[0], 0), f[1]); string(got) != f[2] {
					t.Errorf("%q: %s is %s, want %s", c.Doc.Text, f[0], got, f[2])
				}
			}
		})
	}
}
