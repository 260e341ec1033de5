package actor

import (
	"slices"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep/data/given"
	"github.com/sitrep-news/sitrep/data/lists"
)

// Query is what is asked: the words of an expression and what is known around it.
type Query struct {
	Text    string
	Context *Context  // words nearby that may name a country: the sentence, the title; may be nil
	Date    time.Time // of the report or event; zero where unknown
	Country string    // the country the report is about, "" where unknown
	// Told tells that a body without a name is of Country or of none: not of the only country
	// that Context names.
	Told bool
	// Learn lets a name that is not in the base take what Context says of it.
	Learn bool
	// Person tells that the words are a person's name, Body that they are a body's.
	Person, Body bool
	// Place finds the country of a place name the base doesn't have; may be nil.
	Place func(name string) (iso3 string, ok bool)
	// About tells of which countries besides Country the report is; may be nil.
	About func(iso3 string) bool
}

// item is a stretch of words [i, j) that the index knows.
type item struct {
	i, j    int
	e       *Entry  // of a name, adjective, people or capital
	a       *Agent  // of an agent noun
	kind    refKind // how e is named
	score   float64 // of the best entry for a name
	isGiven bool    // a short name that the entry lists itself
	rival   *Entry  // the entry that came second, for the explanation
}

// scan marks known names and agent nouns in words [i, j), longest first, left to
// right.
func (r *resolver) scan(i, j int) []item {
	items := make([]item, 0, 8)
	for i < j {
		it, ok := r.longestAt(i, j)
		if !ok {
			i++
			continue
		}
		it = r.yield(it, j)
		items = append(items, it)
		i = it.j
	}
	return items
}

// yield gives the last word of an organization's name back where it begins an
// office: "Peruvian army" before "chief" is Peru, with an army chief.
func (r *resolver) yield(it item, j int) item {
	if it.e == nil || it.e.Kind != "organization" || it.j-it.i < 2 || it.j == j {
		return it
	}
	next, ok := r.longestAt(it.j-1, j)
	if !ok || next.a == nil || next.j <= it.j || next.a.Role == "" {
		return it
	}
	refs := r.b.index.refs(r.ws[it.i : it.j-1])
	if short, ok := r.choose(refs, it.i, it.j-1); ok && short.e != nil {
		return short
	}
	return it
}

// longestAt finds the longest known stretch that begins at word i.
func (r *resolver) longestAt(i, j int) (item, bool) {
	most := int(r.b.index.longest[r.ws[i].text])
	for n := min(most, j-i); n > 0; n-- {
		if n > 1 && r.brokenBy(i, i+n) {
			continue
		}
		refs := r.b.index.refs(r.ws[i : i+n])
		if len(refs) == 0 {
			continue
		}
		if it, ok := r.choose(refs, i, i+n); ok {
			return it, true
		}
	}
	return item{}, false
}

// brokenBy reports whether a comma or a possessive cuts the stretch.
func (r *resolver) brokenBy(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if r.ws[k].comma {
			return true
		}
	}
	return false
}

