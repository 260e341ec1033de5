package wordpiece

import (
	"unicode"
	"unicode/utf8"
)

// The shapes of words, as the encoder takes them in.
const (
	Special     uint8 = iota // [CLS], [SEP]
	Lower                    // lower case, or letters without case
	Title                    // the first letter upper, the others lower
	Upper                    // capitals, two or more
	Mixed                    // any other mixture
	Capital                  // one capital letter alone
	Digit                    // a digit is in it
	Punctuation              // no letter, no digit
)

// Shape returns the shape of a word.
func Shape(word string) uint8 {
	letters, upper, first := 0, 0, false
	for i := 0; i < len(word); {
		r, n := rune(word[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(word[i:])
		}
		i += n
		if unicode.IsDigit(r) {
			return Digit
		}
		if !unicode.IsLetter(r) {
			continue
		}
		if unicode.IsUpper(r) || unicode.IsTitle(r) {
			upper++
			first = first || letters == 0
		}
		letters++
	}
	switch {
	case letters == 0:
		return Punctuation
	case upper == 0:
		return Lower
	case upper == letters && letters == 1:
		return Capital
	case upper == letters:
		return Upper
	case upper == 1 && first:
		return Title
	}
	return Mixed
}
