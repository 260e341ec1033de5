package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// fates are participles of what lines of tolls tell of people, with their verbs: "Four arrested,
// dozens questioned in raid".
var fates = func() map[string]string {
	out := map[string]string{}
	for f := range strings.FieldsSeq(`abducted-abduct abused-abuse arrested-arrest beaten-beat beheaded-behead burned-burn burnt-burn captured-capture
		charged-charge convicted-convict deported-deport detained-detain displaced-displace evacuated-evacuate evicted-evict executed-execute
		expelled-expel fined-fine freed-free hanged-hang held-hold hospitalised-hospitalise hospitalized-hospitalize hurt-hurt injured-injure
		jailed-jail kidnapped-kidnap killed-kill massacred-massacre murdered-murder poisoned-poison questioned-question raped-rape released-release
		rescued-rescue sentenced-sentence shot-shoot slain-slay stabbed-stab tortured-torture trapped-trap treated-treat uprooted-uproot wounded-wound`) {
		form, verb, _ := strings.Cut(f, "-")
		out[form] = verb
	}
	return out
}()

// vaguely are nouns that count people without a number.
var vaguely = lists.Set("dozens hundreds scores several thousands many tens")

// countedBy are the words before a number that belong to it.
var countedBy = lists.Set("about almost around at least more most nearly over some than under up to")

// fate is an item of a line of tolls by its tokens: where it begins, the head of those whom it counts, what befell
// them, and where it ends.
type fate struct{ first, whom, what, end int }

// tolls makes passives of the items of a line without auxiliaries that counts what befell people,
// which the parser takes for deeds or for phrases: "Four killed, dozens injured in clash".
func tolls(d *nlp.Doc, s *nlp.Sent) {
	t := s.Start
	for t < s.End && d.Tokens[t].UPOS == "PUNCT" {
		t++
	}
	var all []fate
	for t < s.End {
		f, ok := fateAt(d, t, s.End)
		if !ok {
			break
		}
		all = append(all, f)
		t = f.end
		for t < s.End && (d.Tokens[t].Form == "," || d.Tokens[t].Form == ";" || strings.EqualFold(d.Tokens[t].Form, "and")) {
			t++
		}
	}
	if len(all) < 2 || !behindTolls(d, all, s) {
		return
	}
	head := all[0].what
	for i, f := range all {
		befell(d, f)
		if i == 0 {
			continue
		}
		d.Tokens[f.what].Head, d.Tokens[f.what].Deprel = head, "conj"
		for k := all[i-1].end; k < f.first; k++ {
			d.Tokens[k].Head, d.Tokens[k].Deprel = f.what, "punct"
			if d.Tokens[k].UPOS != "PUNCT" {
				d.Tokens[k].Deprel = "cc"
			}
		}
	}
}

// fateAt reads an item that begins at token t: a number or the like, a noun or two, and what befell them.
func fateAt(d *nlp.Doc, t, end int) (f fate, ok bool) {
	f.first, f.whom = t, -1
	for k := t; k < end && k < t+7; k++ {
		x, word := d.Tokens[k], strings.ToLower(d.Tokens[k].Form)
		counts := x.UPOS == "NUM" || vaguely[word]
		switch {
		case f.whom >= 0 && (fates[word] != "" || states[word]):
			f.what, f.end = k, k+1
			for f.end < end && toDeath[strings.ToLower(d.Tokens[f.end].Form)] {
				f.end++
			}
			return f, f.end == end || d.Tokens[f.end].UPOS != "NOUN" && d.Tokens[f.end].UPOS != "PROPN"
		case f.whom < 0 && countedBy[word]:
		case counts || f.whom >= 0 && (x.UPOS == "NOUN" || x.UPOS == "ADJ" || x.UPOS == "PROPN" || word == "other" || word == "others"):
			f.whom = k
		default:
			return f, false
		}
	}
	return f, false
}

// toDeath are the words behind "shot" that belong to it.
var toDeath = lists.Set("dead to death")

// behindTolls gives what stands behind the items of a line its place: on the first of them, or above
// it where somebody says so. False where the line goes on with a clause of its own.
func behindTolls(d *nlp.Doc, all []fate, s *nlp.Sent) bool {
	head, rest := all[0].what, all[len(all)-1].end
	root := -1
	for t := s.Start; t < s.End; t++ {
		if d.Tokens[t].Head < 0 {
			root = t
		}
	}
	if root >= rest && d.Tokens[root].UPOS == "VERB" && !saying[strings.ToLower(d.Tokens[root].Lemma)] {
		return false
	}
	for t := rest; t < s.End; t++ {
		x := &d.Tokens[t]
		if x.UPOS == "AUX" && x.Head < rest {
			return false
		}
	}
	for t := rest; t < s.End; t++ {
		x := &d.Tokens[t]
		if x.Head >= rest || t == root && x.UPOS == "VERB" {
			continue
		}
		x.Head = head
		if t != root {
			continue
		}
		switch x.UPOS {
		case "NOUN", "PROPN", "NUM":
			x.Deprel = "obl"
		default:
			x.Deprel = "punct"
		}
	}
	if root >= rest && d.Tokens[root].UPOS == "VERB" {
		d.Tokens[head].Head, d.Tokens[head].Deprel = root, "ccomp"
		return true
	}
	d.Tokens[head].Head, d.Tokens[head].Deprel, s.Root = -1, "root", head
	return true
}

// states are words of what befell people that are no participles.
var states = lists.Set("dead homeless missing")

// befell makes a passive clause of an item.
func befell(d *nlp.Doc, f fate) {
	gather(d, f.first, f.whom, f.what, "nsubj:pass")
	x := &d.Tokens[f.what]
	if word := strings.ToLower(x.Form); states[word] {
		x.UPOS, x.XPOS, d.Tokens[f.whom].Deprel = "ADJ", "JJ", "nsubj"
	} else {
		x.UPOS, x.XPOS, x.Lemma = "VERB", "VBN", fates[word]
	}
	for k := f.what + 1; k < f.end; k++ {
		d.Tokens[k].Head, d.Tokens[k].Deprel = f.what, "xcomp"
	}
}

// andHurt makes a second verb of the participle that the parser took for a word that describes those whom
// it counts, listed with the object of a verb of harm: "killed nine farmers and wounded dozens".
func andHurt(d *nlp.Doc, t int) {
	n, verb := d.Tokens[t].Head, fates[strings.ToLower(d.Tokens[t].Form)]
	if verb == "" || d.Rel(t) != "amod" || n < t || d.Rel(n) != "conj" || !vaguely[strings.ToLower(d.Tokens[n].Form)] && d.Tokens[n].UPOS != "NUM" {
		return
	}
	o, c := d.Tokens[n].Head, child(d, n, "cc")
	if c < 0 || c > t || c < t-2 {
		return
	}
	v := o // whom the parser listed with the verb
	if d.Rel(o) == "obj" {
		v = d.Tokens[o].Head
	}
	if x := d.Tokens[v]; x.UPOS != "VERB" || v > t || fates[strings.ToLower(x.Form)] == "" && !harmful[strings.ToLower(x.Lemma)] || passive(d, v) {
		return
	}
	x := &d.Tokens[t]
	x.UPOS, x.XPOS, x.Lemma, x.Head, x.Deprel = "VERB", d.Tokens[v].XPOS, verb, v, "conj"
	d.Tokens[n].Head, d.Tokens[n].Deprel = t, "obj"
	for _, k := range d.Children(n) {
		if k <= t && (d.Rel(k) == "cc" || d.Rel(k) == "punct" || d.Rel(k) == "advmod") {
			d.Tokens[k].Head = t
		}
	}
}
