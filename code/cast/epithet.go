package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/data/lists"
)

// epithets joins descriptions that newspapers vary a name with, and that no chain has tied
// to one yet: "the group" with the body that the text just named, "the foundation" with the
// last that is called so, "the lawyer" with the one person who is told to be one.
func (g *groups) epithets() {
	c := g.c
	told := g.toldMore()
	trades := map[string][]int{} // trade -> heads of named persons, one a group
	for _, h := range c.heads {
		x := c.exprs[h]
		if x.named && x.kind == sitrep.KindPerson {
			for _, t := range x.roles {
				if c.gone(t) {
					continue
				}
				trade := strings.ToLower(c.doc.Tokens[t.end-1].Lemma)
				if !slices.ContainsFunc(trades[trade], func(o int) bool { return g.root(o) == g.root(h) }) {
					trades[trade] = append(trades[trade], h)
				}
			}
			continue
		}
		if f := g.info[g.root(h)]; x.named || f.proper != "" || f.known != "" || !c.theOne(x) && !c.theFighters(x) {
			continue
		}
		lemma := strings.ToLower(c.doc.Tokens[h].Lemma)
		switch {
		case c.theFighters(x):
			if b := g.fightFor(h); b >= 0 && !told[g.root(h)] {
				g.join(b, h)
			}
		case x.kind == sitrep.KindOrganization && !organs[lemma] && !crowd[lemma] && !told[g.root(h)]:
			if b := g.bodyCalled(h, lemma); b >= 0 {
				g.join(b, h)
			}
		case x.kind == sitrep.KindPerson && !anybody[lemma]:
			if hs := trades[lemma]; len(hs) == 1 && c.doc.Tokens[h].Sent-g.lastSaid(hs[0], h) <= nearby {
				g.join(hs[0], h)
			}
		}
	}
}

// fighters are nouns for those who fight against a state.
var fighters = lists.Set("rebel militant insurgent jihadist jihadi extremist guerrilla islamist separatist terrorist militiaman")

// theFighters reports whether x is "the rebels", "the militants", and no more.
func (c *Cast) theFighters(x *expression) bool {
	w := strings.ToLower(c.doc.Tokens[x.start].Form)
	return x.head == x.start+1 && x.end == x.head+1 && (w == "the" || w == "these") && strings.HasPrefix(c.doc.Tokens[x.head].XPOS, "NN") && strings.HasSuffix(c.doc.Tokens[x.head].XPOS, "S") &&
		fighters[strings.ToLower(c.doc.Tokens[x.head].Lemma)]
}

// fightFor is the head of the one armed body by whose name "the rebels" at token h go: the only
// one that the sentences near before name; -1 where none or several are, or h does something
// to it.
func (g *groups) fightFor(h int) int {
	c, d := g.c, g.c.doc
	found := -1
	for i := c.headsBefore(h) - 1; i >= 0; i-- {
		k := c.heads[i]
		y := c.exprs[k]
		if d.Tokens[h].Sent-d.Tokens[k].Sent > nearby {
			break
		}
		armed := slices.ContainsFunc(g.sectorsOf(k), func(s string) bool { return slices.Contains(rebellious, s) })
		if !y.named && !(y.kind == sitrep.KindPeople && armed) || !armed || g.root(k) == g.root(h) {
			continue
		}
		switch {
		case y.kind != sitrep.KindOrganization, found >= 0 && g.root(found) != g.root(k), d.Tokens[k].Head == d.Tokens[h].Head && d.Rel(k) != d.Rel(h):
			return -1
		case found < 0:
			found = k
		}
	}
	return found
}

// rebellious are the sectors of those who fight against a state.
var rebellious = []string{"REB", "UAF", "PRM", "SEP"}

