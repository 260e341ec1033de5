package rows

import (
	"fmt"
	"math"
	"slices"
	"strconv"
)

// Term is the hash under which the inverted index knows a facet of a row: its kind
// ("type", "party", ...) and value. 63 bits: among a million facets two share a
// term with a chance of one in ten million.
func Term(kind, value string) int64 {
	value = clean(value)
	const offset, prime = 14695981039346656037, 1099511628211 // FNV-1a
	h := uint64(offset)
	for i := 0; i < len(kind); i++ {
		h = (h ^ uint64(kind[i])) * prime
	}
	h = (h ^ 0) * prime
	for i := 0; i < len(value); i++ {
		h = (h ^ uint64(value[i])) * prime
	}
	// The finalizer of MurmurHash3 spreads what FNV leaves in the low bits.
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return int64((h ^ h>>33) >> 1)
}

func terms(kind string, values []string) []int64 {
	out := make([]int64, len(values))
	for i, v := range values {
		out[i] = Term(kind, v)
	}
	return out
}

// termSet collects the terms of a row.
type termSet []int64

func (s *termSet) add(kind, value string) {
	if value != "" {
		*s = append(*s, Term(kind, value))
	}
}

func (s *termSet) sorted() []int64 {
	slices.Sort(*s)
	return slices.Compact(*s)
}

// steps are the figures by which events are found that reach them. An event carries
// the term of each step it reaches; who asks for more than a step walks by the step's
// list and checks the figure itself. A step added here needs a migration that adds
// its term to the events that are there (see 0003.sql).
func steps(kind string) []int {
	switch kind {
	case "killed":
		return []int{1, 5, 10, 25, 50, 100, 500, 1000}
	case "families":
		return []int{2, 3, 5, 10}
	case "severity":
		return []int{2, 4, 6, 7, 8, 9}
	}
	return nil
}

// reach adds the terms of the steps that a figure reaches.
func (s *termSet) reach(kind string, figure float64) {
	for _, n := range steps(kind) {
		if figure >= float64(n) {
			s.add(kind, strconv.Itoa(n))
		}
	}
}

// stepBelow is the term of the highest step that a figure reaches.
func stepBelow(kind string, figure float64) (int64, bool) {
	all := steps(kind)
	for i := len(all) - 1; i >= 0; i-- {
		if figure >= float64(all[i]) {
			return Term(kind, strconv.Itoa(all[i])), true
		}
	}
	return 0, false
}

// cellDegrees is the side of a cell of the grid by which boxes are found.
const cellDegrees = 2

// cell names the grid cell of a point.
func cell(lat, lon float64) string {
	return fmt.Sprintf("%d,%d", int(math.Floor(lat/cellDegrees)), int(math.Floor(lon/cellDegrees)))
}

// cells are the terms of all cells that a box touches; nil where they are too
// many to be worth asking for. west must not be above east.
func cells(south, west, north, east float64) []int64 {
	const most = 200
	rows := int(math.Floor(north/cellDegrees)) - int(math.Floor(south/cellDegrees)) + 1
	columns := int(math.Floor(east/cellDegrees)) - int(math.Floor(west/cellDegrees)) + 1
	if rows <= 0 || columns <= 0 || rows*columns > most {
		return nil
	}
	var out []int64
	for i := range rows {
		for j := range columns {
			out = append(out, Term("cell", cell(south+float64(i*cellDegrees), west+float64(j*cellDegrees))))
		}
	}
	return out
}

// Difference returns what is in a and not in b; both sorted.
func Difference(a, b []int64) []int64 {
	var out []int64
	for _, t := range a {
		if _, found := slices.BinarySearch(b, t); !found {
			out = append(out, t)
		}
	}
	return out
}
