package history

import (
	"encoding/csv"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/place"
	"github.com/sitrep-news/sitrep/scheme"
)

func importer(t *testing.T) *Importer {
	t.Helper()
	s, err := scheme.Load()
	if err != nil {
		t.Fatal(err)
	}
	b, err := actor.Load()
	if err != nil {
		t.Fatal(err)
	}
	return New(s, b, time.Date(2024, 6, 1, 12, 0, 0, 0, time.UTC))
}

// all collects what an importer gives.
func all(seq iter.Seq2[sitrep.Event, error]) (events []sitrep.Event, errs []error) {
	for e, err := range seq {
		if err != nil {
			errs = append(errs, err)
		} else {
			events = append(events, e)
		}
	}
	return events, errs
}

const acledHead = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp\n"

func TestACLED(t *testing.T) {
	text := "\ufeff" + acledHead +
		`IRQ9001,2024-03-09,2024,1,Political violence,Explosions/Remote violence,Air/drone strike,Islamic State,,2,Civilians (Iraq),Farmers (Iraq),7,27,Civilian targeting,368,Middle East,Iraq,Nineveh,Mosul,,Mosul,36.335,43.119,1,Invented Wire; Other Paper,Other,"A drone struck a barn.` + "\n" + `Two died.",2,,1710000000` + "\n" +
		`IRQ9002,09 March 2024,2024,3,Political violence,Battles,Armed clash,Military Forces of Iraq (2022-),,State forces,Islamic State,,Rebel group,,,368,Middle East,Iraq,Anbar,,,Ramadi,33.42,43.3,3,Invented Wire,Other,Clash.,0,,1710000000` + "\n" +
		`IRQ9003,2024-03-10,2024,1,Political violence,Battles,Brawl,A,,1,B,,2,12,,368,,Iraq,,,,Mosul,36.3,43.1,1,X,,n,0,,1` + "\n" +
		`IRQ9004,yesterday,2024,1,Political violence,Battles,Armed clash,A,,1,B,,2,12,,368,,Iraq,,,,Mosul,36.3,43.1,1,X,,n,0,,1` + "\n" +
		`IRQ9005,2024-03-10,2024,1,Political violence,Battles,Armed clash,A,,1,B,,2,12,,368,,Iraq,,,,Mosul,96.3,43.1,1,X,,n,0,,1` + "\n" +
		`IRQ9006,2024-03-10,2024,1,Political violence,Battles,Armed clash,A,,1,B,,2,12,,368,,Iraq,,,,Mosul,36.3,43.1,1,X,,n,some,,1` + "\n"
	events, errs := all(importer(t).ACLED(strings.NewReader(text), "mine.csv"))
	if len(events) != 2 || len(errs) != 4 {
		t.Fatalf("%d events, %v", len(events), errs)
	}
	for i, want := range []string{`mine.csv:5: sub_event_type "Brawl"`, "mine.csv:6: event_date", "mine.csv:7: ", "mine.csv:8: fatalities"} {
		if !strings.HasPrefix(errs[i].Error(), want) {
			t.Errorf("error %q, want %q", errs[i], want)
		}
	}
	a := events[0]
	if a.ID != "acled:IRQ9001" || a.Origin != "acled" || a.Type != "ASSAULT" || a.Mode != "aerial" || a.ACLED != "Air/drone strike" || a.CAMEO != "195" {
		t.Errorf("codes: %+v", a)
	}
	if a.Place.Country != "IRQ" || a.Place.Precision != "city" || a.Place.Lat == nil || *a.Place.Lat != 36.335 || a.Place.Admin1 != "Nineveh" {
		t.Errorf("place: %+v", a.Place)
	}
	if len(a.Actors) != 1 || a.Actors[0].ID != "islamic-state" || len(a.Recipients) != 2 {
		t.Errorf("parties: %+v, %+v", a.Actors, a.Recipients)
	}
	if len(a.Tolls) != 1 || a.Tolls[0].Best != 2 || a.Tolls[0].High != nil || a.Reports != 2 || a.Claims[0].Sentence.Text != "A drone struck a barn.\nTwo died." {
		t.Errorf("%+v, %d reports", a.Tolls, a.Reports)
	}
	b := events[1]
	if b.Place.Lat != nil || b.Place.Name != "Anbar" || b.Place.Precision != "province" {
		t.Errorf("a false pin: %+v", b.Place)
	}
	if b.Time.Start != "2024-03-01" || b.Time.End != "2024-03-31" || b.Time.Precision != "month" || len(b.Actors) != 2 || len(b.Tolls) != 0 {
		t.Errorf("%+v, %+v", b.Time, b.Actors)
	}
	if !slices.Contains(b.Actors[0].Sectors, "MIL") || b.Actors[0].Country != "IRQ" {
		t.Errorf("the army is %+v", b.Actors[0])
	}
}

