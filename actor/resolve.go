package actor

import (
	"fmt"
	"strings"
)

// Answer is who an expression stands for.
type Answer struct {
	ID      string   // entry of the base, "" for a kind of people or a name not in it
	Name    string   // the entry's name, or the words for one not in the base
	Kind    string   // state, organization, person, people, place
	Class   string   // the entry's class, "" without an entry
	Country string   // ISO 3166 alpha-3, IGO, NGO, MNC, "---" unknown
	Sectors []string // most telling first
	Role    string   // the office that the words or the date give: pm, fm, leader, ...
	Office  string   // the same for people: "prime minister of Iraq"
	Holder  string   // for an office with a date: the id of the person who held it
	Of      string   // id of the state or organization that the words put it under, or ""
	Backers []string // ids, for "Iran-backed militia"
	Metonym bool     // the seat of a government for the government: the syntax decides
	Former  bool     // no longer in the office
	Generic bool     // the words tell of a kind of people, not of a name
	Why     string   // the explanation, for people
	Score   float64  // 0 to 1

	guess bool // the country is only the report's: anything said outright overrides it
}

type resolver struct {
	b           *Base
	q           Query
	ws          []word
	lower       bool // the text has no capitals to go by
	contextRead bool
	countries   []string
}

// maxWords is how much of an expression is read.
const maxWords = 40

// Resolve finds who an expression stands for; false where nothing is known of it.
func (b *Base) Resolve(q Query) (Answer, bool) {
	r := &resolver{b: b, q: q, ws: splitWords(q.Text)}
	if len(r.ws) > maxWords {
		r.ws = r.ws[:maxWords]
	}
	r.lower = lowerText(r.ws)
	a, ok := r.phrase(0, len(r.ws), 0)
	if !ok || a.ID == "" {
		if short := withoutInitials(r.ws); short != nil {
			r.ws = short
			if b, found := r.phrase(0, len(r.ws), 0); found && b.ID != "" {
				a, ok = b, true
			}
		}
	}
	if q.Learn && (!ok || a.ID == "" && !a.Generic && (len(a.Sectors) == 0 || a.Country == "")) {
		if b, found := r.learn(); found {
			b.Country = pick(b.Country, a.Country)
			a, ok = b, true
		}
	}
	if !ok {
		return Answer{}, false
	}
	if a.Country == "" {
		a.Country = "---"
	}
	return a, true
}

// withoutInitials drops the middle initials of names, "Joseph L. Votel"; nil
// where there are none.
func withoutInitials(ws []word) []word {
	var out []word
	for k, w := range ws {
		if k > 0 && k+1 < len(ws) && len(w.text) == 1 && w.cap && ws[k-1].cap && ws[k+1].cap {
			if out == nil {
				out = append(make([]word, 0, len(ws)), ws[:k]...)
			}
			continue
		}
		if out != nil {
			out = append(out, w)
		}
	}
	return out
}

// phrase resolves words [i, j): the whole as a name, else its head together with
// what its prepositions and commas add.
func (r *resolver) phrase(i, j, depth int) (Answer, bool) {
	i = r.skipLead(i, j)
	if i >= j || depth > 4 {
		return Answer{}, false
	}
	if it, ok := r.longestAt(i, j); ok && it.j == j {
		return r.whole(it)
	}
	items := r.scan(i, j)
	cut, sep := r.cut(items, i, j)
	if cut >= j {
		return r.head(items, i, j)
	}
	var within []item
	for _, it := range items {
		if it.j <= cut {
			within = append(within, it)
		}
	}
	head, ok := r.head(within, i, cut)
	next := cut
	if sep != "," {
		next++
	}
	if sep == "by" || sep == "with" || sep == "against" || sep == "who" || sep == "which" || sep == "that" {
		return head, ok
	}
	tail, tailOK := r.phrase(next, j, depth+1)
	if !tailOK && ok && sep != "," && sep != "and" && sep != "or" {
		tail, tailOK = r.place(next, j)
	}
	return r.join(head, ok, tail, tailOK, sep, i, cut, next, j)
}

