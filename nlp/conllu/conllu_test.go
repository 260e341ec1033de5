package conllu

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/nlp"
)

const guards = `# newdoc id = guards
# global.Entity = eid
# newpar
# sent_id = 1
# text = Omar Saleh's guards didn't stop them.
1	Omar	Omar	PROPN	NNP	_	4	nmod:poss	_	Entity=(e1(e2|Name=B-Person
2-3	Saleh's	_	_	_	_	_	_	_	_
2	Saleh	Saleh	PROPN	NNP	_	1	flat	_	Name=I-Person
3	's	's	PART	POS	_	1	case	_	Entity=e2)
4	guards	guard	NOUN	NNS	_	7	nsubj	_	Entity=e1)
5-6	didn't	_	_	_	_	_	_	_	_
5	did	do	AUX	VBD	_	7	aux	_	_
6	n't	not	PART	RB	_	7	advmod	_	_
7	stop	stop	VERB	VB	_	0	root	_	_
8	them	they	PRON	PRP	_	7	obj	_	SpaceAfter=No
9	.	.	PUNCT	.	_	7	punct	_	_

# newpar
# sent_id = 2
# text = They left with him.
1	They	they	PRON	PRP	_	2	nsubj	_	Entity=(e1)
2	left	leave	VERB	VBD	_	0	root	_	_
3	with	with	ADP	IN	_	4	case	_	_
4	him	he	PRON	PRP	_	2	obl	_	Entity=(e2)|SpaceAfter=No
5	.	.	PUNCT	.	_	2	punct	_	_

`

func parse(t testing.TB, s string) []Document {
	t.Helper()
	docs, err := Read(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

func TestRead(t *testing.T) {
	docs := parse(t, guards)
	if len(docs) != 1 || docs[0].ID != "guards" {
		t.Fatalf("%d documents, %+v", len(docs), docs)
	}
	d := docs[0].Doc
	if want := "Omar Saleh's guards didn't stop them.\n\nThey left with him."; d.Text != want {
		t.Errorf("text %q, want %q", d.Text, want)
	}
	for i, tok := range d.Tokens {
		if d.Text[tok.Start:tok.End] != tok.Form {
			t.Errorf("word %d is %q, its place holds %q", i, tok.Form, d.Text[tok.Start:tok.End])
		}
	}
	if len(d.Names) != 1 || d.Words(d.Names[0].Start, d.Names[0].End) != "Omar Saleh" || d.Names[0].Label != "Person" {
		t.Errorf("names %+v", d.Names)
	}
	want := []nlp.Chain{
		{Refs: []nlp.Ref{{Start: 0, End: 4, Head: 3}, {Start: 9, End: 10, Head: 9}}},
		{Refs: []nlp.Ref{{Start: 0, End: 3, Head: 0}, {Start: 12, End: 13, Head: 12}}},
	}
	if !reflect.DeepEqual(d.Chains, want) {
		t.Errorf("chains %+v, want %+v", d.Chains, want)
	}
	if d.Sents[1].Para != 1 || d.Sents[1].Root != 10 || d.Tokens[9].Head != 10 {
		t.Errorf("second sentence %+v, its subject's head %d", d.Sents[1], d.Tokens[9].Head)
	}
}

func TestRoundTrip(t *testing.T) {
	var out bytes.Buffer
	if err := Write(&out, parse(t, guards)[0]); err != nil {
		t.Fatal(err)
	}
	if out.String() != guards {
		t.Errorf("written:\n%s\nread:\n%s", out.String(), guards)
	}
}

// TestReadForeign: what GUM and EWT have beyond that: comments, empty nodes, enhanced
// dependencies, entities with attributes, multiword tokens that don't spell their words.
func TestReadForeign(t *testing.T) {
	d := parse(t, `# meta::title = A
# newdoc id = x
# newpar_block = head (1 s)
1	a	a	DET	DT	_	2	det	2:det	Entity=(7-person-new-cf1-1-coref
1.1	b	b	X	X	_	_	_	_	_
2-3	im	_	_	_	_	_	_	_	SpaceAfter=No
2	I	I	PRON	PRP	_	0	root	0:root	Entity=7)|SpaceAfter=No
3	'm	be	AUX	VBP	_	2	cop	2:cop	Entity=(8[1/2]-time)
4	_	_	PUNCT	,	_	2	punct	2:punct	_
`)[0].Doc
	if d.Text != "a im_" {
		t.Errorf("text %q", d.Text)
	}
	if d.Tokens[1].Start != 2 || d.Tokens[1].End != 4 || d.Tokens[2].Start != 2 {
		t.Errorf("words of a token they don't spell: %+v", d.Tokens[1:3])
	}
	if len(d.Chains) != 2 || d.Chains[0].Refs[0].End != 2 || d.Tokens[3].Form != "_" {
		t.Errorf("chains %+v, words %+v", d.Chains, d.Tokens)
	}
}

func TestReadRefuses(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"1\ta\n", "line 1: 2 columns"},
		{"2\ta\t_\t_\t_\t_\t0\troot\t_\t_\n\n", "word number"},
		{"1\ta\t_\t_\t_\t_\t5\tdep\t_\t_\n\n", "head 5"},
		{"1\ta\t_\t_\t_\t_\tx\tdep\t_\t_\n\n", "head \"x\""},
		{"1\ta\t_\t_\t_\t_\t0\tdep\t_\t_\n\n", "relation \"dep\""},
		{"1\ta\t_\t_\t_\t_\t0\troot\t_\tEntity=e1)\n\n", "not open"},
		{"1-3\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\t_\t_\t_\t0\troot\t_\t_\n\n", "goes on"},
		{"3-1\tab\t_\t_\t_\t_\t_\t_\t_\t_\n\n", "multiword token"},
	} {
		if _, err := Read(strings.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q gave %v, want %q", c.in, err, c.want)
		}
	}
}

