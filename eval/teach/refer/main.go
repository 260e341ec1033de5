// Command refer tells how often the pronouns of GUM are given to the right one, by the chains of
// the engine's ranker and by the cast. Every fourth document is held out of the ranker's training.
//
//	go run ./eval/teach/refer -gold ../shared/gold
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/conllu"
	"github.com/sitrep-news/sitrep/nlp/coref"
	"github.com/sitrep-news/sitrep/nlp/engine"
)

func main() {
	log.SetFlags(0)
	gold := flag.String("gold", "", "`FOLDER` that holds gum/")
	fold := flag.Int("fold", 0, "which of four parts is held out")
	show := flag.String("show", "", "print what the cast takes wrong of this `CLASS`")
	flag.Parse()
	if err := run(*gold, *fold, *show); err != nil {
		log.Fatal(err)
	}
}

// classes are the pronouns counted, by their kind.
var classes = map[string]string{"he": "he", "him": "he", "his": "he", "she": "he", "her": "he", "it": "it", "its": "it",
	"they": "they", "them": "they", "their": "they", "i": "i", "me": "i", "my": "i", "we": "we", "us": "we", "our": "we"}

type tally struct{ all, chain, cast, left int }

func run(gold string, fold int, show string) error {
	docs, err := documents(gold)
	if err != nil {
		return err
	}
	var train []coref.Example
	var held []conllu.Document
	for i, d := range docs {
		if i%4 == fold {
			held = append(held, d)
			continue
		}
		train = append(train, coref.Example{Doc: d.Doc, Gold: d.Doc.Chains})
	}
	r := coref.Resolver{Ranker: coref.Learn(train, 2)}
	coder, err := code.New(code.Options{})
	if err != nil {
		return err
	}
	sum := map[string]*tally{}
	for _, d := range held {
		truth := d.Doc.Chains
		d.Doc.Chains = r.Chains(d.Doc, coref.Candidates(d.Doc), nil)
		genre := strings.Split(d.ID, "_")[1]
		if genre == "vlog" || genre == "voyage" || genre == "textbook" || genre == "academic" {
			continue
		}
		count(d, truth, coder, sum, show)
	}
	for _, c := range []string{"he", "they", "it", "i", "we"} {
		if t := sum[c]; t != nil {
			fmt.Printf("%-5s %4d: chains %.1f%%, cast %.1f%%, left open %.1f%%\n", c, t.all, pct(t.chain, t.all), pct(t.cast, t.all), pct(t.left, t.all))
		}
	}
	return nil
}

func pct(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

// count adds the pronouns of a document: right is one that is joined to a noun of its chain and
// to no noun of another.
func count(d conllu.Document, truth []nlp.Chain, coder *code.Coder, sum map[string]*tally, show string) {
	doc := d.Doc
	of, own := owners(truth), owners(doc.Chains)
	chains := doc.Chains
	who := coder.Cast(&sitrep.Report{Text: doc.Text}, doc)
	heads := who.Heads()
	for t := range doc.Tokens {
		class := classes[strings.ToLower(doc.Tokens[t].Form)]
		if class == "" || doc.Tokens[t].UPOS != "PRON" || of[t] == 0 {
			continue
		}
		nouns := nounsOf(doc, truth[of[t]-1])
		if len(nouns) == 0 {
			continue
		}
		s := sum[class]
		if s == nil {
			s = &tally{}
			sum[class] = s
		}
		s.all++
		if own[t] > 0 && judge(nounsOf(doc, chains[own[t]-1]), nouns, of) > 0 {
			s.chain++
		}
		switch j := judge(meant(doc, who, heads, t), nouns, of); {
		case j > 0:
			s.cast++
		case j == 0:
			s.left++
			fallthrough
		default:
			if class == show {
				sent := doc.Sents[doc.Tokens[t].Sent]
				prev := doc.Sents[max(0, doc.Tokens[t].Sent-1)]
				var got, want []string
				for _, h := range meant(doc, who, heads, t) {
					got = append(got, doc.Tokens[h].Form)
				}
				for _, h := range nouns {
					want = append(want, doc.Tokens[h].Form)
				}
				fmt.Printf("%s %s@%d is %v, want %v\n   %s // %s\n", d.ID, doc.Tokens[t].Form, t-sent.Start, got, want, doc.Words(prev.Start, prev.End), doc.Words(sent.Start, sent.End))
			}
		}
	}
}

// judge is 1 where what was found are nouns of the truth, 0 where nothing was found, else -1.
func judge(found, want []int, of map[int]int) int {
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
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		docs, err := conllu.Read(f)
		f.Close()
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
