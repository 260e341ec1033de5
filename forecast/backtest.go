package forecast

import "slices"

// Backtest is how the methods would have done in the past, each window foreseen from
// the days before it alone.
type Backtest struct {
	Units  []string
	Scores []Score           // over all units, in the order of the methods
	ByUnit map[string]*Score // the pool's; its skill is over the better baseline of that very unit
}

// tally keeps sums by method.
type tally struct{ by map[string]*Score }

func (t *tally) add(method string, d Draws, y float64) {
	if t.by == nil {
		t.by = map[string]*Score{}
	}
	if t.by[method] == nil {
		t.by[method] = &Score{Method: method}
	}
	t.by[method].add(d, y)
}

// scores are the means, with the skill over the better of the two baselines.
func (t *tally) scores() []Score {
	var out []Score
	for _, m := range []string{Pool, HawkesAlone, CountsAlone, LastWindows, SameAsLast} {
		if s := t.by[m]; s != nil {
			out = append(out, s.mean())
		}
	}
	base := 0.0
	for _, s := range out {
		if (s.Method == LastWindows || s.Method == SameAsLast) && (base == 0 || s.CRPS < base) {
			base = s.CRPS
		}
	}
	for i := range out {
		if base > 0 {
			out[i].Skill = 1 - out[i].CRPS/base
		}
	}
	return out
}

// Test backtests a plan: each start from p.From on whose window is over by the last day
// of the history.
func Test(h *History, p Plan) (Backtest, error) {
	if err := p.check(h); err != nil {
		return Backtest{}, err
	}
	first, last := h.Rows[0].Day, h.Rows[len(h.Rows)-1].Day
	return newTrack(h, p, first).test(max(p.From, first+3*p.Horizon), last)
}

// test scores every start from day from whose window ends by day last.
func (t *track) test(from, last int) (Backtest, error) {
	out := Backtest{ByUnit: map[string]*Score{}}
	var all tally
	units := map[string]*tally{}
	for a := from; a+t.p.Horizon-1 <= last; a += t.p.Every {
		fs, o, err := t.made(a)
		if err != nil {
			return out, err
		}
		names := make([]string, len(fs))
		for i := range fs {
			names[i] = fs[i].Unit
		}
		days := daily(t.h.before(a+t.p.Horizon), names, t.p.Measure, t.first, a+t.p.Horizon)
		for i, name := range names {
			if units[name] == nil {
				units[name] = &tally{}
			}
			y := sum(days[i][a-t.first:])
			past := days[i][:a-t.first]
			for method, d := range map[string]Draws{Pool: fs[i].Samples, HawkesAlone: o.draws[len(t.members)-2][i], CountsAlone: o.draws[countsAt][i],
				LastWindows: lastWindows(past, t.p.Horizon, 12), SameAsLast: lastWindows(past, t.p.Horizon, 1)} {
				all.add(method, d, y)
				units[name].add(method, d, y)
			}
		}
	}
	out.Scores = all.scores()
	for name, u := range units {
		out.Units = append(out.Units, name)
		if ss := u.scores(); len(ss) > 0 {
			out.ByUnit[name] = &ss[0]
		}
	}
	slices.Sort(out.Units)
	return out, nil
}

// countsAt is which member stands for the plain counts: memory 20 days, dispersion 0.15.
const countsAt = 3*5 + 2

// Beats tells whether the pool beat the better baseline for a unit over enough windows
// to say so; where it did not, nobody should be shown its forecast.
func (b Backtest) Beats(unit string) bool {
	s := b.ByUnit[unit]
	return s != nil && s.N >= leastWindows && s.Skill > 0
}

// leastWindows is how many past windows must have been foreseen for a verdict.
const leastWindows = 6

// Outlook is the forecasts from a start with the backtest that vouches for them.
type Outlook struct {
	Forecasts []Forecast
	Backtest
}

// Ahead makes the forecasts that start on a day, and tests the same plan on up to
// windows starts before it, a horizon apart.
func Ahead(h *History, p Plan, start, windows int) (Outlook, error) {
	p.Every = max(p.Every, p.Horizon)
	if err := p.check(h); err != nil {
		return Outlook{}, err
	}
	cut := &History{By: h.By, Rows: h.before(start)}
	if len(cut.Rows) == 0 {
		return Outlook{}, nil
	}
	first := cut.Rows[0].Day
	if start-first < 3*p.Horizon {
		return Outlook{}, nil
	}
	t := newTrack(cut, p, first)
	from := start - windows*p.Every
	for from < first+3*p.Horizon {
		from += p.Every
	}
	b, err := t.test(from, start-1)
	if err != nil {
		return Outlook{}, err
	}
	fs, _, err := t.made(start)
	return Outlook{fs, b}, err
}
