package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// called joins a description with the name that a participle behind it gives: "an armed
// group calling itself the Hill Front", "a militia known as the Hill Front".
func (g *groups) called() {
	d := g.c.doc
	for _, h := range g.c.heads {
		y := g.c.exprs[h]
		if !y.named || y.modifier {
			continue
		}
		v := d.Tokens[h].Head
		if v < 0 || h < v || !givesName(d, v, h) {
			continue
		}
		x := g.c.exprs[d.Tokens[v].Head]
		if x != nil && !x.named && x.head < v && x.kind != sitrep.KindPlace && y.kind != sitrep.KindPlace {
			g.named(x.head, h)
		}
	}
}

// namedBy reports whether token h stands as the name that its verb gives: its complement, or
// behind "as".
func namedBy(d *nlp.Doc, h int) bool {
	switch d.Rel(h) {
	case "xcomp", "obj", "appos":
		return true
	case "obl":
		for _, k := range d.Children(h) {
			if d.Rel(k) == "case" {
				return strings.EqualFold(d.Tokens[k].Form, "as")
			}
		}
	}
	return false
}

// another reports whether it is somebody else whom verb v names h: "a source named him as".
func another(d *nlp.Doc, v, h int) bool {
	for _, k := range d.Children(v) {
		if d.Rel(k) == "obj" && k != h && !strings.HasSuffix(strings.ToLower(d.Tokens[k].Form), "self") && !strings.HasSuffix(strings.ToLower(d.Tokens[k].Form), "selves") {
			return true
		}
	}
	return false
}

// aliased joins two names of a person between which the text says that they are one's: "Ann
// Lee, alias Marina", "Abu Example, born Tom Lee", "Ann Lee, whose real name is Bo Vel".
func (g *groups) aliased() {
	d := g.c.doc
	last := -1 // the head of the person named last
	for _, h := range g.c.heads {
		y := g.c.exprs[h]
		if !y.named || y.modifier || y.nameOf < 0 || d.Names[y.nameOf].Label != "Person" {
			continue
		}
		if last >= 0 && d.Tokens[last].Sent == d.Tokens[h].Sent && g.c.sayAlias(d.Names[g.c.exprs[last].nameOf].End, d.Names[y.nameOf].Start) {
			g.named(last, h)
			continue
		}
		last = h
	}
}

// sayAlias reports whether tokens [start, end) between two names say that both are one's.
func (c *Cast) sayAlias(start, end int) bool {
	d := c.doc
	if shut := c.shutWithin(start, end); shut > 0 && shut+1 < end { // "Abu Example (in Arabic: ...), born"
		start = shut + 1
	}
	if end-start > 8 {
		return false
	}
	var words []string
	for t := start; t < end; t++ {
		if w := strings.ToLower(d.Tokens[t].Form); d.Tokens[t].UPOS != "PUNCT" && w != "the" && !(t == end-1 && commanding[w]) {
			words = append(words, strings.ReplaceAll(w, ".", ""))
		}
	}
	return aliases[strings.Join(words, " ")]
}

// commanding are the words before the name that a fighter is called by.
var commanding = lists.Set("commander comandante comrade captain major colonel subcommander")

// shutWithin is the bracket that closes the one which token open is, before token end; -1 for none.
func (c *Cast) shutWithin(open, end int) int {
	if open >= end || c.doc.Tokens[open].Form != "(" {
		return -1
	}
	for t := open + 1; t < end; t++ {
		if c.doc.Tokens[t].Form == ")" {
			return t
		}
	}
	return -1
}

// aliases are the words between two names of one person.
var aliases = map[string]bool{"alias": true, "aka": true, "also known as": true, "better known as": true, "known as": true, "better known by alias": true,
	"born": true, "born as": true, "né": true, "née": true, "real name": true, "whose real name is": true, "whose real name was": true, "nom de guerre": true,
	"whose nom de guerre is": true, "whose nom de guerre was": true, "widely known as": true, "popularly known as": true, "who is also known as": true, "who is known as": true,
	"who is better known as": true, "known by nom de guerre": true, "by nom de guerre": true, "known by his nom de guerre": true, "otherwise known as": true, "formerly known as": true}
