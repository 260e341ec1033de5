package query

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

const day = "2006-01-02"

// date reads a day as a query may write it: an ISO date, month or year, "today",
// "yesterday", or how long ago ("24h", "7d", "2w", "6m", "1y"). Of a month or
// year it returns the first day, or the last where end is set.
func date(text string, now time.Time, end bool) (string, error) {
	text = strings.ToLower(text)
	for _, layout := range []string{day, "2006-01", "2006"} {
		t, err := time.Parse(layout, text)
		if err != nil || len(text) != len(layout) {
			continue
		}
		switch {
		case end && layout == "2006-01":
			t = t.AddDate(0, 1, -1)
		case end && layout == "2006":
			t = t.AddDate(1, 0, -1)
		}
		return t.Format(day), nil
	}
	t, ok, err := ago(text, now.UTC())
	if err != nil {
		return "", err
	}
	if !ok {
		return "", fmt.Errorf(`%q is no day; write 2024-03-09, 2024-03, 2024, today, yesterday, or how long ago: 24h, 7d, 2w, 6m, 1y`, text)
	}
	if now.IsZero() {
		return "", fmt.Errorf("%q depends on the day it is read on; write an ISO date here", text)
	}
	return t.Format(day), nil
}

// ago reads a day relative to now; false for what is none.
func ago(text string, now time.Time) (time.Time, bool, error) {
	switch text {
	case "today":
		return now, true, nil
	case "yesterday":
		return now.AddDate(0, 0, -1), true, nil
	}
	if len(text) < 2 {
		return now, false, nil
	}
	n, err := strconv.Atoi(text[:len(text)-1])
	if err != nil || n < 0 || text[0] == '+' || text[0] == '-' {
		return now, false, nil
	}
	if n > 100_000 {
		return now, false, fmt.Errorf("%q is too long ago; write an ISO date", text)
	}
	switch text[len(text)-1] {
	case 'h':
		now = now.Add(-time.Duration(n) * time.Hour)
	case 'd':
		now = now.AddDate(0, 0, -n)
	case 'w':
		now = now.AddDate(0, 0, -7*n)
	case 'm':
		now = now.AddDate(0, -n, 0)
	case 'y':
		now = now.AddDate(-n, 0, 0)
	default:
		return now, false, nil
	}
	if now.Year() < 1 {
		return now, false, fmt.Errorf("%q is too long ago; write an ISO date", text)
	}
	return now, true, nil
}

// parseDay reads an ISO date; false where it is none.
func parseDay(s string) (time.Time, bool) {
	t, err := time.Parse(day, s)
	return t, err == nil
}