// place answers for the name of a place that the base doesn't have.
func (r *resolver) place(i, j int) (Answer, bool) {
	if r.q.Place == nil || !r.capital(i, j) {
		return Answer{}, false
	}
	name := display(r.q.Text, r.ws[i:j])
	iso, ok := r.q.Place(name)
	return Answer{Name: name, Kind: "place", Country: iso, Score: 0.7, Why: name}, ok
}

// skipLead drops articles, numbers and titles of courtesy.
func (r *resolver) skipLead(i, j int) int {
	for i < j && (leadWords[r.ws[i].text] || isNumber(r.ws[i].text) && i+1 < j) {
		if it, ok := r.longestAt(i, j); ok && it.e != nil && (it.j == j || it.j > i+2) {
			break
		}
		i++
		if i+1 < j && r.ws[i].text == "of" && !r.ws[i].comma {
			i++ // "one of the demonstrators"
		}
	}
	return i
}

// cut finds the first preposition, "and" or comma that stands in no item.
func (r *resolver) cut(items []item, i, j int) (int, string) {
	n := 0
	for k := i; k < j; k++ {
		for n < len(items) && items[n].j <= k {
			n++
		}
		inside := n < len(items) && items[n].i < k && k < items[n].j
		if inside {
			continue
		}
		if r.ws[k].comma && k > i && !r.insideName(items, i, k, j) {
			return k, ","
		}
		at := n < len(items) && items[n].i == k
		if k > i && romance[r.ws[k].text] && !r.ws[k].cap && r.agentAt(i, k) != nil {
			return k, "of"
		}
		if k > i && n > 0 && items[n-1].j == k && items[n-1].a != nil && participle(r.ws[k]) {
			return k, "who"
		}
		if r.ws[k].text == "and" && r.insideName(items, i, k, j) {
			continue
		}
		if !at && k > i && (prepositions[r.ws[k].text] || r.ws[k].text == "and" || r.ws[k].text == "or") {
			return k, r.ws[k].text
		}
	}
	return j, ""
}

// pastForms are participles that don't end in -ed.
var pastForms = set("run led made known thought seen held sent born shot hit hurt caught taken given paid")

// insideName reports whether the "and" at k joins parts of one institution's
// name: "Security and Foreign Policy Committee".
func (r *resolver) insideName(items []item, i, k, j int) bool {
	if r.lower || len(items) == 0 {
		return false
	}
	last := items[len(items)-1]
	if last.a == nil || last.j != j || last.i <= k || last.a.is(flagPeople) || last.a.is(flagTitle) || last.a.is(flagMember) && !last.a.is(flagGroup) {
		return false
	}
	for _, w := range r.ws[i:j] {
		if !w.cap && w.text != "and" {
			return false
		}
	}
	return true
}

// participle reports whether a word begins a clause about what stands before
// it: "men wearing uniforms".
func participle(w word) bool {
	if !w.cap && pastForms[w.text] {
		return true
	}
	return !w.cap && !w.hyph && len(w.text) > 4 && (strings.HasSuffix(w.text, "ing") || strings.HasSuffix(w.text, "ed"))
}

// romance are the prepositions of names in Spanish, Portuguese, French, Italian.
var romance = set("de del du des da do della di")

// whole answers for an expression that the index has from end to end.
func (r *resolver) whole(it item) (Answer, bool) {
	if it.a != nil {
		return r.agent(it.a, nil, it.i, it.j, false), !it.a.is(flagNobody)
	}
	return r.entry(it, false), true
}

