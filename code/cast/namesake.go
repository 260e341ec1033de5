package cast

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/data/lists"
)

// settleNamesakes frees people of a register's line for somebody in a land that the report is not
// about and never speaks of, where a title here says that they are something else: the judge Ann
// Lee is not the singer of another land.
func (c *Cast) settleNamesakes() {
	for i := range c.Actors {
		a := &c.Actors[i]
		if a.Kind != sitrep.KindPerson || a.Known != "" || a.Inferred || c.home == "" || !ofState(a.Country) || a.Country == c.home || c.speaksOf(a.Country) {
			continue
		}
		r, ok := c.base.Resolve(actor.Query{Text: a.Name, Person: true})
		if !ok || r.ID != "" || r.Kind != sitrep.KindPerson || r.Generic || r.Country != a.Country || !slices.Equal(r.Sectors, a.Sectors) {
			continue
		}
		for _, t := range c.titleTokens(i) {
			b, ok := c.base.Resolve(c.query(c.exprs[c.members[i][0]], c.plain(t[0], t[1])))
			if ok && len(b.Sectors) > 0 && b.Country != a.Country && otherwise(a.Sectors[0], b.Sectors[0]) {
				a.Country, a.Sectors = unknown, b.Sectors
				if ofState(b.Country) {
					a.Country, a.Inferred = b.Country, b.Inferred
				}
				break
			}
		}
	}
}

// otherwise reports whether somebody of one sector is hardly one of another as well: of those who
// hold public office and those who don't one kind, and judges, officers and policemen their own.
func otherwise(one, other string) bool {
	if one == other || one == "ELI" || other == "ELI" {
		return false
	}
	return political[one] != political[other] || sworn[one] || sworn[other]
}

// political are the sectors of public office, sworn those of it that stand apart from politics.
var (
	political = lists.Set("GOV LEG PTY OPP JUD MIL COP SPY")
	sworn     = lists.Set("JUD COP")
)
