package forecast

import (
	"slices"
	"sort"
	"strings"

	"github.com/sitrep-news/sitrep"
)

// FromTally makes a history of a store's daily tally: a row an event, its deaths by the
// best figure. by names the dimension; a "pair" counts both directions as one.
func FromTally(rows []sitrep.TallyRow, by string) (*History, error) {
	h := &History{By: by}
	for _, r := range rows {
		if len(r.Keys) == 0 || r.Events == 0 || r.Start == "" {
			continue
		}
		day, err := parseDay(r.Start)
		if err != nil {
			return nil, err
		}
		unit := strings.Join(r.Keys, ", ")
		if by == "pair" {
			if unit = bothWays(r.Keys[0]); unit == "" {
				continue
			}
		}
		for i := range r.Events {
			row := Row{Day: day, Unit: unit}
			if i == 0 {
				row.Deaths = float64(r.Killed[1])
			}
			h.Rows = append(h.Rows, row)
		}
	}
	sort.SliceStable(h.Rows, func(i, j int) bool { return h.Rows[i].Day < h.Rows[j].Day })
	return h, nil
}

// bothWays writes "a>b" and "b>a" alike; "" where a side is not told.
func bothWays(key string) string {
	ends := strings.Split(key, ">")
	if len(ends) != 2 || ends[0] == "" || ends[1] == "" || ends[0] == ends[1] {
		return ""
	}
	slices.Sort(ends)
	return ends[0] + ">" + ends[1]
}
