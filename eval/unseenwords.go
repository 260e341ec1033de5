package eval

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// rejoined are the sentences of a report whose set cuts words at letters and apostrophes that
// it does not know ("M", "ā", "ori"; "Ya", "’", "alon"; "Lee", "’", "s"), with those words as the page
// writes them: the product reads the page. into tells by the number of a word of the set that
// of the word it has become a part of; both count the whole report.
func rejoined(sents [][]string, page string) (out [][]string, into []int) {
	r := rejoiner{page: page}
	total := 0
	for _, words := range sents {
		r.words, r.from = nil, total
		glued := r.glued(words)
		for i := 0; i < len(words); i++ {
			i = r.add(words, glued, i)
		}
		out = append(out, r.words)
		total += len(r.words)
	}
	return out, r.into
}

// rejoiner reads the words of a set along the page they were taken from.
type rejoiner struct {
	page  string
	at    int      // how far the page is read
	words []string // the sentence that is being made
	from  int      // number of its first word
	into  []int
}

// window is how far ahead of the last word that was found the next is looked for: what the set
// leaves out of a page is short, and further away stands another word of that spelling.
const window = 200

// glued tells of each word whether the page writes it without a space behind the one before.
func (r *rejoiner) glued(words []string) []bool {
	out := make([]bool, len(words))
	found := false
	for i, w := range words {
		ahead := r.page[r.at:min(len(r.page), r.at+window)]
		skip := strings.Index(ahead, w)
		if skip < 0 {
			found = false
			continue
		}
		out[i] = found && skip == 0
		r.at += skip + len(w)
		found = true
	}
	return out
}

// add takes word i of the set and those that belong to it, and returns the last of them.
func (r *rejoiner) add(words []string, glued []bool, i int) int {
	w, last := words[i], len(r.words)-1
	switch {
	case last >= 0 && glued[i] && cutInside(r.words[last], w):
		r.words[last] += w
	case last >= 0 && glued[i] && isApostrophe(w) && i+1 < len(words) && glued[i+1] && lettered(r.words[last]) && lettered(words[i+1]):
		r.behind(w, words[i+1])
		i++
		r.mark()
	default:
		r.words = append(r.words, w)
	}
	r.mark()
	return i
}

// mark says that the next word of the set is part of the last that was made.
func (r *rejoiner) mark() { r.into = append(r.into, r.from+len(r.words)-1) }

// behind takes what stands behind an apostrophe: an ending is a word of its own, as
// treebanks part them ("Lee" "’s", "do" "n’t"); all else belongs to the name ("Ya’alon").
func (r *rejoiner) behind(apostrophe, rest string) {
	last := len(r.words) - 1
	switch rest {
	case "s", "S", "re", "ve", "ll", "d", "m":
		r.words = append(r.words, apostrophe+rest)
	case "t":
		if stem, ok := strings.CutSuffix(r.words[last], "n"); ok && stem != "" {
			r.words[last] = stem
			r.words = append(r.words, "n"+apostrophe+rest)
			return
		}
		fallthrough
	default:
		r.words[last] += apostrophe + rest
	}
}

// cutInside tells whether a set cut a word into these two: between letters, at least one of
// them beyond ASCII ("M" "ā"), or inside the letters of a land ("U." "S.").
func cutInside(a, b string) bool {
	before, _ := utf8.DecodeLastRuneInString(a)
	behind, _ := utf8.DecodeRuneInString(b)
	if unicode.IsLetter(before) && unicode.IsLetter(behind) {
		return before >= utf8.RuneSelf || behind >= utf8.RuneSelf
	}
	return initials(a) && initials(b)
}

// initials tells of capital letters with full stops ("U.", "U.S.").
func initials(w string) bool {
	for i := 0; i < len(w); i++ {
		if i%2 == 0 && (w[i] < 'A' || w[i] > 'Z') || i%2 == 1 && w[i] != '.' {
			return false
		}
	}
	return len(w) > 1 && len(w)%2 == 0
}

func isApostrophe(w string) bool { return w == "'" || w == "’" || w == "ʼ" }

// lettered tells whether a word has only letters where it meets an apostrophe.
func lettered(w string) bool {
	before, _ := utf8.DecodeLastRuneInString(w)
	behind, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLetter(before) && unicode.IsLetter(behind)
}
