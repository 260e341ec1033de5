package eval

import (
	"context"
	"unicode/utf8"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/pipeline"
)

// read codes a text that is all article: no page, no furniture.
func read(ctx context.Context, sys *pipeline.System, text, published string) (*sitrep.Report, error) {
	r := &sitrep.Report{Schema: sitrep.Schema, Text: text, Published: published, Language: "en"}
	if published != "" {
		r.PublishedFrom = "given"
	}
	_, err := sys.Read(ctx, r)
	return r, err
}

// positions turns byte offsets of a text into code points, which benchmarks count.
type positions struct{ text string }

// span counts the code points before start and end.
func (p positions) span(start, end int) score.Span {
	a := utf8.RuneCountInString(p.text[:start])
	return score.Span{a, a + utf8.RuneCountInString(p.text[start:end])}
}

// args lists an event's parties on one side.
func args(lists ...[]sitrep.Arg) []sitrep.Arg {
	var out []sitrep.Arg
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}
