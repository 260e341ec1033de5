package score

import (
	"maps"
	"slices"
)

// Relations is a re3d record.
type Relations struct {
	Entities  []RelEntity `json:"entities"`
	Relations []Relation  `json:"relations"`
}

// RelEntity is a typed stretch of text.
type RelEntity struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Type  string `json:"type"`
}

// Relation joins two stretches of text.
type Relation struct {
	Type string `json:"type"`
	From Span   `json:"from"`
	To   Span   `json:"to"`
}

// Re3d scores entities by type and overlap, relations by type and the overlap
// of both ends, either way round where the relation is symmetric.
func Re3d(gold, pred []Relations) Figures {
	var ents, rels tally
	per := map[string]*tally{}
	for i := range gold {
		g, p := gold[i], pred[i]
		right := greedy(g.Entities, p.Entities, func(a, b RelEntity) bool {
			return a.Type == b.Type && overlap(Span{a.Start, a.End}, Span{b.Start, b.End}) > 0
		})
		ents.add(right, len(p.Entities), len(g.Entities))
		for _, k := range relationTypes(g.Relations, p.Relations) {
			a, b := ofType(g.Relations, k), ofType(p.Relations, k)
			n := greedy(a, b, sameRelation)
			if per[k] == nil {
				per[k] = new(tally)
			}
			per[k].add(n, len(b), len(a))
			rels.add(n, len(b), len(a))
		}
	}
	out := Figures{{"entity_f1", ents.f1()}, {"relation_f1", rels.f1()}}
	for _, k := range slices.Sorted(maps.Keys(per)) {
		out = append(out, Figure{k + "_f1", per[k].f1()})
	}
	return out
}

func sameRelation(a, b Relation) bool {
	if a.Type != b.Type {
		return false
	}
	if overlap(a.From, b.From) > 0 && overlap(a.To, b.To) > 0 {
		return true
	}
	switch a.Type {
	case "AlliesOf", "FightingAgainst", "IsSynonymOf", "CommWith", "CommsWith", "CoLocated":
		return overlap(a.From, b.To) > 0 && overlap(a.To, b.From) > 0
	}
	return false
}

func relationTypes(lists ...[]Relation) []string {
	set := map[string]bool{}
	for _, l := range lists {
		for _, r := range l {
			set[r.Type] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}

func ofType(rs []Relation, kind string) []Relation {
	var out []Relation
	for _, r := range rs {
		if r.Type == kind {
			out = append(out, r)
		}
	}
	return out
}
