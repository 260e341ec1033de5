package actor

import (
	"strings"
	"time"
)

// Entry returns the entry with an id.
func (b *Base) Entry(id string) (*Entry, bool) {
	e, ok := b.entries[id]
	return e, ok
}

// Entries returns all entries in order of id. Don't change the slice.
func (b *Base) Entries() []*Entry { return b.order }

// Agents returns the agent nouns in the order of their file.
func (b *Base) Agents() []*Agent { return b.agents }

// Parents returns what an entry is part of on a day; the zero day asks for ever.
func (b *Base) Parents(id string, day time.Time) []*Entry {
	return b.linked(id, day, "part_of", "member_of")
}

// Backers returns who backs an entry on a day.
func (b *Base) Backers(id string, day time.Time) []*Entry { return b.linked(id, day, "backed_by") }

// Allies returns an entry's allies on a day, as either side states them.
func (b *Base) Allies(id string, day time.Time) []*Entry { return b.both(id, day, "ally_of") }

// Foes returns whom an entry fights on a day, as either side states it.
func (b *Base) Foes(id string, day time.Time) []*Entry { return b.both(id, day, "fights") }

// Leaders returns the persons who lead an entry on a day.
func (b *Base) Leaders(id string, day time.Time) []*Entry {
	out := b.linked(id, day, "led_by")
	for _, e := range b.holders[id+" leader"] {
		for _, t := range e.Terms {
			if t.Role == "leader" && t.Of == id && t.Contains(day) {
				out = appendNew(out, e)
			}
		}
	}
	return out
}

// Children returns the entries that are part of one on a day.
func (b *Base) Children(id string, day time.Time) []*Entry {
	var out []*Entry
	for _, l := range b.reverse[id] {
		if (l.Type == "part_of" || l.Type == "member_of") && l.Contains(day) {
			out = appendNew(out, b.entries[l.To])
		}
	}
	return out
}

// AncestorOf reports whether the entry old is above the entry young on a day,
// by any number of part_of steps. Nothing is its own ancestor.
func (b *Base) AncestorOf(old, young string, day time.Time) bool {
	seen := map[string]bool{young: true}
	queue := []string{young}
	for len(queue) > 0 {
		id := queue[0]
		queue = queue[1:]
		for _, p := range b.Parents(id, day) {
			if p.ID == old {
				return true
			}
			if !seen[p.ID] {
				seen[p.ID] = true
				queue = append(queue, p.ID)
			}
		}
	}
	return false
}

// Holders returns the persons who hold an office of a state or organization on a
// day; with the zero day all who ever did.
func (b *Base) Holders(of, role string, day time.Time) []*Entry {
	var out []*Entry
	for _, e := range b.holders[of+" "+role] {
		for _, t := range e.Terms {
			if t.Role == role && t.Of == of && t.Contains(day) {
				out = appendNew(out, e)
			}
		}
	}
	return out
}

// StateByName finds a state by one of its names ("Iraq", "Republic of Iraq").
func (b *Base) StateByName(name string) (*Entry, bool) {
	return b.stateRef(name, refName)
}

// NameOf reports whether the words are a name of the entry as it stands in the base.
func (b *Base) NameOf(e *Entry, words string) bool {
	k := Fold(words)
	if Fold(e.Name) == k {
		return true
	}
	for _, a := range e.Aliases {
		if Fold(a) == k {
			return true
		}
	}
	return false
}

// Demonym finds the state of an adjective or a people: "Iraqi", "Iraqis".
func (b *Base) Demonym(name string) (iso3 string, ok bool) {
	for _, kind := range []refKind{refAdj, refPeople} {
		if e, ok := b.stateRef(name, kind); ok {
			return e.Country, true
		}
	}
	return "", false
}

// ByCapital finds the state whose government sits in a city.
func (b *Base) ByCapital(city string) (*Entry, bool) { return b.stateRef(city, refCapital) }

// Capital is the city in which the government of a state sits, "" where the base
// has none.
func (b *Base) Capital(iso3 string) string {
	e, ok := b.Entry(iso3)
	if !ok {
		return ""
	}
	for _, a := range e.Aliases {
		if city, ok := strings.CutPrefix(a, markCapital); ok {
			return city
		}
	}
	return ""
}

func (b *Base) stateRef(name string, kind refKind) (*Entry, bool) {
	for _, r := range b.index.keys[Fold(name)] {
		if r.kind == kind && r.e != nil && (kind != refName || r.e.Kind == "state") {
			return r.e, true
		}
	}
	return nil, false
}

// AgentNoun finds the agent noun that a phrase is, as a whole.
func (b *Base) AgentNoun(phrase string) (*Agent, bool) {
	for _, r := range b.index.keys[Fold(phrase)] {
		if r.a != nil {
			return r.a, true
		}
	}
	return nil, false
}

// Agent finds the agent noun that the words are, or end in: "heavily armed
// police" is COP. role is the office that it names, or ""; ok is false for what is no actor.
func (b *Base) Agent(words []string) (sectors []string, role string, ok bool) {
	for i := range words {
		k := ""
		for j, w := range words[i:] {
			if j > 0 {
				k += " "
			}
			k += Fold(w)
		}
		for _, r := range b.index.keys[k] {
			if r.a != nil {
				return r.a.Sectors, r.a.Role, !r.a.is('n')
			}
		}
	}
	return nil, "", false
}

func (b *Base) linked(id string, day time.Time, types ...string) []*Entry {
	e := b.entries[id]
	if e == nil {
		return nil
	}
	var out []*Entry
	for _, l := range e.Links {
		for _, t := range types {
			if l.Type == t && l.Contains(day) && b.entries[l.To] != nil {
				out = appendNew(out, b.entries[l.To])
			}
		}
	}
	return out
}

// both follows a relation that holds either way round.
func (b *Base) both(id string, day time.Time, kind string) []*Entry {
	out := b.linked(id, day, kind)
	for _, l := range b.reverse[id] {
		if l.Type == kind && l.Contains(day) {
			out = appendNew(out, b.entries[l.To])
		}
	}
	return out
}

func appendNew(list []*Entry, e *Entry) []*Entry {
	for _, have := range list {
		if have == e {
			return list
		}
	}
	return append(list, e)
}
