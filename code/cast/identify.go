package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// identify says what one expression is by its own words: its name in the
// knowledge base, its kind, country and sectors, and the roles it is given.
func (c *Cast) identify(x *expression) {
	x.name = c.plain(x.start, x.end)
	x.kind = sitrep.KindThing
	switch {
	case c.doc.Tokens[x.head].UPOS == "PRON":
		c.pronoun(x)
	case x.modifier:
		c.byModifier(x)
		return
	case c.compatriot(x):
	case x.named:
		c.byName(x)
	default:
		c.byDescription(x)
		c.opponent(x)
		c.abroad(x)
	}
	c.titles(x)
}

// pronoun gives a kind to pronouns that can only be people.
func (c *Cast) pronoun(x *expression) {
	switch c.doc.Tokens[x.head].Lemma {
	case "he", "she", "I", "who", "himself", "herself":
		x.kind = sitrep.KindPerson
	case "we", "they", "those", "everyone", "somebody", "someone", "anyone", "themselves":
		x.kind = sitrep.KindPeople
	}
}

// byName identifies an expression whose head is in a proper name.
func (c *Cast) byName(x *expression) {
	n := c.doc.Names[x.nameOf]
	text := c.plain(n.Start, n.End)
	if n.Label == "Person" {
		text = uncourteous(text)
	}
	x.name = text
	for t := n.Start - 1; t >= x.start; t-- {
		if c.doc.Tokens[t].Form == "," { // the parser took a list for one name
			x.start = t + 1
		}
	}
	n.Label = c.relabel(n.Label, text)
	if n.Label == "NORP" && c.doc.Tokens[x.head].Deprel == "nsubj" && c.doc.Tokens[x.head].XPOS == "NNP" && x.start == n.Start && c.partOfLonger(text) {
		n.Label = "Person" // "Ann French ... French refused"
	}
	x.kind = kindOf(n.Label, x.kind)
	if n.Label == "Person" && c.partOfLonger(text) || n.Label != "Location" && c.shortFor(text) {
		return // the full name elsewhere says who it is
	}
	own := *x
	c.lookUp(x, n, own)
	if x.known == "" {
		c.unknownName(x, n, text)
	}
	if n.Label == "Person" && x.known != "" && x.kind == sitrep.KindPerson && !strings.ContainsRune(text, ' ') && !c.speaksOf(x.country) || c.farAway(x, text) || c.elsewhereBody(x, text) || n.Label == "Person" && c.namesakeAbroad(x, text) {
		*x = own // a namesake far away
	}
	if n.Label == "Location" || n.Label == "Facility" || x.kind == sitrep.KindState || x.kind == sitrep.KindPlace {
		c.stateOrPlace(x, text)
	}
}

// kindOf is the kind of what a name with a label names, other where the label tells none.
func kindOf(label, other string) string {
	switch label {
	case "Person":
		return sitrep.KindPerson
	case "Organization", "Misc":
		return sitrep.KindOrganization
	case "NORP":
		return sitrep.KindPeople
	case "Location", "Facility":
		return sitrep.KindPlace
	case "Product":
		return sitrep.KindThing
	}
	return other
}

// lookUp looks an expression up in the knowledge base by the spellings of its name n, the fullest
// first; own is the expression as it was.
func (c *Cast) lookUp(x *expression, n nlp.Name, own expression) {
	for _, q := range c.spellings(x, n) {
		if !c.lookup(x, q.text, n.Label) {
			continue
		}
		if n.Label == "Person" && x.kind != sitrep.KindPerson && q.end-q.start > n.End-n.Start {
			*x = own // "the Alda ministry's spokesman Ann Lee" is not the ministry
			continue
		}
		if n.Label == "Person" && x.known == "" && q.start < n.Start && strings.Contains(q.text, " and ") {
			c.byNameAlone(x, n)
		}
		x.start, x.end = min(x.start, q.start), max(x.end, q.end)
		return
	}
}

// byNameAlone takes a person for the one whom the base has by the name n, where the fields of the
// office before it, told with "and", keep the base from reading both: "Minister of Roads and
// Bridges Ann Lee".
func (c *Cast) byNameAlone(x *expression, n nlp.Name) {
	y := *x
	if c.lookup(&y, c.plain(n.Start, n.End), n.Label) && y.known != "" {
		*x = y
	}
}

