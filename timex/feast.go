package timex

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// span is a stretch of days [from, to).
type span struct{ from, to time.Time }

// phrase is a feast or a named period: a pattern of words and its days.
type phrase struct {
	key   string // the pattern as written
	elems []elem
	rule  string   // a feast's rule; see feastDay
	from  string   // a period's first day
	to    string   // its last day, "" while it lasts
	cues  []string // words of the report that choose between periods of one name
	line  int
}

// addLunar reads "lunar new year | 2024 | 2024-02-10 | 2024-02-16".
func (f *Finder) addLunar(_ int, p []string) error {
	from, err1 := time.Parse("2006-01-02", p[2])
	to, err2 := time.Parse("2006-01-02", p[3])
	if err1 != nil || err2 != nil || to.Before(from) || p[1] != strconv.Itoa(from.Year()) {
		return fmt.Errorf("want feast | year | first day | last day")
	}
	for _, s := range f.moons[p[0]] {
		if s.from.Year() == from.Year() {
			return fmt.Errorf("%s of %s stands twice", p[0], p[1])
		}
	}
	f.moons[p[0]] = append(f.moons[p[0]], span{from, to.AddDate(0, 0, 1)})
	return nil
}

// addHoliday reads "pattern | rule | source".
func (f *Finder) addHoliday(line int, p []string) error {
	elems, err := parsePattern(p[0])
	if err != nil {
		return err
	}
	if _, ok := f.feastDay(p[1], 2024); !ok {
		return fmt.Errorf("feast %q: cannot read the rule %q", p[0], p[1])
	}
	if f.holidays[p[0]] != nil {
		return fmt.Errorf("feast %q stands twice", p[0])
	}
	f.holidays[p[0]] = &phrase{key: p[0], elems: elems, rule: p[1], line: line}
	f.lead(elems, f.feastLeads, f.holidays[p[0]])
	return nil
}

// addPeriod reads "pattern | first day | last day or nothing | cues | source".
func (f *Finder) addPeriod(line int, p []string) error {
	elems, err := parsePattern(p[0])
	if err != nil {
		return err
	}
	from, err := time.Parse("2006-01-02", p[1])
	if err != nil {
		return fmt.Errorf("period %q: first day: %w", p[0], err)
	}
	if p[2] != "" {
		if to, err := time.Parse("2006-01-02", p[2]); err != nil || to.Before(from) {
			return fmt.Errorf("period %q: last day %q: want a date not before the first", p[0], p[2])
		}
	}
	for _, old := range f.periods[p[0]] {
		if strings.Join(old.cues, " ") == p[3] {
			return fmt.Errorf("period %q stands twice with the same cues", p[0])
		}
	}
	ph := &phrase{key: p[0], elems: elems, from: p[1], to: p[2], cues: strings.Fields(p[3]), line: line}
	f.periods[p[0]] = append(f.periods[p[0]], ph)
	f.lead(elems, f.periodLeads, ph)
	return nil
}

// lead files a phrase under the words it can begin with.
func (f *Finder) lead(elems []elem, under map[string][]*phrase, ph *phrase) {
	literals, classes := first(elems)
	for _, w := range append(literals, classes...) {
		under[w] = append(under[w], ph)
	}
	for _, w := range literals {
		e := f.lexicon[w]
		if e == nil {
			e = &entry{}
			f.lexicon[w] = e
		}
		if _, ok := e.of("phrase"); !ok {
			e.classes = append(e.classes, class{name: "phrase"})
		}
	}
}

