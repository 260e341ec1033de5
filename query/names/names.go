// Package names finds what the names in a query stand for: actors in the knowledge
// base with what belongs to them on a day, places in the gazetteer.
package names

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/place"
	"github.com/sitrep-news/sitrep/query"
)

// Names is a query.Resolver. It is safe for concurrent use.
type Names struct {
	actors *actor.Base
	places *place.Gazetteer
	seen   Seen
	backed map[string][]backing // id to what it backs
	office map[string][]backing // id to the persons who held an office of it
}

// Seen looks a name up among the parties that only reports tell of, and returns
// their ids ("~hill front"). nil stands for one that doesn't know.
type Seen func(name string) []string

// backing is an entry that a link or office ties to another for a time.
type backing struct {
	id string
	actor.Span
}

// New makes a resolver. seen may be nil: a name that the base doesn't have is then
// taken for that of a party known from reports.
func New(actors *actor.Base, places *place.Gazetteer, seen Seen) *Names {
	n := &Names{actors: actors, places: places, seen: seen, backed: map[string][]backing{}, office: map[string][]backing{}}
	for _, e := range actors.Entries() {
		for _, l := range e.Links {
			if l.Type == "backed_by" {
				n.backed[l.To] = append(n.backed[l.To], backing{e.ID, l.Span})
			}
		}
		for _, t := range e.Terms {
			n.office[t.Of] = append(n.office[t.Of], backing{e.ID, t.Span})
		}
	}
	return n
}

// Actor returns the ids of the party that a name or id stands for. Words like
// "Iran-backed groups" stand for all that Iran, or what belongs to it, backs that
// day. With all set, what belongs to the party that day comes with it, by any
// number of steps: parts and members, holders of its offices, and what it backs.
func (n *Names) Actor(name string, day time.Time, all bool) ([]string, error) {
	name = strings.TrimSpace(name)
	roots, err := n.roots(name, day)
	if err != nil || !all {
		return roots, err
	}
	return n.Under(roots, day), nil
}

func (n *Names) roots(name string, day time.Time) ([]string, error) {
	if strings.HasPrefix(name, "~") {
		return []string{name}, nil
	}
	for _, id := range []string{name, strings.ToUpper(name), strings.ToLower(name)} {
		if _, ok := n.actors.Entry(id); ok && (len(id) != 3 || id == strings.ToUpper(name)) {
			return []string{id}, nil
		}
	}
	a, ok := n.actors.Resolve(actor.Query{Text: name, Date: day})
	switch {
	case ok && a.ID != "" && a.Holder == "":
		return []string{a.ID}, nil
	case ok && a.Holder != "":
		return []string{a.Holder}, nil
	case ok && len(a.Backers) > 0:
		return n.backedBy(a.Backers, day, name)
	}
	return n.reported(name)
}

// backedBy is what the backers, or what belongs to them, back on a day, with what
// belongs to that.
func (n *Names) backedBy(backers []string, day time.Time, name string) ([]string, error) {
	var out []string
	for _, id := range n.belongs(backers, day, false) {
		for _, b := range n.backed[id] {
			if b.Contains(day) && !slices.Contains(out, b.id) {
				out = append(out, b.id)
			}
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("nobody is known to be backed by %s on that day; name the parties instead of %q", strings.Join(backers, ", "), name)
	}
	return n.belongs(out, day, true), nil
}

// reported are the parties of a name that the base doesn't have.
func (n *Names) reported(name string) ([]string, error) {
	id := actor.PartyID("", name)
	if id == "" {
		return nil, fmt.Errorf("%q has no letters", name)
	}
	if n.seen == nil {
		return []string{id}, nil
	}
	if ids := n.seen(name); len(ids) > 0 {
		return ids, nil
	}
	return nil, fmt.Errorf("no actor is called %q, neither in the knowledge base nor in a report; check the spelling, or write %s for one that reports may name yet", name, strconv.Quote(id))
}

// Under returns the ids and all that belongs to them on a day, in a stable order:
// parts and members, holders of offices, and what they back.
func (n *Names) Under(ids []string, day time.Time) []string { return n.belongs(ids, day, true) }

// belongs walks down from ids; backed tells whether to go on to what they back.
func (n *Names) belongs(ids []string, day time.Time, backed bool) []string {
	out := slices.Clone(ids)
	seen := map[string]bool{}
	for _, id := range ids {
		seen[id] = true
	}
	add := func(id string) {
		if !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	for i := 0; i < len(out); i++ {
		id := out[i]
		for _, e := range n.actors.Children(id, day) {
			if i < len(ids) || e.Kind != "state" { // states belong to an alliance asked for, not to whoever is in it with them
				add(e.ID)
			}
		}
		for _, b := range n.office[id] {
			if b.Contains(day) {
				add(b.id)
			}
		}
		if !backed {
			continue
		}
		for _, b := range n.backed[id] {
			if b.Contains(day) {
				add(b.id)
			}
		}
	}
	slices.Sort(out[len(ids):])
	return out
}

// Place returns what a place name stands for: the likeliest place of that name.
func (n *Names) Place(name string) (query.Place, error) {
	name = strings.TrimSpace(name)
	if p, ok := n.places.Country(strings.ToUpper(name)); ok && len(name) == 3 {
		return query.Place{Country: p.Country}, nil
	}
	if e, ok := n.actors.StateByName(name); ok {
		if p, ok := n.places.Country(e.ID); ok {
			return query.Place{Country: p.Country}, nil
		}
	}
	found := n.places.Lookup(name)
	if len(found) == 0 {
		return query.Place{}, fmt.Errorf("no place is called %q; check the spelling, or write at:%s for the name as reports have it", name, strconv.Quote(name))
	}
	return resolved(found[0].Place)
}

func resolved(p place.Place) (query.Place, error) {
	switch p.Kind {
	case place.Country:
		return query.Place{Country: p.Country}, nil
	case place.Admin1:
		return query.Place{Country: p.Country, Admin1: p.Name}, nil
	case place.Continent:
		return query.Place{}, errors.New("a continent is too wide; list its countries, or give a box:south,west,north,east")
	}
	return query.Place{Country: p.Country, Admin1: p.Admin1, Name: p.Name}, nil
}
