package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/lexicon"
	"github.com/sitrep-news/sitrep/data/lists"
)

// leaving are nouns of what somebody is asked to do alone: theirs whose it is.
var leaving = map[string]bool{"resignation": true, "departure": true, "withdrawal": true, "abdication": true, "surrender": true, "capitulation": true,
	"retreat": true, "return": true, "restraint": true, "cooperation": true, "compliance": true}

// anybody are pronouns of people whom the text does not know.
var anybody = map[string]bool{"anyone": true, "anybody": true, "everyone": true, "everybody": true, "those": true, "witness": true, "volunteer": true, "donor": true}

// bidden adds whom a demand wants to do what: "called for the miners to return",
// "appealed for witnesses", "demanded the resignation of the mayor".
func (r *reading) bidden(e *Event) {
	if e.Type != "REQUEST" || e.Entry.POS != 'v' || slices.ContainsFunc(e.Targets, r.partyActs) {
		return
	}
	for _, k := range e.Slots["for"] {
		if rel := r.t.Rel(k); rel != "obl" && rel != "nmod" || !r.living(k) && !r.partyActs(Party{k, "for", -1}) && !anybody[r.t.Lemma(k)] {
			continue
		}
		if d := r.t.Child(k, "det"); d >= 0 && (r.t.Form(d) == "a" || r.t.Form(d) == "an") && r.c.Arg(k).Actor == "" && r.t.Counted(k) == k {
			continue // "called for a team to look into it"
		}
		if to := r.errand(e.Head, k); (to >= 0 && !r.t.Passive(to) || to < 0 && anybody[r.t.Lemma(k)]) && !r.hasSame(e.Actors, k) {
			e.Targets = append(e.Targets, Party{k, "for", -1})
		}
	}
	for _, k := range r.t.Kids(e.Head) { // the preposition hung on what they are to do
		if k > 0 && r.t.Rel(k) == "obl" && r.t.Case(k) == "" && r.t.Form(r.first(k)-1) == "for" && (anybody[r.t.Form(k)] || r.living(k)) && r.errand(e.Head, k) >= 0 && !r.hasSame(e.Actors, k) {
			e.Targets = append(e.Targets, Party{k, "for", -1})
		}
	}
	for _, v := range r.t.Kids(e.Head) { // "called for all who were there to come forward"
		if r.t.Rel(v) != "advcl" && r.t.Rel(v) != "ccomp" || r.t.Case(v) != "for" || !r.t.Verbal(v) || r.errand(e.Head, v) < 0 && r.t.XPOS(v) != "VB" {
			continue
		}
		for _, k := range r.t.Kids(v) {
			if r.t.Rel(k) == "nsubj" && k < v && (anybody[r.t.Form(k)] || r.partyActs(Party{k, "for", -1})) && !r.hasSame(e.Actors, k) {
				e.Targets = append(e.Targets, Party{k, "for", -1})
			}
		}
	}
	for _, n := range e.Consumed {
		if !leaving[r.t.Lemma(n)] {
			continue
		}
		s := r.slotsOf(n)
		for _, k := range slices.Concat(s["poss"], s["of"]) {
			if (r.partyActs(Party{k, "whose", -1}) || r.t.UPOS(k) == "PRON") && !r.hasSame(e.Actors, k) && !r.has(e.Targets, k) {
				e.Targets = append(e.Targets, Party{k, "whose", -1})
			}
		}
	}
}

// errand is the infinitive behind k that tells what it is wanted for, under verb v or
// under k; -1 where there is none.
func (r *reading) errand(v, k int) int {
	for _, h := range []int{v, k} {
		for _, x := range r.t.Kids(h) {
			if x > k && r.t.Verbal(x) && r.t.Case(x) == "to" {
				return x
			}
		}
		for _, y := range r.t.Kids(h) { // "for those affected to come forward"
			if y <= k || !r.t.Verbal(y) {
				continue
			}
			for _, x := range r.t.Kids(y) {
				if x > k && r.t.Verbal(x) && r.t.Case(x) == "to" {
					return x
				}
			}
		}
	}
	return -1
}

// surrendered adds those to whom somebody or something is handed: "surrendered the
// town to the army", "handed the pirates over to the police".
func (r *reading) surrendered(e *Event) {
	if e.Entry.POS != 'v' || e.Type != "RETREAT" && e.Entry.Frame.Name != "cooperate.extradite" {
		return
	}
	switch r.t.Lemma(e.Head) {
	case "surrender", "hand", "turn", "transfer", "give", "return", "deliver":
	default:
		return
	}
	for _, k := range e.Slots["to"] {
		if k = r.refer(k); r.country(k) && r.t.Lemma(e.Head) != "return" || sitrep.CanAct(r.c.Arg(k).Kind) && !r.hasSame(e.Actors, k) && !r.hasSame(e.Targets, k) {
			e.Targets = append(e.Targets, Party{k, "to", -1})
		}
	}
}

// compelling are verbs of what a suit is to bring somebody to.
var compelling = map[string]bool{"force": true, "compel": true, "make": true, "stop": true, "prevent": true, "bar": true}

