package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/lexicon"
	"github.com/sitrep-news/sitrep/code/status"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
)

// borrow gives what an embedded clause tells to the event that embeds it: whom a
// threat to attack is against, whom an offer of aid is for.
func (r *reading) borrow() {
	for _, e := range r.events {
		r.told(e)
		if len(e.Targets) > 0 && r.anyActs(e.Targets) || e.Both && len(e.Actors) > 1 && !r.agreeing(e) {
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
var hears = map[string]bool{"reporter": true, "journalist": true, "agency": true, "television": true, "radio": true, "newspaper": true,
	"media": true, "conference": true, "crowd": true, "supporter": true, "parliament": true, "lawmaker": true, "station": true}

// borrowFrom gives an act by words the parties of what it is about, at k, as those whom it is for or
// against: "demanded that Tarvia withdraw", "threatened to shell the town".
func (r *reading) borrowFrom(e *Event, k, depth int) {
	if inner := r.at[r.t.Counted(k)]; inner != nil && inner != e {
		parties, ok := r.concerns(e, inner)
		if !ok {
			return
		}
		r.borrowParties(e, inner, parties)
		if e.Type != "AGREE" || inner.Type != "CONSULT" || r.anyActs(e.Targets) { // "decided to discuss a deal with Tarvia"
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
	case told:
		r.borrowFrom(e, x, depth+1)
	case !r.t.Verbal(k), e.Type == "REQUEST" && slot == "obj" && !meeting[r.t.Lemma(k)], slot == "obj" && e.Type == "THREATEN" && r.moved(e, k, x):
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

func (r *reading) partyActs(p Party) bool {
	if p.Owner >= 0 || sitrep.CanAct(r.c.Arg(p.Head).Kind) || Those(r.t, p.Head) || Side(r.t.Lemma(p.Head)) {
		return true
	}
	rel := r.t.Rel(p.Head)
	return (rel == "compound" || rel == "amod") && r.agentNoun(p.Head)
}

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
		if e.Status == status.Unreal || taken[e.Head] || r.natural(e) || r.called(e) || r.restated(e) || r.garrison(e) {
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
		switch r.t.Form(p.Head) {
		case "himself", "herself", "themselves", "itself", "myself", "yourself", "ourselves":
		default:
			return false
		}
	}
	return true
}

// standing are verbs of how a ceasefire fares.
var standing = map[string]bool{"begin": true, "collapse": true, "continue": true, "end": true, "expire": true, "fail": true, "fray": true, "hold": true,
	"last": true, "start": true, "take": true, "unravel": true, "come": true}

// standstill reports whether a sentence tells how a ceasefire fares, whoever keeps it: "the
// truce held", "a ceasefire took effect".
func (r *reading) standstill(e *Event) bool {
	v := r.t.Head(e.Head)
	if e.Entry.Frame.Name != "retreat.ceasefire" || e.Entry.POS != 'n' || v < 0 || r.t.Rel(e.Head) != "nsubj" {
		return false
	}
	if l := r.t.Lemma(v); (l == "appear" || l == "seem") && r.t.Child(v, "xcomp") >= 0 {
		v = r.t.Child(v, "xcomp")
	}
	if !standing[r.t.Lemma(v)] {
		return false
	}
	switch l := r.t.Lemma(v); l {
	case "take":
		return r.slotHas(v, "obj", "effect", "hold")
	case "come":
		return r.slotHas(v, "into", "effect", "force")
	}
	return true
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
	score := told(e)
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

// told is how much of an event is told.
func told(e *Event) float64 {
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

// saysLittle reports whether a verb or adjective tells of too few parties to make an event.
func (r *reading) saysLittle(e *Event) bool {
	if len(e.Actors) > 0 {
		return false
	}
	switch name := e.Entry.Frame.Name; {
	case e.Type == "CONSULT" && e.Entry.POS == 'v':
		return true
	case (name == "attack.explosion" || name == "attack.shell") && len(e.Means) > 0 && len(e.Sites) > 0:
		return false // "a bomb exploded in Tarn", "a shell landed in Tarn"
	case len(e.Targets) == 0 && len(e.Tolls) == 0 && !e.Numbered:
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