// sectorsOf are the sectors of the group of token k, by any of its names and descriptions.
func (g *groups) sectorsOf(k int) []string {
	out := g.c.exprs[k].sectors
	if len(out) > 0 {
		return out
	}
	root := g.root(k)
	for _, h := range g.c.near(k) {
		if g.root(h) == root && len(g.c.exprs[h].sectors) > 0 {
			return g.c.exprs[h].sectors
		}
	}
	return nil
}

// toldMore are the groups, by root, of which a description without a name tells more than a
// noun: "an international gang", whom "the group" then means.
func (g *groups) toldMore() map[int]bool {
	told := map[int]bool{}
	for _, h := range g.c.heads {
		if x := g.c.exprs[h]; !x.named && g.c.doc.Tokens[h].UPOS != "PRON" && !g.c.theOne(x) && !g.c.theFighters(x) && x.end-x.start > 1 {
			told[g.root(h)] = true
		}
	}
	return told
}

// crowd are nouns for bodies that are one name's seldom.
var crowd = lists.Set("media press public opposition community")

// anybody are nouns for people that many in one report are called by in turn.
var anybody = lists.Set("man woman boy girl person victim suspect source official member resident defendant accused witness driver passenger soldier officer policeman " +
	"gunman attacker spokesman spokeswoman spokesperson leader chief head minister secretary")

// lastSaid is the sentence before token h that spoke last of the group of token t by a name
// or a pronoun.
func (g *groups) lastSaid(t, h int) int {
	root := g.root(t)
	for i := g.c.headsBefore(h) - 1; i >= 0 && g.c.heads[i] >= t; i-- {
		if k := g.c.heads[i]; g.root(k) == root {
			return g.c.doc.Tokens[k].Sent
		}
	}
	return g.c.doc.Tokens[t].Sent
}

// bodyCalled is the head of the body that "the group", "the commission" at token h means: the
// last whose name has the noun, else for a noun that any body may be called by the one that
// the nearest sentence names; -1 where none or several are.
func (g *groups) bodyCalled(h int, lemma string) int {
	c, d := g.c, g.c.doc
	found, at, loose := -1, -1, anyBody[lemma]
	for i := c.headsBefore(h) - 1; i >= 0; i-- {
		k := c.heads[i]
		y := c.exprs[k]
		s := d.Tokens[k].Sent
		if !y.named || y.modifier || y.kind != sitrep.KindOrganization || g.info[g.root(k)].kind != sitrep.KindOrganization {
			continue
		}
		if slices.Contains(strings.Fields(actor.Fold(y.name+" "+y.canonical)), lemma) {
			if found >= 0 && at == s && !loose {
				return found
			}
			return k
		}
		if !loose || d.Tokens[h].Sent-s > 2 || !g.sortFits(lemma, k) {
			continue
		}
		switch {
		case found < 0:
			found, at = k, s
		case at == s && g.root(found) != g.root(k):
			if d.Rel(k) != "nsubj" == (d.Rel(found) != "nsubj") {
				return -1
			}
			if d.Rel(k) == "nsubj" {
				found = k
			}
		case at != s:
			return found
		}
	}
	return found
}

// anyBody are nouns that many bodies without the noun in their name are called by.
var anyBody = lists.Set("group organisation organization movement company firm party union militia sect outfit ngo charity watchdog newspaper broadcaster outlet")

// ungrouped are the sectors of bodies that are called by nouns of their own.
var ungrouped = []string{"JRN", "IGO", "BUS", "MNC", "EDU", "HLH"}

// sortFits reports whether the body at token k is of the sort that the noun tells: no state's
// organ is a group.
func (g *groups) sortFits(lemma string, k int) bool {
	if _, told := sorts[lemma]; told {
		return len(g.sectorsOf(k)) > 0 && g.sameSort(lemma, k)
	}
	sectors := g.sectorsOf(k)
	if lemma == "newspaper" || lemma == "broadcaster" || lemma == "outlet" {
		return slices.Contains(sectors, "JRN")
	}
	return len(sectors) > 0 && !sitrep.StateBody(sectors[0]) && !slices.Contains(ungrouped, sectors[0])
}
