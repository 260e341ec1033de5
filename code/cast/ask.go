package cast

import (
	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
)

// Ask asks the knowledge base for words of the report, with all that the report tells:
// its country, its day, and what context says of a name that the base does not know.
func (c *Cast) Ask(words, context string) (actor.Answer, bool) {
	a, ok := c.base.Resolve(actor.Query{Text: words, Context: context, Country: c.home, Date: c.opts.Date, Place: c.opts.Place, Learn: true})
	x := sitrep.Actor{Kind: a.Kind, Country: a.Country, Sectors: a.Sectors, Known: a.ID}
	if ok && c.atHome(&x) && (!a.Generic || a.Kind == sitrep.KindOrganization) {
		a.Country, a.Inferred = c.home, true
	}
	return a, ok
}
