package cast

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/data/given"
	"github.com/sitrep-news/sitrep/data/lists"
)

// Ask asks the knowledge base for words of the report, with all that the report tells:
// its country, its day, what context says of a name that the base does not know, what
// its other sentences say of it, and whom the cast has by a longer name.
func (c *Cast) Ask(words, context string) (actor.Answer, bool) {
	a, ok := c.ask(words, context)
	if ok && a.Kind == sitrep.KindOrganization && a.ID != "" && a.Score < 0.65 {
		a.ID = "" // a part of the entry, not the entry
	}
	if ok && a.Kind == sitrep.KindOrganization && c.hasPerson(words) {
		a, ok = actor.Answer{}, false // "Talib Example" is no part of the Taliban
	}
	if ok && a.Kind == sitrep.KindPerson && !a.Generic && a.ID == "" && slices.Equal(a.Sectors, []string{"UNK"}) && len(c.underArms()) == 0 {
		a.Sectors = []string{"CVL"} // "Ann Example, a young woman"
		if a.Country == unknown {
			a.Country, a.Inferred = pick(c.home), true
		}
	}
	if ok && (a.ID != "" || len(a.Sectors) > 0) {
		return a, true
	}
	if x := c.called(words); x != nil && (x.Known != "" || len(x.Sectors) > 0) {
		return actor.Answer{ID: x.Known, Name: x.Name, Kind: x.Kind, Country: x.Country, Sectors: x.Sectors, Inferred: x.Inferred, Score: 0.5, Why: "the report's " + x.Name}, true
	}
	if !ok || a.Country == unknown {
		for s := range c.doc.Sents {
			sentence := c.doc.Sentence(s)
			if sentence == context || !strings.Contains(sentence, words) {
				continue
			}
			if b, found := c.ask(words, sentence); found && len(b.Sectors) > 0 {
				return b, true
			}
		}
	}
	if !ok && c.fullName(words) && len(c.underArms()) == 0 {
		a = actor.Answer{Name: words, Kind: sitrep.KindPerson, Country: unknown, Sectors: []string{"CVL"}, Score: 0.3, Why: "a person of whom the report tells no office"}
		if named := c.base.Countries(context); c.home != "" && len(named) == 0 {
			a.Country, a.Inferred = c.home, true
		}
		return a, true
	}
	if !ok && ofStates.MatchString(words) {
		return actor.Answer{Name: words, Kind: sitrep.KindPeople, Country: unknown, Sectors: []string{"GOV"}, Generic: true, Score: 0.5, Why: "states that the words do not name"}, true
	}
	return a, ok
}

// ofStates are words for several states: "donor countries", "the two nations".
var ofStates = regexp.MustCompile(`(?i)^[\pL-]+(?: [\pL-]+){0,2} (?:countries|nations|governments)$`)

// pick is a country, or that none is known.
func pick(iso string) string {
	if iso == "" {
		return unknown
	}
	return iso
}

// hasPerson reports whether the cast has a person by the very name.
func (c *Cast) hasPerson(name string) bool {
	for i := range c.Actors {
		if a := &c.Actors[i]; a.Kind == sitrep.KindPerson && a.Name == name {
			return true
		}
	}
	return false
}

func (c *Cast) ask(words, context string) (actor.Answer, bool) {
	a, ok := c.base.Resolve(actor.Query{Text: words, Context: actor.NewContext(context), Country: c.home, Date: c.opts.Date, Place: c.placed, About: c.about, Learn: true})
	if !ok || c.namesakeAbroad(&expression{known: a.ID, country: a.Country}, words) {
		return actor.Answer{}, false
	}
	if a.Inferred && (a.Generic && ofManyLands(words) || continental(words)) {
		a.Country, a.Inferred = unknown, false // "member states"
	}
	if a.Inferred && ofRegime(words) {
		a.Country = pick(c.ownOrTheme())
		a.Inferred = a.Country != unknown
	}
	if foe := c.foe(); foe != nil && hostile(words) && a.ID == "" {
		a.Country, a.Sectors = foe.Country, foe.Sectors
		return a, true
	}
	if len(a.Sectors) == 0 && a.ID == "" && c.ownArms(words) {
		a.Sectors, a.Kind = []string{"MIL"}, sitrep.KindOrganization
		if strings.HasSuffix(words, "s") {
			return a, true // "the units": others' as well, perhaps
		}
	}
	x := sitrep.Actor{Name: words, Kind: a.Kind, Country: a.Country, Sectors: a.Sectors, Known: a.ID}
	if iso := c.landAsked(&x, a.Generic, context); iso != "" {
		a.Country, a.Inferred = iso, true
	}
	return a, true
}

// landAsked is the land of somebody whose words give the base no country: that of the army or
// ministry whose release the report is, the report's, else the only one that the context
// names; "" where none tells.
func (c *Cast) landAsked(x *sitrep.Actor, generic bool, context string) string {
	s := &subject{Actor: x, bare: true}
	serves := s.serves()
	switch {
	case x.Country != unknown && x.Country != "" || x.Known != "" || len(x.Sectors) == 0:
		return ""
	case c.ownUnit(x):
		return c.opts.Organ
	case ofManyLands(x.Name):
		return ""
	case c.local(s, c.home) && !s.worldly() && (!generic || x.Kind == sitrep.KindOrganization || (serves || s.is(partisan)) && !severalOffices(x.Name)), generic && s.is(outlaw) && c.home != c.opts.Organ:
		return c.home
	case generic && s.is(private) && c.home != c.opts.Organ && !slices.ContainsFunc(c.base.Countries(context), func(iso string) bool { return iso != c.home }):
		return c.home
	case c.home != "" || worldwide[x.Sectors[0]] || generic && x.Kind != sitrep.KindOrganization && x.Name == strings.ToLower(x.Name):
		return ""
	}
	if iso := only(c.base.Countries(context)); iso != "" {
		return iso
	}
	return c.theme
}

// severalOffices reports whether words begin or end with the plural of an office of which a
// land has one, whose holders may be of several lands: "ministers of defence".
func severalOffices(words string) bool {
	w := strings.Fields(strings.ToLower(words))
	return len(w) > 0 && (heading[w[0]] || heading[w[len(w)-1]] || manyLands[w[0]] || manyLands[w[len(w)-1]])
}

// fullName reports whether words are a first name that is known as one and one to four
// names more, with small words between them ("Ann de la Cruz", "Omar bin Ali"). In a report
// without capitals the last of them must be known as no other word.
func (c *Cast) fullName(words string) bool {
	parts := strings.Fields(words)
	if len(parts) < 2 || len(parts) > 6 || given.Of(parts[0]) == given.Unknown && !(c.lower && given.Of(capitalised(parts[0])) != given.Unknown) {
		return false
	}
	names := 0
	for i, p := range parts {
		switch r, _ := utf8.DecodeRuneInString(p); {
		case linking[p] && i > 0 && i+1 < len(parts), strings.HasPrefix(p, "al-"), strings.HasPrefix(p, "el-"):
		case c.lower && unicode.IsLower(r):
			if c.agentNoun(p) {
				return false
			}
			names++
		case !unicode.IsUpper(r):
			return false
		default:
			names++
		}
	}
	return names < 6
}

// linking are the small words inside people's names.
var linking = lists.Set("bin ibn bint de del la las los da das do dos di du van von der den ter al el ben y e")

// capitalised is a word with a capital first letter.
func capitalised(w string) string {
	r, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[n:]
}
