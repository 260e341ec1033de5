package cast

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/data/sectors"
	"github.com/sitrep-news/sitrep/nlp"
)

// byTrade gives a person of whom nothing else is told the sector of the trade that a verb tells:
// "Ann Lee, who teaches law", "Ann Lee runs a bakery". It reports whether one did.
func (c *Cast) byTrade(person int) bool {
	d := c.doc
	for _, h := range c.members[person] {
		for _, v := range c.told(h) {
			if s := c.tradeOf(v); s != "" {
				c.Actors[person].Sectors = []string{s}
				return true
			}
		}
		if s := c.whose(h); s != "" {
			c.Actors[person].Sectors = []string{s}
			return true
		}
		if c.inCourt(h) {
			c.Actors[person].Sectors = []string{"JUD"}
			return true
		}
		if x := c.exprs[h]; x.nameOf >= 0 && c.listedRich(d.Names[x.nameOf].End) {
			c.Actors[person].Sectors = []string{"BUS"}
			return true
		}
	}
	return false
}

// told are the verbs that tell what the expression headed by h does: the one it is the subject of
// and those of the clauses behind it.
func (c *Cast) told(h int) []int {
	d := c.doc
	var out []int
	if v := d.Tokens[h].Head; v >= 0 && d.Tokens[h].Deprel == "nsubj" {
		out = append(out, v)
		for _, k := range d.Children(v) {
			if d.Rel(k) == "conj" && d.Tokens[k].UPOS == "VERB" && d.Child(k, "nsubj") < 0 {
				out = append(out, k)
			}
		}
	}
	for _, k := range d.Children(h) {
		if d.Tokens[k].Deprel == "acl:relcl" && c.subjectOf(k) {
			out = append(out, k)
		}
	}
	return slices.DeleteFunc(out, func(v int) bool { return d.Tokens[v].UPOS != "VERB" || c.unreal(v) })
}

// subjectOf reports whether "who" is the subject of the clause behind a name that verb v heads.
func (c *Cast) subjectOf(v int) bool {
	s := c.doc.Child(v, "nsubj")
	return s >= 0 && strings.EqualFold(c.doc.Tokens[s].Form, "who")
}

// unreal reports whether verb v tells of what is not so, or may or will be.
func (c *Cast) unreal(v int) bool {
	for _, k := range c.doc.Children(v) {
		l := strings.ToLower(c.doc.Tokens[k].Lemma)
		if c.doc.Rel(k) == "aux" && l != "have" && l != "be" && l != "do" || l == "not" || l == "never" {
			return true
		}
	}
	return false
}

// tradeOf is the sector of those who do for a living what verb v with its object tells, "" where
// anybody may do it.
func (c *Cast) tradeOf(v int) string {
	d := c.doc
	verb := strings.ToLower(d.Tokens[v].Lemma)
	obj := d.Child(v, "obj")
	if obj >= 0 && obj < v {
		obj = -1
	}
	if verb == "lecture" || verb == "teach" && d.Tokens[v].XPOS != "VB" && c.taughtInClass(v, obj) {
		return "EDU"
	}
	if obj < 0 {
		if verb == "farm" {
			return "AGR"
		}
		return ""
	}
	what := strings.ToLower(d.Tokens[obj].Lemma)
	switch {
	case trades[verb+" "+what] != "":
		return trades[verb+" "+what]
	case owning[verb] && d.Tokens[obj].UPOS == "NOUN" && d.Tokens[obj].XPOS == "NN":
		return enterprises[what]
	}
	return ""
}

// taughtInClass reports whether what verb v says is taught is a subject, at a school or to a class,
// and not something to one's own: "teaches law", "taught at the Lake School", not "taught her son".
func (c *Cast) taughtInClass(v, obj int) bool {
	d := c.doc
	if obj >= 0 {
		o := &d.Tokens[obj]
		l := strings.ToLower(o.Lemma)
		return o.UPOS == "NOUN" && o.XPOS != "NNP" && d.Child(v, "xcomp") < 0 && d.Child(obj, "nmod:poss") < 0 && !kin[l] && l != "lesson" && l != "child" && l != "people" && l != "thing"
	}
	for _, k := range d.Children(v) {
		if w := c.casing(k); d.Rel(k) == "obl" && (w == "at" || w == "in") {
			if x := c.exprs[k]; x != nil && len(x.sectors) > 0 && x.sectors[0] == "EDU" || fields[strings.ToLower(d.Tokens[k].Lemma)] == "EDU" {
				return true
			}
		}
	}
	return false
}

