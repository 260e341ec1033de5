package extract

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
)

// sieve is a regular expression with strings of which a text that it matches holds at
// least one, so that most texts are passed over without trying it; none where nothing is
// known.
type sieve struct {
	*regexp.Regexp
	any []string
}

func newSieve(re *regexp.Regexp) sieve {
	tree, err := syntax.Parse(re.String(), syntax.Perl)
	if err != nil {
		return sieve{Regexp: re}
	}
	return sieve{re, needed(tree)}
}

// may reports whether the text can match at all.
func (p sieve) may(text string) bool {
	return len(p.any) == 0 || slices.ContainsFunc(p.any, func(s string) bool { return strings.Contains(text, s) })
}

// needed are strings of which every match holds at least one; nil where there are none.
func needed(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 {
			return []string{string(re.Rune)}
		}
	case syntax.OpCapture, syntax.OpPlus:
		return needed(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return needed(re.Sub[0])
		}
	case syntax.OpConcat:
		var best []string
		for _, s := range re.Sub {
			if n := needed(s); shortest(n) > shortest(best) {
				best = n
			}
		}
		return best
	case syntax.OpAlternate:
		var all []string
		for _, s := range re.Sub {
			n := needed(s)
			if n == nil {
				return nil
			}
			all = append(all, n...)
		}
		return all
	}
	return nil
}

// shortest is the length of the shortest string, 0 for none.
func shortest(ss []string) int {
	least := 0
	for i, s := range ss {
		if i == 0 || len(s) < least {
			least = len(s)
		}
	}
	return least
}
