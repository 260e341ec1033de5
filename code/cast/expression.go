package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/nlp"
)

// expression is one nominal phrase and what it refers to.
type expression struct {
	head, start, end int // tokens
	chain            int // index in Doc.Chains, or -1
	best             int // head of the most telling expression for the referent
	actor            int // index in Cast.Actors, or -1
	name             string
	kind             string
	country          string
	inferred         bool // the country is only the report's
	others           bool // a description of those whom a land has outside of itself or on its side: its allies
	sectors          []string
	named            bool   // holds a proper name of its referent
	nameOf           int    // index in Doc.Names of that name, or -1
	known            string // id in the knowledge base, or ""
	canonical        string // the knowledge base's name, or ""
	modifier         bool   // a name or demonym that modifies a noun
	roles            []title
	whole            int      // head of the many that a number or "others" tells some of, or -1
	several          []int    // heads of those that a plural means together, where it means no group of its own
	backed           []string // ids in the base of who backs it
	backers          []int    // heads or modifiers that name who backs it ("Iran-linked")
}

// title is an office or role that the text gives an expression's referent.
type title struct {
	start, end int // tokens
	of         int // head of the expression it is an office of, or -1
}

// at returns the expression headed by token head, made on the spot for a token
// that heads none.
func (c *Cast) at(head int) *expression {
	if e := c.exprs[head]; e != nil {
		return e
	}
	s, t := span(c.doc, head)
	return &expression{head: head, start: s, end: t, chain: -1, best: head, actor: -1, nameOf: -1, whole: -1, name: c.words(s, t).Text, kind: sitrep.KindThing, country: unknown}
}

// nominal reports whether token t heads an expression that can refer.
func nominal(d *nlp.Doc, t int) bool {
	tok := &d.Tokens[t]
	if tok.Deprel == "nmod:desc" { // the title before a name
		return tok.Head < t && tok.UPOS != "ADJ"
	}
	switch d.Rel(t) {
	case "compound", "flat", "fixed", "goeswith", "punct", "det", "case", "cc", "mark", "aux", "cop", "advmod", "discourse":
		return false
	}
	switch tok.UPOS {
	case "NOUN", "PROPN", "PRON":
		return true
	case "NUM", "ADJ", "DET", "X":
		switch d.Rel(t) {
		case "nsubj", "obj", "iobj", "obl", "nmod", "appos":
			return true
		case "conj":
			h := tok.Head // "French and German troops": of the troops, as the first is
			return tok.UPOS != "ADJ" || h < 0 || d.Rel(h) != "amod" && (d.Rel(h) != "compound" || d.Tokens[h].UPOS != "PROPN")
		}
	}
	return false
}

// span returns the tokens of the expression headed by h: its contiguous
// dependents that name it, without what only comments on it.
func span(d *nlp.Doc, h int) (start, end int) {
	start, end = h, h+1
	sent := d.Sents[d.Tokens[h].Sent]
	for i := h - 1; i >= sent.Start; i-- {
		if !within(d, i, h, true) {
			break
		}
		start = i
	}
	for i := h + 1; i < sent.End; i++ {
		if !within(d, i, h, false) {
			break
		}
		end = i + 1
	}
	// Leave no punctuation or conjunction dangling at the edges.
	for end > h+1 && trailing(d, end-1) {
		end--
	}
	for start < h && leading(d, start) {
		start++
	}
	return start, end
}

// within reports whether token i belongs to the expression headed by h: the
// path from i up to h passes naming relations only.
func within(d *nlp.Doc, i, h int, left bool) bool {
	for n := 0; n < 40; n++ {
		head := d.Tokens[i].Head
		if head < 0 {
			return false
		}
		rel := d.Rel(i)
		if head == h {
			switch rel {
			case "det", "amod", "compound", "nummod", "flat", "fixed", "goeswith", "advmod", "punct":
				return true
			case "acl":
				// "a person familiar with the matter", "two people briefed on the plan"
				return !left && (d.Tokens[i].UPOS == "ADJ" || privy[strings.ToLower(d.Tokens[i].Form)])
			case "nmod":
				if left {
					return true // a possessor: "the group's"
				}
				return shortComplement(d, i)
			}
			return false
		}
		switch rel {
		case "acl", "appos", "parataxis", "dep", "advcl", "ccomp":
			return false
		}
		i = head
	}
	return false
}

// privy are participles that say why an unnamed source knows.
var privy = map[string]bool{"briefed": true, "informed": true, "acquainted": true, "close": true}

// shortComplement reports whether the nmod headed by i names the expression it
// hangs on ("prime minister of Iraq", "gunmen from the Hill Front", "commander in
// charge of operations") more than it places it ("troops in Iraq").
func shortComplement(d *nlp.Doc, i int) bool {
	for _, c := range d.Children(i) {
		if d.Rel(c) != "case" {
			continue
		}
		switch d.Tokens[c].Lemma {
		case "of", "for", "from", "to":
			return true
		}
		return false
	}
	return false
}

func trailing(d *nlp.Doc, t int) bool {
	switch d.Rel(t) {
	case "punct":
		return d.Tokens[t].Form != "”" && d.Tokens[t].Form != "\"" && d.Tokens[t].Form != ")"
	case "cc", "case", "mark":
		return true
	}
	return false
}

func leading(d *nlp.Doc, t int) bool {
	switch d.Rel(t) {
	case "case", "cc", "mark", "punct":
		return true
	}
	return false
}
