package relation

import (
	"fmt"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/nlp"
)

// locative are the prepositions behind which a country's name is a place.
var locative = map[string]bool{"in": true, "at": true, "near": true, "across": true, "around": true, "inside": true, "into": true, "through": true,
	"throughout": true, "within": true, "over": true, "on": true, "along": true}

// landNamed is the country whose name or capital alone the expression headed by token t is, where
// it stands as a party to something and not as where it happens; "" for none.
func (f *finder) landNamed(t int) string {
	if !f.c.Place(t) || f.d.Tokens[t].UPOS != "PROPN" || locative[f.preposition(t)] {
		return ""
	}
	e, ok := f.stateAt(t)
	if !ok {
		return ""
	}
	return e.Country
}

// stateAt is the state that the name at token t is of.
func (f *finder) stateAt(t int) (*actor.Entry, bool) {
	for _, n := range f.d.NamesIn(t, t+1) {
		words := f.d.Words(n.Start, n.End)
		if e, ok := f.base.StateByName(words); ok {
			return e, true
		}
		if e, ok := f.base.ByCapital(words); ok {
			return e, true
		}
	}
	return nil, false
}

// able reports whether the expression headed by token t can stand to somebody.
func (f *finder) able(t int) bool {
	if a := f.c.Actor(t); a != nil && sitrep.CanAct(a.Kind) {
		return true // "its", of Alda
	}
	return f.c.Animate(t) || f.landNamed(t) != ""
}

// met makes actors of those whom only their relation to another makes worth one: a state that
// the report names as a place ("an ally of Alda"), "gunmen loyal to Ann Lee".
type met struct {
	f    *finder
	seen map[string]string // name in small letters to the id of the actor made for it
}

// actor is that of the expression headed by token t, made where the report has none; nil where
// it cannot have one.
func (m *met) actor(t int) *sitrep.Actor {
	c, d := m.f.c, m.f.d
	if iso := m.sideOf(t); iso != "" {
		if s := state(c, iso); s != nil {
			return s
		}
		if e, ok := m.f.base.Entry(iso); ok {
			return m.add(e.Name, sitrep.Actor{Kind: sitrep.KindState, Country: iso, Known: e.ID}, t, t+1)
		}
	}
	if a := party(c, d, t); a != nil {
		return a
	}
	if iso := m.f.landNamed(t); iso != "" {
		e, _ := m.f.stateAt(t)
		if s := state(c, iso); s != nil {
			return s
		}
		return m.add(e.Name, sitrep.Actor{Kind: sitrep.KindState, Country: iso, Known: e.ID}, t, t+1)
	}
	return nil
}

// sideOf is the country of "pro-Aldan" and "anti-Aldan" at token t, "" for another word.
func (m *met) sideOf(t int) string {
	word := strings.ToLower(m.f.d.Tokens[t].Form)
	if !strings.HasPrefix(word, "pro-") && !strings.HasPrefix(word, "anti-") {
		return ""
	}
	iso, _ := m.f.base.Demonym(word[strings.IndexByte(word, '-')+1:])
	return iso
}

// described is the actor of an expression that describes armed people or a body, made where the
// report has none: "gunmen", "the militia"; nil where it describes others.
func (m *met) described(t int, kind string) *sitrep.Actor {
	c, d := m.f.c, m.f.d
	x := c.Arg(t)
	start, end := c.Span(t)
	if !m.f.band(t) || kind == PartOf && end-start < 3 {
		return nil
	}
	for start < t && (d.Tokens[start].UPOS == "DET" || d.Tokens[start].UPOS == "PRON" || d.Tokens[start].UPOS == "NUM") {
		start++
	}
	return m.add(d.Words(start, end), sitrep.Actor{Kind: x.Kind, Country: x.Country, Sectors: x.Sectors}, start, end)
}

// band reports whether the noun at token t is one of bands.
func (f *finder) band(t int) bool {
	return bands[strings.ToLower(f.d.Tokens[t].Lemma)] || bands[strings.TrimSuffix(strings.ToLower(f.d.Tokens[t].Form), "s")]
}

// seated is the actor of a body or site that is somewhere.
func (m *met) seated(t int) *sitrep.Actor {
	c := m.f.c
	if a := c.Actor(t); a != nil {
		return a
	}
	start, end := c.Span(t)
	for start < t && m.f.d.Tokens[start].UPOS == "DET" {
		start++
	}
	return m.add(m.f.d.Words(start, end), sitrep.Actor{Kind: sitrep.KindPlace, Country: c.Arg(t).Country}, start, end)
}

// place is the actor of the place named at token t: a state where the name is one's, else a
// place of its own.
func (m *met) place(t int) *sitrep.Actor {
	c, d := m.f.c, m.f.d
	if a := c.Actor(t); a != nil && (a.Kind == sitrep.KindState || a.Kind == sitrep.KindPlace) && len(d.NamesIn(t, t+1)) > 0 {
		return a
	}
	names := d.NamesIn(t, t+1)
	if len(names) == 0 {
		return nil
	}
	n := names[0]
	words := d.Words(n.Start, n.End)
	if e, ok := m.f.base.StateByName(words); ok {
		if s := state(c, e.Country); s != nil {
			return s
		}
		return m.add(e.Name, sitrep.Actor{Kind: sitrep.KindState, Country: e.Country, Known: e.ID}, n.Start, n.End)
	}
	return m.add(words, sitrep.Actor{Kind: sitrep.KindPlace, Country: c.Arg(t).Country}, n.Start, n.End)
}

// add gives the cast an actor of that name at tokens [start, end), once.
func (m *met) add(name string, a sitrep.Actor, start, end int) *sitrep.Actor {
	c, d := m.f.c, m.f.d
	key := strings.ToLower(name)
	for i := range c.Actors {
		if b := &c.Actors[i]; b.ID == m.seen[key] || strings.EqualFold(b.Name, name) {
			return b
		}
	}
	a.ID, a.Name = fmt.Sprintf("a%d", len(c.Actors)+1), name
	a.Mentions = []sitrep.Span{{Start: d.Tokens[start].Start, End: d.Tokens[end-1].End}}
	c.Actors = append(c.Actors, a)
	m.seen[key] = a.ID
	return &c.Actors[len(c.Actors)-1]
}

// bands are nouns for armed people and for bodies whose backers, foes and leaders tell them apart.
var bands = map[string]bool{"militia": true, "rebel": true, "gunman": true, "gunmen": true, "fighter": true, "force": true, "militant": true, "insurgent": true,
	"separatist": true, "troop": true, "troops": true, "soldier": true, "guerrilla": true, "militiaman": true, "militiamen": true, "mercenary": true, "mercenarie": true,
	"gang": true, "group": true, "faction": true, "movement": true, "party": true, "army": true, "brigade": true, "battalion": true, "alliance": true,
	"coalition": true, "junta": true, "government": true, "regime": true, "cell": true, "extremist": true, "jihadist": true,
	"islamist": true, "paramilitary": true, "paramilitarie": true, "tribe": true, "clan": true, "supporter": true, "loyalist": true, "opposition": true}

// newMet makes one for the finder's document.
func newMet(d *nlp.Doc, c *cast.Cast, base *actor.Base) *met {
	return &met{f: &finder{d: d, c: c, base: base}, seen: map[string]string{}}
}
