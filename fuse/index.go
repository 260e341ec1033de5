package fuse

import "strconv"

// index finds the units that can reach the threshold together. The zero value is empty.
type index struct {
	blocks  map[int64]map[int][]int32 // by key and day
	reports map[string][]int32
	units   []*unit
	stamp   []int
	turn    int
}

// add gives a unit the next number.
func (x *index) add(u *unit) {
	if x.blocks == nil {
		x.blocks, x.reports = map[int64]map[int][]int32{}, map[string][]int32{}
	}
	n := int32(len(x.units))
	x.units, x.stamp = append(x.units, u), append(x.stamp, 0)
	x.reports[u.ref().Report] = append(x.reports[u.ref().Report], n)
	for _, b := range u.view.blocks() {
		days := x.blocks[b.Key]
		if days == nil {
			days = map[int][]int32{}
			x.blocks[b.Key] = days
		}
		days[b.Day] = append(days[b.Day], n)
	}
}

// mates calls f for every other unit so far that i shares a block or its report with, and
// evidence, each once.
func (x *index) mates(i int, f func(j int)) {
	x.turn++
	try := func(j int32) {
		if int(j) != i && x.stamp[j] != x.turn {
			x.stamp[j] = x.turn
			if x.units[i].share(x.units[j]) {
				f(int(j))
			}
		}
	}
	for _, j := range x.reports[x.units[i].ref().Report] {
		try(j)
	}
	for _, s := range x.units[i].view.spans() {
		days := x.blocks[s.Key]
		if len(days) == 0 {
			continue
		}
		for d := s.From; d <= s.To; d++ {
			for _, j := range days[d] {
				try(j)
			}
		}
	}
}

// country is the one country that a view lies in; "" for none, several, and words said.
func (v *view) country() string {
	if len(v.where) == 0 || speech(v.kind) {
		return ""
	}
	c := v.where[0].country
	for i := range v.where {
		if v.where[i].country != c {
			return ""
		}
	}
	return c
}

// evidence names what can bring a pair over the threshold beside day and kind; two that have
// none of it in common are never one, however alike their words. It is a country or, as one
// of them may have no place, a party, a toll or a thing.
func (v *view) evidence() []string {
	var out []string
	if !speech(v.kind) {
		for i := range v.where {
			out = append(out, "in "+orUnknown(v.where[i].country))
		}
	}
	for _, list := range [][]party{v.doers, v.targets} {
		for i := range list {
			p := &list[i]
			out = append(out, "?"+p.key)
			if p.country != "" {
				out = append(out, "?"+p.country)
			}
			for _, u := range p.up {
				out = append(out, "?"+u)
			}
			for _, b := range p.backers {
				out = append(out, "?by "+b)
			}
		}
	}
	if v.killed != nil && v.killed.best > 1 {
		out = append(out, "?killed "+strconv.Itoa(v.killed.best))
	}
	for _, t := range v.things {
		out = append(out, "?the "+t)
	}
	return out
}

// noCountry stands for the country of what has none.
const noCountry = "---"

func orUnknown(country string) string {
	if country == "" {
		return noCountry
	}
	return country
}
