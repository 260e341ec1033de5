package actor

import (
	"fmt"
	"slices"
	"time"

	"github.com/sitrep-news/sitrep/data/lists"
)

// person answers for a known person: the offices held on the day give the
// sectors, and one whose offices have all ended is of the elite.
func (r *resolver) person(e *Entry, former bool) Answer {
	a := Answer{ID: e.ID, Name: e.Name, Kind: "person", Class: e.Class, Country: e.Country, Score: 0.95}
	day := r.q.Date
	current, last := r.b.currentTerm(e, day)
	if former && day.IsZero() {
		current, last = nil, current
	}
	switch {
	case current != nil:
		a.Role = current.Role
		a.Office = r.b.officeName(*current)
		a.Sectors = r.b.termSectors(*current, day)
		for i := range e.Terms {
			if t := e.Terms[i]; &e.Terms[i] != current && activeTerm(t, day) {
				a.Sectors = joinCodes(a.Sectors, r.b.termSectors(t, day))
			}
		}
		if c := r.b.entries[current.Of]; c != nil && serves(e, c) && (e.Country == "---" || !day.IsZero()) {
			a.Country = c.Country
		}
		a.Why = fmt.Sprintf("%s: %s %s", e.Name, a.Office, current.Span)
	case last != nil && (former || !day.IsZero()):
		a.Sectors = afterOffice(r.b.termSectors(*last, day))
		a.Former = true
		a.Why = fmt.Sprintf("%s: formerly %s %s, no office known since", e.Name, r.b.officeName(*last), last.Span)
	case len(e.Terms) > 0:
		a.Sectors = []string{"ELI"}
		a.Why = fmt.Sprintf("%s: %s only from %s on", e.Name, r.b.officeName(e.Terms[0]), e.Terms[0].From)
	default:
		a.Why = e.Name + ": no office known"
	}
	return e.recoded(a, day)
}

// serves reports whether a person in an office of c has its country: one without
// a country of their own, and those who come to an intergovernmental organization
// from a state, or to a state from one.
func serves(e, c *Entry) bool {
	if c.Country == "---" {
		return false
	}
	return e.Country == "---" || (c.Country == "IGO") != (e.Country == "IGO") && (c.Kind == "state" || c.Country == "IGO")
}

// afterOffice are the codes of one whose office ended: power once held makes an
// elite, while scholars, priests and outlaws stay what they were.
func afterOffice(codes []string) []string {
	if len(codes) > 0 && !powers[codes[0]] {
		return codes
	}
	return []string{"ELI"}
}

var powers = lists.Set("GOV MIL LEG JUD SPY COP IGO PTY OPP ELI HLH")

// currentTerm is the most telling office of the day, and the last that had
// ended. Without a day it is the one that is still held, else
// the highest.
func (b *Base) currentTerm(e *Entry, day time.Time) (current, last *Term) {
	for i := range e.Terms {
		t := &e.Terms[i]
		if activeTerm(*t, day) && (current == nil || b.termRank(*t) < b.termRank(*current)) {
			current = t
		}
		switch {
		case day.IsZero() && !t.Open() && (last == nil || b.termRank(*t) <= b.termRank(*last)):
			last = t
		case t.Before(day) && (last == nil || t.hi > last.hi):
			last = t
		}
	}
	if current == nil && day.IsZero() {
		return last, nil
	}
	return current, last
}

func activeTerm(t Term, day time.Time) bool {
	if day.IsZero() {
		return t.Open()
	}
	return t.Contains(day)
}

// termRank is roleRank, with the head of a party after the seat in parliament.
func (b *Base) termRank(t Term) int {
	if of := b.entries[t.Of]; of != nil && (of.Class == "party" || of.Class == "alliance" || of.Class == "movement") && !slices.Contains(of.Sectors, "REB") {
		return 7
	}
	return roleRank(t.Role)
}

// roleRank orders offices that are held at once: the higher first.
func roleRank(role string) int {
	switch role {
	case "president", "supreme-leader", "king", "emir", "sultan", "pope":
		return 0
	case "pm", "chancellor":
		return 1
	case "vice-president", "deputy-pm", "crown-prince":
		return 2
	case "fm", "dm", "interior", "minister", "chief-minister", "governor":
		return 3
	case "mp", "senator", "party", "candidate", "elite":
		return 6
	}
	return 4
}

// termSectors are the codes of an office: those of the office's name, or for
// leaders, spokesmen and members those of what they belong to.
func (b *Base) termSectors(t Term, day time.Time) []string {
	a := b.roles[t.Role]
	if a == nil {
		return nil
	}
	of := b.entries[t.Of]
	if a.is(flagMember) && of != nil && of.Kind != "state" {
		if len(of.Sectors) == 0 {
			return a.Sectors
		}
		return of.Sectors
	}
	if len(a.Sectors) == 0 {
		return []string{"GOV"}
	}
	return a.Sectors
}

func (b *Base) officeName(t Term) string {
	name := t.Role
	if a := b.roles[t.Role]; a != nil {
		name = a.Words[0]
	}
	if of := b.entries[t.Of]; of != nil {
		name += " of " + of.Name
	}
	return name
}

// holder completes an answer for an office with who held it on the day.
func (r *resolver) holder(a *Answer, of, role string) {
	if role == "" || r.q.Date.IsZero() {
		return
	}
	if who := r.b.Holders(of, role, r.q.Date); len(who) > 0 {
		a.Holder = who[len(who)-1].ID
		best := 99999999
		for _, e := range who {
			for _, t := range e.Terms {
				if t.Role == role && t.Of == of && t.Contains(r.q.Date) && t.lo > 0 && 99999999-t.lo < best {
					a.Holder, best = e.ID, 99999999-t.lo
				}
			}
		}
		a.Why += "; held by " + r.b.entries[a.Holder].Name
	}
}

// HeldTo are the codes of the last office of a known person that had ended by day, where it
// ended in the given number of years before; nil for none.
func (b *Base) HeldTo(id string, day time.Time, years int) []string {
	e := b.entries[id]
	if e == nil || day.IsZero() {
		return nil
	}
	_, last := b.currentTerm(e, day)
	if last == nil || !last.Before(day) || last.Before(day.AddDate(-years, 0, 0)) {
		return nil
	}
	return b.termSectors(*last, day)
}
