package fuse

import (
	"cmp"
	"math"
	"slices"
	"time"

	sitrep "github.com/sitrep-news/sitrep"
)

// harms in the order of an event's tolls.
var harms = []string{"killed", "injured", "captured", "abducted", "missing", "displaced"}

// halfLife is how fast a figure grows old beside a newer one.
const halfLife = 6 * time.Hour

// said is what one voice says of a harm: the figure of its latest claim that has one.
type said struct {
	figure
	claim  int
	at     time.Time
	weight float64
}

// tolls sums up what the claims say of each harm. A voice, that is a publisher family
// with all that copy it, counts once, with its latest figure. Low and high are the
// lowest and highest of those; best is their weighted median (the lower of two), a
// figure's weight halving for every six hours that it is older than the newest, and
// halved again where a party to the conflict alone gives it.
func (b *builder) tolls() []sitrep.Toll {
	out := []sitrep.Toll{}
	for _, harm := range harms {
		if voices := b.say(harm); len(voices) > 0 {
			out = append(out, b.toll(harm, voices))
		}
	}
	return out
}

// say collects the voices of a harm.
func (b *builder) say(harm string) []said {
	latest := map[string]said{}
	b.each(func(i int, r *row) {
		if r.it.Mention.Status == sitrep.Denied {
			return
		}
		f := figureOf(&r.it.Mention, harm)
		if f == nil {
			return
		}
		old, ok := latest[r.voice]
		if ok && old.at.Equal(r.at) && b.rows[old.claim].it.Report == r.it.Report && old.best > f.best {
			return // the larger of two that one report tells
		}
		w := 1.0
		if r.it.Mention.PartisanOnly {
			w = 0.5
		}
		latest[r.voice] = said{figure: *f, claim: i, at: r.at, weight: w}
	})
	var out []said
	for _, s := range latest {
		out = append(out, s)
	}
	slices.SortFunc(out, func(x, y said) int { return cmp.Or(x.at.Compare(y.at), cmp.Compare(x.claim, y.claim)) })
	return out
}

func (b *builder) toll(harm string, voices []said) sitrep.Toll {
	newest := voices[len(voices)-1].at
	for i := range voices {
		age := newest.Sub(voices[i].at)
		voices[i].weight *= math.Exp2(-float64(age) / float64(halfLife))
	}
	if counts := slices.DeleteFunc(slices.Clone(voices), func(s said) bool { return s.someone }); len(counts) > 0 {
		voices = counts // who tells of one killed man does not count the dead
	}
	best := median(voices)
	t := sitrep.Toll{Harm: harm, Low: voices[0].low, Best: best}
	high := 0
	for _, s := range voices {
		t.Low = min(t.Low, s.low)
		high = max(high, s.best, s.high)
	}
	if !openAbove(voices, high) {
		t.High = &high
	}
	t.LowBy = b.sayers(harm, func(f *figure) bool { return f.low == t.Low })
	t.BestBy = b.sayers(harm, func(f *figure) bool { return f.best == best })
	t.HighBy = b.sayers(harm, func(f *figure) bool { return max(f.best, f.high) == high })
	return t
}

// median is the best figure at which half of the weight is reached.
func median(voices []said) int {
	byBest := slices.Clone(voices)
	slices.SortStableFunc(byBest, func(x, y said) int { return cmp.Compare(x.best, y.best) })
	total, sum := 0.0, 0.0
	for _, s := range byBest {
		total += s.weight
	}
	for _, s := range byBest {
		if sum += s.weight; sum >= total/2-1e-9 {
			return s.best
		}
	}
	return byBest[len(byBest)-1].best
}

// openAbove reports whether "at least" is the last word: no voice gives a definite
// figure that reaches the highest of all.
func openAbove(voices []said, high int) bool {
	for _, s := range voices {
		if s.high >= high {
			return false
		}
	}
	return true
}

// sayers lists the claims that count and give such a figure.
func (b *builder) sayers(harm string, gives func(*figure) bool) []int {
	out := []int{}
	b.each(func(i int, r *row) {
		if f := figureOf(&r.it.Mention, harm); f != nil && gives(f) {
			out = append(out, i)
		}
	})
	return out
}

// contradicted reports whether the voices' latest figures of the dead cannot all be
// stages of one count: a later one is lower, or two of the same hours are far apart.
func (b *builder) contradicted() bool {
	voices := b.say("killed")
	for i := range voices {
		for j := range voices[:i] {
			older, newer := &voices[j], &voices[i]
			if compatible(&older.figure, &newer.figure) {
				continue
			}
			gap := older.best - newer.best
			if gap >= max(1, older.best/5) {
				return true
			}
			if newer.at.Sub(older.at) < 3*time.Hour && newer.best >= max(2*older.best, older.best+3) {
				return true
			}
		}
	}
	return false
}
