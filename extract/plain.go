package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// headline is the text's title: its first line that isn't furniture, where that
// looks like a headline and an article follows.
func headline(text string, p *plan) string {
	for i, l := range p.lines {
		switch {
		case l.kind == blank || l.kind >= furniture || p.shouted(i):
			continue
		case l.kind == short && p.follows(i) && len(strings.Fields(l.text)) > 2 && !datelined(l.text):
			return l.text
		case l.kind == short && len(strings.Fields(l.text)) <= 3:
			continue // a section, a name
		case l.kind == prose && p.follows(i) && p.alone(i) && titleCase(l.text) && !datelined(l.text):
			return strings.TrimSuffix(l.text, ".")
		}
		return ""
	}
	return ""
}

// follows tells whether prose stands below line i.
func (p *plan) follows(i int) bool {
	for _, l := range p.lines[i+1:] {
		if l.kind == prose {
			return true
		}
	}
	return false
}

// shouted tells whether line i is a byline of old wires: two or three words in
// capitals above a text that is not.
func (p *plan) shouted(i int) bool {
	words := strings.Fields(p.lines[i].text)
	caps := func(s string) bool { return s == strings.ToUpper(s) && s != strings.ToLower(s) }
	if len(words) < 2 || len(words) > 3 || !caps(p.lines[i].text) || strings.ContainsAny(p.lines[i].text, "0123456789:!?") {
		return false
	}
	return p.body < len(p.lines) && !caps(p.lines[p.body].text)
}

// alone tells whether line i is a paragraph of its own.
func (p *plan) alone(i int) bool { return i+1 < len(p.lines) && p.lines[i+1].kind == blank }

// titleCase tells whether most longer words begin with a capital, as in a
// headline that ends with a full stop.
func titleCase(s string) bool {
	words := strings.Fields(s)
	if len(words) < 3 || len(words) > 25 {
		return false
	}
	caps, n := 0, 0
	for _, w := range words {
		w = strings.TrimLeft(w, "\"'“‘(")
		if utf8.RuneCountInString(w) < 4 {
			continue
		}
		n++
		if c, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(c) || unicode.IsDigit(c) {
			caps++
		}
	}
	return n > 0 && caps*10 >= n*8
}
