package event

import sitrep "github.com/sitrep-news/sitrep"

// Who does an act: what stands in a slot of the doer's is one who acts, a place or pronoun that
// stands for one, or a thing that is somebody's.

// takeActor makes what fills slot of e, one of its doers', a doer, and reports whether it did:
// the expression at k, or those whose thing it is.
func (r *reading) takeActor(e *Event, k int, slot string) bool {
	if r.has(e.Targets, k) || r.t.Verbal(k) || r.nobody(k) {
		return false
	}
	switch slot {
	case "amod", "comp":
		return r.takeModifier(e, k, slot)
	case "poss":
		if r.patient(e, k) {
			e.Targets = append(e.Targets, Party{k, slot, -1})
			return false
		}
		if r.sufferer(e, k) {
			r.takeTarget(e, k, slot)
			return false
		}
		if r.strife(e, k) {
			e.Sites = append(e.Sites, k)
			return false
		}
	}
	if x := r.assault(k); x != nil && x != e && x.Entry.POS == 'n' && e.Type == "ASSAULT" && !r.agentNoun(r.t.Counted(k)) {
		return false // "the blast targeted a bus"
	}
	told := k
	k = r.refer(k)
	if paper := r.itsPaper(e, told, slot); paper >= 0 {
		r.byItsPaper(e, told, paper, slot)
		return true
	}
	switch {
	case r.armsOf(e, k):
		return r.takeWielders(e, k, slot)
	case r.acts(k):
		e.Actors = append(e.Actors, r.spoken(told, k, slot)...)
		return true
	case sides[r.t.Lemma(k)] && slot != "with", len(r.c.Members(k)) > 1:
	case e.Type == "PROTEST" && e.Entry.POS == 'n' && slot == "poss" && r.c.Arg(k).Kind == sitrep.KindPlace && !r.country(k):
		e.Sites = append(e.Sites, k)
		return false // "the capital's protests"
	case r.placeActs(e, k, slot), r.standsAlone(e, k, slot):
	case e.Type == "AID" && slot == "subj" && r.carrier(k) && len(r.owners(k)) == 0: // "the convoy brought food": who sent it is not told
	default:
		return r.byThing(e, k, slot) || r.byPaper(e, k, slot)
	}
	e.Actors = append(e.Actors, Party{k, slot, -1})
	return true
}

// nobody reports whether token k says that there is no one: "none of them fired".
func (r *reading) nobody(k int) bool {
	switch r.t.Form(k) {
	case "none", "neither", "nothing", "nobody":
		return true
	}
	return false
}

// armsOf reports whether k is a weapon that somebody does the violence e with: "shells hit the
// town", but not "a sniper" and "a suicide bomber".
func (r *reading) armsOf(e *Event, k int) bool {
	lemma := r.t.Lemma(k)
	_, weapon := r.f.means[lemma]
	return weapon && e.Type == "ASSAULT" && !r.suicide(k) && lemma != "sniper"
}

// takeWielders makes weapon k the means of e, and those whose it is its doers; it reports whether
// e has any.
func (r *reading) takeWielders(e *Event, k int, slot string) bool {
	r.addMeansParty(e, k, slot)
	for _, o := range r.owners(k) {
		e.Actors = append(e.Actors, Party{k, slot, o})
	}
	for _, o := range r.slotsOf(k)["of"] { // "jets of the coalition"
		if len(e.Actors) == 0 && r.c.Actor(o) != nil && sitrep.CanAct(r.c.Arg(o).Kind) {
			e.Actors = append(e.Actors, Party{k, slot, o})
		}
	}
	if len(e.Actors) == 0 && r.organs(k) {
		e.Actors = append(e.Actors, Party{k, slot, -1}) // "government jets": whose, if not by name
	}
	return len(e.Actors) > 0
}

// acts reports whether the expression at k, or what it counts, is somebody who can act.
func (r *reading) acts(k int) bool {
	n := r.t.Counted(k)
	return sitrep.CanAct(r.c.Arg(k).Kind) || r.agentNoun(k) || n != k && (sitrep.CanAct(r.c.Arg(n).Kind) || r.agentNoun(n))
}

// placeActs reports whether k is a place that stands for its people or rulers as the doer of e:
// "Tarn demanded", "talks with Tarvia".
func (r *reading) placeActs(e *Event, k int, slot string) bool {
	if r.c.Arg(k).Kind != sitrep.KindPlace {
		return false
	}
	switch slot {
	case "subj", "poss", "between", "with":
		return true
	case "from":
		return e.Entry.Frame.Name == "accuse.drawn" || e.Type == "REQUEST" && e.Entry.POS == 'n'
	}
	return false
}

// standsAlone reports whether k is a pronoun or number that stands for whoever does e: "they
// fired", "those who fled", "her demand", "two condemned it".
func (r *reading) standsAlone(e *Event, k int, slot string) bool {
	if Those(r.t, k) || slot == "subj" && Spoken[e.Type] && r.counts(k) {
		return true
	}
	switch r.t.Lemma(k) {
	case "it", "that", "this":
		return false
	}
	return r.t.UPOS(k) == "PRON" && (slot == "subj" || slot == "poss" && r.t.Form(k) != "its" && Spoken[e.Type] && e.Type != "ACCUSE")
}

// byThing makes the first of those whose thing k is the doer of e, and reports whether there is
// one: "the union's website criticised". Of violence only troops and vessels are so led.
func (r *reading) byThing(e *Event, k int, slot string) bool {
	lemma := r.t.Lemma(k)
	if slot == "with" || r.typeAt(k) != "" || e.Type == "ASSAULT" && !r.f.lex.In("troops", lemma) && !r.f.lex.In("vessel", lemma) {
		return false
	}
	if owners := r.owners(k); len(owners) > 0 {
		e.Actors = append(e.Actors, Party{k, slot, owners[0]})
		return true
	}
	return false
}
