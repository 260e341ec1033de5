package eval

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/internal/batch"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/conllu"
	"github.com/sitrep-news/sitrep/nlp/coref"
)

// heldOutNews: of GUM's news documents in the order of their names the first and every so many
// after it are held out of training (training/train.py).
const heldOutNews = 4

// conlluAnnotator is a language engine that takes the words and sentences of a document.
type conlluAnnotator interface {
	AnnotateConllu(gold *nlp.Doc) (*nlp.Doc, error)
}

// gumBench: trees and coreference of GUM's news with its words and sentences given.
func gumBench() Bench {
	return Bench{Name: "gum_news", About: "trees and coreference of the news of GUM that is held out of training, words given (a folder of CoNLL-U)", Gold: "gold/gum", Run: runGUM}
}

// runGUM analyses the held-out documents of the folder. Coreference is the mean of MUC, B3 and
// CEAFe over exact spans and chains of two and more (nlp/coref/score.go), on the engine's own trees.
func runGUM(ctx context.Context, env *Env, folder string, out io.Writer) (score.Figures, error) {
	e, ok := env.System.Engine.(conlluAnnotator)
	if !ok {
		return nil, errors.New("gum_news: the language engine takes no words")
	}
	docs, err := heldOutGUM(folder)
	if err != nil {
		return nil, err
	}
	type result struct {
		gold conllu.Document
		got  *nlp.Doc
		err  error
	}
	one := func(doc conllu.Document) (r result) {
		r.gold = doc
		r.got, r.err = e.AnnotateConllu(doc.Doc)
		return r
	}
	var trees conllu.Score
	var chains coref.Score
	done := 0
	for r := range batch.Map(ctx, env.Jobs, slices.Values(docs), one) {
		if r.err != nil {
			return nil, fmt.Errorf("document %s: %w", r.gold.ID, r.err)
		}
		trees.Add(r.gold.Doc, r.got)
		chains.Add(r.gold.Doc.Chains, r.got.Chains)
		if out != nil {
			if err := conllu.Write(out, conllu.Document{ID: r.gold.ID, Doc: r.got}); err != nil {
				return nil, err
			}
		}
		done++
		env.progress(done, len(docs))
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	figures := score.Figures{{Name: "documents", Value: len(docs)}}
	for _, f := range []struct {
		name    string
		percent float64
	}{
		{"upos", trees.F1(trees.UPOS)}, {"uas", trees.F1(trees.UAS)}, {"las", trees.F1(trees.LAS)},
		{"coref_conll_f1", chains.CoNLL()}, {"coref_muc_f1", chains.MUC()}, {"coref_b3_f1", chains.B3()}, {"coref_ceafe_f1", chains.CEAFe()},
	} {
		figures = append(figures, score.Figure{Name: f.name, Value: f.percent / 100})
	}
	return figures, nil
}

func heldOutGUM(folder string) ([]conllu.Document, error) {
	files, err := filepath.Glob(filepath.Join(folder, "GUM_news_*.conllu"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: no GUM_news_*.conllu; give the folder of GUM's documents", folder)
	}
	var out []conllu.Document
	for i := 0; i < len(files); i += heldOutNews {
		docs, err := conllu.ReadFile(files[i])
		if err != nil {
			return nil, err
		}
		out = append(out, docs...)
	}
	return out, nil
}
