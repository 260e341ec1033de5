package timex

import (
	"bufio"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	timedata "github.com/sitrep-news/sitrep/data/time"
)

// entry is what words.txt says of one word.
type entry struct {
	classes []class
	dotted  bool // an abbreviation whose full stop belongs to it
	caps    bool // means the time only with a capital letter
}

type class struct {
	name  string
	value string
	num   float64
}

// of returns the entry's value in a class.
func (e *entry) of(name string) (class, bool) {
	if e == nil {
		return class{}, false
	}
	for _, c := range e.classes {
		if c.name == name {
			return c, true
		}
	}
	return class{}, false
}

// Finder finds time expressions. It is read-only after New and safe for
// concurrent use.
type Finder struct {
	lexicon   map[string]*entry
	patterns  []*pattern
	byWord    map[string][]*pattern
	byClass   map[string][]*pattern
	modifiers map[string][]modifier
	holidays  map[string]*phrase
	periods   map[string][]*phrase
	moons     map[string][]span // lunar feasts by name and year
	// Feasts and periods by the words they can begin with.
	feastLeads, periodLeads map[string][]*phrase
	actions                 map[string]action
	readers                 map[string]reader
}

// New loads the embedded words, patterns, holidays and named periods.
func New() (*Finder, error) { return Load(timedata.Files) }

// Load reads words.txt, modifiers.txt, holidays.txt, lunar.txt, periods.txt and
// patterns.txt from files. Errors name the file and line.
func Load(files fs.FS) (*Finder, error) {
	f := &Finder{lexicon: map[string]*entry{}, byWord: map[string][]*pattern{}, byClass: map[string][]*pattern{},
		modifiers: map[string][]modifier{}, holidays: map[string]*phrase{}, periods: map[string][]*phrase{},
		moons: map[string][]span{}, feastLeads: map[string][]*phrase{}, periodLeads: map[string][]*phrase{}, actions: actions(), readers: readers()}
	for _, part := range []struct {
		file   string
		fields int
		add    func(line int, fields []string) error
	}{
		{"words.txt", 3, f.addWord}, {"modifiers.txt", 2, f.addModifier}, {"lunar.txt", 4, f.addLunar},
		{"holidays.txt", 3, f.addHoliday}, {"periods.txt", 5, f.addPeriod}, {"patterns.txt", 5, f.addPattern},
	} {
		if err := eachLine(files, part.file, part.fields, part.add); err != nil {
			return nil, err
		}
	}
	f.index()
	f.bind()
	return f, nil
}

// eachLine calls add with the fields of every line that is neither blank nor a
// comment. Fields stand between " | "; the last field may be missing.
func eachLine(files fs.FS, name string, fields int, add func(int, []string) error) error {
	file, err := files.Open(name)
	if err != nil {
		return fmt.Errorf("load time data: %w", err)
	}
	defer file.Close()
	scan := bufio.NewScanner(file)
	for line := 1; scan.Scan(); line++ {
		s := strings.TrimSpace(scan.Text())
		if s == "" || s[0] == '#' {
			continue
		}
		parts := strings.Split(s, "|")
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		for len(parts) < fields {
			parts = append(parts, "")
		}
		if len(parts) > fields {
			return fmt.Errorf("data/time/%s:%d: %d fields, want %d", name, line, len(parts), fields)
		}
		if err := add(line, parts); err != nil {
			return fmt.Errorf("data/time/%s:%d: %w", name, line, err)
		}
	}
	return scan.Err()
}

// addWord reads "monday | weekday | 1" with flags after the value: "feb | month | 2 dot caps".
func (f *Finder) addWord(_ int, p []string) error {
	value, flags, _ := strings.Cut(p[2], " ")
	if p[0] == "" || p[1] == "" || value == "" {
		return fmt.Errorf("want word | class | value")
	}
	e := f.lexicon[p[0]]
	if e == nil {
		e = &entry{}
		f.lexicon[p[0]] = e
	}
	if _, twice := e.of(p[1]); twice {
		return fmt.Errorf("%q is in class %s twice", p[0], p[1])
	}
	n, err := strconv.ParseFloat(value, 64)
	if err != nil {
		n = 0
	}
	e.classes = append(e.classes, class{p[1], value, n})
	e.dotted = e.dotted || strings.Contains(flags, "dot")
	e.caps = e.caps || strings.Contains(flags, "caps")
	return nil
}

