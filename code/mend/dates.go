package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// lateDate hangs a time that stands behind the last of several clauses on the verb of that
// one, where the parser hung it on the first: "Two were hurt and six were shot Tuesday";
// and on the past one where the first is in the present perfect, which no day dates: "has
// freed the pupils who were seized on Friday".
func lateDate(d *nlp.Doc, t int) {
	h := d.Tokens[t].Head
	if r := d.Rel(t); r != "obl" || h < 0 || h > t || d.Tokens[h].UPOS != "VERB" || !dated(d, t) || d.Tokens[t].Sent != d.Tokens[h].Sent {
		return
	}
	perfect := presentPerfect(d, h) && !lately(d, t)
	to := -1
	for v := h + 1; v < t; v++ {
		if d.Tokens[v].UPOS != "VERB" || !finiteClause(d, v) || d.Below(v, t) {
			continue
		}
		switch rel := d.Tokens[v].Deprel; {
		case rel == "conj" && d.Tokens[v].Head == h && child(d, v, "nsubj") >= 0 && child(d, t, "case") < 0:
			to = v
		case perfect && (rel == "acl:relcl" || rel == "advcl" || rel == "ccomp") && d.Tokens[v].XPOS != "VBG" && d.Below(v, h) && !presentPerfect(d, v):
			to = v
		}
	}
	if to >= 0 && !datedBetween(d, to, t) {
		d.Tokens[t].Head = to
	}
}

// ownDay gives a deed the day that stands between it and the clause that says more of it, and
// gives it that clause, where the parser hung either on the verb before: "condemned a raid in
// Tarn on Monday that killed nine", "claimed responsibility for a raid on Monday that did".
func ownDay(d *nlp.Doc, v int) {
	rel := child(d, v, "nsubj")
	if rel < 1 || d.Tokens[rel].XPOS != "WDT" || d.Tokens[v].Head < 0 || d.Tokens[v].Head > rel {
		return
	}
	day := rel - 1
	for n := 0; n < 40 && d.Tokens[day].Head >= 0 && d.Tokens[day].Head != d.Tokens[v].Head && d.Tokens[d.Tokens[day].Head].Sent == d.Tokens[v].Sent && d.Rel(day) != "obl" && d.Rel(day) != "nmod"; n++ {
		day = d.Tokens[day].Head
	}
	if !dated(d, day) || d.Rel(day) != "obl" && d.Rel(day) != "nmod" {
		return
	}
	deed := -1
	for t := day - 1; t > d.Tokens[day].Head && t >= d.Sents[d.Tokens[v].Sent].Start; t-- {
		if d.Tokens[t].UPOS == "NOUN" && deeds[strings.ToLower(d.Tokens[t].Lemma)] && d.Rel(t) != "compound" {
			deed = t
		} else if d.Tokens[t].UPOS == "VERB" {
			break
		}
	}
	switch d.Tokens[v].Deprel {
	case "acl", "acl:relcl", "ccomp":
	default:
		return
	}
	if deed < 0 || !d.Below(deed, d.Tokens[v].Head) || d.Below(deed, v) || d.Below(deed, day) {
		return
	}
	d.Tokens[v].Head, d.Tokens[v].Deprel = deed, "acl:relcl"
	d.Tokens[day].Head, d.Tokens[day].Deprel = deed, "nmod"
}

// deeds are nouns of what happens on a day and somewhere.
var deeds = lists.Set(`attack strike airstrike bombing blast explosion raid shooting ambush assault incident clash massacre killing shelling
	kidnapping abduction crash operation protest rally riot stabbing offensive bombardment murder fire march`)

// finiteClause reports whether verb v has a subject of its own.
func finiteClause(d *nlp.Doc, v int) bool { return child(d, v, "nsubj") >= 0 }

// presentPerfect reports whether verb v is told in it: "has freed".
func presentPerfect(d *nlp.Doc, v int) bool {
	for _, k := range d.Children(v) {
		if f := strings.ToLower(d.Tokens[k].Form); d.Rel(k) == "aux" && (f == "has" || f == "have" || f == "'ve") {
			return true
		}
	}
	return false
}

// lately reports whether a time reaches up to now, as the present perfect has it: "this
// week", "today", "since May".
func lately(d *nlp.Doc, t int) bool {
	switch strings.ToLower(d.Tokens[t].Lemma) {
	case "today", "now", "tonight":
		return true
	}
	for _, k := range d.Children(t) {
		switch strings.ToLower(d.Tokens[k].Form) {
		case "this", "these", "since", "for", "past", "over", "in", "recent", "within", "during":
			return true
		}
	}
	return false
}

// datedBetween reports whether verb v has a time of its own before token t.
func datedBetween(d *nlp.Doc, v, t int) bool {
	for _, k := range d.Children(v) {
		if k < t && (d.Rel(k) == "obl" || d.Rel(k) == "advmod") && dated(d, k) {
			return true
		}
	}
	return false
}

// confirmed makes "killed" the verb of "were confirmed killed", which is told as certain.
func confirmed(d *nlp.Doc, v int) {
	x := &d.Tokens[v]
	h := x.Head
	if x.XPOS != "VBN" || x.Deprel != "xcomp" || h != v-1 || d.Tokens[h].Lemma != "confirm" || child(d, h, "aux") < 0 || child(d, v, "aux") >= 0 {
		return
	}
	for _, k := range d.Children(h) {
		if k != v {
			d.Tokens[k].Head = v
		}
	}
	x.Head, x.Deprel = d.Tokens[h].Head, d.Tokens[h].Deprel
	d.Tokens[h].Head, d.Tokens[h].Deprel = v, "advmod"
	if s := x.Sent; d.Sents[s].Root == h {
		d.Sents[s].Root = v
	}
}

// voiced makes an active subject of that of a verb that has an object and no sign of the
// passive: "Such gangs killed nine people".
func voiced(d *nlp.Doc, v int) {
	s := -1
	for _, k := range d.Children(v) {
		switch d.Tokens[k].Deprel {
		case "aux:pass":
			return
		case "nsubj:pass":
			s = k
		}
	}
	o := child(d, v, "obj")
	if s < 0 || s > v || o < v || d.Tokens[v].XPOS != "VBD" || child(d, v, "aux") >= 0 {
		return
	}
	d.Tokens[s].Deprel = "nsubj"
}
