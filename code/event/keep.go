package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/lexicon"
	"github.com/sitrep-news/sitrep/code/status"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
)

// partyActs reports whether a party can act, or stands for some who can.
func (r *reading) partyActs(p Party) bool {
	if p.Owner >= 0 || sitrep.CanAct(r.c.Arg(p.Head).Kind) || Those(r.t, p.Head) || Side(r.t.Lemma(p.Head)) || len(r.c.Members(p.Head)) > 1 {
		return true
	}
	rel := r.t.Rel(p.Head)
	return (rel == "compound" || rel == "amod") && r.agentNoun(p.Head)
}

// anyActs reports whether one of some parties can act.
func (r *reading) anyActs(ps []Party) bool { return slices.ContainsFunc(ps, r.partyActs) }

// keep drops what is no event after all: unreal ones, those taken up by another
// entry, nature's doings, weak nouns without parties.
func (r *reading) keep() []*Event {
	taken := map[int]bool{}
	for _, e := range r.events {
		if (e.Type == "COERCE" && len(e.Sites) > 0 || e.Type == "PROTEST" || e.Type == "CONSULT") && len(e.Consumed) > 0 && r.evidence(e) <= 0 {
			continue // "a curfew was imposed in Tarn", "rallies were held in Tarn": the noun tells it
		}
		for _, k := range e.Consumed {
			if x := r.at[k]; x != nil && (x.Type != "ASSAULT" || e.Type != "ACCUSE" && e.Type != "REQUEST" && e.Type != "SUPPORT") {
				taken[k] = true
			}
		}
	}
	r.raids()
	var out []*Event
	for _, e := range r.events {
		e.Tolls = sumTolls(e.Tolls)
		if e.Status == status.Unreal || taken[e.Head] && !e.Own || r.merelyHolds(e) || r.natural(e) || r.called(e) || r.restated(e) || r.garrison(e) || r.hadDone(e) {
			continue
		}
		if e.Evidence = r.evidence(e); e.Evidence <= 0 {
			continue
		}
		out = append(out, e)
	}
	return out
}

// judging are verbs that say what something is, or what it is worth, by "as".
var judging = lists.Set(`blast cast cite classify condemn consider criticise criticize decry define denounce depict deplore deride describe dismiss frame hail
	interpret see paint perceive portray praise present read recognise recognize regard reject slam treat understand view welcome`)

// called reports whether the noun only names what another word tells: "calling it
// an assassination", "condemned the raid as a violation of the truce".
func (r *reading) called(e *Event) bool {
	h := r.t.Head(e.Head)
	if e.Entry.POS != 'n' || h < 0 {
		return false
	}
	switch r.t.Lemma(h) {
	case "call", "describe", "label", "brand", "term", "dub", "characterise", "characterize", "consider", "deem", "declare":
		return r.t.Rel(e.Head) == "xcomp" || r.t.Rel(e.Head) == "obj" && len(r.slotsOf(h)["obj"]) > 1 || r.t.Rel(e.Head) == "obl" && r.t.Case(e.Head) == "as"
	}
	return judging[r.t.Lemma(h)] && (r.t.Rel(e.Head) == "obl" || r.t.Rel(e.Head) == "advcl") && r.t.Case(e.Head) == "as"
}

// raids gives the raids in which people were arrested to those who arrested them: "detained six men
// in a raid on a mosque". Where nothing more is told of the raid it is the arrest.
func (r *reading) raids() {
	for _, e := range r.events {
		h := r.t.Head(e.Head)
		if e.Type != "ASSAULT" || e.Entry.POS != 'n' || len(e.Actors) > 0 || h < 0 || r.t.Rel(e.Head) != "obl" || !operation[r.t.Lemma(e.Head)] {
			continue
		}
		if c := r.t.Case(e.Head); c != "in" && c != "during" {
			continue
		}
		v := r.at[h]
		if v == nil || v.Type != "COERCE" || len(v.Actors) == 0 || r.t.Passive(h) && len(v.Slots["subj"]) == 0 {
			continue
		}
		e.Actors = v.Actors
		if len(e.Targets) == 0 && len(e.Tolls) == 0 {
			e.Status = status.Unreal
		} else {
			e.Type, e.Mode, e.CAMEO = v.Type, "", v.CAMEO
		}
	}
}

