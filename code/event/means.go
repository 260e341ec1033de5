package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
)

func (r *reading) takeMeans(e *Event, k int, slot string) bool {
	if r.suicide(k) {
		if e.Mode == "" {
			e.Mode, e.CAMEO = "suicide-attack", "1831"
		}
		return false
	}
	for _, c := range append([]int{k, r.t.Counted(k)}, r.slotsOf(k)["comp"]...) {
		if _, ok := r.f.means[r.t.Lemma(c)]; ok {
			if r.t.Lemma(k) == "agent" {
				c = k // "a nerve agent"
			}
			r.addMeansParty(e, c, slot)
			return true
		}
	}
	return false
}

// meansOf is what the lexicon says of the weapon at token k: of its noun, or of the one before "agent".
func (r *reading) meansOf(k int) [2]string {
	if r.t.Lemma(k) == "agent" {
		if c := r.t.Child(k, "compound", "amod"); c >= 0 {
			k = c
		}
	}
	return r.f.means[r.t.Lemma(k)]
}

func (r *reading) addMeansParty(e *Event, k int, slot string) {
	if !r.has(e.Means, k) && r.t.Lemma(k) != "air" { // "air strikes": a way, and no weapon
		e.Means = append(e.Means, Party{k, slot, -1})
	}
}

// modeByMeans settles the mode from the weapons, from those in the trigger's own
// words too ("drone strike").
func (r *reading) modeByMeans(e *Event) {
	if e.Type != "ASSAULT" {
		return
	}
	for _, c := range e.Slots["comp"] {
		r.takeMeans(e, c, "comp")
	}
	for _, c := range e.Slots["amod"] {
		if m, ok := r.f.means[r.t.Lemma(c)]; ok && e.Mode == "" {
			e.Mode, e.CAMEO = m[0], m[1]
		}
	}
	for i := e.Start; i < e.End; i++ {
		if _, ok := r.f.means[r.t.Lemma(i)]; ok && i != e.Head {
			r.addMeansParty(e, i, "comp")
		}
	}
	for _, slot := range []string{"with", "using", "by", "from", "subj"} {
		for _, k := range e.Slots[slot] {
			if r.suicide(k) && e.Mode == "" {
				e.Mode, e.CAMEO = "suicide-attack", "1831"
			}
			if !r.has(e.Actors, k) && !r.has(e.Targets, k) {
				r.takeMeans(e, k, slot)
			}
		}
	}
	for _, k := range r.t.Kids(e.Head) { // "attacked the base using drones"
		if r.t.Rel(k) == "advcl" && r.t.Lemma(k) == "use" {
			for _, o := range r.slotsOf(k)["obj"] {
				r.takeMeans(e, o, "using")
			}
		}
	}
	if e.Mode != "" && e.Mode != "aerial" {
		return
	}
	for _, p := range e.Means {
		if m := r.meansOf(p.Head); m[0] != "" && (e.Mode == "" || m[0] == "drone") {
			e.Mode, e.CAMEO = m[0], m[1]
		}
	}
}

// setting notes the places in the event's own prepositional slots.
func (r *reading) setting(e *Event) {
	for _, slot := range []string{"in", "at", "near", "outside", "inside", "on", "across", "around", "along", "throughout", "off", "over", "into", "of", "from", "to", "close to", "south", "north", "east", "west", "within", "through"} {
		for _, k := range e.Slots[slot] {
			if r.c.Arg(k).Kind == sitrep.KindPlace && !slices.Contains(e.Sites, k) && !r.has(e.Actors, k) {
				if (slot == "from" || slot == "to" || slot == "of") && e.Type != "ASSAULT" && e.Type != "CONSULT" && e.Type != "RETREAT" {
					continue
				}
				e.Sites = append(e.Sites, k)
			}
		}
	}
}
