package event

import "slices"

// spelt leaves out the events that are only said to have been an answer where what it was is told in
// a participle of its own, "the army hit back, shelling the port", "the mayor hit back, accusing the
// press of lying", or by a noun, "the army hit back with air strikes"; and a protest that is only why
// another of them was done.
func (r *reading) spelt(events []*Event) []*Event {
	at := make(map[int]*Event, len(events))
	for _, e := range events {
		at[e.Head] = e
	}
	return slices.DeleteFunc(events, func(e *Event) bool {
		if !r.bareAnswer(e) {
			return r.inProtest(e, at)
		}
		if f := r.answeredWith(e, at); f != nil {
			f.takeOver(e)
			return true
		}
		return slices.ContainsFunc(r.t.Kids(e.Head), func(k int) bool {
			f := at[k]
			return f != nil && k > e.Head && r.t.Rel(k) == "advcl" && r.t.XPOS(k) == "VBG" && (f.Type == "ASSAULT" && within(e.Targets, f.Targets) || len(e.Targets) == 0 && !r.forced(e))
		})
	})
}

// answeredWith is the violence that a noun says answer e was done with, nil where none does.
func (r *reading) answeredWith(e *Event, at map[int]*Event) *Event {
	for _, k := range r.t.Kids(e.Head) {
		if k < e.Head || r.t.Rel(k) != "obl" || r.t.Case(k) != "with" {
			continue
		}
		if f := at[r.t.Counted(k)]; f != nil && f.Type == "ASSAULT" {
			return f
		}
	}
	return nil
}

// takeOver gives e, which is told by a noun of x's clause, the doers, those it was done to, the status
// and the clause of x.
func (e *Event) takeOver(x *Event) {
	if len(e.Actors) == 0 {
		e.Actors = x.Actors
	}
	if len(e.Targets) == 0 {
		e.Targets = x.Targets
	}
	if len(e.Tolls) == 0 {
		e.Tolls = x.Tolls
	}
	e.Status = x.Status
	e.Clauses = append(e.Clauses, x.Clauses...)
}

// inProtest reports whether noun e only says why one of the deeds was done: "recalled its envoy in
// protest at the raid".
func (r *reading) inProtest(e *Event, deeds map[int]*Event) bool {
	if e.Type != "PROTEST" || r.t.Form(e.Head) != "protest" || r.t.Case(e.Head) != "in" || r.t.Child(e.Head, "det", "amod") >= 0 {
		return false
	}
	h := r.t.Head(e.Head)
	if h >= 0 && r.t.Rel(e.Head) == "nmod" && !r.t.Verbal(h) {
		h = r.t.Head(h) // hung on the object
	}
	return h >= 0 && deeds[h] != nil && r.t.Verbal(h)
}

// within reports whether all parties are among others.
func within(parties, others []Party) bool {
	return !slices.ContainsFunc(parties, func(p Party) bool {
		return !slices.ContainsFunc(others, func(q Party) bool { return q.Head == p.Head })
	})
}

// bareAnswer reports whether event e is told as an answer and not of what kind.
func (r *reading) bareAnswer(e *Event) bool {
	w := e.Entry.Words
	return e.Type == "ASSAULT" && e.Entry.POS == 'v' && (w[len(w)-1] == "back" || w[0] == "retaliate")
}

// forced reports whether an answer was one by arms whatever else is told: shots, or what those do who
// bear arms.
func (r *reading) forced(e *Event) bool {
	return e.Entry.Words[0] == "fire" || slices.ContainsFunc(e.Actors, func(p Party) bool { return slices.ContainsFunc(r.c.Arg(r.who(p)).Sectors, fighting) })
}

// fighting are the sectors of those who bear arms.
func fighting(sector string) bool {
	return armed(sector) && sector != "GOV" && sector != "OPP" && sector != "IGO"
}
