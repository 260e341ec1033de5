package status

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/code/vocab"
)

// What a question, a judgement or a charge takes for granted, and what it leaves open.

// factive are verbs whose content is there whether they are denied or asked: "does nobody
// remember that he criticised the firm?".
var factive = map[string]bool{"acknowledge": true, "admit": true, "forget": true, "notice": true, "recall": true, "realise": true, "realize": true,
	"recognise": true, "recognize": true, "regret": true, "remember": true}

// presupposed reports whether the clause of the event at p is one that a question takes for
// granted: told of somebody, dating something else, or what one is asked to remember.
func (c *climb) presupposed(p int) bool {
	t := c.t
	for n, i := 0, p; i >= 0 && n < 12; i, n = t.Head(i), n+1 {
		h := t.Head(i)
		if h < 0 {
			return false
		}
		switch t.Rel(i) {
		case "acl":
			return t.Child(h, "expl") < 0 && t.Case(i) != "to" && t.XPOS(i) != "VB" && !existential(t, h)
		case "advcl":
			switch t.Case(i) {
			case "after", "since", "because", "although", "though", "despite":
				return true
			}
		case "ccomp":
			if factive[t.Lemma(h)] && c.that(i) {
				return true
			}
		}
	}
	return false
}

// existential reports whether noun n is only said to be there or not: "is there anyone who".
func existential(t *role.Tree, n int) bool {
	up := t.Head(n)
	return up >= 0 && t.Child(up, "expl") >= 0
}

// address reports whether a sentence is the address of a page and not a question, though it
// ends like one.
func address(t *role.Tree, s int) bool {
	n := 0
	for i := t.Doc.Sents[s].Start; i < t.Doc.Sents[s].End; i++ {
		f := t.Doc.Tokens[i].Form
		if strings.HasPrefix(f, "http") || f == "/" {
			n++
		}
	}
	return n > 1
}

// judging are verbs of speaking about a deed that is there, which they may be denied or
// wanted of: "reluctant to denounce abuses".
var judging = map[string]bool{"address": true, "acknowledge": true, "celebrate": true, "condemn": true, "criticise": true, "criticize": true,
	"denounce": true, "deplore": true, "discuss": true, "examine": true, "investigate": true, "mourn": true, "probe": true, "protest": true}

// judged reports whether the deed at i is what verb h speaks about or answers.
func (c *climb) judged(i, h int, slot string) bool {
	l := c.t.Lemma(h)
	if vocab.Answering[l] == slot && i == c.p && hostile(c.typ) && (l == "avenge" || c.t.Child(i, "acl") >= 0) {
		return true
	}
	if i != c.p || !(slot == "obj" && judging[l] || vocab.Answering[l] == slot) {
		return false
	}
	switch c.typ {
	case "ASSAULT", "COERCE", "PROTEST", "MOBILIZE":
	default:
		return false
	}
	if d := c.t.Child(i, "det"); d >= 0 {
		switch c.t.Form(d) {
		case "any", "no", "a", "an", "another":
			return false
		}
	}
	return true
}

// rebutted reports whether the event is a charge that verb h rejects: "rejected claims made
// by the party".
func (c *climb) rebutted(i, h int, slot string) bool {
	return i == c.p && c.typ == "ACCUSE" && slot == "obj" && vocab.Rebutting[c.t.Lemma(h)] && vocab.Charges[c.t.Lemma(i)]
}

// weighing are verbs of judging a decision that was taken.
var weighing = map[string]bool{"applaud": true, "attack": true, "blast": true, "condemn": true, "criticise": true, "criticize": true, "decry": true, "defend": true,
	"denounce": true, "deplore": true, "hail": true, "justify": true, "laud": true, "praise": true, "protest": true, "reaffirm": true, "regret": true, "slam": true,
	"uphold": true, "welcome": true}

