package event

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/lexicon"
	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/data/lists"
)

// undergoer is the slot where an event noun has the one it is done to.
func undergoer(e *Event) string {
	for _, p := range e.Entry.Frame.Noun {
		if p.Role == 'R' && p.Slot != "comp" && p.Slot != "poss" {
			return p.Slot
		}
	}
	return "against"
}

// living reports whether token k is a person or people.
func (r *reading) living(k int) bool {
	kind := r.c.Arg(k).Kind
	return kind == sitrep.KindPerson || kind == sitrep.KindPeople
}

// Those reports whether token k is "those" of people: "those who marched", "those
// held in the camp", "for those held to be freed".
func Those(t *role.Tree, k int) bool {
	if t.Form(k) != "those" || t.UPOS(k) == "DET" {
		return false
	}
	if v := t.Head(k); v > k && t.Rel(k) == "nsubj" && t.XPOS(v) == "VBN" && t.Child(v, "aux") < 0 {
		return true
	}
	for _, v := range t.Kids(k) {
		if t.Rel(v) != "acl" || !t.Verbal(v) {
			continue
		}
		if t.Doc.Tokens[v].Deprel != "acl:relcl" {
			return true
		}
		for _, w := range t.Kids(v) {
			if t.Form(w) == "who" {
				return true
			}
		}
	}
	return false
}

// giver is whose a thing is that a participle says was given: "its aid provided to
// the north".
func (r *reading) giver(e *Event) {
	if e.Entry.POS != 'v' || len(e.Actors) > 0 || e.Type != "AID" && e.Type != "AGREE" && e.Type != "REQUEST" && e.Type != "ACCUSE" {
		return
	}
	n := r.t.Head(e.Head)
	if n < 0 || r.t.Rel(e.Head) != "acl" || !r.t.Passive(e.Head) || len(e.Slots["subj"]) > 0 {
		return
	}
	for _, k := range r.slotsOf(n)["poss"] {
		r.takeActor(e, k, "poss")
	}
}

// turningDown are verbs whose subject is the one that a request or charge is put to.
var turningDown = map[string]bool{"reject": true, "deny": true, "decline": true, "refuse": true}

// joint are nouns of what is done with another or for another, the doer being the
// subject of the clause in which they stand as a circumstance.
var joint = map[string]bool{"support": true, "solidarity": true, "backing": true, "defence": true, "defense": true, "cooperation": true,
	"collaboration": true, "coordination": true, "partnership": true, "alliance": true, "consultation": true, "protest": true, "opposition": true,
	"sympathy": true, "condemnation": true, "agreement": true}

// gatheringFor are verbs of coming together in what the people then do.
var gatheringFor = map[string]bool{"gather": true, "join": true, "rally": true, "march": true, "assemble": true, "turn": true, "meet": true, "come": true,
	"convene": true, "walk": true, "unite": true, "flock": true, "participate": true}

// comingFor are verbs of going where one means to do something.
var comingFor = lists.Set("arrive come depart fly gather go head journey land leave return sit stop tour travel visit")

