package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/brief"
	"github.com/sitrep-news/sitrep/forecast"
	"github.com/sitrep-news/sitrep/query"
	querynames "github.com/sitrep-news/sitrep/query/names"
)

// forecastFlags are the flags of forecast.
type forecastFlags struct {
	storeFlags
	history, by, measure, from, out string
	about, origin                   string
	units, every                    int
	horizons                        []int
}

// forecastCommand is `sitrep forecast`: what comes, from the store or from a history.
func forecastCommand() *cobra.Command {
	var f forecastFlags
	c := &cobra.Command{
		Use:   "forecast",
		Short: "Foresee violent events or deaths per place or pair, from the store or a history in CSV",
		Long: `Foresee how many violent events, or deaths, each of the busiest places or pairs of
actors will see in the days ahead, as a distribution.

From the store: a table of what lies in the middle and where it lies nine times in ten,
only where the method's backtest beats the better of two plain guesses; elsewhere it
says that it can't tell. Coded histories are taken with --origin alone, never mixed in.

With --history: rolling forecasts over a CSV, one JSON object a line: {by, unit,
measure, start, end, samples}, each made from the rows dated before its own start alone.
The date stands in a column date_start, event_date or time, deaths in best or
fatalities (UCDP GED and ACLED fit).`,
		Example: `  sitrep forecast --about Iraq --by admin1 --horizon 7,28,84
  sitrep forecast --origin ucdp --by country --measure deaths
  sitrep forecast --history ucdp.csv --by adm_1 --measure deaths --units 15 --horizon 28
  sitrep forecast --history acled.csv --by admin1 --from 2024-01-01 --every 7 --out pred.jsonl`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if f.history == "" {
				return forecastStore(cmd, &f)
			}
			return forecastHistory(cmd, &f)
		},
	}
	f.add(c)
	fl := c.Flags()
	fl.StringVar(&f.history, "history", "", "`FILE` (CSV) of events with a header row, in place of the store")
	fl.StringVar(&f.about, "about", "", "a place, a party or a `QUERY` (the store's)")
	fl.StringVar(&f.origin, "origin", "", "of a coded history in the store: ucdp, acled or gdelt (else what was read from reports)")
	fl.StringVar(&f.by, "by", "", "country, admin1 or pair; of a CSV the column whose values are the places (none: everything as one)")
	fl.StringVar(&f.measure, "measure", forecast.Events, "events or deaths")
	fl.IntVar(&f.units, "units", 15, "how many of the busiest places")
	fl.StringVar(&f.from, "from", "", "first start, 2006-01-02 (default: today, of a store of the past the day after its latest; of a CSV 200 days after its first event)")
	fl.IntVar(&f.every, "every", 28, "days between forecasts over a CSV")
	fl.IntSliceVar(&f.horizons, "horizon", []int{28}, "`DAYS` foreseen by each: 28, or 7,28,84")
	fl.StringVar(&f.out, "out", "", "`FILE` for the forecasts as JSON Lines (of a CSV default: standard output)")
	return c
}

// forecastStore foresees from what the store holds.
func forecastStore(cmd *cobra.Command, f *forecastFlags) error {
	if f.by == "" {
		f.by = "country"
	}
	if !slices.Contains(forecast.Dims(), f.by) {
		return usage("--by %q: choose %s", f.by, strings.Join(forecast.Dims(), ", "))
	}
	start := time.Now().UTC().Truncate(24 * time.Hour)
	if f.from != "" {
		t, err := time.Parse(time.DateOnly, f.from)
		if err != nil {
			return usage("--from %q: write a date such as 2025-03-09", f.from)
		}
		start = t
	}
	know, err := knowledge()
	if err != nil {
		return fault{exitBroken, err}
	}
	q, err := oneQuery(f.about, querynames.New(know.Actors, know.Places, nil), start)
	if err != nil {
		return usage("--about: %v", err)
	}
	if f.origin != "" {
		if !slices.Contains(query.Origins(), f.origin) {
			return usage("--origin %q: choose one of %s", f.origin, strings.Join(query.Origins(), ", "))
		}
		q.Origins = []string{f.origin}
	}
	s, err := f.open(cmd.Context(), f.logger(cmd.ErrOrStderr()))
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	if f.from == "" {
		var old bool
		if start, old, err = forecast.Start(cmd.Context(), s, start); err != nil {
			return fault{exitBroken, err}
		}
		if old {
			fmt.Fprintf(cmd.ErrOrStderr(), "nothing is told to have happened in the last two weeks: this foresees from %s, the day after the latest\n", start.Format(time.DateOnly))
		}
	}
	h, err := forecast.FromStore(cmd.Context(), s, q, f.by, start)
	if err != nil {
		return fault{exitBroken, err}
	}
	if len(h.Rows) == 0 {
		return fault{exitSome, fmt.Errorf("forecast: the store has no violent event before %s that this asks for; sitrep import takes in reports or a coded history", start.Format(time.DateOnly))}
	}
	var all []forecast.Forecast
	for _, days := range f.horizons {
		o, err := forecast.Ahead(h, forecast.Plan{Measure: f.measure, Units: f.units, Horizon: days}, int(start.Unix()/86400), 12)
		if err != nil {
			return usage("%v", err)
		}
		forecastTable(cmd.OutOrStdout(), f, o, days, start)
		all = append(all, o.Forecasts...)
	}
	if f.out == "" {
		return nil
	}
	return writeForecasts(cmd.OutOrStdout(), f.out, all)
}

