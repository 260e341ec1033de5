package timex

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// relative is "last week", "this month", "next year": "rel -1".
func relative(r *reading, m *match, e *Expr) bool {
	_, unit := r.amount(m)
	n := m.argn(0)
	now := r.today()
	if m.arg(1) == "told" {
		now = r.toldAs(unit)
	}
	t := add(now, float64(n), unit)
	if unit == "N" {
		e.Type, e.Value, e.kind = Time, dayValue(t)+"TNI", "time"
		return true
	}
	if unit == "WE" && n < 0 && m.arg(1) == "" {
		t = now.AddDate(0, 0, -7)
	}
	if strings.HasPrefix(unit, "T") {
		e.Type, e.Value = Duration, durationValue("1", unit)
		e.Interval = r.hours(-1, unit)
		return true
	}
	e.Type, e.Value, e.kind = Date, pointValue(t, unit), map[string]string{"Y": "yearref", "W": "week", "M": "month", "Q": "quarter"}[unit]
	return true
}

// thatUnit is "that year", "the quarter", "the same day": the unit last told.
func thatUnit(r *reading, m *match, e *Expr) bool {
	_, unit := r.amount(m)
	if unit == "Q" && r.quarter != "" {
		e.Type, e.Value, e.kind = Date, r.quarter, "yearago"
		return true
	}
	if strings.HasPrefix(unit, "T") {
		return false
	}
	e.Type, e.Value = Date, pointValue(r.toldAs(unit), unit)
	if unit == "D" && r.focus.After(r.today()) && (r.is(m.from-1, "earlier") || r.is(m.from-2, "earlier")) {
		e.Value = pointValue(r.today(), unit) // "earlier in the day", a day to come told last
	}
	if unit == "Q" {
		t := addMonths(r.today(), -3)
		e.Value = quarterValue(t)
	}
	return true
}

// weekday is "Wednesday": the last one up to the anchor, or the next where the
// clause looks ahead or something is set for that day.
func weekday(r *reading, m *match, e *Expr) bool {
	if r.is(m.from-1, "bloody", "black", "good", "palm", "holy", "ash", "maundy", "shrove") {
		return false // a day's own name
	}
	now, d := r.today(), int(m.get("wday", 0).num)
	back := (weekdayNumber(now) - d + 7) % 7
	t := now.AddDate(0, 0, -back)
	if back != 0 && (r.tenseAt(m.from, m.end) == future || r.setFor(m) || back > 2 && r.asked(m)) {
		t = t.AddDate(0, 0, 7)
	}
	e.Type, e.Value, e.kind = Date, dayValue(t), "weekday"
	return true
}

// relativeWeekday is "last Monday", "next Friday", "this Sunday", "the previous Friday".
func relativeWeekday(r *reading, m *match, e *Expr) bool {
	now, d := r.today(), int(m.get("wday", 0).num)
	if m.arg(1) == "told" {
		now = r.told()
	}
	gap := d - weekdayNumber(now)
	switch n := m.argn(0); {
	case n < 0 && gap >= 0:
		gap -= 7
	case n > 0 && gap <= 0:
		gap += 7
	case n == 0 && gap < 0 && r.tenseAt(m.from, m.end) != past:
		gap += 7
	}
	e.Type, e.Value, e.kind = Date, dayValue(now.AddDate(0, 0, gap)), "weekday"
	return true
}

// weekdayAgo is "a week ago Wednesday", "two weeks from Monday".
func weekdayAgo(r *reading, m *match, e *Expr) bool {
	now, d := r.today(), int(m.get("wday", 0).num)
	q, unit := r.amount(m)
	if q.value == "X" {
		return false
	}
	back := (weekdayNumber(now) - d + 7) % 7
	t := add(now.AddDate(0, 0, -back), float64(m.argn(0))*q.num, unit)
	e.Type, e.Value, e.kind = Date, dayValue(t), "date"
	return true
}

// partOf is "this morning", "last night": "partof 0", "partof -1", or "partof 0 TNI".
func partOf(r *reading, m *match, e *Expr) bool {
	v := m.arg(1)
	if v == "" {
		v = m.get("part", 0).value
	}
	e.Type, e.Value, e.kind = Time, dayValue(r.today().AddDate(0, 0, m.argn(0)))+v, "time"
	return true
}

// part is "in the morning", "overnight", "at dawn": of the day last told.
func part(r *reading, m *match, e *Expr) bool {
	v := m.arg(0)
	if v == "" {
		v = m.get("part", 0).value
	}
	d := r.told()
	if m.name == "overnight" && (r.focus.IsZero() || r.focus.Equal(r.now)) {
		d = d.AddDate(0, 0, -1) // the night before the report
	}
	e.Type, e.Value, e.kind = Time, dayValue(d)+v, "part"
	e.Interval = r.dark(m, d)
	return true
}

// clockTime is "5 p.m.", of the day last told.
func clockTime(r *reading, m *match, e *Expr) bool {
	v := m.get("clock", 0).value
	e.Type, e.Value, e.kind = Time, dayValue(r.told())+v, "clock"
	e.Interval = r.midnight(m, v)
	return true
}

// nthDay is "the second day", counted from the day last told; "the fourth" without a month.
func nthDay(r *reading, m *match, e *Expr) bool {
	d := int(m.get("nth", 0).num)
	if d < 1 || d > 31 {
		return false
	}
	e.Type, e.Value = Duration, durationValue(strconv.Itoa(d), "D")
	if m.arg(0) == "month" {
		now := r.told()
		e.Type, e.Value, e.kind = Date, dayValue(time.Date(now.Year(), now.Month(), d, 0, 0, 0, 0, now.Location())), "date"
	}
	return true
}

