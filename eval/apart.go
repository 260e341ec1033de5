package eval

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"path/filepath"
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/eval/truth"
	"github.com/sitrep-news/sitrep/internal/batch"
)

// apartBench: mentions that careful readers took apart, held against what is found today.
// A quarter of their reports was kept from those who mended by them.
func apartBench() Bench {
	return Bench{Name: "apart", About: "mentions of newswire that readers took apart: type, status, parties, places and who is meant all right",
		Gold: "gold/newswire_raw.jsonl", Run: runApart}
}

// Held is a reading with the mention of today, nil where there is none, and what of it is
// not as the reader has it.
type Held struct {
	Said    *truth.Reading
	Mention *sitrep.Mention
	Faults  []string
}

// Hold reads the reports of the readings in the folder gold and holds today's mentions
// against them.
func Hold(ctx context.Context, env *Env, gold string, said []truth.Reading) ([]Held, error) {
	want := map[string]bool{}
	for i := range said {
		want[said[i].Key()] = true
	}
	reports, err := JudgedReports(gold, want)
	if err != nil {
		return nil, err
	}
	var keys []string
	for key := range reports {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	done := 0
	for err := range batch.Map(ctx, env.Jobs, slices.Values(keys), func(key string) error {
		_, _, err := env.System.Analyse(ctx, reports[key])
		return err
	}) {
		if err != nil {
			return nil, err
		}
		done++
		env.progress(done, len(keys))
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	out := make([]Held, len(said))
	for i := range said {
		s := &said[i]
		out[i].Said = s
		r := reports[s.Key()]
		if m := truth.Told(r, s.Trigger); m != nil {
			out[i].Mention, out[i].Faults = m, truth.Faults(r, m, s)
		}
	}
	return out, nil
}

// Closed reports whether a reading's report was kept from those who mended the coder.
func Closed(s *truth.Reading) bool {
	h := fnv.New32a()
	h.Write([]byte(s.Key()))
	return h.Sum32()%8 >= 6
}

func runApart(ctx context.Context, env *Env, gold string, out io.Writer) (score.Figures, error) {
	said, err := truth.Shipped()
	if err != nil {
		return nil, err
	}
	fresh, err := truth.Fresh()
	if err != nil {
		return nil, err
	}
	held, err := Hold(ctx, env, filepath.Dir(gold), slices.Concat(said, fresh))
	if err != nil {
		return nil, err
	}
	parts := map[string][]Held{"fresh": held[len(said):]}
	for _, h := range held[:len(said)] {
		name := "open"
		if Closed(h.Said) {
			name = "closed"
		}
		parts[name] = append(parts[name], h)
	}
	var f score.Figures
	for _, part := range []string{"open", "closed", "fresh"} {
		found, right, wrong := 0, 0, map[string]int{}
		for _, h := range parts[part] {
			if h.Mention == nil {
				continue
			}
			found++
			if len(h.Faults) == 0 {
				right++
			}
			for _, k := range h.Faults {
				wrong[k]++
			}
		}
		f = append(f, score.Figure{Name: part + ".judged", Value: found}, score.Figure{Name: part + ".right", Value: float64(right) / float64(max(found, 1))})
		for _, k := range truth.Kinds {
			f = append(f, score.Figure{Name: part + ".wrong_" + k, Value: float64(wrong[k]) / float64(max(found, 1))})
		}
	}
	if out == nil {
		return f, nil
	}
	enc := json.NewEncoder(out)
	for _, h := range held {
		row := struct {
			Report  string   `json:"report"`
			Trigger int      `json:"trigger"`
			Found   bool     `json:"found"`
			Faults  []string `json:"faults"`
		}{h.Said.Key(), h.Said.Trigger, h.Mention != nil, h.Faults}
		if err := enc.Encode(row); err != nil {
			return nil, fmt.Errorf("write: %w", err)
		}
	}
	return f, nil
}
