package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// sides finds whom "the two countries", "both sides" or "the officials of the two
// countries" mean: the two that the sentences before name, where they name just two.
// "The country", where it acts, is the one that the text just named, else the one the
// report is about.
func (c *Cast) sides() {
	for _, h := range c.heads {
		x := c.exprs[h]
		switch {
		case strings.EqualFold(c.doc.Tokens[h].Form, "both"):
			x.several = c.twoAbove(h)
		case c.eachOfTwo(h), c.theTwoAlone(h):
			x.several = c.theTwo(h, false)
		}
		if x.named || c.doc.Tokens[h].UPOS != "NOUN" {
			continue
		}
		lemma := strings.ToLower(c.doc.Tokens[h].Lemma)
		switch {
		case sided[lemma] && c.pair(x):
			if x.several = c.theTwo(h, lands[lemma]); x.several == nil {
				x.several = c.twoStates(h)
			}
			if x.several == nil {
				x.several = c.twoNamed(h, "")
			}
		case opposed[lemma] && c.theOnes(x):
			x.several = c.theTwo(h, lands[lemma])
		case c.pair(x) && spokesmen[lemma]:
			x.several = c.twoNamed(h, sitrep.KindPerson)
			if x.several == nil {
				x.several = c.twoStates(h)
			}
		case spokesmen[lemma] && c.ofPair(h):
			x.several = c.twoStates(h)
		case spokesmen[lemma] || shared[lemma]:
			x.several = c.owners(x)
		case land[lemma] && c.theOne(x) && c.acts(h):
			c.asCountry(x, h)
		}
	}
}

// sided are nouns for parties to dealings, lands those of states and opposed those that speak of
// each other even where they are not counted; spokesmen are nouns for those who deal for them.
var (
	sided     = lists.Set("country nation state government side party neighbour neighbor rival foe adversary republic group faction militia army")
	lands     = lists.Set("country nation state neighbour neighbor republic")
	opposed   = lists.Set("side party neighbour neighbor rival foe adversary")
	spokesmen = lists.Set("leader minister president premier official diplomat delegation team chief commander general admiral king monarch envoy negotiator")
	shared    = lists.Set("police army navy force forces government authority troop troops military soldier parliament court ministry authorities warplane jet fighter")
)

// owners lists the heads of the two states that a plural expression is of: "the leaders of
// Alda and Veldt", "Aldan and Veldtish police"; nil where it is of one or of none.
func (c *Cast) owners(x *expression) []int {
	d := c.doc
	if out := c.bothBefore(x); out != nil {
		return out
	}
	for _, k := range d.Children(x.head) {
		if r := d.Rel(k); r != "nmod" && r != "amod" && r != "compound" || r == "nmod" && !c.owning(k) {
			continue
		}
		out := []int{}
		for _, m := range append([]int{k}, d.Children(k)...) {
			if y := c.exprs[m]; (m == k || d.Rel(m) == "conj") && y != nil && c.stateNamed(m) != "" {
				out = append(out, m)
			}
		}
		if len(out) == 2 && c.conjuncts(k) == 1 && c.stateNamed(out[0]) != c.stateNamed(out[1]) {
			return out
		}
	}
	return nil
}

// bothBefore lists the two states that stand before the noun of x, joined by "and", where the
// parser did not join them: "U.S. and Aldan officials".
func (c *Cast) bothBefore(x *expression) []int {
	d := c.doc
	b := x.head - 1
	a := b - 2
	if a < d.Sents[d.Tokens[x.head].Sent].Start || !strings.EqualFold(d.Tokens[a+1].Form, "and") || d.Tokens[a].Head != x.head || d.Tokens[b].Head != x.head {
		return nil
	}
	if c.exprs[a] == nil || c.exprs[b] == nil || c.stateNamed(a) == "" || c.stateNamed(b) == "" || c.stateNamed(a) == c.stateNamed(b) {
		return nil
	}
	x.start = min(x.start, a)
	return []int{a, b}
}

// owning reports whether nominal k tells whose something is, not where: "of Alda and
// Veldt", not "in Alda and Veldt".
func (c *Cast) owning(k int) bool {
	for _, m := range c.doc.Children(k) {
		if c.doc.Rel(m) == "case" {
			switch strings.ToLower(c.doc.Tokens[m].Form) {
			case "of", "from", "'s", "’s", "'", "’":
				return true
			}
			return false
		}
	}
	return true
}

