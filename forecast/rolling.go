package forecast

import (
	"errors"
	"fmt"
	"math"
	"sort"
)

// Plan says what is to be foreseen.
type Plan struct {
	Measure string // Events or Deaths
	Units   int    // the busiest units, as known on each start; 0: all rows as one
	From    int    // first start, a day number
	Every   int    // days between starts
	Horizon int    // days foreseen
}

// Forecast is one foreseen sum: the days Start to End inclusive.
type Forecast struct {
	By      string    `json:"by"`
	Unit    string    `json:"unit"`
	Measure string    `json:"measure"`
	Start   string    `json:"start"`
	End     string    `json:"end"`
	Samples []float64 `json:"samples"`
	// Skill is one minus the ratio of this unit's past CRPS to the better
	// baseline's, from forecasts made the same way before the start; nil where
	// too few windows have passed to tell.
	Skill *float64 `json:"skill,omitempty"`
}

// step is how many days lie between the past origins that weights are learnt from.
const step = 7

// Rolling makes the forecasts of a plan, each from the rows before its own start.
func Rolling(h *History, p Plan) ([]Forecast, error) {
	if err := p.check(h); err != nil {
		return nil, err
	}
	first, last := h.Rows[0].Day, h.Rows[len(h.Rows)-1].Day
	var out []Forecast
	tr := newTrack(h, p, first)
	for a := max(p.From, first+3*p.Horizon); a <= last+1; a += p.Every {
		fs, err := tr.at(a)
		if err != nil {
			return nil, err
		}
		out = append(out, fs...)
	}
	return out, nil
}

// check tells what a plan or its history lacks.
func (p Plan) check(h *History) error {
	if p.Horizon <= 0 || p.Every <= 0 {
		return errors.New("forecast: horizon and every must be at least a day")
	}
	if p.Measure != Events && p.Measure != Deaths {
		return fmt.Errorf("forecast: measure %q, want events or deaths", p.Measure)
	}
	if h == nil || len(h.Rows) == 0 {
		return errors.New("forecast: the history has no events")
	}
	return nil
}

// track keeps how each member has foreseen the past, origin by origin.
type track struct {
	h       *History
	p       Plan
	first   int
	members []member
	past    map[int]*origin
}

// origin is every member's forecast from one day, for every unit seen by then.
type origin struct {
	units map[string]int
	draws [][]Draws // [member][unit]
}

func newTrack(h *History, p Plan, first int) *track {
	return &track{h: h, p: p, first: first, members: members(p.Measure), past: map[int]*origin{}}
}

// at makes the forecasts that start on day a.
func (t *track) at(a int) ([]Forecast, error) {
	fs, _, err := t.made(a)
	return fs, err
}

// made makes them with what each member foresaw, [member][forecast].
func (t *track) made(a int) ([]Forecast, *origin, error) {
	units := []string{""}
	rows := t.h.before(a)
	if t.p.Units > 0 {
		units = busiest(rows, t.p.Units)
	}
	now := t.origin(a, units)
	scores := t.score(a, units, rows)
	out := make([]Forecast, 0, len(units))
	for u, name := range units {
		parts := make([]Draws, len(t.members))
		for m := range t.members {
			parts[m] = now.draws[m][u]
		}
		d := pool(parts, scores.weights(u), drawsN).widen(scores.spread)
		f := Forecast{By: t.h.By, Unit: name, Measure: t.p.Measure, Start: Date(a), End: Date(a + t.p.Horizon - 1), Samples: d, Skill: scores.skill(u)}
		out = append(out, f)
	}
	return out, now, nil
}

// origin runs every member on the days before a.
func (t *track) origin(a int, units []string) *origin {
	o := &origin{units: map[string]int{}, draws: make([][]Draws, len(t.members))}
	days := daily(t.h.before(a), units, t.p.Measure, t.first, a)
	for i, u := range units {
		o.units[u] = i
	}
	for m, mem := range t.members {
		o.draws[m] = mem.run(days, t.p.Horizon, seed(Date(a), t.p.Measure, mem.name))
	}
	return o
}

