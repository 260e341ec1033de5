// Package nouns knows which common nouns name persons.
package nouns

import (
	_ "embed"

	"github.com/sitrep-news/sitrep/data/lists"
)

//go:embed persons.txt
var persons string

// Person reports whether a noun, told by its lemma in small letters, names a person. Some
// that are adjectives too do so in the plural only. The list is searched as it stands:
// nothing is loaded.
func Person(lemma string, plural bool) bool {
	only, ok := lists.Find(persons, lemma)
	return ok && (plural || only == "")
}
