// Command refer learns what speaks for one that a pronoun may mean, of GUM's gold chains, and tells
// how often pronouns are given to the right one by the chains of the engine's ranker and by the
// cast. Each document is judged by what was learnt of the three quarters that it is not in.
//
//	go run ./eval/teach/refer -gold ../shared/gold -out code/cast/salience.txt
package main

import (
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/code/mend"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/conllu"
	"github.com/sitrep-news/sitrep/nlp/coref"
	"github.com/sitrep-news/sitrep/nlp/engine"
)

func main() {
	log.SetFlags(0)
	gold := flag.String("gold", "", "`FOLDER` that holds gum/")
	out := flag.String("out", "", "`FILE` to write the weights of salience to, learnt of all documents")
	show := flag.String("show", "", "print what the cast takes wrong of this `CLASS`")
	kept := flag.Bool("kept", false, "go by the program's weights: learn nothing")
	flag.Parse()
	if err := run(*gold, *out, *show, *kept); err != nil {
		log.Fatal(err)
	}
}

// classes are the pronouns counted, by their kind.
var classes = map[string]string{"he": "he", "him": "he", "his": "he", "she": "he", "her": "he", "it": "it", "its": "it",
	"they": "they", "them": "they", "their": "they"}

// spoken are the genres that are too far from news to be learnt from or counted.
var spoken = map[string]bool{"vlog": true, "voyage": true, "textbook": true, "academic": true}

type tally struct{ all, chain, cast, left int }

// text is a document with its gold chains and those that a ranker which has not read it makes.
type text struct {
	id          string
	doc         *nlp.Doc
	gold, found []nlp.Chain
}

const folds = 4

func run(gold, out, show string, kept bool) error {
	texts, err := read(gold)
	if err != nil {
		return err
	}
	base, err := actor.Load()
	if err != nil {
		return err
	}
	sum := map[string]*tally{}
	for f := range folds {
		var train, held []*text
		for i, t := range texts {
			if spoken[strings.Split(t.id, "_")[1]] {
				continue
			}
			if i%folds == f {
				held = append(held, t)
			} else {
				train = append(train, t)
			}
		}
		var w *cast.Salience
		if !kept {
			w = learn(train, base)
		}
		for _, t := range held {
			count(t, base, w, sum, show)
		}
	}
	for _, c := range []string{"he", "they", "it"} {
		if t := sum[c]; t != nil {
			fmt.Printf("%-5s %4d: chains %.1f%%, cast %.1f%%, left open %.1f%%\n", c, t.all, pct(t.chain, t.all), pct(t.cast, t.all), pct(t.left, t.all))
		}
	}
	if out == "" {
		return nil
	}
	near := slices.DeleteFunc(slices.Clone(texts), func(t *text) bool { return spoken[strings.Split(t.id, "_")[1]] })
	return os.WriteFile(out, []byte("# How much each sign weighs for he and she, they, it: made by eval/teach/refer of GUM (docs/engine.md).\n"+learn(near, base).String()), 0o644)
}

// read gives GUM's documents, each with the chains of a ranker that learnt of the other parts.
func read(gold string) ([]*text, error) {
	docs, err := documents(gold)
	if err != nil {
		return nil, err
	}
	out := make([]*text, len(docs))
	for f := range folds {
		var train []coref.Example
		for i, d := range docs {
			if i%folds != f {
				train = append(train, coref.Example{Doc: d.Doc, Gold: d.Doc.Chains})
			}
		}
		r := coref.Resolver{Ranker: coref.Learn(train, 2)}
		for i, d := range docs {
			if i%folds == f {
				out[i] = &text{d.ID, d.Doc, d.Doc.Chains, r.Chains(d.Doc, coref.Candidates(d.Doc), nil)}
			}
		}
	}
	return out, nil
}

// cast builds the cast of a copy of the document.
func (t *text) cast(base *actor.Base, o cast.Options) (*nlp.Doc, *cast.Cast) {
	d := *t.doc
	d.Tokens, d.Names, d.Sents, d.Chains = slices.Clone(d.Tokens), slices.Clone(d.Names), slices.Clone(d.Sents), t.found
	mend.Doc(&d)
	return &d, cast.Build(&d, base, o)
}

