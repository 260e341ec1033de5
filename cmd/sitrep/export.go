package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/format"
	"github.com/sitrep-news/sitrep/query"
	querynames "github.com/sitrep-news/sitrep/query/names"
	"github.com/sitrep-news/sitrep/scheme"
)

// exportFlags are the flags of export.
type exportFlags struct {
	storeFlags
	format, out string
	gone        string
	after       int64
}

func exportCommand() *cobra.Command {
	var f exportFlags
	cmd := &cobra.Command{
		Use:   "export [QUERY]",
		Short: "Write events for other programs: " + formatNames(),
		Long: `Write the events that a query asks for (docs/query.md; all without one), each with its
sources, publisher families, precision and time of retrieval.

With --after CURSOR only what changed since is written, with tombstones for what was
withdrawn or merged; the cursor to go on from is told on standard error. docs/formats
says what maps to what, and what is lost.

` + formatTable(),
		Example: `  sitrep export --format csv 'type:ASSAULT place:Iraq since:30d' > attacks.csv
  sitrep export --format stix -o bundle.json
  sitrep export --format jsonl --after 4711 -o changes.jsonl`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return runExport(cmd, strings.Join(args, " "), &f) },
	}
	f.add(cmd)
	cmd.Flags().StringVarP(&f.format, "format", "f", "jsonl", "one of the formats above")
	cmd.Flags().StringVarP(&f.out, "out", "o", "", "`FILE` to write (else standard output)")
	cmd.Flags().StringVar(&f.gone, "gone", "", "`FILE` (CSV) for what is no more, where the format has no form for it: acled, ucdp, gdelt")
	cmd.Flags().Int64Var(&f.after, "after", -1, "only what changed after this `CURSOR`; 0 is the beginning")
	return cmd
}

func formatNames() string {
	var names []string
	for _, f := range format.Formats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

func formatTable() string {
	var b strings.Builder
	for _, f := range format.Formats() {
		fmt.Fprintf(&b, "  %-8s %s\n", f.Name, f.Means)
	}
	return strings.TrimRight(b.String(), "\n")
}

func runExport(cmd *cobra.Command, text string, f *exportFlags) (err error) {
	if _, err := format.Find(f.format); err != nil {
		return usage("--format: %v", err)
	}
	know, err := knowledge()
	if err != nil {
		return fault{exitBroken, err}
	}
	q, err := query.Parse(text, query.Options{Now: time.Now(), Resolver: querynames.New(know.Actors, know.Places, nil)})
	if err != nil {
		return usage("%v", err)
	}
	codes, err := scheme.Load()
	if err != nil {
		return fault{exitBroken, err}
	}
	s, err := f.open(cmd.Context(), f.logger(cmd.ErrOrStderr()))
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	out, done, err := output(cmd, f.out)
	if err != nil {
		return err
	}
	o := format.Options{Scheme: codes, Now: time.Now().UTC()}
	if f.gone != "" {
		w, closed, err := output(cmd, f.gone)
		if err != nil {
			return err
		}
		defer func() { _ = closed() }() // its rows were flushed, and checked, by the exporter's End
		o.Gone = w
	}
	x, err := format.New(f.format, out, o)
	if err == nil {
		err = export(cmd, s, q, x, f.after)
	}
	if cerr := done(); err == nil {
		err = cerr
	}
	if err != nil {
		return fault{exitBroken, fmt.Errorf("export: %w", err)}
	}
	if n := format.Skipped(x); n > 0 {
		fmt.Fprintf(cmd.ErrOrStderr(), "sitrep: %d events have no form in %s and were left out\n", n, f.format)
	}
	return nil
}

func export(cmd *cobra.Command, s sitrep.Store, q sitrep.Query, x format.Exporter, after int64) error {
	if after < 0 {
		return format.Write(x, format.All(cmd.Context(), s, q))
	}
	next, err := format.Since(cmd.Context(), s, after, query.NewMatcher(q).Match, x)
	if err != nil {
		return err
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "cursor %d\n", next)
	return nil
}

// output is the file to write, or standard output, and how to end it.
func output(cmd *cobra.Command, name string) (io.Writer, func() error, error) {
	if name == "" {
		return cmd.OutOrStdout(), func() error { return nil }, nil
	}
	f, err := os.Create(name)
	if err != nil {
		return nil, nil, fault{exitBroken, err}
	}
	return f, f.Close, nil
}
