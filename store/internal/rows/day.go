package rows

import (
	"fmt"
	"strconv"
	"time"
)

// A key is a number that names a row and orders rows by time: of an event the
// minute it began at (counted from the year 0), of a report the second it was
// retrieved in (from 1970), above 30 bits that are the row's own number. A walk
// over keys is a walk through time, so every list that is kept by key can be read
// newest first and paged with one number.
const keyBits = 30

const minutesPerDay = 24 * 60

// day counts the days from the first of January of the year 0.
func day(year int, month time.Month, d int) int {
	return int(time.Date(year, month, d, 0, 0, 0, 0, time.UTC).Unix()/86400) + 719528
}

// isoOf writes a day of day as an ISO date.
func isoOf(d int) string {
	return time.Unix(int64(d-719528)*86400, 0).UTC().Format(time.DateOnly)
}

// parts reads an ISO year, month, date or date-time; n tells how many of year,
// month, day and minute it holds, 0 for none at all.
func parts(s string) (year, month, d, minute, n int) {
	month, d = 1, 1
	y, ok := digits(s, 0, 4)
	if !ok {
		return 0, 1, 1, 0, 0
	}
	m, ok := digits(s, 5, 2)
	if !ok || s[4] != '-' || m < 1 || m > 12 {
		return y, 1, 1, 0, 1
	}
	dd, ok := digits(s, 8, 2)
	if !ok || s[7] != '-' || dd < 1 || dd > 31 {
		return y, m, 1, 0, 2
	}
	h, ok := digits(s, 11, 2)
	if !ok || h > 23 {
		return y, m, dd, 0, 3
	}
	mm, ok := digits(s, 14, 2)
	if !ok || mm > 59 {
		mm = 0
	}
	return y, m, dd, h*60 + mm, 4
}

func digits(s string, at, n int) (int, bool) {
	if len(s) < at+n {
		return 0, false
	}
	v, err := strconv.ParseUint(s[at:at+n], 10, 32)
	return int(v), err == nil
}

// firstDay is the day on which an ISO time begins; ok is false where it is none.
func firstDay(s string) (int, bool) {
	y, m, d, _, n := parts(s)
	return day(y, time.Month(m), d), n > 0
}

// lastDay is the day on which an ISO time ends: of "2026-02" the 28th.
func lastDay(s string) (int, bool) {
	y, m, d, _, n := parts(s)
	switch n {
	case 1:
		return day(y, 12, 31), true
	case 2:
		return day(y, time.Month(m)+1, 0), true
	}
	return day(y, time.Month(m), d), n > 0
}

// eventKey is the key of an event that began at an ISO time.
func eventKey(start string, number int64) int64 {
	y, m, d, minute, _ := parts(start)
	at := int64(day(y, time.Month(m), d))*minutesPerDay + int64(minute)
	return at<<keyBits | number&(1<<keyBits-1)
}

// dayKey is below every key of a day or later, above every earlier one.
func dayKey(d int) int64 { return int64(d) * minutesPerDay << keyBits }

// reportKey is the key of a report retrieved at a time.
func reportKey(at time.Time, number int64) int64 {
	return timeKey(at) | number&(1<<keyBits-1)
}

// timeKey is the least key of reports retrieved in the second of a time or later.
func timeKey(at time.Time) int64 { return max(0, at.Unix()) << keyBits }

// instant reads an ISO date or date-time; after tells the end of it instead of
// its start, so that a bare date covers its whole day.
func instant(s string, after bool) (time.Time, error) {
	for _, form := range []string{time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.Parse(form, s); err == nil {
			return t.UTC(), nil
		}
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return t, fmt.Errorf("%q is no ISO date or date-time", s)
	}
	if after {
		t = t.Add(24*time.Hour - 1)
	}
	return t, nil
}

// keyTime is the second of a report's key.
func keyTime(key int64) time.Time { return time.Unix(key>>keyBits, 0).UTC() }
