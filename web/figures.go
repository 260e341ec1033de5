package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/fuse"
	"github.com/sitrep-news/sitrep/query"
)

// figuresPage sets our count over any period beside the tallies that reports claim.
type figuresPage struct {
	Form    form
	Events  string // address of what is counted
	Example string
	Total   sitrep.TallyRow
	ByType  []sitrep.TallyRow
	ByPlace []sitrep.TallyRow
	ByPair  []pairTally
	Periods []periodRow
	Period  []choice
	Claimed []sitrep.Event
	Names   map[string]string // of parties in the latest events counted, by id
	Most    int
}

// periodRow is one period's count and how much was published at all in it.
type periodRow struct {
	sitrep.TallyRow
	Reports int
	Rate    float64 // events a hundred reports; 0 where none
}

type pairTally struct {
	From, To string
	Row      sitrep.TallyRow
}

// exampleCount is what a newcomer may want to see counted.
const exampleCount = `type:ASSAULT by:Iran+ on:"United States Armed Forces"+ place:Iraq,Syria since:2023-10-17`

func (s *Site) figures(r *http.Request) (view, error) {
	q, err := s.query(r)
	if err != nil {
		return view{}, err
	}
	if len(q.Statuses) == 0 {
		q.Statuses = query.Real() // a count of happenings has no threats in it
	}
	period := r.URL.Query().Get("period")
	if !slices.Contains([]string{"day", "week", "month", "year"}, period) {
		period = "month"
	}
	p := figuresPage{Form: s.form(r.URL.Query()), Example: "/figures?q=" + url.QueryEscape(exampleCount)}
	shown := clone(r.URL.Query())
	shown.Del("period")
	if shown.Get("status") == "" && !strings.Contains(shown.Get("q"), "status:") {
		shown.Set("status", "real")
	}
	p.Events = "/?" + shown.Encode()
	for _, c := range []string{"day", "week", "month", "year"} {
		p.Period = append(p.Period, choice{c, c, c == period})
	}
	if err := s.tallies(r, q, period, &p); err != nil {
		return view{}, err
	}
	return view{Template: "figures", Title: "Figures", Data: p}, nil
}

func (s *Site) tallies(r *http.Request, q sitrep.Query, period string, p *figuresPage) error {
	groups, err := s.o.Store.Tally(r.Context(), q, sitrep.TallyBy{Period: period, Dims: []string{"type", "country"}})
	if err != nil {
		return err
	}
	// An event has one time, one type and one country: the groups add up to the whole.
	if total := rolled(groups, func(sitrep.TallyRow) (string, []string) { return "", nil }); len(total) > 0 {
		p.Total = total[0]
	}
	p.ByType = rolled(groups, func(t sitrep.TallyRow) (string, []string) { return "", t.Keys[:1] })
	p.ByPlace = rolled(groups, func(t sitrep.TallyRow) (string, []string) { return "", t.Keys[1:] })
	rows := rolled(groups, func(t sitrep.TallyRow) (string, []string) { return t.Start, nil })
	pairs, err := s.o.Store.Tally(r.Context(), q, sitrep.TallyBy{Dims: []string{"actor", "recipient"}})
	if err != nil {
		return err
	}
	busiest(p.ByType)
	busiest(p.ByPlace)
	busiest(pairs)
	for _, row := range pairs[:min(15, len(pairs))] {
		p.ByPair = append(p.ByPair, pairTally{row.Keys[0], row.Keys[1], row})
	}
	p.ByPlace = p.ByPlace[:min(20, len(p.ByPlace))]
	if err := s.periods(r, q, period, rows, p); err != nil {
		return err
	}
	return s.claimed(r, q, p)
}

// rolled sums the rows of a tally by some of their keys, in the order of first meeting.
func rolled(rows []sitrep.TallyRow, by func(sitrep.TallyRow) (start string, keys []string)) []sitrep.TallyRow {
	at := map[string]int{}
	var out []sitrep.TallyRow
	for _, t := range rows {
		start, keys := by(t)
		name := start + "\x00" + strings.Join(keys, "\x00")
		i, ok := at[name]
		if !ok {
			i = len(out)
			at[name] = i
			out = append(out, sitrep.TallyRow{Start: start, Keys: keys})
		}
		o := &out[i]
		o.Events += t.Events
		for j := range o.Killed {
			o.Killed[j] += t.Killed[j]
			o.Injured[j] += t.Injured[j]
		}
	}
	return out
}

func busiest(rows []sitrep.TallyRow) {
	slices.SortStableFunc(rows, func(a, b sitrep.TallyRow) int { return cmp.Compare(b.Events, a.Events) })
}

// periods sets each period's count beside how many reports were read in it: more
// news is not more war.
func (s *Site) periods(r *http.Request, q sitrep.Query, period string, rows []sitrep.TallyRow, p *figuresPage) error {
	volume, err := s.o.Store.Volume(r.Context(), q.Since, q.Until)
	if err != nil {
		return err
	}
	read := map[string]int{}
	for _, v := range volume {
		read[periodOf(v.Start, period)] += v.Events
	}
	for _, row := range rows {
		if row.Start == "" {
			continue
		}
		pr := periodRow{TallyRow: row, Reports: read[row.Start]}
		if pr.Reports > 0 {
			pr.Rate = 100 * float64(row.Events) / float64(pr.Reports)
		}
		p.Most = max(p.Most, row.Events)
		p.Periods = append(p.Periods, pr)
	}
	slices.SortFunc(p.Periods, func(a, b periodRow) int { return cmp.Compare(b.Start, a.Start) })
	p.Periods = p.Periods[:min(60, len(p.Periods))]
	return nil
}

// periodOf is the date on which a day's period begins; weeks begin on Monday.
func periodOf(day, period string) string {
	t, _, ok := parse(day)
	if !ok {
		return day
	}
	switch period {
	case "week":
		t = t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
	case "month":
		t = t.AddDate(0, 0, 1-t.Day())
	case "year":
		t = t.AddDate(0, 0, 1-t.YearDay())
	}
	return t.Format("2006-01-02")
}

// claimed lists the tallies that reports tell for the same question: events that
// stand for many.
func (s *Site) claimed(r *http.Request, q sitrep.Query, p *figuresPage) error {
	q.Limit = 1000
	page, err := s.o.Store.Events(r.Context(), q)
	if err != nil {
		return err
	}
	p.Names = map[string]string{}
	for _, e := range page.Events {
		if e.Count != nil && !fuse.Fired(&e) {
			p.Claimed = append(p.Claimed, e)
		}
		for _, party := range slices.Concat(e.Actors, e.Recipients) {
			p.Names[party.ID] = party.Name
		}
	}
	return nil
}
