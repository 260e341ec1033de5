package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/analysis"
)

// lookBack is how far back the analyses read events.
const lookBack = 2 * 365 * 24 * time.Hour

// How many events, the latest, the analyses on pages read. What answered what is looked
// for between pairs of events and so reads fewer.
const (
	mostEvents  = 20_000
	mostChained = 3_000
)

// between reads up to most events of a span, oldest last.
func (s *Site) between(r *http.Request, since, until time.Time, q sitrep.Query, most int) ([]sitrep.Event, error) {
	q.Since, q.Until, q.Limit = since.Format(time.DateOnly), until.Format(time.DateOnly), 1000
	var out []sitrep.Event
	for len(out) < most {
		page, err := s.o.Store.Events(r.Context(), q)
		if err != nil {
			return nil, err
		}
		out = append(out, page.Events...)
		if page.Next == "" {
			break
		}
		q.After = page.Next
	}
	return out, nil
}

func (s *Site) world() analysis.World {
	return analysis.World{Actors: s.o.Knowledge.Actors, Scheme: s.o.Scheme}
}

// asOf is the day that a page is about.
type asOf struct {
	Day time.Time
	Old bool // nobody asked for it: the latest that anything was told of, long ago
}

// Date is the day as a form's field has it.
func (a asOf) Date() string { return a.Day.Format(time.DateOnly) }

// asOf is the day that a page is about: that asked for, else analysis.AsOf's.
func (s *Site) asOf(r *http.Request) (asOf, error) {
	if t, _, ok := parse(r.URL.Query().Get("asof")); ok {
		return asOf{Day: t.UTC()}, nil
	}
	day, old, err := analysis.AsOf(r.Context(), s.o.Store, s.o.Now())
	return asOf{day, old}, err
}

// escalationPage lists pairs and places by how the last days compare with the usual.
type escalationPage struct {
	AsOf   asOf
	Q      string // what was asked for, as typed
	Pairs  []indexRow
	Places []indexRow
	Cut    bool // only the latest mostEvents were read
}

type indexRow struct {
	analysis.Index
	Events []sitrep.Event // the latest few behind it
	Href   string         // all of them
}

func (s *Site) escalation(r *http.Request) (view, error) {
	as, err := s.asOf(r)
	if err != nil {
		return view{}, err
	}
	day := as.Day
	q, err := s.query(r)
	if err != nil {
		return view{}, err
	}
	q.Order, q.After = "", ""
	events, err := s.between(r, day.Add(-lookBack), day, q, mostEvents)
	if err != nil {
		return view{}, err
	}
	vol, err := s.volume(r, day)
	if err != nil {
		return view{}, err
	}
	byID := map[string]sitrep.Event{}
	for _, e := range events {
		byID[e.ID] = e
	}
	p := escalationPage{AsOf: as, Q: r.URL.Query().Get("q"), Cut: len(events) >= mostEvents}
	rows := func(by analysis.Dim, href func(analysis.Index) string) []indexRow {
		var out []indexRow
		for _, x := range analysis.Escalation(events, s.world(), by, day, vol) {
			for i, name := range x.Names {
				x.Names[i] = s.country(name)
			}
			row := indexRow{Index: x, Href: href(x)}
			for _, id := range x.Events[:min(3, len(x.Events))] {
				row.Events = append(row.Events, byID[id])
			}
			if out = append(out, row); len(out) == 40 {
				break
			}
		}
		return out
	}
	since := "&since=" + day.AddDate(0, 0, -14).Format(time.DateOnly)
	p.Pairs = rows(analysis.ByPair, func(x analysis.Index) string {
		a, b, _ := strings.Cut(x.Key, ">")
		return "/?between=" + url.QueryEscape(`"`+a+`","`+b+`"`) + since
	})
	p.Places = rows(analysis.ByPlace, func(x analysis.Index) string { return "/?country=" + x.Key + since })
	return view{Template: "escalation", Title: "Escalation", Data: p}, nil
}

// volume is how much was read on a day against the mean day of the span.
func (s *Site) volume(r *http.Request, day time.Time) (analysis.Volume, error) {
	rows, err := s.o.Store.Volume(r.Context(), day.Add(-lookBack).Format(time.DateOnly), day.Format(time.DateOnly))
	return analysis.VolumeOf(rows), err
}

// chainsPage draws what answered what.
type chainsPage struct {
	Chains []chainView
	Event  *sitrep.Event // the chain of this one alone
	Cut    bool
	AsOf   asOf
}

type chainView struct {
	Steps []step
	Span  string
}

// step is one event of a chain with the links that lead to it.
type step struct {
	Event   sitrep.Event
	Answers []chainLink
}

type chainLink struct {
	analysis.Link
	From sitrep.Event
}

