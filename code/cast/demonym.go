package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
)

// demonyms joins "the Dane", by which a person is called whom a name has told before, with that
// person: whom of the sentence before, or of its own, is known to be one, else the subject.
func (g *groups) demonyms() {
	c, d := g.c, g.c.doc
	for _, h := range c.heads {
		x := c.exprs[h]
		if x.named || x.kind != sitrep.KindPerson || !ofState(x.country) || !strings.EqualFold(d.Tokens[x.start].Form, "the") || x.head != x.start+1 {
			continue
		}
		if iso, ok := c.base.Demonym(d.Tokens[h].Form); !ok || iso != x.country || g.info[g.root(h)].proper != "" {
			continue
		}
		if who := g.calledBy(h, x.country); who >= 0 {
			g.join(who, h)
		}
	}
}

// calledBy is the head of the person by name whom "the Dane" at token h means, -1 for none: the
// last told to be of that country, in this sentence or the two before, else the last subject
// of whom no other is told, in this sentence or the one before.
func (g *groups) calledBy(h int, country string) int {
	c, d := g.c, g.c.doc
	subject := -1
	for i := c.headsBefore(h) - 1; i >= 0 && d.Tokens[h].Sent-d.Tokens[c.heads[i]].Sent <= 2; i-- {
		k := c.heads[i]
		y := c.exprs[k]
		if y.modifier || y.kind != sitrep.KindPerson || c.coarguments(k, h) || d.Tokens[k].UPOS == "PRON" {
			continue
		}
		f := g.info[g.root(k)]
		switch {
		case f.proper == "":
		case ofState(f.country) && !y.inferred:
			if f.country == country {
				return k
			}
		case subject < 0 && d.Rel(k) == "nsubj" && d.Tokens[h].Sent-d.Tokens[k].Sent <= 1:
			subject = k
		}
	}
	return subject
}
