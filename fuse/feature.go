package fuse

import (
	"math"
	"slices"
	"strconv"

	sitrep "github.com/sitrep-news/sitrep"
)

// eachFeature tells what few have in common with a view: what it has itself, or what those
// have that it may be one with.
func (v *view) eachFeature(own bool, f func(string)) {
	if !speech(v.kind) {
		for i := range v.where {
			v.where[i].eachFeature(own, f)
		}
	}
	for _, list := range [][]party{v.doers, v.targets} {
		for i := range list {
			list[i].eachFeature(f)
		}
	}
	if v.killed != nil && v.killed.best > 1 {
		f("killed " + strconv.Itoa(v.killed.best))
	}
	for _, t := range v.things {
		f("the " + t)
	}
}

// eachFeature of a place are its name, its province and the square of the map it lies in. A
// country is no feature.
func (s *spot) eachFeature(own bool, f func(string)) {
	if s.rank != atCountry {
		f("at " + s.folded)
	}
	switch { // a place in a province meets the province, not every other place in it
	case s.admin1 == "" || s.rank < atProvince:
	case s.rank == atProvince:
		f("province " + s.admin1)
		if !own {
			f("in province " + s.admin1)
		}
	case own:
		f("in province " + s.admin1)
	default:
		f("province " + s.admin1)
	}
	if s.located && s.rank > atProvince {
		eachSquare(s.lat, s.lon, own, func(n int) { f("square " + strconv.Itoa(n)) })
	}
}

// eachFeature of a party are its name, what it is part of and who backs it. A state is no feature.
func (p *party) eachFeature(f func(string)) {
	if !isState(p.key) {
		f("?" + p.key)
	}
	for _, u := range p.up {
		if !isState(u) {
			f("?" + u)
		}
	}
	for _, b := range p.backers {
		f("?by " + b)
	}
}

// isState reports whether a party's key is a state's code.
func isState(key string) bool {
	for i := range len(key) {
		if key[i] < 'A' || key[i] > 'Z' {
			return false
		}
	}
	return len(key) == 3
}

// commonplaces are what many have in common with a view, as evidence has it: the countries it
// lies in and the states of its parties.
func (v *view) commonplaces() []string {
	var out []string
	for _, e := range v.evidence() {
		if e[:min(3, len(e))] == "in " || e[0] == '?' && isState(e[1:]) {
			out = append(out, e)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// mostBesides is the most that a view and another with no feature in common can have beside
// time and words.
func (v *view) mostBesides() float64 {
	sum := modeLikeness(v.mode, v.mode)
	if !speech(v.kind) && len(v.where) > 0 {
		sum += v.mostPlace()
	}
	if v.tally {
		sum += 1.4
	}
	if v.killed != nil {
		if sum += 0.4; v.killed.best <= 1 { // a greater one in both is a feature
			sum += 0.2
		}
	}
	if v.injured != nil {
		sum += 0.6 * tollPoints(v.injured, v.injured)
	}
	if len(v.tools) > 0 {
		sum += 0.3
	}
	return sum + v.mostParties()
}

// mostPlace is what two places that share no feature give at the most: two that lie in each
// other, or are near each other; a country or region may have another's very name.
func (v *view) mostPlace() float64 {
	if slices.ContainsFunc(v.where, func(s spot) bool { return s.rank <= atCountry }) {
		return samePlace[atRegion]
	}
	return 0.5
}

// mostParties is what parties give by their states alone and by descriptions, if each of them
// meets one on the other side.
func (v *view) mostParties() float64 {
	most := 0.0
	for _, list := range [][]party{v.doers, v.targets} {
		for i := range list {
			most = max(most, list[i].most())
		}
	}
	return min(2.4, most*float64(len(v.doers)+len(v.targets)))
}

func (p *party) most() float64 {
	switch {
	case isState(p.key) && p.kind == sitrep.KindState:
		return doerPoints[oneAndSame] * stateWeight
	case isState(p.key):
		return doerPoints[oneAndSame]
	case slices.ContainsFunc(p.up, isState):
		return doerPoints[kin]
	case p.generic || p.country != "":
		return doerPoints[fitting]
	}
	return 0
}

// eachSquare numbers the square of the map that a point lies in, or all that lie within
// twoSites km of it. A square is more than twice as wide as that, so these are four at most.
func eachSquare(lat, lon float64, own bool, f func(int)) {
	const (
		side = 2.2 * twoSites
		km   = 111.0 // of a degree
	)
	reach := 1.02 * twoSites / side // in squares; the earth is no ball
	if own {
		reach = 0
	}
	y := (lat + 90) * km / side
	for row := int(math.Floor(y - reach)); row <= int(math.Floor(y+reach)); row++ {
		// As many squares in a row as its shorter parallel has room for.
		far := max(math.Abs(float64(row)*side/km-90), math.Abs(float64(row+1)*side/km-90))
		n := max(1, int(360*km*math.Cos(min(far, 90)*math.Pi/180)/side))
		x := (lon + 180) / 360 * float64(n)
		for c := int(math.Floor(x - reach)); c <= int(math.Floor(x+reach)); c++ {
			f(row<<16 | (c%n+n)%n)
		}
	}
}
