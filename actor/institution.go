package actor

import (
	"slices"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/data/sectors"
)

// nameInstitution gives an institution the unknown name that stands before it,
// "Kirori Mal College", and where nothing else tells, the report's country.
func (r *resolver) nameInstitution(a *Answer, ag *Agent, i, j int) bool {
	if a.ID != "" || ag.is(flagPeople) || ag.is(flagTitle) || ag.is(flagMember) && !ag.is(flagGroup) || !r.ws[j-1].cap || r.lower {
		return false
	}
	start := i
	for start > 0 && r.ws[start-1].cap && !leadWords[r.ws[start-1].text] && !r.ws[start].comma {
		start--
	}
	if start == i {
		return false
	}
	a.Name, a.Generic, a.Kind = display(r.q.Text, r.ws[start:j]), false, "organization"
	switch {
	case worded(r.ws[start:j], "corporation") && r.topic(start, j) == "HLH":
		a.Sectors = []string{"HLH"} // "Example Medical Corporation"
	case r.ws[start].text == "intergovernmental":
		a.Sectors, a.Country = []string{"IGO"}, "IGO"
	case r.ws[j-1].text == "intelligence" && j-start > 1 && !r.known(j-2) && !secrets[r.ws[j-2].text]:
		a.Sectors, a.Score = []string{"BUS"}, 0.5 // "Example Harvest Intelligence" sells what it knows
	case len(a.Sectors) == 0 && isNumber(r.ws[start].text):
		a.Sectors = []string{"MIL"}
	case len(a.Sectors) == 0 && worldly[r.ws[start].text] && sociable[r.ws[j-1].text]:
		a.Sectors = []string{"CVL"}
	case len(a.Sectors) == 0 && worldly[r.ws[start].text]:
		a.Sectors, a.Country = []string{"IGO"}, "IGO"
	case (len(a.Sectors) == 0 || a.Sectors[0] == "LAB" || a.Sectors[0] == "CVL") && r.campaigns(start, j):
		a.Sectors, a.Score = []string{"PTY"}, 0.5
	case len(a.Sectors) == 0 && r.ws[start].text == "national":
		a.Sectors, a.Score = []string{"GOV"}, 0.5
	case len(a.Sectors) == 0 && r.topic(start, j) != "":
		a.Sectors, a.Score = []string{r.topic(start, j)}, 0.5
	case len(a.Sectors) == 0 && worded(r.ws[start:j], "working", "group"):
		a.Sectors, a.Score = []string{"GOV"}, 0.4
	case len(a.Sectors) == 0 && r.ws[j-1].text == "group" && !r.ws[j-2].poss && !r.ws[start].poss:
		a.Sectors, a.Score = []string{"BUS"}, 0.4
	}
	if a.Country == "" && len(a.Sectors) > 0 && a.Sectors[0] != "MIL" {
		a.Country, a.Score, a.guess = r.q.Country, 0.6, true
	}
	return true
}

// campaigns reports whether the name [i, j) is that of people joined for power in a state: "Peoples Democratic
// Front", "Liberal Union", whatever else it says of them. A front without a creed may bear arms.
func (r *resolver) campaigns(i, j int) bool {
	last := r.ws[j-1].text
	return joined[last] && slices.ContainsFunc(r.ws[i:j-1], func(w word) bool { return creeds[w.text] })
}

// joined are nouns for people joined in something, creeds the words in such a body's name for what those
// want who seek power.
var (
	joined = lists.Set("front movement alliance union bloc coalition league convergence rally")
	creeds = lists.Set(`christian communist conservative democratic federalist freedom liberal marxist nationalist patriotic people peoples popular progressive
		radical reform reformist republican revolutionary socialist unity`)
)

// worldly are the first words of organizations of many countries.
var worldly = lists.Set("world international global")

// sociable are the last words of what people meet in or at, however large it says that it is.
var sociable = lists.Set("club team show festival exhibition fair tournament championship choir orchestra band")

// secrets are the words before "intelligence" in the names of services of a state.
var secrets = lists.Set(`military national general central defense army naval air state foreign police criminal internal security external political signals joint
	federal special domestic homeland strategic royal secret human aerospace combat`)

// topic is the field that words [i, j) of a body's name tell, "" for none.
func (r *resolver) topic(i, j int) string {
	for k := i; k < j; k++ {
		if s, ok := topics[r.ws[k].text]; ok {
			return s
		}
	}
	return ""
}

// topics are the words that say of a body's name what field it is of, where the noun that
// ends it does not: "Example Medical Center", "Example Health Corporation".
var topics = sectors.Words(sectors.Topic)

// unionOf is what a body whose name has the word "union" at [i, j) is by the words for those
// who joined in it, "" where these may be workers: "National Union of Aldan Students".
func (r *resolver) unionOf(i, j int) string {
	if j-i != 1 || r.ws[i].text != "union" || !r.ws[i].cap {
		return ""
	}
	for k, w := range r.ws {
		if k != i && unions[w.text] != "" {
			return unions[w.text]
		}
	}
	return ""
}

// unions are the words for what others than workers have in common who join in a union.
var unions = sectors.Words(sectors.Union)