// entry answers for a known name, adjective, people or capital.
func (r *resolver) entry(it item, former bool) Answer {
	e := it.e
	if e.Kind == "person" {
		a := r.person(e, former)
		if it.kind == refShort {
			a.Score = 0.8
		}
		return a
	}
	a := Answer{ID: e.ID, Name: e.Name, Kind: e.Kind, Class: e.Class, Country: e.Country, Sectors: e.Sectors, Score: 0.95}
	a.Why = fmt.Sprintf("%s, %s (%s)", e.Name, e.Class, e.Source)
	switch it.kind {
	case refCapital:
		a.Name = display(r.q.Text, r.ws[it.i:it.j])
		a.Sectors, a.Metonym, a.Score = []string{"GOV"}, true, 0.7
		a.Why = fmt.Sprintf("%s: seat of the government of %s", a.Name, e.Name)
	case refPeople, refAdj:
		a.Kind, a.Why = "people", fmt.Sprintf("the people of %s", e.Name)
		a.Generic = true
		if e.Class == "people" {
			a.Why = e.Name
		}
	}
	if e.Class == "government" {
		a.Metonym = true
	}
	if it.rival != nil && it.rival != e {
		a.Why += "; not " + it.rival.Name
		a.Score -= 0.1
	}
	if e.Life.Before(r.q.Date) {
		a.Why += fmt.Sprintf("; it existed %s", e.Life)
		a.Score -= 0.1
	}
	return a
}

// modifiers turn a name before them into a description of what follows.
var modifiers = map[string]string{"backed": "back", "supported": "back", "sponsored": "back", "funded": "back",
	"armed": "back", "trained": "back", "aligned": "back", "allied": "back", "linked": "back", "affiliated": "back",
	"inspired": "", "led": "", "based": "in", "born": "in", "controlled": "", "occupied": "", "held": "", "run": "of",
	"owned": "of", "administered": "", "speaking": "", "dominated": "", "designated": "", "made": "", "flagged": "in", "registered": "in"}

var formerWords = set("former ex retired ousted deposed onetime erstwhile disgraced exiled toppled overthrown")

// head resolves a stretch without prepositions: its last item is what it is, the
// items before say whose.
func (r *resolver) head(items []item, i, j int) (Answer, bool) {
	var backers []string
	kept := make([]item, 0, len(items))
	former := false
	for k := i; k < j; k++ {
		if formerWords[r.ws[k].text] {
			former = true
		}
	}
	for _, it := range items {
		if how, ok := r.modified(it, j); ok {
			if it.e != nil && how == "back" {
				backers = append(backers, it.e.ID)
			}
			if it.e != nil && how == "in" || how == "of" {
				kept = append(kept, it)
			}
			continue
		}
		kept = append(kept, it)
	}
	if len(kept) == 0 {
		return r.unknown(i, j)
	}
	a, ok := r.last(kept, i, j, former)
	if len(backers) > 0 {
		a.Backers = backers
		a.Why += "; backed by " + strings.Join(backers, ", ")
	}
	return a, ok
}

// modified reports whether an item only describes what follows: "US-backed",
// "pro-Russian", "anti-government".
func (r *resolver) modified(it item, j int) (string, bool) {
	if it.i > 0 && r.ws[it.i].hyph {
		switch r.ws[it.i-1].text {
		case "pro":
			return "back", it.j < j
		case "anti", "counter", "non":
			return "", it.j < j
		}
	}
	if it.j < j && (r.ws[it.j].hyph || r.lower) && it.j+1 < j {
		how, ok := modifiers[r.ws[it.j].text]
		return how, ok
	}
	return "", false
}

