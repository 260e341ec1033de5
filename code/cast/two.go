package cast

import (
	"math"
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
)

// twosome is two parties that a report sets over against each other or side by side: the heads of
// their expressions in text order, and how much the words make them the two of a dealing.
type twosome struct {
	a, b   int
	weight float64
}

// What speaks for two being those whom "the two sides" takes as known.
const (
	between  = 3.0 // "talks between Alda and Veldt"
	together = 2.0 // "Alda and Veldt met"
	facing   = 1.5 // "Alda met Veldt", "Alda's talks with Veldt"
	listed   = 0.5 // "thanked Alda and Veldt"
	faded    = 0.8 // what is left of a weight one sentence on
)

// outside are further verbs whose subject stands outside of the two that it deals with.
var outside = lists.Set("appeal call encourage help invite praise press shuttle summon support thank urge visit welcome")

// goesBetween reports whether the subject of a verb stands outside of the two that it deals with.
func goesBetween(lemma string) bool { return vocab.Mediating[lemma] || outside[lemma] }

// twosomes lists the pairs of parties that the report tells of, in text order.
func (c *Cast) twosomes() []twosome {
	if c.pairs != nil {
		return c.pairs
	}
	c.pairs = []twosome{}
	for _, k := range c.heads {
		if !c.party(k) {
			continue
		}
		if p := c.doc.Tokens[k].Head; c.doc.Rel(k) == "conj" && p >= 0 && p < k && c.party(p) && c.conjuncts(p) == 1 {
			c.pairs = append(c.pairs, twosome{p, k, c.sideWeight(p)})
		} else if a := c.opposite(k); a >= 0 {
			c.pairs = append(c.pairs, twosome{a, k, facing})
		}
	}
	return c.pairs
}

// party reports whether the expression headed by k names or describes one who may deal with others.
func (c *Cast) party(k int) bool {
	x := c.exprs[k]
	if x == nil || c.doc.Tokens[k].UPOS == "PRON" || len(x.several) > 0 {
		return false
	}
	if c.stateNamed(k) != "" {
		return true
	}
	if !x.named && sided[strings.ToLower(c.doc.Tokens[k].Lemma)] && strings.HasSuffix(c.doc.Tokens[k].XPOS, "S") {
		return false // "both countries" name nobody
	}
	return sitrep.CanAct(x.kind) && !x.modifier && !standsBetween[strings.ToLower(c.doc.Tokens[k].Lemma)] && (x.named || x.known != "" || slices.ContainsFunc(x.sectors, func(s string) bool { return dealers[s] }))
}

// standsBetween are nouns for those who bring two others together; dealers are the sectors of those
// who deal with each other as sides.
var (
	standsBetween = lists.Set("broker facilitator guarantor mediator intermediary")
	dealers       = map[string]bool{"GOV": true, "MIL": true, "REB": true, "UAF": true, "PRM": true, "SEP": true, "CRM": true, "PTY": true, "OPP": true, "LAB": true, "COP": true, "LEG": true}
)

// sideWeight is how much the words around the first of two that "and" joins make them parties.
func (c *Cast) sideWeight(p int) float64 {
	d := c.doc
	if c.exprs[p].modifier {
		return together // "Aldan and Veldtish envoys"
	}
	switch d.Rel(p) {
	case "nsubj":
		if h := d.Tokens[p].Head; h >= 0 && goesBetween(strings.ToLower(d.Tokens[h].Lemma)) {
			return 0
		}
		return together
	case "obl", "nmod":
		switch c.caseOf(p) {
		case "between":
			return between
		case "by", "from", "for", "in", "to":
			return 0
		case "of", "'s", "":
			return together
		}
	}
	return listed
}

// caseOf is the form of the preposition of token t in small letters, "" where it has none.
func (c *Cast) caseOf(t int) string {
	if k := c.doc.Child(t, "case"); k >= 0 {
		return strings.ToLower(c.doc.Tokens[k].Form)
	}
	return ""
}

