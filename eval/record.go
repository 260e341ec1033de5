package eval

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/pipeline"
)

// recordBench: users' own gold in the record's form, corrected by hand.
func recordBench() Bench {
	b := Records{
		Inputs:  []string{"schema", "url", "title", "byline", "publisher", "published", "published_from", "agency", "language", "text", "furniture", "links"},
		Gold:    []string{"mentions"},
		Predict: predictRecord,
		Score:   score.Of(score.Records),
	}
	return Bench{Name: "record", About: "your own gold: records as sitrep code prints them, corrected by hand", Run: b.Run}
}

// predictRecord reads a record's text anew, with its furniture left out.
func predictRecord(ctx context.Context, sys *pipeline.System, in Record) (map[string]any, error) {
	line, err := encode(in)
	if err != nil {
		return nil, err
	}
	r, err := sitrep.Decode(line)
	if err != nil {
		return nil, err
	}
	if _, err := sys.Read(ctx, r); err != nil {
		return nil, err
	}
	full, err := sitrep.Encode(r)
	if err != nil {
		return nil, err
	}
	var fields Record
	if err := json.Unmarshal(full, &fields); err != nil {
		return nil, fmt.Errorf("record: %w", err)
	}
	out := map[string]any{}
	for _, k := range []string{"mentions", "statements", "actors", "relations", "figures", "problems"} {
		out[k] = fields[k]
	}
	return out, nil
}
