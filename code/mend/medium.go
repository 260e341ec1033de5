package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// Where and when something was said, where the parser hung it on what was said.

// speaking are verbs that somebody says, shows or claims something by.
var speaking = lists.Set(`accuse acknowledge add address admit allege announce apologise apologize appeal argue assert blame broadcast call caution circulate claim comment
	condemn confess confirm congratulate criticise criticize decry declare demand denounce deny describe disclose dismiss express hail insist issue lash
	mock mourn note offer play post praise predict promise publish quote reject release repeat report respond reveal say share show slam speak state stream talk tell
	thank threaten tweet upload urge vow warn welcome write`)

// stations are nouns of what people are heard on that can be hit as well.
var stations = lists.Set("television tv radio air")

// addresses are nouns of what one says something in.
var addresses = lists.Set("statement post tweet communique communiqué message interview address speech broadcast briefing conference")

// medium hangs the phrase of token t that tells where something was said on the verb of saying,
// where the parser hung it on what was said: "claimed the ambush on its Telegram channel",
// "accused them of shelling the port in a post on X".
func medium(d *nlp.Doc, t int) {
	rel, h := d.Rel(t), d.Tokens[t].Head
	if rel != "nmod" && rel != "obl" || h < 0 || h > t || child(d, t, "case") < 0 || !heardOn(d, t, h) {
		return
	}
	for n, at := 0, h; at >= 0 && n < 6; at, n = d.Tokens[at].Head, n+1 {
		lemma := strings.ToLower(d.Tokens[at].Lemma)
		if d.Tokens[at].UPOS != "VERB" {
			if addresses[lemma] || worded[lemma] {
				return
			}
			continue
		}
		if speaking[lemma] {
			if at != h && at < t {
				d.Tokens[t].Head, d.Tokens[t].Deprel = at, "obl"
			}
			return
		}
	}
}

// worded are nouns of words that stand somewhere themselves.
var worded = lists.Set(`account announcement appearance argument article campaign claim comment content debate discussion exchange footage image information news photo picture
	propaganda remark report rumor rumour story video word`)

// heardOn reports whether the phrase of token t, hung on token h, tells what something was said on or in.
func heardOn(d *nlp.Doc, t, h int) bool {
	prep := strings.ToLower(d.Tokens[child(d, t, "case")].Form)
	lemma := strings.ToLower(d.Tokens[t].Lemma)
	switch prep {
	case "on", "via", "through", "over":
		switch {
		case vocab.Networks[lemma] && d.Tokens[t].UPOS == "PROPN":
			return true
		case vocab.Outlets[lemma]:
			return owned(d, t)
		case stations[lemma]:
			return d.Tokens[h].UPOS == "VERB" || !assailing[strings.ToLower(d.Tokens[h].Lemma)] && child(d, t, "det") < 0
		}
	case "in", "at", "during":
		return addresses[lemma] && d.Tokens[h].UPOS == "VERB" && (lemma != "conference" || pressed(d, t))
	}
	return false
}

// owned reports whether an outlet is somebody's or one of a network: "his page", "the Telegram channel".
func owned(d *nlp.Doc, t int) bool {
	for _, k := range d.Children(t) {
		if d.Tokens[k].Deprel == "nmod:poss" || vocab.Networks[strings.ToLower(d.Tokens[k].Form)] {
			return true
		}
	}
	return false
}

// pressed reports whether a conference is one for reporters.
func pressed(d *nlp.Doc, t int) bool {
	for _, k := range d.Children(t) {
		if w := strings.ToLower(d.Tokens[k].Form); w == "news" || w == "press" || w == "media" {
			return true
		}
	}
	return false
}

