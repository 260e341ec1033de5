package eval

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/internal/batch"
	"github.com/sitrep-news/sitrep/pipeline"
)

// Record is one line of a benchmark's file, field by field as JSON.
type Record map[string]json.RawMessage

// Text reads a field that is a string; "" where it is not there or not one.
func (r Record) Text(field string) string {
	var s string
	if json.Unmarshal(r[field], &s) != nil {
		return ""
	}
	return s
}

// Get decodes a field into v.
func (r Record) Get(field string, v any) error {
	if err := json.Unmarshal(r[field], v); err != nil {
		return fmt.Errorf("field %s: %w", field, err)
	}
	return nil
}

// Records describes a benchmark of JSON Lines: which fields a prediction may
// see, which it fills in, how it is made and measured.
type Records struct {
	// Inputs are the fields that a prediction may read. No other field of the
	// gold file reaches Predict or is written with the prediction.
	Inputs []string
	// Gold are the fields that make a record scorable; where a record lacks
	// one, the file is a blind copy and predictions alone are written.
	Gold []string
	// Blind rewrites an input field that has gold inside; it may be nil.
	Blind func(Record) (Record, error)

	// Predict fills in fields from a record's inputs.
	Predict func(ctx context.Context, sys *pipeline.System, in Record) (map[string]any, error)
	// PredictAll does so for all records at once, in place of Predict.
	PredictAll func(ctx context.Context, env *Env, in []Record) ([]map[string]any, error)

	Score score.Scorer
}

// Run predicts every record of the gold file, writes the predictions to out
// (which may be nil), and scores them where the file has its gold fields.
func (b Records) Run(ctx context.Context, env *Env, gold string, out io.Writer) (score.Figures, error) {
	raw, err := readJSONL(gold)
	if err != nil {
		return nil, err
	}
	ins, err := b.inputs(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", gold, err)
	}
	filled, err := b.predict(ctx, env, ins)
	if err != nil {
		return nil, err
	}
	preds := make([]json.RawMessage, len(ins))
	for i := range ins {
		if preds[i], err = merge(ins[i], filled[i]); err != nil {
			return nil, fmt.Errorf("record %d: %w", i+1, err)
		}
	}
	if err := writeLines(out, preds); err != nil {
		return nil, err
	}
	if !b.scorable(raw) {
		return score.Figures{{Name: "records", Value: len(raw)}, {Name: "note", Value: "blind copy: predictions only"}}, nil
	}
	return b.Score(raw, preds)
}

// inputs cuts every record down to its id and the fields that may be seen.
func (b Records) inputs(raw []json.RawMessage) ([]Record, error) {
	out := make([]Record, len(raw))
	for i, line := range raw {
		var all Record
		if err := json.Unmarshal(line, &all); err != nil {
			return nil, fmt.Errorf("record %d: %w", i+1, err)
		}
		in := Record{}
		for _, f := range append([]string{"id"}, b.Inputs...) {
			if v, ok := all[f]; ok {
				in[f] = v
			}
		}
		if b.Blind != nil {
			var err error
			if in, err = b.Blind(in); err != nil {
				return nil, fmt.Errorf("record %d: %w", i+1, err)
			}
		}
		out[i] = in
	}
	return out, nil
}

// predict runs the bench's prediction over all records on all cores.
func (b Records) predict(ctx context.Context, env *Env, ins []Record) ([]map[string]any, error) {
	if b.PredictAll != nil {
		return b.PredictAll(ctx, env, ins)
	}
	type result struct {
		fields map[string]any
		err    error
	}
	one := func(in Record) (r result) {
		r.fields, r.err = b.Predict(ctx, env.System, in)
		return r
	}
	out := make([]map[string]any, 0, len(ins))
	for r := range batch.Map(ctx, env.Jobs, slices.Values(ins), one) {
		if r.err != nil {
			return nil, fmt.Errorf("record %d: %w", len(out)+1, r.err)
		}
		out = append(out, r.fields)
		env.progress(len(out), len(ins))
	}
	return out, ctx.Err()
}

func (b Records) scorable(raw []json.RawMessage) bool {
	for _, line := range raw {
		var all Record
		if json.Unmarshal(line, &all) != nil {
			return false
		}
		for _, f := range b.Gold {
			if _, ok := all[f]; !ok {
				return false
			}
		}
	}
	return len(raw) > 0
}

// merge writes a record's inputs with the predicted fields filled in.
func merge(in Record, fields map[string]any) (json.RawMessage, error) {
	all := make(map[string]any, len(in)+len(fields))
	for k, v := range in {
		all[k] = v
	}
	for k, v := range fields {
		all[k] = v
	}
	return encode(all)
}

// encode writes JSON as people read it: <, > and & as they are.
func encode(v any) (json.RawMessage, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

func writeLines(out io.Writer, lines []json.RawMessage) error {
	if out == nil {
		return nil
	}
	w := bufio.NewWriter(out)
	for _, l := range lines {
		w.Write(l)
		w.WriteByte('\n')
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("write predictions: %w", err)
	}
	return nil
}

// readJSONL reads the lines of a file that are not empty.
func readJSONL(path string) ([]json.RawMessage, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read gold: %w", err)
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 64<<20)
	var out []json.RawMessage
	for n := 1; in.Scan(); n++ {
		line := bytes.TrimSpace(in.Bytes())
		if len(line) == 0 {
			continue
		}
		if !json.Valid(line) {
			return nil, fmt.Errorf("read gold: %s:%d: not a line of JSON", path, n)
		}
		out = append(out, bytes.Clone(line))
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("read gold: %s: %w", path, err)
	}
	return out, nil
}