// last answers from the last item, with those before it.
func (r *resolver) last(items []item, i, j int, former bool) (Answer, bool) {
	n := len(items) - 1
	it := items[n]
	before := items[:n]
	rest := r.ws[it.j:j]
	if it.a != nil && n > 0 && r.surnamed(it) {
		return r.last(before, i, j, former)
	}
	if it.a != nil {
		return r.lastAgent(it, before, rest, former)
	}
	if it.e.Kind == "person" {
		a := r.entry(it, former)
		return a, len(rest) == 0 || !rest[0].cap
	}
	if len(rest) > 0 {
		if n > 0 && before[n-1].a != nil && before[n-1].a.is(flagTitle) && before[n-1].j == it.i && rest[0].cap && !r.ws[it.j-1].poss {
			return r.lastAgent(before[n-1], before[:n-1], r.ws[it.i:j], former)
		}
		return r.namedAfter(it, rest, former)
	}
	if it.e.Kind == "organization" || it.e.Kind == "people" {
		if it.i > i && it.j-it.i == 1 && it.e.Kind == "organization" && r.strange(it.i-1) {
			return r.unknown(i, j)
		}
		a := r.entry(it, former)
		if a.Country == "---" && it.e.Kind == "organization" && n > 0 && before[n-1].e != nil && before[n-1].j == it.i && before[n-1].e.Kind != "organization" {
			a.ID, a.Name, a.Country = "", display(r.q.Text, r.ws[before[n-1].i:it.j]), before[n-1].e.Country
		}
		return a, true
	}
	if it.kind == refAdj && it.i > i && r.strange(it.i-1) {
		return r.unknown(i, j)
	}
	if n > 0 && it.kind == refName && before[n-1].j == it.i && before[n-1].a != nil && !r.lower && r.ws[before[n-1].i].cap && !r.ws[it.i].comma {
		if ag := before[n-1].a; !ag.is(flagTitle) && !ag.is(flagPeople) && !ag.is(flagMember) {
			a := r.agent(ag, []item{it}, it.i, it.j, former) // "Police Scotland"
			a.Name, a.Generic = display(r.q.Text, r.ws[before[n-1].i:it.j]), false
			return a, true
		}
	}
	if n > 0 && it.kind == refName && before[n-1].j == it.i && before[n-1].e != nil && before[n-1].e.Kind == "organization" && !r.ws[it.i].comma {
		return r.entry(before[n-1], former), true
	}
	if it.i > i && (it.kind == refName || it.kind == refCapital) && r.strange(it.i-1) {
		if r.lower || it.kind == refCapital {
			return Answer{}, false
		}
		return Answer{Name: display(r.q.Text, r.ws[i:j]), Country: it.e.Country, Score: 0.4,
			Why: fmt.Sprintf("a name not in the base, of %s", it.e.Name)}, true
	}
	// A state or place at the end: "Foreign Minister of" was cut before; what
	// stands in front of it bare is a title or an unknown name.
	if len(before) > 0 && before[len(before)-1].a != nil && !r.ws[it.i].comma && it.kind != refName {
		return r.agent(before[len(before)-1].a, []item{it}, it.i, it.j, former), true
	}
	if len(before) == 0 && it.i > i && it.kind == refName && r.capital(i, it.i) && !functionWords[r.ws[i].text] && it.e.Class != "state" {
		return Answer{}, false
	}
	return r.entry(it, former), true
}

// surnamed reports whether a trade is a surname here: "Peter Cook".
func (r *resolver) surnamed(it item) bool {
	if it.j-it.i != 1 || it.i == 0 || r.lower || !r.ws[it.i].cap || it.a.Role != "" || !it.a.is(flagPeople) || it.a.is(flagTitle) || !r.strange(it.i-1) {
		return false
	}
	for _, w := range it.a.Words {
		if Fold(w) == r.ws[it.i].text {
			return true
		}
	}
	return false
}

// allStrange reports whether no word of [i, j) is known: a name, in a text
// without capitals.
func (r *resolver) allStrange(i, j int) bool {
	for k := i; k < j; k++ {
		if r.known(k) {
			return false
		}
	}
	return j-i > 1
}

// strange reports whether a word is part of an unknown name.
func (r *resolver) strange(k int) bool {
	w := r.ws[k]
	return (w.cap || r.lower) && !w.poss && !r.ws[k+1].comma && !leadWords[w.text] && !r.known(k)
}

