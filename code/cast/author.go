package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// papers are documents in which a body says something of its own.
var papers = lists.Set(`announcement appeal article assessment audit communique communiqué complaint copy declaration decree dispatch document draft editorial
	filing finding indictment inquiry investigation lawsuit leaflet letter memo message motion note notice order pamphlet paper petition plea post
	release report resolution review ruling speech statement study survey testimony text tweet verdict warning`)

// documents are things that speak for those who made them.
var documents = func() map[string]bool {
	out := lists.Set(`story email e-mail poll affidavit broadcast bulletin programme program video footage recording audio transcript file data figure
	statistic estimate tally count record map image documentary newspaper magazine website site account page poster sign banner book cable version
	evidence intelligence test analysis headline column interview sermon`)
	for w := range papers {
		out[w] = true
	}
	return out
}()

// Document reports whether a lemma is that of a thing that speaks for those who made it.
func Document(lemma string) bool { return documents[lemma] }

// Paper reports whether a lemma is that of a document in which a body says something.
func Paper(lemma string) bool { return papers[lemma] }

// issued are verbs of those whose document their object, or what follows "by", is.
var issued = lists.Set(`adopt approve author circulate commission compile distribute draft file issue make pass post prepare present produce publish release
	send sign submit table tweet unveil write`)

// furtherBack is how many sentences back the one that tells whose a document is may stand.
const furtherBack = 6

// Author is the head of the party whose document token t is, or -1 where the text names none:
// by the words around it ("the ministry's statement", "a study published by the union"), or where
// it was told of before ("Tarvia tabled a resolution. The resolution condemns").
func (c *Cast) Author(t int) int {
	d := c.doc
	lemma := strings.ToLower(d.Tokens[t].Lemma)
	if !documents[lemma] || c.Actor(t) != nil && c.Named(t) {
		return -1
	}
	if k := c.authorHere(t); k >= 0 {
		return k
	}
	the := d.Child(t, "det")
	if the < 0 || !strings.EqualFold(d.Tokens[the].Form, "the") || !papers[lemma] {
		return -1
	}
	first := d.Sents[max(0, d.Tokens[t].Sent-furtherBack)].Start
	for u := t - 1; u >= first; u-- {
		if !strings.EqualFold(d.Tokens[u].Lemma, lemma) {
			continue
		}
		if k := c.authorHere(u); k >= 0 {
			return k
		}
		if k := c.Issuer(u); k >= 0 {
			return k
		}
	}
	return -1
}

// authorHere is whose document t is by what hangs on it.
func (c *Cast) authorHere(t int) int {
	d := c.doc
	best := -1
	if n := t + 1; n < len(d.Tokens) && d.Rel(n) == "case" && d.Tokens[n].Head > n && c.authors(t, strings.ToLower(d.Tokens[n].Form), d.Tokens[n].Head) { // hung on the verb
		best = c.namedAt(d.Tokens[n].Head)
	}
	for _, k := range d.Children(t) {
		switch {
		case d.Tokens[k].Deprel == "nmod:poss" && d.Tokens[k].UPOS != "PRON", d.Rel(k) == "compound" && k < t:
		case d.Rel(k) == "amod" && (c.at(k).kind == sitrep.KindState || d.Child(k, "case") > k):
		case d.Rel(k) == "nmod" && c.authors(t, c.casing(k), k):
		case d.Rel(k) == "acl" && issued[d.Tokens[k].Lemma] && d.Tokens[k].XPOS == "VBN":
			if k = c.agentOf(k); k < 0 {
				continue
			}
		default:
			continue
		}
		if k = c.namedAt(k); k >= 0 && (best < 0 || d.Tokens[k].Head == t && d.Tokens[best].Head != t) {
			best = k
		}
	}
	return best
}

// authors reports whether a preposition between document t and party k says whose it is: "a
// letter from the miners", but not "images of soldiers", "a report on the army".
func (c *Cast) authors(t int, prep string, k int) bool {
	switch prep {
	case "from", "by":
		return true
	case "of":
		return papers[strings.ToLower(c.doc.Tokens[t].Lemma)]
	case "in", "on":
		return slices.ContainsFunc(c.at(k).sectors, func(s string) bool { return s == "JRN" || s == "MED" || s == "BUS" })
	}
	return false
}

// agentOf is the one behind "by" of passive verb v, or -1.
func (c *Cast) agentOf(v int) int {
	for _, k := range c.doc.Children(v) {
		if c.doc.Rel(k) == "obl" && c.casing(k) == "by" {
			return k
		}
	}
	return -1
}

// Issuer is who, by the verb that document t hangs on, made it or spoke in it: "the assembly
// adopted a resolution", "the union said in a report"; -1 where nobody did.
func (c *Cast) Issuer(t int) int {
	d := c.doc
	v := d.Tokens[t].Head
	if v < 0 || d.Tokens[v].UPOS != "VERB" {
		return -1
	}
	switch lemma := strings.ToLower(d.Tokens[v].Lemma); {
	case d.Tokens[t].Deprel == "nsubj:pass" && issued[lemma]:
		if k := c.agentOf(v); k >= 0 {
			return c.namedAt(k)
		}
		return -1
	case d.Rel(t) == "obj" && issued[lemma], d.Rel(t) == "obl" && c.casing(t) == "in":
	default:
		return -1
	}
	if k := d.Child(v, "nsubj"); k >= 0 && d.Tokens[k].Deprel == "nsubj" && c.Animate(k) {
		return c.namedAt(k)
	}
	return -1
}

// namedAt is t or the name in apposition to it, where it can speak; -1 where neither can.
func (c *Cast) namedAt(t int) int {
	d := c.doc
	for _, k := range d.Children(t) {
		if r := d.Rel(k); (r == "appos" || r == "flat") && c.Actor(k) != nil && c.Named(k) {
			return k
		}
	}
	if a := c.Actor(t); a != nil && (c.Animate(t) || a.Kind == sitrep.KindOrganization) || c.Animate(t) && !c.Place(t) {
		return t
	}
	return -1
}
