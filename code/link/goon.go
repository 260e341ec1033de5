package link

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/place"
)

// Goon gives a deed that is told in the passive without its doers those of the like deed
// told right before, which it goes on with: "A court jailed Ann Lee. Her brother was jailed
// too." Of violence something must say that it does.
func (r *Report) Goon() {
	for i, x := range r.Tellings {
		if !r.agentless(i) {
			continue
		}
		for j := i - 1; j >= 0 && x.Sent-r.Tellings[j].Sent <= 1; j-- {
			if y := r.Tellings[j]; r.like(x, y) && (x.Type != "ASSAULT" || r.goesOn(x, y)) {
				x.Actors = slices.Clone(y.Actors)
				break
			}
		}
		if len(x.Actors) == 0 {
			r.armed(x)
		}
	}
}

// assailants are nouns of somebody by the attack that is told.
var assailants = map[string]bool{"gunman": true, "shooter": true, "attacker": true, "assailant": true, "bomber": true, "knifeman": true, "sniper": true}

// raiders are nouns of those who come to rob, burn and kill.
var raiders = map[string]bool{"bandit": true, "raider": true, "kidnapper": true, "abductor": true, "robber": true, "hijacker": true, "marauder": true,
	"militiaman": true, "arsonist": true, "hitman": true, "pirate": true}

// armed gives harm to people those whom its sentence, or the one before, tells of as the
// ones that attack: "The gunman came in at noon. Two men were shot."
func (r *Report) armed(x *Telling) {
	if !bodily[x.Entry.Frame.Name] && !ravages[x.Entry.Frame.Name] || x.Type == "COERCE" {
		return
	}
	d, found := r.Tree.Doc, -1
	for t := d.Sents[max(x.Sent-1, 0)].Start; t < d.Sents[x.Sent].End; t++ {
		if !assailants[r.Tree.Lemma(t)] && !raiders[r.Tree.Lemma(t)] || r.Tree.Rel(t) != "nsubj" || d.Tokens[t].Deprel == "nsubj:pass" {
			continue
		}
		if found >= 0 && r.Tree.Lemma(found) != r.Tree.Lemma(t) {
			return
		}
		found = t
	}
	for _, y := range r.Tellings { // nor elsewhere: "three were shot in Tarn"
		if found >= 0 && y != x && slices.ContainsFunc(y.Actors, func(q event.Party) bool { return q.Head == found }) && !placesAgree(x.Places, y.Places) {
			return
		}
	}
	if p := (event.Party{Head: found, Slot: "told", Owner: -1}); found >= 0 && r.overlap(x.Targets, []event.Party{p}, r.sameParty) == 0 {
		x.Actors = []event.Party{p}
	}
}

// agentless reports whether telling i is one in the passive of what somebody did, and
// nothing that is joined to it tells who.
func (r *Report) agentless(i int) bool {
	x := r.Tellings[i]
	switch x.Type {
	case "ASSAULT", "COERCE", "ACCUSE", "SANCTION":
	default:
		return false
	}
	if x.Entry.POS != 'v' || x.Title || len(x.Actors) > 0 || len(x.Targets) == 0 || !r.Tree.Passive(x.Head) || r.Tree.Rel(x.Head) == "xcomp" || !acted(x.Status) && x.Status != sitrep.Historical {
		return false
	}
	root := r.Root(i)
	for j, y := range r.Tellings {
		if j != i && len(y.Actors) > 0 && r.Root(j) == root {
			return false
		}
	}
	return true
}

// like reports whether y is a deed of the sort that x is, done by somebody who is told, to
// others, and not in another place.
func (r *Report) like(x, y *Telling) bool {
	if raiding[y.Entry.Frame.Name] && x.Entry.Frame.Name == "coerce.arrest" && y.Entry.POS == 'v' && len(y.Actors) > 0 && !y.Title && real(y.Status) && y.Status != sitrep.Denied {
		return r.lawful(y) && !r.held(x, y) && r.overlap(y.Actors, x.Targets, r.sameParty) == 0
	}
	if y.Type != x.Type || y.Entry.POS != 'v' || len(y.Actors) == 0 || y.Title || !real(y.Status) || y.Status == sitrep.Denied {
		return false
	}
	if f, g := x.Entry.Frame.Name, y.Entry.Frame.Name; f != g && !(bodily[f] && bodily[g]) {
		return false
	}
	if r.overlap(y.Actors, x.Targets, r.sameParty) > 0 {
		return false
	}
	return len(x.Places) == 0 || len(y.Places) == 0 || slices.ContainsFunc(x.Places, func(p *place.Resolved) bool {
		return slices.ContainsFunc(y.Places, func(q *place.Resolved) bool { return p.Known && q.Known && p.Place.ID == q.Place.ID })
	})
}

// held reports whether the doers of y are told, near x, to have been arrested themselves: those whom
// police jail for stealing jail nobody.
func (r *Report) held(x, y *Telling) bool {
	return slices.ContainsFunc(r.Tellings, func(z *Telling) bool {
		return z != x && z.Type == "COERCE" && z.Sent <= x.Sent && x.Sent-z.Sent <= 2 && r.overlap(y.Actors, z.Targets, r.sameParty) > 0
	})
}

// raiding are the frames of what those do who then make arrests.
var raiding = map[string]bool{"coerce.raid": true, "coerce.seize": true, "attack.raid": true, "repress": true}

// bodily are the frames of what is done to people's bodies.
var bodily = map[string]bool{"kill": true, "wound": true, "beat": true, "attack": true, "attack.firearms": true, "attack.knife": true, "torture": true, "assassinate": true}

// goesOn reports whether violence x is told as going on with y: by "also", by a target
// that is told as a further one or as known.
func (r *Report) goesOn(x, y *Telling) bool {
	for _, k := range r.Tree.Kids(x.Head) {
		if f := r.Tree.Form(k); f == "also" || f == "too" || f == "likewise" {
			return true
		}
	}
	return slices.ContainsFunc(x.Targets, func(p event.Party) bool { return r.further(p) }) ||
		slices.ContainsFunc(y.Targets, func(p event.Party) bool { return r.others(p) })
}

// further reports whether a party is told as one more: "another guard", "a third", "her
// brother", "the women", "they".
func (r *Report) further(p event.Party) bool {
	if r.Tree.UPOS(p.Head) == "PRON" || r.Tree.Lemma(p.Head) == "third" || r.Tree.Lemma(p.Head) == "second" {
		return true
	}
	for _, k := range r.Tree.Kids(p.Head) {
		switch r.Tree.Form(k) {
		case "another", "other", "second", "third", "his", "her", "their":
			return k < p.Head
		}
	}
	return false
}

// others reports whether a party is several who may be told one by one next: "the other
// three".
func (r *Report) others(p event.Party) bool {
	for _, k := range r.Tree.Kids(p.Head) {
		if r.Tree.Form(k) == "other" && k < p.Head {
			return true
		}
	}
	return r.Tree.Lemma(p.Head) == "other"
}
