package brief

import (
	"context"
	"fmt"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/analysis"
	"github.com/sitrep-news/sitrep/query"
)

// Limits of what one report reads from the store.
const (
	lookBack    = 2 * 365 // days before the period that the index's usual rate rests on
	lookAhead   = 366     // days after it for what is planned
	mostEvents  = 20_000  // newest first
	mostReports = 500     // whose further events are taken in
	mostLinked  = 200     // events that others answer, beyond the subject's own
)

// Ask says what report is wanted.
type Ask struct {
	Subject
	Since, Until string    // ISO dates, inclusive; see Period
	AsOf         time.Time // what was first read later is left out; zero: nothing is
	World        analysis.World
	Country      func(code string) string
	Href         func(event string) string
}

// Make writes the report on a subject from the store. What answered the subject's
// events, and what they answered, comes with them.
func Make(ctx context.Context, r sitrep.Reader, a Ask) (Document, error) {
	from, okFrom := day(a.Since)
	to, okTo := day(a.Until)
	if !okFrom || !okTo || a.Since > a.Until {
		return Document{}, sitrep.Errorf(sitrep.EInvalid, "brief: a period needs a first and a last day, not %q to %q", a.Since, a.Until)
	}
	events, err := gather(ctx, r, a, from.AddDate(0, 0, -lookBack), to.AddDate(0, 0, lookAhead))
	if err != nil {
		return Document{}, fmt.Errorf("brief: events: %w", err)
	}
	in := Input{About: a.Name, Since: a.Since, Until: a.Until, Events: events, World: a.World, Country: a.Country, Href: a.Href}
	rows, err := r.Volume(ctx, from.AddDate(0, 0, -lookBack).Format(time.DateOnly), a.Until)
	if err != nil {
		return Document{}, fmt.Errorf("brief: how much was read: %w", err)
	}
	in.Volume = analysis.VolumeOf(rows)
	before := earlier(a.Since, a.Until)
	for _, v := range rows {
		switch {
		case v.Start >= a.Since && v.Start <= a.Until:
			in.Reports += v.Events
		case v.Start >= before && v.Start < a.Since:
			in.ReportsBefore += v.Events
		}
	}
	return Situation(in), nil
}

// gather reads the subject's events and those linked to them.
func gather(ctx context.Context, r sitrep.Reader, a Ask, from, to time.Time) ([]sitrep.Event, error) {
	queries := a.Queries
	if len(queries) == 0 {
		queries = []sitrep.Query{{}}
	}
	g := gathering{ctx: ctx, r: r, asof: a.AsOf, seen: map[string]bool{}}
	for _, q := range queries {
		q.Since, q.Until = max(q.Since, from.Format(time.DateOnly)), to.Format(time.DateOnly)
		q.Order, q.After, q.Limit = "", "", query.MaxLimit
		if err := g.query(q); err != nil {
			return nil, err
		}
	}
	if a.Around {
		if err := g.around(a.Since, a.Until); err != nil {
			return nil, err
		}
	}
	if err := g.linked(a.Since, a.Until); err != nil {
		return nil, err
	}
	return g.events, nil
}

// gathering collects events, each once.
type gathering struct {
	ctx    context.Context
	r      sitrep.Reader
	asof   time.Time
	events []sitrep.Event
	seen   map[string]bool
}

func (g *gathering) add(e sitrep.Event) {
	if g.seen[e.ID] {
		return
	}
	g.seen[e.ID] = true
	if g.asof.IsZero() || e.FirstSeen.IsZero() || !e.FirstSeen.After(g.asof) {
		g.events = append(g.events, e)
	}
}

func (g *gathering) query(q sitrep.Query) error {
	for len(g.events) < mostEvents {
		page, err := g.r.Events(g.ctx, q)
		if err != nil {
			return err
		}
		for _, e := range page.Events {
			g.add(e)
		}
		if page.Next == "" {
			return nil
		}
		q.After = page.Next
	}
	return nil
}

// around adds what the reports of the period's events tell without a place or as planned.
func (g *gathering) around(since, until string) error {
	asked := map[string]bool{}
	for _, e := range g.events[:len(g.events):len(g.events)] {
		if start, end := query.Days(&e); end < since || start > until {
			continue
		}
		for i := range e.Claims {
			c := &e.Claims[i]
			if asked[c.Report] || c.CopyOf != "" || c.Withdrawn || len(asked) == mostReports {
				continue
			}
			asked[c.Report] = true
			others, err := g.r.EventsOf(g.ctx, c.Report)
			if err != nil {
				return err
			}
			for _, o := range others {
				if !o.Withdrawn && (o.Place == nil || o.Status == sitrep.Planned) && o.Status != sitrep.Denied {
					g.add(o)
				}
			}
		}
	}
	return nil
}

// linked adds what answered the period's events and what they answered, step by step.
func (g *gathering) linked(since, until string) error {
	added := 0
	for i := 0; i < len(g.events); i++ {
		e := &g.events[i]
		if start, end := query.Days(e); end < since || start > until {
			continue
		}
		for _, l := range append(append([]sitrep.EventLink{}, e.Answers...), e.AnsweredBy...) {
			if g.seen[l.Event] || added == mostLinked {
				continue
			}
			other, err := g.r.Event(g.ctx, l.Event)
			if sitrep.Code(err) == sitrep.ENotFound {
				continue // merged away or gone since the link was drawn
			}
			if err != nil {
				return err
			}
			g.add(*other)
			g.seen[l.Event] = true // the id of one merged away, too
			added++
		}
	}
	return nil
}
