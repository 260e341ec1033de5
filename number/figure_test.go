package number

import (
	"testing"

	"github.com/sitrep-news/sitrep/nlp/conllu"
)

// TestFiguresElsewhere reads how many of those counted are somewhere else, and money that is
// given as arms.
func TestFiguresElsewhere(t *testing.T) {
	const trees = `# newdoc
# newpar
# sent_id = 1
1	About	about	ADV	RB	_	2	advmod	_	_
2	15,000	15000	NUM	CD	_	3	nummod	_	_
3	refugees	refugee	NOUN	NNS	_	5	nsubj	_	_
4	have	have	AUX	VBP	_	5	aux	_	_
5	fled	flee	VERB	VBN	_	0	root	_	_
6	to	to	ADP	IN	_	7	case	_	_
7	Tarvia	Tarvia	PROPN	NNP	_	5	obl	_	_
8	and	and	CCONJ	CC	_	10	cc	_	_
9	another	another	DET	DT	_	10	det	_	_
10	6,000	6000	NUM	CD	_	5	conj	_	_
11	to	to	ADP	IN	_	12	case	_	_
12	Orlen	Orlen	PROPN	NNP	_	10	nmod	_	SpaceAfter=No
13	.	.	PUNCT	.	_	5	punct	_	_

# sent_id = 2
1	Orlen	Orlen	PROPN	NNP	_	2	nsubj	_	_
2	sent	send	VERB	VBD	_	0	root	_	_
3	50	50	NUM	CD	_	4	compound	_	_
4	million	million	NUM	CD	_	5	nummod	_	_
5	dollars	dollar	NOUN	NNS	_	2	obj	_	_
6	in	in	ADP	IN	_	7	case	_	_
7	arms	arm	NOUN	NNS	_	5	nmod	_	_
8	and	and	CCONJ	CC	_	12	cc	_	_
9	three	three	NUM	CD	_	10	nummod	_	_
10	euros	euro	NOUN	NNS	_	12	nsubj	_	_
11	were	be	AUX	VBD	_	12	aux:pass	_	_
12	lost	lose	VERB	VBN	_	2	conj	_	SpaceAfter=No
13	.	.	PUNCT	.	_	2	punct	_	_

`
	doc, err := conllu.One(trees)
	if err != nil {
		t.Fatal(err)
	}
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, x := range f.Figures(doc, f.Find(doc), nil) {
		where := ""
		if x.Where >= 0 {
			where = doc.Tokens[x.Where].Form
		}
		got[x.What+" "+where] = x.Best
	}
	want := map[string]int{"refugees ": 15000, "refugees Orlen": 6000, "dollars in arms ": 50000000}
	if len(got) != len(want) {
		t.Errorf("figures %v, want %v", got, want)
	}
	for k, n := range want {
		if got[k] != n {
			t.Errorf("figure %q is %d, want %d", k, got[k], n)
		}
	}
}