func TestScore(t *testing.T) {
	gold := parse(t, guards)[0].Doc
	var s Score
	s.Add(gold, gold)
	if s.F1(s.LAS) != 100 || s.SentF1() != 100 || s.F1(s.Lemma) != 100 {
		t.Errorf("a document against itself: %+v", s)
	}
	other := parse(t, guards)[0].Doc
	other.Tokens[0].Head, other.Tokens[0].UPOS = 4, "NOUN"
	other.Tokens[7].Deprel = "iobj"
	s = Score{}
	s.Add(gold, other)
	if s.UAS != 13 || s.LAS != 12 || s.UPOS != 13 || s.Words != 14 {
		t.Errorf("with one head, one relation and one tag wrong of 14: %+v", s)
	}
}

// FuzzRead: what can be read can be written and read again, to the same words and trees.
func FuzzRead(f *testing.F) {
	f.Add(guards)
	f.Add("1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n\n")
	f.Add("1\ta\t_\t_\t_\t_\t_\tobj\t_\t_\n\n") // a relation without a head
	f.Fuzz(func(t *testing.T, in string) {
		docs, err := Read(strings.NewReader(in))
		if err != nil {
			return
		}
		for _, doc := range docs {
			for i, tok := range doc.Doc.Tokens {
				if tok.Start > tok.End || tok.End > len(doc.Doc.Text) {
					t.Fatalf("word %d of %q: %+v", i, doc.Doc.Text, tok)
				}
			}
			var out bytes.Buffer
			if err := Write(&out, doc); err != nil {
				t.Fatal(err)
			}
			again, err := Read(&out)
			if err != nil || len(again) != 1 || len(again[0].Doc.Tokens) != len(doc.Doc.Tokens) {
				t.Fatalf("read again: %v, %d documents of\n%s", err, len(again), in)
			}
			for i, tok := range again[0].Doc.Tokens {
				if tok.Head != doc.Doc.Tokens[i].Head {
					t.Fatalf("word %d had head %d, has %d", i, doc.Doc.Tokens[i].Head, tok.Head)
				}
			}
		}
	})
}

func TestOne(t *testing.T) {
	const word = "1\tRain\train\tNOUN\tNN\t_\t0\troot\t_\t_\n\n"
	d, err := One("# newdoc id = a\n" + word)
	if err != nil || len(d.Tokens) != 1 {
		t.Fatalf("%v, %v", d, err)
	}
	for _, text := range []string{"", "# newdoc id = a\n" + word + "# newdoc id = b\n" + word, "1\tRain\n"} {
		if _, err := One(text); err == nil {
			t.Errorf("%q: no error", text)
		}
	}
}
