package timex

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/sitrep-news/sitrep/number"
)

// clockAt reads a time of day, its value in TIMEX3 form "T17:00": "5 p.m. EST",
// "7:15", "0630 GMT", "noon", "half past six", "five o'clock". The zone is read
// over: reports give the local time of what they tell.
func (r *reading) clockAt(i int) (capture, bool) {
	if c, ok := r.words[i].info.of("clockword"); ok {
		return capture{end: i + 1, value: c.value}, true
	}
	w := r.low(i)
	if w == "" {
		return capture{}, false
	}
	if digit(w[0]) {
		return r.digitalAt(i, w)
	}
	v, n := number.Words(r.at(i))
	if n == 0 || v < 1 || v > 12 || v != float64(int(v)) {
		return capture{}, false
	}
	return r.halved(i+n, int(v), 0, false)
}

func (r *reading) digitalAt(i int, w string) (capture, bool) {
	h, m, exact := 0, 0, false
	half := ""
	if strings.HasSuffix(w, "am") || strings.HasSuffix(w, "pm") {
		half, w = w[len(w)-2:], w[:len(w)-2]
	}
	switch hs, ms, cut := strings.Cut(strings.Replace(w, ".", ":", 1), ":"); {
	case cut && len(ms) == 2 && len(hs) <= 2:
		h, m, exact = atoi(hs), atoi(ms), strings.Contains(w, ":")
	case !cut && len(w) == 4 && (r.zone(i+1) || r.is(i+1, "hours", "hrs")):
		h, m, exact = atoi(w[:2]), atoi(w[2:]), true
	case !cut && len(w) <= 2:
		h = atoi(w)
	default:
		return capture{}, false
	}
	if h < 0 || m < 0 || h > 24 || m > 59 {
		return capture{}, false
	}
	if half != "" {
		return capture{end: r.afterZone(i + 1), value: clockValue(h, m, half)}, h <= 12
	}
	return r.halved(i+1, h, m, exact)
}

// halved reads what follows the hour: "p.m.", "o'clock", a zone.
func (r *reading) halved(j, h, m int, exact bool) (capture, bool) {
	if r.is(j, "am", "pm") && h <= 12 {
		return capture{end: r.afterZone(j + 1), value: clockValue(h, m, r.low(j))}, true
	}
	if r.is(j, "o") && (r.is(j+2, "clock") || r.is(j+1, "clock")) {
		for !r.is(j, "clock") {
			j++
		}
		return capture{end: r.afterZone(j + 1), value: clockValue(h, m, "")}, true
	}
	if r.is(j, "hours", "hrs") && exact {
		j++
	}
	if !exact && !r.zone(j) {
		return capture{}, false
	}
	return capture{end: r.afterZone(j), value: clockValue(h, m, "")}, true
}

func (r *reading) zone(i int) bool {
	if i >= len(r.words) {
		return false
	}
	c, ok := r.words[i].info.of("zone")
	return ok && c.name != "" && r.words[i].upper
}

// afterZone steps over "EST", "(EST)", "local time", "(1430 GMT)".
func (r *reading) afterZone(i int) int {
	if r.zone(i) {
		return i + 1
	}
	if r.is(i, "local", "eastern", "pacific", "central", "moscow", "greenwich") && r.is(i+1, "time") {
		return i + 2
	}
	if r.is(i, "(") && r.is(i+2, ")") && r.zone(i+1) {
		return i + 3
	}
	if r.is(i, "(") && r.is(i+3, ")") && r.zone(i+2) {
		return i + 4
	}
	return i
}

func clockValue(h, m int, half string) string {
	switch {
	case half == "pm" && h < 12:
		h += 12
	case half == "am" && h == 12:
		h = 0
	}
	return fmt.Sprintf("T%02d:%02d", h, m)
}

func atoi(s string) int {
	v, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return v
}
