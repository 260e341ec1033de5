package event

import "github.com/sitrep-news/sitrep/code/role"

// askSlots adds to the slots of a verb, for conditions to ask about, what kind of
// clause it embeds: "whether" holds one that is a question ("asked if", "asked how
// many"), "should" one that is wished for ("insisted that he go", "that he must go").
func (r *reading) askSlots(s role.Slots) {
	for _, k := range s["ccomp"] {
		switch {
		case r.asks(k):
			s["whether"] = append(s["whether"], k)
		case r.wished(k):
			s["should"] = append(s["should"], k)
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
		if f := r.t.Form(c); r.t.Rel(c) == "mark" && (f == "if" || f == "whether") {
			return true
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
