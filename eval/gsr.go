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
		Gold:   []string{"event", "source", "target"},
		Predict: func(ctx context.Context, sys *pipeline.System, in Record) (map[string]any, error) {
			r, err := read(ctx, sys, in.Text("text"), in.Text("date"))
			if err != nil {
				return nil, err
			}
			events := []score.GSREvent{}
			for i := range r.Mentions {
				m := &r.Mentions[i]
				events = append(events, score.GSREvent{Event: m.Type, Source: codes(m.Actors), Target: codes(m.Recipients)})
			}
			return map[string]any{"events": events}, nil
		},
		Score: score.Of(score.PLOVERGold),
	}
	return Bench{Name: "plover_gsr", About: "PLOVER gold records: type, source and target of a sentence (61 sentences)", Gold: "gold/plover_gsr.jsonl", Run: b.Run}
}

// codes writes parties as PLOVER's 2016 records do: country and first sector
// in one word, states bare.
func codes(as []sitrep.Arg) score.Codes {
	out := score.Codes{}
	add := func(code string) {
		if code != "" && !slices.Contains(out, score.Code{Code: code}) {
			out = append(out, score.Code{Code: code})
		}
	}
	for _, a := range as {
		country := a.Country
		if country == "---" {
			country = ""
		}
		sector := ""
		if len(a.Sectors) > 0 {
			sector = a.Sectors[0]
		}
		if a.Kind == sitrep.KindState {
			sector = ""
		}
		add(country + sector)
	}
	return out
}
