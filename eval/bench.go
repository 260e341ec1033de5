// Package eval measures the program on benchmarks: for each a small adapter
// that maps a set's records to the program's input, and what the program finds
// back to the set's own terms. The adapters know the benchmarks; the coder
// does not. The measures themselves are in eval/score.
package eval

import (
	"context"
	"io"

	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/pipeline"
)

// Bench is one benchmark.
type Bench struct {
	Name  string
	About string // one line for people
	// Gold is the set's place below the shared folder, for the scoreboard; ""
	// where there is none.
	Gold string
	// Extra holds a second input below the shared folder, for benches that need
	// one (facts: the report's text).
	Extra string
	Run   func(ctx context.Context, env *Env, gold string, out io.Writer) (score.Figures, error)
}

// Env is what a bench runs with.
type Env struct {
	System *pipeline.System
	Jobs   int // cores to use, at least 1
	// Progress is told how many of total are done, in order and one call at a
	// time; it may be nil.
	Progress func(done, total int)
}

func (e *Env) progress(done, total int) {
	if e.Progress != nil {
		e.Progress(done, total)
	}
}
