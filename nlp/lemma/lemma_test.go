package lemma

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/sitrep-news/sitrep/nlp/conllu"
)

func TestLemma(t *testing.T) {
	l := English()
	for _, c := range []struct{ form, xpos, upos, want string }{
		{"soldiers", "NNS", "NOUN", "soldier"},
		{"militias", "NNS", "NOUN", "militia"},
		{"bodies", "NNS", "NOUN", "body"},
		{"Clashes", "NNS", "NOUN", "clash"},
		{"men", "NNS", "NOUN", "man"},
		{"shelled", "VBD", "VERB", "shell"},
		{"killed", "VBN", "VERB", "kill"},
		{"detonated", "VBD", "VERB", "detonate"},
		{"ambushed", "VBN", "VERB", "ambush"},
		{"fled", "VBD", "VERB", "flee"},
		{"hijacking", "VBG", "VERB", "hijack"},
		{"evacuating", "VBG", "VERB", "evacuate"},
		{"bulldozed", "VBN", "VERB", "bulldoze"},
		{"gunned", "VBN", "VERB", "gun"},
		{"carries", "VBZ", "VERB", "carry"},
		{"n't", "RB", "PART", "not"},
		{"n’t", "RB", "PART", "not"},
		{"was", "VBD", "AUX", "be"},
		{"heavier", "JJR", "ADJ", "heavy"},
		{"Iraqi", "JJ", "ADJ", "Iraqi"},
		{"Houthis", "NNPS", "PROPN", "Houthi"},
		{"Forces", "NNPS", "PROPN", "Force"},
		{"Haddad", "NNP", "PROPN", "Haddad"},
	} {
		if got := l.Lemma(c.form, c.xpos, c.upos); got != c.want {
			t.Errorf("Lemma(%s, %s) = %s, want %s", c.form, c.xpos, got, c.want)
		}
	}
}

// TestGold holds the lemmas to their figure on EWT's dev part, with gold tags.
func TestGold(t *testing.T) {
	dir := os.Getenv("SITREP_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	f, err := os.Open(filepath.Join(dir, "gold", "ud_ewt", "dev.conllu"))
	if err != nil {
		t.Skipf("no gold data (%v): set SITREP_SHARED to measure", err)
	}
	defer f.Close()
	docs, err := conllu.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	l, right, all := English(), 0, 0
	for _, d := range docs {
		for _, tok := range d.Doc.Tokens {
			all++
			got := l.Lemma(tok.Form, tok.XPOS, tok.UPOS)
			if got == tok.Lemma {
				right++
			} else if testing.Verbose() && all%4 == 0 {
				t.Logf("%s %s: %s, gold %s", tok.Form, tok.XPOS, got, tok.Lemma)
			}
		}
	}
	acc := 100 * float64(right) / float64(all)
	t.Logf("lemma accuracy %.2f on %d words", acc, all)
	if acc < 98 {
		t.Errorf("lemma accuracy %.2f, want 98", acc)
	}
}

func FuzzLemma(f *testing.F) {
	l := English()
	for _, s := range []string{"was", "ed", "ing", "ies", "s", "", "İs", "ßer"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, form string) {
		for _, x := range []string{"NNS", "NNPS", "VBG", "VBD", "VBZ", "JJR", "JJS", "NN"} {
			if got := l.Lemma(form, x, ""); got == "" && form != "" && form != "'s" {
				t.Fatalf("%q %s has no lemma", form, x)
			}
		}
	})
}
