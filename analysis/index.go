package analysis

import (
	"cmp"
	"math"
	"slices"
	"time"

	"github.com/sitrep-news/sitrep"
)

// The index compares the conflict of the last days with what is usual.
const (
	recentDays = 7.0  // half-life of the recent rate
	usualHalf  = 90.0 // half-life of the usual rate
	priorDays  = 14.0 // how long a spell at the prior rate a pair without history counts for
	priorRate  = 0.02 // events a day of a pair without history
)

// Level is how an index reads for people.
type Level int

// The levels, by how likely the recent rate is above the usual one, and by how much.
const (
	Unknown   Level = iota // too little is told to say
	Quiet                  // likely below the usual rate
	Usual                  // within what is usual
	Raised                 // 8 of 10 likely above the usual rate
	Rising                 // 9 of 10 likely at half as much again
	Escalates              // 9 of 10 likely at three times the usual rate
)

func (l Level) String() string {
	return [...]string{"too little told to say", "quieter than usual", "as usual", "above the usual", "rising", "escalating"}[l]
}

// Index is the escalation of a pair of actors or of a place on a day.
type Index struct {
	Key        string   // "IRQ", or "a>b" sorted by name for a pair
	Names      []string // of the pair, or of the place
	Recent     float64  // decayed conflict weight a day, 0 to about 10 an event
	Usual      float64
	Ratio      float64 // of rates of events, recent to usual
	Low, High  float64 // 90% interval of the ratio
	P          float64 // probability that the recent rate is above the usual
	Level      Level
	Recents    int      // events of the last 14 days
	Before     Level    // a week earlier
	Events     []string // ids behind the recent rate, latest first
	Cooperates float64  // decayed weight of cooperation a day
}

// Dim says what an index is kept by.
type Dim int

// Dimensions of Escalation.
const (
	ByPair Dim = iota
	ByPlace
)

// Volume tells how much was published on a day against the usual day; 1 where unknown.
type Volume func(day time.Time) float64

// Escalation computes the index of every pair or place with an event in the last 90
// days, most escalating first. Volume corrects exposure: twice the news finds twice
// the events, and that is no escalation.
func Escalation(events []sitrep.Event, w World, by Dim, day time.Time, vol Volume) []Index {
	series := w.seriesOf(events, by)
	var out []Index
	for key, s := range series {
		x := w.index(s, day, vol)
		if x.Recents == 0 && x.Level != Quiet {
			continue
		}
		x.Before = w.index(s, day.AddDate(0, 0, -7), vol).Level
		x.Key, x.Names = key, s.names
		out = append(out, x)
	}
	slices.SortFunc(out, func(a, b Index) int {
		return cmp.Or(cmp.Compare(b.Level, a.Level), cmp.Compare(b.Recent, a.Recent), cmp.Compare(a.Key, b.Key))
	})
	return out
}

// series is the events of one key.
type series struct {
	names  []string
	events []*sitrep.Event
	days   []time.Time
}

func (w World) seriesOf(events []sitrep.Event, by Dim) map[string]*series {
	out := map[string]*series{}
	add := func(key string, names []string, e *sitrep.Event, day time.Time) {
		s := out[key]
		if s == nil {
			s = &series{names: names}
			out[key] = s
		}
		s.events, s.days = append(s.events, e), append(s.days, day)
	}
	for i := range events {
		e := &events[i]
		day, ok := Day(e)
		if !ok || !Happened(e) {
			continue
		}
		if by == ByPlace {
			if e.Place != nil && e.Place.Country != "" {
				add(e.Place.Country, []string{e.Place.Country}, e, day)
			}
			continue
		}
		seen := map[string]bool{}
		for _, a := range bodies(e.Actors) {
			for _, b := range w.targets(e, day) {
				if a.ID == b.ID {
					continue
				}
				key, names := pairKey(a, b)
				if !seen[key] {
					seen[key] = true
					add(key, names, e, day)
				}
			}
		}
	}
	return out
}

