package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
)

// byBodyRun gives a person whom only the title of a firm's head makes one of business what the body is that
// the title is of: the chief executive of a ministry's authority is of the government.
func (c *Cast) byBodyRun(person int) {
	a := &c.Actors[person]
	if !slices.Equal(a.Sectors, []string{"BUS"}) {
		return
	}
	for _, t := range c.titleTokens(person) {
		if !runs[strings.ToLower(c.doc.Tokens[t[1]-1].Lemma)] && !runs[strings.ToLower(c.doc.Tokens[t[0]].Lemma)] {
			continue
		}
		if s := c.runBy(t); len(s) > 0 && ofPublic[s[0]] {
			a.Sectors = s[:1]
			return
		}
	}
}

// runBy are the sectors of the body that a title names, or that is named right before it; nil for none.
func (c *Cast) runBy(title [2]int) []string {
	for t := title[0]; t < title[1]; t++ {
		if x := c.exprs[t]; x != nil && x.named && x.nameOf >= 0 && x.kind == sitrep.KindOrganization {
			return c.sectorsOf(x)
		}
	}
	if x := c.bodyAt(func(x *expression) bool { return x.end == title[0] }, title[0]); x != nil {
		return c.sectorsOf(x)
	}
	return nil
}

// runs are the nouns and letters at the end, or the adjective at the beginning, of titles that heads of firms
// and of public bodies have alike.
var runs = map[string]bool{"ceo": true, "executive": true, "chief": true, "coo": true, "cfo": true, "managing": true}

// ofPublic are the sectors of bodies that are no firms, though they may have a chief executive.
var ofPublic = map[string]bool{"GOV": true, "EDU": true, "HLH": true, "NGO": true, "IGO": true, "LAB": true, "COP": true, "JUD": true, "HRI": true}
