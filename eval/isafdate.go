package eval

import (
	"regexp"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/number"
	"github.com/sitrep-news/sitrep/timex"
)

// release is one of the releases in a record: an update follows the release that it
// is about in the same text.
type release struct {
	start, end int       // bytes of the body, [start, end)
	day        time.Time // its own date
	told       time.Time // when its operation had been told of: the first release's date
}

// releaseNumber is "2012-05-S-040": the year and month of the release.
var releaseNumber = regexp.MustCompile(`\b(20\d\d)-(\d\d?)-[A-Z]+`)

// datelines open a release: "PORT ALDA, Norland (Aug. 4, 2012)".
var datelines = regexp.MustCompile(`\b[A-Z]{3,}[A-Z ]*, ?[A-Z][\pL ]{1,30},? ?\(([^()\n]{4,28})\)`)

// day is the operation's day: that of the first toll whose sentence dates it, else
// the first told behind the dateline outside a quotation, else the release's. An
// update that dates a toll corrects the release before it.
func (c releaseCoder) day(doc *nlp.Doc, all []number.Casualty) string {
	parts := c.releases(doc)
	if len(parts) == 0 {
		return ""
	}
	var day time.Time
	for _, r := range parts {
		days := c.days(doc, r)
		switch t, ok := tollDay(doc, r, days, all); {
		case ok:
			day = t
		case day.IsZero():
			day = firstDay(doc, r, days)
		}
	}
	return day.Format("2006-01-02")
}

// tollDay is the day of the first toll of a release that a time of its sentence dates.
func tollDay(doc *nlp.Doc, r release, days []timex.Expr, all []number.Casualty) (time.Time, bool) {
	for _, t := range all {
		at := doc.Tokens[t.Trigger].Start
		if at < r.start || at >= r.end || t.Harm == "injured" || !counts(doc, t) {
			continue
		}
		if e, ok := timex.Attach(doc, days, t.Trigger); ok {
			return e.Interval.Start, true
		}
	}
	return time.Time{}, false
}

// days are the days that a release tells of the two weeks up to it, read against its
// own date.
func (c releaseCoder) days(doc *nlp.Doc, r release) []timex.Expr {
	var days []timex.Expr
	for _, e := range c.times.Find(doc, timex.Anchor{Published: r.day}) {
		if e.Start < r.start || e.Start >= r.end || !e.Located() || attributive(doc, e) {
			continue
		}
		if n := pastDays(e); n > 0 { // "the past two nights" began on the one before this
			e.Interval = timex.Interval{Start: r.day.AddDate(0, 0, 1-n), End: r.day, Precision: timex.Day}
			days = append(days, e)
			continue
		}
		ago := r.day.Sub(e.Interval.Start)
		fine := e.Interval.Precision == timex.Day || e.Interval.Precision == timex.Hour
		if fine && e.Type != timex.Duration && ago < 15*24*time.Hour && e.Interval.Start.Before(r.told.AddDate(0, 0, 1)) {
			days = append(days, e)
		}
	}
	return days
}

// pastDays is how many days or nights "the past two days" spans, up to a week, 0
// for anything else.
func pastDays(e timex.Expr) int {
	if e.Rule != "past-units" || len(e.Value) != 3 || !strings.HasSuffix(e.Value, "D") || e.Value[1] < '1' || e.Value[1] > '7' {
		return 0
	}
	return int(e.Value[1] - '0')
}

// attributive reports whether the expression names a happening by its day: "Tuesday's
// attack", "the July 2 attack".
func attributive(doc *nlp.Doc, e timex.Expr) bool {
	for i := range doc.Tokens {
		t := &doc.Tokens[i]
		if t.Start >= e.End {
			return t.Form == "'s" || t.Form == "’s" || t.UPOS == "NOUN" && t.Start <= e.End+1
		}
	}
	return false
}

