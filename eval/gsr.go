package eval

import (
	"context"
	"slices"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/pipeline"
)

// gsrBench: PLOVER's gold-standard sentences, coded from the plain text.
func gsrBench() Bench {
	b := Records{
		Inputs: []string{"text", "date", "language"},
		Gold:   []string{"event"},
		Predict: func(ctx context.Context, sys *pipeline.System, in Record) (map[string]any, error) {
			r, err := read(ctx, sys, in.Text("text"), in.Text("date"))
			if err != nil {
				return nil, err
			}
			return map[string]any{"events": leading(r)}, nil
		},
		Score: score.Of(score.PLOVERGold),
	}
	return Bench{Name: "plover_gsr", About: "PLOVER gold records: type, source and target of a sentence (61 sentences)", Gold: "gold/plover_gsr.jsonl", Run: b.Run}
}

// leading are the events that a sentence is about, for PLOVER's records code one
// or two a sentence: those with a doer, not embedded in another, the fullest first.
func leading(r *sitrep.Report) []score.GSREvent {
	type scored struct {
		event  score.GSREvent
		points float64
		start  int
	}
	var all []scored
	for i := range r.Mentions {
		m := &r.Mentions[i]
		e := score.GSREvent{Event: intended(m), Source: codes(m.Actors), Target: targets(m)}
		if len(e.Target) == 0 { // dealings inside one country
			e.Target = e.Source
		}
		p := 0.0 // how sure a mention is says nothing of how much the sentence is about it
		if len(e.Source) > 0 {
			p++
		}
		if len(e.Target) > 0 {
			p += 0.5
		}
		if m.Status == sitrep.Actual {
			p += 0.5
		}
		p -= float64(m.Trigger.Start) / float64(len(r.Text)+1)
		all = append(all, scored{e, p, m.Trigger.Start})
	}
	slices.SortStableFunc(all, func(a, b scored) int {
		switch {
		case a.points > b.points:
			return -1
		case a.points < b.points:
			return 1
		}
		return 0
	})
	for i := range all { // an act without an addressee: whom the sentence's other acts concern
		if e := &all[i].event; len(e.Target) == 0 || len(e.Target) == 1 && slices.Contains(e.Source, e.Target[0]) {
			for j := range all {
				for _, c := range all[j].event.Target {
					if i != j && !slices.Contains(e.Target, c) {
						e.Target = append(e.Target, c)
					}
				}
			}
		}
	}
	out := []score.GSREvent{}
	for i, s := range all {
		if i > 0 && (i > 1 || s.points < all[0].points-0.9) {
			break
		}
		if !slices.ContainsFunc(out, func(e score.GSREvent) bool { return e.Event == s.event.Event }) {
			out = append(out, s.event)
		}
	}
	return out
}

// intended is the PLOVER type of what was done here and now: a friendly act that is
// only announced is an agreement to it, a hostile one a threat (CAMEO 03 and 13).
func intended(m *sitrep.Mention) string {
	switch m.Status {
	case sitrep.Planned, sitrep.Possible, sitrep.Threatened:
	default:
		return m.Type
	}
	switch m.Type {
	case "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT":
		return "AGREE"
	case "COERCE", "SANCTION", "ASSAULT", "MOBILIZE", "PROTEST":
		return "THREATEN"
	}
	return m.Type
}

// targets are the codes of those an event is done to: recipients, whose things
// were hit, else the country it happened in.
func targets(m *sitrep.Mention) score.Codes {
	out := codes(args(m.Recipients, m.Objects))
	if len(out) == 0 && len(m.Actors) > 1 {
		out = codes(m.Actors)
	}
	if len(out) == 0 {
		for _, p := range m.Places {
			if c := (score.Code{Code: p.Country}); p.Country != "" && !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// codes are the countries of parties, as PLOVER's records of 2016 have them.
func codes(as []sitrep.Arg) score.Codes {
	out := score.Codes{}
	for _, a := range as {
		if c := (score.Code{Code: a.Country}); a.Country != "---" && a.Country != "" && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}
