package main

import (
	"context"
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/sitrep-news/sitrep/data"
	"github.com/sitrep-news/sitrep/eval"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/extract"
	"github.com/sitrep-news/sitrep/internal/memory"
	"github.com/sitrep-news/sitrep/pipeline"
)

func benchCommand() *cobra.Command {
	var flags systemFlags
	limit := 0
	cmd := &cobra.Command{
		Use:   "bench FILE.jsonl...",
		Short: "Measure speed and memory on a file of reports",
		Long: `Read all the reports of the files on one core and then on all (or on --jobs), and
print reports and tokens a second, milliseconds a report in each stage, the tokens a
second of the language engine alone on one core, and the most memory held. Loading
is measured apart.`,
		Example: "  sitrep bench newswire.jsonl --limit 100",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			begin := time.Now()
			sys, err := flags.system()
			if err != nil {
				return err
			}
			ex, err := extract.New(data.Extract)
			if err != nil {
				return fault{exitBroken, err}
			}
			loaded := time.Since(begin)
			inputs, err := gather(cmd.Context(), args, limit)
			if err != nil {
				return fault{exitUsage, fmt.Errorf("bench: %w", err)}
			}
			for _, cores := range slices.Compact([]int{1, flags.jobs}) {
				if err := benchOnce(cmd, sys, ex, inputs, cores); err != nil {
					return err
				}
			}
			texts := make([]string, len(inputs))
			for i, in := range inputs {
				texts[i] = ex.Report(in).Text
			}
			alone, err := eval.MeasureEngine(cmd.Context(), sys, texts)
			if err != nil {
				return fault{exitBroken, fmt.Errorf("bench: %w", err)}
			}
			if err := printFigures(cmd, alone.Figures()); err != nil {
				return err
			}
			return printFigures(cmd, score.Figures{
				{Name: "load_ms", Value: fmt.Sprint(loaded.Milliseconds())},
				{Name: "peak_memory_mb", Value: memory.Peak() >> 20},
				{Name: "go", Value: runtime.Version()}})
		},
	}
	flags.add(cmd)
	cmd.Flags().IntVar(&limit, "limit", 0, "read the first `N` reports only")
	return cmd
}

// gather reads the inputs into memory, so that reading files is not measured.
func gather(ctx context.Context, args []string, limit int) ([]extract.Input, error) {
	src := extract.Source{Fetcher: extract.NewFetcher()}
	var out []extract.Input
	for in, err := range src.Inputs(ctx, args) {
		if err != nil {
			return nil, err
		}
		if out = append(out, in); limit > 0 && len(out) == limit {
			break
		}
	}
	return out, nil
}

func benchOnce(cmd *cobra.Command, sys *pipeline.System, ex *extract.Extractor, inputs []extract.Input, cores int) error {
	s, err := eval.MeasureSpeed(cmd.Context(), sys, ex, inputs, cores)
	if err != nil {
		return fault{exitBroken, fmt.Errorf("bench: %w", err)}
	}
	return printFigures(cmd, s.Figures())
}

func printFigures(cmd *cobra.Command, f score.Figures) error {
	line, err := json.Marshal(f)
	if err != nil {
		return fault{exitBroken, err}
	}
	_, err = fmt.Fprintln(cmd.OutOrStdout(), string(line))
	return err
}
