package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// compatriot identifies one person told by nationality alone: "the Briton who did it", "Ann
// Lee, a Tunisian". It reports whether x is one.
func (c *Cast) compatriot(x *expression) bool {
	d := c.doc
	tok := &d.Tokens[x.head]
	iso, ok := c.base.Demonym(tok.Form)
	if _, land := c.base.StateByName(tok.Form); land {
		return false // "the Vatican"
	}
	if !ok || tok.UPOS == "ADJ" || strings.HasSuffix(tok.XPOS, "S") || x.start == x.head || c.ofContinent(x.head) {
		return false
	}
	if x.nameOf >= 0 && (d.Names[x.nameOf].Label == "Person" || d.Names[x.nameOf].End != x.head+1) {
		return false
	}
	article := strings.ToLower(d.Tokens[x.start].Form)
	if article != "a" && article != "an" && article != "the" || !oneOfThem(tok.Form) || x.start < x.head-3 {
		return false
	}
	for t := x.start + 1; t < x.head; t++ {
		if _, dual := c.base.Demonym(d.Tokens[t].Form); !dual && d.Tokens[t].Form != "-" {
			return false
		}
	}
	x.named, x.kind, x.country = false, sitrep.KindPerson, c.citizenship(x.head, iso)
	return true
}

// oneOfThem reports whether a demonym stands for one person: "Tunisian", not "Swiss" or "US".
func oneOfThem(form string) bool {
	if form == strings.ToUpper(form) {
		return false
	}
	for _, end := range []string{"ish", "ese", "ch", "ss", "sh", "s"} {
		if strings.HasSuffix(form, end) {
			return false
		}
	}
	return true
}

// citizenship is the country of a person told by the demonym at token t, iso's: that of the first
// of two where it is a land that people come to and the second is not, "British-Pakistani".
func (c *Cast) citizenship(t int, iso string) string {
	d := c.doc
	if t < 2 || d.Tokens[t-1].Form != "-" || d.Tokens[t-2].Sent != d.Tokens[t].Sent || host[iso] {
		return iso
	}
	if first, ok := c.base.Demonym(d.Tokens[t-2].Form); ok && host[first] {
		return first
	}
	return iso
}

// host are lands whose people are told by where their families are from, too.
var host = lists.Set("USA CAN AUS NZL ISR GBR FRA DEU NLD BEL SWE DNK NOR CHE AUT ITA ESP FIN IRL")
