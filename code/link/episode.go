package link

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/place"
)

// Episode gives harm and arrests that are told without their doers, in the passive or by a noun
// that takes them as known, those who alone are told right before to have come with force:
// "Soldiers entered the village. Six farmers were shot."
func (r *Report) Episode() {
	for i, x := range r.Tellings {
		if r.undone(i) {
			if y := r.force(i); y != nil && r.overlap(x.Targets, y.Actors, r.sameSide) == 0 && !elsewhere(x, y) && !r.abroad(x, y) {
				x.Actors = slices.Clone(y.Actors)
			} else if y == nil && x.Type == "ASSAULT" {
				r.armed(x)
			}
		}
	}
}

// ravages are the frames of what those do to people and things who came with force.
var ravages = map[string]bool{"kill": true, "wound": true, "beat": true, "attack.firearms": true, "torture": true, "massacre": true, "execute": true, "sexual": true,
	"abduct": true, "attack.arson": true, "coerce.arrest": true, "coerce.seize": true, "coerce.repress": true, "cleanse": true, "expel.people": true}

// undone reports whether telling i is harm or an arrest that nobody is told to have done.
func (r *Report) undone(i int) bool {
	x := r.Tellings[i]
	if x.Title || x.Both || !ravages[x.Entry.Frame.Name] || len(x.Actors) > 0 || len(x.Means) > 0 || x.Status != sitrep.Actual && x.Status != sitrep.Historical {
		return false
	}
	switch {
	case x.Entry.POS == 'v' && (!r.Tree.Passive(x.Head) || len(x.Targets) == 0 || r.Tree.Rel(x.Head) == "xcomp" || r.Tree.Rel(x.Head) == "acl" || r.Tree.Rel(x.Head) == "advcl"):
		return false
	case x.Entry.POS == 'n' && (!r.definite(x) || len(x.Places) > 0 || x.At != nil):
		return false
	}
	for _, slot := range []string{"by", "due to", "because of", "from", "owing to", "after"} {
		if len(x.Slots[slot]) > 0 {
			return false // "were hurt by the blast", "were injured due to falling"
		}
	}
	root := r.Root(i)
	return !slices.ContainsFunc(r.joined[root], func(j int) bool { return len(r.Tellings[j].Actors) > 0 })
}

// force is the last telling, in the sentence of telling i or the one before, of those who came
// with force; nil where others are told to have done anything of the kind there.
func (r *Report) force(i int) *Telling {
	x := r.Tellings[i]
	var found *Telling
	var before []*Telling
	first := i
	for first > 0 && r.Tellings[first-1].Sent >= x.Sent-2 {
		first--
	}
	for _, y := range r.Tellings[first:] {
		if y.Sent > x.Sent {
			break
		}
		if y == x || y.Title || r.Tree.Doc.Sents[x.Sent].Para-r.Tree.Doc.Sents[y.Sent].Para > 1 {
			continue
		}
		switch y.Type {
		case "ASSAULT", "COERCE", "MOBILIZE":
		default:
			continue
		}
		if len(y.Actors) == 0 {
			continue
		}
		if y.Sent == x.Sent-2 {
			if r.Tree.Doc.Sents[x.Sent].Para == r.Tree.Doc.Sents[y.Sent].Para {
				before = append(before, y)
			}
			continue
		}
		if y.Both || found != nil && r.overlap(found.Actors, y.Actors, r.sameParty) == 0 {
			return nil
		}
		if y.Head < x.Head && y.Entry.POS == 'v' && r.comes(x, y) && !slices.ContainsFunc(y.Actors, func(p event.Party) bool { return !r.forceful(p) }) {
			found = y
		}
	}
	if found != nil && x.Type == "ASSAULT" && slices.ContainsFunc(before, func(y *Telling) bool {
		return y.Type == "ASSAULT" && !slices.ContainsFunc(y.Actors, func(p event.Party) bool { return !r.forceful(p) }) && r.overlap(found.Actors, y.Actors, r.sameSide) == 0
	}) {
		return nil // "The army shelled the hill. The rebels fired back. Five clerks were killed."
	}
	return found
}

// comes reports whether y is what those do first who then do such a thing as x: they come in,
// storm, seize or shoot, and arrest; who arrests somebody for a killing has not killed.
func (r *Report) comes(x, y *Telling) bool {
	if y.Status != sitrep.Actual && y.Status != sitrep.Ongoing || y.Status != sitrep.Ongoing && y.Status != x.Status || x.At != nil && y.At != nil && !timesAgree(x, y) {
		return false
	}
	if x.Entry.Frame.Name == "coerce.arrest" {
		return r.lawful(y) && !r.held(x, y) && !sentencing[r.Tree.Lemma(x.Head)]
	}
	if x.Entry.Frame.Name == "coerce.seize" {
		return true
	}
	if x.Entry.Frame.Name == "abduct" && r.police(y) {
		return false
	}
	if x.Entry.Frame.Name == "attack.arson" && y.Entry.Frame.Name == "repress" {
		return false // those whom they drive off set fires
	}
	switch y.Entry.Frame.Name {
	case "coerce.raid", "coerce.sweep", "coerce.repress":
		return true
	case "coerce.occupy", "coerce.blockade", "coerce.curfew", "coerce.martial":
	default:
		if y.Type != "MOBILIZE" {
			return y.Type == "ASSAULT"
		}
	}
	return !r.police(y) // who come to what is done
}

// elsewhere reports whether both tell where they were, and not in one place.
func elsewhere(x, y *Telling) bool {
	for _, p := range x.Places {
		for _, q := range y.Places {
			if p.Text == q.Text || p.Known && q.Known && (place.Contains(p.Place, q.Place) || place.Contains(q.Place, p.Place)) {
				return false
			}
		}
	}
	return len(x.Places) > 0 && len(y.Places) > 0
}

// sentencing are verbs of what courts and prisons do.
var sentencing = map[string]bool{"sentence": true, "jail": true, "imprison": true, "hold": true, "charge": true}

// police reports whether a telling's doers are police.
func (r *Report) police(y *Telling) bool {
	return slices.ContainsFunc(y.Actors, func(p event.Party) bool { return slices.Contains(r.argOf(p).Sectors, "COP") })
}

// lawful reports whether the doers of a telling are of those who arrest people.
func (r *Report) lawful(y *Telling) bool {
	return slices.ContainsFunc(y.Actors, func(p event.Party) bool {
		return slices.ContainsFunc(r.argOf(p).Sectors, func(s string) bool { return s == "COP" || s == "MIL" || s == "SPY" || s == "GOV" })
	})
}

// abroad reports whether x is told to be in another country than the doers of y are of, who are
// not told to have done anything there.
func (r *Report) abroad(x, y *Telling) bool {
	if len(y.Places) > 0 || len(x.Places) == 0 || !x.Places[0].Known {
		return false
	}
	return slices.ContainsFunc(y.Actors, func(p event.Party) bool {
		c := r.argOf(p).Country
		return len(c) == 3 && c != "---" && c != x.Places[0].Place.Country
	})
}

// forceful reports whether a party is of those who fight or police, or of whom only their force is told.
func (r *Report) forceful(p event.Party) bool {
	if assailants[r.Tree.Lemma(p.Head)] {
		return true
	}
	return slices.ContainsFunc(r.argOf(p).Sectors, func(s string) bool {
		switch s {
		case "MIL", "COP", "REB", "UAF", "PRM", "SEP", "SPY", "CRM":
			return true
		}
		return false
	})
}
