package cast

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
)

// assailants takes private life from people without a name of whom their clause tells that they bear arms,
// kidnap, plant bombs or murder: "a young man threw a grenade", "the kidnapping was carried out by a group of
// people". On whose side they are it leaves open.
func (c *Cast) assailants() {
	for _, h := range c.heads {
		x := c.exprs[h]
		if x.named || x.known != "" || len(x.sectors) > 0 && !slices.Equal(x.sectors, []string{"CVL"}) || !someone[strings.ToLower(c.doc.Tokens[h].Lemma)] {
			continue
		}
		if c.bearsArms(h) {
			x.sectors = []string{"UAF"}
		} else if c.assails(h) {
			x.sectors = []string{"UNK"}
		}
	}
}

// someone are the nouns for people of whom nothing else is told.
var someone = lists.Set("man woman person people youth boy individual group stranger sector element")

// bearsArms reports whether those whom token h heads are said to have arms in their hands: "youths armed
// with clubs", "club-wielding youths".
func (c *Cast) bearsArms(h int) bool {
	return slices.ContainsFunc(c.doc.Children(h), func(k int) bool {
		l := strings.ToLower(c.doc.Tokens[k].Lemma)
		switch c.doc.Rel(k) {
		case "amod":
			return wielding[l] || wielding[strings.ToLower(c.doc.Tokens[k].Form)]
		case "acl":
			return wielding[l] || l == "arm" || l == "armed"
		}
		return false
	})
}

// wielding are the verbs for having arms in one's hands.
var wielding = lists.Set("wield wielding tote toting brandish brandishing")

// assails reports whether the clause of token h tells that those whom it heads use force against others.
func (c *Cast) assails(h int) bool {
	d := c.doc
	v := d.Tokens[h].Head
	if k := d.Child(h, "nsubj"); k >= 0 && d.Child(h, "cop") >= 0 && c.authorsOf(k) {
		return true // "the authors of the murder are people who"
	}
	if v < 0 || d.Tokens[v].UPOS != "VERB" {
		return false
	}
	switch d.Tokens[h].Deprel {
	case "nsubj", "obl:agent":
	case "nsubj:pass":
		return strings.EqualFold(d.Tokens[v].Lemma, "involve") && c.crimeIn(v, "obl")
	default:
		return false
	}
	if c.unreal(v) {
		return false
	}
	l := strings.ToLower(d.Tokens[v].Lemma)
	if ruthless[l] {
		return true
	}
	return laying[l] && explosives[c.doneTo(v)] || (l == "carry" || l == "perpetrate" || l == "commit") && crimes[c.doneTo(v)]
}

// doneTo is the noun for what verb v is done to, "" for none.
func (c *Cast) doneTo(v int) string {
	what := c.doc.Child(v, "obj")
	if k := c.doc.Child(v, "nsubj"); k >= 0 && c.doc.Tokens[k].Deprel == "nsubj:pass" {
		what = k
	}
	if what < 0 {
		return ""
	}
	return strings.ToLower(c.doc.Tokens[what].Lemma)
}

// planted reports whether the verbs told of a person, and those of the clauses that say when or why, tell
// that he laid what explodes: "a woman named Ann Lee, who fled after having planted a bomb".
func (c *Cast) planted(person int) bool {
	d := c.doc
	return slices.ContainsFunc(c.members[person], func(h int) bool {
		for _, v := range c.told(h) {
			if c.lays(v) {
				return true
			}
			for _, k := range d.Children(v) {
				if d.Rel(k) == "advcl" && d.Child(k, "nsubj") < 0 && c.lays(k) {
					return true
				}
			}
		}
		return false
	})
}

// lays reports whether verb v tells that somebody laid what explodes, and is not said to have stopped it.
func (c *Cast) lays(v int) bool {
	d := c.doc
	k := d.Child(v, "nsubj")
	return laying[strings.ToLower(d.Tokens[v].Lemma)] && explosives[c.doneTo(v)] && !c.unreal(v) && (k < 0 || d.Tokens[k].Deprel != "nsubj:pass")
}

// authorsOf reports whether the noun at token v says that somebody did a crime: "the authors of the
// murder".
func (c *Cast) authorsOf(v int) bool {
	l := strings.ToLower(c.doc.Tokens[v].Lemma)
	return (l == "author" || l == "perpetrator") && c.crimeIn(v, "nmod")
}

// crimeIn reports whether a crime hangs on token v by a relation.
func (c *Cast) crimeIn(v int, rel string) bool {
	return slices.ContainsFunc(c.doc.Children(v), func(k int) bool {
		return c.doc.Rel(k) == rel && crimes[strings.ToLower(c.doc.Tokens[k].Lemma)]
	})
}

// The verbs of those who use force against others whoever they are, those of who lays what explodes, what
// that is, and the nouns for what is done with force.
var (
	ruthless   = lists.Set("kidnap abduct assassinate murder ambush behead hijack machinegun")
	laying     = lists.Set("place plant throw hurl detonate explode leave lob toss activate")
	explosives = lists.Set("bomb grenade explosive dynamite charge device mine firebomb petrol-bomb")
	crimes     = lists.Set("murder kidnapping killing assassination abduction bombing massacre attack ambush slaying crime")
)
