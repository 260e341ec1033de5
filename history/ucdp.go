package history

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
)

// ucdpBare are the columns of a candidate file, which comes without a header: those
// of the yearly file (UCDP GED codebook, version 24.1).
var ucdpBare = strings.Split("id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,"+
	"dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,"+
	"source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,"+
	"longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,"+
	"deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob", ",")

// UCDP reads a file of UCDP's Georeferenced Event Dataset (CC BY 4.0), yearly or
// candidate, with a header or without. Its columns are found by name, so that the
// versions since 2015 all read.
//
// A coordinate is kept for where_prec 1 and 2; 3 is a district's; 4 (province), 5
// (fuzzy), 6 (country) and 7 lose theirs, for UCDP puts them in the middle.
func (im *Importer) UCDP(r io.Reader, name string) iter.Seq2[sitrep.Event, error] {
	return func(yield func(sitrep.Event, error) bool) {
		t, err := newTable(r, name, []string{"id", "date_start", "date_end", "best", "side_a", "side_b", "type_of_violence"}, ucdpBare)
		if err != nil {
			yield(sitrep.Event{}, err)
			return
		}
		im.rows(t, im.ucdpRow, yield)
	}
}

func (im *Importer) ucdpRow(t *table) (sitrep.Event, error) {
	id := t.of("id")
	if id == "" {
		return sitrep.Event{}, errors.New("no id")
	}
	start, err := date(t.of("date_start"))
	if err != nil {
		return sitrep.Event{}, fmt.Errorf("date_start: %w", err)
	}
	end, err := date(t.of("date_end"))
	if err != nil {
		return sitrep.Event{}, fmt.Errorf("date_end: %w", err)
	}
	if end.Before(start) {
		return sitrep.Event{}, fmt.Errorf("date_end %s is before date_start %s", t.of("date_end"), t.of("date_start"))
	}
	e := im.event("ucdp", id, start)
	e.Type, e.Mode, e.CAMEO, e.ACLED = "ASSAULT", "", "190", "Armed clash"
	e.Time = sitrep.Time{Start: start.Format(time.DateOnly), End: end.Format(time.DateOnly), Precision: ucdpTime(t.of("date_prec"), start, end)}
	iso := im.scheme.ByWard(t.of("country_id"))
	if iso == "" {
		iso = im.country(t.of("country"), start)
	}
	if e.Place, err = ucdpPlace(t, iso); err != nil {
		return e, err
	}
	if err := im.ucdpSides(&e, t, iso, start); err != nil {
		return e, err
	}
	if err := ucdpDeaths(&e, t); err != nil {
		return e, err
	}
	ucdpClaim(&e, t)
	im.finish(&e)
	return e, nil
}

func ucdpTime(precision string, start, end time.Time) string {
	switch precision {
	case "1":
		return "day"
	case "2", "3":
		return "week"
	case "4":
		return "month"
	case "5":
		return "year"
	}
	if start.Equal(end) {
		return "day"
	}
	return "vague"
}

func ucdpPlace(t *table, iso string) (*sitrep.Place, error) {
	name, admin1, admin2 := t.of("where_coordinates", "where_description"), withoutKind(t.of("adm_1")), t.of("adm_2")
	lat, lon, err := point(t.of("latitude"), t.of("longitude"))
	if err != nil {
		return nil, err
	}
	switch t.of("where_prec") {
	case "1", "2":
		return &sitrep.Place{Name: withoutKind(name), Country: iso, Admin1: admin1, Lat: lat, Lon: lon, Precision: "city"}, nil
	case "3":
		if admin2 == "" {
			admin2 = name
		}
		return &sitrep.Place{Name: admin2, Country: iso, Admin1: admin1, Lat: lat, Lon: lon, Precision: "district"}, nil
	case "4":
		if admin1 != "" {
			return area(admin1, iso, admin1, "province"), nil
		}
	case "5":
		return area(name, iso, admin1, "region"), nil
	case "7":
		return area(name, "", "", "region"), nil
	}
	return area(t.of("country"), iso, "", "country"), nil
}

// withoutKind drops the word for what a place is: "Homs Governorate", "Veldt town".
func withoutKind(name string) string {
	for _, kind := range []string{" village", " town", " city", " Governorate", " governorate", " Province", " province", " State", " state", " Region", " region", " district", " District"} {
		if bare, ok := strings.CutSuffix(name, kind); ok && bare != "" {
			return bare
		}
	}
	return name
}

// ucdpSides: state-based and non-state violence is a clash of both sides; of one-sided
// violence side a acts on civilians.
func (im *Importer) ucdpSides(e *sitrep.Event, t *table, iso string, day time.Time) error {
	if t.of("side_a") == "" || t.of("side_b") == "" {
		return errors.New("side_a or side_b is empty")
	}
	a, b := im.coalition(t.of("side_a"), iso, day), im.coalition(t.of("side_b"), iso, day)
	switch t.of("type_of_violence") {
	case "1", "2":
		e.Actors = append(a, b...)
		return nil
	case "3":
		e.Actors, e.ACLED = a, "Attack"
		e.Recipients = []sitrep.Party{{ID: "~civilians", Name: "civilians", Kind: sitrep.KindPeople, Country: orNone(iso), Sectors: []string{"CVL"}, Claims: []int{0}}}
		e.CAMEO = "180"
		return nil
	}
	return fmt.Errorf("type_of_violence %q is none of 1, 2, 3", t.of("type_of_violence"))
}

// coalition are the parties of a side, which UCDP parts by commas.
func (im *Importer) coalition(side, iso string, day time.Time) []sitrep.Party {
	var out []sitrep.Party
	for name := range strings.SplitSeq(side, ", ") {
		if strings.TrimSpace(name) != "" {
			out = append(out, im.party(name, iso, []string{"REB"}, day))
		}
	}
	return out
}

func orNone(iso string) string {
	if iso == "" {
		return "---"
	}
	return iso
}

func ucdpDeaths(e *sitrep.Event, t *table) error {
	var n [3]int
	for i, column := range []string{"low", "best", "high"} {
		v, err := t.count(column)
		if err != nil {
			return err
		}
		n[i] = v
	}
	if n[2] < n[1] {
		n[2] = n[1]
	}
	high := n[2]
	killed(e, min(n[0], n[1]), n[1], &high)
	civilians, err := t.count("deaths_civilians")
	if err == nil && civilians > 0 {
		e.Tolls = append(e.Tolls, sitrep.Toll{Harm: "killed", Who: "civilians", Low: civilians, Best: civilians, High: &civilians, LowBy: []int{0}, BestBy: []int{0}, HighBy: []int{0}})
	}
	return err
}

// ucdpClaim holds what the coders read.
func ucdpClaim(e *sitrep.Event, t *table) {
	c := &e.Claims[0]
	c.Title, c.Publisher = t.of("source_headline"), t.of("source_office")
	c.Sentence.Text = strings.Trim(t.of("source_article"), `"`)
	if d := t.of("source_date"); len(d) >= 10 {
		if day, err := date(d[:10]); err == nil {
			c.Published = day.Format(time.DateOnly)
		}
	}
	if who := t.of("source_original"); who != "" {
		c.Speakers = []sitrep.Speaker{{Name: who}}
	}
	if n, err := t.count("number_of_sources"); err == nil && n > 0 {
		e.Reports = n
	}
	if at := strings.Index(c.Sentence.Text, "http"); at >= 0 {
		c.URL, _, _ = strings.Cut(c.Sentence.Text[at:], `"`)
		c.URL, _, _ = strings.Cut(c.URL, " ")
	}
}
