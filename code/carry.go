package code

import (
	"time"

	"github.com/sitrep-news/sitrep/code/link"
	"github.com/sitrep-news/sitrep/code/scene"
	"github.com/sitrep-news/sitrep/timex"
)

// reckon dates what a sentence tells by its distance in days from another happening
// of it: "bombed the camp on Wednesday, two days after the ambush".
func reckon(told []*link.Telling, at *scene.Scene) {
	for i, t := range told {
		if t.At != nil {
			continue
		}
		days, ok := at.Offset(t.Event)
		if !ok {
			continue
		}
		for _, j := range []int{i - 1, i - 2, i + 1} {
			if j < 0 || j >= len(told) || told[j].Sent != t.Sent || told[j].At == nil || told[j].At.Since {
				continue
			}
			if x, ok := moved(*told[j].At, days); ok {
				t.At = &x
				break
			}
		}
	}
}

// reckonBack dates what is told so many days before or after a happening whose day another
// sentence tells: "died three days after the bombing".
func reckonBack(told []*link.Telling, links *link.Report, at *scene.Scene) {
	for i, t := range told {
		days, ok := at.Offset(t.Event)
		if !ok {
			continue
		}
		root := told[links.Root(i)]
		if t.At == nil && root.At != nil && !root.At.Since {
			t.At = root.At
		}
		if t.At == nil {
			for _, j := range []int{i - 1, i - 2} { // "the attack came two days after jets bombed a depot"
				if j < 0 || told[j].Sent != t.Sent || links.Root(j) == links.Root(i) {
					continue
				}
				if at := links.Day(j); at != nil && !at.Since {
					if x, ok := moved(*at, days); ok {
						t.At = &x
						break
					}
				}
			}
			continue
		}
		for _, j := range []int{i - 1, i - 2} {
			if j < 0 || told[j].Sent != t.Sent || told[j].At != nil {
				continue
			}
			if x, ok := moved(*t.At, -days); ok {
				told[j].At = &x
				break
			}
		}
	}
}

// moved is a day so many days later; ok is false for what is no day.
func moved(x timex.Expr, days int) (timex.Expr, bool) {
	switch x.Interval.Precision {
	case timex.Hour, timex.Day:
	default:
		return x, false
	}
	day := x.Interval.Start
	day = day.AddDate(0, 0, days).Add(-timeOfDay(day))
	x.Interval = timex.Interval{Start: day, End: day.AddDate(0, 0, 1), Precision: timex.Day}
	x.Value = day.Format("2006-01-02")
	return x, true
}

// timeOfDay is how long after midnight t is.
func timeOfDay(t time.Time) time.Duration {
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute + time.Duration(t.Second())*time.Second
}
