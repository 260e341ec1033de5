// Command muc4 learns the models of package eval/muc4 from MUC-4's development
// articles (ids DEV-...; all others are left out):
//
//	SITREP_WEIGHTS=engine.bin go run ./eval/teach/muc4 muc4.jsonl eval/muc4
//
// It prints the figures of cross-validation, what each part of the decision
// costs, and the thresholds that do best there, and writes the models into the
// folder.
package main

import (
	"encoding/json"
	"fmt"
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
	if len(os.Args) != 3 {
		return fmt.Errorf("want the gold file and the folder to write to")
	}
	sys, err := reader.System()
	if err != nil {
		return err
	}
	all, err := read(sys.Doubtful(), os.Args[1])
	if err != nil {
		return err
	}
	firstRound(all)
	t := secondRound(all)
	fmt.Printf("thresholds %+v\n", t)
	return write(all, os.Args[2])
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
