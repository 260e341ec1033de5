package query

import (
	"slices"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
)

// Match tells whether an event is one that a query asks for, as the stores decide
// it:
//
//   - Since and Until compare the days that Days gives.
//   - Countries, Admin1 and Box look at the event's Place, or the first of its Places
//     where it has none; a box holds only points. Places looks at all of them, by
//     name and by the report's words.
//   - Publishers, FamilyOf and Words look at live claims; Report at all.
//   - Words are looked for in the title, the sentences, and the names of parties,
//     places, objects and instruments, by their English stems. All must stand there,
//     those behind a minus must not; a phrase must stand in one piece.
//
// ChangedAfter, Order, After and Limit are no property of an event and are not
// looked at.
func Match(q sitrep.Query, e *sitrep.Event) bool { return NewMatcher(q).Match(e) }

// Matcher is a query made ready to match many events. It is safe for concurrent use.
type Matcher struct {
	q      sitrep.Query
	words  []string // terms with spaces about them
	not    []string
	places []string // folded
}

// NewMatcher makes a query ready.
func NewMatcher(q sitrep.Query) *Matcher {
	m := &Matcher{q: q}
	for _, w := range words(q.Words) {
		list := &m.words
		if w[0] == '-' {
			list = &m.not
		}
		if t := strings.Join(terms(w), " "); t != "" {
			*list = append(*list, " "+t+" ")
		}
	}
	for _, p := range q.Places {
		m.places = append(m.places, Fold(p))
	}
	return m
}

// Match is the function Match with the matcher's query.
func (m *Matcher) Match(e *sitrep.Event) bool {
	return m.kept(e) && m.what(e) && m.when(e) && m.where(e) && m.who(e) && m.told(e) && m.atLeast(e) && m.says(e)
}

// kept holds back what is only shown when asked for.
func (m *Matcher) kept(e *sitrep.Event) bool {
	if e.Withdrawn && !m.q.Withdrawn || m.q.Disputed && !e.Disputed {
		return false
	}
	origin := e.Origin
	if origin == "" {
		origin = "reports"
	}
	if len(m.q.Origins) == 0 {
		if origin != "reports" {
			return false
		}
	} else if !slices.Contains(m.q.Origins, origin) {
		return false
	}
	if len(m.q.Statuses) == 0 {
		return e.Status != sitrep.Denied
	}
	return slices.Contains(m.q.Statuses, e.Status)
}

func (m *Matcher) what(e *sitrep.Event) bool {
	return among(m.q.Types, e.Type) && among(m.q.Modes, e.Mode) && among(m.q.Events, e.ID)
}

// among tells whether a list that restricts holds a value.
func among(list []string, v string) bool { return len(list) == 0 || slices.Contains(list, v) }

func (m *Matcher) when(e *sitrep.Event) bool {
	if m.q.Since == "" && m.q.Until == "" {
		return true
	}
	start, end := Days(e)
	if m.q.Since != "" && end < dayOf(m.q.Since) {
		return false
	}
	return m.q.Until == "" || start <= dayOf(m.q.Until)
}

// Days are the first and last day of an event, as ISO dates: what its claims tell,
// else the day of its earliest report, else the day it was first seen.
func Days(e *sitrep.Event) (start, end string) {
	switch {
	case e.Time.Start != "":
		start, end = dayOf(e.Time.Start), lastDay(e.Time.End)
	case e.Time.End != "":
		start, end = dayOf(e.Time.End), lastDay(e.Time.End)
	default:
		for i := range e.Claims {
			if d := dayOf(e.Claims[i].Published); d != "" && (start == "" || d < start) {
				start = d
			}
		}
		if start == "" && !e.FirstSeen.IsZero() {
			start = e.FirstSeen.UTC().Format(day)
		}
	}
	return start, max(start, end)
}

// dayOf is the first day of an ISO year, month, date or date-time.
func dayOf(s string) string {
	for _, layout := range []string{day, "2006-01", "2006"} {
		if len(s) >= len(layout) {
			if t, err := time.Parse(layout, s[:len(layout)]); err == nil {
				return t.Format(day)
			}
		}
	}
	return ""
}

// lastDay is the last day of an ISO year, month, date or date-time.
func lastDay(s string) string {
	first, err := time.Parse(day, dayOf(s))
	switch {
	case err != nil:
		return ""
	case len(s) < len("2006-01"):
		first = first.AddDate(1, 0, -1)
	case len(s) < len(day):
		first = first.AddDate(0, 1, -1)
	}
	return first.Format(day)
}

