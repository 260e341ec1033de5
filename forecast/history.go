// Package forecast foresees how many violent events, or deaths, a place or a
// pair of actors will see in the days to come, as a distribution: gamma-Poisson
// counts over several memories, a self- and cross-exciting point process
// (Hawkes 1971, in days), and the plain baselines, pooled by how well each has
// foreseen the past. A forecast uses nothing dated from its start on.
package forecast

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"
	"time"
)

// Measures.
const (
	Events = "events"
	Deaths = "deaths"
)

// Row is one event of a history.
type Row struct {
	Day    int // days since 1970-01-01
	Unit   string
	Deaths float64
}

// History is the events of a place and time, in the order of their days.
type History struct {
	By   string // the column that the units come from, "" for none
	Rows []Row
}

// ReadCSV reads a history with a header row: the day in date_start, event_date or time
// (UCDP GED, ACLED, or plain), the unit in the column named by, deaths in best
// or fatalities (0 where absent).
func ReadCSV(r io.Reader, by string) (*History, error) {
	in := csv.NewReader(r)
	in.ReuseRecord = true
	in.FieldsPerRecord = -1
	head, err := in.Read()
	if err != nil {
		return nil, fmt.Errorf("read the header row: %w", err)
	}
	col := map[string]int{}
	for i, h := range head {
		col[strings.TrimPrefix(strings.TrimSpace(h), "\ufeff")] = i
	}
	when, ok := first(col, "date_start", "event_date", "time", "date")
	if !ok {
		return nil, errors.New("no column date_start, event_date, time or date: add a header row with one of them")
	}
	unit := -1
	if by != "" {
		if unit, ok = col[by]; !ok {
			return nil, fmt.Errorf("no column %q: choose one of %s", by, strings.Join(head, ", "))
		}
	}
	dead, hasDead := first(col, "best", "fatalities", "deaths")
	h := &History{By: by}
	for line := 2; ; line++ {
		rec, err := in.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("read the history: %w", err)
		}
		if when >= len(rec) {
			return nil, fmt.Errorf("line %d: %d fields, but the date is field %d", line, len(rec), when+1)
		}
		day, err := parseDay(rec[when])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		row := Row{Day: day}
		if unit >= 0 && unit < len(rec) {
			row.Unit = strings.Clone(rec[unit])
		}
		if hasDead && dead < len(rec) {
			row.Deaths, _ = strconv.ParseFloat(strings.TrimSpace(rec[dead]), 64)
		}
		h.Rows = append(h.Rows, row)
	}
	if len(h.Rows) == 0 {
		return nil, errors.New("the history has no rows")
	}
	sort.SliceStable(h.Rows, func(i, j int) bool { return h.Rows[i].Day < h.Rows[j].Day })
	return h, nil
}

func first(col map[string]int, names ...string) (int, bool) {
	for _, n := range names {
		if i, ok := col[n]; ok {
			return i, true
		}
	}
	return 0, false
}

func parseDay(s string) (int, error) {
	s = strings.TrimSpace(s)
	if len(s) >= 10 {
		if t, err := time.Parse("2006-01-02", s[:10]); err == nil {
			return int(t.Unix() / 86400), nil
		}
	}
	if t, err := time.Parse("02 January 2006", s); err == nil { // ACLED exports
		return int(t.Unix() / 86400), nil
	}
	return 0, fmt.Errorf("date %q: want 2006-01-02", s)
}

// Date writes a day number as an ISO date.
func Date(day int) string { return time.Unix(int64(day)*86400, 0).UTC().Format("2006-01-02") }

// before cuts the history at a day: the rows dated before it.
func (h *History) before(day int) []Row {
	return h.Rows[:sort.Search(len(h.Rows), func(i int) bool { return h.Rows[i].Day >= day })]
}

// busiest lists the n units with most events among rows, most first; ties by name.
func busiest(rows []Row, n int) []string {
	count := map[string]int{}
	for _, r := range rows {
		if r.Unit != "" {
			count[r.Unit]++
		}
	}
	units := make([]string, 0, len(count))
	for u := range count {
		units = append(units, u)
	}
	sort.Slice(units, func(i, j int) bool {
		if count[units[i]] != count[units[j]] {
			return count[units[i]] > count[units[j]]
		}
		return units[i] < units[j]
	})
	return units[:min(n, len(units))]
}

// daily sums the measure of each unit for the days [from, to): [units][days].
func daily(rows []Row, units []string, measure string, from, to int) [][]float64 {
	at := make(map[string]int, len(units))
	out := make([][]float64, len(units))
	for i, u := range units {
		at[u] = i
		out[i] = make([]float64, to-from)
	}
	all, hasAll := at[""]
	for _, r := range rows {
		if r.Day < from || r.Day >= to {
			continue
		}
		v := 1.0
		if measure == Deaths {
			v = r.Deaths
		}
		if hasAll {
			out[all][r.Day-from] += v
		}
		if i, ok := at[r.Unit]; ok && r.Unit != "" {
			out[i][r.Day-from] += v
		}
	}
	return out
}
