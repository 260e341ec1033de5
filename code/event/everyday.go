package event

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// What happens to people every day, at home, at work and on the road, is no act of conflict
// or politics, though it is told by the same verbs.

// everyday reports whether the event is such a happening.
func (r *reading) everyday(e *Event) bool {
	return r.onRoad(e) || r.ofAge(e) || r.fell(e) || r.asksQuestion(e) || r.homely(e) || r.colleagues(e) || r.afterOffice(e) || r.entitled(e) || r.anyPeople(e) ||
		r.evacuated(e) || r.sharesView(e) || r.ofRule(e) || r.openToAny(e) || r.ofWeather(e) || r.looksInto(e) || r.embraced(e) || r.wardedOff(e) || r.pastime(e)
}

// drivers are nouns for those who run people over.
var drivers = lists.Set("biker bus_driver cyclist driver motorcyclist motorist trucker")

// wilful are words by which a sentence tells that somebody was run over on purpose.
var wilful = lists.Set("attack attacker deliberate deliberately gunman intentional intentionally purpose purposely ram shoot stab terror terrorism terrorist bomb " +
	"militant soldier troop protester gunfire shelling shell bullet missile rocket drone airstrike raid clash army rebel sniper mortar artillery " +
	"gun beat knife exchange crossfire shootout")

// traffic are words by which a sentence tells of the road.
var traffic = lists.Set("bike bus car collide crash hit knock lorry mow plough plow road street strike swerve truck van vehicle")

// onRoad reports whether the harm was done by traffic: "hit and killed by a motorist", "a driver
// ploughed into the group".
func (r *reading) onRoad(e *Event) bool {
	if e.Type != "ASSAULT" && e.Type != "PROTEST" || len(e.Means) > 0 || e.Entry.POS != 'v' {
		return false
	}
	s := r.doc.Sents[e.Sent]
	if l := strings.ToLower(r.doc.Sentence(e.Sent)); strings.Contains(l, "hit-and-run") || strings.Contains(l, "hit-run") || r.byAccident(e) {
		return true
	}
	found, road := slices.ContainsFunc(e.Actors, func(p Party) bool { return drivers[r.t.Lemma(p.Head)] }), false
	for i := s.Start; i < s.End; i++ {
		if wilful[r.t.Lemma(i)] {
			return false
		}
		road = road || traffic[r.t.Lemma(i)]
		found = found || r.runsOver(i) || r.struckDead(e, i)
	}
	return found && road && (len(e.Actors) == 0 || !slices.ContainsFunc(e.Actors, func(p Party) bool {
		return r.c.Arg(p.Head).Kind == sitrep.KindOrganization || r.c.Arg(p.Head).Kind == sitrep.KindState
	}))
}

// runsOver reports whether verb i tells what a driver does to those in his way.
func (r *reading) runsOver(i int) bool {
	switch r.t.Lemma(i) {
	case "plow", "plough", "mow", "swerve", "careen":
		return r.t.Verbal(i) && slices.ContainsFunc(r.slotsOf(i)["subj"], func(k int) bool { return drivers[r.t.Lemma(k)] || r.f.lex.In("vehicle", r.t.Lemma(k)) })
	}
	return false
}

// struckDead reports whether verb i is the "struck" of "struck and killed", by no weapon that is
// told, and the event tells the harm of it.
func (r *reading) struckDead(e *Event, i int) bool {
	if l := r.t.Lemma(i); l != "strike" && l != "hit" || !r.t.Verbal(i) {
		return false
	}
	k := r.t.Child(i, "conj")
	if k < 0 || r.t.Lemma(k) != "kill" && r.t.Lemma(k) != "injure" || e.Head != i && !harmFrame(e) {
		return false
	}
	for _, slot := range []string{"subj", "by"} {
		for _, x := range append(slices.Clone(r.slotsOf(i)[slot]), r.slotsOf(k)[slot]...) {
			if drivers[r.t.Lemma(x)] || r.f.lex.In("vehicle", r.t.Lemma(x)) {
				return true
			}
			if slot == "subj" && !r.t.Passive(i) && r.c.Arg(x).Kind != sitrep.KindPerson {
				return false
			}
		}
	}
	return len(r.slotsOf(i)["by"])+len(r.slotsOf(k)["by"]) == 0
}

