package relation

import (
	"slices"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep/actor/actortest"
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
	got := relations(t, front, []nlp.Name{{Start: 1, End: 3, Label: "Organization"}, {Start: 4, End: 5, Label: "Location"},
		{Start: 9, End: 11, Label: "Person"}, {Start: 18, End: 20, Label: "Organization"}})
	for _, want := range []string{Spokesperson + ": Mira Dol, Hill Front", Fights + ": Hill Front, River Army"} {
		if !slices.Contains(got, want) {
			t.Errorf("relations %q lack %q", got, want)
		}
	}
}

// relations lists what is found in a CoNLL-U text, with these names in place of its own, as
// "kind: from, to".
func relations(t *testing.T, text string, names []nlp.Name) []string {
	t.Helper()
	d, err := conllu.One(text)
	if err != nil {
		t.Fatal(err)
	}
	if names != nil {
		d.Names = names
	}
	base := actortest.Base(t)
	c := cast.Build(d, base, cast.Options{})
	name := map[string]string{}
	for _, a := range c.Actors {
		name[a.ID] = a.Name
	}
	var got []string
	for _, r := range Record(d, c, base, time.Time{}, Find(d, c, base)) {
		got = append(got, r.Type+": "+name[r.From]+", "+name[r.To])
	}
	return got
}

// made tells of what a front is made up of, who serves where, and who sent whom.
const made = `# text = The Hill Front is made up of the River Army and the Oak Brigade.
1	The	the	DET	DT	_	3	det	_	_
2	Hill	Hill	PROPN	NNP	_	3	compound	_	_
3	Front	Front	PROPN	NNP	_	5	nsubj:pass	_	_
4	is	be	AUX	VBZ	_	5	aux:pass	_	_
5	made	make	VERB	VBN	_	0	root	_	_
6	up	up	ADP	RP	_	5	compound:prt	_	_
7	of	of	ADP	IN	_	10	case	_	_
8	the	the	DET	DT	_	10	det	_	_
9	River	River	PROPN	NNP	_	10	compound	_	_
10	Army	Army	PROPN	NNP	_	5	obl	_	_
11	and	and	CCONJ	CC	_	14	cc	_	_
12	the	the	DET	DT	_	14	det	_	_
13	Oak	Oak	PROPN	NNP	_	14	compound	_	_
14	Brigade	Brigade	PROPN	NNP	_	10	conj	_	SpaceAfter=No
15	.	.	PUNCT	.	_	5	punct	_	_

# text = Mira Dol was assigned to the Oak Brigade.
1	Mira	Mira	PROPN	NNP	_	4	nsubj:pass	_	_
2	Dol	Dol	PROPN	NNP	_	1	flat	_	_
3	was	be	AUX	VBD	_	4	aux:pass	_	_
4	assigned	assign	VERB	VBN	_	0	root	_	_
5	to	to	ADP	IN	_	8	case	_	_
6	the	the	DET	DT	_	8	det	_	_
7	Oak	Oak	PROPN	NNP	_	8	compound	_	_
8	Brigade	Brigade	PROPN	NNP	_	4	obl	_	SpaceAfter=No
9	.	.	PUNCT	.	_	4	punct	_	_

# text = Mira Dol assigned guards to the River Army.
1	Mira	Mira	PROPN	NNP	_	3	nsubj	_	_
2	Dol	Dol	PROPN	NNP	_	1	flat	_	_
3	assigned	assign	VERB	VBD	_	0	root	_	_
4	guards	guard	NOUN	NNS	_	3	obj	_	_
5	to	to	ADP	IN	_	8	case	_	_
6	the	the	DET	DT	_	8	det	_	_
7	River	River	PROPN	NNP	_	8	compound	_	_
8	Army	Army	PROPN	NNP	_	3	obl	_	SpaceAfter=No
9	.	.	PUNCT	.	_	3	punct	_	_

`

func TestWhatAGroupIsMadeUpOf(t *testing.T) {
	got := relations(t, made, []nlp.Name{{Start: 1, End: 3, Label: "Organization"}, {Start: 8, End: 10, Label: "Organization"},
		{Start: 12, End: 14, Label: "Organization"}, {Start: 15, End: 17, Label: "Person"}, {Start: 21, End: 23, Label: "Organization"},
		{Start: 24, End: 26, Label: "Person"}, {Start: 30, End: 32, Label: "Organization"}})
	for _, want := range []string{PartOf + ": River Army, Hill Front", PartOf + ": Oak Brigade, Hill Front", MemberOf + ": Mira Dol, Oak Brigade"} {
		if !slices.Contains(got, want) {
			t.Errorf("relations %q lack %q", got, want)
		}
	}
	if not := MemberOf + ": Mira Dol, River Army"; slices.Contains(got, not) {
		t.Errorf("relations %q have %q: she sent others there", got, not)
	}
}
