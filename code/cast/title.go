package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// titles finds the offices that the text gives the expression's referent: the
// title before a name, the apposition beside it, "X is the head of Y".
func (c *Cast) titles(x *expression) {
	if x.kind == sitrep.KindPlace || x.kind == sitrep.KindThing && !x.named {
		return
	}
	d := c.doc
	for _, k := range d.Children(x.head) {
		switch {
		case kin[strings.ToLower(d.Tokens[k].Lemma)]:
		case d.Tokens[k].Deprel == "nmod:desc", d.Rel(k) == "compound" && d.Tokens[k].UPOS == "NOUN" && k < x.head && x.named && x.kind == sitrep.KindPerson && c.office(k):
			s, e := d.Subtree(k)
			c.addTitle(x, c.behindClause(k, s), min(e, x.head))
		case d.Rel(k) == "appos":
			c.apposed(x, k)
		}
	}
	c.serves(x)
	if x.named && x.kind == sitrep.KindPerson && x.known == "" && len(x.sectors) == 0 {
		c.ofOwner(x)
		c.ofParty(x)
		c.ofBody(x)
		c.atHead(x)
	}
	if x.named && x.kind == sitrep.KindPerson && x.known == "" {
		c.ofNation(x)
	}
	if c.copula(x.head) && c.office(d.Tokens[x.head].Head) {
		s, e := span(d, d.Tokens[x.head].Head)
		c.addTitle(x, s, e)
	}
	if first := d.Tokens[x.head].Head; x.named && x.kind == sitrep.KindPerson && d.Rel(x.head) == "conj" && c.copula(first) {
		if k := d.Tokens[first].Head; strings.HasSuffix(d.Tokens[k].XPOS, "S") && c.office(k) { // "Ann Lee and Tom Reed were judges"
			s, e := span(d, k)
			c.addTitle(x, s, e)
		}
	}
}

// behindClause is where the title that token k heads begins, which the parser made the predicate of
// a clause: "President" in "everybody there is a supporter of President Ann Lee".
func (c *Cast) behindClause(k, start int) int {
	d := c.doc
	if d.Child(k, "nsubj") < 0 && d.Child(k, "cop") < 0 && d.Child(k, "acl") < 0 {
		return start
	}
	for _, m := range d.Children(k) {
		if r := d.Rel(m); m > k && (r == "nmod" || r == "flat" || r == "compound") {
			k = m
		}
	}
	return k
}

// copula reports whether the head of token t is a noun said of it with "be".
func (c *Cast) copula(t int) bool {
	d := c.doc
	h := d.Tokens[t].Head
	if h < 0 || d.Rel(t) != "nsubj" || d.Tokens[h].UPOS != "NOUN" {
		return false
	}
	cop := false
	for _, k := range d.Children(h) {
		cop = cop || d.Rel(k) == "cop"
		if d.Tokens[k].Lemma == "not" || d.Rel(k) == "case" {
			return false
		}
	}
	return cop
}

// apposed reads an apposition k of expression x as its title, or the other way
// round: "the prime minister, Ann Lee".
func (c *Cast) apposed(x *expression, k int) {
	d := c.doc
	if !x.named && c.named(k) {
		return // the name will be told of by settle: the description is its title
	}
	if c.office(k) {
		s, e := span(d, k)
		s, e = c.withPurpose(k, s, e)
		c.addTitle(x, s, e)
	}
	for _, m := range d.Children(k) {
		if c.furtherOffice(m) { // "Ann Lee, a lawyer and former minister of justice"
			s, e := span(d, m)
			s, e = c.withPurpose(m, s, e)
			c.addTitle(x, s, e)
		}
	}
	c.comesFrom(x, k)
}

// furtherOffice reports whether token m is one more office of whom the apposition above it tells.
func (c *Cast) furtherOffice(m int) bool {
	tok := &c.doc.Tokens[m]
	return c.doc.Rel(m) == "conj" && c.doc.Rel(tok.Head) == "appos" && tok.XPOS == "NN" && c.office(m) && !c.named(m)
}

func (c *Cast) named(t int) bool {
	for _, n := range c.doc.Names {
		if n.Start <= t && t < n.End {
			return n.Label == "Person" || n.Label == "Organization"
		}
	}
	return false
}

// withPurpose widens a title by what it is an office of: "the commander in
// charge of operations in the north".
func (c *Cast) withPurpose(k, s, e int) (int, int) {
	d := c.doc
	for _, m := range d.Children(k) {
		if d.Rel(m) == "nmod" && m > k {
			if _, end := d.Subtree(m); end > e && end-k < 15 {
				e = end
			}
		}
	}
	for e > k+1 && d.Tokens[e-1].UPOS == "PUNCT" {
		e--
	}
	return s, e
}

