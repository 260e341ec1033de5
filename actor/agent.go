package actor

import (
	"fmt"
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
)

// lastAgent answers for an agent noun: "Iraqi soldiers", "Hamas official",
// "Senator Jane Unknown".
func (r *resolver) lastAgent(it item, before []item, rest []word, former bool) (Answer, bool) {
	if it.a.is(flagNobody) || len(rest) > 0 && r.inPersonName(it, before, rest) {
		return Answer{}, false
	}
	a := r.agent(it.a, before, it.i, it.j, former)
	if len(rest) > 0 && r.vowed(it) {
		a.Sectors = []string{"REL"}
	}
	if len(rest) == 1 && (isNumber(rest[0].text) || leadWords[rest[0].text]) {
		rest = nil // "Unit Two"
	}
	if len(rest) == 0 {
		if r.surnamed(it) {
			return Answer{}, false
		}
		if len(a.Sectors) == 0 && len(before) == 0 && it.i > 0 {
			if e, like := r.fuzzyAny(r.ws[r.skipLead(0, it.i):it.i]); e != nil && e.Kind == "organization" {
				o := r.entry(item{e: e, i: 0, j: it.i}, former)
				o.Score = like
				return o, true
			}
		}
		return a, true
	}
	if (rest[0].cap && !r.lower || r.lower && (it.a.is(flagTitle) || it.a.is(flagPeople) && r.allStrange(it.j, it.j+len(rest)))) && !isNumber(rest[0].text) && (it.a.is(flagTitle) || it.a.is(flagPeople) || it.a.is(flagMember)) {
		return r.nameBehind(a, it, rest, former)
	}
	if rest[0].cap && !r.lower && it.i > 0 && it.a.Role == "" && r.strange(it.i-1) {
		return Answer{}, false
	}
	if rest[0].cap || r.ws[it.j-1].poss {
		a.Score = 0.4
		return a, true
	}
	return Answer{}, false
}

// inPersonName reports whether an agent noun with rest behind it is part of somebody's name:
// "justo pastor escobar silva", "Christian Example".
func (r *resolver) inPersonName(it item, before []item, rest []word) bool {
	if r.lower && it.i > 0 && len(before) == 0 && r.strange(it.i-1) && r.allStrange(it.j, it.j+len(rest)) {
		return true
	}
	return it.i == 0 && r.ws[0].text == "christian" && r.ws[0].cap && rest[0].cap && !r.known(1) && !r.b.index.common(rest[0].text)
}

// nameBehind answers for an agent noun, itself answered by a, with rest, a name, behind it: "Senator
// Jane Unknown".
func (r *resolver) nameBehind(a Answer, it item, rest []word, former bool) (Answer, bool) {
	if p, ok := r.registered(it.j, it.j+len(rest)); ok && p.Kind == "person" {
		if len(a.Sectors) > 0 && powers[a.Sectors[0]] {
			p.Sectors = a.Sectors
		}
		return p, true
	}
	if e, like := r.fuzzyPerson(rest); e != nil {
		p := r.person(e, former)
		p.Score = like
		p.Why += fmt.Sprintf("; spelt like %s", e.Name)
		return p, true
	}
	if it.i > 0 && !r.lower && !it.a.is(flagTitle) && r.strange(it.i-1) {
		return Answer{}, false
	}
	if m := mastheads[rest[0].text]; m != nil && len(rest) == 1 && rest[0].cap && !r.lower && r.ws[it.i].cap {
		return Answer{Name: display(r.q.Text, r.ws[it.i:]), Kind: "organization", Sectors: m, Country: a.Country, Score: 0.5, Why: "not in the base; its name is that of a newspaper"}, true // "Muslim Herald"
	}
	if len(rest) == 1 && !it.a.is(flagTitle) && it.a.is(flagPeople) {
		a.Score, a.Generic = 0.4, false
		return a, true
	}
	a.Name, a.Kind, a.Generic = display(r.q.Text, rest), "person", false
	a.Why = "a person not in the base: " + a.Why
	return a, true
}

