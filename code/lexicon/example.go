package lexicon

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/data/check"
)

// Past holds the past forms of verbs that are not regular.
type Past map[string]string

// LoadPast reads irregular.txt.
func LoadPast(fsys fs.FS) (Past, error) {
	lines, err := check.Lines(fsys, "irregular.txt")
	if err != nil {
		return nil, fmt.Errorf("load irregular verbs: %w", err)
	}
	p := Past{}
	for _, l := range lines {
		verb, past, ok := strings.Cut(l.Text, " | ")
		if !ok || p[verb] != "" {
			return nil, fmt.Errorf("load irregular verbs: %s", l.Errorf("want a new 'verb | past', have %q", l.Text))
		}
		p[verb] = past
	}
	return p, nil
}

// Of is the past form of a verb.
func (p Past) Of(verb string) string {
	if f := p[verb]; f != "" {
		return f
	}
	n := len(verb)
	vowel := func(i int) bool { return i >= 0 && strings.ContainsRune("aeiou", rune(verb[i])) }
	switch {
	case strings.HasSuffix(verb, "e"):
		return verb + "d"
	case strings.HasSuffix(verb, "y") && !vowel(n-2):
		return verb[:n-1] + "ied"
	case n <= 4 && n > 2 && !vowel(n-1) && vowel(n-2) && !vowel(n-3) && !strings.ContainsRune("wxy", rune(verb[n-1])):
		return verb + verb[n-1:] + "ed"
	}
	return verb + "ed"
}

// Example makes the entry's hit and near miss: sentences of invented countries
// that fill its conditions. The near miss says that it never happened.
func (e *Entry) Example(p Past) (hit, miss string) {
	if len(e.Conds) == 0 && e.POS != 'a' {
		i := 0
		word := p.Of(e.Words[0])
		if e.POS == 'n' {
			i, word = 1, strings.Join(e.Words, " ")
		} else if len(e.Words) > 1 {
			word += " " + strings.Join(e.Words[1:], " ")
		}
		mark := [2]string{"{v}", "{n}"}[i]
		return strings.ReplaceAll(e.Frame.Hit[i], mark, word), strings.ReplaceAll(e.Frame.Miss[i], mark, word)
	}
	if c := e.Conds; len(c) == 1 && c[0].Slot == "are" {
		return "The " + e.Words[0] + " of the raid included three " + c[0].filler() + ".", "No " + e.Words[0] + " was ever named."
	}
	subject, rest, will := "The government", "", false
	for _, c := range e.wanted() {
		switch c.Slot {
		case "subj":
			subject = "The " + c.filler()
		case "will":
			will = true
		case "sayer", "not":
		default:
			rest += c.phrase()
		}
	}
	if tail := strings.Join(e.Words, " ") + rest; will {
		not := ""
		if e.Asks("not") {
			not = "not "
		}
		return "The general said on Monday that Sarmania would " + not + tail + ".", "The general said that Sarmania never " + p.Of(e.Words[0]) + rest + "."
	}
	words := strings.Join(e.Words, " ")
	switch e.POS {
	case 'v':
		tail := strings.Join(append([]string{""}, e.Words[1:]...), " ")
		return subject + " " + p.Of(e.Words[0]) + tail + rest + " on Monday.", subject + " never " + p.Of(e.Words[0]) + tail + rest + "."
	case 'a':
		return subject + " is " + words + rest + ".", subject + " is not " + words + rest + "."
	}
	return "The " + words + rest + " by the government was announced.", "There was no " + words + rest + " by the government."
}

// Asks reports whether the entry has a condition on the slot.
func (e *Entry) Asks(slot string) bool {
	return slices.ContainsFunc(e.Conds, func(c Cond) bool { return c.Slot == slot })
}

// wanted are the conditions that must be met, and the first of the others that
// something stand somewhere.
func (e *Entry) wanted() []Cond {
	var out []Cond
	free := false
	for _, c := range e.Conds {
		switch {
		case c.Must:
			out = append(out, c)
		case !c.Not && !free && (len(c.Lem) > 0 || c.Any || c.Plural || c.Reflexive || c.Kinds != nil || c.Types != nil || c.Sectors != nil):
			out, free = append(out, c), true
		}
	}
	return out
}

// filler is a word that meets the condition.
func (c *Cond) filler() string {
	if len(c.Lem) > 0 {
		words := make([]string, 0, len(c.Lem))
		for w := range c.Lem {
			words = append(words, w)
		}
		slices.Sort(words)
		return words[len(words)/2]
	}
	for _, k := range [...][2]string{{"person", "general"}, {"people", "villagers"}, {"organization", "army"}, {"state", "government"}, {"place", "town"}} {
		if c.Kinds[k[0]] {
			return k[1]
		}
	}
	switch {
	case c.Plural:
	case c.Sectors["COP"]:
		return "police"
	case c.Sectors["MIL"]:
		return "army"
	}
	return "rebels"
}

// phrase is the condition's slot filled, with its preposition.
func (c *Cond) phrase() string {
	switch c.Slot {
	case "obj", "iobj":
		if c.Reflexive {
			return " itself"
		}
		return " the " + c.filler()
	case "xcomp":
		for typ, verb := range map[string]string{"ASSAULT": "attack the town", "SANCTION": "break off relations with Sarmania"} {
			if c.Types[typ] {
				return " to " + verb
			}
		}
		return " to withdraw the troops"
	case "ccomp":
		return " that the army shelled the town"
	case "amod", "comp", "poss":
		return ""
	}
	return " " + c.Slot + " the " + c.filler()
}