// office reports whether the noun t names an office or role a person holds.
func (c *Cast) office(t int) bool {
	if t < 0 {
		return false
	}
	tok := &c.doc.Tokens[t]
	if tok.UPOS != "NOUN" && tok.UPOS != "PROPN" {
		return false
	}
	if kin[strings.ToLower(tok.Lemma)] {
		return false
	}
	return nouns[strings.ToLower(tok.Lemma)] == sitrep.KindPerson || c.agentNoun(tok.Form)
}

// kin are words for relatives: they hold no office ("his brother Ann Lee").
var kin = map[string]bool{
	"father": true, "mother": true, "son": true, "daughter": true, "brother": true, "sister": true, "wife": true, "husband": true,
	"widow": true, "cousin": true, "nephew": true, "niece": true, "uncle": true, "aunt": true, "grandson": true, "granddaughter": true,
	"grandfather": true, "grandmother": true, "relative": true, "family": true, "fiancée": true, "in-law": true,
}

func (c *Cast) agentNoun(form string) bool {
	_, ok := c.base.AgentNoun(form)
	return ok
}

// addTitle notes tokens [start, end) as a title of x, with whom it is an office of.
func (c *Cast) addTitle(x *expression, start, end int) {
	d := c.doc
	for start < end-1 && d.Tokens[start].UPOS == "DET" {
		start++
	}
	if start >= end {
		return
	}
	start, end = c.wholeOffice(start), c.throughGeneral(end)
	if start > 0 && start < x.head && acronym(d.Tokens[start-1].Form) && d.Tokens[start-1].Sent == d.Tokens[start].Sent && d.Tokens[start].Form[0] < 'a' {
		start-- // "EFA President Ann Lee"
	}
	t := title{start: start, end: end, of: -1}
	for _, h := range c.heads { // the first expression inside that names an actor
		if y := c.exprs[h]; h >= start && h < end && h != x.head && (y.named || y.kind == sitrep.KindOrganization && d.Tokens[h].Deprel == "nmod:poss") {
			t.of = h // "Ann Lee of the Hill Front", "the foundation's Ann Lee"
			break
		}
	}
	x.roles = append(x.roles, t)
	c.entitled(x, start, end)
}

// entitled gives x the sectors and the country of the title that tokens [start, end) are.
func (c *Cast) entitled(x *expression, start, end int) {
	if (len(x.sectors) == 0 || x.known == "" && slices.Equal(x.sectors, []string{"GOV"})) && c.ofChamber(x, start, end) {
		x.sectors = []string{"LEG"} // "Liberal deputy Ann Lee", not somebody's deputy
	}
	if x.known == "" && x.nameOf >= 0 && start < c.doc.Names[x.nameOf].Start && c.standing(start) {
		x.sectors = []string{"PTY"} // "candidate for deputy"
	}
	a, ok := c.base.Resolve(c.query(x, c.plain(start, end)))
	if ok && c.ofNoState(start, end, a) {
		if x.known == "" && slices.Equal(x.sectors, []string{"GOV"}) && c.untold(x) {
			x.sectors = nil
		}
		return
	}
	if ok && (a.Kind == sitrep.KindPerson || a.Generic || a.Role != "") && len(a.Sectors) > 0 {
		if x.known != "" && x.nameOf >= 0 && end == c.doc.Names[x.nameOf].Start && len(x.sectors) > 0 && (x.sectors[0] == "PTY" || x.sectors[0] == "OPP") && a.Role != "" && a.Sectors[0] == "GOV" && !a.Former && !c.gone(title{start: start, end: end}) {
			x.sectors = a.Sectors // "Prime Minister Ann Lee": in office, whatever the day
		}
		if len(x.sectors) == 0 || x.sectors[0] == "ELI" && x.known == "" && x.nameOf >= 0 && start >= c.doc.Names[x.nameOf].End && inPower[a.Sectors[0]] && !a.Former {
			x.sectors = a.Sectors // "the retired general, Ann Lee, deputy interior minister"
		}
		if (x.country == unknown || x.country == "" || x.inferred && !a.Inferred && a.Country != unknown) && a.Country != "" {
			x.country, x.inferred = a.Country, a.Inferred
		}
	} else if sectors, ok := c.agent(start, end); ok && len(x.sectors) == 0 {
		x.sectors = sectors
	}
	if x.country == unknown || x.country == "" || x.inferred {
		if iso := c.modifierCountry(&expression{head: end - 1, start: start, end: end}); iso != unknown {
			x.country, x.inferred = iso, false
		}
	}
}