// mastheads are the words that names of newspapers end in.
var mastheads = map[string][]string{"times": {"JRN"}, "herald": {"JRN"}, "chronicle": {"JRN"}, "post": {"JRN"}, "star": {"JRN"},
	"mirror": {"JRN"}, "telegraph": {"JRN"}, "bulletin": {"JRN"}, "standard": {"JRN"}, "observer": {"JRN"}, "mail": {"JRN"}}

// vowed reports whether a word for a relative is the title of a member of the clergy here:
// "Sister Ann Example", and not "his sister Ann".
func (r *resolver) vowed(it item) bool {
	w := r.ws[it.i].text
	if it.j-it.i != 1 || !clerical[w] || !r.ws[it.i].cap && !r.lower || r.lower && (w == "mother" || w == "brother") {
		return false // where all is written small, "mother" is a relative
	}
	return it.i == 0 || !owners[r.ws[it.i-1].text] && !r.ws[it.i-1].poss
}

// clerical are the words for relatives by which the clergy is called; owners are the words
// that make of them relatives.
var (
	clerical = lists.Set("sister brother father mother")
	owners   = lists.Set("his her their my our your whose her older elder younger twin half step late little big")
)

// agent builds the answer for an agent noun with the items before it: states and
// places give the country, organizations and other agents what it belongs to.
func (r *resolver) agent(ag *Agent, before []item, i, j int, former bool) Answer {
	a := Answer{Kind: "people", Sectors: ag.Sectors, Role: ag.Role, Generic: true, Score: 0.85,
		Name: display(r.q.Text, r.ws[i:j])}
	a.Why = strings.ToLower(a.Name)
	if !ag.is(flagPeople) && !ag.is(flagMember) && !ag.is(flagTitle) {
		a.Kind = "organization"
	} else if ag.Role != "" {
		a.Kind = "person"
	}
	var b belonging
	for k := len(before) - 1; k >= 0; k-- {
		b.add(r, &a, ag, before[k], i, j)
	}
	a.Of = b.of
	if a.ID != "" && (ag.is(flagGroup) || !a.Generic) {
		a.Kind, a.Generic = r.b.entries[a.ID].Kind, false
	}
	a.Sectors = r.agentSectors(ag, b, before, i, j)
	if len(b.own) == 0 && len(a.Sectors) > 0 && a.Sectors[0] == "GOV" && r.teaches(j) {
		a.Sectors = []string{"EDU"}
	}
	if a.Country == "" {
		a.Country = r.placeBefore(i, before)
	}
	if (ag.Role == "president" || ag.Role == "vice-president") && len(before) == 0 && a.Country == "" && i > 0 && r.ws[i-1].upper && len(r.ws[i-1].text) > 2 && !r.known(i-1) {
		a.Sectors = nil // "EFA President": of a body that the base does not know
	}
	if s := r.unionOf(i, j); s != "" && len(b.own) == 0 && len(a.Sectors) > 0 && a.Sectors[0] == "LAB" {
		a.Sectors = []string{s}
	}
	if presides[ag.Role] && len(before) == 0 && a.Country == "" && len(a.Sectors) > 0 && a.Sectors[0] == "GOV" {
		if s := r.bodyOf(i); s != "" {
			a.Sectors = []string{s}
		}
	}
	named := r.nameInstitution(&a, ag, i, j)
	if a.Country == "" && ag.is(flagInst) && !named {
		a.Country, a.guess = r.onlyCountry(), true
	}
	if former {
		a.Former = true
		a.Sectors = formerSectors(ag, a.Sectors)
		a.Why = "former " + a.Why
	} else if ag.Role != "" && b.of != "" {
		a.Office = r.b.roles[ag.Role].Words[0] + " of " + r.b.entries[b.of].Name
		r.holder(&a, b.of, ag.Role)
	}
	return a
}

// formerSectors makes those who held power members of the elite.
func formerSectors(ag *Agent, codes []string) []string {
	if len(codes) == 0 {
		return codes
	}
	switch codes[0] {
	case "GOV", "LEG", "JUD", "SPY", "IGO", "PTY", "ELI":
		return []string{"ELI"}
	case "MIL", "COP":
		if ag.is(flagTitle) || ag.Role != "" || ag.is(flagMember) {
			return []string{"ELI"}
		}
	}
	return codes
}
