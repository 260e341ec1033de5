package brief

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
)

// speaker names who made a statement.
func speaker(s sitrep.Statement) string {
	if s.Speaker == nil {
		return s.Role
	}
	if name := called(*s.Speaker); name != "" {
		return name
	}
	return s.Role
}

// statements writes who says what, in the order of the text.
func (p *page) statements() {
	if len(p.r.Statements) == 0 {
		return
	}
	p.section("WHO SAYS WHAT")
	for _, s := range p.r.Statements {
		who := speaker(s)
		if who == "" {
			who = "unnamed"
		}
		if s.Role != "" && !strings.Contains(fold(who), fold(s.Role)) {
			who += ", " + s.Role
		}
		if s.Anonymous {
			who += " [not named]"
		}
		if st := stance(s.Stance); st != "" {
			who += " — " + st
		}
		text := p.said(s)
		if text == "" {
			continue
		}
		p.b.WriteString(wrap(capital(who)+": "+text, p.width, "  ", "    ") + "\n")
	}
}

// said is the words of a statement: its quotes, or else its content.
func (p *page) said(s sitrep.Statement) string {
	var parts []string
	for _, w := range s.Content {
		parts = append(parts, unmarked(p.words(w)))
	}
	if len(parts) == 0 {
		for _, w := range s.Quotes {
			parts = append(parts, unmarked(p.words(w)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return quoted(strings.Join(parts, " … "), 240)
}

func (p *page) words(w sitrep.Words) string {
	if w.Text != "" || w.End > len(p.r.Text) || w.Start >= w.End {
		return w.Text
	}
	return p.r.Text[w.Start:w.End]
}

// stance tells how something is said, "" where it is said plainly.
func stance(s string) string {
	switch s {
	case "asserts":
		return ""
	case "claims-responsibility":
		return "claims responsibility"
	}
	return s
}

// relations writes who belongs to whom, and the offices people hold.
func (p *page) relations() {
	var out []string
	seen := map[string]bool{}
	add := func(s string) {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	for _, x := range p.r.Relations {
		from, to := p.actor(x.From), p.actor(x.To)
		if from == "" || to == "" {
			continue
		}
		verb := relation(x.Type)
		if p.people(x.From) {
			verb = strings.Replace(strings.Replace(verb, "is ", "are ", 1), "are a member of", "are of", 1)
		}
		s := from + " " + verb + " " + to
		if x.Status != "" && x.Status != sitrep.Actual {
			s += " (" + string(x.Status) + ")"
		}
		if x.FromKnowledge {
			s += " [known, not from this report]"
		}
		add(s)
	}
	for _, a := range p.r.Actors {
		for _, role := range a.Roles {
			s := a.Name + ": " + role.Title
			if of := p.actor(role.Of); of != "" && !strings.Contains(fold(role.Title), fold(of)) {
				s += " of " + of
			}
			add(s)
		}
	}
	if len(out) == 0 {
		return
	}
	p.section("WHO BELONGS TO WHOM")
	for _, s := range out {
		p.b.WriteString(wrap(sentence(s), p.width, "  ", "    ") + "\n")
	}
}

func (p *page) actor(id string) string {
	for _, a := range p.r.Actors {
		if a.ID == id && id != "" {
			return a.Name
		}
	}
	return ""
}

// people tells whether an actor is many persons.
func (p *page) people(id string) bool {
	return slices.ContainsFunc(p.r.Actors, func(a sitrep.Actor) bool { return a.ID == id && a.Kind == sitrep.KindPeople })
}

func relation(kind string) string {
	switch kind {
	case "part_of":
		return "is part of"
	case "member_of":
		return "is a member of"
	case "spokesperson_of":
		return "speaks for"
	case "backed_by":
		return "is backed by"
	case "ally_of":
		return "is an ally of"
	case "located_in":
		return "is in"
	case "same_as":
		return "is the same as"
	}
	return strings.ReplaceAll(kind, "_", " ") // leads, commands, fights, opposes
}

// figures writes numbers that are neither tolls nor tallies.
func (p *page) figures() {
	if len(p.r.Figures) == 0 {
		return
	}
	p.section("FIGURES")
	for _, f := range p.r.Figures {
		s := amount(f.Low, f.Low, f.High)
		if f.Approximate {
			s = "about " + number(f.Low)
		}
		s += " " + f.What
		if f.Of != "" && !strings.Contains(fold(f.What), fold(f.Of)) {
			s += " of " + f.Of
		}
		if f.Where != "" {
			s += " in " + f.Where
		}
		p.b.WriteString(wrap(sentence(s)+" "+quoted(f.Text, 80), p.width, "  ", "    ") + "\n")
	}
}
