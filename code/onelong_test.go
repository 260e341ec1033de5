//go:build unix

package code

import (
	"testing"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/nlp"
)

// oneSentence is a document of one sentence, its clauses hung on the first.
func oneSentence(d *nlp.Doc) *nlp.Doc {
	x := clone(d)
	root := x.Sents[0].Root
	for i := range x.Tokens {
		x.Tokens[i].Sent = 0
		if x.Tokens[i].Head < 0 && i != root {
			x.Tokens[i].Head, x.Tokens[i].Deprel = root, "parataxis"
		}
	}
	x.Sents = []nlp.Sent{{Start: 0, End: len(x.Tokens), Root: root}}
	return x
}

func BenchmarkOneLongSentence(b *testing.B) {
	c, err := New(Options{})
	if err != nil {
		b.Fatal(err)
	}
	d := oneSentence(longDoc(caseDocs(b), 5000))
	b.ReportAllocs()
	for b.Loop() {
		x := clone(d)
		c.Code(&sitrep.Report{Text: x.Text, Published: "2024-05-20"}, x)
	}
}
