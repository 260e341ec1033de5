package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/brief"
	"github.com/sitrep-news/sitrep/data"
	"github.com/sitrep-news/sitrep/extract"
	"github.com/sitrep-news/sitrep/format"
	"github.com/sitrep-news/sitrep/internal/batch"
	"github.com/sitrep-news/sitrep/internal/progress"
	"github.com/sitrep-news/sitrep/pipeline"
)

// codeFlags are the flags of code.
type codeFlags struct {
	systemFlags
	published, format, url string
	quiet                  bool
}

func codeCommand() *cobra.Command {
	var f codeFlags
	cmd := &cobra.Command{
		Use:   "code [FILE|FOLDER|URL|-]...",
		Short: "Read reports and tell what they say happened",
		Long: `Read news reports and print what they tell.

A report comes as plain text, as HTML, or as a line of JSON with "text" or
"html" and, where known, "url", "title", "publisher" and "published" (NGEC's
"event_text" and "date" are understood too). A folder is read file by file; an
address is fetched; - is standard input, and so is no argument at all.

Formats: brief is for people (and what a terminal gets), jsonl is the whole
record, one report a line; csv and geojson have one row or feature per
happening.`,
		Example: `  sitrep code report.txt --published 2025-03-05
  sitrep code https://example.org/news/1 --format jsonl
  sitrep code reports.jsonl more/ --format csv > events.csv
  cat page.html | sitrep code`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				args = []string{"-"}
			}
			return runCode(cmd, args, &f)
		},
	}
	f.add(cmd)
	cmd.Flags().StringVar(&f.published, "published", "", "`DATE` of the reports that don't tell theirs: YYYY-MM-DD")
	cmd.Flags().StringVar(&f.url, "url", "", "`ADDRESS` that the one report came from")
	cmd.Flags().StringVarP(&f.format, "format", "f", "", "brief, jsonl, csv or geojson (brief on a terminal, else jsonl)")
	cmd.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "no progress on standard error")
	return cmd
}

// item is one input on its way: a report, or the error in its place.
type item struct {
	in     extract.Input
	report *sitrep.Report
	err    error
}

func runCode(cmd *cobra.Command, args []string, f *codeFlags) error {
	if f.published != "" {
		if _, ok := extract.ParseDate(f.published); !ok {
			return usage("code: --published %q is no date; write it as YYYY-MM-DD", f.published)
		}
	}
	out, err := writer(cmd.OutOrStdout(), f.format)
	if err != nil {
		return err
	}
	reader, err := extract.New(data.Extract)
	if err != nil {
		return fault{exitBroken, err}
	}
	sys, err := f.system()
	if err != nil {
		return err
	}
	src := extract.Source{Stdin: cmd.InOrStdin(), Fetcher: extract.NewFetcher()}
	b := codeBatch{
		flags: f, reader: reader, system: sys, out: out, errs: cmd.ErrOrStderr(),
		bar: progress.New(barWriter(cmd, f.quiet), terminal(cmd.ErrOrStderr()), time.Now, "reports", src.Count(args)),
	}
	return b.run(cmd.Context(), src.Inputs(cmd.Context(), args))
}

func barWriter(cmd *cobra.Command, quiet bool) io.Writer {
	if quiet {
		return io.Discard
	}
	return cmd.ErrOrStderr()
}

// writer makes the writer of a format; "" is brief on a terminal, else jsonl.
func writer(out io.Writer, name string) (format.Writer, error) {
	switch {
	case name == "brief", name == "" && terminal(out):
		return brief.NewWriter(out, brief.Options{Width: width(out), Country: countryNames(data.Actors)}), nil
	case name == "jsonl", name == "":
		return format.JSONL(out), nil
	case name == "csv":
		return format.CSV(out), nil
	case name == "geojson":
		return format.GeoJSON(out), nil
	}
	return nil, usage("--format %q: it is brief, jsonl, csv or geojson", name)
}

// codeBatch codes many reports and writes them in the order they came.
type codeBatch struct {
	flags  *codeFlags
	reader *extract.Extractor
	system *pipeline.System
	out    format.Writer
	errs   io.Writer
	bar    *progress.Bar
	failed int
}

func (b *codeBatch) run(ctx context.Context, inputs iter.Seq2[extract.Input, error]) error {
	items := func(yield func(item) bool) {
		for in, err := range inputs {
			if !yield(item{in: in, err: err}) {
				return
			}
		}
	}
	for it := range batch.Map(ctx, b.flags.jobs, items, func(it item) item { return b.code(ctx, it) }) {
		if err := b.write(it); err != nil {
			return fault{exitBroken, fmt.Errorf("write: %w", err)}
		}
	}
	b.bar.End()
	if err := b.out.Close(); err != nil {
		return fault{exitBroken, fmt.Errorf("write: %w", err)}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if b.failed > 0 {
		return fault{exitSome, fmt.Errorf("%d of the inputs could not be read; what is wrong stands above", b.failed)}
	}
	return nil
}

// code reads one input on one core.
func (b *codeBatch) code(ctx context.Context, it item) item {
	if it.err != nil {
		return it
	}
	if it.in.Published == "" {
		it.in.Published = b.flags.published
	}
	if it.in.URL == "" {
		it.in.URL = b.flags.url
	}
	it.report = b.reader.Report(it.in)
	it.in.Text, it.in.HTML = nil, nil
	if _, err := b.system.Read(ctx, it.report); err != nil {
		it.err = err
	}
	return it
}

// write puts out one report and tells what went wrong with it.
func (b *codeBatch) write(it item) error {
	b.bar.Add()
	if it.report != nil && !errors.Is(it.err, context.Canceled) {
		if it.report.Text == "" {
			b.failed++
		}
		for _, p := range it.report.Problems {
			b.complain(fmt.Sprintf("%s: %s: %s", it.in.Name, p.Stage, firstLine(p.Reason)))
		}
		return b.out.Write(it.report)
	}
	if it.err != nil && !errors.Is(it.err, context.Canceled) {
		b.failed++
		b.complain(it.err.Error())
	}
	return nil
}

func (b *codeBatch) complain(what string) {
	b.bar.Clear()
	fmt.Fprintln(b.errs, "sitrep:", what)
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
