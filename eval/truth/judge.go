package truth

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
)

// Kinds are the faults that a mention can have.
var Kinds = []string{"event", "type", "status", "actors", "recipients", "place", "meant"}

// Faults are what of a mention is not as its reader has it: "event", "type", "status",
// "actors", "recipients", "place", "meant"; none where all is right.
func Faults(r *sitrep.Report, m *sitrep.Mention, said *Reading) []string {
	if said.Type == "NONE" {
		return []string{"event"}
	}
	var out []string
	if m.Type != said.Type {
		out = append(out, "type")
	}
	if !slices.Contains(strings.Split(said.Status, "/"), string(m.Status)) {
		out = append(out, "status")
	}
	if mutual[m.Type] && mutual[said.Type] {
		all := append(slices.Clone(said.Parts['A']), said.Parts['R']...)
		if !agree(r, append(slices.Clone(m.Actors), m.Recipients...), m.Objects, all) {
			out = append(out, "actors")
		}
	} else {
		if !agree(r, m.Actors, nil, said.Parts['A']) {
			out = append(out, "actors")
		}
		if !agree(r, m.Recipients, m.Objects, said.Parts['R']) {
			out = append(out, "recipients")
		}
	}
	if !placed(r, m, said.Parts['P']) {
		out = append(out, "place")
	}
	if mistaken(m, said) {
		out = append(out, "meant")
	}
	return out
}

// mutual are types in which who comes first says little: a talk has parties.
var mutual = map[string]bool{"CONSULT": true, "AGREE": true, "COOPERATE": true}

// agree reports whether every marked part is there and nobody unmarked is; things may be
// there or not.
func agree(r *sitrep.Report, as, things []sitrep.Arg, marks []Mark) bool {
	for _, m := range marks {
		if !m.Maybe && !slices.ContainsFunc(as, m.is(r)) && !slices.ContainsFunc(things, m.is(r)) {
			return false
		}
	}
	for _, a := range as {
		told := func(m Mark) bool { return m.is(r)(a) }
		if !slices.ContainsFunc(marks, told) {
			return false
		}
	}
	return true
}

// placed reports whether every marked place is there and none that is unmarked, but for
// the country or province around a marked one.
func placed(r *sitrep.Report, m *sitrep.Mention, marks []Mark) bool {
	var marked, others []sitrep.Arg
	lands := map[string]bool{}
	for _, p := range m.Places {
		a := sitrep.Arg{Words: p.Words}
		if slices.ContainsFunc(marks, func(k Mark) bool { return k.is(r)(a) }) {
			marked = append(marked, a)
			lands[p.Country] = true
		}
	}
	for _, p := range m.Places {
		if around := p.Precision == "country" || p.Precision == "province"; !around || !lands[p.Country] {
			others = append(others, sitrep.Arg{Words: p.Words})
		}
	}
	return agree(r, append(others, marked...), nil, marks)
}

// is reports whether a party is the marked one: in its words, or the same actor.
func (m Mark) is(r *sitrep.Report) func(a sitrep.Arg) bool {
	return func(a sitrep.Arg) bool {
		if a.Start <= m.At && m.At < a.End {
			return true
		}
		for i := range r.Actors {
			if x := &r.Actors[i]; a.Actor != "" && x.ID == a.Actor {
				for _, w := range x.Mentions {
					if w.Start <= m.At && m.At < w.End {
						return true
					}
				}
			}
		}
		return false
	}
}

// mistaken reports whether a party or a place is still taken for what a reader said it is not.
func mistaken(m *sitrep.Mention, said *Reading) bool {
	wrong := false
	Taken(m, func(w sitrep.Words, sum string) {
		for at, s := range said.Wrong {
			wrong = wrong || w.Start <= at && at < w.End && (s == sum || s == "")
		}
	})
	return wrong
}

// Taken calls f for each party and place of a mention with the Sum of what it is taken for.
func Taken(m *sitrep.Mention, f func(w sitrep.Words, sum string)) {
	for _, a := range append(slices.Clone(m.Actors), m.Recipients...) {
		f(a.Words, Sum(a.Name, a.Country))
	}
	for _, p := range m.Places {
		f(p.Words, Sum(p.Name, p.Country))
	}
}

// Told is the mention whose words begin at a byte, nil where none does.
func Told(r *sitrep.Report, at int) *sitrep.Mention {
	for i := range r.Mentions {
		if r.Mentions[i].Trigger.Start == at {
			return &r.Mentions[i]
		}
	}
	return nil
}
