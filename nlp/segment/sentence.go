package segment

import "strings"

// Sentences returns the indices of the words that begin a sentence, by rules alone: a
// paragraph begins one; so does the word after . ! or ? (and the quotation marks and brackets
// that close there) unless it is in lower case. The engine has a trained head for this; here
// is what cuts windows and what is left without weights.
func Sentences(text string, words []Word) []int {
	var out []int
	open := false // a sentence has ended before word i, but for closing marks
	for i, w := range words {
		s := text[w.Start:w.End]
		switch {
		case w.Gap == Start:
			out = append(out, i)
			open = false
			continue
		case open && w.Gap == Glued && closing(s):
			continue
		case open && (w.Gap != Glued || startsUpper(s)) && !isLower(s[0]) && !closing(s):
			out = append(out, i)
		}
		open = EndsSentence(s)
	}
	return out
}

// EndsSentence tells whether a word is . ! ? or a run of them.
func EndsSentence(s string) bool {
	return s == "…" || strings.Trim(s, ".!?") == "" && s != ""
}

func closing(s string) bool {
	switch s {
	case "\"", "'", "''", "”", "’", ")", "]", ">>", "»":
		return true
	}
	return false
}

func startsUpper(s string) bool { return isUpper(s[0]) }
