package eval

import (
	"context"
	"io"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/eval/learn"
	"github.com/sitrep-news/sitrep/eval/muc4"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/pipeline"
)

// muc4Bench: Latin American attack reports to MUC-4 templates.
func muc4Bench() Bench {
	return Bench{Name: "muc4", About: "templates of attacks: perpetrators, targets, victims, weapons (learnt from DEV: only TST1 and TST2 count)", Gold: "gold/muc4.jsonl",
		Run: func(ctx context.Context, env *Env, gold string, out io.Writer) (score.Figures, error) {
			spans, whole, err := muc4.Load()
			if err != nil {
				return nil, err
			}
			return muc4Records(spans, whole).Run(ctx, env, gold, out)
		}}
}

// muc4Records predicts with the models of expressions and of whole articles.
func muc4Records(spans, whole *learn.Model) Records {
	return Records{
		Inputs: []string{"raw", "text"},
		Gold:   []string{"templates"},
		Predict: func(ctx context.Context, sys *pipeline.System, in Record) (map[string]any, error) {
			r := &sitrep.Report{Schema: sitrep.Schema, Text: in.Text("text"), Language: "en"}
			doc, err := sys.Engine.Annotate(r.Text, nil)
			if err != nil {
				return nil, err
			}
			sys.Coder.Code(r, doc)
			ts := muc4.Weigh(muc4.NewArticle(doc, r), spans, whole).Templates(muc4.Decided)
			return map[string]any{"templates": ts}, ctx.Err()
		},
		Score: score.Of(score.MUC4),
	}
}
