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
