package eval

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/pipeline"
)

// echo gives back what it is given, with every second head moved to the root's place.
type echo struct{ spoil bool }

func (e echo) Annotate(string, [][2]int) (*nlp.Doc, error) { return &nlp.Doc{}, nil }

func (e echo) AnnotateConllu(gold *nlp.Doc) (*nlp.Doc, error) {
	d := *gold
	if e.spoil {
		d.Tokens = append([]nlp.Token(nil), gold.Tokens...)
		d.Tokens[0].Deprel = "dep"
		d.Chains = nil
	}
	return &d, nil
}

const guards = `# newdoc id = NAME
# sent_id = 1
# text = Guards fled. They hid.
1	Guards	guard	NOUN	NNS	_	2	nsubj	_	Entity=(1-person-new)
2	fled	flee	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

# sent_id = 2
# text = They hid.
1	They	they	PRON	PRP	_	2	nsubj	_	Entity=(1-person-giv)
2	hid	hide	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

`

func TestGUMBench(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a", "b", "c", "d", "e"} {
		file := filepath.Join(dir, "GUM_news_"+name+".conllu")
		if err := os.WriteFile(file, []byte(strings.Replace(guards, "NAME", name, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		spoil bool
		want  []string
	}{
		{false, []string{"documents 2", "las 100", "coref_conll_f1 100"}},
		{true, []string{"documents 2", "uas 100", "las 83.33", "coref_conll_f1 0"}},
	} {
		env := &Env{System: &pipeline.System{Engine: echo{c.spoil}}, Jobs: 1}
		figures, err := runGUM(context.Background(), env, dir, nil)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, f := range figures {
			lines = append(lines, f.Name+" "+strings.TrimSuffix(f.String(), ".00"))
		}
		got := strings.Join(lines, "\n")
		for _, w := range c.want {
			if !strings.Contains(got, w) {
				t.Errorf("spoilt %v: no %q in\n%s", c.spoil, w, got)
			}
		}
	}
	if _, err := runGUM(context.Background(), &Env{System: &pipeline.System{Engine: echo{}}, Jobs: 1}, t.TempDir(), nil); err == nil {
		t.Error("an empty folder was measured")
	}
}

// TestRowEvery: a row measures the records it names and no others.
func TestRowEvery(t *testing.T) {
	for _, c := range []struct {
		row  Row
		want string
	}{
		{Row{}, "a0 b1 a2 b3 a4"},
		{Row{Every: 2}, "a0 a2 a4"},
		{Row{IDs: "b"}, "b1 b3"},
		{Row{Every: 3, IDs: "a"}, "a0"},
	} {
		var got []string
		for i, id := range []string{"a0", "b1", "a2", "b3", "a4"} {
			if c.row.counts(i, []byte(`{"id":"`+id+`"}`)) {
				got = append(got, id)
			}
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%+v counts %s, want %s", c.row, g, c.want)
		}
	}
}
