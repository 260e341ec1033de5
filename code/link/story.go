package link

import (
	"slices"
	"sort"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/place"
)

// A report is about one happening, which its headline or first sentences tell. What is spoken of
// as known later ("the attack", "the ambush") is that one sooner than what was told in passing.

// opening is how many sentences from the start, headline and agency line among them, a report has
// told by what it is about.
const opening = 4

// about notes telling j, a happening of its own, as what the report is about where it is the first
// violence told in its opening.
func (r *Report) about(j int) {
	x := r.Tellings[j]
	if r.lead < 0 && x.Type == "ASSAULT" && x.Sent <= opening && (x.Status == sitrep.Actual || x.Status == sitrep.Ongoing || x.Status == sitrep.Alleged && (x.Title || len(x.Tolls) > 0)) && !war(x) && !x.Repeated && !r.parried(x) {
		r.lead = j
	}
}

// meant is what of a score comes from telling b speaking as known of happening i: of what the
// report is about, and by a word that it was told by.
func (r *Report) meant(i, j int) float64 {
	b := r.Tellings[j]
	if b.Type != "ASSAULT" || b.Entry.POS != 'n' || !r.definite(b) {
		return 0
	}
	y, s := r.happening(i), 0.0
	if i == r.lead && r.leads(b) {
		s += 1.5
	}
	if i != r.lead && !r.thatOne(b) && r.background(i, b) {
		s--
	}
	if r.occurs(b) {
		s++
	}
	l := r.Tree.Lemma(b.Head)
	if slices.ContainsFunc(recent(r.joined[i]), func(k int) bool {
		return r.Tree.Lemma(r.Tellings[k].Head) == l || r.told[r.Tellings[k].Head] == k && r.tellsBy(k, l)
	}) {
		s += 0.5
		if !loose[l] {
			s += 0.5
		}
	}
	if ps := r.condemners(b); ps != nil && len(y.Targets) > 0 && !slices.ContainsFunc(y.Targets, func(p event.Party) bool { return !r.outlaw(p) }) && slices.ContainsFunc(ps, func(p event.Party) bool { return !r.outlaw(p) }) {
		s -= 2 // nobody but their own deplores what is done to rebels
	}
	return s
}

// leads reports whether noun b, which points back, can be what the report is about for all that its
// own phrase says: by whom and to whom it was done, where it says that ("the bombing of the port by
// the army"), and how many there were.
func (r *Report) leads(b *Telling) bool {
	y := r.happening(r.lead)
	of := func(p event.Party) bool { return p.Slot == "of" || p.Slot == "on" || p.Slot == "against" }
	switch {
	case r.thatOne(b):
		return false
	case len(b.Actors) > 0 && r.overlap(y.Actors, b.Actors, r.sameSide) == 0 && !b.owned:
		return false
	case len(y.Targets) > 0 && (b.owned && len(b.Targets) > 0 || slices.ContainsFunc(b.Targets, of)) && r.overlap(y.Targets, b.Targets, r.alike) == 0:
		return false
	}
	return strings.HasSuffix(r.Tree.XPOS(b.Head), "S") || !r.plural(y)
}

// plural reports whether what is told is several by its noun: "attacks".
func (r *Report) plural(y *Telling) bool {
	return y.Entry.POS == 'n' && strings.HasSuffix(r.Tree.XPOS(y.Head), "S") && len(r.joined[r.at(y.Head)]) == 1
}

// thatOne reports whether a telling points at what was told last: "that bombing".
func (r *Report) thatOne(b *Telling) bool {
	d := r.Tree.Child(b.Head, "det")
	return d >= 0 && r.Tree.Form(d) == "that"
}

// occurring are verbs that say of a happening only when or where it was.
var occurring = lists.Set("happen occur come begin start last take unfold")

// occurs reports whether telling b is the subject of a verb that says when or where it was, and
// tells nothing else: "the raid took place near the market".
func (r *Report) occurs(b *Telling) bool {
	h := r.Tree.Head(b.Head)
	return b.Entry.POS == 'n' && len(b.Actors)+len(b.Targets)+len(b.Tolls) == 0 && h >= 0 && r.Tree.Rel(b.Head) == "nsubj" && occurring[r.Tree.Lemma(h)]
}

// background reports whether happening i, told in another paragraph than b, is dated days before what
// the report is about: "It was the worst attack since January, when ..."
func (r *Report) background(i int, b *Telling) bool {
	if r.lead < 0 || r.Tree.Doc.Sents[r.Tellings[i].Sent].Para == r.Tree.Doc.Sents[b.Sent].Para {
		return false
	}
	x, y := r.Day(i), r.Day(r.lead)
	return x != nil && y != nil && x.Interval.End.Before(y.Interval.Start.AddDate(0, 0, -3))
}

