package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/sitrep-news/sitrep/nlp/engine"
	"github.com/sitrep-news/sitrep/pipeline"
)

// systemFlags say what the reading system is made of.
type systemFlags struct {
	weights string
	cache   string
	jobs    int
	actors  []string // files and folders laid over the base
}

func (f *systemFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.weights, "weights", os.Getenv("SITREP_WEIGHTS"), "language engine's weights `FILE`, in place of those in the program (or SITREP_WEIGHTS)")
	cmd.Flags().IntVarP(&f.jobs, "jobs", "j", runtime.NumCPU(), "how many cores to use")
	cmd.Flags().StringArrayVar(&f.actors, "actors", nil, actorsUsage)
}

// addCache adds the folder of kept analyses, for commands that read the same
// texts again and again.
func (f *systemFlags) addCache(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.cache, "cache", os.Getenv("SITREP_CACHE"), "`FOLDER` to keep the engine's analyses in, so that a text is analysed once (or SITREP_CACHE)")
}

// engine loads the language engine.
func (f *systemFlags) engine() (pipeline.Annotator, error) {
	weights, err := f.read()
	if err != nil {
		return nil, fault{exitBroken, err}
	}
	e, err := engine.Load(weights)
	if err != nil {
		return nil, fault{exitBroken, fmt.Errorf("%s: %w", cmp.Or(f.weights, "weights in the program"), err)}
	}
	if f.cache == "" {
		return e, nil
	}
	c, err := engine.NewCache(e, f.cache)
	if err != nil {
		return nil, fault{exitBroken, err}
	}
	return c, nil
}

// read gives the weights file's bytes.
func (f *systemFlags) read() ([]byte, error) {
	if f.weights == "" {
		return embeddedWeights()
	}
	b, err := os.ReadFile(f.weights)
	if err != nil {
		return nil, fmt.Errorf("read weights: %w", err)
	}
	return b, nil
}

// system puts the reading system together.
func (f *systemFlags) system() (*pipeline.System, error) {
	if f.jobs < 1 {
		return nil, usage("--jobs %d: at least one core is needed", f.jobs)
	}
	layers, err := openLayers(f.actors)
	if err != nil {
		return nil, err
	}
	e, err := f.engine()
	if err != nil {
		return nil, err
	}
	sys, err := pipeline.New(pipeline.Options{Engine: e, Actors: layers})
	if err != nil {
		return nil, fault{exitBroken, err}
	}
	return sys, nil
}

// terminal tells whether w is one.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// width of the terminal w, or of a page where it is none.
func width(w io.Writer) int {
	const page = 100
	if f, ok := w.(*os.File); ok {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil && n > 40 {
			return min(n, 120)
		}
	}
	return page
}
