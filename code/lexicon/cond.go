package lexicon

import (
	"fmt"
	"slices"
	"strings"
)

// Filler is what a slot of a predicate holds, as conditions see it.
type Filler struct {
	Lemma string
	// Words holds further lemmas that name the filler: its compounds and, under a
	// word of quantity ("a series of attacks"), the thing counted.
	Words     []string
	Kind      string   // of sitrep.Arg: person, people, organization, state, place, thing
	Type      string   // PLOVER type of an event word, or ""
	Sectors   []string // of an actor: "COP", "MIL"
	Plural    bool     // several, or a plural noun
	Reflexive bool
}

// conds reads "obj=@x,y,with=*": pieces up to the next '=' belong together.
func (l *Lexicon) conds(s string) ([]Cond, error) {
	var out []Cond
	for piece := range strings.SplitSeq(s, ",") {
		slot, alt, ok := strings.Cut(piece, "=")
		if ok {
			c := Cond{Slot: strings.TrimRight(slot, "!+"), Not: strings.HasSuffix(slot, "!"), Must: strings.HasSuffix(slot, "+"), Lem: map[string]bool{}}
			out = append(out, c)
		} else {
			alt = piece
		}
		if len(out) == 0 {
			return nil, fmt.Errorf("condition %q: want slot=alternatives", s)
		}
		if err := l.alternative(&out[len(out)-1], alt); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (l *Lexicon) alternative(c *Cond, alt string) error {
	add := func(to *map[string]bool, name string) {
		if *to == nil {
			*to = map[string]bool{}
		}
		(*to)[name] = true
	}
	what, name, _ := strings.Cut(alt, ":")
	switch {
	case alt == "*":
		c.Any = true
	case alt == "plural":
		c.Plural = true
	case alt == "reflexive":
		c.Reflexive = true
	case what == "kind" && name != "":
		add(&c.Kinds, name)
	case what == "type" && name != "":
		add(&c.Types, name)
	case what == "sector" && name != "":
		add(&c.Sectors, name)
	case strings.HasPrefix(alt, "@"):
		set := l.Sets[alt[1:]]
		if set == nil {
			return fmt.Errorf("no set %q in sets.txt", alt[1:])
		}
		for w := range set {
			c.Lem[w] = true
		}
	default:
		c.Lem[strings.ReplaceAll(alt, "_", " ")] = true
	}
	return nil
}

// Holds reports whether the conditions hold of a predicate's slots: no
// forbidden filler, every one that must be there, and one of the wanted ones
// where any is wanted.
func (e *Entry) Holds(fillers func(slot string) []Filler) bool {
	wanted, met := false, false
	for i := range e.Conds {
		c := &e.Conds[i]
		hit := c.matches(fillers(c.Slot))
		if c.Not && hit || c.Must && !hit {
			return false
		}
		if !c.Not && !c.Must {
			wanted = true
			met = met || hit
		}
	}
	return met || !wanted
}

// Typed reports whether a condition asks for the type of an event.
func (e *Entry) Typed() bool {
	for i := range e.Conds {
		if e.Conds[i].Types != nil {
			return true
		}
	}
	return false
}

func (c *Cond) matches(fs []Filler) bool {
	for i := range fs {
		f := &fs[i]
		if c.Any || c.Lem[f.Lemma] || c.Kinds[f.Kind] || c.Types[f.Type] || f.Plural && c.Plural || f.Reflexive && c.Reflexive {
			return true
		}
		for _, w := range f.Words {
			if c.Lem[w] {
				return true
			}
		}
		for _, sector := range f.Sectors {
			if c.Sectors[sector] {
				return true
			}
		}
	}
	return false
}

// Weight orders entries that hold at once: more words first, then the wanted
// filler named by its lemma over one named by kind, over any, over none.
func (e *Entry) Weight(fillers func(slot string) []Filler) int {
	w := 100 * len(e.Words)
	best := 0
	for i := range e.Conds {
		c := &e.Conds[i]
		if c.Not {
			continue
		}
		for _, f := range fillers(c.Slot) {
			if slices.ContainsFunc(f.Words, func(w string) bool { return c.Lem[w] && strings.Contains(w, " ") }) {
				best = max(best, 35) // "joint exercise" says more than "exercise"
			}
			switch {
			case c.Lem[f.Lemma], c.Types[f.Type], f.Reflexive && c.Reflexive:
				best = max(best, 30)
			case c.Any:
				best = max(best, 10)
			default:
				if c.matches([]Filler{{Words: f.Words}}) {
					best = max(best, 25)
				} else if c.matches([]Filler{f}) {
					best = max(best, 20)
				}
			}
		}
	}
	return w + best
}
