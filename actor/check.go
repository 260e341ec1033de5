package actor

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"
)

// checkLinks reports links and offices that name nothing in the base, roles
// without an agent noun, and cycles of part_of.
func (b *Base) checkLinks() []error {
	var errs []error
	for _, e := range b.order {
		at := fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Name)
		for _, l := range e.Links {
			if b.entries[l.To] == nil {
				errs = append(errs, fmt.Errorf("%s: %s=%s, but no entry has that id", at, l.Type, l.To))
			}
		}
		for _, t := range e.Terms {
			if b.roles[t.Role] == nil {
				errs = append(errs, fmt.Errorf("%s: no agent noun has the role %q", at, t.Role))
			}
			if b.entries[t.Of] == nil && t.Of != "---" && t.Of != "IGO" {
				errs = append(errs, fmt.Errorf("%s: office of %q, but no entry has that id", at, t.Of))
			}
		}
		if e.Class != "state" && !specialCountry[e.Country] && b.entries[e.Country] == nil {
			errs = append(errs, fmt.Errorf("%s: country %s is not in the states file", at, e.Country))
		}
		if b.aboveItself(e) {
			errs = append(errs, fmt.Errorf("%s: is part of itself", at))
		}
		errs = append(errs, b.deadAliases(e, at)...)
	}
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
func (b *Base) deadAliases(e *Entry, at string) []error {
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
			errs = append(errs, fmt.Errorf("%s: the alias %q can never match", at, a))
		}
		if seen[mark+a] {
			errs = append(errs, fmt.Errorf("%s: the alias %q stands twice", at, a))
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
				errs = append(errs, fmt.Errorf("%s:%d: agent %q, already at %s:%d", a.File, a.Line, w, was.File, was.Line))
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
			if head {
				head = false
				continue
			}
			first, _, _ := strings.Cut(line, "|")
			k := sortKey(first)
			if k < last {
				errs = append(errs, fmt.Errorf("%s:%d: %q is out of order", name, n, first))
			}
			last = k
		}
		f.Close()
	}
	return errs
}

// sortKey orders lines by the slug of their first column.
func sortKey(first string) string { return Slug(first) }
