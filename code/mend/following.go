package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// happenings are nouns of what something else comes behind in time: nobody follows them on
// foot.
var happenings = lists.Set("accident accusation allegation ambush announcement arrest assassination assault attack battle blast bombardment bombing brawl ceasefire clash clashes " +
	"collapse complaint confrontation coup crackdown crash crisis death decision defeat disaster dispute earthquake election explosion fight fighting fire gunfight " +
	"incident invasion investigation killing massacre meeting murder offensive operation outbreak outcry pressure protest raid rally referendum release report resignation riot " +
	"robbery rumor rumour search shelling shooting shootout siege skirmish stabbing standoff strike takeover talk talks threat tip trial unrest uprising verdict violence visit vote war withdrawal")

// following makes a preposition of "following" before a happening, which the parser took for
// what the people before it do: "arrested three men following a raid".
func following(d *nlp.Doc, v int) {
	x := &d.Tokens[v]
	if !strings.EqualFold(x.Form, "following") || x.Deprel != "acl" && x.Deprel != "advcl" || child(d, v, "nsubj") >= 0 || child(d, v, "aux") >= 0 || child(d, v, "mark") >= 0 {
		return
	}
	o, n := child(d, v, "obj"), x.Head
	if o < v || n < 0 || n > v || d.Tokens[o].UPOS != "NOUN" || !happenings[strings.ToLower(d.Tokens[o].Lemma)] || child(d, o, "case") >= 0 {
		return
	}
	rel := "nmod"
	if h := d.Tokens[n].Head; d.Tokens[n].UPOS == "VERB" {
		rel = "obl"
	} else if h >= 0 && d.Tokens[h].UPOS == "VERB" {
		n, rel = h, "obl"
	}
	for _, k := range d.Children(v) {
		d.Tokens[k].Head = o
	}
	d.Tokens[o].Head, d.Tokens[o].Deprel = n, rel
	x.Head, x.Deprel, x.UPOS, x.XPOS = o, "case", "ADP", "IN"
}