// sued adds whom a suit is to force: "filed a lawsuit to force Tarvia to pay".
func (r *reading) sued(e *Event) {
	if e.Entry.Frame.Name != "accuse.crime" || e.Entry.POS != 'v' || slices.ContainsFunc(e.Targets, r.partyActs) {
		return
	}
	for _, h := range append([]int{e.Head}, e.Consumed...) {
		for _, v := range r.t.Kids(h) {
			if !r.t.Verbal(v) || r.t.Case(v) != "to" || !compelling[r.t.Lemma(v)] {
				continue
			}
			for _, k := range r.slotsOf(v)["obj"] {
				if r.partyActs(Party{k, "obj", -1}) && !r.hasSame(e.Actors, k) && !r.hasSame(e.Targets, k) {
					e.Targets = append(e.Targets, Party{k, "obj", -1})
				}
			}
		}
	}
}

// tried adds those for whom a court holds a trial: "held a trial for the two clerks".
func (r *reading) tried(e *Event) {
	if e.Entry.Frame.Name != "accuse.investigate" && e.Entry.Frame.Name != "coerce.charge" || slices.ContainsFunc(e.Targets, r.partyActs) {
		return
	}
	court := func(n int) bool { l := r.t.Lemma(n); return l == "trial" || l == "hearing" || l == "retrial" }
	if !slices.ContainsFunc(e.Consumed, court) {
		return
	}
	for _, k := range e.Slots["for"] {
		if r.living(k) && !r.hasSame(e.Actors, k) && !r.hasSame(e.Targets, k) {
			e.Targets = append(e.Targets, Party{k, "for", -1})
		}
	}
}

// helpers are those who are sent to help, not whom help is given.
var helpers = map[string]bool{"worker": true, "doctor": true, "expert": true, "team": true, "trainer": true, "adviser": true, "advisor": true, "personnel": true,
	"peacekeeper": true, "volunteer": true, "engineer": true, "medic": true, "rescuer": true, "nurse": true, "specialist": true, "firefighter": true,
	"crew": true, "convoy": true, "technician": true}

// chants reports whether a protest is told by what was chanted, which is nobody's party and no means.
func (r *reading) chants(e *Event) bool {
	l := r.t.Lemma(e.Head)
	return e.Type == "PROTEST" && (l == "chant" || l == "shout" || l == "sing")
}

// sends reports whether object k of an event of aid is who is sent to give it.
func (r *reading) sends(e *Event, k int) bool {
	if e.Entry.Frame.Name == "consult.visit" && dispatching[r.t.Lemma(e.Head)] {
		return len(e.Slots["to"])+len(e.Slots["in"]) > 0 // "dispatched ambassadors to Tarvia"
	}
	return e.Type == "AID" && helpers[r.t.Lemma(k)] && dispatching[r.t.Lemma(e.Head)]
}

// impersonal reports whether what is warned of is nobody's threat: "warned that the drought
// will starve thousands".
func (r *reading) impersonal(e *Event, k int) bool {
	if e.Entry.Frame.Name != "threaten.warn" || !r.t.Verbal(k) || !slices.Contains(e.Slots["ccomp"], k) || r.t.Passive(k) {
		return false
	}
	s := r.slotsOf(k)["subj"]
	if len(s) == 0 {
		return false
	}
	a := r.c.Arg(s[0])
	return a.Kind == sitrep.KindThing && r.t.UPOS(s[0]) == "NOUN" && (r.at[s[0]] == nil || len(r.at[s[0]].Actors) == 0)
}

// namesAnother reports whether subject k of a demand's clause, being no pronoun, is not
// the one who demands, whatever it was taken for: "the chief asked that the rector go".
func (r *reading) namesAnother(e *Event, k int) bool {
	return r.t.UPOS(k) != "PRON" && r.partyActs(Party{k, "content", -1}) && !r.has(e.Actors, k) && !r.hasSame(e.Targets, k)
}

// bonds are nouns of what holds two together or apart.
var bonds = map[string]bool{"relationship": true, "relation": true, "tie": true, "cooperation": true, "bond": true, "friendship": true, "partnership": true,
	"alliance": true, "unity": true, "feud": true, "quarrel": true, "collusion": true, "war": true}

// between adds those whose bond is praised or blamed: "hailed the ties between the
// police and the miners". It reports whether there were some.
func (r *reading) between(e *Event, ks []int, thing int) bool {
	ok := false
	for _, k := range ks {
		if bonds[r.t.Lemma(thing)] && r.typeAt(thing) != "ASSAULT" && r.partyActs(Party{k, "whose", -1}) && !r.hasSame(e.Actors, k) && !r.hasSame(e.Targets, k) {
			e.Targets = append(e.Targets, Party{k, "whose", -1})
			ok = true
		}
	}
	return ok
}

