package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// sceneBack is how many sentences of its paragraph back the place that a passage tells of
// is looked for.
const sceneBack = 3

// land is the country of those whom the report names at token h without saying whose they
// are ("the police", "the administration"): that of the scene the passage there sets, else
// the one the report is about, else the only one that acts or is the place in the sentence;
// "" where none of these tells.
func (c *Cast) land(h int) string {
	if iso := c.scene(h); iso != "" {
		return iso
	}
	if c.home != "" {
		return c.home
	}
	return c.only(h)
}

// asked is the country that the base is asked for expression x with: a person's name may
// stand in any passage.
func (c *Cast) asked(x *expression) string {
	if x.named && (x.kind == sitrep.KindPerson || x.modifier) {
		return c.home
	}
	return c.land(x.head)
}

// ofScene reports whether expression x, of the given sectors, is of the land that its
// passage tells of: an organ of a state or one who serves it, no two of them ("the two
// armies"), no king where there is none.
func (c *Cast) ofScene(x *expression, sectors []string) bool {
	if len(sectors) == 0 || !sitrep.StateBody(sectors[0]) || x.kind == sitrep.KindThing && !x.named {
		return false
	}
	for t := x.start; t < x.head; t++ {
		switch strings.ToLower(c.doc.Tokens[t].Form) {
		case "two", "both", "three", "other", "several", "foreign", "rival":
			return false
		}
	}
	return !ofNoLand[strings.ToLower(c.doc.Tokens[x.head].Lemma)] && !ofManyLands(x.name)
}

// vague reports whether a description speaks of some firms without saying whose they are:
// "several companies".
func (c *Cast) vague(x *expression) bool {
	if x.named || !loose[strings.ToLower(c.doc.Tokens[x.head].Lemma)] {
		return false
	}
	switch strings.ToLower(c.doc.Tokens[x.start].Form) {
	case "the", "this", "that", "these", "those", "its", "his", "her", "their", "our":
		return false
	}
	return x.end == x.head+1
}

// loose are nouns for those that may be of any land.
var loose = lists.Set("company firm business corporation multinational")

// ofNoLand are the nouns for those who need not be of the land that is told of: offices that
// few countries have, bodies and people that may be anybody's.
var ofNoLand = lists.Set("king queen prince princess emir amir sultan monarch highness majesty agency veteran aide adviser advisor advocate leader deputy")

// scene is the country that the words before token h set for what they tell, where it is
// not the report's: "In Alda, the police ...", "Alda has promised help. The government ...".
// What is set holds in its paragraph until another country is told of.
func (c *Cast) scene(h int) string {
	d := c.doc
	s := d.Tokens[h].Sent
	if iso := c.hereabouts(h); iso != "" {
		return iso
	}
	for k := s; k >= 0 && s-k <= sceneBack && d.Sents[k].Para == d.Sents[s].Para; k-- {
		end := d.Sents[k].End
		if k == s {
			end = h
		}
		if iso, told := c.setIn(k, end, h); told {
			return iso
		}
	}
	return ""
}

// setIn is the country that sentence k sets before token end for what is told at token h,
// and whether the sentence tells of a country at all: one in whose place it opens, else the
// one whose people or bodies are its subjects.
func (c *Cast) setIn(k, end, h int) (iso string, told bool) {
	d := c.doc
	var subjects []string
	for i := c.headsBefore(d.Sents[k].Start); i < len(c.heads) && c.heads[i] < end; i++ {
		t := c.heads[i]
		x := c.exprs[t]
		if t == h || x == nil {
			continue
		}
		land := c.landOf(x)
		if land == "" {
			continue
		}
		if c.opens(t) {
			return land, true
		}
		if here := c.host(x, k, land); here != "" {
			land = here
		}
		if r := d.Rel(t); (r == "nsubj" || r == "root") && !x.modifier && !slices.Contains(subjects, land) {
			subjects = append(subjects, land)
		}
	}
	switch {
	case len(subjects) == 0:
		return "", c.home != "" && slices.Contains(c.countriesIn(k), c.home)
	case len(subjects) > 1 || subjects[0] == c.home || c.home != "" && c.home == c.opts.Country:
		return "", true // a country's own press needs no telling whose government it means
	}
	return subjects[0], true
}

