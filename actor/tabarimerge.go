package actor

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// dated are the country and sectors that an entry has in a span of time.
type dated struct {
	country string
	sectors []string
	Span
}

// codesAt are the codes of a day: those whose span holds it, else the last to
// have begun; without a day the last.
func (e *Entry) codesAt(day time.Time) (dated, bool) {
	if len(e.dated) == 0 {
		return dated{}, false
	}
	out := e.dated[len(e.dated)-1]
	for _, c := range e.dated {
		if !day.IsZero() && c.Contains(day) {
			out = c
			break
		}
	}
	return out, true
}

// recoded lays an entry's dated codes over an answer.
func (e *Entry) recoded(a Answer, day time.Time) Answer {
	if c, ok := e.codesAt(day); ok {
		a.Country, a.Sectors = c.country, c.sectors
		a.Why += "; coded by your dictionary"
	}
	return a
}

// tabariFile reports whether a file is written as a TABARI or PETRARCH
// dictionary: its first line with words has, or is followed by, a code in brackets.
func tabariFile(text []byte) bool {
	seen := 0
	for line := range bytes.Lines(text) {
		line = bytes.TrimRight(line, "\r\n")
		if len(bytes.TrimSpace(line)) == 0 || line[0] == '#' || line[0] == '<' || line[0] == '!' || line[0] == '.' {
			continue
		}
		if tabariCode.Match(line) {
			return true
		}
		if seen++; seen > 20 || bytes.ContainsRune(line, '|') {
			return false
		}
	}
	return false
}

// dictionaryFiles lists the files of a layer that may be dictionaries.
func dictionaryFiles(layer fs.FS) []string {
	var out []string
	for _, pattern := range []string{"*.txt", "*.actors", "*.agents"} {
		found, _ := fs.Glob(layer, pattern)
		out = append(out, found...)
	}
	return out
}

// readTabari merges a dictionary into the base: a name that the base has keeps
// its entry and takes the dictionary's codes, any other becomes an organization.
func (b *Base) readTabari(text []byte, file string) error {
	d, err := LoadTabari(bytes.NewReader(text))
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	known := b.namesOf()
	for _, names := range d.Groups {
		var codes []dated
		for _, c := range d.Codes[Fold(names[0])] {
			codes = append(codes, b.readCAMEO(c))
		}
		b.mergeNames(names, codes, known, path.Base(file))
	}
	b.mergeAgents(d, path.Base(file))
	return nil
}

// namesOf is every plain name and alias of the entries, folded, with its entry.
func (b *Base) namesOf() map[string]*Entry {
	out := map[string]*Entry{}
	for _, e := range b.entries {
		for _, a := range e.Aliases {
			if key := Fold(a); out[key] == nil {
				out[key] = e
			}
		}
	}
	for _, e := range b.entries {
		out[Fold(e.Name)] = e
	}
	return out
}

func (b *Base) mergeNames(names []string, codes []dated, known map[string]*Entry, file string) {
	var e *Entry
	for _, n := range names {
		if e = known[Fold(n)]; e != nil {
			break
		}
	}
	if bare := len(codes) == 1 && len(codes[0].sectors) == 0; bare && (e != nil && e.Country == codes[0].country || b.capitalOf(names, codes[0].country)) {
		return // "BAGHDAD [IRQ]": the base says as much, and more
	}
	if e == nil {
		name := title(names[0])
		e = &Entry{ID: Slug(name), Name: name, Kind: "organization", Class: "organization", Country: codes[0].country, Sectors: codes[0].sectors,
			Source: file, File: file}
		b.entries[e.ID] = e
		known[Fold(name)] = e
	}
	e.dated = codes
	for _, n := range names {
		if known[Fold(n)] == nil {
			e.Aliases = append(e.Aliases, title(n))
			known[Fold(n)] = e
		}
	}
}

// capitalOf reports whether one of the names is a mark of the state itself: its
// capital, adjective or people.
func (b *Base) capitalOf(names []string, iso string) bool {
	e := b.entries[iso]
	if e == nil {
		return false
	}
	for _, n := range names {
		for _, a := range e.Aliases {
			_, plain, marked := strings.Cut(a, ":")
			if marked && Fold(plain) == Fold(n) {
				return true
			}
		}
	}
	return false
}

// title writes a dictionary's capitals as a name; what is no longer than an
// acronym stays.
func title(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		if len(words) > 1 && len(w) > 3 || len(w) > 5 {
			words[i] = w[:1] + strings.ToLower(w[1:])
		}
		if i > 0 && functionWords[strings.ToLower(w)] {
			words[i] = strings.ToLower(w)
		}
	}
	return strings.Join(words, " ")
}

// cameoSectors are CAMEO's codes of roles that PLOVER writes otherwise.
var cameoSectors = map[string]string{"MED": "JRN", "INS": "REB", "SEP": "REB", "MOD": "", "RAD": "", "DEV": "", "SET": "CVL", "NGM": "NGO"}

// readCAMEO takes a code such as "XAAGOVMIL" apart: a country or a kind of
// international actor, then roles; codes of single groups and religions that
// PLOVER lacks are left out.
func (b *Base) readCAMEO(c DatedCode) dated {
	out := dated{country: "---", Span: c.Span}
	for i := 0; i+3 <= len(c.Code); i += 3 {
		part := c.Code[i : i+3]
		e := b.entries[part]
		switch to, renamed := cameoSectors[part]; {
		case i == 0 && e != nil && e.Kind == "state", i == 0 && (part == "IGO" || part == "NGO" || part == "MNC"):
			out.country = part
			if part != "MNC" && e == nil {
				out.sectors = append(out.sectors, part)
			}
		case renamed && to != "":
			part = to
			fallthrough
		case Sectors[part]:
			if !slices.Contains(out.sectors, part) {
				out.sectors = append(out.sectors, part)
			}
		case i == 0 && !renamed && part != "IMG" && part != "INT":
			out.country = part // a country of the user's own
		}
	}
	return out
}

// mergeAgents gives agent nouns the dictionary's codes; those that the base has
// keep what it knows of their grammar.
func (b *Base) mergeAgents(d *Dictionary, file string) {
	have := map[string]*Agent{}
	for _, a := range b.agents {
		for _, w := range a.Words {
			have[Fold(w)] = a
			have[Fold(plural(w))] = a
		}
	}
	words := make([]string, 0, len(d.Agents))
	for w := range d.Agents {
		words = append(words, w)
	}
	slices.Sort(words)
	for _, w := range words {
		sectors := b.readCAMEO(DatedCode{Code: strings.TrimPrefix(d.Agents[w], "~")}).sectors
		if len(sectors) == 0 {
			continue
		}
		own := &Agent{Words: []string{w}, Sectors: sectors, Flags: string(flagPeople), File: file}
		if was := have[w]; was != nil {
			if slices.Equal(was.Sectors, sectors) {
				continue
			}
			own.Role, own.Flags = was.Role, was.Flags
			was.Words = slices.DeleteFunc(slices.Clone(was.Words), func(x string) bool { return Fold(x) == w })
		}
		b.agents = append(b.agents, own)
	}
	b.agents = slices.DeleteFunc(b.agents, func(a *Agent) bool { return len(a.Words) == 0 })
}
