package relation

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/data/sectors"
	"github.com/sitrep-news/sitrep/nlp"
)

// incumbents relates those whom a bare title gives an office to the state they hold it in,
// or to its army, police or parliament: "President Ann Lee" in a report of her country. Who
// already stands to somebody in out is left out.
func incumbents(d *nlp.Doc, c *cast.Cast, base *actor.Base, out []sitrep.Relation) []sitrep.Relation {
	var found []sitrep.Relation
	for i := range len(c.Actors) {
		a := c.Actors[i]
		if a.Kind != sitrep.KindPerson || held(&a, out) {
			continue
		}
		for _, r := range a.Roles {
			if !ofLand(&a) && r.Of == "" {
				continue
			}
			if rel, ok := incumbent(d, c, base, &a, r); ok {
				found = append(found, rel)
				break
			}
		}
	}
	return found
}

// held reports whether out has an office of the person.
func held(a *sitrep.Actor, out []sitrep.Relation) bool {
	return slices.ContainsFunc(out, func(r sitrep.Relation) bool {
		return r.From == a.ID && (r.Type == Leads || r.Type == MemberOf || r.Type == Commands || r.Type == Spokesperson)
	})
}

// titleWords are the words of a title in lower case, parted by hyphens and commas as well.
func titleWords(title string) []string {
	return strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return r == '-' || r == ',' || unicode.IsSpace(r) })
}

// incumbent reads the title r of a person.
func incumbent(d *nlp.Doc, c *cast.Cast, base *actor.Base, a *sitrep.Actor, r sitrep.Role) (sitrep.Relation, bool) {
	words := titleWords(r.Title)
	rel := sitrep.Relation{From: a.ID, Start: r.Start, End: r.End, Status: sitrep.Actual}
	for i, w := range words {
		if bygone[w] {
			rel.Status = sitrep.Ended
		}
		kind, ok := offices[w]
		if !ok || i > 0 && words[i-1] == "of" {
			continue
		}
		body := of(c, r.Of)
		if body == nil {
			body = organ(c, a, words[:i])
		}
		if body == nil {
			body = lettered(c, strings.Fields(r.Title), i)
		}
		if body != nil && body.Kind == sitrep.KindState && (kind == Leads || kind == Commands) {
			kind = standing(words[:i], w)
		}
		if body == nil && forState(a, words[:i], w) {
			body, kind = land(d, c, base, a.Country), standing(words[:i], w)
		}
		if body == nil && kind != Opposes && public(words[:i]) { // "army spokesman", where nothing else is said of the army
			body = land(d, c, base, a.Country)
			if kind != Spokesperson {
				kind = MemberOf
			}
		}
		if body == nil || body.ID == a.ID {
			return rel, false
		}
		if slices.ContainsFunc(words[:i], func(w string) bool { return second[w] }) {
			kind = MemberOf
		}
		rel.Type, rel.To = kind, body.ID
		return rel, kind == Leads || kind == Commands || kind == MemberOf || kind == Spokesperson
	}
	return rel, false
}

// of is the actor with an id, nil where there is none or it is a person.
func of(c *cast.Cast, id string) *sitrep.Actor {
	for i := range c.Actors {
		if a := &c.Actors[i]; a.ID == id && a.Kind != sitrep.KindPerson {
			return a
		}
	}
	return nil
}

// party is the actor that the expression headed by token t is, or for a state's bare
// government or army the state.
func party(c *cast.Cast, d *nlp.Doc, t int) *sitrep.Actor {
	if a := c.Actor(t); a != nil {
		return a
	}
	if x := c.Arg(t); governs[strings.ToLower(d.Tokens[t].Lemma)] && len(x.Country) == 3 && x.Country != "---" {
		return state(c, x.Country)
	}
	return nil
}

// governs are nouns that stand for the state.
var governs = map[string]bool{"government": true, "army": true, "military": true, "state": true, "regime": true, "authority": true, "junta": true,
	"leadership": true}

// organ is the body of the person's country that the words before the office name: "army",
// "police", or nil.
func organ(c *cast.Cast, a *sitrep.Actor, words []string) *sitrep.Actor {
	for _, w := range words {
		sector, ok := bodyWords[w]
		if !ok {
			continue
		}
		for i := range c.Actors {
			b := &c.Actors[i]
			if b.Kind == sitrep.KindPerson || b.Kind == sitrep.KindState || b.Country != a.Country || !slices.Contains(b.Sectors, sector) {
				continue
			}
			for _, n := range append([]string{b.Name}, b.Aliases...) {
				if f := strings.Fields(strings.ToLower(n)); len(f) > 0 && f[len(f)-1] == w {
					return b
				}
			}
		}
	}
	return nil
}