// tellsBy reports whether a trigger joined into telling k has the lemma l.
func (r *Report) tellsBy(k int, l string) bool {
	return slices.ContainsFunc(r.Tellings[k].Joined, func(t int) bool { return r.Tree.Lemma(t) == l })
}

// loose are nouns for any violence.
var loose = lists.Set("attack strike violence assault incident raid operation")

// deadly are nouns of violence that people died of.
var deadly = lists.Set("massacre killing murder slaughter bloodbath carnage death")

// fits reports whether telling j can be of happening i for what all its tellings say: nobody
// condemns his own deed, a massacre has dead, and a count of the dead has deaths before it.
func (r *Report) fits(i, j int) bool {
	b := r.Tellings[j]
	if b.Type != "ASSAULT" {
		return true
	}
	if bloody(b) && len(b.Actors) == 0 && (r.causedBeside(j) || r.inCourse(i, b)) {
		return false
	}
	var y *Telling
	if ps := r.condemners(b); ps != nil {
		if y = r.happening(i); r.overlap(ps, y.Actors, r.sameSide) > 0 {
			return false
		}
	}
	if b.Entry.POS == 'n' && deadly[r.Tree.Lemma(b.Head)] && r.definite(b) || b.Members && r.ofDead(b) || r.countOnly(b) {
		return slices.ContainsFunc(r.joined[i], func(k int) bool { return r.fatal(r.Tellings[k]) })
	}
	return true
}

// causedBeside reports whether harm j is told in the sentence of violence that is told there for the
// first time, before it, and so came of that: "A bomb went off at a bank and two were hurt."
func (r *Report) causedBeside(j int) bool {
	b := r.Tellings[j]
	for k := j - 1; k >= 0 && r.Tellings[k].Sent == b.Sent; k-- {
		x := r.Tellings[k]
		if x.Type == "ASSAULT" && x.Dup < 0 && !harm(x) && !r.definite(x) && real(x.Status) && !war(x) && x.Status != sitrep.Denied {
			return true
		}
	}
	return false
}

// inCourse reports whether harm b is told to have come in the course of something that lasts, by a
// word that happening i is not told by: "70 people have been killed in the campaign".
func (r *Report) inCourse(i int, b *Telling) bool {
	return slices.ContainsFunc(r.during(b), func(k int) bool {
		l := r.Tree.Lemma(k)
		return courses[l] && r.Tree.Child(k, "det") >= 0 && !slices.ContainsFunc(r.joined[i], func(t int) bool { return r.Tree.Lemma(r.Tellings[t].Head) == l || r.tellsBy(t, l) })
	})
}

// courses are nouns of what goes on for long.
var courses = lists.Set("campaign war conflict insurgency uprising rebellion crisis crackdown revolt")

// fatal reports whether a telling is one of deaths.
func (r *Report) fatal(x *Telling) bool {
	if _, n, _, ok := killed(x); ok && n > 0 {
		return true
	}
	switch x.Entry.Frame.Name {
	case "kill", "massacre", "death", "execute", "assassinate":
		return true
	}
	return false
}

// ofDead reports whether a telling counts some among the dead: "Nine of the dead were women."
func (r *Report) ofDead(b *Telling) bool {
	l := r.Tree.Lemma(b.Head)
	return l == "dead" || l == "kill" || l == "fatality"
}

// countOnly reports whether a telling is a word for the count of the dead alone: "put the toll at 17",
// "confirmed two deaths".
func (r *Report) countOnly(b *Telling) bool {
	if b.Entry.POS != 'n' || len(b.Actors)+len(b.Places) > 0 || b.At != nil {
		return false
	}
	switch r.Tree.Lemma(b.Head) {
	case "toll":
		return true
	case "death", "fatality", "dead":
		h := r.Tree.Head(b.Head)
		return len(b.Tolls) > 0 && h >= 0 && r.Tree.Rel(b.Head) == "obj" && confirming[r.Tree.Lemma(h)]
	}
	return false
}

// confirming are verbs of who gives a count.
var confirming = lists.Set("confirm report acknowledge admit record verify register announce count")

// condemners are those who condemn telling b in its clause, nil for none.
func (r *Report) condemners(b *Telling) []event.Party {
	first := sort.Search(len(r.Tellings), func(k int) bool { return r.Tellings[k].Sent >= b.Sent })
	for _, x := range r.Tellings[first:] {
		if x.Sent > b.Sent {
			break
		}
		if x.Type == "ACCUSE" && slices.ContainsFunc(x.Targets, func(p event.Party) bool { return p.Head == b.Head || r.Tree.Counted(p.Head) == b.Head }) {
			return x.Actors
		}
	}
	return nil
}

