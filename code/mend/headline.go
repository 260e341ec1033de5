package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// suffered are words for what headlines tell of people without an auxiliary: "Two killed as ...".
var suffered = lists.Set("abducted arrested beheaded captured dead detained displaced executed homeless hospitalised hospitalized hurt injured kidnapped killed massacred missing murdered slain stabbed trapped wounded")

// assailing are verbs of force as headlines have them of many, which look like nouns.
var assailing = lists.Set("ambush attack battle blast blow bomb clash fight fire hit invade launch open overrun pound protest raid ram rampage rocket set shell shoot storm strike target torch")

// forces are words for many under arms that look like one.
var forces = lists.Set("army police troops")

// assailed makes the clause it is of a headline that tells why people suffered: of "Two guards killed as
// gunmen storm jail" the parser often makes a jail of gunmen's storms.
func assailed(d *nlp.Doc, t int) {
	if !suffered[strings.ToLower(d.Tokens[t].Form)] || child(d, t, "aux") >= 0 || child(d, t, "cop") >= 0 {
		return
	}
	as, v := assailants(d, t)
	if v < 0 {
		suffering(d, t)
		return
	}
	s, x := v-1, &d.Tokens[v]
	x.UPOS, x.XPOS, x.Lemma, x.Head, x.Deprel = "VERB", "VBP", strings.ToLower(x.Form), t, "advcl"
	d.Tokens[as].Head, d.Tokens[as].Deprel = v, "mark"
	gather(d, as+1, s, v, "nsubj")
	if o := hitBy(d, v); o > v {
		gather(d, v+1, o, v, "obj")
	}
	suffering(d, t)
}

// suffering makes a passive of a headline's main verb that the parser took for a past tense: "Guard
// killed, two hurt in Alda".
func suffering(d *nlp.Doc, t int) {
	x := d.Tokens[t]
	if x.UPOS != "VERB" || d.Rel(t) != "root" || strings.HasSuffix(d.Tokens[d.Sents[x.Sent].End-1].Form, ".") {
		return
	}
	if o := child(d, t, "obj"); o >= 0 && (o < t || d.Tokens[t+1].Form != ",") {
		return
	}
	if k := child(d, t, "nsubj"); k >= 0 && k < t && d.Tokens[k].UPOS != "PRON" {
		d.Tokens[k].Deprel = "nsubj:pass"
	}
}

// assailants finds the "as" behind token t and the verb of force of the many that it tells of, -1 where
// there is none or the parser has read the clause.
func assailants(d *nlp.Doc, t int) (as, v int) {
	end := d.Sents[d.Tokens[t].Sent].End
	for as = t + 1; as < end && as < t+9; as++ {
		if strings.EqualFold(d.Tokens[as].Form, "as") {
			break
		}
	}
	for v = as + 2; v < end && v < as+6; v++ {
		if !assailing[strings.ToLower(d.Tokens[v].Form)] {
			continue
		}
		many := d.Tokens[v-1]
		if many.UPOS != "NOUN" && many.UPOS != "PROPN" || many.XPOS != "NNS" && many.XPOS != "NNPS" && !forces[strings.ToLower(many.Form)] {
			return as, -1
		}
		if d.Tokens[v].UPOS == "VERB" && d.Tokens[v-1].Head == v && d.Tokens[v].Head == t && d.Rel(v) == "advcl" {
			return as, -1
		}
		return as, v
	}
	return as, -1
}

// hitBy is the last noun of the phrase right behind verb v, -1 where none follows.
func hitBy(d *nlp.Doc, v int) int {
	o := -1
	for k := v + 1; k < d.Sents[d.Tokens[v].Sent].End; k++ {
		switch d.Tokens[k].UPOS {
		case "NOUN", "PROPN":
			o = k
		case "DET", "ADJ", "NUM":
		default:
			return o
		}
	}
	return o
}

// gather makes a phrase of tokens first to head and hangs it on token v with relation rel.
func gather(d *nlp.Doc, first, head, v int, rel string) {
	for k := first; k < head; k++ {
		if h := d.Tokens[k].Head; h < first || h > head || h == k {
			d.Tokens[k].Head = head
			switch d.Tokens[k].UPOS {
			case "DET":
				d.Tokens[k].Deprel = "det"
			case "ADJ":
				d.Tokens[k].Deprel = "amod"
			case "NUM":
				d.Tokens[k].Deprel = "nummod"
			default:
				d.Tokens[k].Deprel = "compound"
			}
		}
	}
	d.Tokens[head].Head, d.Tokens[head].Deprel = v, rel
}
