// Package timex finds the time expressions of a text and says which days they
// mean: "on Wednesday", "the early hours of", "more than 20 years on", "since the
// outbreak of the war". Values are those of TIMEX3 (ISO-TimeML, as TimeBank
// annotates); intervals are plain time.Time.
//
// The expressions are data: data/time/patterns.txt, one a line, each with a hit
// and a near miss. The package needs no model: it reads the text of a document,
// and uses tags and trees for tense where the document has them.
package timex

import (
	"fmt"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep/nlp"
)

// Type is the TIMEX3 type of an expression.
type Type string

// The four types of TIMEX3.
const (
	Date     Type = "DATE"
	Time     Type = "TIME"
	Duration Type = "DURATION"
	Set      Type = "SET"
)

// Precision says how fine an interval is.
type Precision string

// The precisions of the record, finest first.
const (
	Hour   Precision = "hour"
	Day    Precision = "day"
	Week   Precision = "week"
	Month  Precision = "month"
	Season Precision = "season"
	Year   Precision = "year"
	Vague  Precision = "vague"
)

// Anchor is what relative expressions are read against.
type Anchor struct {
	// Published is when the report appeared; zero where unknown, and then
	// relative expressions get no value and no interval.
	Published time.Time
}

// ParseAnchor reads an ISO date ("2024-05-15") or date-time; "" is no anchor.
func ParseAnchor(s string) (Anchor, error) {
	if s == "" {
		return Anchor{}, nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return Anchor{Published: t}, nil
		}
	}
	if len(s) > 10 {
		return ParseAnchor(s[:10])
	}
	return Anchor{}, fmt.Errorf("read the date %q: not ISO 8601, want 2006-01-02 or 2006-01-02T15:04", s)
}

// Interval is the stretch of time that an expression means: [Start, End), in the
// anchor's time zone. Zero where it cannot be told.
type Interval struct {
	Start, End time.Time
	Precision  Precision
}

// Zero reports whether the interval is unknown.
func (v Interval) Zero() bool { return v.Start.IsZero() && v.End.IsZero() }

// ISO returns the interval as the record has it: dates, or date-times where the
// precision is an hour, with an inclusive end. Open ends are "".
func (v Interval) ISO() (start, end string) {
	layout, step := "2006-01-02", time.Nanosecond
	if v.Precision == Hour {
		layout, step = "2006-01-02T15:04", time.Minute
	}
	if !v.Start.IsZero() {
		start = v.Start.Format(layout)
	}
	if !v.End.IsZero() {
		last := v.End.Add(-step)
		if last.Before(v.Start) {
			last = v.Start
		}
		end = last.Format(layout)
	}
	return start, end
}

// Expr is one time expression: Text == doc.Text[Start:End].
type Expr struct {
	Start, End int
	Text       string
	Type       Type
	Value      string // TIMEX3: "1998-02-13", "1998-W07", "P3D", "PRESENT_REF"
	Mod        string // APPROX, START, MID, END, BEFORE, AFTER, LESS_THAN, MORE_THAN or ""
	Interval   Interval
	// Since says that the expression opens a period that runs to the anchor
	// ("since the outbreak of the war").
	Since bool
	// Until says that it closes a period that begins at the anchor.
	Until bool
	// Named says that the expression names a happening ("the US invasion of Iraq")
	// with no preposition that makes a time of it: it dates itself alone.
	Named bool
	Rule  string // the pattern that found it

	anchored bool // counted from the day of the report

	kind string // what join needs to know: "clock", "part", "weekday", "date", "month", "year", ...
}

// Located reports whether the expression can date a happening: a date or a time
// with an interval that is no mere "now", "recently" or "in the future".
func (e Expr) Located() bool {
	return !e.Interval.Zero() && !e.Named && !strings.HasSuffix(e.Value, "_REF")
}

// Opening is the beginning of a period as a time of its own: the year of "since 2015".
func (e *Expr) Opening() *Expr {
	o := *e
	o.Since = false
	first := e.Interval.Start
	switch e.Interval.Precision {
	case Year:
		o.Interval.End = first.AddDate(1, 0, 0)
	case Season:
		o.Interval.End = first.AddDate(0, 3, 0)
	case Month:
		o.Interval.End = first.AddDate(0, 1, 0)
	case Week:
		o.Interval.End = first.AddDate(0, 0, 7)
	default:
		o.Interval.End = first.AddDate(0, 0, 1)
	}
	return &o
}

// Find returns the time expressions of doc in text order; they do not overlap.
// A text that tells of years long past, and hardly anything of its own days, is read as a
// story: a day without a year is of the year last told.
func (f *Finder) Find(doc *nlp.Doc, anchor Anchor) []Expr {
	r := f.read(doc, anchor)
	r.all()
	if story, whole, news := r.tellsStory(); story {
		r = f.read(doc, anchor)
		r.story, r.tight, r.news = true, !whole, news
		r.all()
	}
	r.dropLoose()
	r.ranges()
	return r.exprs
}