// ofAge reports whether somebody died in old age: "died at the age of 96".
func (r *reading) ofAge(e *Event) bool {
	if e.Entry.Frame.Name != "death" || e.Entry.POS != 'v' {
		return false
	}
	return slices.ContainsFunc(r.t.Kids(e.Head), func(k int) bool { return r.t.Rel(k) == "obl" && r.t.Lemma(k) == "age" && r.t.Case(k) == "at" })
}

// tumbling are verbs of what nobody does to one.
var tumbling = lists.Set("fall slip stumble trip")

// fell reports whether somebody came to harm by a fall: "was injured when he fell".
func (r *reading) fell(e *Event) bool {
	if !harmFrame(e) || e.Entry.POS != 'v' || len(e.Actors) > 0 {
		return false
	}
	for i := r.doc.Sents[e.Sent].Start; i < r.doc.Sents[e.Sent].End; i++ {
		if wilful[r.t.Lemma(i)] || r.f.lex.In("violent", r.t.Lemma(i)) {
			return false // "were hurt as they fell when the bomb went off"
		}
	}
	return slices.ContainsFunc(r.t.Kids(e.Head), func(k int) bool {
		return r.t.Rel(k) == "advcl" && tumbling[r.t.Lemma(k)] || r.t.Rel(k) == "obl" && r.t.Lemma(k) == "fall" && r.t.Case(k) == "in"
	})
}

// asksQuestion reports whether somebody only asks a question: "'Where are they?' he asked",
// "asked for comment, the lawyer said".
func (r *reading) asksQuestion(e *Event) bool {
	if e.Type != "REQUEST" || e.Entry.POS != 'v' || r.t.Lemma(e.Head) != "ask" {
		return false
	}
	if r.t.XPOS(e.Head) == "VBN" && r.t.Rel(e.Head) == "advcl" && r.t.Head(e.Head) > e.Head && r.t.Child(e.Head, "nsubj") < 0 {
		return true
	}
	for i := e.Head - 1; i > e.Head-8 && i >= 0; i-- { // a quotation that ends in a question right before
		f := r.doc.Tokens[i].Form
		if strings.ContainsAny(f, "\"”’'") && i > 0 {
			return strings.HasSuffix(r.doc.Tokens[i-1].Form, "?") || strings.HasPrefix(f, "?")
		}
		if r.t.UPOS(i) == "VERB" || strings.ContainsAny(f, ".;") && len(f) == 1 {
			return false
		}
	}
	return false
}

// kin are nouns for those one lives with.
var kin = lists.Set("aunt baby boyfriend bride brother child cousin dad daughter fiance fiancee girlfriend grandchild granddaughter grandfather grandmother " +
	"grandson husband kid mom mother mum father nephew niece parent sibling sister son uncle wife")

// homely reports whether people deal with none but their own: "met his wife", "asked my
// husband", "helped her two sons".
func (r *reading) homely(e *Event) bool {
	switch e.Type {
	case "CONSULT", "REQUEST", "AID", "COOPERATE":
	default:
		return false
	}
	var own func(p Party) bool
	own = func(p Party) bool {
		if r.t.Rel(p.Head) == "conj" && kin[r.t.Lemma(p.Head)] && kin[r.t.Lemma(r.t.Head(p.Head))] {
			return own(Party{r.t.Head(p.Head), p.Slot, -1})
		}
		if l := r.t.Lemma(p.Head); !kin[l] || (l == "brother" || l == "sister") && r.t.XPOS(p.Head) == "NNS" {
			return false // "their brothers across the border"
		}
		return slices.ContainsFunc(r.t.Kids(p.Head), func(k int) bool {
			return r.doc.Tokens[k].Deprel == "nmod:poss" && r.t.UPOS(k) == "PRON"
		})
	}
	if len(e.Targets) > 0 {
		return !slices.ContainsFunc(e.Targets, func(p Party) bool { return !own(p) })
	}
	n := 0
	for _, p := range e.Actors {
		if !own(p) {
			n++
		}
	}
	return e.Both && n == 1 && len(e.Actors) > 1
}

