package statement

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
)

// sieve tells in one pass over a text which of a list of patterns may match it, by the words
// that a match cannot do without. The patterns themselves take a hundred times as long.
type sieve struct {
	needles [1 << 10][]needle // by the hash of their first two bytes
	always  uint64            // patterns of which no such words are known
}

// needle is a word, lower case, and the patterns that it may be a match of, as bits.
type needle struct {
	text     string
	patterns uint64
}

// newSieve makes the sieve of at most 64 patterns that all ignore case.
func newSieve(patterns []*regexp.Regexp) *sieve {
	s := &sieve{}
	for i, p := range patterns {
		re, err := syntax.Parse(p.String(), syntax.Perl)
		var words []string
		if err == nil {
			words = needed(re.Simplify()).best()
		}
		if words == nil {
			s.always |= 1 << i
		}
		for _, w := range words {
			s.add(w, 1<<i)
		}
	}
	return s
}

func (s *sieve) add(word string, pattern uint64) {
	slot := &s.needles[pair(word[0], word[1])]
	for i := range *slot {
		if (*slot)[i].text == word {
			(*slot)[i].patterns |= pattern
			return
		}
	}
	*slot = append(*slot, needle{word, pattern})
}

func pair(a, b byte) int { return (int(a)<<5 ^ int(b)) & (1<<10 - 1) }

// may is the patterns that may match the text, as bits.
func (s *sieve) may(text string) uint64 {
	text = strings.ReplaceAll(strings.ToLower(text), "ſ", "s") // which (?i) takes for an s
	found := s.always
	for i := 0; i+1 < len(text); i++ {
		for _, n := range s.needles[pair(text[i], text[i+1])] {
			if n.patterns&^found != 0 && strings.HasPrefix(text[i:], n.text) {
				found |= n.patterns
			}
		}
	}
	return found
}

// need is what the matches of an expression hold: each is one of the exact strings where
// those are known, else it has one of some in it; nil where nothing is known.
type need struct {
	exact, some []string
}

// mostExact is how many exact strings are kept apart.
const mostExact = 40

// best is the strings of which every match has one, nil where they are unknown or too short
// to tell anything.
func (n need) best() []string {
	if n.exact != nil && telling(n.exact) >= telling(n.some) {
		n.some = n.exact
	}
	if telling(n.some) < 2 {
		return nil
	}
	return n.some
}

// telling is how long the shortest of the strings is.
func telling(words []string) int {
	if len(words) == 0 {
		return 0
	}
	return len(slices.MinFunc(words, func(a, b string) int { return len(a) - len(b) }))
}

// needed reads off an expression what its matches hold.
func needed(re *syntax.Regexp) need {
	switch re.Op {
	case syntax.OpLiteral:
		return need{exact: []string{strings.ToLower(string(re.Rune))}}
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return need{exact: []string{""}}
	case syntax.OpCapture:
		return needed(re.Sub[0])
	case syntax.OpPlus:
		return need{some: needed(re.Sub[0]).best()}
	case syntax.OpQuest:
		if n := needed(re.Sub[0]); n.exact != nil {
			return need{exact: append(slices.Clone(n.exact), "")}
		}
	case syntax.OpCharClass:
		return ofClass(re.Rune)
	case syntax.OpConcat:
		return ofConcat(re.Sub)
	case syntax.OpAlternate:
		return ofAlternate(re.Sub)
	}
	return need{}
}

// ofClass is the letters of a small class, given as pairs of first and last.
func ofClass(ranges []rune) need {
	var out []string
	for i := 0; i < len(ranges); i += 2 {
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			if len(out) == 8 {
				return need{}
			}
			if l := strings.ReplaceAll(strings.ToLower(string(r)), "ſ", "s"); !slices.Contains(out, l) {
				out = append(out, l)
			}
		}
	}
	return need{exact: out}
}

// ofConcat puts together what stands side by side, as long as the exact strings stay few.
func ofConcat(subs []*syntax.Regexp) need {
	run, whole := []string{""}, true // the exact strings of the last expressions, and whether of all
	var best []string
	keep := func(words []string) {
		if telling(words) > telling(best) {
			best = words
		}
	}
	for _, sub := range subs {
		n := needed(sub)
		if len(n.exact)*len(run) > mostExact || n.exact == nil {
			keep(run)
			keep(n.best())
			run, whole = []string{""}, false
			if n.exact != nil && len(n.exact) <= mostExact {
				run = n.exact
			}
			continue
		}
		run = product(run, n.exact)
	}
	if whole {
		return need{exact: run}
	}
	keep(run)
	return need{some: best}
}

func product(heads, tails []string) []string {
	out := make([]string, 0, len(heads)*len(tails))
	for _, h := range heads {
		for _, t := range tails {
			out = append(out, h+t)
		}
	}
	return out
}

// ofAlternate is what each of several expressions holds.
func ofAlternate(subs []*syntax.Regexp) need {
	exact, some := []string{}, []string{}
	for _, sub := range subs {
		n := needed(sub)
		if exact != nil && n.exact != nil {
			exact = append(exact, n.exact...)
		} else {
			exact = nil
		}
		if words := n.best(); some != nil && words != nil {
			some = append(some, words...)
		} else {
			some = nil
		}
	}
	return need{exact: exact, some: some}
}
