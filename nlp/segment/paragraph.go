package segment

import (
	"sort"
	"strings"
)

// line is one line of a text without its end and without the white space around it.
type line struct {
	from, to int
	blank    bool // a blank line or furniture stands before it
	indent   int
	width    int // characters, with the indent
}

// Paragraphs returns the byte ranges of the paragraphs of text, without the white space
// around them. A blank line ends a paragraph, and so does a range of skip. A single line
// end does where the lines are not wrapped: a line is taken for wrapped where the first word
// of the next one had not fitted, or where the next one goes on in lower case.
func Paragraphs(text string, skip [][2]int) [][2]int {
	lines := readLines(text, skip)
	var out [][2]int
	limit := wrapLimit(text, lines)
	for i, l := range lines {
		if i > 0 && !l.blank && flows(text, lines[i-1], l, limit) {
			out[len(out)-1][1] = l.to
			continue
		}
		out = append(out, [2]int{l.from, l.to})
	}
	return out
}

// readLines returns the lines of text that hold anything, outside skip.
func readLines(text string, skip [][2]int) []line {
	var out []line
	blank := true
	at := 0
	for _, s := range append(skip[:len(skip):len(skip)], [2]int{len(text), len(text)}) {
		from, to := min(max(s[0], at), len(text)), min(s[1], len(text))
		out, blank = addLines(out, text, at, from, blank)
		if to > from {
			blank = true
		}
		at = max(at, to)
	}
	return out
}

func addLines(out []line, text string, from, to int, blank bool) ([]line, bool) {
	for from < to {
		end := to
		if n := strings.IndexByte(text[from:to], '\n'); n >= 0 {
			end = from + n
		}
		a, b := trim(text, from, end)
		if a == b {
			blank = true
		} else {
			out = append(out, line{from: a, to: b, blank: blank, indent: a - from, width: b - from})
			blank = false
		}
		from = end + 1
	}
	return out, blank
}

// trim takes white space off both ends of text[a:b].
func trim(text string, a, b int) (int, int) {
	for a < b {
		n := spaceAt(text, a)
		if n == 0 {
			break
		}
		a += n
	}
	for a < b && (text[b-1] == ' ' || text[b-1] >= '\t' && text[b-1] <= '\r') {
		b--
	}
	return a, b
}

// wrapLimit guesses the width at which the lines of a text were wrapped: nine lines in ten
// fit into it. 0 where the text has lines too long for that.
func wrapLimit(text string, lines []line) int {
	var w []int
	for _, l := range lines {
		w = append(w, l.width)
	}
	if len(w) < 2 {
		return 0
	}
	sort.Ints(w)
	limit := w[len(w)*9/10]
	if limit > 120 {
		return 0
	}
	return limit
}

// flows tells whether the paragraph of line a goes on in line b.
func flows(text string, a, b line, limit int) bool {
	first, last := text[b.from], text[a.to-1]
	if b.indent > a.indent+1 && (last == '.' || last == '"') || listMark(text[b.from:b.to]) {
		return false
	}
	if isLower(first) {
		return last != '.' || limit > 0
	}
	if limit < 40 {
		return last == ','
	}
	word := strings.IndexAny(text[b.from:b.to], " \t")
	if word < 0 {
		word = b.to - b.from
	}
	return a.width+1+word > limit*9/10
}

// listMark tells whether a line begins like an entry of a list: "- ", "* ", "• ", "1. ".
func listMark(s string) bool {
	for _, m := range []string{"- ", "* ", "• ", "· ", "— ", "– "} {
		if strings.HasPrefix(s, m) {
			return true
		}
	}
	n := digits(s, 0, len(s))
	return n > 0 && n <= 2 && len(s) > n+1 && (s[n] == '.' || s[n] == ')') && s[n+1] == ' '
}
