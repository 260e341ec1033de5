package eval

import (
	"context"
	"fmt"
	"strings"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/act"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/pipeline"
)

// plvBench: one sentence with its source and target marked, to a PLOVER type.
func plvBench() Bench {
	b := Records{
		Inputs: []string{"sentence", "marked", "source", "target"},
		Gold:   []string{"root", "quad"},
		Predict: func(ctx context.Context, sys *pipeline.System, in Record) (map[string]any, error) {
			features, dense, err := ActInput(ctx, sys, in.Text("sentence"), in.Text("marked"), in.Text("source"), in.Text("target"))
			if err != nil {
				return nil, err
			}
			return map[string]any{"root": act.Best(sys.Coder.Acts().Scores(features, dense))}, nil
		},
		Score: score.Of(score.PLV),
	}
	return Bench{Name: "plover_plv", About: "PLOVER type between a marked source and target (1,050 sentences)", Gold: "gold/plover_plv.jsonl", Run: b.Run}
}

// ActInput is what the act scorer sees of a sentence whose source and target are
// marked with <s> and <t>: its features and the sentence's vector.
func ActInput(ctx context.Context, sys *pipeline.System, sentence, marked, source, target string) ([]string, []float32, error) {
	r, err := read(ctx, sys, sentence, "")
	if err != nil {
		return nil, nil, err
	}
	doc, err := sys.Engine.Annotate(r.Text, nil)
	if err != nil {
		return nil, nil, fmt.Errorf("annotate: %w", err)
	}
	var dense []float32
	if doc.SentDim > 0 && len(doc.SentVectors) >= doc.SentDim {
		dense = make([]float32, doc.SentDim)
		for i, x := range doc.SentVectors {
			dense[i%doc.SentDim] += x / float32(len(doc.Sents))
		}
	}
	return act.Features(doc, r.Mentions, markedSpan(sentence, marked, "s", source), markedSpan(sentence, marked, "t", target)), dense, nil
}

// markedSpan is the first place of the tagged words in the sentence, by their
// place in the marked text without its tags.
func markedSpan(sentence, marked, tag, words string) sitrep.Span {
	words = strings.TrimSpace(words)
	if i := strings.Index(marked, "<"+tag+">"); i >= 0 {
		at := len(unmarked(marked[:i]))
		if at <= len(sentence) {
			if j := strings.Index(sentence[at:], words); j >= 0 {
				return sitrep.Span{Start: at + j, End: at + j + len(words)}
			}
		}
	}
	if i := strings.Index(sentence, words); i >= 0 {
		return sitrep.Span{Start: i, End: i + len(words)}
	}
	return sitrep.Span{}
}

func unmarked(s string) string {
	return strings.NewReplacer("<s>", "", "</s>", "", "<t>", "", "</t>", "").Replace(s)
}
