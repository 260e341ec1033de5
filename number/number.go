package number

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// Kind says what sort of number a quantity is.
type Kind string

// The kinds of quantity.
const (
	Cardinal Kind = "cardinal" // "41", "forty-one", "half a million"
	Nth      Kind = "ordinal"  // "ninth"
	Range    Kind = "range"    // "10 to 15", "between 10 and 15"
	Vague    Kind = "vague"    // "dozens", "several", "a handful"
	None     Kind = "none"     // "no", "none", "nobody"
	Group    Kind = "group"    // "a couple", "a family of five"
)

// Quantity is one number with its bounds. Text == doc.Text[Start:End] holds the
// words that bound it too: "at least three".
type Quantity struct {
	Start, End int // bytes of doc.Text
	Text       string
	Low, Best  int
	High       *int    // nil: open above
	Value      float64 // the number as written: 1.5 for "1.5"
	Approx     bool    // "about", "some", "nearly", or a vague word
	Kind       Kind
	First      int // first token
	Last       int // one past the last token
	// Head is the token of the noun that is counted, -1 where there is none. It
	// needs tags; without a tree it is the last noun of the run that follows.
	Head int
	// Over says that the words exclude the number itself: "more than 30".
	Over bool
	// Money and Percent say what kind of thing a number measures, when no noun does.
	Money, Percent bool
}

// Finder finds numbers. It is read-only after New and safe for concurrent use.
type Finder struct {
	vague  map[string][]vagueWord
	bounds map[string][]boundWord
	words  *words
}

type vagueWord struct {
	words     []string
	kind      Kind
	low, best int
	high      *int
}

type boundWord struct {
	words []string
	bound string
}

//go:embed vague.txt
var vagueList string

//go:embed bounds.txt
var boundList string

// New reads the lists of vague words and bounds; errors name the file and line.
func New() (*Finder, error) {
	f := &Finder{vague: map[string][]vagueWord{}, bounds: map[string][]boundWord{}}
	err := lines("vague.txt", vagueList, 5, func(p []string) error {
		low, err1 := strconv.Atoi(p[2])
		best, err2 := strconv.Atoi(p[3])
		v := vagueWord{words: strings.Fields(p[0]), kind: Kind(p[1]), low: low, best: best}
		if p[4] != "-" {
			high, err := strconv.Atoi(p[4])
			if err != nil || high < best {
				return fmt.Errorf("%q: high end %q: want a number not below the best, or -", p[0], p[4])
			}
			v.high = &high
		}
		if err1 != nil || err2 != nil || best < low {
			return fmt.Errorf("%q: want words | kind | low | best | high", p[0])
		}
		f.vague[v.words[0]] = append(f.vague[v.words[0]], v)
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = lines("bounds.txt", boundList, 2, func(p []string) error {
		b := boundWord{strings.Fields(p[0]), p[1]}
		f.bounds[b.words[0]] = append(f.bounds[b.words[0]], b)
		return nil
	})
	if err != nil {
		return nil, err
	}
	f.words, err = newWords()
	return f, err
}

// lines calls add for every entry of a list and refuses one that stands twice.
func lines(file, text string, fields int, add func([]string) error) error {
	seen := map[string]int{}
	for i, s := range strings.Split(text, "\n") {
		if s = strings.TrimSpace(s); s == "" || s[0] == '#' {
			continue
		}
		p := strings.Split(s, "|")
		for k := range p {
			p[k] = strings.TrimSpace(p[k])
		}
		if len(p) != fields || p[0] == "" {
			return fmt.Errorf("number/%s:%d: %d fields, want %d", file, i+1, len(p), fields)
		}
		if seen[p[0]] > 0 {
			return fmt.Errorf("number/%s:%d: %q stands on line %d too", file, i+1, p[0], seen[p[0]])
		}
		seen[p[0]] = i + 1
		if err := add(p); err != nil {
			return fmt.Errorf("number/%s:%d: %w", file, i+1, err)
		}
	}
	return nil
}

// Find returns the numbers of doc in text order; they do not overlap. It needs
// tokens; the noun counted also needs tags.
func (f *Finder) Find(doc *nlp.Doc) []Quantity {
	low := make([]string, len(doc.Tokens))
	for i := range doc.Tokens {
		low[i] = strings.ToLower(doc.Tokens[i].Form)
	}
	s := scan{f: f, doc: doc, low: low}
	var out []Quantity
	for i := 0; i < len(low); {
		if q, ok := s.quantity(i); ok {
			if !s.calendar(&q) {
				out = append(out, q)
			}
			i = q.Last
		} else {
			i++
		}
	}
	return out
}
