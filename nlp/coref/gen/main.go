// Command gen trains the ranker of coreference on GUM and writes its table of weights.
//
//	go run ./gen -weights engine.bin -gold ../../../shared/gold -out ranker.bin    in nlp/coref
//
// Names come of the engine whose weights are given, trees and chains of the gold. Every
// fourth document of the news is held out and scored, as in the engine's own training.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/conllu"
	"github.com/sitrep-news/sitrep/nlp/coref"
	"github.com/sitrep-news/sitrep/nlp/engine"
)

func main() {
	log.SetFlags(0)
	weights := flag.String("weights", "", "the engine's weights `FILE`")
	gold := flag.String("gold", "", "`FOLDER` that holds gum/")
	out := flag.String("out", "", "`FILE` to write the ranker to; nothing is written without")
	epochs := flag.Int("epochs", 2, "how often to go over the documents")
	kept := flag.String("cache", "", "`FOLDER` to keep the engine's analyses in, for the next run")
	wide := flag.Bool("wide", false, "hold out every fourth document of every genre")
	flag.Parse()
	if err := run(*weights, *gold, *out, *kept, *epochs, *wide); err != nil {
		log.Fatal(err)
	}
}

func run(weights, gold, out, kept string, epochs int, wide bool) error {
	docs, err := read(weights, gold, kept)
	if err != nil {
		return err
	}
	var train, held []coref.Example
	news := 0
	for i, d := range docs {
		isNews := strings.HasPrefix(d.ID, "GUM_news")
		if isNews && news%4 == 0 || wide && i%4 == 0 {
			held = append(held, example(d))
		} else {
			train = append(train, example(d))
		}
		if isNews {
			news++
		}
	}
	r := coref.Learn(train, epochs)
	if out != "" {
		packed := r.Pack()
		r = coref.Unpack(packed)
		if err := os.WriteFile(out, packed, 0o644); err != nil {
			return err
		}
	}
	report(r, held)
	return nil
}

// example makes the trainer's view of a document.
func example(d conllu.Document) coref.Example {
	c := *d.Doc
	gold := c.Chains
	c.Chains = nil
	return coref.Example{Doc: &c, Gold: gold}
}

// read returns GUM's documents with the engine's names.
func read(weights, gold, kept string) ([]conllu.Document, error) {
	files, err := filepath.Glob(filepath.Join(gold, "gum", "*.conllu"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no GUM in %s", gold)
	}
	b, err := os.ReadFile(weights)
	if err != nil {
		return nil, err
	}
	loaded, err := engine.Load(b)
	if err != nil {
		return nil, err
	}
	var e annotator = loaded
	if kept != "" {
		if e, err = engine.NewCache(loaded, kept); err != nil {
			return nil, err
		}
	}
	var out []conllu.Document
	for _, name := range files {
		docs, err := conllu.ReadFile(name)
		if err != nil {
			return nil, err
		}
		for _, d := range docs {
			if err := addNames(e, d); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			out = append(out, d)
		}
	}
	return out, nil
}

// annotator is the engine, or a cache of it.
type annotator interface {
	AnnotateConllu(gold *nlp.Doc) (*nlp.Doc, error)
}

// addNames sets a document's names and vectors.
func addNames(e annotator, d conllu.Document) error {
	got, err := e.AnnotateConllu(d.Doc)
	if err != nil {
		return err
	}
	d.Doc.Names, d.Doc.Vectors, d.Doc.Dim = got.Names, got.Vectors, got.Dim
	return nil
}

// report prints the scores on the documents held out.
func report(r *coref.Ranker, held []coref.Example) {
	exact, heads := coref.Score{}, coref.Score{Heads: true}
	for _, x := range held {
		resolver := coref.Resolver{Ranker: r}
		chains := resolver.Chains(x.Doc, coref.Candidates(x.Doc), nil)
		exact.Add(x.Gold, chains)
		heads.Add(x.Gold, chains)
	}
	for _, s := range []coref.Score{exact, heads} {
		fmt.Printf("heads only %v: MUC %.2f B3 %.2f CEAFe %.2f CoNLL %.2f on %d documents; P and R %.1f\n", s.Heads, s.MUC(), s.B3(), s.CEAFe(), s.CoNLL(), len(held), s.PR())
	}
}
