package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// fronted sets right who speaks and who acts where what is said stands before the verb of
// saying v: the subject of the clause that was hung on v beside v's own ("Lee condemned it,
// her aide said"), the speaker that was taken into the clause ("they fled, Ann Lee, who lost
// a son, told the Post"), and the first of two speakers ("..., residents and an official
// said").
func fronted(d *nlp.Doc, v int) {
	heard(d, v)
	c := child(d, v, "ccomp")
	if c < 0 || c > v {
		return
	}
	for _, k := range d.Children(c) { // "..., she said, urging them to stay"
		if k > v && d.Rel(k) == "advcl" && d.Tokens[k].XPOS == "VBG" && child(d, k, "nsubj") < 0 {
			d.Tokens[k].Head = v
		}
	}
	afterwards(d, v, c)
	var subjects []int
	for _, k := range d.Children(v) {
		if d.Rel(k) == "nsubj" && k < v {
			subjects = append(subjects, k)
		}
	}
	switch len(subjects) {
	case 2:
		first := subjects[0]
		if first > c {
			sideBySide(d, first, subjects[1])
		}
		if first < c && c < subjects[1] && child(d, c, "nsubj") < 0 {
			d.Tokens[first].Head = c
		}
	case 1:
		if subjects[0] > c {
			jointly(d, v, c, subjects[0])
		}
	case 0:
		takenIn(d, v, c)
	}
}

// afterwards gives v the description behind it that was taken for an object of the clause c
// before it, with the name beside: "They shot him," said his daughter, Ann Lee.
func afterwards(d *nlp.Doc, v, c int) {
	name := child(d, v, "nsubj")
	for _, k := range d.Children(c) {
		if k < v || d.Rel(k) != "obj" || d.Tokens[k].UPOS != "NOUN" {
			continue
		}
		if start, end := d.Subtree(k); start != v+1 || name >= 0 && (name < end || d.Tokens[end].Form != ",") {
			continue
		}
		d.Tokens[k].Head, d.Tokens[k].Deprel = v, "nsubj"
		if name >= 0 {
			d.Tokens[name].Head, d.Tokens[name].Deprel = k, "appos"
		}
		return
	}
}

// heard makes who was told the indirect object of v where it became a second subject behind
// v: "..., witnesses told the Hill Post".
func heard(d *nlp.Doc, v int) {
	said := false
	for _, k := range d.Children(v) {
		if d.Rel(k) != "nsubj" {
			continue
		}
		if said && k > v && strings.EqualFold(d.Tokens[v].Lemma, "tell") {
			d.Tokens[k].Deprel = "iobj"
		}
		said = said || k < v
	}
}

// sideBySide makes one phrase of two speakers, where the second is a compound whose first
// part was joined to the first: "police and hospital officials said".
func sideBySide(d *nlp.Doc, a, b int) {
	part := b - 1
	if part-2 != a || d.Rel(part) != "conj" || d.Tokens[part].Head != a || d.Rel(part-1) != "cc" {
		return
	}
	d.Tokens[part].Head, d.Tokens[part].Deprel = b, "compound"
	d.Tokens[part-1].Head = b
	d.Tokens[b].Head, d.Tokens[b].Deprel = a, "conj"
}

// crowd hangs a participle of what a crowd is up to on the crowd right before it, where it
// was taken for what the subject of verb v does: "clashed with students demanding jobs".
func crowd(d *nlp.Doc, v int) {
	for _, k := range d.Children(v) {
		if d.Rel(k) != "advcl" || d.Tokens[k].XPOS != "VBG" || k < v+2 || !demonstrating[strings.ToLower(d.Tokens[k].Lemma)] || child(d, k, "nsubj") >= 0 || child(d, k, "mark") >= 0 {
			continue
		}
		n := k - 1
		if d.Tokens[n].XPOS == "NNS" && d.Tokens[n].Head == v && (d.Rel(n) == "obl" || d.Rel(n) == "obj") {
			d.Tokens[k].Head, d.Tokens[k].Deprel = n, "acl"
		}
	}
}

// demonstrating are verbs of what people are out for.
var demonstrating = map[string]bool{"demand": true, "protest": true, "chant": true, "seek": true, "march": true, "flee": true, "try": true, "call": true, "demonstrate": true,
	"rally": true, "oppose": true, "wait": true, "carry": true, "wave": true, "throw": true, "shout": true, "queue": true, "attempt": true}

// aside makes a parenthesis of a verb of saying at the end of a sentence that was hung as a
// relative clause, though nothing in it relates to what stands before: "died in Alda, where
// a bomb fell, the mayor wrote".
func aside(d *nlp.Doc, v int) {
	s := child(d, v, "nsubj")
	if d.Tokens[v].Deprel != "acl:relcl" || s < 0 || s > v || strings.HasPrefix(d.Tokens[s].XPOS, "W") || child(d, v, "ccomp") >= 0 {
		return
	}
	start, end := d.Subtree(v)
	for start < v && d.Tokens[start].UPOS == "PUNCT" {
		start++
	}
	sent := d.Sents[d.Tokens[v].Sent]
	if start == sent.Start || d.Tokens[start-1].Form != "," && d.Tokens[start].Form != "," || end < sent.End-1 || sent.Root < 0 || sent.Root == v {
		return
	}
	for t := start; t < v; t++ {
		if strings.HasPrefix(d.Tokens[t].XPOS, "W") || d.Tokens[t].Form == "that" {
			return
		}
	}
	d.Tokens[v].Head, d.Tokens[v].Deprel = sent.Root, "parataxis"
}

// takenIn gives v the speaker between commas that hangs as a subject behind its verb in the
// clause c, with the relative clause behind the speaker.
func takenIn(d *nlp.Doc, v, c int) {
	for s := v - 1; s > c; s-- {
		h := d.Tokens[s].Head
		if d.Rel(s) != "nsubj" || h < c || h >= s || d.Tokens[s].UPOS != "PROPN" && d.Tokens[s].UPOS != "NOUN" || d.Below(v, s) {
			continue
		}
		start, end := d.Subtree(s)
		for start < s && d.Tokens[start].UPOS == "PUNCT" {
			start++
		}
		if start == 0 || d.Tokens[start-1].Form != "," {
			continue
		}
		d.Tokens[s].Head, d.Tokens[s].Deprel = v, "nsubj"
		if end < v-1 && d.Tokens[end].Form == "," && strings.EqualFold(d.Tokens[end+1].Form, "who") {
			if r := d.Tokens[end+1].Head; r > end && r < v && d.Rel(r) == "acl" {
				d.Tokens[r].Head = s
			}
		}
		return
	}
}

// jointly makes the noun between a comma and "and" before the speaker s the first of two
// speakers, where it was taken for the last of a list in the clause c.
func jointly(d *nlp.Doc, v, c, s int) {
	and := child(d, s, "cc")
	if and < 1 || and > s || and+4 < s {
		return
	}
	first := and - 1
	if d.Tokens[first].UPOS != "NOUN" && d.Tokens[first].UPOS != "PROPN" || d.Rel(first) != "conj" && d.Rel(first) != "appos" || d.Tokens[first].Head < c || d.Below(v, first) {
		return
	}
	start, end := d.Subtree(first)
	for start < first && d.Tokens[start].UPOS == "PUNCT" {
		start++
	}
	if end != and || start == 0 || d.Tokens[start-1].Form != "," {
		return
	}
	d.Tokens[first].Head, d.Tokens[first].Deprel = v, "nsubj"
	d.Tokens[s].Head, d.Tokens[s].Deprel = first, "conj"
}