// colleagues reports whether those who work together are nobody but people: no state, office,
// force or body is among them.
func (r *reading) colleagues(e *Event) bool {
	if e.Type != "COOPERATE" || e.Entry.POS != 'v' || e.Entry.Frame.Name != "cooperate" || len(e.Actors) == 0 {
		return false
	}
	return !slices.ContainsFunc(append(slices.Clone(e.Actors), e.Targets...), func(p Party) bool {
		if p.Owner >= 0 {
			return true
		}
		a := r.c.Arg(p.Head)
		switch a.Kind {
		case sitrep.KindPerson, sitrep.KindPeople, sitrep.KindThing:
			return slices.ContainsFunc(a.Sectors, func(s string) bool { return s != "CVL" && s != "REL" }) || r.f.lex.In("official", r.t.Lemma(p.Head)) || a.Kind == sitrep.KindThing && Side(r.t.Lemma(p.Head))
		}
		return true
	})
}

// afterOffice reports whether leaving an office only says when something else was: "after
// leaving office".
func (r *reading) afterOffice(e *Event) bool {
	if e.Entry.Frame.Name != "concede.leave" || e.Entry.POS != 'v' || r.t.XPOS(e.Head) != "VBG" {
		return false
	}
	switch r.t.Case(e.Head) {
	case "after", "since", "before", "upon", "until":
		return r.t.Lemma(e.Head) == "leave"
	}
	return false
}

// entitled reports whether the event is what somebody is told to be allowed to do to one of a
// kind: "is authorised to expel a member", "the PTA allows officers to detain suspects".
func (r *reading) entitled(e *Event) bool {
	h := r.t.Head(e.Head)
	if e.Type != "COERCE" && e.Type != "SANCTION" || e.Entry.POS != 'v' || h < 0 || r.t.Rel(e.Head) != "xcomp" && r.t.Rel(e.Head) != "ccomp" || !permitting[r.t.Lemma(h)] || !r.timeless(h) {
		return false
	}
	return len(e.Targets) > 0 && !slices.ContainsFunc(e.Targets, func(p Party) bool {
		d := r.t.Child(p.Head, "det")
		return r.t.UPOS(p.Head) != "NOUN" || d < 0 && r.t.XPOS(p.Head) != "NNS" || d >= 0 && r.t.Form(d) != "a" && r.t.Form(d) != "an" && r.t.Form(d) != "any"
	})
}

// anyPeople reports whether those who are helped are people at large, as somebody wishes or is
// wont to: "likes to help people".
func (r *reading) anyPeople(e *Event) bool {
	if e.Type != "AID" || e.Entry.POS != 'v' || r.t.XPOS(e.Head) != "VB" || len(e.Targets) != 1 {
		return false
	}
	k := e.Targets[0].Head
	return r.t.Form(k) == "people" && len(r.t.Kids(k)) == 0
}

// hazards are nouns of what people are led away from without a foe.
var hazards = lists.Set("blaze fire gas leak smell smoke odor odour")

// evacuated reports whether a house was emptied because of a fire or a leak in it.
func (r *reading) evacuated(e *Event) bool {
	if l := r.t.Lemma(e.Head); l != "evacuate" && l != "evacuation" {
		return false
	}
	found := false
	for i := r.doc.Sents[e.Sent].Start; i < r.doc.Sents[e.Sent].End; i++ {
		l := r.t.Lemma(i)
		if r.f.lex.In("violent", l) || wilful[l] || l == "tear" || l == "war" || l == "front" {
			return false
		}
		found = found || r.f.lex.In("mishap", l) || hazards[l] && (l != "fire" || r.ablaze(i) || r.t.Rel(i) == "nsubj")
	}
	return found
}

// byAccident reports whether the harm is told as one done in an accident: "shot and killed his
// father in a hunting accident".
func (r *reading) byAccident(e *Event) bool {
	in := func(v int) bool {
		return slices.ContainsFunc(r.t.Kids(v), func(k int) bool { return r.t.Rel(k) == "obl" && r.t.Lemma(k) == "accident" && r.t.Case(k) == "in" })
	}
	return in(e.Head) || slices.ContainsFunc(r.t.Kids(e.Head), func(k int) bool { return r.t.Rel(k) == "conj" && r.t.Child(k, "nsubj") < 0 && in(k) })
}

// sharesView reports whether somebody only thinks as another does: "I agreed with her that it is
// the right place".
func (r *reading) sharesView(e *Event) bool {
	if e.Type != "AGREE" || e.Entry.POS != 'v' || r.t.Lemma(e.Head) != "agree" || len(r.slotsOf(e.Head)["with"]) == 0 {
		return false
	}
	return slices.ContainsFunc(r.t.Kids(e.Head), func(k int) bool {
		return r.t.Rel(k) == "ccomp" && r.t.Child(k, "cop") >= 0 && !r.modal(k)
	})
}

