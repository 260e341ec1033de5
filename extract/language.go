package extract

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/check"
)

const languageFile = "extract/languages.txt"

// language is one that is told by its commonest words.
type language struct {
	code, name string
	words      map[string]bool
}

// loadLanguages reads CODE NAME: words lines.
func loadLanguages(data fs.FS) ([]language, error) {
	lines, err := check.Lines(data, languageFile)
	if err != nil {
		return nil, err
	}
	var out []language
	for _, l := range lines {
		head, words, ok := strings.Cut(l.Text, ": ")
		code, name, ok2 := strings.Cut(head, " ")
		if !ok || !ok2 {
			return nil, fmt.Errorf("%s:%d: a language is CODE NAME: words", languageFile, l.Number)
		}
		lang := language{code, name, map[string]bool{}}
		for w := range strings.FieldsSeq(words) {
			lang.words[w] = true
		}
		out = append(out, lang)
	}
	return out, nil
}

// readable is the one language that the coder reads.
const readable = "en"

// language decides the report's language and says so where nothing can be
// coded. A text too short to tell keeps the language that was given.
func (e *Extractor) language(r *sitrep.Report) string {
	code, name, sure := e.detect(plainOf(r))
	if !sure {
		if r.Language == "" {
			return readable
		}
		code, _, _ = strings.Cut(strings.ToLower(r.Language), "-")
		name = code
	}
	if code != readable {
		problem(r, "language", "the text is in %s (%s) and only English is read: nothing was coded", name, code)
	}
	return code
}

// plainOf is the beginning of the text without its furniture.
func plainOf(r *sitrep.Report) string {
	const enough = 6000
	var b strings.Builder
	at := 0
	for _, s := range append(r.Furniture, sitrep.Span{Start: len(r.Text), End: len(r.Text)}) {
		b.WriteString(r.Text[at:min(s.Start, at+enough)])
		b.WriteByte(' ')
		at = s.End
		if b.Len() > enough {
			break
		}
	}
	return b.String()
}

// detect names the language of a text, by script and then by its commonest
// words. Sure is false where there are too few words to tell.
func (e *Extractor) detect(text string) (code, name string, sure bool) {
	if code, name, ok := byScript(text); ok {
		return code, name, true
	}
	words := strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return !unicode.IsLetter(c) && c != '\'' })
	if len(words) < 12 {
		return "", "", false
	}
	words = words[:min(len(words), 800)]
	best, second := 0, 0
	for _, l := range e.languages {
		n := 0
		for _, w := range words {
			if l.words[w] {
				n++
			}
		}
		if n > best {
			code, name, best, second = l.code, l.name, n, best
		} else {
			second = max(second, n)
		}
	}
	// In running text one word in six is among the commonest; headlines and
	// lists of names have fewer.
	return code, name, best*12 >= len(words) && best > second
}

// byScript names the language of a text whose letters are mostly not Latin.
func byScript(text string) (code, name string, ok bool) {
	scripts := []struct {
		table      *unicode.RangeTable
		code, name string
	}{
		{unicode.Arabic, "ar", "the Arabic script"}, {unicode.Cyrillic, "ru", "the Cyrillic script"}, {unicode.Hangul, "ko", "Korean"},
		{unicode.Hiragana, "ja", "Japanese"}, {unicode.Katakana, "ja", "Japanese"}, {unicode.Han, "zh", "Chinese"},
		{unicode.Hebrew, "he", "Hebrew"}, {unicode.Greek, "el", "Greek"}, {unicode.Devanagari, "hi", "the Devanagari script"},
		{unicode.Bengali, "bn", "Bengali"}, {unicode.Thai, "th", "Thai"}, {unicode.Ethiopic, "am", "the Ethiopic script"},
		{unicode.Armenian, "hy", "Armenian"}, {unicode.Georgian, "ka", "Georgian"}, {unicode.Tamil, "ta", "Tamil"}, {unicode.Myanmar, "my", "Burmese"},
	}
	counts, letters := make([]int, len(scripts)), 0
	for _, c := range text {
		if !unicode.IsLetter(c) {
			continue
		}
		letters++
		if c < unicode.MaxLatin1 || unicode.Is(unicode.Latin, c) {
			continue
		}
		for i, s := range scripts {
			if unicode.Is(s.table, c) {
				counts[i]++
				break
			}
		}
	}
	other := 0
	best := -1
	for i, n := range counts {
		other += n
		if n > 0 && (best < 0 || n > counts[best]) {
			best = i
		}
	}
	if letters < 8 || other*2 < letters {
		return "", "", false
	}
	if kana := counts[3] + counts[4]; kana*10 > other { // Japanese is mostly Han
		best = 3
	}
	return scripts[best].code, scripts[best].name, true
}
