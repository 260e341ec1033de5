package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/nlp"
)

// entitle makes a person's name the head of the phrase it stands in with the
// title before it: where the parser took "Foreign Minister" in "Foreign Minister
// Ann Lee" for the head and the name for its apposition, the two change places.
// What hung on the title behind the name hangs on the name after, and so does
// the phrase as a whole.
func entitle(d *nlp.Doc, base *actor.Base) {
	for _, n := range d.Names {
		if n.Label != "Person" || n.Start == 0 {
			continue
		}
		name := rootOf(d, n.Start, n.End)
		title := d.Tokens[name].Head
		if side := n.Start - 1; twins(d, side, name) { // both hang on one verb
			title = side
		}
		if title >= 0 && title < n.Start && titled(d, base, title, name, n) {
			swap(d, title, name, n)
		}
	}
}

// rehang hangs a person's name, which the parser put beside the place or body of the office
// right before it, on the office: "the mayor of Alda, Ann Lee, said".
func rehang(d *nlp.Doc, base *actor.Base) {
	for _, n := range d.Names {
		if n.Label != "Person" || n.Start < 3 || d.Tokens[n.Start-1].Form != "," {
			continue
		}
		name := rootOf(d, n.Start, n.End)
		place := d.Tokens[name].Head
		if place < 0 || place > n.Start || d.Rel(name) != "appos" && d.Rel(name) != "conj" || place != n.Start-2 || d.Tokens[place].UPOS != "PROPN" || d.Rel(place) != "nmod" {
			continue
		}
		office := d.Tokens[place].Head
		if office < 0 || office > place || d.Tokens[office].UPOS != "NOUN" || strings.HasSuffix(d.Tokens[office].XPOS, "S") {
			continue
		}
		cc := false
		for _, k := range d.Children(name) {
			cc = cc || d.Rel(k) == "cc"
		}
		if _, ok := base.AgentNoun(d.Tokens[office].Form); cc || !ok && nouns[strings.ToLower(d.Tokens[office].Lemma)] != sitrep.KindPerson {
			continue
		}
		d.Tokens[name].Head, d.Tokens[name].Deprel = office, "appos"
	}
}

// titled reports whether the token title is the office of the name right behind it.
func titled(d *nlp.Doc, base *actor.Base, title, name int, n nlp.Name) bool {
	switch d.Rel(name) {
	case "appos", "nmod", "flat", "compound":
	default:
		if !twins(d, title, name) {
			return false
		}
	}
	t := &d.Tokens[title]
	if t.Sent != d.Tokens[name].Sent || t.UPOS != "NOUN" && t.UPOS != "PROPN" || strings.HasSuffix(t.XPOS, "S") {
		return false
	}
	if _, ok := base.AgentNoun(t.Form); !ok && nouns[strings.ToLower(t.Lemma)] != sitrep.KindPerson {
		return false
	}
	for k := title + 1; k < n.Start; k++ { // "Secretary of State", "chief of staff"
		if u := d.Tokens[k].UPOS; u != "ADP" && u != "PROPN" && u != "NOUN" && u != "ADJ" && u != "DET" || n.Start-title > 5 {
			return false
		}
	}
	for _, k := range d.Children(name) {
		if r := d.Rel(k); k < name && (r == "case" || r == "det" || r == "cc") {
			return false
		}
	}
	return n.Start == title+1 || d.Rel(name) != "compound"
}

// twins reports whether two tokens hang on the same head alike, as a verb's two
// subjects: one is the title of the other then.
func twins(d *nlp.Doc, a, b int) bool {
	return d.Tokens[a].Sent == d.Tokens[b].Sent && d.Tokens[a].Head == d.Tokens[b].Head && d.Tokens[a].Head >= 0 && d.Tokens[a].Head != b &&
		d.Tokens[a].Deprel == d.Tokens[b].Deprel
}

// swap hangs the title on the name.
func swap(d *nlp.Doc, title, name int, n nlp.Name) {
	t, x := &d.Tokens[title], &d.Tokens[name]
	for k := title + 1; k < n.Start; k++ { // what the parser gave the name of the title's own words
		if h := d.Tokens[k].Head; h == name {
			d.Tokens[k].Head, d.Tokens[k].Deprel = title, "nmod"
		}
	}
	for _, k := range d.Children(title) {
		if r := d.Rel(k); k > name || k < title && (r == "case" || r == "cc" || r == "mark") {
			d.Tokens[k].Head = name
		}
	}
	x.Head, x.Deprel = t.Head, t.Deprel
	t.Head, t.Deprel = name, "nmod:desc"
	for i := range d.Chains {
		for j := range d.Chains[i].Refs {
			if d.Chains[i].Refs[j].Head == title {
				d.Chains[i].Refs[j].Head = name
			}
		}
	}
}

// rootOf is the token among [start, end) that hangs on something outside.
func rootOf(d *nlp.Doc, start, end int) int {
	for t := start; t < end; t++ {
		if h := d.Tokens[t].Head; h < start || h >= end {
			return t
		}
	}
	return start
}