// choose picks what a stretch stands for among all that bear its name.
func (r *resolver) choose(refs []ref, i, j int) (item, bool) {
	it := item{i: i, j: j, score: -1}
	capital := r.lower || r.capital(i, j)
	for _, f := range refs {
		if f.a != nil {
			if it.a == nil && !(r.ws[i].hyph && i > 0 && r.ws[i-1].cap && !r.lower && !r.ws[i].cap && !r.known(i-1)) {
				it.a = f.a
			}
			continue
		}
		if r.spelt && j == i+1 && (f.e.Kind == "person" || f.e.Kind == "state") {
			continue // "the manager of the store", "a male student"
		}
		if !capital || f.acronym && !r.acronymOK(i, j) || f.kind == refShort && !r.shortOK(f, i, j) {
			continue
		}
		if f.e.Kind == "state" && j == i+1 && ofContinent(r.ws, i) {
			continue
		}
		if f.kind == refAdj && f.e.Country == "IND" && r.q.Country != "IND" && r.firstNation(j) {
			continue
		}
		if (f.kind == refCapital || j == i+1 && !f.acronym && townly[f.e.Class]) && r.smallTown(f.e, i, j) {
			continue
		}
		if f.tagged && f.e.Country != r.q.Country && !r.contextHas(f.e.Country) {
			continue
		}
		if f.e.Kind == "organization" && f.e.Life.After(r.q.Date) {
			continue // a body that is founded years later
		}
		s := r.rank(f)
		if f.acronym && j == i+1 && r.ws[i].upper && !r.allUpper() {
			s += 2 // SANA is the agency, Sana the city
		}
		if f.kind == refShort && !f.given && r.obscure(f.e, i) || r.namesake(f.e) {
			continue
		}
		if r.lower && j-i == 1 && (f.e.Class == "media" || f.e.Class == "company") && !f.acronym && len(r.ws) > 1 {
			continue
		}
		if f.e.Class == "party" && j == i+1 && !f.acronym && (r.bodyBehind(j) || r.toil(i)) {
			continue // "Example Labour Congress"
		}
		if f.weak && s < 4.2 || (f.acronym && f.e.Country != "USA" || j == i+1 && (f.e.Class == "legislature" || f.e.Class == "ministry")) && r.foreign(f.e) || plainParty(r.ws[i:j]) && r.foreign(f.e) {
			continue
		}
		switch {
		case s > it.score:
			it.rival, it.e, it.kind, it.score, it.isGiven = it.e, f.e, f.kind, s, f.given
		case it.rival == nil:
			it.rival = f.e
		}
	}
	if it.a != nil && nameTitles[r.ws[i].text] && j == i+1 && i > 0 && r.ws[i].cap && !r.lower && !r.ws[i].comma && len(r.ws) > j && r.strange(i-1) && r.ws[j].cap && !r.ws[j].comma {
		it.a = nil // "Mohammad Sultan Sofi"
	}
	if it.e != nil && it.a != nil {
		// A common noun that is also a name counts as a name only where its
		// spelling or its country speaks for it.
		if r.lower || !r.ws[i].cap || it.kind == refShort || j-i > 1 && !r.ws[j-1].cap || it.score < 3 && it.e.Kind != "state" && it.a.is(flagInst) {
			it.e = nil
		} else {
			it.a = nil
		}
	}
	return it, it.e != nil || it.a != nil
}

// firstNation reports whether the words from j on make of "Indian" before them one of America's
// peoples or what is theirs: "Lake Indian Band".
func (r *resolver) firstNation(j int) bool {
	return j < len(r.ws) && !r.ws[j].comma && (firstNations[r.ws[j].text] || r.ws[j].text == "residential")
}

// townly are the classes of bodies that bear the names of towns.
var townly = lists.Set("company bank club")

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

// allUpper reports whether the query has no word that is not all capitals, beside others.
func (r *resolver) allUpper() bool {
	for _, w := range r.ws {
		if !w.upper {
			return false
		}
	}
	return len(r.ws) > 1
}

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

// nameTitles are titles that are given names and surnames as well.
var nameTitles = lists.Set("sultan amir emir shah prince dean marshal bishop justice major duke earl page mufti sheikh shaikh malik khan mir mirza bey pasha")

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

// pronouns are acronyms only in capitals, even alone.
var pronouns = lists.Set("us it who so no all any")

// commonAcronyms are words of their own in lower case.
var commonAcronyms = lists.Set("who it us un so no all any pan aid act are was app ap is ira mit don oas apt care ice fan map dia")

func (r *resolver) acronymOK(i, j int) bool {
	if r.lower {
		k := r.ws[i].text
		if i > 0 && !r.known(i-1) || j < len(r.ws) && !r.known(j) {
			return false
		}
		return len(k) > 2 && !commonAcronyms[k] || k == "un" || j-i > 1 || len(r.ws) == 1 && !pronouns[k]
	}
	for k := i; k < j; k++ {
		if r.ws[k].upper || r.ws[k].cap && len(r.ws[k].text) == 1 && k+1 < j && isNumber(r.ws[k+1].text) { // "G 7"
			return true
		}
	}
	apart := (j == len(r.ws) || !r.ws[j].cap || r.ws[j].comma) && (i == 0 || !r.ws[i-1].cap || r.ws[i].comma || r.known(i-1))
	return j-i == 1 && len(r.ws[i].text) > 3 && r.ws[i].cap && apart && !plainly[r.ws[i].text]
}

// plainly are the letters of bodies that spell a word, which names nobody with a capital first
// letter alone: "Plan", "Help".
var plainly = lists.Set(`arena bids bits care cite cries earth fact flip gems goes good grade halo help hope ideas into invest jump mend mint model
	pace plan safe sang seal side site span tame tech trends`)

