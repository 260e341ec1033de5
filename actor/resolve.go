package actor

import (
	"fmt"
	"strings"

	"github.com/sitrep-news/sitrep/data/given"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/data/sectors"
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
	// Inferred tells that nothing gives the country but the report's own (Query.Country).
	Inferred bool
	Why      string  // the explanation, for people
	Score    float64 // 0 to 1

	guess bool // the country is only the report's: anything said outright overrides it
}

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
		part := &resolver{b: b, q: q, ws: r.ws[:1]}
		if short, found := part.ofLetters(); found {
			short.Name = display(q.Text, r.ws)
			a, ok = short, true
		}
	}
	if open := strings.Index(q.Text, " ("); open > 0 && !q.Person && !ok { // "Example (Chess) Association"
		if shut := strings.IndexByte(q.Text[open:], ')'); shut > 0 && open+shut+1 < len(q.Text) {
			q.Text = q.Text[:open] + q.Text[open+shut+1:]
			return b.Resolve(q)
		}
	}
	if !q.Person && ok && a.Kind == "state" && a.ID != "" && len(r.ws) > 2 { // "Aldan Society for the Defense of Funds"
		if b, found := r.shaped(0, len(r.ws)); found {
			b.Country, b.guess = a.Country, false
			a = b
		}
	}
	if !q.Person && ok && a.ID == "" && len(a.Sectors) == 1 && a.Sectors[0] == "UNK" && len(r.ws) > 2 && r.allNamed() {
		a.Sectors, a.Generic, a.Kind = []string{"NGO"}, false, "organization" // "Women for Democracy"
	}
	if !q.Person && (!ok || a.ID == "" && len(a.Sectors) == 0 && (!a.Generic || len(r.ws) > 1 && r.allNamed())) {
		if b, found := r.shaped(0, len(r.ws)); found {
			b.Country = pick(a.Country, b.Country)
			a, ok = b, true
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
	a.Inferred = a.guess && a.Country == q.Country
	return a, true
}

// lettered is a text without the bracket at byte open where the letters before it and what it
// holds are a name of the base: "AL (S)", a wing of the party AL.
func (b *Base) lettered(text string, open int) string {
	shut := strings.IndexByte(text[open:], ')')
	before := strings.TrimRight(text[:open], " ")
	if shut < 2 || shut > 8 || !isAcronym(before[strings.LastIndexByte(before, ' ')+1:]) {
		return text
	}
	name := before + " " + text[open+1:open+shut]
	if len(b.index.refs(splitWords(strings.TrimPrefix(name, "the ")))) == 0 {
		return text
	}
	return name + text[open+shut+1:]
}

// withoutOwnLetters is a text without a bracket of letters that are the first ones of the words
// before it, which need not be whom the base knows by them: "Lake Council (LC)".
func withoutOwnLetters(text string) string {
	open := strings.IndexByte(text, '(')
	if open < 0 {
		return text
	}
	shut := strings.IndexByte(text[open:], ')')
	if shut < 3 || shut > 7 {
		return text
	}
	letters := text[open+1 : open+shut]
	words := strings.FieldsFunc(text[:open], func(r rune) bool { return r == ' ' || r == '-' })
	k := len(words)
	for i := len(letters) - 1; i >= 0; i-- {
		for k--; k > 0 && joining[words[k]]; k-- {
		}
		if k < 0 || words[k][0] != letters[i] {
			return text
		}
	}
	return strings.TrimRight(text[:open], " ") + text[open+shut+1:]
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
		if k > i && r.ws[k].cap && (r.ws[k].text == "in" || r.ws[k].text == "for") && r.allNamed() && k+1 < j && r.ws[k+1].cap {
			continue // part of a name: "Music In Example Foundation"
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
var pastForms = lists.Set("run led made known thought seen held sent born shot hit hurt caught taken given paid")

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
	for _, w := range r.ws[k+1 : j] {
		if !w.cap && w.text != "and" {
			return false
		}
	}
	return k > i && r.ws[k-1].cap
}

// participle reports whether a word begins a clause about what stands before
// it: "men wearing uniforms".
func participle(w word) bool {
	if !w.cap && !w.hyph && pastForms[w.text] {
		return true
	}
	return !w.cap && !w.hyph && len(w.text) > 4 && (strings.HasSuffix(w.text, "ing") || strings.HasSuffix(w.text, "ed"))
}

// romance are the prepositions of names in Spanish, Portuguese, French, Italian.
var romance = lists.Set("de del du des da do della di")

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

// modifiers turn a name before them into a description of what follows.
var modifiers = map[string]string{"backed": "back", "supported": "back", "sponsored": "back", "funded": "back",
	"armed": "back", "trained": "back", "aligned": "back", "allied": "back", "linked": "back", "affiliated": "back",
	"inspired": "", "led": "", "based": "in", "born": "in", "controlled": "", "occupied": "", "held": "", "run": "of",
	"owned": "of", "administered": "", "speaking": "", "dominated": "", "designated": "", "made": "", "listed": "", "traded": "", "flagged": "in", "registered": "in"}

var formerWords = lists.Set("former ex retired ousted deposed onetime erstwhile disgraced exiled toppled overthrown")

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
	switch {
	case it.a != nil && n > 0 && r.surnamed(it):
		return r.last(before, i, j, former)
	case it.a != nil:
		return r.lastAgent(it, before, rest, former)
	case it.e.Kind == "person":
		return r.lastPerson(it, before, i, j, former)
	case len(rest) > 0 && n > 0 && before[n-1].a != nil && before[n-1].a.is(flagTitle) && before[n-1].j == it.i && rest[0].cap && !r.ws[it.j-1].poss:
		return r.lastAgent(before[n-1], before[:n-1], r.ws[it.i:j], former)
	case len(rest) > 0:
		return r.namedAfter(it, rest, former)
	case it.e.Kind == "organization" || it.e.Kind == "people":
		return r.lastBody(it, before, i, j, former)
	case it.kind == refAdj && it.i > i && r.strange(it.i-1):
		return r.unknown(i, j)
	}
	if n > 0 && it.kind == refName && before[n-1].j == it.i && !r.ws[it.i].comma {
		if a, ok := r.bodyThere(it, before, former); ok {
			return a, true
		}
	}
	return r.lastPlace(it, before, i, j, former)
}

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

// surnamed reports whether a trade is a surname here: "Peter Cook"; an office that is one behind a
// first name alone, "Ann Dean".
func (r *resolver) surnamed(it item) bool {
	if it.j-it.i != 1 || it.i == 0 || r.lower || !r.ws[it.i].cap || !it.a.is(flagPeople) || !r.strange(it.i-1) {
		return false
	}
	if (it.a.Role != "" || it.a.is(flagTitle)) && (it.i > 1 || !surnames[r.ws[it.i].text]) {
		return false
	}
	for _, w := range it.a.Words {
		if Fold(w) == r.ws[it.i].text {
			return true
		}
	}
	return false
}

// surnames are the offices that are family names too.
var surnames = lists.Set("dean bishop pope king prince judge provost chancellor abbot duke earl baron marshal mayor sheriff imam")

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

// ofAnother reports whether a country is a state other than the report's, where that is known.
func ofAnother(iso3, home string) bool {
	return home != "" && iso3 != home && len(iso3) == 3 && !specialCountry[iso3]
}

// chance reports whether the one word that a body is known by, with rest behind it, is but a word
// of the name of something else: of a body that is far from the report, or behind an unknown
// word. "Corta Feria" is no feast of the magazine Corta of another land.
func (r *resolver) chance(it item, rest []word) bool {
	if r.lower || !rest[0].cap && !isNumber(rest[0].text) || r.ws[it.i].poss {
		return false
	}
	if it.i > 0 && r.strange(it.i-1) && !r.ws[it.i].comma {
		return true
	}
	e := it.e
	return ofAnother(e.Country, r.q.Country) && !r.contextHas(e.Country) && !farHeard[e.Country] && (r.q.About == nil || !r.q.About(e.Country))
}

// services are words behind the names of firms for what these offer.
var services = lists.Set("cloud video maps pay news music ads play drive store prime tv live broadcast photos wallet")

// farHeard are the states whose bodies have branches, channels and editions that the press of
// others calls by their short names: "CNN International", "BBC Africa".
var farHeard = lists.Set("USA GBR")

// namedAfter answers for a known name with unknown words behind: a part of an
// organization, or something of a country.
func (r *resolver) namedAfter(it item, rest []word, former bool) (Answer, bool) {
	if r.lower && (it.kind == refAdj || it.e.Kind == "state" && given.Of(r.ws[it.i].text) != given.Unknown) && r.allStrange(it.j, it.j+len(rest)) {
		return Answer{}, false // a given name: "german", "franco", "india"
	}
	a := r.entry(it, former)
	if it.e.Kind == "organization" && it.j-it.i == 1 && it.i > 0 && !r.lower && rest[0].cap && !r.ws[it.i-1].cap && !r.known(it.i-1) {
		return Answer{}, false
	}
	if it.e.Class == "company" && it.j-it.i == 1 && !r.ws[it.i].upper && !r.lower && !r.ws[it.i].poss && rest[0].cap && ofAnother(it.e.Country, r.q.Country) && !r.contextHas(it.e.Country) && !services[rest[0].text] {
		return Answer{}, false // a firm of the report's land whose name begins as one far away
	}
	if it.e.Kind == "organization" && it.j-it.i == 1 && r.chance(it, rest) {
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
