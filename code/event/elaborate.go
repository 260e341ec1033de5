package event

import "slices"

// spelt leaves out the events that are only said to have been an answer where what it was is told in
// a participle of its own: "the army hit back, shelling the port", "the mayor hit back, accusing the
// press of lying".
func (r *reading) spelt(events []*Event) []*Event {
	at := make(map[int]*Event, len(events))
	for _, e := range events {
		at[e.Head] = e
	}
	return slices.DeleteFunc(events, func(e *Event) bool {
		return r.bareAnswer(e) && slices.ContainsFunc(r.t.Kids(e.Head), func(k int) bool {
			f := at[k]
			return f != nil && k > e.Head && r.t.Rel(k) == "advcl" && r.t.XPOS(k) == "VBG" && (f.Type == "ASSAULT" && within(e.Targets, f.Targets) || len(e.Targets) == 0 && !r.forced(e))
		})
	})
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