// shortOK reports whether a surname may stand for its bearer here: not after
// another person's given name, and not as part of a longer unknown name.
func (r *resolver) shortOK(f ref, i, j int) bool {
	if f.e.Kind != "person" || !r.lower && !r.ws[i].cap || len(r.ws) == 1 && !r.ws[i].cap && len(r.ws[i].text) < 6 {
		return false
	}
	if r.lower && (i > 0 && !r.known(i-1) || j < len(r.ws) && (!r.known(j) || r.onlyLetters(j))) {
		return false
	}
	if i > 0 {
		p := r.ws[i-1]
		if nameParticles[p.text] && i > 1 && (r.lower || r.ws[i-2].cap) && !r.known(i-2) && !strings.Contains(Fold(f.e.Name), p.text+" "+r.ws[i].text) {
			return false
		}
		own := splitWords(f.e.Name)
		if p.cap && !r.lower && !r.ws[i].comma && (!r.known(i-1) || r.onlyPeople(i-1) || r.firstName(i-1) || i > 1 && r.middleName(i-1)) && !p.poss && (p.text != own[0].text || r.namedOn(i-2)) && p.text != "mr" && p.text != "mrs" && p.text != "ms" {
			return false
		}
	}
	if j < len(r.ws) {
		n := r.ws[j]
		if nameParticles[n.text] && j+1 < len(r.ws) && !r.lower {
			return false
		}
		if n.cap && !n.comma && !r.lower && !r.ws[j-1].poss && !r.known(j) {
			return false
		}
	}
	return true
}

// firstName reports whether a word that begins the query and names something else as well
// is a given name: "Dawn" before a surname is no newspaper.
func (r *resolver) firstName(k int) bool {
	if k > 0 || given.Of(r.ws[k].text) == given.Unknown {
		return false
	}
	for _, f := range r.b.index.keys[r.ws[k].text] {
		if f.a != nil || f.e.Kind == "state" || f.e.Kind == "person" && f.kind != refShort {
			return false
		}
	}
	return true
}

// middleName reports whether word k is a given name and no title behind another capitalised
// word: what follows is not the surname alone.
func (r *resolver) middleName(k int) bool {
	w := r.ws[k].text
	return given.Of(w) != given.Unknown && !nameTitles[w] && r.ws[k-1].cap && !r.ws[k].comma
}

// namedOn reports whether word k is part of a name that goes on behind it: whose first name
// the next word is, it tells nothing.
func (r *resolver) namedOn(k int) bool {
	return k >= 0 && r.ws[k].cap && !r.ws[k].comma && !r.ws[k].poss && (!r.known(k) || r.firstName(k))
}

// onlyLetters reports whether a word is known as an acronym alone: in a text without
// capitals a surname as likely.
func (r *resolver) onlyLetters(k int) bool {
	refs := r.b.index.keys[r.ws[k].text]
	for _, f := range refs {
		if !f.acronym {
			return false
		}
	}
	return len(refs) > 0
}

// onlyPeople reports whether a word is an agent noun that is no title, like the
// name "Man": a surname behind it is another's.
func (r *resolver) onlyPeople(k int) bool {
	refs := r.b.index.keys[r.ws[k].text]
	for _, f := range refs {
		if f.a == nil && f.kind != refShort || f.a != nil && (f.a.is(flagTitle) || f.a.is(flagMember) || !f.a.is(flagPeople)) {
			return false
		}
	}
	return len(refs) > 0 && !functionWords[r.ws[k].text] && !plainWords[r.ws[k].text]
}

// known reports whether some key of the index begins or is the word.
func (r *resolver) known(k int) bool {
	for _, f := range r.b.index.keys[r.ws[k].text] {
		if f.kind != refShort {
			return true
		}
	}
	for n := 2; n <= 4 && k+1-n >= 0; n++ {
		for _, f := range r.b.index.refs(r.ws[k+1-n : k+1]) {
			if f.kind == refAgent {
				return true
			}
		}
	}
	return functionWords[r.ws[k].text] || plainWords[r.ws[k].text] || isNumber(r.ws[k].text)
}

// rank scores an entry for the query: its country in the question or the
// context, its dates, and how full its name is.
func (r *resolver) rank(f ref) float64 {
	e := f.e
	s := 1.0
	switch {
	case f.kind == refName || f.given:
		s += 1.5
	case f.kind == refCapital || f.kind == refAdj || f.kind == refPeople:
		s += 1.2
	}
	if e.Kind == "state" {
		s += 2
	}
	if f.tagged {
		s--
	}
	if e.Country != "---" && len(e.Country) == 3 {
		if e.Country == r.q.Country {
			s += 2
		} else if r.contextHas(e.Country) {
			s += 1.5
		}
	}
	day := r.q.Date
	switch {
	case len(e.Terms) > 0:
		s += termWeight(e, day)
	case !e.Life.Zero() && e.Life.Contains(day):
		s += 0.5
	case !e.Life.Zero():
		s -= 0.7
	}
	return s + 0.02*float64(min(len(e.Aliases)+len(e.Links), 10))
}

