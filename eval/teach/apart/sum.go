package main

import (
	"context"
	"fmt"
	"io"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/eval"
	"github.com/sitrep-news/sitrep/eval/truth"
	"github.com/sitrep-news/sitrep/pipeline"
)

// sum writes the readings with what each party that was taken for another was taken
// for. It is run once, with the coder that the readers saw.
func sum(sys *pipeline.System, gold string, said []truth.Reading, out io.Writer) error {
	want := map[string]bool{}
	for i := range said {
		want[said[i].Key()] = true
	}
	reports, err := eval.JudgedReports(gold, want)
	if err != nil {
		return err
	}
	for _, r := range reports {
		if _, _, err := sys.Analyse(context.Background(), r); err != nil {
			return err
		}
	}
	for i := range said {
		s := &said[i]
		wrong := map[int]string{}
		if m := truth.Told(reports[s.Key()], s.Trigger); m != nil {
			truth.Taken(m, func(w sitrep.Words, sum string) {
				for at := range s.Wrong {
					if w.Start <= at && at < w.End {
						wrong[at] = sum
					}
				}
			})
		}
		s.Wrong = wrong
		if _, err := fmt.Fprintln(out, s); err != nil {
			return err
		}
	}
	return nil
}
