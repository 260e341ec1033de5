// Package pipeline is the whole flow on one screen: a report comes in with its
// text, is annotated and coded, and leaves with what it tells.
package pipeline

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"strings"
	"time"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code"
	"github.com/sitrep-news/sitrep/nlp"
)

// Annotator is the language engine, or a cache of it.
type Annotator interface {
	Annotate(text string, skip [][2]int) (*nlp.Doc, error)
}

// Options say what the system is made of.
type Options struct {
	Engine Annotator
	Actors []fs.FS // layers over the embedded knowledge base
}

// System reads reports. It is safe for concurrent use.
type System struct {
	Engine Annotator
	Coder  *code.Coder
}

// New puts a system together.
func New(o Options) (*System, error) {
	c, err := code.New(code.Options{Actors: o.Actors})
	if err != nil {
		return nil, fmt.Errorf("start the coder: %w", err)
	}
	return &System{Engine: o.Engine, Coder: c}, nil
}

// Doubtful is the system that keeps the mentions which are most likely wrong.
func (s *System) Doubtful() *System { return &System{Engine: s.Engine, Coder: s.Coder.Doubtful()} }

// Timing is how long each stage took.
type Timing struct {
	Annotate, Code time.Duration
	Tokens         int
}

// Read annotates and codes an extracted report in place. What can't be done is
// noted on the report; only a cancelled context is an error.
func (s *System) Read(ctx context.Context, r *sitrep.Report) (Timing, error) {
	_, t, err := s.Analyse(ctx, r)
	return t, err
}

// Analyse is Read for those who need the annotated document too. The document is
// nil where nothing could be annotated.
func (s *System) Analyse(ctx context.Context, r *sitrep.Report) (doc *nlp.Doc, t Timing, err error) {
	if err := ctx.Err(); err != nil {
		return nil, t, err
	}
	if r.Text == "" || problem(r, "language") {
		return nil, t, nil
	}
	begin := time.Now()
	doc, err = s.annotate(r)
	t.Annotate = time.Since(begin)
	if err != nil {
		note(r, "annotate", err)
		return nil, t, nil
	}
	t.Tokens = len(doc.Tokens)
	begin = time.Now()
	if err := s.code(r, doc); err != nil {
		note(r, "code", err)
	}
	t.Code = time.Since(begin)
	return doc, t, nil
}

func (s *System) annotate(r *sitrep.Report) (doc *nlp.Doc, err error) {
	defer recovered(&err)
	skip := make([][2]int, len(r.Furniture))
	for i, f := range r.Furniture {
		skip[i] = [2]int{f.Start, f.End}
	}
	return s.Engine.Annotate(r.Text, skip)
}

func (s *System) code(r *sitrep.Report, doc *nlp.Doc) (err error) {
	defer recovered(&err)
	s.Coder.Code(r, doc)
	return nil
}

// recovered turns a panic over one report into that report's problem: the batch
// goes on, and nothing is dropped silently. It names the function that failed and
// its line, not the stack: the same report must give the same record.
func recovered(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("internal fault: %v, at %s", p, failed())
	}
}

// failed finds the frame of ours in which a panic began.
func failed() string {
	pcs := make([]uintptr, 32)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs)])
	for {
		f, more := frames.Next()
		if !strings.HasPrefix(f.Function, "runtime.") && !strings.HasPrefix(f.Function, "internal/") {
			return fmt.Sprintf("%s (%s:%d)", f.Function, path.Base(f.File), f.Line)
		}
		if !more {
			return "an unknown place"
		}
	}
}

func note(r *sitrep.Report, stage string, err error) {
	r.Problems = append(r.Problems, sitrep.Problem{Stage: stage, Reason: err.Error()})
}

func problem(r *sitrep.Report, stage string) bool {
	for _, p := range r.Problems {
		if p.Stage == stage {
			return true
		}
	}
	return false
}
