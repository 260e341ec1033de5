// Command muc4 learns the models of package eval/muc4 from MUC-4's development
// articles (ids DEV-...; all others are left out):
//
//	SITREP_WEIGHTS=engine.bin go run ./eval/teach/muc4 muc4.jsonl eval/muc4
//
// It prints the figures of cross-validation (thresholds sought on the other
// folds), what each part of the decision costs, and the thresholds that do best
// over all folds, and writes models and thresholds into the folder. Without a
// folder it only cross-validates; -deal 1, 2, ... deals the articles out to the
// folds otherwise, to see how much a figure owes to chance.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"

	"github.com/sitrep-news/sitrep/eval/muc4"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/eval/teach/reader"
	"github.com/sitrep-news/sitrep/pipeline"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "muc4:", err)
		os.Exit(1)
	}
}

func run() error {
	deal := flag.Uint64("deal", 0, "how the articles are dealt out to the folds; 0: as they stand in the file")
	flag.Parse()
	if flag.NArg() != 1 && flag.NArg() != 2 {
		return fmt.Errorf("want the gold file, and the folder to write to")
	}
	sys, err := reader.System()
	if err != nil {
		return err
	}
	all, err := read(sys.Doubtful(), flag.Arg(0))
	if err != nil {
		return err
	}
	shuffle(all, *deal)
	firstRound(all)
	t := secondRound(all)
	fmt.Printf("thresholds %+v\n", t)
	if flag.NArg() == 1 {
		return nil
	}
	return write(all, t, flag.Arg(1))
}

// shuffle deals the articles out anew; deal 0 leaves them as they are.
func shuffle(all []article, deal uint64) {
	if deal > 0 {
		r := rand.New(rand.NewPCG(77, deal))
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	}
}

// article is a development article with its gold and its cases.
type article struct {
	gold score.Templates
	text *muc4.Article
	cases
	sheet *muc4.Sheet // by models that did not see the article
}

func read(sys *pipeline.System, path string) ([]article, error) {
	var out []article
	found, sought := 0, 0
	err := reader.Lines(path, func(line []byte) error {
		var r struct {
			ID, Text, Raw string
			Templates     []score.Template
		}
		if err := json.Unmarshal(line, &r); err != nil {
			return err
		}
		if !strings.HasPrefix(r.ID, "DEV-") {
			return nil
		}
		text, err := muc4.Read(sys, r.Text, r.Raw)
		if err != nil {
			return fmt.Errorf("%s: %w", r.ID, err)
		}
		a := article{gold: score.Templates{Templates: r.Templates}, text: text}
		f, s := a.mark()
		found, sought = found+f, sought+s
		out = append(out, a)
		return nil
	})
	fmt.Printf("%d articles; the expressions have %d of %d fillers\n", len(out), found, sought)
	return out, err
}
