package scene

import (
	"slices"

	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/number"
)

// Count is how many happenings the event stands for, where its noun is counted
// ("more than 170 attacks", "the ninth attack"); ok is false for one.
func (s *Scene) Count(e *event.Event) (c number.Count, ok bool) {
	if e.Entry.POS == 'v' {
		for _, k := range e.Slots[s.discharged(e)] {
			if c, ok = number.CountOf(s.doc, s.numbers, k); ok && c.Low > 1 && !c.Ordinal {
				return c, true
			}
		}
	}
	if c, ok = s.bombs(e); ok {
		return c, true
	}
	for _, k := range s.t.Kids(e.Head) { // "fired on boats nine times", "on three occasions"
		if s.t.Rel(k) == "obl" && s.doc.Tokens[k].XPOS == "NNS" && (s.t.Lemma(k) == "time" && s.t.Case(k) == "" || s.t.Lemma(k) == "occasion" && s.t.Case(k) == "on") {
			if c, ok = number.CountOf(s.doc, s.numbers, k); ok && c.Low > 1 && !c.Ordinal {
				return c, true
			}
		}
	}
	if e.Public && e.Entry.POS == 'v' { // "27 warrants have been issued"
		c, ok = number.CountOf(s.doc, s.numbers, e.Consumed[0])
		return c, ok && c.Low > 1 && !c.Ordinal
	}
	if e.Entry.POS != 'n' || e.Members {
		return c, false
	}
	if c, ok = number.CountOf(s.doc, s.numbers, e.Head); ok && s.ofDate(e, c) {
		return c, false
	}
	if s.doc.Tokens[e.Head].XPOS == "NN" && !c.Ordinal {
		return c, false // "the 1991 killing" is one
	}
	return c, ok && c.Low > 1
}

// exploding are the frames of verbs each of whose weapons goes off by itself.
var exploding = lists.Set("attack.explosion attack.explosives")

// bombs is how many bombs verb e says went off or were set off: "detonated 20 bombs".
func (s *Scene) bombs(e *event.Event) (c number.Count, ok bool) {
	if e.Entry.POS != 'v' || !exploding[e.Entry.Frame.Name] {
		return c, false
	}
	for _, p := range e.Means {
		switch s.t.Lemma(p.Head) {
		case "bomb", "device", "mine", "grenade", "shell", "rocket", "missile", "mortar", "explosive", "charge":
			if c, ok = number.CountOf(s.doc, s.numbers, p.Head); ok && c.Low > 1 && !c.Ordinal {
				return c, true
			}
		}
	}
	return c, false
}

// ofDate reports whether a number before the event's noun is one of a date: "the 1987 killings",
// "the July 2005 bombings".
func (s *Scene) ofDate(e *event.Event, c number.Count) bool {
	return slices.ContainsFunc(s.timed[e.Sent], func(i int) bool {
		return s.times[i].Start <= c.Start && c.End <= s.times[i].End
	})
}

// Targets is how many targets at how many sites were hit, nil where not told: "85
// targets at seven sites".
func (s *Scene) Targets(e *event.Event) (targets, sites *number.Quantity) {
	if e.Type != "ASSAULT" {
		return nil, nil
	}
	for _, c := range e.Clauses {
		start, end := s.doc.Subtree(c)
		for _, k := range s.t.Kids(c) { // clauses below tell of other things
			if r := s.t.Rel(k); r == "advcl" || r == "parataxis" || r == "ccomp" || r == "conj" || r == "acl" {
				a, b := s.doc.Subtree(k)
				if k < c {
					start = max(start, b)
				} else {
					end = min(end, a)
				}
			}
		}
		if start >= end {
			continue
		}
		t, n := number.TargetsIn(s.doc, s.numbers, start, end)
		if targets == nil {
			targets = t
		}
		if sites == nil {
			sites = n
		}
	}
	return targets, sites
}
