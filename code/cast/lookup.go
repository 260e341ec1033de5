package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

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
	if label == "Person" && a.ID == "" && a.Kind == "" || label == "Person" && a.Spelt && a.Kind == sitrep.KindOrganization {
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
