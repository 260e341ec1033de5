package eval

import (
	"context"
	"io"

	"github.com/sitrep-news/sitrep/eval/muc4"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/pipeline"
)

// muc4Bench: Latin American attack reports to MUC-4 templates.
func muc4Bench() Bench {
	return Bench{Name: "muc4", About: "templates of attacks: perpetrators, targets, victims, weapons (learnt from DEV: only TST1 and TST2 count)", Gold: "gold/muc4.jsonl",
		Run: func(ctx context.Context, env *Env, gold string, out io.Writer) (score.Figures, error) {
			m, err := muc4.Load()
			if err != nil {
				return nil, err
			}
			return muc4Records(m).Run(ctx, env, gold, out)
		}}
}

// muc4Records predicts with the models m.
func muc4Records(m *muc4.Models) Records {
	return Records{
		Inputs: []string{"raw", "text"},
		Gold:   []string{"templates"},
		Predict: func(ctx context.Context, sys *pipeline.System, in Record) (map[string]any, error) {
			a, err := muc4.Read(sys.Doubtful(), in.Text("text"), in.Text("raw"))
			if err != nil {
				return nil, err
			}
			return map[string]any{"templates": m.Templates(a)}, ctx.Err()
		},
		Score: score.Of(score.MUC4),
	}
}
