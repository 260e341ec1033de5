package mend

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// The tag of party and state behind an American politician's name.

// partyTag hangs such a tag on the name before it and leaves it no name of its own, where the
// engine made a place of it, a person or one more of a list: "Senator Ann Lee, D-Ohio, said",
// "Rep. Tom Reed (R-N.Y.)".
func partyTag(d *nlp.Doc, t int) {
	if !tagAt(d, t) {
		return
	}
	p, place := t-2, t+2
	for d.Rel(p) == "flat" && d.Tokens[p].Head >= 0 && d.Tokens[p].Head < p {
		p = d.Tokens[p].Head
	}
	free(d, p, t, place)
	for _, k := range d.Children(place) {
		if k < t || k > place {
			d.Tokens[k].Head = p
		}
	}
	for _, k := range d.Children(t) {
		if k < t || k > place {
			d.Tokens[k].Head = p
		}
	}
	d.Tokens[t].Head, d.Tokens[t].Deprel = p, "dep"
	d.Tokens[t+1].Head, d.Tokens[t+1].Deprel = t, "punct"
	d.Tokens[place].Head, d.Tokens[place].Deprel = t, "flat"
	unname(d, t, place+1)
}

// free hangs the word above p, or p itself, that hangs on tokens [start, last] on what they hang on, so that
// p stands above none of its own: the parser may have made a sentence's root of "Ohio".
func free(d *nlp.Doc, p, start, last int) {
	within := func(h int) bool { return start <= h && h <= last }
	for n := 0; n < len(d.Tokens) && d.Tokens[p].Head >= 0 && !within(d.Tokens[p].Head); n++ {
		p = d.Tokens[p].Head
	}
	x := &d.Tokens[p]
	for n := start; n <= last && within(x.Head); n++ {
		x.Head, x.Deprel = d.Tokens[x.Head].Head, d.Tokens[x.Head].Deprel
		if x.Head < 0 {
			d.Sents[x.Sent].Root = p
		}
	}
}

// tagAt reports whether the letter of a party begins a tag at token t, right behind a person's
// name and a comma or bracket and closed by one.
func tagAt(d *nlp.Doc, t int) bool {
	if t < 2 || t+3 >= len(d.Tokens) || d.Tokens[t-1].Sent != d.Tokens[t+3].Sent {
		return false
	}
	switch d.Tokens[t].Form {
	case "D", "R", "I", "L":
	default:
		return false
	}
	tied := d.Tokens[t].End == d.Tokens[t+1].Start && d.Tokens[t+1].End == d.Tokens[t+2].Start
	if dash := d.Tokens[t+1].Form; dash != "-" && dash != "–" || !tied || d.Tokens[t-2].UPOS != "PROPN" {
		return false
	}
	if place := d.Tokens[t+2].Form; place[0] < 'A' || place[0] > 'Z' || d.Tokens[t+2].UPOS != "PROPN" {
		return false
	}
	switch open, shut := d.Tokens[t-1].Form, d.Tokens[t+3].Form; open {
	case "(", "[":
		return shut == ")" || shut == "]"
	case ",":
		person := func(n nlp.Name) bool { return n.Label == "Person" }
		return strings.ContainsAny(shut, ",.;:)—") && slices.ContainsFunc(d.NamesIn(t-2, t-1), person)
	}
	return false
}

// unname takes tokens [start, end) out of every name and every chain of expressions that are
// wholly theirs, and ends before them a name that goes on into them.
func unname(d *nlp.Doc, start, end int) {
	var names []nlp.Name
	for _, n := range d.Names {
		if n.Start < start && n.End > start {
			n.End = start
			for n.End > n.Start+1 && d.Tokens[n.End-1].UPOS == "PUNCT" {
				n.End--
			}
		}
		if n.Start < start || n.Start >= end {
			names = append(names, n)
		}
	}
	d.Names = names
	for i, c := range d.Chains {
		d.Chains[i].Refs = slices.DeleteFunc(slices.Clone(c.Refs), func(r nlp.Ref) bool { return r.Start >= start && r.End <= end })
	}
	d.Chains = slices.DeleteFunc(d.Chains, func(c nlp.Chain) bool { return len(c.Refs) == 0 })
}
