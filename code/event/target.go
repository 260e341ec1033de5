package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// To whom or what an act is done: what stands in a slot of theirs is the target, or a place, a means
// or a number in its stead, or a thing to which it can't be done.

// takeTarget gives what stands in a slot the part of the one it was done to, or of the place,
// means or number that it is instead. It reports whether nobody else need be looked for.
func (r *reading) takeTarget(e *Event, k int, slot string) bool {
	told := k
	k = r.refer(k)
	if r.has(e.Actors, k) || r.has(e.Means, k) || r.t.Verbal(k) || r.clock(k) {
		return false
	}
	n := r.t.Counted(k)
	if n != k && !slices.Contains(e.Consumed, n) && r.t.UPOS(k) != "NUM" {
		k = n
	}
	if r.t.Counted(k) == k && !r.ofThose(k) && (r.t.UPOS(k) == "NUM" || r.t.Lemma(k) == "dozen" || r.t.Lemma(k) == "hundred" || r.t.Lemma(k) == "thousand") && (harmFrame(e) || e.Type == "COERCE") {
		e.Numbers = append(e.Numbers, k)
		return true // "killed 11", "detained dozens": a toll, and a party where nobody else is
	}
	if r.t.Lemma(k) == "movement" && !r.inName(k) && r.t.Child(k, "compound", "amod", "nmod:poss") < 0 && (e.Type == "COERCE" || e.Entry.Frame.Name == "retreat.ease") {
		return false // "restricted movement" is of everybody's
	}
	if slot == "obj" && r.chants(e) {
		return false
	}
	if slot == "obj" && r.sends(e, k) {
		e.Means = append(e.Means, Party{k, slot, -1})
		return false
	}
	if e.Entry.Frame.Name == "consult.host" && occasions[r.t.Lemma(k)] {
		return false // "hosted the Spring Banquet"
	}
	if slot == "with" && e.Entry.Frame.Name == "accuse.crime" {
		return false // "filed a petition with the court"
	}
	if taken, decided := r.bySlot(e, k, slot); decided {
		return taken
	}
	if r.pointedAt(e, k, slot) || r.usedOn(e, k, slot) {
		return false
	}
	a := r.c.Arg(k)
	if a.Kind == sitrep.KindPlace || a.Kind == sitrep.KindState && r.partOfLand(k) {
		e.Sites = append(e.Sites, k)
	}
	if w := r.f.means[r.t.Lemma(k)]; w != [2]string{} && slot == "obj" && r.t.Lemma(k) != "helicopter" && r.typeAt(k) != "" {
		return false
	}
	if e.Entry.Frame.Name == "consult.visit" && a.Kind == sitrep.KindState {
		e.Sites = append(e.Sites, k)
	}
	if r.abstract(e, k, slot) {
		return false
	}
	if told != k && r.t.UPOS(told) == "PRON" {
		e.Targets = append(e.Targets, r.spoken(told, k, slot)...)
		return true
	}
	e.Targets = append(e.Targets, Party{k, slot, -1})
	if e.Type == "ASSAULT" || e.Type == "COERCE" || r.partyActs(Party{k, slot, -1}) {
		return true
	}
	// Outside of violence a thing leaves room for the one it concerns: "sent food
	// to the camp".
	return r.whose(e, k)
}

// occasions are nouns of what is held for guests, also as the last word of its name.
var occasions = lists.Set("banquet ball breakfast ceremony conclave conference dinner exhibition expo festival forum gala lunch luncheon meeting party reception seminar summit workshop")

// bySlot decides on what stands before e's noun or behind a preposition of place that is no
// party for that; decided is false where it may be one.
func (r *reading) bySlot(e *Event, k int, slot string) (taken, decided bool) {
	a := r.c.Arg(k)
	switch slot {
	case "comp":
		_, means := r.f.means[r.t.Lemma(k)]
		return false, means || slices.Contains(e.Sites, k) || !r.agentNoun(k) && !sitrep.CanAct(a.Kind) && !r.f.lex.In("target", r.t.Lemma(k))
	case "in", "at", "near", "outside", "inside", "to", "over", "among":
	default:
		return false, false
	}
	if slot == "to" && e.Entry.Frame.Name == "coerce.blockade" {
		return false, false // "laid siege to the town"
	}
	if slot == "at" && e.Type == "ASSAULT" && occasion[r.t.Lemma(k)] && r.t.Child(k, "compound", "amod", "nmod:poss") >= 0 && a.Actor == "" {
		e.Sites = append(e.Sites, k) // "at an office party"
		return false, true
	}
	if a.Kind == sitrep.KindPlace {
		e.Sites = append(e.Sites, k)
		if (slot != "to" || e.Type == "ASSAULT") && !(slot == "at" && (e.Type == "ASSAULT" && (len(e.Slots["obj"]) > 0 || e.Carrier >= 0 && e.Entry.Frame.Name == "attack.launch") || e.Type == "ACCUSE" && r.country(k))) {
			return false, true // "at the port" is where, "fired rockets at Tarvia", "hit out at Tarvia" at whom
		}
	}
	if a.Kind == sitrep.KindThing && (slot == "in" || slot == "to" || slot == "over") && !r.f.lex.In("target", r.t.Lemma(k)) && !(slot == "over" && e.Entry.Frame.Name == "coerce.occupy") {
		return slot == "to" && e.Type != "CONCEDE" && r.whose(e, k), true // "objected to the mayor's choice"
	}
	return false, false
}

