package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
)

// aged joins "the 34-year-old reporter" with the one person named in the sentence before.
func (g *groups) aged() {
	d := g.c.doc
	for i, h := range g.c.heads {
		x := g.c.exprs[h]
		if x.named || d.Tokens[x.start].Lemma != "the" || !strings.Contains(x.name, "year-old") || strings.HasSuffix(d.Tokens[h].XPOS, "S") {
			continue
		}
		if f := g.info[g.root(h)]; f.proper != "" || f.known != "" {
			continue
		}
		best, one := -1, true
		for k := i - 1; k >= 0 && d.Tokens[h].Sent-d.Tokens[g.c.heads[k]].Sent <= 1; k-- {
			y := g.c.exprs[g.c.heads[k]]
			if !y.named || y.kind != sitrep.KindPerson || y.modifier {
				continue
			}
			one = one && (best < 0 || g.root(best) == g.root(y.head))
			best = y.head
		}
		if best >= 0 && one && d.Tokens[best].Sent < d.Tokens[h].Sent {
			if x.kind == sitrep.KindThing {
				x.kind, g.info[g.root(h)].kind = sitrep.KindPerson, sitrep.KindPerson
			}
			g.join(best, h)
		}
	}
}

// turned joins names of one person that have the same words in another order: "Omar Tariq
// Lee" and "Ali Tariq Omar Lee".
func (g *groups) turned() {
	var long []int
	for _, h := range g.c.heads {
		x := g.c.exprs[h]
		if !x.named || x.kind != sitrep.KindPerson || len(strings.Fields(x.name)) < 3 {
			continue
		}
		for _, o := range long {
			if g.root(o) != g.root(h) && sameWords(g.c.exprs[o].name, x.name) {
				g.named(o, h)
			}
		}
		if len(long) < around {
			long = append(long, h)
		}
	}
}

// sameWords reports whether the words of one name are all among those of the other, with the
// same last one.
func sameWords(a, b string) bool {
	x, y := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	if len(x) > len(y) {
		x, y = y, x
	}
	if x[len(x)-1] != y[len(y)-1] {
		return false
	}
	for _, w := range x {
		if !slices.Contains(y, w) {
			return false
		}
	}
	return true
}