// saidWhen gives a verb of saying the day behind it that the parser hung on what was said: "said on
// Monday it had freed nine captives".
func saidWhen(d *nlp.Doc, v int) {
	c := child(d, v, "ccomp")
	if c < v {
		return
	}
	subj := child(d, c, "nsubj")
	if subj < v {
		return
	}
	first, _ := d.Subtree(subj)
	at := v + 1
	for _, k := range d.Children(v) {
		if d.Rel(k) == "iobj" && k > v && k < first {
			_, at = d.Subtree(k)
		}
	}
	for _, k := range d.Children(c) {
		if rel := d.Rel(k); k >= first || rel != "obl" || !dated(d, k) {
			continue
		}
		if s, e := d.Subtree(k); s == at && e == first {
			d.Tokens[k].Head = v
			return
		}
	}
}

// saysOf makes what somebody says of people or a thing its own clause of a relative clause whose
// other half the parser hung beside it: "two men who it said were spies".
func saysOf(d *nlp.Doc, v int) {
	h := d.Tokens[v].Head
	if d.Tokens[v].Deprel != "acl:relcl" || h < 0 || child(d, v, "ccomp") >= 0 || !saying[strings.ToLower(d.Tokens[v].Lemma)] {
		return
	}
	who := -1
	for _, k := range d.Children(v) {
		if k < v && d.Rel(k) == "obj" && relative(d, k) {
			who = k
		}
	}
	if who < 0 {
		return
	}
	for _, c := range d.Children(h) {
		if s, _ := d.Subtree(c); c < v || s != v+1 || d.Rel(c) != "acl" || child(d, c, "nsubj") >= 0 || !finite(d, c) && child(d, c, "aux") < 0 && child(d, c, "cop") < 0 {
			continue
		}
		d.Tokens[c].Head, d.Tokens[c].Deprel = v, "ccomp"
		d.Tokens[who].Head, d.Tokens[who].Deprel = c, "nsubj"
		for _, k := range d.Children(c) {
			if d.Tokens[k].Deprel == "aux:pass" {
				d.Tokens[who].Deprel = "nsubj:pass"
			}
		}
		return
	}
}

// relative reports whether token k is a relative pronoun.
func relative(d *nlp.Doc, k int) bool {
	switch d.Tokens[k].XPOS {
	case "WP", "WDT":
		return true
	}
	return false
}

// setApart gives a verb without a subject the noun between commas right before it, which the parser
// took for more words on what opens the sentence: "In a video on X, the commander, known as Tarn,
// accused them".
func setApart(d *nlp.Doc, v int) {
	if !finite(d, v) || d.Rel(v) == "conj" || d.Tokens[v].Deprel == "acl:relcl" || child(d, v, "nsubj") >= 0 || child(d, v, "csubj") >= 0 || child(d, v, "expl") >= 0 {
		return
	}
	for _, o := range d.Children(v) {
		if o > v || d.Rel(o) != "obl" {
			continue
		}
		for k := o + 1; k < v; k++ {
			if d.Rel(k) != "appos" || !d.Below(k, o) || d.Tokens[k].UPOS != "NOUN" && d.Tokens[k].UPOS != "PROPN" || dated(d, k) {
				continue
			}
			s, e := edges(d, k)
			if s > 0 && d.Tokens[s-1].Form == "," && d.Tokens[s-1].Head >= s && (e == v || e == v-1 && d.Tokens[e].Form == ",") && child(d, k, "det") >= 0 {
				d.Tokens[k].Head, d.Tokens[k].Deprel = v, "nsubj"
				return
			}
		}
	}
}

// copular are participles that tell what somebody or something is like.
var copular = lists.Set("be become do finish go know set suppose use")

// isAccused makes a passive of a participle with a form of be that the parser took for a copula: "Tarn,
// 58, is accused of paying a gunman".
func isAccused(d *nlp.Doc, v int) {
	be := child(d, v, "cop")
	if d.Tokens[v].XPOS != "VBN" || be < 0 || be > v || d.Tokens[be].Lemma != "be" || copular[d.Tokens[v].Lemma] || child(d, v, "obj") >= 0 {
		return
	}
	d.Tokens[be].Deprel = "aux:pass"
	for _, k := range d.Children(v) {
		if d.Tokens[k].Deprel == "nsubj" && k < v {
			d.Tokens[k].Deprel = "nsubj:pass"
		}
	}
}
