package eval

import (
	"context"
	"fmt"

	"github.com/sitrep-news/sitrep/code/statement"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/pipeline"
)

// polnearBench: who said what in political news. PolNeAR counts what people think
// and want as well as what they say.
func polnearBench() Bench {
	b := Records{
		Inputs: []string{"text"},
		Gold:   []string{"attributions"},
		Predict: func(_ context.Context, sys *pipeline.System, in Record) (map[string]any, error) {
			doc, err := sys.Engine.Annotate(in.Text("text"), nil)
			if err != nil {
				return nil, fmt.Errorf("annotate: %w", err)
			}
			out := []score.Attribution{}
			found := sys.Coder.Attributions(doc)
			for i := range found {
				if !nested(found, i) {
					out = append(out, attributionOf(doc, &found[i]))
				}
			}
			return map[string]any{"attributions": out}, nil
		},
		Score: score.Of(score.PolNeAR),
	}
	return Bench{Name: "polnear", About: "who said what: source, cue and content (924 articles)", Gold: "gold/polnear.jsonl", Run: b.Run}
}

// nested reports whether attribution i stands inside what another one says:
// PolNeAR marks the outermost alone.
func nested(found []statement.Attribution, i int) bool {
	cue := found[i].Cue[0]
	for j := range found {
		if j == i {
			continue
		}
		for _, c := range found[j].Content {
			if c.Start <= cue.Start && cue.End <= c.End {
				return true
			}
		}
	}
	return false
}

func attributionOf(doc *nlp.Doc, a *statement.Attribution) score.Attribution {
	at := positions{doc.Text}
	spans := func(rs []statement.Range) []score.Span {
		out := []score.Span{}
		for _, r := range rs {
			if r.End > r.Start {
				out = append(out, at.span(doc.Tokens[r.Start].Start, doc.Tokens[r.End-1].End))
			}
		}
		return out
	}
	p := score.Attribution{Source: []score.Span{}, Cue: spans(a.Cue), Content: spans(a.Content)}
	if a.Source >= 0 {
		s, e := doc.Subtree(a.Source)
		p.Source = spans([]statement.Range{{Start: s, End: e}})
	}
	return p
}
