package timex

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// action reads a match into an expression; false where the words mean no time.
type action func(r *reading, m *match, e *Expr) bool

// actions names what a line of patterns.txt can ask for.
func actions() map[string]action {
	return map[string]action{
		"ago": ago, "century": century, "clock": clockTime, "day": relativeDay, "days": daysOfMonth, "decade": decade, "duration": duration,
		"feast": feast, "fiscal": fiscal, "half": half, "iso": iso, "md": monthDay, "month": bareMonth, "my": monthYear,
		"nthday": nthDay, "part": part, "partof": partOf, "period": period, "periodic": periodic, "quarter": quarter, "ref": reference,
		"rel": relative, "relmonth": relativeMonth, "relseason": relativeSeason, "relweekday": relativeWeekday,
		"season": season, "set": set, "shift": shift, "that": thatUnit, "vague": vague, "weekday": weekday, "weekend": weekend,
		"weekdayago": weekdayAgo, "year": bareYear,
	}
}

func (m *match) arg(i int) string {
	if i < len(m.args) {
		return m.args[i]
	}
	return ""
}

func (m *match) argn(i int) int {
	n, err := strconv.Atoi(m.arg(i))
	if err != nil {
		return 0
	}
	return n
}

// reference gives a value as it stands: "ref PRESENT_REF".
func reference(r *reading, m *match, e *Expr) bool {
	e.Type, e.Value = Date, m.arg(0)
	now := r.today()
	switch e.Value {
	case "PRESENT_REF":
		e.Interval = Interval{now, now.AddDate(0, 0, 1), Vague}
	case "PAST_REF":
		e.Interval = Interval{End: now, Precision: Vague}
	case "FUTURE_REF":
		e.Interval = Interval{Start: now, Precision: Vague}
	}
	return true
}

// relativeDay is "today", "yesterday", "the day before yesterday": "day -2".
func relativeDay(r *reading, m *match, e *Expr) bool {
	e.Type, e.Value, e.kind = Date, dayValue(r.today().AddDate(0, 0, m.argn(0))), "date"
	return true
}

// iso is "2024-05-15" or a numeric date.
func iso(r *reading, m *match, e *Expr) bool {
	c := m.get("isodate", 0)
	if c.class == "" {
		c = m.get("numdate", 0)
	}
	e.Type, e.Value, e.kind = Date, c.value, "date"
	return true
}

// monthDay is a day of a month, with its year or without: "md", "md 1" takes the second day.
func monthDay(r *reading, m *match, e *Expr) bool {
	d, mo := int(m.get("day", m.argn(0)).num), time.Month(m.get("month", 0).num)
	e.Type, e.kind = Date, "date"
	if y := m.get("year", 0); y.class != "" {
		t := time.Date(int(y.num), mo, d, 0, 0, 0, 0, r.now.Location())
		e.Value = dayValue(t)
		return t.Month() == mo
	}
	t, ok := r.nearestDay(m, mo, d)
	e.Value = dayValue(t)
	return ok
}

// daysOfMonth is "3-5 May", "May 3 to 5, 2023": the value is the first day, the
// interval all of them.
func daysOfMonth(r *reading, m *match, e *Expr) bool {
	a, b, mo := int(m.get("day", 0).num), int(m.get("day", 1).num), time.Month(m.get("month", 0).num)
	first, ok := r.nearestDay(m, mo, a)
	if y := m.get("year", 0); y.class != "" {
		first, ok = time.Date(int(y.num), mo, a, 0, 0, 0, 0, r.now.Location()), true
	}
	last := first.AddDate(0, 0, b-a)
	e.Type, e.Value, e.kind = Date, dayValue(first), "days"
	e.Interval = Interval{first, last.AddDate(0, 0, 1), Day}
	return ok && a < b && first.Month() == mo && last.Month() == mo
}

// nearestDay picks the year of a day without one: by tense, else the nearest
// that is not far ahead.
func (r *reading) nearestDay(m *match, mo time.Month, d int) (time.Time, bool) {
	if t, ok := r.inStory(m, mo, d); ok {
		return t, true
	}
	now := r.today()
	at := func(y int) time.Time { return time.Date(y, mo, d, 0, 0, 0, 0, now.Location()) }
	t := at(now.Year())
	if t.Month() != mo {
		for y := now.Year(); y > now.Year()-8; y-- {
			if t = at(y); t.Month() == mo {
				return t, true
			}
		}
		return t, false
	}
	ahead, tn := t.Sub(now), r.tenseAt(m.from, m.end)
	switch {
	case tn != future && ahead > 150*day || tn == past && ahead > 100*day:
		t = at(now.Year() - 1)
	case ahead < -270*day || tn == future && ahead < -100*day:
		t = at(now.Year() + 1)
	}
	return t, true
}

