package cast

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
)

// What tells, around "officers", of the police and of soldiers.
var (
	policing = lists.Set(`police policeman policewoman constable sheriff detective cop precinct riot anti-riot squad constabulary patrolman bodycam traffic
		arrest handcuff deputy inspector burglary motorist suspect custody officer-involved`)
	soldiering = lists.Set(`army military navy soldier troop troops coup putsch junta battalion brigade regiment garrison barracks front frontline colonel general marine
		serviceman warship platoon war mutiny conscript cadet`)
)

// farthest is how many sentences off a word may stand that tells whose officers they are.
const farthest = 3

// officers makes policemen of bare "officers" and "agents" told of beside the police and not beside
// soldiers: "Police said two officers were hurt".
func (c *Cast) officers() {
	for _, h := range c.heads {
		x := c.exprs[h]
		if x.named || x.known != "" || !slices.Equal(x.sectors, inUniform[strings.ToLower(c.doc.Tokens[h].Lemma)]) || len(x.sectors) == 0 || c.soldierly(x) {
			continue
		}
		if c.amongPolice(h) {
			x.sectors = []string{"COP"}
		}
	}
}

// inUniform are the sectors of nouns for those who may be policemen.
var inUniform = map[string][]string{"officer": {"MIL"}, "agent": {"SPY", "COP"}}

// soldierly reports whether the words of an expression, or what hangs on it, tell of soldiers.
func (c *Cast) soldierly(x *expression) bool {
	d := c.doc
	s, e := d.Subtree(x.head)
	for t := s; t < min(e, x.head+6); t++ {
		if soldiering[strings.ToLower(d.Tokens[t].Lemma)] || strings.EqualFold(d.Tokens[t].Form, "naval") || strings.EqualFold(d.Tokens[t].Form, "commanding") {
			return d.Below(t, x.head)
		}
	}
	return false
}

// amongPolice reports whether the nearest words that tell, of the sentence or those around it, are
// of the police.
func (c *Cast) amongPolice(h int) bool {
	d := c.doc
	own := d.Tokens[h].Sent
	for off := range farthest + 1 {
		cops, arms := 0, 0
		for _, s := range []int{own - off, own + off} {
			if s < 0 || s >= len(d.Sents) || off == 0 && s != own {
				continue
			}
			for t := d.Sents[s].Start; t < d.Sents[s].End; t++ {
				switch l := strings.ToLower(d.Tokens[t].Lemma); {
				case policing[l]:
					cops++
				case soldiering[l]:
					arms++
				}
			}
		}
		if cops != arms {
			return cops > arms
		}
	}
	return false
}
