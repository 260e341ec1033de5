package actor

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// registerHead begins the files of registers: names that need no more than where they
// are from and what they are, thousands of them. Nothing of a register is loaded: its
// lines stand in the order of their names and are searched as they stand.
const registerHead = "name|kind|country|sectors|office"

// register is the lines of one such file, below its head.
type register struct {
	name  string // of the file
	text  []byte
	first int // number of the first line
	layer int // 0 for the lowest
}

// splitRegister parts a file's text into the head, with the comments before it, and the
// lines below; false where it is no register.
func splitRegister(name string, text []byte) (register, bool) {
	rest, n := text, 1
	for len(rest) > 0 {
		line, after, _ := bytes.Cut(rest, []byte("\n"))
		n++
		rest = after
		if line = bytes.TrimSpace(line); len(line) == 0 || line[0] == '#' {
			continue
		}
		return register{name: name, text: rest, first: n}, string(line) == registerHead
	}
	return register{}, false
}

// find is the line of a name, by its slug; "" where there is none.
func (r register) find(slug string) string {
	lo, hi := 0, len(r.text) // the line begins in [lo, hi)
	for lo < hi {
		mid := lo + (hi-lo)/2
		begin := bytes.LastIndexByte(r.text[:mid], '\n') + 1
		line := r.text[begin:]
		end := bytes.IndexByte(line, '\n')
		if end < 0 {
			end = len(line)
		}
		first, _, _ := bytes.Cut(line[:end], []byte("|"))
		switch c := compareSlug(untagged(first), slug); {
		case c < 0:
			lo = begin + end + 1
		case c > 0:
			hi = begin
		default:
			return string(line[:end])
		}
	}
	return ""
}

// untagged is a name without the bracketed part that tells namesakes apart.
func untagged[T []byte | string](name T) T {
	for at := 1; at+1 < len(name); at++ {
		if name[at] == ' ' && name[at+1] == '(' {
			return name[:at]
		}
	}
	return name
}

// registered looks words [i, j) up in the registers, as they stand ("A. R. Rahman", "Al-Quds
// University") and without what leads them.
func (r *resolver) registered(i, j int) (Answer, bool) {
	if a, ok := r.inRegister(i, j); ok {
		return a, true
	}
	if k := r.skipLead(i, j); k != i {
		return r.inRegister(k, j)
	}
	return Answer{}, false
}

// inRegister looks up words [i, j) as they stand, in the last layer's registers first. They
// must begin with a capital; letters alone count only where their country is spoken of.
func (r *resolver) inRegister(i, j int) (Answer, bool) {
	if len(r.b.registers) == 0 || r.lower || i >= j || j-i > longestName || !r.ws[i].cap {
		return Answer{}, false
	}
	name := display(r.q.Text, r.ws[i:j])
	if r.ws[j-1].poss {
		name = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(name, "'’"), "s"), "'’ ")
	}
	slug := Slug(name)
	for k := len(r.b.registers) - 1; k >= 0; k-- {
		line := r.b.registers[k].find(slug)
		if line == "" {
			continue
		}
		e, err := readRegistered(strings.Split(line, "|"))
		if err != nil {
			continue // Check tells of it
		}
		letters := j == i+1 && strings.ToUpper(e.Name) == e.Name
		if j == i+1 && r.ws[i].upper && !letters && len(e.Name) < 5 && !r.allUpper() {
			continue // "SAN", letters that spell a name
		}
		if letters && !r.ws[i].upper || (letters || e.Kind == "people" && slices.Contains(e.Sectors, "PTY")) && ofLand(e.Country) && e.Country != r.q.Country && !r.contextHas(e.Country) {
			continue // letters, or "Conservatives", that stand for something else elsewhere
		}
		a := Answer{Name: e.Name, Kind: e.Kind, Country: e.Country, Sectors: e.Sectors, Score: 0.9, Why: e.Name + " (" + r.b.registers[k].name + ")"}
		if e.Life.Before(r.q.Date) {
			a.Sectors, a.Former = afterOffice(a.Sectors), true
		}
		return a, true
	}
	return Answer{}, false
}

