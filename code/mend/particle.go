package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// phrasal are the verbs that take an object behind each particle.
var phrasal = map[string]map[string]bool{
	"off":   lists.Set("cordon seal fence block cut call beat fight fend ward hold blow set fire switch turn break write pay lay"),
	"up":    lists.Set("blow round break shut set give call lock beat shoot light bomb pick seal smash tear"),
	"down":  lists.Set("gun shoot burn bring break close shut lay tear vote turn hunt cut mow track strike chop knock throw"),
	"out":   lists.Set("wipe carry rule drive throw knock call take kick burn chase pull"),
	"in":    lists.Set("hand turn let take bring"),
	"back":  lists.Set("beat push drive turn pull hand bring take give win throw hold call send"),
	"over":  lists.Set("hand take turn"),
	"aside": lists.Set("brush push sweep set cast wave"),
	"away":  lists.Set("take lead drag turn drive give carry"),
}

// particle gives a verb the particle right behind it that the parser took for a
// preposition, and the noun phrase behind that as its object: "cordoned off the
// district", "handed in their weapons".
func particle(d *nlp.Doc, v int) {
	p := v + 1
	if p+1 < len(d.Tokens) && d.Tokens[p].Deprel == "compound:prt" && d.Tokens[p].Head == v && child(d, v, "obj") < 0 {
		for _, k := range d.Children(v) { // "hunted down the killers", an adverbial of its own
			if k > p && d.Rel(k) == "obl" && child(d, k, "case") < 0 && determined(d, p+1, k) && !dated(d, k) && !passive(d, v) {
				d.Tokens[k].Deprel = "obj"
				return
			}
		}
	}
	overNumber(d, v, p)
	overTo(d, v)
	if p >= d.Sents[d.Tokens[v].Sent].End || d.Rel(p) != "case" || !phrasal[strings.ToLower(d.Tokens[p].Form)][strings.ToLower(d.Tokens[v].Lemma)] {
		return
	}
	k := d.Tokens[p].Head
	if k < p || d.Tokens[k].Head != v || d.Rel(k) != "obl" && d.Rel(k) != "obj" || !determined(d, p+1, k) || dated(d, k) {
		return
	}
	for _, c := range d.Children(v) {
		if c != k && (d.Rel(c) == "obj" || d.Tokens[c].Deprel == "aux:pass") {
			return
		}
	}
	d.Tokens[p].Head, d.Tokens[p].Deprel = v, "compound:prt"
	d.Tokens[k].Deprel = "obj"
}

// overNumber gives "handed" the "over" behind it that was taken for "more than" with the number
// behind: "handed over 12 prisoners".
func overNumber(d *nlp.Doc, v, p int) {
	if p+1 >= d.Sents[d.Tokens[v].Sent].End || !strings.EqualFold(d.Tokens[p].Form, "over") || !handing[strings.ToLower(d.Tokens[v].Lemma)] {
		return
	}
	if n := d.Tokens[p].Head; n == p+1 && d.Tokens[n].UPOS == "NUM" {
		d.Tokens[p].Head, d.Tokens[p].Deprel, d.Tokens[p].UPOS, d.Tokens[p].XPOS = v, "compound:prt", "ADP", "RP"
	}
}

// overTo gives "handed" the "over" before "to" that was hung beside it on whom it is handed to: "handed
// the three women over to the army".
func overTo(d *nlp.Doc, v int) {
	if !handing[strings.ToLower(d.Tokens[v].Lemma)] {
		return
	}
	for p := v + 2; p < min(v+12, d.Sents[d.Tokens[v].Sent].End-1); p++ {
		if !strings.EqualFold(d.Tokens[p].Form, "over") || !strings.EqualFold(d.Tokens[p+1].Form, "to") || d.Tokens[p].Head == v && d.Tokens[p].Deprel == "compound:prt" {
			continue
		}
		d.Tokens[p].Head, d.Tokens[p].Deprel = v, "compound:prt"
		if k := d.Tokens[p+1].Head; k > p && d.Rel(k) == "nmod" {
			d.Tokens[k].Head, d.Tokens[k].Deprel = v, "obl"
		}
		return
	}
}

// handing are verbs that say little without "over".
var handing = lists.Set("hand turn sign")

// determined reports whether the phrase of noun k begins at token t with an article, a
// possessive or a number, or is a bare plural or name: "in June" or "over night" is no
// object.
func determined(d *nlp.Doc, t, k int) bool {
	switch d.Tokens[t].UPOS {
	case "DET", "NUM":
		return true
	case "PRON":
		return d.Tokens[t].Deprel == "nmod:poss" || t == k
	}
	return d.Tokens[k].XPOS == "NNS"
}

// tested gives "fired" in "test-fired" the lemma of the whole: nobody was fired at.
func tested(d *nlp.Doc, v int) {
	if d.Tokens[v].Lemma != "fire" || v < 2 || d.Tokens[v-1].Form != "-" || !strings.EqualFold(d.Tokens[v-2].Form, "test") {
		return
	}
	d.Tokens[v].Lemma = "test-fire"
}

// andCalls makes a verb of "calls" behind "and" that was taken for a noun: "condemns the raid and
// calls on the army to withdraw".
func andCalls(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	s := d.Sents[x.Sent]
	if x.UPOS != "NOUN" || !strings.EqualFold(x.Form, "calls") || d.Rel(t) != "conj" || t == s.Start || t+1 >= s.End || d.Rel(t-1) != "cc" || d.Tokens[t-1].Head != t {
		return
	}
	if child(d, t, "det") >= 0 || child(d, t, "amod") >= 0 || child(d, t, "nummod") >= 0 {
		return
	}
	switch strings.ToLower(d.Tokens[t+1].Form) {
	case "on", "upon", "for":
	default:
		return
	}
	v := x.Head
	for v >= 0 && d.Tokens[v].UPOS != "VERB" {
		v = d.Tokens[v].Head
	}
	if v < 0 || d.Tokens[v].XPOS != "VBZ" && d.Tokens[v].XPOS != "VBD" || child(d, v, "nsubj") < 0 {
		return
	}
	x.UPOS, x.XPOS, x.Lemma, x.Head = "VERB", "VBZ", "call", v
	for _, k := range d.Children(t) {
		switch m := child(d, k, "mark"); {
		case d.Rel(k) == "nmod":
			d.Tokens[k].Deprel = "obl"
		case d.Rel(k) == "acl" && m >= 0 && strings.EqualFold(d.Tokens[m].Form, "to"):
			d.Tokens[k].Deprel = "xcomp"
		}
	}
}