func (s *Site) chains(r *http.Request) (view, error) {
	as, err := s.asOf(r)
	if err != nil {
		return view{}, err
	}
	day, p := as.Day, chainsPage{AsOf: as}
	since := day.AddDate(0, -4, 0)
	if id := r.URL.Query().Get("event"); id != "" {
		e, err := s.o.Store.Event(r.Context(), id)
		if err != nil {
			return view{}, err
		}
		p.Event = e
		if d, ok := analysis.Day(e); ok {
			since, day = d.AddDate(0, -3, 0), d.AddDate(0, 3, 0)
		}
	}
	events, err := s.between(r, since, day, sitrep.Query{}, mostChained)
	if err != nil {
		return view{}, err
	}
	p.Cut = len(events) >= mostChained
	byID := map[string]sitrep.Event{}
	for _, e := range events {
		byID[e.ID] = e
	}
	for _, c := range analysis.Chains(events, analysis.Links(events, s.world())) {
		if p.Event != nil {
			if !slices.Contains(c.Events, p.Event.ID) {
				continue
			}
			c = c.Of(p.Event.ID)
		}
		if p.Chains = append(p.Chains, drawChain(c, byID)); len(p.Chains) == 20 {
			break
		}
	}
	return view{Template: "chains", Title: "Chains", Data: p}, nil
}

func drawChain(c analysis.Chain, byID map[string]sitrep.Event) chainView {
	var out chainView
	for _, id := range c.Events {
		st := step{Event: byID[id]}
		for _, l := range c.Links {
			if l.To == id {
				st.Answers = append(st.Answers, chainLink{l, byID[l.From]})
			}
		}
		slices.SortFunc(st.Answers, func(a, b chainLink) int { return cmp.Compare(b.Probability, a.Probability) })
		out.Steps = append(out.Steps, st)
	}
	if n := len(out.Steps); n > 0 {
		if out.Span = dated(out.Steps[0].Event); out.Span != dated(out.Steps[n-1].Event) {
			out.Span += " to " + dated(out.Steps[n-1].Event)
		}
	}
	return out
}

// influencePage sets rival patrons of one client side by side.
type influencePage struct {
	Client, Rivals string
	Rows           []influenceRow
	Period         []choice
	Asked, Cut     bool
	AsOf           asOf
}

type influenceRow struct {
	analysis.Standing
	Name string
	Top  []sitrep.Event
}

func (s *Site) influence(r *http.Request) (view, error) {
	v := r.URL.Query()
	p := influencePage{Client: strings.TrimSpace(v.Get("client")), Rivals: strings.TrimSpace(v.Get("rivals"))}
	var err error
	if p.AsOf, err = s.asOf(r); err != nil {
		return view{}, err
	}
	period := v.Get("period")
	if !slices.Contains([]string{"month", "quarter", "year"}, period) {
		period = "quarter"
	}
	for _, c := range []string{"month", "quarter", "year"} {
		p.Period = append(p.Period, choice{c, c, c == period})
	}
	if p.Client == "" || p.Rivals == "" {
		return view{Template: "influence", Title: "Influence", Data: p}, nil
	}
	p.Asked = true
	day := p.AsOf.Day
	client, err := s.party1(p.Client, day)
	if err != nil {
		return view{}, err
	}
	var rivals []string
	for name := range strings.SplitSeq(p.Rivals, ",") {
		id, err := s.party1(strings.TrimSpace(name), day)
		if err != nil {
			return view{}, err
		}
		rivals = append(rivals, id)
	}
	events, err := s.between(r, day.Add(-lookBack), day, sitrep.Query{}, mostEvents)
	if err != nil {
		return view{}, err
	}
	p.Cut = len(events) >= mostEvents
	byID := map[string]sitrep.Event{}
	for _, e := range events {
		byID[e.ID] = e
	}
	for _, st := range analysis.Influence(events, s.world(), client, rivals, period) {
		row := influenceRow{Standing: st, Name: st.Rival}
		if e, ok := s.o.Knowledge.Actors.Entry(st.Rival); ok {
			row.Name = e.Name
		}
		for _, id := range st.Events[:min(3, len(st.Events))] {
			row.Top = append(row.Top, byID[id])
		}
		p.Rows = append(p.Rows, row)
	}
	return view{Template: "influence", Title: "Influence", Data: p}, nil
}

// party1 is the one party that a name stands for.
func (s *Site) party1(name string, day time.Time) (string, error) {
	if s.o.Names == nil {
		return name, nil
	}
	ids, err := s.o.Names.Actor(name, day, false)
	if err != nil {
		return "", sitrep.Errorf(sitrep.EInvalid, "%v", err)
	}
	return ids[0], nil
}
