package segment

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/conllu"
)

// shared returns the folder of the gold data, or skips the test.
func shared(t testing.TB) string {
	dir := os.Getenv("SITREP_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	if _, err := os.Stat(filepath.Join(dir, "gold", "ud_ewt")); err != nil {
		t.Skipf("no gold data at %s: set SITREP_SHARED to measure", dir)
	}
	return dir
}

func readGold(t testing.TB, path string) []conllu.Document {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	docs, err := conllu.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

// analysed returns what the segmenter makes of a text, as a Doc without tags.
func analysed(s *Segmenter, text string) *nlp.Doc {
	d := &nlp.Doc{Text: text}
	words := s.Words(nil, text, nil)
	for _, w := range words {
		d.Tokens = append(d.Tokens, nlp.Token{Start: w.Start, End: w.End, Form: text[w.Start:w.End], Head: -1})
	}
	starts := Sentences(text, words)
	for i, at := range starts {
		end := len(words)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		d.Sents = append(d.Sents, nlp.Sent{Start: at, End: end})
	}
	return d
}

// TestGold holds the segmenter to its figures on EWT's dev part and on GUM's news.
func TestGold(t *testing.T) {
	dir := filepath.Join(shared(t), "gold")
	news, err := filepath.Glob(filepath.Join(dir, "gum", "GUM_news_*.conllu"))
	if err != nil || len(news) == 0 {
		t.Fatalf("no GUM news in %s", dir)
	}
	for _, c := range []struct {
		name         string
		files        []string
		words, sents float64
	}{
		{"EWT dev", []string{filepath.Join(dir, "ud_ewt", "dev.conllu")}, 99, 70},
		{"GUM news", news, 99.4, 85},
	} {
		s := English()
		var score conllu.Score
		for _, f := range c.files {
			for _, doc := range readGold(t, f) {
				score.Add(doc.Doc, analysed(s, doc.Doc.Text))
			}
		}
		w, x := score.F1(score.Words), score.SentF1()
		t.Logf("%s: words F1 %.2f, sentences F1 %.2f (rules alone)", c.name, w, x)
		if w < c.words || x < c.sents {
			t.Errorf("%s: words F1 %.2f and sentences F1 %.2f, want %.1f and %.1f", c.name, w, x, c.words, c.sents)
		}
	}
}
