package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// Speakers hangs a verb that only people can be the subject of on the clause of
// those who can, where the parser coordinated it with a clause about a thing or inside of
// what they say: in "she feared for lives if the dam broke and urged them to leave" it is
// she who urged. animate tells which tokens stand for somebody.
func Speakers(d *nlp.Doc, animate func(tok int) bool) {
	d.Loosen()
	for v := range d.Tokens {
		h := d.Tokens[v].Head
		if d.Tokens[v].UPOS != "VERB" || h < 0 || d.Rel(v) != "conj" || !spoken[strings.ToLower(d.Tokens[v].Lemma)] || child(d, v, "nsubj") >= 0 {
			continue
		}
		if up := sayer(d, v, h); up >= 0 {
			d.Tokens[v].Head = up
			continue
		}
		s := child(d, h, "nsubj")
		if s < 0 || s > v || animate(s) || d.Tokens[s].UPOS == "PRON" || d.Tokens[s].UPOS == "DET" {
			continue
		}
		for up, n := d.Tokens[h].Head, 0; up >= 0 && n < 10; up, n = d.Tokens[up].Head, n+1 {
			if k := child(d, up, "nsubj"); up < v && d.Tokens[up].UPOS == "VERB" && finite(d, up) && k >= 0 && k < up && animate(k) && d.Tokens[k].UPOS != "PRON" {
				d.Tokens[v].Head = up
				break
			}
		}
	}
}

// sayer is the verb of saying, demanding or wanting that verb v goes on from, where the
// parser coordinated v with the clause of h in what is said: "denied that it had fired and
// blamed the police", "urged both sides to stop and appealed for aid"; -1 where v may as
// well belong there.
func sayer(d *nlp.Doc, v, h int) int {
	if x := d.Tokens[v].XPOS; child(d, v, "aux") >= 0 || passive(d, v) || x != "VBD" && x != "VBN" && x != "VBZ" && x != "VBP" {
		return -1
	}
	odd := unlike(d, v, h)
	for up, n := d.Tokens[h].Head, 0; up >= 0 && n < 10; up, n = d.Tokens[up].Head, n+1 {
		x := &d.Tokens[up]
		says := spoken[strings.ToLower(x.Lemma)] || saying[strings.ToLower(x.Lemma)]
		if up > h || x.UPOS != "VERB" || !says && d.Tokens[h].XPOS != "VB" || !sameTense(d, v, up) || child(d, up, "nsubj") < 0 {
			continue
		}
		if odd || alien(d, v, h, up) {
			return up
		}
		return -1
	}
	return -1
}

// unlike reports whether the clause of h has a form that verb v in the past, or in the
// present, cannot go on from: an infinitive, "was sending", "were killed", "there is".
func unlike(d *nlp.Doc, v, h int) bool {
	x, past := &d.Tokens[h], strings.HasSuffix(d.Tokens[v].XPOS, "D") || d.Tokens[v].XPOS == "VBN"
	aux := child(d, h, "aux")
	switch {
	case child(d, h, "expl") >= 0:
		return true
	case x.XPOS == "VB" && aux >= 0 && strings.EqualFold(d.Tokens[aux].Lemma, "do"):
		return comma(d, v)
	case x.XPOS == "VB", x.XPOS == "VBG" && aux >= 0 && strings.EqualFold(d.Tokens[aux].Lemma, "be"):
		return past
	case x.XPOS == "VBZ", x.XPOS == "VBP":
		return past
	}
	if !passive(d, h) || child(d, h, "conj") < v && child(d, h, "conj") >= 0 && d.Tokens[child(d, h, "conj")].XPOS == "VBD" {
		return false
	}
	return child(d, v, "obj") >= 0 || v+1 < len(d.Tokens) && outward[strings.ToLower(d.Tokens[v+1].Form)]
}

// outward are prepositions that calls and appeals go on with, which no passive does.
var outward = map[string]bool{"for": true, "on": true, "upon": true}

// alien reports whether verb v, which may go on from the clause of h by its form, is of those
// who speak in the clause of up all the same: behind a comma, behind a denial, or where it
// judges somebody who is named while that clause tells what had been before.
func alien(d *nlp.Doc, v, h, up int) bool {
	if d.Rel(h) == "conj" || spoken[strings.ToLower(d.Tokens[h].Lemma)] {
		return false
	}
	if comma(d, v) {
		return true
	}
	if !judging[strings.ToLower(d.Tokens[v].Lemma)] {
		return false
	}
	if denying[strings.ToLower(d.Tokens[up].Lemma)] {
		return true
	}
	o, aux := child(d, v, "obj"), child(d, h, "aux")
	return d.Rel(h) == "ccomp" && aux >= 0 && strings.EqualFold(d.Tokens[aux].Form, "had") && o > v && d.Tokens[o].UPOS != "PRON"
}