// lettered is the body whose short name stands before the office, the i-th word of a title:
// "HFP Director"; nil where there is none.
func lettered(c *cast.Cast, title []string, i int) *sitrep.Actor {
	if i == 0 || i >= len(title) || len(title[i-1]) < 2 || title[i-1] != strings.ToUpper(title[i-1]) {
		return nil
	}
	for k := range c.Actors {
		b := &c.Actors[k]
		if b.Kind != sitrep.KindOrganization {
			continue
		}
		if slices.Contains(b.Aliases, title[i-1]) || b.Name == title[i-1] || cast.Initials(b.Name) == title[i-1] {
			return b
		}
	}
	return nil
}

// bodyWords are the bodies of a state that a title has before its office, with their sector.
var bodyWords = sectors.Words(sectors.State)

// forState reports whether an office with these words before it is one of the person's
// state: a president's, a minister's, an envoy's, of somebody in public service.
func forState(a *sitrep.Actor, before []string, office string) bool {
	if !slices.ContainsFunc(a.Sectors, func(s string) bool { return s == "GOV" || s == "ELI" || s == "LEG" || s == "JUD" }) {
		return false
	}
	if slices.ContainsFunc(before, func(w string) bool { return local[w] }) {
		return false
	}
	return stateOffices[office]
}

// local are words of offices that are no state's.
var local = map[string]bool{"district": true, "provincial": true, "regional": true, "opposition": true, "rebel": true, "party": true, "village": true, "tribal": true,
	"town": true, "city": true, "club": true, "union": true, "council": true, "university": true, "company": true, "student": true}

// stateOffices are offices that need no body named to be a state's.
var stateOffices = map[string]bool{"president": true, "premier": true, "king": true, "queen": true, "emir": true, "chancellor": true, "sultan": true, "minister": true,
	"secretary": true, "envoy": true, "ambassador": true, "prosecutor": true, "diplomat": true, "ruler": true, "dictator": true, "strongman": true, "monarch": true}

// standing is how the holder of a state's office stands to it.
func standing(before []string, office string) string {
	if office == "minister" {
		if slices.Contains(before, "prime") {
			return Leads
		}
		return MemberOf
	}
	if states[office] {
		return Leads
	}
	return MemberOf
}

// public reports whether the words before an office are of a body that every state has one of.
func public(before []string) bool {
	return slices.ContainsFunc(before, func(w string) bool { return bodyWords[w] != "" }) && !slices.ContainsFunc(before, func(w string) bool { return local[w] })
}

// landOf is the state whose government or army the bare expression at token t is, said
// beside somebody of that country: "the Hill Front has fought the government".
func landOf(c *cast.Cast, d *nlp.Doc, t int, country string) *sitrep.Actor {
	x := c.Arg(t)
	if !governs[strings.ToLower(d.Tokens[t].Lemma)] || len(country) != 3 || country == "---" || len(x.Country) == 3 && x.Country != "---" {
		return nil
	}
	return state(c, country)
}

// land is the state of a country, made an actor of the report where the text names it as a
// place only; nil where it does not.
func land(d *nlp.Doc, c *cast.Cast, base *actor.Base, country string) *sitrep.Actor {
	if s := state(c, country); s != nil || base == nil {
		return s
	}
	for _, n := range d.Names {
		start := n.Start
		for t := n.Start; t < n.End; t++ {
			if d.Tokens[t].Form == "," { // "Port Alda, Veldt"
				start = t + 1
			}
		}
		e, ok := base.StateByName(d.Words(start, n.End))
		if n.Label != "Location" || !ok || e.Country != country {
			continue
		}
		at := sitrep.Span{Start: d.Tokens[start].Start, End: d.Tokens[n.End-1].End}
		c.Actors = append(c.Actors, sitrep.Actor{ID: fmt.Sprintf("a%d", len(c.Actors)+1), Name: e.Name, Kind: sitrep.KindState, Country: country, Known: e.ID,
			Mentions: []sitrep.Span{at}})
		return &c.Actors[len(c.Actors)-1]
	}
	return nil
}

// state is the actor that is the state of a country, else its government, or nil.
func state(c *cast.Cast, country string) *sitrep.Actor {
	var gov *sitrep.Actor
	for i := range c.Actors {
		a := &c.Actors[i]
		if a.Country != country {
			continue
		}
		if a.Kind == sitrep.KindState {
			return a
		}
		if gov == nil && a.Kind == sitrep.KindOrganization && strings.HasSuffix(strings.ToLower(a.Name), "government") {
			gov = a
		}
	}
	return gov
}
