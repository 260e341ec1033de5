package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/forecast"
)

// forecastBench: four weeks ahead for the busiest places of a history, again
// and again through the history, each from what was known then.
func forecastBench() Bench {
	return Bench{Name: "forecast", About: "events and deaths, four weeks ahead, from a history (CSV)", Gold: "gold/histories/ucdp_syria.csv", Run: runForecast}
}

// forecastDays are the days foreseen and the days between two forecasts;
// forecastUnits how many places; forecastStart the days of history before the first.
const (
	forecastDays  = 28
	forecastUnits = 15
	forecastStart = 200
)

func runForecast(ctx context.Context, env *Env, gold string, out io.Writer) (score.Figures, error) {
	raw, err := os.ReadFile(gold)
	if err != nil {
		return nil, fmt.Errorf("read history: %w", err)
	}
	by, measures := placeColumn(raw)
	var lines []json.RawMessage
	for k, measure := range measures {
		h, err := forecast.ReadCSV(bytes.NewReader(raw), by)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", gold, err)
		}
		plan := forecast.Plan{Measure: measure, Units: forecastUnits, Every: forecastDays, Horizon: forecastDays, From: h.Rows[0].Day + forecastStart}
		fs, err := forecast.Rolling(h, plan)
		if err != nil {
			return nil, err
		}
		for _, f := range fs {
			line, err := encode(f)
			if err != nil {
				return nil, err
			}
			lines = append(lines, line)
		}
		env.progress(k+1, len(measures))
	}
	if err := writeLines(out, lines); err != nil {
		return nil, err
	}
	return score.Forecasts(bytes.NewReader(raw), bytes.NewReader(bytes.Join(asBytes(lines), []byte("\n"))))
}

// placeColumn is the column of places in a history, and what can be measured.
func placeColumn(raw []byte) (by string, measures []string) {
	head, _, _ := bytes.Cut(raw, []byte("\n"))
	for _, c := range []string{"adm_1", "admin1", "city"} {
		if bytes.Contains(head, []byte(c)) {
			by = c
			break
		}
	}
	measures = []string{forecast.Events}
	if bytes.Contains(head, []byte("best")) || bytes.Contains(head, []byte("fatalities")) {
		measures = append(measures, forecast.Deaths)
	}
	return by, measures
}

func asBytes(lines []json.RawMessage) [][]byte {
	out := make([][]byte, len(lines))
	for i, l := range lines {
		out[i] = l
	}
	return out
}