func (m *Matcher) where(e *sitrep.Event) bool {
	at := e.Place
	if at == nil && len(e.Places) > 0 {
		at = &e.Places[0]
	}
	if at == nil {
		at = &sitrep.Place{}
	}
	if !m.holds(at) {
		return false
	}
	if len(m.places) == 0 {
		return true
	}
	named := func(p sitrep.Place) bool {
		return slices.Contains(m.places, Fold(p.Name)) || slices.Contains(m.places, Fold(p.Text))
	}
	return named(*at) || slices.ContainsFunc(e.Places, named)
}

func (m *Matcher) holds(p *sitrep.Place) bool {
	if len(m.q.Countries) > 0 && (p.Country == "" || !slices.Contains(m.q.Countries, p.Country)) {
		return false
	}
	return among(m.q.Admin1, p.Admin1) && (m.q.Box == nil || inBox(m.q.Box, p))
}

func inBox(b *sitrep.Box, p *sitrep.Place) bool {
	if p.Lat == nil || p.Lon == nil || *p.Lat < b.South || *p.Lat > b.North {
		return false
	}
	if b.West > b.East { // across the date line
		return *p.Lon >= b.West || *p.Lon <= b.East
	}
	return *p.Lon >= b.West && *p.Lon <= b.East
}

func (m *Matcher) who(e *sitrep.Event) bool {
	q := &m.q
	if len(q.Doers) > 0 && !anyParty(e.Actors, q.Doers) || len(q.Recipients) > 0 && !anyParty(e.Recipients, q.Recipients) {
		return false
	}
	if len(q.Actors) > 0 && !anyParty(e.Actors, q.Actors) && !anyParty(e.Recipients, q.Actors) {
		return false
	}
	if len(q.Pair) != 2 {
		return true
	}
	a, b := q.Pair[:1], q.Pair[1:]
	return anyParty(e.Actors, a) && anyParty(e.Recipients, b) || anyParty(e.Actors, b) && anyParty(e.Recipients, a) ||
		anyParty(e.Actors, a) && anyParty(e.Actors, b) // reciprocal events list all as actors
}

func anyParty(parties []sitrep.Party, ids []string) bool {
	return slices.ContainsFunc(parties, func(p sitrep.Party) bool { return slices.Contains(ids, p.ID) })
}

func (m *Matcher) told(e *sitrep.Event) bool {
	q := &m.q
	if q.Report != "" && !slices.ContainsFunc(e.Claims, func(c sitrep.Claim) bool { return c.Report == q.Report }) {
		return false
	}
	if len(q.Publishers) > 0 && !slices.ContainsFunc(e.Claims, func(c sitrep.Claim) bool { return !c.Withdrawn && slices.Contains(q.Publishers, c.Publisher) }) {
		return false
	}
	return len(q.FamilyOf) == 0 || slices.ContainsFunc(e.Claims, func(c sitrep.Claim) bool { return !c.Withdrawn && slices.Contains(q.FamilyOf, c.Family) })
}

func (m *Matcher) atLeast(e *sitrep.Event) bool {
	q := &m.q
	if e.Families < q.MinFamilies || e.Severity < q.MinSeverity || e.Confidence < q.MinConfidence {
		return false
	}
	return q.MinKilled == 0 || Killed(e) >= q.MinKilled
}

// Killed is the best figure of an event's dead: that told of all, else the greatest
// of those told of its groups, which may overlap.
func Killed(e *sitrep.Event) int {
	all, groups := -1, 0
	for _, t := range e.Tolls {
		switch {
		case t.Harm != "killed":
		case t.Who == "":
			all = max(all, t.Best)
		default:
			groups = max(groups, t.Best)
		}
	}
	if all >= 0 {
		return all
	}
	return groups
}

func (m *Matcher) says(e *sitrep.Event) bool {
	if len(m.words) == 0 && len(m.not) == 0 {
		return true
	}
	text := searched(e)
	for _, w := range m.words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return !slices.ContainsFunc(m.not, func(w string) bool { return strings.Contains(text, w) })
}

// searched is all that words are looked for in, as terms. Two spaces keep a phrase
// from running over from one text into the next.
func searched(e *sitrep.Event) string {
	var b strings.Builder
	put := func(s string) {
		if t := terms(s); len(t) > 0 {
			b.WriteString(" " + strings.Join(t, " ") + " ")
		}
	}
	put(e.Title)
	for i := range e.Claims {
		if !e.Claims[i].Withdrawn {
			put(e.Claims[i].Sentence.Text)
		}
	}
	for _, p := range slices.Concat(e.Actors, e.Recipients) {
		put(p.Name)
	}
	places := e.Places
	if e.Place != nil {
		put(e.Place.Admin1)
		places = append([]sitrep.Place{*e.Place}, places...)
	}
	for _, p := range places {
		put(p.Name)
	}
	for _, s := range slices.Concat(e.Objects, e.Instruments) {
		put(s)
	}
	return b.String()
}
