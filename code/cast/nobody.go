package cast

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
)

// nobodies are nouns that name a body or people, and with one of the words before them a
// thing or a happening: "the casualty figures". The empty word stands for any or none: "a news
// conference".
var nobodies = map[string]map[string]bool{
	"conference": {"": true},
	"briefing":   {"": true},
	"session":    {"": true},
	"figure": lists.Set("casualty death fatality injury toll sale sales export import trade crime unemployment inflation job population census election vote turnout official latest " +
		"preliminary provisional final exact precise updated new recent independent budget price poverty infection case hospital ministry police"),
	"source":  lists.Set("water food income energy power funding revenue"),
	"force":   lists.Set("driving labor labour work brute deadly lethal excessive full tidal"),
	"party":   lists.Set("birthday wedding dinner garden tea"),
	"body":    lists.Set("dead decomposed charred lifeless mutilated burned burnt headless naked unidentified human"),
	"head":    lists.Set("severed"),
	"cell":    lists.Set("prison jail solitary police holding stem blood brain cancer battery solar fuel phone mobile"),
	"network": lists.Set("road rail electricity power water gas telephone phone mobile internet computer tunnel telecommunications communications wireless"),
	"union":   lists.Set("civil same-sex gay"),
	"arm":     lists.Set("left right broken"),
	"wing":    lists.Set("left right east west north south"),
	"branch":  lists.Set("olive tree"),
}

// barely are nouns of bodies that by themselves name none: "used force", "in command".
var barely = lists.Set("force command authority")

// nobody reports whether a description without a name is of no actor: its noun is one of
// two meanings, and the word before it tells which.
func (c *Cast) nobody(x *expression) bool {
	if barely[strings.ToLower(c.doc.Tokens[x.head].Form)] && x.start == x.head && x.end == x.head+1 && len(c.doc.Children(x.head)) == 0 {
		return true
	}
	with, ok := nobodies[strings.ToLower(c.doc.Tokens[x.head].Lemma)]
	if !ok || c.hasModifier(x) {
		return false
	}
	return with[""] || x.head > x.start && with[strings.ToLower(c.doc.Tokens[x.head-1].Form)]
}
