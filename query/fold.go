package query

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold is how the language compares names and words: lower case, without accents
// and apostrophes, everything else between words a single space. Stores compare
// Query.Places, Query.Admin1 and Query.Words by it.
func Fold(s string) string {
	if f, ok := foldASCII(s); ok {
		return f
	}
	b := make([]rune, 0, len(s))
	gap := false
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r), isApostrophe(r):
			continue
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			gap = true
			continue
		}
		if gap && len(b) > 0 {
			b = append(b, ' ')
		}
		gap = false
		if two, ok := plain(r); ok {
			b = append(b, []rune(two)...)
		} else {
			b = append(b, unicode.ToLower(r))
		}
	}
	return string(b)
}

// foldASCII is the quick way for plain letters.
func foldASCII(s string) (string, bool) {
	b := make([]byte, 0, len(s))
	gap := false
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= 0x80:
			return "", false
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
		case c == '\'' || c == '`':
			continue
		default:
			gap = true
			continue
		}
		if gap && len(b) > 0 {
			b = append(b, ' ')
		}
		gap = false
		b = append(b, c)
	}
	return string(b), true
}

func isApostrophe(r rune) bool { return strings.ContainsRune("'’‘`´ʻʼʿʾʹʺ", r) }

// plain spells the letters that decomposition leaves alone.
func plain(r rune) (string, bool) {
	switch r {
	case 'ß', 'ẞ':
		return "ss", true
	case 'Æ', 'æ':
		return "ae", true
	case 'Œ', 'œ':
		return "oe", true
	case 'Þ', 'þ':
		return "th", true
	case 'Ø', 'ø':
		return "o", true
	case 'Ł', 'ł':
		return "l", true
	case 'Đ', 'đ', 'Ð', 'ð':
		return "d", true
	case 'Ħ', 'ħ':
		return "h", true
	case 'ı', 'İ':
		return "i", true
	case 'Ə', 'ə':
		return "a", true
	}
	return "", false
}
