package relation

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
)

// bound reads what ties the expression headed by h to a body without a word of office:
// "Ann Lee of the Hill Front", "the Hill Front's Ann Lee", "Ann Lee (HFP)", "parliament's
// Security Committee".
func (f *finder) bound(h int) {
	a := f.c.Actor(h)
	f.own(h)
	if a == nil || !f.c.Named(h) || f.d.Tokens[h].UPOS == "PRON" {
		return
	}
	switch a.Kind {
	case sitrep.KindPerson:
		for _, b := range []int{f.behind(h), f.owner(h)} {
			if b >= 0 && f.employs(b) && !f.told(h, b) {
				f.pair(f.titled(h, b), h, b, h)
			}
		}
	case sitrep.KindOrganization:
		if k := f.prepositional(h, "under"); k >= 0 && f.ranked(k) { // "the Hill Brigade under General Ann Lee"
			f.pair(Commands, k, h, h)
		}
		b := f.owner(h)
		if b < 0 {
			break
		}
		if x := f.c.Actor(b); f.holds(a, x) {
			f.pair(PartOf, h, b, h)
		} else if x != nil && x.Kind == sitrep.KindPerson && x != a && f.c.Named(b) && !f.told(b, h) && slices.ContainsFunc(a.Sectors, func(s string) bool { return followed[s] }) { // "Ann Lee's Hill Front"
			f.pair(Leads, b, h, h)
		}
	}
}

// followed are the sectors of bodies that are called by who leads them.
var followed = map[string]bool{"PTY": true, "REB": true, "PRM": true, "UAF": true, "CRM": true, "MIL": true, "OPP": true}

// ranked reports whether the person named at token k has a military rank before the name.
func (f *finder) ranked(k int) bool {
	for _, t := range f.d.Children(k) {
		if f.d.Tokens[t].Deprel == "nmod:desc" && ranks[strings.ToLower(f.d.Tokens[t].Lemma)] {
			return true
		}
	}
	return false
}

var ranks = map[string]bool{"general": true, "colonel": true, "brigadier": true, "major": true, "commander": true, "captain": true, "marshal": true,
	"admiral": true, "gen.": true, "col.": true, "lieutenant": true, "warlord": true}

// titled is what the title before the person's name headed by h says of the body b behind it:
// "Secretary-General Ann Lee of the League" leads it.
func (f *finder) titled(h, b int) string {
	d := f.d
	for _, t := range d.Children(h) {
		if d.Tokens[t].Deprel != "nmod:desc" || t > h {
			continue
		}
		for k := t; k >= max(t-2, 0); k-- { // "Secretary-General"
			lemma := strings.ToLower(d.Tokens[k].Lemma)
			if kind := offices[lemma]; lemma != "captain" && (kind == Leads || kind == Commands || kind == Spokesperson) {
				return f.rank(t, b, kind)
			}
		}
	}
	return MemberOf
}

// own makes a person a member of the group that the words call theirs: "Ann Lee told members
// of her group, River Hope, ...".
func (f *finder) own(h int) {
	a := f.c.Actor(h)
	if a == nil || a.Kind != sitrep.KindOrganization || !belonging[strings.ToLower(f.d.Tokens[h].Lemma)] {
		return
	}
	for _, k := range f.d.Children(h) {
		if x := f.c.Actor(k); f.d.Tokens[k].Deprel == "nmod:poss" && x != nil && x.Kind == sitrep.KindPerson && f.c.Named(k) && !f.told(k, h) {
			f.pair(MemberOf, f.c.Antecedent(k), h, h)
		}
	}
}

// belonging are nouns for bodies that people call theirs as members.
var belonging = map[string]bool{"group": true, "party": true, "movement": true, "organisation": true, "organization": true, "militia": true, "gang": true,
	"union": true, "company": true, "charity": true, "newspaper": true, "team": true, "unit": true, "brigade": true, "battalion": true, "faction": true,
	"agency": true, "ngo": true, "firm": true, "collective": true, "association": true, "coalition": true, "alliance": true}

// told reports whether an office of the person h in the body b was found already.
func (f *finder) told(h, b int) bool {
	return slices.ContainsFunc(f.out, func(p Pair) bool { return f.c.Same(p.From, h) && f.c.Same(p.To, b) })
}

// employs reports whether the expression headed by b is a body that people are of.
func (f *finder) employs(b int) bool {
	a := f.c.Actor(b)
	return a != nil && a.Kind == sitrep.KindOrganization
}

// holds reports whether what belongs to the owner by its name is an organ of it: any body of
// a body, and a state's own bodies.
func (f *finder) holds(a, owner *sitrep.Actor) bool {
	switch {
	case owner == nil || owner == a:
		return false
	case owner.Kind == sitrep.KindOrganization:
		return true
	case owner.Kind != sitrep.KindState || a.Country != owner.Country:
		return false
	}
	return slices.ContainsFunc(a.Sectors, sitrep.StateBody)
}

// owner is the head of the possessor before the name headed by h, -1 where there is none.
func (f *finder) owner(h int) int {
	for _, k := range f.d.Children(h) {
		if f.d.Tokens[k].Deprel == "nmod:poss" && f.d.Tokens[k].UPOS != "PRON" {
			return k
		}
	}
	return -1
}

// behind is the head of the body that stands right behind the person's name headed by h,
// with a preposition or in brackets, past an age: "Ann Lee, 52, of the Hill Front"; -1 for none.
func (f *finder) behind(h int) int {
	d := f.d
	t := -1
	for _, n := range d.NamesIn(h, h+1) {
		if n.Label == "Person" {
			t = n.End
		}
	}
	if t < 0 {
		return -1
	}
	end := d.Sents[d.Tokens[h].Sent].End
	for t < end && (d.Tokens[t].Form == "," || d.Tokens[t].UPOS == "NUM" || d.Tokens[t].Form == "-") {
		t++
	}
	if t+1 >= end {
		return -1
	}
	if d.Tokens[t].Form == "(" {
		return f.headedAt(t+1, end, ")")
	}
	switch strings.ToLower(d.Tokens[t].Form) {
	case "of", "from", "at", "with":
		k := d.Tokens[t].Head
		if d.Rel(t) != "case" || k < t {
			return -1
		}
		return f.whose(k)
	}
	return -1
}

// whose passes "the office of", "the Alda office of" and the like down to whose it is.
func (f *finder) whose(k int) int {
	if f.employs(k) {
		return k
	}
	switch strings.ToLower(f.d.Tokens[k].Lemma) {
	case "office", "branch", "mission", "delegation", "bureau", "team", "section", "department", "chapter", "unit":
	default:
		return -1
	}
	if b := f.body(k); b >= 0 {
		return b
	}
	return -1
}

// headedAt is the head of an actor's name that begins at token t and ends at the closing
// mark, -1 where there is none.
func (f *finder) headedAt(t, end int, shut string) int {
	for _, h := range f.c.Heads() {
		if h < t || h >= end {
			continue
		}
		if s, e := f.c.Span(h); s == t && (e < end && f.d.Tokens[e].Form == shut || f.d.Tokens[e-1].Form == shut) {
			return h
		}
	}
	return -1
}
