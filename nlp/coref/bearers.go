package coref

import "github.com/sitrep-news/sitrep/nlp"

// reach is how many sentences back a definite description finds its bearer by rule.
const reach = 3

// joinBearers joins the descriptions that the scores left alone to the nearest name they can
// stand for: "the group", "the militia" to an organisation, "the 45-year-old" to a person.
func joinBearers(d *nlp.Doc, g *groups) {
	for i := range g.cands {
		c := &g.cands[i]
		if len(g.members[g.of[i]]) > 1 || c.Kind != Common || !plainDefinite(d, c) {
			continue
		}
		want := c.sort.thing
		if aged(d, c) {
			want = person
		}
		if want != person && want != body || want == person && !aged(d, c) {
			continue
		}
		for j := i - 1; j >= 0 && c.Sent-g.cands[j].Sent <= reach; j-- {
			a := &g.cands[j]
			if a.sort.thing == want && a.sort.label != "" && !state(a) && g.join(i, j) {
				break
			}
		}
	}
}

// plainDefinite: "the" or "this", at most one word, the head; nothing follows it.
func plainDefinite(d *nlp.Doc, c *Candidate) bool {
	if c.first != c.Start+1 || c.End != c.Head+1 || d.Tokens[c.Head].XPOS == "NNS" {
		return false
	}
	switch d.Tokens[c.Start].Lemma {
	case "the", "this":
		return c.first == c.Head || aged(d, c)
	}
	return false
}

// aged: "the 45-year-old", however it was cut.
func aged(d *nlp.Doc, c *Candidate) bool {
	return c.lemma == "old" || c.End-c.first >= 3 && d.Tokens[c.End-1].Form == "old"
}

// state tells whether an organisation's name is that of a government's house rather than of a group.
func state(c *Candidate) bool { return c.sort.label != "Organization" && c.sort.label != "Person" }
