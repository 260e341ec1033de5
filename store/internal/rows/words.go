package rows

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"golang.org/x/text/unicode/norm"
)

// Both engines index the terms that Words makes and never the text itself, so a
// search finds the same in both. A term is a run of letters and digits, lower
// case, without accents, stemmed as English; of scripts that don't part words
// (Han, kana, Thai, ...) each letter is a term.

// maxTermLen bounds a term in bytes; longer runs (hashes, base64) are cut.
const maxTermLen = 40

// token is a term and where in the text it stands.
type token struct {
	term       string
	start, end int
}

// Gap stands between texts that no phrase may run across.
const Gap = "0gap0"

// Words returns the terms of a text, by spaces.
func Words(text string) string {
	var b strings.Builder
	tokens(text, func(t token) bool {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.term)
		return true
	})
	return b.String()
}

// tokens calls f at each term of a text until it returns false.
func tokens(text string, f func(token) bool) {
	env := snowballstem.NewEnv("")
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !wordRune(r) {
			i += n
			continue
		}
		end := i + n
		if !unparted(r) {
			end = wordEnd(text, end)
		}
		if term := termOf(env, text[i:end]); term != "" && !f(token{term, i, end}) {
			return
		}
		i = end
	}
}

func wordEnd(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if (!wordRune(r) && !unicode.Is(unicode.Mn, r)) || unparted(r) {
			if next, _ := utf8.DecodeRuneInString(text[i+n:]); (r == '\'' || r == '’') && wordRune(next) && !unparted(next) {
				i += n // "don't", "Sana'a" are one word
				continue
			}
			break
		}
		i += n
	}
	return i
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func unparted(r rune) bool {
	return r > 0xE00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

func termOf(env *snowballstem.Env, word string) string {
	w := foldWord(word)
	if len(w) > maxTermLen {
		w = strings.ToValidUTF8(w[:maxTermLen], "")
	}
	if len(w) < 3 {
		return w
	}
	env.SetCurrent(w)
	english.Stem(env)
	return env.Current()
}

// foldWord is lower case without accents; a possessive ending goes.
func foldWord(word string) string {
	for _, end := range []string{"'s", "’s", "'S", "’S"} {
		word = strings.TrimSuffix(word, end)
	}
	var b strings.Builder
	plain := true
	for i := 0; i < len(word) && plain; i++ {
		plain = word[i] < utf8.RuneSelf
	}
	if !plain {
		word = norm.NFKD.String(word)
	}
	for _, r := range word {
		if wordRune(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// Match is a search read: phrases (one term or several in a row) that must stand
// in a text, and those that must not.
type Match struct {
	All   [][]string
	None  [][]string
	Title bool // All in the title alone
}

// maxPieces bounds the words and phrases of a search; what goes beyond is not
// looked for.
const maxPieces = 32

// ParseMatch reads words: all must occur; "several in quotes" as a phrase; -word
// and -"phrase" must not occur. It returns nil where no term is left.
func ParseMatch(words string) *Match {
	m := &Match{}
	for rest := strings.TrimSpace(words); rest != ""; rest = strings.TrimSpace(rest) {
		piece, minus := "", strings.HasPrefix(rest, "-")
		rest = strings.TrimPrefix(rest, "-")
		if strings.HasPrefix(rest, `"`) {
			piece, rest, _ = strings.Cut(rest[1:], `"`)
		} else {
			i := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || r == '"' })
			if i < 0 {
				i = len(rest)
			}
			piece, rest = rest[:i], rest[i:]
		}
		phrase := strings.Fields(Words(piece))
		switch {
		case len(phrase) == 0:
		case len(m.All)+len(m.None) == maxPieces:
			return m
		case minus:
			m.None = append(m.None, phrase)
		default:
			m.All = append(m.All, phrase)
		}
	}
	if len(m.All)+len(m.None) == 0 {
		return nil
	}
	return m
}

// terms is the set of the terms that the match looks for.
func (m *Match) terms() map[string]bool {
	out := map[string]bool{}
	for _, p := range m.All {
		for _, t := range p {
			out[t] = true
		}
	}
	return out
}

// Mark cuts the part of a text in which most of the match's terms stand close
// together, about width bytes, with « » about each term found. found is how many
// different terms the part holds.
func (m *Match) Mark(text string, width int) (part string, found int) {
	want := m.terms()
	var hits []token
	tokens(text, func(t token) bool {
		if want[t.term] {
			hits = append(hits, t)
		}
		return len(hits) < 2000
	})
	from, to, found := bestWindow(hits, width)
	if len(hits) == 0 {
		return cut(text, 0, min(len(text), width)), 0
	}
	start := max(0, hits[from].start-(width-(hits[to].end-hits[from].start))/2)
	end := min(len(text), start+width)
	start, end = edges(text, start, max(end, hits[to].end))
	return cut(marked(text[start:end], hits[from:to+1], start), 0, -1), found
}

// bestWindow finds the hits within width that hold the most different terms, the
// first such; from and to are indexes, both inclusive.
func bestWindow(hits []token, width int) (from, to, found int) {
	for i := range hits {
		seen := map[string]bool{}
		j := i
		for ; j < len(hits) && hits[j].end-hits[i].start <= width; j++ {
			seen[hits[j].term] = true
		}
		if len(seen) > found {
			from, to, found = i, max(i, j-1), len(seen)
		}
	}
	return from, to, found
}

// edges moves both ends of a part to where words end, at most 40 bytes away.
func edges(text string, start, end int) (int, int) {
	for n := 0; start > 0 && !space(text[start-1]) && (n < 40 || !utf8.RuneStart(text[start])); n++ {
		start--
	}
	for n := 0; end < len(text) && !space(text[end]) && (n < 40 || !utf8.RuneStart(text[end])); n++ {
		end++
	}
	return start, end
}

func space(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// marked puts « » about the tokens of a part that begins at offset.
func marked(part string, hits []token, offset int) string {
	var b strings.Builder
	at := 0
	for _, h := range hits {
		s, e := h.start-offset, h.end-offset
		if s < at || e > len(part) {
			continue
		}
		b.WriteString(part[at:s] + "«" + part[s:e] + "»")
		at = e
	}
	b.WriteString(part[at:])
	return b.String()
}

// cut takes a part of a text as one line.
func cut(text string, start, end int) string {
	if end < 0 {
		end = len(text)
	}
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	return strings.Join(strings.Fields(text[start:end]), " ")
}
