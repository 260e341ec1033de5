package fuse

import (
	"cmp"
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
)

// unit is the mentions of one report that tell of one happening: what its coder says
// is the same, what only takes up another, and what an analyst joined. It is weighed
// as one mention that tells all they tell. Units depend on their report alone.
type unit struct {
	items []*sitrep.Item // in the order of Ref
	views []*view        // of each
	lead  int            // the one that tells most
	view  *view
	taken []bool // which only take up another
	dead  bool   // withdrawn, or rejected by an analyst: it bears on nothing
	marks []mark

	evidence []string // of the view, sorted; nil before share has asked for it
	country  string
	told     class // of the view, once classed
	classed  bool
}

// share reports whether two units have evidence in common, and lie in no two countries.
func (u *unit) share(w *unit) bool {
	for _, x := range [2]*unit{u, w} {
		if x.evidence == nil {
			x.evidence, x.country = append([]string{}, x.view.evidence()...), x.view.country()
			slices.Sort(x.evidence)
		}
	}
	if a, b := u.country, w.country; a != b && a != "" && b != "" { // never one: see spots
		return false
	}
	return meet(u.evidence, w.evidence)
}

// mark says that a correction points at a unit, with which of its sides. It is found
// with the whole report at hand: words that only one mention has, among all of them.
type mark struct {
	rule          Correction
	anchor, other bool
}

func (u *unit) ref() sitrep.Ref { return u.items[0].Ref }

// unitsOf makes the units of one report.
func unitsOf(items []*sitrep.Item, p *people, rules []Correction) []*unit {
	items = slices.Clone(items)
	slices.SortFunc(items, func(a, b *sitrep.Item) int { return compareRefs(a.Ref, b.Ref) })
	g := grouping{items: items, views: make([]*view, len(items)), of: make([]int, len(items)), marks: make([][]mark, len(items)), taken: make([]bool, len(items))}
	for i, it := range items {
		g.views[i], g.of[i] = newView(it, p), i
	}
	g.analysts(rules)
	for i, it := range items {
		for j := range items {
			if slices.Contains(it.Mention.SameAs, items[j].Mention.ID) {
				g.join(i, j)
			}
		}
	}
	for _, pair := range uptake(g.views) {
		if g.join(pair[0], pair[1]) {
			g.taken[pair[0]] = true
		}
	}
	return g.units()
}

// grouping is the mentions of a report on the way to units.
type grouping struct {
	items []*sitrep.Item
	views []*view
	of    []int // number of the group of each
	marks [][]mark
	taken []bool
	apart [][2]int // pairs that an analyst told apart
}

// analysts lays corrections over the report: what was joined, told apart, rejected.
func (g *grouping) analysts(rules []Correction) {
	for _, r := range rules {
		anchors, others := anchored(r.Anchors, g.items), anchored(r.Others, g.items)
		for i := range g.items {
			if m := (mark{r, slices.Contains(anchors, i), slices.Contains(others, i)}); m.anchor || m.other {
				g.marks[i] = append(g.marks[i], m)
			}
		}
		if r.Kind == Split {
			for _, i := range anchors {
				for _, j := range others {
					g.apart = append(g.apart, [2]int{i, j})
				}
			}
		}
	}
	for _, r := range rules {
		if r.Kind == Merge || r.Kind == Accept {
			all := slices.Concat(anchored(r.Anchors, g.items), anchored(r.Others, g.items))
			for k := 1; k < len(all); k++ {
				g.join(all[0], all[k])
			}
		}
	}
}

// join puts two mentions and all that go with them into one group, unless an analyst
// told two of them apart or rejected one.
func (g *grouping) join(i, j int) bool {
	a, b := g.of[i], g.of[j]
	if a == b || rejected(g.marks[i]) != rejected(g.marks[j]) {
		return false
	}
	for _, p := range g.apart {
		x, y := g.of[p[0]], g.of[p[1]]
		if x == a && y == b || x == b && y == a {
			return false
		}
	}
	for k := range g.of {
		if g.of[k] == max(a, b) {
			g.of[k] = min(a, b)
		}
	}
	return true
}

func (g *grouping) units() []*unit {
	var out []*unit
	for i := range g.items {
		if g.of[i] != i {
			continue
		}
		u := &unit{}
		for k := range g.items {
			if g.of[k] == i {
				u.items = append(u.items, g.items[k])
				u.taken = append(u.taken, g.taken[k])
				u.marks = append(u.marks, g.marks[k]...)
				u.views = append(u.views, g.views[k])
			}
		}
		slices.SortStableFunc(u.marks, func(a, b mark) int { return compareRules(a.rule, b.rule) })
		u.dead = u.items[0].Withdrawn || rejected(u.marks)
		u.lead = fullest(u.views, u.taken)
		u.view = mergeViews(u.views, u.lead)
		out = append(out, u)
	}
	return out
}

// fullest is the number of the view that tells most: no mere echo, placed the finest,
// dated, with the dead; of equals the first.
func fullest(views []*view, taken []bool) int {
	best := 0
	for i := 1; i < len(views); i++ {
		if fullness(views[i], taken[i]) > fullness(views[best], taken[best]) {
			best = i
		}
	}
	return best
}