// ofLetters answers for letters that the press of the land which the report is about writes
// for a body or an office of it: "SC" in one, "HC" in another. Their lines have the land's code
// behind them.
func (r *resolver) ofLetters() (Answer, bool) {
	i := r.skipLead(0, len(r.ws))
	if i+1 != len(r.ws) || !r.ws[i].upper || len(r.ws[i].text) > longestLetters || r.q.Country == "" {
		return Answer{}, false
	}
	slug := Slug(r.ws[i].text + " " + r.q.Country)
	for k := len(r.b.registers) - 1; k >= 0; k-- {
		e, err := readRegistered(strings.Split(r.b.registers[k].find(slug), "|"))
		if err != nil {
			continue
		}
		name := strings.TrimSuffix(e.Name, " "+e.Country)
		return Answer{Name: name, Kind: e.Kind, Country: e.Country, Sectors: e.Sectors, Score: 0.9, Why: name + " (" + r.b.registers[k].name + ")"}, true
	}
	return Answer{}, false
}

// longestLetters is how many letters such a name has at most.
const longestLetters = 6

// ofLand reports whether a country code is that of a state.
func ofLand(country string) bool { return !specialCountry[country] }

// longestName is the most words of a name in a register.
const longestName = 10

// readRegistered reads the columns of a register's line.
func readRegistered(c []string) (*Entry, error) {
	if len(c) != 4 && len(c) != 5 {
		return nil, fmt.Errorf("%d columns, but the head names 5, of which the last may be missing", len(c))
	}
	e := &Entry{ID: Slug(untagged(c[0])), Name: untagged(c[0]), Kind: c[1], Country: c[2], Sectors: strings.Fields(c[3])}
	if len(c) == 5 {
		var err error
		if e.Life, err = readLife(c[4]); err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name, err)
		}
	}
	switch {
	case e.ID == "":
		return nil, fmt.Errorf("the name %q can never match", c[0])
	case e.Kind != "person" && e.Kind != "organization" && e.Kind != "people":
		return nil, fmt.Errorf("%s: %q is none of: person, organization, people", e.Name, e.Kind)
	case len(e.Sectors) == 0:
		return nil, fmt.Errorf("%s has no sector", e.Name)
	}
	for _, s := range e.Sectors {
		if !Sectors[s] {
			return nil, fmt.Errorf("%s: %q is no sector code", e.Name, s)
		}
	}
	return e, nil
}

// checkRegisters reports lines that are not as they must be, names that stand twice, and
// those that the base has with its entries, which come first, in the layers from one on.
func (b *Base) checkRegisters(from int) []error {
	var errs []error
	for _, r := range b.registers {
		if r.layer < from {
			continue
		}
		last := ""
		for n, line := range strings.Split(strings.TrimRight(string(r.text), "\n"), "\n") {
			e, err := readRegistered(strings.Split(line, "|"))
			if err != nil {
				errs = append(errs, mistake(r.name, r.first+n, "%w", err))
				continue
			}
			switch {
			case e.ID == last:
				errs = append(errs, mistake(r.name, r.first+n, "%s stands twice", e.Name))
			case e.ID < last:
				errs = append(errs, mistake(r.name, r.first+n, "%q is out of order", e.Name))
			case !specialCountry[e.Country] && b.entries[e.Country] == nil:
				errs = append(errs, mistake(r.name, r.first+n, "country %s is not in the states file", e.Country))
			case b.named(e.Name):
				errs = append(errs, mistake(r.name, r.first+n, "%s has an entry already", e.Name))
			}
			last = e.ID
		}
	}
	return errs
}

// named reports whether an entry of the base bears a name.
func (b *Base) named(name string) bool {
	for _, f := range b.index.refs(splitWords(name)) {
		if f.e != nil && f.kind == refName && !f.tagged {
			return true
		}
	}
	return false
}
