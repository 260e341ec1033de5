package timex

import (
	"fmt"
	"strings"
)

// pattern is one line of patterns.txt: a sequence of elements, what to do with
// the words they take, an example it must read and one it must not.
type pattern struct {
	name     string
	elems    []elem
	action   string
	args     []string
	hit      string // "three days ago = 2024-05-12"
	miss     string
	line     int
	priority int
}

// elem is a set of literals, a class, or an optional group.
type elem struct {
	literals []string
	class    string
	group    []elem
	hyphen   bool // the word must be glued to the one before by a hyphen
	plain    bool // the word must not be glued by a hyphen

	read reader // of a class that takes more than the lexicon
	memo int    // where a reading keeps what read gave last
}

// parsePattern reads "<q> <unit> ago/back (or so)". An element is alternatives
// of words joined by "/" ("\/" is the mark itself), a "<class>", or a group in parentheses that may be
// missing. A leading "-" asks for a hyphen before the word, "+" forbids one. The
// words before a lone "^" and behind a lone "$" must stand there but are not part
// of the expression.
func parsePattern(s string) ([]elem, error) {
	toks := strings.Fields(strings.NewReplacer("(", " ( ", ")", " ) ").Replace(s))
	elems, rest, err := parseElems(toks, 0)
	if err == nil && len(rest) > 0 {
		err = fmt.Errorf("unbalanced %q", rest[0])
	}
	if err == nil && len(elems) == 0 {
		err = fmt.Errorf("empty pattern")
	}
	return elems, err
}

func parseElems(toks []string, depth int) ([]elem, []string, error) {
	var out []elem
	for len(toks) > 0 {
		t := toks[0]
		toks = toks[1:]
		switch {
		case t == "(":
			group, rest, err := parseElems(toks, depth+1)
			if err != nil {
				return nil, nil, err
			}
			if len(rest) == 0 || rest[0] != ")" {
				return nil, nil, fmt.Errorf("a group is not closed")
			}
			toks = rest[1:]
			out = append(out, elem{group: group})
		case t == ")":
			if depth == 0 {
				return nil, nil, fmt.Errorf("unbalanced )")
			}
			return out, append([]string{t}, toks...), nil
		default:
			out = append(out, parseElem(t))
		}
	}
	return out, nil, nil
}

func parseElem(t string) elem {
	var e elem
	if len(t) > 1 && t[0] == '-' {
		e.hyphen, t = true, t[1:]
	}
	if len(t) > 1 && t[0] == '+' {
		e.plain, t = true, t[1:]
	}
	if strings.HasPrefix(t, "<") && strings.HasSuffix(t, ">") {
		e.class = t[1 : len(t)-1]
	} else {
		for _, l := range strings.Split(strings.ReplaceAll(t, `\/`, "\x00"), "/") {
			e.literals = append(e.literals, strings.ReplaceAll(l, "\x00", "/"))
		}
	}
	return e
}

// first lists the literals and classes that a match of elems can begin with.
func first(elems []elem) (literals, classes []string) {
	for _, e := range elems {
		if e.group != nil {
			l, c := first(e.group)
			literals, classes = append(literals, l...), append(classes, c...)
			continue
		}
		if e.class != "" {
			return literals, append(classes, e.class)
		}
		return append(literals, e.literals...), classes
	}
	return literals, classes
}

// capture is what a class took: words [start, end) and their value.
type capture struct {
	class      string
	start, end int
	value      string
	num        float64
}

// match is a pattern laid over words [start, end).
type match struct {
	*pattern
	start, end int
	from       int // the first word that belongs to the expression
	caps       []capture
}

// get returns the n-th capture of a class; its class is "" where there is none.
func (m *match) get(class string, n int) capture {
	for _, c := range m.caps {
		if c.class == class {
			if n == 0 {
				return c
			}
			n--
		}
	}
	return capture{}
}

func (m *match) has(class string) bool { return m.get(class, 0).class != "" }

// run lays elems over the words from i on, longest first, and calls done with
// the end of each match until done accepts one.
func (r *reading) run(elems []elem, i int, m *match, done func(int) bool) bool {
	if len(elems) == 0 {
		return done(i)
	}
	e := &elems[0]
	if e.group != nil {
		n := len(m.caps)
		if r.run(e.group, i, m, func(j int) bool { return r.run(elems[1:], j, m, done) }) {
			return true
		}
		m.caps = m.caps[:n]
		return r.run(elems[1:], i, m, done)
	}
	if len(e.literals) == 1 && e.literals[0] == "^" {
		was := m.from
		m.from = i
		if r.run(elems[1:], i, m, done) {
			return true
		}
		m.from = was
		return false
	}
	if len(e.literals) == 1 && e.literals[0] == "$" {
		return r.run(elems[1:], i, m, func(int) bool { return done(i) })
	}
	if i >= len(r.words) || (i > m.start && r.words[i].brk) || (e.hyphen && !r.words[i].hyphen) || (e.plain && r.words[i].hyphen) {
		return false
	}
	if e.class == "" {
		for _, l := range e.literals {
			if r.words[i].low == l {
				return r.run(elems[1:], i+1, m, done)
			}
		}
		return false
	}
	c, ok := r.class(e, i)
	if !ok {
		return false
	}
	n := len(m.caps)
	m.caps = append(m.caps, c)
	if r.run(elems[1:], c.end, m, done) {
		return true
	}
	m.caps = m.caps[:n]
	return false
}
