package cast

import (
	"strings"

	"github.com/sitrep-news/sitrep/actor"
)

// longNames are the names of several words in a report by what they may be shortened to.
type longNames struct {
	initials map[string]bool     // of names that are no person's: "HFP"
	parts    map[string][]string // personal names by their first and their last word, folded
}

// longNames reads the report's names; it does so once.
func (c *Cast) longNames() *longNames {
	if c.long != nil {
		return c.long
	}
	d := c.doc
	c.long = &longNames{initials: map[string]bool{}, parts: map[string][]string{}}
	for _, n := range d.Names {
		if n.End-n.Start < 2 || n.Label == "Date" {
			continue
		}
		name := c.plain(n.Start, n.End)
		if n.Label == "Person" {
			if w := strings.Fields(actor.Fold(name)); len(w) > 1 {
				c.long.parts[w[0]] = append(c.long.parts[w[0]], name)
				c.long.parts[w[len(w)-1]] = append(c.long.parts[w[len(w)-1]], name)
			}
			continue
		}
		c.long.initials[Initials(name)] = true
		if e := n.End + 2; e <= len(d.Tokens) && d.Tokens[n.End].UPOS == "ADP" { // "Movement of Ruvan Miners"
			c.long.initials[Initials(c.plain(n.Start, e))] = true
		}
	}
	return c.long
}
