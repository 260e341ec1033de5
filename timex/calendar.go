package timex

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

const day = 24 * time.Hour

func dayValue(t time.Time) string { return t.Format("2006-01-02") }

func weekValue(t time.Time) string {
	y, w := t.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", y, w)
}

func monthValue(t time.Time) string { return t.Format("2006-01") }

func quarterValue(t time.Time) string {
	return fmt.Sprintf("%04d-Q%d", t.Year(), (int(t.Month())+2)/3)
}

// weekdayNumber is ISO 8601's: Monday 1 to Sunday 7.
func weekdayNumber(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

func monday(t time.Time) time.Time { return t.AddDate(0, 0, 1-weekdayNumber(t)) }

// addMonths moves by months and stays in the month: 31 March - 1 is 28 or 29 February.
func addMonths(t time.Time, n int) time.Time {
	first := time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, t.Location()).AddDate(0, n, 0)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(t.Day(), last)-1)
}

// add moves t by n units (TIMEX3 letters; TH is an hour).
func add(t time.Time, n float64, unit string) time.Time {
	k := int(n)
	switch unit {
	case "TS":
		return t.Add(time.Duration(n * float64(time.Second)))
	case "TM":
		return t.Add(time.Duration(n * float64(time.Minute)))
	case "TH":
		return t.Add(time.Duration(n * float64(time.Hour)))
	case "D", "N":
		return t.Add(time.Duration(n * float64(day)))
	case "W", "WE":
		return t.AddDate(0, 0, int(7*n))
	case "2W":
		return t.AddDate(0, 0, int(14*n))
	case "M":
		return addMonths(t, k)
	case "Q":
		return addMonths(t, 3*k)
	case "SU", "WI", "SP", "FA", "Y":
		return addMonths(t, int(12*n))
	case "E":
		return addMonths(t, int(120*n))
	case "C":
		return addMonths(t, int(1200*n))
	}
	return t
}

// pointValue is the TIMEX3 value of a point that is as fine as unit.
func pointValue(t time.Time, unit string) string {
	switch unit {
	case "TS", "TM", "TH":
		return t.Format("2006-01-02T15:04")
	case "W", "2W":
		return weekValue(t)
	case "WE":
		return weekValue(t) + "-WE"
	case "M":
		return monthValue(t)
	case "Q":
		return quarterValue(t)
	case "Y":
		return t.Format("2006")
	case "E":
		return t.Format("2006")[:3]
	case "C":
		return t.Format("2006")[:2]
	}
	return dayValue(t)
}

// durationValue is "P3D", "PT2H", "PXW".
func durationValue(n string, unit string) string {
	switch unit {
	case "TS", "TM", "TH":
		if n == "X" && unit == "TM" {
			return "PTXM"
		}
		return "PT" + n + unit[1:]
	case "N":
		return "P" + n + "D"
	case "2W":
		if v, err := strconv.Atoi(n); err == nil {
			return "P" + strconv.Itoa(2*v) + "W"
		}
		return "PXW"
	case "E":
		if v, err := strconv.Atoi(n); err == nil && v > 1 {
			return "P" + strconv.Itoa(10*v) + "Y"
		}
		return "P" + n + "E"
	case "C":
		if v, err := strconv.Atoi(n); err == nil && v > 1 {
			return "P" + strconv.Itoa(100*v) + "Y"
		}
		return "P" + n + "C"
	}
	return "P" + n + unit
}

// span returns the interval of a TIMEX3 date or time; zero for other values.
func (r *reading) span(value string) Interval {
	y, rest, _ := strings.Cut(value, "-")
	if i := strings.IndexByte(y, 'T'); i > 0 || y == "" || y[0] < '0' || y[0] > '9' {
		return Interval{}
	}
	n, err := strconv.Atoi(y)
	if err != nil {
		return Interval{}
	}
	loc := r.now.Location()
	jan := func(year int) time.Time { return time.Date(year, 1, 1, 0, 0, 0, 0, loc) }
	switch {
	case len(y) == 2:
		return Interval{jan(n * 100), jan(n*100 + 100), Vague}
	case len(y) == 3:
		return Interval{jan(n * 10), jan(n*10 + 10), Vague}
	case rest == "":
		return Interval{jan(n), jan(n + 1), Year}
	}
	return partOfYear(jan(n), n, rest)
}

// partOfYear reads what stands behind the year: "02-13T10:30", "W07-WE", "Q3", "SU".
func partOfYear(jan time.Time, year int, s string) Interval {
	months := func(from, n int, p Precision) Interval {
		a := addMonths(jan, from-1)
		return Interval{a, addMonths(a, n), p}
	}
	switch {
	case s[0] == 'W' && len(s) >= 3 && digit(s[1]):
		w := atoi(s[1:3])
		a := monday(time.Date(year, 1, 4, 0, 0, 0, 0, jan.Location())).AddDate(0, 0, 7*(w-1))
		if strings.HasSuffix(s, "-WE") {
			return Interval{a.AddDate(0, 0, 5), a.AddDate(0, 0, 7), Day}
		}
		return Interval{a, a.AddDate(0, 0, 7), Week}
	case s[0] == 'Q' && len(s) == 2 && s[1] >= '1' && s[1] <= '4':
		return months(int(s[1]-'1')*3+1, 3, Season)
	case s[0] == 'H' && len(s) == 2 && (s[1] == '1' || s[1] == '2'):
		return months(int(s[1]-'1')*6+1, 6, Season)
	case s == "SP":
		return months(3, 3, Season)
	case s == "SU":
		return months(6, 3, Season)
	case s == "FA":
		return months(9, 3, Season)
	case s == "WI":
		return months(12, 3, Season)
	case len(s) == 2 && digit(s[0]):
		return months(atoi(s), 1, Month)
	case len(s) >= 5 && s[2] == '-' && digit(s[3]):
		d := addMonths(jan, atoi(s[:2])-1).AddDate(0, 0, atoi(s[3:5])-1)
		return partOfDay(d, s[5:])
	}
	return Interval{}
}

// partOfDay reads what stands behind the day: "T10:30", "TMO".
func partOfDay(d time.Time, s string) Interval {
	hours := func(a, b int, p Precision) Interval {
		return Interval{d.Add(time.Duration(a) * time.Hour), d.Add(time.Duration(b) * time.Hour), p}
	}
	switch s {
	case "":
		return Interval{d, d.AddDate(0, 0, 1), Day}
	case "TMO":
		return hours(5, 12, Hour)
	case "TMI":
		return hours(11, 14, Hour)
	case "TAF":
		return hours(12, 18, Hour)
	case "TEV":
		return hours(17, 22, Hour)
	case "TNI": // ends with its day: "Tuesday night" is told as Tuesday's
		return hours(18, 24, Hour)
	case "TDT":
		return hours(7, 19, Hour)
	}
	hs, ms, _ := strings.Cut(strings.TrimPrefix(s, "T"), ":")
	h, m := atoi(hs), 0
	if ms != "" {
		m = atoi(ms)
	}
	if h < 0 || m < 0 {
		return Interval{d, d.AddDate(0, 0, 1), Day}
	}
	at := d.Add(time.Duration(h)*time.Hour + time.Duration(m)*time.Minute)
	if ms == "" {
		return Interval{at, at.Add(time.Hour), Hour}
	}
	return Interval{at, at.Add(time.Minute), Hour}
}
