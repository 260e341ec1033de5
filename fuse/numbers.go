package fuse

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	sitrep "github.com/sitrep-news/sitrep"
)

// figureOf is what one mention says of a harm, all its sufferers together; nil where
// it says nothing. "Five people, two of them children" is five; "two soldiers and
// three civilians" is five too.
func figureOf(m *sitrep.Mention, harm string) *figure {
	var own, others []*sitrep.Casualty
	for i := range m.Casualties {
		switch c := &m.Casualties[i]; {
		case c.Harm != harm || c.Best < 0:
		case m.OtherAccount(i):
			others = append(others, c)
		default:
			own = append(own, c)
		}
	}
	var sum *figure
	last := 0
	for i, c := range append(own, others...) {
		f := figure{low: c.Low, best: c.Best, high: -1}
		if c.High != nil {
			f.high = *c.High
		}
		if c.Best == 1 && !numbered(m, c) {
			f.high, f.someone = -1, true
		}
		switch {
		case sum == nil:
			sum = &f
		case apartFrom(m, last, c):
			sum.low, sum.best, sum.someone = sum.low+f.low, sum.best+f.best, false
			if sum.high < 0 || f.high < 0 {
				sum.high = -1
			} else {
				sum.high += f.high
			}
		case i >= len(own): // one of the others
			sum.low = min(sum.low, f.low)
			if sum.high >= 0 {
				sum.high = max(sum.high, f.best, f.high)
			}
		case f.best > sum.best:
			*sum = f
		}
		last = max(last, c.End)
	}
	return sum
}

// numbered reports whether the words of a toll of one hold a number: "one soldier" is
// a count, "a commander" and "his driver" are somebody told of, others apart.
func numbered(m *sitrep.Mention, c *sitrep.Casualty) bool {
	s := []rune(m.Sentence.Text)
	from, to := c.Start-m.Sentence.Start, c.End-m.Sentence.Start
	if from < 0 || to < from || to > len(s) {
		return true
	}
	return slices.ContainsFunc(textWords(string(s[from:to])), func(w string) bool { return w == "one" || w == "1" || w == "single" || w == "lone" })
}

// apartFrom reports whether a toll is to be added to the one that ends at last: both
// stand in the mention's sentence, and nothing between them says that one is part of
// the other.
func apartFrom(m *sitrep.Mention, last int, c *sitrep.Casualty) bool {
	s := []rune(m.Sentence.Text)
	from, to := last-m.Sentence.Start, c.Start-m.Sentence.Start
	if from < 0 || to < from || c.End-m.Sentence.Start > len(s) {
		return false
	}
	between := " " + strings.ToLower(string(s[from:to])) + " "
	for _, w := range []string{"includ", "among", "of them", "of whom", "at least one of", ";", "total", "bring", "out of", "up from", "earlier"} {
		if strings.Contains(between, w) {
			return false
		}
	}
	after := strings.ToLower(string(s[c.End-m.Sentence.Start:]))
	if strings.HasPrefix(after, " of them") || strings.HasPrefix(after, " of whom") || strings.HasPrefix(after, " among them") {
		return false
	}
	return strings.Contains(between, " and ") || strings.Contains(between, ",") && len(between) < 40
}

// weighTolls compares the dead, then the wounded.
func weighTolls(a, b *view, n *notes) float64 {
	sum := 0.0
	if a.killed != nil && b.killed != nil {
		sum += weighToll(1, a.killed, b.killed, "killed", n)
	}
	if a.injured != nil && b.injured != nil {
		sum += weighToll(0.6, a.injured, b.injured, "injured", n)
	}
	return sum
}

func weighToll(weight float64, a, b *figure, harm string, n *notes) float64 {
	p := weight * tollPoints(a, b)
	if n == nil {
		return p
	}
	return n.add(p, tollWords(a, b, harm))
}

