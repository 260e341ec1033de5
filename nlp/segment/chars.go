package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func isLetter(b byte) bool { b |= 0x20; return b >= 'a' && b <= 'z' }
func isDigit(b byte) bool  { return b >= '0' && b <= '9' }
func isUpper(b byte) bool  { return b >= 'A' && b <= 'Z' }
func isLower(b byte) bool  { return b >= 'a' && b <= 'z' }

// spaceAt returns the length of the white space character at text[i], or 0. The zero-width
// space and the byte order mark part words as well.
func spaceAt(text string, i int) int {
	b := text[i]
	if b < utf8.RuneSelf {
		if b == ' ' || b >= '\t' && b <= '\r' || b < ' ' {
			return 1
		}
		return 0
	}
	if b != 0xC2 && b != 0xE1 && b != 0xE2 && b != 0xE3 && b != 0xEF {
		return 0
	}
	r, n := utf8.DecodeRuneInString(text[i:])
	if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
		return n
	}
	return 0
}

// wordRune returns the length of the letter, mark or digit at text[i], or 0.
func wordRune(text string, i int) int {
	b := text[i]
	if b < utf8.RuneSelf {
		if isLetter(b) || isDigit(b) {
			return 1
		}
		return 0
	}
	r, n := utf8.DecodeRuneInString(text[i:])
	if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '\u00ad' || r == '\u200d' {
		return n
	}
	return 0
}

// apostrophe returns the length of the apostrophe at text[i], straight or curly, or 0.
func apostrophe(text string, i int) int {
	switch {
	case i >= len(text):
		return 0
	case text[i] == '\'' || text[i] == '`':
		return 1
	case strings.HasPrefix(text[i:], "’"):
		return len("’")
	}
	return 0
}

// lower is strings.ToLower that does not allocate for words in lower case.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if b := s[i]; isUpper(b) || b >= utf8.RuneSelf {
			return strings.ToLower(s)
		}
	}
	return s
}

// digits returns how many digits stand at text[i:j].
func digits(text string, i, j int) int {
	n := 0
	for i+n < j && isDigit(text[i+n]) {
		n++
	}
	return n
}

// letters returns how many ASCII letters stand at text[i:j].
func letters(text string, i, j int) int {
	n := 0
	for i+n < j && isLetter(text[i+n]) {
		n++
	}
	return n
}
