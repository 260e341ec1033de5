package engine

import (
	"reflect"
	"testing"

	"github.com/sitrep-news/sitrep/nlp"
)

func sample() *nlp.Doc {
	return &nlp.Doc{
		Text: "Rebels left. They won.",
		Tokens: []nlp.Token{
			{Start: 0, End: 6, Form: "Rebels", Lemma: "rebel", UPOS: "NOUN", XPOS: "NNS", Head: 1, Deprel: "nsubj"},
			{Start: 7, End: 11, Form: "left", Lemma: "leave", UPOS: "VERB", XPOS: "VBD", Head: -1, Deprel: "root"},
			{Start: 11, End: 12, Form: ".", Lemma: ".", UPOS: "PUNCT", XPOS: ".", Head: 1, Deprel: "punct"},
			{Start: 13, End: 17, Form: "They", Lemma: "they", UPOS: "PRON", XPOS: "PRP", Head: 4, Deprel: "nsubj", Sent: 1},
			{Start: 18, End: 21, Form: "won", Lemma: "win", UPOS: "VERB", XPOS: "VBD", Head: -1, Deprel: "root", Sent: 1},
			{Start: 21, End: 22, Form: ".", Lemma: ".", UPOS: "PUNCT", XPOS: ".", Head: 4, Deprel: "punct", Sent: 1},
		},
		Sents:       []nlp.Sent{{Start: 0, End: 3, Root: 1}, {Start: 3, End: 6, Root: 4}},
		Names:       []nlp.Name{{Start: 0, End: 1, Label: "Organization", Score: 0.75}},
		Chains:      []nlp.Chain{{Refs: []nlp.Ref{{Start: 0, End: 1, Head: 0}, {Start: 3, End: 4, Head: 3}}}},
		Vectors:     []float32{1, -0.5, 0, 0, 127, -127, 0, 1, 2, 2, 1, 1},
		Dim:         2,
		SentVectors: []float32{1, 0, 0, -1},
		SentDim:     2,
	}
}

func TestPackKeepsAll(t *testing.T) {
	want := sample()
	got, err := unpack(pack(want))
	if err != nil {
		t.Fatal(err)
	}
	for i := range want.Vectors {
		if diff := want.Vectors[i] - got.Vectors[i]; diff > 0.01 || diff < -0.01 {
			t.Errorf("vector number %d is %g, was %g", i, got.Vectors[i], want.Vectors[i])
		}
	}
	got.Vectors, want.Vectors = nil, nil
	if !reflect.DeepEqual(got, want) {
		t.Errorf("packed and unpacked:\n%+v\nwas\n%+v", got, want)
	}
}

func FuzzUnpack(f *testing.F) {
	b := pack(sample())
	f.Add(b)
	f.Add(b[:len(b)/2])
	f.Add([]byte{0})
	f.Fuzz(func(t *testing.T, b []byte) {
		if d, err := unpack(b); err == nil && len(d.Tokens) > len(b) {
			t.Fatalf("%d words of %d bytes", len(d.Tokens), len(b))
		}
	})
}

func TestCache(t *testing.T) {
	e := load(t)
	c, err := NewCache(e, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	const text = "Gunmen attacked the Dar Qasim police station. They fled."
	first, err := c.Annotate(text, nil)
	if err != nil {
		t.Fatal(err)
	}
	second, err := c.Annotate(text, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(first.Tokens, second.Tokens) || !reflect.DeepEqual(first.Sents, second.Sents) {
		t.Error("the kept analysis differs from the first")
	}
	third, err := c.Annotate(text, [][2]int{{0, 45}})
	if err != nil {
		t.Fatal(err)
	}
	if len(third.Tokens) >= len(first.Tokens) {
		t.Error("what is skipped makes no difference to the cache")
	}
}