// firstDay is the first day that a release tells for itself, its own where it tells
// none: what a spokesman says may be about another day.
func firstDay(doc *nlp.Doc, r release, days []timex.Expr) time.Time {
	for _, e := range days {
		before := doc.Text[r.start:e.Start]
		if strings.Count(before, `"`)%2 == 0 && strings.Count(before, "“") <= strings.Count(before, "”") {
			return e.Interval.Start
		}
	}
	return r.day
}

// releases are the releases of a record in text order, none where the first has no
// date.
func (c releaseCoder) releases(doc *nlp.Doc) []release {
	day, start := c.released(doc)
	if day.IsZero() {
		return nil
	}
	out := []release{{start: start, day: day, told: day}}
	for _, m := range datelines.FindAllStringSubmatchIndex(doc.Text, -1) {
		if m[0] < start {
			continue
		}
		if d := c.updated(doc.Text[m[2]:m[3]], out[len(out)-1].day); !d.IsZero() {
			out[len(out)-1].end = m[0]
			out = append(out, release{start: m[1], day: d, told: day})
		}
	}
	out[len(out)-1].end = len(doc.Text)
	return out
}

// updated reads the day in the dateline of an update to a release of the day before:
// without a year it is the first such day not before that. Zero where the words are
// no day alone.
func (c releaseCoder) updated(words string, before time.Time) time.Time {
	for _, e := range c.times.Find(&nlp.Doc{Text: words}, timex.Anchor{Published: before}) {
		t, ok := calendarDay(e)
		if !ok || len(strings.TrimSpace(words))-len(e.Text) > 1 {
			continue
		}
		if strings.Contains(e.Rule, "-year") {
			return t
		}
		t = time.Date(before.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
		if t.Before(before) {
			t = t.AddDate(1, 0, 0)
		}
		return t
	}
	return time.Time{}
}

// calendarDay is the day that an expression names by month and number, with or
// without its weekday.
func calendarDay(e timex.Expr) (time.Time, bool) {
	rule := strings.TrimPrefix(e.Rule, "weekday+")
	if !strings.HasPrefix(rule, "month-day") && !strings.HasPrefix(rule, "day-month") {
		return time.Time{}, false
	}
	t, err := time.Parse("2006-01-02", e.Value)
	return t, err == nil
}

// released is the first release's own date, and where the body begins behind it.
// Where title and dateline name different days the release is of the earlier: the
// later is when it went out.
func (c releaseCoder) released(doc *nlp.Doc) (time.Time, int) {
	head := doc.Text[:min(len(doc.Text), 700)]
	anchor, _ := timex.ParseAnchor(undatedYear(head))
	if m := releaseNumber.FindStringSubmatch(head); m != nil {
		anchor, _ = timex.ParseAnchor(m[1] + "-" + ("0" + m[2])[len(m[2])-1:] + "-28")
	}
	var title, line time.Time
	end, eol := 0, strings.IndexAny(head, "\n\u2028")
	for _, e := range c.times.Find(&nlp.Doc{Text: head}, anchor) {
		t, ok := calendarDay(e)
		if !ok {
			continue
		}
		inBrackets := strings.HasSuffix(strings.TrimRight(head[:e.Start], " "), "(")
		if line.IsZero() || inBrackets {
			line, end = t, e.End
		}
		if e.Start < eol && !inBrackets && title.IsZero() {
			title = t
		}
		if inBrackets {
			break
		}
	}
	if !title.IsZero() && title.Before(line) && line.Sub(title) < 4*24*time.Hour {
		line = title
	}
	return line, end
}

// undatedYear is where to look for the year of a release that names none: those
// titled by a day are of the first half of 2010, those of a winter of 2012.
func undatedYear(head string) string {
	switch m := monthOpens.FindStringSubmatch(head); {
	case m != nil:
		return "2010-03-01"
	case strings.Contains(head, "(Dec.") || strings.Contains(head, "(Jan.") || strings.Contains(head, "(Feb.") || strings.Contains(head, "(Mar"):
		return "2012-01-15"
	}
	return "2010-07-15"
}

var monthOpens = regexp.MustCompile(`^[A-Z][a-z]{2,4}\.? \d+:`)
