package query

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
)

// Match tells whether an event is one that a query asks for, as the stores decide
// it:
//
//   - Since and Until compare days. A time without an end ends when it starts. An
//     event that no claim gives a time counts from FirstSeen to LastSeen.
//   - Countries, Admin1, Places and Box must hold for one and the same place, the
//     event's Place or any of its Places. Without a place none of them holds; a box
//     holds only places with a point.
//   - Publishers, FamilyOf and Words look at live claims only; Report and Events also
//     at what is withdrawn, where the query asks for that.
//   - Every word must stand in the title, in a sentence of a live claim or in a name
//     of a party, place, object or instrument; a phrase must stand there in one piece.
//     A store's index may find other forms of a word beside these.
//
// ChangedAfter, Order, After and Limit are no property of an event and are not
// looked at.
func Match(q sitrep.Query, e *sitrep.Event) bool { return NewMatcher(q).Match(e) }

// Matcher is a query made ready to match many events. It is safe for concurrent use.
type Matcher struct {
	q      sitrep.Query
	words  []string // folded; phrases have spaces about them
	admin1 []string // folded
	places []string
}

// NewMatcher makes a query ready.
func NewMatcher(q sitrep.Query) *Matcher {
	m := &Matcher{q: q}
	for _, w := range words(q.Words) {
		if f := Fold(w); f != "" {
			m.words = append(m.words, " "+f+" ")
		}
	}
	for _, a := range q.Admin1 {
		m.admin1 = append(m.admin1, Fold(a))
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

// Days are the first and last day of an event, as queries by date see it.
func Days(e *sitrep.Event) (start, end string) {
	start, end = dayOf(e.Time.Start), dayOf(e.Time.End)
	switch {
	case start == "" && end == "":
		return e.FirstSeen.UTC().Format(day), e.LastSeen.UTC().Format(day)
	case end == "":
		end = start
	case start == "":
		start = end
	}
	return start, end
}

func dayOf(s string) string { return s[:min(len(s), len(day))] }

func (m *Matcher) where(e *sitrep.Event) bool {
	q := &m.q
	if len(q.Countries) == 0 && len(m.admin1) == 0 && len(m.places) == 0 && q.Box == nil {
		return true
	}
	if e.Place != nil && m.holds(e.Place) {
		return true
	}
	for i := range e.Places {
		if m.holds(&e.Places[i]) {
			return true
		}
	}
	return false
}

func (m *Matcher) holds(p *sitrep.Place) bool {
	if len(m.q.Countries) > 0 && (p.Country == "" || !slices.Contains(m.q.Countries, p.Country)) {
		return false
	}
	if len(m.admin1) > 0 && !slices.Contains(m.admin1, Fold(p.Admin1)) {
		return false
	}
	if len(m.places) > 0 && !slices.Contains(m.places, Fold(p.Name)) {
		return false
	}
	return m.q.Box == nil || inBox(m.q.Box, p)
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
		len(e.Recipients) == 0 && anyParty(e.Actors, a) && anyParty(e.Actors, b) // reciprocal events list all as actors
}

func anyParty(parties []sitrep.Party, ids []string) bool {
	return slices.ContainsFunc(parties, func(p sitrep.Party) bool { return slices.Contains(ids, p.ID) })
}

func (m *Matcher) told(e *sitrep.Event) bool {
	q := &m.q
	if q.Report != "" && !slices.ContainsFunc(e.Claims, func(c sitrep.Claim) bool { return c.Report == q.Report && (!c.Withdrawn || q.Withdrawn) }) {
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

// Killed is the best figure of an event's dead: that told of all, else those told of
// its groups, together.
func Killed(e *sitrep.Event) int {
	all, groups := 0, 0
	for _, t := range e.Tolls {
		switch {
		case t.Harm != "killed":
		case t.Who == "":
			all = max(all, t.Best)
		default:
			groups += t.Best
		}
	}
	if all > 0 {
		return all
	}
	return groups
}

func (m *Matcher) says(e *sitrep.Event) bool {
	if len(m.words) == 0 {
		return true
	}
	text := searched(e)
	for _, w := range m.words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// searched is all that words are looked for in, folded. Two spaces keep a phrase
// from running over from one text into the next.
func searched(e *sitrep.Event) string {
	var b strings.Builder
	put := func(s string) {
		if f := Fold(s); f != "" {
			b.WriteString(" " + f + " ")
		}
	}
	put(e.Title)
	for i := range e.Claims {
		if !e.Claims[i].Withdrawn {
			put(e.Claims[i].Sentence.Text)
		}
	}
	for _, list := range [][]sitrep.Party{e.Actors, e.Recipients} {
		for _, p := range list {
			put(p.Name)
		}
	}
	if e.Place != nil {
		put(e.Place.Name)
		put(e.Place.Admin1)
	}
	for _, p := range e.Places {
		put(p.Name)
		put(p.Admin1)
	}
	for _, list := range [][]string{e.Objects, e.Instruments} {
		for _, s := range list {
			put(s)
		}
	}
	return b.String()
}
