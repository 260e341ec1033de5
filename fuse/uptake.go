package fuse

import (
	"cmp"
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
)

// uptake finds which mentions of one report only take up another of it: "American
// warplanes bombed two depots near the border on Tuesday. Six fighters were killed in
// the air strikes." The second tells no place of its own and nothing that the first
// contradicts. It belongs to the nearest one before it that tells more, else to the
// nearest after it. The pairs are numbers of views: who takes up, and whom.
func uptake(views []*view) [][2]int {
	order := make([]int, len(views))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := &views[i].it.Mention, &views[j].it.Mention
		return cmp.Or(cmp.Compare(a.Sentence.Start, b.Sentence.Start), cmp.Compare(a.Trigger.Start, b.Trigger.Start), cmp.Compare(a.ID, b.ID))
	})
	var out [][2]int
	for k, i := range order {
		if !bare(views[i]) {
			continue
		}
		if j := fuller(views, i, order[:k], true); j >= 0 {
			out = append(out, [2]int{i, j})
		} else if j := fuller(views, i, order[k+1:], false); j >= 0 {
			out = append(out, [2]int{i, j})
		}
	}
	return out
}

// bare reports whether a mention may be no more than another's echo: it is placed
// nowhere, or tells of nobody and nothing.
func bare(v *view) bool {
	m := &v.it.Mention
	if v.tally || v.past || speech(m.Type) || v.phase != happened || m.Count != nil {
		return false
	}
	return len(v.where) == 0 || hollow(v)
}

// hollow reports whether a mention names no party, no toll and no thing.
func hollow(v *view) bool {
	return len(v.doers) == 0 && len(v.targets) == 0 && len(v.things) == 0 && v.killed == nil && v.injured == nil
}

// tellsAnother reports whether a mention's sentence says that it is not the one told
// before.
func tellsAnother(m *sitrep.Mention) bool {
	for _, w := range textWords(m.Sentence.Text) {
		switch w {
		case "another", "separate", "separately", "second", "elsewhere", "other", "earlier", "previous", "previously", "last":
			return true
		}
	}
	return false
}

// definite reports whether a trigger stands with "the", "that" or a possessive: "the
// air strikes", "Monday's attack".
func definite(m *sitrep.Mention) bool {
	s := []rune(m.Sentence.Text)
	at := m.Trigger.Start - m.Sentence.Start
	if at < 0 || at > len(s) {
		return false
	}
	before := strings.Fields(strings.ToLower(string(s[:at])))
	for k := len(before) - 1; k >= 0 && k >= len(before)-3; k-- {
		w := before[k]
		if w == "the" || w == "that" || w == "this" || w == "those" || w == "these" || strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") {
			return true
		}
	}
	return false
}

// fuller finds the nearest of the others that a bare mention may take up, -1 for none.
func fuller(views []*view, i int, others []int, back bool) int {
	for k := range others {
		j := others[k]
		if back {
			j = others[len(others)-1-k]
		}
		if takesUp(views[i], views[j]) {
			return j
		}
	}
	return -1
}

// takesUp reports whether a bare mention tells nothing that another, which tells where
// or when, contradicts.
func takesUp(a, b *view) bool {
	x, y := &a.it.Mention, &b.it.Mention
	sentence := x.Sentence.Start == y.Sentence.Start
	switch {
	case a.kind != b.kind, b.phase != a.phase, b.tally, b.past, x.Type != y.Type:
		return false
	case len(b.where) == 0 && !b.when.dated, y.Status == sitrep.Historical:
		return false
	case linked(a, b), linked(b, a):
		return false
	case !sentence && tellsAnother(x), sentence && len(a.where) == 0 && strings.EqualFold(x.Trigger.Text, y.Trigger.Text):
		return false
	case len(a.where) > 0 && !(hollow(a) && len(b.where) > 0 && a.where[0].folded == b.where[0].folded):
		return false
	case modeLikeness(x.Mode, y.Mode) < 0:
		return false
	case a.when.dated && b.when.dated && (a.when.to < b.when.from || b.when.to < a.when.from):
		return false
	case side(a.doers, b.doers).kin <= unfit, side(a.targets, b.targets).kin == strangers:
		return false
	}
	return definite(x) || !tollsClash(a.killed, b.killed)
}

// tollsClash reports whether two tolls of one report are those of two happenings.
func tollsClash(a, b *figure) bool {
	return a != nil && b != nil && a.best != b.best && !compatible(a, b)
}
