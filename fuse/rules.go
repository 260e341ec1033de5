package fuse

import (
	"cmp"
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
)

// ordered returns corrections in the order in which they hold: later ones over earlier.
func ordered(rules []Correction) []Correction {
	out := slices.Clone(rules)
	slices.SortStableFunc(out, compareRules)
	return slices.CompactFunc(out, func(a, b Correction) bool { return compareRules(a, b) == 0 })
}

// compareRules puts corrections in the order in which they hold. Two that are the same in
// time, id, kind and field are one.
func compareRules(a, b Correction) int {
	return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Field, b.Field))
}

// matches tells whether an anchor points at a mention: at its trigger, or another
// place where the report tells of it.
func (a Anchor) matches(it *sitrep.Item) bool {
	if a.Report != it.Report {
		return false
	}
	for _, w := range append([]sitrep.Words{it.Mention.Trigger}, it.Mention.Also...) {
		if a.Start < w.End && w.Start < a.End && (a.Words == "" || related(a.Words, w.Text)) {
			return true
		}
	}
	return false
}

func related(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	return strings.Contains(a, b) || strings.Contains(b, a)
}

// anchored returns the numbers of the items that anchors point at. An anchor that
// points at none by position, after a new coding, is looked for by its words, if one
// mention of its report alone has them.
func anchored(anchors []Anchor, items []*sitrep.Item) []int {
	var out []int
	for _, a := range anchors {
		n := len(out)
		var same []int
		for i, it := range items {
			if a.matches(it) {
				out = append(out, i)
			} else if a.Report == it.Report && a.Words != "" && strings.EqualFold(it.Mention.Trigger.Text, a.Words) {
				same = append(same, i)
			}
		}
		if len(out) == n && len(same) == 1 {
			out = append(out, same[0])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// ruleBook finds the corrections that speak of a report.
type ruleBook map[string][]Correction

func bookOf(rules []Correction) ruleBook {
	b := ruleBook{}
	for _, r := range rules {
		seen := map[string]bool{}
		for _, a := range slices.Concat(r.Anchors, r.Others) {
			if !seen[a.Report] {
				seen[a.Report] = true
				b[a.Report] = append(b[a.Report], r)
			}
		}
	}
	return b
}
