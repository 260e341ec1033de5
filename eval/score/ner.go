package score

import (
	"maps"
	"slices"
	"strings"
)

// Tagged is an article of words with BIO (or BIOES) tags: sentences of
// [word, tag].
type Tagged struct {
	Sentences [][][2]string `json:"sentences"`
}

// entity is a name of one kind over words [start, end).
type entity struct {
	start, end int
	kind       string
}

// NER scores exact names, micro-averaged and by kind.
func NER(gold, pred []Tagged) Figures {
	var all tally
	per := map[string]*tally{}
	for i := range gold {
		p := pred[i].Sentences
		if len(p) == 0 {
			p = make([][][2]string, len(gold[i].Sentences))
		}
		for k := range min(len(p), len(gold[i].Sentences)) {
			scoreNames(&all, per, names(gold[i].Sentences[k]), names(p[k]))
		}
	}
	out := Figures{{"f1", all.f1()}}
	for _, k := range slices.Sorted(maps.Keys(per)) {
		out = append(out, Figure{k + "_f1", per[k].f1()})
	}
	return out
}

func scoreNames(all *tally, per map[string]*tally, gold, pred map[entity]bool) {
	kind := func(e entity) *tally {
		if per[e.kind] == nil {
			per[e.kind] = new(tally)
		}
		return per[e.kind]
	}
	for e := range pred {
		right := btoi(gold[e])
		all.add(right, 1, 0)
		kind(e).add(right, 1, 0)
	}
	for e := range gold {
		all.add(0, 0, 1)
		kind(e).add(0, 0, 1)
	}
}

// names reads the spans out of BIO or BIOES tags; an I that follows nothing of
// its kind begins a name.
func names(words [][2]string) map[entity]bool {
	out := map[entity]bool{}
	start, kind := -1, ""
	for i := range len(words) + 1 {
		tag := "O"
		if i < len(words) {
			tag = words[i][1]
		}
		pos, label, _ := strings.Cut(tag, "-")
		if start >= 0 && (strings.Contains("BOSU", pos) || label != kind) {
			out[entity{start, i, kind}] = true
			start = -1
		}
		begins := strings.Contains("BSU", pos) || strings.Contains("IE", pos) && start < 0
		if label != "" && begins {
			start, kind = i, label
		}
	}
	return out
}
