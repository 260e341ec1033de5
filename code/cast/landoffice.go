package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/nlp"
)

// ofLand joins "the US president", "the Chilean foreign minister" with the one person before it
// who is named with that office of that land: a land has one holder of it at a time, and whoever
// was it once is told so.
func (g *groups) ofLand(x *expression) bool {
	c := g.c
	office := c.landOffice(x)
	if office == "" {
		return false
	}
	holder := -1
	for _, h := range c.heads {
		y := c.exprs[h]
		if h >= x.head {
			break
		}
		if y.kind != sitrep.KindPerson || !y.named || y.country != x.country || !c.holds(y, office) {
			continue
		}
		if holder >= 0 && g.root(holder) != g.root(h) {
			return false
		}
		holder = h
	}
	return holder >= 0 && g.join(holder, x.head)
}

// holds reports whether a title of a named person is the office and he has it now.
func (c *Cast) holds(y *expression, office string) bool {
	for _, t := range y.roles {
		if slices.ContainsFunc(c.doc.Tokens[t.start:t.end], func(k nlp.Token) bool { return k.UPOS == "ADP" && !strings.EqualFold(k.Form, "of") }) {
			continue // "spokesman for the Chilean president"
		}
		words := strings.ToLower(c.plain(t.start, t.end))
		if (words == office || strings.HasSuffix(words, " "+office)) && !c.gone(t) && !strings.HasSuffix(words, "vice "+office) && !strings.HasSuffix(words, "deputy "+office) {
			return true
		}
	}
	return false
}

// landOffice is the office in a description that tells it and its land alone, "prime minister" in
// "the UK prime minister"; "" for any other.
func (c *Cast) landOffice(x *expression) string {
	d := c.doc
	if x.named || x.kind != sitrep.KindPerson || !ofState(x.country) || x.inferred || x.start+2 > x.head || !strings.EqualFold(d.Tokens[x.start].Form, "the") || d.Tokens[x.head].XPOS != "NN" {
		return ""
	}
	land := c.exprs[x.start+1]
	if land == nil || !land.modifier || land.country != x.country {
		return ""
	}
	switch office := strings.ToLower(c.plain(x.start+2, x.end)); office {
	case "president", "prime minister", "premier", "chancellor", "king", "queen", "foreign minister", "foreign secretary", "defence minister", "defense minister",
		"defence secretary", "defense secretary", "secretary of state", "interior minister", "home secretary", "finance minister", "vice president", "leader":
		return office
	}
	return ""
}
