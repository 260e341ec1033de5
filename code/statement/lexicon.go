// Package statement finds who said what: verbs, nouns and phrases that
// attribute, quotations, and whose they are.
//
// The kinds of attribution are those of PolNeAR (Newell et al., LREC 2018) and
// PARC 3 (Pareti 2016): a source, a cue and a content.
package statement

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"
)

// Kinds of attribution.
const (
	Speech   = "speech"   // said, written, shown
	Attitude = "attitude" // believed, wanted, intended
)

// cue is one entry of the lexicon.
type cue struct {
	kind, stance     string
	clause, inf, obj bool
	quote            bool
	preps            map[string]bool
}

// Lexicon holds the words that attribute.
type Lexicon struct{ verbs, nouns map[string]cue }

// Load reads cues.txt and nouns.txt.
func Load(fsys fs.FS) (*Lexicon, error) {
	l := &Lexicon{verbs: map[string]cue{}, nouns: map[string]cue{}}
	err := each(fsys, "cues.txt", 4, func(f []string) error { return add(l.verbs, f[0], f[1], f[2], f[3]) })
	if err != nil {
		return nil, err
	}
	err = each(fsys, "nouns.txt", 3, func(f []string) error { return add(l.nouns, f[0], Speech, f[1], f[2]) })
	return l, err
}

var stances = map[string]bool{"asserts": true, "denies": true, "condemns": true, "praises": true, "warns": true, "demands": true,
	"promises": true, "claims-responsibility": true, "asks": true}

func add(m map[string]cue, word, kind, stance, frames string) error {
	if _, ok := m[word]; ok {
		return fmt.Errorf("%q stands twice", word)
	}
	if kind != Speech && kind != Attitude {
		return fmt.Errorf("%q: kind %q, want speech or attitude", word, kind)
	}
	if !stances[stance] {
		return fmt.Errorf("%q: unknown stance %q", word, stance)
	}
	c := cue{kind: kind, stance: stance, quote: true, preps: map[string]bool{}}
	for _, f := range strings.Split(frames, ",") {
		switch f = strings.TrimSpace(f); {
		case f == "c":
			c.clause = true
		case f == "x":
			c.inf = true
		case f == "o":
			c.obj = true
		case f == "q":
		case strings.HasPrefix(f, "p:") && len(f) > 2:
			c.preps[f[2:]] = true
		default:
			return fmt.Errorf("%q: unknown frame %q", word, f)
		}
	}
	m[word] = c
	return nil
}

// each calls f with the trimmed fields of every line of a data file.
func each(fsys fs.FS, name string, fields int, f func([]string) error) error {
	r, err := fsys.Open(name)
	if err != nil {
		return fmt.Errorf("open statement data: %w", err)
	}
	defer r.Close()
	sc, n, prev := bufio.NewScanner(r), 0, ""
	for sc.Scan() {
		n++
		line := strings.TrimSpace(sc.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "|")
		for i := range cols {
			cols[i] = strings.TrimSpace(cols[i])
		}
		if len(cols) != fields {
			return fmt.Errorf("%s:%d: %d fields, want %d", name, n, len(cols), fields)
		}
		if cols[0] < prev {
			return fmt.Errorf("%s:%d: %q is out of order after %q", name, n, cols[0], prev)
		}
		prev = cols[0]
		if err := f(cols); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return sc.Err()
}
