package link

import "slices"

// Parts finds which happening each one is told as a part of: "the raid, part of an
// offensive in the north", "a strike in a campaign against the port", "the latest
// in a series of attacks".
func (r *Report) Parts() {
	for i, x := range r.Tellings {
		if !real(x.Status) {
			continue
		}
		for _, c := range x.Clauses {
			for _, k := range r.Tree.Kids(c) {
				switch r.Tree.Rel(k) {
				case "appos", "obl", "nmod", "parataxis", "conj", "obj", "xcomp":
				default:
					continue
				}
				if w := r.whole(k); w >= 0 {
					r.within(i, w)
				}
			}
		}
		if h := r.Tree.Head(x.Head); h >= 0 && whole[r.Tree.Lemma(h)] && r.Tree.Rel(x.Head) == "nsubj" { // "the raid was part of"
			if w := r.whole(h); w >= 0 {
				r.within(i, w)
			}
		}
	}
}

// whole are nouns that make what follows "of" the whole.
var whole = map[string]bool{"part": true, "element": true, "phase": true, "stage": true, "latest": true, "first": true, "last": true, "second": true, "third": true}

// whole is the telling that token k calls the whole: "part of the offensive", "the
// latest in a series of attacks"; -1 for none.
func (r *Report) whole(k int) int {
	if !whole[r.Tree.Lemma(k)] {
		return -1
	}
	for _, n := range r.Tree.Kids(k) {
		if c := r.Tree.Case(n); r.Tree.Rel(n) == "nmod" && (c == "of" || c == "in") {
			if j := r.at(r.Tree.Counted(n)); j >= 0 {
				return j
			}
		}
	}
	return -1
}

func (r *Report) within(i, j int) {
	i, j = r.Root(i), r.Root(j)
	if i != j && !slices.Contains(r.Tellings[i].Within, j) && !slices.Contains(r.Tellings[j].Within, i) {
		r.Tellings[i].Within = append(r.Tellings[i].Within, j)
	}
}