// pointedAt reports whether k is an "it" or "that" of which nobody knows what it is; where
// somebody must be meant it is the target all the same: "fired on it", "asked it to act".
func (r *reading) pointedAt(e *Event, k int, slot string) bool {
	a, lemma := r.c.Arg(k), r.t.Lemma(k)
	if r.t.UPOS(k) != "PRON" || lemma != "it" && lemma != "this" && lemma != "that" || Those(r.t, k) || a.Actor != "" || a.Kind != sitrep.KindThing {
		return false
	}
	if e.Entry.POS == 'v' && slot != "by" && r.t.Form(k) == "it" && (e.Type == "REQUEST" && (slot == "obj" || slot == "iobj") && len(e.Slots["xcomp"]) > 0 || e.Type == "ASSAULT" || e.Entry.Frame.Name == "coerce.occupy" || e.Entry.Frame.Name == "coerce.seize") {
		e.Targets = append(e.Targets, Party{k, slot, -1})
	}
	return true
}

// usedOn reports whether k is what e was done with, and takes it as such: "laid mines", "used
// water cannon on the crowd".
func (r *reading) usedOn(e *Event, k int, slot string) bool {
	if !slices.Contains(e.Consumed, k) {
		return false
	}
	_, means := r.f.means[r.t.Lemma(k)]
	if means && e.Type == "ASSAULT" && e.Entry.Frame.Name != "attack.aerial" || e.Entry.Frame.Name == "repress" && !sitrep.CanAct(r.c.Arg(k).Kind) && !r.agentNoun(k) {
		r.addMeansParty(e, k, slot)
		return true
	}
	return false
}

// abstract reports whether k is a thing to which e can't be done in earnest, so that e tells
// none of its acts: "attacked the plan", "arrested the decline"; boats can be captured.
func (r *reading) abstract(e *Event, k int, slot string) bool {
	kind, lemma := r.c.Arg(k).Kind, r.t.Lemma(k)
	if slot == "obj" && e.Entry.Frame.Name == "abduct" && slices.ContainsFunc(e.Slots["subj"], r.uniformed) {
		return false // whoever is kidnapped by gunmen: "the host of a programme"
	}
	if e.Type == "ASSAULT" && kind == sitrep.KindThing && !r.concrete(k) && len(e.Means) == 0 && r.t.Child(e.Head, "nummod") < 0 && !r.byForce(e) {
		e.Abstract = true
		return true
	}
	if !Personal[e.Entry.Frame.Name] || kind != sitrep.KindThing && kind != sitrep.KindPlace || r.agentNoun(k) || r.t.Counted(k) != k || r.f.lex.In("prisoner", lemma) || Tradesman(r.t, e.Head, k) || fellows[lemma] {
		return false
	}
	switch r.t.UPOS(k) {
	case "PRON", "NUM", "PROPN", "ADJ", "DET":
		return false
	}
	if r.f.lex.In("vehicle", lemma) || r.f.lex.In("vessel", lemma) {
		e.Targets = append(e.Targets, Party{k, slot, -1}) // "captured two boats and their crews"
	} else {
		e.Abstract = true
	}
	return true
}

// concrete reports whether a thing is one that can be hit: of the lexicon's
// targets, a place, a weapon, or one with a number or a name.
func (r *reading) concrete(k int) bool {
	if w := r.c.Whole(k); w >= 0 {
		return r.concrete(w) // "both were shot down"
	}
	l := r.t.Lemma(k)
	for _, set := range []string{"target", "property", "control", "troops", "vehicle", "border", "prisoner", "ceasefire.break", "peacekeeper"} {
		if r.f.lex.In(set, l) {
			return true
		}
	}
	return r.inName(k) || r.agentNoun(k) || r.t.UPOS(k) == "PRON" || r.t.UPOS(k) == "NUM" || r.t.Child(k, "nummod") >= 0
}

// weaponed are the frames of what is done with weapons or fire.
var weaponed = map[string]bool{"attack.shell": true, "attack.bombs": true, "attack.aerial": true, "attack.arson": true, "attack.grenade": true, "attack.launch": true}

// byForce reports whether those who are armed do with weapons or fire what has only things and
// people for its object: "the rebels shelled the mill race".
func (r *reading) byForce(e *Event) bool {
	return e.Entry.POS == 'v' && (weaponed[e.Entry.Frame.Name] || e.Entry.Frame.Name == "attack" && (r.t.Lemma(e.Head) == "hit" || r.t.Lemma(e.Head) == "strike")) && slices.ContainsFunc(e.Slots["subj"], r.uniformed)
}
