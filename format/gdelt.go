package format

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/scheme"
)

// gdeltTable writes events as GDELT 2.0's export table: 61 columns parted by tabs,
// without a header. What did not happen, and what has no CAMEO code, is left out and
// counted.
type gdeltTable struct {
	w       *bufio.Writer
	scheme  *scheme.Scheme
	skipped int
}

func newGDELT(w io.Writer, o Options) Exporter {
	return &gdeltTable{w: bufio.NewWriter(w), scheme: o.Scheme}
}

func (t *gdeltTable) Begin() error              { return nil }
func (t *gdeltTable) Tombstone(Tombstone) error { return nil }
func (t *gdeltTable) End() error                { return t.w.Flush() }
func (t *gdeltTable) Skipped() int              { return t.skipped }

func (t *gdeltTable) Event(e *sitrep.Event) error {
	code, ok := t.scheme.Of(e.Type, e.Mode)
	if e.CAMEO != "" {
		code.CAMEO = e.CAMEO
	}
	if !ok || !happened(e) || len(code.CAMEO) < 3 {
		t.skipped++
		return nil
	}
	cells := t.cells(e, code)
	for i, c := range cells {
		cells[i] = strings.Map(func(r rune) rune {
			if r < ' ' {
				return ' '
			}
			return r
		}, c)
	}
	if _, err := t.w.WriteString(strings.Join(cells, "\t") + "\n"); err != nil {
		return fmt.Errorf("write GDELT: %w", err)
	}
	return nil
}

func (t *gdeltTable) cells(e *sitrep.Event, code scheme.Code) []string {
	start, _, _ := days(e)
	fraction := float64(start.Year()) + float64(start.YearDay()-1)/365
	weight, _ := t.scheme.Goldstein(code.CAMEO)
	a, b := sides(e)
	out := []string{numericID(e), start.Format("20060102"), start.Format("200601"), start.Format("2006"), strconv.FormatFloat(fraction, 'f', 4, 64)}
	out = append(append(out, gdeltActor(a)...), gdeltActor(b)...)
	url := ""
	if r := rowOf(e); len(r.URLs) > 0 {
		url = r.URLs[0]
	}
	out = append(out, "1", code.CAMEO, code.CAMEO[:3], code.CAMEO[:2], strconv.Itoa(code.Quad), strconv.FormatFloat(weight, 'f', -1, 64),
		strconv.Itoa(len(live(e))), strconv.Itoa(e.Families), strconv.Itoa(e.Reports), "0")
	none := []string{"0", "", "", "", "", "", "", ""}
	out = append(append(append(out, none...), none...), t.geo(e.Place)...)
	return append(out, e.FirstSeen.UTC().Format("20060102150405"), url)
}

// gdeltActor is the ten columns of the first party of a side: code, name, country,
// known group, ethnic and two religion codes, three types.
func gdeltActor(side []sitrep.Party) []string {
	out := make([]string, 10)
	if len(side) == 0 {
		return out
	}
	p := side[0]
	country := p.Country
	if len(country) != 3 || strings.HasPrefix(country, "-") {
		country = ""
	}
	types := p.Sectors[:min(3, len(p.Sectors))]
	if country == "IGO" || country == "NGO" || country == "MNC" {
		country = ""
	}
	out[0], out[1], out[2] = country+strings.Join(types, ""), strings.ToUpper(p.Name), country
	copy(out[7:], types)
	return out
}

// geo is the eight columns of where an event took place: type (1 country, 4 town, 5
// province), name, country, division, second division, point, feature.
func (t *gdeltTable) geo(p *sitrep.Place) []string {
	out := []string{"0", "", "", "", "", "", "", ""}
	if p == nil {
		return out
	}
	country, _ := t.scheme.Country(p.Country)
	var name []string
	for _, s := range []string{p.Name, p.Admin1, country.Name} {
		name = once(name, s)
	}
	out[1], out[2], out[3] = strings.Join(name, ", "), t.scheme.FIPS(p.Country), t.scheme.FIPS(p.Country)
	out[5], out[6] = pointOf(p)
	switch p.Precision {
	case "country":
		out[0] = "1"
	case "province", "region":
		out[0] = "5"
		if p.Country == "USA" {
			out[0] = "2"
		}
	default:
		out[0] = "4"
		if p.Country == "USA" {
			out[0] = "3"
		}
	}
	return out
}
