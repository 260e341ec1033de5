package timex

import (
	"strings"
	"time"
)

// longAgo is how far before the report's day a time of a story lies.
const longAgo = 300 * day

// nearby is within how many bytes behind a day of long ago a day without a year is of its
// year where the text tells no other.
const nearby = 200

// tellsStory reports whether the text names times of long ago by their years and hardly any
// that are counted from the day of the report; whole, whether it names several.
func (r *reading) tellsStory() (story, whole, news bool) {
	if r.anchor.Published.IsZero() {
		return false, false, false
	}
	past, near := 0, 0
	for i := range r.exprs {
		switch e := &r.exprs[i]; {
		case e.Type != Date && e.Type != Time || e.Interval.Zero() || strings.HasSuffix(e.Value, "_REF"):
		case !e.anchored:
			if e.kind != "period" && r.now.Sub(e.Interval.End) > longAgo {
				past++
			}
		case e.kind != "date" && e.kind != "days" && e.kind != "baremonth":
			near++
		}
	}
	return past >= 1 && past > 3*near, past >= 2, near > 0
}

// inStory is the day of a month without a year that comes next in a story, or a little
// before the time told last; ok is false in other texts, and where the story has come to
// the days of the report.
func (r *reading) inStory(m *match, mo time.Month, d int) (t time.Time, ok bool) {
	if r.tight && (r.last.Precision == Year || r.words[m.from].start-r.lastAt > nearby) {
		return t, false
	}
	if !r.story || r.last.Zero() || r.now.Sub(r.last.End) < longAgo {
		return t, false
	}
	t, ok = r.soonAfter(mo, d)
	if !ok {
		t, ok = r.nextInStory(mo, d)
	}
	if r.news && (r.last.Precision == Year || t.Year() != r.last.Start.Year() || t.Before(r.last.Start)) {
		return t, false // "took the town in October 2019. On May 4 ...": that is lately
	}
	return t, ok
}

// nextInStory is the day of a month that is the nearest to the time told last.
func (r *reading) nextInStory(mo time.Month, d int) (t time.Time, ok bool) {
	from := r.last.Start
	at := func(y int) time.Time { return time.Date(y, mo, d, 0, 0, 0, 0, from.Location()) }
	t = at(from.Year())
	if r.last.Precision != Year {
		switch gap := t.Sub(from); {
		case gap < -90*day:
			t = at(from.Year() + 1)
		case gap > 270*day:
			t = at(from.Year() - 1)
		}
	}
	return t, t.Month() == mo && t.Before(r.now)
}

// soonAfter is the day of a month that comes within six weeks of the last day or month told,
// whatever year was named since.
func (r *reading) soonAfter(mo time.Month, d int) (t time.Time, ok bool) {
	if r.lastDay.IsZero() {
		return t, false
	}
	for _, y := range []int{r.lastDay.Year(), r.lastDay.Year() + 1} {
		t = time.Date(y, mo, d, 0, 0, 0, 0, r.lastDay.Location())
		if gap := t.Sub(r.lastDay); t.Month() == mo && gap >= 0 && gap <= 42*day {
			return t, true
		}
	}
	return t, false
}
