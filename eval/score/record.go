package score

import (
	"maps"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
)

// Records scores records of the product's own form against records corrected
// by hand. A mention is found where type and place in the text agree; its
// status, parties, place and time are scored on those found.
func Records(gold, pred []sitrep.Report) Figures {
	s := recordScore{types: map[string]*tally{}}
	for i := range gold {
		s.mentions(gold[i].Mentions, pred[i].Mentions)
		s.statements(&gold[i], &pred[i])
		s.relations(&gold[i], &pred[i])
	}
	out := Figures{
		{"mention_precision", ratio(s.found.right, s.found.pred)}, {"mention_recall", ratio(s.found.right, s.found.gold)}, {"mention_f1", s.found.f1()},
		{"status_accuracy", ratio(s.status.right, s.status.gold)}, {"actors_f1", s.actors.f1()}, {"recipients_f1", s.recipients.f1()},
		{"place_accuracy", ratio(s.place.right, s.place.gold)}, {"time_accuracy", ratio(s.time.right, s.time.gold)},
		{"losses_f1", s.losses.f1()}, {"statement_f1", s.said.f1()}, {"relation_f1", s.related.f1()},
	}
	for _, k := range slices.Sorted(maps.Keys(s.types)) {
		out = append(out, Figure{k + "_f1", s.types[k].f1()})
	}
	return out
}

// recordScore sums up over records.
type recordScore struct {
	found, status, actors, recipients, place, time, losses, said, related tally
	types                                                                 map[string]*tally
}

func wordsSpan(w sitrep.Words) Span { return Span{w.Start, w.End} }

// mentions pairs those of one type whose triggers touch, and then those of one
// type in one sentence.
func (s *recordScore) mentions(gold, pred []sitrep.Mention) {
	partner := make([]int, len(gold)) // index in pred plus one
	taken := make([]bool, len(pred))
	for _, where := range []func(m *sitrep.Mention) Span{
		func(m *sitrep.Mention) Span { return wordsSpan(m.Trigger) },
		func(m *sitrep.Mention) Span { return wordsSpan(m.Sentence) },
	} {
		for i := range gold {
			for j := range pred {
				if partner[i] == 0 && !taken[j] && gold[i].Type == pred[j].Type && overlap(where(&gold[i]), where(&pred[j])) > 0 {
					partner[i], taken[j] = j+1, true
				}
			}
		}
	}
	for i := range gold {
		s.kind(gold[i].Type).add(btoi(partner[i] > 0), 0, 1)
		s.found.add(btoi(partner[i] > 0), 0, 1)
		if partner[i] > 0 {
			s.pair(&gold[i], &pred[partner[i]-1])
		}
	}
	for j := range pred {
		s.kind(pred[j].Type).add(0, 1, 0)
		s.found.add(0, 1, 0)
	}
}

func (s *recordScore) kind(t string) *tally {
	if s.types[t] == nil {
		s.types[t] = new(tally)
	}
	return s.types[t]
}

// pair scores what is told of a mention that was found.
func (s *recordScore) pair(g, p *sitrep.Mention) {
	s.status.add(btoi(g.Status == p.Status), 1, 1)
	s.actors.add(greedy(g.Actors, p.Actors, sameArg), len(p.Actors), len(g.Actors))
	s.recipients.add(greedy(g.Recipients, p.Recipients, sameArg), len(p.Recipients), len(g.Recipients))
	s.losses.add(greedy(g.Casualties, p.Casualties, func(a, b sitrep.Casualty) bool { return a.Harm == b.Harm && a.Best == b.Best }), len(p.Casualties), len(g.Casualties))
	samePlace := g.Place == nil && p.Place == nil || g.Place != nil && p.Place != nil && strings.EqualFold(g.Place.Name, p.Place.Name)
	s.place.add(btoi(samePlace), 1, 1)
	days := func(t *sitrep.Time) [2]string {
		if t == nil {
			return [2]string{}
		}
		return [2]string{t.Start[:min(10, len(t.Start))], t.End[:min(10, len(t.End))]}
	}
	s.time.add(btoi(days(g.Time) == days(p.Time)), 1, 1)
}

// sameArg: the words touch, or both resolve to the same name.
func sameArg(a, b sitrep.Arg) bool {
	return overlap(wordsSpan(a.Words), wordsSpan(b.Words)) > 0 || a.Name != "" && strings.EqualFold(a.Name, b.Name)
}

// statements match where they share half of their content.
func (s *recordScore) statements(gold, pred *sitrep.Report) {
	content := func(st sitrep.Statement) []Span {
		var out []Span
		for _, w := range st.Content {
			out = append(out, wordsSpan(w))
		}
		return union(out)
	}
	n := greedy(gold.Statements, pred.Statements, func(a, b sitrep.Statement) bool {
		x, y := content(a), content(b)
		both := shared(x, y)
		return both > 0 && 2*both >= length(x)+length(y)-both
	})
	s.said.add(n, len(pred.Statements), len(gold.Statements))
}

// relations match by type and the names of both ends.
func (s *recordScore) relations(gold, pred *sitrep.Report) {
	type named struct{ kind, from, to string }
	list := func(r *sitrep.Report) []named {
		names := map[string]string{}
		for _, a := range r.Actors {
			names[a.ID] = strings.ToLower(a.Name)
		}
		var out []named
		for _, x := range r.Relations {
			out = append(out, named{x.Type, names[x.From], names[x.To]})
		}
		return out
	}
	g, p := list(gold), list(pred)
	s.related.add(greedy(g, p, func(a, b named) bool { return a == b }), len(p), len(g))
}
