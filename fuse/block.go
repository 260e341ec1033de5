package fuse

import (
	"fmt"
	"hash/fnv"
	"slices"
)

// index finds the views that can reach the threshold together: those that share a day
// and a kind of act, and beside these a country or, where one has no place, a party, a
// toll or a thing. The zero value is empty.
type index struct {
	blocks  map[uint64][]int32
	keys    [][]uint64
	country []string // of each that lies in one country, else ""
	stamp   []int
	turn    int
}

// add gives a view the next number.
func (x *index) add(v *view) {
	if x.blocks == nil {
		x.blocks = map[uint64][]int32{}
	}
	n := int32(len(x.keys))
	keys := blockKeys(v)
	x.keys, x.stamp, x.country = append(x.keys, keys), append(x.stamp, 0), append(x.country, v.country())
	for _, k := range keys {
		x.blocks[k] = append(x.blocks[k], n)
	}
}

// mates calls f for every other view so far that i shares a block with, each once.
func (x *index) mates(i int, f func(j int)) {
	x.turn++
	for _, k := range x.keys[i] {
		for _, j := range x.blocks[k] {
			if int(j) == i || x.stamp[j] == x.turn {
				continue
			}
			x.stamp[j] = x.turn
			if a, b := x.country[i], x.country[j]; a == b || a == "" || b == "" { // else never one: see spots
				f(int(j))
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

// blockKeys are hashes of what a view must share with another to be one with it.
func blockKeys(v *view) []uint64 {
	if !v.dated {
		return nil
	}
	var out []uint64
	for _, d := range v.when.cells() {
		head := fmt.Sprintf("%d %s %t ", d, v.kind, v.tally)
		for _, c := range v.evidence() {
			h := fnv.New64a()
			h.Write([]byte(head))
			h.Write([]byte(c))
			out = append(out, h.Sum64())
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// cells are the days that a time sits in: each of them, or for a long period its first.
func (d days) cells() []int {
	if d.span() > longest {
		return []int{d.from}
	}
	out := make([]int, 0, d.span())
	for n := d.from; n <= d.to; n++ {
		out = append(out, n)
	}
	return out
}

// evidence names what can bring a pair over the threshold beside day and kind.
func (v *view) evidence() []string {
	var out []string
	placed := len(v.where) > 0 && !speech(v.kind)
	if placed {
		for i := range v.where {
			out = append(out, "in "+orUnknown(v.where[i].country))
		}
	}
	// Without a place on one side at least, it takes a party, a toll or a thing.
	mark := "?"
	for _, list := range [][]party{v.doers, v.targets} {
		for i := range list {
			p := &list[i]
			out = append(out, mark+p.key)
			if p.country != "" {
				out = append(out, mark+p.country)
			}
			for _, u := range p.up {
				out = append(out, mark+u)
			}
			for _, b := range p.backers {
				out = append(out, mark+"by "+b)
			}
		}
	}
	if v.killed != nil && v.killed.best > 1 {
		out = append(out, fmt.Sprint(mark, "killed ", v.killed.best))
	}
	for _, t := range v.things {
		out = append(out, mark+"the "+t)
	}
	return out
}

func orUnknown(country string) string {
	if country == "" {
		return noCountry
	}
	return country
}
