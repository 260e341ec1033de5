package actor

import (
	"fmt"
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/data/sectors"
)

// mastheads are the words that names of newspapers end in.
var mastheads = map[string][]string{"times": {"JRN"}, "herald": {"JRN"}, "chronicle": {"JRN"}, "post": {"JRN"}, "star": {"JRN"},
	"mirror": {"JRN"}, "telegraph": {"JRN"}, "bulletin": {"JRN"}, "standard": {"JRN"}, "observer": {"JRN"}, "mail": {"JRN"}}

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

// Dealing reports whether a noun is for those who deal with a body and are not of it, nor of its
// land: "Example users".
func Dealing(noun string) bool { return dealing[strings.TrimSuffix(strings.ToLower(noun), "s")] }

var dealing = lists.Set("user subscriber customer consumer passenger viewer reader listener")

// placely are the nouns for places with a body of their own, which bear people's names.
var placely = lists.Set("municipality district county township parish borough council prefecture department commune ward")

// belonging is whose an agent noun is by the items before it: the sectors of the bodies named
// there (own) and of all else (other), and the entry that stands closest.
type belonging struct {
	own, other []string
	of         string
}

// add takes what item it says of agent noun ag, the words from i to j, and of its answer a.
func (b *belonging) add(r *resolver, a *Answer, ag *Agent, it item, i, j int) {
	switch {
	case it.a != nil && it.a.is(flagTitle) && a.Kind == "organization" && it.j <= i && !r.ws[it.j-1].poss:
		// "the General Petroleum Company" is no general's.
	case it.a != nil && it.j-it.i == 1 && it.j < i && r.ws[it.i].text == "executive":
		// an "Executive Port Commission" is of no businessmen.
	case it.a != nil && it.j-it.i == 1 && it.j == i && (r.ws[it.i].text == "assistant" || r.ws[it.i].text == "principal"):
		// an "assistant coordinator" is what coordinators are, a "principal magistrate" no head of a school.
	case it.a != nil && r.ws[it.j-1].poss:
		b.other = joinCodes(it.a.Sectors, b.other) // "the parliament's security committee"
	case it.a != nil:
		b.other = joinCodes(b.other, it.a.Sectors)
	case it.kind == refAdj && it.j-it.i == 1 && taught[r.ws[it.i].text] && r.schoolly(it.j, j):
		// "English High School": what is taught there.
	case it.e.Class == "party" && len(ag.Sectors) > 0 && ag.Sectors[0] == "BUS" && r.allCapital(it.i, j):
		// "CPC Corp" is no company of the party's with these letters.
	case it.e.Kind == "organization" && Dealing(r.ws[j-1].text):
		// "Example user", "Example customers": who deals with a body is not of it, nor of its land.
	case it.e.Kind == "organization" && !ag.is(flagTitle) && !ag.is(flagPeople) && !ag.is(flagMember) && r.partOfName(it, i, ag):
		// "Ann Example Memorial School", "Independent Example Commission".
	case it.e.Kind == "organization" && it.e.Class != "government":
		b.own = joinCodes(b.own, it.e.Sectors)
		same := r.allCapital(it.j, i) && len(ag.Sectors) > 0 && has(it.e.Sectors, ag.Sectors[0]) && !ag.is(flagPeople)
		if a.ID == "" && !r.ofPart(it.e, it.j, j) && (ag.is(flagMember) || ag.is(flagGroup) || same || len(it.e.Sectors) > 0 && irregular[it.e.Sectors[0]] && armed(ag.Sectors)) {
			a.Generic = a.Generic && !same
			a.ID, a.Name, a.Class = it.e.ID, it.e.Name, it.e.Class
		}
		b.entry(a, it.e)
	case it.e.Kind == "person" && it.kind == refShort && !it.isGiven && r.town(it.i, it.j) != "":
		a.Country = pick(a.Country, r.town(it.i, it.j)) // "Exampleville State", as some minister is called as well
	case it.e.Kind == "person" && !r.ws[it.j-1].poss && !ag.is(flagMember) && (len(ag.Sectors) == 0 || ag.Sectors[0] != "GOV" || placely[r.ws[j-1].text]):
		// A name given in somebody's honour: "Example Memorial School".
	default:
		b.entry(a, it.e)
		if it.e.Class == "government" || it.e.Class == "people" && !(ag.is(flagGroup) && r.ws[j-1].cap && !r.lower) { // an "Asian Federation" is no people
			b.other = joinCodes(b.other, it.e.Sectors)
		}
	}
}

// entry makes e what a belongs to, where nothing closer is.
func (b *belonging) entry(a *Answer, e *Entry) {
	b.of = pick(b.of, e.ID)
	a.Country = pick(a.Country, e.Country)
	a.Why += " of " + e.Name
}

