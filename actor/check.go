package actor

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/sitrep-news/sitrep/data/check"
)

// Mistake is something wrong in a line of the data.
type Mistake struct {
	File string
	Line int // from 1
	Err  error
}

func (m *Mistake) Error() string { return fmt.Sprintf("%s:%d: %v", m.File, m.Line, m.Err) }
func (m *Mistake) Unwrap() error { return m.Err }

func mistake(file string, line int, format string, args ...any) error {
	return &Mistake{File: file, Line: line, Err: fmt.Errorf(format, args...)}
}

// DataCheck proves data/actors sound: what Check finds, for sitrep test.
func DataCheck() check.Data {
	return check.Data{Name: "actors", Run: func(fsys fs.FS) []check.Finding {
		own, err := fs.Sub(fsys, folder)
		if err != nil {
			return []check.Finding{{File: folder, What: err.Error()}}
		}
		var out []check.Finding
		for _, err := range Check(own) {
			f := check.Finding{File: folder, What: err.Error()}
			if m := (*Mistake)(nil); errors.As(err, &m) {
				f = check.Finding{File: folder + "/" + m.File, Line: m.Line, What: m.Err.Error()}
			}
			out = append(out, f)
		}
		return out
	}}
}

const folder = "actors"

// checkTargets reports links, offices and countries that name nothing in the base.
func (b *Base) checkTargets() []error {
	var errs []error
	for _, e := range b.order {
		report := func(format string, args ...any) {
			errs = append(errs, mistake(e.File, e.Line, e.Name+": "+format, args...))
		}
		for _, l := range e.Links {
			if b.entries[l.To] == nil {
				report("%s=%s, but no entry has that id", l.Type, l.To)
			}
		}
		for _, t := range e.Terms {
			if b.roles[t.Role] == nil {
				report("no agent noun has the role %q", t.Role)
			}
			if b.entries[t.Of] == nil && !specialCountry[t.Of] {
				report("office of %q, but no entry has that id", t.Of)
			}
		}
		if len(e.dated) == 0 && e.Class != "state" && !specialCountry[e.Country] && b.entries[e.Country] == nil {
			report("country %s is not in the states file", e.Country)
		}
	}
	return errs
}

// checkShape reports cycles of part_of, dead aliases and agent nouns told twice.
func (b *Base) checkShape() []error {
	var errs []error
	for _, e := range b.order {
		if b.aboveItself(e) {
			errs = append(errs, mistake(e.File, e.Line, "%s: is part of itself", e.Name))
		}
		errs = append(errs, b.deadAliases(e)...)
	}
	errs = append(errs, b.duplicateShapes()...)
	return append(errs, b.duplicateAgents()...)
}

// specialCountry are the country codes of those that belong to no state.
var specialCountry = map[string]bool{"IGO": true, "NGO": true, "MNC": true, "---": true}

func (b *Base) aboveItself(e *Entry) bool {
	seen := map[string]bool{}
	var climb func(id string) bool
	climb = func(id string) bool {
		n := b.entries[id]
		if n == nil || seen[id] {
			return false
		}
		seen[id] = true
		for _, l := range n.Links {
			if l.Type == "part_of" && (l.To == e.ID || climb(l.To)) {
				return true
			}
		}
		return false
	}
	return climb(e.ID)
}

// deadAliases reports aliases that fold to nothing or stand twice on one entry.
func (b *Base) deadAliases(e *Entry) []error {
	var errs []error
	seen := map[string]bool{}
	for _, a := range e.Aliases {
		mark := ""
		for _, m := range []string{markAdjective, markPeople, markCapital} {
			if strings.HasPrefix(a, m) {
				mark = m
			}
		}
		k := Fold(strings.TrimPrefix(a, mark))
		if k == "" {
			errs = append(errs, mistake(e.File, e.Line, "%s: the alias %q can never match", e.Name, a))
		}
		if seen[mark+a] {
			errs = append(errs, mistake(e.File, e.Line, "%s: the alias %q stands twice", e.Name, a))
		}
		seen[mark+a] = true
	}
	return errs
}

// duplicateAgents reports spellings that two agent nouns claim.
func (b *Base) duplicateAgents() []error {
	var errs []error
	seen := map[string]*Agent{}
	for _, a := range b.agents {
		for _, w := range a.Words {
			k := Fold(w)
			if was := seen[k]; was != nil {
				errs = append(errs, mistake(a.File, a.Line, "agent %q, already at %s:%d", w, was.File, was.Line))
			}
			seen[k] = a
		}
	}
	return errs
}

// checkOrder reports lines that are not in the order of their first column.
func (b *Base) checkOrder(fsys fs.FS) []error {
	var errs []error
	files, _ := fs.Glob(fsys, "*.txt")
	for _, name := range files {
		f, err := fsys.Open(name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<20)
		last, head := "", true
		for n := 1; lines.Scan(); n++ {
			line := strings.TrimSpace(lines.Text())
			if line == "" || line[0] == '#' {
				continue
			}
			if head && line == registerHead {
				break // checkRegisters goes through these
			}
			if head {
				head = false
				continue
			}
			first, _, _ := strings.Cut(line, "|")
			k := sortKey(first)
			if k < last {
				errs = append(errs, mistake(name, n, "%q is out of order", first))
			}
			last = k
		}
		f.Close()
	}
	return errs
}

// sortKey orders lines by the slug of their first column.
func sortKey(first string) string { return Slug(first) }