// monthYear is "March 1996".
func monthYear(r *reading, m *match, e *Expr) bool {
	e.Type, e.kind = Date, "month"
	e.Value = fmt.Sprintf("%04d-%02d", int(m.get("year", 0).num), int(m.get("month", 0).num))
	return true
}

// bareMonth is a month without a year: this year's, or the last or next by tense.
func bareMonth(r *reading, m *match, e *Expr) bool {
	now, mo := r.today(), time.Month(m.get("month", 0).num)
	if t, ok := r.inStory(m, mo, 1); ok {
		e.Type, e.Value, e.kind = Date, monthValue(t), "baremonth"
		return true
	}
	t := time.Date(now.Year(), mo, 1, 0, 0, 0, 0, now.Location())
	ahead, tn := int(mo)-int(now.Month()), r.tenseAt(m.from, m.end)
	switch {
	case tn != future && ahead > 5 || tn == past && ahead > 1 || tn == unclear && ahead > 3:
		t = t.AddDate(-1, 0, 0)
	case ahead < -7 && tn != past || tn == future && ahead < -3:
		t = t.AddDate(1, 0, 0)
	}
	e.Type, e.Value, e.kind = Date, monthValue(t), "baremonth"
	return true
}

// relativeMonth is "last June", "next May", "this September".
func relativeMonth(r *reading, m *match, e *Expr) bool {
	now, mo := r.today(), time.Month(m.get("month", 0).num)
	t := time.Date(now.Year(), mo, 1, 0, 0, 0, 0, now.Location())
	switch n := m.argn(0); {
	case n < 0 && mo >= now.Month():
		t = t.AddDate(-1, 0, 0)
	case n > 0 && mo <= now.Month():
		t = t.AddDate(1, 0, 0)
	}
	e.Type, e.Value, e.kind = Date, monthValue(t), "month"
	return true
}

// bareYear is "1990", where the words around it make a number of four digits a year.
func bareYear(r *reading, m *match, e *Expr) bool {
	c := m.get("year", 0)
	if c.class == "" {
		c = m.get("yearword", 0)
	}
	y := int(c.num)
	if m.arg(0) != "sure" && !r.yearHere(c, y) {
		return false
	}
	e.Type, e.Value, e.kind = Date, strconv.Itoa(y), "year"
	return true
}

func (r *reading) yearHere(c capture, y int) bool {
	if r.words[c.start].glued && r.is(c.start-1, "$", "#", "£", "€", "/", "-", ".") || r.is(c.start-1, "$", "no", "#") {
		return false
	}
	if c.end < len(r.words) && (r.words[c.end].hyphen || r.is(c.end, "%", "percent", "people", "troops", "soldiers", "dead", "feet", "meters", "miles", "points", "shares")) && !r.yearish(c.end) {
		led := r.is(c.start-1, "in", "since", "during", "until") && !r.words[c.end].hyphen // "In 1988 soldiers shot nine miners"
		return led && y >= 1900 && y <= r.now.Year()+1 && !r.is(c.end, "%", "percent")
	}
	if r.is(c.start-1, "in", "since", "of", "by", "from", "until", "during", "early", "late", "mid", "before", "after", "through", "between", "to", "for", "and", "(", "the", "late-", "fiscal") {
		return y >= 1400 && y <= 2150
	}
	return y >= 1900 && y <= r.now.Year()+30
}

// yearish reports whether word i, glued by a hyphen, is a year too: "1994-95".
func (r *reading) yearish(i int) bool {
	w := r.low(i)
	return (len(w) == 2 || len(w) == 4) && digit(w[0])
}

// fiscal is "fiscal 1997".
func fiscal(_ *reading, m *match, e *Expr) bool {
	e.Type, e.Value, e.kind = Date, strconv.Itoa(int(m.get("year", 0).num)), "year"
	return true
}

func decade(_ *reading, m *match, e *Expr) bool {
	e.Type, e.Value, e.kind = Date, strconv.Itoa(int(m.get("decade", 0).num)/10), "decade"
	return true
}