// example is a pronoun with those whom it may mean; a choice is right where its expression stands
// in the pronoun's chain. The last choice is nobody.
type example struct {
	class int
	signs [][]cast.Sign
	right []bool
}

// rounds is how often the examples are gathered anew: what a pronoun may mean depends on what was
// found of those before.
const rounds = 3

func learn(texts []*text, base *actor.Base) *cast.Salience {
	w := cast.Prior()
	for range rounds {
		var all []example
		for _, t := range texts {
			all = append(all, examples(t, base, w)...)
		}
		w = fit(all)
	}
	return w
}

func examples(t *text, base *actor.Base, w *cast.Salience) []example {
	of := owners(t.gold)
	at := map[int]example{} // the last time that a pronoun was asked for counts
	t.cast(base, cast.Options{Salience: w, Watch: func(pronoun int, choices []cast.Choice) {
		e := example{class: classOf(t.doc.Tokens[pronoun].Form)}
		any := false
		for _, c := range choices {
			good := of[pronoun] > 0 && of[c.Head] == of[pronoun]
			if len(c.Several) > 0 {
				good = of[pronoun] > 0 && of[c.Head] != of[pronoun] && together(t.gold[of[pronoun]-1], c.Several)
			}
			e.signs, e.right = append(e.signs, c.Signs), append(e.right, good)
			any = any || good
		}
		e.signs, e.right = append(e.signs, nil), append(e.right, !any)
		at[pronoun] = e
	}})
	var out []example
	for i := range t.doc.Tokens {
		if e, ok := at[i]; ok && len(e.signs) > 1 {
			out = append(out, e)
		}
	}
	return out
}

// together reports whether one expression of a chain spans all the heads: "Ann Lee and Tom Reed".
func together(c nlp.Chain, heads []int) bool {
	return slices.ContainsFunc(c.Refs, func(r nlp.Ref) bool {
		return !slices.ContainsFunc(heads, func(h int) bool { return h < r.Start || h >= r.End })
	})
}

func classOf(form string) int {
	switch classes[strings.ToLower(form)] {
	case "they":
		return 1
	case "it":
		return 2
	}
	return 0
}

// fit makes the right choices likely, the weights near to what they are before anything is read:
// gradient descent on the marginal log-likelihood.
func fit(all []example) *cast.Salience {
	const steps, rate, shrink = 300, 1.5, 0.006
	w, prior := cast.Prior(), cast.Prior()
	var n [3]float64
	for _, e := range all {
		n[e.class]++
	}
	for step := range steps {
		var grad cast.Salience
		for _, e := range all {
			score := make([]float64, len(e.signs))
			for k, signs := range e.signs {
				for _, s := range signs {
					score[k] += w[e.class][s]
				}
				if len(signs) == 0 {
					score[k] = w[e.class][0]
				}
			}
			p, q := softmax(score, nil), softmax(score, e.right)
			for k, signs := range e.signs {
				d := p[k] - q[k]
				if len(signs) == 0 {
					grad[e.class][0] += d
				}
				for _, s := range signs {
					grad[e.class][s] += d
				}
			}
		}
		speed := rate
		if step > steps*2/3 {
			speed /= 4
		}
		for c := range w {
			for s := range w[c] {
				w[c][s] -= speed * (grad[c][s]/max(n[c], 1) + shrink*(w[c][s]-prior[c][s]))
			}
		}
	}
	return w
}