// unknownName reads what a name that the knowledge base lacks, n with a plain text, and the words
// around it say of whose it is.
func (c *Cast) unknownName(x *expression, n nlp.Name, text string) {
	if n.Label != "Person" {
		c.spelledOut(x, n)
	}
	if x.known == "" && x.kind == sitrep.KindPerson && c.abbreviated(x) { // "the Alda Meadow Coordinator (AMC)"
		x.kind = sitrep.KindOrganization
	}
	if x.known == "" && x.kind == sitrep.KindPeople && n.Label == "Organization" {
		x.kind = sitrep.KindOrganization // "Sisters of Hope"
	}
	if x.known != "" {
		return
	}
	if n.Label != "Person" {
		if s := c.sortOf(n.Start); s != "" {
			x.sectors = []string{s}
		}
	}
	if (x.country == unknown || x.country == "" || x.inferred) && x.start < n.Start {
		if iso := c.modifierCountry(&expression{head: -1, start: x.start, end: n.Start}); iso != unknown { // "Aldan oil firm Example Energy", "Alda's Tax Office"
			x.country, x.inferred = iso, false
		}
	}
	if iso := c.seatBefore(n.Start); iso != "" && n.Label != "Person" && (x.country == unknown || x.country == "" || x.inferred) {
		x.country, x.inferred = iso, false
	}
	if iso := c.ownerState(n.Start); iso != "" {
		x.country, x.inferred = iso, false
	}
	if len(x.sectors) == 0 && (n.Label == "Person" || n.Label == "Organization") {
		c.learn(x, text, n.Label)
	}
}

// uncourteous is a person's name without the title of courtesy that the engine took for
// its first word: "Lee" of "Miss Lee".
func uncourteous(name string) string {
	if first, rest, ok := strings.Cut(name, " "); ok && courtesy[strings.ToLower(strings.TrimSuffix(first, "."))] {
		return rest
	}
	return name
}

// ownerState is the country of the state, or of its capital, that stands in the possessive
// right before token t: "Alda's Tax Office"; "" for none.
func (c *Cast) ownerState(t int) string {
	d := c.doc
	end := t
	for end > 0 && d.Tokens[end-1].XPOS == "POS" {
		end--
	}
	if end == t || end == 0 || d.Tokens[end-1].Sent != d.Tokens[t].Sent {
		return ""
	}
	for _, n := range d.NamesIn(end-1, t) {
		if n.End == end || n.End == t {
			if e, ok := c.base.StateByName(c.plain(n.Start, end)); ok {
				return e.Country
			}
			if e, ok := c.base.ByCapital(c.plain(n.Start, end)); ok {
				return e.Country
			}
		}
	}
	return ""
}

// learn takes what the sentence says of a name that the base does not know: its
// title, what stands in apposition to it, the name that its letters shorten.
func (c *Cast) learn(x *expression, text, label string) {
	q := c.query(x, text)
	q.Learn, q.Person, q.Body = true, label == "Person", label == "Organization"
	a, ok := c.base.Resolve(q)
	if !ok || a.ID != "" || a.Generic || len(a.Sectors) == 0 || label == "Person" && a.Kind != sitrep.KindPerson {
		return
	}
	if label == "Person" && (c.relativeNamed(x.head) || a.Sectors[0] == "MIL" && c.civilGeneral(c.doc.Names[x.nameOf].Start)) {
		return
	}
	x.sectors = a.Sectors
	if (x.country == unknown || x.country == "") && a.Country != "" {
		x.country, x.inferred = a.Country, a.Inferred
	}
}

