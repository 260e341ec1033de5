package event

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
)

// giving are verbs of which aid is the currency: "gave ten million in aid".
var giving = map[string]bool{"give": true, "donate": true, "provide": true, "send": true, "contribute": true, "deliver": true, "spend": true, "grant": true,
	"pledge": true, "promise": true, "offer": true, "pay": true}

// national are things of a land that are nobody's act: those who find fault with "the
// Tarvian economy" find it with the economy.
var national = map[string]bool{"economy": true, "system": true, "market": true, "election": true, "vote": true, "people": true, "public": true,
	"society": true, "culture": true, "language": true, "constitution": true, "territory": true, "soil": true, "democracy": true, "football": true}

// deprived are the slots of those from whom a thing is taken or kept, by frame.
var deprived = map[string]string{"coerce.occupy": "from", "coerce.seize": "from", "coerce.censor": "to"}

// losers adds those from whom a thing is taken: "recaptured the town from the rebels",
// "cut telephone lines to the clinic".
func (r *reading) losers(e *Event) {
	slot := deprived[e.Entry.Frame.Name]
	if e.Entry.POS != 'v' || slot == "" {
		return
	}
	for _, k := range e.Slots[slot] {
		if x := r.refer(k); sitrep.CanAct(r.c.Arg(x).Kind) && !r.hasSame(e.Actors, x) && !r.hasSame(e.Targets, x) {
			e.Targets = append(e.Targets, r.spoken(k, x, slot)...)
		}
	}
}

// blamed makes the subject of an accusation's clause the accused.
func (r *reading) blamed(e *Event) {
	if e.Type != "ACCUSE" || e.Entry.POS != 'n' || !vocab.Charges[r.t.Lemma(e.Head)] || slices.ContainsFunc(e.Targets, r.partyActs) {
		return
	}
	for _, v := range r.t.Kids(e.Head) {
		if rel := r.t.Rel(v); rel != "acl" && rel != "ccomp" || !r.t.Verbal(v) || r.t.Case(v) != "that" || r.t.Passive(v) {
			continue
		}
		for _, k := range r.t.Subject(v) {
			if sitrep.CanAct(r.c.Arg(k).Kind) && !r.hasSame(e.Actors, k) && !r.hasSame(e.Targets, k) {
				e.Targets = append(e.Targets, Party{k, "that", -1})
			}
		}
	}
}

// partner gives talks with somebody, of which nothing else tells who holds them, the state
// or government that speaks of them: "Tarvia said the talks with the rebels would go ahead".
func (r *reading) partner(e *Event) {
	if !e.Both || e.Entry.POS != 'n' || e.Type != "CONSULT" || len(e.Actors) != 1 || e.Actors[0].Slot != "with" {
		return
	}
	s := r.speaker(e.Head)
	if s < 0 || r.hasSame(e.Actors, s) {
		return
	}
	if a := r.c.Arg(s); a.Kind == sitrep.KindState || a.Kind == sitrep.KindOrganization && slices.Contains(a.Sectors, "GOV") {
		e.Actors = append(e.Actors, Party{s, "said", -1})
	}
}

// menaced adds whom a threat to do something is aimed at: those it is to be done to,
// or theirs what it is to be done to ("threatened to revoke their licences").
func (r *reading) menaced(e *Event) {
	if e.Type != "THREATEN" || e.Entry.POS != 'v' || slices.ContainsFunc(e.Targets, r.partyActs) {
		return
	}
	for _, v := range e.Slots["xcomp"] {
		if !r.t.Verbal(v) || r.t.Passive(v) {
			continue
		}
		s := r.slotsOf(v)
		for _, slot := range []string{"obj", "against"} {
			for _, o := range s[slot] {
				if slot == "obj" && r.moved(e, v, o) {
					continue
				}
				whose := r.slotsOf(o)["poss"]
				if !sitrep.CanAct(r.c.Arg(o).Kind) { // "to shoot down Tarvian jets"
					whose = slices.Concat(whose, r.slotsOf(o)["amod"], r.slotsOf(o)["comp"])
				}
				for _, k := range append([]int{o}, whose...) {
					a := r.c.Arg(k)
					if told := a.Actor != "" || r.t.UPOS(k) == "PRON" && !strings.EqualFold(a.Name, a.Text); sitrep.CanAct(a.Kind) && told && !r.hasSame(e.Actors, k) && !r.hasSame(e.Targets, k) {
						e.Targets = append(e.Targets, Party{k, slot, -1})
						break
					}
				}
			}
		}
	}
}

