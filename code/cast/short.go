package cast

import (
	"slices"
	"strings"
	"unicode"

	"github.com/sitrep-news/sitrep/actor"
)

// introduced finds the short names that the text gives in brackets behind what they
// shorten: "the Exampleville Tax Office (ETO)", by the short name as it is written.
func (c *Cast) introduced() map[string]int {
	d := c.doc
	out := map[string]int{}
	for t := 1; t+2 < len(d.Tokens); t++ {
		if d.Tokens[t].Form != "(" || d.Tokens[t].Sent != d.Tokens[t+1].Sent {
			continue
		}
		end := t + 1
		for end < len(d.Tokens) && end < t+5 && d.Tokens[end].Form != ")" {
			end++
		}
		if end >= len(d.Tokens) || d.Tokens[end].Form != ")" || end == t+1 {
			continue
		}
		short := strings.Trim(c.words(t+1, end).Text, "\"“”‘’' ")
		if _, twice := out[short]; twice || !shortName(short) {
			continue
		}
		if h := c.longBefore(t, short); h >= 0 && h != t+1 {
			out[short] = h
		}
	}
	return out
}

// shortName reports whether a word may be an abbreviation: two capitals or more in at
// most ten characters, no year or number.
func shortName(s string) bool {
	if len(s) < 2 || len(s) > 10 || strings.Count(s, " ") > 2 {
		return false
	}
	capitals := 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			capitals++
		} else if unicode.IsDigit(r) && capitals == 0 {
			return false
		}
	}
	return capitals >= 2
}

// abbreviated reports whether the expression x is a body's long name whose short one the
// text gives in brackets behind it.
func (c *Cast) abbreviated(x *expression) bool {
	for _, h := range c.shorts {
		if h == x.head {
			return true
		}
	}
	return false
}

// sameLetters reports whether a short name has the first letters of the words of a long
// one, in any order: bodies of other tongues are shortened in theirs ("CAM" for "Alda
// Meadow Coordinator").
func sameLetters(short, long string) bool {
	a, b := []byte(short), []byte(Initials(long))
	slices.Sort(a)
	slices.Sort(b)
	return len(a) > 1 && slices.Equal(a, b)
}

// longBefore is the head of the name of several words that ends right before token t,
// no person's but where its letters are those of the short name; -1 where there is none.
func (c *Cast) longBefore(t int, short string) int {
	best := -1
	for t > 1 && c.doc.Tokens[t-1].XPOS == "POS" { // "the Tax Office's (ETO)"
		t--
	}
	for _, h := range c.heads[c.headsBefore(c.doc.Sents[c.doc.Tokens[t-1].Sent].Start):c.headsBefore(t)] {
		x := c.exprs[h]
		if x.nameOf < 0 {
			continue
		}
		n := c.doc.Names[x.nameOf]
		if n.Label == "Person" && !sameLetters(short, c.plain(n.Start, n.End)) || n.Label == "Date" || n.End-n.Start < 2 && x.end-x.start < 2 {
			continue
		}
		if (n.End == t || x.end == t) && (best < 0 || !x.modifier) {
			best = h
		}
	}
	return best
}

// knownShort reports whether the knowledge base knows a short name as that of the bearer
// whose long name, the expression at long, it does not know in this spelling.
func (c *Cast) knownShort(short string, long int) bool {
	x := c.exprs[long]
	if x == nil || x.known != "" {
		return false
	}
	a, ok := c.base.Resolve(actor.Query{Text: short, Date: c.opts.Date})
	if !ok || a.ID == "" || a.Score < sure {
		return false
	}
	shared := 0
	for _, v := range strings.Fields(actor.Fold(a.Name)) {
		for _, w := range strings.Fields(actor.Fold(x.name)) {
			if len(v) > 2 && v == w {
				shared++
			}
		}
	}
	return shared >= 2
}