// circumstance gives an event noun the subject of the clause that it stands in:
// "marched in support of the mayor", "in cooperation with the bank, the ministry
// opened a school".
func (r *reading) circumstance(e *Event, top, v int) {
	if e.Type == "PROTEST" && r.t.Rel(top) == "obl" && r.t.Case(top) == "to" && (r.t.Lemma(v) == "return" || r.t.Lemma(v) == "resort") {
		e.Slots["by"] = append(e.Slots["by"], r.slotsOf(v)["subj"]...) // "returned to protest"
		return
	}
	if e.Type == "PROTEST" && e.Carrier < 0 && r.t.Rel(top) == "obl" && gatheringFor[r.t.Lemma(v)] && r.stands(top, "for", "in", "at", "to") {
		e.Slots["by"] = append(e.Slots["by"], r.peopleOf(r.slotsOf(v)["subj"])...) // "hundreds gathered for a vigil"
		return
	}
	if e.Type == "CONSULT" && e.Carrier < 0 && r.t.Rel(top) == "obl" && r.t.Verbal(v) && comingFor[r.t.Lemma(v)] && r.stands(top, "for", "to") && len(e.Slots["between"]) == 0 {
		e.Slots["by"] = append(e.Slots["by"], r.slotsOf(v)["subj"]...) // "visited Alda for talks with its mayor"
		return
	}
	if e.Type == "AID" && e.Carrier < 0 && r.t.Rel(top) == "obl" && r.t.Case(top) == "in" && giving[r.t.Lemma(v)] && len(e.Slots["to"])+len(e.Slots["for"]) > 0 {
		e.Slots["by"] = append(e.Slots["by"], r.slotsOf(v)["subj"]...) // "gave ten million in aid"
		return
	}
	if e.Entry.Frame.Name == "wound" && r.t.Rel(top) == "obl" && r.t.Case(top) == "with" { // "was found with stab wounds"
		slot := "subj"
		if r.t.Passive(v) {
			slot = "obj"
		}
		e.Slots["of"] = append(e.Slots["of"], r.peopleOf(r.slotsOf(v)[slot])...)
		return
	}
	if e.Carrier >= 0 || r.t.Rel(top) != "obl" || r.t.Case(top) != "in" && r.t.Case(top) != "through" || !joint[r.t.Lemma(e.Head)] || top != e.Head && r.t.UPOS(top) == "NOUN" && !joint[r.t.Lemma(top)] {
		return // nor "in the aftermath of protests"
	}
	if r.t.Lemma(e.Head) == "agreement" && len(e.Slots["with"]) == 0 {
		return
	}
	e.Slots["by"] = append(e.Slots["by"], r.slotsOf(v)["subj"]...)
}

// predicated gives a noun that is said of somebody that one: "she is under house
// arrest", "the miners are on strike", "the two are at war".
func (r *reading) predicated(e *Event, top int) {
	if e.Carrier >= 0 || r.t.Child(top, "nsubj", "nsubj:pass", "cop") < 0 && r.t.Rel(top) != "xcomp" {
		return
	}
	subj := r.t.Subject(top)
	if !r.stands(top, "under", "in", "on", "at") {
		return
	}
	switch e.Type {
	case "COERCE", "ACCUSE":
		if undergoer(e) != "against" || e.Type == "ACCUSE" {
			e.Slots[undergoer(e)] = append(e.Slots[undergoer(e)], subj...)
		}
	case "PROTEST", "CONSULT", "COOPERATE":
		e.Slots["by"] = append(e.Slots["by"], subj...)
	case "ASSAULT":
		switch {
		case e.Entry.Frame.Name == "war" || e.Entry.Frame.Name == "clash":
			e.Slots["by"] = append(e.Slots["by"], subj...)
		case r.stands(top, "under"): // "the town is under attack"
			e.Slots[undergoer(e)] = append(e.Slots[undergoer(e)], subj...)
		}
	}
}

// stands reports whether a noun has one of the prepositions before it.
func (r *reading) stands(k int, preps ...string) bool {
	for _, c := range r.t.Kids(k) {
		if r.t.Rel(c) == "case" && slices.Contains(preps, r.t.Form(c)) {
			return true
		}
	}
	return false
}

// felt are nouns of what somebody feels or thinks: theirs whose it is.
var felt = map[string]bool{"concern": true, "worry": true, "fear": true, "anger": true, "dismay": true, "regret": true, "outrage": true, "doubt": true,
	"alarm": true, "displeasure": true, "dissatisfaction": true, "opposition": true, "gratitude": true, "thanks": true, "satisfaction": true,
	"sympathy": true, "condolence": true, "support": true, "solidarity": true, "commitment": true}

// held are nouns that only say that somebody has what "of" names.
var held = map[string]bool{"control": true, "possession": true, "custody": true, "charge": true, "command": true}

