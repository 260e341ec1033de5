// Package nouns knows which common nouns name persons.
package nouns

import (
	_ "embed"
	"strings"
)

//go:embed persons.txt
var persons string

// Person reports whether a noun, told by its lemma in small letters, names a person. Some
// that are adjectives too do so in the plural only. The list is searched as it stands:
// nothing is loaded.
func Person(lemma string, plural bool) bool {
	lo, hi := 0, len(persons) // the word's line begins in [lo, hi)
	for lo < hi {
		mid := lo + (hi-lo)/2
		begin := strings.LastIndexByte(persons[:mid], '\n') + 1
		line, _, _ := strings.Cut(persons[begin:], "\n")
		word, only, _ := strings.Cut(line, " ")
		switch {
		case line == "" || word == "#" || word < lemma:
			lo = begin + len(line) + 1
		case word > lemma:
			hi = begin
		default:
			return plural || only == ""
		}
	}
	return false
}