// namedAfter answers for a known name with unknown words behind: a part of an
// organization, or something of a country.
func (r *resolver) namedAfter(it item, rest []word, former bool) (Answer, bool) {
	if r.lower && it.kind == refAdj && r.allStrange(it.j, it.j+len(rest)) {
		return Answer{}, false // a given name: "german", "franco"
	}
	a := r.entry(it, former)
	if it.e.Kind == "organization" && it.j-it.i == 1 && it.i > 0 && !r.lower && rest[0].cap && !r.ws[it.i-1].cap && !r.known(it.i-1) {
		return Answer{}, false
	}
	if it.e.Kind == "organization" {
		a.Score = 0.6
		a.Why += fmt.Sprintf("; %q taken as a part of it", display(r.q.Text, rest))
		return a, true
	}
	if !rest[0].cap && !r.lower {
		if it.kind == refName && !r.ws[it.j-1].poss {
			return Answer{}, false
		}
		return Answer{Name: display(r.q.Text, rest), Kind: "thing", Country: it.e.Country, Generic: true, Score: 0.3,
			Why: fmt.Sprintf("something of %s", it.e.Name)}, true
	}
	return Answer{Name: display(r.q.Text, r.ws[it.i:it.j+len(rest)]), Country: it.e.Country, Sectors: mastheads[rest[len(rest)-1].text], Score: 0.4,
		Why: fmt.Sprintf("a name not in the base, of %s", it.e.Name)}, true
}

// mastheads are the words that names of newspapers end in.
var mastheads = map[string][]string{"times": {"JRN"}, "herald": {"JRN"}, "chronicle": {"JRN"}, "post": {"JRN"}, "star": {"JRN"},
	"mirror": {"JRN"}, "telegraph": {"JRN"}, "bulletin": {"JRN"}, "standard": {"JRN"}, "observer": {"JRN"}, "mail": {"JRN"}}

// lastAgent answers for an agent noun: "Iraqi soldiers", "Hamas official",
// "Senator Jane Unknown".
func (r *resolver) lastAgent(it item, before []item, rest []word, former bool) (Answer, bool) {
	if it.a.is(flagNobody) {
		return Answer{}, false
	}
	if r.lower && it.i > 0 && len(rest) > 0 && len(before) == 0 && r.strange(it.i-1) && r.allStrange(it.j, it.j+len(rest)) {
		return Answer{}, false // part of a name: "justo pastor escobar silva"
	}
	a := r.agent(it.a, before, it.i, it.j, former)
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
		if e, like := r.fuzzyPerson(rest); e != nil {
			p := r.person(e, former)
			p.Score = like
			p.Why += fmt.Sprintf("; spelt like %s", e.Name)
			return p, true
		}
		if it.i > 0 && !r.lower && !it.a.is(flagTitle) && r.strange(it.i-1) {
			return Answer{}, false
		}
		if len(rest) == 1 && !it.a.is(flagTitle) && it.a.is(flagPeople) {
			a.Score, a.Generic = 0.4, false
			return a, true
		}
		a.Name, a.Kind, a.Generic = display(r.q.Text, rest), "person", false
		a.Why = "a person not in the base: " + a.Why
		return a, true
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
	var own, other []string
	of := ""
	for k := len(before) - 1; k >= 0; k-- {
		it := before[k]
		switch {
		case it.a != nil:
			other = joinCodes(other, it.a.Sectors)
		case it.e.Kind == "organization" && it.e.Class != "government":
			own = joinCodes(own, it.e.Sectors)
			same := r.allCapital(it.j, i) && len(ag.Sectors) > 0 && has(it.e.Sectors, ag.Sectors[0]) && !ag.is(flagPeople)
			if a.ID == "" && (ag.is(flagMember) || ag.is(flagGroup) || same || len(it.e.Sectors) > 0 && irregular[it.e.Sectors[0]] && armed(ag.Sectors)) {
				a.Generic = a.Generic && !same
				a.ID, a.Name, a.Class = it.e.ID, it.e.Name, it.e.Class
			}
			of = pick(of, it.e.ID)
			a.Country = pick(a.Country, it.e.Country)
			a.Why += " of " + it.e.Name
		case it.e.Kind == "person" && !r.ws[it.j-1].poss && !ag.is(flagMember) && (len(ag.Sectors) == 0 || ag.Sectors[0] != "GOV"):
			// A name given in somebody's honour: "Example Memorial School".
		default:
			a.Country = pick(a.Country, it.e.Country)
			of = pick(of, it.e.ID)
			a.Why += " of " + it.e.Name
			if it.e.Class == "people" || it.e.Class == "government" {
				other = joinCodes(other, it.e.Sectors)
			}
		}
	}
	a.Of = of
	if a.ID != "" && (ag.is(flagGroup) || !a.Generic) {
		a.Kind, a.Generic = r.b.entries[a.ID].Kind, false
	}
	a.Sectors = agentSectors(ag, own, other)
	if len(a.Sectors) == 0 && of != "" && (ag.Role == "leader" || ag.Role == "spokesman") {
		a.Sectors = []string{"GOV"}
	}
	if a.Country == "" {
		a.Country = r.placeBefore(i, before)
	}
	named := r.nameInstitution(&a, ag, i, j)
	if a.Country == "" && ag.is(flagInst) && !named {
		a.Country, a.guess = r.onlyCountry(), true
	}
	if former {
		a.Former = true
		a.Sectors = formerSectors(ag, a.Sectors)
		a.Why = "former " + a.Why
	} else if ag.Role != "" && of != "" {
		a.Office = r.b.roles[ag.Role].Words[0] + " of " + r.b.entries[of].Name
		r.holder(&a, of, ag.Role)
	}
	return a
}

