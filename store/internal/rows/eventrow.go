package rows

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/place"
)

// longDays is how long an event may last before it counts as a long one, which a
// question for a window of time looks for apart.
const longDays = 31

// projection is what of an event is kept beside its body, to find and count it by.
type projection struct {
	number  int64
	changed int64

	key             int64
	day, till, long int
	country, admin1 string
	lat, lon        *float64
	killed, injured [3]int
	actors          []string // party ids, each once
	recipients      []string
	post            Posting
	parties         []sitrep.Party // each once
	counted         bool           // live and of reports: counts for its parties
}

// project works out an event's projection.
func project(e *sitrep.Event, number, changed int64) projection {
	p := projection{number: number, changed: changed}
	start, end := span(e)
	p.key = eventKey(start, number)
	p.day, _ = firstDay(start)
	p.till = p.day
	if d, ok := lastDay(end); ok && d > p.day {
		p.till = d
	}
	p.long = flag(p.till-p.day > longDays)
	p.country, p.admin1, p.lat, p.lon = where(e)
	p.killed, p.injured = harm(e, "killed"), harm(e, "injured")
	p.actors, p.recipients = partyIDs(e.Actors), partyIDs(e.Recipients)
	for _, party := range slices.Concat(e.Actors, e.Recipients) {
		if party.ID != "" && !slices.ContainsFunc(p.parties, func(q sitrep.Party) bool { return q.ID == party.ID }) {
			p.parties = append(p.parties, party)
		}
	}
	p.counted = !e.Withdrawn && origin(e) == "reports"
	p.post = Posting{Terms: eventTerms(e, &p), Title: Words(e.Title), Text: eventText(e)}
	return p
}

// span is the time by which an event is found: what its claims tell, else the day
// of its earliest report.
func span(e *sitrep.Event) (start, end string) {
	if e.Time.Start != "" {
		return e.Time.Start, e.Time.End
	}
	if e.Time.End != "" {
		return e.Time.End, e.Time.End
	}
	first := ""
	for _, c := range e.Claims {
		if _, ok := firstDay(c.Published); ok && (first == "" || c.Published < first) {
			first = c.Published
		}
	}
	if first == "" && !e.FirstSeen.IsZero() {
		first = e.FirstSeen.UTC().Format(time.DateOnly)
	}
	if len(first) > len(time.DateOnly) {
		first = first[:len(time.DateOnly)]
	}
	return first, ""
}

// where is the place by which an event is found and counted: its own, else the
// first of those told.
func where(e *sitrep.Event) (country, admin1 string, lat, lon *float64) {
	at := e.Place
	if at == nil && len(e.Places) > 0 {
		at = &e.Places[0]
	}
	if at == nil {
		return "", "", nil, nil
	}
	return at.Country, at.Admin1, at.Lat, at.Lon
}

// mostHarm bounds a toll: a greater one was misread, and no column holds it.
const mostHarm = 1_000_000_000

// harm sums up one harm of an event: the greatest toll told of all, else the
// greatest of the tolls of parts, which may overlap. An open end counts as best.
func harm(e *sitrep.Event, harm string) [3]int {
	var out [3]int
	whole := false
	for _, t := range e.Tolls {
		if t.Harm != harm || whole && t.Who != "" {
			continue
		}
		high := t.Best
		if t.High != nil {
			high = max(high, *t.High)
		}
		if t.Who == "" && !whole || t.Best > out[1] {
			out = [3]int{min(t.Low, mostHarm), min(t.Best, mostHarm), min(high, mostHarm)}
		}
		whole = whole || t.Who == ""
	}
	return out
}

func partyIDs(parties []sitrep.Party) []string {
	out := []string{}
	for _, p := range parties {
		if p.ID != "" && !slices.Contains(out, p.ID) {
			out = append(out, p.ID)
		}
	}
	return out
}

func origin(e *sitrep.Event) string {
	if e.Origin == "" {
		return "reports"
	}
	return e.Origin
}