// duration is "three days"; "duration past" ends at the anchor, "duration next" begins there.
func duration(r *reading, m *match, e *Expr) bool {
	q, unit := r.amount(m)
	if m.arg(0) == "half" {
		q.num, q.value = 0.5, "0.5"
	}
	if m.arg(0) == "many" {
		q.num, q.value = 6, "X"
	}
	n := q.value
	if strings.Contains(n, ".") {
		n, unit = half12(q.num, unit)
	}
	if r.is(m.end-1, "old") && unit == "Y" && q.num > 11 {
		return false
	}
	if r.is(m.end, "old") && (unit == "Y" && q.num > 11 || r.is(m.start-1, ",")) {
		return false
	}
	e.Type, e.Value, e.kind = Duration, durationValue(n, unit), "duration"
	if unit == "TH" && n == "24" {
		e.Value = "P1D"
	}
	span := q.num
	now := r.today()
	if strings.HasPrefix(unit, "T") {
		now = r.clock
	}
	p := map[string]Precision{"D": Day, "N": Day, "W": Week, "M": Month, "Y": Year, "TH": Hour, "TM": Hour}[unit]
	if p == "" || n == "X" {
		p = Vague
	}
	switch hourly := strings.HasPrefix(unit, "T"); m.arg(0) {
	case "past":
		e.Interval = Interval{add(now, -span, unit), r.until(unit), p}
		if hourly {
			e.Interval = r.hours(-span, unit).orVague(p)
		}
	case "next":
		e.Interval = Interval{r.clock, add(now, span, unit), p}
		if hourly {
			e.Interval = r.hours(span, unit).orVague(p)
		}
	default:
		r.relative = false
		e.Interval = Interval{}
	}
	return true
}

// until is the end of what has gone on so far: the anchor's hour where it is known,
// or the end of its day.
func (r *reading) until(unit string) time.Time {
	if strings.HasPrefix(unit, "T") && !r.dayOnly {
		return r.clock
	}
	return r.now.AddDate(0, 0, 1)
}

// half12 writes halves in the smaller unit: half a year is six months, 2 1/2 years P2Y6M.
func half12(v float64, unit string) (string, string) {
	switch unit {
	case "Y":
		if whole := int(v); whole > 0 && v-float64(whole) == 0.5 {
			return fmt.Sprintf("%dY6", whole), "M"
		}
		return strconv.Itoa(int(v * 12)), "M"
	case "TH":
		if whole := int(v); whole > 0 && v-float64(whole) == 0.5 {
			return fmt.Sprintf("%dH30", whole), "TM"
		}
		return strconv.Itoa(int(v * 60)), "TM"
	case "D":
		return strconv.Itoa(int(v * 24)), "TH"
	case "E":
		return strconv.Itoa(int(v * 10)), "Y"
	case "C":
		return strconv.Itoa(int(v * 100)), "Y"
	case "M":
		return strconv.Itoa(int(v * 4)), "W"
	}
	return strconv.FormatFloat(v, 'f', -1, 64), unit
}

// vague is "recent weeks", "the coming months": "vague past DATE" or DURATION.
func vague(r *reading, m *match, e *Expr) bool {
	unit := m.get("units", 0).value
	now := r.today()
	e.Type, e.Value = Duration, durationValue("X", unit)
	if m.arg(0) == "past" {
		e.Interval = Interval{add(now, -6, unit), r.until(unit), Vague}
		if strings.HasPrefix(unit, "T") {
			e.Interval = r.hours(-6, unit).orVague(Vague)
		}
		if m.arg(1) == "ref" {
			e.Type, e.Value = Date, "PAST_REF"
		}
		return true
	}
	e.Interval = Interval{r.clock, add(now, 6, unit), Vague}
	if m.arg(1) == "ref" {
		e.Type, e.Value = Date, "FUTURE_REF"
	}
	return true
}

// set is "every Monday", "each month", "daily": "set" or "set P1D".
func set(r *reading, m *match, e *Expr) bool {
	e.Type = Set
	switch {
	case m.arg(0) != "":
		e.Value = m.arg(0)
	case m.has("wday"):
		e.Value = fmt.Sprintf("XXXX-WXX-%d", int(m.get("wday", 0).num))
	case m.has("weekdays"):
		e.Value = fmt.Sprintf("XXXX-WXX-%d", int(m.get("weekdays", 0).num))
	case m.has("month"):
		e.Value = fmt.Sprintf("XXXX-%02d", int(m.get("month", 0).num))
	case m.has("season"):
		e.Value = "XXXX-" + m.get("season", 0).value
	case m.has("seasons"):
		e.Value = "XXXX-" + m.get("seasons", 0).value
	case m.has("unit") || m.has("units"):
		q, unit := r.amount(m)
		e.Value = durationValue(q.value, unit)
	case m.has("part"):
		e.Value = "XXXX-XX-XX"
	}
	if m.has("part") {
		e.Value += m.get("part", 0).value
	}
	if m.has("parts") {
		e.Value += m.get("parts", 0).value
	}
	return e.Value != ""
}

// weekend is "the weekend": the last one, or the next where the clause looks ahead.
func weekend(r *reading, m *match, e *Expr) bool {
	now := r.today()
	t := now
	if weekdayNumber(now) < 6 && r.tenseAt(m.from, m.end) != future {
		t = now.AddDate(0, 0, -7)
	}
	e.Type, e.Value, e.kind = Date, pointValue(t, "WE"), "weekend"
	return true
}