// fellows are people by what they share with another.
var fellows = map[string]bool{"co-worker": true, "coworker": true, "workmate": true, "classmate": true, "schoolmate": true, "roommate": true,
	"housemate": true, "flatmate": true, "cellmate": true, "partygoer": true, "churchgoer": true, "concertgoer": true}

// Fellow reports whether a lemma names people by what they share with another.
func Fellow(lemma string) bool { return fellows[lemma] }

// displeased are the slots in which adjectives of displeasure have those whom it is with:
// "critical of the mayor", "angry with the union".
var displeased = []lexicon.Part{{Role: 'R', Slot: "of"}, {Role: 'R', Slot: "with"}, {Role: 'R', Slot: "by"}, {Role: 'R', Slot: "over"}}

// byName is what a free relative clause calls a thing, in place of its pronoun: the
// aggression for "what" in "condemned what it called Tarvian aggression".
func (r *reading) byName(k int) int {
	if f := r.t.Form(k); f != "what" || r.t.UPOS(k) != "PRON" {
		return k
	}
	for _, v := range r.t.Kids(k) {
		if r.t.Rel(v) != "acl" || !r.t.Verbal(v) {
			continue
		}
		switch r.t.Lemma(v) {
		case "call", "term", "dub", "label", "describe", "consider", "deem", "say", "regard", "see":
			for _, slot := range []string{"xcomp", "obj", "as"} {
				for _, x := range r.slotsOf(v)[slot] {
					if x > v && !r.t.Verbal(x) {
						return x
					}
				}
			}
		}
	}
	return k
}

// inquired adds those whose conduct an inquiry is into: "opened an investigation into
// whether the mayor took bribes".
func (r *reading) inquired(e *Event) {
	if e.Entry.Frame.Name != "accuse.investigate" || slices.ContainsFunc(e.Targets, r.partyActs) {
		return
	}
	for _, h := range append([]int{e.Head}, e.Consumed...) {
		for _, v := range r.t.Kids(h) {
			if rel := r.t.Rel(v); v < h || rel != "acl" && rel != "ccomp" && rel != "advcl" || !r.whether(v) {
				continue
			}
			for _, k := range r.t.Subject(v) {
				if r.partyActs(Party{k, "content", -1}) && !r.hasSame(e.Actors, k) && !r.hasSame(e.Targets, k) {
					e.Targets = append(e.Targets, Party{k, "content", -1})
				}
			}
		}
	}
}

// whether reports whether clause v is a question of yes or no.
func (r *reading) whether(v int) bool {
	return slices.ContainsFunc(r.t.Kids(v), func(k int) bool { return r.t.Rel(k) == "mark" && (r.t.Form(k) == "whether" || r.t.Form(k) == "if") })
}

// entering are verbs of coming into a body or a land.
var entering = map[string]bool{"join": true, "rejoin": true, "enter": true, "emigrate": true, "immigrate": true, "move": true, "accede": true}

// applied adds the body or the land that somebody asks to be let into: "asked to join the
// League", "requested to emigrate to Tarvia".
func (r *reading) applied(e *Event) {
	if e.Type != "REQUEST" || e.Entry.POS != 'v' || slices.ContainsFunc(e.Targets, r.partyActs) {
		return
	}
	for _, v := range e.Slots["xcomp"] {
		if !r.t.Verbal(v) || !entering[r.t.Lemma(v)] {
			continue
		}
		s := r.slotsOf(v)
		for _, k := range slices.Concat(s["obj"], s["to"]) {
			if a := r.c.Arg(k); (a.Kind == sitrep.KindOrganization || a.Kind == sitrep.KindState || r.country(k)) && !r.hasSame(e.Actors, k) && !r.hasSame(e.Targets, k) {
				e.Targets = append(e.Targets, Party{k, "to", -1})
			}
		}
	}
}

// conduct are nouns of what somebody does or means to do that others take to the streets over or
// at.
var conduct = lists.Set(`abuse action approach attempt behaviour behavior bid change conduct crackdown cut decision decree failure handling inaction increase law measure
	mismanagement move negligence neglect order plan policy practice proposal reform refusal regulation response ruling silence stance tax treatment use verdict`)

// protested gives a protest over somebody's doings those whose they are: "rallied over the
// council's plan", not "over nurses' pay".
func (r *reading) protested(e *Event) {
	if e.Type != "PROTEST" || slices.ContainsFunc(e.Targets, r.partyActs) {
		return
	}
	for _, k := range e.Slots["over"] {
		r.whose(e, k)
	}
}

// grievance reports whether k is something that a protest is against: what it stands behind, and no
// road that is blocked or building that people come together at.
func (r *reading) grievance(e *Event, k int) bool {
	if frame := e.Entry.Frame.Name; frame == "protest.obstruct" || frame == "protest.throw" || r.belonging(k) || r.typeAt(k) == "PROTEST" {
		return false
	}
	switch r.t.Case(k) {
	case "", "against":
		return r.c.Arg(k).Kind != sitrep.KindPlace
	}
	return conduct[r.t.Lemma(k)] || r.typeAt(k) == "ASSAULT" || r.typeAt(k) == "COERCE"
}