// comma reports whether a comma stands before the "and" of verb v.
func comma(d *nlp.Doc, v int) bool {
	cc := child(d, v, "cc")
	return cc > 0 && cc < v && d.Tokens[cc-1].Form == ","
}

// sameTense reports whether two verbs are both told in the past or both in the present.
func sameTense(d *nlp.Doc, v, up int) bool {
	if !finite(d, up) {
		return false
	}
	past := d.Tokens[v].XPOS == "VBD" || d.Tokens[v].XPOS == "VBN"
	return past == (d.Tokens[up].XPOS == "VBD")
}

// judging are acts of speech that go from a speaker to others and are seldom part of what
// the speaker tells; denying are those that turn something down.
var judging = map[string]bool{"accuse": true, "blame": true, "condemn": true, "urge": true, "call": true, "appeal": true, "warn": true, "say": true,
	"add": true, "insist": true, "praise": true, "welcome": true, "denounce": true, "criticise": true, "criticize": true, "reiterate": true, "reaffirm": true}

var denying = map[string]bool{"deny": true, "reject": true, "dismiss": true}

func finite(d *nlp.Doc, v int) bool {
	switch d.Tokens[v].XPOS {
	case "VBD", "VBZ", "VBP":
		return true
	}
	return false
}

// spoken are acts of speech.
var spoken = map[string]bool{"urge": true, "call": true, "accuse": true, "demand": true, "warn": true, "condemn": true, "say": true, "ask": true,
	"appeal": true, "vow": true, "promise": true, "reject": true, "deny": true, "pledge": true, "threaten": true, "criticise": true, "criticize": true,
	"add": true, "announce": true, "denounce": true, "praise": true, "reaffirm": true, "reiterate": true, "insist": true, "welcome": true, "agree": true,
	"blame": true}

// acrossQuote joins a verb of what is quoted on behind the verb of saying to the quotation before
// it, where the parser joined it to the saying: "They came," she said, "and burned our huts."
func acrossQuote(d *nlp.Doc, v int) {
	x := &d.Tokens[v]
	h := x.Head
	if x.Deprel != "conj" || h < 0 || h > v || !saying[strings.ToLower(d.Tokens[h].Lemma)] {
		return
	}
	c := child(d, h, "ccomp")
	if c < 0 || c > h {
		return
	}
	for t := v - 1; t > h; t-- {
		switch d.Tokens[t].Form {
		case "\"", "“", "``", "‘", "'":
			if closed(d, c, h) {
				x.Head = c
			}
			return
		}
	}
}

// closed reports whether a quotation ends between tokens a and b.
func closed(d *nlp.Doc, a, b int) bool {
	for t := a + 1; t < b; t++ {
		if endQuote(d.Tokens[t].Form) || d.Tokens[t].Form == "’" || d.Tokens[t].Form == "'" {
			return true
		}
	}
	return false
}

// undertaking are verbs of what one who denies something goes on to say.
var undertaking = lists.Set("accuse add apologise apologize blame call demand insist offer pledge promise say urge vow warn")

// afterDenial lists what a speaker says behind "and" with his denial, where the parser listed it with what he
// denies: "denied that it had hit civilians and promised to investigate".
func afterDenial(d *nlp.Doc, v int) {
	x := &d.Tokens[v]
	if x.XPOS != "VBD" || d.Rel(v) != "conj" || !undertaking[strings.ToLower(x.Lemma)] || child(d, v, "nsubj") >= 0 || child(d, v, "aux") >= 0 {
		return
	}
	h := x.Head
	if h < 0 || h > v || d.Rel(h) != "ccomp" && d.Rel(h) != "xcomp" && d.Rel(h) != "acl" {
		return
	}
	g := d.Tokens[h].Head
	if d.Rel(h) == "acl" && d.Rel(g) == "obj" { // "rejected claims that troops had shelled the town and vowed to go on"
		g = d.Tokens[g].Head
	}
	if g >= 0 && g < h && vocab.Rebutting[strings.ToLower(d.Tokens[g].Lemma)] && d.Tokens[g].XPOS == "VBD" {
		x.Head = g
	}
}
