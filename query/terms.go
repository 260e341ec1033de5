package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"golang.org/x/text/unicode/norm"

	"github.com/sitrep-news/sitrep/place"
)

// Fold is the form under which names of places are compared; Query.Places holds it.
func Fold(name string) string { return place.Fold(name) }

// maxTermLen bounds a term in bytes, as in the stores' index.
const maxTermLen = 40

// terms cuts a text into what words are compared by, the same as the stores' index
// (store/internal/rows): runs of letters and digits, lower case, without accents,
// stemmed as English; of scripts that don't part words each letter.
func terms(text string) []string {
	var out []string
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
		if t := stem(env, text[i:end]); t != "" {
			out = append(out, t)
		}
		i = end
	}
	return out
}

func wordEnd(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if (wordRune(r) || unicode.Is(unicode.Mn, r)) && !unparted(r) {
			i += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[i+n:])
		if (r != '\'' && r != '’') || !wordRune(next) || unparted(next) {
			break
		}
		i += n // "don't", "Sana'a" are one word
	}
	return i
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func unparted(r rune) bool {
	return r > 0xE00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

func stem(env *snowballstem.Env, word string) string {
	for _, end := range []string{"'s", "’s", "'S", "’S"} {
		word = strings.TrimSuffix(word, end)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(word) {
		if wordRune(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	w := b.String()
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
