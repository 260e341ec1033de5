package timex

import (
	"strconv"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep/number"
)

// reader reads a class at a word.
type reader func(*reading, int) (capture, bool)

// readers lists the classes that take more than one word or need more than the
// lexicon; every other class is a line of words.txt.
func readers() map[string]reader {
	return map[string]reader{
		"clock": (*reading).clockAt, "day": (*reading).dayAt, "decade": (*reading).decadeAt,
		"holiday": (*reading).holidayAt, "isodate": (*reading).isoAt, "n": (*reading).exactAt,
		"numdate": (*reading).numericAt, "nth": (*reading).nthAt, "period": (*reading).periodAt,
		"q": (*reading).quantityAt, "wday": (*reading).weekdayAt, "month": (*reading).monthAt,
		"year": (*reading).yearAt, "yearword": (*reading).spelledAt,
	}
}

// leads says which readers a word of a lexicon class can begin.
var leads = map[string][]string{
	"num":        {"q", "n", "day", "year", "yearword", "clock", "decade", "nth", "isodate", "numdate", "holiday", "period"},
	"quant":      {"q", "holiday", "period"},
	"ord":        {"day", "nth", "holiday", "period"},
	"clockword":  {"clock"},
	"weekday":    {"wday", "holiday", "period"},
	"wdabbr":     {"wday"},
	"decadeword": {"decade"},
	"phrase":     {"holiday", "period"},
	"mark":       {"decade", "year"},
}

// class reads an element's class at word i.
func (r *reading) class(e *elem, i int) (capture, bool) {
	if e.read != nil {
		return r.again(e, i)
	}
	w := &r.words[i]
	c, ok := w.info.of(e.class)
	if !ok || w.info.caps && !w.upper {
		return capture{}, false
	}
	return capture{class: e.class, start: i, end: i + 1, value: c.value, num: c.num}, true
}

// again reads a class of more than the lexicon, or gives what it read last where it is asked
// for the same word: many patterns begin alike, and a reader looks at the words alone.
func (r *reading) again(e *elem, i int) (capture, bool) {
	if r.memos == nil {
		r.memos = make([]memo, len(r.f.readers))
	}
	if m := &r.memos[e.memo]; m.ok && m.start == i {
		return m.capture, true
	} else if m.failed == i+1 {
		return capture{}, false
	}
	c, ok := e.read(r, i)
	c.class, c.start = e.class, i
	if ok {
		r.memos[e.memo].capture, r.memos[e.memo].ok = c, true
	} else {
		r.memos[e.memo].failed = i + 1
	}
	return c, ok
}

// memo is what a class took last, where ok, and one more than the word at which it took nothing
// last.
type memo struct {
	capture
	ok     bool
	failed int
}

func (r *reading) at(i int) func(int) string {
	return func(k int) string { return r.low(i + k) }
}

// exactAt reads a cardinal: "three", "twenty four", "1,200".
func (r *reading) exactAt(i int) (capture, bool) {
	v, n := number.Words(r.at(i))
	if n == 0 || v != float64(int(v)) {
		return capture{}, false
	}
	return capture{end: i + n, num: v, value: strconv.Itoa(int(v))}, true
}

// quantityAt reads how many: a cardinal, "a", "a couple of", "several", "two or
// three"; the value is "X" where the words are vague.
func (r *reading) quantityAt(i int) (capture, bool) {
	if v, n := number.Words(r.at(i)); n > 0 {
		c := capture{end: i + n, num: v, value: strconv.FormatFloat(v, 'f', -1, 64)}
		r.orMore(&c)
		return c, true
	}
	w := r.words[i]
	k, ok := w.info.of("quant")
	if !ok {
		return capture{}, false
	}
	c := capture{end: i + 1, value: k.value, num: k.num}
	if (w.low == "a" || w.low == "another") && i+1 < len(r.words) {
		if k2, ok := r.words[i+1].info.of("quant"); ok {
			c.value, c.num, c.end = k2.value, k2.num, i+2
			if v, n := number.Words(r.at(i)); n > 0 {
				c.value, c.num, c.end = strconv.FormatFloat(v, 'f', -1, 64), v, i+n
			}
		} else if v, n := number.Words(r.at(i + 1)); n > 0 && w.low == "another" {
			c.value, c.num, c.end = strconv.Itoa(int(v)), v, i+1+n
		}
	}
	if r.is(c.end, "of") && c.end > i {
		c.end++
	}
	if r.is(c.end, "more", "other", "full", "straight", "consecutive", "long", "whole", "additional", "further", "trading", "working", "calendar", "business", "successive") {
		c.end++
	}
	return c, true
}

