package score

import (
	"encoding/json"
	"fmt"
)

// Scorer compares gold records with predictions, both as JSON, one for one.
type Scorer func(gold, pred []json.RawMessage) (Figures, error)

// ID is what tells records of a file apart.
type ID struct {
	ID any `json:"id"`
}

// Of turns a measure of typed records into a Scorer. Records must be as many
// and carry the same ids in the same order.
func Of[T any](measure func(gold, pred []T) Figures) Scorer {
	return func(gold, pred []json.RawMessage) (Figures, error) {
		if len(gold) != len(pred) {
			return nil, fmt.Errorf("score: %d gold records but %d predictions", len(gold), len(pred))
		}
		g, gid, err := decode[T](gold)
		if err != nil {
			return nil, fmt.Errorf("score: gold %w", err)
		}
		p, pid, err := decode[T](pred)
		if err != nil {
			return nil, fmt.Errorf("score: prediction %w", err)
		}
		for i := range gid {
			if fmt.Sprint(gid[i].ID) != fmt.Sprint(pid[i].ID) {
				return nil, fmt.Errorf("score: record %d: gold id %v, prediction id %v", i+1, gid[i].ID, pid[i].ID)
			}
		}
		return measure(g, p), nil
	}
}

func decode[T any](records []json.RawMessage) ([]T, []ID, error) {
	out, ids := make([]T, len(records)), make([]ID, len(records))
	for i, r := range records {
		if err := json.Unmarshal(r, &out[i]); err != nil {
			return nil, nil, fmt.Errorf("record %d: %w", i+1, err)
		}
		if err := json.Unmarshal(r, &ids[i]); err != nil {
			return nil, nil, fmt.Errorf("record %d: %w", i+1, err)
		}
	}
	return out, ids, nil
}
