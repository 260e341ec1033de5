package event

import (
	"slices"
	"sort"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/lexicon"
)

// What stands in the slots of an event word gets its part: the frame of the word says which slot is
// whose, and the functions that fill calls then mend what frames can't say.

func (r *reading) sort() {
	sort.SliceStable(r.events, func(i, j int) bool { return r.events[i].Head < r.events[j].Head })
}

// fill gives the fillers of the frame's slots their parts.
func (r *reading) fill(e *Event) {
	parts := e.Entry.Frame.Verb
	switch {
	case e.Entry.POS == 'n':
		parts = e.Entry.Frame.Noun
	case e.Entry.POS == 'a' && e.Type == "ACCUSE":
		parts = slices.Concat(parts, displeased)
	}
	for _, p := range parts {
		e.Both = e.Both || p.Role == 'B'
	}
	full := map[byte]bool{}
	if e.Entry.POS == 'v' {
		full['R'] = r.indirect(e, parts)
	} else {
		r.modifiers(e, parts)
		full['R'] = r.struck(e)
	}
	for _, p := range parts {
		if full[p.Role] && p.Role != 'B' && p.Role != 'C' && p.Role != 'I' {
			if p.Slot == "poss" && p.Role == 'A' && len(e.Targets) == 0 {
				r.patients(e)
			}
			continue
		}
		if r.take(e, p) && !(e.Type == "MOBILIZE" && p.Role == 'R' && (p.Slot == "obj" || p.Slot == "of")) {
			full[p.Role] = true // what is moved leaves room for where to
		}
	}
	r.victims(e)
	r.within(e)
	r.avenged(e)
	r.atCourt(e)
	r.belated(e)
	r.larger(e)
	r.deferred(e)
	r.inPaper(e)
	r.barred(e)
	r.together(e)
	r.partner(e)
	r.losers(e)
	r.blamed(e)
	r.menaced(e)
	r.banned(e)
	r.levied(e)
	r.fought(e)
	r.included(e)
	r.asked(e)
	r.bidden(e)
	r.applied(e)
	r.bestowed(e)
	r.ensured(e)
	r.protested(e)
	r.surrendered(e)
	r.sued(e)
	r.tried(e)
	r.inquired(e)
	r.giver(e)
	r.conveyed(e)
	r.itsOwn(e)
	r.visited(e)
	r.dealers(e)
	r.commanded(e)
	r.deployed(e)
	r.announced(e)
	r.retaken(e)
	r.setting(e)
	r.wielded(e)
	r.ofOwners(e)
	r.modeByMeans(e)
	r.membered(e)
}

// take gives what stands in one slot its part and reports whether any fitted.
func (r *reading) take(e *Event, p lexicon.Part) bool {
	ok := false
	for _, k := range e.Slots[p.Slot] {
		k = r.byName(k)
		if p.Role == 'C' && e.Type == "REQUEST" && slices.Contains(e.Consumed, k) && r.typeAt(k) == "ACCUSE" {
			e.Content = append(e.Content, k) // "demanded an investigation by the ministry"
			continue
		}
		if k == e.Head || e.Start <= k && k < e.End || p.Role == 'B' && r.t.Counted(k) != k && slices.Contains(e.Consumed, r.t.Counted(k)) || r.idle(e, k, p) || r.t.RelativePronoun(k) || p.Role == 'B' && r.t.Lemma(k) == "force" && slices.Contains(e.Consumed, k) || slices.Contains(e.Consumed, k) && p.Role != 'I' && (r.typeAt(k) != "" || p.Role != 'R' && !r.partyActs(Party{k, p.Slot, -1})) {
			ok = p.Role == 'R' && p.Slot == "obj" && r.typeAt(k) == "" && r.whose(e, k) || ok
			continue
		}
		switch p.Role {
		case 'A', 'B':
			if p.Slot == "obj" && e.Entry.Frame.Name == "reject.opposed" && slices.Contains(e.Slots["to"], k) {
				continue
			}
			if p.Slot == "obj" && e.Entry.Frame.Name == "clash" && e.Entry.POS == 'v' && r.t.Lemma(e.Head) == "fight" && r.partyActs(Party{k, p.Slot, -1}) {
				ok = r.takeTarget(e, k, p.Slot) || ok // "fights the rebels"
				continue
			}
			ok = r.takeActor(e, k, p.Slot) || ok
		case 'R':
			if p.Slot == "obj" && e.Entry.Frame.Name == "coerce.sanction" && slices.ContainsFunc(e.Consumed, func(c int) bool { return r.t.Head(k) == c }) && !sitrep.CanAct(r.c.Arg(k).Kind) {
				continue // "sanctions ... and the launch" that the tree lists with them
			}
			ok = r.takeTarget(e, k, p.Slot) || ok
		case 'I':
			ok = r.takeMeans(e, k, p.Slot) || ok
		case 'C':
			e.Content = append(e.Content, k)
		}
	}
	return ok
}
