package fuse

import (
	"strconv"
	"time"

	sitrep "github.com/sitrep-news/sitrep"
)

// days is when a mention's happening was, as numbers of days since 1970, inclusive.
type days struct {
	from, to   int
	dated      bool   // the mention tells it; else it is guessed from the report's date
	begin, end string // as told, to compare the hours of one day
}

// How far fusion looks in time, in days.
const (
	undatedBack = 2  // news without a time is of the last days
	fewDays     = 3  // "overnight", "at the weekend"
	weekDays    = 8  // "this week"
	longest     = 31 // "last month"; what is longer is a period, not a happening's time
)

// daysOf reads a mention's time; ok is false where neither it nor its report has one.
func daysOf(it *sitrep.Item) (days, bool) {
	if t := it.Mention.Time; t != nil && t.Start != "" {
		from, ok := dayNumber(t.Start)
		to, okEnd := dayNumber(t.End)
		if ok {
			if !okEnd || to < from {
				to = from
			}
			return days{from: from, to: to, dated: true, begin: t.Start, end: t.End}, true
		}
	}
	day, ok := reportDay(it)
	return days{from: day - undatedBack, to: day}, ok
}

// reportDay is the day a report was published, else that on which it was retrieved.
func reportDay(it *sitrep.Item) (int, bool) {
	if d, ok := dayNumber(it.Published); ok {
		return d, true
	}
	if it.Retrieved.IsZero() {
		return 0, false
	}
	return int(it.Retrieved.UTC().Unix() / 86400), true
}

func (d days) span() int { return d.to - d.from + 1 }

// dayNumber reads the date of an ISO date or date-time; years and months alone are
// their first day.
func dayNumber(s string) (int, bool) {
	if len(s) < 4 {
		return 0, false
	}
	y, err := strconv.Atoi(s[:4])
	m, d := 1, 1
	if err == nil && len(s) >= 7 && s[4] == '-' {
		m, err = strconv.Atoi(s[5:7])
	}
	if err == nil && len(s) >= 10 && s[7] == '-' {
		d, err = strconv.Atoi(s[8:10])
	}
	if err != nil || m < 1 || m > 12 || d < 1 || d > 31 {
		return 0, false
	}
	return civil(y, m, d), true
}

// civil counts days since 1970 (Howard Hinnant, days_from_civil).
func civil(y, m, d int) int {
	if m <= 2 {
		y--
		m += 12
	}
	era := y / 400
	yoe := y - era*400
	doy := (153*(m-3)+2)/5 + d - 1
	return era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 719468
}

func isoDay(n int) string { return time.Unix(int64(n)*86400, 0).UTC().Format(time.DateOnly) }

// weighTime compares two times.
func weighTime(a, b *days, n *notes) float64 {
	if a.to < b.from || b.to < a.from {
		n.never("different days")
		return never
	}
	short, long := a, b
	if short.span() > long.span() {
		short, long = b, a
	}
	if long.span() > longest && (short.span() <= longest || short.from != long.from) {
		n.never("one is told of a longer period")
		return never
	}
	switch {
	case !a.dated || !b.dated:
		if a.dated || b.dated {
			return n.plus(0.5, "told within days of it")
		}
		if a.to == b.to {
			return n.plus(0.6, "reported on one day, without a time")
		}
		return n.plus(0.4, "reported within days, without a time")
	case long.span() == 1:
		if apartInTheDay(a, b) {
			return n.plus(0.8, "same day, at other hours")
		}
		return n.plus(1.5, "same day")
	case long.span() <= fewDays:
		return n.plus(1.1, "same days")
	case long.span() <= weekDays:
		return n.plus(0.5, "same week")
	case long.span() <= longest:
		return n.plus(0.2, "same month")
	}
	return n.plus(0.8, "same period")
}

// apartInTheDay reports whether both tell their hours and those do not meet.
func apartInTheDay(a, b *days) bool {
	if len(a.begin) < 13 || len(b.begin) < 13 || len(a.end) < 13 || len(b.end) < 13 {
		return false
	}
	return a.end < b.begin || b.end < a.begin
}
