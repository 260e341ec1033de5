package timex

import (
	"math"
	"time"
)

// hours is the interval of n hours, minutes or seconds up to the anchor, from it
// where n is positive. Of an anchor that is a day, its hour unknown, the interval is
// as fine as days: the past 24 hours of a report of Friday are Thursday and Friday,
// the past three are Friday.
func (r *reading) hours(n float64, unit string) Interval {
	if t := add(r.clock, n, unit); !r.dayOnly && n > 0 {
		return Interval{r.clock, t, Hour}
	} else if !r.dayOnly {
		return Interval{t, r.clock, Hour}
	}
	whole := int(math.Abs(add(r.now, n, unit).Sub(r.now).Hours()) / 24)
	if n > 0 {
		return Interval{r.now, r.now.AddDate(0, 0, 1+whole), Day}
	}
	return Interval{r.now.AddDate(0, 0, -whole), r.now.AddDate(0, 0, 1), Day}
}

// orVague makes an interval vague where p is: "the past few hours".
func (v Interval) orVague(p Precision) Interval {
	if p == Vague {
		v.Precision = Vague
	}
	return v
}

// hoursAway is the point n hours before or after the anchor; the whole day that it
// may fall on where the anchor's hour is not known. Zero where it is.
func (r *reading) hoursAway(n float64, unit string) Interval {
	if !r.dayOnly {
		return Interval{}
	}
	v := r.hours(n, unit)
	if n > 0 {
		return Interval{v.End.AddDate(0, 0, -1), v.End, Day}
	}
	return Interval{v.Start, v.Start.AddDate(0, 0, 1), Day}
}

// dark is the part of the night that an expression means where its value cannot say:
// overnight lasts until the morning, the small hours and the time before dawn come
// before it. Zero for any other.
func (r *reading) dark(m *match, day time.Time) Interval {
	until := func(from, to time.Duration) Interval {
		return Interval{day.Add(from * time.Hour), day.Add(to * time.Hour), Hour}
	}
	switch {
	case m.name == "overnight":
		return until(18, 30)
	case m.name == "hours-early", m.name == "part-at" && r.is(m.from-1, "before") && r.is(m.from, "dawn", "daybreak", "sunrise"):
		return until(0, 6)
	}
	return Interval{}
}

// midnight is the one that a clause means which tells of today's: that which began
// the day where it looks back ("shortly after midnight"). Zero for other hours.
func (r *reading) midnight(m *match, clock string) Interval {
	if clock != "T24:00" || !r.told().Equal(r.now) || r.tenseAt(m.from, m.end) != past {
		return Interval{}
	}
	return Interval{r.now, r.now.Add(time.Minute), Hour}
}

// onDay moves the hours of part, "overnight" or "before dawn", to the day that stands
// beside it; ok is false where its value tells its hours.
func (r *reading) onDay(part Expr, value string) (v Interval, ok bool) {
	own := r.span(part.Value)
	if len(part.Value) < 10 || len(value) < 10 || part.Interval == own || part.Interval.Zero() {
		return v, false
	}
	from, to := r.span(part.Value[:10]), r.span(value[:10])
	move := to.Start.Sub(from.Start)
	return Interval{part.Interval.Start.Add(move), part.Interval.End.Add(move), part.Interval.Precision}, !to.Zero()
}
