// Command gen trains the tagger of names on newswire and writes it.
//
//	go run ./gen newswire_ner.jsonl tagger.bin    in nlp/names
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"sort"

	"github.com/sitrep-news/sitrep/nlp/names"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: go run ./gen newswire_ner.jsonl tagger.bin")
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		log.Fatal(err)
	}
}

func run(gold, out string) error {
	paragraphs, err := read(gold)
	if err != nil {
		return fmt.Errorf("%s: %w", gold, err)
	}
	tags, number := inventory(paragraphs)
	var examples []names.Example
	for _, p := range paragraphs {
		var x names.Example
		for i, t := range bio(p) {
			x.Words, x.Tags = append(x.Words, p[i][0]), append(x.Tags, number[t])
		}
		examples = append(examples, x)
	}
	return os.WriteFile(out, names.Learn(tags, examples, 4).Pack(), 0o644)
}

// read returns the paragraphs of all articles, as pairs of word and tag.
func read(gold string) ([][][2]string, error) {
	f, err := os.Open(gold)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out [][][2]string
	for dec := json.NewDecoder(f); dec.More(); {
		var rec struct {
			Sentences [][][2]string `json:"sentences"`
		}
		if err := dec.Decode(&rec); err != nil {
			return nil, err
		}
		for _, s := range rec.Sentences {
			if len(s) > 0 {
				out = append(out, s)
			}
		}
	}
	return out, nil
}

// bio returns the tags of a paragraph as BIO: S- and a stray I- begin, E- goes on.
func bio(p [][2]string) []string {
	var out []string
	before := ""
	for _, w := range p {
		tag, label := "O", ""
		if len(w[1]) > 2 {
			label = w[1][2:]
			tag = "B-" + label
			if k := w[1][0]; (k == 'I' || k == 'E') && before == label {
				tag = "I-" + label
			}
		}
		out = append(out, tag)
		before = label
	}
	return out
}

// inventory lists the tags as the engine's head has them: O, then B and I of each label.
func inventory(paragraphs [][][2]string) ([]string, map[string]int) {
	labels := map[string]bool{}
	for _, p := range paragraphs {
		for _, t := range bio(p) {
			if t != "O" {
				labels[t[2:]] = true
			}
		}
	}
	var sorted []string
	for l := range labels {
		sorted = append(sorted, l)
	}
	sort.Strings(sorted)
	tags := []string{"O"}
	for _, l := range sorted {
		tags = append(tags, "B-"+l, "I-"+l)
	}
	number := map[string]int{}
	for i, t := range tags {
		number[t] = i
	}
	return tags, number
}
