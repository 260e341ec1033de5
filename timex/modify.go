package timex

import (
	"strings"
	"time"
)

// modify applies the mod of a phrase before the expression: "the end of March",
// "earlier this week", "more than three days". It returns false where the phrase
// cannot go with the expression.
func (r *reading) modify(e *Expr, mod string) bool {
	dated := e.Type == Date || e.Type == Time
	switch mod {
	case "START", "MID", "END":
		if !dated || strings.HasSuffix(e.Value, "_REF") {
			return false
		}
		e.Mod = mod
		e.Interval = e.Interval.third(mod)
	case "EARLIER", "LATER":
		if !dated || strings.HasSuffix(e.Value, "_REF") {
			return false
		}
		r.cut(e, mod)
	case "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS":
		if e.Type != Duration && e.kind != "point" {
			return false
		}
		e.Mod = mod
	case "EARLYHOURS", "MORNING", "AFTERNOON", "EVENING", "NIGHT":
		if len(e.Value) != 10 || !dated {
			return false
		}
		e.Type, e.kind = Time, "time"
		e.Value += map[string]string{"EARLYHOURS": "TMO", "MORNING": "TMO", "AFTERNOON": "TAF", "EVENING": "TEV", "NIGHT": "TNI"}[mod]
		e.Interval = r.span(e.Value)
		if mod == "EARLYHOURS" {
			d := e.Interval.Start.Add(-5 * time.Hour)
			e.Mod, e.Interval = "START", Interval{d, d.Add(6 * time.Hour), Hour}
		}
	default:
		e.Mod = mod
	}
	return true
}

// third returns the first, middle or last part of an interval. Of a day the
// precision stays; the parts of longer stretches are no finer than before.
func (v Interval) third(mod string) Interval {
	if v.Start.IsZero() || v.End.IsZero() {
		return v
	}
	n := v.End.Sub(v.Start) / 3
	if v.Precision != Hour && n >= 48*time.Hour {
		n = n.Truncate(24 * time.Hour)
	}
	switch mod {
	case "START":
		v.End = v.Start.Add(n)
	case "MID":
		v.Start, v.End = v.Start.Add(n), v.End.Add(-n)
	case "END":
		v.Start = v.End.Add(-n)
	}
	if v.Precision == Day {
		v.Precision = Hour
	}
	return v
}

// cut ends "earlier this week" at the anchor and begins "later this year" there.
func (r *reading) cut(e *Expr, mod string) {
	next := r.now.AddDate(0, 0, 1)
	switch {
	case mod == "EARLIER":
		e.Mod = "BEFORE"
		if e.Interval.End.After(next) && e.Interval.Start.Before(next) {
			e.Interval.End = next
		}
	case e.Interval.Start.Before(r.now) && e.Interval.End.After(next):
		e.Mod = "AFTER"
		e.Interval.Start = r.now
	default:
		e.Mod = "AFTER"
	}
}
