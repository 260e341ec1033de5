package analysis

import (
	"cmp"
	"slices"
	"time"

	"github.com/sitrep-news/sitrep"
)

// Standing is how much a rival patron gave and did to a client in a period.
type Standing struct {
	Start    string   // ISO date on which the period begins
	Rival    string   // party id
	Coop     float64  // weight of cooperation, both directions
	Conflict float64  // weight of conflict, both directions, positive
	Share    float64  // of all rivals' cooperation with the client in the period, 0 to 1
	Net      float64  // (Coop - Conflict) / (Coop + Conflict): alignment, -1 to 1
	N        int      // events behind it
	Events   []string // their ids, weightiest first, at most 20
}

// Influence sets rival patrons of one client side by side over time: cooperation and
// conflict, given and received, of each rival's camp with the client's, on the
// Goldstein scale; shares among the rivals; alignment. Period is "month", "quarter"
// or "year". A share says who deals most with the client, not who commands it.
func Influence(events []sitrep.Event, w World, client string, rivals []string, period string) []Standing {
	type key struct{ start, rival string }
	at := map[key]*Standing{}
	weights := map[string]float64{}
	for i := range events {
		e := &events[i]
		day, ok := Day(e)
		g := w.Weight(e)
		if !ok || g == 0 {
			continue
		}
		for _, rival := range rivals {
			if !w.deals(e, client, rival, day) {
				continue
			}
			k := key{periodOf(day, period), rival}
			if at[k] == nil {
				at[k] = &Standing{Start: k.start, Rival: rival}
			}
			s := at[k]
			s.N++
			s.Events = append(s.Events, e.ID)
			weights[e.ID] = g
			if g > 0 {
				s.Coop += g
			} else {
				s.Conflict -= g
			}
		}
	}
	total := map[string]float64{}
	for k, s := range at {
		total[k.start] += s.Coop
	}
	out := make([]Standing, 0, len(at))
	for k, s := range at {
		if t := total[k.start]; t > 0 {
			s.Share = s.Coop / t
		}
		s.Net = (s.Coop - s.Conflict) / (s.Coop + s.Conflict)
		slices.SortFunc(s.Events, func(a, b string) int {
			return cmp.Or(cmp.Compare(max(weights[b], -weights[b]), max(weights[a], -weights[a])), cmp.Compare(a, b))
		})
		s.Events = s.Events[:min(20, len(s.Events))]
		out = append(out, *s)
	}
	slices.SortFunc(out, func(a, b Standing) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.Rival, b.Rival)) })
	return out
}

// deals tells whether an event is between a client's camp and a rival's, whichever acts.
func (w World) deals(e *sitrep.Event, client, rival string, day time.Time) bool {
	of := func(ps []sitrep.Party, id, not string) bool {
		return slices.ContainsFunc(ps, func(p sitrep.Party) bool {
			return p.ID == id || p.ID != not && slices.Contains(w.Camp(p.ID, day), id)
		})
	}
	if len(e.Recipients) == 0 { // reciprocal: all parties act
		return of(e.Actors, client, rival) && of(e.Actors, rival, client) && len(e.Actors) > 1
	}
	return of(e.Actors, client, rival) && of(e.Recipients, rival, client) || of(e.Actors, rival, client) && of(e.Recipients, client, rival)
}

func periodOf(day time.Time, period string) string {
	switch period {
	case "year":
		return day.AddDate(0, 0, 1-day.YearDay()).Format(time.DateOnly)
	case "quarter":
		m := time.Month((int(day.Month())-1)/3*3 + 1)
		return time.Date(day.Year(), m, 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	}
	return day.AddDate(0, 0, 1-day.Day()).Format(time.DateOnly)
}
