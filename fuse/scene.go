package fuse

import (
	"cmp"
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
)

// place is the finest place that the claims agree on: one that every other either
// holds, or lies within reach of. Of two that don't, the one more voices give; never
// one finer than some claim's words.
func (b *builder) place() *sitrep.Place {
	type choice struct {
		p      *sitrep.Place
		s      spot
		voices map[string]bool
		agree  int
	}
	var all []*choice
	b.each(func(_ int, r *row) {
		p := r.it.Mention.Place
		if p == nil || nowhere(p) {
			return
		}
		s := spotOf(p)
		k := slices.IndexFunc(all, func(c *choice) bool {
			return c.s.folded == s.folded && c.s.rank == s.rank && c.s.country == s.country
		})
		if k < 0 {
			all, k = append(all, &choice{p: p, s: s, voices: map[string]bool{}}), len(all)
		}
		all[k].voices[r.voice] = true
	})
	if len(all) == 0 {
		return nil
	}
	for _, c := range all {
		for _, d := range all {
			if points, _ := spots(&c.s, &d.s, false); points > 0 {
				c.agree += len(d.voices)
			}
		}
	}
	best := slices.MaxFunc(all, func(c, d *choice) int {
		return cmp.Or(cmp.Compare(c.agree, d.agree), cmp.Compare(c.s.rank, d.s.rank), cmp.Compare(len(c.voices), len(d.voices)))
	})
	p := *best.p
	return &p
}

// places lists every place that was told, the finest first.
func (b *builder) places() []sitrep.Place {
	out := []sitrep.Place{}
	b.each(func(_ int, r *row) {
		for _, p := range placesOf(&r.it.Mention) {
			if !slices.ContainsFunc(out, func(q sitrep.Place) bool {
				return q.Name == p.Name && q.Country == p.Country && q.Precision == p.Precision
			}) {
				out = append(out, p)
			}
		}
	})
	slices.SortStableFunc(out, func(x, y sitrep.Place) int {
		return cmp.Compare(rankOf(y.Precision), rankOf(x.Precision))
	})
	return out
}

// time is the finest that is told; of equally fine ones that of most voices, then the
// one told first.
func (b *builder) time() sitrep.Time {
	type choice struct {
		t      sitrep.Time
		span   int
		voices map[string]bool
	}
	var all []*choice
	b.each(func(_ int, r *row) {
		t := r.it.Mention.Time
		if t == nil || !r.v.when.dated {
			return
		}
		k := slices.IndexFunc(all, func(c *choice) bool { return c.t.Start == t.Start && c.t.End == t.End })
		if k < 0 {
			all, k = append(all, &choice{t: *t, span: r.v.when.span(), voices: map[string]bool{}}), len(all)
		}
		all[k].voices[r.voice] = true
	})
	if len(all) == 0 {
		return sitrep.Time{}
	}
	return slices.MinFunc(all, func(c, d *choice) int {
		return cmp.Or(cmp.Compare(c.span, d.span), cmp.Compare(len(d.voices), len(c.voices)), cmp.Compare(fineness(c.t), fineness(d.t)))
	}).t
}

// fineness puts hours before days, and those before all else.
func fineness(t sitrep.Time) int {
	switch t.Precision {
	case "hour":
		return 0
	case "day":
		return 1
	}
	return 2
}
