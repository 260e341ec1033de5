// Package history reads coded history into events: ACLED's CSV export, UCDP's
// Georeferenced Event Dataset and GDELT 2.0's event table. What it makes carries its
// origin and is never mixed with what was read from reports unless a query asks.
//
// Every importer streams: one row is held at a time, whatever the size of the file.
// A row that cannot be read is an *Error with its file and line, and the rows after
// it are read on.
package history

import (
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/place"
	"github.com/sitrep-news/sitrep/scheme"
)

// Error is a row that could not be read.
type Error struct {
	File string
	Line int // of the file, from 1
	Err  error
}

func (e *Error) Error() string { return fmt.Sprintf("%s:%d: %v", e.File, e.Line, e.Err) }
func (e *Error) Unwrap() error { return e.Err }

// Importer reads files of coded history. It is not safe for concurrent use.
type Importer struct {
	scheme  *scheme.Scheme
	actors  *actor.Base
	now     time.Time
	known   map[string]actor.Answer // by name, country and year
	places  *place.Gazetteer        // nil: names of places stay as the history has them
	named   map[string]string       // divisions, by country and name
	skipped int
}

// New makes an importer. now is when the files are taken in: it stands as the time of
// retrieval.
func New(s *scheme.Scheme, actors *actor.Base, now time.Time) *Importer {
	return &Importer{scheme: s, actors: actors, now: now.UTC(), known: map[string]actor.Answer{}, named: map[string]string{}}
}

// SetPlaces makes the importer call places as the gazetteer does, so that a question
// for a province or town finds them whatever the history's spelling: "Ar Raqqah" is
// Raqqa. Place.Text keeps the history's own name.
func (im *Importer) SetPlaces(g *place.Gazetteer) { im.places = g }

// Origins are the names of the formats that Read knows.
func Origins() []string { return []string{"acled", "ucdp", "gdelt"} }

// Read reads a file of an origin; name stands in errors.
func (im *Importer) Read(origin string, r io.Reader, name string) (iter.Seq2[sitrep.Event, error], error) {
	switch origin {
	case "acled":
		return im.ACLED(r, name), nil
	case "ucdp":
		return im.UCDP(r, name), nil
	case "gdelt":
		return im.GDELT(r, name), nil
	}
	return nil, sitrep.Errorf(sitrep.EInvalid, "import %s: %q is no origin; there are %s", name, origin, strings.Join(Origins(), ", "))
}

// Skipped counts the rows that hold nothing to import: sent again, or of a code that
// PLOVER leaves uncoded.
func (im *Importer) Skipped() int { return im.skipped }

// maxKnown bounds the memory for names met.
const maxKnown = 100_000

// party is who a name of a history stands for. sectors and country are what the
// history's own codes say, for a name that the knowledge base doesn't have.
func (im *Importer) party(name, country string, sectors []string, day time.Time) sitrep.Party {
	name = strings.TrimSpace(name)
	key := fmt.Sprintf("%s\x00%s\x00%d", name, country, day.Year())
	a, ok := im.known[key]
	if !ok {
		if len(im.known) >= maxKnown {
			clear(im.known)
		}
		a, _ = im.actors.Resolve(actor.Query{Text: plainName(name), Date: day, Country: country})
		im.known[key] = a
	}
	p := sitrep.Party{ID: a.ID, Name: a.Name, Kind: a.Kind, Country: a.Country, Sectors: a.Sectors, Claims: []int{0}}
	if a.ID == "" {
		p.ID, p.Name = actor.PartyID("", name), name
		if len(sectors) > 0 {
			p.Sectors = sectors
		}
		if p.Country == "" || p.Country == "---" {
			p.Country = country
		}
		if p.Kind == "" {
			p.Kind = sitrep.KindOrganization
		}
	}
	if p.Country == "" {
		p.Country = "---"
	}
	return p
}

// plainName writes a name as news would: "Military Forces of Tarvia (2012-)" loses
// its years, "Government of Tarvia" is the state.
func plainName(name string) string {
	if at := strings.LastIndex(name, " ("); at > 0 && strings.HasSuffix(name, ")") && strings.ContainsAny(name[at:], "0123456789") {
		name = name[:at]
	}
	if rest, ok := strings.CutPrefix(name, "Government of "); ok {
		return rest
	}
	if rest, ok := strings.CutPrefix(name, "Military Forces of "); ok {
		return "armed forces of " + rest
	}
	if rest, ok := strings.CutPrefix(name, "Police Forces of "); ok {
		return "police of " + rest
	}
	return name
}

// country finds the ISO code of a country by its name as a history writes it.
func (im *Importer) country(name string, day time.Time) string {
	if at := strings.Index(name, " ("); at > 0 { // "Yemen (North Yemen)"
		name = name[:at]
	}
	if e, ok := im.actors.StateByName(name); ok {
		return e.ID
	}
	return ""
}

// event begins an event of a history with its one claim.
func (im *Importer) event(origin, id string, day time.Time) sitrep.Event {
	return sitrep.Event{
		ID: origin + ":" + id, Origin: origin, Status: sitrep.Actual, FirstSeen: im.now, LastSeen: im.now, Version: 1,
		Families: 1, Reports: 1, Confidence: 1,
		Claims: []sitrep.Claim{{Ref: sitrep.Ref{Report: origin, Mention: id}, Family: origin, Status: sitrep.Actual, Published: day.Format(time.DateOnly),
			Retrieved: im.now, Confidence: 1, Rule: "import/" + origin, Why: "coded by " + strings.ToUpper(origin)}},
	}
}

// title is a line for people.
func title(e *sitrep.Event) string {
	var b strings.Builder
	names := func(parties []sitrep.Party) string {
		var out []string
		for _, p := range parties {
			out = append(out, p.Name)
		}
		return strings.Join(out, ", ")
	}
	what := strings.ToLower(e.Type)
	if e.Mode != "" {
		what += " (" + e.Mode + ")"
	}
	if who := names(e.Actors); who != "" {
		b.WriteString(who + ": ")
	}
	b.WriteString(what)
	if whom := names(e.Recipients); whom != "" {
		b.WriteString(" → " + whom)
	}
	if e.Place != nil && e.Place.Name != "" {
		b.WriteString(", " + e.Place.Name)
	}
	return b.String()
}

// killed puts the dead on an event; high nil is open above.
func killed(e *sitrep.Event, low, best int, high *int) {
	e.Tolls = append(e.Tolls, sitrep.Toll{Harm: "killed", Low: low, Best: best, High: high, LowBy: []int{0}, BestBy: []int{0}, HighBy: []int{0}})
	e.Claims[0].Tolls = append(e.Claims[0].Tolls, sitrep.Casualty{Harm: "killed", Low: low, Best: best, High: high})
}

// finish sets what follows from the rest.
func (im *Importer) finish(e *sitrep.Event) {
	if e.Place != nil {
		im.called(e.Place)
		e.Places = []sitrep.Place{*e.Place}
		e.Claims[0].Place = e.Place
	}
	at := e.Time
	e.Claims[0].Time = &at
	e.Title = title(e)
	if e.Claims[0].Title == "" {
		e.Claims[0].Title = e.Title
	}
}
