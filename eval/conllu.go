package eval

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/internal/batch"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/conllu"
)

// conlluBench: the raw text of a treebank, analysed from scratch.
func conlluBench() Bench {
	return Bench{Name: "conllu", About: "words, sentences, tags and trees from the raw text of a CoNLL-U file", Gold: "gold/ud_ewt/dev.conllu", Run: runCoNLLU}
}

// runCoNLLU analyses the text of every document of a CoNLL-U file, and compares the analysis
// with the file's own.
func runCoNLLU(ctx context.Context, env *Env, gold string, out io.Writer) (score.Figures, error) {
	file, err := os.ReadFile(gold)
	if err != nil {
		return nil, err
	}
	docs, err := conllu.Read(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", gold, err)
	}
	type result struct {
		doc conllu.Document
		err error
	}
	one := func(doc conllu.Document) (r result) {
		var d *nlp.Doc
		d, r.err = env.System.Engine.Annotate(doc.Doc.Text, nil)
		r.doc = conllu.Document{ID: doc.ID, Doc: d}
		return r
	}
	var pred bytes.Buffer
	done := 0
	for r := range batch.Map(ctx, env.Jobs, slices.Values(docs), one) {
		if r.err != nil {
			return nil, fmt.Errorf("document %d: %w", done+1, r.err)
		}
		if err := conllu.Write(&pred, r.doc); err != nil {
			return nil, err
		}
		done++
		env.progress(done, len(docs))
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if out != nil {
		if _, err := out.Write(pred.Bytes()); err != nil {
			return nil, fmt.Errorf("write the analysis: %w", err)
		}
	}
	return score.CoNLLU(bytes.NewReader(file), &pred)
}
