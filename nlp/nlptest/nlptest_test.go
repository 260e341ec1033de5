package nlptest

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/sitrep-news/sitrep/nlp"
)

func TestDoc(t *testing.T) {
	d := Doc(t, "Ann|PROPN|NNP|2|nsubj||B-Person fled|VERB|VBD|0|root|flee / She|PRON|PRP|2|nsubj wept|VERB|VBD|0|root|weep // Nobody|PRON|NN|2|nsubj stayed|VERB|VBD|0|root|stay")
	if want := "Ann fled She wept\n\nNobody stayed"; d.Text != want {
		t.Errorf("text %q, want %q", d.Text, want)
	}
	if len(d.Sents) != 3 || d.Sents[1].Para != 0 || d.Sents[2].Para != 1 {
		t.Errorf("sentences %+v, want three, the last in a paragraph of its own", d.Sents)
	}
	if got := d.Tokens[Word(t, d, "wept", 0)]; got.Lemma != "weep" || got.Head != -1 || got.Deprel != "root" || d.Tokens[2].Head != 3 || d.Tokens[2].Lemma != "she" {
		t.Errorf("tokens %+v", d.Tokens)
	}
	if want := []nlp.Name{{Start: 0, End: 1, Label: "Person", Score: 1}}; !slices.Equal(d.Names, want) {
		t.Errorf("names %v, want %v", d.Names, want)
	}
}

func TestCases(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.conllu")
	text := "# newdoc id = one\n# text = Ann fled.\n# want a = 1\n# want b c = 2 = 3\n# want a = 4\n1\tAnn\tann\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2\tfled\tflee\tVERB\tVBD\t_\t0\troot\t_\t_\n\n" +
		"# newdoc id = two\n# want a = 5\n1\tFlee\tflee\tVERB\tVB\t_\t0\troot\t_\t_\n\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	cases := Cases(t, file)
	if len(cases) != 2 || cases[0].Name != "one" || cases[1].Doc.Text != "Flee" {
		t.Fatalf("cases %+v", cases)
	}
	if w := cases[0].Want; !slices.Equal(w["a"], []string{"1", "4"}) || !slices.Equal(w["b c"], []string{"2 = 3"}) {
		t.Errorf("want %v", w)
	}
	Rewrite(t, file, "a", map[string][]string{"one": {"6"}, "two": {"7", "8"}})
	cases = Cases(t, file)
	if one, two := cases[0].Want, cases[1].Want["a"]; !slices.Equal(one["a"], []string{"6"}) || len(one["b c"]) != 1 || !slices.Equal(two, []string{"7", "8"}) {
		t.Errorf("rewritten: %v, %v", one, two)
	}
}
