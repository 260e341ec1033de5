package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
)

// serves finds the office that the sentence says the expression's referent has: "Ann Lee
// served as mayor", "since taking office as mayor, Ann Lee", "Ann Lee, who became mayor".
func (c *Cast) serves(x *expression) {
	d := c.doc
	if x.kind != sitrep.KindPerson && !strings.HasSuffix(x.name, "year-old") {
		return
	}
	var verbs []int
	if h := d.Tokens[x.head].Head; h >= 0 && d.Rel(x.head) == "nsubj" {
		verbs = append(verbs, h)
		for _, k := range d.Children(h) {
			if d.Rel(k) == "advcl" {
				verbs = append(verbs, k)
			}
		}
	}
	for _, k := range d.Children(x.head) {
		if d.Tokens[k].Deprel == "acl:relcl" || d.Tokens[k].Deprel == "acl" {
			verbs = append(verbs, k)
		}
	}
	if k := c.inTheRole(x); k >= 0 {
		s, e := span(d, k)
		s, e = c.withPurpose(k, s, e)
		c.addTitle(x, s, c.throughBody(e))
	}
	for _, v := range verbs {
		for _, k := range d.Children(v) {
			if d.Tokens[k].XPOS != "NN" || !c.office(k) || !c.inOffice(v, k) {
				continue
			}
			s, e := span(d, k)
			s, e = c.withPurpose(k, s, e)
			c.addTitle(x, s, e)
			return
		}
	}
}

// inTheRole is the office that the rest of the sentence says a person has: "Ann Lee said in her
// role as director of the clinic"; -1 for none.
func (c *Cast) inTheRole(x *expression) int {
	if !x.named || x.nameOf < 0 || x.kind != sitrep.KindPerson {
		return -1
	}
	d := c.doc
	last := d.Sents[d.Tokens[x.head].Sent].End
	for t := c.doc.Names[x.nameOf].End; t+4 < last && !c.inPerson(t); t++ {
		if !strings.EqualFold(d.Tokens[t].Form, "in") || d.Tokens[t+1].XPOS != "PRP$" || !stations[strings.ToLower(d.Tokens[t+2].Form)] || !strings.EqualFold(d.Tokens[t+3].Form, "as") {
			continue
		}
		for k := t + 4; k < min(t+10, last); k++ {
			if c.office(k) && d.Tokens[k].XPOS == "NN" && (k+1 == last || d.Tokens[k+1].UPOS != "NOUN") {
				return k
			}
		}
	}
	return -1
}

// throughBody is where a title that ends before token e ends with the body that follows: "director"
// before "at the Lake Foundation".
func (c *Cast) throughBody(e int) int {
	d := c.doc
	if e >= len(d.Tokens) || !vocab.WorkingFor[strings.ToLower(d.Tokens[e].Form)] {
		return e
	}
	for _, n := range d.Names {
		if n.Label == "Organization" && (n.Start == e+1 || n.Start == e+2 && d.Tokens[e+1].UPOS == "DET") && d.Tokens[n.Start].Sent == d.Tokens[e].Sent {
			return n.End
		}
	}
	return e
}

// stations are the nouns for an office that somebody has.
var stations = lists.Set("role capacity position job post function")

// inOffice reports whether the noun k is the office that somebody has by the verb v.
func (c *Cast) inOffice(v, k int) bool {
	d := c.doc
	lemma := strings.ToLower(d.Tokens[v].Lemma)
	switch d.Rel(k) {
	case "xcomp":
		return lemma == "become" || lemma == "elect" || lemma == "appoint" || lemma == "name"
	case "obl", "advcl":
		for _, m := range d.Children(k) {
			if strings.EqualFold(d.Tokens[m].Form, "as") && (d.Rel(m) == "case" || d.Rel(m) == "mark") {
				return holding[lemma] || m > 0 && strings.EqualFold(d.Tokens[m-1].Form, "office")
			}
		}
	}
	return false
}

// holding are verbs of those who have or get an office, told behind "as".
var holding = lists.Set("serve work act appoint elect name nominate install swear take assume hold retire resign reappoint inaugurate")

// atHead gives a person the body that the sentence says the person leads: "Ann Lee, who
// chairs the Hill Front".
func (c *Cast) atHead(x *expression) {
	d := c.doc
	verb := -1
	if h := d.Tokens[x.head].Head; h >= 0 && d.Rel(x.head) == "nsubj" {
		verb = h
	}
	for _, k := range d.Children(x.head) {
		if d.Tokens[k].Deprel == "acl:relcl" {
			verb = k
		}
	}
	if verb >= 0 && len(x.sectors) == 0 && d.Tokens[verb].Lemma == "work" {
		c.worksFor(x, verb)
	}
	if verb < 0 || len(x.sectors) > 0 || !leads[strings.ToLower(d.Tokens[verb].Lemma)] {
		return
	}
	for _, k := range d.Children(verb) {
		if d.Rel(k) != "obj" {
			continue
		}
		s, e := span(d, k)
		a, ok := c.base.Resolve(c.query(x, c.plain(s, e)))
		if ok && len(a.Sectors) > 0 && a.Kind == sitrep.KindOrganization && !slices.Equal(a.Sectors, []string{"UNK"}) {
			x.sectors = a.Sectors
			if x.country == unknown || x.country == "" {
				x.country, x.inferred = a.Country, a.Inferred
			}
		}
	}
}

// worksFor gives a person the sectors of the body that the verb says the person works for: "Ann
// Lee, who worked for the Alda Radio Network".
func (c *Cast) worksFor(x *expression, verb int) {
	d := c.doc
	for _, k := range d.Children(verb) {
		if w := c.casing(k); d.Rel(k) != "obl" || k < verb || w != "for" && w != "at" {
			continue
		}
		s, e := span(d, k)
		a, ok := c.base.Resolve(c.query(x, c.plain(s, e)))
		if ok && len(a.Sectors) > 0 && a.Kind == sitrep.KindOrganization && a.Sectors[0] != "UNK" {
			x.sectors = a.Sectors
			if x.country == unknown || x.country == "" {
				x.country, x.inferred = a.Country, a.Inferred
			}
			return
		}
	}
}

// leads are the verbs of those at the head of a body.
var leads = lists.Set("head lead chair direct run manage found own preside")