// speaksOf reports whether the report names a state, its people or its capital.
func (c *Cast) speaksOf(country string) bool {
	if !ofState(country) || len(c.doc.Tokens) < 120 { // a sentence or two need not say where they are from
		return true
	}
	if c.spoken == nil {
		c.spoken = map[string]bool{}
		for t := range c.doc.Tokens {
			w := c.doc.Tokens[t].Form
			if w[0] < 'A' || w[0] > 'Z' {
				continue
			}
			if c.ofContinent(t) {
				continue
			}
			if e, ok := c.base.StateByName(w); ok {
				c.spoken[e.Country] = true
			} else if iso, ok := c.base.Demonym(w); ok {
				c.spoken[iso] = true
			} else if e, ok := c.base.ByCapital(w); ok && (c.opts.Has == nil || c.home == "" || c.home == e.Country || !c.opts.Has(w, c.home)) {
				c.spoken[e.Country] = true
			}
		}
		for _, n := range c.doc.Names {
			if e, ok := c.base.StateByName(c.plain(n.Start, n.End)); ok {
				c.spoken[e.Country] = true
			}
		}
	}
	return c.spoken[country]
}

// relabel corrects what kind of name a single word was taken for: a surname told
// in full elsewhere is a person's, a state's or capital's name never one.
func (c *Cast) relabel(label, text string) string {
	if strings.ContainsRune(text, ' ') || label == "Date" || label == "Money" {
		return label
	}
	_, state := c.base.StateByName(text)
	_, capital := c.base.ByCapital(text)
	switch {
	case (label == "Location" || label == "Organization" || label == "Misc") && !state && !capital && c.partOfLonger(text):
		return "Person"
	case label == "Person" && (state || capital) && !c.partOfLonger(text):
		return "Location"
	}
	return label
}

// byModifier identifies a name or demonym before a noun: a country stands for
// its state there.
func (c *Cast) byModifier(x *expression) {
	x.kind = sitrep.KindOrganization
	label := ""
	if x.nameOf >= 0 {
		label = c.doc.Names[x.nameOf].Label
	}
	switch label {
	case "Person":
		x.kind = sitrep.KindPerson
	case "NORP":
		x.kind = sitrep.KindPeople
	case "Location", "Facility":
		x.kind = sitrep.KindPlace
	case "Product":
		x.kind = sitrep.KindThing
	}
	if iso, ok := c.base.Demonym(c.doc.Tokens[x.head].Form); ok && x.end-x.start == 1 {
		if e, ok := c.base.Entry(iso); ok {
			x.known, x.canonical, x.kind, x.country = e.ID, e.Name, e.Kind, e.Country
			return
		}
	}
	if c.shortFor(x.name) || label == "Person" && c.partOfLonger(x.name) {
		return // the full name elsewhere says who it is
	}
	own := *x
	if c.lookup(x, x.name, label) && c.farAway(x, x.name) {
		*x = own
	}
}

// namesState reports whether the words are a name, adjective, people or capital
// of the state, and nothing more.
func (c *Cast) namesState(words, id string) bool {
	if e, ok := c.base.StateByName(words); ok && e.ID == id {
		return true
	}
	if iso, ok := c.base.Demonym(words); ok && iso == id {
		return true
	}
	a, ok := c.base.ByCapital(words)
	return ok && a.ID == id || len(strings.Fields(words)) == 1
}

// spelling is one way to ask the base for a name, with the tokens it covers.
type spelling struct {
	text       string
	start, end int
}

// spellings lists how a name may stand in the base: with "in X" or "of X" behind
// it, the whole expression, the name alone.
func (c *Cast) spellings(x *expression, n nlp.Name) []spelling {
	var out []spelling
	d := c.doc
	if n.Label != "Person" && n.End+1 < len(d.Tokens) && d.Tokens[n.End].Sent == d.Tokens[n.Start].Sent {
		if w := strings.ToLower(d.Tokens[n.End].Form); w == "in" || w == "of" || w == "for" {
			e := n.End + 1
			for e < len(d.Tokens) && e < n.End+6 && d.Tokens[e].Sent == d.Tokens[n.Start].Sent && (d.Tokens[e].UPOS == "PROPN" || d.Tokens[e].UPOS == "DET" || d.Tokens[e].UPOS == "ADJ") {
				e++
			}
			for e > n.End+1 && d.Tokens[e-1].UPOS != "PROPN" { // "the Front in a statement"
				e--
			}
			if e > n.End+1 {
				if a, ok := c.base.Resolve(actor.Query{Text: c.plain(n.Start, e), Date: c.opts.Date}); ok && a.ID != "" && a.Score >= sure && a.Kind == sitrep.KindOrganization && actor.Fold(c.plain(n.Start, e)) != actor.Fold(a.Country) {
					out = append(out, spelling{c.plain(n.Start, e), n.Start, e})
				}
			}
		}
	}
	out = append(out, spelling{c.plain(x.start, x.end), x.start, x.end})
	return append(out, spelling{c.plain(n.Start, n.End), n.Start, n.End})
}

