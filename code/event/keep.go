package event

import (
	"slices"

	"github.com/sitrep-news/sitrep/code/status"
)

// borrow gives what an embedded clause tells to the event that embeds it: whom a
// threat to attack is against, whom an offer of aid is for.
func (r *reading) borrow() {
	for _, e := range r.events {
		if len(e.Targets) > 0 && r.anyActs(e.Targets) || e.Both && len(e.Actors) > 1 {
			continue
		}
		for _, k := range e.Content {
			r.borrowFrom(e, k, 0)
		}
	}
}

func (r *reading) borrowFrom(e *Event, k, depth int) {
	inner := r.at[r.t.Counted(k)]
	if inner != nil && inner != e {
		for _, p := range append(append([]Party{}, inner.Targets...), inner.Actors...) {
			if r.partyActs(p) && !r.hasSame(e.Actors, p.Head) && !r.hasSame(e.Targets, p.Head) {
				e.Targets = append(e.Targets, Party{p.Head, "content", p.Owner})
			}
		}
		return
	}
	if depth > 1 {
		return
	}
	s := r.slotsOf(k)
	for _, slot := range []string{"xcomp", "obj", "with", "to", "for", "against", "on"} {
		for _, x := range s[slot] {
			if r.at[r.t.Counted(x)] != nil && r.at[r.t.Counted(x)] != e {
				r.borrowFrom(e, x, depth+1)
			} else if r.t.Verbal(k) && r.partyActs(Party{x, slot, -1}) && !r.hasSame(e.Actors, x) {
				if !r.has(e.Targets, x) {
					e.Targets = append(e.Targets, Party{x, "content", -1})
				}
			}
		}
	}
}

func (r *reading) partyActs(p Party) bool {
	return p.Owner >= 0 || acts(r.c.Arg(p.Head).Kind) || r.agentNoun(p.Head)
}

func (r *reading) anyActs(ps []Party) bool { return slices.ContainsFunc(ps, r.partyActs) }

// keep drops what is no event after all: unreal ones, those taken up by another
// entry, nature's doings, weak nouns without parties.
func (r *reading) keep() []*Event {
	taken := map[int]bool{}
	for _, e := range r.events {
		for _, k := range e.Consumed {
			if x := r.at[k]; x != nil && (x.Type != "ASSAULT" || e.Type != "ACCUSE" && e.Type != "REQUEST" && e.Type != "SUPPORT") {
				taken[k] = true
			}
		}
	}
	var out []*Event
	for _, e := range r.events {
		e.Tolls = sumTolls(e.Tolls)
		if e.Status == status.Unreal || taken[e.Head] || r.natural(e) {
			continue
		}
		if e.Evidence = r.evidence(e); e.Evidence <= 0 {
			continue
		}
		out = append(out, e)
	}
	return out
}

// natural reports whether nature or an accident did the harm, or a thing did
// what only people do.
func (r *reading) natural(e *Event) bool {
	if e.Type != "ASSAULT" {
		return r.inanimate(e)
	}
	for _, slot := range []string{"subj", "in", "by", "of", "from", "comp", "during", "after", "amod", "due to", "because of"} {
		for _, k := range e.Slots[slot] {
			l := r.t.Lemma(k)
			if slot == "of" && e.Entry.POS == 'n' && e.Entry.Frame.Name != "death" && e.Entry.Frame.Name != "kill" && e.Entry.Frame.Name != "attack.explosion" {
				continue
			}
			if r.f.lex.In("accident", l) && (slot != "in" && slot != "after" && slot != "during" || harmFrame(e) || e.Entry.Frame.Name == "attack.explosion") {
				return true
			}
		}
	}
	return r.inanimate(e)
}

// inanimate reports whether a verb's subject is a thing that cannot act and is
// neither a weapon nor an event.
func (r *reading) inanimate(e *Event) bool {
	if e.Entry.POS != 'v' || len(e.Actors) > 0 || len(e.Means) > 0 {
		return false
	}
	for _, k := range e.Slots["subj"] {
		if r.t.RelativePronoun(k) || r.at[r.t.Counted(k)] != nil || r.t.UPOS(k) == "PRON" {
			return false
		}
	}
	if len(e.Slots["subj"]) == 0 {
		return false
	}
	if e.Entry.Frame.Name == "death" || e.Entry.Frame.Name == "attack.explosion" {
		return false
	}
	return true
}

// evidence scores how much speaks for an event being told: parties, harm, place,
// a verb rather than a noun. 0 or less: none to code.
func (r *reading) evidence(e *Event) float64 {
	score := 0.0
	if len(e.Actors) > 0 {
		score += 1
	}
	if len(e.Targets) > 0 {
		score += 1
	}
	if len(e.Tolls) > 0 {
		score += 1
	}
	if len(e.Sites) > 0 {
		score += 0.5
	}
	if len(e.Means) > 0 {
		score += 0.3
	}
	if e.Entry.POS == 'v' {
		score += 0.5
	}
	if e.Carrier >= 0 {
		score += 0.5
	}
	switch {
	case e.Both && e.Entry.POS == 'n' && len(e.Actors) == 0 && e.Type != "ASSAULT" && e.Type != "RETREAT":
		return 0
	case e.Type == "ASSAULT" && e.Entry.POS == 'n':
		score += 0.2 // an attack is told even where nobody is named
	case e.Entry.POS == 'n' && e.Type != "ASSAULT" && len(e.Actors) == 0 && (len(e.Targets) == 0 || !r.anyActs(e.Targets)):
		if e.Type != "COERCE" && e.Type != "RETREAT" && e.Type != "PROTEST" {
			return 0
		}
		if len(e.Targets) == 0 && len(e.Sites) == 0 {
			return 0
		}
	case e.Entry.POS != 'n' && len(e.Actors) == 0 && len(e.Targets) == 0:
		return 0
	case e.Entry.POS != 'n' && e.Type != "ASSAULT" && e.Type != "COERCE" && e.Type != "RETREAT" && len(e.Actors) == 0 && !r.anyActs(e.Targets):
		return 0
	case e.Entry.Frame.Name == "death" && len(e.Tolls) == 0:
		return 0
	}
	return score
}