// suffering are nouns of what others do to the one after "of".
var suffering = map[string]bool{"release": true, "arrest": true, "extradition": true, "detention": true, "prosecution": true, "trial": true,
	"investigation": true, "punishment": true, "repatriation": true, "deportation": true, "freeing": true, "liberation": true, "execution": true,
	"removal": true, "dismissal": true, "sacking": true, "handover": true, "lifting": true, "abolition": true, "protection": true, "return": true}

// carriedTo are nouns of bringing somebody somewhere.
var carriedTo = map[string]bool{"extradition": true, "deportation": true, "transfer": true, "repatriation": true, "handover": true, "return": true,
	"evacuation": true}

// idle reports whether token k only helps to say what is done: "control" in "seized
// control of the port", "excessive force", "the premiership" that somebody resigns
// from, an amount of money.
func (r *reading) idle(e *Event, k int, p lexicon.Part) bool {
	l := r.t.Lemma(k)
	switch {
	case held[l] && p.Slot == "obj" && len(e.Slots["of"])+len(e.Slots["over"])+len(r.slotsOf(k)["of"])+len(r.slotsOf(k)["over"]) > 0:
		e.Slots["of"] = append(e.Slots["of"], r.slotsOf(k)["of"]...)
		e.Slots["over"] = append(e.Slots["over"], r.slotsOf(k)["over"]...)
		return true
	case r.brute(k), r.heardOn(e, k, p.Slot):
		return true
	case e.Entry.Frame.Name == "concede.leave" && p.Role == 'R':
		return p.Slot == "as" || l == "presidency" || l == "premiership" || l == "post" || l == "position" || l == "leadership" || l == "chairmanship"
	case e.Type == "REQUEST" && p.Role == 'R' && p.Slot == "of": // "called for the release of the captives"
		return slices.ContainsFunc(e.Consumed, func(c int) bool { return c != k && suffering[r.t.Lemma(c)] && r.t.Below(k, c) })
	case e.Type == "REQUEST" && p.Role == 'R' && p.Slot == "to": // "pushed for her extradition to Tarvia"
		return slices.ContainsFunc(e.Slots["for"], func(c int) bool { return c < k && carriedTo[r.t.Lemma(c)] })
	case e.Type == "REQUEST" && p.Role == 'R' && p.Slot == "from": // "demanded her resignation from the board"
		return slices.ContainsFunc(e.Consumed, func(c int) bool { return leaving[r.t.Lemma(c)] && r.t.Head(k) == c })
	case l == "power" && p.Slot == "obj" && e.Entry.Frame.Name == "coerce.occupy": // "seized power"
		return true
	case l == "conference" && p.Slot == "at":
		return true
	case (l == "fire" || l == "torch") && e.Entry.Frame.Name == "attack.arson" && p.Slot == "obj": // "set fire to the shop"
		return slices.Contains(e.Consumed, k)
	case e.Entry.Frame.Name == "clash" && p.Slot == "obj" && !r.partyActs(Party{k, p.Slot, -1}): // "fought pitched battles with"
		return true
	case e.Type == "CONSULT" && p.Slot == "obj" && topical[r.t.Lemma(e.Head)]:
		return true // what is talked of talks not
	}
	return p.Role == 'R' && r.amount(k)
}

// brute reports whether token k is "excessive force" and the like, nobody's army.
func (r *reading) brute(k int) bool {
	if r.t.Lemma(k) != "force" || r.t.XPOS(k) != "NN" {
		return false
	}
	for _, c := range r.t.Kids(k) {
		switch r.t.Form(c) {
		case "physical", "excessive", "lethal", "deadly", "brute", "disproportionate", "unnecessary":
			return r.t.Rel(c) == "amod"
		}
	}
	return false
}

