package cast

import (
	"strings"

	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/data/lists"
)

// ofNoState reports whether the title that tokens [start, end) are, for which the base answers a, is
// that of a president of something else than a state: "founder and president", "TKL Vice-President",
// "vice-president of retail lending".
func (c *Cast) ofNoState(start, end int, a actor.Answer) bool {
	k := c.presidency(start, end)
	if k < 0 || a.Country != "" && a.Country != unknown {
		return false
	}
	return len(a.Sectors) == 0 && a.Role != "" || a.Role == "president" && c.founds(start, k)
}

// presidency is the token of the noun for a president among tokens [start, end), before any preposition;
// -1 for none.
func (c *Cast) presidency(start, end int) int {
	for t := start; t < end && c.doc.Tokens[t].UPOS != "ADP"; t++ {
		if presidents[strings.ToLower(c.doc.Tokens[t].Lemma)] {
			return t
		}
	}
	return -1
}

// presidents are the nouns for those at the head of a state and of any other body.
var presidents = lists.Set("president vice-president")

// founds reports whether tokens from start, or two before it, to the noun k say that its bearer founded
// or owns what he presides over.
func (c *Cast) founds(start, k int) bool {
	for t := max(start-2, c.doc.Sents[c.doc.Tokens[k].Sent].Start); t < k; t++ {
		if founders[strings.ToLower(c.doc.Tokens[t].Lemma)] {
			return true
		}
	}
	return false
}

// founders are the nouns for those who made or own what they lead.
var founders = lists.Set("founder co-founder cofounder owner co-owner ceo")

// untold reports whether the base has nobody by the name of x, so that what is told of x is from the
// words around it.
func (c *Cast) untold(x *expression) bool {
	r, ok := c.base.Resolve(actor.Query{Text: x.name, Person: true})
	return !ok || len(r.Sectors) == 0
}
