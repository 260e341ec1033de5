package cast

import (
	"regexp"

	sitrep "github.com/sitrep-news/sitrep"
)

// accredited are the titles of those whom a country sends to another.
var accredited = regexp.MustCompile(`(?i)\b(ambassador|charg[eé] d['’]? ?affaires|consul|consul[- ]general|high commissioner|head of mission|attach[eé]|nuncio)\b`)

// union are the names of the body of states that has legations of its own.
var union = regexp.MustCompile(`\b(European Union|EU)\b`)

// envoy reports whether an actor without a country is a diplomat: the country that the
// report is about is then where the diplomat was sent to as likely as where from.
func (c *Cast) envoy(a *sitrep.Actor) bool {
	if a.Kind != sitrep.KindPerson || a.Known != "" || a.Country != unknown && a.Country != "" {
		return false
	}
	for _, r := range a.Roles {
		if accredited.MatchString(r.Title) {
			return true
		}
	}
	return false
}

// sender is the country, or IGO for the European Union, that the sentences which name an
// envoy tell beside the report's own; "" where they tell none or several. It reports whether they
// tell none.
func (c *Cast) sender(heads []int) (iso string, none bool) {
	from := ""
	for _, h := range c.naming(heads) {
		sentence := c.doc.Sentence(c.doc.Tokens[h].Sent)
		named := c.base.Countries(sentence)
		if union.MatchString(sentence) {
			named = append(named, "IGO")
		}
		for _, iso := range named {
			switch {
			case iso == c.home || iso == from:
			case from == "":
				from = iso
			default:
				return "", false
			}
		}
	}
	return from, from == ""
}
