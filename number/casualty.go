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
		if _, twice := t.byHead[q.Head]; q.Head >= 0 && !twice {
			t.byHead[q.Head] = k
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
	verb := isVerb(&t.doc.Tokens[i])
	switch h.form {
	case "verb", "people-verb":
		if !verb && !(t.upos(i) == "ADJ" && strings.HasSuffix(t.doc.Tokens[i].Form, "ed")) {
			return
		}
		for _, v := range t.objects(i) {
			if h.form == "verb" || t.f.words.person(t.doc, v) {
				t.add(i, v, h.harm)
			}
		}
	case "intransitive":
		if verb {
			for _, v := range t.dependents(i, "nsubj") {
				t.add(i, v, h.harm)
			}
			t.modified(i, h.harm)
		}
	case "adjective":
		t.adjective(i, h.harm)
	case "noun":
		if t.upos(i) == "NOUN" {
			if k, ok := t.byHead[i]; ok {
				t.put(i, i, k, h.harm, "")
			} else if h.harm == "killed" {
				t.ofWhom(i, h.harm)
			}
		}
	case "tally":
		if k, ok := t.byHead[i]; !ok && t.upos(i) == "NOUN" {
			t.ofWhom(i, h.harm)
		} else if ok && t.upos(i) == "NOUN" && (h.harm == "captured" || h.harm == "abducted" || t.qs[k].Best < 1000) {
			t.put(i, i, k, h.harm, "")
		}
	case "lives":
		if k, ok := t.byHead[i]; ok && t.claimed(i) {
			t.put(i, i, k, h.harm, "")
		} else if ok := t.claimed(i); ok {
			for _, v := range t.dependents(i, "nmod") {
				t.add(i, v, h.harm)
			}
		}
	}
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

// claimed reports whether lives at token i are taken: "claimed the lives of", "lost their lives".
func (t *tolls) claimed(i int) bool {
	h := t.doc.Tokens[i].Head
	if h < 0 {
		return false
	}
	switch strings.ToLower(t.doc.Tokens[h].Lemma) {
	case "claim", "take", "cost", "lose":
		return true
	}
	return false
}

// objects returns the nouns that a verb of harm is done to: objects, passive
// subjects, and the noun that a participle modifies.
func (t *tolls) objects(i int) []int {
	out := append(t.dependents(i, "obj"), t.dependents(i, "nsubj:pass")...)
	if h := t.doc.Tokens[i].Head; len(out) == 0 && h >= 0 && t.doc.Rel(i) == "conj" {
		out = t.behind(h, i)
	}
	out = append(out, t.bounded(i)...)
	if len(out) > 0 {
		return out
	}
	if h := t.doc.Tokens[i].Head; h >= 0 {
		switch t.doc.Rel(i) {
		case "acl":
			if tag := t.doc.Tokens[i].XPOS; tag == "VBN" || tag == "VBD" || tag == "" || t.doc.Tokens[i].UPOS == "ADJ" {
				return t.conjuncts(h)
			}
		case "conj":
			return t.shared(i, h)
		}
	}
	return nil
}

// alongWith reports whether "along with", "together with" or "as well as" stands
// before token i.
func (t *tolls) alongWith(i int) bool {
	if !hasCase(t.doc, i, "with", "as") {
		return false
	}
	return hasCase(t.doc, i, "along", "together", "well") || i > 2 && strings.EqualFold(t.doc.Tokens[i-2].Form, "along")
}

// bounded returns dependents that look like adverbials only because of the words
// that bound their number: "killed at least three soldiers", "between 10 and 15 people".
func (t *tolls) bounded(i int) []int {
	var out []int
	for _, c := range t.doc.Children(i) {
		if t.doc.Rel(c) == "obl" && t.alongWith(c) {
			out = append(out, t.conjuncts(c)...)
			continue
		}
		k, ok := t.byHead[c]
		if rel := t.doc.Rel(c); !ok || rel != "obl" && rel != "nmod" && rel != "advmod" || c < i {
			continue
		}
		if t.qs[k].First == i+1 {
			out = append(out, t.conjuncts(c)...)
			continue
		}
		for _, p := range t.doc.Children(c) {
			if t.doc.Rel(p) == "case" && p >= t.qs[k].First && p < t.qs[k].Last {
				out = append(out, t.conjuncts(c)...)
			}
		}
	}
	return out
}

// behind returns the objects of verb first that stand behind its conjunct i:
// "identified and detained the man", where the tree gives the man to "identified".
func (t *tolls) behind(first, i int) []int {
	var out []int
	for _, v := range t.dependents(first, "obj") {
		if v > i {
			out = append(out, v)
		}
	}
	return out
}

// shared is the object of a verb that stands behind another: "ambushed and killed
// three soldiers" has its own; "three soldiers were captured and killed" shares.
func (t *tolls) shared(i, first int) []int {
	if t.doc.Tokens[i].XPOS != "VBN" || len(t.dependents(i, "nsubj")) > 0 {
		return nil
	}
	if pass := t.dependents(first, "nsubj:pass"); len(pass) > 0 {
		return pass
	}
	return nil
}

// dependents returns the tokens under i by relation (with its subtype where rel has one), conjuncts included.
func (t *tolls) dependents(i int, rel string) []int {
	var out []int
	for _, c := range t.doc.Children(i) {
		if t.doc.Tokens[c].Deprel == rel || !strings.Contains(rel, ":") && t.doc.Rel(c) == rel && t.doc.Tokens[c].Deprel != "nsubj:pass" {
			out = append(out, t.conjuncts(c)...)
		}
	}
	return out
}

// conjuncts returns i and the nouns coordinated with it, also by "along with".
func (t *tolls) conjuncts(i int) []int {
	out := []int{i}
	for _, c := range t.doc.Children(i) {
		if rel := t.doc.Rel(c); rel == "conj" || (rel == "nmod" || rel == "obl") && t.alongWith(c) {
			switch t.upos(c) {
			case "NOUN", "PROPN", "NUM", "PRON", "DET", "ADJ":
				if c < i || !t.finite(i, c) {
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// finite reports whether a verb in a finite form stands between tokens a and b: then
// they are of two clauses, whatever the tree says.
func (t *tolls) finite(a, b int) bool {
	for i := a + 1; i < b; i++ {
		switch t.doc.Tokens[i].XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			if t.doc.Rel(i) != "acl" {
				return true
			}
		}
	}
	return false
}

// modified adds the noun that an intransitive participle modifies.
func (t *tolls) modified(i int, harm string) {
	if h := t.doc.Tokens[i].Head; h >= 0 && t.doc.Rel(i) == "acl" && t.doc.Tokens[i].Deprel == "acl:relcl" {
		if t.upos(h) == "NOUN" || t.upos(h) == "NUM" {
			t.add(i, h, harm)
		}
	}
}

// adjective reads "12 dead", "left 12 dead", "30 were missing", "the injured".
func (t *tolls) adjective(i int, harm string) {
	tok := &t.doc.Tokens[i]
	if k, ok := t.byHead[i]; ok {
		t.put(i, i, k, harm, "")
		return
	}
	if k, ok := t.byToken[i-1]; ok && t.qs[k].Last == i && (t.qs[k].Head < 0 || t.qs[k].Head == i || tok.UPOS != "ADJ" || t.doc.Rel(i) != "amod") {
		t.put(i, i-1, k, harm, "")
		return
	}
	for _, c := range t.dependents(i, "nsubj") {
		t.add(i, c, harm)
	}
	if h := tok.Head; h >= 0 && (t.doc.Rel(i) == "xcomp" || t.doc.Rel(i) == "conj") {
		if t.doc.Rel(i) == "xcomp" {
			for _, c := range t.dependents(h, "obj") {
				t.add(i, c, harm)
			}
		}
	}
}
