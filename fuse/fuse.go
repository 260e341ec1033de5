package fuse

import (
	"cmp"
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/place"
)

// Knowledge is what fusion knows of the world beside the reports: who is part of
// whom, and what lies where. Either may be nil: then names and codes alone count.
type Knowledge struct {
	Actors *actor.Base
	Places *place.Gazetteer
}

// Cluster is the items that tell of one happening, in the order of Ref.
type Cluster struct {
	Items []sitrep.Item
	Why   []string // for each item why it was joined to the others, in words; "" for one alone
	rules []Correction
}

// Fuse joins items that tell of one happening. Every item is in exactly one
// cluster; clusters come in the order of their first Ref. The outcome depends on
// the set of items alone, not on their order.
func Fuse(items []sitrep.Item, kb Knowledge, rules []Correction) []Cluster {
	items = slices.Clone(items)
	slices.SortFunc(items, func(a, b sitrep.Item) int { return compareRefs(a.Ref, b.Ref) })
	out := make([]Cluster, len(items))
	for i, it := range items {
		out[i] = Cluster{Items: []sitrep.Item{it}, Why: []string{""}}
	}
	return out
}

func compareRefs(a, b sitrep.Ref) int {
	return cmp.Or(cmp.Compare(a.Report, b.Report), cmp.Compare(a.Mention, b.Mention))
}

// Verdict says whether two items tell of one happening, and why.
type Verdict struct {
	Join    bool
	Score   float64  // what speaks for it less what speaks against it; Join needs Threshold
	For     []string // "same place (Erbil)", "same day", "3 killed in both"
	Against []string
	Never   string // what alone keeps them apart, "" where nothing does
}

// Explain weighs two items against each other.
func Explain(a, b sitrep.Item, kb Knowledge) Verdict { return Verdict{} }

// Build makes the event of a cluster. It has no id, version or resolved links yet:
// Reconcile gives those.
func Build(c Cluster) sitrep.Event { return sitrep.Event{} }
