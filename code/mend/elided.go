package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// elided makes a passive of the second of two where "were" is told once: "two were
// killed and four wounded".
func elided(d *nlp.Doc, v int) {
	h := d.Tokens[v].Head
	if h < 0 || h > v || d.Rel(v) != "conj" || child(d, v, "aux") >= 0 || child(d, v, "obj") >= 0 {
		return
	}
	if !undergone[strings.ToLower(d.Tokens[v].Lemma)] && !alight(d, v) {
		return
	}
	passive := false
	for _, k := range d.Children(h) {
		passive = passive || d.Tokens[k].Deprel == "aux:pass"
	}
	if k := child(d, v, "nsubj"); passive && k > h && k < v {
		d.Tokens[k].Deprel, d.Tokens[v].XPOS = "nsubj:pass", "VBN"
	}
	if passive && child(d, v, "nsubj") < 0 && d.Tokens[v].XPOS == "VBD" { // "was shot and killed"
		d.Tokens[v].XPOS = "VBN"
	}
	if k := v - 1; passive && k > h && d.Tokens[k].UPOS == "NUM" && d.Rel(k) == "conj" && d.Tokens[k].Head == h { // "and 12 wounded"
		d.Tokens[k].Head, d.Tokens[k].Deprel = v, "nsubj:pass"
	}
}

// eachDone tells those to whom the second of two things was done from the first where neither has an
// auxiliary: "saw six killed and scores arrested".
func eachDone(d *nlp.Doc, v int) {
	h := d.Tokens[v].Head
	if h < 0 || h > v || d.Rel(v) != "conj" || d.Tokens[v].XPOS != "VBN" || d.Tokens[h].XPOS != "VBN" || child(d, h, "aux") >= 0 || child(d, v, "aux") >= 0 {
		return
	}
	if !undergone[strings.ToLower(d.Tokens[v].Lemma)] || !undergone[strings.ToLower(d.Tokens[h].Lemma)] {
		return
	}
	k := v - 1
	if u := d.Tokens[k].UPOS; k <= h || u != "NUM" && u != "NOUN" || d.Rel(k) != "conj" || d.Tokens[k].Head != h {
		return
	}
	d.Tokens[k].Head, d.Tokens[k].Deprel, d.Tokens[v].UPOS = v, "nsubj:pass", "VERB"
	if c := child(d, k, "cc"); c >= 0 {
		d.Tokens[c].Head = v
	}
}

// alight reports whether verb v is the "set" of what burns: "set ablaze".
func alight(d *nlp.Doc, v int) bool {
	if d.Tokens[v].Lemma != "set" || v+1 >= len(d.Tokens) {
		return false
	}
	switch strings.ToLower(d.Tokens[v+1].Form) {
	case "ablaze", "alight", "afire":
		return true
	case "on":
		return v+2 < len(d.Tokens) && d.Tokens[v+2].Lemma == "fire"
	}
	return false
}

// undergone are verbs that nobody is the active subject of without an object.
var undergone = map[string]bool{"wound": true, "injure": true, "burn": true, "kill": true, "hurt": true, "maim": true, "detain": true, "arrest": true,
	"abduct": true, "kidnap": true, "capture": true, "displace": true, "damage": true, "destroy": true, "behead": true, "hospitalise": true,
	"hospitalize": true, "imprison": true, "jail": true, "expel": true, "evacuate": true, "loot": true, "ransack": true, "torch": true, "rob": true, "rape": true,
	"beat": true, "stab": true, "raze": true, "vandalise": true, "vandalize": true, "hijack": true}
