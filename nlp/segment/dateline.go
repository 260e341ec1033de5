package segment

import "strings"

// longestDateline is how many words a dateline has at most.
const longestDateline = 24

// Dateline returns how many of the words of a paragraph are its dateline, "KABUL, March 3
// (Reuters) -", with the marks of a wire service that follow it ("[TEXT]"); 0 where it has
// none. isPlace tells whether a word stands in the name of a place, where that is known, and
// lets "Beirut - A bomb" pass; it may be nil.
func Dateline(text string, words []Word, isPlace func(i int) bool) int {
	d := dateline{text: text, words: words}
	mixed := d.mixed()
	for i := range min(len(words), longestDateline) {
		w := d.word(i)
		switch {
		case i == 0 && !isLetter(w[0]):
			return 0
		case dash(w) && d.spaced(i):
			if d.evidence(i, mixed) || isPlace != nil && i <= 6 && mixed && places(i, d, isPlace) && d.sentenceAt(i+1) {
				return d.marks(i + 1)
			}
			return 0
		case w == ":" && mixed && i > 0 && i <= 6 && d.shouted(0) && d.depth == 0 && d.sentenceAt(i+1):
			return i + 1
		case w == "(":
			d.depth++
			d.parens = true
		case w == ")":
			d.depth = max(0, d.depth-1)
			if d.depth == 0 && mixed && d.shouted(0) && d.dated && d.sentenceAt(i+1) && !dash(d.word(i+1)) {
				return i + 1
			}
		case isDigit(w[0]):
			d.dated = true
		case d.depth == 0 && !d.material(w):
			return 0
		}
	}
	return 0
}

type dateline struct {
	text   string
	words  []Word
	depth  int  // of brackets
	parens bool // there have been some
	dated  bool // there has been a number
}

func (d *dateline) word(i int) string {
	if i >= len(d.words) {
		return ""
	}
	return d.text[d.words[i].Start:d.words[i].End]
}

// evidence tells whether what stands before the dash at i is a dateline: a place in capitals
// where the rest is not, or an agency in brackets, or a date.
func (d *dateline) evidence(i int, mixed bool) bool {
	if i == 0 || i+1 >= len(d.words) || d.depth > 0 {
		return false
	}
	return mixed && (d.shouted(0) || d.parens) || !mixed && (d.parens || d.dated) && i >= 3
}

// shouted tells whether word i is in capitals, two or more.
func (d *dateline) shouted(i int) bool {
	w := d.word(i)
	return letters(w, 0, len(w)) >= 2 && upperOnly(strings.ReplaceAll(strings.ReplaceAll(w, "'", ""), ".", ""))
}

// mixed tells whether the paragraph is in upper and lower case.
func (d *dateline) mixed() bool {
	n := 0
	for i := range d.words {
		switch w := d.word(i); {
		case isLower(w[len(w)-1]):
			n++
		case isUpper(w[0]):
			n--
		}
	}
	return n > 0
}

// spaced tells whether white space stands on a side of word i.
func (d *dateline) spaced(i int) bool {
	return d.words[i].Gap == Space || i+1 < len(d.words) && d.words[i+1].Gap == Space
}

// sentenceAt tells whether word i can begin a sentence.
func (d *dateline) sentenceAt(i int) bool {
	w := d.word(i)
	return w != "" && (isUpper(w[0]) || strings.HasPrefix(w, "\"") || strings.HasPrefix(w, "“") || w == "'")
}

// marks returns where the bracketed marks end that begin at word i, "[REPORT] [TEXT]".
func (d *dateline) marks(i int) int {
	for n := 0; n < 3 && d.word(i) == "["; n++ {
		end := i + 1
		for end < len(d.words) && end-i < 10 && d.word(end) != "]" {
			end++
		}
		if d.word(end) != "]" {
			break
		}
		i = end + 1
	}
	return min(i, len(d.words)-1)
}

// material tells whether a word outside brackets can stand in a dateline.
func (d *dateline) material(w string) bool {
	if isUpper(w[0]) || w[0] >= 0x80 || w == "," || w == "." || w == "/" || w == "-" || w == "'" || w == "’" {
		return true
	}
	switch w {
	case "al", "el", "de", "la", "le", "du", "del", "of", "and", "s", "'s", "near", "on", "in":
		return true
	}
	return false
}

func dash(w string) bool {
	switch w {
	case "-", "--", "---", "–", "—":
		return true
	}
	return false
}

// places tells whether all words before i but marks are of places.
func places(i int, d dateline, isPlace func(int) bool) bool {
	for k := range i {
		if w := d.word(k); !isPlace(k) && w != "," {
			return false
		}
	}
	return i > 0
}
