package statement

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
)

// cited are nouns for those whose word another passes on: "citing a hospital official".
var cited = lists.Set(`source official witness resident report document statement ministry agency police officer commander spokesman spokeswoman spokesperson
	minister president governor mayor diplomat doctor medic analyst expert survivor prosecutor lawyer intelligence figure datum leader envoy relative
	villager eyewitness correspondent newspaper channel channels television radio military army government person people`)

// citing reads at the participle t whose word the clause over it tells: "the paper said the
// convoy was hit, citing two officials". The clause is said by these, and by the paper as well.
func (f *finder) citing(t int) bool {
	d := f.d
	lemma := strings.ToLower(d.Tokens[t].Lemma)
	if lemma != "cite" && lemma != "quote" || d.Tokens[t].XPOS != "VBG" || d.Rel(t) != "advcl" && d.Rel(t) != "acl" {
		return false
	}
	o, h := f.child(t, "obj"), d.Tokens[t].Head
	if h >= 0 && d.Rel(t) == "acl" { // "the agency, citing a nurse, reported"
		if d.Rel(h) != "nsubj" {
			return false
		}
		h = d.Tokens[h].Head
	}
	if o < t || h < 0 || !f.speaksFor(o) {
		return false
	}
	content := []Range(nil)
	if c, ok := f.cueOf(h); ok && c.kind == Speech {
		content = f.content(h, c)
	}
	if len(content) == 0 {
		whole, cut := f.subtree(h), f.subtree(t)
		for _, r := range []Range{{whole.Start, min(cut.Start, whole.End)}, {max(cut.End, whole.Start), whole.End}} {
			if r = f.trim(r); r.End > r.Start {
				content = append(content, r)
			}
		}
	}
	if len(content) > 0 {
		f.out = append(f.out, Attribution{Source: o, Cue: []Range{{t, t + 1}}, Content: content, Kind: Speech, Stance: "asserts", Verb: t})
	}
	return len(content) > 0
}

// speaksFor reports whether the noun at token o is somebody's or a paper that tells things.
func (f *finder) speaksFor(o int) bool {
	if cited[strings.ToLower(f.d.Tokens[o].Lemma)] || cited[strings.ToLower(f.d.Tokens[o].Form)] {
		return true
	}
	for _, n := range f.d.NamesIn(o, o+1) {
		if n.Label == "Person" || n.Label == "Organization" {
			return true
		}
	}
	return false
}

// accounts are nouns of whose word a sentence is, with the preposition before them.
var accounts = map[string]string{"word": "in", "view": "in", "opinion": "in", "estimation": "in", "account": "by", "estimate": "by", "count": "by", "reckoning": "by"}

// inTheView reads "in the words of Ann Lee", "by the ministry's count" at the noun t: what else
// the sentence tells is said so.
func (f *finder) inTheView(t int) {
	d := f.d
	prep, ok := accounts[strings.ToLower(d.Tokens[t].Lemma)]
	if !ok || f.preposition(t) != prep || d.Rel(t) != "obl" && d.Rel(t) != "nmod" && d.Rel(t) != "advmod" {
		return
	}
	src := -1
	for _, k := range d.Children(t) {
		if d.Tokens[k].Deprel == "nmod:poss" && d.Tokens[k].UPOS != "PRON" || d.Rel(k) == "nmod" && f.preposition(k) == "of" {
			src = k
		}
	}
	top := d.Tokens[t].Head
	if src < 0 || top < 0 {
		return
	}
	f.clausewise(src, t, f.subtree(t))
}

// per reads "per the ministry, nine died" at the preposition t.
func (f *finder) per(t int) {
	d := f.d
	if !strings.EqualFold(d.Tokens[t].Form, "per") || d.Rel(t) != "case" {
		return
	}
	src := d.Tokens[t].Head
	sent := d.Sents[d.Tokens[t].Sent]
	if src < t || !f.speaksFor(src) || t != sent.Start && d.Tokens[t-1].Form != "," {
		return
	}
	f.clausewise(src, t, f.subtree(src))
}

// clausewise adds an attribution of all that the sentence tells outside of the phrase cut.
func (f *finder) clausewise(src, cue int, cut Range) {
	sent := f.d.Sents[f.d.Tokens[cue].Sent]
	a := Attribution{Source: src, Kind: Speech, Stance: "asserts", Verb: cue, Cue: []Range{{cue, cue + 1}}}
	for _, r := range []Range{{sent.Start, cut.Start}, {cut.End, sent.End}} {
		if r = f.trim(r); r.End > r.Start {
			a.Content = append(a.Content, r)
		}
	}
	if len(a.Content) == 0 {
		return
	}
	f.quotedBy(cue, &a, false)
	for i, q := range f.quotes { // what is quoted of it, however short
		if !f.taken[i] && covered(q, a.Content) {
			f.taken[i] = true
			a.Quotes = append(a.Quotes, Range{q.start, q.end})
		}
	}
	f.out = append(f.out, a)
}
