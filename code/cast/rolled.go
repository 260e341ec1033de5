package cast

import (
	"regexp"
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// byRoll gives a person named in a list what those are whom the list names: "the officers were
// identified as Ann Lee and Tom Reed", "journalists killed this year include Ann Lee",
// "politicians such as Ann Lee". It reports whether the list told.
func (c *Cast) byRoll(person int) bool {
	a := &c.Actors[person]
	for _, h := range c.naming(c.members[person]) {
		if c.exprs[h].nameOf < 0 {
			continue
		}
		y := c.rolled(c.doc.Names[c.exprs[h].nameOf].Start)
		if y == nil {
			y = c.allBehind(c.doc.Names[c.exprs[h].nameOf].End)
		}
		if y == nil || y.actor == person || y.named && y.nameOf >= 0 || y.kind != sitrep.KindPeople && y.kind != sitrep.KindPerson && !crews[strings.ToLower(c.doc.Tokens[y.head].Lemma)] {
			continue
		}
		s := c.sectorsOf(y)
		if len(s) == 0 || s[0] == "CVL" || s[0] == "UNK" || s[0] == "CRM" {
			continue
		}
		a.Sectors = s
		if iso := c.countryOf(y); iso != "" && (a.Country == unknown || a.Country == "" || a.Inferred) {
			a.Country, a.Inferred = iso, true
		}
		return true
	}
	return false
}

// rolled is the expression for all of those whom a list of names tells in which the name at
// token t stands, by what stands before the list; nil for none.
func (c *Cast) rolled(t int) *expression {
	d := c.doc
	first := d.Sents[d.Tokens[t].Sent].Start
	k := c.beforeList(t)
	if k <= first {
		return nil
	}
	switch w := strings.ToLower(d.Tokens[k].Form); {
	case (w == "as" || w == "is" || w == "was") && k-2 >= first && d.Tokens[k-1].Lemma == "name" && d.Tokens[k-1].UPOS == "NOUN" && d.Tokens[k-2].XPOS == "PRP$":
		return c.antecedentAt(k - 2) // "the gunman, who gave his name as Ann Lee"
	case w == "as" && naming[strings.ToLower(d.Tokens[k-1].Lemma)]:
		return c.patientOf(k - 1)
	case w == "as" && strings.EqualFold(d.Tokens[k-1].Form, "such"):
		return c.endingAt(k - 1)
	case w == "like", w == "including":
		if k > first && d.Tokens[k-1].Form == "," {
			k--
		}
		return c.endingAt(k)
	case strings.EqualFold(d.Tokens[k].Lemma, "include") && d.Tokens[k].UPOS == "VERB":
		if s := d.Child(k, "nsubj"); s >= 0 {
			return c.exprs[s]
		}
	case w == "are" || w == "were":
		return c.endingAt(k)
	case w == "namely":
		if d.Tokens[k-1].Form == "," {
			k--
		}
		return c.endingAt(k)
	case w == "comprising", w == "of" && composing[strings.ToLower(d.Tokens[k-1].Form)], w == "of" && k-2 > first && strings.EqualFold(d.Tokens[k-1].Form, "up") && strings.EqualFold(d.Tokens[k-2].Form, "made"):
		for k > first && (d.Tokens[k].UPOS == "ADP" || d.Tokens[k].UPOS == "VERB" || d.Tokens[k].UPOS == "AUX") {
			k--
		}
		if d.Tokens[k].Form != "," {
			k++
		}
		return c.crewAt(k)
	}
	return nil
}

// antecedentAt is the expression that the pronoun at token t stands for, nil where the report leaves that
// open.
func (c *Cast) antecedentAt(t int) *expression {
	x := c.exprs[t]
	if x == nil || x.best == t {
		return nil
	}
	return c.exprs[x.best]
}

// composing are the participles that say of how many persons a body is made.
var composing = lists.Set("comprised composed consisting")

// crewAt is the description of several people that ends before token t, by a plural or by a word
// for people who work together: "a team of doctors"; nil for none.
func (c *Cast) crewAt(t int) *expression {
	for _, h := range c.heads[c.headsBefore(max(t-10, 0)):c.headsBefore(t)] {
		x := c.exprs[h]
		if x.end == t && !x.named && !x.modifier && crews[strings.ToLower(c.doc.Tokens[h].Lemma)] {
			return x
		}
	}
	return c.endingAt(t)
}

// crews are words for people who work together.
var crews = lists.Set("team panel bench delegation crew jury committee trio squad commission tribunal")

// allBehind is the plural description behind a list of names, in which one ends at token t, that
// tells what all of them are: "Ann Lee and Tom Reed, founders of Lake Optics", "Ann Lee and Tom
// Reed, both teachers"; nil for none.
func (c *Cast) allBehind(t int) *expression {
	d := c.doc
	last := d.Sents[d.Tokens[t-1].Sent].End
	from, several := t, false
	for ; t < last && t-from < longRoll; t++ {
		tok := &d.Tokens[t]
		w := strings.ToLower(tok.Form)
		switch {
		case c.inPerson(t), tok.Form == ",", courtesy[strings.TrimSuffix(w, ".")], tok.UPOS == "NUM" && d.Tokens[t-1].Form == ",":
			continue
		case w == "and":
			several = true
			continue
		case tok.Form == "(" && c.shut(t) > 0:
			t = c.shut(t)
			continue
		}
		break
	}
	if t >= last || t == from || d.Tokens[t-1].Form != "," || !several && !c.afterAnd(from) {
		return nil
	}
	for _, h := range c.heads[c.headsBefore(t):c.headsBefore(min(t+6, last))] {
		x := c.exprs[h]
		if x.named || x.modifier || d.Tokens[h].XPOS != "NNS" || !c.agentNoun(d.Tokens[h].Form) {
			continue
		}
		for k := t; k < h; k++ { // "both retired teachers"
			if u := d.Tokens[k].UPOS; u != "DET" && u != "ADJ" && u != "NUM" && u != "NOUN" && u != "PROPN" && u != "CCONJ" {
				return nil
			}
		}
		if r := d.Rel(h); r == "nsubj" || r == "root" {
			return nil
		}
		return x
	}
	return nil
}

// afterAnd reports whether the name that ends before token t is the last of several: "Tom Reed" of
// "Ann Lee and Tom Reed".
func (c *Cast) afterAnd(t int) bool {
	for t--; t > 0 && c.inPerson(t); t-- {
	}
	return strings.EqualFold(c.doc.Tokens[t].Form, "and")
}

// naming are verbs that give those whom a description tells their names.
var naming = lists.Set("identify name recognise recognize")

// patientOf is the expression for those whom the verb at token v names: its subject in the
// passive, its object, or the noun that it tells more of; nil for none.
func (c *Cast) patientOf(v int) *expression {
	d := c.doc
	for _, k := range d.Children(v) {
		if d.Tokens[k].Deprel == "nsubj:pass" || d.Rel(k) == "obj" {
			return c.exprs[k]
		}
	}
	if d.Rel(v) == "acl" && d.Tokens[v].Head >= 0 {
		return c.exprs[d.Tokens[v].Head]
	}
	return nil
}

// endingAt is the plural description that ends before token t, nil for none.
func (c *Cast) endingAt(t int) *expression {
	for _, h := range c.heads[c.headsBefore(max(t-8, 0)):c.headsBefore(t)] {
		if x := c.exprs[h]; x.end == t && !x.modifier && strings.HasSuffix(c.doc.Tokens[h].XPOS, "S") && c.doc.Tokens[h].Sent == c.doc.Tokens[t].Sent {
			return x
		}
	}
	return nil
}

// beforeList is the token before the list of names in which a name that begins at token t
// stands: past names, ages, ranks, titles of courtesy and what stands in brackets or between
// commas; -1 where the sentence begins with the list.
func (c *Cast) beforeList(t int) int {
	d := c.doc
	first := d.Sents[d.Tokens[t].Sent].Start
	k := t - 1
	for ; k >= first && t-k < longRoll; k-- {
		tok := &d.Tokens[k]
		w := strings.ToLower(strings.TrimSuffix(tok.Form, "."))
		switch {
		case c.inPerson(k), c.inBodies()[k], tok.Form == ",", tok.UPOS == "CCONJ", tok.UPOS == "NUM", tok.Form == ";", courtesy[w], juniors[w], ranks[w], tok.Form == "\"", tok.Form == "“", tok.Form == "”":
		case tok.Form == ")":
			for k > first && d.Tokens[k].Form != "(" {
				k--
			}
		default:
			return k
		}
	}
	return -1
}

// juniors are the words behind the names of children who bear their parents'.
var juniors = lists.Set("junior jr sr senior filho neto hijo ii iii")

// fellows are the words for those who are what others are.
var fellows = lists.Set("colleague comrade colleagues comrades")

// byFellows gives a person who is called somebody's colleague what those are: "the judges went
// on strike over the murder of their colleague Ann Lee".
func (c *Cast) byFellows(person int) bool {
	a := &c.Actors[person]
	for _, r := range a.Roles {
		if !fellows[strings.ToLower(r.Title[strings.LastIndexByte(r.Title, ' ')+1:])] {
			continue
		}
		i := slices.IndexFunc(c.Actors, func(of sitrep.Actor) bool { return of.ID == r.Of })
		if i < 0 || i == person {
			continue
		}
		if s := c.Actors[i].Sectors; len(s) > 0 && s[0] != "CVL" && s[0] != "UNK" && s[0] != "ELI" {
			a.Sectors = s
			return true
		}
	}
	return false
}

// servant are nouns for those who work for a body of a state, whose sector is theirs then: "the
// court's clerk".
var servant = lists.Set("clerk employee staffer registrar bailiff usher stenographer secretary worker")

// byEmployer gives a person who serves a state's body the sectors of that.
func (c *Cast) byEmployer(person int) bool {
	a := &c.Actors[person]
	for _, r := range a.Roles {
		if !servant[strings.ToLower(r.Title[strings.LastIndexByte(r.Title, ' ')+1:])] {
			continue
		}
		i := slices.IndexFunc(c.Actors, func(of sitrep.Actor) bool { return of.ID == r.Of })
		if i >= 0 && c.Actors[i].Kind == sitrep.KindOrganization && len(c.Actors[i].Sectors) > 0 && state[c.Actors[i].Sectors[0]] {
			a.Sectors = c.Actors[i].Sectors[:1]
			return true
		}
	}
	return false
}

// byRank gives a person whom a rank tells that is a common word too the sector of it: "private
// Ann Lee", "Private Ann Lee".
func (c *Cast) byRank(person int) bool {
	d := c.doc
	return slices.ContainsFunc(c.naming(c.members[person]), func(h int) bool {
		if c.exprs[h].nameOf < 0 {
			return false
		}
		n := d.Names[c.exprs[h].nameOf]
		if privates[strings.ToLower(d.Tokens[n.Start].Form)] && n.End-n.Start > 1 {
			return true
		}
		t := n.Start - 1
		return t >= 0 && d.Tokens[t].Sent == d.Tokens[n.Start].Sent && privates[strings.ToLower(d.Tokens[t].Form)]
	})
}

// privates are the ranks of men that are common words too.
var privates = lists.Set("private rifleman gunner sapper bombardier guardsman trooper airman")

// byOffice is what the noun of an office of state among a person's titles says, where something
// else told of a private person: "Sheikh Ann Lee, Crown Prince of Alda"; nil for none.
func (c *Cast) byOffice(person int) []string {
	for _, t := range c.titleTokens(person) {
		if c.gone(title{start: t[0], end: t[1]}) || c.standing(t[0]) {
			continue
		}
		end := t[0]
		for end < t[1] && c.doc.Tokens[end].UPOS != "ADP" {
			end++
		}
		for k := t[0]; k < end; k++ {
			if ag, ok := c.base.AgentNoun(c.plain(k, end)); ok && ofThrone[ag.Role] && len(ag.Sectors) > 0 {
				return ag.Sectors
			}
		}
	}
	return nil
}

// ofThrone are the roles that only states give.
var ofThrone = lists.Set("crown-prince king emir sultan minister pm deputy-pm fm dm interior chief-minister")

// rightist reports whether the words right before a body's name say that it stands on the far right:
// "the ultrarightist group Example".
func (c *Cast) rightist(body int) bool {
	d := c.doc
	return slices.ContainsFunc(c.members[body], func(h int) bool {
		x := c.exprs[h]
		from := max(d.Sents[d.Tokens[h].Sent].Start, x.start-8)
		return right.MatchString(strings.ToLower(c.words(from, x.end).Text))
	})
}

// right are the words for those who fight against the left.
var right = regexp.MustCompile(`\b(?:(?:ultra-?|extreme |far-)?right-wing|(?:ultra|extreme )?-?rightists?|anti-?communists?|self-defense)\b`)
