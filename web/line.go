package web

import (
	"slices"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
)

// lineView is the timeline: events a day, stacked by kind.
type lineView struct {
	Width, Height int
	Bars          []bar
	Ticks         []tick
	Label         string
	Most          int // events of the highest bar
}

type bar struct {
	X, Y, W, H float64
	Kind       string
	Title      string
	Target     string   // id of the first event of the bar
	IDs        []string // of all of them
	Unsure     bool     // none is surely told as a fact: drawn hollow
}

type tick struct {
	X      float64
	Text   string
	Anchor string // start, middle, end
}

const (
	lineWidth, lineHeight = 720, 120
	mostBars              = 180
	barMargin             = 10.0
)

// kinds in the order in which bars are stacked, from below; of each first what is surely told.
var kinds = []string{"force", "coerce", "threat", "talk", "aid", "other"}

// unsureMark ends the key of a kind's events that are not surely told as facts.
const unsureMark = "?"

// lineOf draws a bar for each day, or so many days, and kind of the rows shown. What
// is known by its month or year alone has no day and no bar.
func lineOf(events []sitrep.Event) lineView {
	out := lineView{Width: lineWidth, Height: lineHeight}
	days := map[time.Time]map[string][]string{} // ids by day and kind
	var first, last time.Time
	for _, e := range events {
		t, ok := dayOf(e)
		if !ok {
			continue
		}
		if days[t] == nil {
			days[t] = map[string][]string{}
		}
		k := kindOf(e.Type)
		if len(e.Caveats()) > 0 {
			k += unsureMark
		}
		days[t][k] = append(days[t][k], e.ID)
		if first.IsZero() || t.Before(first) {
			first = t
		}
		if t.After(last) {
			last = t
		}
	}
	if len(days) == 0 {
		return out
	}
	span := daysBetween(first, last) + 1
	step := (span + mostBars - 1) / mostBars // days a bar
	slots := make([]map[string][]string, (span+step-1)/step)
	for _, d := range sortedDays(days) {
		i := daysBetween(first, d) / step
		if slots[i] == nil {
			slots[i] = map[string][]string{}
		}
		for k, ids := range days[d] {
			slots[i][k] = append(slots[i][k], ids...)
		}
	}
	out.stack(slots, first, step)
	out.Label = "Events a day from " + day(first.Format(time.DateOnly)) + " to " + day(last.Format(time.DateOnly))
	if step > 1 {
		out.Label = "Events by spans of " + plural(step, "day", "days") + out.Label[len("Events a day"):]
	}
	return out
}

// dayOf is the day on which an event began, where it is known to the day.
func dayOf(e sitrep.Event) (time.Time, bool) {
	t, layout, ok := parse(e.Time.Start)
	switch e.Time.Precision {
	case "year", "month", "vague":
		return t, false
	}
	return t.UTC().Truncate(24 * time.Hour), ok && len(layout) >= len(time.DateOnly)
}

func daysBetween(a, b time.Time) int { return int(b.Sub(a).Hours() / 24) }

func sortedDays(days map[time.Time]map[string][]string) []time.Time {
	var out []time.Time
	for d := range days {
		out = append(out, d)
	}
	slices.SortFunc(out, time.Time.Compare)
	return out
}

// stack fills in the bars and the dates below them.
func (v *lineView) stack(slots []map[string][]string, first time.Time, step int) {
	v.Most = 1
	for _, byKind := range slots {
		n := 0
		for _, ids := range byKind {
			n += len(ids)
		}
		v.Most = max(v.Most, n)
	}
	w := (lineWidth - 2*barMargin) / float64(len(slots))
	for i, byKind := range slots {
		y := float64(lineHeight - 20)
		name := day(first.AddDate(0, 0, i*step).Format(time.DateOnly))
		if step > 1 {
			name = "from " + name
		}
		for _, key := range stacked() {
			ids := byKind[key]
			if len(ids) == 0 {
				continue
			}
			k, unsure := strings.CutSuffix(key, unsureMark)
			title := name + ": " + plural(len(ids), "event", "events") + ", " + kindWord(k)
			if unsure {
				title += ", not surely facts"
			}
			h := float64(len(ids)) / float64(v.Most) * (lineHeight - 36)
			y -= h
			v.Bars = append(v.Bars, bar{barMargin + float64(i)*w, y, max(1, min(w-1, 24)), h, k, title, ids[0], ids, unsure})
		}
	}
	v.ticks(len(slots), w, first, step)
}

// stacked are the keys of a bar's parts, from below.
func stacked() []string {
	var out []string
	for _, k := range kinds {
		out = append(out, k, k+unsureMark)
	}
	return out
}

// ticks writes up to five dates, none over another.
func (v *lineView) ticks(slots int, w float64, first time.Time, step int) {
	const apart = 150.0
	n := min(5, slots)
	lastX := -apart
	for i := range n {
		at := 0
		if n > 1 {
			at = i * (slots - 1) / (n - 1)
		}
		t := tick{X: barMargin + float64(at)*w, Text: day(first.AddDate(0, 0, at*step).Format(time.DateOnly)), Anchor: "start"}
		if t.X > lineWidth*0.8 {
			t.X, t.Anchor = min(lineWidth-4, t.X+min(w, 24)), "end"
		}
		if t.X-lastX < apart {
			continue
		}
		lastX = t.X
		v.Ticks = append(v.Ticks, t)
	}
}

func kindWord(kind string) string {
	switch kind {
	case "force":
		return "attacks"
	case "coerce":
		return "coercion, mobilisation, protest"
	case "threat":
		return "threats, demands, accusations"
	case "talk":
		return "talks, agreement, retreat"
	case "aid":
		return "aid"
	}
	return "other"
}
