package eval

import (
	"context"
	"strings"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/pipeline"
)

// plvBench: one sentence with its source and target marked, to a PLOVER type.
func plvBench() Bench {
	b := Records{
		Inputs: []string{"sentence", "marked", "source", "target"},
		Gold:   []string{"root", "quad"},
		Predict: func(ctx context.Context, sys *pipeline.System, in Record) (map[string]any, error) {
			r, err := read(ctx, sys, in.Text("sentence"), "")
			if err != nil {
				return nil, err
			}
			return map[string]any{"root": rootBetween(r, in.Text("source"), in.Text("target"))}, nil
		},
		Score: score.Of(score.PLV),
	}
	return Bench{Name: "plover_plv", About: "PLOVER type between a marked source and target (1,050 sentences)", Gold: "gold/plover_plv.jsonl", Run: b.Run}
}

// rootBetween is the type of the mention that best joins the two parties.
func rootBetween(r *sitrep.Report, source, target string) string {
	best, root := -1, "CONSULT" // PLOVER's mildest verbal type, where nothing was coded
	for i := range r.Mentions {
		m := &r.Mentions[i]
		points := 0
		switch {
		case names(m.Actors, source):
			points += 4
		case names(m.Recipients, source):
			points++
		}
		switch {
		case names(args(m.Recipients, m.Objects), target):
			points += 4
		case names(m.Actors, target):
			points++
		}
		if points > best {
			best, root = points, m.Type
		}
	}
	return root
}

// names tells whether one of the parties is, holds or is part of the words.
func names(as []sitrep.Arg, words string) bool {
	words = strings.ToLower(withoutArticle(words))
	for _, a := range as {
		t := strings.ToLower(withoutArticle(a.Text))
		if t != "" && words != "" && (strings.Contains(words, t) || strings.Contains(t, words)) {
			return true
		}
	}
	return false
}