// agentSectors are the sectors of agent noun ag, the words from i to j, that belongs to b.
func (r *resolver) agentSectors(ag *Agent, b belonging, before []item, i, j int) []string {
	out := agentSectors(ag, b.own, b.other)
	theirs := joinCodes(b.own, b.other)
	if ag.Role == "businessman" && len(theirs) > 0 && !has(theirs, "BUS") && len(before) > 0 && before[len(before)-1].j == i && r.allCapital(before[len(before)-1].i, i) {
		out = theirs // the chief executive of a public body
	}
	if presides[ag.Role] && len(theirs) > 0 && (!powers[theirs[0]] || theirs[0] == "LEG" || theirs[0] == "JUD") && r.bodyBefore(before, i) {
		out = theirs // "Brewers Association president", "assembly vice president"
		if theirs[0] == "CVL" && gathering[r.ws[i-1].text] {
			out = []string{"NGO"}
		}
	}
	if j-i == 1 && (r.ws[i].text == "foundation" || r.ws[i].text == "foundations") && len(b.own) > 0 && b.own[0] == "BUS" {
		out = []string{"NGO"} // of a firm, and no firm
	}
	e := r.b.entries[b.of]
	if ag.Role == "analyst" && e != nil && e.Kind == "organization" && len(e.Sectors) > 0 {
		out = e.Sectors // an analyst of the ministry is an official
	}
	if len(out) == 0 && b.of != "" && (ag.Role == "leader" || ag.Role == "spokesman") || ag.Role == "leader" && r.ws[j-1].text == "chief" && b.of != "" && e.Class == "people" {
		out = []string{"GOV"}
	}
	return out
}

// presides are the roles of those who preside over a state, and over any other body.
var presides = map[string]bool{"president": true, "vice-president": true}

// bodyOf is the sector of the body, unknown to the base, whose name of two words or more ends right
// before the president's title at word i, "" where no such name stands there: "Weavers
// Parishad President".
func (r *resolver) bodyOf(i int) string {
	start := i
	for start > 0 && r.ws[start-1].cap && !leadWords[r.ws[start-1].text] && !formerWords[r.ws[start-1].text] && !r.ws[start-1].comma {
		start--
	}
	if i-start < 2 {
		return ""
	}
	if s := r.b.index.shape(r.ws[start:i], r.ws[start:i]); s != nil && s.Sectors[0] != "CVL" {
		return s.Sectors[0]
	} else if s != nil {
		return "NGO"
	}
	return ""
}

// gathering are nouns for bodies of people who have something in common.
var gathering = lists.Set("association federation confederation society foundation league network organization organisation coalition alliance union")

// bodyBefore reports whether the noun for a body stands right before word i: "association" in
// "Brewers Association president".
func (r *resolver) bodyBefore(before []item, i int) bool {
	if len(before) == 0 || before[len(before)-1].j != i {
		return false
	}
	ag := before[len(before)-1].a
	return ag != nil && (!ag.is(flagTitle) || gathering[r.ws[i-1].text]) && (!ag.is(flagPeople) || ag.is(flagGroup)) && !religious(ag.Sectors)
}

// town is the country of the place that words [i, j) name, "" for none.
func (r *resolver) town(i, j int) string {
	if r.q.Place == nil {
		return ""
	}
	iso, _ := r.q.Place(display(r.q.Text, r.ws[i:j]))
	return iso
}

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

// sociable are the last words of what people meet in or at, however large it says that it is.
var sociable = lists.Set("club team show festival exhibition fair tournament championship choir orchestra band")

// worldly are the first words of organizations of many countries.
var worldly = lists.Set("world international global")

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

// secrets are the words before "intelligence" in the names of services of a state.
var secrets = lists.Set(`military national general central defense army naval air state foreign police criminal internal security external political signals joint
	federal special domestic homeland strategic royal secret human aerospace combat`)

// worded reports whether words end in the given ones.
func worded(ws []word, last ...string) bool {
	if len(ws) < len(last) {
		return false
	}
	for k, w := range last {
		if ws[len(ws)-len(last)+k].text != w {
			return false
		}
	}
	return true
}

// topics are the words that say of a body's name what field it is of, where the noun that
// ends it does not: "Example Medical Center", "Example Health Corporation".
var topics = sectors.Words(sectors.Topic)

// topic is the field that words [i, j) of a body's name tell, "" for none.
func (r *resolver) topic(i, j int) string {
	for k := i; k < j; k++ {
		if s, ok := topics[r.ws[k].text]; ok {
			return s
		}
	}
	return ""
}

// allCapital reports whether words [i, j) could be parts of one name.
func (r *resolver) allCapital(i, j int) bool {
	for k := i; k < j; k++ {
		if !r.ws[k].cap || r.ws[k].comma {
			return false
		}
	}
	return true
}

func pick(have, other string) string {
	if have != "" && have != "---" {
		return have
	}
	return other
}