// worldly are the first words of organizations of many countries.
var worldly = set("world international global")

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
	case len(a.Sectors) == 0 && isNumber(r.ws[start].text):
		a.Sectors = []string{"MIL"}
	case len(a.Sectors) == 0 && worldly[r.ws[start].text]:
		a.Sectors, a.Country = []string{"IGO"}, "IGO"
	case len(a.Sectors) == 0 && r.ws[start].text == "national":
		a.Sectors, a.Score = []string{"GOV"}, 0.5
	case len(a.Sectors) == 0 && r.ws[j-1].text == "group" && !r.ws[j-2].poss && !r.ws[start].poss:
		a.Sectors, a.Score = []string{"BUS"}, 0.4
	}
	if a.Country == "" && len(a.Sectors) > 0 && a.Sectors[0] != "MIL" {
		a.Country, a.Score, a.guess = r.q.Country, 0.6, true
	}
	return true
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
		return joinCodes(other, own)
	case len(own) > 0 && (irregular[own[0]] && armed(ag.Sectors) || ag.Role == "activist" || ag.Role == "president" || ag.Role == "vice-president"):
		return joinCodes(own, other)
	case len(other) > 0 && len(ag.Sectors) > 0 && ag.Sectors[0] == "UNK":
		return joinCodes(other, own)
	case len(own) > 0 || len(other) > 0:
		return joinCodes(joinCodes(ag.Sectors, other), own)
	}
	return ag.Sectors
}

// irregular are the armed that are no state's: "Hamas soldiers" are of Hamas.
var irregular = set("REB PRM CRM UAF")

func armed(codes []string) bool {
	return len(codes) > 0 && (codes[0] == "MIL" || codes[0] == "UNK" || irregular[codes[0]])
}

var faiths = set("MOS CHR JEW BUD HIN REL")

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
	if !ok || len(name) < 4 {
		return ""
	}
	return iso
}

// onlyCountry is the country an institution without a name belongs to: the one
// asked about, or the only one that the context names.
func (r *resolver) onlyCountry() string {
	if r.q.Country != "" {
		return r.q.Country
	}
	r.contextHas("")
	only := ""
	for _, c := range r.countries {
		if only != "" && c != only {
			return ""
		}
		only = c
	}
	return only
}