// orMore goes on over "or three", "to 18", "more": the first number stands.
func (r *reading) orMore(c *capture) {
	j := c.end
	if r.is(j, "or", "to") || j < len(r.words) && r.words[j].hyphen {
		k := j
		if !r.words[j].hyphen {
			k++
		}
		if v, n := number.Words(r.at(k)); n > 0 && v > c.num {
			c.end = k + n
		}
	}
	if r.is(c.end, "more", "other", "full", "straight", "consecutive", "long", "whole", "additional", "further", "trading", "working", "calendar", "business", "successive") {
		c.end++
	}
}

// dayAt reads a day of the month: "4", "4th", "fourth", "twenty-first".
func (r *reading) dayAt(i int) (capture, bool) {
	w := r.low(i)
	if len(w) <= 2 && w != "" && digit(w[0]) {
		v, err := strconv.Atoi(w)
		return capture{end: i + 1, num: float64(v)}, err == nil && v >= 1 && v <= 31
	}
	v, n := number.Ordinal(r.at(i))
	return capture{end: i + n, num: float64(v)}, n > 0 && v >= 1 && v <= 31
}

// nthAt reads an ordinal as it counts periods: "third", "last".
func (r *reading) nthAt(i int) (capture, bool) {
	v, n := number.Ordinal(r.at(i))
	return capture{end: i + n, num: float64(v)}, n > 0
}

// weekdayAt reads "wednesday" or "Wed.".
func (r *reading) weekdayAt(i int) (capture, bool) {
	w := &r.words[i]
	if c, ok := w.info.of("weekday"); ok {
		return capture{end: i + 1, num: c.num}, true
	}
	c, ok := w.info.of("wdabbr")
	if !ok || !w.upper || w.end-w.start == len(w.low) && !(r.is(i+1, ",") && r.dayOrYear(i+2)) {
		return capture{}, false
	}
	return capture{end: i + 1, num: c.num}, true
}

// monthAt reads a month; "may", "march" and "august" need a capital, and not
// only that of a sentence's first word, or a day beside them.
func (r *reading) monthAt(i int) (capture, bool) {
	w := &r.words[i]
	c, ok := w.info.of("month")
	if !ok {
		return capture{}, false
	}
	got := capture{end: i + 1, num: c.num}
	if !w.info.caps {
		return got, true
	}
	if beside := r.dayOrYear(i+1) || r.dayOrYear(i-1); beside {
		return got, true
	}
	if r.is(i-1, "i", "you", "he", "she", "it", "we", "they", "who", "which", "there") && c.num == 5 {
		return got, false // "Articles You May Like"
	}
	if !w.upper {
		return got, c.num == 3 && r.is(i-1, "last", "since", "mid") || c.num == 5 && r.is(i-1, "in", "last", "since", "mid", "early", "late")
	}
	if r.is(i-1, "in", "last", "since", "next", "this", "by", "until", "of", "mid", "early", "late", "during", "to", "from", "and", "through", "between") || w.info.dotted {
		return got, true
	}
	return got, !r.opens(i)
}

// opens reports whether word i opens a sentence.
func (r *reading) opens(i int) bool {
	return i == 0 || r.words[i].brk || r.is(i-1, ".", "!", "?", "\"", "“", "``")
}

func (r *reading) dayOrYear(i int) bool {
	if i < 0 || i >= len(r.words) {
		return false
	}
	w := r.words[i].low
	if w == "" || !digit(w[0]) {
		return false
	}
	_, day := r.dayAt(i)
	_, year := r.yearAt(i)
	return day || year
}

// yearAt reads "1998", "2024" and "'98".
func (r *reading) yearAt(i int) (capture, bool) {
	w := r.low(i)
	if len(w) == 4 && digit(w[0]) {
		v, err := strconv.Atoi(w)
		return capture{end: i + 1, num: float64(v)}, err == nil && v >= 1000 && v <= 2200
	}
	if r.mark(i) && i+1 < len(r.words) && r.words[i+1].glued {
		if v, err := strconv.Atoi(r.low(i + 1)); err == nil && len(r.low(i+1)) == 2 {
			return capture{end: i + 2, num: float64(r.century(v))}, true
		}
	}
	return r.spelledAt(i)
}

func (r *reading) mark(i int) bool { return r.is(i, "'", "’", "‘", "`") }

// century places a year of two digits: the last such year that is no more than
// ten years after the anchor.
func (r *reading) century(v int) int {
	y := r.now.Year()
	v += y / 100 * 100
	if v > y+10 {
		v -= 100
	}
	return v
}