// modifier is a phrase before an expression and the TIMEX3 mod it gives.
type modifier struct {
	words []string
	mod   string
}

func (f *Finder) addModifier(_ int, p []string) error {
	words := strings.Fields(p[0])
	if len(words) == 0 || p[1] == "" {
		return fmt.Errorf("want phrase | mod")
	}
	for _, m := range f.modifiers[words[0]] {
		if strings.Join(m.words, " ") == p[0] {
			return fmt.Errorf("%q stands twice", p[0])
		}
	}
	f.modifiers[words[0]] = append(f.modifiers[words[0]], modifier{words, p[1]})
	return nil
}

func (f *Finder) addPattern(line int, p []string) error {
	elems, err := parsePattern(p[1])
	if err != nil {
		return fmt.Errorf("pattern %s: %w", p[0], err)
	}
	act := strings.Fields(p[2])
	if len(act) == 0 || f.actions[act[0]] == nil {
		return fmt.Errorf("pattern %s: unknown action %q", p[0], p[2])
	}
	for _, q := range f.patterns {
		if q.name == p[0] {
			return fmt.Errorf("pattern %s stands twice (line %d)", p[0], q.line)
		}
	}
	if err := f.known(elems); err != nil {
		return fmt.Errorf("pattern %s: %w", p[0], err)
	}
	if _, _, ok := strings.Cut(p[3], " = "); !ok {
		return fmt.Errorf("pattern %s: the hit wants the form \"text = value\"", p[0])
	}
	f.patterns = append(f.patterns, &pattern{name: p[0], elems: elems, action: act[0], args: act[1:], hit: p[3], miss: p[4], line: line, priority: len(f.patterns)})
	return nil
}

// known refuses a class that neither the program nor words.txt has.
func (f *Finder) known(elems []elem) error {
	for _, e := range elems {
		if e.group != nil {
			if err := f.known(e.group); err != nil {
				return err
			}
		}
		if e.class == "" || f.readers[e.class] != nil {
			continue
		}
		found := false
		for _, w := range f.lexicon {
			if _, ok := w.of(e.class); ok {
				found = true
				break
			}
		}
		if !found {
			return fmt.Errorf("unknown class <%s>", e.class)
		}
	}
	return nil
}

// index files every pattern under the words and classes it can begin with.
func (f *Finder) index() {
	for _, p := range f.patterns {
		literals, classes := first(p.elems)
		for _, l := range literals {
			f.byWord[l] = append(f.byWord[l], p)
		}
		for _, c := range classes {
			f.byClass[c] = append(f.byClass[c], p)
		}
	}
	for w := range f.byWord {
		if f.lexicon[w] == nil {
			f.lexicon[w] = &entry{}
		}
	}
	for w := range f.modifiers {
		if f.lexicon[w] == nil {
			f.lexicon[w] = &entry{}
		}
	}
}

// bind gives the elements of all patterns the readers of their classes.
func (f *Finder) bind() {
	memos := map[string]int{}
	for name := range f.readers {
		memos[name] = len(memos)
	}
	var each func(elems []elem)
	each = func(elems []elem) {
		for i := range elems {
			e := &elems[i]
			e.read, e.memo = f.readers[e.class], memos[e.class]
			each(e.group)
		}
	}
	for _, p := range f.patterns {
		each(p.elems)
	}
	for _, feast := range f.holidays {
		each(feast.elems)
	}
	for _, periods := range f.periods {
		for _, p := range periods {
			each(p.elems)
		}
	}
}
