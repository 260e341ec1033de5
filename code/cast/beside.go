package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// byBeside gives a person of whom nothing else is told what the body is that the words beside
// the name tell: "Ann Lee, from the Lake Institute", "the Second Court, under the leadership of
// Ann Lee".
func (c *Cast) byBeside(person int) {
	a := &c.Actors[person]
	for _, h := range c.naming(c.members[person]) {
		if c.exprs[h].nameOf < 0 {
			continue
		}
		n := c.doc.Names[c.exprs[h].nameOf]
		y := c.bodyBehind(n.End)
		if y == nil {
			y = c.bodyLed(n.Start)
		}
		if y == nil {
			y = c.bodyAhead(n.Start)
		}
		if y == nil || y.actor == person {
			continue
		}
		s := c.sectorsOf(y)
		if len(s) == 0 || s[0] == "UNK" || s[0] == "CVL" {
			continue
		}
		a.Sectors = s[:1]
		if iso := c.countryOf(y); iso != "" && (a.Country == unknown || a.Country == "" || a.Inferred) {
			a.Country, a.Inferred = iso, true
		}
		return
	}
}

// bodyBehind is the body that a preposition at token t, or behind an age and commas there, says
// the person named before it is of; nil for none.
func (c *Cast) bodyBehind(t int) *expression {
	d := c.doc
	if shut := c.shut(t); shut > 0 { // "Ann Lee (52) of the Hill Front"
		t = shut + 1
	}
	comma := false
	for t < len(d.Tokens) && (d.Tokens[t].Form == "," || d.Tokens[t].UPOS == "NUM") {
		comma = true
		t++
	}
	if k := c.onBehalf(t); k >= 0 {
		t, comma = k, false
	}
	if t == 0 || t+1 >= len(d.Tokens) || d.Tokens[t].Sent != d.Tokens[t-1].Sent {
		return nil
	}
	if w := strings.ToLower(d.Tokens[t].Form); !vocab.WorkingFor[w] || comma && w == "for" {
		return nil
	}
	start := t + 1
	for start < len(d.Tokens)-1 && d.Tokens[start].UPOS == "DET" {
		start++
	}
	if y := c.bodyAt(func(x *expression) bool { return x.start == t+1 || x.start == start }, t+1); y != nil {
		return y
	}
	if y := c.sortNamed(start); y != nil {
		return y // "Ann Lee of chemicals firm Example"
	}
	if start == t+2 && strings.EqualFold(d.Tokens[t+1].Form, "the") && !strings.EqualFold(d.Tokens[t].Form, "at") {
		return c.bodySpokenOf(t + 1) // "Ann Lee with the bureau", "Ann Lee of the teachers' union"
	}
	return nil
}

// sortNamed is the noun for a sort of body with the words before it, beginning at token t, right behind
// which the body's name stands; nil for none.
func (c *Cast) sortNamed(t int) *expression {
	for _, h := range c.heads[c.headsBefore(t):c.headsBefore(min(t+5, len(c.doc.Tokens)))] {
		x := c.exprs[h]
		if x.start == t && !x.named && x.kind == sitrep.KindOrganization && slices.ContainsFunc(c.doc.NamesIn(h+1, h+2), func(n nlp.Name) bool { return n.Start == h+1 && n.Label != "Person" }) {
			return x
		}
	}
	return nil
}

// onBehalf is the last preposition of the words at token t that say for whom somebody speaks: "on
// behalf of", "speaking for"; -1 for none.
func (c *Cast) onBehalf(t int) int {
	d := c.doc
	at := func(k int, w string) bool { return k < len(d.Tokens) && strings.EqualFold(d.Tokens[k].Form, w) }
	if at(t, "speaking") || at(t, "acting") || at(t, "writing") {
		if at(t+1, "for") {
			return t + 1
		}
		t++
	}
	if at(t, "on") && at(t+1, "behalf") && at(t+2, "of") {
		return t + 2
	}
	return -1
}

// bodySpokenOf is the body that a description beginning with the article at token t means, nil for
// none.
func (c *Cast) bodySpokenOf(t int) *expression {
	for _, h := range c.heads[c.headsBefore(t):c.headsBefore(min(t+6, len(c.doc.Tokens)))] {
		if x := c.exprs[h]; x.start == t && !x.modifier && !x.named && (x.kind == sitrep.KindOrganization || x.actor >= 0 && c.Actors[x.actor].Kind == sitrep.KindOrganization) {
			return x
		}
	}
	return nil
}

