package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// weapons are nouns of what does harm by itself.
var weapons = lists.Set("bomb shell missile rocket drone mine grenade device mortar projectile bullet car_bomb explosive attacker gunman assailant bomber bandit militant insurgent rebel")

// hitting are verbs of what weapons and those who bear them do.
var hitting = lists.Set("hit strike tear rip explode detonate crash fall land slam blow fire open shell bomb bombard attack raid storm ambush plough plow ram fly burst go torch burn rake pound shoot target")

// outcome gives a participle of harm behind a comma to the verb that did it, the nearest before it
// that tells of a weapon or an attack, where the parser hung it on another: "a shell fell on a
// hall where guests had gathered, killing eight".
func outcome(d *nlp.Doc, v int) {
	x := &d.Tokens[v]
	h := x.Head
	if x.XPOS != "VBG" || d.Rel(v) != "advcl" || !harmful[strings.ToLower(x.Lemma)] || h < 0 || h > v || d.Tokens[v-1].Form != "," || child(d, v, "nsubj") >= 0 || child(d, v, "obj") < 0 || child(d, v, "mark") >= 0 || strikes(d, h) {
		return
	}
	if n := strings.ToLower(d.Tokens[h].Lemma); d.Tokens[h].UPOS == "NOUN" && striking[n] && child(d, h, "cop") < 0 || harmful[n] {
		return
	}
	for i := v - 2; i >= d.Sents[x.Sent].Start; i-- {
		if i != h && strikes(d, i) {
			x.Head = i
			return
		}
	}
}

// strikes reports whether verb i tells of a blow: by its own word or that of its subject.
func strikes(d *nlp.Doc, i int) bool {
	if d.Tokens[i].UPOS != "VERB" {
		return false
	}
	l := strings.ToLower(d.Tokens[i].Lemma)
	s := child(d, i, "nsubj")
	if l == "go" || l == "fly" || l == "fall" || l == "open" || l == "land" || l == "tear" || l == "blow" {
		return s >= 0 && weapons[strings.ToLower(d.Tokens[s].Lemma)] || l == "open" && child(d, i, "obj") >= 0 && d.Tokens[child(d, i, "obj")].Lemma == "fire"
	}
	return hitting[l] || s >= 0 && weapons[strings.ToLower(d.Tokens[s].Lemma)]
}

// thatHarmed makes a relative clause of one that was taken for a second main verb: "fired rockets
// at the port that wounded seven".
func thatHarmed(d *nlp.Doc, v int) {
	x := &d.Tokens[v]
	if d.Rel(v) != "conj" && d.Rel(v) != "parataxis" || child(d, v, "cc") >= 0 || !harmful[strings.ToLower(x.Lemma)] || v < 2 {
		return
	}
	p := child(d, v, "nsubj")
	if p < 1 || p > v || d.Tokens[p].UPOS != "PRON" || !strings.EqualFold(d.Tokens[p].Form, "that") && !strings.EqualFold(d.Tokens[p].Form, "which") {
		return
	}
	n := p - 1
	if d.Tokens[n].Form == "," {
		n--
	}
	for k := 0; n >= 0 && k < 4 && (d.Rel(n) == "flat" || d.Rel(n) == "compound") && d.Tokens[n].Head >= 0; k++ {
		n = d.Tokens[n].Head
	}
	if n >= d.Sents[x.Sent].Start && (d.Tokens[n].UPOS == "NOUN" || d.Tokens[n].UPOS == "PROPN") {
		x.Head, x.Deprel = n, "acl:relcl"
	}
}

// theDoing makes a noun of a verb in -ing behind an article that has no object: "called the
// shelling a crime".
func theDoing(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	if x.UPOS != "VERB" || x.XPOS != "VBG" || t == 0 || d.Tokens[t-1].UPOS != "DET" || d.Tokens[t-1].Head != t || child(d, t, "obj") >= 0 {
		return
	}
	switch strings.ToLower(d.Tokens[t-1].Form) {
	case "the", "this", "that":
	default:
		return
	}
	x.UPOS, x.XPOS, x.Lemma = "NOUN", "NN", strings.ToLower(x.Form)
	if d.Rel(t) == "xcomp" || d.Rel(t) == "ccomp" || d.Rel(t) == "advcl" && child(d, t, "mark") < 0 {
		x.Deprel = "obj"
	}
}

// violent are nouns in -ing of what destroys and kills.
var violent = lists.Set("bombing fighting firing looting rioting shelling shooting stabbing strafing")

// byDoing makes a noun of such a word behind a passive and "by", with no object, where the parser
// took it for what somebody does: "a shop destroyed by shelling from the ridge".
func byDoing(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	if x.UPOS != "VERB" || x.XPOS != "VBG" || d.Rel(t) != "advcl" || x.Head < 0 || x.Head > t || !violent[strings.ToLower(x.Form)] || child(d, t, "obj") >= 0 {
		return
	}
	by, v := child(d, t, "mark"), &d.Tokens[x.Head]
	if by != t-1 || !strings.EqualFold(d.Tokens[by].Form, "by") || v.XPOS != "VBN" || child(d, x.Head, "aux") < 0 && d.Rel(x.Head) != "acl" {
		return
	}
	x.UPOS, x.XPOS, x.Lemma, x.Deprel = "NOUN", "NN", strings.ToLower(x.Form), "obl"
	d.Tokens[by].Deprel = "case"
	for _, k := range d.Children(t) {
		if d.Rel(k) == "obl" {
			d.Tokens[k].Deprel = "nmod"
		}
	}
}