// ofRule reports whether the clause only says what is forbidden by law: "a drug that is banned in
// Tarvia".
func (r *reading) ofRule(e *Event) bool {
	if e.Type != "COERCE" || e.Entry.POS != 'v' || r.doc.Tokens[e.Head].Deprel != "acl:relcl" || !r.t.Passive(e.Head) || !r.timeless(e.Head) || len(e.Actors) > 0 {
		return false
	}
	if l := r.t.Lemma(e.Head); l != "ban" && l != "prohibit" && l != "outlaw" && l != "forbid" {
		return false
	}
	h := r.t.Head(e.Head)
	return h >= 0 && !sitrep.CanAct(r.c.Arg(h).Kind)
}

// openToAny reports whether the one who is backed or paid is one of a kind and nobody in
// particular: "donations to a candidate", "a president can't get approval".
func (r *reading) openToAny(e *Event) bool {
	if e.Type != "AID" && e.Type != "SUPPORT" || e.Entry.POS != 'n' || len(e.Actors) > 0 || len(e.Targets) != 1 {
		return false
	}
	k := e.Targets[0].Head
	d := r.t.Child(k, "det")
	if d < 0 || r.t.Form(d) != "a" && r.t.Form(d) != "an" || r.t.UPOS(k) != "NOUN" || r.t.Child(k, "amod", "nmod", "acl", "compound", "nummod") >= 0 {
		return false
	}
	v := r.clause(e)
	return r.t.XPOS(e.Head) == "NNS" || r.modal(v) || r.timeless(v)
}

// ofWeather reports whether people are only told of a danger of nature: "warned the citizens in
// Orlen from aftershocks".
func (r *reading) ofWeather(e *Event) bool {
	if e.Entry.Frame.Name != "threaten.warn" || e.Entry.POS != 'v' || len(e.Content) > 0 {
		return false
	}
	for i := e.Head; i < r.doc.Sents[e.Sent].End; i++ {
		l := r.t.Lemma(i)
		if r.f.lex.In("violent", l) {
			return false
		}
		if c := r.t.Case(i); r.f.lex.In("mishap", l) && (c == "of" || c == "from" || c == "about" || c == "against") {
			return true
		}
	}
	return false
}

// looksInto reports whether somebody thinks of doing a thing: "will look into charging a fee".
func (r *reading) looksInto(e *Event) bool {
	return e.Type == "ACCUSE" && e.Entry.POS == 'v' && r.t.Lemma(e.Head) == "look" && len(e.Targets) > 0 && !slices.ContainsFunc(e.Targets, func(p Party) bool { return r.t.XPOS(p.Head) != "VBG" })
}

// embraced reports whether somebody tells that he held another in his arms: "I held him".
func (r *reading) embraced(e *Event) bool {
	if e.Type != "COERCE" || r.t.Lemma(e.Head) != "hold" || e.Entry.POS != 'v' || r.t.XPOS(e.Head) != "VBD" || len(e.Targets) != 1 || len(e.Actors) != 1 {
		return false
	}
	return r.t.Form(e.Actors[0].Head) == "i" && r.t.UPOS(e.Targets[0].Head) == "PRON" && r.t.Child(e.Head, "obl") < 0
}

// warding are verbs of keeping from happening what has not happened.
var warding = lists.Set("avert avoid combat counter curb deter forestall minimise minimize preclude prevent reduce stop")

// wardedOff reports whether the deeds are those of any time that something is done against: "to prevent
// future attacks on schools".
func (r *reading) wardedOff(e *Event) bool {
	h := r.t.Head(e.Head)
	if e.Type != "ASSAULT" || e.Entry.POS != 'n' || r.t.XPOS(e.Head) != "NNS" || h < 0 || r.t.Rel(e.Head) != "obj" || !warding[r.t.Lemma(h)] || len(e.Tolls) > 0 || len(e.Actors) > 0 {
		return false
	}
	if x := r.t.XPOS(h); x != "VB" && x != "VBG" || r.t.Child(h, "aux") >= 0 || r.t.Child(h, "nsubj") >= 0 {
		return false
	}
	return r.t.Child(e.Head, "det", "nummod", "nmod:poss") < 0
}
