package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
)

// borrow gives what an embedded clause tells to the event that embeds it: whom a
// threat to attack is against, whom an offer of aid is for.
func (r *reading) borrow() {
	for _, e := range r.events {
		r.told(e)
		if len(e.Targets) > 0 && r.anyActs(e.Targets) || e.Both && len(e.Actors) > 1 {
			continue
		}
		if r.addressed(e) || e.Entry.Frame.Name == "accuse" && slices.ContainsFunc(e.Targets, func(p Party) bool { return p.Slot == "obj" && r.inName(p.Head) }) {
			continue // "accused Harvest Moly of hiding its reserves", whatever that is
		}
		r.shunned(e)
		for _, k := range e.Content {
			if !r.impersonal(e, k) {
				r.borrowFrom(e, k, 0)
			}
		}
		if e.Type == "THREATEN" && !r.anyActs(e.Targets) {
			r.unless(e)
		}
	}
}

// shunned gives a refusal of talks those with whom they were to be: "ruled out talks with the
// rebels".
func (r *reading) shunned(e *Event) {
	if e.Type != "REJECT" && e.Type != "REQUEST" || e.Entry.POS != 'v' {
		return
	}
	for _, k := range e.Slots["obj"] {
		if inner := r.at[r.t.Counted(k)]; inner != nil && inner != e && inner.Type == "CONSULT" && inner.Both {
			for _, p := range inner.Actors {
				if r.partyActs(p) && !r.hasSame(e.Actors, p.Head) && !r.hasSame(e.Targets, p.Head) {
					e.Targets = append(e.Targets, Party{p.Head, "content", p.Owner})
				}
			}
		}
	}
}

// addressed gives a demand or an accusation the one whose conduct the clause after it
// tells: "asked that the rector resign", "alleged that Tarvia had shelled the
// village". It reports whether there was one.
func (r *reading) addressed(e *Event) bool {
	if e.Type != "REQUEST" && e.Type != "ACCUSE" || e.Entry.POS != 'v' {
		return false
	}
	ok := false
	for _, v := range e.Slots["ccomp"] {
		said := !r.t.Verbal(v) && r.t.Child(v, "cop") >= 0 && e.Type == "ACCUSE"
		if !r.t.Verbal(v) && !said || r.t.Head(v) != e.Head || r.t.Child(v, "expl") >= 0 {
			continue
		}
		subj := r.slotsOf(v)["subj"]
		if said { // "alleged that the mayor is corrupt"
			subj = r.t.Subject(v)
		}
		for _, k := range subj {
			if r.partyActs(Party{k, "content", -1}) && !r.hasSame(e.Actors, k) && !r.hasSame(e.Targets, k) || e.Type == "REQUEST" && r.namesAnother(e, k) {
				e.Targets = append(e.Targets, Party{k, "content", -1})
				ok = true
			}
		}
	}
	return ok
}

// unless makes the one whose conduct a threat depends on its target: "vowed to
// strike if Tarvia went on".
func (r *reading) unless(e *Event) {
	for _, v := range append([]int{e.Head}, e.Content...) {
		for _, k := range r.t.Kids(v) {
			if m := r.t.Case(k); r.t.Rel(k) != "advcl" || m != "if" && m != "unless" && m != "until" {
				continue
			}
			for _, s := range r.slotsOf(k)["subj"] {
				if r.partyActs(Party{s, "if", -1}) && !r.hasSame(e.Actors, s) && r.t.UPOS(s) != "PRON" {
					e.Targets = append(e.Targets, Party{s, "if", -1})
				}
			}
		}
	}
}

// told gives an offer or a threat in what somebody says the one it is said to:
// "warned Tarvia it was ready to break off relations".
func (r *reading) told(e *Event) {
	if e.Type != "THREATEN" && e.Type != "AGREE" && e.Type != "REQUEST" && e.Type != "REJECT" || r.t.Rel(e.Head) != "ccomp" {
		return
	}
	if e.Type == "REJECT" && slices.ContainsFunc(e.Targets, r.partyActs) {
		return // "told the union it had turned down the bank's offer"
	}
	h := r.t.Head(e.Head)
	if h >= 0 && (r.t.Lemma(h) == "quote" || r.t.Lemma(h) == "cite") {
		return // "was quoted as saying": the speaker
	}
	for _, slot := range []string{"obj", "iobj", "to"} {
		for _, k := range r.slotsOf(h)[slot] {
			a := r.c.Arg(k)
			if sitrep.CanAct(a.Kind) && !slices.Contains(a.Sectors, "JRN") && !hears[r.t.Lemma(k)] && !r.hasSame(e.Actors, k) && !r.hasSame(e.Targets, k) {
				e.Targets = append(e.Targets, Party{k, slot, -1})
			}
		}
	}
}

// hears are those who only pass on what they are told.
var hears = lists.Set(`agency assembly audience committee conference congress court crowd hearing inquiry journalist judge jury lawmaker legislator media newspaper panel
	parliament radio reporter senate station supporter television tribunal`)

// borrowFrom gives an act by words the parties of what it is about, at k, as those whom it is for or
// against: "demanded that Tarvia withdraw", "threatened to shell the town".
func (r *reading) borrowFrom(e *Event, k, depth int) {
	if inner := r.at[r.t.Counted(k)]; inner != nil && inner != e {
		parties, ok := r.concerns(e, inner)
		if !ok {
			return
		}
		r.borrowParties(e, inner, parties)
		if e.Type != "REJECT" && (e.Type != "AGREE" || inner.Type != "CONSULT") || r.anyActs(e.Targets) { // "decided to discuss a deal with Tarvia"
			return
		}
	}
	if depth > 1 {
		return
	}
	s := r.slotsOf(k)
	for _, slot := range []string{"xcomp", "iobj", "obj", "with", "to", "for", "against", "on"} {
		if slot == "obj" && r.t.Verbal(k) && (r.t.Passive(k) || making[r.t.Lemma(k)] || e.Type == "AGREE" && dispatching[r.t.Lemma(k)] && len(s["to"]) > 0) {
			continue
		}
		if slot == "against" && e.Type == "REQUEST" {
			continue // "called for using force against smugglers"
		}
		for _, x := range s[slot] {
			r.borrowBelow(e, k, x, slot, depth)
		}
	}
}