// amount reports whether token k is a sum of money.
func (r *reading) amount(k int) bool {
	n := r.t.Counted(k)
	switch r.t.Lemma(n) {
	case "dollar", "euro", "pound", "rupee", "yuan", "yen", "ruble", "rouble", "peso", "naira", "shilling", "rand":
		return true
	}
	return false
}

// charged makes the accused the doer of the deed: "convicted of the killing",
// "arrested on suspicion of murder".
func (r *reading) charged(e *Event) {
	if e.Type != "ASSAULT" && e.Type != "COERCE" || e.Entry.Frame.Name == "death" {
		return
	}
	switch e.Entry.Frame.Name {
	case "coerce.arrest", "coerce.deport":
		return
	}
	if len(e.Slots["by"]) == 0 {
		e.Slots["by"] = r.t.Accused(e.Head)
	}
}

// backed sets right who backs and who is backed: "the support of Tarvia for the
// plan", "with the backing of the army".
func (r *reading) backed(e *Event, top int) {
	if e.Type == "SUPPORT" && r.t.Case(top) == "with" && len(e.Slots["of"])+len(e.Slots["for"])+len(e.Slots["to"]) == 0 && len(e.Slots["from"]) > 0 {
		if h := r.t.Head(top); h >= 0 && r.t.Rel(top) == "nmod" && r.t.Rel(h) == "nsubj" && r.partyActs(Party{h, "for", -1}) {
			e.Slots["for"] = append(e.Slots["for"], h) // "the rebels, with support from Tarvia, took"
		}
	}
	if e.Type != "SUPPORT" || len(e.Slots["of"]) == 0 {
		return
	}
	if c := r.t.Case(top); (c == "with" || c == "without") && (r.t.Rel(top) == "obl" || r.t.Rel(top) == "nmod" && top > 0 && (r.t.Form(r.first(top)-1) == "," || r.t.Form(r.first(top)) == ",")) || len(e.Slots["for"])+len(e.Slots["to"]) > 0 {
		e.Slots["by"] = append(e.Slots["by"], e.Slots["of"]...)
		delete(e.Slots, "of")
		if h := r.t.Head(top); r.t.Rel(top) == "nmod" && h >= 0 && r.t.Rel(h) == "nsubj" && len(e.Slots["for"])+len(e.Slots["to"]) == 0 {
			e.Slots["for"] = append(e.Slots["for"], h) // "the mayor, with the support of her party, won"
		} else if r.t.Rel(top) == "obl" && (r.t.Case(top) == "with" || r.t.Case(top) == "without") && len(e.Slots["for"])+len(e.Slots["to"]) == 0 && r.t.Verbal(h) {
			s := r.slotsOf(h) // "won the vote with the support of her party"
			for _, k := range slices.Concat(s["subj"], s["obj"]) {
				if slices.Contains(s["subj"], k) || len(s["subj"]) == 0 {
					e.Slots["for"] = append(e.Slots["for"], k)
				}
			}
		}
	}
}

// indirect takes the first of two objects as the one it is done to, the second as a
// thing: "denied them entry". It reports whether there was one.
func (r *reading) indirect(e *Event, parts []lexicon.Part) bool {
	wants := false
	for _, p := range parts {
		if p.Slot == "iobj" {
			return false
		}
		wants = wants || p.Role == 'R'
	}
	ok := false
	for _, k := range e.Slots["iobj"] {
		if wants && !slices.Contains(e.Slots["obj"], k) && (r.partyActs(Party{k, "iobj", -1}) || r.t.UPOS(k) == "PRON") {
			ok = r.takeTarget(e, k, "iobj") || ok
		}
	}
	if !ok {
		return false
	}
	for _, k := range e.Slots["obj"] {
		if !r.partyActs(Party{k, "obj", -1}) && r.typeAt(k) == "" {
			e.Targets = append(e.Targets, Party{k, "obj", -1})
		}
	}
	return true
}

