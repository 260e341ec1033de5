package eval

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/pipeline"
)

// tokenAnnotator is a language engine that takes words as they are given.
type tokenAnnotator interface {
	AnnotateTokens(sents [][]string) (*nlp.Doc, error)
}

// nerBench: the names of newswire, with the set's own words.
func nerBench() Bench {
	return Bench{Name: "ner", About: "named entities of nine classes in newswire (859 articles)", Gold: "gold/newswire_ner.jsonl", Run: nerRecords().Run}
}

func nerRecords() Records {
	return Records{
		Inputs:  []string{"sentences"},
		Gold:    []string{"sentences"},
		Blind:   untagged,
		Predict: predictNames,
		Score:   score.Of(score.NER),
	}
}

// untagged takes the tags off [[word, tag], ...]; a blind copy may hold words alone.
func untagged(in Record) (Record, error) {
	var tagged [][]json.RawMessage
	if err := in.Get("sentences", &tagged); err != nil {
		return nil, err
	}
	words := make([][]string, len(tagged))
	for i, s := range tagged {
		words[i] = []string{}
		for _, raw := range s {
			var word string
			var pair []*string
			if json.Unmarshal(raw, &word) != nil {
				if err := json.Unmarshal(raw, &pair); err != nil || len(pair) == 0 || pair[0] == nil {
					return nil, errors.New("sentences: a word without its text")
				}
				word = *pair[0]
			}
			words[i] = append(words[i], word)
		}
	}
	b, err := json.Marshal(words)
	if err != nil {
		return nil, err
	}
	return Record{"id": in["id"], "sentences": b}, nil
}

func predictNames(_ context.Context, sys *pipeline.System, in Record) (map[string]any, error) {
	e, ok := sys.Engine.(tokenAnnotator)
	if !ok {
		return nil, errors.New("ner: the language engine takes no words")
	}
	var words [][]string
	if err := in.Get("sentences", &words); err != nil {
		return nil, err
	}
	d, err := e.AnnotateTokens(words)
	if err != nil {
		return nil, err
	}
	return map[string]any{"sentences": tagged(d, words)}, nil
}

// tagged returns the words with the BIO tags of the names found.
func tagged(d *nlp.Doc, words [][]string) [][][2]string {
	tags := make([]string, len(d.Tokens))
	for _, n := range d.Names {
		for i := n.Start; i < n.End; i++ {
			tags[i] = "I-" + n.Label
		}
		tags[n.Start] = "B-" + n.Label
	}
	out := make([][][2]string, len(words))
	at := 0
	for i, s := range words {
		out[i] = [][2]string{}
		for _, w := range s {
			tag := tags[at]
			if tag == "" {
				tag = "O"
			}
			out[i] = append(out[i], [2]string{w, tag})
			at++
		}
	}
	return out
}
