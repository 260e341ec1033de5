package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// abroad takes back the country of a description whose words only seem to give it: the
// staff of a company need not be of its land, a country's allies and rivals are others,
// "us" and "male" are no lands.
func (c *Cast) abroad(x *expression) {
	if x.named || x.known != "" || !ofState(x.country) {
		return
	}
	d := c.doc
	small, company, own := false, false, false
	facing := counterparts[strings.ToLower(d.Tokens[x.head].Lemma)]
	for t := x.start; t < x.end; t++ {
		if w := d.Tokens[t].Form; w == "us" || w == "male" {
			small = true
			continue
		}
		if t == x.head {
			continue
		}
		if c.sidedWith(t, x.end) {
			small = true // "Aldan solidarity activists"
			continue
		}
		if iso, ok := c.base.Demonym(d.Tokens[t].Form); ok && iso == x.country && (!facing || d.Tokens[t].UPOS == "ADJ") {
			own = true // "their Aldan rivals", not "Alda's rivals"
		}
		if m := c.exprs[t]; m != nil && m.named {
			if m.country == x.country && slices.ContainsFunc(m.sectors, func(s string) bool { return s == "BUS" || s == "MNC" }) {
				company = true
			} else if m.country == x.country && !facing {
				own = true
			}
		}
	}
	if (small || facing) && !own || company && !own && x.country != c.home && (x.kind == sitrep.KindPerson || x.kind == sitrep.KindPeople) {
		x.country, x.others = unknown, small || facing
	}
}

// counterparts are those that a country has outside of itself.
var counterparts = lists.Set("ally partner neighbour neighbor rival enemy foe adversary counterpart")
