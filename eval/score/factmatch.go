package score

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
)

// mention tells whether m is what w describes.
func (c *checker) mention(m *sitrep.Mention, w Want) bool {
	parties := func(pattern string, lists ...[]sitrep.Arg) bool { return pattern == "" || c.args(pattern, lists...) }
	all := func(patterns []string, ok func(string) bool) bool {
		return !slices.ContainsFunc(patterns, func(p string) bool { return !ok(p) })
	}
	return (w.Type == "" || c.whole(w.Type, m.Type)) &&
		parties(w.Actors, m.Actors) && parties(w.Recipients, m.Recipients) &&
		parties(w.Instruments, m.Instruments) && parties(w.Objects, m.Objects) &&
		parties(w.AnyRecipient, m.Recipients, m.Objects) &&
		all(w.AllActors, func(p string) bool { return c.args(p, m.Actors) }) &&
		all(w.AllParties, func(p string) bool { return c.args(p, m.Actors, m.Recipients) }) &&
		(w.Place == "" || c.at(m, w.Place)) && all(w.Places, func(p string) bool { return c.at(m, p) }) &&
		timeHolds(m.Time, w) && numbersHold(m, w) &&
		(w.Status == "" || c.whole(w.Status, string(m.Status))) &&
		(w.NotStatus == "" || string(m.Status) != w.NotStatus) &&
		(w.Trigger == "" || c.find(w.Trigger, m.Trigger.Text)) &&
		(w.Sentence == "" || c.find(w.Sentence, m.Sentence.Text))
}

func (c *checker) at(m *sitrep.Mention, pattern string) bool {
	ok := func(p sitrep.Place) bool { return c.find(pattern, p.Text, p.Name) }
	return m.Place != nil && ok(*m.Place) || slices.ContainsFunc(m.Places, ok)
}

func timeHolds(t *sitrep.Time, w Want) bool {
	start, end := "", ""
	if t != nil {
		start, end = t.Start[:min(10, len(t.Start))], t.End[:min(10, len(t.End))]
	}
	if len(w.Time) == 2 && (start != w.Time[0] || end != w.Time[1]) {
		return false
	}
	return len(w.Within) != 2 || start != "" && end != "" && w.Within[0] <= start && end <= w.Within[1]
}

func numbersHold(m *sitrep.Mention, w Want) bool {
	for harm, n := range w.Casualties {
		if !slices.ContainsFunc(m.Casualties, func(c sitrep.Casualty) bool { return c.Harm == harm && c.Best == n }) {
			return false
		}
	}
	if w.Count != nil && (m.Count == nil || m.Count.Low != *w.Count) {
		return false
	}
	if w.CountOpen && m.Count != nil && m.Count.High != nil && *m.Count.High != 0 {
		return false
	}
	for k, v := range w.Targets {
		var have *int
		if m.Targets != nil {
			have = map[string]*int{"targets": m.Targets.Targets, "sites": m.Targets.Sites}[k]
		}
		if !same(have, v) {
			return false
		}
	}
	return true
}

// response: a mention like From names one like To in in_response_to.
func (c *checker) response(f Fact) (bool, error) {
	from, err := asWant(f.From)
	if err != nil {
		return false, err
	}
	to, err := asWant(f.To)
	if err != nil {
		return false, err
	}
	answered := map[string]bool{}
	for i := range c.r.Mentions {
		if m := &c.r.Mentions[i]; c.mention(m, to) {
			answered[m.ID] = true
		}
	}
	for i := range c.r.Mentions {
		m := &c.r.Mentions[i]
		if c.mention(m, from) && slices.ContainsFunc(m.InResponseTo, func(id string) bool { return answered[id] }) {
			return true, nil
		}
	}
	return false, nil
}

func asWant(v any) (w Want, err error) {
	b, err := json.Marshal(v)
	if err == nil {
		err = json.Unmarshal(b, &w)
	}
	if err != nil {
		return w, fmt.Errorf("a mention is described by an object: %w", err)
	}
	return w, nil
}

func (c *checker) statement(s sitrep.Statement, f Fact) bool {
	var sp sitrep.Arg
	if s.Speaker != nil {
		sp = *s.Speaker
	}
	if f.Speaker != "" && !c.find(f.Speaker, sp.Text, sp.Name, s.Role) {
		return false
	}
	join := func(ws []sitrep.Words) string {
		var parts []string
		for _, w := range ws {
			parts = append(parts, c.r.Text[w.Start:w.End])
		}
		return strings.Join(parts, " ")
	}
	return (f.Content == "" || c.find(f.Content, join(s.Content))) &&
		(f.Quote == "" || strings.Contains(strings.ToLower(join(s.Quotes)), strings.ToLower(f.Quote))) &&
		(f.Role == "" || c.find(f.Role, s.Role) || c.hasRole(sp.Actor, f.Role)) &&
		(f.Anonymous == nil || s.Anonymous == *f.Anonymous) &&
		(f.Stance == "" || s.Stance == f.Stance)
}

func (c *checker) hasRole(actor, pattern string) bool {
	return slices.ContainsFunc(c.r.Actors, func(a sitrep.Actor) bool { return a.ID == actor && c.rolesMatch(a, pattern) })
}

func (c *checker) rolesMatch(a sitrep.Actor, pattern string) bool {
	return slices.ContainsFunc(a.Roles, func(x sitrep.Role) bool { return c.find(pattern, x.Title) })
}

func (c *checker) actor(a sitrep.Actor, f Fact) bool {
	return c.find(f.Name, allNames(a)...) &&
		(f.Country == nil || a.Country == *f.Country) &&
		(f.Sectors == "" || slices.ContainsFunc(a.Sectors, func(s string) bool { return c.whole(f.Sectors, s) })) &&
		(f.Role == "" || c.rolesMatch(a, f.Role))
}

func allNames(a sitrep.Actor) []string { return append([]string{a.Name}, a.Aliases...) }

// oneActor tells whether some actor is mentioned by each of the texts.
func (c *checker) oneActor(texts []string) bool {
	return slices.ContainsFunc(c.r.Actors, func(a sitrep.Actor) bool {
		for _, t := range texts {
			if !slices.ContainsFunc(a.Mentions, func(s sitrep.Span) bool { return c.r.Text[s.Start:s.End] == t }) {
				return false
			}
		}
		return true
	})
}

func (c *checker) relation(x sitrep.Relation, f Fact) bool {
	if !c.whole(f.Want.Type, x.Type) {
		return false
	}
	named := func(id string, pattern string) bool {
		return slices.ContainsFunc(c.r.Actors, func(a sitrep.Actor) bool { return a.ID == id && c.find(pattern, allNames(a)...) })
	}
	if len(f.Pair) == 2 {
		p, q := f.Pair[0], f.Pair[1]
		return named(x.From, p) && named(x.To, q) || named(x.From, q) && named(x.To, p)
	}
	from, _ := f.From.(string)
	to, _ := f.To.(string)
	return from != "" && to != "" && named(x.From, from) && named(x.To, to)
}
