package format

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/sitrep-news/sitrep"
)

// table writes one row a mention.
type table struct {
	w      *csv.Writer
	headed bool
}

// CSV writes one row a mention, with a header. Lists are separated by "; ".
func CSV(w io.Writer) Writer { return &table{w: csv.NewWriter(w)} }

// columns are the table's, in order; each takes its value from a mention of a
// report.
func columns() []column {
	return []column{
		{"report", func(r *sitrep.Report, _ *sitrep.Mention) string { return r.ID }},
		{"mention", func(_ *sitrep.Report, m *sitrep.Mention) string { return m.ID }},
		{"publisher", func(r *sitrep.Report, _ *sitrep.Mention) string { return r.Publisher }},
		{"agency", func(r *sitrep.Report, _ *sitrep.Mention) string { return r.Agency }},
		{"published", func(r *sitrep.Report, _ *sitrep.Mention) string { return r.Published }},
		{"title", func(r *sitrep.Report, _ *sitrep.Mention) string { return r.Title }},
		{"url", func(r *sitrep.Report, _ *sitrep.Mention) string { return r.URL }},
		{"type", func(_ *sitrep.Report, m *sitrep.Mention) string { return m.Type }},
		{"mode", func(_ *sitrep.Report, m *sitrep.Mention) string { return m.Mode }},
		{"cameo", func(_ *sitrep.Report, m *sitrep.Mention) string { return m.CAMEO }},
		{"acled", func(_ *sitrep.Report, m *sitrep.Mention) string { return m.ACLED }},
		{"status", func(_ *sitrep.Report, m *sitrep.Mention) string { return string(m.Status) }},
		{"actors", func(_ *sitrep.Report, m *sitrep.Mention) string { return parties(m.Actors) }},
		{"actor_codes", func(_ *sitrep.Report, m *sitrep.Mention) string { return codes(m.Actors) }},
		{"recipients", func(_ *sitrep.Report, m *sitrep.Mention) string { return parties(m.Recipients) }},
		{"recipient_codes", func(_ *sitrep.Report, m *sitrep.Mention) string { return codes(m.Recipients) }},
		{"objects", func(_ *sitrep.Report, m *sitrep.Mention) string { return parties(m.Objects) }},
		{"instruments", func(_ *sitrep.Report, m *sitrep.Mention) string { return parties(m.Instruments) }},
		{"place", place(func(p *sitrep.Place) string { return p.Name })},
		{"country", place(func(p *sitrep.Place) string { return p.Country })},
		{"admin1", place(func(p *sitrep.Place) string { return p.Admin1 })},
		{"lat", place(func(p *sitrep.Place) string { return degrees(p.Lat) })},
		{"lon", place(func(p *sitrep.Place) string { return degrees(p.Lon) })},
		{"place_precision", place(func(p *sitrep.Place) string { return p.Precision })},
		{"start", when(func(t *sitrep.Time) string { return t.Start })},
		{"end", when(func(t *sitrep.Time) string { return t.End })},
		{"time_precision", when(func(t *sitrep.Time) string { return t.Precision })},
		{"killed_low", toll("killed", low)}, {"killed", toll("killed", best)}, {"killed_high", toll("killed", high)},
		{"injured_low", toll("injured", low)}, {"injured", toll("injured", best)}, {"injured_high", toll("injured", high)},
		{"captured", toll("captured", best)}, {"abducted", toll("abducted", best)}, {"missing", toll("missing", best)}, {"displaced", toll("displaced", best)},
		{"count", func(_ *sitrep.Report, m *sitrep.Mention) string {
			if m.Count == nil {
				return ""
			}
			return strconv.Itoa(m.Count.Low)
		}},
		{"said_by", func(r *sitrep.Report, m *sitrep.Mention) string { return speakers(r, m.Sources) }},
		{"denied_by", func(r *sitrep.Report, m *sitrep.Mention) string { return speakers(r, m.DisputedBy) }},
		{"confidence", func(_ *sitrep.Report, m *sitrep.Mention) string { return strconv.FormatFloat(m.Confidence, 'f', 2, 64) }},
		{"caveats", func(_ *sitrep.Report, m *sitrep.Mention) string { return strings.Join(m.Caveats(), "; ") }},
		{"trigger", func(_ *sitrep.Report, m *sitrep.Mention) string { return m.Trigger.Text }},
		{"sentence", func(_ *sitrep.Report, m *sitrep.Mention) string { return m.Sentence.Text }},
		{"rule", func(_ *sitrep.Report, m *sitrep.Mention) string { return m.Rule }},
	}
}

