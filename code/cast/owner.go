package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// settleOwned gives those of whom the text says only whose they are, or who sends them, the
// country of that one: "Alda, which withdrew most of its troops", "Alda threatened to send
// troops". Those who fight for a group without a state are what it is.
func (c *Cast) settleOwned() {
	for _, h := range c.heads {
		x := c.exprs[h]
		if x.named || x.known != "" || !serving[strings.ToLower(c.doc.Tokens[h].Lemma)] || c.countryOf(x) != "" {
			continue
		}
		owner := c.ownerOf(x)
		if owner == nil {
			owner = c.bodyBefore(x)
		}
		if owner == nil {
			continue
		}
		iso := c.countryOf(owner)
		arms := c.sectorsOf(owner)
		if iso != "" {
			x.country, x.inferred = iso, false
		}
		if len(arms) > 0 && outlaw[arms[0]] && bearing[strings.ToLower(c.doc.Tokens[h].Lemma)] {
			x.sectors = arms
		}
		if x.actor >= 0 && c.exprs[h].best == h {
			a := &c.Actors[x.actor]
			a.Country, a.Inferred, a.Sectors = x.country, x.inferred, x.sectors
		}
	}
}

// serving are nouns for those who serve a state or a group; bearing those of them under arms.
var (
	bearing = lists.Set("troop troops force soldier army military navy marine warplane fighter jet unit militia peacekeeper contingent commando warship airman sailor")
	serving = lists.Set("troop troops force soldier army military navy marine warplane fighter jet unit militia peacekeeper contingent commando warship airman sailor " +
		"police government parliament official member lawmaker diplomat ministry minister embassy ambassador authority citizen national people border leader spy intelligence agent")
)

// reigning are nouns for what those at the head of a state have.
var reigning = lists.Set("government army military force troop police parliament minister ministry ambassador people")

// sending are verbs by which one moves what is one's own.
var sending = lists.Set("send deploy withdraw pull move mobilize mobilise mass dispatch redeploy station commit order recall rotate evacuate")

// countryOf is the country that the text or the base gives an expression's referent, ""
// where neither does.
func (c *Cast) countryOf(x *expression) string {
	iso, inferred := x.country, x.inferred
	if x.actor >= 0 {
		iso, inferred = c.Actors[x.actor].Country, c.Actors[x.actor].Inferred
	}
	if iso == unknown || inferred {
		return ""
	}
	return iso
}

func (c *Cast) sectorsOf(x *expression) []string {
	if x.actor >= 0 {
		return c.Actors[x.actor].Sectors
	}
	return x.sectors
}

// ownerOf is whom a possessive pronoun in the expression stands for, where that is a state
// or a body, or the one who sends those it names without more; nil where neither is told.
func (c *Cast) ownerOf(x *expression) *expression {
	d := c.doc
	for _, k := range d.Children(x.head) {
		if w := strings.ToLower(d.Tokens[k].Form); d.Tokens[k].Deprel == "nmod:poss" && (w == "its" || w == "their") {
			if y := c.exprs[k]; y != nil && c.owns(y) {
				return y
			}
			return c.mover(d.Tokens[x.head].Head)
		} else if d.Tokens[k].Deprel == "nmod:poss" && (w == "his" || w == "her") && reigning[strings.ToLower(d.Tokens[x.head].Lemma)] {
			return c.exprs[k] // "her government": that of her country
		}
	}
	if !bearing[strings.ToLower(d.Tokens[x.head].Lemma)] || d.Rel(x.head) != "obj" || c.described(x) {
		return nil
	}
	if v := d.Tokens[x.head].Head; v >= 0 && sending[strings.ToLower(d.Tokens[v].Lemma)] {
		return c.mover(v)
	}
	return nil
}

// bodyBefore is the state's organ whose name stands before an expression's noun, where the
// text tells elsewhere which it is: "Congress members"; nil where none is.
func (c *Cast) bodyBefore(x *expression) *expression {
	for t := x.start; t < x.head; t++ {
		if m := c.exprs[t]; m != nil && m.modifier && m.actor >= 0 {
			if a := &c.Actors[m.actor]; a.Known != "" && a.Kind == sitrep.KindOrganization && len(a.Sectors) > 0 && sitrep.StateBody(a.Sectors[0]) {
				return m
			}
		}
	}
	return nil
}

// described reports whether more than an article or a number tells who is meant.
func (c *Cast) described(x *expression) bool {
	for _, k := range c.doc.Children(x.head) {
		switch c.doc.Rel(k) {
		case "amod", "compound", "nmod", "acl":
			return true
		}
	}
	return false
}

// owns reports whether an expression means a state or a body.
func (c *Cast) owns(x *expression) bool {
	kind := x.kind
	if x.actor >= 0 {
		kind = c.Actors[x.actor].Kind
	}
	return kind == sitrep.KindState || kind == sitrep.KindOrganization
}

// mover is the state or body that verb v has as its subject, its own or that of the verbs
// it hangs on or of the noun it tells more of; nil where it is somebody else.
func (c *Cast) mover(v int) *expression {
	d := c.doc
	for n := 0; v >= 0 && n < 6; n++ {
		for _, k := range d.Children(v) {
			if d.Rel(k) != "nsubj" || d.Tokens[k].Deprel == "nsubj:pass" {
				continue
			}
			if w := d.Tokens[k].XPOS; w == "WDT" || w == "WP" {
				if y := c.exprs[d.Tokens[v].Head]; y != nil && c.owns(y) {
					return y
				}
				return nil
			}
			if y := c.exprs[k]; y != nil && c.owns(y) {
				return y
			}
			return nil
		}
		switch d.Rel(v) {
		case "conj", "xcomp", "advcl", "obj", "obl", "nmod":
		default:
			return nil
		}
		v = d.Tokens[v].Head
	}
	return nil
}