// termWeight is higher for those in office on the day, and for heads of state.
func termWeight(e *Entry, day time.Time) float64 {
	best := 0.0
	for _, t := range e.Terms {
		w := 0.3
		if t.Contains(day) && (!day.IsZero() || t.Open()) {
			w = 0.9
		}
		if headRoles[t.Role] {
			w *= 1.6
		}
		if day.IsZero() && t.lo > 0 {
			w += float64(t.lo/10000-1900) / 1000 // the later bearer of a name, where no day tells
		}
		if t.Role == "elite" || t.Role == "celebrity" {
			w *= 0.3
		}
		best = max(best, w)
	}
	return best
}

// headRoles are the offices that news means when it gives a surname alone.
var headRoles = lists.Set("president pm chancellor king emir sultan supreme-leader pope")

// contextHas reports whether the context, or the query itself, names a country.
func (r *resolver) contextHas(iso string) bool {
	return slices.Contains(r.q.Context.Countries(r.b), iso) || slices.Contains(r.ownCountries(), iso)
}

// ownCountries are the countries that the query itself names.
func (r *resolver) ownCountries() []string {
	if !r.ownRead {
		r.ownRead, r.own = true, r.b.Countries(r.q.Text)
	}
	return r.own
}

// Countries are the states that a text names, by name, demonym or capital, in text order.
func (b *Base) Countries(text string) []string { return b.countriesIn(splitWords(text)) }

func (b *Base) countriesIn(ws []word) []string {
	var out []string
	lower := lowerText(ws)
	for i := 0; i < len(ws); i++ {
		most := int(b.index.longest[ws[i].text])
		for n := min(most, len(ws)-i); n > 0; n-- {
			if iso := b.countryOf(ws[i:i+n], lower); iso != "" && !(ws[i].text == "indian" && i+n < len(ws) && firstNations[ws[i+n].text]) && !ofContinent(ws, i) {
				out = append(out, iso)
				i += n - 1
				break
			}
		}
	}
	return out
}

// firstNations are the words behind "Indian" that make it one of America's peoples.
var firstNations = lists.Set("band bands reserve reserves reservation tribe tribes territory")

// ofContinent reports whether the word at i is of a continent with the one before it: "South
// American".
func ofContinent(ws []word, i int) bool {
	return i > 0 && (ws[i].text == "american" || ws[i].text == "america") && ws[i-1].cap && continents[ws[i-1].text]
}

var continents = lists.Set("south latin central north native pan inter ibero meso")

// homographs are names of states that are words of their own in lower case.
var homographs = lists.Set("turkey chad jordan guinea china mali male polish nice reading")

func (b *Base) countryOf(ws []word, lower bool) string {
	if !ws[0].cap && (!lower || homographs[ws[0].text]) {
		return ""
	}
	for _, f := range b.index.refs(ws) {
		if f.e != nil && (f.e.Kind == "state" || f.e.Class == "territory" || f.e.Class == "region" && len(ws) > 1) && (!f.acronym || ws[0].upper) {
			return f.e.Country
		}
	}
	return ""
}

// functionWords part the head of an expression from what follows, or carry
// nothing themselves.
var functionWords = lists.Set(`a an the of in for from at to by with on against near who which that and or as is was were are
	mr mrs ms dr sir lord dame his her its their our my this these those some several many more than least about
	around nearly almost over up all both each every any other another no`)

// plainWords describe people without being part of a name.
var plainWords = lists.Set(`alleged suspected accused unidentified unknown local senior top several various young old female
	male foreign regional national international provincial new other main pro anti so called heavily armed hooded masked
	dead wounded captured former late influential prominent leading rebel government`)

var leadWords = lists.Set(`a an the his her its their our my this these those some several many more than least about around
	nearly almost over up all both each every any other another at two three four five six seven eight nine ten
	eleven twelve twenty thirty forty fifty hundred mr mrs ms dr sir lord dame so called newly then`)

var prepositions = lists.Set("of in for from at to by with on against near who which that inside outside near under within")

func isNumber(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

func lowerText(ws []word) bool {
	for _, w := range ws {
		if w.cap && !isNumber(w.text) {
			return false
		}
	}
	return true
}

func joinCodes(a, b []string) []string {
	out := append([]string(nil), a...)
	for _, s := range b {
		if !has(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func display(q string, ws []word) string {
	if len(ws) == 0 {
		return ""
	}
	return strings.TrimSpace(q[ws[0].start:ws[len(ws)-1].end])
}
