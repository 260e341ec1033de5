package number

import (
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// Casualty is one toll of one harm, as one phrase tells it.
type Casualty struct {
	Harm      string // killed, injured, captured, abducted, missing, displaced; "casualties" where the text doesn't say which
	Low, Best int
	High      *int   // nil: open above
	Who       string // the words for the harmed, without the number; "" where there are none
	WhoHead   int    // their head token, -1 where there is none
	Start     int    // bytes of doc.Text: the number with its noun
	End       int
	Trigger   int  // the token that tells the harm: "killed", "dead", "toll"
	Total     bool // a running total ("the death toll rose to 45"), not this happening's own
	// PartOf is the index of the toll that this one is a part of ("including three
	// children"), -1 for one that stands for itself. A part is never added.
	PartOf int
	Named  bool // the harmed is a person by name or a definite one, not a number
	Ward   bool // told by who was taken to hospital
	Over   bool // the words exclude Low itself: "more than 30"
}

// Casualties returns the tolls that the sentences of doc tell, in text order of
// their triggers. It needs tags and trees. qs is what Find returned for doc.
func (f *Finder) Casualties(doc *nlp.Doc, qs []Quantity) []Casualty {
	t := tolls{f: f, doc: doc, qs: qs, byHead: map[int]int{}, byToken: map[int]int{}, used: map[int]bool{}}
	for k, q := range qs {
		if q.Kind == Nth || q.Money || q.Percent {
			continue
		}
		if p, twice := t.byHead[q.Head]; q.Head >= 0 && (!twice || qs[p].Last <= q.First && q.Last <= q.Head) {
			t.byHead[q.Head] = k // of "three of the 14 people" they are 14
		}
		for i := q.First; i < q.Last; i++ {
			t.byToken[i] = k
		}
	}
	for i := range doc.Tokens {
		for _, h := range f.words.of(&doc.Tokens[i]) {
			t.trigger(i, h)
		}
		t.totals(i)
	}
	t.parts()
	return t.out
}

type tolls struct {
	f       *Finder
	doc     *nlp.Doc
	qs      []Quantity
	byHead  map[int]int // noun to the quantity that counts it
	byToken map[int]int // token to the quantity it stands in
	used    map[int]bool
	out     []Casualty
}

func (t *tolls) upos(i int) string { return t.doc.Tokens[i].UPOS }

// trigger reads the harmed of one word.
func (t *tolls) trigger(i int, h harmWord) {
	switch h.form {
	case "ward":
		t.wards(i, h.harm)
	case "verb", "people-verb":
		t.harmed(i, h)
	case "homeless-verb":
		t.driven(i, h.harm)
	case "counted-verb":
		t.countedObjects(i, h.harm)
	case "intransitive", "counted-intransitive":
		t.undergoing(i, h)
	case "seized":
		t.seized(i, h.harm)
	case "adjective":
		t.adjective(i, h.harm)
	case "noun":
		t.noun(i, h.harm)
	case "tally":
		t.tally(i, h.harm)
	case "lives":
		t.lives(i, h.harm)
	}
}

// wards reads those whom verb i puts under guard: "put nine villagers in custody".
func (t *tolls) wards(i int, harm string) {
	if !isVerb(&t.doc.Tokens[i]) || !t.ward(i) {
		return
	}
	for _, v := range t.objects(i) {
		n := len(t.out)
		if !t.people(v) || !t.counted(v) {
			continue
		}
		if t.add(i, v, harm); len(t.out) > n {
			t.out[len(t.out)-1].Ward = true
		}
	}
}

// harmed reads those to whom verb or participle i does harm: "killed nine villagers".
func (t *tolls) harmed(i int, h harmWord) {
	if h.harm == "captured" && t.ward(i) {
		return
	}
	if !isVerb(&t.doc.Tokens[i]) && !(t.upos(i) == "ADJ" && strings.HasSuffix(t.doc.Tokens[i].Form, "ed")) {
		return
	}
	harm := h.harm
	if t.toDeath(i) {
		harm = "killed"
	}
	for _, v := range t.objects(i) {
		if h.form == "verb" || t.people(v) {
			t.add(i, v, harm)
		}
	}
}

// driven reads those whom verb i drives from their homes: "forced nine families to flee".
func (t *tolls) driven(i int, harm string) {
	for _, v := range t.objects(i) {
		if isVerb(&t.doc.Tokens[i]) && t.people(v) && t.fromHome(i) {
			t.add(i, v, harm)
		}
	}
}

// countedObjects reads the objects of a verb that does harm only to those who are counted:
// "took nine villagers".
func (t *tolls) countedObjects(i int, harm string) {
	for _, v := range t.objects(i) {
		if isVerb(&t.doc.Tokens[i]) && t.counted(v) && t.people(v) {
			t.add(i, v, harm)
		}
	}
}

// undergoing reads the subjects of a verb of suffering harm: "nine villagers died".
func (t *tolls) undergoing(i int, h harmWord) {
	if !isVerb(&t.doc.Tokens[i]) {
		return
	}
	for _, v := range t.dependents(i, "nsubj") {
		if t.counted(v) || h.form == "intransitive" {
			t.add(i, v, h.harm)
		}
	}
	if h.form == "intransitive" {
		t.modified(i, h.harm)
	}
}

// noun reads a noun of harm that is counted itself, or of whom it is: "nine deaths", "the death
// of nine villagers".
func (t *tolls) noun(i int, harm string) {
	if t.upos(i) != "NOUN" {
		return
	}
	if k, ok := t.byHead[i]; ok {
		t.put(i, i, k, harm, "")
	} else if harm == "killed" && !t.theirDeath(i) {
		t.ofWhom(i, harm)
	}
}

// tally reads a noun for so many harmed: "the killings of nine villagers", "nine arrests".
func (t *tolls) tally(i int, harm string) {
	if t.upos(i) != "NOUN" {
		return
	}
	k, ok := t.byHead[i]
	switch {
	case !ok || t.year(i, k):
		t.ofWhom(i, harm)
	case harm == "captured" || harm == "abducted" || t.qs[k].Best < 1000:
		t.put(i, i, k, harm, "")
	}
}

// lives reads the lives that something cost: "claimed nine lives", "cost the lives of nine
// villagers".
func (t *tolls) lives(i int, harm string) {
	if !t.claimed(i) {
		return
	}
	if k, ok := t.byHead[i]; ok {
		t.put(i, i, k, harm, "")
		return
	}
	for _, v := range append(t.dependents(i, "nmod"), t.losers(i)...) {
		t.add(i, v, harm)
	}
}

// fromHome reports whether verb i drives somebody out: "from their homes", "to flee".
func (t *tolls) fromHome(i int) bool {
	under := t.doc.Children(i)
	for _, o := range t.objects(i) {
		under = append(under, t.doc.Children(o)...) // hung on those driven out
	}
	for _, c := range under {
		switch l := strings.ToLower(t.doc.Tokens[c].Lemma); t.doc.Rel(c) {
		case "obl", "nmod":
			if (l == "home" || l == "house" || l == "village") && (hasCase(t.doc, c, "from") || hasCase(t.doc, c, "of")) {
				return true
			}
		case "xcomp", "advcl":
			if l == "flee" {
				return true
			}
		}
	}
	return false
}

// ofWhom reads the people of a noun of harm: "the death of a teacher", "the
// detention of several suspects".
func (t *tolls) ofWhom(i int, harm string) {
	for _, c := range t.doc.Children(i) {
		if t.doc.Rel(c) != "nmod" || !hasCase(t.doc, c, "of") {
			continue
		}
		for _, v := range t.conjuncts(c) {
			if t.f.words.person(t.doc, v) {
				t.add(i, v, harm)
			}
		}
	}
}

// losers are those who lose their own lives at token i.
func (t *tolls) losers(i int) []int {
	if i == 0 || !strings.EqualFold(t.doc.Tokens[i-1].Form, "their") {
		return nil
	}
	return t.dependents(t.doc.Tokens[i].Head, "nsubj")
}

// seized reads "took 20 soldiers prisoner", "three people are held hostage" from the
// word for what they become.
func (t *tolls) seized(i int, harm string) {
	if t.doc.Tokens[i].XPOS == "NNS" {
		if k, ok := t.byHead[i]; ok {
			t.put(i, i, k, harm, "")
		}
		return
	}
	for v := i - 1; v >= 0 && v > i-8 && t.doc.Tokens[v].Sent == t.doc.Tokens[i].Sent; v-- {
		switch strings.ToLower(t.doc.Tokens[v].Lemma) {
		case "take", "hold", "keep", "seize":
			for _, o := range t.objects(v) {
				if o != i {
					t.add(i, o, harm)
				}
			}
			return
		}
	}
}

// counted reports whether a number counts the noun at token v.
func (t *tolls) counted(v int) bool {
	_, head := t.byHead[v]
	_, in := t.byToken[v]
	return head || in
}

// people reports whether token v stands for people: a noun for them, or a number
// without a noun of things.
func (t *tolls) people(v int) bool {
	if k, ok := t.byToken[v]; ok {
		q := &t.qs[k]
		return q.Head < 0 || q.Head == v || t.f.words.person(t.doc, q.Head)
	}
	return t.f.words.person(t.doc, v)
}

// claimed reports whether lives at token i are taken: "claimed the lives of", "lost their lives".
func (t *tolls) claimed(i int) bool {
	h := t.doc.Tokens[i].Head
	if h >= 0 && t.doc.Rel(i) == "nmod" && hasCase(t.doc, i, "of") { // "hundreds of lives"
		h = t.doc.Tokens[h].Head
	}
	if h < 0 {
		return false
	}
	switch strings.ToLower(t.doc.Tokens[h].Lemma) {
	case "claim", "take", "cost", "lose":
		return true
	}
	return false
}
