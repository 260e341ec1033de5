package actor

import (
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
	if folded := Fold(name); folded != "" {
		return "~" + folded
	}
	return ""
}