// owning are the verbs of those who have a business.
var owning = lists.Set("own co-own run operate manage found co-found")

// enterprises are the nouns for what those have who are in trade, and for schools and the like.
var enterprises = sectors.Words(sectors.Owned)

// whose is the sector of what the words behind a name say that its bearer has: "Ann Lee, whose shop
// was looted"; "" for none.
func (c *Cast) whose(h int) string {
	d := c.doc
	x := c.exprs[h]
	if x.nameOf < 0 {
		return ""
	}
	t, last := d.Names[x.nameOf].End, d.Sents[d.Tokens[h].Sent].End
	if t+2 >= last || d.Tokens[t].Form != "," || !strings.EqualFold(d.Tokens[t+1].Form, "whose") {
		return ""
	}
	for t += 2; t+1 < last && (d.Tokens[t].UPOS == "ADJ" || d.Tokens[t].UPOS == "NOUN" && d.Tokens[t+1].UPOS == "NOUN" || d.Tokens[t].UPOS == "PROPN"); t++ {
	}
	return enterprises[strings.ToLower(d.Tokens[t].Lemma)]
}

// inCourt reports whether a participle beside a name tells what only lawyers do: "prosecuting, Ann
// Lee said", "Ann Lee, defending, said".
func (c *Cast) inCourt(h int) bool {
	d := c.doc
	x := c.exprs[h]
	if x.nameOf < 0 {
		return false
	}
	first, last := d.Sents[d.Tokens[h].Sent].Start, d.Sents[d.Tokens[h].Sent].End
	n := d.Names[x.nameOf]
	start := n.Start
	for start > first && courtesy[strings.ToLower(strings.TrimSuffix(d.Tokens[start-1].Form, "."))] {
		start--
	}
	if start == first+2 && d.Tokens[first+1].Form == "," && pleading[strings.ToLower(d.Tokens[first].Form)] {
		return true
	}
	return n.End+2 < last && d.Tokens[n.End].Form == "," && pleading[strings.ToLower(d.Tokens[n.End+1].Form)] && d.Tokens[n.End+2].Form == ","
}

// pleading are the participles that reports from courts put beside the names of lawyers.
var pleading = lists.Set("prosecuting defending mitigating")

// listedRich reports whether the brackets behind a name that ends at token t tell a fortune, as lists
// of the rich have them: "Ann Lee (No. 3, $2.1 billion)".
func (c *Cast) listedRich(t int) bool {
	shut := c.shut(t)
	return shut > 0 && slices.ContainsFunc(c.doc.Tokens[t:shut], func(k nlp.Token) bool { return k.Form == "$" || k.Form == "€" || k.Form == "£" }) &&
		slices.ContainsFunc(c.doc.Tokens[t:shut], func(k nlp.Token) bool { return k.Form == "billion" })
}

// trades are verbs with objects that tell what somebody lives by.
var trades = lists.Turned(map[string]string{
	"JUD": "practise_law practice_law represent_defendant represent_accused represent_suspect represent_plaintiff represent_petitioner represent_appellant prosecute_case",
	"LEG": "represent_constituency represent_district represent_electorate represent_riding represent_ward",
	"HLH": "practise_medicine practice_medicine treat_patient",
	"AGR": "grow_maize grow_corn grow_coffee grow_rice grow_wheat grow_vegetable grow_crop grow_cocoa grow_tea grow_cotton grow_tomato raise_cattle raise_livestock raise_sheep keep_livestock farm_land",
	"JRN": "edit_newspaper edit_magazine edit_paper host_newscast anchor_news anchor_newscast",
	"REL": "lead_congregation pastor_church lead_parish",
})