// pair reports whether an expression speaks of two who are known: "the two", "both".
func (c *Cast) pair(x *expression) bool {
	d := c.doc
	if !strings.HasSuffix(d.Tokens[x.head].XPOS, "S") { // "each country accused the other"
		w := strings.ToLower(d.Tokens[x.start].Form)
		return x.start+1 == x.head && w == "each" && sided[strings.ToLower(d.Tokens[x.head].Lemma)]
	}
	the, two := false, false
	for t := x.start; t < x.head; t++ {
		switch strings.ToLower(d.Tokens[t].Form) {
		case "both":
			return true
		case "the", "these":
			the = true
		case "two":
			two = true
		case "other", "first", "last", "next":
			return false
		}
	}
	return the && two
}

// theOnes reports whether an expression is a plural with "the" alone: "the sides".
func (c *Cast) theOnes(x *expression) bool {
	return x.head == x.start+1 && x.end == x.head+1 && strings.EqualFold(c.doc.Tokens[x.start].Form, "the") && c.doc.Tokens[x.head].XPOS == "NNS"
}

// eachOfTwo reports whether token h is "each" as the subject of what two do to one another: "each
// accused the other".
func (c *Cast) eachOfTwo(h int) bool {
	v := c.doc.Tokens[h].Head
	if !strings.EqualFold(c.doc.Tokens[h].Form, "each") || c.doc.Rel(h) != "nsubj" || v < 0 {
		return false
	}
	o := c.doc.Child(v, "obj")
	return o > 0 && c.doc.Tokens[o].Lemma == "other" && strings.EqualFold(c.doc.Tokens[o-1].Form, "the")
}

// theTwoAlone reports whether token h is "two" with "the" and no noun: "the two also agreed".
func (c *Cast) theTwoAlone(h int) bool {
	d := c.doc
	if !strings.EqualFold(d.Tokens[h].Form, "two") || h == 0 || !strings.EqualFold(d.Tokens[h-1].Form, "the") || d.Tokens[h-1].Head != h {
		return false
	}
	switch d.Rel(h) {
	case "nsubj", "obj", "obl":
		return len(d.Children(h)) <= 2
	}
	return false
}

// ofPair reports whether "of the two countries" hangs on token h.
func (c *Cast) ofPair(h int) bool {
	for _, k := range c.doc.Children(h) {
		if x := c.exprs[k]; x != nil && c.doc.Rel(k) == "nmod" && sided[strings.ToLower(c.doc.Tokens[k].Lemma)] && c.pair(x) {
			return true
		}
	}
	return false
}

// theOne reports whether an expression is "the" or "this" and its noun alone.
func (c *Cast) theOne(x *expression) bool {
	w := strings.ToLower(c.doc.Tokens[x.start].Form)
	return x.head == x.start+1 && x.end == x.head+1 && (w == "the" || w == "this") && c.doc.Tokens[x.head].XPOS == "NN"
}

// nearby is how many sentences back two are looked for.
const nearby = 3

// twoStates lists the heads of the last expressions before h for two states, where the
// sentences near before name no third; nil else. The sentence of h itself counts first.
func (c *Cast) twoStates(h int) []int {
	last := map[string]int{}
	var order []string
	s := c.doc.Tokens[h].Sent
	for i := c.headsBefore(h) - 1; i >= 0; i-- {
		k := c.heads[i]
		if s-c.doc.Tokens[k].Sent > nearby {
			break
		}
		iso := c.stateNamed(k)
		if iso == "" || c.doc.Tokens[k].Head == c.doc.Tokens[h].Head && c.doc.Rel(k) != c.doc.Rel(h) {
			continue // "Alda urged both sides": it is neither
		}
		if was, ok := last[iso]; !ok {
			last[iso] = k
			order = append(order, iso)
		} else if c.exprs[was].modifier && !c.exprs[k].modifier {
			last[iso] = k // its name rather than "its" adjective
		}
	}
	if len(order) != 2 {
		return nil
	}
	return []int{last[order[1]], last[order[0]]}
}

