package cast

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
)

// mayFight reports whether the words around the names of an actor leave open that it is one
// of those who fight: it attacks, leads, is sought, held or tried for it, or goes by a name
// of war; where most sentences are of people under arms, also that it speaks. Victims,
// witnesses and relatives are none of these.
func (c *Cast) mayFight(actor int, few bool) bool {
	if first, _, _ := strings.Cut(c.Actors[actor].Name, " "); !c.lower && c.agentNoun(first) {
		return true // "Envoy Lee", of whose office more is to be asked
	}
	for _, h := range c.naming(c.members[actor]) {
		if c.fightsAt(h) || c.nicknamed(h) || !few && c.speaksAt(h) {
			return true
		}
	}
	return false
}

// fightsAt reports whether the name headed by token h, or what it is joined to, does what
// fighters do or suffers what befalls them at the hands of the law.
func (c *Cast) fightsAt(h int) bool {
	d := c.doc
	for d.Rel(h) == "conj" && d.Tokens[h].Head >= 0 {
		h = d.Tokens[h].Head
	}
	p := d.Tokens[h].Head
	if p < 0 {
		return false
	}
	word := strings.ToLower(d.Tokens[p].Lemma)
	switch d.Tokens[h].Deprel {
	case "nsubj":
		return fighting[word]
	case "nsubj:pass", "obj":
		return sought[word]
	case "nmod":
		return sought[word] || fighting[word]
	}
	return false
}

// speaksAt reports whether the name headed by token h is of one who says something.
func (c *Cast) speaksAt(h int) bool {
	p := c.doc.Tokens[h].Head
	return p >= 0 && c.doc.Rel(h) == "nsubj" && saying[strings.ToLower(c.doc.Tokens[p].Lemma)]
}

// fighting are the verbs of those who fight, and of those who lead them.
var fighting = lists.Set(`attack ambush storm raid bomb shell shoot fire kill murder assassinate kidnap abduct clash fight battle lead command train plot mastermind
	plant detonate explode seize occupy surrender desert defect infiltrate flee escape confess join enlist`)

// sought are the verbs and nouns for what the law does to those it takes for fighters or criminals.
var sought = lists.Set(`arrest capture detain apprehend nab accuse charge indict suspect convict sentence extradite interrogate hunt seek want pursue try acquit implicate link
	detention surrender extradition indictment conviction alias trial`)

// nicknamed reports whether a name stands beside a word for another that its bearer goes by,
// or for suspicion.
func (c *Cast) nicknamed(h int) bool {
	d := c.doc
	s := d.Sents[d.Tokens[h].Sent]
	for t := max(s.Start, h-aside); t < min(s.End, h+aside+1); t++ {
		if warNames[strings.ToLower(strings.TrimSuffix(d.Tokens[t].Form, "."))] {
			return true
		}
	}
	return false
}

// aside is how many words away from a name a word for its bearer's other name stands at most.
const aside = 5

// warNames are the words beside names of those who have another, or are under suspicion.
var warNames = lists.Set("alias aka a.k.a nom nickname nicknamed codenamed comrade comandante commander suspected alleged allegedly wanted accused fugitive so-called self-styled guerrilla rebel militant terrorist")