type column struct {
	name  string
	value func(r *sitrep.Report, m *sitrep.Mention) string
}

func (t *table) Write(r *sitrep.Report) error {
	cols := columns()
	row := make([]string, len(cols))
	if err := t.head(cols); err != nil {
		return err
	}
	for i := range r.Mentions {
		for k, c := range cols {
			row[k] = harmless(c.value(r, &r.Mentions[i]))
		}
		if err := t.w.Write(row); err != nil {
			return fmt.Errorf("write CSV: %w", err)
		}
	}
	t.w.Flush()
	return t.w.Error()
}

func (t *table) head(cols []column) error {
	if t.headed {
		return nil
	}
	t.headed = true
	var names []string
	for _, c := range cols {
		names = append(names, c.name)
	}
	return t.w.Write(names)
}

func (t *table) Close() error {
	if err := t.head(columns()); err != nil {
		return err
	}
	t.w.Flush()
	return t.w.Error()
}

// harmless keeps a spreadsheet from running a page's words as a formula.
func harmless(s string) string {
	if s == "" || strings.HasPrefix(s, "---") || !strings.ContainsRune("=+@\t\r", rune(s[0])) && (s[0] != '-' || number(s)) {
		return s
	}
	return "'" + s
}

func number(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil
}

// parties are the resolved names, or the words where nothing was resolved.
func parties(as []sitrep.Arg) string {
	var out []string
	for _, a := range as {
		out = append(out, nameOf(a))
	}
	return strings.Join(out, "; ")
}

func nameOf(a sitrep.Arg) string {
	if a.Name != "" {
		return a.Name
	}
	return a.Text
}

// codes are PLOVER's: country and sectors, "IRQ REB".
func codes(as []sitrep.Arg) string {
	var out []string
	for _, a := range as {
		out = append(out, strings.TrimSpace(a.Country+" "+strings.Join(a.Sectors, " ")))
	}
	return strings.Join(out, "; ")
}

func place(f func(*sitrep.Place) string) func(*sitrep.Report, *sitrep.Mention) string {
	return func(_ *sitrep.Report, m *sitrep.Mention) string {
		if m.Place == nil {
			return ""
		}
		return f(m.Place)
	}
}

func when(f func(*sitrep.Time) string) func(*sitrep.Report, *sitrep.Mention) string {
	return func(_ *sitrep.Report, m *sitrep.Mention) string {
		if m.Time == nil {
			return ""
		}
		return f(m.Time)
	}
}

func degrees(d *float64) string {
	if d == nil {
		return ""
	}
	return strconv.FormatFloat(*d, 'f', -1, 64)
}

func low(c sitrep.Casualty) *int  { return &c.Low }
func best(c sitrep.Casualty) *int { return &c.Best }
func high(c sitrep.Casualty) *int { return c.High }

// toll adds up a harm's numbers over the groups it befell, other accounts of it left out; ""
// where none is told, or where one of them is open.
func toll(harm string, of func(sitrep.Casualty) *int) func(*sitrep.Report, *sitrep.Mention) string {
	return func(_ *sitrep.Report, m *sitrep.Mention) string {
		sum, told := 0, false
		for i, c := range m.Casualties {
			if c.Harm != harm || m.OtherAccount(i) {
				continue
			}
			n := of(c)
			if n == nil {
				return ""
			}
			sum, told = sum+*n, true
		}
		if !told {
			return ""
		}
		return strconv.Itoa(sum)
	}
}

// speakers are those who made the statements of these ids.
func speakers(r *sitrep.Report, ids []string) string {
	var out []string
	for _, id := range ids {
		for _, s := range r.Statements {
			if s.ID != id {
				continue
			}
			if s.Speaker != nil {
				out = append(out, nameOf(*s.Speaker))
			} else if s.Role != "" {
				out = append(out, s.Role)
			}
		}
	}
	return strings.Join(out, "; ")
}