// bodyAhead is the body whose the person is by the words right before a name that begins at token
// t: "the Lake Institute's Ann Lee", "Lake Institute (LI) director-general Ann Lee"; nil for none.
func (c *Cast) bodyAhead(t int) *expression {
	d := c.doc
	first := d.Sents[d.Tokens[t].Sent].Start
	if t-2 > first && d.Tokens[t-1].XPOS == "POS" {
		return c.bodyAt(func(x *expression) bool { return x.named && (x.end == t || x.end == t-1) }, t-1)
	}
	k := t - 1
	for k > first && (strings.EqualFold(d.Tokens[k].Form, "general") || d.Tokens[k].Form == "-" || executive[strings.ToLower(d.Tokens[k].Lemma)]) {
		k--
	}
	if k == t-1 || d.Tokens[k].Form != ")" {
		return nil
	}
	open := k
	for open > first && d.Tokens[open].Form != "(" {
		open--
	}
	return c.bodyAt(func(x *expression) bool { return x.end == open || x.end == k+1 || x.end == k }, open)
}

// bodyAt is the body by a name of its own among the expressions whose heads stand within a few tokens of token t
// for which fits holds, nil for none.
func (c *Cast) bodyAt(fits func(*expression) bool, t int) *expression {
	x := c.bodyOrSort(fits, t)
	if x == nil || !c.hasName(x) {
		return nil
	}
	return x
}

// bodyOrSort is bodyAt, of bodies without a name too: "the mining company".
func (c *Cast) bodyOrSort(fits func(*expression) bool, t int) *expression {
	for _, h := range c.heads[c.headsBefore(t-8):c.headsBefore(t+12)] {
		x := c.exprs[h]
		if x.modifier || c.doc.Tokens[h].Sent != c.doc.Tokens[t].Sent || !fits(x) {
			continue
		}
		kind := x.kind
		if x.actor >= 0 {
			kind = c.Actors[x.actor].Kind
		}
		if kind == sitrep.KindOrganization {
			return x
		}
	}
	return nil
}

// hasName reports whether a name stands in an expression, or the referent has one.
func (c *Cast) hasName(x *expression) bool {
	return x.named || x.known != "" || slices.ContainsFunc(c.doc.Tokens[x.start:x.end], func(t nlp.Token) bool { return t.UPOS == "PROPN" })
}

// bodyLed is the body of which the words before a name that begins at token t say that its
// bearer leads it: "the Alda Court, presided over by Ann Lee"; nil for none.
func (c *Cast) bodyLed(t int) *expression {
	d := c.doc
	first := d.Sents[d.Tokens[t].Sent].Start
	for t > first && (courtesy[strings.ToLower(strings.TrimSuffix(d.Tokens[t-1].Form, "."))] || d.Tokens[t-1].Deprel == "nmod:desc") {
		t--
	}
	k := t - 1
	at := func(i int) string {
		if i < first {
			return ""
		}
		return strings.ToLower(d.Tokens[i].Form)
	}
	switch {
	case at(k) == "by" && at(k-1) == "over" && at(k-2) == "presided":
		k -= 3
	case at(k) == "by" && k > first && ledBy[at(k-1)]:
		k -= 2
	case at(k) == "of" && leadership[at(k-1)]:
		for k -= 2; k > first && (at(k) == "the" || at(k) == "under"); k-- {
		}
	default:
		return nil
	}
	for k > first && (at(k) == "," || at(k) == "which" || at(k) == "is" || at(k) == "currently" || at(k) == "now") {
		k--
	}
	return c.bodyOrSort(func(x *expression) bool { return x.end == k+1 }, k)
}

// ledBy are the participles of what a body's head does, and leadership the nouns for it.
var (
	ledBy      = lists.Set("led headed chaired run directed managed founded co-founded governed commanded administered")
	leadership = lists.Set("responsibility leadership direction command chairmanship presidency stewardship charge helm")
)

// lawyers are the letters behind the names of lawyers.
var lawyers = lists.Set("SAN SC KC QC Esq")

// atTheBar reports whether the letters of a lawyer stand behind a name of an actor: "Ann Lee, SC".
func (c *Cast) atTheBar(person int) bool {
	d := c.doc
	return slices.ContainsFunc(c.naming(c.members[person]), func(h int) bool {
		if c.exprs[h].nameOf < 0 {
			return false
		}
		t := d.Names[c.exprs[h].nameOf].End
		return t+1 < len(d.Tokens) && d.Tokens[t].Form == "," && d.Tokens[t+1].Sent == d.Tokens[t].Sent && lawyers[strings.TrimSuffix(d.Tokens[t+1].Form, ".")]
	})
}
