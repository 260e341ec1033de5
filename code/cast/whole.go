package cast

import (
	"slices"
	"strconv"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
	numerals "github.com/sitrep-news/sitrep/number"
)

// partial are words for some or the rest of those who were told of before, where they stand
// alone: "the others", "both", "all but two".
var partial = lists.Set("one both some many most several few others other rest remainder another all half dozens hundreds")

// wholes finds of every number or "others" that stands alone the many of whom it tells some:
// "Gunmen took nine guards. Two were hanged." What they are, it is.
func (c *Cast) wholes() {
	for _, h := range c.heads {
		x := c.exprs[h]
		if x.named || x.modifier || x.known != "" || !c.alone(x) {
			continue
		}
		w := c.wholeOf(x)
		if w < 0 {
			continue
		}
		x.whole = w
		y := c.exprs[w]
		if x.kind != "" && x.kind != sitrep.KindThing && !(x.kind == sitrep.KindPeople && len(x.sectors) == 0) || !sitrep.CanAct(y.kind) {
			continue
		}
		x.kind, x.sectors, x.country, x.inferred = sitrep.KindPeople, y.sectors, y.country, y.inferred
		if c.many(x) == 1 {
			x.kind = sitrep.KindPerson
		}
	}
}

// Whole is the head of the expression for those of whom a number or "others" at head tells
// some, -1 where it stands for itself.
func (c *Cast) Whole(head int) int {
	if x := c.exprs[head]; x != nil {
		return x.whole
	}
	return -1
}

// alone reports whether an expression is a number or "some", "others" without a noun, the
// subject or object of a verb.
func (c *Cast) alone(x *expression) bool {
	d := c.doc
	switch d.Rel(x.head) {
	case "nsubj", "obj":
	default:
		return false
	}
	if v := d.Tokens[x.head].Head; v < 0 || d.Tokens[v].UPOS != "VERB" || d.Tokens[v].XPOS == "VBG" { // "fired at the bus, killing two"
		return false
	}
	if !partial[strings.ToLower(d.Tokens[x.head].Form)] && (d.Tokens[x.head].UPOS != "NUM" || c.many(x) == 0) {
		return false
	}
	for _, k := range d.Children(x.head) {
		switch d.Rel(k) {
		case "det", "punct", "advmod", "cc", "conj", "nummod":
		case "amod":
			if f := strings.ToLower(d.Tokens[k].Form); f != "other" && f != "remaining" {
				return false
			}
		case "nmod": // "all but two", "some of them" stands for itself
			if d.Tokens[k].UPOS != "NUM" {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// many is the number that an expression tells, or that it tells of by its words; 0 for none.
func (c *Cast) many(x *expression) int {
	d := c.doc
	f := strings.ToLower(d.Tokens[x.head].Form)
	if f == "another" {
		return 1
	}
	if n := worded(f); n > 0 {
		return n
	}
	for _, k := range d.Children(x.head) {
		if d.Rel(k) == "nummod" {
			f = strings.ToLower(d.Tokens[k].Form)
		}
	}
	if n := worded(f); n > 0 {
		return n
	}
	n, err := strconv.Atoi(strings.ReplaceAll(f, ",", ""))
	if err != nil || n >= 1900 && n < 2100 && !strings.Contains(f, ",") {
		return 0
	}
	return n
}

// worded is how many a number written as a word tells, 0 where it is none: 9 for "nine", and for
// "dozens" and "hundreds" the fewest that they tell.
func worded(form string) int {
	switch form {
	case "dozens":
		return 24
	case "hundreds":
		return 200
	}
	if _, digits := numerals.Digits(form); digits {
		return 0
	}
	v, _ := numerals.Words(func(i int) string {
		if i > 0 {
			return ""
		}
		return form
	})
	return int(v)
}

// wholeOf is the head of the many that x tells some of: those counted last, no fewer than x, in
// the sentence or the two before, for "the others" else those told last whom something was done
// to; -1 where nobody was.
func (c *Cast) wholeOf(x *expression) int {
	d := c.doc
	s := d.Tokens[x.head].Sent
	n, last := c.many(x), -1
	rest := x.head > x.start && strings.EqualFold(d.Tokens[x.start].Form, "the")
	i, _ := slices.BinarySearch(c.heads, x.head)
	for i--; i >= 0 && s-d.Tokens[c.heads[i]].Sent <= 2; i-- {
		h := c.heads[i]
		y := c.exprs[h]
		if y.whole >= 0 && sitrep.CanAct(y.kind) { // "Three were hurt. The others fled."
			return y.whole
		}
		if y.named || d.Tokens[h].XPOS != "NNS" || d.Tokens[h].Head == d.Tokens[x.head].Head || temporal[strings.ToLower(d.Tokens[h].Lemma)] {
			continue
		}
		if m := c.many(y); m > 1 && m >= n {
			return h
		}
		if rel := d.Tokens[h].Deprel; rest && last < 0 && sitrep.CanAct(y.kind) && (rel == "obj" || rel == "nsubj:pass") {
			last = h
		}
	}
	return last
}
