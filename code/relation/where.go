package relation

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// Where bodies and sites are, and what else somebody is called.

// seats are verbs of where a body or a site is, with their prepositions.
var seats = map[string][]string{"base": {"in", "at", "near", "out"}, "headquarter": {"in", "at"}, "locate": {"in", "at", "near", "on"},
	"situate": {"in", "at", "near", "on"}, "lie": {"in", "near", "outside"}, "operate": {"out"}, "register": {"in"}}

// seat reads "the council, based in Alda", "the camp lies near Alda".
func (f *finder) seat(t int) {
	for _, p := range seats[strings.ToLower(f.d.Tokens[t].Lemma)] {
		if k := f.prepositional(t, p); k >= 0 {
			if subj, _ := f.subject(t); subj >= 0 && !f.negated(t) {
				f.located(f.antecedent(subj), k, t)
			}
			return
		}
	}
}

// located puts the body or site headed by token a in the place named at token b.
func (f *finder) located(a, b, at int) {
	if k := f.prepositional(b, "of"); !f.placeNamed(b) && k >= 0 && townish[strings.ToLower(f.d.Tokens[b].Lemma)] {
		b = k // "in the town of Alda"
	}
	x := f.c.Actor(a)
	if x != nil && (x.Kind == sitrep.KindState || (x.Kind == sitrep.KindPerson || x.Kind == sitrep.KindPeople) && f.d.Tokens[at].Lemma != "based") || x == nil && !f.site(a) || !f.placeNamed(b) {
		return
	}
	s, e := min(a, b, at), max(a, b, at)+1
	as, ae := f.c.Span(a)
	bs, be := f.c.Span(b)
	f.out = append(f.out, Pair{Type: LocatedIn, From: a, To: b, Start: min(s, as, bs), End: max(e, ae, be), Status: sitrep.Actual})
}

// placeNamed reports whether token t is in the name of a place.
func (f *finder) placeNamed(t int) bool {
	for _, n := range f.d.NamesIn(t, t+1) {
		if n.Label == "Location" {
			return true
		}
	}
	return false
}

// townish are nouns for the places that a name behind "of" is the name of.
var townish = lists.Set(`town city village district province state region port suburb camp island area outskirts municipality county capital department
	prefecture north south east west`)

// sites are nouns for what stands somewhere and bears a name.
var sites = lists.Set(`prison jail camp depot hospital refinery airport airbase base port plant school university college mosque church cathedral crossing
	checkpoint stadium barracks dam mine market hotel bridge palace factory shelter penitentiary clinic terminal`)

// site reports whether the expression headed by token t is the name of such a one.
func (f *finder) site(t int) bool {
	if !sites[strings.ToLower(f.d.Tokens[t].Lemma)] {
		return false
	}
	s, e := f.c.Span(t)
	for k := s; k < e; k++ {
		if k != t && f.d.Tokens[k].UPOS == "PROPN" {
			return true
		}
	}
	return false
}

// standing reads where a named site is: "the Hill Gate prison in Alda".
func (f *finder) standing(t int) {
	if !f.site(t) {
		return
	}
	for _, k := range f.d.Children(t) {
		if p := f.preposition(k); f.d.Rel(k) == "nmod" && (p == "in" || p == "near" || p == "outside") && k > t {
			f.located(t, k, t)
			return
		}
	}
	_, end := f.c.Span(t)
	if end+1 >= f.d.Sents[f.d.Tokens[t].Sent].End || f.d.Rel(end) != "case" || !strings.EqualFold(f.d.Tokens[end].Form, "in") {
		return
	}
	if k := f.d.Tokens[end].Head; k > end && f.d.Tokens[k].Head == f.d.Tokens[t].Head { // hung on the verb
		f.located(t, k, t)
	}
}

// naming are verbs of what somebody is called besides, with what leads in the name: "" for an
// object or complement.
var naming = map[string]string{"know": "as", "rename": "", "rebrand": "as", "dub": "", "style": "as", "call": "", "nickname": ""}

// called makes one of two names: "the Front, also known as the Guard", "since renamed the Guard".
func (f *finder) called(t int) {
	prep, ok := naming[strings.ToLower(f.d.Tokens[t].Lemma)]
	if !ok {
		return
	}
	subj, passive := f.subject(t)
	if subj < 0 || !passive && (f.d.Tokens[t].XPOS != "VBN" || f.d.Rel(t) != "advcl" || f.child(t, "aux") >= 0) {
		return
	}
	to := f.prepositional(t, "as")
	if prep == "" && to < 0 {
		for _, rel := range []string{"xcomp", "obj", "obl"} {
			if to = f.child(t, rel); to >= 0 {
				break
			}
		}
	}
	if k := f.prepositional(t, "by"); to < 0 && k >= 0 && aliases[strings.ToLower(f.d.Tokens[k].Lemma)] { // "known by his nom de guerre Ann Lee"
		if to = f.child(k, "appos"); to < 0 || f.c.Actor(k) != nil {
			to = k
		}
	}
	if to >= 0 && f.c.Named(to) && f.c.Named(subj) {
		f.pair(SameAs, subj, to, t)
	}
}

// aliases are nouns for a name besides one's own.
var aliases = map[string]bool{"nom": true, "alias": true, "nickname": true, "name": true, "pseudonym": true, "guerre": true}
