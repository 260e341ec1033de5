package coref

import (
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// reachNames is how many names back another name of the bearer is looked for.
const reachNames = 2000

// joinNames joins the names of one bearer, wherever they stand: the same name, a person's
// last name and the full one, an abbreviation and what it stands for, two spellings of a
// foreign name.
func joinNames(d *nlp.Doc, g *groups) {
	var seen []int
	for i := range g.cands {
		t := &g.cands[i].sort
		if t.name == "" || g.cands[i].part || t.thing == time || t.thing == amount {
			continue
		}
		for k := len(seen) - 1; k >= max(0, len(seen)-reachNames); k-- {
			if sameBearer(d, &g.cands[seen[k]], &g.cands[i]) {
				g.join(i, seen[k])
				break
			}
		}
		seen = append(seen, i)
	}
}

// sameBearer tells whether two names, a the earlier, are of one bearer.
func sameBearer(d *nlp.Doc, a, b *Candidate) bool {
	x, y := &a.sort, &b.sort
	if x.name == y.name {
		return x.label == y.label || x.label != "Person" && y.label != "Person"
	}
	if x.label != y.label {
		return false
	}
	if x.label == "Person" {
		return partOf(x, y) || partOf(y, x) || x.spelt == y.spelt && x.spelt != ""
	}
	return abbreviates(d.Tokens[a.Head].Form, y.name) || abbreviates(d.Tokens[b.Head].Form, x.name) ||
		x.spelt == y.spelt && x.spelt != ""
}

// partOf tells whether short is one word, the last name of the longer name.
func partOf(short, long *traits) bool {
	return !strings.Contains(short.name, " ") && strings.Contains(long.name, " ") && short.name == long.last && len(short.name) > 2
}

// namesClash tells whether two names cannot be of one bearer: different words for different
// kinds of thing, or two persons' names without a word in common, in any spelling.
func namesClash(a, b *traits) bool {
	if a.label != "" && b.label != "" && a.label != b.label && a.name != b.name {
		return true
	}
	if a.label != "Person" || b.label != "Person" || a.name == "" || b.name == "" || a.name == b.name {
		return false
	}
	for w := range strings.FieldsSeq(a.name) {
		for v := range strings.FieldsSeq(b.name) {
			if w == v || len(w) > 3 && spelling(w) == spelling(v) || strings.HasPrefix(w, v) || strings.HasPrefix(v, w) {
				return false
			}
		}
	}
	return true
}

// abbreviates tells whether an acronym in capitals is made of the initials of a long name.
func abbreviates(short, long string) bool {
	short = strings.ReplaceAll(short, ".", "")
	if len(short) < 2 || len(short) > 7 || short != strings.ToUpper(short) || !strings.Contains(long, " ") {
		return false
	}
	var all, strong strings.Builder
	for w := range strings.FieldsSeq(long) {
		all.WriteByte(w[0])
		switch w {
		case "of", "the", "and", "for", "in", "on", "to", "de", "la", "del", "-":
		default:
			strong.WriteByte(w[0])
		}
	}
	low := strings.ToLower(short)
	return low == all.String() || low == strong.String()
}

// spelling is what stays of a foreign name however it is transliterated: its consonants, with
// those that are often written for each other made one, doubled ones single, and the article
// dropped. "Hizbollah" and "Hezbollah" have one, and so have "Qaddafi" and "Gadhafi".
func spelling(name string) string {
	var out []byte
	for w := range strings.FieldsSeq(name) {
		if w == "al" || w == "el" || w == "-" || w == "bin" || w == "ibn" {
			continue
		}
		w = strings.TrimPrefix(strings.TrimPrefix(w, "al-"), "el-")
		last := byte(0)
		for i := 0; i < len(w); i++ {
			c := consonant(w, i)
			if c != 0 && c != last {
				out = append(out, c)
			}
			last = c
		}
	}
	if len(out) < 3 {
		return ""
	}
	return string(out)
}

// consonant returns the class of the letter at i, or 0 for vowels and what is not sounded.
func consonant(w string, i int) byte {
	switch c := w[i]; c {
	case 'a', 'e', 'i', 'o', 'u', 'y', 'w', '\'', '`', '-', '.':
		return 0
	case 'h':
		if i > 0 {
			return 0
		}
		return 'h'
	case 'q', 'g', 'c', 'k':
		return 'k'
	case 'z', 's':
		return 's'
	case 'd', 't':
		return 't'
	case 'v', 'f':
		return 'f'
	case 'p', 'b':
		return 'b'
	default:
		if c >= 0x80 {
			return 0
		}
		return c
	}
}
