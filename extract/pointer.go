package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// pointer makes furniture of a line that points to another article of this title; what the
// report goes on with behind the title stays prose.
func (rs *rules) pointer(p *plan, l *line, title string) {
	n := titleEnd(title)
	if at := sentenceBreak.FindStringIndex(title[:n]); at != nil {
		n = at[0] + strings.IndexByte(title[at[0]:], ' ')
	}
	rest := strings.TrimSpace(title[n:])
	if len(strings.Fields(rest)) < 6 || addressed.MatchString(rest) || titleLike(rest) {
		l.kind, l.link = furniture, strings.TrimSpace(title)
		return
	}
	l.kind, l.link = prose, strings.TrimRight(title[:n], ". ")
	p.inline = append(p.inline, sitrep.Span{Start: l.start, End: l.start + strings.LastIndex(l.text, title) + n})
}

// proseBehind is where the report goes on in a line that begins with a prompt to the reader
// ("Download our app. The governor visited the village"), 0 where all of the line is furniture.
func (rs *rules) proseBehind(s string) int {
	if !prompt.MatchString(s) {
		return 0
	}
	at := sentenceBreak.FindStringIndex(s)
	if at == nil {
		return 0
	}
	n := at[0] + strings.IndexByte(s[at[0]:], ' ') + 1
	rest := strings.TrimSpace(s[n:])
	if len(strings.Fields(rest)) < 6 || addressed.MatchString(rest) || rs.line.MatchString(rest) || titleLike(rest) {
		return 0
	}
	return n
}

var (
	prompt    = regexp.MustCompile(`(?i)^(?:download|get|subscribe|sign|follow|like|click|tap|support|donate|share|join|stay|keep|watch|listen|create|register|log|please|to (?:read|get|see|receive))\b`)
	addressed = regexp.MustCompile(`(?i)\b(?:you|your|our|us|click|subscribe|sign up|follow|newsletters?|inbox|cookies?|article|story|site|journalism|donat\w+|contribut\w+|©)\b`)
)

// titleEnd is how many bytes of the text behind a pointer to another article are its title:
// all of it, or less where the next sentence runs on ("Floods cut the pass The governor
// said", "Floods cut the passThe governor said").
func titleEnd(s string) int {
	words := wordAt.FindAllStringIndex(s, -1)
	capitals := 0
	for i, w := range words {
		word := s[w[0]:w[1]]
		if at := glued.FindStringSubmatchIndex(word); at != nil {
			return w[0] + at[2]
		}
		if i > 2 && opens(s, words, i, capitals) {
			return words[i-1][1]
		}
		if first, _ := utf8.DecodeRuneInString(word); !unicode.IsLower(first) {
			capitals++
		}
	}
	return len(s)
}

// opens reports whether the i-th of the words of s, of which so many before it have
// capitals, begins a new sentence.
func opens(s string, words [][]int, i, capitals int) bool {
	word, before := strings.TrimSuffix(s[words[i][0]:words[i][1]], ","), s[words[i-1][0]:words[i-1][1]]
	last, _ := utf8.DecodeLastRuneInString(before)
	switch {
	case !opener[word] || leadingIn[before] || strings.ContainsRune(":,–—-", last):
		return false
	case capitals*3 < i*2 || words[i][1]-words[i][0] > len(word):
		return true
	}
	return i+1 < len(words) && goesOn(s[words[i+1][0]:])
}

// goesOn reports whether a word in small letters that no title in capitals has so comes next.
func goesOn(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(first) && len(word) > 2 && !leadingIn[word]
}

var (
	wordAt = regexp.MustCompile(`[^ ]+`)
	glued  = regexp.MustCompile(`(?:^\p{Ll}*|[^\p{L}]\p{Ll}*)\p{Ll}{3}(\p{Lu}\p{Ll})`)
	// opener are words that begin a sentence and, in capitals, seldom stand inside a title.
	opener = lists.Set(`The A An It He She They We In On At But And However According This That These Those There Meanwhile Earlier Later His Her Their Its
		Since After Before While When As If For From Some Many Several Most More Last On Both Two Three At Despite Although Following Moreover Furthermore Additionally Nevertheless Also Still`)
	// leadingIn are words that no sentence ends with.
	leadingIn = lists.Set(`of in the a an with by and to for on at from as or over after into near against between its his her their is are was were says`)
)