// feastDay returns the days of a feast in a year. Rules: "12-25" a day, "12-24..12-26"
// days, "easter-2" counted from Western Easter, "pascha+0" from Orthodox Easter,
// "4 thu nov" and "last mon may" weekdays of a month, "islamic 9" a month and
// "islamic 10-1 3" days of the tabular Islamic calendar, "lunar NAME" a line of lunar.txt.
func (f *Finder) feastDay(rule string, year int) (span, bool) {
	at := func(t time.Time, n int) (span, bool) { return span{t, t.AddDate(0, 0, n)}, true }
	p := strings.Fields(rule)
	switch {
	case len(p) == 3 && p[0] != "islamic" && p[0] != "lunar":
		return nthWeekday(p, year)
	case len(p) >= 2 && p[0] == "islamic":
		return islamicDays(p, year)
	case len(p) >= 2 && p[0] == "lunar":
		for _, s := range f.moons[strings.Join(p[1:], " ")] {
			if s.from.Year() == year {
				return s, true
			}
		}
		return span{}, false
	case strings.HasPrefix(rule, "easter"):
		n, err := strconv.Atoi(rule[len("easter"):])
		s, ok := at(easter(year).AddDate(0, 0, n), 1)
		return s, ok && err == nil
	case strings.HasPrefix(rule, "pascha"):
		n, err := strconv.Atoi(rule[len("pascha"):])
		s, ok := at(pascha(year).AddDate(0, 0, n), 1)
		return s, ok && err == nil
	}
	a, b, _ := strings.Cut(rule, "..")
	from, err := time.Parse("2006-01-02", fmt.Sprintf("%04d-%s", year, a))
	if err != nil {
		return span{}, false
	}
	if b == "" {
		return at(from, 1)
	}
	to, err := time.Parse("2006-01-02", fmt.Sprintf("%04d-%s", year, b))
	return span{from, to.AddDate(0, 0, 1)}, err == nil && !to.Before(from)
}

// nthWeekday reads "4 thu nov" or "last mon may".
func nthWeekday(p []string, year int) (span, bool) {
	weekday := strings.Index("sunmontuewedthufrisat", p[1])
	month := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", p[2])
	if weekday < 0 || weekday%3 != 0 || month < 0 || month%3 != 0 {
		return span{}, false
	}
	t := time.Date(year, time.Month(month/3+1), 1, 0, 0, 0, 0, time.UTC)
	t = t.AddDate(0, 0, (weekday/3-int(t.Weekday())+7)%7)
	n, err := strconv.Atoi(p[0])
	switch {
	case p[0] == "last":
		for t.AddDate(0, 0, 7).Month() == t.Month() {
			t = t.AddDate(0, 0, 7)
		}
	case err == nil && n >= 1 && n <= 5:
		t = t.AddDate(0, 0, 7*(n-1))
	default:
		return span{}, false
	}
	return span{t, t.AddDate(0, 0, 1)}, true
}

// easter is the Western date, by the anonymous Gregorian algorithm (Meeus,
// Astronomical Algorithms, chapter 8).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (b - (b+8)/25 + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	l := (32 + 2*e + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return time.Date(y, time.Month(n/31), n%31+1, 0, 0, 0, 0, time.UTC)
}

// pascha is the Orthodox date: Meeus' Julian algorithm, moved to the Gregorian calendar.
func pascha(y int) time.Time {
	d := (19*(y%19) + 15) % 30
	e := (2*(y%4) + 4*(y%7) - d + 34) % 7
	n := d + e + 114
	return time.Date(y, time.Month(n/31), n%31+1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, y/100-y/400-2)
}

// islamicDays reads "islamic 9" (a month) or "islamic 10-1 3" (three days from
// 1 Shawwal): those that begin in the Gregorian year, the first of two.
func islamicDays(p []string, year int) (span, bool) {
	ms, ds, exact := strings.Cut(p[1], "-")
	m, d := atoi(ms), 1
	if exact {
		d = atoi(ds)
	}
	if m < 1 || m > 12 || d < 1 || d > 30 {
		return span{}, false
	}
	for h := (year-622)*33/32 - 1; h < (year-622)*33/32+4; h++ {
		t := islamic(h, m, d)
		if t.Year() != year {
			continue
		}
		if !exact {
			return span{t, islamic(h, m+1, 1)}, true
		}
		n := 1
		if len(p) == 3 {
			n = atoi(p[2])
		}
		return span{t, t.AddDate(0, 0, n)}, n > 0
	}
	return span{}, false
}

// islamic converts a date of the tabular Islamic calendar (civil epoch, leap
// years 2 5 7 10 13 16 18 21 24 26 29 of 30; Dershowitz and Reingold, Calendrical
// Calculations). Sighting may move a month by a day.
func islamic(y, m, d int) time.Time {
	if m > 12 {
		y, m = y+1, m-12
	}
	n := d + 29*(m-1) + m/2 + (y-1)*354 + (3+11*y)/30
	return time.Date(622, 7, 18, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n)
}