// moved reports whether the object of a verb is what its doer moves, makes use of or
// stands up for and not whom it is aimed at: "threatened to send troops", "to recall its
// envoy", "to avenge its leader".
func (r *reading) moved(e *Event, v, o int) bool {
	if x := r.at[v]; x != nil && (x.Type == "MOBILIZE" || x.Entry.Frame.Name == "retreat") {
		return true
	}
	if favouring[r.t.Lemma(v)] {
		return true
	}
	own := func(k int) bool { return r.hasSame(e.Actors, k) }
	return dispatching[r.t.Lemma(v)] && (r.f.lex.In("troops", r.t.Lemma(o)) || slices.ContainsFunc(r.slotsOf(o)["poss"], own))
}

// favouring are verbs whose object has nothing to fear.
var favouring = map[string]bool{"aid": true, "arm": true, "avenge": true, "back": true, "defend": true, "free": true, "help": true, "join": true,
	"liberate": true, "protect": true, "rescue": true, "rejoin": true, "revenge": true, "save": true, "shield": true, "support": true}

// dispatching are verbs whose object does what the subject is after.
var dispatching = map[string]bool{"send": true, "deploy": true, "dispatch": true, "move": true, "mobilise": true, "mobilize": true, "use": true,
	"employ": true, "unleash": true, "station": true, "bring": true, "call": true, "pull": true, "withdraw": true, "recall": true, "redeploy": true}

// troubled reports whether modifier k only says whose land a war troubles: "the
// Tarvian conflict", where nobody is told whom it is waged on.
func (r *reading) troubled(e *Event, k int, slot string) bool {
	if slot != "amod" || e.Type != "ASSAULT" || r.c.Arg(k).Kind != sitrep.KindState || r.aimed(e) || r.hyphened(k) >= 0 {
		return false
	}
	if k+1 < len(r.doc.Tokens) && (r.t.Form(k+1) == "-" || r.t.Form(k+1) == "–") || len(r.t.Conj(k)) > 1 || r.t.Rel(k) == "conj" {
		return false
	}
	switch r.t.Lemma(e.Head) {
	case "conflict", "war", "bloodshed", "violence":
		return true
	}
	return false
}

// conveying are verbs of passing on what others feel or promise.
var conveying = map[string]bool{"express": true, "voice": true, "convey": true, "reiterate": true, "reaffirm": true, "stress": true, "underline": true,
	"restate": true, "relay": true, "announce": true, "confirm": true}

// passedOn reports whether the subject of carrier v only passes on or brings about what the
// noun says somebody else does: "she voiced the junta's support", "the raid renewed Kenyan calls".
func (r *reading) passedOn(e *Event, v int, subj []int) bool {
	if len(subj) != 1 {
		return false
	}
	s := subj[0]
	mine := func(k int) bool {
		return r.partyActs(Party{k, "poss", -1}) && !r.c.Same(k, s) && r.t.UPOS(k) != "PRON"
	}
	if conveying[r.t.Lemma(v)] && slices.ContainsFunc(e.Slots["poss"], mine) {
		return true
	}
	thing := r.typeAt(s) != "" && !r.partyActs(Party{s, "subj", -1})
	return thing && (slices.ContainsFunc(e.Slots["poss"], mine) || slices.ContainsFunc(e.Slots["amod"], mine))
}

