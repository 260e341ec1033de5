package link

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/event"
)

// Onward gives what somebody asks, promises or threatens, nobody being told to whom, those whom
// the sentence right before tells of him as speaking to: "The envoy met the rebels. He demanded
// the release of the captives."
func (r *Report) Onward() {
	for i, x := range r.Tellings {
		if !r.unaddressed(x) {
			continue
		}
		for j := i - 1; j >= 0 && x.Sent-r.Tellings[j].Sent <= 1; j-- {
			if to := r.spokenTo(r.Tellings[j], x); len(to) > 0 {
				x.Targets = append(slices.Clone(x.Targets), to...)
				break
			}
		}
	}
}

// unaddressed reports whether x is a verb of what somebody says to another, the main one of its
// sentence, whom it is said to being left out.
func (r *Report) unaddressed(x *Telling) bool {
	switch x.Type {
	case "REQUEST", "AGREE", "THREATEN":
	default:
		return false
	}
	rel := r.Tree.Rel(x.Head)
	return x.Entry.POS == 'v' && !x.Title && !x.Both && len(x.Actors) == 1 && !r.anyone(x.Targets) && x.Status == sitrep.Actual && !r.Tree.Passive(x.Head) && (rel == "root" || rel == "conj" && r.Tree.Rel(r.Tree.Head(x.Head)) == "root")
}

// spokenTo are those whom y, told in the sentence before x or earlier in its own, tells the doer
// of x as meeting or addressing.
func (r *Report) spokenTo(y, x *Telling) []event.Party {
	if y.Entry.POS != 'v' && y.Carrier < 0 || y.Title || y.Sent == x.Sent || y.Status != sitrep.Actual || r.Tree.Doc.Sents[x.Sent].Para-r.Tree.Doc.Sents[y.Sent].Para > 1 || r.overlap(x.Actors, y.Actors, r.sameParty) == 0 {
		return nil
	}
	var others []event.Party
	switch y.Type {
	case "CONSULT":
		others = append(slices.Clone(y.Actors), y.Targets...)
	case "REQUEST", "THREATEN", "AGREE":
		others = slices.Clone(y.Targets)
	}
	var out []event.Party
	for _, p := range others {
		if r.anyone([]event.Party{p}) && r.overlap(x.Actors, []event.Party{p}, r.sameSide) == 0 {
			out = append(out, event.Party{Head: p.Head, Slot: "told", Owner: p.Owner})
		}
	}
	return out
}
