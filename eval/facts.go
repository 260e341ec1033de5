package eval

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/extract"
)

// factsBench: a sheet of facts beside the one report (.txt) in its folder, read
// as `sitrep code` reads it.
func factsBench() Bench {
	return Bench{Name: "facts", About: "a sheet of facts about the report beside it", Gold: "seed/facts.json", Run: runFacts}
}

func runFacts(ctx context.Context, env *Env, gold string, out io.Writer) (score.Figures, error) {
	raw, err := os.ReadFile(gold)
	if err != nil {
		return nil, fmt.Errorf("read facts: %w", err)
	}
	var sheet score.Sheet
	if err := json.Unmarshal(raw, &sheet); err != nil {
		return nil, fmt.Errorf("read facts: %s: %w", gold, err)
	}
	r, err := beside(gold, sheet.Published)
	if err != nil {
		return nil, err
	}
	if _, err := env.System.Read(ctx, r); err != nil {
		return nil, err
	}
	line, err := sitrep.Encode(r)
	if err != nil {
		return nil, err
	}
	if err := writeLines(out, []json.RawMessage{line}); err != nil {
		return nil, err
	}
	figures, missed, err := score.Facts(sheet, r)
	for i, m := range missed {
		figures = append(figures, score.Figure{Name: fmt.Sprintf("missed_%02d", i+1), Value: m})
	}
	return figures, err
}

// beside extracts the one .txt file in the sheet's folder.
func beside(sheet, published string) (*sitrep.Report, error) {
	texts, err := filepath.Glob(filepath.Join(filepath.Dir(sheet), "*.txt"))
	if err != nil || len(texts) != 1 {
		return nil, fmt.Errorf("facts: want one .txt file beside %s, found %d", sheet, len(texts))
	}
	text, err := os.ReadFile(texts[0])
	if err != nil {
		return nil, fmt.Errorf("facts: %w", err)
	}
	e, err := extract.New(data.Extract)
	if err != nil {
		return nil, err
	}
	return e.Report(extract.Input{Name: texts[0], Text: text, Published: published}), nil
}