// join puts a head and what follows its preposition together.
func (r *resolver) join(head Answer, ok bool, tail Answer, tailOK bool, sep string, i, cut, next, j int) (Answer, bool) {
	switch {
	case !tailOK:
		return r.nameAcross(head, ok, i, next, j), ok
	case sep == "," || sep == "and" || sep == "or":
		return joinApposition(head, ok, tail, sep)
	case !ok && tail.Kind == "state" && stateWords[key(r.ws[i:cut])]:
		return tail, true
	case !ok:
		return r.unknownOf(tail, i, cut)
	case head.Kind == "person" && head.ID != "" || head.Kind == "state":
		return head, true
	}
	ag := r.agentAt(i, cut)
	if ag != nil && (ag.is(flagMember) || ag.is(flagGroup) && !ag.is(flagInst)) && belongs(sep) {
		return r.memberOf(head, ag, tail), true
	}
	if head.guess && tail.Country != "" && tail.Country != "---" && !tail.guess {
		head.Country, head.guess = tail.Country, false
	}
	if ag != nil && ag.is(flagInst) && tail.Kind == "organization" && (tail.Class == "party" || tail.Class == "media" || tail.Class == "company") {
		return head, true // a word of the ministry's field, not its owner
	}
	if head.ID == "" || head.Country == "" || head.Country == "---" {
		head.Country = pick(head.Country, tail.Country)
	}
	if head.Role != "" && head.Holder == "" && !head.Former && tail.ID != "" {
		if e := r.b.entries[tail.ID]; e != nil && head.ID == "" {
			head.Office = r.b.roles[head.Role].Words[0] + " of " + e.Name
			r.holder(&head, e.ID, head.Role)
		}
	}
	if tail.ID != "" {
		head.Why += " of " + tail.Name
	}
	return head, true
}

// nameAcross completes an institution whose name goes on after "of" with an
// unknown name: "University of Exampleville".
func (r *resolver) nameAcross(head Answer, ok bool, i, next, j int) Answer {
	if !ok || head.ID != "" || head.Kind != "organization" || next == i || next >= j || r.lower || !r.ws[next].cap || r.ws[next].comma {
		return head
	}
	head.Name, head.Generic = display(r.q.Text, r.ws[i:j]), false
	if len(head.Sectors) == 0 && worldly[r.ws[i].text] {
		head.Sectors, head.Country = []string{"IGO"}, "IGO"
	}
	if head.Country == "" {
		head.Country, head.Score = r.q.Country, 0.6
	}
	return head
}

// stateWords stand before " of " and a state's name for the state.
var stateWords = set("republic kingdom state commonwealth sultanate emirate principality people nation country federation")

func belongs(sep string) bool {
	return sep == "of" || sep == "for" || sep == "from" || sep == "at" || sep == "to"
}

// joinApposition takes what comes after a comma or "and" for what the head lacks.
func joinApposition(head Answer, ok bool, tail Answer, sep string) (Answer, bool) {
	if !ok {
		return tail, true
	}
	if sep != "," && head.Kind == "people" && tail.Generic && tail.ID == "" && len(tail.Sectors) > 0 && head.Class != "" {
		tail.Country = pick(tail.Country, head.Country)
		return tail, true
	}
	if sep == "," && head.ID == "" && (head.Country == "" || head.Country == "---") {
		head.Country = tail.Country
	}
	return head, true
}

// unknownOf answers for "Unknown Front of Iraq": only the country is known.
func (r *resolver) unknownOf(tail Answer, i, cut int) (Answer, bool) {
	if tail.Country == "" || tail.Country == "---" || !r.capital(i, cut) {
		return Answer{}, false
	}
	return Answer{Name: display(r.q.Text, r.ws[i:cut]), Country: tail.Country, Score: 0.3,
		Why: "a name not in the base, of " + tail.Name}, true
}

func (r *resolver) capital(i, j int) bool {
	for _, w := range r.ws[i:j] {
		if w.cap && !leadWords[w.text] {
			return true
		}
	}
	return false
}

