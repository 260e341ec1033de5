package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/nlp"
)

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
