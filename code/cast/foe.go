package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/data/lists"
)

// foe is the group under arms that a report speaks of most, whom an army's words for its
// enemy mean; nil where it speaks of none that is known, or of two alike.
func (c *Cast) foe() *sitrep.Actor {
	var best *sitrep.Actor
	most, next := 0, 0
	for i := range c.Actors {
		a := &c.Actors[i]
		if a.Known == "" || len(a.Sectors) == 0 || a.Sectors[0] != "REB" || c.befriended(a.Known) {
			continue
		}
		switch n := len(a.Mentions); {
		case n > most:
			best, most, next = a, n, most
		case n > next:
			next = n
		}
	}
	if 2*next > most {
		return nil
	}
	return best
}

// befriended reports whether a group is one that the army whose release the report is backs.
func (c *Cast) befriended(id string) bool {
	e, ok := c.base.Entry(id)
	return ok && c.opts.Organ != "" && slices.ContainsFunc(e.Links, func(l actor.Link) bool {
		return (l.Type == "backed_by" || l.Type == "ally_of") && l.To == c.opts.Organ
	})
}

// hostile reports whether a description speaks of the enemy: "enemy fighters".
func hostile(words string) bool {
	return slices.Contains(strings.Fields(strings.ToLower(words)), "enemy")
}

// settleFoes gives the enemies whom a report does not name the sectors and the country of the
// group that it is about.
func (c *Cast) settleFoes() {
	foe := c.foe()
	if foe == nil {
		return
	}
	for _, h := range c.heads {
		x := c.exprs[h]
		if x.named || x.kind == sitrep.KindPlace || x.kind == sitrep.KindThing || !hostile(x.name) {
			continue
		}
		if x.actor < 0 {
			x.sectors, x.country = foe.Sectors, foe.Country
		} else if a := &c.Actors[x.actor]; a.Known == "" {
			a.Sectors, a.Country = foe.Sectors, foe.Country
		}
	}
}

// ownArms reports whether words stand for a part of the army whose release the report is:
// "the command", "the wing".
func (c *Cast) ownArms(words string) bool {
	parts := strings.Fields(strings.ToLower(words))
	return c.opts.Organ != "" && len(parts) > 0 && len(parts) <= 2 && armsNoun[parts[len(parts)-1]] && len(c.underArms()) > 0
}

// armsNoun are the nouns for parts of an army that others have too.
var armsNoun = lists.Set("command wing unit units squadron headquarters team teams")