// tollPoints values two figures of one harm: the same is worth more the rarer it is;
// others may be an older and a newer, unless they are far apart.
func tollPoints(a, b *figure) float64 {
	lo, hi := min(a.best, b.best), max(a.best, b.best)
	switch {
	case lo == hi && hi >= 10:
		return 1.3
	case lo == hi && hi >= 3:
		return 0.9
	case lo == hi:
		return 0.6
	case lo == 0:
		return -0.5
	case compatible(a, b):
		return 0.4
	case hi-lo <= 2 || float64(hi) <= 1.5*float64(lo):
		return -0.1
	case float64(hi) <= 3*float64(lo) || hi-lo <= 5:
		return -0.4
	}
	return -1.3
}

func compatible(a, b *figure) bool {
	return (a.high < 0 || b.low <= a.high) && (b.high < 0 || a.low <= b.high)
}

func tollWords(a, b *figure, harm string) string {
	if a.best == b.best {
		return fmt.Sprintf("%d %s in both", a.best, harm)
	}
	return fmt.Sprintf("%d and %d %s", min(a.best, b.best), max(a.best, b.best), harm)
}

// weighThings compares what was hit, used or taken.
func weighThings(a, b *view, n *notes) float64 {
	if len(a.things) == 0 || len(b.things) == 0 {
		return 0
	}
	for _, t := range a.things {
		if slices.Contains(b.things, t) {
			if n == nil {
				return 0.6
			}
			return n.plus(0.6, t+" in both")
		}
	}
	if n == nil {
		return -0.3
	}
	return n.minus(0.3, a.things[0]+" and "+b.things[0])
}

// weighTools compares what it was done with.
func weighTools(a, b *view, n *notes) float64 {
	for _, t := range a.tools {
		if slices.Contains(b.tools, t) {
			if n == nil {
				return 0.3
			}
			return n.plus(0.3, "with "+t+" in both")
		}
	}
	return 0
}

// thingsOf are the head words of a mention's objects or instruments.
func thingsOf(args []sitrep.Arg) []string {
	var out []string
	for _, o := range args {
		h := headNoun(o.Text)
		if h != "" && !slices.Contains(out, h) {
			out = append(out, h)
		}
	}
	slices.Sort(out)
	return out
}

// headNoun is the last word of a noun phrase before its first preposition, in the
// singular.
func headNoun(phrase string) string {
	head := ""
	for _, w := range strings.FieldsFunc(strings.ToLower(phrase), func(r rune) bool { return unicode.IsSpace(r) || r == ',' }) {
		switch w {
		case "of", "in", "at", "near", "on", "for", "from", "that", "which", "belonging", "used", "along", "by", "with", "around", "outside":
			if head != "" {
				return singular(head)
			}
		}
		head = w
	}
	return singular(strings.TrimSuffix(strings.TrimSuffix(head, "'s"), "’s"))
}

func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "xes"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && len(w) > 3:
		return w[:len(w)-1]
	}
	return w
}

// contentWords are the words of a sentence that carry its matter, sorted, once each.
func contentWords(s string) []string {
	out := make([]string, 0, 24)
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if utf8.RuneCountInString(w) < 3 || common[w] {
			continue
		}
		out = append(out, singular(w))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// meet reports whether two sorted lists have something in common.
func meet(a, b []string) bool {
	i, _ := firstBoth(a, b)
	return i < len(a)
}

// jaccard is the share of words that two sorted lists have in common.
func jaccard(a, b []string) float64 {
	both := inCommon(a, b)
	if both == 0 {
		return 0
	}
	return float64(both) / float64(len(a)+len(b)-both)
}

// inCommon counts what two sorted lists have in common.
func inCommon[T cmp.Ordered](a, b []T) int {
	n := 0
	for i, j := firstBoth(a, b); i < len(a); i, j = firstBoth(a, b) {
		n++
		a, b = a[i+1:], b[j+1:]
	}
	return n
}

// firstBoth is where the first that two sorted lists have in common stands in each; the ends
// of both where there is none.
func firstBoth[T cmp.Ordered](a, b []T) (i, j int) {
	for i < len(a) && j < len(b) {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			return i, j
		}
	}
	return len(a), len(b)
}