// settled reports whether noun h is a decision that somebody judges, and so was taken and
// carried out: "defended the decision to expel them".
func (c *climb) settled(h int) bool {
	t := c.t
	up := t.Head(h)
	if l := t.Lemma(h); l != "decision" && l != "move" && l != "choice" || up < 0 || !weighing[t.Lemma(up)] {
		return false
	}
	r := t.Rel(h)
	return r == "obj" || r == "nsubj" && t.Passive(up)
}

// evading are verbs by which one is spared what officials might do.
var evading = map[string]bool{"avoid": true, "dodge": true, "elude": true, "escape": true, "evade": true}

// evaded is "escaped indictment": a charge, an arrest or a sentence that did not come.
func (c *climb) evaded(i, h int, slot string) bool {
	if i != c.p || slot != "obj" || !evading[c.t.Lemma(h)] || c.t.Lemma(h) == "avoid" {
		return false
	}
	return (c.typ == "COERCE" || c.typ == "ACCUSE") && c.t.Child(i, "det") < 0
}

// masterly are verbs of having others do a deed.
var masterly = map[string]bool{"command": true, "coordinate": true, "direct": true, "fund": true, "finance": true, "hire": true, "incite": true, "instigate": true,
	"instruct": true, "lead": true, "mastermind": true, "orchestrate": true, "order": true, "organise": true, "organize": true, "oversee": true, "pay": true, "plan": true, "recruit": true, "send": true}

// conspiring are verbs of doing a deed together with others.
var conspiring = map[string]bool{"collaborate": true, "collude": true, "connive": true, "conspire": true, "unite": true}

// accusedOf reports whether the deed at i is what somebody is said to be behind: "accused of
// ordering the killing", "alleged that the firm hired men to attack them". What is charged
// is the deed and not its plan.
func (c *climb) accusedOf(i, h int) bool {
	t := c.t
	if i != c.p || c.typ != "ASSAULT" && c.typ != "COERCE" {
		return false
	}
	up := t.Head(h)
	if up >= 0 && conspiring[t.Lemma(h)] && t.UPOS(up) == "NOUN" && c.content(h, up) {
		s, ok := c.tb.act("n", t.Lemma(up), "that", false)
		return ok && s == sitrep.Alleged // "a theory that they colluded to poison him"
	}
	if !masterly[t.Lemma(h)] {
		return false
	}
	if up < 0 || c.negated(up) || c.negated(h) {
		return false
	}
	switch t.Lemma(up) {
	case "accuse", "suspect":
		return t.Case(h) == "of" && t.Rel(h) == "advcl" && !c.uncharged(up)
	case "charge":
		return t.Case(h) == "with" && t.Lemma(h) != "plan" && !c.uncharged(up)
	case "allege", "claim":
		return t.Rel(h) == "ccomp" && t.Lemma(h) != "plan" && t.Child(h, "aux:pass") < 0
	}
	return false
}

// perpetrated are verbs by which one does a deed.
var perpetrated = map[string]bool{"carry": true, "commit": true, "conduct": true, "inflict": true, "orchestrate": true, "perpetrate": true, "stage": true}

// doubted adds what an adjective says of the deed h that the participle i tells the doer of:
// "alleged crimes committed by the militia".
func (c *climb) doubted(i, h int) {
	if !perpetrated[c.t.Lemma(i)] {
		return
	}
	for _, k := range c.t.Kids(h) {
		if c.t.Rel(k) != "amod" {
			continue
		}
		if s, ok := c.tb.act("a", c.t.Lemma(k), "", false); ok && s == sitrep.Alleged {
			c.add(s)
		}
	}
}

// comesAbout reports whether verb h is the "take" of "take place" or another word of coming about.
func (c *climb) comesAbout(h int) bool {
	if c.t.Lemma(h) != "take" {
		return happening[c.t.Lemma(h)]
	}
	for _, k := range c.t.Kids(h) {
		if f := c.t.Form(k); k > h && (f == "place" || f == "part" || f == "effect" || f == "shape" || f == "off") {
			return true
		}
	}
	return false
}