// agentAt is the agent noun that ends words [i, j).
func (r *resolver) agentAt(i, j int) *Agent {
	for k := i; k < j; k++ {
		for _, f := range r.b.index.keys[key(r.ws[k:j])] {
			if f.a != nil {
				return f.a
			}
		}
	}
	return nil
}

// memberOf answers for "a spokesman for X", "a team of X": X, with the head's
// own sector added.
func (r *resolver) memberOf(head Answer, ag *Agent, tail Answer) Answer {
	out := tail
	if ag.is(flagMember) && tail.Kind == "person" && tail.ID != "" {
		out.ID, out.Name, out.Generic = "", head.Name, true
	}
	if len(tail.Sectors) == 0 || tail.Kind == "state" || tail.Metonym {
		out.Sectors = head.Sectors
		out.ID, out.Name, out.Generic, out.Metonym = "", head.Name, true, false
	} else if !ag.is(flagGroup) {
		for _, s := range head.Sectors {
			if !has(ag.Sectors, s) || s == "MIL" && tail.Sectors[0] == "GOV" {
				out.Sectors = joinCodes(out.Sectors, []string{s})
			}
		}
	}
	if ag.is(flagMember) {
		out.Role, out.Office, out.Holder = ag.Role, "", ""
		out.Kind = "people"
	}
	if ag.is(flagGroup) && r.ws[0].cap && out.Generic && len(out.Sectors) > 0 && out.Sectors[0] == "UNK" {
		out.Sectors = []string{"CVL"}
	}
	if head.Former {
		out.Former, out.Sectors = true, formerSectors(ag, out.Sectors)
	}
	out.Country = pick(tail.Country, head.Country)
	out.Score = min(head.Score, tail.Score)
	out.Why = head.Why + " of " + tail.Why
	return out
}

// unknown looks for a name that is not written as the base has it.
func (r *resolver) unknown(i, j int) (Answer, bool) {
	for i < j && (!r.ws[i].cap && !r.lower || leadWords[r.ws[i].text]) {
		i++
	}
	end := i
	for end < j && (r.ws[end].cap || r.lower) {
		end++
	}
	if end == i {
		return Answer{}, false
	}
	e, like := r.fuzzyAny(r.ws[i:end])
	if e == nil {
		e, like = r.withoutMiddle(r.ws[i:end]), 0.7
	}
	if e == nil && end-i == 1 {
		e, like = r.b.index.fuzzyShort(r.ws[i].text, r.q.Country)
	}
	if e == nil {
		return Answer{}, false
	}
	a := r.entry(item{i: i, j: end, e: e}, false)
	a.Score = like
	a.Why += fmt.Sprintf("; %q is spelt like it", display(r.q.Text, r.ws[i:end]))
	return a, true
}

// withoutMiddle finds a person by the first and the last two of four names or
// more: "Miguel Alfredo Maza Marquez".
func (r *resolver) withoutMiddle(ws []word) *Entry {
	n := len(ws)
	if n < 4 {
		return nil
	}
	short := []word{ws[0], ws[n-2], ws[n-1]}
	for _, f := range r.b.index.keys[key(short)] {
		if f.e != nil && f.e.Kind == "person" && f.kind == refName && !r.namesake(f.e) {
			return f.e
		}
	}
	return nil
}

func (r *resolver) fuzzyPerson(ws []word) (*Entry, float64) {
	es, like := r.b.index.fuzzy(key(ws))
	for _, e := range es {
		if e.Kind == "person" {
			return e, like
		}
	}
	return nil, 0
}

// fuzzyAny is the best entry spelt like the words, by rank where many are.
func (r *resolver) fuzzyAny(ws []word) (*Entry, float64) {
	es, like := r.b.index.fuzzy(key(ws))
	var best *Entry
	top := 0.0
	for _, e := range es {
		if e.Kind == "person" && like < fuzzyAbroad && r.q.Country != "" && e.Country != r.q.Country && !r.contextHas(e.Country) {
			continue
		}
		if s := r.rank(ref{kind: refName, e: e}); s > top {
			best, top = e, s
		}
	}
	return best, like
}
