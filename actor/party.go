package actor

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// PartyID is the id under which events, statements and queries know an actor: that of
// its entry in the knowledge base, else "~" and the folded name without a count before
// it: "17 soldiers" are "~soldiers", but the "82nd Division" keeps its number. It is ""
// for a name without letters.
func PartyID(known, name string) string {
	if known != "" {
		return known
	}
	rest := strings.TrimLeft(name, "0123456789,. ")
	if r, _ := utf8.DecodeRuneInString(rest); rest == "" || unicode.IsLower(r) && len(name) > len(rest) && strings.HasSuffix(name[:len(name)-len(rest)], " ") {
		name = rest
	}
	folded := Fold(name)
	if folded == "" || Pronoun(name) {
		return ""
	}
	return "~" + folded
}

// nobody are words that stand for somebody told elsewhere: where that is not found, they
// are nobody.
var nobody = strings.Fields(`all another any anybody anyone both each either everybody everyone few he her hers him himself his
	i it its itself many me mine most myself neither nobody none nothing one ones other others our ours ourselves she several some somebody
	someone something that their theirs them themselves these they this those us we which who whoever whom whose you your yours`)

// Pronoun tells whether words are only a pronoun, with an article or without: "he", "the others",
// "those". Capitals alone are a name's letters: "US", "WHO", "IT".
func Pronoun(words string) bool {
	if len(words) > 1 && words == strings.ToUpper(words) {
		return false
	}
	return slices.Contains(nobody, strings.TrimPrefix(Fold(words), "the "))
}
