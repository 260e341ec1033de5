package cast

import (
	"regexp"
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// rungs are the evidence for the country of somebody whom the base does not know and whose
// own words name none, the strongest first. The first rung that tells gives the country,
// marked as inferred; one that ends without a country leaves it open. Those that outweigh
// come before a country that is itself only inferred, and that of an employer.
var rungs = []struct {
	name      string
	of        func(*Cast, *subject) (iso string, ends bool)
	outweighs bool
}{
	{"where it is from", (*Cast).ofOrigin, true},
	{"the army or ministry whose release it is", (*Cast).ofRelease, true},
	{"the body it belongs to", (*Cast).ofOwnBody, true},
	{"who sends it", (*Cast).ofSender, false},
	{"of no land", (*Cast).ofNoLand, false},
	{"the group that its words name", (*Cast).ofGroup, false},
	{"the land its passage tells of", (*Cast).ofPassage, false},
	{"the report's, for its public life", (*Cast).ofPublicLife, false},
	{"the report's, for its outlaws", (*Cast).ofOutlaws, false},
	{"the report's, for its people", (*Cast).ofItsPeople, false},
	{"another that its sentences name", (*Cast).ofSentences, false},
	{"the report's", (*Cast).ofReport, false},
	{"the only one named", (*Cast).ofOnly, false},
}

// subject is somebody whose country is looked for: an actor, or people whom the report does
// not tell apart from others of their kind.
type subject struct {
	*sitrep.Actor
	heads []int       // of the expressions for it, in text order
	first *expression // the first of them that is no pronoun; nil for none
	bare  bool        // no actor of the report
	named bool        // by a name of its own
}

// settleCountries gives those whose country their words leave open what the rungs tell:
// bodies first, which tell those of their people.
func (c *Cast) settleCountries() {
	for _, people := range []bool{false, true} {
		for i := range c.Actors {
			if a := &c.Actors[i]; (a.Kind == sitrep.KindPerson) == people {
				c.seek(&subject{Actor: a, heads: c.members[i], first: c.firstOf(i), named: c.properly(i)})
			}
		}
	}
	for _, h := range c.heads { // "the police", "soldiers"
		x := c.exprs[h]
		if x.actor >= 0 {
			continue
		}
		a := &sitrep.Actor{Name: x.name, Kind: x.kind, Country: x.country, Sectors: x.sectors, Known: x.known, Inferred: x.inferred}
		c.seek(&subject{Actor: a, heads: []int{h}, first: x, bare: true, named: x.named})
		x.country, x.inferred = a.Country, a.Inferred
	}
}

// seek climbs the rungs for s.
func (c *Cast) seek(s *subject) {
	if s.Known != "" || s.first == nil || s.Kind == sitrep.KindState {
		return
	}
	if s.named && s.Kind == sitrep.KindOrganization && (s.Inferred || s.Country == "" || s.Country == unknown) && continental(s.Name) {
		s.Country, s.Inferred = unknown, false
		return
	}
	told := s.Country != "" && s.Country != unknown
	for _, r := range rungs {
		if told && !(r.outweighs && (s.Inferred || !ofState(s.Country) || s.is(employed))) {
			continue
		}
		iso, ends := r.of(c, s)
		if iso != "" {
			s.Country, s.Inferred = iso, true
		}
		if iso != "" || ends {
			return
		}
	}
}

// firstOf is the first expression for an actor that is no pronoun, nil where there is none.
func (c *Cast) firstOf(actor int) *expression {
	for _, h := range c.members[actor] {
		if c.doc.Tokens[h].UPOS != "PRON" {
			return c.exprs[h]
		}
	}
	return nil
}

func (c *Cast) ofRelease(s *subject) (string, bool) {
	if c.ownUnit(s.Actor) {
		if iso := c.ofItsBody(s); s.Kind == sitrep.KindPerson && ofState(iso) && iso != c.opts.Organ {
			return iso, true // an official of another land whom the release tells of
		}
		for _, r := range s.Roles { // "director at the Aldan Ministry of Culture", in Veldt's release
			if iso := only(c.base.Countries(r.Title)); iso != "" && iso != c.opts.Organ && !accredited.MatchString(r.Title) {
				return iso, true
			}
		}
		return c.opts.Organ, true
	}
	return "", false
}

// ofOrigin is the country that a mention of a person gives.
func (c *Cast) ofOrigin(s *subject) (string, bool) {
	if s.Kind != sitrep.KindPerson || !s.named || s.Country != unknown && !s.Inferred && !s.is(employed) {
		return "", false
	}
	return c.origin(s), false
}

// ofOwnBody is the country of the body that a person holds an office in or a body is part of,
// or of the group that a person goes with; those of bodies of many lands are of none.
func (c *Cast) ofOwnBody(s *subject) (string, bool) {
	switch {
	case !s.named || s.Country != unknown && !s.Inferred && ofState(s.Country):
		return "", false
	case s.Kind == sitrep.KindOrganization:
		for _, of := range []func(*subject) string{c.parentLand, c.partyOf, c.landBehind} {
			if iso := of(s); iso != "" {
				return iso, false
			}
		}
		return "", false
	case s.Kind != sitrep.KindPerson || s.is(worldwide):
		return "", false
	}
	if iso := c.ofItsBody(s); iso != "" {
		return iso, true
	}
	return c.partyOf(s), false
}

func (c *Cast) ofSender(s *subject) (string, bool) {
	switch {
	case !c.envoy(s.Actor):
		return "", false
	case c.home == "": // the land that the title names is where the envoy is sent
		return "", slices.ContainsFunc(s.Roles, func(r sitrep.Role) bool { return strings.Contains(r.Title, " to ") })
	}
	iso, none := c.sender(s.heads)
	if !none || slices.ContainsFunc(c.naming(s.heads), func(h int) bool { return slices.Contains(c.landsOf(h), c.home) }) {
		return iso, true
	}
	return "", false // the report's own, who need no telling: "Ambassador Ann Lee was called home"
}

// ofNoLand ends the search for firms of no matter where, for those of several lands, and for
// bodies and faiths of the whole world.
func (c *Cast) ofNoLand(s *subject) (string, bool) {
	switch {
	case !s.named && c.vague(s.first) || s.first.others:
		return "", true
	case s.is(outlaw):
		return "", false
	}
	return "", len(s.Sectors) == 0 || ofManyLands(s.Name) && !(s.named && (s.is(somewhere) || s.is(partisan))) || s.worldly() && !(s.bare && s.is(private))
}

// ofGroup is the country of the known group whose name stands in the description of its men.
func (c *Cast) ofGroup(s *subject) (string, bool) {
	if !s.is(outlaw) || s.Kind == sitrep.KindPlace || s.Kind == sitrep.KindThing {
		return "", false
	}
	return c.landOfGroup(s.heads), false
}

// ofPassage is the land that the passage tells of, for those who serve a state.
func (c *Cast) ofPassage(s *subject) (string, bool) {
	if !c.ofScene(s.first, s.Sectors) || s.first.named && s.first.kind == sitrep.KindPerson || s.bare && !s.serves() {
		return "", false
	}
	if land := c.land(s.first.head); c.local(s, land) {
		return land, false
	}
	return "", false
}

// ofPublicLife is the report's country for its officials and bodies.
func (c *Cast) ofPublicLife(s *subject) (string, bool) {
	home := c.home
	if ofRegime(s.Name) {
		if home = c.regimeBefore(s.first.head); home == "" {
			home = c.ownOrTheme()
		}
	}
	if s.bare && s.Kind != sitrep.KindOrganization && !s.serves() && !s.is(partisan) || !c.local(s, home) {
		return "", false
	}
	return home, false
}

// ofRegime reports whether words speak of a regime, which no ministry calls its own government.
func ofRegime(words string) bool { return strings.HasSuffix(strings.ToLower(words), "regime") }

// regimeBefore is the country of the last regime before token h of which the report tells whose it
// is, "" for none.
func (c *Cast) regimeBefore(h int) string {
	for i := c.headsBefore(h) - 1; i >= 0; i-- {
		if x := c.exprs[c.heads[i]]; ofRegime(x.name) && ofState(x.country) && !x.inferred {
			return x.country
		}
	}
	return ""
}

// ofOutlaws is the report's country for armed people and criminals, but for those of a known
// group, whose land the base would tell.
func (c *Cast) ofOutlaws(s *subject) (string, bool) {
	if !s.is(outlaw) || c.home == c.opts.Organ || s.Kind == sitrep.KindPlace || s.Kind == sitrep.KindThing || c.ofKnownGroup(s.heads) {
		return "", s.is(outlaw) && s.Kind != sitrep.KindPerson
	}
	return c.home, false
}

// ofItsPeople is the land of private people without a name: of those of a tribe or a village
// that of folk, of others the report's where their sentence names no other.
func (c *Cast) ofItsPeople(s *subject) (string, bool) {
	if !s.bare || s.named || !s.is(private) || s.Kind != sitrep.KindPeople && s.Kind != sitrep.KindPerson {
		return "", false
	}
	if c.ofTribe(s.first) {
		return c.landOfFolk(s.first.head), false
	}
	land := c.ownOrTheme()
	if h := s.first.head; len(c.landsBy(h)) > 0 && !slices.Contains(c.countriesIn(c.doc.Tokens[h].Sent), land) {
		return "", false
	}
	return land, false
}

func (c *Cast) ofSentences(s *subject) (string, bool) {
	if s.bare || !s.named || c.home == "" {
		return "", false
	}
	iso, away := c.away(s.heads)
	if !away {
		iso = ""
	}
	return iso, away
}

func (c *Cast) ofReport(s *subject) (string, bool) {
	if s.bare || !s.named {
		return "", false
	}
	return c.ownOrTheme(), false
}

// ownOrTheme is the report's country; in a release of an army or a ministry, which tells whose
// its own people are, that which it speaks of besides its own.
func (c *Cast) ownOrTheme() string {
	if c.home != "" && c.home == c.opts.Organ {
		return c.theme
	}
	return c.home
}

// ofOnly is, in a report that is plainly about no country, the one that the sentences which
// name somebody speak of, else that which a release speaks of besides its own, else the only
// one that the report names at all.
func (c *Cast) ofOnly(s *subject) (string, bool) {
	if s.bare || !s.named || c.home != "" || s.Kind == sitrep.KindPeople {
		return "", false
	}
	for _, iso := range []string{c.onlyLand(s.heads), c.theme, c.lone} {
		if iso != "" {
			return iso, false
		}
	}
	return "", false
}

// is reports whether the first sector of s is one of a set.
func (s *subject) is(set map[string]bool) bool { return len(s.Sectors) > 0 && set[s.Sectors[0]] }

// worldly reports whether s is of no country of itself, but for a country's own charities.
func (s *subject) worldly() bool {
	return s.is(worldwide) && !(s.named && s.Sectors[0] == "NGO")
}

// serves reports whether s first of all serves a state.
func (s *subject) serves() bool { return len(s.Sectors) > 0 && sitrep.StateBody(s.Sectors[0]) }

// ofTribe reports whether a description of people is of those of a tribe or a village.
func (c *Cast) ofTribe(x *expression) bool {
	return slices.ContainsFunc(c.doc.Tokens[x.start:x.end], func(t nlp.Token) bool { return tribal[strings.ToLower(t.Lemma)] })
}

// tribal are the nouns for people who live together.
var tribal = lists.Set("tribe clan tribesman village villager townspeople")

// landOfFolk is the land of the people of a tribe or a village: the report's, else the only
// one that the sentence names, else that which a release of an army or a ministry speaks of
// besides its own.
func (c *Cast) landOfFolk(h int) string {
	if c.home != "" {
		return c.home
	}
	if iso := only(c.landsBy(h)); iso != "" {
		return iso
	}
	return c.theme
}

// ownUnit reports whether an actor is one that an army or a ministry names in a release
// of its own without saying whose it is: its officers, units and offices.
func (c *Cast) ownUnit(a *sitrep.Actor) bool {
	if c.opts.Organ == "" || a.Known != "" || a.Country != unknown && a.Country != "" && !a.Inferred || len(a.Sectors) == 0 {
		return false
	}
	switch s := a.Sectors[0]; {
	case s != "MIL" && s != "GOV":
		return false
	case a.Kind == sitrep.KindPerson:
		return !slices.ContainsFunc(a.Roles, func(r sitrep.Role) bool { return monarch.MatchString(r.Title) })
	case a.Kind == sitrep.KindOrganization && s == "MIL":
		return strings.ContainsAny(a.Name, "0123456789") || unit.MatchString(a.Name)
	}
	return house[strings.ToLower(strings.TrimPrefix(a.Name, "the "))]
}

// monarch are the titles of those who serve no ministry.
var monarch = regexp.MustCompile(`(?i)\b(?:king|queen|emperor|empress|sultan|emir|shah|pharaoh|caliph|khan|tsar|maharaja)\b`)

// unit are the words for units of an army.
var unit = regexp.MustCompile(`(?i)\b(squadrons?|wing|battalions?|command|(?:maintenance|operations|support|air|mission) group|brigade|regiment|detachment|battery|airmen|soldiers|sailors|marines|group of)\b`)

// house is how a ministry speaks of itself.
var house = map[string]bool{"department": true, "secretary": true, "deputy secretary": true, "embassy": true, "mission": true, "ministry": true}

// landOfGroup is the country of the one known group whose name stands in a description among
// the expressions headed by heads: "another column, of the Hill Front"; "" where there is none.
func (c *Cast) landOfGroup(heads []int) string {
	for _, h := range heads {
		x := c.exprs[h]
		if x.named {
			continue
		}
		for t := x.start; t < x.end; t++ {
			if m := c.exprs[t]; t != h && m != nil && m.known != "" && m.kind == sitrep.KindOrganization && ofState(m.country) {
				return m.country
			}
		}
	}
	return ""
}

// ofKnownGroup reports whether a description among the expressions headed by heads names a
// group that the base knows, "Hill Front men", or a land: "Aldan rebels".
func (c *Cast) ofKnownGroup(heads []int) bool {
	for _, h := range heads {
		x := c.exprs[h]
		for t := x.start; t < x.end; t++ {
			if m := c.exprs[t]; t != x.head && m != nil && m.named && m.known != "" && m.kind != sitrep.KindPerson {
				return true
			}
		}
	}
	return false
}

// outlaw are the sectors of those who use force against a state or against its people.
var outlaw = map[string]bool{"REB": true, "UAF": true, "CRM": true, "PRM": true}

// local reports whether somebody without a country is one that a report names without
// saying where because it is at home: who serves the state, a named body, a person with
// a role in none that is elsewhere.
func (c *Cast) local(s *subject, land string) bool {
	serves := slices.ContainsFunc(s.Sectors, sitrep.StateBody)
	if land == "" || s.is(outlaw) {
		return false
	}
	switch s.Kind {
	case sitrep.KindPerson:
		for _, r := range s.Roles {
			if iso := c.country(r.Of); ofState(iso) && iso != land {
				return false
			}
		}
		return serves || slices.ContainsFunc(s.Sectors, func(s string) bool { return civic[s] })
	case sitrep.KindOrganization:
		return true
	}
	return serves || s.is(opposing) || s.is(partisan)
}

// country is that of the actor with an id in the record.
func (c *Cast) country(id string) string {
	for i := range c.Actors {
		if c.Actors[i].ID == id {
			return c.Actors[i].Country
		}
	}
	return unknown
}

// private are the sectors of people of whom nothing is told; somewhere those of bodies that
// are somewhere, whatever they are called: "Example International School".
var private, somewhere = lists.Set("CVL UNK"), lists.Set("EDU HLH BUS")

// employed are those of people who work for bodies that may be of another land than theirs.
var employed = lists.Set("JRN BUS EDU NGO")

// opposing are those of the opponents of a government.
var opposing = lists.Set("OPP")

// civic are the sectors of a country's public life; worldwide those that are of no country of
// themselves.
var (
	civic     = map[string]bool{"PTY": true, "OPP": true, "EDU": true, "BUS": true, "LAB": true, "HLH": true, "AGR": true, "REL": true, "ELI": true, "JRN": true}
	worldwide = map[string]bool{"IGO": true, "MNC": true, "NGO": true, "UAF": true, "UNK": true, "REB": true, "CRM": true,
		"MOS": true, "CHR": true, "JEW": true, "BUD": true, "HIN": true, "REF": true}
)