// conveyed gives what a verb and its noun tell together to those whose the noun is, where the
// subject is what brings it about: "the raid renewed Kenyan calls for a truce".
func (r *reading) conveyed(e *Event) {
	if e.Entry.POS != 'v' || len(e.Consumed) == 0 || len(e.Slots["subj"]) != 1 || r.partyActs(Party{e.Slots["subj"][0], "subj", -1}) {
		return
	}
	for _, n := range e.Consumed {
		own := r.slotsOf(n)
		at := &Event{Slots: role.Slots{"poss": own["poss"], "amod": own["amod"]}}
		if r.t.UPOS(n) != "NOUN" || !r.passedOn(at, e.Head, e.Slots["subj"]) {
			continue
		}
		var doers []Party
		for _, slot := range []string{"poss", "amod"} {
			for _, k := range own[slot] {
				if len(doers) == 0 && r.partyActs(Party{k, slot, -1}) && !r.hasSame(e.Targets, k) {
					doers = append(doers, Party{k, slot, -1})
				}
			}
		}
		if len(doers) > 0 {
			e.Actors = doers
			return
		}
	}
}

// ownActs are nouns of what the body before them does by words or by looking into something.
var ownActs = lists.Set("appeal audit call complaint inquiry inquest investigation plea probe request review")

// itsOwn gives what a passive verb and its noun tell together, by nobody else that is told, to the body
// whose the noun is: "a police investigation was launched", "a Red Cross appeal was issued".
func (r *reading) itsOwn(e *Event) {
	if e.Entry.POS != 'v' || len(e.Actors) > 0 || !r.t.Passive(e.Head) {
		return
	}
	for _, n := range e.Consumed {
		if !ownActs[r.t.Lemma(n)] {
			continue
		}
		s := r.slotsOf(n)
		for _, k := range slices.Concat(s["poss"], s["comp"], s["amod"]) {
			a := r.c.Arg(k)
			body := a.Kind == sitrep.KindOrganization && !slices.Contains(a.Sectors, "BUS") && !slices.Contains(a.Sectors, "PTY")
			if len(e.Actors) == 0 && (body || r.uniformed(k) && a.Kind != sitrep.KindPerson) && !r.hasSame(e.Targets, k) {
				e.Actors = append(e.Actors, Party{k, "poss", -1})
			}
		}
	}
}

// visited makes those from whom somebody received a visit the visitors: "received a visit from the
// envoy of Chad".
func (r *reading) visited(e *Event) {
	if e.Entry.Frame.Name != "consult.host" || e.Entry.POS != 'v' || r.t.Lemma(e.Head) != "receive" || r.t.Passive(e.Head) {
		return
	}
	var guests []Party
	for _, n := range append(slices.Clone(e.Consumed), e.Slots["obj"]...) {
		if r.t.Lemma(n) != "visit" && r.t.Lemma(n) != "call" {
			continue
		}
		for _, k := range append(slices.Clone(r.slotsOf(n)["from"]), e.Slots["from"]...) {
			if r.partyActs(Party{k, "from", -1}) && !r.hasSame(e.Actors, k) && !r.hasSame(guests, k) {
				guests = append(guests, Party{k, "from", -1})
			}
		}
	}
	if len(guests) > 0 {
		e.Actors, e.Targets = guests, e.Actors
	}
}

// dealers gives an agreement that somebody wants reached, or that was reached, those whom its noun tells
// to make it: "the aim of reaching an agreement of the members".
func (r *reading) dealers(e *Event) {
	if e.Entry.POS != 'v' || e.Type != "AGREE" || !e.Both {
		return
	}
	for _, n := range e.Consumed {
		s := r.slotsOf(n)
		for _, k := range slices.Concat(s["between"], s["among"], s["of"]) {
			if r.partyActs(Party{k, "between", -1}) && !r.hasSame(e.Actors, k) && !r.hasSame(e.Targets, k) {
				e.Actors = append(e.Actors, Party{k, "between", -1})
			}
		}
	}
}
