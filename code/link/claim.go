package link

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/code/vocab"
)

// A group that claims an attack tells of the one that was told before, and says whose it is:
// "A bomb killed nine people in Tarn. The Hill Front claimed responsibility for the attack."

// setting are verbs of who lays a bomb that goes off later, or carries a deed out: "said its
// men planted the bombs".
var setting = map[string]bool{"plant": true, "place": true, "lay": true, "set": true, "detonate": true, "hide": true,
	"fire": true, "launch": true, "carry": true, "stage": true, "conduct": true, "perpetrate": true, "mount": true, "perform": true}

// claimed reports whether telling x is a deed that its doers say is theirs, and that points
// back or stands in a headline.
func (r *Report) claimed(x *Telling) bool {
	if x.Type != "ASSAULT" || len(x.Actors) == 0 || x.Status == sitrep.Denied {
		return false
	}
	if x.Entry.POS == 'v' {
		return r.planted(x)
	}
	h := r.Tree.Head(x.Head)
	if h >= 0 && r.Tree.Rel(x.Head) == "obj" && setting[r.Tree.Lemma(h)] && r.Tree.Rel(h) == "ccomp" {
		return r.pointsBack(x.Head) // "said it carried out the bombing"
	}
	if h >= 0 && r.Tree.Case(x.Head) == "for" && r.Tree.Lemma(h) == "responsibility" {
		h = r.Tree.Head(h)
	} else if o := r.Tree.Child(max(h, 0), "obj"); h >= 0 && r.Tree.Case(x.Head) == "for" && o >= 0 && o < x.Head && r.Tree.Lemma(o) == "responsibility" {
		// "claimed responsibility for the attack", hung on the verb
	} else if h >= 0 && r.Tree.Lemma(h) == "take" || r.Tree.Rel(x.Head) != "obj" {
		return false
	}
	return h >= 0 && vocab.Owning[r.Tree.Lemma(h)] && r.doneBy(x, h) && (x.Title || r.pointsBack(x.Head))
}

// planted reports whether a verb tells who laid the bomb that was told of before.
func (r *Report) planted(x *Telling) bool {
	if !setting[r.Tree.Lemma(x.Head)] || r.Tree.Rel(x.Head) != "ccomp" {
		return false
	}
	o := r.Tree.Child(x.Head, "obj")
	return o >= 0 && r.pointsBack(o) && slices.ContainsFunc(x.Means, func(p event.Party) bool { return p.Head == o })
}

// pointsBack reports whether a noun has an article or pronoun that takes it as known.
func (r *Report) pointsBack(k int) bool {
	switch d := r.Tree.Child(k, "det"); {
	case d < 0:
		return false
	default:
		f := r.Tree.Form(d)
		return f == "the" || f == "this" || f == "that" || f == "these" || f == "those"
	}
}

// ownedUp gives the happening that telling j claims those who claim it, where nobody is told by
// name to have done it.
func (r *Report) ownedUp(i, j int) {
	x, y := r.Tellings[i], r.Tellings[j]
	if r.named(x.Actors) && r.overlap(x.Actors, y.Actors, r.sameParty) == 0 && slices.ContainsFunc(x.Actors, r.byName) {
		return
	}
	for _, p := range y.Actors {
		if !slices.ContainsFunc(x.Actors, func(q event.Party) bool { return r.sameParty(p, q) }) {
			x.Actors = append(slices.Clone(x.Actors), p)
		}
	}
}

// otherThan reports whether a party is more than somebody by the attack alone: not "gunmen".
func (r *Report) otherThan(p event.Party) bool {
	return !assailants[r.Tree.Lemma(p.Head)] && (p.Owner >= 0 || r.byName(p) || !masked[r.Tree.Lemma(p.Head)])
}

// masked are nouns of those of whom nobody knows for whom they fight.
var masked = map[string]bool{"man": true, "militant": true, "fighter": true, "extremist": true, "insurgent": true, "jihadist": true, "terrorist": true,
	"suspect": true, "people": true, "driver": true, "woman": true, "hijacker": true, "kidnapper": true, "group": true,
	"rebel": true, "guerrilla": true, "separatist": true, "jihadi": true, "islamist": true, "raider": true}

// byName reports whether a party bears a name of its own.
func (r *Report) byName(p event.Party) bool {
	h := p.Head
	if p.Owner >= 0 {
		h = p.Owner
	}
	return r.Cast.Named(h)
}
