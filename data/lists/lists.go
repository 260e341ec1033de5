// Package lists makes tables of words that are written as text, and searches sorted lines
// where they stand.
package lists

import "strings"

// Set is the words of a text parted by white space; "rule_out" is the word "rule out".
func Set(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(text) {
		out[strings.ReplaceAll(w, "_", " ")] = true
	}
	return out
}

// Turned is a table of word lists by what they say, turned round: what each word says.
func Turned(by map[string]string) map[string]string {
	out := map[string]string{}
	for said, list := range by {
		for w := range Set(list) {
			out[w] = said
		}
	}
	return out
}

// Line is the line of a sorted text for which way is 0; "" where there is none. way tells of
// a line whether the one that is sought stands before it (-1) or behind it (1). Nothing is
// loaded: the text is halved where it stands.
func Line(text string, way func(line string) int) string {
	lo, hi := 0, len(text) // the line begins in [lo, hi)
	for lo < hi {
		mid := lo + (hi-lo)/2
		begin := strings.LastIndexByte(text[:mid], '\n') + 1
		line, _, _ := strings.Cut(text[begin:], "\n")
		switch w := way(line); {
		case w > 0:
			lo = begin + len(line) + 1
		case w < 0:
			hi = begin
		default:
			return line
		}
	}
	return ""
}