// century is "20th century": TIMEX3 writes its first two digits, 19.
func century(_ *reading, m *match, e *Expr) bool {
	e.Type, e.Value = Date, fmt.Sprintf("%02d", int(m.get("nth", 0).num)-1)
	return true
}

// season is "summer" with a year, or the nearest by tense.
func season(r *reading, m *match, e *Expr) bool {
	s := m.get("season", 0).value
	e.Type, e.kind = Date, "season"
	if y := m.get("year", 0); y.class != "" {
		e.Value = fmt.Sprintf("%d-%s", int(y.num), s)
		return true
	}
	now := r.today()
	y := now.Year()
	start := r.span(fmt.Sprintf("%d-%s", y, s)).Start
	ahead := start.After(now)
	switch t := r.tenseAt(m.from, m.end); {
	case t == future && !ahead && now.Sub(start) > 92*day:
		y++
	case t != future && ahead && (t == past || start.Sub(now) > 120*day):
		y--
	}
	e.Value = fmt.Sprintf("%d-%s", y, s)
	return true
}

// relativeSeason is "last summer" (the last to be over or begun before this year's), "next spring".
func relativeSeason(r *reading, m *match, e *Expr) bool {
	s, now := m.get("season", 0).value, r.today()
	y := now.Year()
	v := r.span(fmt.Sprintf("%d-%s", y, s))
	switch n := m.argn(0); {
	case n < 0 && !v.End.Before(now):
		y--
	case n > 0 && !v.Start.After(now):
		y++
	}
	e.Type, e.Value, e.kind = Date, fmt.Sprintf("%d-%s", y, s), "season"
	return true
}

// quarter is "the third quarter", with a year or the nearest past one; "quarter Q3" names it.
func quarter(r *reading, m *match, e *Expr) bool {
	n := int(m.get("nth", 0).num)
	if m.arg(0) != "" {
		n = m.argn(0)
	}
	if n < 1 || n > 4 {
		return false
	}
	e.Type, e.kind = Date, "quarter"
	y := 0
	if c := m.get("year", 0); c.class != "" {
		y = int(c.num)
	} else {
		now := r.today()
		y = now.Year()
		begun := (int(now.Month())+2)/3 >= n
		switch t := r.tenseAt(m.from, m.end); {
		case t == future && (int(now.Month())+2)/3 > n+1:
			y++
		case t != future && !begun && n-(int(now.Month())+2)/3 > 1:
			y--
		}
	}
	e.Value = fmt.Sprintf("%d-Q%d", y, n)
	return true
}

// half is "the first half of 1989".
func half(r *reading, m *match, e *Expr) bool {
	y := r.told().Year()
	if c := m.get("year", 0); c.class != "" {
		y = int(c.num)
	}
	n := "H1"
	if m.arg(0) == "2" {
		n = "H2"
	}
	e.Type, e.Value, e.kind = Date, fmt.Sprintf("%d-%s", y, n), "half"
	return true
}

// feast is "Christmas Day", with a year or the nearest by tense.
func feast(r *reading, m *match, e *Expr) bool {
	ph := r.f.holidays[m.get("holiday", 0).value]
	e.Type, e.kind = Date, "date"
	if y := m.get("year", 0); y.class != "" {
		s, ok := r.f.feastDay(ph.rule, int(y.num))
		return ok && e.days(s)
	}
	now := r.today()
	t := r.tenseAt(m.from, m.end)
	best, found := span{}, false
	for y := now.Year() - 1; y <= now.Year()+1; y++ {
		s, ok := r.f.feastDay(ph.rule, y)
		if !ok || t == past && s.from.After(now) || t == future && s.to.Before(now) {
			continue
		}
		if !found || s.from.Sub(now).Abs() < best.from.Sub(now).Abs() {
			best, found = s, true
		}
	}
	return found && e.days(best)
}

// days gives the expression whole days.
func (e *Expr) days(s span) bool {
	e.Value = dayValue(s.from)
	p := Day
	if s.to.Sub(s.from) > 20*day {
		p = Month
		e.Value = monthValue(s.from)
	}
	e.Interval = Interval{s.from, s.to, p}
	return true
}

