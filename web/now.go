package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/query"
	"github.com/sitrep-news/sitrep/web/atlas"
)

// formFields are the parameters of the pages that are no fields of a query.
var formFields = []string{"borders", "view", "period", "window"}

// nowPage is the list, the map and the timeline of the same rows.
type nowPage struct {
	Form    form
	Events  []sitrep.Event
	Map     mapView
	Line    lineView
	Older   string // address of the next page
	Total   string
	Changes map[string]sitrep.Change // the latest change of an event, by id
	Empty   emptyView
	Query   string // as text, for follows and exports
	Follow  string
}

// emptyView says why nothing is shown: no feed, no event yet, or none that matches.
type emptyView struct {
	Feeds, Reports int64
	Failing        int
}

// form is what the filters are filled with.
type form struct {
	Text       string // the query's text as typed
	Since      string
	Until      string
	Types      []choice
	Statuses   []choice
	Place      string
	Actor      string
	Publisher  string
	Families   string
	Killed     string
	Severity   string
	Confidence string
	Order      []choice
	Origin     []choice
	Borders    []choice
	Open       bool
}

type choice struct {
	Value, Name string
	On          bool
}

func (s *Site) now(r *http.Request) (view, error) {
	q, err := s.query(r)
	if err != nil {
		return view{}, err
	}
	page, err := s.o.Store.Events(r.Context(), q)
	if err != nil {
		return view{}, err
	}
	p := nowPage{Form: s.form(r.URL.Query()), Events: page.Events, Query: query.String(q)}
	borders := r.URL.Query().Get("borders")
	if borders != atlas.ViewUN {
		borders = atlas.ViewFacto
	}
	p.Map = s.mapOf(page.Events, borders)
	p.Line = lineOf(page.Events)
	if page.Next != "" {
		v := clone(r.URL.Query())
		v.Set("after", page.Next)
		p.Older = "/?" + v.Encode()
	}
	if p.Changes, err = s.latest(r, page.Events); err != nil {
		return view{}, err
	}
	if len(page.Events) == 0 {
		if p.Empty, err = s.empty(r); err != nil {
			return view{}, err
		}
	}
	p.Follow = "/follows/new?q=" + url.QueryEscape(p.Query)
	feed := "/updates.atom"
	if p.Query != "" {
		feed += "?q=" + url.QueryEscape(p.Query)
	}
	return view{Template: "now", Title: "Now", Feed: feed, Data: p}, nil
}

// query reads a page's query from its address.
func (s *Site) query(r *http.Request) (sitrep.Query, error) {
	v := clone(r.URL.Query())
	for _, f := range formFields {
		v.Del(f)
	}
	return query.FromValues(v, query.Options{Now: s.o.Now(), Resolver: s.o.Names})
}

func clone(v url.Values) url.Values {
	out := url.Values{}
	for k, vs := range v {
		out[k] = slices.Clone(vs)
	}
	return out
}

// latest finds each event's last change.
func (s *Site) latest(r *http.Request, events []sitrep.Event) (map[string]sitrep.Change, error) {
	out := map[string]sitrep.Change{}
	for _, e := range events {
		if e.Version < 2 {
			continue // nothing changed since it was first told
		}
		h, err := s.o.Store.History(r.Context(), e.ID)
		if err != nil {
			return nil, err
		}
		for _, c := range h {
			if c.Kind != sitrep.ChangeClaim && c.Kind != sitrep.ChangeNew && c.Kind != sitrep.ChangeLinks {
				out[e.ID] = c
			}
		}
	}
	return out, nil
}

func (s *Site) empty(r *http.Request) (emptyView, error) {
	st, err := s.o.Store.Stats(r.Context())
	if err != nil {
		return emptyView{}, err
	}
	out := emptyView{Reports: st.Reports}
	if s.o.Desk == nil {
		return out, nil
	}
	feeds, err := s.o.Desk.Feeds(r.Context())
	for _, f := range feeds {
		out.Feeds++
		if f.Bad() {
			out.Failing++
		}
	}
	return out, err
}

