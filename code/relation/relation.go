// Package relation finds how the actors of a report stand to each other: from
// its words (titles, appositions, verbs, "Iran-backed") and, marked as such,
// from the knowledge base.
package relation

import (
	"sort"
	"time"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/nlp"
)

// The relation types of the record.
const (
	PartOf       = "part_of"
	MemberOf     = "member_of"
	Leads        = "leads"
	Commands     = "commands"
	Spokesperson = "spokesperson_of"
	BackedBy     = "backed_by"
	AllyOf       = "ally_of"
	Fights       = "fights"
	Opposes      = "opposes"
	LocatedIn    = "located_in"
	SameAs       = "same_as"
)

// Pair is one relation between two expressions, with the tokens that tell it.
type Pair struct {
	Type       string
	From, To   int // head tokens
	Start, End int // tokens of the evidence
	Status     sitrep.Status
}

// Find lists the relations that the words of a document tell.
func Find(d *nlp.Doc, c *cast.Cast, base *actor.Base) []Pair {
	f := &finder{d: d, c: c, base: base}
	for t := range d.Tokens {
		switch d.Tokens[t].UPOS {
		case "VERB":
			f.verb(t)
		case "NOUN", "PROPN", "ADJ":
			f.noun(t)
		}
	}
	for _, h := range c.Heads() {
		f.modifiers(h)
		f.bound(h)
	}
	return f.out
}

// Record joins what the words tell and what the knowledge base knows of the
// same actors, each relation once, the words before the knowledge.
func Record(d *nlp.Doc, c *cast.Cast, base *actor.Base, day time.Time, found []Pair) []sitrep.Relation {
	var out []sitrep.Relation
	seen := map[[3]string]bool{}
	add := func(r sitrep.Relation) {
		if r.From == "" || r.To == "" || r.From == r.To {
			return
		}
		k := [3]string{r.Type, r.From, r.To}
		if symmetric[r.Type] && r.To < r.From {
			k[1], k[2] = k[2], k[1]
		}
		if !seen[k] {
			seen[k] = true
			out = append(out, r)
		}
	}
	made := newMet(d, c, base)
	for _, p := range found {
		if p.Type == LocatedIn {
			if a, b := made.seated(p.From), made.place(p.To); a != nil && b != nil {
				add(sitrep.Relation{Type: p.Type, From: a.ID, To: b.ID, Start: d.Tokens[p.Start].Start, End: d.Tokens[p.End-1].End, Status: p.Status})
			}
			continue
		}
		a, b := made.actor(p.From), made.actor(p.To)
		if a == nil && b != nil && b.Kind != sitrep.KindState {
			a = landOf(c, d, p.From, b.Country)
		} else if b == nil && a != nil && a.Kind != sitrep.KindState {
			b = landOf(c, d, p.To, a.Country)
		}
		if a != nil && b == nil && p.Type == Leads && made.f.placeNamed(p.To) {
			b = made.place(p.To)
		}
		if a == nil && b != nil {
			a = made.described(p.From, p.Type)
		} else if b == nil && a != nil {
			b = made.described(p.To, p.Type)
		}
		if a == nil || b == nil {
			continue
		}
		add(sitrep.Relation{Type: p.Type, From: a.ID, To: b.ID, Start: d.Tokens[p.Start].Start, End: d.Tokens[p.End-1].End, Status: p.Status})
	}
	for _, r := range incumbents(d, c, base, out) {
		add(r)
	}
	for _, r := range dissenters(d, c, base, out) {
		add(r)
	}
	for _, r := range known(c, base, day) {
		add(r)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	return out
}

var symmetric = map[string]bool{AllyOf: true, Fights: true, Opposes: true, SameAs: true}

// known lists what the base knows of the actors in the cast, as of the day.
func known(c *cast.Cast, base *actor.Base, day time.Time) []sitrep.Relation {
	byID := map[string]*sitrep.Actor{}
	for i := range c.Actors {
		if a := &c.Actors[i]; a.Known != "" && byID[a.Known] == nil {
			byID[a.Known] = a
		}
	}
	var out []sitrep.Relation
	tell := func(a *sitrep.Actor, kind string, es []*actor.Entry) {
		for _, e := range es {
			b := byID[e.ID]
			if b == nil || b == a || len(a.Mentions) == 0 {
				continue
			}
			m := a.Mentions[0]
			out = append(out, sitrep.Relation{Type: kind, From: a.ID, To: b.ID, Start: m.Start, End: m.End, Status: sitrep.Actual, FromKnowledge: true})
		}
	}
	for i := range c.Actors {
		a := &c.Actors[i]
		if a.Known == "" || byID[a.Known] != a {
			continue
		}
		tell(a, PartOf, base.Parents(a.Known, day))
		tell(a, BackedBy, base.Backers(a.Known, day))
		tell(a, AllyOf, base.Allies(a.Known, day))
		tell(a, Fights, base.Foes(a.Known, day))
		for _, e := range base.Leaders(a.Known, day) {
			if b := byID[e.ID]; b != nil && b != a && len(b.Mentions) > 0 {
				m := b.Mentions[0]
				out = append(out, sitrep.Relation{Type: Leads, From: b.ID, To: a.ID, Start: m.Start, End: m.End, Status: sitrep.Actual, FromKnowledge: true})
			}
		}
	}
	return out
}
