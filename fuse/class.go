package fuse

import (
	"fmt"
	"hash/fnv"
	"slices"
)

// class is what a view tells, but for where it stands: copies of one text, which many outlets carry,
// are of one class, and any two of other reports weigh the same, in the same order of Ref. So each
// pair of classes is weighed once, however many tell the same.
type class [16]byte

func (v *view) class() class {
	h := fnv.New128a()
	fmt.Fprintf(h, "%q %q %q %d %t %+v %+v %+v %+v %t %t %t %q %q %q", v.typ, v.mode, v.kind, v.phase, v.dated, v.when, v.where, v.doers, v.targets, v.mutual, v.tally, v.past, v.things, v.tools, v.words)
	for _, f := range []*figure{v.killed, v.injured} {
		if f != nil {
			fmt.Fprintf(h, " %+v", *f)
		}
		h.Write([]byte{'|'})
	}
	if c := v.it.Mention.Count; c != nil && v.tally {
		fmt.Fprintf(h, "%d", c.Low)
	}
	var out class
	h.Sum(out[:0])
	return out
}

// class is that of the unit's view, worked out once.
func (u *unit) class() class {
	if !u.classed {
		u.told, u.classed = u.view.class(), true
	}
	return u.told
}

// scales remembers what pairs of classes weigh.
type scales struct {
	number map[class]int32
	weight map[[2]int32]float64
}

func newScales() *scales {
	return &scales{number: map[class]int32{}, weight: map[[2]int32]float64{}}
}

func (s *scales) of(u *unit) int32 {
	c := u.class()
	n, ok := s.number[c]
	if !ok {
		n = int32(len(s.number))
		s.number[c] = n
	}
	return n
}

// weigh is weigh for two units, the first in the order of Ref first.
func (s *scales) weigh(a, b *unit) float64 {
	if a.ref().Report == b.ref().Report { // where they stand in it counts too
		return weigh(a.view, b.view, nil)
	}
	key := [2]int32{s.of(a), s.of(b)}
	w, ok := s.weight[key]
	if !ok {
		w = weigh(a.view, b.view, nil)
		s.weight[key] = w
	}
	return w
}

// alike reports whether two units reach the threshold.
func (s *scales) alike(a, b *unit) bool {
	if a.ref().Report == b.ref().Report {
		return alike(a.view, b.view)
	}
	return s.weigh(a, b) >= Threshold
}

// standing are those of some units that stand for all where two such lists are compared: of each
// class the first and the last, and the first and last of other reports than theirs, for which of
// two comes first can tell in what they weigh.
func (f *fusion) standing(units []int) []int {
	if len(units) < 3 {
		return units
	}
	out, ok := f.stand[units[0]]
	if ok {
		return out
	}
	out = f.firsts(units)
	back := slices.Clone(units)
	slices.Reverse(back)
	out = append(out, f.firsts(back)...)
	slices.Sort(out)
	out = slices.Compact(out)
	f.stand[units[0]] = out
	return out
}

// firsts are the first unit of each class and the first of another report.
func (f *fusion) firsts(units []int) []int {
	var out []int
	first, second := map[int32]int{}, map[int32]bool{}
	for _, i := range units {
		c := f.scales.of(f.units[i])
		k, there := first[c]
		switch {
		case !there:
			first[c] = i
		case second[c] || f.units[k].ref().Report == f.units[i].ref().Report:
			continue
		default:
			second[c] = true
		}
		out = append(out, i)
	}
	return out
}
