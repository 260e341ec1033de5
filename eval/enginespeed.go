package eval

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/pipeline"
)

// EngineSpeed is what it took the language engine alone to read texts on one core.
type EngineSpeed struct {
	Texts, Tokens int
	Took          time.Duration
}

// MeasureEngine sends raw texts through the language engine on one core: words, sentences,
// tags, trees, names and coreference.
func MeasureEngine(ctx context.Context, sys *pipeline.System, texts []string) (EngineSpeed, error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var s EngineSpeed
	begin := time.Now()
	for _, text := range texts {
		if err := ctx.Err(); err != nil {
			return s, err
		}
		d, err := sys.Engine.Annotate(text, nil)
		if err != nil {
			return s, fmt.Errorf("measure the engine: text %d: %w", s.Texts+1, err)
		}
		s.Texts++
		s.Tokens += len(d.Tokens)
	}
	s.Took = time.Since(begin)
	return s, nil
}

// Figures of a measurement, for the line of one core.
func (s EngineSpeed) Figures() score.Figures {
	return score.Figures{
		{Name: "cores", Value: 1},
		{Name: "engine_tokens_per_second", Value: fmt.Sprintf("%.1f", float64(s.Tokens)/max(s.Took.Seconds(), 1e-9))},
	}
}
