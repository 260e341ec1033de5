package actor

import (
	"fmt"
	"slices"
	"strings"
)

type resolver struct {
	b       *Base
	q       Query
	ws      []word
	lower   bool     // the text has no capitals to go by
	spelt   bool     // it has none because it names nobody: the words around it have some
	own     []string // the countries that the query itself names
	ownRead bool     // whether own has been filled
}

// maxWords is how much of an expression is read.
const maxWords = 40

// Resolve finds who an expression stands for; false where nothing is known of it.
func (b *Base) Resolve(q Query) (Answer, bool) {
	if open := strings.IndexByte(q.Text, '('); open > 0 {
		q.Text = withoutOwnLetters(b.lettered(q.Text, open))
	}
	q.Text = b.beforeClause(q.Text)
	r := &resolver{b: b, q: q, ws: splitWords(q.Text)}
	if len(r.ws) > maxWords {
		r.ws = r.ws[:maxWords]
	}
	r.lower = lowerText(r.ws)
	r.spelt = r.lower && q.Context.spelt()
	if !q.Person {
		if a, ok := r.severalLands(); ok {
			return a, true
		}
	}
	a, ok := r.named()
	if open := strings.Index(q.Text, " ("); open > 0 && !q.Person && !ok { // "Example (Chess) Association"
		if shut := strings.IndexByte(q.Text[open:], ')'); shut > 0 && open+shut+1 < len(q.Text) {
			q.Text = q.Text[:open] + q.Text[open+shut+1:]
			return b.Resolve(q)
		}
	}
	if !q.Person {
		a, ok = r.byShape(a, ok)
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
	if i := r.skipLead(0, len(r.ws)); a.ID == "" && len(a.Sectors) > 1 && i < len(r.ws) && r.ws[i].text == "ministry" && slices.Contains(a.Sectors, "GOV") {
		a.Sectors = joinCodes([]string{"GOV"}, a.Sectors) // "Ministry of Roads and Logistics"
	}
	if a.Country == "" {
		a.Country = "---"
	}
	a.Inferred = a.guess && a.Country == q.Country
	return a, true
}

// beforeClause is a description without the clause behind it that says what somebody did, and to whom:
// "the man" of "the man who called Example Radio".
func (b *Base) beforeClause(text string) string {
	cut := strings.Index(text, " who ")
	if cut < 0 {
		return text
	}
	if _, ok := b.AgentNoun(text[strings.LastIndexByte(text[:cut], ' ')+1 : cut]); !ok {
		return text
	}
	return text[:cut]
}

// named answers by what the base knows of the words: as they stand, by their letters alone, and
// without middle initials.
func (r *resolver) named() (Answer, bool) {
	q := &r.q
	a, ok := r.phrase(0, len(r.ws), 0)
	if !ok || a.ID == "" || a.Country != q.Country {
		if short, found := r.ofLetters(); found {
			a, ok = short, true
		}
	}
	if !ok || a.ID == "" {
		if short := withoutInitials(r.ws); short != nil {
			r.ws = short
			if b, found := r.phrase(0, len(r.ws), 0); found && b.ID != "" {
				a, ok = b, true
			}
		}
	}
	if n := len(r.ws) - 1; !ok && !q.Person && n == 1 && r.ws[0].upper && r.ws[1].cap && !r.allUpper() && q.Country != "" && r.town(1, 2) == q.Country { // "LPD Oldtown"
		part := &resolver{b: r.b, q: *q, ws: r.ws[:1]}
		if short, found := part.ofLetters(); found {
			short.Name = display(q.Text, r.ws)
			a, ok = short, true
		}
	}
	return a, ok
}

// byShape answers by the shape of a body's name where what the base knows of its words, a, tells
// nothing of the whole.
func (r *resolver) byShape(a Answer, ok bool) (Answer, bool) {
	if ok && a.Kind == "state" && a.ID != "" && len(r.ws) > 2 { // "Aldan Society for the Defense of Funds"
		if b, found := r.shaped(0, len(r.ws)); found {
			b.Country, b.guess = a.Country, false
			a = b
		}
	}
	if ok && a.ID == "" && len(a.Sectors) == 1 && a.Sectors[0] == "UNK" && len(r.ws) > 2 && r.allNamed() {
		a.Sectors, a.Generic, a.Kind = []string{"NGO"}, false, "organization" // "Women for Democracy"
	}
	if !ok || a.ID == "" && len(a.Sectors) == 0 && (!a.Generic || len(r.ws) > 1 && r.allNamed()) {
		if b, found := r.shaped(0, len(r.ws)); found {
			b.Country = pick(a.Country, b.Country)
			a, ok = b, true
		}
	}
	return a, ok
}

// phrase resolves words [i, j): the whole as a name, else its head together with
// what its prepositions and commas add.
func (r *resolver) phrase(i, j, depth int) (Answer, bool) {
	lead := i
	i = r.skipLead(i, j)
	if i >= j || depth > 4 {
		return Answer{}, false
	}
	if it, ok := r.longestAt(i, j); ok && it.j == j {
		return r.whole(it)
	}
	if a, ok := r.registered(lead, j); ok {
		return a, true
	}
	if it, ok := r.ownArmy(i, j); ok {
		return r.phrase(it.i, j, depth+1)
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
	if p, found := r.townMeant(i, cut, head); found && depth > 0 {
		head = p
	}
	next := cut
	if sep != "," {
		next++
	}
	if ag := r.agentAt(i, cut); sep == "with" && ag != nil && (ag.is(flagTitle) || ag.is(flagPeople)) && next < j && (r.ws[next].cap || leadWords[r.ws[next].text] && next+1 < j && r.ws[next+1].cap) {
		sep = "at" // "an officer with the Example Agency"
	}
	if sep == "by" || sep == "with" || sep == "against" || sep == "who" || sep == "which" || sep == "that" {
		return head, ok
	}
	tail, tailOK := r.phrase(next, j, depth+1)
	if p, found := r.townMeant(next, j, tail); found {
		tail, tailOK = p, true
	}
	if !tailOK && ok && sep != "," && sep != "and" && sep != "or" {
		tail, tailOK = r.place(next, j)
	}
	if belongs(sep) && (!tailOK || tail.ID == "" && (!tail.Generic || tail.Kind == "organization" || r.groupIn(next, j)) && len(tail.Sectors) == 0) {
		if s, found := r.shaped(next, j); found {
			s.Country = pick(tail.Country, s.Country)
			tail, tailOK = s, true
		}
	}
	return r.join(head, ok, tail, tailOK, sep, i, cut, next, j)
}

// townMeant answers for words that the index read as a capital with more behind it, or as the
// bank, club or firm of another land that bears a town's name, where they are a place's name:
// "of Santiago del Example", "the mayor of Example", which some bank is called as well.
func (r *resolver) townMeant(i, j int, read Answer) (Answer, bool) {
	if i >= j {
		return Answer{}, false
	}
	it, ok := r.longestAt(i, j)
	longer := ok && it.kind == refCapital && it.j+1 < j && romance[r.ws[it.j].text]
	if !longer && !(townly[read.Class] && read.Country != r.q.Country) {
		return Answer{}, false
	}
	p, found := r.place(i, j)
	return p, found && (longer || p.Country == r.q.Country)
}

// place answers for the name of a place that the base doesn't have.
func (r *resolver) place(i, j int) (Answer, bool) {
	if r.q.Place == nil || !r.lower && !r.capital(i, j) {
		return Answer{}, false
	}
	name := display(r.q.Text, r.ws[i:j])
	iso, ok := r.q.Place(name)
	ok = ok && (!r.lower || iso == r.q.Country) // small words name towns somewhere far away
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
	a = e.recoded(a, r.q.Date)
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
