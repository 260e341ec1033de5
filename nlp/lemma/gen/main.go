// Command gen writes the lists of the lemmatizer from the training treebanks: the base forms
// of verbs, and every form whose lemma the rules get wrong.
//
//	go run ./gen GOLD    in nlp/lemma; GOLD holds ud_ewt/train.conllu and gum/
package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/conllu"
	"github.com/sitrep-news/sitrep/nlp/lemma"
)

const credit = "# Made by nlp/lemma/gen from the training parts of UD English EWT and GUM (CC BY-SA 4.0); do not edit.\n"

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: go run ./gen GOLD")
	}
	tokens, err := read(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	verbs := baseVerbs(tokens)
	if err := os.WriteFile("verbs.txt", []byte(credit+verbs), 0o644); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("exceptions.txt", exceptions(lemma.New(verbs), tokens), 0o644); err != nil {
		log.Fatal(err)
	}
}

// read returns the words of the training treebanks.
func read(gold string) ([]nlp.Token, error) {
	files, err := filepath.Glob(filepath.Join(gold, "gum", "*.conllu"))
	if err != nil {
		return nil, err
	}
	var out []nlp.Token
	for _, name := range append(files, filepath.Join(gold, "ud_ewt", "train.conllu")) {
		docs, err := conllu.ReadFile(name)
		if err != nil {
			return nil, err
		}
		for _, d := range docs {
			out = append(out, d.Doc.Tokens...)
		}
	}
	return out, nil
}

func baseVerbs(tokens []nlp.Token) string {
	n := map[string]int{}
	for _, t := range tokens {
		if strings.HasPrefix(t.XPOS, "VB") && t.UPOS == "VERB" && letters(t.Lemma) && len(t.Lemma) > 1 {
			n[t.Lemma]++
		}
	}
	return strings.Join(keys(n), "\n") + "\n"
}

// exceptions lists the forms that the rules get wrong, with their commonest lemma.
func exceptions(rules *lemma.Lemmatizer, tokens []nlp.Token) []byte {
	type entry struct{ form, xpos string }
	counts := map[entry]map[string]int{}
	proper := map[entry]int{}
	rare := map[string]int{}
	for _, t := range tokens {
		rare[t.Lemma]++
	}
	for _, t := range tokens {
		form := strings.ReplaceAll(strings.ToLower(t.Form), "’", "'")
		if strings.HasPrefix(t.XPOS, "VB") && rules.Rule(form, t.XPOS) != form && rare[t.Lemma] < 2 {
			continue // a verb seen once is as often a slip of the pen
		}
		if t.XPOS == "" || t.Lemma == "" || strings.ContainsAny(form+t.Lemma, " _\t") || strings.ContainsAny(form, "/@:.0123456789") {
			continue
		}
		e := entry{form, t.XPOS}
		if counts[e] == nil {
			counts[e] = map[string]int{}
		}
		counts[e][t.Lemma]++
		if t.UPOS == "PROPN" || t.XPOS == "NNP" || t.XPOS == "NNPS" || rules.Lemma(t.Form, t.XPOS, t.UPOS) == t.Lemma {
			proper[e]++
		}
	}
	var out bytes.Buffer
	out.WriteString(credit)
	lines := map[string]int{}
	for e, c := range counts {
		best := ""
		total := 0
		for _, l := range keys(c) {
			total += c[l]
			if best == "" || c[l] > c[best] {
				best = l
			}
		}
		if 2*proper[e] >= total || strings.HasPrefix(e.xpos, "NNP") || best == rules.Rule(e.form, e.xpos) || e.xpos == "FW" || e.xpos == "GW" || e.xpos == "ADD" {
			continue
		}
		lines[e.form+" "+e.xpos+" "+best]++
	}
	for _, l := range keys(lines) {
		fmt.Fprintln(&out, l)
	}
	return out.Bytes()
}

func letters(s string) bool {
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
}

func keys(m map[string]int) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}
