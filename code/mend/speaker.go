package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// Speakers hangs a verb that only people can be the subject of on the clause of
// those who can, where the parser coordinated it with a clause about a thing: in
// "she feared for lives if the dam broke and urged them to leave" it is she who
// urged. animate tells which tokens stand for somebody.
func Speakers(d *nlp.Doc, animate func(tok int) bool) {
	for v := range d.Tokens {
		h := d.Tokens[v].Head
		if d.Tokens[v].UPOS != "VERB" || h < 0 || d.Rel(v) != "conj" || !spoken[strings.ToLower(d.Tokens[v].Lemma)] || child(d, v, "nsubj") >= 0 {
			continue
		}
		s := child(d, h, "nsubj")
		if s < 0 || s > v || animate(s) && !outOf(d, v, h) || d.Tokens[s].UPOS == "PRON" || d.Tokens[s].UPOS == "DET" {
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
	"add": true, "announce": true, "denounce": true, "praise": true, "reaffirm": true, "reiterate": true, "insist": true, "welcome": true, "agree": true}

// outOf reports whether verb v in the past cannot be coordinated with the clause of h, which
// is of what somebody says: an infinitive behind "would" or, before a comma, "did": "Lee said
// the rebels would stay and urged them to leave".
func outOf(d *nlp.Doc, v, h int) bool {
	if x := d.Tokens[v].XPOS; x != "VBD" && x != "VBN" || child(d, v, "aux") >= 0 || d.Tokens[h].XPOS != "VB" || d.Rel(h) != "ccomp" {
		return false
	}
	aux, cc := child(d, h, "aux"), child(d, v, "cc")
	if aux < 0 || cc < 1 {
		return false
	}
	return !strings.EqualFold(d.Tokens[aux].Lemma, "do") || d.Tokens[cc-1].Form == ","
}
