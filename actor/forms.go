package actor

import (
	"fmt"
	"strings"
)

// form is one kind of file: its head line and how a line becomes an entry. A
// line may make more than one entry (a state makes its government's seats).
type form struct {
	columns int
	agent   bool
	shape   bool
	read    func(cols []string) (*Entry, []*Entry, error)
}

// forms are the known heads of files.
var forms = map[string]*form{
	"iso3|name|aliases|adjectives|people|capital|seats|status|source": {columns: 9, read: readState},
	"name|country|class|aliases|adjectives|capital|status|source":     {columns: 8, read: readRegion},
	"name|class|country|sectors|aliases|links|dates|source":           {columns: 8, read: readOrg},
	"name|country|offices|aliases|links|life|source":                  {columns: 7, read: readPerson},
	"words|sectors|role|flags":                                        {columns: 4, agent: true},
	"words|side|sectors":                                              {columns: 3, shape: true},
}

// list cuts "a; b; c" into its parts.
func list(text string) []string {
	if text == "" {
		return nil
	}
	parts := strings.Split(text, ";")
	out := parts[:0]
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

func source(text, name string) string {
	if text == "" {
		return "Wikipedia: " + name
	}
	return text
}

// readState makes the state and, for each seat ("Kremlin"), its government's
// metonym. The demonyms are kept in Links' stead as aliases with a prefix.
func readState(c []string) (*Entry, []*Entry, error) {
	if len(c[0]) != 3 || strings.ToUpper(c[0]) != c[0] {
		return nil, nil, fmt.Errorf("state code %q is not three capital letters", c[0])
	}
	if c[1] == "" {
		return nil, nil, fmt.Errorf("state %s has no name", c[0])
	}
	e := &Entry{ID: c[0], Name: c[1], Kind: "state", Class: "state", Country: c[0],
		Aliases: list(c[2]), Source: source(c[8], c[1])}
	addDemonyms(e, c[3], c[4])
	for _, city := range list(c[5]) {
		e.Aliases = append(e.Aliases, markCapital+city)
	}
	if c[7] != "" {
		e.Sectors = []string{"PRE"}
		if of, ok := strings.CutPrefix(c[7], "de facto in "); ok {
			e.Country = of
		} else if c[7] == "recognised by some" {
			e.Sectors = nil
		} else if c[7] == "territory" {
			e.Class, e.Sectors = "territory", nil
		} else {
			return nil, nil, fmt.Errorf("status %q is none of: recognised by some, territory, de facto in ISO", c[7])
		}
	}
	var more []*Entry
	for _, seat := range list(c[6]) {
		names := strings.Split(seat, "=")
		more = append(more, &Entry{ID: Slug(names[0]), Name: strings.TrimSpace(names[0]), Kind: "organization", Class: "government",
			Country: c[0], Sectors: []string{"GOV"}, Aliases: names[1:], Source: e.Source,
			Links: []Link{{Type: "part_of", To: c[0]}}})
	}
	return e, more, nil
}

// The marks that tell the uses of an alias apart inside an entry's Aliases.
const (
	markAdjective = "adj:"
	markPeople    = "people:"
	markCapital   = "capital:"
)

// addDemonyms puts the adjectives and the people's names on the entry; where
// no people are given, the plural of each adjective in -i or -an serves.
func addDemonyms(e *Entry, adjectives, people string) {
	for _, a := range list(adjectives) {
		e.Aliases = append(e.Aliases, markAdjective+a)
		if people == "" {
			e.Aliases = append(e.Aliases, markPeople+a+"s")
		}
	}
	for _, p := range list(people) {
		e.Aliases = append(e.Aliases, markPeople+p)
	}
}

// readRegion makes a part of a state: a province, a city, a de facto state.
func readRegion(c []string) (*Entry, []*Entry, error) {
	if c[0] == "" || len(c[1]) != 3 {
		return nil, nil, fmt.Errorf("region %q needs a name and a state code, not %q", c[0], c[1])
	}
	e := &Entry{ID: Slug(c[0]), Name: c[0], Kind: "place", Class: c[2], Country: c[1],
		Aliases: list(c[3]), Source: source(c[7], c[0]), Links: []Link{{Type: "part_of", To: c[1]}}}
	addDemonyms(e, c[4], "")
	for _, city := range list(c[5]) {
		e.Aliases = append(e.Aliases, markCapital+city)
	}
	switch c[6] {
	case "":
	case "de facto state":
		e.Kind, e.Sectors = "state", []string{"PRE"}
	default:
		return nil, nil, fmt.Errorf("status %q is not: de facto state", c[6])
	}
	return e, nil, nil
}

func readOrg(c []string) (*Entry, []*Entry, error) {
	kind, ok := classKinds[c[1]]
	if c[0] == "" || !ok {
		return nil, nil, fmt.Errorf("%q: class %q is not one of the README's", c[0], c[1])
	}
	e := &Entry{ID: Slug(c[0]), Name: c[0], Kind: kind, Class: c[1], Country: c[2],
		Sectors: strings.Fields(c[3]), Aliases: list(c[4]), Source: source(c[7], c[0])}
	if err := checkCodes(e); err != nil {
		return nil, nil, err
	}
	var err error
	if e.Links, err = readLinks(c[5]); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", c[0], err)
	}
	if e.Life, err = readLife(c[6]); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", c[0], err)
	}
	return e, nil, nil
}

