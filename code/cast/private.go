package cast

import (
	"regexp"
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
)

// settlePrivate tells what a report leaves unsaid of the people it names: who bears no
// office and no trade and is not told of beside people under arms is a private person, and
// who is named where no other country is spoken of is of the country the report is about.
// Beside people under arms that holds of those of whom nothing says that they may be of them.
func (c *Cast) settlePrivate() {
	armed := c.underArms()
	few := 3*len(armed) < len(c.doc.Sents)
	for i := range c.Actors {
		a := &c.Actors[i]
		if a.Kind != sitrep.KindPerson || a.Known != "" || !c.properly(i) {
			continue
		}
		if len(a.Sectors) == 1 && a.Sectors[0] == "UNK" {
			a.Sectors = nil
		}
		if len(a.Sectors) == 0 {
			c.byLonger(a)
		}
		if len(a.Sectors) == 0 {
			c.byBody(a)
		}
		if len(a.Sectors) == 0 {
			c.askAgain(i)
		}
		if len(a.Sectors) == 0 && (len(armed) == 0 || few && !c.toldIn(i, armed) || !c.mayFight(i, few)) {
			a.Sectors = []string{"CVL"}
			if a.Country == "IGO" {
				a.Sectors = []string{"IGO"} // of whom only the body of all lands is told
			}
		}
	}
}

// byBody gives a person with an office in a body of which the report tells more elsewhere
// what that is: "the chairwoman of the ETO".
func (c *Cast) byBody(a *sitrep.Actor) {
	for _, r := range a.Roles {
		for i := range c.Actors {
			if of := &c.Actors[i]; of.ID == r.Of && of.Kind == sitrep.KindOrganization && len(of.Sectors) > 0 {
				a.Sectors = of.Sectors
				if a.Country == "" || a.Country == unknown {
					a.Country, a.Inferred = of.Country, of.Inferred
				}
				return
			}
		}
	}
}

// byLonger gives a person what the report tells of the one person whose longer name has the
// name.
func (c *Cast) byLonger(a *sitrep.Actor) {
	if x := c.called(a.Name); x != nil && x != a && len(x.Sectors) > 0 {
		a.Sectors, a.Country, a.Inferred = x.Sectors, x.Country, x.Inferred
	}
}

// askAgain asks the base once more for a person of whom the report's grammar told nothing,
// with the plain words of each sentence that has the name.
func (c *Cast) askAgain(actor int) {
	a := &c.Actors[actor]
	for _, h := range c.members[actor] {
		x := c.exprs[h]
		if !x.named || x.nameOf < 0 || c.relativeNamed(h) {
			continue
		}
		n := c.doc.Names[x.nameOf]
		start := n.Start
		for first := c.doc.Sents[c.doc.Tokens[h].Sent].Start; start > first && courtesy[strings.ToLower(strings.TrimSuffix(c.doc.Tokens[start-1].Form, "."))]; {
			start--
		}
		b, ok := c.ask(c.plain(start, n.End), c.doc.Sentence(c.doc.Tokens[h].Sent))
		if !ok || b.Kind != sitrep.KindPerson || len(b.Sectors) == 0 || slices.Equal(b.Sectors, []string{"UNK"}) || b.ID != "" && (!strings.Contains(x.name, " ") || b.Score < sure) {
			continue
		}
		if b.Sectors[0] == "MIL" && c.civilGeneral(n.Start) {
			continue
		}
		a.Sectors, a.Known = b.Sectors, b.ID
		if a.Country == unknown || a.Country == "" || a.Inferred {
			a.Country, a.Inferred = b.Country, b.Inferred
		}
		return
	}
}

// civilGeneral reports whether "general" before token t is the end of an office: "secretary general".
func (c *Cast) civilGeneral(t int) bool {
	return t > 1 && strings.EqualFold(c.doc.Tokens[t-1].Form, "general") && generals[strings.ToLower(c.doc.Tokens[t-2].Form)]
}

// relativeNamed reports whether the name headed by h tells who a relative is: "the daughter of the
// mayor, Ann Lee", whose office is another's.
func (c *Cast) relativeNamed(h int) bool {
	p := c.doc.Tokens[h].Head
	return p >= 0 && c.doc.Rel(h) == "appos" && kin[strings.ToLower(c.doc.Tokens[p].Lemma)]
}

// underArms are the sentences that tell of people who fight: of the unknown people named in
// them anybody may be a fighter. The police are none.
func (c *Cast) underArms() map[int]bool {
	out := map[int]bool{}
	for _, h := range c.heads {
		x := c.exprs[h]
		sectors := x.sectors
		if x.actor >= 0 {
			sectors = c.Actors[x.actor].Sectors
		}
		if slices.ContainsFunc(sectors, func(s string) bool { return arms[s] }) {
			out[c.doc.Tokens[h].Sent] = true
		}
	}
	return out
}

// toldIn reports whether more than half of the mentions of an actor by name stand in some
// of the sentences.
func (c *Cast) toldIn(actor int, sents map[int]bool) bool {
	in, all := 0, 0
	for _, h := range c.members[actor] {
		if c.exprs[h].named {
			all++
			if sents[c.doc.Tokens[h].Sent] {
				in++
			}
		}
	}
	return 2*in > all
}

// arms are the sectors of those who fight.
var arms = map[string]bool{"MIL": true, "REB": true, "UAF": true, "PRM": true, "SPY": true}

// properly reports whether an actor has a name of its own in the text.
func (c *Cast) properly(actor int) bool {
	return slices.ContainsFunc(c.members[actor], func(h int) bool { return c.exprs[h].named && c.exprs[h].nameOf >= 0 })
}

// called finds the person whose name in the report is longer by words before or behind:
// whom a surname means that the engine did not see as one. nil where none is, or several
// are of whom the report tells different things.
func (c *Cast) called(words string) *sitrep.Actor {
	var found *sitrep.Actor
	words = generation.ReplaceAllString(words, "")
	for i := range c.Actors {
		a := &c.Actors[i]
		if a.Kind != sitrep.KindPerson || a.Name == words && len(a.Sectors) == 0 || !slices.ContainsFunc(append([]string{a.Name}, a.Aliases...), func(n string) bool {
			return n == words || len(strings.Fields(n)) <= 5 && (n == strings.TrimLeft(n, "abcdefghijklmnopqrstuvwxyz") || c.lower && c.agentNoun(firstWord(n))) && !strings.ContainsAny(n, ",") && (strings.HasSuffix(n, " "+words) || strings.HasPrefix(n, words+" "))
		}) {
			continue
		}
		if found != nil && (found.Country != a.Country || !slices.Equal(found.Sectors, a.Sectors)) {
			return nil
		}
		found = a
	}
	return found
}

// generation is what tells a person from a parent of the same name: "Ann Lee III".
var generation = regexp.MustCompile(` (?:I{2,3}|IV|Jr\.?|Sr\.?)$`)
