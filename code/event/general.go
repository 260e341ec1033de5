package event

import (
	"slices"
)

// What is so at most times, for anybody, or by chance, is no happening.

// usual reports whether the sentence tells what mostly is so: "Generally, banks do
// not evict their tenants."
func (r *reading) usual(e *Event) bool {
	first := r.doc.Sents[e.Sent].Start
	switch r.t.Form(first) {
	case "generally", "typically", "usually", "normally", "ordinarily", "traditionally":
		return r.timeless(r.main(first))
	}
	return false
}

// main is the verb or predicate that token i hangs on.
func (r *reading) main(i int) int {
	if h := r.t.Head(i); h >= 0 {
		return h
	}
	return i
}

// timeless reports whether predicate v is in the simple present: of it and of its
// auxiliaries none is past, perfect or future.
func (r *reading) timeless(v int) bool {
	switch r.t.XPOS(v) {
	case "VBD":
		return false
	case "VBZ", "VBP":
		return true
	}
	for _, k := range r.t.Kids(v) {
		if x := r.t.Rel(k); x == "aux" || x == "cop" {
			switch r.t.Form(k) {
			case "is", "are", "do", "does", "can", "may":
				return true
			}
			return false
		}
	}
	return false
}

// whenever reports whether the event is the condition of a rule: "when a bank lends
// money to the state, it is called printing".
func (r *reading) whenever(e *Event) bool {
	v := r.clause(e)
	h := r.t.Head(v)
	if h < 0 || r.t.Rel(v) != "advcl" || v > h {
		return false
	}
	if x := r.t.XPOS(v); x != "VBZ" && x != "VBP" {
		return false
	}
	for _, k := range r.t.Kids(v) {
		if f := r.t.Form(k); k < v && (f == "when" || f == "whenever") {
			return r.timeless(h)
		}
	}
	return false
}

// oddsOf reports whether the event is what a share of people can expect: "are twice
// as likely to be jailed".
func (r *reading) oddsOf(e *Event) bool {
	h := r.t.Head(e.Head)
	if h < 0 || r.t.Rel(e.Head) != "xcomp" || r.t.Lemma(h) != "likely" && r.t.Lemma(h) != "unlikely" {
		return false
	}
	return slices.ContainsFunc(r.t.Kids(h), func(k int) bool {
		f := r.t.Form(k)
		return f == "as" || f == "more" || f == "less" || f == "times" || f == "twice"
	})
}

// ofMishap reports whether a doer is only those whom an accident or nature struck,
// or the thing itself: "the victims of a quake that killed forty", "a bridge that
// collapsed, killing six", "a dog that bit a boy", "damaged by a fire".
func (r *reading) ofMishap(doers []Party) bool {
	return slices.ContainsFunc(doers, func(p Party) bool {
		l := r.t.Lemma(p.Head)
		if r.f.lex.In("mishap", l) || r.f.lex.In("structure", l) || r.f.lex.In("beast", l) || r.ablaze(p.Head) {
			return true
		}
		return slices.ContainsFunc(r.t.Kids(p.Head), func(k int) bool {
			if w := r.t.Form(k); (l == "wave" || l == "snap") && (w == "heat" || w == "cold" || w == "tidal") {
				return true
			}
			return r.t.Rel(k) == "nmod" && r.t.Case(k) == "of" && r.f.lex.In("mishap", r.t.Lemma(k))
		})
	})
}

// ablaze reports whether token i is a fire that burns, and not one that is shot: "a
// fire", "by fire", not "army fire", "fire from the hill", "opened fire".
func (r *reading) ablaze(i int) bool {
	if r.t.Lemma(i) != "fire" || r.t.Verbal(i) || r.t.Child(i, "compound") >= 0 {
		return false
	}
	if n := r.t.Child(i, "nmod"); n >= 0 && r.t.Case(n) == "from" {
		return false
	}
	if a := r.t.Child(i, "amod"); a >= 0 && r.f.lex.In("martial", r.t.Lemma(a)) {
		return false
	}
	return r.t.Rel(i) != "obj" && (r.t.Child(i, "det") >= 0 || r.t.Case(i) == "by")
}

// garrison reports whether a relative clause only tells where forces are kept, which
// nobody did just now: "a base where Tarvian soldiers are stationed".
func (r *reading) garrison(e *Event) bool {
	if e.Type != "MOBILIZE" || e.Entry.POS != 'v' || r.doc.Tokens[e.Head].Deprel != "acl:relcl" || r.t.XPOS(e.Head) != "VBN" {
		return false
	}
	for _, k := range r.t.Kids(e.Head) {
		if r.t.Rel(k) == "aux" && r.t.Lemma(k) == "be" {
			x := r.t.XPOS(k)
			return x == "VBP" || x == "VBZ"
		}
	}
	return false
}
