package timex

import (
	"strings"
	"time"

	"github.com/sitrep-news/sitrep/nlp"
)

// reading is one pass over one document.
type reading struct {
	f      *Finder
	doc    *nlp.Doc
	text   string
	words  []word
	anchor Anchor
	now    time.Time // the anchor's day at midnight
	clock  time.Time // the anchor itself
	exprs  []Expr
	spans  [][2]int // words of each expression

	// What has been read so far, for "the previous day", "a year earlier" and
	// "the quarter": the last day, month or year told, and the last quarter.
	focus   time.Time
	last    Interval  // the last day, month or year told
	lastDay time.Time // where the last day or month told begins
	lastAt  int       // the byte at which it was told
	story   bool      // read as a story of long ago, see Find
	tight   bool      // but one time of long ago is told: only what stands close by is of its year
	news    bool      // a story with times of the report's own days: a day is of a year told only where it goes on in it
	quarter string
	yearly  bool // a longer period was told since the quarter: "the nine months"

	tally    map[string]int // how often the report's names stand in it; see count
	memos    []memo         // of the classes with readers; see again
	relative bool           // set when an action looks at the anchor
	dayFirst int            // 1: numeric dates are day/month, -1: month/day, 0: not told
	dayOnly  bool           // the anchor is a day: its hour is not known
}

func (f *Finder) read(doc *nlp.Doc, anchor Anchor) *reading {
	r := &reading{f: f, doc: doc, text: doc.Text, anchor: anchor}
	r.words = f.lex(doc.Text)
	p := anchor.Published
	r.clock = p
	if p.IsZero() {
		p = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
		r.clock = p
	}
	r.now = time.Date(p.Year(), p.Month(), p.Day(), 0, 0, 0, 0, p.Location())
	r.dayOnly = r.clock.Equal(r.now)
	r.dayFirst = dateOrder(r.words)
	return r
}

// today returns the anchor's day and marks the expression as relative to it.
func (r *reading) today() time.Time {
	r.relative = true
	return r.now
}

// told returns the day that "the previous day" counts from: the last one told,
// else the anchor's.
func (r *reading) told() time.Time {
	if r.focus.IsZero() {
		return r.today()
	}
	return r.focus
}

// toldAs returns the time that "the following year" counts from where that is longer than a
// day: the last one told that is as fine, else the last day.
func (r *reading) toldAs(unit string) time.Time {
	switch {
	case r.last.Zero():
	case unit == "Y", unit == "M" && r.last.Precision != Year:
		return r.last.Start
	}
	return r.told()
}

// all reads the text from its first word to its last.
func (r *reading) all() {
	for i := 0; i < len(r.words); {
		if m, ok := r.longest(i); ok {
			i = m.end
		} else {
			i++
		}
	}
}

// low returns the lower-case word i, or "" outside the text.
func (r *reading) low(i int) string {
	if i < 0 || i >= len(r.words) {
		return ""
	}
	return r.words[i].low
}

// is reports whether word i is one of the words of list, which are separated by spaces.
func (r *reading) is(i int, list ...string) bool {
	w := r.low(i)
	for _, l := range list {
		if w == l {
			return w != ""
		}
	}
	return false
}

// longest finds the longest expression that begins at word i and records it.
func (r *reading) longest(i int) (match, bool) {
	w := &r.words[i]
	if w.info == nil && (w.low == "" || !digit(w.low[0])) {
		return match{}, false
	}
	m, e, ok := r.longestAt(i)
	if ok {
		r.record(m, e)
	}
	return m, ok
}

// longestAt reads with a modifier or without, whichever takes more words. Words
// that a pattern only looks at give way to a pattern that begins behind them.
func (r *reading) longestAt(i int) (match, Expr, bool) {
	w := &r.words[i]
	best, expr, found := match{}, Expr{}, false
	if mods := r.f.modifiers[w.low]; mods != nil {
		if m, e, ok := r.modified(i, mods); ok {
			best, expr, found = m, e, true
		}
	}
	if m, e, ok := r.plain(i); ok && (!found || m.end >= best.end) {
		best, expr, found = m, e, true
	}
	if found && best.from > i && r.words[best.from].info != nil {
		if m, e, ok := r.longestAt(best.from); ok && m.end >= best.end && e.Rule != "part-beside" {
			best, expr = m, e
		}
	}
	return best, expr, found
}

// modified reads a modifier and the expression behind it: "the end of March".
func (r *reading) modified(i int, mods []modifier) (match, Expr, bool) {
	n, mod := 0, ""
	for _, m := range mods {
		if len(m.words) > n && r.stands(i, m.words) {
			n, mod = len(m.words), m.mod
		}
	}
	for j := i + n; n > 0 && j < len(r.words) && j <= i+n+1; j++ {
		if j > i+n && !r.is(j-1, "the", "on", "in") || r.words[j].brk {
			break
		}
		if j == i+n && r.is(j, "the", "on", "in") {
			continue
		}
		if m, e, ok := r.plain(j); ok {
			if !r.modify(&e, mod) {
				break
			}
			m.start, m.from = i, i
			e.Start = r.words[i].start
			return m, e, true
		}
	}
	return match{}, Expr{}, false
}

