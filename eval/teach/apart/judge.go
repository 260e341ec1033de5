package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/eval"
	"github.com/sitrep-news/sitrep/eval/truth"
	"github.com/sitrep-news/sitrep/pipeline"
)

// judge prints what is not right of each mention that readers took apart, and how many are
// all right.
func judge(sys *pipeline.System, gold string, said []truth.Reading, out io.Writer) error {
	got, err := eval.Hold(context.Background(), &eval.Env{System: sys, Jobs: 2}, gold, said)
	if err != nil {
		return err
	}
	count := map[string]int{}
	for _, g := range got {
		if g.Mention == nil {
			count["gone"]++
			if g.Said.Type != "NONE" {
				count["gone, though told"]++
			}
			continue
		}
		count["found"]++
		if len(g.Faults) == 0 {
			count["right"]++
		}
		for _, f := range g.Faults {
			count["wrong "+f]++
		}
		if len(g.Faults) == 1 {
			count["wrong alone "+g.Faults[0]]++
		}
		fmt.Fprintf(out, "%s %d %s %.3f %s\n", g.Said.Key(), g.Said.Trigger, g.Mention.Type, g.Mention.Confidence, strings.Join(g.Faults, ","))
	}
	var names []string
	for k := range count {
		names = append(names, k)
	}
	slices.Sort(names)
	for _, k := range names {
		fmt.Fprintf(out, "# %s: %d, %.1f%% of those found\n", k, count[k], 100*float64(count[k])/float64(max(count["found"], 1)))
	}
	return nil
}