// host is the one country of whose towns sentence k tells where expression x is somebody of another land who
// serves no state there but as its envoy, "" else: police whom a report names beside "an Aldan engineer was
// shot near Oldtown", or the Aldan consul there, are Oldtown's.
func (c *Cast) host(x *expression, k int, land string) string {
	if x.kind != sitrep.KindPerson && x.kind != sitrep.KindPeople || x.named {
		return ""
	}
	if len(x.sectors) > 0 && x.sectors[0] != "CVL" && sitrep.StateBody(x.sectors[0]) && !envoys[strings.ToLower(c.doc.Tokens[x.head].Lemma)] {
		return ""
	}
	return only(slices.DeleteFunc(c.towns(k), func(iso string) bool { return iso == land }))
}

// envoys are the nouns for those who serve a state in another.
var envoys = lists.Set("ambassador consul diplomat attaché attache envoy consul-general")

// landOf is the country of a state, place, person or body that words name or say, "" for
// one that is only the report's.
func (c *Cast) landOf(x *expression) string {
	if x.inferred || c.doc.Tokens[x.head].UPOS == "PRON" || x.country == "GEO" && c.home != "GEO" { // more often the state in America
		return ""
	}
	if ofState(x.country) && (x.kind != sitrep.KindThing || x.modifier) {
		return x.country
	}
	if x.kind == sitrep.KindPlace && x.named {
		iso, _ := c.placed(x.name)
		return iso
	}
	return ""
}

// opens reports whether token t is the place that its sentence opens with: "In Alda, ...".
func (c *Cast) opens(t int) bool {
	d := c.doc
	v := d.Tokens[t].Head
	if v < 0 || d.Rel(t) != "obl" || t > v || d.Rel(v) != "root" {
		return false
	}
	in := false
	for _, k := range d.Children(t) {
		in = in || d.Rel(k) == "case" && setting[strings.ToLower(d.Tokens[k].Form)]
	}
	for _, k := range d.Children(v) {
		if d.Rel(k) == "nsubj" && k < t {
			return false
		}
	}
	return in
}

// setting are the prepositions before the place that a passage is set in.
var setting = lists.Set("in across throughout inside")

// hereabouts is the country of the place last named before "local" or "regional" people, where
// the sentence names one: "sent a team to Alda to work with local police".
func (c *Cast) hereabouts(h int) string {
	d := c.doc
	x := c.exprs[h]
	if x == nil || x.named || !slices.ContainsFunc(d.Tokens[x.start:h], func(t nlp.Token) bool { return strings.EqualFold(t.Form, "local") }) {
		return ""
	}
	for i := c.headsBefore(x.start) - 1; i >= 0 && d.Tokens[c.heads[i]].Sent == d.Tokens[h].Sent; i-- {
		if y := c.exprs[c.heads[i]]; y.kind == sitrep.KindPlace || c.stateNamed(c.heads[i]) != "" {
			return c.landOf(y)
		}
	}
	return ""
}

// only is the one country whose people, bodies or places the sentence of token h names; ""
// where it names none or several. "A takeover by Alda", "an Aldan ship" tell of others' doings.
func (c *Cast) only(h int) string {
	d := c.doc
	found := ""
	s := d.Sents[d.Tokens[h].Sent]
	for i := c.headsBefore(s.Start); i < len(c.heads) && c.heads[i] < s.End; i++ {
		t := c.heads[i]
		x := c.exprs[t]
		if t == h || x == nil || t >= c.exprs[h].start && t < c.exprs[h].end {
			continue
		}
		iso := c.landOf(x)
		if x.modifier {
			if p := c.exprs[d.Tokens[t].Head]; p == nil || !sitrep.CanAct(p.kind) && p.kind != "" {
				continue
			}
		}
		switch {
		case iso == "" || iso == found:
		case found == "":
			found = iso
		default:
			return ""
		}
	}
	return found
}

// countriesIn lists the countries that sentence s names, but for those that are part of a
// person's name: "Jordan Lee".
func (c *Cast) countriesIn(s int) []string {
	if c.lands == nil {
		c.lands = make([][]string, len(c.doc.Sents))
	}
	if c.lands[s] == nil {
		c.lands[s] = append(c.base.Countries(c.withoutPeople(s)), "")
	}
	return c.lands[s][:len(c.lands[s])-1]
}