// stateNamed is the country of the state, people or capital that the expression headed by
// k names, "" where it names none.
func (c *Cast) stateNamed(k int) string {
	y := c.exprs[k]
	if !y.named {
		return ""
	}
	name := y.name
	if y.nameOf >= 0 {
		name = c.plain(c.doc.Names[y.nameOf].Start, c.doc.Names[y.nameOf].End)
	}
	if e, ok := c.base.StateByName(name); ok {
		return e.Country
	}
	if iso, ok := c.base.Demonym(name); ok && c.doc.Tokens[k].UPOS == "ADJ" {
		return iso
	}
	if y.kind == sitrep.KindState && ofState(y.country) {
		return y.country
	}
	return ""
}

// twoNamed lists the heads of two parties that are named side by side near before h, nil
// where there are none: "the mayor and the union".
func (c *Cast) twoNamed(h int, kind string) []int {
	d := c.doc
	s := d.Tokens[h].Sent
	for i := c.headsBefore(h) - 1; i >= 0; i-- {
		k := c.heads[i]
		if s-d.Tokens[k].Sent > nearby {
			return nil
		}
		p := d.Tokens[k].Head
		if d.Rel(k) != "conj" || p < 0 {
			continue
		}
		x, y := c.exprs[p], c.exprs[k]
		if x == nil || !x.named || !y.named || !sitrep.CanAct(x.kind) || !sitrep.CanAct(y.kind) || kind != "" && (x.kind != kind || y.kind != kind) || c.conjuncts(p) != 1 {
			continue
		}
		return []int{p, k}
	}
	return nil
}

// twoAbove lists the heads of the two parties that stand side by side last before "both",
// in its sentence or the one before; nil where the last are more or none.
func (c *Cast) twoAbove(h int) []int {
	d := c.doc
	for i := c.headsBefore(h) - 1; i >= 0; i-- {
		k := c.heads[i]
		p := d.Tokens[k].Head
		if d.Tokens[h].Sent-d.Tokens[k].Sent > 1 {
			return nil
		}
		if d.Rel(k) != "conj" || p < 0 {
			continue
		}
		x, y := c.exprs[p], c.exprs[k]
		if x == nil || !sitrep.CanAct(x.kind) || !sitrep.CanAct(y.kind) || x.kind == sitrep.KindPerson != (y.kind == sitrep.KindPerson) {
			continue
		}
		if c.conjuncts(p) != 1 {
			return nil
		}
		return []int{p, k}
	}
	return nil
}

func (c *Cast) conjuncts(t int) int {
	n := 0
	for _, k := range c.doc.Children(t) {
		if c.doc.Rel(k) == "conj" {
			n++
		}
	}
	return n
}

// asCountry makes of "the country" the state it means, where that is plain.
func (c *Cast) asCountry(x *expression, h int) {
	iso := ""
	s := c.doc.Tokens[h].Sent
	lemma := strings.ToLower(c.doc.Tokens[h].Lemma)
	for i := c.headsBefore(h) - 1; i >= 0; i-- {
		k := c.heads[i]
		if s-c.doc.Tokens[k].Sent > 2 {
			break
		}
		switch n := c.stateNamed(k); {
		case n == "" || n == iso || crowned[lemma] != nil && !crowned[lemma][n]:
		case iso == "":
			iso = n
		default: // two lands: that of the report, if it is one of them
			if iso != c.home && n != c.home {
				return
			}
			iso = c.home
		}
	}
	if iso == "" && (crowned[lemma] == nil || crowned[lemma][c.home]) {
		iso = c.home
	}
	if e, ok := c.base.Entry(iso); ok && iso != "" && e.Kind == sitrep.KindState {
		x.known, x.canonical, x.kind, x.country = e.ID, e.Name, e.Kind, e.Country
	}
}

// crowned are the states that are called by the noun for their ruler's realm.
var crowned = map[string]map[string]bool{
	"kingdom":   lists.Set("SAU JOR BHR MAR GBR ESP NOR SWE DNK NLD BEL THA KHM LSO SWZ TON BTN"),
	"emirate":   lists.Set("ARE KWT QAT AFG"),
	"sultanate": lists.Set("OMN BRN"),
}