// softmax is the share of each score, of those that use says.
func softmax(x []float64, use []bool) []float64 {
	top, sum := math.Inf(-1), 0.0
	out := make([]float64, len(x))
	for i, v := range x {
		if use == nil || use[i] {
			top = max(top, v)
		}
	}
	for i, v := range x {
		if use == nil || use[i] {
			out[i] = math.Exp(v - top)
			sum += out[i]
		}
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

func pct(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

// count adds the pronouns of a document: right is one that is joined to a noun of its chain and
// to no noun of another.
func count(t *text, base *actor.Base, w *cast.Salience, sum map[string]*tally, show string) {
	of, own := owners(t.gold), owners(t.found)
	doc, who := t.cast(base, cast.Options{Salience: w})
	heads := who.Heads()
	for i := range doc.Tokens {
		class := classes[strings.ToLower(doc.Tokens[i].Form)]
		if class == "" || doc.Tokens[i].UPOS != "PRON" || of[i] == 0 {
			continue
		}
		nouns := nounsOf(doc, t.gold[of[i]-1])
		if len(nouns) == 0 {
			continue
		}
		s := sum[class]
		if s == nil {
			s = &tally{}
			sum[class] = s
		}
		s.all++
		if own[i] > 0 && judge(nounsOf(doc, t.found[own[i]-1]), nouns) > 0 {
			s.chain++
		}
		found := meant(doc, who, heads, i)
		switch judge(found, nouns) {
		case 1:
			s.cast++
			continue
		case 0:
			s.left++
		}
		if class == show {
			sent, prev := doc.Sents[doc.Tokens[i].Sent], doc.Sents[max(0, doc.Tokens[i].Sent-1)]
			fmt.Printf("%s %s@%d is %v, want %v\n   %s // %s\n", t.id, doc.Tokens[i].Form, i-sent.Start, forms(doc, found), forms(doc, nouns), doc.Words(prev.Start, prev.End), doc.Words(sent.Start, sent.End))
		}
	}
}

func forms(doc *nlp.Doc, heads []int) (out []string) {
	for _, h := range heads {
		out = append(out, doc.Tokens[h].Form)
	}
	return out
}

// judge is 1 where what was found are nouns of the truth, 0 where nothing was found, else -1.
func judge(found, want []int) int {
	if len(found) == 0 {
		return 0
	}
	good := false
	for _, h := range found {
		if slices.Contains(want, h) {
			good = true
		}
	}
	if good {
		return 1
	}
	return -1
}

// meant lists the nouns that a pronoun is joined to by the cast, or those that it means together.
func meant(doc *nlp.Doc, who *cast.Cast, heads []int, t int) []int {
	var out []int
	if several := who.Members(t); several != nil {
		return several
	}
	for _, h := range heads {
		if h != t && doc.Tokens[h].UPOS != "PRON" && doc.Tokens[h].UPOS != "DET" && who.One(h, t) {
			out = append(out, h)
		}
	}
	return out
}

func nounsOf(doc *nlp.Doc, c nlp.Chain) []int {
	var out []int
	for _, r := range c.Refs {
		if u := doc.Tokens[r.Head].UPOS; u != "PRON" && u != "DET" {
			out = append(out, r.Head)
		}
	}
	return out
}

func owners(chains []nlp.Chain) map[int]int {
	of := map[int]int{}
	for i, c := range chains {
		for _, r := range c.Refs {
			of[r.Head] = i + 1
		}
	}
	return of
}

// documents are GUM's, with the engine's names in them.
func documents(gold string) ([]conllu.Document, error) {
	files, err := filepath.Glob(filepath.Join(gold, "gum", "*.conllu"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no GUM in %s", gold)
	}
	b, err := os.ReadFile(os.Getenv("SITREP_WEIGHTS"))
	if err != nil {
		return nil, err
	}
	e, err := engine.Load(b)
	if err != nil {
		return nil, err
	}
	kept, err := engine.NewCache(e, os.Getenv("SITREP_CACHE"))
	if err != nil {
		return nil, err
	}
	var out []conllu.Document
	for _, name := range files {
		docs, err := conllu.ReadFile(name)
		if err != nil {
			return nil, err
		}
		for _, d := range docs {
			got, err := kept.AnnotateConllu(d.Doc)
			if err != nil {
				return nil, err
			}
			d.Doc.Names = got.Names
			out = append(out, d)
		}
	}
	return out, nil
}
