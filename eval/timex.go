package eval

import (
	"context"
	"fmt"
	"io"

	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/pipeline"
	"github.com/sitrep-news/sitrep/timex"
)

// timexBench: time expressions with TIMEX3 values, read against the article's date.
func timexBench() Bench {
	run := func(ctx context.Context, env *Env, gold string, out io.Writer) (score.Figures, error) {
		f, err := timex.New()
		if err != nil {
			return nil, fmt.Errorf("timex: %w", err)
		}
		return timexRecords(f).Run(ctx, env, gold, out)
	}
	return Bench{Name: "timex", About: "time expressions and their values (183 articles)", Gold: "gold/timebank.jsonl", Run: run}
}

func timexRecords(f *timex.Finder) Records {
	return Records{
		Inputs: []string{"text", "dct"},
		Gold:   []string{"timex"},
		Predict: func(_ context.Context, sys *pipeline.System, in Record) (map[string]any, error) {
			anchor, err := timex.ParseAnchor(in.Text("dct"))
			if err != nil {
				return nil, err
			}
			text := in.Text("text")
			at := positions{text}
			doc, err := sys.Engine.Annotate(text, nil)
			if err != nil {
				return nil, err
			}
			found := []score.Timex{}
			for _, e := range f.Find(doc, anchor) {
				s := at.span(e.Start, e.End)
				found = append(found, score.Timex{Start: s[0], End: s[1], Value: &e.Value})
			}
			return map[string]any{"timex": found}, nil
		},
		Score: score.Of(score.TimeBank),
	}
}
