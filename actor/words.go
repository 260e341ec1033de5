package actor

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
)

// known reports whether some key of the index begins or is the word.
func (r *resolver) known(k int) bool {
	for _, f := range r.b.index.keys[r.ws[k].text] {
		if f.kind != refShort {
			return true
		}
	}
	for n := 2; n <= 4 && k+1-n >= 0; n++ {
		for _, f := range r.b.index.refs(r.ws[k+1-n : k+1]) {
			if f.kind == refAgent {
				return true
			}
		}
	}
	return functionWords[r.ws[k].text] || plainWords[r.ws[k].text] || isNumber(r.ws[k].text)
}

// functionWords part the head of an expression from what follows, or carry
// nothing themselves.
var functionWords = lists.Set(`a an the of in for from at to by with on against near who which that and or as is was were are
	mr mrs ms dr sir lord dame his her its their our my this these those some several many more than least about
	around nearly almost over up all both each every any other another no`)

// plainWords describe people without being part of a name.
var plainWords = lists.Set(`alleged suspected accused unidentified unknown local senior top several various young old female
	male foreign regional national international provincial new other main pro anti so called heavily armed hooded masked
	dead wounded captured former late influential prominent leading rebel government`)

// leadWords stand before the head of an expression and say nothing of it.
var leadWords = lists.Set(`a an the his her its their our my this these those some several many more than least about around
	nearly almost over up all both each every any other another at two three four five six seven eight nine ten
	eleven twelve twenty thirty forty fifty hundred mr mrs ms dr sir lord dame so called newly then`)

// isNumber reports whether a word begins with a digit.
func isNumber(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// lowerText reports whether words have no capitals to go by.
func lowerText(ws []word) bool {
	for _, w := range ws {
		if w.cap && !isNumber(w.text) {
			return false
		}
	}
	return true
}

// allUpper reports whether the query has no word that is not all capitals, beside others.
func (r *resolver) allUpper() bool {
	for _, w := range r.ws {
		if !w.upper {
			return false
		}
	}
	return len(r.ws) > 1
}

// allCapital reports whether words [i, j) could be parts of one name.
func (r *resolver) allCapital(i, j int) bool {
	for k := i; k < j; k++ {
		if !r.ws[k].cap || r.ws[k].comma {
			return false
		}
	}
	return true
}

// worded reports whether words end in the given ones.
func worded(ws []word, last ...string) bool {
	if len(ws) < len(last) {
		return false
	}
	for k, w := range last {
		if ws[len(ws)-len(last)+k].text != w {
			return false
		}
	}
	return true
}

// display is the words as they stand in the query.
func display(q string, ws []word) string {
	if len(ws) == 0 {
		return ""
	}
	return strings.TrimSpace(q[ws[0].start:ws[len(ws)-1].end])
}

// pick is the code that is known, the first before the second.
func pick(have, other string) string {
	if have != "" && have != "---" {
		return have
	}
	return other
}