func readPerson(c []string) (*Entry, []*Entry, error) {
	e := &Entry{ID: Slug(c[0]), Name: c[0], Kind: "person", Class: "person", Country: c[1],
		Aliases: list(c[3]), Source: source(c[6], c[0])}
	if c[0] == "" {
		return nil, nil, fmt.Errorf("a person without a name")
	}
	err := checkCodes(e)
	if err == nil {
		e.Terms, err = readTerms(c[2], c[1])
	}
	if err == nil {
		e.Links, err = readLinks(c[4])
	}
	if err == nil {
		e.Life, err = readLife(c[5])
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", c[0], err)
	}
	return e, nil, nil
}

func checkCodes(e *Entry) error {
	if len(e.Country) != 3 || (e.Country != "---" && strings.ToUpper(e.Country) != e.Country) {
		return fmt.Errorf("%s: country %q is not a code; write --- where there is none", e.Name, e.Country)
	}
	for _, s := range e.Sectors {
		if !Sectors[s] {
			return fmt.Errorf("%s: %q is no sector code", e.Name, s)
		}
	}
	return nil
}

func readLife(text string) (Span, error) {
	if text == "" {
		return Span{}, nil
	}
	return ParseSpan(text)
}

// readLinks reads "part_of=id; backed_by=IRN@2003..2011".
func readLinks(text string) ([]Link, error) {
	var out []Link
	for _, part := range list(text) {
		kind, rest, ok := strings.Cut(part, "=")
		if !ok || !linkTypes[kind] {
			return nil, fmt.Errorf("link %q is not relation=id", part)
		}
		to, when, dated := strings.Cut(rest, "@")
		l := Link{Type: kind, To: to}
		if dated {
			var err error
			if l.Span, err = ParseSpan(when); err != nil {
				return nil, err
			}
		}
		out = append(out, l)
	}
	return out, nil
}

// readTerms reads "pm 2006-05..2014-09; leader:dawa-party 2007..".
func readTerms(text, country string) ([]Term, error) {
	var out []Term
	for _, part := range list(text) {
		role, when, ok := strings.Cut(part, " ")
		if !ok {
			return nil, fmt.Errorf("office %q is not: role from..to", part)
		}
		span, err := ParseSpan(when)
		if err != nil {
			return nil, err
		}
		name, of, _ := strings.Cut(role, ":")
		if of == "" {
			of = country
		}
		out = append(out, Term{Role: name, Of: of, Span: span})
	}
	return out, nil
}

func readAgent(c []string) (*Agent, error) {
	a := &Agent{Words: list(c[0]), Sectors: strings.Fields(c[1]), Role: c[2], Flags: c[3]}
	if len(a.Words) == 0 {
		return nil, fmt.Errorf("an agent without words")
	}
	for _, s := range a.Sectors {
		if !Sectors[s] {
			return nil, fmt.Errorf("%s: %q is no sector code", a.Words[0], s)
		}
	}
	if strings.Trim(a.Flags, "mgitpn") != "" {
		return nil, fmt.Errorf("%s: flags %q, but only m g i t p n are known", a.Words[0], a.Flags)
	}
	return a, nil
}