// scores tell how the members did on the windows that were over before a start.
type scores struct {
	crps   [][]float64 // [member][unit] mean, scaled by the unit's size
	pooled []float64   // [member] over all units
	n      []float64   // [unit] weight of windows scored
	base   []float64   // [unit] the better baseline's CRPS
	spread float64
}

// spread makes up for what every member leaves out (that its own rates may be
// wrong): intervals widen by a tenth about the median.
const spread = 1.1

// fadeOrigins is the half-life, in origins, of how long a past score counts.
const fadeOrigins = 26

// score looks back from day a over windows that ended before it.
func (t *track) score(a int, units []string, rows []Row) *scores {
	s := &scores{pooled: make([]float64, len(t.members)), n: make([]float64, len(units)), base: make([]float64, len(units)), spread: spread}
	s.crps = make([][]float64, len(t.members))
	for m := range s.crps {
		s.crps[m] = make([]float64, len(units))
	}
	same := make([]float64, len(units))
	cono := make([]float64, len(units))
	days := daily(rows, units, t.p.Measure, t.first, a)
	k := 0
	for b := t.first + (a-t.p.Horizon-t.first)/step*step; b >= t.first+2*t.p.Horizon && k < 60; b -= step {
		o := t.past[b]
		if o == nil || !covers(o, units) {
			o = t.origin(b, units)
			t.past[b] = o
		}
		w := math.Exp2(-float64(k) / fadeOrigins)
		for u, name := range units {
			i := o.units[name]
			y := sum(days[u][b-t.first : b-t.first+t.p.Horizon])
			for m := range t.members {
				s.crps[m][u] += w * o.draws[m][i].CRPS(y)
			}
			prev := lastWindows(days[u][:b-t.first], t.p.Horizon, 12)
			cono[u] += w * prev.CRPS(y)
			same[u] += w * math.Abs(sum(days[u][b-t.first-t.p.Horizon:b-t.first])-y)
			s.n[u] += w
		}
		k++
	}
	s.finish(same, cono)
	return s
}

func covers(o *origin, units []string) bool {
	for _, u := range units {
		if _, ok := o.units[u]; !ok {
			return false
		}
	}
	return true
}

func (s *scores) finish(same, cono []float64) {
	for u := range s.n {
		if s.n[u] == 0 {
			continue
		}
		s.base[u] = min(same[u], cono[u]) / s.n[u]
		for m := range s.crps {
			s.crps[m][u] /= s.n[u]
			s.pooled[m] += s.crps[m][u] / max(s.base[u], 0.1)
		}
	}
}

// weights of the members for unit u: by their scaled past scores, the unit's own
// and all units' together.
func (s *scores) weights(u int) []float64 {
	w := make([]float64, len(s.crps))
	if s.n[u] == 0 {
		for m := range w {
			w[m] = 1
		}
		return w
	}
	loss := make([]float64, len(w))
	best := math.Inf(1)
	for m := range w {
		loss[m] = 0.5*s.crps[m][u]/max(s.base[u], 0.1) + 0.5*s.pooled[m]/float64(len(s.n))
		best = min(best, loss[m])
	}
	for m := range w {
		w[m] = math.Exp(-(loss[m] - best) * sharpness)
	}
	return w
}

// sharpness is how much better scores count in the weights.
const sharpness = 10

// skill is what the pool gained on the better baseline over the windows scored:
// at least this, since a pool's CRPS is at most the weighted mean of its
// members' (CRPS is convex in the distribution).
func (s *scores) skill(u int) *float64 {
	if s.n[u] < 2 || s.base[u] == 0 {
		return nil
	}
	w := s.weights(u)
	c, n := 0.0, 0.0
	for m := range w {
		c += w[m] * s.crps[m][u]
		n += w[m]
	}
	v := 1 - c/n/s.base[u]
	return &v
}

func sum(xs []float64) float64 {
	s := 0.0
	for _, x := range xs {
		s += x
	}
	return s
}

func sortDraws(d Draws) Draws {
	sort.Float64s(d)
	return d
}