func (s *Site) form(v url.Values) form {
	get := func(k string) string { return strings.TrimSpace(v.Get(k)) }
	f := form{
		Text: get("q"), Since: get("since"), Until: get("until"), Place: get("place"), Actor: get("actor"), Publisher: get("publisher"),
		Families: get("families"), Killed: get("killed"), Severity: get("severity"), Confidence: get("confidence"),
	}
	for _, t := range query.Types() {
		f.Types = append(f.Types, choice{t, typeWord(t, ""), slices.Contains(v["type"], t)})
	}
	slices.SortFunc(f.Types, func(a, b choice) int { return strings.Compare(a.Name, b.Name) })
	f.Statuses = append(f.Statuses, choice{"", "all but denied", get("status") == ""}, choice{"real", "told as having happened", get("status") == "real"})
	for _, st := range query.Statuses() {
		f.Statuses = append(f.Statuses, choice{string(st), string(st), get("status") == string(st)})
	}
	for _, o := range query.Orders() {
		names := map[string]string{"time": "newest event first", "changed": "last changed first", "severity": "gravest first"}
		f.Order = append(f.Order, choice{o, names[o], get("order") == o})
	}
	for _, o := range append([]string{""}, query.Origins()[1:]...) {
		names := map[string]string{"": "reports read here", "acled": "ACLED's coded history", "ucdp": "UCDP's coded history", "gdelt": "GDELT's coded history"}
		f.Origin = append(f.Origin, choice{o, names[o], get("origin") == o})
	}
	f.Borders = []choice{
		{atlas.ViewFacto, "as administered (Natural Earth)", get("borders") != atlas.ViewUN},
		{atlas.ViewUN, "as the UN's list of members has it", get("borders") == atlas.ViewUN},
	}
	for k, vs := range v {
		f.Open = f.Open || k != "q" && k != "after" && k != "borders" && len(vs) > 0 && vs[0] != ""
	}
	return f
}

// lineView is the timeline: events a day, stacked by kind.
type lineView struct {
	Width, Height int
	Bars          []bar
	Ticks         []tick
	Label         string
}

type bar struct {
	X, Y, W, H float64
	Kind       string
	Title      string
	Target     string // id of the first event of the bar
}

type tick struct {
	X    float64
	Text string
}

const lineWidth, lineHeight = 720, 120

// lineOf draws a bar for each day and kind of the rows shown.
func lineOf(events []sitrep.Event) lineView {
	out := lineView{Width: lineWidth, Height: lineHeight}
	type cell struct {
		n     int
		first string
	}
	days := map[string]map[string]cell{}
	var first, last time.Time
	for _, e := range events {
		t, _, ok := parse(e.Time.Start)
		if !ok || e.Time.Precision == "year" || e.Time.Precision == "vague" {
			continue
		}
		t = t.UTC().Truncate(24 * time.Hour)
		d := t.Format("2006-01-02")
		if days[d] == nil {
			days[d] = map[string]cell{}
		}
		c := days[d][kindOf(e.Type)]
		if c.n == 0 {
			c.first = e.ID
		}
		c.n++
		days[d][kindOf(e.Type)] = c
		if first.IsZero() || t.Before(first) {
			first = t
		}
		if t.After(last) {
			last = t
		}
	}
	if len(days) == 0 {
		return out
	}
	span := int(last.Sub(first).Hours()/24) + 1
	step := max(1, (span+179)/180) // days a bar
	slots := (span + step - 1) / step
	most := 1
	sums := make([]map[string]cell, slots)
	for d, kinds := range days {
		t, _ := time.Parse("2006-01-02", d)
		i := int(t.Sub(first).Hours()/24) / step
		if sums[i] == nil {
			sums[i] = map[string]cell{}
		}
		total := 0
		for k, c := range kinds {
			was := sums[i][k]
			if was.n == 0 {
				was.first = c.first
			}
			was.n += c.n
			sums[i][k] = was
		}
		for _, c := range sums[i] {
			total += c.n
		}
		most = max(most, total)
	}
	w := float64(lineWidth-20) / float64(slots)
	for i, kinds := range sums {
		y := float64(lineHeight - 20)
		d := first.AddDate(0, 0, i*step)
		for _, k := range []string{"force", "coerce", "threat", "talk", "aid", "other"} {
			c := kinds[k]
			if c.n == 0 {
				continue
			}
			h := float64(c.n) / float64(most) * float64(lineHeight-30)
			y -= h
			out.Bars = append(out.Bars, bar{10 + float64(i)*w, y, max(1, min(w-1, 24)), h, k, d.Format("2 Jan 2006") + ": " + plural(c.n, "event", "events"), c.first})
		}
	}
	for i := range 5 {
		at := i * (slots - 1) / 4
		if i > 0 && at == (i-1)*(slots-1)/4 {
			continue
		}
		out.Ticks = append(out.Ticks, tick{10 + float64(at)*w, first.AddDate(0, 0, at*step).Format("2 Jan 2006")})
	}
	out.Label = "Events a day from " + first.Format("2 Jan 2006") + " to " + last.Format("2 Jan 2006")
	return out
}
