package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
)

// headline joins the one whom a headline describes with the one of whom the first sentences
// below use the same noun: "Land Defender Shot Dead", "the land rights defender Ann Lee was
// shot".
func (g *groups) headline() {
	d := g.c.doc
	if len(d.Sents) < 2 || d.Sents[0].Para == d.Sents[1].Para || d.Sents[0].End == 0 || strings.ContainsAny(d.Tokens[d.Sents[0].End-1].Form, ".!?") {
		return
	}
	below := map[string][]int{}
	for _, h := range g.c.heads {
		if s := d.Tokens[h].Sent; s > 0 && s <= belowHeadline && g.c.soleNoun(h) {
			below[strings.ToLower(d.Tokens[h].Lemma)] = append(below[strings.ToLower(d.Tokens[h].Lemma)], h)
		}
	}
	for _, h := range g.c.heads {
		if d.Tokens[h].Sent > 0 {
			break
		}
		same := below[strings.ToLower(d.Tokens[h].Lemma)]
		if !g.c.soleNoun(h) || len(same) == 0 || g.c.exprs[h].named {
			continue
		}
		for _, k := range same[1:] { // of two it would be open who is meant
			if g.root(k) != g.root(same[0]) {
				return
			}
		}
		g.join(h, same[0])
	}
}

// belowHeadline is how many sentences below a headline tell whom it means.
const belowHeadline = 2

// soleNoun reports whether token t is a noun for one person, whether a name stands beside it
// or not.
func (c *Cast) soleNoun(t int) bool {
	x := c.exprs[t]
	tok := &c.doc.Tokens[t]
	return x != nil && !x.modifier && x.kind == sitrep.KindPerson && (tok.XPOS == "NN" || tok.XPOS == "NNP" && !x.named)
}