// spelledAt reads "nineteen ninety-seven" and "two thousand and five".
func (r *reading) spelledAt(i int) (capture, bool) {
	a, n := number.Words(r.at(i))
	if n == 0 || digit(r.words[i].low[0]) {
		return capture{}, false
	}
	if a >= 1100 && a <= 2100 && n >= 2 {
		return capture{end: i + n, num: a}, true
	}
	b, k := number.Words(r.at(i + n))
	if a < 11 || a > 20 || k == 0 || b < 10 || b > 99 || digit(r.words[i+n].low[0]) {
		return capture{}, false
	}
	return capture{end: i + n + k, num: a*100 + b}, true
}

// decadeAt reads "1990s", "'80s", "nineties": the value is the decade's first year.
func (r *reading) decadeAt(i int) (capture, bool) {
	if c, ok := r.words[i].info.of("decadeword"); ok {
		return capture{end: i + 1, num: float64(r.century(int(c.num)))}, true
	}
	j := i
	if r.mark(j) && j+1 < len(r.words) && r.words[j+1].glued {
		j++
	}
	w := r.low(j)
	if r.is(j+1, "'s") && r.words[j+1].glued {
		w += "s"
		j++
	}
	if !strings.HasSuffix(w, "0s") || !digit(w[0]) {
		return capture{}, false
	}
	v, err := strconv.Atoi(w[:len(w)-1])
	switch {
	case err != nil:
		return capture{}, false
	case len(w) == 5 && v >= 1000 && v < 2100:
		return capture{end: j + 1, num: float64(v)}, true
	case len(w) == 3 && !r.is(i-1, "his", "her", "their", "my", "your") && (i != j || v >= 20):
		return capture{end: j + 1, num: float64(r.century(v))}, true
	}
	return capture{}, false
}

// isoAt reads "2024-05-15", also with a time glued on ("2024-05-15t10:30").
func (r *reading) isoAt(i int) (capture, bool) {
	w := r.low(i)
	if len(w) < 10 || w[4] != '-' {
		return capture{}, false
	}
	_, err := time.Parse("2006-01-02", w[:10])
	return capture{end: i + 1, value: w[:10]}, err == nil
}

// numericAt reads "12/03/2009" and "3.12.09"; the value is the ISO date.
func (r *reading) numericAt(i int) (capture, bool) {
	a, b, y, ok := slashed(r.low(i))
	if !ok {
		return capture{}, false
	}
	if y < 100 {
		y = r.century(y)
	}
	day, month := b, a
	if a > 12 || b <= 12 && r.dayFirst > 0 {
		day, month = a, b
	}
	if a <= 12 && b <= 12 && r.dayFirst == 0 && !r.anchor.Published.IsZero() {
		day, month = r.nearer(y, a, b)
	}
	t := time.Date(y, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if month > 12 || t.Day() != day {
		return capture{}, false
	}
	return capture{end: i + 1, value: t.Format("2006-01-02")}, true
}

// nearer reads an ambiguous a/b/y as month/day unless only day/month is near
// before the anchor: a report is about the days before it.
func (r *reading) nearer(y, a, b int) (day, month int) {
	gap := func(month, day int) time.Duration {
		d := r.now.Sub(time.Date(y, time.Month(month), day, 0, 0, 0, 0, time.UTC))
		if d < -48*time.Hour {
			d = -d + 1000*time.Hour
		}
		return d.Abs()
	}
	if gap(b, a)+60*24*time.Hour < gap(a, b) {
		return a, b
	}
	return b, a
}

// dateOrder looks for a numeric date that can only be read one way.
func dateOrder(words []word) int {
	order := 0
	for i := range words {
		a, b, _, ok := slashed(words[i].low)
		switch {
		case !ok:
		case a > 12:
			order++
		case b > 12:
			order--
		}
	}
	return order
}

// slashed splits "12/03/2009" into its three numbers.
func slashed(w string) (a, b, y int, ok bool) {
	if len(w) < 6 || !digit(w[0]) {
		return
	}
	sep := "/"
	if strings.Count(w, ".") == 2 {
		sep = "."
	}
	p := strings.Split(w, sep)
	if len(p) != 3 || len(p[0]) > 2 || len(p[1]) > 2 || len(p[2]) != 2 && len(p[2]) != 4 {
		return
	}
	var err [3]error
	a, err[0] = strconv.Atoi(p[0])
	b, err[1] = strconv.Atoi(p[1])
	y, err[2] = strconv.Atoi(p[2])
	ok = err[0] == nil && err[1] == nil && err[2] == nil && a > 0 && b > 0 && a <= 31 && b <= 31
	return
}
