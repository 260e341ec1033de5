package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
)

// unasserted reports whether the words tell of no happening at all, whatever event
// word they hold: a question, an order, a rule for anybody, what a law says, a name.
func (r *reading) unasserted(e *Event) bool {
	return r.ordered(e) || r.wondered(e) || r.anybody(e) || r.lawSays(e) || r.evenIf(e) || r.titled(e)
}

// clause is the verb (or predicate) in whose clause the event is told.
func (r *reading) clause(e *Event) int {
	if e.Entry.POS != 'n' {
		return e.Head
	}
	for h, n := r.t.Head(e.Head), 0; h >= 0 && n < 4; h, n = r.t.Head(h), n+1 {
		if r.t.Verbal(h) || r.t.Child(h, "cop") >= 0 {
			return h
		}
	}
	return e.Head
}

// ordered reports whether the event is what somebody is told to do: "Hang them!"
func (r *reading) ordered(e *Event) bool {
	v := e.Head
	if e.Entry.POS != 'v' || e.Type == "REQUEST" || e.Type == "SUPPORT" || r.t.XPOS(v) != "VB" || r.t.Rel(v) != "root" || r.t.Child(v, "nsubj", "aux", "mark") >= 0 {
		return false
	}
	for i := r.doc.Sents[e.Sent].Start; i < v; i++ {
		if u := r.t.UPOS(i); u != "PUNCT" && u != "ADV" && u != "INTJ" && u != "PART" && u != "AUX" {
			return false
		}
	}
	return true
}

// wondered reports whether the event stands in the main clause of a question.
func (r *reading) wondered(e *Event) bool {
	s := r.doc.Sents[e.Sent]
	end := s.End - 1
	for end > s.Start && r.t.UPOS(end) == "PUNCT" && r.doc.Tokens[end].Form[0] != '?' {
		end--
	}
	if end <= s.Start || r.doc.Tokens[end].Form[0] != '?' {
		return false
	}
	v := r.clause(e)
	for n := 0; n < 6 && (r.t.Rel(v) == "xcomp" || r.t.Rel(v) == "conj"); n++ {
		v = r.t.Head(v)
	}
	if r.t.Rel(v) != "root" && r.t.Rel(v) != "parataxis" {
		return false
	}
	for _, k := range r.t.Kids(v) { // "the army attacked the town, why?" still tells
		if k < v && (r.t.Rel(k) == "aux" || r.t.Rel(k) == "cop") && r.leads(k, v) || r.t.XPOS(k) == "WRB" || r.t.XPOS(k) == "WP" || r.t.XPOS(k) == "WDT" {
			return true
		}
	}
	return false
}

// leads reports whether auxiliary k comes before the subject of its verb.
func (r *reading) leads(k, v int) bool {
	subj := r.t.Child(v, "nsubj", "expl")
	return subj < 0 || k < subj
}

// anybody reports whether the parties are nobody in particular: "anyone who
// spreads rumours can be sentenced", "no ruler may evict any citizen", "how would
// you bomb them".
func (r *reading) anybody(e *Event) bool {
	for _, k := range e.Slots["subj"] {
		if r.t.Form(k) == "you" {
			return true
		}
	}
	for _, p := range e.Actors {
		if r.whoever(p.Head) {
			return true
		}
	}
	if e.Type != "ASSAULT" && e.Type != "COERCE" && e.Type != "AID" || e.Status == sitrep.Denied || e.Status == sitrep.Threatened {
		return false
	}
	return slices.ContainsFunc(e.Targets, func(p Party) bool { return r.whoever(p.Head) || r.those(e, p.Head) })
}

// whoever reports whether k names whoever there may be: "anyone", "any member".
func (r *reading) whoever(k int) bool {
	switch r.t.Form(k) {
	case "anyone", "anybody", "whoever", "whomever":
		return true
	}
	d := r.t.Child(k, "det")
	return d >= 0 && r.t.Form(d) == "any"
}

// those reports whether target k is "those" in "those found guilty could face
// prison": the event is only the condition of another.
func (r *reading) those(e *Event, k int) bool {
	return r.t.Form(k) == "those" && r.t.Rel(e.Head) == "acl" && r.t.Head(e.Head) == k && len(e.Actors) == 0 && r.modal(r.t.Head(k))
}

// modal reports whether verb v stands under an auxiliary of possibility or rule.
func (r *reading) modal(v int) bool {
	if v < 0 {
		return false
	}
	for _, k := range r.t.Kids(v) {
		if r.t.Rel(k) == "aux" {
			switch r.t.Form(k) {
			case "can", "could", "may", "might", "will", "would", "shall", "should", "must":
				return true
			}
		}
	}
	return false
}

// lawSays reports whether the doer is a law that somebody describes: "the act
// limits the sale of arms".
func (r *reading) lawSays(e *Event) bool {
	if e.Entry.POS != 'v' {
		return false
	}
	switch e.Type {
	case "COERCE", "CONCEDE", "AID", "SUPPORT", "AGREE", "COOPERATE", "RETREAT", "PROTEST":
	default:
		return false
	}
	if x := r.t.XPOS(e.Head); x != "VBZ" && x != "VBP" && x != "VB" {
		return false
	}
	return slices.ContainsFunc(e.Slots["subj"], func(k int) bool { return r.f.lex.In("lawtext", r.t.Lemma(k)) })
}

// evenIf reports whether the event is only supposed: "even if he is arrested".
func (r *reading) evenIf(e *Event) bool {
	v := r.clause(e)
	if r.t.Rel(v) == "conj" {
		v = r.t.Head(v)
	}
	if v < 0 || r.t.Rel(v) != "advcl" {
		return false
	}
	for _, k := range r.t.Kids(v) {
		if r.t.Rel(k) == "mark" && r.t.Form(k) == "if" && k > 0 && r.t.Form(k-1) == "even" {
			return true
		}
	}
	return false
}

// titled reports whether the noun is part of a name that capitals mark: "the
// Winter War", "Operation Dawn". A headline's capitals say nothing.
func (r *reading) titled(e *Event) bool {
	if e.Entry.POS != 'n' || r.t.UPOS(e.Head) != "PROPN" || !r.capital(e.Head) || !r.prose(e.Sent) {
		return false
	}
	for _, k := range []int{e.Head - 1, e.Head + 1} {
		if k < 0 || k >= len(r.doc.Tokens) || r.doc.Tokens[k].Sent != e.Sent || !r.capital(k) || r.t.UPOS(k) != "PROPN" {
			continue
		}
		if r.t.Head(k) == e.Head || r.t.Head(e.Head) == k {
			return true
		}
	}
	return false
}

func (r *reading) capital(t int) bool {
	c := r.doc.Tokens[t].Form[0]
	return 'A' <= c && c <= 'Z'
}

// prose reports whether sentence s has content words without capitals, as
// sentences have and headlines in title case have not.
func (r *reading) prose(s int) bool {
	small := 0
	for i := r.doc.Sents[s].Start; i < r.doc.Sents[s].End; i++ {
		if u := r.t.UPOS(i); (u == "VERB" || u == "NOUN" || u == "ADJ") && !r.capital(i) {
			small++
		}
	}
	return small >= 3
}
