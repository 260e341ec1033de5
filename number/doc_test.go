package number

import (
	"strconv"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/nlp"
)

// sentences builds a document from tokens written "form|lemma|UPOS|XPOS|head|deprel";
// heads count from 1 within the sentence, 0 is the root, and "_" stands for the form
// as its own lemma. A line is a sentence.
func sentences(t testing.TB, lines ...string) *nlp.Doc {
	t.Helper()
	d := &nlp.Doc{}
	for s, line := range lines {
		start := len(d.Tokens)
		sent := nlp.Sent{Start: start, Root: -1}
		for _, w := range strings.Fields(line) {
			p := strings.Split(w, "|")
			if len(p) != 6 {
				t.Fatalf("token %q: want form|lemma|UPOS|XPOS|head|deprel", w)
			}
			h, err := strconv.Atoi(p[4])
			if err != nil {
				t.Fatal(err)
			}
			if d.Text != "" {
				d.Text += " "
			}
			lemma := p[1]
			if lemma == "_" {
				lemma = strings.ToLower(p[0])
			}
			d.Tokens = append(d.Tokens, nlp.Token{Start: len(d.Text), End: len(d.Text) + len(p[0]), Form: p[0], Lemma: lemma,
				UPOS: p[2], XPOS: p[3], Head: start + h - 1, Deprel: p[5], Sent: s})
			if h == 0 {
				d.Tokens[len(d.Tokens)-1].Head = -1
				sent.Root = len(d.Tokens) - 1
			}
			d.Text += p[0]
		}
		sent.End = len(d.Tokens)
		d.Sents = append(d.Sents, sent)
	}
	return d
}

// plain builds a document of forms alone, without tags or trees.
func plain(text string) *nlp.Doc {
	d := &nlp.Doc{Text: text, Sents: []nlp.Sent{{Root: -1}}}
	at := 0
	for _, w := range strings.Fields(text) {
		i := at + strings.Index(text[at:], w)
		d.Tokens = append(d.Tokens, nlp.Token{Start: i, End: i + len(w), Form: w, Head: -1})
		at = i + len(w)
	}
	d.Sents[0].End = len(d.Tokens)
	return d
}

func newFinder(t testing.TB) *Finder {
	t.Helper()
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return f
}