// restated reports whether the noun only takes up a charge that is told before, for somebody to
// turn it down: ", a charge that Tarvia denies".
func (r *reading) restated(e *Event) bool {
	if e.Type != "ACCUSE" || e.Entry.POS != 'n' || r.t.Rel(e.Head) != "parataxis" && r.t.Rel(e.Head) != "appos" {
		return false
	}
	k := r.t.Child(e.Head, "acl")
	return k >= 0 && r.at[k] != nil && r.at[k].Type == "REJECT"
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
	if e.Entry.POS != 'v' || len(e.Actors) > 0 || len(e.Means) > 0 || suffered(e) {
		return false
	}
	for _, k := range e.Slots["subj"] {
		if r.t.RelativePronoun(k) || r.t.UPOS(k) == "PRON" || e.Type == "ASSAULT" && (r.at[r.t.Counted(k)] != nil || harmFrame(e) && operation[r.t.Lemma(k)]) {
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

// suffered reports whether the verb's subject is the one it is done to: "stood
// trial", "drew criticism".
func suffered(e *Event) bool {
	return slices.Contains(e.Entry.Frame.Verb, lexicon.Part{Role: 'R', Slot: "subj"})
}

// generic nouns name violence at large; alone they tell of no happening.
var generic = map[string]bool{"violence": true, "conflict": true, "war": true, "warfare": true, "insurgency": true, "terrorism": true,
	"terror": true, "hostility": true, "operation": true, "campaign": true, "incident": true, "action": true, "push": true, "advance": true,
	"unrest": true, "bloodshed": true, "aggression": true, "fight": true, "fighting": true, "combat": true, "battle": true, "rebellion": true,
	"jihad": true, "uprising": true, "crackdown": true, "siege": true, "killing": true, "murder": true, "retaliation": true, "savagery": true,
	"confrontation": true, "engagement": true, "encounter": true, "standoff": true, "hostilities": true, "torture": true, "abuse": true, "outrage": true}

// oneOf reports whether the noun only names the class that a happening belongs to:
// "in one of the deadliest attacks this year".
func (r *reading) oneOf(e *Event) bool {
	h := r.t.Head(e.Head)
	return e.Entry.POS == 'n' && h >= 0 && len(e.Joined) == 0 && len(e.Tolls) == 0 && r.t.XPOS(e.Head) == "NNS" && r.t.Lemma(h) == "one" && r.t.Rel(e.Head) == "nmod"
}

// alone reports whether a verb that takes two sides has but one, and that a single
// one: "spoke at the meeting", "to combat poverty".
func (r *reading) alone(e *Event) bool {
	if !e.Both || e.Entry.POS != 'v' || len(e.Actors) > 1 || len(e.Targets) > 0 {
		return false
	}
	if e.Type == "ASSAULT" && e.Entry.Frame.Name == "clash" {
		own := func(k int) bool { // not "fire" in "exchanged fire", "battles" in "gangs fought battles"
			return !slices.Contains(e.Consumed, k) && !(r.typeAt(k) == "ASSAULT" && len(e.Actors) > 0 && r.t.XPOS(e.Actors[0].Head) == "NNS")
		}
		return slices.ContainsFunc(e.Slots["obj"], own) || e.Status == sitrep.Planned
	}
	if e.Type != "CONSULT" || len(e.Actors) == 0 || len(e.Consumed) > 0 {
		return false
	}
	k := e.Actors[0].Head
	return r.t.XPOS(k) != "NNS" && r.t.XPOS(k) != "NNPS" && !sides[r.t.Lemma(k)] && r.t.Form(k) != "they"
}

// reflexive reports whether what is done is done to oneself alone.
func (r *reading) reflexive(e *Event) bool {
	if e.Entry.Frame.Name == "attack.suicide" || len(e.Targets) == 0 {
		return false
	}
	for _, p := range e.Targets {
		if !vocab.Reflexives[r.t.Form(p.Head)] {
			return false
		}
	}
	return true
}

// standing are verbs of how a ceasefire fares.
var standing = map[string]bool{"begin": true, "collapse": true, "continue": true, "end": true, "expire": true, "fail": true, "fray": true, "hold": true,
	"last": true, "start": true, "take": true, "unravel": true, "come": true}

// faring is the verb by which a sentence tells how the ceasefire e fares: "the truce held", "appears to be
// holding"; -1 where none does.
func (r *reading) faring(e *Event) int {
	v := r.t.Head(e.Head)
	if e.Entry.Frame.Name != "retreat.ceasefire" || e.Entry.POS != 'n' || v < 0 || r.t.Rel(e.Head) != "nsubj" {
		return -1
	}
	if l := r.t.Lemma(v); l == "appear" || l == "seem" {
		v = r.t.Child(v, "xcomp")
	}
	if v < 0 || !standing[r.t.Lemma(v)] {
		return -1
	}
	return v
}

// standstill reports whether a sentence tells how a ceasefire fares, whoever keeps it: "the
// truce held", "a ceasefire took effect".
func (r *reading) standstill(e *Event) bool {
	v := r.faring(e)
	if v < 0 {
		return false
	}
	switch r.t.Lemma(v) {
	case "take":
		return r.slotHas(v, "obj", "effect", "hold")
	case "come":
		return r.slotHas(v, "into", "effect", "force")
	}
	return true
}

// merelyHolds reports whether a sentence tells no more of a ceasefire than that it goes on.
func (r *reading) merelyHolds(e *Event) bool {
	v := r.faring(e)
	return v >= 0 && (r.t.Lemma(v) == "hold" || r.t.Lemma(v) == "last" || r.t.Lemma(v) == "continue")
}

// slotHas reports whether a slot of verb v holds one of the lemmas.
func (r *reading) slotHas(v int, slot string, lemmas ...string) bool {
	return slices.ContainsFunc(r.slotsOf(v)[slot], func(k int) bool { return slices.Contains(lemmas, r.t.Lemma(k)) })
}

// ofNobody reports whether the words tell that something was done to nobody: "no one has
// been arrested", "no arrests have been made".
func (r *reading) ofNobody(e *Event) bool {
	if e.Type != "COERCE" && e.Type != "ASSAULT" {
		return false
	}
	if e.Entry.POS == 'n' {
		d := r.t.Child(e.Head, "det")
		return e.Carrier >= 0 && d >= 0 && r.t.Form(d) == "no" && e.Entry.Frame.Name == "coerce.arrest"
	}
	return e.Entry.POS == 'v' && slices.ContainsFunc(e.Slots["obj"], func(k int) bool {
		switch r.t.Form(k) {
		case "nobody", "none":
			return true
		}
		return r.t.Form(k) == "one" && r.t.Child(k, "det") >= 0 && r.t.Form(r.t.Child(k, "det")) == "no"
	})
}

// evidence scores how much speaks for an event being told: parties, harm, place,
// a verb rather than a noun. 0 or less: none to code.
func (r *reading) evidence(e *Event) float64 {
	score := detail(e)
	switch {
	case r.standstill(e):
		return score + 0.5
	case len(e.Actors) == 0 && !r.anyActs(e.Targets) && r.instituted(e):
		e.Public = true
		return max(score, 0.5)
	case r.hollow(e):
		return 0
	case e.Type == "ASSAULT" && e.Entry.POS == 'n':
		return score + 0.2 // an attack is told even where nobody is named
	case e.Status == sitrep.Denied && r.ofNobody(e):
		return score
	case e.Entry.POS == 'n' && len(e.Actors) == 0 && !r.anyActs(e.Targets):
		if !befalls(e) {
			return 0
		}
	case e.Entry.POS != 'n' && r.saysLittle(e), e.Entry.Frame.Name == "death" && len(e.Tolls) == 0:
		return 0
	}
	return score
}

// detail is how much of an event is told.
func detail(e *Event) float64 {
	score := 0.0
	if len(e.Actors) > 0 {
		score++
	}
	if len(e.Targets) > 0 {
		score++
	}
	if len(e.Tolls) > 0 {
		score++
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
	return score
}

// hollow reports whether nothing comes of an event whatever its words are: it is done to an idea, to
// oneself, or is a general noun without anybody ("the attack", "the talks").
func (r *reading) hollow(e *Event) bool {
	switch {
	case e.Abstract && len(e.Targets) == 0 && len(e.Tolls) == 0 && len(e.Means) == 0:
		return true
	case r.reflexive(e), r.alone(e), r.oneOf(e):
		return true
	case e.Entry.POS != 'n' || len(e.Actors) > 0:
		return false
	case generic[r.t.Lemma(e.Head)] && len(e.Targets) == 0 && len(e.Tolls) == 0 && len(e.Sites) == 0:
		return true
	}
	return e.Both && e.Type != "ASSAULT" && e.Type != "RETREAT"
}

// befalls reports whether a noun that nobody is told to have done tells enough by whom or what it
// befell, or where: "the arrest of the crew", "protests in Tarn".
func befalls(e *Event) bool {
	switch e.Type {
	case "COERCE", "RETREAT", "PROTEST":
		return len(e.Targets) > 0 || len(e.Sites) > 0
	}
	return false
}

// assembled reports whether a verb tells that an assembly was held somewhere, whoever came: "the conference
// was held in Nairobi".
func (r *reading) assembled(e *Event) bool {
	return r.t.Lemma(e.Head) == "hold" && len(e.Sites) > 0 && slices.ContainsFunc(e.Consumed, func(n int) bool { return assemblies[r.t.Lemma(n)] && r.t.UPOS(n) == "NOUN" })
}

// saysLittle reports whether a verb or adjective tells of too few parties to make an event.
func (r *reading) saysLittle(e *Event) bool {
	if len(e.Actors) > 0 {
		return false
	}
	switch name := e.Entry.Frame.Name; {
	case e.Type == "CONSULT" && e.Entry.POS == 'v':
		return !r.assembled(e)
	case e.Type == "AID" && e.Entry.POS == 'v' && !r.t.Passive(e.Head) && len(e.Slots["subj"]) > 0:
		return true // "this has helped the villagers"
	case (name == "attack.explosion" || name == "attack.shell") && len(e.Means) > 0 && len(e.Sites) > 0:
		return false // "a bomb exploded in Tarn", "a shell landed in Tarn"
	case len(e.Targets) == 0 && len(e.Tolls) == 0:
		return true
	case e.Entry.POS == 'v' && name == "concede.pardon" && len(e.Consumed) > 0:
		return false // "the charges were dropped"
	}
	switch e.Type {
	case "ASSAULT", "COERCE", "RETREAT":
		return false
	}
	return !r.anyActs(e.Targets)
}
