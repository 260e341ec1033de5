package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// striking are nouns of violence that does harm by itself, where a place does none.
var striking = lists.Set(`airstrike ambush assassination assault attack barrage blast bloodshed bombardment bombing clash crackdown explosion firefight fire gunfight killing massacre murder offensive
	operation raid rampage riot shelling shooting shootout siege slaughter stabbing strike uprising`)

// sited are nouns of places that people are hurt at, which hurt nobody.
var sited = lists.Set(`airport area bank bar barracks base bazaar border bridge building bus cafe camp capital cathedral center centre checkpoint church cinema city
	clinic club college compound consulate convoy court crossing district embassy factory funeral headquarters highway hospital hotel house island junction
	mall market marketplace mosque motorway neighborhood neighbourhood nightclub office outskirts palace park parliament pier police port post prison province
	pub rally region restaurant road school settlement shop shrine square stadium station store street suburb supermarket synagogue temple terminal theater
	theatre town tunnel university valley village warehouse wedding`)

// harmful are verbs of what violence does to people and things.
var harmful = lists.Set("kill wound injure leave claim destroy damage displace cost maim hurt")

// whichHarmed gives a relative clause of harm to the violence that it says something of,
// where the parser hung it on the place or on the verb: "a raid on a market that killed
// nine", "followed an attack on a club that left six dead".
func whichHarmed(d *nlp.Doc, v int) {
	x := &d.Tokens[v]
	happens := tookPlace(d, v)
	if !strings.HasSuffix(x.Deprel, ":relcl") || !happens && !harmful[strings.ToLower(x.Lemma)] || x.Head < 0 || x.Head > v {
		return
	}
	p := child(d, v, "nsubj")
	if p < 0 || p > v || !strings.EqualFold(d.Tokens[p].Form, "which") && !strings.EqualFold(d.Tokens[p].Form, "that") {
		return
	}
	h := x.Head
	if d.Tokens[h].UPOS == "VERB" {
		for i := p - 1; i > h; i-- { // the nearest deed that hangs on the verb
			if d.Tokens[i].Head == h && d.Tokens[i].UPOS == "NOUN" && striking[strings.ToLower(d.Tokens[i].Lemma)] {
				x.Head, x.Deprel = i, "acl:relcl"
				return
			}
		}
		return
	}
	if !happens && d.Tokens[h].UPOS != "PROPN" && !sited[strings.ToLower(d.Tokens[h].Lemma)] {
		return
	}
	for i, n := h, 0; n < 4 && i >= 0 && (d.Rel(i) == "nmod" || d.Rel(i) == "obl"); n++ {
		c := child(d, i, "case")
		if c < 0 {
			return
		}
		switch strings.ToLower(d.Tokens[c].Form) {
		case "at", "in", "on", "near", "outside", "inside", "against", "of":
		default:
			return
		}
		i = d.Tokens[i].Head
		if i >= 0 && striking[strings.ToLower(d.Tokens[i].Lemma)] && d.Tokens[i].UPOS == "NOUN" {
			x.Head = i
			return
		}
	}
}

// tookPlace reports whether verb v says that something happened.
func tookPlace(d *nlp.Doc, v int) bool {
	switch strings.ToLower(d.Tokens[v].Lemma) {
	case "happen", "occur", "erupt", "unfold":
		return true
	case "take":
		o := child(d, v, "obj")
		return o > v && strings.EqualFold(d.Tokens[o].Form, "place")
	}
	return false
}

// relayed makes the relative pronoun the subject of what is said of its noun, where it became an
// object of the verb of saying v between: "a raid that police said killed nine".
func relayed(d *nlp.Doc, v int) {
	if d.Rel(v) != "acl" || !saying[strings.ToLower(d.Tokens[v].Lemma)] && !believing[strings.ToLower(d.Tokens[v].Lemma)] {
		return
	}
	o, c := child(d, v, "obj"), child(d, v, "ccomp")
	if o < 0 || o > v || c < v || !strings.HasPrefix(d.Tokens[o].XPOS, "W") || child(d, v, "nsubj") < o {
		return
	}
	if child(d, c, "nsubj") >= 0 || child(d, c, "nsubj:pass") >= 0 || !finite(d, c) && child(d, c, "aux") < 0 && child(d, c, "aux:pass") < 0 && child(d, c, "cop") < 0 {
		return
	}
	d.Tokens[o].Head, d.Tokens[o].Deprel = c, "nsubj"
	if passive(d, c) {
		d.Tokens[o].Deprel = "nsubj:pass"
	}
}

// believing are verbs of what people hold to be so.
var believing = map[string]bool{"believe": true, "think": true, "suspect": true, "allege": true, "fear": true, "know": true, "estimate": true}
