package segment

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
)

// Pages that were taken as plain text lose the white space between their blocks: a full stop
// and the next paragraph ("the town.Two others"), a heading and what it heads ("unrest in
// NarvaThe minister"), a link or a caption and the text ("why they leftPolice said"). Where one
// block ends so and the next begins, a paragraph does.

// openers are words that hardly end a name of the "LinkedIn" kind and often open a block.
var openers = lists.Set("The An In On At It He She They We This That These Those There His Her Its Their But And While When After As By From For With Since Although However Meanwhile Earlier Two Three Four Five Six Seven Eight Nine Ten At Police Officials")

// camel are names that look glued, by what stands before their inner capital.
var camel = lists.Set("Linked Plugged Log Logged Sign Drop Stand Check Sub sub Mac mac Trans trans Inter inter Anti anti Post post Euro euro Afro afro Micro micro Face You Pay Whats Move easy Easy")

// domains are what ends the name of a site.
var domains = lists.Set("Com Net Org Gov Edu Info")

// unglue appends to dst the range of text, parted wherever a block begins without white space
// before it.
func (s *Segmenter) unglue(dst [][2]int, text string, span [2]int) [][2]int {
	from := span[0]
	for i := from + 2; i < span[1]-1; i++ {
		if !isUpper(text[i]) && !openingQuote(text[i:]) || spaceAt(text, i-1) > 0 || isUpper(text[i-1]) {
			continue
		}
		if s.blockAt(text[from:span[1]], i-from) {
			dst = append(dst, [2]int{from, i})
			from = i
		}
	}
	return append(dst, [2]int{from, span[1]})
}

// openingQuote tells whether text begins with a quotation mark that may open.
func openingQuote(text string) bool {
	return text[0] == '"' || strings.HasPrefix(text, "“")
}

// blockAt tells whether a block of its own begins at t[i], right behind a word or the marks that
// end a sentence.
func (s *Segmenter) blockAt(t string, i int) bool {
	word, quoted := i, false
	if !isUpper(t[i]) {
		if word, quoted = i+len("\""), true; t[i] != '"' {
			word = i + len("“")
		}
		if word >= len(t) || !isUpper(t[word]) || t[i] == '"' && openBefore(t, i) {
			return false
		}
	}
	next := t[word : word+letters(t, word, min(word+longestWord, len(t)))]
	if !sentenceWord(t, word, next) {
		return false
	}
	if stop := behindMarks(t, i); stop > 0 {
		return (len(next) > 2 || openers[next] || len(next) == 1) && !domains[next] && s.endsBlock(t, stop) && (quoted || !openBefore(t, i))
	}
	if quoted {
		return false
	}
	return s.heading(t, i, next)
}

// sentenceWord tells whether a capital and what follows it can be the first word of a block: in
// lower case from its second letter, or "A" and "I" by themselves, or a dateline in capitals.
func sentenceWord(t string, at int, w string) bool {
	rest := t[at+len(w):]
	switch {
	case len(w) == 1:
		return (w == "A" || w == "I") && strings.HasPrefix(rest, " ")
	case w == strings.ToUpper(w):
		return len(w) >= 4 && dateEnd(rest)
	}
	return w[1:] == strings.ToLower(w[1:])
}

// dateEnd tells whether the words behind a place in capitals make it a dateline.
func dateEnd(rest string) bool {
	for _, m := range []string{", ", " (", " —", " –", " -", "\u00a0—", "—"} {
		if strings.HasPrefix(rest, m) {
			return true
		}
	}
	return false
}

// longestWord bounds what is looked at on either side of a place.
const longestWord = 40

// wordBefore returns where the letters and digits begin that end at t[k].
func wordBefore(t string, k int) int {
	b := k
	for b > 0 && k-b < longestWord && (isLetter(t[b-1]) || isDigit(t[b-1]) || t[b-1] >= 0x80) {
		b--
	}
	return b
}

// behindMarks returns where the marks begin that end a sentence right before i, with the
// quotation marks and brackets that close there; 0 where there are none.
func behindMarks(t string, i int) int {
	k, closed := i, false
	for k > 0 {
		switch n := closingBefore(t, k); {
		case n > 0:
			k -= n
			closed = true
		case t[k-1] == '.' || t[k-1] == '!' || t[k-1] == '?':
			for k > 0 && (t[k-1] == '.' || t[k-1] == '!' || t[k-1] == '?') {
				k--
			}
			return k
		default:
			if closed && t[i-1] == ')' {
				return k
			}
			return 0
		}
	}
	return 0
}

// closingBefore returns the length of the closing mark that ends at t[k], or 0.
func closingBefore(t string, k int) int {
	switch {
	case t[k-1] == '"' || t[k-1] == ')' || t[k-1] == ']':
		return 1
	case strings.HasSuffix(t[:k], "”"):
		return len("”")
	}
	return 0
}

// openBefore tells whether a quotation that has begun before i goes on there.
func openBefore(t string, i int) bool {
	before := t[max(0, i-maxChunk):i]
	return strings.Count(before, "\"")%2 == 1 || strings.LastIndex(before, "“") > strings.LastIndex(before, "”")
}

// endsBlock tells whether the word before the mark at k ends a sentence: no initial, no
// abbreviation, no number of a list.
func (s *Segmenter) endsBlock(t string, k int) bool {
	b := wordBefore(t, k)
	w := t[b:k]
	switch {
	case w == "":
		return k > 0 && closingBefore(t, k) > 0
	case digits(w, 0, len(w)) == len(w):
		return b > 1 && spaceAt(t, b-1) > 0 && isLetter(t[b-2]) // "2." behind a full stop is a list's
	case len(w) < 2 || b > 0 && (t[b-1] == '.' || t[b-1] == '/' || t[b-1] == '@'):
		return false
	}
	return s.abbrev[lower(w)] == absent
}

// heading tells whether the block that begins at i with the word next stands right behind the
// last word of another one: two words in one, and no name of the "McBride" kind.
func (s *Segmenter) heading(t string, i int, next string) bool {
	if !isLower(t[i-1]) {
		return isDigit(t[i-1]) && behindNumber(t, i, next)
	}
	b := wordBefore(t, i)
	left := t[b:i]
	if camel[left] || b > 0 && spaceAt(t, b-1) == 0 && t[b-1] != '-' && t[b-1] != '"' && t[b-1] != '\'' || strings.IndexFunc(left[1:], isUpperRune) >= 0 {
		return false
	}
	lowered := isLower(left[0]) && s.prefixes[left] == absent
	switch {
	case next == strings.ToUpper(next) && len(next) > 1: // a dateline
		return len(left) >= 4
	case openers[next] && !strings.HasPrefix(t[i+len(next):], "."):
		return len(left) >= 4 || lowered && len(left) >= 3
	}
	return lowered && len(left) >= 4 && (len(next) > 2 || next == "A")
}

// behindNumber is heading where the last word of the block before is a number: a year, or any of
// two digits and more before a word that opens blocks.
func behindNumber(t string, i int, next string) bool {
	w := t[wordBefore(t, i):i]
	return digits(w, 0, len(w)) == len(w) && (len(w) >= 2 && openers[next] || len(w) == 4 && len(next) > 2)
}

func isUpperRune(r rune) bool { return r >= 'A' && r <= 'Z' }