// shortFor reports whether a name in capitals is made of the first letters of
// another name in the report.
func (c *Cast) shortFor(text string) bool {
	if long, ok := c.shorts[text]; ok {
		return !c.knownShort(text, long)
	}
	text = undotted(text)
	if len(text) < 2 || len(text) > 7 || text != strings.ToUpper(text) {
		return false
	}
	return c.longNames().initials[text]
}

// partOfLonger reports whether a single word is the last or the first of a longer
// personal name in the report.
func (c *Cast) partOfLonger(text string) bool {
	key := actor.Fold(text)
	if strings.ContainsRune(key, ' ') {
		return false
	}
	return slices.ContainsFunc(c.longNames().parts[key], func(name string) bool { return !c.knownGroup(name) })
}

// knownGroup reports whether the base knows a name as that of no person.
func (c *Cast) knownGroup(name string) bool {
	a, ok := c.base.Resolve(actor.Query{Text: name, Date: c.opts.Date})
	return ok && a.ID != "" && a.Kind != sitrep.KindPerson && a.Score >= sure
}

// sure is the score from which the base's answer outweighs the kind of name
// that the engine saw.
const sure = 0.84

// query asks the knowledge base for words of expression x in its sentence.
func (c *Cast) query(x *expression, words string) actor.Query {
	return actor.Query{Text: words, Date: c.opts.Date, Country: c.asked(x), Told: true, Context: c.around(c.doc.Tokens[x.head].Sent), Place: c.placed, About: c.about}
}

// around is sentence s as the context of what stands in it.
func (c *Cast) around(s int) *actor.Context {
	if c.contexts == nil {
		c.contexts = make([]*actor.Context, len(c.doc.Sents))
	}
	if c.contexts[s] == nil {
		c.contexts[s] = actor.NewContext(c.doc.Sentence(s))
	}
	return c.contexts[s]
}

// stranger reports whether a full name has no more in common with any full name of an entry
// than the family: "Tom Lee", who is not the known Ann Lee.
func (c *Cast) stranger(words string, e *actor.Entry) bool {
	if !strings.Contains(words, " ") || c.base.NameOf(e, words) {
		return false
	}
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		if strings.Contains(name, " ") && !namesakes(words, name) {
			return false
		}
	}
	return true
}

// lookup asks the knowledge base for words and takes over what it knows.
func (c *Cast) lookup(x *expression, words, label string) bool {
	if words == "" {
		return false
	}
	a, ok := c.base.Resolve(c.query(x, words))
	if !ok {
		return false
	}
	if label == "Person" && a.Kind != "" && a.Kind != sitrep.KindPerson && (a.ID == "" || a.Generic || a.Score < 0.7) {
		return false
	}
	if label == "Person" && a.ID == "" && a.Kind == "" {
		return false
	}
	if label == "Location" && townly[a.Class] && c.isPlace(words) {
		return false // a club or a firm that is called by its town
	}
	if a.Generic && a.Kind != sitrep.KindOrganization || a.ID != "" && a.Score < 0.65 {
		a.ID, a.Name = "", "" // a member or part of the entry, not the entry
	}
	e, known := c.base.Entry(a.ID)
	if known && a.Kind == sitrep.KindPerson && e.Kind != sitrep.KindPerson {
		a.ID, known = "", false // "Alda Oil founder Ann Lee" is not the firm
	}
	if known && e.Kind == sitrep.KindPerson && label == "Person" && c.stranger(words, e) {
		return false
	}
	if known && e.Kind == sitrep.KindPeople && label == "Person" {
		return false // a person with a people's name: "Ann Marie Aldan"
	}
	if known && e.Kind == sitrep.KindOrganization && ofState(e.Country) {
		if iso := c.leadState(words); iso != "" && iso != e.Country && !c.base.NameOf(e, words) {
			x.country = iso // "Alda People's Guard" is not Veldt's People's Guard
			return false
		}
	}
	if known && e.Kind == sitrep.KindState && !c.namesState(words, e.ID) {
		x.country = e.Country // "Alda Steel" is of Alda, and not Alda
		return false
	}
	x.known, x.canonical = a.ID, ""
	if known {
		x.canonical = e.Name
	}
	if a.Kind != "" {
		x.kind = a.Kind
	}
	if a.Inferred && (a.Country != c.home && !c.ofScene(x, a.Sectors) || !x.named && (ofManyLands(c.plain(x.start, x.end)) || c.vague(x))) {
		a.Country, a.Inferred = unknown, false
	}
	if a.Country != "" {
		x.country, x.inferred = a.Country, a.Inferred
	}
	x.sectors = a.Sectors
	x.backed = a.Backers
	return true
}

