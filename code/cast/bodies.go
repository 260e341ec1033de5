package cast

import (
	"regexp"
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/data/sectors"
	"github.com/sitrep-news/sitrep/nlp"
)

// settleBodies tells what a report leaves unsaid of the bodies and peoples it names: a body
// of which neither the base nor its name nor an apposition tells anything is what the words
// of the sentences that name it speak of; a people is one of civilians.
func (c *Cast) settleBodies() {
	for i := range c.Actors {
		a := &c.Actors[i]
		if a.Known != "" || len(a.Sectors) > 0 && (a.Sectors[0] != "CVL" || a.Kind != sitrep.KindOrganization) {
			continue
		}
		if s := c.sortTold(i); len(s) > 0 {
			a.Sectors = s
			continue
		}
		if len(a.Sectors) > 0 {
			continue
		}
		switch label := c.label(i); {
		case a.Kind == sitrep.KindOrganization && address.MatchString(a.Name):
			a.Sectors = []string{"BUS"}
			if c.tellsNews(i) {
				a.Sectors = []string{"JRN"}
			}
		case a.Kind == sitrep.KindOrganization && c.heardNews(i):
			a.Sectors = []string{"JRN"}
		case a.Kind == sitrep.KindOrganization && label == "Organization":
			switch s := c.field(i); {
			case s == "":
			case s == "PTY" && (c.tellsNews(i) || strings.HasSuffix(strings.ToLower(a.Name), "news")):
				a.Sectors = []string{"JRN"} // told of parties, and none of them
			default:
				a.Sectors = []string{s}
			}
		case a.Kind == sitrep.KindPeople && label == "NORP" && !ofState(a.Country) && c.peopled(i):
			a.Sectors = []string{"CVL"}
		}
	}
}

// address is a name that is an address in the web: "Example.com".
var address = regexp.MustCompile(`(?i)^\S+ ?\. ?(?:com|net|org|info|online|co)(?: ?\. ?[a-z]{2})?$`)

// tellsNews reports whether an actor is one who tells or is told news: "according to Example.com",
// "she told Example.com".
func (c *Cast) tellsNews(actor int) bool {
	d := c.doc
	return slices.ContainsFunc(c.naming(c.members[actor]), func(h int) bool {
		x := c.exprs[h]
		if s := x.start; s > 0 && (strings.EqualFold(d.Tokens[s].Form, "according") || s > 1 && strings.EqualFold(d.Tokens[s-1].Form, "to") && strings.EqualFold(d.Tokens[s-2].Form, "according")) {
			return true
		}
		v := d.Tokens[h].Head
		if v < 0 {
			return false
		}
		l, r := strings.ToLower(d.Tokens[v].Lemma), d.Rel(h)
		return r == "nsubj" && newsgiving[l] || (r == "obj" || r == "iobj") && l == "tell"
	})
}

// heardNews reports whether an actor by a name alone is told what the news are made of: "the mayor told
// the Lantern that", "who spoke to the Lantern on condition of anonymity", "in an interview with K 7".
func (c *Cast) heardNews(actor int) bool {
	d := c.doc
	return slices.ContainsFunc(c.naming(c.members[actor]), func(h int) bool {
		v := d.Tokens[h].Head
		if v < 0 || c.exprs[h].modifier {
			return false
		}
		l := strings.ToLower(d.Tokens[v].Lemma)
		switch w := c.casing(h); {
		case d.Rel(h) == "obj" || d.Rel(h) == "iobj":
			k := d.Child(v, "nsubj")
			return l == "tell" && k >= 0 && (c.at(k).kind == sitrep.KindPerson || c.at(k).kind == sitrep.KindPeople)
		case w == "to" && (l == "speak" || l == "talk"):
			return c.unnamed(d.Tokens[v].Sent)
		case w == "to" || w == "with":
			return l == "interview" || l == "statement" && w == "to" && c.exprs[h].start > v
		}
		return false
	})
}

// unnamed reports whether a sentence speaks of somebody who would not be named.
func (c *Cast) unnamed(sent int) bool {
	s := c.doc.Sents[sent]
	return slices.ContainsFunc(c.doc.Tokens[s.Start:s.End], func(t nlp.Token) bool { return strings.EqualFold(t.Form, "anonymity") })
}

// newsgiving are the verbs of those who tell news.
var newsgiving = lists.Set("say report write publish tell add note quote reveal")

// label is the kind of name that the engine saw in an actor's first name, "" for none.
func (c *Cast) label(actor int) string {
	for _, h := range c.naming(c.members[actor]) {
		if n := c.exprs[h].nameOf; n >= 0 {
			return c.doc.Names[n].Label
		}
	}
	return ""
}

// peopled reports whether a name of unknown people stands somewhere as a plural or before
// a noun for people: "the Examplis", "Exampli farmers", and not for a language.
func (c *Cast) peopled(actor int) bool {
	d := c.doc
	for _, h := range c.naming(c.members[actor]) {
		x := c.exprs[h]
		if strings.HasSuffix(d.Tokens[h].XPOS, "S") && !x.modifier {
			return true
		}
		if p := d.Tokens[h].Head; x.modifier && p > h && (nouns[strings.ToLower(d.Tokens[p].Lemma)] == sitrep.KindPerson || folk[strings.ToLower(d.Tokens[p].Lemma)]) {
			return true
		}
	}
	return false
}

// folk are nouns for people together.
var folk = lists.Set("people community tribe clan family group nation population minority village settler")

// field is the sector that the words around an actor's names speak of most, "" where they
// speak of none or of two alike. The nearer a word, the more it tells.
func (c *Cast) field(actor int) string {
	weight := map[string]int{}
	for _, h := range c.naming(c.members[actor]) {
		s := c.doc.Sents[c.doc.Tokens[h].Sent]
		for t := max(s.Start, h-far); t < min(s.End, h+far+1); t++ {
			if c.inBodies()[t] {
				continue
			}
			if code, ok := fields[strings.ToLower(c.doc.Tokens[t].Lemma)]; ok {
				weight[code] += 1 + (far-max(t-h, h-t))/8
			}
		}
	}
	best, most, next := "", 0, 0
	for code, n := range weight {
		switch {
		case n > most || n == most && code < best:
			best, most, next = code, n, most
		case n > next:
			next = n
		}
	}
	if most == next {
		return ""
	}
	return best
}

// far is how many words away from a name others still tell of its bearer.
const far = 24

// fields are the words that tell of what kind the bodies are that are named beside them.
var fields = sectors.Words(sectors.Beside)
