package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

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
	Text    string // the query as it was asked, for follows and exports
	Follow  string
	Further bool   // not the first page
	First   string // address of it
	ByTime  bool
}

// row is an event in a list with what changed last in it.
type row struct {
	Event  sitrep.Event
	Change sitrep.Change // Seq 0: nothing since it was first told
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
	v := clone(r.URL.Query())
	p := nowPage{Form: s.form(v), Events: page.Events, Text: asked(v), Further: v.Get("after") != "", ByTime: q.Order != "severity" && q.Order != "changed"}
	borders := v.Get("borders")
	if borders != atlas.ViewUN {
		borders = atlas.ViewFacto
	}
	p.Map = s.mapOf(page.Events, borders)
	p.Line = lineOf(page.Events)
	v.Del("after")
	p.First = "/?" + v.Encode()
	if page.Next != "" {
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
	p.Follow = "/follows/new?q=" + url.QueryEscape(p.Text)
	feed := "/updates.atom"
	if p.Text != "" {
		feed += "?q=" + url.QueryEscape(p.Text)
	}
	return view{Template: "now", Title: "Now", Feed: feed, Data: p, Live: len(page.Events) == 0}, nil
}

// asked is a page's query as text, in the words in which it was asked: names stay
// names, so that a follow or a link means the same when knowledge of them grows.
func asked(v url.Values) string {
	v = clone(v)
	for _, f := range append(formFields, "after") {
		v.Del(f)
	}
	text, err := query.Text(v)
	if err != nil {
		return "" // the page says what is wrong with it
	}
	return text
}

// query reads a page's query from its address.
func (s *Site) query(r *http.Request) (sitrep.Query, error) {
	v := clone(r.URL.Query())
	for _, f := range formFields {
		v.Del(f)
	}
	after := v.Get("after")
	v.Del("after")
	q, err := query.FromValues(v, query.Options{Now: s.o.Now(), Resolver: s.o.Names})
	q.After = after
	return q, err
}

func clone(v url.Values) url.Values {
	out := url.Values{}
	for k, vs := range v {
		out[k] = slices.Clone(vs)
	}
	return out
}

// telling are the kinds of change that a reader of a list wants to know of.
var telling = []string{sitrep.ChangeToll, sitrep.ChangeStatus, sitrep.ChangePlace, sitrep.ChangeTime, sitrep.ChangeParties, sitrep.ChangeDisputed,
	sitrep.ChangeWithdrawn, sitrep.ChangeRestored, sitrep.ChangeCorrected, sitrep.ChangeMerged}

// latest finds each event's last change that tells something.
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
			if slices.Contains(telling, c.Kind) {
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
		f.Open = f.Open || k != "q" && k != "after" && len(vs) > 0 && vs[0] != "" && vs[0] != "facto" && vs[0] != "time"
	}
	return f
}
