package api

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
)

func (a *API) actors(r *http.Request, _ User) (answer, error) {
	words := strings.TrimSpace(r.URL.Query().Get("q"))
	if len(words) > mostWords {
		return answer{}, sitrep.Errorf(sitrep.EInvalid, "q holds words of a name, %d bytes at most", mostWords)
	}
	rows, err := a.o.Store.Parties(r.Context(), words, number(r, "limit", 50))
	list := ActorList{}
	for _, p := range rows {
		list.Actors = append(list.Actors, ActorHead{ID: p.ID, Name: p.Name, Kind: p.Kind, Country: p.Country, Sectors: p.Sectors,
			Events: p.Events, Reports: p.Reports, First: p.First, Last: p.Last})
	}
	return answer{body: list}, err
}

// asOf is the day that is asked about.
func (a *API) asOf(r *http.Request) time.Time {
	if t, err := time.Parse(time.DateOnly, r.URL.Query().Get("asof")); err == nil {
		return t
	}
	return a.now().Truncate(24 * time.Hour)
}

func (a *API) actor(r *http.Request, _ User) (answer, error) {
	out, err := a.actorOf(r.Context(), r.PathValue("id"), a.asOf(r))
	return answer{body: out}, err
}

// actorOf gathers what is known of an actor on a day.
func (a *API) actorOf(ctx context.Context, id string, day time.Time) (ActorFull, error) {
	out := ActorFull{ID: id, AsOf: day.Format(time.DateOnly)}
	a.fromBase(&out, day)
	did, err := a.o.Store.Events(ctx, sitrep.Query{Doers: []string{id}, Limit: 20})
	if err != nil {
		return out, err
	}
	got, err := a.o.Store.Events(ctx, sitrep.Query{Recipients: []string{id}, Limit: 20})
	if err != nil {
		return out, err
	}
	out.Did, out.Got = did.Events, got.Events
	said, err := a.o.Store.Statements(ctx, id, 20)
	if err != nil {
		return out, err
	}
	for _, s := range said {
		out.Said = append(out.Said, SaidBy{Report: s.Report.ID, URL: s.Report.URL, Published: s.Report.Published, Statement: s.Statement})
	}
	ties, err := a.o.Store.Relations(ctx, id)
	if err != nil {
		return out, err
	}
	for _, t := range ties {
		out.Told = append(out.Told, ToldTie{Type: t.Relation.Type, From: t.From.ID, FromName: t.From.Name, To: t.To.ID, ToName: t.To.Name,
			Status: string(t.Relation.Status), Report: t.Report.ID, URL: t.Report.URL, Words: t.Words.Text})
	}
	if !out.Known && !out.named(ties) {
		return out, sitrep.Errorf(sitrep.ENotFound, "nobody is known here as %q; look for the name with %s/actors?q=", id, Prefix)
	}
	return out, nil
}

// fromBase fills in what the knowledge base has.
func (a *API) fromBase(out *ActorFull, day time.Time) {
	b := a.o.Knowledge.Actors
	if b == nil {
		return
	}
	e, ok := b.Entry(out.ID)
	if !ok {
		return
	}
	out.Known, out.Name, out.Kind, out.Country, out.Sectors, out.Aliases = true, e.Name, e.Kind, e.Country, e.Sectors, e.Aliases
	if e.Source != "" {
		out.Sources = []string{e.Source}
	}
	for _, list := range []struct {
		how string
		es  []*actor.Entry
	}{{"part_of", b.Parents(e.ID, day)}, {"backed_by", b.Backers(e.ID, day)}, {"has_part", b.Children(e.ID, day)},
		{"ally_of", b.Allies(e.ID, day)}, {"fights", b.Foes(e.ID, day)}, {"led_by", b.Leaders(e.ID, day)}} {
		for _, o := range list.es {
			out.Ties = append(out.Ties, KnownTie{list.how, o.ID, o.Name})
		}
	}
}

// named takes the name of an actor that only reports know from what they tell.
func (out *ActorFull) named(ties []sitrep.Tie) bool {
	var parties []sitrep.Party
	for _, list := range [][]sitrep.Event{out.Did, out.Got} {
		for _, e := range list {
			parties = append(append(parties, e.Actors...), e.Recipients...)
		}
	}
	for _, t := range ties {
		parties = append(parties, t.From, t.To)
	}
	for _, s := range out.Said {
		if sp := s.Statement.Speaker; sp != nil {
			parties = append(parties, sitrep.Party{ID: out.ID, Name: sp.Name, Kind: sp.Kind, Country: sp.Country, Sectors: sp.Sectors})
		}
	}
	for _, p := range parties {
		if p.ID == out.ID {
			out.Name, out.Kind, out.Country, out.Sectors = p.Name, p.Kind, p.Country, p.Sectors
			return true
		}
	}
	return false
}
