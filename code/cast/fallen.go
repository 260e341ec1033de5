package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// byFallen gives a person killed, of whom nothing else is told, what the report said shortly
// before of as many who were killed: "three soldiers died. The dead were Ann Lee, ...".
func (c *Cast) byFallen(person int) bool {
	a := &c.Actors[person]
	for _, h := range c.naming(c.members[person]) {
		if c.exprs[h].nameOf < 0 {
			continue
		}
		t := c.doc.Names[c.exprs[h].nameOf].Start
		y := c.rolled(t)
		if !c.killedAt(h) && !c.theDead(t) && (y == nil || !victims[strings.ToLower(c.doc.Tokens[y.head].Lemma)] && !c.killedAt(y.head)) {
			continue
		}
		if x := c.killedBefore(h, c.listed(t)); x != nil {
			a.Sectors = c.sectorsOf(x)
			return true
		}
	}
	return false
}

// theDead reports whether a sentence says of the names in the list of the name at token t that they
// are those killed: "the dead were Ann Lee and Tom Reed".
func (c *Cast) theDead(t int) bool {
	k := c.beforeList(t)
	if k < 1 || c.doc.Tokens[k].Lemma != "be" {
		return false
	}
	w := strings.ToLower(c.doc.Tokens[k-1].Form)
	return victims[w] || slaying[strings.ToLower(c.doc.Tokens[k-1].Lemma)]
}

// victims are the nouns for those killed.
var victims = lists.Set("victim dead deceased casualty fatality slain body")

// listed is how many names the list has in which the name at token t stands.
func (c *Cast) listed(t int) int {
	d := c.doc
	n := 0
	for _, m := range d.NamesIn(c.beforeList(t)+1, d.Sents[d.Tokens[t].Sent].End) {
		if m.Label == "Person" && m.End-m.Start > 1 && (m.Start <= t || c.beforeList(m.Start) == c.beforeList(t)) {
			n++
		}
	}
	return n
}

// killedBefore is the description of n people with a trade, an office or arms whom the sentence
// of token h or one of those before it tells to have been killed, the last that are told of; nil
// where there is none.
func (c *Cast) killedBefore(h, n int) *expression {
	d := c.doc
	s := d.Tokens[h].Sent
	for i := c.headsBefore(h) - 1; i >= 0 && s-d.Tokens[c.heads[i]].Sent <= 3; i-- {
		k := c.heads[i]
		x := c.exprs[k]
		if x.named || x.kind != sitrep.KindPerson && x.kind != sitrep.KindPeople || victims[strings.ToLower(d.Tokens[k].Lemma)] || d.Tokens[k].UPOS == "PRON" || !c.killedAt(k) {
			continue
		}
		sectors := c.sectorsOf(x)
		if len(sectors) == 0 || c.count(k) != n || sectors[0] == "CVL" || sectors[0] == "UNK" {
			return nil
		}
		return x
	}
	return nil
}

// count is how many people the description headed by token h tells of, 0 for an open number.
func (c *Cast) count(h int) int {
	d := c.doc
	for _, k := range d.Children(h) {
		if d.Rel(k) == "nummod" {
			return numbers[strings.ToLower(d.Tokens[k].Form)]
		}
	}
	if strings.HasSuffix(d.Tokens[h].XPOS, "S") {
		return 0
	}
	return 1
}

// numbers are the words for how many are named one by one.
var numbers = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "9": 9, "10": 10, "11": 11, "12": 12}