// opposite is the head of the party to which the one at k is told to do something, or with which
// it deals: the subject of the verb that k is an object of, the owner of the noun that k hangs on;
// -1 where there is none.
func (c *Cast) opposite(k int) int {
	d := c.doc
	v := d.Tokens[k].Head
	switch d.Rel(k) {
	case "obj", "iobj":
	case "obl", "nmod":
		switch c.caseOf(k) {
		case "with", "against":
		case "to", "at", "on", "of":
			if d.Rel(k) != "obl" {
				return -1
			}
		default:
			return -1
		}
	default:
		return -1
	}
	for n := 0; v >= 0 && n < 4; n++ {
		if goesBetween(strings.ToLower(d.Tokens[v].Lemma)) && d.Tokens[v].UPOS == "VERB" {
			return -1
		}
		for _, rel := range []string{"nsubj", "nmod:poss", "nmod"} {
			if a := d.Child(v, rel); a >= 0 && a < k && (rel != "nmod" || d.Tokens[a].Deprel == "nmod:poss") && c.party(a) && c.conjuncts(a) == 0 && c.sideKey(a, false) != c.sideKey(k, false) {
				return a
			}
		}
		switch d.Rel(v) {
		case "obj", "xcomp", "conj", "obl":
			v = d.Tokens[v].Head
		default:
			return -1
		}
	}
	return -1
}

// sideKey tells parties apart by what they are known as before they are grouped; as states where
// lands is set, "" where the party is of none.
func (c *Cast) sideKey(k int, lands bool) string {
	x := c.exprs[k]
	if iso := c.stateNamed(k); iso != "" {
		return iso
	}
	switch {
	case lands && ofState(x.country) && !x.inferred:
		return x.country
	case lands:
		return ""
	case x.known != "":
		return x.known
	case x.named:
		return strings.ToLower(x.name)
	}
	return strings.ToLower(c.doc.Tokens[k].Lemma)
}

// TheTwo lists the heads of the two parties that the report tells before token h to face each other or
// to deal with each other, nil where it tells of none, or of two pairs alike.
func (c *Cast) TheTwo(h int) []int { return c.theTwo(h, false) }

// theTwo lists the heads of the two parties that a report has told of as parties to something before
// expression h, those it told last and most; as states where lands is set. nil where it told of none
// or of two pairs alike.
func (c *Cast) theTwo(h int, lands bool) []int {
	weights := map[[2]string]float64{}
	last := map[[2]string]twosome{}
	s := c.doc.Tokens[h].Sent
	for _, p := range c.twosomes() {
		if p.b >= h {
			break
		}
		a, b := c.sideKey(p.a, lands), c.sideKey(p.b, lands)
		if a == b || a == "" || b == "" || p.weight == 0 || c.outside(h, p) {
			continue
		}
		key := [2]string{min(a, b), max(a, b)}
		weights[key] += p.weight * math.Pow(faded, float64(s-c.doc.Tokens[p.b].Sent))
		last[key] = p
	}
	best, next := [2]string{}, 0.0
	for key, w := range weights {
		if key == best {
			continue
		}
		if w > weights[best] || w == weights[best] && last[key].b > last[best].b {
			best, next = key, max(next, weights[best])
		} else {
			next = max(next, w)
		}
	}
	if weights[best] == 0 || weights[best] == next {
		return nil
	}
	p := last[best]
	if lands {
		return c.statesOf(p, h)
	}
	return []int{p.a, p.b}
}

// outside reports whether one of two is told to deal with the sides that h speaks of, and so is
// none of them: "Alda urged both sides".
func (c *Cast) outside(h int, p twosome) bool {
	d := c.doc
	if d.Tokens[h].Sent != d.Tokens[p.a].Sent {
		return false
	}
	for _, k := range []int{p.a, p.b} {
		if d.Tokens[k].Head == d.Tokens[h].Head && d.Rel(k) != d.Rel(h) {
			return true
		}
	}
	return false
}

// statesOf are the heads of the last expressions before h that name the states of two parties, nil
// where one is not named.
func (c *Cast) statesOf(p twosome, h int) []int {
	var out []int
	for _, k := range []int{p.a, p.b} {
		iso := c.sideKey(k, true)
		if c.stateNamed(k) == "" || c.exprs[k].modifier {
			if n := c.lastNamed(iso, h); n >= 0 {
				k = n
			}
		}
		if c.stateNamed(k) == "" {
			return nil
		}
		out = append(out, k)
	}
	return out
}

// lastNamed is the head of the last expression before h for a state, its name rather than an
// adjective, or -1.
func (c *Cast) lastNamed(iso string, h int) int {
	found := -1
	for i := c.headsBefore(h) - 1; i >= 0; i-- {
		k := c.heads[i]
		if c.stateNamed(k) != iso {
			continue
		}
		if !c.exprs[k].modifier {
			return k
		}
		if found < 0 {
			found = k
		}
	}
	return found
}