// townly are the classes of bodies that bear the names of places.
var townly = lists.Set("club company media university")

// isPlace reports whether the gazetteer has a place by the name.
func (c *Cast) isPlace(name string) bool {
	if c.opts.Place == nil {
		return false
	}
	_, ok := c.opts.Place(name, c.home)
	return ok
}

// leadState is the country of the state that a name begins with, "" where it begins with none.
func (c *Cast) leadState(words string) string {
	first, rest, ok := strings.Cut(strings.TrimLeft(words, "#@"), " ")
	if !ok || rest == "" {
		return ""
	}
	if e, ok := c.base.StateByName(first); ok {
		return e.Country
	}
	return ""
}

// stateOrPlace decides whether the name of a country or capital stands for its
// government ("Baghdad warned") or for the place ("in Baghdad").
func (c *Cast) stateOrPlace(x *expression, text string) {
	if x.known != "" && x.kind == sitrep.KindOrganization && slices.ContainsFunc(x.sectors, armed) && !c.isPlace(text) {
		return // "split from the Hill Front", though the name was taken for a place's
	}
	if !c.acts(x.head) {
		x.kind, x.known = sitrep.KindPlace, ""
		return
	}
	a, ok := c.base.Resolve(actor.Query{Text: text, Date: c.opts.Date})
	if !ok || a.Kind != sitrep.KindState && a.Kind != sitrep.KindOrganization && !a.Metonym {
		x.kind = sitrep.KindPlace
		return
	}
	if text == "Brussels" && c.ofUnion() {
		a, _ = c.base.Resolve(actor.Query{Text: "European Union", Date: c.opts.Date})
	}
	x.known, x.canonical, x.kind, x.country, x.sectors = a.ID, a.Name, a.Kind, a.Country, a.Sectors
	if e, ok := c.base.Entry(a.ID); ok {
		x.canonical, x.kind = e.Name, e.Kind
	}
}

// armed reports whether a sector is that of a group under arms that is no state's.
func armed(sector string) bool { return sector == "REB" || sector == "UAF" || sector == "PRM" }

// ofUnion reports whether a report speaks of the European Union and not of Belgium: there
// "Brussels" acts for the Union.
func (c *Cast) ofUnion() bool {
	return union.MatchString(c.doc.Text) && !strings.Contains(c.doc.Text, "Belgi")
}

// locative are prepositions after which a place name is a place.
var locative = map[string]bool{
	"in": true, "at": true, "near": true, "across": true, "around": true, "inside": true, "outside": true,
	"over": true, "into": true, "through": true, "throughout": true, "towards": true, "toward": true, "within": true,
	"from": true, "to": true, "off": true, "north": true, "south": true, "east": true, "west": true, "along": true, "on": true,
	"above": true, "beyond": true, "under": true, "outskirts": true,
}

