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
	slices.SortFunc(out, func(a, b Correction) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID))
	})
	return slices.CompactFunc(out, func(a, b Correction) bool { return a.ID == b.ID && a.ID != "" && a.At.Equal(b.At) })
}

// matches tells whether an anchor points at a mention: at its trigger, or, where the
// report was coded anew with other positions, at the same words in its sentence.
func (a Anchor) matches(it *sitrep.Item) bool {
	if a.Report != it.Report {
		return false
	}
	m := &it.Mention
	for _, w := range append([]sitrep.Words{m.Trigger}, m.Also...) {
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
// points at none by position is looked for by its words, if one mention alone has them.
func anchored(anchors []Anchor, items []*sitrep.Item, byReport map[string][]int) []int {
	var out []int
	for _, a := range anchors {
		n := len(out)
		var same []int
		for _, i := range byReport[a.Report] {
			if a.matches(items[i]) {
				out = append(out, i)
			} else if a.Words != "" && strings.EqualFold(items[i].Mention.Trigger.Text, a.Words) {
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

// bonds are the pairs that must be one happening or must not, by number.
type bonds struct {
	must map[[2]int]bool // false: must not
	rule map[int][]Correction
	// original are the same words in the text that an item's report copies.
	original map[int][]int
}

// bind reads corrections, copies and the coder's own same_as as bonds between items.
func bind(items []*sitrep.Item, rules []Correction) bonds {
	b := bonds{must: map[[2]int]bool{}, rule: map[int][]Correction{}, original: map[int][]int{}}
	byReport := map[string][]int{}
	for i, it := range items {
		byReport[it.Report] = append(byReport[it.Report], i)
	}
	b.own(items, byReport)
	b.copies(items, byReport)
	for _, r := range rules {
		b.correct(r, anchored(r.Anchors, items, byReport), anchored(r.Others, items, byReport))
	}
	return b
}

func (b *bonds) set(i, j int, must bool) {
	if i != j {
		b.must[[2]int{min(i, j), max(i, j)}] = must
	}
}

// own binds mentions that their report says are the same.
func (b *bonds) own(items []*sitrep.Item, byReport map[string][]int) {
	for i, it := range items {
		for _, id := range it.Mention.SameAs {
			for _, j := range byReport[it.Report] {
				if items[j].Mention.ID == id {
					b.set(i, j, true)
				}
			}
		}
	}
}

// copies binds the mentions of a copied text to those of its first copy: the same
// words in the same sentence.
func (b *bonds) copies(items []*sitrep.Item, byReport map[string][]int) {
	for i, it := range items {
		if it.CopyOf == "" {
			continue
		}
		for _, j := range byReport[it.CopyOf] {
			if sameWords(&it.Mention, &items[j].Mention) {
				b.set(i, j, true)
				b.original[i] = append(b.original[i], j)
				break
			}
		}
	}
}

func sameWords(a, b *sitrep.Mention) bool {
	return a.Type == b.Type && a.Trigger.Text == b.Trigger.Text && a.Sentence.Text == b.Sentence.Text &&
		a.Trigger.Start-a.Sentence.Start == b.Trigger.Start-b.Sentence.Start
}

func (b *bonds) correct(r Correction, anchors, others []int) {
	for _, i := range anchors {
		b.rule[i] = append(b.rule[i], r)
	}
	switch r.Kind {
	case Accept, Merge:
		all := append(slices.Clone(anchors), others...)
		for k := 1; k < len(all); k++ {
			for h := range k {
				b.set(all[h], all[k], true)
			}
		}
	case Split:
		for _, i := range anchors {
			for _, j := range others {
				b.set(i, j, false)
			}
		}
	}
}

// rejected reports whether an analyst took an item's claim out.
func (b *bonds) rejected(i int) bool {
	out := false
	for _, r := range b.rule[i] {
		switch r.Kind {
		case Reject:
			out = true
		case Accept:
			out = false
		}
	}
	return out
}
