package event

// Relief goods on their way: those who bring them give aid, and where nobody is named it is
// the convoy, the ship, the flight.

// carrying are verbs by which a vehicle has its load: "trucks carrying flour".
var carrying = map[string]bool{"bear": true, "bring": true, "carry": true, "deliver": true, "ferry": true, "haul": true, "load": true, "transport": true}

// carrier reports whether noun k is something that goods travel by.
func (r *reading) carrier(k int) bool { return r.f.lex.In("aid.carrier", r.t.Lemma(k)) }

// laden reports whether vehicle k is told to have relief goods aboard: "a convoy carrying
// food", "two flights with medicine", "lorries loaded with flour".
func (r *reading) laden(k int) bool {
	if !r.carrier(k) {
		return false
	}
	for _, c := range r.t.Kids(k) {
		switch r.t.Rel(c) {
		case "nmod":
			if cs := r.t.Case(c); (cs == "with" || cs == "of") && r.relief(c) {
				return true
			}
		case "acl":
			if r.load(c) >= 0 {
				return true
			}
		}
	}
	return false
}

// load is the token of the relief goods that verb v says a vehicle has aboard, -1 where it
// says no such thing.
func (r *reading) load(v int) int {
	if !carrying[r.t.Lemma(v)] {
		return -1
	}
	for _, o := range r.t.Kids(v) {
		if rel := r.t.Rel(o); (rel == "obj" || rel == "obl" && r.t.Case(o) == "with") && r.relief(o) {
			return o
		}
	}
	return -1
}

// relief reports whether noun k, what it counts or one listed with it is relief goods.
func (r *reading) relief(k int) bool {
	toks := []int{k, r.t.Counted(k)}
	for _, c := range r.t.Kids(k) {
		if rel := r.t.Rel(c); rel == "conj" || rel == "compound" {
			toks = append(toks, c)
		}
	}
	for _, t := range toks {
		l := r.t.Lemma(t)
		if r.f.lex.In("aid.humanitarian", l) || l == "aid" || l == "supply" && r.humane(t) {
			return true
		}
	}
	return false
}

// humane reports whether supplies are told as those for people in need: "medical supplies".
func (r *reading) humane(k int) bool {
	for _, c := range r.t.Kids(k) {
		switch r.t.Lemma(c) {
		case "medical", "humanitarian", "relief", "emergency", "aid", "food", "vital", "essential", "basic", "desperately-needed", "much-needed":
			return true
		}
	}
	return false
}

// cargo reports whether the event only says what a vehicle has aboard whose coming is told
// as the event: "a convoy carrying food reached the town".
func (r *reading) cargo(e *Event) bool {
	k := r.t.Head(e.Head)
	if e.Type != "AID" || e.Entry.POS != 'v' || k < 0 || r.t.Rel(e.Head) != "acl" || !r.carrier(k) {
		return false
	}
	v := r.t.Head(k)
	return v >= 0 && r.at[v] != nil && r.at[v].Type == "AID" && r.t.Rel(k) == "nsubj"
}
