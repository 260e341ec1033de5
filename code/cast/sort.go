package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
)

// bare are nouns for a sort of body by which a report takes up the one it named, with the
// sectors of those they may stand for.
var bare = map[string][]string{"agency": {"GOV", "COP", "SPY", "IGO", "JRN"}, "bureau": {"GOV", "COP", "SPY"}, "ministry": {"GOV"}, "department": {"GOV"},
	"commission": {"GOV", "IGO", "LEG", "JUD"}, "company": {"BUS", "MNC", "PRM"}, "firm": {"BUS", "MNC"}, "charity": {"NGO"}, "organisation": {"NGO", "IGO", "REB", "UAF"},
	"organization": {"NGO", "IGO", "REB", "UAF"}, "ngo": {"NGO"}, "watchdog": {"NGO"}, "newspaper": {"JRN"}, "outlet": {"JRN"}, "website": {"JRN"},
	"broadcaster": {"JRN"}, "magazine": {"JRN"}, "party": {"PTY", "OPP"}, "union": {"LAB"}, "court": {"JUD"}, "tribunal": {"JUD"}, "militia": {"REB", "UAF", "PRM"},
	"movement": {"REB", "UAF", "PTY", "OPP"}, "gang": {"CRM", "UAF"}, "cartel": {"CRM"}, "university": {"EDU"}, "group": {"REB", "UAF", "PRM", "CRM", "NGO"},
	"front": {"REB", "UAF", "PTY"}, "alliance": {"REB", "UAF", "PTY", "OPP", "IGO"}, "foundation": {"NGO"}, "institute": {"EDU", "NGO"}}

// taken joins a bare "the agency", of which nothing else says who it is, with the body of that
// sort that is named last in the three sentences before, where no other of its sort is.
func (g *groups) taken() {
	d := g.c.doc
	for i, h := range g.c.heads {
		x := g.c.exprs[h]
		sectors := bare[strings.ToLower(d.Tokens[h].Lemma)]
		if sectors == nil || x.named || x.known != "" || x.kind != sitrep.KindOrganization || x.start != h-1 || x.end != h+1 || d.Tokens[h].XPOS != "NN" ||
			!strings.EqualFold(d.Tokens[x.start].Form, "the") {
			continue
		}
		if f := g.info[g.root(h)]; f.proper != "" || f.known != "" {
			continue
		}
		if best := g.onlyOne(i, sectors); best >= 0 {
			g.join(best, h)
		}
	}
}

// onlyOne is the head of the one body with one of the sectors that is named in the three
// sentences before the i-th expression's, -1 where none or several are.
func (g *groups) onlyOne(i int, sectors []string) int {
	d := g.c.doc
	at, best := d.Tokens[g.c.heads[i]].Sent, -1
	for k := i - 1; k >= 0 && at-d.Tokens[g.c.heads[k]].Sent <= 3; k-- {
		y := g.c.exprs[g.c.heads[k]]
		if !y.named && y.known == "" || y.kind != sitrep.KindOrganization || !slices.ContainsFunc(y.sectors, func(s string) bool { return slices.Contains(sectors, s) }) {
			continue
		}
		if best >= 0 && g.root(best) != g.root(y.head) || d.Tokens[y.head].Sent == at {
			return -1
		}
		best = y.head
	}
	return best
}

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
