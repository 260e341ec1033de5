package forecast

import (
	"context"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/analysis"
)

//go:embed page.html
var files embed.FS

// Desk serves forecasts as a page in another's frame. A forecast is shown only where
// its backtest beats the better baseline.
type Desk struct {
	Store   sitrep.Reader
	Subject func(text string) (sitrep.Query, error) // what a text asks for
	Name    func(unit string) string                // of a country's code or a party's id
	Now     func() time.Time

	mu   sync.Mutex // one forecast at a time: each takes seconds of a core
	kept map[string]answer
}

// answer is a page's content with the hour until which it is good.
type answer struct {
	until time.Time
	rows  []row
	table []Score
	days  int
}

const (
	keepFor   = time.Hour
	keepMost  = 64
	pageUnits = 8
	tests     = 12 // windows of the backtest
)

// Horizons are the days that forecasts are made for.
func Horizons() []int { return []int{7, 28, 84} }

// row is one unit on the page.
type row struct {
	Unit, Name    string
	Shown         bool
	Low, Mid, Top float64
	Skill         float64 // percent
	N             int
	Within        float64 // percent
}

// page is what page.html is drawn from.
type page struct {
	About, By, Measure, Start string
	From                      string // Start as a form's field has it
	Old                       bool   // nobody asked for the day: it follows the latest that the store holds, long ago
	Untold                    bool   // there are rows, and of none can be told what comes
	Horizon                   int
	Bys, Measures             []string
	Horizons                  []int
	Rows                      []row
	Table                     []Score
	Days                      int
}

// Serve answers GET /forecast?about=&by=country&measure=events&horizon=28&from=2025-03-09.
// Where no first day is asked for it is today, or of a store of the past the day after the
// latest that it holds.
func (d *Desk) Serve(r *http.Request) (string, template.HTML, error) {
	v := r.URL.Query()
	p := page{About: strings.TrimSpace(v.Get("about")), By: v.Get("by"), Measure: v.Get("measure"), Bys: Dims(), Measures: []string{Events, Deaths}, Horizons: Horizons()}
	if !slices.Contains(p.Bys, p.By) {
		p.By = p.Bys[0]
	}
	if !slices.Contains(p.Measures, p.Measure) {
		p.Measure = Events
	}
	if p.Horizon, _ = strconv.Atoi(v.Get("horizon")); !slices.Contains(p.Horizons, p.Horizon) {
		p.Horizon = 28
	}
	if len(p.About) > 2000 {
		return "", "", sitrep.Errorf(sitrep.EInvalid, "what is asked is too long: at most 2000 characters")
	}
	start, old, err := d.start(r, strings.TrimSpace(v.Get("from")))
	if err != nil {
		return "", "", err
	}
	p.Start, p.From, p.Old = start.Format("2 January 2006"), start.Format(time.DateOnly), old
	a, err := d.answer(r, p, start)
	if err != nil {
		return "", "", err
	}
	p.Rows, p.Table, p.Days = a.rows, a.table, a.days
	p.Untold = !slices.ContainsFunc(a.rows, func(r row) bool { return r.Shown })
	t, err := template.New("page.html").Funcs(template.FuncMap{"percent": func(x float64) string { return fmt.Sprintf("%.0f%%", 100*x) }, "round": func(x float64) string { return fmt.Sprintf("%.2f", x) }}).ParseFS(files, "page.html")
	if err != nil {
		return "", "", err
	}
	var b strings.Builder
	if err := t.Execute(&b, p); err != nil {
		return "", "", err
	}
	return "Forecast", template.HTML(b.String()), nil // made by html/template above
}

// start is the first day to foresee, and whether it is that after the latest that a store of
// the past holds.
func (d *Desk) start(r *http.Request, from string) (time.Time, bool, error) {
	if from != "" {
		day, err := time.Parse(time.DateOnly, from)
		if err != nil {
			return day, false, sitrep.Errorf(sitrep.EInvalid, "from: %q is no date such as 2025-03-09", from)
		}
		if last := d.Now().AddDate(1, 0, 0); day.After(last) {
			return day, false, sitrep.Errorf(sitrep.EInvalid, "from: %s lies more than a year ahead; ask for a day until %s", from, last.Format(time.DateOnly))
		}
		return day, false, nil
	}
	return Start(r.Context(), d.Store, d.Now())
}

// Start is the first day to foresee where nobody asked for another: today, or with old true the
// day after the latest that a store of the past holds.
func Start(ctx context.Context, r sitrep.Reader, now time.Time) (day time.Time, old bool, err error) {
	if day, old, err = analysis.AsOf(ctx, r, now); old {
		day = day.AddDate(0, 0, 1)
	}
	return day, old, err
}

// answer makes a page's forecasts, or takes those made within the hour.
func (d *Desk) answer(r *http.Request, p page, start time.Time) (answer, error) {
	q, err := d.Subject(p.About)
	if err != nil {
		return answer{}, err
	}
	key := fmt.Sprint(p.About, "\x00", p.By, p.Measure, p.Horizon, p.Start)
	d.mu.Lock()
	defer d.mu.Unlock()
	if a, ok := d.kept[key]; ok && d.Now().Before(a.until) {
		return a, nil
	}
	if err := r.Context().Err(); err != nil {
		return answer{}, err // left while others were served
	}
	h, err := FromStore(r.Context(), d.Store, q, p.By, start)
	if err != nil {
		return answer{}, err
	}
	a := answer{until: d.Now().Add(keepFor)}
	if len(h.Rows) > 0 {
		day := int(start.Unix() / 86400)
		o, err := Ahead(h, Plan{Measure: p.Measure, Units: pageUnits, Horizon: p.Horizon}, day, tests)
		if err != nil {
			return answer{}, err
		}
		a.rows, a.table, a.days = rowsOf(o, d.Name), o.Scores, day-h.Rows[0].Day
	}
	if d.kept == nil || len(d.kept) >= keepMost {
		d.kept = map[string]answer{}
	}
	d.kept[key] = a
	return a, nil
}

func rowsOf(o Outlook, name func(string) string) []row {
	var out []row
	for _, f := range o.Forecasts {
		s := Draws(f.Samples)
		x := row{Unit: f.Unit, Name: called(f.Unit, name), Shown: o.Beats(f.Unit), Low: s.Quantile(0.05), Mid: s.Quantile(0.5), Top: s.Quantile(0.95)}
		if b := o.ByUnit[f.Unit]; b != nil {
			x.Skill, x.N, x.Within = b.Skill, b.N, b.Within90
		}
		out = append(out, x)
	}
	return out
}

// called names a unit, each side of a pair by its own name.
func called(unit string, name func(string) string) string {
	if name == nil {
		return unit
	}
	ends := strings.Split(unit, ">")
	for i, e := range ends {
		if n := name(e); n != "" {
			ends[i] = n
		}
	}
	return strings.Join(ends, " – ")
}
