// Package analysis answers what single events don't: what answered what, whether it
// escalates, who gains and who loses influence. It is pure: events go in, figures
// with the ids of the events behind them come out. Methods and weights are told in
// docs/analysis.md.
package analysis

import (
	"slices"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/scheme"
)

// World is what the analyses know beside the events.
type World struct {
	Actors *actor.Base    // who belongs to whom; nil: nobody does
	Scheme *scheme.Scheme // weights of codes

	ties  map[[2]string]float64 // what Tie found of one day; nil: nothing is kept
	camps map[campOn][]string   // what Camp found, within one analysis; nil: nothing is kept
}

// campOn is a party on a day.
type campOn struct {
	id  string
	day int64
}

// Weight is an event's place on the Goldstein scale, -10 (war) to +8.3 (aid in
// force): that of its CAMEO code, else that of its PLOVER type. What is not said to
// have happened weighs nothing, except that threats and demands, being acts of
// words, weigh as what they are.
func (w World) Weight(e *sitrep.Event) float64 {
	if !Happened(e) {
		return 0
	}
	if e.CAMEO != "" && w.Scheme != nil {
		if g, ok := w.Scheme.Goldstein(e.CAMEO); ok {
			return g
		}
	}
	return typeWeight[e.Type]
}

// typeWeight is Goldstein's scale averaged over the CAMEO codes that a PLOVER type
// takes in (Goldstein 1992; Schrodt 2012 for CAMEO), for events without a code.
var typeWeight = map[string]float64{
	"AGREE": 4, "CONSULT": 1.5, "SUPPORT": 3.5, "CONCEDE": 5, "COOPERATE": 6.5, "AID": 7.2, "RETREAT": 3, "REQUEST": -0.3,
	"ACCUSE": -2, "REJECT": -4, "THREATEN": -5, "PROTEST": -6, "SANCTION": -5.5, "MOBILIZE": -7.2, "COERCE": -7, "ASSAULT": -9.3,
}

// Happened tells whether an event is said to have happened and still stands.
func Happened(e *sitrep.Event) bool {
	if e.Withdrawn {
		return false
	}
	switch e.Status {
	case sitrep.Actual, sitrep.Alleged, sitrep.Ongoing, sitrep.Ended:
		return true
	}
	return false
}

// Violent tells whether an event is one of force.
func Violent(e *sitrep.Event) bool { return e.Type == "ASSAULT" || e.Type == "COERCE" }

// Times is how many happenings an event stands for: the low figure of its count.
func Times(e *sitrep.Event) int {
	if e.Count != nil {
		return max(1, e.Count.Low)
	}
	return 1
}

// Day is the day on which an event began, if it is known to the day or to a few.
func Day(e *sitrep.Event) (time.Time, bool) {
	switch e.Time.Precision {
	case "year", "month", "season", "vague":
		return time.Time{}, false
	}
	if len(e.Time.Start) < len(time.DateOnly) {
		return time.Time{}, false
	}
	t, err := time.Parse(time.DateOnly, e.Time.Start[:len(time.DateOnly)])
	return t, err == nil
}

// Order is the ISO date by which an event stands among others: when it was, else when
// it was first told.
func Order(e *sitrep.Event) string {
	if e.Time.Start != "" {
		return e.Time.Start
	}
	first := ""
	for _, c := range e.Claims {
		if c.Published != "" && (first == "" || c.Published < first) {
			first = c.Published
		}
	}
	return first
}

// depth is how far up the hierarchy a camp reaches.
const depth = 3

// Camp lists a party's ids with those of all it belongs to and is backed by on a day,
// itself first.
func (w World) Camp(id string, day time.Time) []string {
	out := []string{id}
	if w.Actors == nil {
		return out
	}
	key := campOn{id, day.Unix() / 86400}
	if kept, ok := w.camps[key]; ok {
		return kept
	}
	out = w.climb(out, day)
	if w.camps != nil {
		w.camps[key] = out
	}
	return out
}

// climb adds what each of a camp belongs to and is backed by, step by step.
func (w World) climb(out []string, day time.Time) []string {
	for from, step := 0, 0; step < depth && from < len(out); step++ {
		end := len(out)
		for _, at := range out[from:end] {
			for _, up := range append(w.Actors.Parents(at, day), w.Actors.Backers(at, day)...) {
				if up.Kind != sitrep.KindPlace && up.Country != "IGO" && !slices.Contains(out, up.ID) {
					out = append(out, up.ID)
				}
			}
		}
		from = end
	}
	return out
}

// Tie says how near two parties of one camp are: 1 the same, less for each step up
// the hierarchy to what they share, 0 where they share nothing.
func (w World) Tie(a, b string, day time.Time) float64 {
	if a == b {
		return 1
	}
	if kept, ok := w.ties[[2]string{a, b}]; ok {
		return kept
	}
	tie := w.tie(a, b, day)
	if w.ties != nil {
		w.ties[[2]string{a, b}] = tie
	}
	return tie
}

func (w World) tie(a, b string, day time.Time) float64 {
	ca, cb := w.Camp(a, day), w.Camp(b, day)
	best := 0.0
	for i, x := range ca {
		if j := slices.Index(cb, x); j >= 0 {
			best = max(best, 1/(1+0.35*float64(min(i, 3)+min(j, 3))))
		}
	}
	return best
}

// between is the strongest tie between two sides.
func (w World) between(as, bs []sitrep.Party, day time.Time) float64 {
	best := 0.0
	for _, a := range as {
		for _, b := range bs {
			best = max(best, w.Tie(a.ID, b.ID, day))
		}
	}
	return best
}
