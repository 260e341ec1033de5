// Package coref finds out which expressions of a document refer to the same thing:
// candidates and their spans from the trees, scores from the engine's head with features of
// each pair, constraints of number, gender and kind, and rules for names. The features are
// part of the contract with the trainer (docs/engine.md).
package coref

import (
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// Kind is the kind of an expression by its head.
type Kind int

// The kinds, in the order of the engine's table.
const (
	Pronoun Kind = iota
	Proper
	Common
)

// Candidate is an expression that may refer.
type Candidate struct {
	nlp.Ref
	Kind  Kind
	Sent  int
	first int    // the first word after the determiners
	head  string // lower-cased form of the head
	lemma string // lower-cased lemma of the head
	text  string // lower-cased words from first on, joined with spaces
	words []string
	sort  traits
	part  bool // the head is a part of a name or a fixed phrase, and refers to nothing
}

// Candidates returns the expressions of a parsed document, in the order of their heads.
func Candidates(d *nlp.Doc) []Candidate {
	kids := childrenOf(d)
	names := nameOf(d)
	var out []Candidate
	for i := range d.Tokens {
		if !refers(d, i) {
			continue
		}
		start, end := expression(d, kids, i)
		c := Candidate{Ref: nlp.Ref{Start: start, End: end, Head: i}, Kind: kindOf(d.Tokens[i].UPOS), Sent: d.Tokens[i].Sent}
		switch d.Rel(i) {
		case "flat", "fixed", "goeswith":
			c.part = true
		}
		c.describe(d)
		c.sort = traitsOf(d, kids, &c, names[i])
		out = append(out, c)
	}
	return out
}

// refers tells whether word i can head a referring expression.
func refers(d *nlp.Doc, i int) bool {
	switch d.Tokens[i].UPOS {
	case "NOUN", "PROPN", "PRON":
		return true
	case "DET", "NUM", "ADJ":
		switch d.Rel(i) {
		case "nsubj", "obj", "iobj", "obl", "nmod", "appos", "conj", "root", "dislocated", "vocative":
			return true
		}
	}
	return false
}

func kindOf(upos string) Kind {
	switch upos {
	case "PRON", "DET":
		return Pronoun
	case "PROPN":
		return Proper
	}
	return Common
}

// describe sets what the features compare.
func (c *Candidate) describe(d *nlp.Doc) {
	c.first = c.Start
	for c.first < c.Head && d.Tokens[c.first].UPOS == "DET" {
		c.first++
	}
	for i := c.first; i < c.End; i++ {
		c.words = append(c.words, strings.ToLower(d.Tokens[i].Form))
	}
	c.text = strings.Join(c.words, " ")
	c.head = strings.ToLower(d.Tokens[c.Head].Form)
	c.lemma = strings.ToLower(d.Tokens[c.Head].Lemma)
}

// childrenOf returns the children of every token.
func childrenOf(d *nlp.Doc) [][]int32 {
	count := make([]int32, len(d.Tokens)+1)
	for _, t := range d.Tokens {
		if t.Head >= 0 {
			count[t.Head]++
		}
	}
	room := make([]int32, len(d.Tokens))
	out := make([][]int32, len(d.Tokens))
	at := int32(0)
	for i := range out {
		out[i] = room[at : at : at+count[i]]
		at += count[i]
	}
	for i, t := range d.Tokens {
		if t.Head >= 0 {
			out[t.Head] = append(out[t.Head], int32(i))
		}
	}
	return out
}

// outside tells whether a child's relation takes its subtree out of the expression.
func outside(rel string) bool {
	switch rel {
	case "conj", "cc", "appos", "parataxis", "punct", "cop", "nsubj", "csubj", "aux", "mark", "advcl", "ccomp",
		"discourse", "vocative", "list", "dislocated", "orphan", "expl", "reparandum":
		return true
	}
	return false
}

// expression returns the span of the expression that head heads: the least span over it and
// the subtrees of its children that belong to it.
func expression(d *nlp.Doc, kids [][]int32, head int) (start, end int) {
	start, end = head, head+1
	root := d.Tokens[head].Deprel == "root"
	var todo []int32
	for _, c := range kids[head] {
		rel := d.Rel(int(c))
		if outside(rel) || rel == "case" && int(c) < head || root && (rel == "obl" || rel == "advmod") {
			continue
		}
		todo = append(todo, c)
	}
	for n := 0; len(todo) > 0 && n < len(d.Tokens); n++ {
		c := int(todo[len(todo)-1])
		todo = append(todo[:len(todo)-1], kids[c]...)
		start, end = min(start, c), max(end, c+1)
	}
	for end > head+1 && d.Tokens[end-1].UPOS == "PUNCT" {
		end--
	}
	for start < head && d.Tokens[start].UPOS == "PUNCT" {
		start++
	}
	return start, end
}

// nameOf returns for every token one more than the index of the name it stands in, or 0.
func nameOf(d *nlp.Doc) []int {
	out := make([]int, len(d.Tokens))
	for n, name := range d.Names {
		for i := name.Start; i < name.End; i++ {
			out[i] = n + 1
		}
	}
	return out
}
