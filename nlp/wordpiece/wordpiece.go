// Package wordpiece turns words into the pieces of BERT's uncased vocabulary, and into the
// shapes that make up for the case it drops, as docs/engine.md says.
package wordpiece

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxPieces is how many pieces of a word are kept.
const MaxPieces = 8

// maxChars is the length of a part above which it is unknown, as in BERT.
const maxChars = 100

// Tokenizer cuts words into pieces. It is read-only once made, and safe for concurrent use.
type Tokenizer struct {
	begin, inside map[string]int32 // pieces that begin a part, and those after "##"
	longest       int              // bytes of the longest piece
	plain         map[rune]string  // letters without their accents
	CLS, SEP, UNK int32
}

//go:embed accents.txt
var accents string

// New makes a tokenizer of a vocabulary, whose order gives the ids. The vocabulary must hold
// [CLS], [SEP] and [UNK].
func New(vocab []string) (*Tokenizer, error) {
	t := &Tokenizer{begin: make(map[string]int32, len(vocab)), inside: map[string]int32{}, plain: map[rune]string{}}
	for i, p := range vocab {
		if rest, ok := strings.CutPrefix(p, "##"); ok && rest != "" {
			t.inside[rest] = int32(i)
			t.longest = max(t.longest, len(rest))
			continue
		}
		t.begin[p] = int32(i)
		t.longest = max(t.longest, len(p))
	}
	for name, at := range map[string]*int32{"[CLS]": &t.CLS, "[SEP]": &t.SEP, "[UNK]": &t.UNK} {
		id, ok := t.begin[name]
		if !ok {
			return nil, fmt.Errorf("read vocabulary of %d pieces: it lacks %s", len(vocab), name)
		}
		*at = id
	}
	for line := range strings.Lines(accents) {
		if line[0] == '#' {
			continue
		}
		from, to, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		r, _ := utf8.DecodeRuneInString(from)
		t.plain[r] = to
	}
	return t, nil
}

// Pieces appends the ids of a word's pieces to dst: one to MaxPieces of them.
func (t *Tokenizer) Pieces(dst []int32, word string) []int32 {
	var room [64]byte
	buf, plain := lowerASCII(room[:0], word)
	if plain {
		if id, ok := t.begin[string(buf)]; ok {
			return append(dst, id)
		}
	} else {
		buf = t.Fold(room[:0], word)
	}
	from := len(dst)
	for len(buf) > 0 && len(dst)-from < MaxPieces {
		var part []byte
		part, buf = nextPart(buf)
		if len(part) > 0 {
			dst = t.cut(dst, part)
		}
	}
	switch n := len(dst) - from; {
	case n == 0:
		return append(dst, t.UNK)
	case n > MaxPieces:
		return dst[:from+MaxPieces]
	}
	return dst
}

// lowerASCII appends word in lower case to buf, as long as it is of ASCII letters and digits.
func lowerASCII(buf []byte, word string) ([]byte, bool) {
	for i := 0; i < len(word); i++ {
		b := word[i]
		switch {
		case b >= 'A' && b <= 'Z':
			b |= 0x20
		case b >= 'a' && b <= 'z', b >= '0' && b <= '9':
		case len(word) == 1 && b > ' ' && b < 0x7f:
		default:
			return buf, false
		}
		buf = append(buf, b)
	}
	return buf, true
}

// Fold appends word in lower case, without accents and control characters.
func (t *Tokenizer) Fold(buf []byte, word string) []byte {
	for _, r := range word {
		r = unicode.ToLower(r)
		if r < utf8.RuneSelf {
			if r >= ' ' && r != 0x7f || r == '\t' || r == '\n' || r == '\r' {
				buf = append(buf, byte(r))
			}
			continue
		}
		if s, ok := t.plain[r]; ok {
			buf = append(buf, s...)
			continue
		}
		if r >= 0xAC00 && r <= 0xD7A3 {
			buf = hangul(buf, r)
			continue
		}
		if r != utf8.RuneError && !unicode.In(r, unicode.Mn, unicode.Cc, unicode.Cf) {
			buf = utf8.AppendRune(buf, r)
		}
	}
	return buf
}

// hangul appends the letters of a Korean syllable (Unicode, section 3.12).
func hangul(buf []byte, r rune) []byte {
	i := r - 0xAC00
	buf = utf8.AppendRune(buf, 0x1100+i/(21*28))
	buf = utf8.AppendRune(buf, 0x1161+i/28%21)
	if t := i % 28; t > 0 {
		buf = utf8.AppendRune(buf, 0x11A7+t)
	}
	return buf
}

// nextPart parts BERT's basic tokenisation off the front of buf: a run of letters and digits,
// or a single punctuation mark or Chinese character. White space gives an empty part.
func nextPart(buf []byte) (part, rest []byte) {
	for i := 0; i < len(buf); {
		r, n := utf8.DecodeRune(buf[i:])
		if unicode.IsSpace(r) {
			if i == 0 {
				return nil, buf[n:]
			}
			return buf[:i], buf[i:]
		}
		if isPunctuation(r) || isChinese(r) {
			if i == 0 {
				i = n
			}
			return buf[:i], buf[i:]
		}
		i += n
	}
	return buf, nil
}

func isPunctuation(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 33 && r <= 47 || r >= 58 && r <= 64 || r >= 91 && r <= 96 || r >= 123 && r <= 126
	}
	return unicode.IsPunct(r)
}

func isChinese(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0x20000 && r <= 0x2A6DF ||
		r >= 0x2A700 && r <= 0x2CEAF || r >= 0xF900 && r <= 0xFAFF || r >= 0x2F800 && r <= 0x2FA1F
}

// cut appends the pieces of one part, the longest first, or [UNK].
func (t *Tokenizer) cut(dst []int32, part []byte) []int32 {
	if len(part) > maxChars && utf8.RuneCount(part) > maxChars {
		return append(dst, t.UNK)
	}
	from, pieces := len(dst), t.begin
	for len(part) > 0 {
		n := min(len(part), t.longest)
		id, ok := int32(0), false
		for ; n > 0; n-- {
			if n < len(part) && !utf8.RuneStart(part[n]) {
				continue
			}
			if id, ok = pieces[string(part[:n])]; ok {
				break
			}
		}
		if !ok {
			return append(dst[:from], t.UNK)
		}
		dst = append(dst, id)
		part, pieces = part[n:], t.inside
	}
	return dst
}
