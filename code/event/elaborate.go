package event

// spelt reports whether the event is only said to have been an answer, and what it was is told in a
// participle of its own: "the army hit back, shelling the port".
func (r *reading) spelt(e *Event) bool {
	w := e.Entry.Words
	if e.Type != "ASSAULT" || e.Entry.POS != 'v' || len(e.Targets) > 0 || w[len(w)-1] != "back" && w[0] != "retaliate" {
		return false
	}
	for _, k := range r.t.Kids(e.Head) {
		if f := r.at[k]; f != nil && f.Type == "ASSAULT" && r.t.Rel(k) == "advcl" && r.t.XPOS(k) == "VBG" && k > e.Head {
			return true
		}
	}
	return false
}
