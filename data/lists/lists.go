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

// Find is what stands behind a word in the line that it begins in a sorted text; ok is false where
// no line does. Lines that begin with # stand before all others. Nothing is loaded: the text is
// halved where it stands.
func Find(text, word string) (rest string, ok bool) {
	lo, hi := 0, len(text) // the line begins in [lo, hi)
	for lo < hi {
		mid := lo + (hi-lo)/2
		begin := strings.LastIndexByte(text[:mid], '\n') + 1
		line, _, _ := strings.Cut(text[begin:], "\n")
		first, rest, _ := strings.Cut(line, " ")
		switch {
		case line == "" || line[0] == '#' || first < word:
			lo = begin + len(line) + 1
		case first > word:
			hi = begin
		default:
			return rest, true
		}
	}
	return "", false
}
