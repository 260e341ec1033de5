package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/given"
	"github.com/sitrep-news/sitrep/data/lists"
)

// pairs gives "the two men", "the trio" to those who were last named side by side, as many as it
// says, in the sentences before.
func (r *referents) pairs() {
	for i, h := range r.c.heads {
		x := r.c.exprs[h]
		n := r.counted(x)
		if n == 0 || x.named || r.g.root(h) != h || x.several != nil {
			continue
		}
		for k := i - 1; k >= 0; k-- {
			y := r.c.exprs[r.c.heads[k]]
			back := r.d.Tokens[h].Sent - r.d.Tokens[y.head].Sent
			if back > reachBack {
				break
			}
			if all := r.together(y, form{3, many, given.Unknown, false}); back > 0 && len(all) == n && r.allOf(all, r.c.genderOf(x)) {
				x.several = all
				break
			}
		}
	}
}

// counted is how many people a description like "the two men" or "both women" speaks of, 0 where
// it is none.
func (r *referents) counted(x *expression) int {
	d := r.d
	l := strings.ToLower(d.Tokens[x.head].Lemma)
	first := strings.ToLower(d.Tokens[x.start].Form)
	if first != "the" && first != "both" && first != "these" || x.end != x.head+1 {
		return 0
	}
	switch l {
	case "pair", "duo", "couple":
		return 2
	case "trio":
		return 3
	}
	if x.kind != sitrep.KindPerson && x.kind != sitrep.KindPeople || !plain[l] || d.Tokens[x.head].XPOS != "NNS" {
		return 0
	}
	switch {
	case first == "both" && x.head == x.start+1:
		return 2
	case x.head == x.start+2:
		return few[strings.ToLower(d.Tokens[x.start+1].Form)]
	}
	return 0
}

// allOf reports whether all heads are persons, none known to be of another sex.
func (r *referents) allOf(heads []int, sex given.Gender) bool {
	for _, h := range heads {
		f := r.g.info[r.g.root(h)]
		if f.kind != sitrep.KindPerson || sex != given.Unknown && f.gender != given.Unknown && f.gender != sex {
			return false
		}
	}
	return true
}

// few are numbers; plain are nouns for people that are said of whoever was named.
var (
	few   = map[string]int{"two": 2, "three": 3, "four": 4, "five": 5}
	plain = lists.Set("man woman boy girl teenager suspect brother sister friend defendant activist journalist politician prisoner detainee leader official minister victim reporter colleague hostage")
)
