package relation

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/conllu"
)

// front tells of an invented group over three sentences of one paragraph.
const front = `# text = The Hill Front seized Kashar.
1	The	the	DET	DT	_	3	det	_	_
2	Hill	Hill	PROPN	NNP	_	3	compound	_	_
3	Front	Front	PROPN	NNP	_	4	nsubj	_	_
4	seized	seize	VERB	VBD	_	0	root	_	_
5	Kashar	Kashar	PROPN	NNP	_	4	obj	_	SpaceAfter=No
6	.	.	PUNCT	.	_	4	punct	_	_

# text = Its spokeswoman, Mira Dol, laughed.
1	Its	its	PRON	PRP$	_	2	nmod:poss	_	_
2	spokeswoman	spokeswoman	NOUN	NN	_	7	nsubj	_	SpaceAfter=No
3	,	,	PUNCT	,	_	4	punct	_	_
4	Mira	Mira	PROPN	NNP	_	2	appos	_	_
5	Dol	Dol	PROPN	NNP	_	4	flat	_	SpaceAfter=No
6	,	,	PUNCT	,	_	2	punct	_	_
7	laughed	laugh	VERB	VBD	_	0	root	_	SpaceAfter=No
8	.	.	PUNCT	.	_	7	punct	_	_

# text = It also fights the River Army.
1	It	it	PRON	PRP	_	3	nsubj	_	_
2	also	also	ADV	RB	_	3	advmod	_	_
3	fights	fight	VERB	VBZ	_	0	root	_	_
4	the	the	DET	DT	_	6	det	_	_
5	River	River	PROPN	NNP	_	6	compound	_	_
6	Army	Army	PROPN	NNP	_	3	obj	_	SpaceAfter=No
7	.	.	PUNCT	.	_	3	punct	_	_

`

func TestPronounsOfAGroup(t *testing.T) {
	docs, err := conllu.Read(strings.NewReader(front))
	if err != nil || len(docs) != 1 {
		t.Fatalf("%d documents: %v", len(docs), err)
	}
	d := docs[0].Doc
	d.Names = []nlp.Name{{Start: 1, End: 3, Label: "Organization"}, {Start: 4, End: 5, Label: "Location"},
		{Start: 9, End: 11, Label: "Person"}, {Start: 18, End: 20, Label: "Organization"}}
	base, err := actor.Load()
	if err != nil {
		t.Fatal(err)
	}
	c := cast.Build(d, base, cast.Options{})
	name := map[string]string{}
	for _, a := range c.Actors {
		name[a.ID] = a.Name
	}
	var got []string
	for _, r := range Record(d, c, base, time.Time{}, Find(d, c)) {
		got = append(got, r.Type+": "+name[r.From]+", "+name[r.To])
	}
	for _, want := range []string{Spokesperson + ": Mira Dol, Hill Front", Fights + ": Hill Front, River Army"} {
		if !slices.Contains(got, want) {
			t.Errorf("relations %q lack %q", got, want)
		}
	}
}