// ofChamber reports whether the title that tokens [start, end) are is that of a member of a
// parliament: "deputy" right before the name of x, without a word for whose deputy it is.
func (c *Cast) ofChamber(x *expression, start, end int) bool {
	d := c.doc
	if x.nameOf < 0 || end != d.Names[x.nameOf].Start || !strings.EqualFold(d.Tokens[end-1].Form, "deputy") || c.standing(start) {
		return false
	}
	for t := max(start-1, d.Sents[d.Tokens[start].Sent].Start); t < end-1; t++ {
		if p := d.Tokens[t].XPOS; p == "PRP$" || p == "POS" {
			return false
		}
	}
	return true
}

// standing reports whether the office that begins at token start is one that somebody stands for:
// "candidate for deputy Ann Lee".
func (c *Cast) standing(start int) bool {
	d := c.doc
	return start > 1 && strings.EqualFold(d.Tokens[start-1].Form, "for") && candidates[strings.ToLower(d.Tokens[start-2].Lemma)]
}

// candidates are the words for those who stand for an office.
var candidates = lists.Set("candidate hopeful nominee contender")

// state are the sectors of those who hold an office of the state.
var state = lists.Set("GOV LEG JUD MIL COP SPY")

// inPower are the sectors of those who hold office: what somebody left does not count beside.
var inPower = lists.Set("GOV LEG JUD MIL COP SPY IGO PTY")

// acronym reports whether a word is made of three capitals or more.
func acronym(word string) bool {
	return len(word) > 2 && word == strings.ToUpper(word) && word != strings.ToLower(word) && !strings.ContainsAny(word, ".'’0123456789")
}

// shareTitles gives the people of a list the title that stands before the first of
// them: "lawmakers Ann Lee, Tom Reed and Bo Vel".
func (c *Cast) shareTitles() {
	for _, h := range c.heads {
		x := c.exprs[h]
		if x.kind != sitrep.KindPerson || !x.named || x.known != "" || x.nameOf < 0 {
			continue
		}
		c.toldAhead(x)
		if len(x.roles) > 0 || len(x.sectors) > 0 && state[x.sectors[0]] {
			continue
		}
		t := c.listTitle(c.doc.Names[x.nameOf].Start)
		if t < 0 {
			continue
		}
		s, _ := span(c.doc, t)
		if len(x.sectors) > 0 { // of the same name as one whom the registers know
			if told, ok := c.agent(min(s, t), t+1); !ok || len(told) == 0 || !state[told[0]] {
				continue
			}
			x.sectors, x.country, x.inferred = nil, unknown, false
		}
		x.roles = append(x.roles, title{start: min(s, t), end: t + 1, of: -1})
		c.entitled(x, min(s, t), t+1)
	}
}

// listTitle is the plural agent noun that stands before the list of names that the name
// beginning at token t is in, -1 where there is none. Between the names stand commas,
// "and", titles of courtesy and the like, no verb.
func (c *Cast) listTitle(t int) int {
	d := c.doc
	first := d.Sents[d.Tokens[t].Sent].Start
	for k := t - 1; k >= first && k > t-40; k-- {
		tok := &d.Tokens[k]
		if c.inPerson(k) {
			continue
		}
		switch {
		case tok.Form == ")": // "judges Ann Lee (chair), Tom Reed"
			for k > first && d.Tokens[k].Form != "(" {
				k--
			}
		case tok.UPOS == "PUNCT" && (strings.Contains(",()-–—", tok.Form)), tok.UPOS == "CCONJ", tok.UPOS == "NUM", juniors[strings.ToLower(strings.TrimSuffix(tok.Form, "."))]:
		case strings.HasSuffix(tok.XPOS, "S") && (tok.UPOS == "NOUN" || tok.UPOS == "PROPN") && k+1 < len(d.Tokens) && d.Tokens[k+1].UPOS != "PUNCT" && c.agentNoun(tok.Form):
			return k
		case tok.UPOS == "PROPN" && courtesy[strings.ToLower(strings.TrimSuffix(tok.Form, "."))]:
		default:
			return -1
		}
	}
	return -1
}

// courtesy are titles that tell no office.
var courtesy = map[string]bool{"miss": true, "madam": true, "md": true, "mohd": true, "shri": true, "smt": true, "engr": true, "mr": true, "mrs": true, "ms": true, "dr": true, "prof": true, "sir": true, "rev": true, "hon": true, "sheikh": true, "haji": true}

// agent asks the knowledge base what the agent noun that tokens [start, end) end
// in says; the longest such noun counts.
func (c *Cast) agent(start, end int) (sectors []string, ok bool) {
	var words []string
	for t := start; t < end; t++ {
		words = append(words, c.doc.Tokens[t].Form)
	}
	for i := range words {
		if i > 0 && i == len(words)-1 && strings.EqualFold(words[i], "general") && generals[strings.ToLower(words[i-1])] {
			break // "secretary general" is no general
		}
		if a, ok := c.base.AgentNoun(strings.Join(words[i:], " ")); ok {
			return a.Sectors, true
		}
	}
	return nil, false
}
