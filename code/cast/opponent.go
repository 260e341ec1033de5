package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// against are nouns of those who are against the one beside them.
var against = lists.Set("opponent critic foe detractor")

// powers are words for those who rule.
var powers = lists.Set("government regime junta kremlin president administration ruler monarchy leadership authorities dictatorship")

// opponent makes those who are told to be against who rules a country its opposition:
// "government opponents", "critics of the regime" are no part of the government.
func (c *Cast) opponent(x *expression) {
	d := c.doc
	if !against[strings.ToLower(d.Tokens[x.head].Lemma)] || x.kind != sitrep.KindPeople && x.kind != sitrep.KindPerson {
		return
	}
	for _, k := range d.Children(x.head) {
		if r := d.Rel(k); r != "compound" && r != "nmod" && r != "amod" || k > x.head && !c.owning(k) {
			continue
		}
		land, ok := c.ruler(k)
		if !ok && !powers[strings.ToLower(d.Tokens[k].Lemma)] {
			continue
		}
		if x.sectors, x.known, x.canonical = []string{"OPP"}, "", ""; !ofState(x.country) && ok {
			x.country = land
		}
		return
	}
}

// ruler reports whether the name at token k is that of a government or of somebody in one,
// and of which country.
func (c *Cast) ruler(k int) (string, bool) {
	if c.exprs[k] == nil {
		return unknown, false
	}
	for _, n := range c.doc.NamesIn(k, k+1) {
		if a, ok := c.base.Resolve(c.query(c.exprs[k], c.plain(n.Start, n.End))); ok && slices.Contains(a.Sectors, "GOV") {
			return a.Country, true
		}
	}
	return unknown, false
}
