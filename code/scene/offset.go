package scene

import (
	"strconv"

	"github.com/sitrep-news/sitrep/code/event"
)

// Offset is how many days before (negative) or after another happening of its
// sentence an event was: -2 for the drone attack in "struck the camp on Wednesday,
// two days after a drone attack". ok is false where the sentence does not say.
func (s *Scene) Offset(e *event.Event) (days int, ok bool) {
	for _, c := range e.Clauses {
		if days, ok = s.offsetAt(c); ok {
			return days, ok
		}
	}
	return s.offsetAt(e.Head)
}

func (s *Scene) offsetAt(i int) (days int, ok bool) {
	for _, k := range s.t.Kids(i) {
		if r := s.t.Rel(k); r != "case" && r != "mark" || k < 2 {
			continue
		}
		sign := 0
		switch s.t.Form(k) {
		case "after":
			sign = -1
		case "before":
			sign = 1
		default:
			continue
		}
		unit := daysIn[s.t.Form(k-1)]
		if n, told := smallNumber(s.t.Form(k - 2)); told && unit > 0 {
			return sign * n * unit, true
		}
	}
	return 0, false
}

var daysIn = map[string]int{"day": 1, "days": 1, "week": 7, "weeks": 7}

// smallNumber reads "a", "two" or "12", up to 60: who counts further does not mean
// the day.
func smallNumber(w string) (int, bool) {
	for n, x := range []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"} {
		if x == w && n > 0 {
			return n, true
		}
	}
	if w == "a" {
		return 1, true
	}
	n, err := strconv.Atoi(w)
	return n, err == nil && n > 0 && n <= 60
}
