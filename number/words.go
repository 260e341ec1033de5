// Package number finds numbers in an annotated text and says what they bound:
// "at least three soldiers", "dozens", "between 10 and 15", "a family of five".
package number

import (
	"strconv"
	"strings"
)

var small = map[string]int{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
	"seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

var scales = map[string]float64{
	"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7,
	"m": 1e6, "bn": 1e9, "mn": 1e6, "tn": 1e12,
}

// Words reads a cardinal from a run of lower-case words, "forty", "-", "one" or
// "1.2", "million" or "three hundred and five". at returns the i-th word and ""
// past the end; hyphens may stand as words of their own. It returns the value
// and how many words it took, 0 where there is no number.
func Words(at func(int) string) (value float64, n int) {
	r := reader{at: at}
	r.read()
	return r.total + r.group, r.end
}

// reader adds up a cardinal: total holds the closed scales, group the open one.
type reader struct {
	at           func(int) string
	total, group float64
	last         float64 // the last simple value taken, to refuse "two three"
	scale        float64 // the last scale closed; a following scale must be smaller
	end          int
}

func (r *reader) read() {
	i := 0
	if v, ok := Digits(r.at(0)); ok {
		r.group, r.last, r.end = v, -1, 1
		i = 1
		if f, ok := fraction(r.at(1)); ok && v == float64(int(v)) {
			r.group += f
			r.end, i = 2, 2
		}
	}
	for {
		w := r.at(i)
		if w == "-" && r.end == i && i > 0 {
			i++
			continue
		}
		if w == "and" && r.end == i && i > 0 && r.joins(r.at(i+1)) {
			i++
			continue
		}
		if !r.take(w) {
			return
		}
		i++
		r.end = i
	}
}

// joins reports whether "and" before w goes on with the number: "three hundred and five".
func (r *reader) joins(w string) bool {
	_, ok := small[w]
	return ok && r.last >= 100
}

func (r *reader) take(w string) bool {
	if v, ok := small[w]; ok {
		x := float64(v)
		switch {
		case r.end == 0 || r.last == 100 || r.last >= 1000:
		case v > 0 && v < 10 && r.last >= 20 && r.last <= 90:
		default:
			return false
		}
		r.group += x
		r.last = x
		return true
	}
	if w == "hundred" && r.end > 0 && r.group > 0 && r.group < 100 && r.last != 100 {
		r.group *= 100
		r.last = 100
		return true
	}
	if w == "dozen" && r.end > 0 && r.group >= 1 && r.group < 20 && r.last < 20 && r.total == 0 { // "two dozen"
		r.group *= 12
		r.last = 100
		return true
	}
	s, ok := scales[w]
	if !ok || r.end == 0 || r.group == 0 || (r.scale > 0 && s >= r.scale) {
		return false
	}
	r.total += r.group * s
	r.group, r.last, r.scale = 0, s, s
	return true
}

// Digits reads "1,200", "2.5", "45" and "12000"; false for anything else.
func Digits(w string) (float64, bool) {
	if w == "" || w[0] < '0' || w[0] > '9' {
		return 0, false
	}
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c == ',' && (i+4 > len(w) || (i+4 < len(w) && w[i+4] != ',' && w[i+4] != '.')) {
			return 0, false
		}
		if (c < '0' || c > '9') && c != ',' && c != '.' {
			return 0, false
		}
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(w, ",", ""), 64)
	return v, err == nil
}

// fraction reads "1/2", "½" and the like.
func fraction(w string) (float64, bool) {
	switch w {
	case "1/2", "½":
		return 0.5, true
	case "1/4", "¼":
		return 0.25, true
	case "3/4", "¾":
		return 0.75, true
	}
	return 0, false
}

var ordinals = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
	"tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
	"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
	"fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}

// Ordinal reads "ninth", "21st" or "twenty", "-", "first" in the form of Words.
func Ordinal(at func(int) string) (value, n int) {
	w := at(0)
	if v, ok := ordinals[w]; ok {
		return v, 1
	}
	if len(w) > 2 && w[0] >= '0' && w[0] <= '9' {
		switch w[len(w)-2:] {
		case "st", "nd", "rd", "th":
			if v, err := strconv.Atoi(strings.ReplaceAll(w[:len(w)-2], ",", "")); err == nil {
				return v, 1
			}
		}
		return 0, 0
	}
	tens, ok := small[w]
	if !ok || tens < 20 {
		return 0, 0
	}
	i := 1
	if at(i) == "-" {
		i++
	}
	if v, ok := ordinals[at(i)]; ok && v < 10 {
		return tens + v, i + 1
	}
	return 0, 0
}
