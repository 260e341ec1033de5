package event

import "github.com/sitrep-news/sitrep/data/lists"

// leading are participles that name, with a hyphen, those whose an act is: "a union-led march".
var leading = lists.Set("led organised organized")

// leader is who leads what noun n tells of, by "X-led" before it; -1 where nobody does.
func (r *reading) leader(n int) int {
	for _, k := range r.t.Kids(n) {
		if r.t.Rel(k) != "amod" || k > n || !leading[r.t.Form(k)] {
			continue
		}
		for _, x := range r.t.Kids(k) {
			if x < k && (r.t.Rel(x) == "compound" || r.t.Rel(x) == "obl" || r.t.Rel(x) == "nmod" || r.t.Rel(x) == "nsubj") && r.t.UPOS(x) != "PUNCT" {
				return x
			}
		}
	}
	return -1
}

// led gives an event noun those who lead what it tells of: "U.S.-led raids", "an opposition-led
// protest", "Saudi-led coalition strikes".
func (r *reading) led(e *Event) {
	if x := r.leader(e.Head); x >= 0 && len(e.Slots["by"])+len(e.Slots["poss"]) == 0 {
		e.Slots["by"] = append(e.Slots["by"], x)
	}
	for i, k := range e.Slots["comp"] {
		if x := r.leader(k); x >= 0 && r.c.Actor(k) == nil && r.c.Actor(x) != nil {
			e.Slots["comp"][i] = x
		}
	}
}

// drawing are verbs whose subject is what people come together for.
var drawing = lists.Set("attract bring draw gather mobilise mobilize pull")

// drawn gives a protest the people who came to it: "a rally drew thousands", "the march brought
// hundreds of farmers onto the streets".
func (r *reading) drawn(e *Event, top, v int) {
	if e.Type != "PROTEST" || r.t.Rel(top) != "nsubj" || !r.t.Verbal(v) || r.t.Passive(v) || !drawing[r.t.Lemma(v)] {
		return
	}
	for _, k := range r.slotsOf(v)["obj"] {
		if r.living(r.t.Counted(k)) || r.counts(k) {
			e.Slots["by"] = append(e.Slots["by"], k)
			e.Carrier = v
			e.Clauses = append(e.Clauses, v)
		}
	}
}
