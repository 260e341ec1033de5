package score

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"time"
)

// Forecast is one forecast: draws of how many events (or deaths) fall within
// the days from Start to End, inclusive, where column By holds Unit ("" for
// all). It may use nothing dated from Start on.
type Forecast struct {
	By      string    `json:"by"`
	Unit    string    `json:"unit"`
	Measure string    `json:"measure"` // events or deaths
	Start   string    `json:"start"`
	End     string    `json:"end"`
	Samples []float64 `json:"samples"`
}

// history is a table of events by day.
type history struct {
	rows        []map[string]string
	day         []int // of each row, days since 1970
	first, last int
	series      map[[3]string]map[int]float64
}

// Forecasts scores forecasts against a history (CSV, one event a row) by CRPS,
// beside the last twelve windows as an ensemble and the last window as it was.
func Forecasts(hist, pred io.Reader) (Figures, error) {
	h, err := readHistory(hist)
	if err != nil {
		return nil, fmt.Errorf("score forecast: history: %w", err)
	}
	var got, cono, same float64
	n, inside := 0, 0
	in := bufio.NewScanner(pred)
	in.Buffer(nil, 64<<20)
	for line := 1; in.Scan(); line++ {
		if len(bytes.TrimSpace(in.Bytes())) == 0 {
			continue
		}
		var p Forecast
		if err := json.Unmarshal(in.Bytes(), &p); err != nil {
			return nil, fmt.Errorf("score forecast: prediction line %d: %w", line, err)
		}
		a, errA := parseDay(p.Start)
		b, errB := parseDay(p.End)
		if err := errors.Join(errA, errB); err != nil {
			return nil, fmt.Errorf("score forecast: prediction line %d: %w", line, err)
		}
		past := h.windows(p, a, b-a+1)
		if b > h.last || len(past) < 3 || len(p.Samples) == 0 {
			continue
		}
		y := h.total(p, a, b)
		got += crps(p.Samples, y)
		cono += crps(past, y)
		same += math.Abs(past[0] - y)
		inside += btoi(within90(p.Samples, y))
		n++
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("score forecast: %w", err)
	}
	if n == 0 {
		return nil, errors.New("score forecast: none could be scored: a forecast needs samples, an end within the history and three windows of its own length before it")
	}
	skill := 0.0
	if best := min(cono, same); best > 0 {
		skill = 1 - got/best
	}
	mean := func(x float64) string { return strconv.FormatFloat(x/float64(n), 'f', 4, 64) }
	return Figures{{"forecasts", n}, {"crps", mean(got)}, {"crps_last_12_windows", mean(cono)}, {"crps_same_as_last", mean(same)},
		{"skill", skill}, {"within_90", ratio(inside, n)}}, nil
}

// windows are the totals of up to twelve windows of w days before day a, the
// latest first, as far as the history reaches.
func (h *history) windows(p Forecast, a, w int) []float64 {
	var out []float64
	for i := 1; i <= 12 && a-w*i >= h.first; i++ {
		out = append(out, h.total(p, a-w*i, a-w*(i-1)-1))
	}
	return out
}

// total is what happened from day a to day b, inclusive.
func (h *history) total(p Forecast, a, b int) float64 {
	key := [3]string{p.By, p.Unit, p.Measure}
	s, ok := h.series[key]
	if !ok {
		s = h.byDay(p)
		h.series[key] = s
	}
	sum := 0.0
	for d := a; d <= b; d++ {
		sum += s[d]
	}
	return sum
}

func (h *history) byDay(p Forecast) map[int]float64 {
	s := map[int]float64{}
	for i, r := range h.rows {
		if p.By != "" && p.Unit != "" && r[p.By] != p.Unit {
			continue
		}
		if p.Measure == "deaths" {
			n, _ := strconv.ParseFloat(r["best"], 64)
			s[h.day[i]] += n
		} else {
			s[h.day[i]]++
		}
	}
	return s
}

func readHistory(r io.Reader) (*history, error) {
	in := csv.NewReader(r)
	in.FieldsPerRecord = -1
	all, err := in.ReadAll()
	if err != nil {
		return nil, err
	}
	if len(all) < 2 {
		return nil, errors.New("no events")
	}
	when := "time"
	if slices.Contains(all[0], "date_start") {
		when = "date_start"
	}
	h := &history{series: map[[3]string]map[int]float64{}, first: math.MaxInt, last: math.MinInt}
	for i, rec := range all[1:] {
		row := map[string]string{}
		for k, name := range all[0] {
			if k < len(rec) {
				row[name] = rec[k]
			}
		}
		d, err := parseDay(row[when])
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", i+2, err)
		}
		h.rows, h.day = append(h.rows, row), append(h.day, d)
		h.first, h.last = min(h.first, d), max(h.last, d)
	}
	return h, nil
}

// parseDay counts the days since 1970 of an ISO date, or of the date part of a
// date-time.
func parseDay(s string) (int, error) {
	t, err := time.Parse(time.DateOnly, s[:min(len(s), 10)])
	if err != nil {
		return 0, fmt.Errorf("date %q is not ISO 8601", s)
	}
	return int(t.Unix() / 86400), nil
}

// crps is the continuous ranked probability score of draws xs against y.
func crps(xs []float64, y float64) float64 {
	s := slices.Sorted(slices.Values(xs))
	n := float64(len(s))
	miss, spread := 0.0, 0.0
	for i, x := range s {
		miss += math.Abs(x - y)
		spread += (2*float64(i) - n + 1) * x
	}
	return miss/n - spread/(n*n)
}

// within90 tells whether y lies between the draws' 5% and 95% quantiles.
func within90(xs []float64, y float64) bool {
	below, tie := 0.0, 0.0
	for _, x := range xs {
		if x < y {
			below++
		} else if x == y {
			tie++
		}
	}
	p := (below + tie/2) / float64(len(xs))
	return 0.05 <= p && p <= 0.95
}
