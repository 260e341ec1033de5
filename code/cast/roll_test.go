package cast

import (
	"os"
	"testing"

	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/nlp/conllu"
)

// TestRoll: a list takes the trade told of all before it, even those with an army's rank;
// beside fighters the named are private, but for those whom the words leave open; an office
// counts before one that was left.
func TestRoll(t *testing.T) {
	text, err := os.ReadFile("testdata/roll.conllu")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := conllu.One(string(text))
	if err != nil {
		t.Fatal(err)
	}
	base, err := actor.Load()
	if err != nil {
		t.Fatal(err)
	}
	c := Build(doc, base, Options{})
	told := map[string]string{}
	for i := range c.Actors {
		if a := &c.Actors[i]; len(a.Sectors) > 0 {
			told[a.Name] = a.Sectors[0]
		}
	}
	for name, sector := range map[string]string{"Ivo Marran": "COP", "Teo Lasker": "COP", "Pim Osgood": "COP", "Ada Quill": "CVL", "Bo Larch": "CVL", "Rex Tarn": "", "Lars Omen": "GOV"} {
		if told[name] != sector {
			t.Errorf("%s is %q, want %q", name, told[name], sector)
		}
	}
}
