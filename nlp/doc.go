// Package nlp is the vocabulary of the language engine: a text with its
// sentences, tokens, trees, names and coreference. It knows nothing of conflict.
//
// The conventions are those of Universal Dependencies for English (EWT and GUM):
// tokens, UPOS and XPOS (Penn) tags, lemmas and relations with their subtypes.
package nlp

import "sort"

// Doc is one text and its analysis. Text[t.Start:t.End] is the token, in bytes.
type Doc struct {
	Text   string
	Tokens []Token
	Sents  []Sent
	Names  []Name
	Chains []Chain
	// Vectors holds the encoder's output of every token, row by row, Dim wide;
	// nil where the document came from a CoNLL-U file.
	Vectors []float32
	Dim     int
	// SentVectors holds one unit vector per sentence, SentDim wide, for meaning.
	SentVectors []float32
	SentDim     int

	kids [][]int // the children of every token, where Index has listed them
}

// Token is one syntactic word.
type Token struct {
	Start, End int    // bytes in Doc.Text
	Form       string // the word as UD writes it; differs from the text only in split multiword tokens
	Lemma      string
	UPOS, XPOS string
	Feats      string
	Head       int    // index in Doc.Tokens, -1 for the root of a sentence
	Deprel     string // with subtype: "nsubj:pass"
	Sent       int    // index in Doc.Sents
}

// Sent is a sentence: tokens [Start, End).
type Sent struct {
	Start, End int
	Root       int // index of the root token, -1 when not parsed
	// Para is the number of the paragraph the sentence stands in, from 0.
	Para int
}

// Name is a named entity over tokens [Start, End).
type Name struct {
	Start, End int
	Label      string // Person, Organization, Location, Facility, NORP, Date, Money, Product, Misc
	Score      float32
}

// Ref is one referring expression: tokens [Start, End) with its head word.
type Ref struct{ Start, End, Head int }

// Chain is a set of expressions that refer to the same thing, in text order.
type Chain struct{ Refs []Ref }

// Text of tokens [start, end), as it stands in the document.
func (d *Doc) Words(start, end int) string {
	if start >= end {
		return ""
	}
	return d.Text[d.Tokens[start].Start:d.Tokens[end-1].End]
}

// Sentence returns the text of sentence s.
func (d *Doc) Sentence(s int) string { return d.Words(d.Sents[s].Start, d.Sents[s].End) }

// Vector returns the encoder's output for token t, or nil.
func (d *Doc) Vector(t int) []float32 {
	if d.Vectors == nil {
		return nil
	}
	return d.Vectors[t*d.Dim : (t+1)*d.Dim]
}

// NamesIn returns the names that have a token in [start, end). It takes the names to stand
// in text order, none inside of another, as the engine and CoNLL-U give them.
func (d *Doc) NamesIn(start, end int) []Name {
	i := sort.Search(len(d.Names), func(i int) bool { return d.Names[i].End > start })
	j := i
	for j < len(d.Names) && d.Names[j].Start < end {
		j++
	}
	return d.Names[i:j]
}

// Rel returns the relation of token t without its subtype.
func (d *Doc) Rel(t int) string {
	rel := d.Tokens[t].Deprel
	for i := range len(rel) { // short as it is, quicker than strings.IndexByte
		if rel[i] == ':' {
			return rel[:i]
		}
	}
	return rel
}

// Child returns the first child of token t that stands in relation rel, whatever its subtype,
// or -1.
func (d *Doc) Child(t int, rel string) int {
	if d.kids != nil {
		for _, i := range d.kids[t] {
			if d.Rel(i) == rel {
				return i
			}
		}
		return -1
	}
	s := d.Sents[d.Tokens[t].Sent]
	for i := s.Start; i < s.End; i++ {
		if d.Tokens[i].Head == t && d.Rel(i) == rel {
			return i
		}
	}
	return -1
}

// Children returns the tokens whose head is t, in text order, for reading only.
func (d *Doc) Children(t int) []int {
	if d.kids != nil {
		return d.kids[t]
	}
	var out []int
	s := d.Sents[d.Tokens[t].Sent]
	for i := s.Start; i < s.End; i++ {
		if d.Tokens[i].Head == t {
			out = append(out, i)
		}
	}
	return out
}

// Index lists the children of every token once, so that Children and Child need not look through
// the sentence. Whoever changes a head after that calls Loosen first.
func (d *Doc) Index() { d.kids = d.Kids() }

// Loosen forgets what Index has listed: the trees are about to change.
func (d *Doc) Loosen() { d.kids = nil }

// Kids lists the children of every token in text order, all in one array.
func (d *Doc) Kids() [][]int {
	many := make([]int, len(d.Tokens))
	for i := range d.Tokens {
		if h := d.Tokens[i].Head; h >= 0 {
			many[h]++
		}
	}
	kids, all := make([][]int, len(d.Tokens)), make([]int, len(d.Tokens))
	for i, n := range many {
		kids[i], all = all[:0:n], all[n:]
	}
	for i := range d.Tokens {
		if h := d.Tokens[i].Head; h >= 0 {
			kids[h] = append(kids[h], i)
		}
	}
	return kids
}

// Below reports whether token i is token top or under it.
func (d *Doc) Below(i, top int) bool {
	for n := 0; i >= 0 && n < len(d.Tokens); i, n = d.Tokens[i].Head, n+1 {
		if i == top {
			return true
		}
	}
	return false
}

// Subtree returns the leftmost and one past the rightmost token below t.
func (d *Doc) Subtree(t int) (start, end int) {
	s := d.Sents[d.Tokens[t].Sent]
	if s.End-s.Start > longSent {
		return d.longSubtree(s, t)
	}
	start, end = t, t+1
	for i := s.Start; i < s.End; i++ {
		for h, n := i, 0; h >= 0 && n <= s.End-s.Start; h, n = d.Tokens[h].Head, n+1 {
			if h == t {
				start, end = min(start, i), max(end, i+1)
				break
			}
		}
	}
	return start, end
}

// longSent is the length in words from which Subtree keeps what it has seen of a sentence.
const longSent = 256

// longSubtree is Subtree in one pass over a long sentence, however deep its tree.
func (d *Doc) longSubtree(s Sent, t int) (start, end int) {
	const climbed, above, below = 1, 2, 3
	seen := make([]byte, s.End-s.Start)
	seen[t-s.Start] = below
	start, end = t, t+1
	for i := s.Start; i < s.End; i++ {
		h, is := i, byte(above)
		for ; h >= s.Start && h < s.End; h = d.Tokens[h].Head {
			if at := seen[h-s.Start]; at > climbed {
				is = at
			}
			if seen[h-s.Start] > 0 {
				break
			}
			seen[h-s.Start] = climbed
		}
		for h = i; h >= s.Start && h < s.End && seen[h-s.Start] == climbed; h = d.Tokens[h].Head {
			seen[h-s.Start] = is
		}
		if is == below {
			start, end = min(start, i), max(end, i+1)
		}
	}
	return start, end
}