// agentSectors puts together the codes of the noun, of the organization it
// belongs to, and of the agent words before it ("defence ministry spokesman").
func agentSectors(ag *Agent, own, other []string) []string {
	switch {
	case ag.is(flagMember) && religious(other):
		return joinCodes([]string{"REL"}, other)
	case ag.is(flagMember) && len(own) > 0:
		return joinCodes(own, other)
	case ag.is(flagInst) && len(other) > 0 && other[0] == "CVL":
		return joinCodes(ag.Sectors, own)
	case (ag.is(flagMember) || ag.is(flagGroup)) && len(other) > 0:
		if has(other, "MIL") && other[0] == "CVL" {
			return joinCodes([]string{"MIL"}, own) // "the army engineers' detachment"
		}
		return joinCodes(other, own)
	case len(own) > 0 && !ag.is(flagPeople) && !ag.is(flagTitle) && len(ag.Sectors) > 0 && ag.Sectors[0] == "GOV" && !powers[own[0]]:
		return joinCodes(own, other) // the disciplinary commission of a federation
	case len(own) > 0 && ag.Role == "officer" && !powers[own[0]], len(own) > 0 && ag.Role == "officer" && own[0] == "IGO":
		return joinCodes(own, other) // a protection officer of the refugee agency
	case len(own) > 0 && (irregular[own[0]] && armed(ag.Sectors) || ag.Role == "activist" || ag.Role == "president" || ag.Role == "vice-president"):
		return joinCodes(own, other)
	case len(other) > 0 && len(ag.Sectors) > 0 && (ag.Sectors[0] == "UNK" || ag.Sectors[0] == "MIL" && irregular[other[0]]):
		return joinCodes(other, own) // a guerrilla army is no state's
	case len(own) == 0 && len(other) > 0 && len(ag.Sectors) > 0 && ag.Sectors[0] == "CVL" && (other[0] == "REF" || other[0] == "UNK"):
		return other // "refugee families", "unknown people"
	case len(ag.Sectors) > 0 && ag.Sectors[0] == "PTY" && len(own) == 0 && len(other) == 1 && other[0] == "LAB":
		return ag.Sectors // a "National Union party"
	case len(own) > 0 || len(other) > 0:
		return joinCodes(joinCodes(ag.Sectors, other), own)
	}
	return ag.Sectors
}

// irregular are the armed that are no state's: "Hamas soldiers" are of Hamas.
var irregular = lists.Set("REB PRM CRM UAF")

func armed(codes []string) bool {
	return len(codes) > 0 && (codes[0] == "MIL" || codes[0] == "UNK" || irregular[codes[0]])
}

var faiths = lists.Set("MOS CHR JEW BUD HIN REL")

func religious(codes []string) bool { return len(codes) > 0 && faiths[codes[0]] }

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

// taught are the languages whose adjectives schools all over the world bear.
var taught = lists.Set("english")

// schoolly reports whether words [i, j) name a school or what it teaches.
func (r *resolver) schoolly(i, j int) bool {
	for _, w := range r.ws[i:j] {
		switch w.text {
		case "school", "schools", "academy", "medium", "language", "literature", "teacher", "teachers":
			return true
		}
	}
	return false
}

// partOfName reports whether the one word that a body or a newspaper is known by is but a word
// of a longer name that goes on to the noun at i: an unknown word stands before it, or it is a
// newspaper's and more of the name behind it.
func (r *resolver) partOfName(it item, i int, ag *Agent) bool {
	first := it.i
	for first < it.j-1 && leadWords[r.ws[first].text] {
		first++
	}
	if r.lower || it.j-first > 1 || r.ws[first].upper || r.ws[first].poss || !r.allCapital(first, i+1) {
		return false
	}
	return first > 0 && r.strange(first-1) && r.ws[first-1].cap && !r.ws[first-1].poss && !r.ws[first].comma || it.e.Class == "media" && !has(ag.Sectors, "JRN")
}

// placeBefore asks for the country of capitalised words in front of an agent
// noun: "Shanghai authorities".
func (r *resolver) placeBefore(i int, before []item) string {
	if r.q.Place == nil || len(before) > 0 {
		return ""
	}
	start := i
	for start > 0 && r.ws[start-1].cap && !leadWords[r.ws[start-1].text] {
		start--
	}
	if start == i {
		return ""
	}
	name := display(r.q.Text, r.ws[start:i])
	iso, ok := r.q.Place(name)
	if !ok || len(name) < 4 || i-start == 1 && r.b.index.common(r.ws[start].text) {
		return ""
	}
	return iso
}

// onlyCountry is the country an institution without a name belongs to: the one
// asked about, or the only one that the context names.
func (r *resolver) onlyCountry() string {
	if r.q.Country != "" || r.q.Told {
		return r.q.Country
	}
	only := ""
	for _, named := range [][]string{r.q.Context.Countries(r.b), r.ownCountries()} {
		for _, c := range named {
			if only != "" && c != only {
				return ""
			}
			only = c
		}
	}
	return only
}
