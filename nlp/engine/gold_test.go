package engine

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/conllu"
	"github.com/sitrep-news/sitrep/nlp/coref"
)

// gold returns a path of the gold data, or skips the test.
func gold(t testing.TB, name ...string) string {
	dir := os.Getenv("SITREP_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	path := filepath.Join(append([]string{dir, "gold"}, name...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no gold data (%v): set SITREP_SHARED to measure", err)
	}
	return path
}

func read(t testing.TB, path string) []conllu.Document {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	docs, err := conllu.Read(f)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return docs
}

// TestGoldRaw measures the whole way from raw text on EWT's dev part.
func TestGoldRaw(t *testing.T) {
	e := load(t)
	name := os.Getenv("SITREP_EWT")
	if name == "" {
		name = "dev"
	}
	var s conllu.Score
	var took time.Duration
	for _, doc := range read(t, gold(t, "ud_ewt", name+".conllu")) {
		start := time.Now()
		got, err := e.Annotate(doc.Doc.Text, nil)
		took += time.Since(start)
		if err != nil {
			t.Fatal(err)
		}
		whole(t, got)
		s.Add(doc.Doc, got)
	}
	t.Logf("EWT %s from raw text: words %.2f sents %.2f UPOS %.2f XPOS %.2f lemma %.2f UAS %.2f LAS %.2f, %.0f words/s", name,
		s.F1(s.Words), s.SentF1(), s.F1(s.UPOS), s.F1(s.XPOS), s.F1(s.Lemma), s.F1(s.UAS), s.F1(s.LAS), float64(s.Pred)/took.Seconds())
}

// newsDocs returns GUM's news, of which every fourth is held out of training.
func newsDocs(t testing.TB, heldOut bool) []conllu.Document {
	files, err := filepath.Glob(filepath.Join(gold(t, "gum"), "GUM_news_*.conllu"))
	if err != nil || len(files) == 0 {
		t.Fatal("no GUM news")
	}
	var out []conllu.Document
	for i, f := range files {
		if !heldOut || i%heldOutNews == 0 {
			out = append(out, read(t, f)...)
		}
	}
	return out
}

// heldOutNews: every so many of GUM's news documents are held out (training/train.py).
const heldOutNews = 4

// TestGoldNews measures trees and coreference of GUM's news with gold words.
func TestGoldNews(t *testing.T) {
	scoreNews(t, load(t))
}

func scoreNews(t *testing.T, e *Engine) {
	var s conllu.Score
	exact, heads := coref.Score{}, coref.Score{Heads: true}
	trees := coref.Score{}
	for _, doc := range newsDocs(t, true) {
		got, err := e.AnnotateConllu(doc.Doc)
		if err != nil {
			t.Fatal(err)
		}
		whole(t, got)
		s.Add(doc.Doc, got)
		exact.Add(doc.Doc.Chains, got.Chains)
		heads.Add(doc.Doc.Chains, got.Chains)
		trees.Add(doc.Doc.Chains, chainsOnGold(e, doc.Doc, got))
	}
	t.Logf("GUM news, gold words: UPOS %.2f XPOS %.2f lemma %.2f UAS %.2f LAS %.2f", s.F1(s.UPOS), s.F1(s.XPOS), s.F1(s.Lemma), s.F1(s.UAS), s.F1(s.LAS))
	for _, c := range []struct {
		name string
		s    coref.Score
	}{{"exact spans", exact}, {"heads", heads}, {"exact spans, gold trees", trees}} {
		t.Logf("GUM news coreference, %s: MUC %.2f B3 %.2f CEAFe %.2f CoNLL %.2f", c.name, c.s.MUC(), c.s.B3(), c.s.CEAFe(), c.s.CoNLL())
	}
}

// chainsOnGold resolves the gold trees with the engine's vectors and names.
func chainsOnGold(e *Engine, gold, got *nlp.Doc) []nlp.Chain {
	d := *gold
	d.Vectors, d.Dim, d.Names, d.Chains = got.Vectors, got.Dim, got.Names, nil
	s := e.pool.Get().(*scratch)
	defer e.pool.Put(s)
	e.resolve(&d, s)
	return d.Chains
}

// TestGoldNames measures names on the newswire that is held out of training.
func TestGoldNames(t *testing.T) {
	e := load(t)
	f, err := os.Open(gold(t, "newswire_ner.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	dec := json.NewDecoder(f)
	right, said, all := 0, 0, 0
	for n := 0; dec.More(); n++ {
		var rec struct {
			Sentences [][][2]string `json:"sentences"`
		}
		if err := dec.Decode(&rec); err != nil {
			t.Fatal(err)
		}
		if n%heldOutNames != 0 {
			continue
		}
		var forms [][]string
		want := map[nlp.Name]bool{}
		at := 0
		for _, s := range rec.Sentences {
			var words, tags []string
			for _, w := range s {
				words, tags = append(words, w[0]), append(tags, w[1])
			}
			forms = append(forms, words)
			addSpans(want, tags, at)
			at += len(words)
		}
		d, err := e.AnnotateTokens(forms)
		if err != nil {
			t.Fatal(err)
		}
		whole(t, d)
		all += len(want)
		said += len(d.Names)
		for _, n := range d.Names {
			n.Score = 0
			if want[n] {
				right++
			}
		}
	}
	p, r := float64(right)/float64(max(said, 1)), float64(right)/float64(all)
	t.Logf("newswire names, held out: P %.2f R %.2f F1 %.2f", 100*p, 100*r, 200*p*r/(p+r))
}

// heldOutNames: every so many of the newswire's articles are held out (training/train.py).
const heldOutNames = 10

// addSpans reads BIO and BIOES tags as the scorer does.
func addSpans(out map[nlp.Name]bool, tags []string, at int) {
	start, label := -1, ""
	for i, t := range append(tags[:len(tags):len(tags)], "O") {
		bio, l := t[:1], ""
		if len(t) > 2 {
			l = t[2:]
		}
		if start >= 0 && (bio == "B" || bio == "O" || bio == "S" || l != label) {
			out[nlp.Name{Start: at + start, End: at + i, Label: label}] = true
			start = -1
		}
		if start < 0 && l != "" {
			start, label = i, l
		}
	}
}
