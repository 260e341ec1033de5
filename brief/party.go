package brief

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sitrep-news/sitrep"
)

// named writes a party as a sentence has it, with the article it takes.
func named(p sitrep.Party) string {
	name := strings.TrimSpace(p.Name)
	if name == "" || pronoun(name) {
		return ""
	}
	for _, a := range []string{"The ", "A ", "An "} {
		if rest, ok := strings.CutPrefix(name, a); ok {
			return strings.ToLower(a) + rest
		}
	}
	if a, _, _ := strings.Cut(name, " "); slices.Contains([]string{"the", "a", "an", "one", "two", "three", "four", "five", "some", "several", "many"}, strings.ToLower(a)) {
		return name
	}
	switch p.Kind {
	case sitrep.KindState:
		if strings.HasPrefix(name, "United ") || strings.HasSuffix(name, "s") && strings.Contains(name, " ") {
			return "the " + name
		}
		return name
	case sitrep.KindPeople:
		return name
	}
	if !common(name) {
		if p.Kind == sitrep.KindOrganization && body(name) {
			return "the " + name
		}
		return name
	}
	if pluralName(name) {
		return name
	}
	if body(name) || p.Kind == sitrep.KindPerson && startsUpper(name) {
		return "the " + name
	}
	return article(name) + name
}

// common tells a description ("Iraqi prime minister") from a name.
func common(name string) bool {
	for w := range strings.FieldsSeq(name) {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && !strings.Contains(w, "-") && !particle(w) {
			return true
		}
	}
	return false
}

// particle tells the small words within names.
func particle(w string) bool {
	return slices.Contains([]string{"al", "el", "bin", "ibn", "bint", "de", "da", "del", "der", "den", "di", "du", "la", "le", "van", "von", "of", "and", "for", "the", "in", "to"}, w)
}

// body tells organizations that go with "the": ministries, armies, councils.
func body(name string) bool {
	head, _, _ := strings.Cut(name, " of ")
	words := strings.Fields(strings.ToLower(head))
	if len(words) == 0 || len(words) == 1 && !strings.Contains(name, " of ") && startsUpper(name) {
		return false
	}
	switch words[len(words)-1] {
	case "government", "ministry", "department", "army", "navy", "forces", "force", "police", "council", "office", "agency", "administration", "authority", "authorities",
		"military", "guard", "guards", "corps", "union", "nations", "organization", "parliament", "court", "committee", "commission", "bank", "embassy", "presidency", "command", "service", "party", "front":
		return true
	}
	return false
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// pluralName tells whether a name stands for many by its form.
func pluralName(name string) bool {
	head, _, _ := strings.Cut(name, " of ")
	words := strings.Fields(strings.ToLower(head))
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	return last == "people" || last == "police" || last == "men" || strings.HasSuffix(last, "men") || strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss") && !strings.HasSuffix(last, "us")
}

// article is "a " or "an ", by the first letter.
func article(s string) string {
	r, _ := utf8.DecodeRuneInString(strings.ToLower(s))
	if strings.HasPrefix(s, "U.") || strings.HasPrefix(s, "US ") || strings.HasPrefix(strings.ToLower(s), "uni") {
		return "a "
	}
	if strings.ContainsRune("aeiou", r) {
		return "an "
	}
	return "a "
}

// most is how many parties a sentence names.
const most = 3

// names joins a side's parties; people that only describe who a named party is are
// left to it.
func names(ps []sitrep.Party) (string, bool) {
	var out []string
	many := false
	for _, p := range ps {
		if s := named(p); s != "" && !slices.Contains(out, s) {
			if out = append(out, s); p.Kind == sitrep.KindPeople || p.Kind != sitrep.KindState && !startsUpper(p.Name) && pluralName(p.Name) {
				many = true
			}
		}
	}
	if len(out) > most {
		return list(append(out[:most-1:most-1], "others")), true
	}
	return list(out), many || len(out) > 1
}

// target is what was hit: people before the thing they were at where the weapons are
// the hand's ("shot at soldiers", not "at a checkpoint"), else the thing told of, else who.
func target(e *sitrep.Event) (words string, many bool) {
	if len(e.Objects) > 0 && atPeople(e) {
		if words, many = names(slices.DeleteFunc(slices.Clone(e.Recipients), faceless)); words != "" {
			return words, many
		}
	}
	if e.Type != "CONSULT" && e.Type != "AGREE" && e.Type != "THREATEN" {
		for _, o := range e.Objects {
			if s := thing(o); s != "" {
				return s, pluralName(s)
			}
		}
	}
	return names(slices.DeleteFunc(slices.Clone(e.Recipients), func(p sitrep.Party) bool {
		return e.Type == "ASSAULT" && slices.Contains([]string{"people", "persons", "someone", "person"}, p.Name)
	}))
}

// atPeople tells violence that is done to people rather than to things.
func atPeople(e *sitrep.Event) bool {
	switch e.Mode {
	case "firearms", "beat", "primitive", "assassinate", "execute", "massacre":
		return e.Type == "ASSAULT"
	}
	return false
}

// faceless tells parties that are no people, or people of whom nothing but that is told.
func faceless(p sitrep.Party) bool {
	if p.Kind != sitrep.KindPeople && p.Kind != sitrep.KindPerson || len(p.Sectors) == 0 {
		return true
	}
	return slices.Contains([]string{"people", "persons", "someone", "person", "civilians", "residents"}, p.Name)
}

// thing writes an object's words as they fit a sentence; "" where they don't stand alone.
func thing(o string) string {
	o = strings.Join(strings.Fields(o), " ")
	first, rest, more := strings.Cut(o, " ")
	lower := strings.ToLower(first)
	switch {
	case o == "" || pronoun(o) && !more:
		return ""
	case !more:
		if !startsUpper(o) && !pluralName(o) {
			return "" // "fire": a word of the act's own
		}
		return clipped(o, 70)
	case slices.Contains([]string{"its", "their", "his", "her", "our", "my"}, lower):
		if pluralName(rest) {
			return clipped(rest, 70)
		}
		return article(rest) + clipped(rest, 70)
	case slices.Contains([]string{"the", "a", "an", "this", "that", "these", "those"}, lower):
		return lower + " " + clipped(rest, 70)
	}
	return clipped(o, 70)
}
