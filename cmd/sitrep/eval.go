package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/sitrep-news/sitrep/eval"
	"github.com/sitrep-news/sitrep/internal/progress"
)

func evalCommand() *cobra.Command {
	var flags systemFlags
	var out string
	cmd := &cobra.Command{
		Use:   "eval BENCH GOLD",
		Short: "Measure the program on a benchmark, or on your own gold",
		Long: `Read the records of GOLD, predict from their input fields alone, and print the
figures as one JSON object. With --out the records are written with the
predicted fields filled in. Where GOLD has no gold fields (a blind copy), the
predictions are written and nothing is scored.

Your own gold: the bench "record" takes records as sitrep code --format jsonl
prints them, corrected by hand.

Benches:
` + benchList(),
		Example: `  sitrep eval timex timebank.jsonl
  sitrep eval record my-gold.jsonl --out predicted.jsonl`,
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			b, ok := eval.Find(args[0])
			if !ok {
				return usage("eval: no bench is called %q; there are %s", args[0], strings.Join(benchNames(), ", "))
			}
			return runBench(cmd, b, args[1], out, &flags)
		},
	}
	flags.add(cmd)
	flags.addCache(cmd)
	cmd.Flags().StringVarP(&out, "out", "o", "", "write the predictions to `FILE`")
	return cmd
}

func runBench(cmd *cobra.Command, b eval.Bench, gold, out string, flags *systemFlags) error {
	if _, err := os.Stat(gold); err != nil {
		return fault{exitUsage, fmt.Errorf("eval %s: %w", b.Name, err)}
	}
	sys, err := flags.system()
	if err != nil {
		return err
	}
	errs := cmd.ErrOrStderr()
	bar := progress.New(errs, terminal(errs), time.Now, "records", 0)
	env := &eval.Env{System: sys, Jobs: flags.jobs, Progress: func(_, total int) { bar.Of(total); bar.Add() }}
	var to io.Writer
	if out != "" {
		f, err := os.Create(out)
		if err != nil {
			return fault{exitUsage, fmt.Errorf("eval %s: %w", b.Name, err)}
		}
		defer f.Close()
		to = f
	}
	figures, err := b.Run(cmd.Context(), env, gold, to)
	bar.End()
	if err != nil {
		return fault{exitSome, fmt.Errorf("eval %s: %w", b.Name, err)}
	}
	return printFigures(cmd, figures)
}

func benchNames() []string {
	var out []string
	for _, b := range eval.Benches() {
		out = append(out, b.Name)
	}
	return out
}

func benchList() string {
	var b strings.Builder
	for _, x := range eval.Benches() {
		fmt.Fprintf(&b, "  %-12s %s\n", x.Name, x.About)
	}
	return strings.TrimRight(b.String(), "\n")
}