func TestACLEDOfOtherShapes(t *testing.T) {
	text := "data_id;iso;event_date;sub_event_type;actor1;actor2;country;location;latitude;longitude;geo_precision;fatalities\n77;760;2-March-2021;Attack;A;Civilians (Syria);Syria;Homs;34.7;36.7;2;1\n"
	events, errs := all(importer(t).ACLED(strings.NewReader(text), "old.csv"))
	if len(errs) != 0 || len(events) != 1 || events[0].ID != "acled:77" || events[0].Place.Precision != "district" || events[0].Place.Country != "SYR" {
		t.Errorf("%+v, %v", events, errs)
	}
	_, errs = all(importer(t).ACLED(strings.NewReader("a,b\n1,2\n"), "other.csv"))
	var e *Error
	if len(errs) != 1 || !errors.As(errs[0], &e) || e.Line != 1 || !strings.Contains(errs[0].Error(), `no column "event_date"`) {
		t.Errorf("got %v", errs)
	}
}

// gedRow makes a row of UCDP's from what is not empty in it.
func gedRow(set map[string]string) string {
	cells := make([]string, len(ucdpBare))
	for i, c := range ucdpBare {
		cells[i] = set[c]
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Write(cells)
	w.Flush()
	return b.String()
}

func ged(more map[string]string) map[string]string {
	row := map[string]string{"id": "501", "type_of_violence": "1", "side_a": "Government of Syria", "side_b": "Quarry Brigade", "where_prec": "1", "where_coordinates": "Veldt town",
		"adm_1": "Homs Governorate", "latitude": "34.5", "longitude": "36.5", "country": "Syria", "country_id": "652", "date_prec": "1", "date_start": "2017-02-03 00:00:00.000",
		"date_end": "2017-02-03", "deaths_civilians": "1", "best": "4", "low": "3", "high": "9", "source_article": `"Wire,2017-02-04,Shells fall https://example.org/a"`,
		"source_headline": "Shells fall", "source_office": "Wire", "source_date": "2017-02-04", "number_of_sources": "2"}
	for k, v := range more {
		row[k] = v
	}
	return row
}

func TestUCDP(t *testing.T) {
	text := gedRow(ged(nil)) + gedRow(ged(map[string]string{"id": "502", "where_prec": "4", "type_of_violence": "3", "side_a": "Islamic State", "side_b": "Civilians"})) +
		gedRow(ged(map[string]string{"id": "503", "where_prec": "6", "type_of_violence": "2"})) + gedRow(ged(map[string]string{"id": "504", "date_end": "2016-01-01"})) +
		gedRow(ged(map[string]string{"id": "505", "type_of_violence": "9"}))
	for _, head := range []string{"", strings.Join(ucdpBare, ",") + "\n"} {
		events, errs := all(importer(t).UCDP(strings.NewReader(head+text), "candidate.csv"))
		if len(events) != 3 || len(errs) != 2 {
			t.Fatalf("%d events, %v", len(events), errs)
		}
		e := events[0]
		if e.ID != "ucdp:501" || e.Place.Name != "Veldt" || e.Place.Admin1 != "Homs" || e.Place.Country != "SYR" || e.Place.Lat == nil || e.Time.Start != "2017-02-03" {
			t.Errorf("%+v %+v", e.Place, e.Time)
		}
		if len(e.Actors) != 2 || e.Actors[0].ID != "SYR" || e.Actors[1].ID != "~quarry brigade" || len(e.Recipients) != 0 {
			t.Errorf("sides: %+v", e.Actors)
		}
		if k := e.Tolls[0]; k.Low != 3 || k.Best != 4 || *k.High != 9 || e.Tolls[1].Who != "civilians" {
			t.Errorf("tolls: %+v", e.Tolls)
		}
		if c := e.Claims[0]; c.URL != "https://example.org/a" || c.Published != "2017-02-04" || c.Title != "Shells fall" || e.Reports != 2 {
			t.Errorf("claim: %+v", c)
		}
		if p := events[1].Place; p.Lat != nil || p.Precision != "province" || events[1].Recipients[0].ID != "~civilians" {
			t.Errorf("one-sided in a province: %+v, %+v", p, events[1].Recipients)
		}
		if p := events[2].Place; p.Lat != nil || p.Precision != "country" || p.Name != "Syria" {
			t.Errorf("in a country: %+v", p)
		}
	}
}

// gdeltLine makes a row of GDELT's table.
func gdeltLine(set map[int]string) string {
	c := make([]string, gdeltColumns)
	c[0], c[1], c[5], c[6], c[7], c[15], c[16], c[26] = "900", "20240309", "IRNGOV", "TEHRAN", "IRN", "USA", "UNITED STATES", "1952"
	c[31], c[32], c[33], c[51], c[52], c[53], c[57], c[58] = "10", "2", "8", "4", "Mosul, Ninawa, Iraq", "IZ", "43.119", "x"
	c[56], c[59], c[60] = "36.335", "20240310011500", "https://www.example.org/story"
	for k, v := range set {
		c[k] = v
	}
	return strings.Join(c, "\t") + "\n"
}

func TestGDELT(t *testing.T) {
	text := gdeltLine(nil) + gdeltLine(map[int]string{0: "901", 51: "1", 52: "Iraq", 26: "042"}) + gdeltLine(nil) + gdeltLine(map[int]string{0: "902", 26: "010"}) +
		gdeltLine(map[int]string{0: "903", 26: "999"}) + "short\n" + gdeltLine(map[int]string{0: "904", 51: "5", 52: "Ninawa, Iraq"}) + gdeltLine(map[int]string{0: "905", 51: "0"})
	im := importer(t)
	events, errs := all(im.GDELT(strings.NewReader(text), "x.export.CSV"))
	if len(events) != 4 || len(errs) != 2 || im.Skipped() != 2 {
		t.Fatalf("%d events, %d skipped, %v", len(events), im.Skipped(), errs)
	}
	if !strings.HasPrefix(errs[0].Error(), "x.export.CSV:5: EventCode") || !strings.HasPrefix(errs[1].Error(), "x.export.CSV:6: 1 columns") {
		t.Errorf("%v", errs)
	}
	e := events[0]
	if e.ID != "gdelt:900" || e.Type != "ASSAULT" || e.Mode != "drone" || e.Place.Country != "IRQ" || *e.Place.Lat != 36.335 || e.Place.Admin1 != "Ninawa" {
		t.Errorf("%+v %+v", e, e.Place)
	}
	if len(e.Actors) != 1 || e.Actors[0].ID != "IRN" || e.Recipients[0].ID != "USA" || e.Families != 2 || e.Reports != 8 || e.Claims[0].Publisher != "example.org" {
		t.Errorf("%+v %+v", e.Actors, e.Recipients)
	}
	if p := events[1].Place; p.Lat != nil || p.Precision != "country" {
		t.Errorf("a country got a pin: %+v", p)
	}
	if p := events[2].Place; p.Lat != nil || p.Precision != "province" || p.Admin1 != "Ninawa" {
		t.Errorf("a province got a pin: %+v", p)
	}
	if events[3].Place != nil {
		t.Errorf("no place is %+v", events[3].Place)
	}
}

func TestPlacesAreCalledAsTheGazetteerDoes(t *testing.T) {
	g, err := place.Load()
	if err != nil {
		t.Fatal(err)
	}
	im := importer(t)
	im.SetPlaces(g)
	text := gedRow(ged(map[string]string{"adm_1": "Ar Raqqah Governorate", "where_coordinates": "Ar Raqqah town", "latitude": "35.95", "longitude": "39.01", "side_a": "Islamic State, Quarry Brigade"})) +
		gedRow(ged(map[string]string{"adm_1": "Dayr az-Zawr Governorate", "where_prec": "4"})) +
		gedRow(ged(map[string]string{"adm_1": "Ar Raqqah Governorate", "where_coordinates": "Ar Raqqah town", "latitude": "33.0", "longitude": "36.0"}))
	events, errs := all(im.UCDP(strings.NewReader(text), "f"))
	if len(errs) > 0 || len(events) != 3 {
		t.Fatal(errs)
	}
	if p := events[0].Place; p.Name != "Raqqa" && p.Name != "Ar Raqqah" || p.Admin1 != "Raqqa" || p.Text != "Ar Raqqah" {
		t.Errorf("%+v", p)
	}
	if p := events[1].Place; p.Name != "Deir ez-Zor" || p.Admin1 != "Deir ez-Zor" || p.Lat != nil {
		t.Errorf("%+v", p)
	}
	if p := events[2].Place; *p.Lat != 33 {
		t.Errorf("a point was moved: %+v", p)
	}
	if a := events[0].Actors; len(a) != 3 || a[1].ID != "~quarry brigade" {
		t.Errorf("a coalition is %+v", a)
	}
}

func TestSeenForgets(t *testing.T) {
	s := newSeen(2)
	for i, id := range []string{"1", "2", "1", "3", "1", "2"} {
		if got, want := s.again(id), i == 2; got != want {
			t.Errorf("%d: %s again: %v", i, id, got)
		}
	}
}

func TestOnlyKnownOrigins(t *testing.T) {
	if _, err := importer(t).Read("icews", strings.NewReader(""), "f"); sitrep.Code(err) != sitrep.EInvalid {
		t.Errorf("got %v", err)
	}
}

func TestRealUCDP(t *testing.T) {
	shared := os.Getenv("SITREP_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "shared")
	}
	path := filepath.Join(shared, "gold", "histories", "ucdp_syria.csv")
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("no %s: the file of UCDP is not here", path)
	}
	defer f.Close()
	best, rows, known, pins := 0, 0, 0, 0
	ids := map[string]bool{}
	for e, err := range importer(t).UCDP(f, "ucdp_syria.csv") {
		if err != nil {
			t.Fatal(err)
		}
		rows++
		ids[e.ID] = true
		best += e.Tolls[0].Best
		if e.Place == nil || e.Place.Country == "" {
			t.Errorf("%s has no country: %+v", e.ID, e.Place)
		}
		if e.Place.Lat != nil {
			pins++
		}
		if !strings.HasPrefix(e.Actors[0].ID, "~") {
			known++
		}
	}
	t.Logf("%d events, %d dead, first side known in %d, %d pins", rows, best, known, pins)
	if rows != 11757 || len(ids) != rows {
		t.Errorf("%d events with %d ids, the file has 11757", rows, len(ids))
	}
	if want := sum(t, path, "best"); best != want {
		t.Errorf("%d dead, the file's column says %d", best, want)
	}
	if known < rows*9/10 {
		t.Errorf("the first side is known in %d of %d", known, rows)
	}
}

