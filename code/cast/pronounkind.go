package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// mayBeThey reports whether y is of a kind that "they" at x can be, by what is told of them there: people
// are arrested and beaten, not courts and remarks.
func (r *referents) mayBeThey(x int, y *expression) bool {
	switch y.kind {
	case sitrep.KindThing:
		return !r.heldToAccount(x) && !r.addressed(x) && !r.facing(x)
	case sitrep.KindState:
		return !r.heldToAccount(x) && !r.facing(x)
	case sitrep.KindOrganization:
		return !r.heldToAccount(x) && !r.facing(x) || r.ranks(y)
	}
	return true
}

// ranks reports whether y is a body of which one says "they" and means its men: rebels, gangs,
// parties and unions, and whatever is told in the plural.
func (r *referents) ranks(y *expression) bool {
	if strings.HasSuffix(r.d.Tokens[y.head].XPOS, "S") {
		return true
	}
	return slices.ContainsFunc(y.sectors, func(s string) bool {
		switch s {
		case "REB", "UAF", "CRM", "OPP", "PTY", "PRM", "SEP", "LAB", "REL", "CVL":
			return true
		}
		return false
	})
}

// hearing are verbs that are said or done to people and bodies, never to things.
var hearing = lists.Set("accuse ask assault beat convince execute harass hurt intimidate invite kick order persuade punch sue tell thank threaten urge warn whip")

// addressed reports whether pronoun x is the object of such a verb.
func (r *referents) addressed(x int) bool {
	v := r.d.Tokens[x].Head
	if v < 0 || r.d.Tokens[v].UPOS != "VERB" {
		return false
	}
	switch r.d.Tokens[x].Deprel {
	case "obj", "iobj", "nsubj:pass":
		return hearing[strings.ToLower(r.d.Tokens[v].Lemma)]
	}
	return false
}

// penalties are nouns of what people face before a court.
var penalties = lists.Set("charge count jail penalty prison prosecution punishment sentence trial year")

// facing reports whether pronoun x is the subject of facing a court: "they face nine charges".
func (r *referents) facing(x int) bool {
	v := r.d.Tokens[x].Head
	if v < 0 || !strings.EqualFold(r.d.Tokens[v].Lemma, "face") || r.d.Tokens[x].Deprel != "nsubj" {
		return false
	}
	o := r.d.Child(v, "obj")
	return o >= 0 && penalties[strings.ToLower(r.d.Tokens[o].Lemma)]
}

// modified reports whether y is the noun that clause v says something of, whose subject or its
// subject's it is: "nurses able to help them", "men who robbed them".
func (r *referents) modified(v int, y *expression) bool {
	if rel := r.d.Rel(v); rel != "acl" && rel != "amod" || r.g.root(r.d.Tokens[v].Head) != r.g.root(y.head) {
		return false
	}
	s := r.d.Child(v, "nsubj")
	return s < 0 && r.d.Tokens[v].XPOS != "VBN" || s >= 0 && r.d.Tokens[s].XPOS == "WP"
}
