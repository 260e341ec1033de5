package link

import "github.com/sitrep-news/sitrep/code/event"

// Rebuffs finds whom a refusal or denial without an addressee is for: the one who
// accused or asked just before ("Tarvia rejected the accusation").
func (r *Report) Rebuffs() {
	for i, x := range r.Tellings {
		if x.Type != "REJECT" || len(x.Actors) == 0 || r.anyone(x.Targets) {
			continue
		}
		for j := i - 1; j >= 0 && x.Sent-r.Tellings[j].Sent <= 2; j-- {
			y := r.Tellings[j]
			if y.Type != "ACCUSE" && y.Type != "REQUEST" && y.Type != "THREATEN" || len(y.Actors) == 0 {
				continue
			}
			if r.overlap(x.Actors, y.Targets, r.sameSide) > 0 && r.overlap(x.Actors, y.Actors, r.sameSide) == 0 {
				p := y.Actors[0]
				x.Targets = append(x.Targets, event.Party{Head: p.Head, Slot: "answered", Owner: p.Owner})
				r.tie(i, j)
				break
			}
		}
	}
}

// Blames gives a condemnation of a deed the doers of the deed, where another
// telling names them.
func (r *Report) Blames() {
	for _, x := range r.Tellings {
		if x.Type != "ACCUSE" || r.anyone(x.Targets) {
			continue
		}
		for _, p := range x.Targets {
			j := r.at(r.Tree.Counted(p.Head))
			if j < 0 {
				continue
			}
			root := r.Root(j)
			for k, y := range r.Tellings {
				if r.Root(k) != root || y.Both {
					continue
				}
				for _, q := range y.Actors {
					if r.overlap([]event.Party{q}, x.Actors, r.sameSide) == 0 && !r.overlapAny(x.Targets, q) {
						x.Targets = append(x.Targets, event.Party{Head: q.Head, Slot: "deed", Owner: q.Owner})
					}
				}
			}
		}
	}
}

func (r *Report) overlapAny(ps []event.Party, q event.Party) bool {
	return r.overlap(ps, []event.Party{q}, r.sameParty) > 0
}

// anyone reports whether one of the parties can act.
func (r *Report) anyone(ps []event.Party) bool {
	for _, p := range ps {
		switch r.argOf(p).Kind {
		case "person", "people", "organization", "state":
			return true
		}
	}
	return false
}
