package actor

import "strings"

// skeleton reduces a folded name to what transliterations share: its
// consonants, with the spellings of one sound made one. "hizballah",
// "hezbollah" and "hizbullah" are all "hsbl".
func skeleton(folded string) string {
	out := make([]byte, 0, len(folded))
	for i := 0; i < len(folded); i++ {
		c, skip := sound(folded, i)
		i += skip
		if c == 0 || len(out) > 0 && out[len(out)-1] == c {
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

// sound gives the class of the consonant at i (0 for vowels, h, spaces) and how
// many letters more it takes.
func sound(s string, i int) (byte, int) {
	next := byte(0)
	if i+1 < len(s) {
		next = s[i+1]
	}
	switch c := s[i]; c {
	case 'a', 'e', 'i', 'o', 'u', 'y', 'h', 'w', ' ':
		return 0, 0
	case 'b', 'd', 'f', 'l', 'm', 'n', 'r', 't':
		if (c == 't' || c == 'd') && next == 'h' {
			return c, 1
		}
		if c == 't' && next == 's' {
			return 's', 1
		}
		if c == 'd' && next == 'j' {
			return 'j', 1
		}
		if c == 'd' && next == 'z' {
			return 's', 1
		}
		return c, 0
	case 'p':
		if next == 'h' {
			return 'f', 1
		}
		return 'b', 0
	case 'v':
		return 'f', 0
	case 'k', 'q':
		if next == 'h' {
			return 'k', 1
		}
		if next == 's' {
			return 'x', 1
		}
		return 'k', 0
	case 'g':
		if next == 'h' {
			return 'g', 1
		}
		return 'g', 0
	case 'j':
		return 'j', 0
	case 'c':
		if next == 'h' {
			return 's', 1
		}
		return 'k', 0
	case 's', 'z':
		if next == 'h' {
			return 's', 1
		}
		return 's', 0
	case 'x':
		return 'x', 0
	default:
		return c, 0
	}
}

// similarity is 1 less the edit distance of two folded names over the longer's
// length; a swap of neighbours counts one.
func similarity(a, b string) float64 {
	if len(a) > 60 || len(b) > 60 {
		return 0
	}
	var rows [3][61]int
	before, prev, cur := &rows[0], &rows[1], &rows[2]
	for j := 0; j <= len(b); j++ {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], before[j-2]+1)
			}
		}
		before, prev, cur = prev, cur, before
	}
	n := max(len(a), len(b))
	if n == 0 {
		return 0
	}
	return 1 - float64(prev[len(b)])/float64(n)
}

// fuzzyMin is how alike two spellings with the same consonants must be.
const fuzzyMin = 0.68

// fuzzySingle is that for single words, fuzzyTiny for names of three consonants.
const (
	fuzzySingle = 0.74
	fuzzyTiny   = 0.9
)

// fuzzyAbroad is that for a person of another country than the report's.
const fuzzyAbroad = 0.8

// fuzzy finds the entries whose name has the consonants of the words and looks
// like them: "Mouammar Kaddafi". One short word alone is never enough.
func (x *index) fuzzy(folded string) ([]*Entry, float64) {
	s := skeleton(folded)
	if len(s) < 3 || len(folded) < 6 || events[folded] {
		return nil, 0
	}
	var best []*Entry
	top, one := fuzzyMin, !strings.Contains(folded, " ")
	switch {
	case len(s) < 4:
		top = fuzzyTiny
	case one:
		top = fuzzySingle
	}
	for _, e := range x.sounds().names[s] {
		if one && (e.Class == "media" || e.Class == "company") {
			continue // their names are ordinary words, of one language or another: "Reform" is not Reforma
		}
		like := nameSimilarity(e, folded, s)
		switch {
		case like > top:
			best, top = append(best[:0], e), like
		case like == top:
			best = append(best, e)
		}
	}
	return best, top
}

func nameSimilarity(e *Entry, folded, skel string) float64 {
	best := 0.0
	try := func(name string) {
		if f := Fold(name); skeleton(f) == skel && strings.Count(f, " ") <= strings.Count(folded, " ")+1 && len(f) > 4 {
			if wordsAlike(f, folded) {
				best = max(best, similarity(f, folded))
			}
		}
	}
	try(e.Name)
	for _, a := range e.Aliases {
		try(a)
	}
	return best
}

// wordAlike is how alike each word must be to the one in its place: shared words such
// as "Movement of the" must not carry a name that is another's.
const wordAlike = 0.62

// gluedAlike is how alike two words written apart must be to the one that another spelling makes of
// them: "al Turabi", "Turabi". Less would let a name stand for one with a further word: "Middle East" for
// "Middle East Eye".
const gluedAlike = 0.75

// wordsAlike compares names word by word, where one has more words with two of its own written together.
func wordsAlike(a, b string) bool {
	as, bs := strings.Fields(a), strings.Fields(b)
	if len(as) < len(bs) {
		as, bs = bs, as
	}
	switch len(as) - len(bs) {
	case 0:
		return pairsAlike(as, bs)
	case 1:
		for i := range bs {
			if similarity(as[i]+as[i+1], bs[i]) >= gluedAlike && pairsAlike(as[:i], bs[:i]) && pairsAlike(as[i+2:], bs[i+1:]) {
				return true
			}
		}
		return false
	}
	return true // the whole decides
}

// pairsAlike compares as many words one by one.
func pairsAlike(as, bs []string) bool {
	for i := range as {
		if max(len(as[i]), len(bs[i])) > 3 && similarity(as[i], bs[i]) < wordAlike {
			return false
		}
	}
	return true
}

// events are the names of contests that no club is meant by.
var events = map[string]bool{"olympics": true, "olympic": true, "paralympics": true}

// fuzzyShort finds the person of a country whose surname has the consonants of
// the word and looks like it, where there is only one.
func (x *index) fuzzyShort(folded, country string) (*Entry, float64) {
	var best *Entry
	like := 0.0
	for _, s := range x.sounds().surnames[skeleton(folded)] {
		if s.e.Country != country || len(folded) < 6 {
			continue
		}
		if l := similarity(s.folded, folded); l >= fuzzySingle && s.e != best {
			if best != nil {
				return nil, 0
			}
			best, like = s.e, l
		}
	}
	return best, like * 0.8
}