// modifiers takes "Tarvia" in "US", "UN" or "Taliban" before a noun whose frame has
// adjectives of doers as it would take an adjective.
func (r *reading) modifiers(e *Event, parts []lexicon.Part) {
	adjective := false
	for _, p := range parts {
		if p.Slot == "comp" {
			return
		}
		adjective = adjective || p.Slot == "amod" && (p.Role == 'A' || p.Role == 'B')
	}
	if !adjective {
		return
	}
	for _, k := range e.Slots["comp"] {
		a := r.c.Arg(k)
		if a.Kind == sitrep.KindState && !r.landNamed(k) || a.Actor != "" && a.Kind == sitrep.KindOrganization && r.inName(k) && slices.ContainsFunc(a.Sectors, armed) {
			e.Slots["amod"] = append(e.Slots["amod"], k)
		}
	}
}

// armed are the sectors of those who act with force or for states.
func armed(sector string) bool {
	switch sector {
	case "GOV", "MIL", "COP", "SPY", "REB", "UAF", "IGO", "PRM", "SEP", "OPP":
		return true
	}
	return false
}

// together adds those who act with the doer: "the army, along with the militia",
// "aided by the police".
func (r *reading) together(e *Event) {
	if e.Entry.POS != 'v' {
		return
	}
	for _, slot := range []string{"along with", "together with", "jointly with", "alongside", "with"} {
		for _, k := range e.Slots[slot] {
			if slot == "with" && (!r.t.Passive(e.Head) || e.Entry.Frame.Name != "coerce.arrest" && e.Entry.Frame.Name != "abduct" || !r.living(k) || r.t.Child(k, "amod", "nummod", "nmod:poss") < 0 && r.t.UPOS(k) != "PROPN") {
				continue // "has been held since May, with three others"
			}
			if e.Entry.Frame.Name == "death" {
				continue // "a sailor died alongside him": no doer, and his death is told elsewhere
			}
			if r.t.Passive(e.Head) && r.living(k) && !slices.ContainsFunc(r.c.Arg(k).Sectors, armed) && (e.Type == "ASSAULT" || e.Type == "COERCE") {
				if !r.hasSame(e.Targets, k) { // "was held by police along with two friends"
					e.Targets = append(e.Targets, Party{k, slot, -1})
				}
				continue
			}
			if (r.partyActs(Party{k, slot, -1}) || r.landNamed(k)) && !r.hasSame(e.Targets, k) && !r.hasSame(e.Actors, k) {
				e.Actors = append(e.Actors, Party{k, slot, -1})
			}
		}
	}
	if len(e.Actors) == 0 {
		return
	}
	r.withOthers(e)
	for _, v := range append(slices.Clone(r.t.Kids(e.Head)), r.t.Kids(e.Actors[0].Head)...) {
		switch r.t.Lemma(v) {
		case "aid", "back", "assist", "accompany", "join", "help":
			if rel := r.t.Rel(v); (rel == "advcl" || rel == "acl") && v < e.Head && r.t.Passive(v) {
				for _, k := range r.slotsOf(v)["subj"] {
					if r.partyActs(Party{k, "by", -1}) && !r.hasSame(e.Actors, k) {
						e.Actors = append(e.Actors, Party{k, "by", -1})
					}
				}
			}
		}
	}
}

// landNamed reports whether a modifier is a country or town by its own name, which
// before a noun tells where or about whom ("the Tarvia war") where an adjective or
// an abbreviation tells who.
func (r *reading) landNamed(k int) bool {
	form := r.doc.Tokens[k].Form
	if k > 0 && r.t.Form(k-1) == "-" || k+1 < len(r.doc.Tokens) && r.t.Form(k+1) == "-" {
		return false // "the Tarvia-Sarmania war"
	}
	if r.t.UPOS(k) != "PROPN" || strings.ToUpper(form) == form {
		return false
	}
	if a := r.c.Arg(k); a.Kind != sitrep.KindState && a.Kind != sitrep.KindPlace {
		return false
	}
	_, demonym := r.f.base.Demonym(form)
	_, state := r.f.base.StateByName(form)
	return state || !demonym
}

