package statement

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// What looks like somebody's word and is none: a question put to him, what he would not say, a
// relative pronoun that stands for those he speaks of.

// beingAsked reports whether the verb t tells of a question to whoever the clause is about: "Asked
// whether he would go, the minister said no".
func (f *finder) beingAsked(t int) bool {
	return strings.EqualFold(f.d.Tokens[t].Form, "asked") && (f.d.Tokens[t].XPOS == "VBN" || f.d.Tokens[t].XPOS == "VBD") && f.d.Rel(t) == "advcl" && f.child(t, "nsubj") < 0
}

// unlinked cuts off the relative pronouns that stand before what somebody says of those they stand
// for: "a man who | it said | had spied for the enemy".
func (f *finder) unlinked(a *Attribution) {
	if len(a.Content) > 1 {
		a.Content = slices.DeleteFunc(a.Content, f.pronoun)
	}
}

// pronounOnly reports whether a relative pronoun is all that an attribution tells: "which he did not
// name".
func (f *finder) pronounOnly(a *Attribution) bool {
	return len(a.Content) == 1 && f.pronoun(a.Content[0])
}

func (f *finder) pronoun(r Range) bool {
	x := f.d.Tokens[r.Start].XPOS
	return r.End == r.Start+1 && (x == "WP" || x == "WDT")
}

// unsaid reports whether a cue only tells that somebody did not say: "did not say who had fired",
// "has not confirmed the arrest", "declined to comment on the raid".
func unsaid(d *nlp.Doc, a *Attribution) bool {
	if a.Verb >= 0 && a.Denied && d.Tokens[a.Verb].Lemma == "deny" {
		return true // "neither confirmed nor denied the raid"
	}
	if a.Verb >= 0 && a.Denied && acting[a.Stance] && d.Tokens[a.Verb].UPOS == "VERB" && len(a.Quotes) == 0 {
		return true // "had never ordered the killing"
	}
	if a.Verb < 0 || a.Stance != "asserts" && a.Stance != "asks" || !a.Denied && !withholding(d, a.Verb) {
		return false
	}
	return disclosing[strings.ToLower(d.Tokens[a.Verb].Lemma)] || wondering(d, a)
}

// acting are stances of what is done by saying it: whoever did not say it has not done it.
var acting = map[string]bool{"demands": true, "promises": true, "warns": true, "condemns": true, "praises": true, "asks": true}

// withholding reports whether the verb at token v is one that somebody declines to do.
func withholding(d *nlp.Doc, v int) bool {
	h := d.Tokens[v].Head
	if h < 0 || d.Rel(v) != "xcomp" && d.Rel(v) != "advcl" {
		return modal(d, v)
	}
	switch d.Tokens[h].Lemma {
	case "decline", "refuse", "fail", "unable", "unwilling", "reluctant":
		return true
	}
	return false
}

// modal reports whether verb v is one that somebody could not or would not do.
func modal(d *nlp.Doc, v int) bool {
	neg, could := false, false
	for _, k := range d.Children(v) {
		switch strings.ToLower(d.Tokens[k].Form) {
		case "not", "n't", "n’t":
			neg = true
		case "could", "can", "ca", "would", "wo":
			could = true
		}
	}
	return neg && could
}

// disclosing are verbs of giving the facts: who has not done so has said nothing.
var disclosing = map[string]bool{"comment": true, "confirm": true, "disclose": true, "elaborate": true, "explain": true, "identify": true, "name": true,
	"reveal": true, "specify": true, "mention": true, "clarify": true, "detail": true, "announce": true, "publish": true, "release": true, "report": true}

// wondering reports whether what somebody did not say is a question: "whether", "who", "how many".
func wondering(d *nlp.Doc, a *Attribution) bool {
	for _, r := range a.Content {
		x := d.Tokens[r.Start]
		if x.XPOS == "WP" || x.XPOS == "WRB" || x.XPOS == "WDT" || strings.EqualFold(x.Form, "whether") || strings.EqualFold(x.Form, "if") || strings.EqualFold(x.Form, "how") {
			return true
		}
	}
	return false
}

// supposed reports whether a cue stands in a clause of what may not be: "whether the army had ordered
// it", "if he says so".
func supposed(d *nlp.Doc, a *Attribution) bool {
	if a.Verb < 0 || len(a.Quotes) > 0 {
		return false
	}
	for _, k := range d.Children(a.Verb) {
		if w := strings.ToLower(d.Tokens[k].Form); d.Rel(k) == "mark" && (w == "whether" || w == "if" || w == "unless") {
			return true
		}
	}
	return false
}
