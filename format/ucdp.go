package format

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/scheme"
)

// UCDPColumns are the columns of UCDP's Georeferenced Event Dataset, in order
// (UCDP GED codebook, version 24.1).
const UCDPColumns = "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id," +
	"dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article," +
	"source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude," +
	"longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b," +
	"deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"

// ucdpTable writes events in the shape of UCDP GED, which holds organised violence
// that killed somebody. All others are left out and counted.
type ucdpTable struct {
	w       *csv.Writer
	scheme  *scheme.Scheme
	skipped int
}

func newUCDP(w io.Writer, o Options) Exporter {
	return &ucdpTable{w: csv.NewWriter(w), scheme: o.Scheme}
}

func (t *ucdpTable) Begin() error              { return t.w.Write(strings.Split(UCDPColumns, ",")) }
func (t *ucdpTable) Tombstone(Tombstone) error { return nil }
func (t *ucdpTable) Skipped() int              { return t.skipped }

func (t *ucdpTable) End() error {
	t.w.Flush()
	return t.w.Error()
}

func (t *ucdpTable) Event(e *sitrep.Event) error {
	dead := tollOf(e, "killed")
	if dead == nil || dead.Best == 0 && dead.Low == 0 || e.Type != "ASSAULT" || !happened(e) {
		t.skipped++
		return nil
	}
	cells := t.cells(e, dead)
	for i := range cells {
		cells[i] = harmless(cells[i])
	}
	if err := t.w.Write(cells); err != nil {
		return fmt.Errorf("write UCDP GED: %w", err)
	}
	return nil
}

func (t *ucdpTable) cells(e *sitrep.Event, dead *sitrep.Toll) []string {
	start, end, _ := days(e)
	place := sitrep.Place{}
	if e.Place != nil {
		place = *e.Place
	}
	country, _ := t.scheme.Country(place.Country)
	a, b := sides(e)
	kind := violence(a, b)
	sideA, sideB := orUnknown(nameAt(a, 0)), orUnknown(nameAt(b, 0))
	if kind == 3 {
		sideB = "Civilians"
	}
	lat, lon := pointOf(e.Place)
	wkt, grid := geometry(e.Place, lat, lon)
	articles, offices, dates, headlines, originals := ucdpSources(e)
	civilians, unknown := 0, dead.Best
	if kind == 3 {
		civilians, unknown = dead.Best, 0
	}
	high := max(dead.Best, dead.Low)
	if dead.High != nil {
		high = max(high, *dead.High)
	}
	clarity := "1"
	if e.Count != nil {
		clarity = "2"
	}
	return []string{
		numericID(e), e.ID, strconv.Itoa(start.Year()), "1", "Clear", strconv.Itoa(kind), "", "", sideA + " - " + sideB, "",
		"", sideA + " - " + sideB, "", "", sideA, "", "", sideB, strconv.Itoa(e.Reports), articles,
		offices, dates, headlines, originals, ucdpPlace(place.Precision), place.Name, sourceTags(e), place.Admin1, "", lat,
		lon, wkt, grid, country.Name, country.Ward, country.UCDP, clarity, ucdpTime(e), start.Format("2006-01-02"), end.Format("2006-01-02"), "0", "0",
		strconv.Itoa(civilians), strconv.Itoa(unknown), strconv.Itoa(dead.Best), strconv.Itoa(high), strconv.Itoa(dead.Low), t.ward(a), t.ward(b),
	}
}

// violence is UCDP's type: 1 state-based, 2 between groups, 3 one-sided.
func violence(a, b []sitrep.Party) int {
	if len(b) == 0 || !ofState(b[0]) && !armed(b[0]) {
		return 3
	}
	if len(a) > 0 && ofState(a[0]) || ofState(b[0]) {
		return 1
	}
	return 2
}

func orUnknown(name string) string {
	if name == "" {
		return "Unknown"
	}
	return name
}

// ward is the Gleditsch and Ward number of a state on a side.
func (t *ucdpTable) ward(side []sitrep.Party) string {
	if len(side) == 0 || !ofState(side[0]) {
		return ""
	}
	c, _ := t.scheme.Country(side[0].Country)
	return c.Ward
}

// ucdpPlace: 1 exact, 3 second-order division, 4 first-order division, 5 a fuzzy
// area, 6 country, 7 not in one country.
func ucdpPlace(precision string) string {
	switch precision {
	case "exact", "city":
		return "1"
	case "district":
		return "3"
	case "province":
		return "4"
	case "region":
		return "5"
	case "country":
		return "6"
	}
	return "7"
}

// ucdpTime: 1 day, 2 two to six days, 3 week, 4 month, 5 longer.
func ucdpTime(e *sitrep.Event) string {
	start, end, own := days(e)
	switch n := end.Sub(start).Hours() / 24; {
	case n == 0 && own:
		return "1"
	case n < 6:
		return "2"
	case n < 8:
		return "3"
	case n < 32:
		return "4"
	}
	return "5"
}

// geometry is a point as WKT and its cell of the PRIO grid (half a degree).
func geometry(p *sitrep.Place, lat, lon string) (wkt, grid string) {
	if lat == "" {
		return "", ""
	}
	row := min(math.Floor((*p.Lat+90)*2), 359)
	column := min(math.Floor((*p.Lon+180)*2), 719) + 1
	return "POINT (" + lon + " " + lat + ")", strconv.Itoa(int(row*720 + column))
}

// ucdpSources lists the live claims as UCDP does: "office,date,headline" in quotes,
// parted by semicolons; the address stands behind the headline.
func ucdpSources(e *sitrep.Event) (articles, offices, dates, headlines, originals string) {
	var article, office, date, headline, original []string
	for _, c := range live(e) {
		day := c.Published[:min(len(c.Published), 10)]
		title := strings.ReplaceAll(c.Title, `"`, "'")
		article = append(article, `"`+strings.Join([]string{c.Publisher, day, strings.TrimSpace(title + " " + c.URL)}, ",")+`"`)
		office, date, headline = append(office, c.Publisher), append(date, day), append(headline, title)
		if len(c.Speakers) > 0 {
			original = once(original, c.Speakers[0].Name)
		}
	}
	join := func(list []string) string { return strings.Join(list, ";") }
	return join(article), join(office), join(date), join(headline), join(original)
}
