package fuse

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
)

// noCountry stands for the country of what has none.
const noCountry = "---"

// Buckets lists the buckets that an item sits in: a country ("---" for an item
// without one) and each day that it may tell of, "IRQ/2024-02-03". A period longer
// than a month sits in that of its first day. An item without any time, its report's
// neither, sits in none, and is an event of its own.
func Buckets(it sitrep.Item) []string {
	when, ok := daysOf(&it)
	if !ok {
		return nil
	}
	var out []string
	for _, c := range countriesOf(&it) {
		for _, d := range when.cells() {
			out = append(out, c+"/"+isoDay(d))
		}
	}
	return out
}

// countriesOf are the countries an item is told to be in.
func countriesOf(it *sitrep.Item) []string {
	var out []string
	for _, p := range placesOf(&it.Mention) {
		if c := orUnknown(nation(p.Country)); !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		out = []string{noCountry}
	}
	slices.Sort(out)
	return out
}

// WindowFor returns what to ask the store for to get at least the items of a bucket
// and all that they may be joined with on its day: mentions without a country may be
// one with those of any, so no country is left out, and mentions without a time count
// by reports of the days after. A key that is no bucket gives a window on nothing.
func WindowFor(bucket string) sitrep.Window {
	_, day, _ := strings.Cut(bucket, "/")
	n, ok := dayNumber(day)
	if !ok || len(day) != 10 {
		return sitrep.Window{From: "9999-12-31", To: "9999-12-31"}
	}
	// One day more on either side: stores may count days in another zone.
	return sitrep.Window{From: isoDay(n - 1), To: isoDay(n + undatedBack + 1)}
}
