package place

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the form under which a name is looked up: lower case, without
// accents and apostrophes, hyphens and points as single spaces, and the usual
// abbreviations written out ("St. Louis" and "Saint Louis" are one name).
func Fold(name string) string {
	if s, ok := foldASCII(name); ok {
		return s
	}
	var b strings.Builder
	b.Grow(len(name))
	for _, r := range norm.NFD.String(name) {
		writeFolded(&b, r)
	}
	return expand(strings.Fields(b.String()))
}

// foldASCII is the quick way for names of plain letters.
func foldASCII(name string) (string, bool) {
	b := make([]byte, 0, len(name))
	for i := 0; i < len(name); i++ {
		switch c := name[i]; {
		case c >= 'A' && c <= 'Z':
			b = append(b, c+'a'-'A')
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			b = append(b, c)
		case c == '\'':
		case c == ' ' || c == '-':
			if n := len(b); n > 0 && b[n-1] != ' ' {
				b = append(b, ' ')
			}
		default:
			return "", false
		}
	}
	s := strings.TrimSuffix(string(b), " ")
	if abbreviated(s) {
		s = expand(strings.Fields(s))
	}
	return s, true
}

// abbreviated reports whether a folded name may hold a word that expand writes out.
func abbreviated(s string) bool {
	return strings.Contains(s, "st ") || strings.Contains(s, "ste ") || strings.Contains(s, "sainte") || strings.HasPrefix(s, "ft ") || strings.HasPrefix(s, "mt ") ||
		s == "st" || s == "ste" || strings.HasSuffix(s, " st") || strings.HasSuffix(s, " ste") || s == "ft" || s == "mt"
}

// letters that NFD does not take apart, and their usual Latin spelling.
func writeFolded(b *strings.Builder, r rune) {
	switch r {
	case 'ß':
		b.WriteString("ss")
	case 'Æ', 'æ':
		b.WriteString("ae")
	case 'Œ', 'œ':
		b.WriteString("oe")
	case 'Þ', 'þ':
		b.WriteString("th")
	case 'Ø', 'ø':
		b.WriteByte('o')
	case 'Ł', 'ł':
		b.WriteByte('l')
	case 'Đ', 'đ', 'Ð', 'ð':
		b.WriteByte('d')
	case 'Ħ', 'ħ':
		b.WriteByte('h')
	case 'ı':
		b.WriteByte('i')
	case 'Ə', 'ə':
		b.WriteByte('a')
	case '\'', '’', '‘', '`', '´', 'ʻ', 'ʼ', 'ʿ', 'ʾ', '"', 'ʹ', 'ʺ':
	default:
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		case r == '.' && abbreviation(b.String()):
		default:
			b.WriteByte(' ')
		}
	}
}

// abbreviation reports whether what stands before a point is a single letter,
// so that "U.S." folds to "us" and "D.C." to "dc".
func abbreviation(s string) bool {
	n := len(s)
	if n == 0 || s[n-1] == ' ' {
		return false
	}
	word := s[strings.LastIndexByte(s, ' ')+1:]
	return len(word) <= 3 && !written(word)
}

func written(word string) bool {
	switch word {
	case "st", "ste", "ft", "mt", "pt", "al", "el":
		return true
	}
	return false
}

// expand writes out the abbreviations and joins the words again.
func expand(words []string) string {
	for i, w := range words {
		switch w {
		case "st", "ste", "sainte":
			words[i] = "saint"
		case "ft":
			if i == 0 {
				words[i] = "fort"
			}
		case "mt":
			if i == 0 {
				words[i] = "mount"
			}
		}
	}
	return strings.Join(words, " ")
}

// article reports whether a folded word is a form of the Arabic article, which
// reports write, assimilate ("ash-Shaddadi") or leave out as they please.
func article(word string) bool {
	switch word {
	case "al", "el", "ad", "ar", "as", "ash", "at", "az", "an", "ul", "il", "eth", "ez", "es", "er", "ed", "et", "esh":
		return true
	}
	return false
}

// Skeleton returns a coarser form that spellings of one Arabic, Persian, Pashto,
// Urdu, Hebrew, Turkish, Slavic or Ethiopian name tend to share: without the article, double letters
// single, and the vowels and consonants that transliteration confuses as one.
// It returns "" for a name too short to be told from others that way.
func Skeleton(name string) string {
	words := strings.Fields(Fold(name))
	var b strings.Builder
	for i, w := range words {
		if article(w) && i+1 < len(words) {
			continue
		}
		skeletonWord(&b, w)
	}
	if b.Len() < 4 {
		return ""
	}
	return b.String()
}

// pairs of letters that stand for one sound in one spelling or another.
var digraphs = []struct{ from, to string }{
	{"tch", "c"}, {"sch", "s"}, {"dj", "j"}, {"dh", "d"}, {"gh", "g"}, {"kh", "k"}, {"sh", "s"}, {"th", "t"}, {"ch", "c"}, {"zh", "z"}, {"ts", "s"}, {"ph", "f"},
	{"ou", "u"}, {"oo", "u"}, {"au", "u"}, {"aw", "u"}, {"ow", "u"}, {"ee", "i"}, {"ei", "i"}, {"ey", "i"}, {"ai", "i"}, {"ay", "i"}, {"iy", "i"}, {"yi", "i"}, {"ie", "i"}, {"ia", "ia"},
}

func skeletonWord(b *strings.Builder, w string) {
	var last byte
	put := func(s string) {
		for j := 0; j < len(s); j++ {
			if c := s[j]; c != last {
				b.WriteByte(c)
				last = c
			}
		}
	}
	for i := 0; i < len(w); {
		if s, n := digraph(w[i:]); n > 0 {
			put(s)
			i += n
			continue
		}
		if s := single(w[i], i+1 == len(w)); s != "" {
			put(s)
		}
		i++
	}
}

func digraph(s string) (string, int) {
	for _, d := range digraphs {
		if strings.HasPrefix(s, d.from) {
			return d.to, len(d.from)
		}
	}
	return "", 0
}

// single maps one letter; a final h or a final vowel written either way goes.
func single(c byte, last bool) string {
	switch c {
	case 'q', 'c':
		return "k"
	case 'e', 'y':
		return "i"
	case 'o', 'w':
		return "u"
	case 'v':
		return "v"
	case 'h':
		if last {
			return ""
		}
	}
	return string(rune(c))
}
