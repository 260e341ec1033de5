package brief

import (
	"time"

	"github.com/sitrep-news/sitrep"
)

// day reads the date part of an ISO date or date-time.
func day(s string) (time.Time, bool) {
	t, err := time.Parse(time.DateOnly, s[:min(10, len(s))])
	return t, err == nil
}

// longDate writes "Wednesday 5 March 2025".
func longDate(s string) string {
	t, ok := day(s)
	if !ok {
		return ""
	}
	return t.Format("Monday 2 January 2006")
}

// when labels the time of a mention: "4 March", "2–4 Feb", "Jan–Mar 2024",
// "2003"; the year is left out where it is the report's own.
func when(t *sitrep.Time, published string) string {
	if t == nil {
		return ""
	}
	a, okA := day(t.Start)
	b, okB := day(t.End)
	switch {
	case !okA && !okB:
		return ""
	case !okA:
		return "by " + short(b, published)
	case !okB:
		return "since " + short(a, published)
	case a.Equal(b):
		return short(a, published)
	case wholeYears(a, b):
		if a.Year() == b.Year() {
			return a.Format("2006")
		}
		return a.Format("2006") + "–" + b.Format("2006")
	case wholeMonths(a, b):
		if a.Month() == b.Month() && a.Year() == b.Year() {
			return a.Format("Jan 2006")
		}
		if a.Year() == b.Year() {
			return a.Format("Jan") + "–" + b.Format("Jan 2006")
		}
		return a.Format("Jan 2006") + "–" + b.Format("Jan 2006")
	case a.Year() == b.Year() && a.Month() == b.Month():
		return a.Format("2") + "–" + short(b, published)
	case a.Year() == b.Year():
		return a.Format("2 Jan") + "–" + short(b, published)
	}
	return a.Format("2 Jan 2006") + "–" + b.Format("2 Jan 2006")
}

func wholeYears(a, b time.Time) bool {
	return a.YearDay() == 1 && b.Month() == time.December && b.Day() == 31
}

func wholeMonths(a, b time.Time) bool { return a.Day() == 1 && b.AddDate(0, 0, 1).Day() == 1 }

// short writes a day without its year where that is the report's.
func short(t time.Time, published string) string {
	if p, ok := day(published); ok && p.Year() == t.Year() {
		return t.Format("2 Jan")
	}
	return t.Format("2 Jan 2006")
}

// start orders mentions by time; what has none comes last.
func start(m *sitrep.Mention) string {
	if m.Time == nil || m.Time.Start == "" {
		return "9999"
	}
	return m.Time.Start
}

// since writes when the period of a count began: a month where it began with
// one.
func since(s, published string) string {
	if t, ok := day(s); ok {
		if t.Day() == 1 {
			return t.Format("January 2006")
		}
		return short(t, published)
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		return t.Format("January 2006")
	}
	return s
}
