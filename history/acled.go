package history

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
)

// ACLED reads a CSV export of ACLED, in any of the forms it has had: by the names of
// its columns, comma or semicolon, dates as "2024-03-09" or "09 March 2024", INTER as
// number or words. Its terms bar redistribution: the user's own export is read, and
// stays with the user.
//
// A coordinate is kept for geo_precision 1 alone; 2 is a district's, and 3 stands for
// a province's and is dropped. Fatalities are the best figure, open above where ACLED
// counted conservatively: more than none.
func (im *Importer) ACLED(r io.Reader, name string) iter.Seq2[sitrep.Event, error] {
	return func(yield func(sitrep.Event, error) bool) {
		t, err := newTable(r, name, []string{"event_date", "sub_event_type", "country"}, nil)
		if err != nil {
			yield(sitrep.Event{}, err)
			return
		}
		im.rows(t, im.acledRow, yield)
	}
}

// rows yields an event, or an error, for each row.
func (im *Importer) rows(t *table, read func(*table) (sitrep.Event, error), yield func(sitrep.Event, error) bool) {
	for {
		err := t.next()
		if errors.Is(err, io.EOF) {
			return
		}
		var e sitrep.Event
		if err == nil {
			e, err = read(t)
		} else if p := new(csv.ParseError); errors.As(err, &p) {
			t.line = p.Line
		}
		if errors.Is(err, errSkip) {
			im.skipped++
			continue
		}
		if err != nil {
			if !yield(sitrep.Event{}, &Error{t.file, t.line, err}) {
				return
			}
			continue
		}
		if !yield(e, nil) {
			return
		}
	}
}

// errSkip says that a row holds nothing to import.
var errSkip = errors.New("nothing to import")

func (im *Importer) acledRow(t *table) (sitrep.Event, error) {
	id := t.of("event_id_cnty", "data_id", "event_id_no_cnty")
	if id == "" {
		return sitrep.Event{}, errors.New("no event_id_cnty")
	}
	day, err := date(t.of("event_date"))
	if err != nil {
		return sitrep.Event{}, fmt.Errorf("event_date: %w", err)
	}
	sub, ok := im.scheme.ACLED(t.of("sub_event_type"))
	if !ok {
		return sitrep.Event{}, fmt.Errorf("sub_event_type %q is none of ACLED's 25", t.of("sub_event_type"))
	}
	e := im.event("acled", id, day)
	e.Type, e.Mode, e.ACLED = sub.Type, sub.Mode, sub.Name
	if c, ok := im.scheme.Of(e.Type, e.Mode); ok {
		e.CAMEO = c.CAMEO
	}
	if sub.Name == "Government regains territory" || sub.Name == "Non-state actor overtakes territory" {
		e.CAMEO = "192"
	}
	iso := im.scheme.ByNumeric(t.of("iso"))
	if iso == "" {
		iso = im.country(t.of("country"), day)
	}
	if e.Place, err = im.acledPlace(t, iso); err != nil {
		return e, err
	}
	e.Time = acledTime(day, t.of("time_precision"))
	im.acledSides(&e, t, iso, day)
	dead, err := t.count("fatalities")
	if err != nil {
		return e, err
	}
	if dead > 0 {
		killed(&e, dead, dead, nil)
	}
	c := &e.Claims[0]
	c.Sentence.Text, c.Publisher = t.of("notes"), t.of("source")
	e.Reports = max(1, len(strings.Split(c.Publisher, ";")))
	im.finish(&e)
	return e, nil
}

func (im *Importer) acledPlace(t *table, iso string) (*sitrep.Place, error) {
	place, admin1 := t.of("location"), t.of("admin1")
	lat, lon, err := point(t.of("latitude"), t.of("longitude"))
	if err != nil {
		return nil, err
	}
	p := &sitrep.Place{Name: place, Country: iso, Admin1: admin1, Lat: lat, Lon: lon}
	switch t.of("geo_precision") {
	case "1", "":
		p.Precision = "city"
	case "2":
		p.Precision = "district"
	default:
		if admin1 != "" {
			return area(admin1, iso, admin1, "province"), nil
		}
		return area(t.of("country"), iso, "", "country"), nil
	}
	return p, nil
}

// acledTime: precision 1 is the day, 2 a week around it, 3 its month.
func acledTime(day time.Time, precision string) sitrep.Time {
	d := day.Format(time.DateOnly)
	switch precision {
	case "2":
		return sitrep.Time{Start: day.AddDate(0, 0, -3).Format(time.DateOnly), End: day.AddDate(0, 0, 3).Format(time.DateOnly), Precision: "week"}
	case "3":
		first := day.AddDate(0, 0, 1-day.Day())
		return sitrep.Time{Start: first.Format(time.DateOnly), End: first.AddDate(0, 1, -1).Format(time.DateOnly), Precision: "month"}
	}
	return sitrep.Time{Start: d, End: d, Precision: "day"}
}

// acledSides sets who took part. ACLED's actor1 and actor2 tell no direction, save
// that in violence against civilians, explosions and protests the second is the one
// acted on; of a battle both are actors.
func (im *Importer) acledSides(e *sitrep.Event, t *table, iso string, day time.Time) {
	side := func(names ...string) []sitrep.Party {
		var out []sitrep.Party
		sectors := acledSectors(t.of(strings.Replace(names[0], "actor", "inter", 1)))
		for i, column := range names {
			for _, n := range strings.Split(t.of(column), ";") {
				if strings.TrimSpace(n) == "" {
					continue
				}
				if i > 0 {
					sectors = nil
				}
				out = append(out, im.party(n, iso, sectors, day))
			}
		}
		return out
	}
	a, b := side("actor1", "assoc_actor_1"), side("actor2", "assoc_actor_2")
	if s, _ := im.scheme.ACLED(e.ACLED); s.Event == "Battles" || s.Name == "Agreement" {
		e.Actors = append(a, b...)
		return
	}
	e.Actors, e.Recipients = a, b
}

// acledSectors reads INTER, a number or the words of later exports.
func acledSectors(inter string) []string {
	if n, err := strconv.Atoi(inter); err == nil {
		words := []string{"", "state forces", "rebel group", "political militia", "identity militia", "rioters", "protesters", "civilians", "external/other forces"}
		if n < 0 || n >= len(words) {
			return nil
		}
		inter = words[n]
	}
	switch strings.ToLower(inter) {
	case "state forces":
		return []string{"MIL"}
	case "rebel group", "rebel groups", "rebel forces":
		return []string{"REB"}
	case "political militia", "political militias", "identity militia", "identity militias":
		return []string{"PRM"}
	case "rioters", "protesters", "civilians":
		return []string{"CVL"}
	}
	return nil
}
