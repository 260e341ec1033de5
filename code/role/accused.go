package role

import (
	"strings"

	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
)

// charging are verbs that hold a deed against somebody.
var charging = lists.Set(`accuse acquit arrest blame charge clear condemn convict detain execute extradite hold implicate imprison indict investigate jail
	prosecute punish question sanction sentence sue suspect try want wanted apprehend nab`)

// allegation are nouns for a deed that is held against somebody.
var allegation = lists.Set(`accusation allegation charge claim complaint complicity connection conspiracy conviction count involvement part participation role
	suspicion offence offense crime case sentence term`)

// Accused is who deed n is held against by the verb above it: "convicted of the
// killing", "arrested on suspicion of murder", "faces charges of arson"; nil where
// none says so.
func (t *Tree) Accused(n int) []int { return t.accused(n, maxClimb) }

func (t *Tree) accused(n, depth int) []int {
	if depth <= 0 {
		return nil
	}
	for i := 0; i < 5; i++ {
		h := t.Head(n)
		if h < 0 {
			return nil
		}
		c := t.Case(n)
		switch rel := t.Rel(n); {
		case rel == "conj", rel == "nmod" && c == "of" && t.Counted(h) == n: // "a series of raids"
		case rel == "nmod" && t.Lemma(h) == "connection" && t.Case(h) == "in" && t.Definite(n):
			return nil
		case rel == "nmod" && allegation[t.Lemma(h)] && (c == "of" || c == "with" || c == "in" || c == "to" || c == "for"):
			for _, k := range t.kids[h] {
				if t.Doc.Tokens[k].Deprel == "nmod:poss" {
					return t.unrelative(t.Conj(k), h)
				}
			}
		case (rel == "obl" || rel == "nmod") && t.Verbal(h) && charging[t.Lemma(h)]:
			switch c {
			case "of", "for", "with", "over", "on", "in", "in connection with":
			default:
				return nil
			}
			if (c == "in" || c == "on") && !allegation[t.Lemma(n)] {
				return nil
			}
			if t.spared(h) || c == "over" && t.Definite(n) {
				return nil
			}
			return t.charged(h, depth-1)
		case rel == "advcl" && i > 0 && c == "with" && t.Verbal(h) && charging[t.Lemma(h)]:
			return t.charged(h, depth-1) // "charged him with lying and two counts of assault"
		case (rel == "obl" || rel == "nmod") && t.Form(h) == "guilty" && t.Head(h) >= 0 && t.Lemma(t.Head(h)) == "find":
			return t.charged(t.Head(h), depth-1)
		case rel == "obj" && t.Verbal(h) && !t.Passive(h) && vocab.Laying[t.Lemma(h)] != "":
			return t.verb(h)[vocab.Laying[t.Lemma(h)]] // "blamed the raid on the guards"
		case rel == "nsubj" && t.Verbal(h) && t.Passive(h) && vocab.Laying[t.Lemma(h)] != "":
			return t.verb(h)[vocab.Laying[t.Lemma(h)]] // "the raid was blamed on the guards"
		case rel == "obj" && t.Verbal(h) && (t.Lemma(h) == "face" || t.Lemma(h) == "deny") && allegation[t.Lemma(n)]:
			return t.unrelative(t.surface(h, depth-1), h)
		default:
			return nil
		}
		n = h
	}
	return nil
}

// spared reports whether nobody was charged: "neither Lee nor Reed was tried for".
func (t *Tree) spared(v int) bool {
	for _, k := range t.kids[v] {
		if vocab.Negations[t.Form(k)] {
			return t.Rel(k) == "advmod"
		}
		if t.Rel(k) == "nsubj" && t.Child(k, "cc:preconj") >= 0 && t.Form(t.Child(k, "cc:preconj")) == "neither" {
			return true
		}
	}
	return false
}

// charged is the object of a charging verb, or the subject of its passive.
func (t *Tree) charged(v, depth int) []int {
	if t.Passive(v) {
		return t.unrelative(t.surface(v, depth), v)
	}
	if o := t.Child(v, "obj", "iobj"); o >= 0 {
		return t.unrelative(t.Conj(o), v)
	}
	return nil
}

// Charging is the verb of charging that holds deed n against somebody, or -1: "charged"
// for "murder" in "charged with attempted murder".
func (t *Tree) Charging(n int) int {
	for i := 0; i < 5; i++ {
		h := t.Head(n)
		if h < 0 {
			return -1
		}
		switch rel := t.Rel(n); {
		case t.Verbal(h) && (rel == "obl" || rel == "obj" || rel == "nmod") && (charging[t.Lemma(h)] || t.Lemma(h) == "face"):
			return h
		case t.Form(h) == "guilty" && t.Head(h) >= 0 && t.Verbal(t.Head(h)):
			return t.Head(h)
		case rel == "conj" || rel == "nmod" && allegation[t.Lemma(h)]:
			n = h
		default:
			return -1
		}
	}
	return -1
}

// undergone reports whether participle v tells what becomes of the subject or object
// before it: "with three guards killed", "left him injured", "had the shop closed".
func (t *Tree) undergone(v int) bool {
	f := t.Form(v)
	switch t.XPOS(v) {
	case "VBN", "VBD", "JJ":
	default:
		return false
	}
	if t.UPOS(v) != "VERB" || t.Child(v, "obj", "aux") >= 0 {
		return false
	}
	switch t.Rel(v) {
	case "advcl", "acl", "parataxis":
		s := t.Child(v, "nsubj")
		return s >= 0 && s < v && (t.Case(v) == "with" || t.Case(v) == "" && t.XPOS(v) == "VBN")
	case "xcomp":
		switch h := t.Head(v); t.Lemma(h) {
		case "leave", "get", "have", "find", "see", "keep", "want":
			o := t.Child(h, "obj")
			return o >= 0 && o < v && h < o && !strings.HasSuffix(f, "ing")
		}
	}
	return false
}
