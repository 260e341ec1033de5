package actor

import (
	"fmt"

	"github.com/sitrep-news/sitrep/data/sectors"
)

// lastPerson is last for a person of the base.
func (r *resolver) lastPerson(it item, before []item, i, j int, former bool) (Answer, bool) {
	rest := r.ws[it.j:j]
	if it.kind == refShort && !it.isGiven && r.elsewhere(it.e, before) {
		return Answer{}, false
	}
	if r.lower && len(rest) > 0 && !r.known(it.j) && otherwiseEnded(it.e, it.j-it.i, rest[0].text) {
		return Answer{}, false // "bernardo example uribe" is not Bernardo Example Ossa
	}
	if code := r.inHonour(i, it.i); code != "" {
		return Answer{Name: display(r.q.Text, r.ws[i:j]), Kind: "organization", Country: it.e.Country, Sectors: []string{code}, Score: 0.6,
			Why: "a body called after " + it.e.Name}, true
	}
	a := r.entry(it, former)
	r.asTitled(&a, it.e, before)
	return a, len(rest) == 0 || !rest[0].cap
}

// elsewhere reports whether what stands before a surname puts its bearer in another
// country: "Kuwait's Shammari".
func (r *resolver) elsewhere(e *Entry, before []item) bool {
	for _, b := range before {
		if b.e != nil && b.e.Kind == "state" && len(e.Country) == 3 && !specialCountry[e.Country] && b.e.Country != e.Country {
			return true
		}
	}
	return false
}

// asTitled gives a known person whose day is unknown the sectors of the office that the
// words before the name tell, if it is one of theirs: "Prime Minister X".
func (r *resolver) asTitled(a *Answer, e *Entry, before []item) {
	if !r.q.Date.IsZero() || len(before) == 0 || before[len(before)-1].a == nil {
		return
	}
	for _, t := range e.Terms {
		if ag := before[len(before)-1].a; ag.Role != "" && t.Role == ag.Role {
			a.Role, a.Sectors, a.Office, a.Former = t.Role, r.b.termSectors(t, r.q.Date), r.b.officeName(t), false
			return
		}
	}
}

// otherwiseEnded reports whether a person's names of more than n words all go on with others
// than word.
func otherwiseEnded(e *Entry, n int, word string) bool {
	longer := false
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		ws := splitWords(name)
		if len(ws) <= n {
			continue
		}
		for _, w := range ws {
			if w.text == word {
				return false
			}
		}
		longer = true
	}
	return longer && n > 1
}

// inHonour is the sector of a body whose noun, in a tongue that puts it first, the words [i, j)
// before a person's name are: "Fundación Ann Example"; "" for none.
func (r *resolver) inHonour(i, j int) string {
	if r.lower {
		return ""
	}
	for k := i; k < j; k++ {
		if code, ok := honouring[r.ws[k].text]; ok && r.ws[k].cap && !r.ws[k].comma {
			return code
		}
	}
	return ""
}

// honouring are the nouns of bodies that are called after people, with their sectors.
var honouring = sectors.Words(sectors.Honour)

// lastBody is last for an organization or a people that ends the expression.
func (r *resolver) lastBody(it item, before []item, i, j int, former bool) (Answer, bool) {
	if it.i > i && it.j-it.i == 1 && it.e.Kind == "organization" && r.strange(it.i-1) {
		return r.unknown(i, j)
	}
	a := r.entry(it, former)
	if it.e.Kind == "people" && it.i > i && !r.lower && r.ws[it.i].cap && r.strange(it.i-1) {
		a.ID, a.Name = "", display(r.q.Text, r.ws[i:j]) // one of the First Nations, and not all
	}
	if n := len(before); a.Country == "---" && it.e.Kind == "organization" && n > 0 && before[n-1].e != nil && before[n-1].j == it.i && before[n-1].e.Kind != "organization" {
		a.ID, a.Name, a.Country = "", display(r.q.Text, r.ws[before[n-1].i:it.j]), before[n-1].e.Country
	}
	return a, true
}

// bodyThere answers for a body right before the state or place that ends the expression: "Police
// Scotland". ok is false where there is none.
func (r *resolver) bodyThere(it item, before []item, former bool) (a Answer, ok bool) {
	body := before[len(before)-1]
	if body.e != nil {
		return r.entry(body, former), body.e.Kind == "organization"
	}
	if ag := body.a; ag == nil || r.lower || !r.ws[body.i].cap || ag.is(flagTitle) || ag.is(flagPeople) || ag.is(flagMember) {
		return Answer{}, false
	}
	whose := it
	if n := len(before); n > 1 && before[n-2].e != nil && before[n-2].e.Kind == "state" && before[n-2].j == body.i {
		whose = before[n-2] // "Alda Embassy Veldt" is Alda's
	}
	a = r.agent(body.a, []item{whose}, it.i, it.j, former)
	a.Name, a.Generic = display(r.q.Text, r.ws[body.i:it.j]), false
	return a, true
}

// lastPlace is last for a state or place that ends the expression: "Foreign Minister of" was cut
// before; what stands in front of it bare is a title or an unknown name.
func (r *resolver) lastPlace(it item, before []item, i, j int, former bool) (Answer, bool) {
	if it.i > i && (it.kind == refName || it.kind == refCapital) && r.strange(it.i-1) {
		if r.lower || it.kind == refCapital {
			return Answer{}, false
		}
		return Answer{Name: display(r.q.Text, r.ws[i:j]), Country: it.e.Country, Score: 0.4,
			Why: fmt.Sprintf("a name not in the base, of %s", it.e.Name)}, true
	}
	if n := len(before); n > 0 && before[n-1].a != nil && !r.ws[it.i].comma && it.kind != refName {
		return r.agent(before[n-1].a, []item{it}, it.i, it.j, former), true
	}
	if len(before) == 0 && it.i > i && it.kind == refName && r.capital(i, it.i) && !functionWords[r.ws[i].text] && it.e.Class != "state" {
		return Answer{}, false
	}
	return r.entry(it, former), true
}