// sum adds up a column without the importer.
func sum(t *testing.T, path, column string) int {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at, total := slices.Index(rows[0], column), 0
	for _, r := range rows[1:] {
		n := 0
		for _, c := range r[at] {
			n = 10*n + int(c-'0')
		}
		total += n
	}
	return total
}

func FuzzImport(f *testing.F) {
	s, err := scheme.Load()
	if err != nil {
		f.Fatal(err)
	}
	b, err := actor.Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(acledHead + "A1,2024-03-09,2024,1,a,b,Attack,x,,1,y,,7,17,,368,,Iraq,,,,Mosul,1,2,1,s,,n,3,,1\n")
	f.Add(gedRow(ged(nil)))
	f.Add(gdeltLine(nil))
	f.Fuzz(func(t *testing.T, text string) {
		for _, origin := range Origins() {
			seq, err := New(s, b, time.Unix(0, 0)).Read(origin, strings.NewReader(text), "f")
			if err != nil {
				t.Fatal(err)
			}
			for e, err := range seq {
				if err != nil {
					continue
				}
				if e.Origin != origin || !strings.HasPrefix(e.ID, origin+":") || len(e.Claims) != 1 {
					t.Fatalf("%+v", e)
				}
				if p := e.Place; p != nil && p.Lat != nil && !slices.Contains([]string{"city", "district"}, p.Precision) {
					t.Fatalf("a false pin: %+v", p)
				}
			}
		}
	})
}
