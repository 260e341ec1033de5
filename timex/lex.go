package timex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one unit of the lexer: a run of letters, a number in one of its
// written forms, or one mark of punctuation. Hyphens that glue are not words;
// they set the flag of the word that follows.
type word struct {
	start, end int
	low        string // lower case, abbreviation dots removed: "feb", "pm"
	info       *entry // what the lexicon says of it, or nil
	hyphen     bool   // glued to the word before by a hyphen or en dash
	glued      bool   // no white space before
	brk        bool   // a blank line stands before
	upper      bool   // begins with a capital
}

// lex cuts text into words. It never fails: what it does not know is one rune of
// punctuation.
func (f *Finder) lex(text string) []word {
	out := make([]word, 0, len(text)/5)
	i, newlines, space, hyphen := 0, 0, true, false
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			if r == '\n' || r == '\u2028' || r == '\u2029' {
				newlines++
			}
			i, space, hyphen = i+n, true, false
			continue
		}
		if end := addressEnd(text, i); end > i {
			i, space, hyphen = end, false, false
			continue
		}
		end := wordEnd(text, i, r, n)
		if (r == '-' || r == '–' || r == '‑') && !space && end < len(text) && gluesOn(text[end:]) {
			i, hyphen = end, true
			continue
		}
		low := lower(text[i:end])
		w := word{start: i, end: end, low: low, hyphen: hyphen, glued: !space, brk: newlines > 1, upper: unicode.IsUpper(r)}
		w.info = f.lexicon[low]
		if w.info != nil && w.info.dotted && end < len(text) && text[end] == '.' {
			w.end++
		}
		out = append(out, w)
		i, newlines, space, hyphen = w.end, 0, false, false
	}
	return out
}

// addressEnd returns the end of a web address that begins at i, i where none does:
// the numbers in it are no dates.
func addressEnd(text string, i int) int {
	if c := text[i]; c != 'h' && c != 'w' {
		return i
	}
	if rest := text[i:]; !strings.HasPrefix(rest, "http://") && !strings.HasPrefix(rest, "https://") && !strings.HasPrefix(rest, "www.") {
		return i
	}
	if n := strings.IndexFunc(text[i:], unicode.IsSpace); n >= 0 {
		return i + n
	}
	return len(text)
}

func gluesOn(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// wordEnd returns the end of the word that begins at i with rune r of n bytes.
func wordEnd(text string, i int, r rune, n int) int {
	switch {
	case unicode.IsDigit(r):
		return numberEnd(text, i+n)
	case unicode.IsLetter(r):
		end := i + n
		for end < len(text) {
			r, n := utf8.DecodeRuneInString(text[end:])
			if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
				break
			}
			end += n
		}
		return initials(text, i, end)
	case (r == '\'' || r == '’') && hasSuffixS(text[i+n:]):
		return i + n + 1
	}
	return i + n
}

func hasSuffixS(rest string) bool {
	return rest != "" && (rest[0] == 's' || rest[0] == 'S') && (len(rest) == 1 || !isLetter(rest[1]))
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 }

// initials goes on over "a.m.", "U.S.": single letters with dots between.
func initials(text string, i, end int) int {
	if end-i != 1 {
		return end
	}
	j := end
	for j+1 < len(text) && text[j] == '.' && isLetter(text[j+1]) && (j+2 == len(text) || !isLetter(text[j+2])) {
		j += 2
	}
	if j == end {
		return end
	}
	if j < len(text) && text[j] == '.' {
		j++
	}
	return j
}

// numberEnd takes digits with the marks that stand inside numbers and dates
// (1,200 2.5 7:15 12/03/2009 1998-02-13) and letters glued on (21st, 1990s, 3pm).
func numberEnd(text string, i int) int {
	for i < len(text) {
		c := text[i]
		digit := c >= '0' && c <= '9'
		inner := strings.IndexByte(",.:/", c) >= 0 && i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9'
		if !digit && !inner && !isoDash(text, i) {
			break
		}
		i++
	}
	j := i
	for j < len(text) && isLetter(text[j]) && text[j] < 0x80 {
		j++
	}
	if j < len(text) && isLetter(text[j]) {
		return i
	}
	return j
}

// isoDash reports whether the hyphen at i stands inside an ISO date, 1998-02-13.
func isoDash(text string, i int) bool {
	if text[i] != '-' {
		return false
	}
	j := i
	for j > 0 && (text[j-1] >= '0' && text[j-1] <= '9' || text[j-1] == '-') {
		j--
	}
	s := text[j:min(len(text), j+10)]
	if len(s) < 10 || s[4] != '-' || s[7] != '-' {
		return false
	}
	for k, c := range []byte(s) {
		if k != 4 && k != 7 && (c < '0' || c > '9') {
			return false
		}
	}
	return i-j == 4 || i-j == 7
}

func lower(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 'A' && c <= 'Z' || c >= 0x80 || c == '.' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	if s[0] >= '0' && s[0] <= '9' {
		return strings.ToLower(s)
	}
	if s != "." {
		s = strings.ReplaceAll(s, ".", "")
	}
	return strings.ReplaceAll(strings.ToLower(s), "’", "'")
}
