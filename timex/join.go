package timex

import (
	"strings"
	"time"
)

// join makes one expression of two that stand together: "5 p.m. Wednesday",
// "Friday, Oct. 13", "June last year", "Tuesday of last week", "last year's third
// quarter". aEnd and bStart are the words between.
func (r *reading) join(a, b Expr, aEnd, bStart int) (Expr, bool) {
	if !r.together(aEnd, bStart) || b.kind == "yearref" && len(b.Value) < 4 { // "last year" of a report without a date
		return Expr{}, false
	}
	whole := Expr{Start: a.Start, End: b.End, Rule: a.Rule + "+" + b.Rule, Mod: a.Mod, Type: Date, Since: a.Since, Until: a.Until}
	if whole.Mod == "" {
		whole.Mod = b.Mod
	}
	comma := r.is(aEnd, ",")
	if value, kind, ok := hourOfDay(a, b, comma); ok {
		whole.Type, whole.Value, whole.kind = Time, value, kind
	} else if value, kind, ok := r.dayOrPeriod(a, b, aEnd, bStart); ok {
		whole.Value, whole.kind = value, kind
	} else {
		return Expr{}, false
	}
	if len(whole.Value) < 4 {
		return Expr{}, false
	}
	whole.Interval = r.span(whole.Value)
	for _, e := range [2]Expr{a, b} {
		if e.kind == "part" && whole.Type == Time {
			if v, ok := r.onDay(e, whole.Value); ok {
				whole.Interval = v
			}
		}
	}
	return whole, !whole.Interval.Zero()
}

// together reports whether only words that join two expressions stand between them.
func (r *reading) together(aEnd, bStart int) bool {
	if bStart-aEnd > 3 || bStart < len(r.words) && r.words[bStart].brk {
		return false
	}
	for k := aEnd; k < bStart; k++ {
		if r.words[k].brk || !r.is(k, ",", "on", "of", "in", "at", "the", "'s", "(", "from") {
			return false
		}
	}
	return true
}

// hourOfDay is the value and kind of an hour or part of a day and a day, or of two that tell the
// hour: "5 p.m. Wednesday", "3 in the afternoon".
func hourOfDay(a, b Expr, comma bool) (value, kind string, ok bool) {
	isDay := func(e Expr) bool {
		return len(e.Value) == 10 && e.Type == Date && (e.kind == "date" || e.kind == "weekday")
	}
	timed := func(e Expr) bool { return (e.kind == "clock" || e.kind == "part") && len(e.Value) >= 10 }
	switch {
	case timed(a) && isDay(b):
		return b.Value + a.Value[10:], "time", true
	case isDay(a) && timed(b) && !(comma && b.kind == "part"):
		return a.Value + b.Value[10:], "time", true
	case timed(a) && timed(b) && a.kind != b.kind && !comma:
		clock, part := a, b
		if a.kind == "part" {
			clock, part = b, a
		}
		return afternoon(clock.Value, part.Value), "clock", true
	case a.kind == "time" && b.kind == "clock" && len(a.Value) > 10 && len(b.Value) >= 10:
		return a.Value[:10] + b.Value[10:], "time", true
	case a.kind == "time" && b.kind == "date" && comma && len(b.Value) == 10 && len(a.Value) > 10:
		return b.Value + a.Value[10:], "time", true
	}
	return "", "", false
}

