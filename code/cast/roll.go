package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// toldAhead gives a person of a list the trade that is told of all before the colon, dash or
// bracket that opens the list: "four policemen died: Captain Ann Lee, Tom Reed". A rank that
// armies have too is the police's there.
func (c *Cast) toldAhead(x *expression) {
	if len(x.sectors) > 0 && x.sectors[0] != "CVL" && x.sectors[0] != "MIL" {
		return
	}
	t := c.rollOf(c.doc.Names[x.nameOf].Start)
	if t < 0 {
		return
	}
	s, _ := span(c.doc, t)
	told := expression{head: t, start: min(s, t), end: t + 1, country: unknown, nameOf: -1, kind: sitrep.KindPeople}
	c.entitled(&told, told.start, told.end)
	if len(told.sectors) == 0 || told.sectors[0] == "CVL" || told.sectors[0] == "UNK" || told.sectors[0] == "CRM" && len(x.sectors) > 0 {
		return
	}
	if len(x.sectors) == 0 || told.sectors[0] == "COP" || x.sectors[0] == "CVL" {
		x.sectors = told.sectors
	}
	if told.country != unknown && told.country != "" && !told.inferred && (x.country == unknown || x.country == "" || x.inferred) {
		x.country, x.inferred = told.country, false
	}
}

// rollOf is the plural agent noun that tells what those are whom a list names in which a
// name beginning at token t stands, -1 where there is none: the nearest one before the sign
// that opens the list. In the list stand names, ranks, ages and no verb.
func (c *Cast) rollOf(t int) int {
	d := c.doc
	first := d.Sents[d.Tokens[t].Sent].Start
	k := t - 1
	for ; k >= first && !opensRoll[d.Tokens[k].Form] && !c.opensAt(k); k-- {
		tok := &d.Tokens[k]
		if !c.inPerson(k) && (tok.UPOS == "VERB" || tok.UPOS == "AUX" || tok.UPOS == "SCONJ" || tok.Form == ";" || tok.Form == ")" || likened[strings.ToLower(tok.Form)]) {
			return -1
		}
	}
	for k--; k >= first && t-k < longRoll; k-- {
		tok := &d.Tokens[k]
		if strings.HasSuffix(tok.XPOS, "S") && (tok.UPOS == "NOUN" || tok.UPOS == "PROPN") && !c.inPerson(k) && c.agentNoun(tok.Form) {
			return k
		}
	}
	return -1
}

// opensAt reports whether token k is a hyphen right behind a plural noun for people, written for
// a dash: "two judges-Ann Lee and Tom Reed-agreed".
func (c *Cast) opensAt(k int) bool {
	d := c.doc
	return d.Tokens[k].Form == "-" && k > 0 && !c.inPerson(k) && strings.HasSuffix(d.Tokens[k-1].XPOS, "S") && c.agentNoun(d.Tokens[k-1].Form)
}

// opensRoll are the signs that open a list of names.
var opensRoll = map[string]bool{":": true, "--": true, "—": true, "–": true, "(": true}

// likened are the words that give examples: what they stand before is no list of all.
var likened = lists.Set("such like as including with by against to for")

// longRoll is how many words before a name the noun for all of a list stands at most.
const longRoll = 120