// oneQuery is the query of a subject: of a plain name its first meaning, a place's.
func oneQuery(about string, r query.Resolver, now time.Time) (sitrep.Query, error) {
	s, err := brief.About(about, r, now)
	if err != nil || len(s.Queries) == 0 {
		return sitrep.Query{}, err
	}
	return s.Queries[0], nil
}

// forecastTable writes what is foreseen, with what vouches for it.
func forecastTable(w io.Writer, f *forecastFlags, o forecast.Outlook, days int, start time.Time) {
	fmt.Fprintf(w, "%s by %s, %d days from %s\n", f.measure, f.by, days, start.Format(time.DateOnly))
	if len(o.Forecasts) == 0 {
		fmt.Fprintf(w, "  can't tell: the history is shorter than %d days\n\n", 3*days)
		return
	}
	for _, x := range o.Forecasts {
		d := forecast.Draws(x.Samples)
		told := "can't tell"
		if o.Beats(x.Unit) {
			told = fmt.Sprintf("%.0f (90%%: %.0f to %.0f)", d.Quantile(0.5), d.Quantile(0.05), d.Quantile(0.95))
		}
		past := "too few windows to test it"
		if b := o.ByUnit[x.Unit]; b != nil {
			past = fmt.Sprintf("%+.0f%% on the better guess in %d windows, %.0f%% inside", 100*b.Skill, b.N, 100*b.Within90)
		}
		fmt.Fprintf(w, "  %-40s %-26s %s\n", x.Unit, told, past)
	}
	fmt.Fprintf(w, "  backtest %17s %8s %8s %10s %10s %8s\n", "method", "CRPS", "skill", "ignorance", "interval", "in 90%")
	for _, s := range o.Scores {
		fmt.Fprintf(w, "  %26s %8.2f %7.0f%% %10.2f %10.1f %7.0f%%\n", s.Method, s.CRPS, 100*s.Skill, s.Ignorance, s.Interval, 100*s.Within90)
	}
	fmt.Fprintln(w)
}

// forecastHistory makes rolling forecasts over a CSV.
func forecastHistory(cmd *cobra.Command, f *forecastFlags) error {
	file, err := os.Open(f.history)
	if err != nil {
		return fmt.Errorf("forecast: %w", err)
	}
	defer file.Close()
	h, err := forecast.ReadCSV(bufio.NewReaderSize(file, 1<<20), f.by)
	if err != nil {
		return fmt.Errorf("forecast: %s: %w", f.history, err)
	}
	var all []forecast.Forecast
	for _, days := range f.horizons {
		plan := forecast.Plan{Measure: f.measure, Units: f.units, Every: f.every, Horizon: days, From: h.Rows[0].Day + 200}
		if f.by == "" {
			plan.Units = 0
		}
		if f.from != "" {
			t, err := time.Parse(time.DateOnly, f.from)
			if err != nil {
				return fmt.Errorf("forecast: --from %q: want 2006-01-02", f.from)
			}
			plan.From = int(t.Unix() / 86400)
		}
		fs, err := forecast.Rolling(h, plan)
		if err != nil {
			return err
		}
		all = append(all, fs...)
	}
	return writeForecasts(cmd.OutOrStdout(), f.out, all)
}

func writeForecasts(w io.Writer, path string, fs []forecast.Forecast) error {
	if path != "" {
		f, err := os.Create(path)
		if err != nil {
			return fmt.Errorf("forecast: %w", err)
		}
		defer f.Close()
		w = f
	}
	b := bufio.NewWriter(w)
	enc := json.NewEncoder(b)
	for i := range fs {
		if err := enc.Encode(&fs[i]); err != nil {
			return fmt.Errorf("forecast: write: %w", err)
		}
	}
	return b.Flush()
}