// bodies are the states and organizations of one side: a soldier or a minister
// stands for their state; who belongs to nobody known stands for none.
func bodies(ps []sitrep.Party) []sitrep.Party {
	var out []sitrep.Party
	for _, p := range ps {
		switch {
		case p.Kind == sitrep.KindState, p.Kind == sitrep.KindOrganization:
		case p.Kind != sitrep.KindPlace && len(p.Country) == 3 && p.Country != "---" && p.Country != "IGO" && p.Country != "NGO" && p.Country != "MNC" && official(p.Sectors):
			p = sitrep.Party{ID: p.Country, Name: p.Country, Kind: sitrep.KindState, Country: p.Country}
		default:
			continue
		}
		if !slices.ContainsFunc(out, func(o sitrep.Party) bool { return o.ID == p.ID }) {
			out = append(out, p)
		}
	}
	return out
}

// official tells whether people act for their state.
func official(sectors []string) bool {
	return slices.ContainsFunc(sectors, sitrep.Executive)
}

// pairKey names a pair whichever way it acted.
func pairKey(a, b sitrep.Party) (string, []string) {
	if b.ID < a.ID {
		a, b = b, a
	}
	return a.ID + ">" + b.ID, []string{a.Name, b.Name}
}

// index weighs a series as of a day.
func (w World) index(s *series, day time.Time, vol Volume) Index {
	var x Index
	var n1, n0 float64 // decayed counts of conflict
	type seen struct {
		id  string
		age float64
	}
	var recent []seen
	for i, e := range s.events {
		age := day.Sub(s.days[i]).Hours() / 24
		if age < 0 || age > 2*365 {
			continue
		}
		weight := w.Weight(e)
		r, u := math.Exp2(-age/recentDays), math.Exp2(-age/usualHalf)
		switch {
		case weight < 0:
			x.Recent -= weight * r
			x.Usual -= weight * u
			n1 += r
			n0 += u
			if age <= 14 {
				x.Recents++
				recent = append(recent, seen{e.ID, age})
			}
		default:
			x.Cooperates += weight * r
		}
	}
	t1, t0 := exposure(day, recentDays, 60, vol), exposure(day, usualHalf, 2*365, vol)
	x.Recent, x.Usual, x.Cooperates = x.Recent/t1, x.Usual/t0, x.Cooperates/t1
	w.compare(&x, n1, t1, n0, t0)
	slices.SortFunc(recent, func(a, b seen) int { return cmp.Or(cmp.Compare(a.age, b.age), cmp.Compare(a.id, b.id)) })
	for _, r := range recent {
		x.Events = append(x.Events, r.id)
	}
	return x
}

// exposure is how many usual days of news a half-life looks back on.
func exposure(day time.Time, half float64, most int, vol Volume) float64 {
	sum := 0.0
	for age := range most {
		v := 1.0
		if vol != nil {
			v = vol(day.AddDate(0, 0, -age))
		}
		sum += math.Exp2(-float64(age)/half) * v
	}
	return max(sum, 1)
}

// compare sets the recent rate against the usual one: both are gamma, the conjugate
// of Poisson counts, from decayed counts; the ratio's logarithm is taken as normal
// with the delta method's variance 1/a1 + 1/a0.
func (w World) compare(x *Index, n1, t1, n0, t0 float64) {
	a0, b0 := n0+priorDays*priorRate+0.5, t0+priorDays
	a1, b1 := n1+0.5, t1+0.5/(a0/b0) // half an event at the usual rate: shrinks towards no change
	x.Ratio = (a1 / b1) / (a0 / b0)
	sd := math.Sqrt(1/a1 + 1/a0)
	x.Low, x.High = x.Ratio*math.Exp(-1.645*sd), x.Ratio*math.Exp(1.645*sd)
	above := func(times float64) float64 { return normal(math.Log(x.Ratio/times) / sd) }
	x.P = above(1)
	switch {
	case n0 < 1.5 && n1 < 1.5:
		x.Level = Unknown
	case above(3) > 0.9:
		x.Level = Escalates
	case above(1.5) > 0.9:
		x.Level = Rising
	case x.P > 0.8:
		x.Level = Raised
	case x.P < 0.1:
		x.Level = Quiet
	default:
		x.Level = Usual
	}
}

// normal is the standard normal distribution function.
func normal(z float64) float64 { return 0.5 * math.Erfc(-z/math.Sqrt2) }
