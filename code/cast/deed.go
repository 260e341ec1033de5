package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// The weight of what a pronoun's verb tells: violence is rather done by those under arms than by
// those who tell of it or suffer it ("Residents fled. They killed nine farmers.").
const byDeed = 0.5

// violence are verbs of what those under arms do to others.
var violence = lists.Set(`shoot kill behead execute abduct kidnap rape burn torch loot bomb shell raid storm attack ambush massacre slaughter murder fire
	open throw detonate seize capture torture whip bombard ransack plunder strafe hack slit stab beat drag tie herd
	plant set destroy blow besiege hang`)

// deed is how much better y fits than others as who does, or suffers, the violence that the verb
// of plural pronoun x tells of.
func (c *Cast) deed(x, y *expression) float64 {
	d := c.doc
	v := d.Tokens[x.head].Head
	if d.Rel(x.head) == "conj" || v < 0 || d.Tokens[v].UPOS != "VERB" {
		return 0
	}
	if d.Tokens[x.head].Deprel == "nsubj" && c.riotous(v) {
		switch {
		case slices.Contains(y.sectors, "COP") || slices.Contains(y.sectors, "MIL"):
			return -byDeed
		case y.kind == sitrep.KindPeople:
			return byDeed
		}
		return 0
	}
	if custody[strings.ToLower(d.Tokens[v].Lemma)] && sufferer(d.Tokens[x.head].Deprel) {
		return c.taken(y, v)
	}
	if !violence[strings.ToLower(d.Tokens[v].Lemma)] {
		return 0
	}
	switch d.Tokens[x.head].Deprel {
	case "nsubj":
		switch {
		case c.fighters(y):
			return byDeed
		case c.folk(y):
			return -byDeed
		}
	case "nsubj:pass", "obj":
		rel, u := d.Tokens[y.head].Deprel, d.Tokens[y.head].Head
		if u >= 0 && rel == "nsubj" && subduing[strings.ToLower(d.Tokens[u].Lemma)] && u != v {
			return -byDeed
		}
		if (rel == "obj" || rel == "nsubj:pass") && u >= 0 {
			if subduing[strings.ToLower(d.Tokens[u].Lemma)] {
				return byDeed // "arrested two men. They were beaten"
			}
			return byDeed / 3 // whom something is done to goes on
		}
	}
	return 0
}

// sufferer reports whether a relation to a verb is that of the one to whom it is done.
func sufferer(deprel string) bool { return deprel == "obj" || deprel == "nsubj:pass" }

// taken is how much better y fits than others as whom verb v tells to be held, tried or let go: not
// the police, rather whom something was done to before.
func (c *Cast) taken(y *expression, v int) float64 {
	d := c.doc
	u := d.Tokens[y.head].Head
	switch {
	case slices.Contains(y.sectors, "COP"):
		return -byDeed
	case u < 0 || u == v || d.Tokens[u].UPOS != "VERB" || !sufferer(d.Tokens[y.head].Deprel):
		return 0
	case subduing[strings.ToLower(d.Tokens[u].Lemma)]:
		return byDeed
	}
	return byDeed / 3
}

// custody are verbs of what is done to those whom the police have, and to people alone.
var custody = lists.Set("arrest detain jail imprison charge convict sentence indict interrogate question acquit fine deport remand hold extradite free release")

// riotous reports whether verb v is told of what crowds do and not those sent against them: "threw
// stones", "burned tyres", "chanted".
func (c *Cast) riotous(v int) bool {
	l := strings.ToLower(c.doc.Tokens[v].Lemma)
	if chanting[l] {
		return true
	}
	o := c.doc.Child(v, "obj")
	return o >= 0 && hurling[l] && cobbles[strings.ToLower(c.doc.Tokens[o].Lemma)]
}

// chanting are verbs of what crowds do, hurling of what they do to cobbles.
var (
	chanting = lists.Set("chant heckle jeer boo")
	hurling  = lists.Set("throw hurl pelt toss lob fling carry burn wave torch hold brandish")
	cobbles  = lists.Set("stone rock brick bottle egg firecracker firework tyre tire flag placard banner sign slogan cobblestone debris")
)

// subduing are verbs that put somebody into the power of others.
var subduing = lists.Set("arrest detain capture seize abduct kidnap hold catch take imprison jail round")

// suits is deed for one who may be spoken of by a pronoun in turn.
func (r *referents) suits(x, y *expression) float64 {
	if z := r.c.exprs[r.g.root(y.head)]; r.d.Tokens[y.head].UPOS == "PRON" && z != nil {
		return r.c.deed(x, &expression{head: y.head, kind: z.kind, sectors: z.sectors})
	}
	return r.c.deed(x, y)
}

// tellsOnly reports whether y, who tells of the violence that pronoun x is said to do, bears no
// arms: "Owners said they had shot the captain".
func (r *referents) tellsOnly(x, y *expression) bool {
	v := r.d.Tokens[x.head].Head
	return personal[strings.ToLower(r.d.Tokens[x.head].Form)].number == many && r.d.Tokens[x.head].Deprel == "nsubj" && v >= 0 &&
		violence[strings.ToLower(r.d.Tokens[v].Lemma)] && r.d.Tokens[v].UPOS == "VERB" && y.kind == sitrep.KindPeople && !y.named && !r.c.fighters(y)
}

// Unlike reports whether pronoun k, the doer of violence, hardly means the expression headed by s,
// people who tell of it or suffer it.
func (c *Cast) Unlike(k, s int) bool {
	x, y := c.exprs[k], c.exprs[s]
	return x != nil && y != nil && c.deed(x, y) < 0
}

// fighters reports whether an expression, or the group that it is of, bears arms.
func (c *Cast) fighters(y *expression) bool {
	l := strings.ToLower(c.doc.Tokens[y.head].Lemma)
	return warlike[l] || assailing[l] || slices.ContainsFunc(y.sectors, func(s string) bool {
		return s == "MIL" || s == "COP" || slices.Contains(underArms[:4], s)
	})
}

// assailing are nouns of people by the violence that they do.
var assailing = lists.Set("attacker assailant bandit pirate kidnapper hijacker bomber sniper raider robber looter thug rioter assassin militia squad commando")

// folk reports whether an expression speaks of people who are told of as bystanders, victims or
// witnesses.
func (c *Cast) folk(y *expression) bool {
	if y.kind == sitrep.KindThing || kin[strings.ToLower(c.doc.Tokens[y.head].Lemma)] {
		return true
	}
	return len(y.sectors) > 0 && unarmed[y.sectors[0]]
}

// unarmed are the sectors of those who seldom do violence.
var unarmed = lists.Set("CVL JRN HLH EDU REF LAB REL BUS AGR NGO IGO JUD HRI")
