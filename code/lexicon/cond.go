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
			c := Cond{Slot: strings.TrimRight(slot, "!+"), Not: strings.HasSuffix(slot, "!"), Must: strings.HasSuffix(slot, "+"), Lem: map[string]bool{}, Kind: map[string]bool{}}
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
	switch {
	case alt == "*":
		c.Any = true
	case alt == "plural" || alt == "reflexive" || strings.HasPrefix(alt, "kind:") || strings.HasPrefix(alt, "type:") || strings.HasPrefix(alt, "sector:"):
		c.Kind[alt] = true
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

func (c *Cond) matches(fs []Filler) bool {
	for _, f := range fs {
		if c.Any || c.Lem[f.Lemma] || f.Kind != "" && c.Kind["kind:"+f.Kind] || f.Type != "" && c.Kind["type:"+f.Type] ||
			f.Plural && c.Kind["plural"] || f.Reflexive && c.Kind["reflexive"] {
			return true
		}
		for _, w := range f.Words {
			if c.Lem[w] {
				return true
			}
		}
		for _, sector := range f.Sectors {
			if c.Kind["sector:"+sector] {
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
			case c.Lem[f.Lemma], f.Type != "" && c.Kind["type:"+f.Type], f.Reflexive && c.Kind["reflexive"]:
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