// dayOrPeriod is the value and kind of two expressions that tell a day, month or part of a year
// together: "Friday, Oct. 13", "June last year", "last year's third quarter".
func (r *reading) dayOrPeriod(a, b Expr, aEnd, bStart int) (value, kind string, ok bool) {
	comma := r.is(aEnd, ",")
	ofYear := func(e Expr) bool { return e.kind == "quarter" || e.kind == "half" }
	year := func(e Expr) bool { return e.kind == "yearref" || e.kind == "year" }
	switch {
	case a.kind == "weekday" && b.kind == "date" && len(b.Value) == 10 && bStart-aEnd <= 1:
		return b.Value, "date", true
	case a.kind == "weekday" && b.kind == "week" && !comma:
		return r.dayOfWeek(a.Value, b.Interval.Start), "date", true
	case a.kind == "date" && len(a.Value) == 10 && b.kind == "yearref" && !comma:
		return b.Value[:4] + a.Value[4:], "date", true
	case a.kind == "baremonth" && b.kind == "yearref" && !comma && len(a.Value) >= 4:
		return b.Value[:4] + a.Value[4:], "month", true
	case (ofYear(a) || a.kind == "season") && year(b) && !comma && len(a.Value) >= 4:
		return b.Value[:4] + a.Value[4:], a.kind, true
	case year(a) && ofYear(b) && r.is(aEnd, "'s", "fiscal") && len(b.Value) > 4 && len(a.Value) >= 4:
		return a.Value[:4] + b.Value[4:], b.kind, true
	}
	if a.kind == "quarter" && b.Rule != "the-quarter" {
		a, b = b, a
	}
	if a.kind != "yearago" || b.kind != "quarter" || aEnd != bStart || len(a.Value) < 4 || len(b.Value) < 4 {
		return "", "", false
	}
	return a.Value[:4] + b.Value[4:], "yearago", true // "the year-ago quarter"
}

// afternoon reads a bare clock with a part of the day: "8 o'clock in the evening".
func afternoon(clock, part string) string {
	day, c, _ := strings.Cut(clock, "T")
	hs, ms, _ := strings.Cut(c, ":")
	h := atoi(hs)
	if pm := strings.HasSuffix(part, "TAF") || strings.HasSuffix(part, "TEV") || strings.HasSuffix(part, "TNI") && h > 5; pm && h < 12 && h > 0 {
		return day + clockValue(h, max(0, atoi(ms)), "pm")
	}
	return clock
}

// dayOfWeek moves a day into the week that begins at monday.
func (r *reading) dayOfWeek(value string, monday time.Time) string {
	t, err := time.Parse("2006-01-02", value)
	if err != nil {
		return value
	}
	return dayValue(monday.AddDate(0, 0, weekdayNumber(t)-1))
}

// dropLoose removes parts of the day that count only beside a day and found none:
// "good evening".
func (r *reading) dropLoose() {
	n := 0
	for k := range r.exprs {
		if r.exprs[k].Rule != "part-beside" {
			r.exprs[n], r.spans[n] = r.exprs[k], r.spans[k]
			n++
		}
	}
	r.exprs, r.spans = r.exprs[:n], r.spans[:n]
}

// ranges gives both ends of "from Monday to Wednesday", "between 3 and 5 May"
// and "January-March" the interval from the first to the second.
func (r *reading) ranges() {
	for k := 1; k < len(r.exprs); k++ {
		a, b := &r.exprs[k-1], &r.exprs[k]
		if a.Type == Set || b.Type == Set || a.Type == Duration || b.Type == Duration || a.Interval.Zero() || b.Interval.Zero() {
			continue
		}
		if !r.linked(k) || !a.Interval.Start.Before(b.Interval.End) || a.Interval.Start.IsZero() || b.Interval.End.IsZero() {
			continue
		}
		joint := Interval{a.Interval.Start, b.Interval.End, b.Interval.Precision}
		a.Interval, b.Interval = joint, joint
	}
}

// linked reports whether expression k closes a range that k-1 opens.
func (r *reading) linked(k int) bool {
	from, aEnd, bStart := r.spans[k-1][0], r.spans[k-1][1], r.spans[k][0]
	if bStart == aEnd {
		return bStart < len(r.words) && r.words[bStart].hyphen
	}
	opens := from - 1
	if r.is(opens, "the") {
		opens--
	}
	switch bStart - aEnd {
	case 1, 2:
		if a, b := &r.exprs[k-1].Interval, &r.exprs[k].Interval; r.is(aEnd, "and", ",") && a.Precision == Year && b.Precision == Year && !r.is(opens, "between") {
			return bStart-aEnd == 1 && a.Start.AddDate(1, 0, 0).Equal(b.Start) // "in 1995 and 1996"
		}
		if bStart-aEnd == 2 && !r.is(aEnd+1, "the") {
			return false
		}
		return r.is(aEnd, "through", "-", "–", "—") || r.is(aEnd, "to", "until", "till") || r.is(aEnd, "and") && r.is(opens, "between")
	}
	return false
}
