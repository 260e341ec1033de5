package actor

import "strings"

// lettered is a text without the bracket at byte open where the letters before it and what it
// holds are a name of the base: "AL (S)", a wing of the party AL.
func (b *Base) lettered(text string, open int) string {
	shut := strings.IndexByte(text[open:], ')')
	before := strings.TrimRight(text[:open], " ")
	if shut < 2 || shut > 8 || !isAcronym(before[strings.LastIndexByte(before, ' ')+1:]) {
		return text
	}
	name := before + " " + text[open+1:open+shut]
	if len(b.index.refs(splitWords(strings.TrimPrefix(name, "the ")))) == 0 {
		return text
	}
	return name + text[open+shut+1:]
}

// withoutOwnLetters is a text without a bracket of letters that are the first ones of the words
// before it, which need not be whom the base knows by them: "Lake Council (LC)".
func withoutOwnLetters(text string) string {
	open := strings.IndexByte(text, '(')
	if open < 0 {
		return text
	}
	shut := strings.IndexByte(text[open:], ')')
	if shut < 3 || shut > 7 {
		return text
	}
	letters := text[open+1 : open+shut]
	words := strings.FieldsFunc(text[:open], func(r rune) bool { return r == ' ' || r == '-' })
	k := len(words)
	for i := len(letters) - 1; i >= 0; i-- {
		for k--; k > 0 && joining[words[k]]; k-- {
		}
		if k < 0 || words[k][0] != letters[i] {
			return text
		}
	}
	return strings.TrimRight(text[:open], " ") + text[open+shut+1:]
}

// withoutInitials drops the middle initials of names, "Joseph L. Votel"; nil
// where there are none.
func withoutInitials(ws []word) []word {
	var out []word
	for k, w := range ws {
		if k > 0 && k+1 < len(ws) && len(w.text) == 1 && w.cap && ws[k-1].cap && ws[k+1].cap {
			if out == nil {
				out = append(make([]word, 0, len(ws)), ws[:k]...)
			}
			continue
		}
		if out != nil {
			out = append(out, w)
		}
	}
	return out
}