func (r *reading) stands(i int, words []string) bool {
	for k, w := range words {
		if r.low(i+k) != w {
			return false
		}
	}
	return true
}

// plain reads the longest pattern at word i; of two as long the earlier line wins.
func (r *reading) plain(i int) (match, Expr, bool) {
	var best, m match
	var expr Expr
	found := false
	accept := func(end int) bool {
		if found && (end < best.end || end == best.end && m.priority >= best.priority) {
			return false
		}
		m.end = end
		e, ok := r.act(&m)
		if ok {
			best, expr, found = m, e, true
			best.caps = nil
		}
		return ok
	}
	try := func(ps []*pattern) {
		for _, p := range ps {
			m = match{pattern: p, start: i, from: i, caps: m.caps[:0]}
			r.run(p.elems, i, &m, accept)
		}
	}
	w := &r.words[i]
	try(r.f.byWord[w.low])
	if w.info != nil {
		for _, c := range w.info.classes {
			try(r.f.byClass[c.name])
			if readers := leads[c.name]; readers != nil {
				for _, name := range readers {
					try(r.f.byClass[name])
				}
			}
		}
	}
	if w.low != "" && digit(w.low[0]) {
		for _, name := range leads["num"] {
			try(r.f.byClass[name])
		}
	}
	return best, expr, found
}

// act runs the action of a match and fills in what all expressions share.
func (r *reading) act(m *match) (Expr, bool) {
	e := Expr{Start: r.words[m.from].start, End: r.words[m.end-1].end, Rule: m.name}
	r.relative = false
	if r.compound(m) || !r.f.actions[m.action](r, m, &e) {
		return e, false
	}
	e.anchored = r.relative
	if r.relative && r.anchor.Published.IsZero() {
		e.Value, e.Interval = "", Interval{}
	}
	if e.Interval.Zero() && e.Value != "" {
		e.Interval = r.span(e.Value)
	}
	return e, true
}

// compound reports whether a hyphen glues the match's last word to one that is not
// of time: "spring-loaded", "half-brother".
func (r *reading) compound(m *match) bool {
	if m.end >= len(r.words) || !r.words[m.end].hyphen {
		return false
	}
	next := r.words[m.end]
	last := r.words[m.end-1].info
	_, season := last.of("season")
	return season && next.info == nil || r.is(m.end-1, "half") || r.is(m.end-1, "second") && next.info == nil
}

// record keeps an expression, joined to the one before where they are one.
func (r *reading) record(m match, e Expr) {
	e.Text = r.text[e.Start:e.End]
	r.lean(m, &e)
	if n := len(r.exprs); n > 0 {
		if joined, ok := r.join(r.exprs[n-1], e, r.spans[n-1][1], m.from); ok {
			joined.Text = r.text[joined.Start:joined.End]
			r.exprs[n-1], r.spans[n-1][1] = joined, m.end
			r.remember(joined)
			return
		}
	}
	r.exprs = append(r.exprs, e)
	r.spans = append(r.spans, [2]int{m.from, m.end})
	r.remember(e)
}

// lean notes "since" and "until" before the expression.
func (r *reading) lean(m match, e *Expr) {
	i := m.from - 1
	if r.is(i, "the") {
		i--
	}
	switch {
	case r.is(i, "since"):
		e.Since = true
		if !e.Interval.Start.IsZero() && e.Interval.Start.Before(r.clock) && !r.anchor.Published.IsZero() {
			e.Interval.End = r.now.AddDate(0, 0, 1)
		}
	case r.is(i, "until", "till"), r.is(i, "through") && e.Interval.Start.After(r.now): // "extends the ban through 2027"
		e.Until = true
	}
}

// remember keeps the day and the quarter for expressions that count from them.
func (r *reading) remember(e Expr) {
	if e.Type == Duration && (e.Value == "P9M" || e.Value == "P6M" || e.Value == "P1Y") || e.Rule == "fiscal-year" {
		r.yearly = true
	}
	if e.Interval.Zero() || strings.HasSuffix(e.Value, "_REF") || e.Type == Duration || e.Type == Set {
		return
	}
	if strings.Contains(e.Value, "-Q") && e.kind == "quarter" {
		r.quarter, r.yearly = e.Value, false
	}
	switch e.Interval.Precision {
	case Hour, Day, Month, Year:
		if e.Type == Date {
			r.last, r.lastAt = e.Interval, e.End
			if e.Interval.Precision != Year {
				r.lastDay = e.Interval.Start
			}
		}
	}
	if e.Interval.Precision == Day || e.Interval.Precision == Hour {
		s := e.Interval.Start
		r.focus = time.Date(s.Year(), s.Month(), s.Day(), 0, 0, 0, 0, s.Location())
	}
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
