package api

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/analysis"
)

const (
	lookBack   = 2 * 365 * 24 * time.Hour // how far back the analyses read events
	mostEvents = 50_000                   // that one reads at most
)

// between reads the events of a span.
func (a *API) between(ctx context.Context, since, until time.Time) ([]sitrep.Event, error) {
	q := sitrep.Query{Since: since.Format(time.DateOnly), Until: until.Format(time.DateOnly), Limit: 1000}
	var out []sitrep.Event
	for len(out) < mostEvents {
		page, err := a.o.Store.Events(ctx, q)
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

func (a *API) chains(r *http.Request, _ User) (answer, error) {
	ctx, day := r.Context(), a.asOf(r)
	since, only := day.AddDate(0, -4, 0), ""
	if id := r.URL.Query().Get("event"); id != "" {
		e, err := a.o.Store.Event(ctx, id)
		if err != nil {
			return answer{}, err
		}
		only = e.ID
		if d, ok := analysis.Day(e); ok {
			since, day = d.AddDate(0, -3, 0), d.AddDate(0, 3, 0)
		}
	}
	events, err := a.between(ctx, since, day)
	if err != nil {
		return answer{}, err
	}
	byID := map[string]sitrep.Event{}
	for _, e := range events {
		byID[e.ID] = e
	}
	out, most := ChainList{AsOf: day.Format(time.DateOnly)}, number(r, "limit", 20)
	for _, c := range analysis.Chains(events, analysis.Links(events, a.world())) {
		if only != "" {
			if !slices.Contains(c.Events, only) {
				continue
			}
			c = c.Of(only)
		}
		if out.Chains = append(out.Chains, chainOf(c, byID)); len(out.Chains) == most {
			break
		}
	}
	return answer{body: out}, nil
}

func chainOf(c analysis.Chain, byID map[string]sitrep.Event) ChainOut {
	var out ChainOut
	for _, id := range c.Events {
		e := byID[id]
		out.Events = append(out.Events, EventHead{ID: id, Title: e.Title, Date: e.Time.Start, Type: e.Type})
	}
	for _, l := range c.Links {
		out.Links = append(out.Links, LinkOut(l))
	}
	return out
}

func (a *API) escalation(r *http.Request, _ User) (answer, error) {
	ctx, day := r.Context(), a.asOf(r)
	events, err := a.between(ctx, day.Add(-lookBack), day)
	if err != nil {
		return answer{}, err
	}
	vol, err := a.volume(ctx, day)
	if err != nil {
		return answer{}, err
	}
	out := IndexList{AsOf: day.Format(time.DateOnly), By: cmp.Or(r.URL.Query().Get("by"), "pair")}
	by := analysis.ByPair
	if out.By == "place" {
		by = analysis.ByPlace
	}
	rows := analysis.Escalation(events, a.world(), by, day, vol)
	for _, x := range rows[:min(len(rows), number(r, "limit", 100))] {
		out.Rows = append(out.Rows, IndexOut{Key: x.Key, Names: x.Names, Level: x.Level.String(), Before: x.Before.String(), Ratio: x.Ratio, Low: x.Low, High: x.High,
			P: x.P, Recent: x.Recent, Usual: x.Usual, Events: x.Events, Cooperates: x.Cooperates})
	}
	return answer{body: out}, nil
}

// volume is how much was read on a day against the mean day of the span.
func (a *API) volume(ctx context.Context, day time.Time) (analysis.Volume, error) {
	rows, err := a.o.Store.Volume(ctx, day.Add(-lookBack).Format(time.DateOnly), day.Format(time.DateOnly))
	return analysis.VolumeOf(rows), err
}
