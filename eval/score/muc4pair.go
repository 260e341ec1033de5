package score

import (
	"cmp"
	"slices"
	"strings"
)

// paired is how one predicted template fares against one gold template: for
// the incident type and each role, predicted fills that are right and gold
// fills that are found. A nil means that their types don't go together.
type paired *[6][2]int

// pairTemplates compares a predicted with a gold template.
func pairTemplates(pred, gold Template) paired {
	if !strings.Contains(gold.Type, pred.Type) {
		return nil
	}
	out := &[6][2]int{{1, 1}}
	for r := range pred.Role {
		for _, y := range pred.Role[r] {
			if slices.ContainsFunc(gold.Role[r], func(x Entity) bool { return hit(x, y) }) {
				out[r+1][0]++
			}
		}
		for _, x := range gold.Role[r] {
			if slices.ContainsFunc(pred.Role[r], func(y Entity) bool { return hit(x, y) }) {
				out[r+1][1]++
			}
		}
	}
	return out
}

func sums(p paired) (right, found int) {
	for _, v := range p {
		right += v[0]
		found += v[1]
	}
	return right, found
}

// state is one way to have paired some of the templates: the sums so far and
// the pairs themselves.
type state struct {
	right, found int
	path         [][2]int
}

// states are the ways that use the same set of gold templates.
type states struct {
	mask uint64
	ways []state
}

// scoreTemplates adds one article's slots under the pairing of templates with
// the best F1 over all slots. At most 64 gold templates an article.
func scoreTemplates(slots *[6][4]int, gold, pred []Template) {
	pairs := make([][]paired, len(pred))
	for i, p := range pred {
		for _, g := range gold {
			pairs[i] = append(pairs[i], pairTemplates(p, g))
		}
	}
	for _, ij := range bestPairing(pairs, total(pred), total(gold)) {
		for k, v := range pairs[ij[0]][ij[1]] {
			slots[k][0] += v[0]
			slots[k][2] += v[1]
		}
	}
	count(slots, pred, 1)
	count(slots, gold, 3)
}

func total(ts []Template) int {
	n := 0
	for _, t := range ts {
		n += t.size()
	}
	return n
}

func count(slots *[6][4]int, ts []Template, column int) {
	for _, t := range ts {
		slots[0][column]++
		for r := range t.Role {
			slots[r+1][column] += len(t.Role[r])
		}
	}
}

// bestPairing goes through the predictions one by one and keeps, for every set
// of gold templates used, the ways that no other way dominates.
func bestPairing(pairs [][]paired, nPred, nGold int) [][2]int {
	all := []states{{ways: []state{{}}}}
	for i := range pairs {
		all = extend(all, pairs[i], i)
		for k := range all {
			all[k].ways = undominated(all[k].ways)
		}
	}
	top, path := -1.0, [][2]int(nil)
	for _, s := range all {
		for _, w := range s.ways {
			if f := harmonic(ratio(w.right, nPred), ratio(w.found, nGold)); f > top {
				top, path = f, w.path
			}
		}
	}
	return path
}

// extend leaves prediction i out, or pairs it with each free gold template.
func extend(all []states, pairs []paired, i int) []states {
	var out []states
	at := map[uint64]int{}
	add := func(mask uint64, w state) {
		k, ok := at[mask]
		if !ok {
			k = len(out)
			at[mask] = k
			out = append(out, states{mask: mask})
		}
		same := func(x state) bool { return x.right == w.right && x.found == w.found }
		if !slices.ContainsFunc(out[k].ways, same) {
			out[k].ways = append(out[k].ways, w)
		}
	}
	for _, s := range all {
		for _, w := range s.ways {
			add(s.mask, w)
			for j, p := range pairs {
				if p == nil || s.mask>>j&1 == 1 {
					continue
				}
				right, found := sums(p)
				path := append(slices.Clone(w.path), [2]int{i, j})
				add(s.mask|1<<j, state{w.right + right, w.found + found, path})
			}
		}
	}
	return out
}

func undominated(ways []state) []state {
	slices.SortFunc(ways, func(a, b state) int {
		return cmp.Or(cmp.Compare(b.right, a.right), cmp.Compare(b.found, a.found))
	})
	var out []state
	for _, w := range ways {
		if len(out) == 0 || w.found > out[len(out)-1].found {
			out = append(out, w)
		}
	}
	return out
}
