package scene

import (
	"slices"

	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/data/lists"
)

// stepped reports whether token k is where the doers went in before the clause at, which is
// joined to the going or says more of it: "burst into the hall and opened fire", "stormed the
// mill, killing two".
func (s *Scene) stepped(e *event.Event, at, k int) bool {
	h := s.t.Head(k)
	if r := s.t.Rel(at); h < 0 || e.Type == "RETREAT" || !s.t.Verbal(h) || s.t.Head(at) != h || k > at || r != "conj" && !(r == "advcl" && s.t.XPOS(at) == "VBG") || s.t.Child(at, "nsubj") >= 0 {
		return false
	}
	if s.t.Rel(k) == "obj" {
		return enters[s.t.Lemma(h)] && k > h && !slices.ContainsFunc(e.Targets, func(p event.Party) bool { return s.siteNoun(p.Head) }) // but "stormed a bank and sacked shops"
	}
	switch s.t.Case(k) {
	case "into", "onto", "inside", "aboard", "through":
		return s.t.Rel(k) == "obl"
	}
	return false
}

// enters are verbs whose object is where one goes in.
var enters = lists.Set("board breach enter infiltrate invade overrun raid reach storm")

// narrated reports whether verb v is told by joined verbs after verb at, in the same form and
// of the same doers: "burst in and shot and killed a guard".
func (s *Scene) narrated(v, at int) bool {
	for n := 0; n < 4 && v != at; n++ {
		h := s.t.Head(v)
		if h < 0 || s.t.Rel(v) != "conj" || s.t.XPOS(v) != s.t.XPOS(h) || s.t.Child(v, "nsubj", "aux") >= 0 {
			return false
		}
		v = h
	}
	return v == at
}

// stopped reports whether clause at tells the force that ended the force told by the verb it
// hangs on, there and then: "killed two nurses before a guard shot him".
func (s *Scene) stopped(e *event.Event, at int) bool {
	return s.t.Case(at) == "before" && force[e.Type] && force[s.types[s.t.Head(at)]] && s.t.Verbal(s.t.Head(at)) && s.t.Child(at, "nsubj") >= 0 && at == e.Head
}