// outlaw reports whether a party is of those who fight a state or break its law.
func (r *Report) outlaw(p event.Party) bool {
	a := r.argOf(p)
	if r.Tree.Lemma(p.Head) == "terrorist" {
		return true
	}
	return len(a.Sectors) > 0 && !slices.ContainsFunc(a.Sectors, func(s string) bool {
		switch s {
		case "REB", "UAF", "CRM", "SEP":
			return false
		}
		return true
	})
}

// vaguely reports whether of two lists of doers one tells nobody but attackers, by no name, where
// the other may tell who they were: "gunmen" and "jihadists", "the insurgents" and "fighters of
// the Hill Front". Soldiers and police are told as such.
func (r *Report) vaguely(as, bs []event.Party) bool {
	hidden := func(ps []event.Party) bool {
		return len(ps) > 0 && !slices.ContainsFunc(ps, func(p event.Party) bool { return p.Owner >= 0 || r.otherThan(p) || r.ofName(p.Head) })
	}
	fights := func(ps []event.Party) bool {
		return !slices.ContainsFunc(ps, func(p event.Party) bool {
			a := r.argOf(p)
			return serves(a) || slices.ContainsFunc(a.Sectors, func(s string) bool { return s == "CVL" || s == "MIL" || s == "COP" })
		})
	}
	return (hidden(as) && fights(bs) || hidden(bs) && fights(as)) && r.oneLand(as, bs)
}

// ofName reports whether the phrase of noun k bears a name, its own or that of whose it is.
func (r *Report) ofName(k int) bool {
	if r.Cast.Named(k) {
		return true
	}
	return slices.ContainsFunc(r.Tree.Kids(k), func(c int) bool {
		rel := r.Tree.Rel(c)
		return (rel == "nmod" || rel == "compound" || rel == "appos") && r.Tree.UPOS(c) == "PROPN"
	})
}

// oneLand reports whether no two of the parties are told to be of two countries.
func (r *Report) oneLand(as, bs []event.Party) bool {
	for _, p := range as {
		for _, q := range bs {
			a, b := r.argOf(p).Country, r.argOf(q).Country
			if len(a) == 3 && len(b) == 3 && a != "---" && b != "---" && a != b {
				return false
			}
		}
	}
	return true
}

// restates is what of a score comes from telling j going over what the report is about once more,
// soon behind it, by those who are told to have done it: "Militants stormed a town in the south.
// Fighters of the Hill Front attacked a post in Tarn."
func (r *Report) restates(i, j int) float64 {
	b := r.Tellings[j]
	if i != r.lead || len(b.Actors) == 0 || b.Title || b.Type != "ASSAULT" || b.Count > 1 {
		return 0
	}
	last := r.Tellings[slices.MaxFunc(r.joined[i], func(x, y int) int { return r.Tellings[x].Sent - r.Tellings[y].Sent })]
	if b.Sent-last.Sent > 2 {
		return 0
	}
	a := r.happening(i)
	if len(a.Actors) == 0 || r.overlap(a.Actors, b.Actors, r.sameParty) == 0 && !r.vaguely(a.Actors, b.Actors) {
		return 0
	}
	s := 1.5
	if len(b.Places) == 0 && b.At == nil && len(b.Tolls) == 0 {
		s += 0.75
	}
	if narrows(a, b) {
		s += 0.75
	}
	if slices.ContainsFunc(b.Actors, func(p event.Party) bool { return r.pointsBack(p.Head) && !r.otherThan(p) && !r.ofName(p.Head) }) {
		s += 0.75 // "the assailants"
	}
	return s
}

// narrows reports whether b tells where in the area that a tells.
func narrows(a, b *Telling) bool {
	for _, x := range a.Places {
		for _, y := range b.Places {
			if x.Known && y.Known && x.Place.ID != y.Place.ID && place.Contains(x.Place, y.Place) {
				return true
			}
		}
	}
	return false
}

// headed reports whether the first sentences tell b as what headline a says, whose doers are of one
// side: with the same dead, or where it says.
func (r *Report) headed(a, b *Telling) bool {
	if b.Title || len(a.Actors) == 0 || r.overlap(a.Actors, b.Actors, r.kin) == 0 || r.definite(b) {
		return false
	}
	_, x, _, ok := killed(a)
	_, y, _, ok2 := killed(b)
	if ok && ok2 {
		return x == y
	}
	return placeScore(a, b) > 0 || a.Entry.Frame == b.Entry.Frame && len(a.Places)+len(a.Targets) == 0
}
