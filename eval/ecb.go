package eval

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/fuse"
)

// ecbBench: which of the articles report the same happening (ECB+).
func ecbBench() Bench {
	b := Records{
		Inputs:     []string{"tokens", "sentences"},
		Gold:       []string{"topic"},
		PredictAll: predictStories,
		Score:      score.Of(score.Clusters),
	}
	return Bench{Name: "ecb", About: "articles of the same happening (772 articles)", Gold: "gold/ecbplus.jsonl", Run: b.Run}
}

func predictStories(_ context.Context, env *Env, in []Record) ([]map[string]any, error) {
	sigs := make([]fuse.Signature, len(in))
	for i, r := range in {
		var tokens []string
		if err := r.Get("tokens", &tokens); err != nil {
			return nil, fmt.Errorf("record %d: %w", i+1, err)
		}
		doc, err := env.System.Engine.Annotate(joined(r, tokens), nil)
		if err != nil {
			return nil, fmt.Errorf("record %d: annotate: %w", i+1, err)
		}
		sigs[i] = fuse.Sign(doc)
	}
	out := make([]map[string]any, len(in))
	for i, s := range fuse.Stories(sigs, fuse.Standard) {
		out[i] = map[string]any{"cluster": strconv.Itoa(s)}
	}
	return out, nil
}

// joined writes the tokens as text, a line a sentence.
func joined(r Record, tokens []string) string {
	var sent []int
	if r.Get("sentences", &sent) != nil || len(sent) != len(tokens) {
		return strings.Join(tokens, " ")
	}
	var b strings.Builder
	for i, t := range tokens {
		if i > 0 {
			if sent[i] != sent[i-1] {
				b.WriteString("\n\n")
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(t)
	}
	return b.String()
}
