package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/history"
	"github.com/sitrep-news/sitrep/intake"
	"github.com/sitrep-news/sitrep/internal/progress"
	"github.com/sitrep-news/sitrep/place"
	"github.com/sitrep-news/sitrep/scheme"
	"github.com/sitrep-news/sitrep/watch"
)

// importFlags are the flags of import.
type importFlags struct {
	watchFlags
	format string
	later  bool
	quiet  bool
}

func importCommand() *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:   "import FILE...",
		Short: "Take in reports (JSON Lines, HTML, text, WARC) or coded history (ACLED, UCDP GED, GDELT)",
		Long: `Take in reports, and code them: JSON Lines, HTML, text or web archives, each also
packed with gzip. Or take in coded history, which stands beside the reports, marked
by where it came from: --format acled (their CSV, which your own key gives), ucdp
(UCDP GED CSV) or gdelt (GDELT 2.0 events).`,
		Example: `  sitrep import reports.jsonl
  sitrep import CC-NEWS-20260101.warc.gz
  sitrep import --format ucdp GEDEvent_v24_1.csv`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runImport(cmd, args, &f) },
	}
	f.add(cmd)
	cmd.Flags().StringVarP(&f.format, "format", "f", "reports", "reports, acled, ucdp or gdelt")
	cmd.Flags().BoolVar(&f.later, "later", false, "keep the reports and let the server or a worker code them")
	cmd.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "no progress on standard error")
	return cmd
}

func runImport(cmd *cobra.Command, args []string, f *importFlags) error {
	f.offline = true
	var r *running
	var err error
	if f.later || f.format != "reports" {
		r, err = f.keeping(cmd)
	} else {
		r, err = f.start(cmd, nil)
	}
	if err != nil {
		return err
	}
	defer func() { _ = r.store.Close() }()
	failed := 0
	for _, name := range args {
		if err := r.importOne(cmd, name, f); err != nil {
			failed++
			fmt.Fprintf(cmd.ErrOrStderr(), "sitrep: %v\n", err)
		}
	}
	if !f.later && f.format == "reports" {
		if err := r.codeAll(cmd, f); err != nil {
			return fault{exitBroken, err}
		}
	}
	if failed > 0 {
		return fault{exitSome, fmt.Errorf("%d of %d files had what could not be read; what is wrong stands above", failed, len(args))}
	}
	return nil
}

func (r *running) importOne(cmd *cobra.Command, name string, f *importFlags) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // read only
	bar := progress.New(barWriter(cmd, f.quiet), terminal(cmd.ErrOrStderr()), time.Now, "kept", 0)
	defer bar.End()
	if f.format != "reports" {
		return r.importHistory(cmd, f.format, name, file, bar)
	}
	var in iter.Seq2[intake.Raw, error]
	if strings.HasSuffix(name, ".warc") || strings.HasSuffix(name, ".warc.gz") {
		in = intake.NewWARC(name, file).Reports(cmd.Context())
	} else {
		in = intake.Reports(cmd.Context(), name, file)
	}
	n, err := r.watch.Take(cmd.Context(), in, "import", func(error) { bar.Add() })
	fmt.Fprintf(cmd.OutOrStdout(), "%s: %d new reports kept\n", name, n)
	return err
}

// importHistory takes in coded events; rows that can't be read are told, the others kept.
func (r *running) importHistory(cmd *cobra.Command, origin, name string, file io.Reader, bar *progress.Bar) error {
	base, err := actor.Load()
	if err != nil {
		return fault{exitBroken, err}
	}
	codes, err := scheme.Load()
	if err != nil {
		return fault{exitBroken, err}
	}
	places, err := place.Load()
	if err != nil {
		return fault{exitBroken, err}
	}
	im := history.New(codes, base, time.Now().UTC())
	im.SetPlaces(places)
	events, err := im.Read(origin, file, name)
	if err != nil {
		return err
	}
	n, err := r.watch.Import(cmd.Context(), events, func(err error) {
		bar.Add()
		if err != nil {
			bar.Clear()
			fmt.Fprintln(cmd.ErrOrStderr(), "sitrep:", err)
		}
	})
	fmt.Fprintf(cmd.OutOrStdout(), "%s: %d events of %s, %d rows left out\n", name, n, origin, im.Skipped())
	return err
}

// codeAll codes and fuses what waits, until nothing does.
func (r *running) codeAll(cmd *cobra.Command, f *importFlags) error {
	ctx, stop := context.WithCancel(cmd.Context())
	defer stop()
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return r.watch.Run(ctx) })
	g.Go(func() error {
		defer stop()
		return r.untilDone(ctx, progress.New(barWriter(cmd, f.quiet), terminal(cmd.ErrOrStderr()), time.Now, "coded", 0))
	})
	if err := g.Wait(); err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	return cmd.Context().Err()
}

// untilDone waits until no report waits to be coded or fused.
func (r *running) untilDone(ctx context.Context, bar *progress.Bar) error {
	defer bar.End()
	coded := int64(-1)
	for {
		st, err := r.store.Stats(ctx)
		if err != nil {
			return err
		}
		for ; coded >= 0 && coded < st.Reports; coded++ {
			bar.Add()
		}
		coded = st.Reports
		if busy(st, watch.JobCode)+busy(st, watch.JobFuse)+busy(st, watch.JobBucket) == 0 {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(300 * time.Millisecond):
		}
	}
}

func busy(st sitrep.Stats, kind string) int64 {
	j := st.Jobs[kind]
	return j.Waiting + j.Running
}
