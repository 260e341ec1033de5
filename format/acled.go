package format

import (
	"encoding/csv"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/scheme"
)

// ACLEDColumns are the columns of an ACLED export, in order (ACLED codebook, 2023).
const ACLEDColumns = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1," +
	"actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude," +
	"geo_precision,source,source_scale,notes,fatalities,tags,timestamp"

// acledTable writes events in the shape of ACLED's export. Events that ACLED has no
// sub-event type for, or that did not happen, are left out and counted.
type acledTable struct {
	w       *csv.Writer
	scheme  *scheme.Scheme
	skipped int
}

func newACLED(w io.Writer, o Options) Exporter {
	return &acledTable{w: csv.NewWriter(w), scheme: o.Scheme}
}

func (t *acledTable) Begin() error              { return t.w.Write(strings.Split(ACLEDColumns, ",")) }
func (t *acledTable) Tombstone(Tombstone) error { return nil }
func (t *acledTable) Skipped() int              { return t.skipped }

func (t *acledTable) End() error {
	t.w.Flush()
	return t.w.Error()
}

func (t *acledTable) Event(e *sitrep.Event) error {
	sub, ok := t.subEvent(e)
	if !ok || !happened(e) {
		t.skipped++
		return nil
	}
	cells := t.cells(e, sub)
	for i := range cells {
		cells[i] = harmless(cells[i])
	}
	if err := t.w.Write(cells); err != nil {
		return fmt.Errorf("write ACLED: %w", err)
	}
	return nil
}

func (t *acledTable) subEvent(e *sitrep.Event) (scheme.SubEvent, bool) {
	name := e.ACLED
	if name == "" {
		c, _ := t.scheme.Of(e.Type, e.Mode)
		name = c.ACLED
	}
	return t.scheme.ACLED(name)
}

func (t *acledTable) cells(e *sitrep.Event, sub scheme.SubEvent) []string {
	start, _, _ := days(e)
	place := sitrep.Place{}
	if e.Place != nil {
		place = *e.Place
	}
	country, _ := t.scheme.Country(place.Country)
	a, b := sides(e)
	i1, i2 := inter(a, place.Country, sub), inter(b, place.Country, sub)
	lat, lon := pointOf(e.Place)
	targeting := ""
	if sub.Disorder != "Strategic developments" && i2 == 7 || sub.Event == "Violence against civilians" {
		targeting = "Civilian targeting"
	}
	location := place.Name
	return []string{
		strings.TrimPrefix(e.ID, "acled:"), start.Format("2006-01-02"), strconv.Itoa(start.Year()), acledTime(e), sub.Disorder, sub.Event, sub.Name,
		nameAt(a, 0), namesFrom(a, 1), digit(i1), nameAt(b, 0), namesFrom(b, 1), digit(i2), interaction(i1, i2), targeting,
		strings.TrimLeft(country.Numeric, "0"), country.ACLED, country.Name, place.Admin1, "", "", location, lat, lon, acledPlace(place.Precision),
		strings.Join(rowOf(e).Publishers, "; "), "", acledNotes(e), strconv.Itoa(conservative(e)), sourceTags(e), strconv.FormatInt(e.LastSeen.Unix(), 10),
	}
}

// inter is ACLED's code for what kind of party stands first on a side; 0 for none.
func inter(side []sitrep.Party, country string, sub scheme.SubEvent) int {
	if len(side) == 0 {
		return 0
	}
	p := side[0]
	foreign := len(p.Country) == 3 && p.Country != "---" && country != "" && p.Country != country
	switch {
	case p.Country == "IGO" || ofState(p) && foreign:
		return 8 // external forces
	case ofState(p):
		return 1
	case hasSector(p, "REB"):
		return 2
	case hasSector(p, "PRM", "UAF", "CRM", "PTY"):
		return 3
	case sub.Event == "Riots":
		return 5
	case sub.Event == "Protests":
		return 6
	}
	return 7
}

func digit(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// interaction joins two codes, the lower first; "10" for a rebel group alone is 20.
func interaction(a, b int) string {
	if a == 0 || b != 0 && b < a {
		a, b = b, a
	}
	return strconv.Itoa(10*a + b)
}

// acledTime is 1 for a day, 2 for a week or a day of a report, 3 for a month or more.
func acledTime(e *sitrep.Event) string {
	start, end, own := days(e)
	n := end.Sub(start).Hours() / 24
	switch {
	case !own || n > 0 && n <= 7:
		return "2"
	case n > 7 || e.Time.Precision == "vague":
		return "3"
	}
	return "1"
}

func acledPlace(precision string) string {
	switch precision {
	case "exact", "city":
		return "1"
	case "district":
		return "2"
	}
	return "3"
}

func acledNotes(e *sitrep.Event) string {
	claims := live(e)
	if len(claims) > 0 && claims[0].Sentence.Text != "" {
		return claims[0].Sentence.Text
	}
	return e.Title
}

// conservative is the dead by ACLED's rule (codebook, fatalities): the most
// conservative report, and for words without a number 10 for tens, 12 for dozens,
// 100 for hundreds.
func conservative(e *sitrep.Event) int {
	t := tollOf(e, "killed")
	if t == nil {
		return 0
	}
	for _, i := range t.LowBy {
		if i >= 0 && i < len(e.Claims) {
			text := e.Claims[i].Sentence.Text
			for _, v := range vagueNumbers {
				if v.words.MatchString(text) && t.Low%v.unit == 0 && t.Low > v.count && t.Low <= 3*v.count {
					return v.count
				}
			}
		}
	}
	return t.Low
}

var vagueNumbers = []struct {
	words       *regexp.Regexp
	unit, count int
}{
	{regexp.MustCompile(`(?i)\b(tens|scores) of\b`), 10, 10},
	{regexp.MustCompile(`(?i)\bdozens\b`), 12, 12},
	{regexp.MustCompile(`(?i)\bhundreds\b`), 100, 100},
}