// aimed reports whether an event noun tells whom it was done to.
func (r *reading) aimed(e *Event) bool {
	for _, slot := range []string{"on", "against", "into", "of"} {
		if len(e.Slots[slot]) > 0 {
			return true
		}
	}
	return false
}

// hyphened is the first of two countries' adjectives in "Tarvian-Sarmanian", given
// the second, or -1.
func (r *reading) hyphened(k int) int {
	if k < 2 || r.t.Form(k-1) != "-" && r.t.Form(k-1) != "–" || r.doc.Tokens[k-2].Sent != r.doc.Tokens[k].Sent {
		return -1
	}
	if a := r.c.Arg(k - 2); a.Kind == sitrep.KindState && r.c.Arg(k).Kind == sitrep.KindState {
		return k - 2
	}
	return -1
}

// authors adds those behind a thing that a participle tells: "rejected claims made
// by the opposition", "a petition filed by farmers".
func (r *reading) authors(e *Event, k int) bool {
	ok := false
	if e.Entry.Frame.Name == "accuse.investigate" {
		return false
	}
	for _, v := range r.t.Kids(k) {
		if r.t.Rel(v) != "acl" || !r.t.Verbal(v) || !r.t.Passive(v) && !r.lodges(v, k) || r.settles(v) {
			continue
		}
		for _, x := range r.slotsOf(v)["subj"] {
			if x != k && sitrep.CanAct(r.c.Arg(x).Kind) && !r.hasSame(e.Actors, x) && !r.hasSame(e.Targets, x) {
				e.Targets = append(e.Targets, Party{x, "whose", -1})
				ok = true
			}
		}
	}
	return ok
}

// settles reports whether participle v tells what others do with a thing that they did
// not make: "the bill, which will be debated by the senate".
func (r *reading) settles(v int) bool {
	switch r.t.Lemma(v) {
	case "adopt", "approve", "pass", "ratify", "reject", "consider", "discuss", "debate", "review", "accept", "attend", "watch", "hear", "read", "see", "need", "affect":
		return true
	}
	return false
}

// lodges reports whether relative clause v on k tells who put it forward: "an appeal
// that the miners filed".
func (r *reading) lodges(v, k int) bool {
	switch r.t.Lemma(v) {
	case "file", "submit", "lodge", "make", "bring", "present", "table", "propose", "issue", "put":
		return slices.Contains(r.slotsOf(v)["obj"], k)
	}
	return false
}

// first is the first token of the phrase that token k heads.
func (r *reading) first(k int) int {
	out := k
	for _, c := range r.t.Kids(k) {
		out = min(out, c)
	}
	return max(out, 1)
}

// withOthers adds those who act with the doer in the clause above: "is fighting alongside the
// army to retake the camp", "she, along with two aides, met the press, alleging that".
func (r *reading) withOthers(e *Event) {
	h := r.t.Head(e.Head)
	if r.t.Rel(e.Head) != "advcl" || h < 0 || !r.t.Verbal(h) || r.t.Child(e.Head, "nsubj") >= 0 || r.t.Passive(h) || r.t.Passive(e.Head) {
		return
	}
	if c := r.t.Case(e.Head); c != "to" && c != "" {
		return
	}
	s := r.slotsOf(h)
	if !slices.ContainsFunc(e.Actors, func(p Party) bool { return slices.Contains(s["subj"], p.Head) }) {
		return
	}
	for _, slot := range []string{"along with", "together with", "jointly with", "alongside"} {
		for _, k := range s[slot] {
			if r.partyActs(Party{k, slot, -1}) && !r.hasSame(e.Targets, k) && !r.hasSame(e.Actors, k) {
				e.Actors = append(e.Actors, Party{k, slot, -1})
			}
		}
	}
}
