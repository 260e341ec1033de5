package actor

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
)

// smallTown reports whether the name of another state's capital, or of its bank or club, means
// a place of the report's country here: "the Santa Ana police" where the report is about
// another land with one.
func (r *resolver) smallTown(e *Entry, i, j int) bool {
	if r.q.Place == nil || r.q.Country == "" || e.Country == r.q.Country {
		return false
	}
	if iso, ok := r.q.Place(display(r.q.Text, r.ws[i:j])); ok && iso == r.q.Country {
		return true
	}
	if i == 0 || r.lower || !r.ws[i-1].cap || r.ws[i].comma {
		return false
	}
	iso, ok := r.q.Place(display(r.q.Text, r.ws[i-1:j])) // "East Alda", a town of the report's land
	return ok && iso == r.q.Country
}

// townly are the classes of bodies that bear the names of towns.
var townly = lists.Set("company bank club")

// bodyBehind reports whether word j is a capitalised noun for a body, of which the word
// before is a part of the name.
func (r *resolver) bodyBehind(j int) bool {
	if r.lower || j >= len(r.ws) || !r.ws[j].cap || r.ws[j].comma || r.ws[j-1].poss {
		return false
	}
	for _, f := range r.b.index.keys[r.ws[j].text] {
		if f.a != nil && !f.a.is(flagPeople) && !f.a.is(flagTitle) && !f.a.is(flagMember) {
			return true
		}
	}
	return false
}

// toil reports whether word i says what a body deals with, and means no party: "Labour"
// before "and Employment Ministry".
func (r *resolver) toil(i int) bool {
	if w := r.ws[i].text; w != "labour" && w != "labor" {
		return false
	}
	for j := i + 1; j < len(r.ws) && j < i+4 && (r.ws[j].cap || r.ws[j].text == "and") && !r.ws[j-1].poss && !r.ws[j].comma; j++ {
		if r.bodyBehind(j) {
			return true
		}
	}
	return false
}

// obscure reports whether a surname alone is too little for its bearer: of
// another country than the report's and no head of state or minister on the
// day, or of no office but a seat in a parliament.
func (r *resolver) obscure(e *Entry, i int) bool {
	titled := i > 0 && r.known(i-1)
	seat := true
	for _, t := range e.Terms {
		seat = seat && t.Role == "mp"
	}
	if seat && !titled {
		return true
	}
	if e.Country == r.q.Country || r.q.Country == "" && r.q.Date.IsZero() && r.q.Context.String() == "" || r.contextHas(e.Country) {
		return false
	}
	for _, t := range e.Terms {
		if activeTerm(t, r.q.Date) && (headRoles[t.Role] || !r.q.Date.IsZero() && t.Role != "mp") {
			return false
		}
	}
	return true
}

// namesake reports whether a person of another country, who came to office only
// years after the day, can't be the one who is meant.
func (r *resolver) namesake(e *Entry) bool {
	if e.Kind != "person" || r.q.Date.IsZero() || r.q.Country == "" || e.Country == r.q.Country || len(e.Terms) == 0 || r.contextHas(e.Country) {
		return false
	}
	if gone := dayNumber(r.q.Date.AddDate(-40, 0, 0)); e.Life.hi > 0 && e.Life.hi < gone {
		return true // dead for long
	}
	soon := dayNumber(r.q.Date.AddDate(3, 0, 0))
	for _, t := range e.Terms {
		if t.lo <= soon {
			return false
		}
	}
	return true
}

// homely are the classes of organizations that reports of other countries
// don't call by short acronyms.
var homely = lists.Set("agency court party union ministry bank legislature police university ngo")

// foreign reports whether an acronym's bearer is out of place: a domestic body
// of a state other than the report's, which nothing nearby names.
func (r *resolver) foreign(e *Entry) bool {
	return r.q.Country != "" && (homely[e.Class] || e.Class == "media" && !widelyRead[e.Country]) && len(e.Country) == 3 && !specialCountry[e.Country] &&
		e.Country != r.q.Country && !r.contextHas(e.Country) && (r.q.About == nil || !r.q.About(e.Country))
}

// widelyRead are the states whose broadcasters and papers the press of others calls by their letters.
var widelyRead = lists.Set("USA GBR RUS CHN DEU FRA QAT JPN TUR ISR IRN SAU ARE IND")

// plainParty reports whether a party's name is of a kind that every country
// has: "Democratic Party", "Labour", "Liberal Democratic Party".
func plainParty(ws []word) bool {
	if n := len(ws); n > 2 && ws[n-1].text == "party" {
		for _, w := range ws[:n-1] {
			if !partisan[w.text] {
				return false
			}
		}
		return true
	}
	return len(ws) == 2 && ws[1].text == "party" || len(ws) == 1 && (strings.HasSuffix(ws[0].text, "s") || ws[0].text == "labor" || ws[0].text == "labour")
}

// partisan are words that parties of many countries put their names together of.
var partisan = lists.Set(`liberal democratic democrats conservative national people's peoples republican social socialist communist christian progressive
	popular united independent workers labour labor unity freedom justice reform revolutionary radical new green nationalist constitutional and of the`)
