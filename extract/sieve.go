package extract

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
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
	if all := exact(re); shortest(all) > 0 {
		return all
	}
	switch re.Op {
	case syntax.OpCapture, syntax.OpPlus:
		return needed(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return needed(re.Sub[0])
		}
	case syntax.OpConcat:
		return rarest(re.Sub)
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

// rarest are the longest strings that a sequence needs: parts that can be written out are
// joined with their neighbours.
func rarest(parts []*syntax.Regexp) []string {
	var best []string
	run := []string{""}
	try := func(ss []string) {
		if shortest(ss) > shortest(best) {
			best = ss
		}
	}
	for _, p := range parts {
		if next := product(run, exact(p)); next != nil {
			run = next
			continue
		}
		try(run)
		try(needed(p))
		run = []string{""}
	}
	try(run)
	return best
}

// mostExact is how many strings a part is written out to.
const mostExact = 64

// exact are all the strings that an expression matches, nil where they are too many.
func exact(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpEmptyMatch:
		return []string{""}
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 {
			return []string{string(re.Rune)}
		}
		if r := re.Rune[0]; len(re.Rune) == 1 { // "[Rr]"
			out := []string{string(r)}
			for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
				out = append(out, string(f))
			}
			return out
		}
	case syntax.OpCharClass:
		var out []string
		for i := 0; i < len(re.Rune); i += 2 {
			for r := re.Rune[i]; r <= re.Rune[i+1] && len(out) < 5; r++ {
				out = append(out, string(r))
			}
		}
		if len(out) < 5 {
			return out
		}
	case syntax.OpCapture:
		return exact(re.Sub[0])
	case syntax.OpConcat:
		out := []string{""}
		for _, s := range re.Sub {
			if out = product(out, exact(s)); out == nil {
				return nil
			}
		}
		return out
	case syntax.OpAlternate:
		var out []string
		for _, s := range re.Sub {
			e := exact(s)
			if e == nil || len(out)+len(e) > mostExact {
				return nil
			}
			out = append(out, e...)
		}
		return out
	}
	return nil
}

// product joins each of as with each of bs, nil where there are none or too many.
func product(as, bs []string) []string {
	if bs == nil || len(as)*len(bs) > mostExact {
		return nil
	}
	out := make([]string, 0, len(as)*len(bs))
	for _, a := range as {
		for _, b := range bs {
			out = append(out, a+b)
		}
	}
	return out
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
