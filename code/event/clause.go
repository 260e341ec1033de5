package event

import (
	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
)

// askSlots adds to the slots of a verb, for conditions to ask about, what kind of
// clause it embeds: "whether" holds one that is a question ("asked if", "asked how
// many"), "should" one that is wished for ("insisted that he go", "that he must go");
// and to those of a noun "doer", the subject of the verb that it is the object of,
// "beside", the nouns that it is listed with, "is", the preposition with which it is
// said of somebody ("are in prison"), and "are", those who are told to be among victims.
// A verb's "will" and "not" are the words that say so of it, "how" its adverbs, "sayer" who
// says that it will be.
func (r *reading) askSlots(t int, s role.Slots) {
	if h := r.t.Head(t); h >= 0 && r.t.UPOS(t) == "NOUN" && r.t.Verbal(h) && (r.t.Rel(t) == "obj" || r.t.Rel(t) == "nsubj" && r.t.Passive(h)) {
		s["doer"] = append(s["doer"], r.t.Of(h)["subj"]...)
	}
	if r.t.UPOS(t) == "NOUN" {
		r.besides(t, s)
		r.listed(t, s)
		if k := r.t.Child(t, "case"); k >= 0 && r.t.Child(t, "cop") >= 0 {
			s["is"] = append(s["is"], k)
		}
	}
	if r.t.UPOS(t) == "ADJ" {
		r.listed(t, s)
	}
	if r.t.Verbal(t) {
		r.willed(t, s)
	}
	for _, k := range r.t.Kids(t) {
		if r.t.Rel(k) == "advcl" && r.t.Case(k) == "if" && r.t.Lemma(t) == "ask" && k > t && !r.modal(k) {
			s["whether"] = append(s["whether"], k)
		}
	}
	for _, k := range s["ccomp"] {
		switch {
		case r.asks(k):
			s["whether"] = append(s["whether"], k)
		case r.wished(k):
			s["should"] = append(s["should"], k)
		}
	}
}

// futures are auxiliaries, as they stand, of what is to come: "wo" is that of "won't".
var futures = lists.Set("will would 'll ’ll wo shall")

// willed adds what a verb says of the time to come: "will", "not", "how" and "sayer".
func (r *reading) willed(t int, s role.Slots) {
	for _, k := range r.t.Kids(t) {
		switch f, rel := r.t.Form(k), r.t.Rel(k); {
		case futures[f]:
			if rel == "aux" {
				s["will"] = append(s["will"], k)
			}
		case vocab.Negations[f]:
			s["not"] = append(s["not"], k)
		case rel == "advmod" && r.t.UPOS(k) == "ADV":
			s["how"] = append(s["how"], k)
		}
	}
	if len(s["will"]) == 0 {
		return
	}
	if v := r.sayer(t); v >= 0 {
		s["sayer"] = append(s["sayer"], r.t.Of(v)["subj"]...)
	}
}

// sayer is the verb of saying that clause t is what somebody says by, -1 for none: "said that
// they would pay", `"They will pay," he wrote`.
func (r *reading) sayer(t int) int {
	for at, n := t, 0; at >= 0 && n < 4; at, n = r.t.Head(at), n+1 {
		for _, k := range r.t.Kids(at) {
			if r.t.Rel(k) == "parataxis" && avowing[r.t.Lemma(k)] {
				return k
			}
		}
		switch h := r.t.Head(at); {
		case h < 0:
			return -1
		case r.t.Rel(at) == "ccomp":
			if avowing[r.t.Lemma(h)] {
				return h
			}
			return -1
		case r.t.Rel(at) != "conj" && r.t.Rel(at) != "xcomp":
			return -1
		}
	}
	return -1
}

// avowing are verbs by which somebody says what will be.
var avowing = lists.Set("say tell warn vow add write declare insist state announce promise threaten swear reiterate stress post tweet")

// besides adds the nouns that noun t is listed with: "raids and arrests".
func (r *reading) besides(t int, s role.Slots) {
	first := t
	if h := r.t.Head(t); r.t.Rel(t) == "conj" && h >= 0 {
		first = h
	}
	for _, k := range r.t.Conj(first) {
		if k != t {
			s["beside"] = append(s["beside"], k)
		}
	}
}

// asks reports whether clause k is an indirect question.
func (r *reading) asks(k int) bool {
	for _, c := range r.t.Kids(k) {
		switch r.t.XPOS(c) {
		case "WRB", "WP", "WDT", "WP$":
			if c < k || r.t.Rel(c) == "nsubj" {
				return true
			}
		}
		if f := r.t.Form(c); r.t.Rel(c) == "mark" && (f == "if" && !r.modal(k) || f == "whether") {
			return true // "asked if they could leave" is no question
		}
	}
	return false
}

// wished reports whether clause k tells what ought to be: a bare verb form, or
// one under "should" or "must".
func (r *reading) wished(k int) bool {
	aux := false
	for _, c := range r.t.Kids(k) {
		if r.t.Rel(c) != "aux" && r.t.Rel(c) != "cop" {
			continue
		}
		aux = true
		if f := r.t.Form(c); f == "should" || f == "must" || f == "be" {
			return true
		}
	}
	return !aux && r.t.XPOS(k) == "VB"
}
