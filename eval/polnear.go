package eval

import (
	"context"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/pipeline"
)

// polnearBench: who said what in political news.
func polnearBench() Bench {
	b := Records{
		Inputs: []string{"text"},
		Gold:   []string{"attributions"},
		Predict: func(ctx context.Context, sys *pipeline.System, in Record) (map[string]any, error) {
			r, err := read(ctx, sys, in.Text("text"), "")
			if err != nil {
				return nil, err
			}
			at := positions{r.Text}
			out := []score.Attribution{}
			for _, s := range r.Statements {
				if len(s.Content) == 0 {
					continue
				}
				a := score.Attribution{Source: []score.Span{}, Cue: []score.Span{}, Content: at.spans(s.Content)}
				if s.Speaker != nil && s.Speaker.End > s.Speaker.Start {
					a.Source = at.spans([]sitrep.Words{s.Speaker.Words})
				}
				if s.Cue.End > s.Cue.Start {
					a.Cue = at.spans([]sitrep.Words{s.Cue})
				}
				out = append(out, a)
			}
			return map[string]any{"attributions": out}, nil
		},
		Score: score.Of(score.PolNeAR),
	}
	return Bench{Name: "polnear", About: "who said what: source, cue and content (924 articles)", Gold: "gold/polnear.jsonl", Run: b.Run}
}