// concerns are the parties of inner whom e, that is about it, is for or against; ok is false where
// nobody is.
func (r *reading) concerns(e, inner *Event) (parties []Party, ok bool) {
	parties = inner.Targets
	switch {
	case e.Type == "REQUEST" && (inner.Entry.POS == 'n' && inner.Type != "CONSULT" || inner.Type == "ASSAULT" || inner.Type == "COERCE" || inner.Entry.Frame.Name == "retreat.release"): // "called for the release of the captives" by whom, not whom
		parties = inner.Actors
	case e.Type == "REQUEST" || e.Type == "ACCUSE": // "demanded that Tarvia withdraw"
		parties = slices.Concat(inner.Actors, inner.Targets)
	case e.Type == "CONCEDE" && (inner.Type == "ACCUSE" || inner.Type == "COERCE" || inner.Type == "ASSAULT") && e.Status == sitrep.Denied: // "gave no permission to try them"
		return nil, false
	case inner.Both: // "refused to meet the envoy"
		parties = slices.Concat(inner.Targets, inner.Actors)
	}
	if e.Type == "ACCUSE" && inner.Entry.POS == 'n' && r.anyActs(inner.Actors) {
		parties = inner.Actors // "raised concerns over the seizure of the mine by Tarvia"
	}
	return parties, true
}

// borrowParties gives e those of the parties of inner whom it can be for or against.
func (r *reading) borrowParties(e, inner *Event, parties []Party) {
	for _, p := range parties {
		if e.Type == "REQUEST" && p.Slot == "comp" && r.c.Arg(p.Head).Actor == "" {
			continue // "called for a third-party review"
		}
		if inner.Type == "MOBILIZE" && p.Slot == "obj" || p.Slot == "obj" && inner.Entry.POS == 'v' && r.moved(e, inner.Head, p.Head) && (e.Type == "THREATEN" || !favouring[r.t.Lemma(inner.Head)]) {
			continue
		}
		if (r.partyActs(p) || r.concerned(e, p.Head, p.Slot)) && !r.hasSame(e.Actors, p.Head) && !r.hasSame(e.Targets, p.Head) {
			e.Targets = append(e.Targets, Party{p.Head, "content", p.Owner})
		}
	}
}

// borrowBelow is borrowFrom for x, which k has in slot: an act of its own, or somebody whom k is
// done to.
func (r *reading) borrowBelow(e *Event, k, x int, slot string, depth int) {
	inner := r.at[r.t.Counted(x)]
	told, answers := inner != nil && inner != e, vocab.Answering[r.t.Lemma(k)] != ""
	switch {
	case told && answers: // "vowed to respond to the raid": to who raided, not to whom it hit
		r.borrowDoers(e, inner)
	case answers && e.Type == "THREATEN" && slot == "for":
	case told && e.Type == "REJECT" && slot == "obj" && r.whose(e, x): // "refused to meet the union's demands"
	case told:
		r.borrowFrom(e, x, depth+1)
	case !r.t.Verbal(k), e.Type == "REQUEST" && slot == "obj" && !meeting[r.t.Lemma(k)], slot == "obj" && e.Type == "THREATEN" && r.moved(e, k, x):
	case e.Type == "REJECT" && slot == "obj" && !r.partyActs(Party{x, slot, -1}):
		r.whose(e, x) // "refused to accept the union's offer"
	case !r.partyActs(Party{x, slot, -1}) && !r.concerned(e, x, slot), r.hasSame(e.Actors, x), r.t.Form(x) == "justice", r.has(e.Targets, x):
	default:
		e.Targets = append(e.Targets, Party{x, "content", -1})
	}
}

// borrowDoers makes the doers of what is answered those whom the answer is for.
func (r *reading) borrowDoers(e, inner *Event) {
	for _, p := range inner.Actors {
		if r.partyActs(p) && !r.hasSame(e.Actors, p.Head) && !r.hasSame(e.Targets, p.Head) {
			e.Targets = append(e.Targets, Party{p.Head, "content", p.Owner})
		}
	}
}

// concerned reports whether a country is what a promise is about, not where it is kept:
// "agreed to ease sanctions on Tarvia", "to sign deals with it", "to send it envoys".
func (r *reading) concerned(e *Event, k int, slot string) bool {
	return e.Type == "AGREE" && (slot == "on" || slot == "with" || slot == "against" || slot == "to") && r.country(k)
}

// meeting are verbs of what one asks another to be let do with him: "asked to see the mayor".
var meeting = map[string]bool{"see": true, "meet": true, "visit": true, "address": true, "leave": true}

// making are verbs whose object comes of it or goes: who promises to build a clinic
// promises the clinic nothing.
var making = map[string]bool{"build": true, "create": true, "establish": true, "form": true, "found": true, "open": true, "set": true, "commission": true,
	"abolish": true, "dissolve": true, "disband": true, "close": true, "employ": true, "hire": true, "appoint": true, "elect": true, "make": true,
	"launch": true, "join": true, "become": true, "privatise": true, "privatize": true, "reform": true}
