package eval

import (
	"context"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/eval/muc4"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/pipeline"
)

// muc4Bench: Latin American attack reports to MUC-4 templates.
func muc4Bench() Bench {
	b := Records{
		Inputs: []string{"raw", "text"},
		Gold:   []string{"templates"},
		Predict: func(ctx context.Context, sys *pipeline.System, in Record) (map[string]any, error) {
			ts, err := muc4Templates(sys, in.Text("text"))
			if err != nil {
				return nil, err
			}
			return map[string]any{"templates": ts}, ctx.Err()
		},
		Score: score.Of(score.MUC4),
	}
	return Bench{Name: "muc4", About: "templates of attacks: perpetrators, targets, victims, weapons (learnt from DEV: only TST1 and TST2 count)", Gold: "gold/muc4.jsonl", Run: b.Run}
}

// muc4Templates codes an article and fills templates from what the coder found,
// by the models learnt from MUC-4's development articles.
func muc4Templates(sys *pipeline.System, text string) ([]score.Template, error) {
	m, err := muc4.Models()
	if err != nil {
		return nil, err
	}
	r := &sitrep.Report{Schema: sitrep.Schema, Text: text, Language: "en"}
	doc, err := sys.Engine.Annotate(text, nil)
	if err != nil {
		return nil, err
	}
	sys.Coder.Code(r, doc)
	return muc4.Weigh(muc4.NewArticle(doc, r), m[0], m[1]).Templates(muc4.Decided), nil
}
