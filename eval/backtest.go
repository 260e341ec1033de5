package eval

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"

	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/forecast"
)

// backtestBench sets the pool of forecasts beside its parts and the two baselines, by
// the scores of ViEWS's 2023/24 challenge: who loses stands there too.
func backtestBench() Bench {
	return Bench{Name: "backtest", About: "forecasts beside their parts and the baselines, by the scores of ViEWS (CSV)", Gold: "gold/histories/ucdp_syria.csv", Run: runBacktest}
}

// brief shortens the baselines' names to the scoreboard's column. Figures: crps, skill
// over the better baseline in percent, ign(orance) in bits, m(ean) i(nterval) s(core) of
// the 90%, and the share of outcomes in it.
func brief(method string) string {
	switch method {
	case forecast.LastWindows:
		return "last12"
	case forecast.SameAsLast:
		return "same"
	}
	return method
}

func runBacktest(ctx context.Context, env *Env, gold string, _ io.Writer) (score.Figures, error) {
	raw, err := os.ReadFile(gold)
	if err != nil {
		return nil, fmt.Errorf("read history: %w", err)
	}
	by, measures := placeColumn(raw)
	var out score.Figures
	for k, measure := range measures {
		h, err := forecast.ReadCSV(bytes.NewReader(raw), by)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", gold, err)
		}
		b, err := forecast.Test(h, forecast.Plan{Measure: measure, Units: forecastUnits, Every: forecastDays, Horizon: forecastDays, From: h.Rows[0].Day + forecastStart})
		if err != nil {
			return nil, err
		}
		for _, s := range b.Scores {
			name := measure + "_" + brief(s.Method) + "_"
			out = append(out, score.Figure{Name: name + "crps", Value: fmt.Sprintf("%.2f", s.CRPS)}, score.Figure{Name: name + "skill", Value: s.Skill},
				score.Figure{Name: name + "ign", Value: fmt.Sprintf("%.2f", s.Ignorance)}, score.Figure{Name: name + "mis", Value: fmt.Sprintf("%.1f", s.Interval)},
				score.Figure{Name: name + "in90", Value: s.Within90})
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		env.progress(k+1, len(measures))
	}
	return out, nil
}