func fullness(v *view, taken bool) int {
	n := 0
	if !taken {
		n = 100
	}
	if len(v.where) > 0 {
		n += 4 * (v.where[0].rank + 1)
	}
	if v.when.dated {
		n += 2
	}
	if v.killed != nil {
		n++
	}
	return n
}

// mergeViews is one view that tells what all of a unit tell.
func mergeViews(views []*view, lead int) *view {
	v := *views[lead]
	v.words = nil
	for _, x := range views {
		v.words = append(v.words, x.words...)
		if len(v.where) == 0 {
			v.where = x.where
		}
		if x.dated && (!v.dated || x.when.dated && (!v.when.dated || x.when.span() < v.when.span())) {
			v.when, v.dated = x.when, true
		}
		if v.mode == "" && x.kind == v.kind {
			v.mode = x.mode
		}
		v.doers, v.targets = moreParties(v.doers, x.doers), moreParties(v.targets, x.targets)
		v.killed, v.injured = greater(v.killed, x.killed), greater(v.injured, x.injured)
		if x != views[lead] {
			v.things, v.tools = append(slices.Clone(v.things), x.things...), append(slices.Clone(v.tools), x.tools...)
			v.ids, v.links = append(slices.Clip(v.ids), x.ids...), append(slices.Clip(v.links), x.links...)
		}
		v.past = v.past && x.past
	}
	return &v
}

func moreParties(have, more []party) []party {
	out := slices.Clip(have)
	for i := range more {
		if !slices.ContainsFunc(have, func(p party) bool { return p.key == more[i].key }) {
			out = append(out, more[i])
		}
	}
	return out
}

func greater(a, b *figure) *figure {
	if a == nil || b != nil && b.best > a.best {
		return b
	}
	return a
}

// bonds are the pairs of units that must be one happening or must not, by number.
type bonds struct {
	must     map[[2]int]bool // false: must not
	apart    bool            // there are such
	original map[int][]int   // the same words in the text that a unit's report copies
}

// bind reads copies and corrections as bonds between units.
func bind(units []*unit) bonds {
	b := bonds{must: map[[2]int]bool{}, original: map[int][]int{}}
	byReport := map[string][]int{}
	for i, u := range units {
		byReport[u.ref().Report] = append(byReport[u.ref().Report], i)
	}
	for i, u := range units {
		for _, j := range byReport[u.items[0].CopyOf] {
			if copied(u, units[j]) {
				b.set(i, j, true)
				b.original[i] = append(b.original[i], j)
			}
		}
	}
	for _, s := range sidesOf(units) {
		b.correct(s)
	}
	return b
}

func (b *bonds) set(i, j int, must bool) {
	if i != j {
		b.must[[2]int{min(i, j), max(i, j)}] = must
		b.apart = b.apart || !must
	}
}

// of tells whether a pair is bound, and how.
func (b *bonds) of(i, j int) (must, bound bool) {
	must, bound = b.must[[2]int{min(i, j), max(i, j)}]
	return must, bound
}

// sides are the units that a correction points at.
type sides struct {
	rule            Correction
	anchors, others []int
}

// sidesOf collects what corrections point at, in the order in which they hold.
func sidesOf(units []*unit) []*sides {
	var out []*sides
	for i, u := range units {
		for _, m := range u.marks {
			k, found := slices.BinarySearchFunc(out, m.rule, func(s *sides, r Correction) int { return compareRules(s.rule, r) })
			if !found {
				out = slices.Insert(out, k, &sides{rule: m.rule})
			}
			if m.anchor {
				out[k].anchors = append(out[k].anchors, i)
			}
			if m.other {
				out[k].others = append(out[k].others, i)
			}
		}
	}
	return out
}

// correct binds what an analyst joined or told apart.
func (b *bonds) correct(s *sides) {
	switch s.rule.Kind {
	case Accept, Merge:
		all := slices.Concat(s.anchors, s.others)
		for k := range all {
			for h := range k {
				b.set(all[h], all[k], true)
			}
		}
	case Split:
		for _, i := range s.anchors {
			for _, j := range s.others {
				b.set(i, j, false)
			}
		}
	}
}

// copied reports whether a unit of a copy has the same words as one of its original.
func copied(a, b *unit) bool {
	return slices.ContainsFunc(a.items, func(x *sitrep.Item) bool {
		return slices.ContainsFunc(b.items, func(y *sitrep.Item) bool { return sameWords(&x.Mention, &y.Mention) })
	})
}

func sameWords(a, b *sitrep.Mention) bool {
	return a.Type == b.Type && a.Trigger.Text == b.Trigger.Text && a.Sentence.Text == b.Sentence.Text &&
		a.Trigger.Start-a.Sentence.Start == b.Trigger.Start-b.Sentence.Start
}

// rejected reports whether an analyst took a claim out, in the end.
func rejected(marks []mark) bool {
	out := false
	for _, m := range marks {
		switch m.rule.Kind {
		case Reject:
			out = true
		case Accept:
			out = false
		}
	}
	return out
}

func compareRefs(a, b sitrep.Ref) int {
	return cmp.Or(cmp.Compare(a.Report, b.Report), cmp.Compare(a.Mention, b.Mention))
}