// acts reports whether the token stands where an actor stands: subject, agent,
// object of a verb that takes parties, possessor, or party to dealings.
func (c *Cast) acts(t int) bool {
	d := c.doc
	for d.Rel(t) == "conj" && d.Tokens[t].Head >= 0 {
		t = d.Tokens[t].Head
	}
	switch d.Tokens[t].Deprel {
	case "nsubj", "csubj", "obl:agent", "iobj", "obj", "vocative", "nsubj:outer":
		return true
	case "nmod:poss":
		return true
	case "nsubj:pass":
		return true
	}
	switch d.Rel(t) {
	case "obl", "nmod":
		if p := d.Tokens[t].Head; p >= 0 && locativeNoun[d.Tokens[p].Lemma] && d.Rel(t) == "nmod" {
			return false
		}
		for _, k := range d.Children(t) {
			if d.Rel(k) == "case" {
				return !locative[strings.ToLower(d.Tokens[k].Form)] || dealing(d, t, k)
			}
		}
		return d.Rel(t) == "nmod" && d.Tokens[t].Deprel != "nmod:unmarked"
	case "appos", "root", "parataxis":
		return false
	case "compound", "amod":
		return true
	}
	return false
}

// locativeNoun are nouns whose "of X" is a place: "the city of Mosul".
var locativeNoun = map[string]bool{
	"city": true, "town": true, "village": true, "province": true, "district": true, "region": true, "capital": true, "outskirt": true,
	"outskirts": true, "north": true, "south": true, "east": true, "west": true, "part": true, "centre": true, "center": true, "port": true,
	"area": true, "suburb": true, "neighbourhood": true, "neighborhood": true, "coast": true, "kilometer": true, "kilometre": true,
	"mile": true, "km": true, "street": true, "state": true, "governorate": true, "island": true, "camp": true, "side": true, "border": true,
}

// dealing reports whether "to X", "from X" or "over X" hang on a word that takes
// parties: "sent arms to Iran", "a warning to Baghdad", "influence over Baghdad".
func dealing(d *nlp.Doc, t, k int) bool {
	p := d.Tokens[t].Head
	if p < 0 {
		return false
	}
	switch strings.ToLower(d.Tokens[k].Form) {
	case "to":
		return partyTo[d.Tokens[p].Lemma]
	case "from":
		return partyFrom[d.Tokens[p].Lemma]
	case "over":
		return d.Tokens[p].Lemma == "influence" || d.Tokens[p].Lemma == "control"
	case "on":
		switch d.Tokens[p].Lemma {
		case "sanction", "pressure", "attack", "strike", "war", "impose", "embargo", "condition", "demand", "call", "tariff", "declare", "depend":
			return true
		}
	}
	return false
}

var partyTo = map[string]bool{
	"give": true, "warning": true, "warn": true, "message": true, "tell": true, "say": true, "aid": true, "support": true, "threat": true,
	"sell": true, "sale": true, "supply": true, "provide": true, "offer": true, "letter": true, "apologise": true, "apologize": true,
	"ally": true, "loyal": true, "close": true, "link": true, "tie": true, "linked": true, "belong": true, "surrender": true, "ultimatum": true,
	"assistance": true, "loan": true, "grant": true, "deliver": true, "delivery": true, "transfer": true, "appeal": true, "commitment": true,
	"ambassador": true, "envoy": true, "opposed": true, "hostile": true, "respond": true, "response": true, "concession": true, "help": true,
}

var partyFrom = map[string]bool{
	"support": true, "aid": true, "pressure": true, "buy": true, "receive": true, "demand": true, "threat": true, "order": true, "permission": true,
	"independence": true, "receive ": true, "get": true, "loan": true, "seek": true, "backing": true, "request": true, "approval": true,
}

// before are small words that the parser takes for the beginning of an expression: "not the
// council".
var before = lists.Set("not and but nor or even")

// plain is the words of tokens [start, end) without a leading determiner or
// possessive pronoun, and without "'s" at the end.
func (c *Cast) plain(start, end int) string {
	d := c.doc
	for start < end-1 {
		t := &d.Tokens[start]
		if strings.EqualFold(d.Tokens[start+1].Form, "of") {
			break // "some of the villagers"
		}
		if t.UPOS == "DET" || t.XPOS == "PRP$" || t.UPOS == "PUNCT" || before[strings.ToLower(t.Form)] {
			start++
			continue
		}
		break
	}
	for end > start+1 && (d.Tokens[end-1].XPOS == "POS" || d.Tokens[end-1].UPOS == "PUNCT" && d.Tokens[end-1].Form != ")") {
		end--
	}
	return strings.Join(strings.Fields(c.words(start, end).Text), " ")
}
