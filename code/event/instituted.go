package event

import (
	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// public are the types of acts that bodies take, which are told often without saying whose they are.
var public = lists.Set("COERCE SANCTION CONSULT AGREE RETREAT CONCEDE ACCUSE SUPPORT PROTEST")

// parley are nouns of talks that are held for others.
var parley = lists.Set("talk talks negotiation negotiations summit dialogue")

// instituted reports whether an act of some body is told as done or as gone without saying by or
// to whom: "a curfew was imposed on Friday", "an inquiry was opened", "the talks collapsed".
func (r *reading) instituted(e *Event) bool {
	if !public[e.Type] || e.Status != sitrep.Actual && e.Status != sitrep.Ended && e.Status != sitrep.Ongoing {
		return false
	}
	v, told := e.Head, e.Head
	switch {
	case e.Entry.POS == 'v' && len(e.Consumed) > 0 && r.t.Passive(v):
		told = e.Consumed[0]
	case e.Entry.POS == 'n' && e.Carrier >= 0 && e.Type != "CONCEDE" && e.Type != "SUPPORT" && e.Type != "ACCUSE":
		v = e.Carrier
	default:
		return false
	}
	if e.Type == "CONSULT" && !parley[r.t.Lemma(told)] {
		return false
	}
	if rel := r.t.Rel(v); rel != "root" && rel != "conj" && rel != "ccomp" && rel != "parataxis" && rel != "advcl" || r.t.XPOS(v) == "VBG" || !r.t.Verbal(v) {
		return false
	}
	return r.t.Head(told) == v && (r.t.Rel(told) == "nsubj" || r.t.Rel(told) == "obj" && r.t.Passive(v))
}