// period is a named stretch of history; of several with one name, the one whose
// cues the report has and that had begun.
func period(r *reading, m *match, e *Expr) bool {
	ph := r.choose(m.get("period", 0).value)
	if ph == nil {
		return false
	}
	from, _ := time.Parse("2006-01-02", ph.from)
	e.Type, e.Value, e.kind = Date, ph.from, "period"
	e.Named = !r.is(m.from-1, "since", "until", "till", "before", "after", "during", "following", "throughout", "in", "by")
	e.Interval = Interval{Start: from, End: from.AddDate(0, 0, 1), Precision: Day}
	if ph.to != "" {
		to, _ := time.Parse("2006-01-02", ph.to)
		e.Interval = Interval{Start: from, End: to.AddDate(0, 0, 1), Precision: Vague}
		if ph.to != ph.from && strings.HasPrefix(ph.to, ph.from[:4]) {
			e.Value = ph.from[:4]
		}
	}
	return true
}

// shift is "two days later", counted from the day last told; "shift -1" looks back.
func shift(r *reading, m *match, e *Expr) bool {
	q, unit := r.amount(m)
	if unit == "Y" && m.argn(0) < 0 && q.num == 1 {
		return r.yearBefore(e)
	}
	to := add(r.toldAs(unit), float64(m.argn(0))*q.num, unit)
	e.Type, e.Value, e.Interval = Duration, durationValue(q.value, unit), r.span(pointValue(to, unit))
	return true
}

// ago is "three days ago" and, with "ago 1", "three days from now".
func ago(r *reading, m *match, e *Expr) bool {
	q, unit := r.amount(m)
	n := -q.num
	if m.arg(0) == "1" {
		n = q.num
	}
	now := r.today()
	if strings.HasPrefix(unit, "T") {
		now = r.clock
	}
	if q.value == "X" {
		e.Type, e.Value = Date, map[bool]string{true: "PAST_REF", false: "FUTURE_REF"}[n <= 0]
		from := add(now, -9, unit)
		e.Interval = Interval{from, add(now, -2, unit), Vague}
		if n > 0 {
			e.Interval = Interval{add(now, 2, unit), add(now, 9, unit), Vague}
		}
		return true
	}
	if unit == "Y" && q.num == 1 && n < 0 {
		return r.yearBefore(e)
	}
	e.point(add(now, n, unit), unit)
	if strings.HasPrefix(unit, "T") {
		e.Interval = r.hoursAway(n, unit)
	}
	return true
}

// yearBefore is "a year ago": in a report of a quarter the same quarter of the
// year before, else that year.
func (r *reading) yearBefore(e *Expr) bool {
	e.Type, e.kind = Date, "yearago"
	y, q, ok := strings.Cut(r.quarter, "-")
	if ok && !r.yearly {
		e.Value = fmt.Sprintf("%d-%s", atoi(y)-1, q)
		return true
	}
	e.Value = strconv.Itoa(r.today().Year() - 1)
	return true
}

// periodic is "the latest period", "the 1988 quarter": the quarter told, in its
// year or the one named.
func periodic(r *reading, m *match, e *Expr) bool {
	q := r.quarter
	if q == "" {
		q = quarterValue(addMonths(r.today(), -3))
	}
	if y := m.get("year", 0); y.class != "" {
		q = fmt.Sprintf("%d%s", int(y.num), q[4:])
	}
	e.Type, e.Value, e.kind = Date, q, "yearago"
	return true
}

// amount is the quantity and the TIMEX3 unit of a match: without a quantity one
// of a unit and many units. An argument "u:Y" gives the unit where no word does.
func (r *reading) amount(m *match) (capture, string) {
	q := m.get("q", 0)
	if q.class == "" {
		q = m.get("n", 0)
	}
	u, many := m.get("units", 0), true
	if u.class == "" {
		u, many = m.get("unit", 0), false
	}
	if u.class == "" {
		u = capture{value: m.named("u:")}
	}
	switch {
	case q.class == "" && many:
		q = capture{num: 6, value: "X"}
	case q.class == "":
		q = capture{num: 1, value: "1"}
	case q.value == "X":
		q.num = 6
	}
	return q, u.value
}

// named returns the argument that begins with prefix, without it.
func (m *match) named(prefix string) string {
	for _, a := range m.args {
		if strings.HasPrefix(a, prefix) {
			return a[len(prefix):]
		}
	}
	return ""
}

// point makes the expression a date as fine as unit.
func (e *Expr) point(t time.Time, unit string) {
	e.Type, e.Value, e.kind = Date, pointValue(t, unit), "point"
	if strings.HasPrefix(unit, "T") {
		e.Type = Time
	}
}
