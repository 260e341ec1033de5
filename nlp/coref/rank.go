package coref

import (
	_ "embed"
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// Ranker scores antecedents by what stands in the text: kinds, words, agreement, distance and
// grammar of the two expressions, each feature a hash into a table of weights. It is the
// mention ranker of Durrett and Klein (2013), with their surface features and some of the
// tree. It complements the encoder's head, which has read little coreference.
type Ranker struct {
	weights []float32 // 1<<rankBits, while it learns
	packed  []byte    // else the same in bytes with sign, a quarter of the memory to wait for
	scale   float32   // of packed
}

//go:embed ranker.bin
var ranker []byte

// English returns the ranker for English, trained on GUM by nlp/coref/gen.
func English() *Ranker { return Unpack(ranker) }

// rankBits is the size of the table of weights, as a power of two.
const rankBits = 18

// How many candidates back the ranker looks, and how far for the same word.
const (
	reachRank  = 80
	reachWords = 1000
)

// profile is what the features ask of one candidate, as hashes.
type profile struct {
	coarse, kind                        uint32
	lemma, first, last, prev, next      uint32
	rel, gov, label, trait, num, gender uint32
	text, length, place                 uint32
	quoted                              uint32
	seen                                uint32 // whether the head, or the whole text, stood before
	role, often, para                   uint32 // its place in its clause, how often its head stands in the document, its paragraph
}

// hash mixes a template's number and up to three values (FNV-1a over words).
func hash(t, a, b, c uint32) uint32 {
	h := uint32(2166136261)
	h = (h ^ t) * 16777619
	h ^= h >> 15
	h = (h ^ a) * 0x85ebca6b
	h ^= h >> 13
	h = (h ^ b) * 0xc2b2ae35
	h ^= h >> 16
	h = (h ^ c) * 0x27d4eb2f
	h ^= h >> 15
	return h
}

func hashString(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// profiles describes all candidates of a document.
func profiles(d *nlp.Doc, cands []Candidate) []profile {
	quoted := quotes(d)
	heads, texts := map[string]bool{}, map[string]bool{}
	often := map[string]int{}
	for i := range cands {
		often[cands[i].lemma]++
	}
	out := make([]profile, len(cands))
	for i := range cands {
		c := &cands[i]
		p := &out[i]
		form := func(t int) uint32 {
			if t < 0 || t >= len(d.Tokens) {
				return 0
			}
			return hashString(strings.ToLower(d.Tokens[t].Form))
		}
		p.coarse = uint32(c.Kind) + 1
		p.kind = kindHash(d, c)
		p.lemma, p.text = hashString(c.lemma), hashString(c.text)
		p.first, p.last, p.prev, p.next = form(c.Start), form(c.End-1), form(c.Start-1), form(c.End)
		p.rel = hashString(d.Rel(c.Head))
		if h := d.Tokens[c.Head].Head; h >= 0 {
			p.gov = hashString(d.Tokens[h].Lemma)
		}
		p.label = hashString(c.sort.label)
		p.num, p.gender = uint32(c.sort.number), uint32(c.sort.gender)
		p.trait = uint32(c.sort.thing)<<8 | p.num<<4 | p.gender
		p.length = uint32(bucket(c.End - c.Start))
		p.place = uint32(bucket(c.Head - d.Sents[c.Sent].Start))
		p.quoted = quoted[c.Head]
		p.role, p.often, p.para = roleOf(d, c.Head), uint32(min(often[c.lemma], 5)), uint32(d.Sents[c.Sent].Para)
		if heads[c.lemma] {
			p.seen = 1
		}
		if texts[c.text] {
			p.seen = 2
		}
		heads[c.lemma], texts[c.text] = true, true
	}
	return out
}

// roleOf is the place of a head in its clause: the subject of the sentence, another subject, an
// object, a possessor, anything else.
func roleOf(d *nlp.Doc, head int) uint32 {
	for n := 0; (d.Rel(head) == "conj" || d.Rel(head) == "appos") && d.Tokens[head].Head >= 0 && n < 4; n++ {
		head = d.Tokens[head].Head
	}
	switch d.Rel(head) {
	case "nsubj":
		if v := d.Tokens[head].Head; v >= 0 && d.Rel(v) == "root" {
			return 0
		}
		return 1
	case "obj", "iobj":
		return 2
	case "nmod":
		if d.Tokens[head].Deprel == "nmod:poss" {
			return 3
		}
	}
	return 4
}

// kindHash is the form of a pronoun, and of nouns how they are determined.
func kindHash(d *nlp.Doc, c *Candidate) uint32 {
	switch c.Kind {
	case Pronoun:
		return hashString(c.head)
	case Proper:
		return 2
	}
	switch t := d.Tokens[c.Start]; {
	case c.Start == c.Head:
		return 3
	case t.Lemma == "the":
		return 4
	case t.Lemma == "a" || t.Lemma == "an":
		return 5
	case t.Lemma == "this" || t.Lemma == "that" || t.Lemma == "these" || t.Lemma == "those":
		return 6
	case t.XPOS == "PRP$" || t.XPOS == "NNP" || t.XPOS == "PRP":
		return 7
	case t.XPOS == "CD":
		return 8
	}
	return 9
}

// quotes tells for every token whether it stands in quotation marks.
func quotes(d *nlp.Doc) []uint32 {
	out := make([]uint32, len(d.Tokens))
	open, para := uint32(0), -1
	for i, t := range d.Tokens {
		if p := d.Sents[t.Sent].Para; p != para {
			open, para = 0, p
		}
		switch t.Form {
		case "“", "``":
			open = 1
		case "”", "''":
			open = 0
		case `"`:
			open = 1 - open
		}
		out[i] = open
	}
	return out
}

func bucket(n int) int {
	switch {
	case n < 0:
		return 0
	case n <= 4:
		return n
	case n <= 7:
		return 5
	case n <= 11:
		return 6
	case n <= 19:
		return 7
	case n <= 39:
		return 8
	}
	return 9
}

// alone appends the features of an expression that begins a chain, or refers to nothing else.
func alone(dst []uint32, p *profile) []uint32 {
	for t, v := range [...]uint32{0, p.lemma, p.first, p.last, p.prev, p.next, p.rel, p.gov, p.label, p.trait, p.length, p.place, p.quoted, p.seen} {
		h := hash(uint32(t)+1, v, 0, 0)
		dst = append(dst, h, hash(100, h, p.kind, 0), hash(101, h, p.seen, p.coarse))
	}
	return dst
}

// pair is what the features ask of two candidates together, a the later.
type pair struct {
	a, b           *profile
	sents, near    uint32 // buckets of the sentences and the candidates between
	next           uint32 // 1 where they stand in different sentences
	match, differ  uint32
	grammar, alike uint32
	nested         uint32
	rival          uint32 // how many between could be meant as well
	apart          uint32 // how many sentences apart, at most two
	paras          uint32 // how many paragraphs apart, at most two
}

func pairOf(g *groups, ps []profile, i, j int) pair {
	a, b := &g.cands[i], &g.cands[j]
	x := pair{
		a: &ps[i], b: &ps[j], sents: uint32(bucket(a.Sent - b.Sent)), near: uint32(bucket(i - j)), next: uint32(min(a.Sent-b.Sent, 1)),
		match: uint32(match(a, b)), grammar: uint32(grammar(g.d, a, b)), alike: uint32(alike(g.d, a, b)),
	}
	if a.Start >= b.Start && a.End <= b.End || b.Start >= a.Start && b.End <= a.End {
		x.nested = 1
	}
	if a.Kind == Pronoun {
		x.rival, x.apart, x.paras = uint32(g.rivals(i, j)), uint32(min(a.Sent-b.Sent, 2)), min(ps[i].para-ps[j].para, 2)
	}
	if x.match == matchLemma {
		x.differ = modifiers(g.d, a, b)
	}
	return x
}

// together appends the features of a pair.
func together(dst []uint32, x *pair) []uint32 {
	for t, v := range [...]uint32{
		tSents: x.sents, tNear: x.near, tMatch: x.match, tMatchSents: x.match<<8 | x.sents, tDiffer: x.match<<8 | x.differ,
		tRule: x.grammar<<4 | x.alike, tNested: x.nested<<4 | x.next, tTraits: x.traits(), tLabels: x.labels(), tRels: x.rels(),
		tRival: x.rival*3 + x.apart, tRole: (x.a.role*5+x.b.role)*3 + x.apart, tParas: x.paras*5 + x.b.role, tOften: x.b.often*3 + x.apart,
		tKind: x.b.kind, tRel: x.rel(), tLength: x.b.length, tSeen: x.b.seen, tQuoted: x.a.quoted<<1 | x.b.quoted, tPlace: x.b.place, tFirst: x.b.first,
	} {
		dst = x.template(dst, uint32(t), v)
	}
	return x.both(x.kindAndWord(append(dst, x.kindSents())))
}

// The templates of a pair, each joined with the kinds of the two.
const (
	tSents = iota
	tNear
	tMatch
	tMatchSents
	tDiffer
	tRule
	tNested
	tTraits
	tLabels
	tRels
	tKind
	tRel
	tLength
	tSeen
	tQuoted
	tPlace
	tFirst
	tRival
	tRole
	tParas
	tOften
)

func (x *pair) traits() uint32 { return x.a.trait<<16 | x.b.trait }
func (x *pair) labels() uint32 { return x.a.label ^ x.b.label*31 }
func (x *pair) rels() uint32   { return x.a.rel ^ x.b.rel*31 }
func (x *pair) rel() uint32    { return x.b.rel<<1 | x.next }

// template appends the features of a template with a value.
func (x *pair) template(dst []uint32, t, v uint32) []uint32 {
	h := hash(t+200, v, 0, 0)
	return append(dst, hash(300, h, x.a.coarse, x.b.coarse), hash(301, h, x.a.kind, x.b.coarse), hash(302, h, x.a.kind, x.b.kind))
}

func (x *pair) kindSents() uint32 { return hash(402, x.a.kind, x.b.kind, x.sents) }

// kindAndWord appends the features of the later one's kind and what the earlier one is.
func (x *pair) kindAndWord(dst []uint32) []uint32 {
	return append(dst, hash(400, x.a.kind, x.b.lemma, 0), hash(408, x.a.kind, x.b.label, x.b.trait))
}

// both appends the features that ask for words, traits or relations of both.
func (x *pair) both(dst []uint32) []uint32 {
	p, q := x.a, x.b
	return append(dst, hash(401, p.lemma, q.lemma, 0),
		hash(403, p.kind, p.trait, q.trait), hash(404, x.match, p.lemma, p.coarse), hash(405, p.label, q.label, x.match),
		hash(406, p.kind, q.gov, p.gov), hash(407, p.kind, p.rel, q.rel))
}

// grammar is the relation of two expressions where one hangs on the other.
func grammar(d *nlp.Doc, a, b *Candidate) int {
	switch {
	case d.Tokens[a.Head].Head == b.Head:
		switch d.Rel(a.Head) {
		case "appos":
			return 1
		case "nsubj": // b is what a is said to be
			return 2
		case "nmod":
			return 3
		case "conj":
			return 4
		}
		return 5
	case d.Tokens[b.Head].Head == a.Head:
		switch d.Rel(b.Head) {
		case "nsubj":
			return 6
		case "nmod", "compound":
			return 7
		case "appos":
			return 8
		}
		return 9
	case d.Tokens[a.Head].Head == d.Tokens[b.Head].Head && d.Tokens[a.Head].Head >= 0:
		return 10
	}
	return 0
}

// alike tells how two names resemble each other.
func alike(d *nlp.Doc, a, b *Candidate) int {
	x, y := &a.sort, &b.sort
	switch {
	case x.name == "" || y.name == "":
		return 0
	case x.name == y.name:
		return 1
	case partOf(x, y) || partOf(y, x):
		return 2
	case abbreviates(d.Tokens[a.Head].Form, y.name) || abbreviates(d.Tokens[b.Head].Form, x.name):
		return 3
	case x.spelt != "" && x.spelt == y.spelt:
		return 4
	case namesClash(x, y):
		return 5
	}
	return 6
}

// modifiers tells how the words of two expressions with one head differ: whether the later
// has words that the earlier lacks, and the other way round.
func modifiers(d *nlp.Doc, a, b *Candidate) uint32 {
	out := uint32(0)
	if lacks(d, a, b) {
		out |= 1
	}
	if lacks(d, b, a) {
		out |= 2
	}
	return out
}

// lacks tells whether a has a content word that b has not.
func lacks(d *nlp.Doc, a, b *Candidate) bool {
	for i := a.first; i < a.End; i++ {
		switch d.Tokens[i].UPOS {
		case "NOUN", "PROPN", "ADJ", "NUM", "VERB":
			if i != a.Head && !b.contains(a.words[i-a.first]) {
				return true
			}
		}
	}
	return false
}

// sum adds up the weights of features.
func (r *Ranker) sum(features []uint32) float32 {
	if r.packed != nil {
		sum, table := int32(0), (*[1 << rankBits]byte)(r.packed)
		for _, f := range features {
			sum += int32(int8(table[f>>(32-rankBits)]))
		}
		return r.scale * float32(sum)
	}
	s := float32(0)
	for _, f := range features {
		s += r.weights[f>>(32-rankBits)]
	}
	return s
}

// antecedents appends the candidates before i that the ranker looks at.
func antecedents(dst []int, cands []Candidate, i int) []int {
	for j := max(0, i-reachWords); j < i; j++ {
		if cands[j].part {
			continue
		}
		if i-j <= reachRank || cands[i].Kind != Pronoun && cands[j].lemma == cands[i].lemma {
			dst = append(dst, j)
		}
	}
	return dst
}
