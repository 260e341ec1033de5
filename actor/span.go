package actor

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Span is a period between two dates, each "2003", "2003-04" or "2003-04-09",
// both inclusive; "" is open.
type Span struct {
	From, To string
	lo, hi   int // yyyymmdd; 0 where open
}

// Contains reports whether day lies in the span. The zero time lies in all.
func (s Span) Contains(day time.Time) bool {
	if day.IsZero() {
		return true
	}
	n := dayNumber(day)
	return (s.lo == 0 || s.lo <= n) && (s.hi == 0 || n <= s.hi)
}

// Before reports whether the span had ended when day came.
func (s Span) Before(day time.Time) bool {
	return !day.IsZero() && s.hi != 0 && s.hi < dayNumber(day)
}

// After reports whether the span began later than a year after day: it was not yet.
func (s Span) After(day time.Time) bool {
	return !day.IsZero() && s.lo > dayNumber(day)+10000
}

// Open reports whether the span has no end.
func (s Span) Open() bool { return s.hi == 0 }

// Zero reports whether the span has neither a beginning nor an end.
func (s Span) Zero() bool { return s.lo == 0 && s.hi == 0 }

// String is the form that ParseSpan reads.
func (s Span) String() string { return s.From + ".." + s.To }

// ParseSpan reads "from..to"; either side may be empty.
func ParseSpan(text string) (Span, error) {
	from, to, ok := strings.Cut(strings.TrimSpace(text), "..")
	if !ok {
		return Span{}, fmt.Errorf("period %q: write it from..to, either side may be empty", text)
	}
	s := Span{From: from, To: to}
	var err error
	if s.lo, err = dateNumber(from, 1, 1); err != nil {
		return Span{}, err
	}
	if s.hi, err = dateNumber(to, 12, 31); err != nil {
		return Span{}, err
	}
	if s.lo != 0 && s.hi != 0 && s.hi < s.lo {
		return Span{}, fmt.Errorf("period %q ends before it begins", text)
	}
	return s, nil
}

// dateNumber turns a date of any precision into yyyymmdd, its missing month and
// day filled with those given. "" is 0.
func dateNumber(text string, month, day int) (int, error) {
	if text == "" {
		return 0, nil
	}
	n := [3]int{0, month, day}
	parts := strings.Split(text, "-")
	if len(parts) > 3 || len(parts[0]) != 4 {
		return 0, fmt.Errorf("date %q: write it YYYY, YYYY-MM or YYYY-MM-DD", text)
	}
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || (i > 0 && len(p) != 2) {
			return 0, fmt.Errorf("date %q: write it YYYY, YYYY-MM or YYYY-MM-DD", text)
		}
		n[i] = v
	}
	if n[0] < 1000 || n[0] > 2100 || n[1] < 1 || n[1] > 12 || n[2] < 1 || n[2] > 31 {
		return 0, fmt.Errorf("date %q is no day of the calendar", text)
	}
	return n[0]*10000 + n[1]*100 + n[2], nil
}

func dayNumber(t time.Time) int {
	return t.Year()*10000 + int(t.Month())*100 + t.Day()
}