// eventTerms are the facets that a Query can ask for.
func eventTerms(e *sitrep.Event, p *projection) []int64 {
	var s termSet
	s.add("origin", origin(e))
	s.add("type", e.Type)
	s.add("mode", e.Mode)
	s.add("status", string(e.Status))
	s.add("country", p.country)
	s.add("admin1", p.admin1)
	if p.lat != nil && p.lon != nil {
		s.add("cell", cell(*p.lat, *p.lon))
	}
	s.reach("killed", float64(p.killed[1]))
	s.reach("families", float64(e.Families))
	s.reach("severity", finite(e.Severity))
	if e.Disputed {
		s.add("disputed", "1")
	}
	if p.long == 1 {
		s.add("long", "1")
	}
	places := e.Places
	if e.Place != nil {
		places = append([]sitrep.Place{*e.Place}, places...)
	}
	for _, at := range places {
		s.add("place", place.Fold(at.Name))
		s.add("place", place.Fold(at.Text))
	}
	for _, id := range p.actors {
		s.add("doer", id)
		s.add("party", id)
	}
	for _, id := range p.recipients {
		s.add("recipient", id)
		s.add("party", id)
	}
	for _, a := range p.actors {
		for _, b := range slices.Concat(p.actors, p.recipients) {
			if a != b {
				s.add("pair", pairOf(a, b))
			}
		}
	}
	for _, id := range p.parties {
		if p.counted {
			s.add("seen", id.ID)
		}
	}
	for i := range e.Claims {
		c := &e.Claims[i]
		s.add("report", c.Report)
		if !c.Withdrawn {
			s.add("publisher", c.Publisher)
			s.add("family", c.Family)
		}
	}
	return s.sorted()
}

// pairOf names two parties in either direction.
func pairOf(a, b string) string { return min(a, b) + "\x1f" + max(a, b) }

// maxEventText bounds the text that is indexed of one event, in bytes.
const maxEventText = 128 << 10

// eventText is the terms of names and of the sentences of live claims, each once,
// with gaps between them.
func eventText(e *sitrep.Event) string {
	var b strings.Builder
	seen := map[string]bool{}
	add := func(s string) {
		if s == "" || seen[s] || b.Len()+len(s) > maxEventText {
			return
		}
		seen[s] = true
		if w := Words(s); w != "" {
			b.WriteString(w + " " + Gap + " ")
		}
	}
	for _, p := range slices.Concat(e.Actors, e.Recipients) {
		add(p.Name)
	}
	for _, o := range slices.Concat(e.Objects, e.Instruments) {
		add(o)
	}
	if e.Place != nil {
		add(e.Place.Name)
		add(e.Place.Admin1)
	}
	for _, at := range e.Places {
		add(at.Name)
	}
	for i := range e.Claims {
		if !e.Claims[i].Withdrawn {
			add(e.Claims[i].Sentence.Text)
		}
	}
	return b.String()
}

// columns are the values of the event table, in the order of eventColumns.
func (p *projection) columns(e *sitrep.Event) []any {
	return []any{
		p.key, clean(e.ID), p.number, origin(e), clean(e.Type), clean(e.Mode), clean(string(e.Status)), clean(p.country), clean(p.admin1),
		p.day, isoMonth(p.day), p.till, p.long, finite(e.Severity), finite(e.Confidence), e.Families,
		p.killed[0], p.killed[1], p.killed[2], p.injured[0], p.injured[1], p.injured[2],
		flag(e.Disputed), flag(e.Withdrawn), p.lat, p.lon, p.changed, jsonList(p.actors), jsonList(p.recipients),
	}
}

const eventColumns = "key, id, number, origin, type, mode, status, country, admin1, day, month, till, long, severity, confidence, families, " +
	"killed_low, killed, killed_high, injured_low, injured, injured_high, disputed, withdrawn, lat, lon, changed, actors, recipients"

// isoMonth counts the months from January of the year 0.
func isoMonth(d int) int {
	t := time.Unix(int64(d-719528)*86400, 0).UTC()
	return t.Year()*12 + int(t.Month()) - 1
}

// finite keeps what no column holds out of it.
func finite(f float64) float64 {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return 0
	}
	return f
}

func jsonList(ids []string) string {
	cleaned := make([]string, len(ids))
	for i, id := range ids {
		cleaned[i] = clean(id)
	}
	b, _ := json.Marshal(cleaned) // strings always marshal
	return string(b)
}
