package actor

import (
	"time"

	"github.com/sitrep-news/sitrep/data/lists"
)

// rank scores an entry for the query: its country in the question or the
// context, its dates, and how full its name is.
func (r *resolver) rank(f ref) float64 {
	e := f.e
	s := 1.0
	switch {
	case f.kind == refName || f.given:
		s += 1.5
	case f.kind == refCapital || f.kind == refAdj || f.kind == refPeople:
		s += 1.2
	}
	if e.Kind == "state" {
		s += 2
	}
	if f.tagged {
		s--
	}
	if e.Country != "---" && len(e.Country) == 3 {
		if e.Country == r.q.Country {
			s += 2
		} else if r.contextHas(e.Country) {
			s += 1.5
		}
	}
	day := r.q.Date
	switch {
	case len(e.Terms) > 0:
		s += termWeight(e, day)
	case !e.Life.Zero() && e.Life.Contains(day):
		s += 0.5
	case !e.Life.Zero():
		s -= 0.7
	}
	return s + 0.02*float64(min(len(e.Aliases)+len(e.Links), 10))
}

// termWeight is higher for those in office on the day, and for heads of state.
func termWeight(e *Entry, day time.Time) float64 {
	best := 0.0
	for _, t := range e.Terms {
		w := 0.3
		if t.Contains(day) && (!day.IsZero() || t.Open()) {
			w = 0.9
		}
		if headRoles[t.Role] {
			w *= 1.6
		}
		if day.IsZero() && t.lo > 0 {
			w += float64(t.lo/10000-1900) / 1000 // the later bearer of a name, where no day tells
		}
		if t.Role == "elite" || t.Role == "celebrity" {
			w *= 0.3
		}
		best = max(best, w)
	}
	return best
}

// headRoles are the offices that news means when it gives a surname alone.
var headRoles = lists.Set("president pm chancellor king emir sultan supreme-leader pope")
