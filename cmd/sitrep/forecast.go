package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/sitrep-news/sitrep/forecast"
	"github.com/spf13/cobra"
)

// forecastCommand is `sitrep forecast`: rolling forecasts over a history of events.
func forecastCommand() *cobra.Command {
	var path, by, measure, from, out string
	var units, every, horizon int
	c := &cobra.Command{
		Use:   "forecast --history FILE.csv",
		Short: "Foresee violent events or deaths per place, from a history in CSV",
		Long: `Foresee how many events, or deaths, each of the busiest places will see in the
days ahead, as a distribution of draws. Every forecast is made from the rows
dated before its own start alone. The date stands in a column date_start,
event_date or time, deaths in best or fatalities (UCDP GED and ACLED fit).

One JSON object a line: {by, unit, measure, start, end, samples}.`,
		Example: `  sitrep forecast --history ucdp.csv --by adm_1 --measure deaths --units 15 --horizon 28
  sitrep forecast --history acled.csv --by admin1 --from 2024-01-01 --every 7 --out pred.jsonl`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if path == "" {
				return fmt.Errorf("forecast: name a history with --history FILE.csv")
			}
			f, err := os.Open(path)
			if err != nil {
				return fmt.Errorf("forecast: %w", err)
			}
			defer f.Close()
			h, err := forecast.ReadCSV(bufio.NewReaderSize(f, 1<<20), by)
			if err != nil {
				return fmt.Errorf("forecast: %s: %w", path, err)
			}
			plan := forecast.Plan{Measure: measure, Units: units, Every: every, Horizon: horizon, From: h.Rows[0].Day + 200}
			if by == "" {
				plan.Units = 0
			}
			if from != "" {
				t, err := time.Parse("2006-01-02", from)
				if err != nil {
					return fmt.Errorf("forecast: --from %q: want 2006-01-02", from)
				}
				plan.From = int(t.Unix() / 86400)
			}
			fs, err := forecast.Rolling(h, plan)
			if err != nil {
				return err
			}
			return writeForecasts(cmd.OutOrStdout(), out, fs)
		},
	}
	fl := c.Flags()
	fl.StringVar(&path, "history", "", "CSV of events with a header row")
	fl.StringVar(&by, "by", "", "column whose values are the places or pairs; none: everything as one")
	fl.StringVar(&measure, "measure", forecast.Events, "events or deaths")
	fl.IntVar(&units, "units", 15, "how many of the busiest places")
	fl.StringVar(&from, "from", "", "first start, 2006-01-02 (default: 200 days after the first event)")
	fl.IntVar(&every, "every", 28, "days between forecasts")
	fl.IntVar(&horizon, "horizon", 28, "days foreseen by each")
	fl.StringVar(&out, "out", "", "file to write (default: standard output)")
	return c
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
