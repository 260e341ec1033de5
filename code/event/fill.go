package event

import (
	"maps"
	"slices"
	"sort"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/code/lexicon"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
)

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
	r.commanded(e)
	r.retaken(e)
	r.setting(e)
	r.wielded(e)
	r.ofOwners(e)
	r.modeByMeans(e)
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

// heardOn reports whether a slot tells where something is said and not who is hit: "claimed the raid
// on its Telegram channel". A fine is laid on a network, and a call goes to it.
func (r *reading) heardOn(e *Event, k int, slot string) bool {
	if slot != "on" || e.Type == "COERCE" || e.Type == "SANCTION" || r.t.Lemma(e.Head) == "call" {
		return false
	}
	if r.t.UPOS(k) == "PROPN" && vocab.Networks[r.t.Lemma(k)] {
		return true
	}
	return vocab.Outlets[r.t.Lemma(k)] && slices.ContainsFunc(r.t.Kids(k), func(m int) bool { return vocab.Networks[r.t.Form(m)] })
}

// byPaper gives what a document says or does to those whose it is, and where nobody is told to
// the document: "the union's report accuses", "the indictment names".
func (r *reading) byPaper(e *Event, k int, slot string) bool {
	if slot != "subj" || e.Type == "ASSAULT" || !cast.Paper(r.t.Lemma(k)) {
		return false
	}
	o := r.c.Author(k)
	if o < 0 && !Spoken[e.Type] {
		return false
	}
	e.Actors = append(e.Actors, r.signed(k, slot, o)...)
	return true
}

// signed are the parties whose document k is, o being the head of the first, or -1.
func (r *reading) signed(k int, slot string, o int) []Party {
	if o < 0 {
		return []Party{{k, slot, -1}}
	}
	var out []Party
	for _, x := range r.t.Conj(o) {
		if x == o || sitrep.CanAct(r.c.Arg(x).Kind) {
			out = append(out, Party{k, slot, x})
		}
	}
	return out
}

// inPaper gives what is said of somebody in a document, by nobody else that is told, to those
// whose it is: "the army was blamed in the union's report".
func (r *reading) inPaper(e *Event) {
	if e.Entry.POS != 'v' || len(e.Actors) > 0 || !r.t.Passive(e.Head) || e.Type == "ASSAULT" || e.Type == "COERCE" {
		return
	}
	for _, k := range e.Slots["in"] {
		if cast.Paper(r.t.Lemma(k)) && Spoken[e.Type] && len(e.Actors) == 0 {
			e.Actors = r.signed(k, "in", r.c.Author(k))
		}
	}
}

// organs reports whether a thing is told as that of an armed body: "army tanks".
func (r *reading) organs(k int) bool {
	for _, c := range r.t.Kids(k) {
		if r.t.Rel(c) == "compound" || r.t.Rel(c) == "amod" {
			switch r.t.Lemma(c) {
			case "government", "army", "military", "navy", "rebel", "junta", "regime", "militia", "police", "coalition":
				return true
			}
		}
	}
	return false
}

// suicide reports whether token k is a suicide bomber, a person and no aircraft.
func (r *reading) suicide(k int) bool {
	for _, c := range r.t.Kids(k) {
		if r.t.Lemma(c) == "suicide" {
			return r.t.Lemma(k) == "bomber"
		}
	}
	return false
}

// sides are nouns that name parties to something without saying what they are.
var sides = map[string]bool{"side": true, "party": true, "country": true, "nation": true, "neighbour": true, "neighbor": true, "state": true,
	"rival": true, "foe": true, "faction": true, "pair": true, "power": true, "delegation": true, "team": true, "mission": true, "force": true, "thousand": true,
	"hundred": true, "dozen": true, "ten": true, "crowd": true, "other": true}

// Side reports whether a lemma names a party to a conflict or a deal without
// saying what it is: "both sides", "the parties".
func Side(lemma string) bool {
	switch lemma {
	case "side", "party", "faction", "country", "nation", "neighbour", "neighbor", "power":
		return true
	}
	return false
}

// agentNoun reports whether the knowledge base has the noun as a kind of people.
func (r *reading) agentNoun(k int) bool {
	if u := r.t.UPOS(k); u != "NOUN" && u != "PROPN" {
		return false
	}
	words := []string{r.t.Form(k)}
	for i := k - 1; i >= 0 && r.t.Rel(i) == "compound" && r.t.Head(i) == k; i-- { // no "nerve agent"
		words = append([]string{r.t.Form(i)}, words...)
	}
	_, _, ok := r.f.base.Agent(words)
	return ok
}

// takeModifier reads "US raid", "rebel attack", "rocket attack", "church bombing".
func (r *reading) takeModifier(e *Event, k int, slot string) bool {
	lemma := r.t.Lemma(k)
	if _, ok := r.f.means[lemma]; ok || e.Start <= k && k < e.End {
		return false // "house" in "house arrest" is part of the trigger
	}
	if lemma == "terrorist" || lemma == "terror" || lemma == "militant" && slot == "amod" {
		return false
	}
	a := r.c.Arg(k)
	if slot == "comp" && r.stricken(e, k) {
		return false
	}
	switch {
	case a.Actor != "" || a.Kind == sitrep.KindState || a.Kind == sitrep.KindOrganization && r.inName(k):
	case (slot == "comp" || slot == "amod") && (r.agentNoun(k) || r.fighting(e, k)), r.soldierly(e, k, slot):
	default:
		return false
	}
	if slot == "comp" && r.bystander(e, k) {
		return false
	}
	if slot == "comp" && e.Type == "ASSAULT" && a.Kind == sitrep.KindPerson && !slices.ContainsFunc(a.Sectors, armed) {
		return false // "the Santel shooting": whose, or where
	}
	if slot == "comp" && crimes[e.Entry.Frame.Name] && a.Kind == sitrep.KindOrganization && len(a.Sectors) == 0 && !r.c.Known(k) && e.Entry.POS == 'n' && !r.aimed(e) {
		e.Sites = append(e.Sites, k)
		return false // "the Millbrook shootings": a town or a plant that nobody knows
	}
	if r.troubled(e, k, slot) {
		e.Sites = append(e.Sites, k)
		return false
	}
	switch r.modified(e, k, slot) {
	case 'R':
		e.Targets = append(e.Targets, Party{k, slot, -1})
		return false
	case 'S':
		e.Sites = append(e.Sites, k)
		return false
	}
	if (r.undergoes(e) || slot == "comp" && e.Type == "COERCE" && len(a.Sectors) > 0 && !slices.ContainsFunc(a.Sectors, armed)) && (a.Kind == sitrep.KindPeople || a.Kind == sitrep.KindPerson) {
		e.Targets = append(e.Targets, Party{k, slot, -1})
		return false
	}
	if slot == "comp" && r.landNamed(k) && (!r.aimed(e) || e.Type == "PROTEST") {
		if e.Entry.Frame.Name == "coerce.sanction" {
			e.Targets = append(e.Targets, Party{k, slot, -1}) // "the Tarvia sanctions"
		} else {
			e.Sites = append(e.Sites, k) // "the Tarvia war", "the Tarvia riots"
		}
		return false
	}
	if x := r.hyphened(k); x >= 0 {
		e.Actors = append(e.Actors, Party{x, slot, -1})
	}
	e.Actors = append(e.Actors, Party{k, slot, -1})
	return true
}

// vague are adjectives of violence that name nobody's side.
var vague = map[string]bool{"terrorist": true, "extremist": true, "revolutionary": true, "militant": true, "hostile": true, "religious": true}

// fighting reports whether an adjective is a noun of those who fight and did e: "guerrilla
// ambushes", not "separatist wars", which others fought too.
func (r *reading) fighting(e *Event, k int) bool {
	if r.t.UPOS(k) != "ADJ" || vague[r.t.Lemma(k)] || e.Both {
		return false
	}
	sectors, _, ok := r.f.base.Agent([]string{r.t.Form(k)})
	return ok && slices.ContainsFunc(sectors, func(s string) bool { return s == "REB" || s == "PRM" || s == "SEP" || s == "UAF" })
}

// undergoes are nouns whose possessor or modifier is the one it is done to: "the
// mayor's murder", "hostage release".
func (r *reading) undergoes(e *Event) bool {
	if e.Entry.POS != 'n' {
		return false
	}
	switch r.t.Lemma(e.Head) {
	case "trial", "indictment", "prosecution", "sentencing", "conviction":
		return e.Type == "ACCUSE" || e.Type == "COERCE"
	}
	switch e.Entry.Frame.Name {
	case "support.recognise":
		return len(e.Slots["of"]) == 0
	case "death", "retreat.release", "concede.leave", "accuse.impeach", "accuse.investigate", "cooperate.extradite":
		return true
	}
	return Personal[e.Entry.Frame.Name]
}

// patients makes those targets of e whose it is and who undergo it, where others are told to have done
// it: "her role in the envoy's kidnapping".
func (r *reading) patients(e *Event) {
	for _, k := range e.Slots["poss"] {
		if r.patient(e, k) && !r.hasSame(e.Actors, k) {
			e.Targets = append(e.Targets, Party{k, "poss", -1})
		}
	}
}

// patient reports whether possessor k of e is its target.
func (r *reading) patient(e *Event, k int) bool {
	if e.Entry.Frame.Name == "accuse.investigate" && r.c.Arg(k).Kind == sitrep.KindOrganization {
		return false // "the bureau's investigation"
	}
	if !r.undergoes(e) || e.Entry.Frame.Name == "concede.leave" || r.t.Lemma(e.Head) == "custody" || r.t.Lemma(e.Head) == "captivity" {
		return false
	}
	a := r.c.Arg(k)
	if a.Kind == sitrep.KindOrganization && Personal[e.Entry.Frame.Name] && slices.ContainsFunc(a.Sectors, armed) {
		return false // "the army's detention, torture and killing of herders"
	}
	return len(e.Slots["of"])+len(e.Slots["into"]) == 0 && a.Kind != sitrep.KindState
}

func (r *reading) has(ps []Party, k int) bool {
	return slices.ContainsFunc(ps, func(p Party) bool { return p.Head == k || r.who(p) == k })
}

// owners are the modifiers that tell whose thing k is: "US" in "US drone", both
// in "Tarvian and Sarmanian jets", that of the compound in "Tarvian navy ships".
func (r *reading) owners(k int) []int {
	var inner []int
	for _, c := range r.t.Kids(k) {
		switch r.t.Rel(c) {
		case "amod", "compound", "nmod":
			if r.t.Rel(c) == "nmod" && r.t.Doc.Tokens[c].Deprel != "nmod:poss" {
				continue
			}
			if r.t.UPOS(c) == "PRON" && r.c.Arg(c).Actor == "" {
				if s := r.speaker(k); s >= 0 { // "the army said its jets"
					return []int{s}
				}
				continue
			}
			var out []int
			for _, x := range r.t.Conj(c) {
				if a := r.c.Arg(x); a.Actor != "" && a.Kind != sitrep.KindPlace || a.Kind == sitrep.KindState {
					out = append(out, x)
				}
			}
			if len(out) > 0 {
				return out
			}
			if r.t.Rel(c) == "compound" && len(inner) == 0 {
				inner = r.owners(c)
			}
		}
	}
	return inner
}

// takeTarget gives what stands in a slot the part of the one it was done to, or of the place,
// means or number that it is instead. It reports whether nobody else need be looked for.
func (r *reading) takeTarget(e *Event, k int, slot string) bool {
	told := k
	k = r.refer(k)
	if r.has(e.Actors, k) || r.has(e.Means, k) || r.t.Verbal(k) || r.clock(k) {
		return false
	}
	n := r.t.Counted(k)
	if n != k && !slices.Contains(e.Consumed, n) && r.t.UPOS(k) != "NUM" {
		k = n
	}
	if r.t.Counted(k) == k && !r.ofThose(k) && (r.t.UPOS(k) == "NUM" || r.t.Lemma(k) == "dozen" || r.t.Lemma(k) == "hundred" || r.t.Lemma(k) == "thousand") && (harmFrame(e) || e.Type == "COERCE") {
		e.Numbers = append(e.Numbers, k)
		return true // "killed 11", "detained dozens": a toll, and a party where nobody else is
	}
	if r.t.Lemma(k) == "movement" && !r.inName(k) && r.t.Child(k, "compound", "amod", "nmod:poss") < 0 && (e.Type == "COERCE" || e.Entry.Frame.Name == "retreat.ease") {
		return false // "restricted movement" is of everybody's
	}
	if slot == "obj" && r.chants(e) {
		return false
	}
	if slot == "obj" && r.sends(e, k) {
		e.Means = append(e.Means, Party{k, slot, -1})
		return false
	}
	if e.Entry.Frame.Name == "consult.host" && occasions[r.t.Lemma(k)] {
		return false // "hosted the Spring Banquet"
	}
	if slot == "with" && e.Entry.Frame.Name == "accuse.crime" {
		return false // "filed a petition with the court"
	}
	if taken, decided := r.bySlot(e, k, slot); decided {
		return taken
	}
	if r.pointedAt(e, k, slot) || r.usedOn(e, k, slot) {
		return false
	}
	a := r.c.Arg(k)
	if a.Kind == sitrep.KindPlace || a.Kind == sitrep.KindState && r.partOfLand(k) {
		e.Sites = append(e.Sites, k)
	}
	if w := r.f.means[r.t.Lemma(k)]; w != [2]string{} && slot == "obj" && r.t.Lemma(k) != "helicopter" && r.typeAt(k) != "" {
		return false
	}
	if e.Entry.Frame.Name == "consult.visit" && a.Kind == sitrep.KindState {
		e.Sites = append(e.Sites, k)
	}
	if r.abstract(e, k, slot) {
		return false
	}
	if told != k && r.t.UPOS(told) == "PRON" {
		e.Targets = append(e.Targets, r.spoken(told, k, slot)...)
		return true
	}
	e.Targets = append(e.Targets, Party{k, slot, -1})
	if e.Type == "ASSAULT" || e.Type == "COERCE" || r.partyActs(Party{k, slot, -1}) {
		return true
	}
	// Outside of violence a thing leaves room for the one it concerns: "sent food
	// to the camp".
	return r.whose(e, k)
}

// occasions are nouns of what is held for guests, also as the last word of its name.
var occasions = lists.Set("banquet ball breakfast ceremony conclave conference dinner exhibition expo festival forum gala lunch luncheon meeting party reception seminar summit workshop")

// bySlot decides on what stands before e's noun or behind a preposition of place that is no
// party for that; decided is false where it may be one.
func (r *reading) bySlot(e *Event, k int, slot string) (taken, decided bool) {
	a := r.c.Arg(k)
	switch slot {
	case "comp":
		_, means := r.f.means[r.t.Lemma(k)]
		return false, means || slices.Contains(e.Sites, k) || !r.agentNoun(k) && !sitrep.CanAct(a.Kind) && !r.f.lex.In("target", r.t.Lemma(k))
	case "in", "at", "near", "outside", "inside", "to", "over", "among":
	default:
		return false, false
	}
	if slot == "to" && e.Entry.Frame.Name == "coerce.blockade" {
		return false, false // "laid siege to the town"
	}
	if slot == "at" && e.Type == "ASSAULT" && occasion[r.t.Lemma(k)] && r.t.Child(k, "compound", "amod", "nmod:poss") >= 0 && a.Actor == "" {
		e.Sites = append(e.Sites, k) // "at an office party"
		return false, true
	}
	if a.Kind == sitrep.KindPlace {
		e.Sites = append(e.Sites, k)
		if (slot != "to" || e.Type == "ASSAULT") && !(slot == "at" && (e.Type == "ASSAULT" && (len(e.Slots["obj"]) > 0 || e.Carrier >= 0 && e.Entry.Frame.Name == "attack.launch") || e.Type == "ACCUSE" && r.country(k))) {
			return false, true // "at the port" is where, "fired rockets at Tarvia", "hit out at Tarvia" at whom
		}
	}
	if a.Kind == sitrep.KindThing && (slot == "in" || slot == "to" || slot == "over") && !r.f.lex.In("target", r.t.Lemma(k)) && !(slot == "over" && e.Entry.Frame.Name == "coerce.occupy") {
		return slot == "to" && e.Type != "CONCEDE" && r.whose(e, k), true // "objected to the mayor's choice"
	}
	return false, false
}

// pointedAt reports whether k is an "it" or "that" of which nobody knows what it is; where
// somebody must be meant it is the target all the same: "fired on it", "asked it to act".
func (r *reading) pointedAt(e *Event, k int, slot string) bool {
	a, lemma := r.c.Arg(k), r.t.Lemma(k)
	if r.t.UPOS(k) != "PRON" || lemma != "it" && lemma != "this" && lemma != "that" || Those(r.t, k) || a.Actor != "" || a.Kind != sitrep.KindThing {
		return false
	}
	if e.Entry.POS == 'v' && slot != "by" && r.t.Form(k) == "it" && (e.Type == "REQUEST" && (slot == "obj" || slot == "iobj") && len(e.Slots["xcomp"]) > 0 || e.Type == "ASSAULT" || e.Entry.Frame.Name == "coerce.occupy" || e.Entry.Frame.Name == "coerce.seize") {
		e.Targets = append(e.Targets, Party{k, slot, -1})
	}
	return true
}

// usedOn reports whether k is what e was done with, and takes it as such: "laid mines", "used
// water cannon on the crowd".
func (r *reading) usedOn(e *Event, k int, slot string) bool {
	if !slices.Contains(e.Consumed, k) {
		return false
	}
	_, means := r.f.means[r.t.Lemma(k)]
	if means && e.Type == "ASSAULT" && e.Entry.Frame.Name != "attack.aerial" || e.Entry.Frame.Name == "repress" && !sitrep.CanAct(r.c.Arg(k).Kind) && !r.agentNoun(k) {
		r.addMeansParty(e, k, slot)
		return true
	}
	return false
}

// abstract reports whether k is a thing to which e can't be done in earnest, so that e tells
// none of its acts: "attacked the plan", "arrested the decline"; boats can be captured.
func (r *reading) abstract(e *Event, k int, slot string) bool {
	kind, lemma := r.c.Arg(k).Kind, r.t.Lemma(k)
	if slot == "obj" && e.Entry.Frame.Name == "abduct" && slices.ContainsFunc(e.Slots["subj"], r.uniformed) {
		return false // whoever is kidnapped by gunmen: "the host of a programme"
	}
	if e.Type == "ASSAULT" && kind == sitrep.KindThing && !r.concrete(k) && len(e.Means) == 0 && r.t.Child(e.Head, "nummod") < 0 && !r.byForce(e) {
		e.Abstract = true
		return true
	}
	if !Personal[e.Entry.Frame.Name] || kind != sitrep.KindThing && kind != sitrep.KindPlace || r.agentNoun(k) || r.t.Counted(k) != k || r.f.lex.In("prisoner", lemma) || Tradesman(r.t, e.Head, k) || fellows[lemma] {
		return false
	}
	switch r.t.UPOS(k) {
	case "PRON", "NUM", "PROPN", "ADJ", "DET":
		return false
	}
	if r.f.lex.In("vehicle", lemma) || r.f.lex.In("vessel", lemma) {
		e.Targets = append(e.Targets, Party{k, slot, -1}) // "captured two boats and their crews"
	} else {
		e.Abstract = true
	}
	return true
}

// whose adds the one behind a thing: "condemned Tarvia's launch", "rejected a plan
// by Tarvia", "welcomed the Tarvian offer".
func (r *reading) whose(e *Event, k int) bool {
	switch e.Type {
	case "ACCUSE", "SUPPORT", "REJECT", "CONCEDE", "AGREE":
	case "PROTEST":
		if !r.grievance(e, k) {
			return false
		}
	default:
		return false
	}
	s := r.slotsOf(k)
	if e.Entry.POS == 'v' && !r.t.Passive(e.Head) && len(s["by"]) == 0 && r.t.Rel(k) == "obj" { // hung on the verb
		s = maps.Clone(s)
		s["by"] = r.nouns(e.Slots["by"])
	}
	violent := r.typeAt(k) == "ASSAULT" || r.typeAt(k) == "COERCE"
	if r.between(e, s["between"], k) {
		return true
	}
	for _, slot := range []string{"by", "poss", "from", "amod", "comp", "against", "of"} {
		if e.Type == "PROTEST" && (slot == "of" || slot == "amod" && r.typeAt(k) == "") || slot == "of" && e.Entry.Frame.Name == "reject.refuse" {
			continue // "protested the closure of the mine", "a Tarvian law", "refused to release the names of the men"
		}
		if slot == "against" && (e.Type == "SUPPORT" || e.Entry.Frame.Name == "accuse.investigate" && !vocab.Charges[r.t.Lemma(k)]) {
			continue // "defended their actions against the miners"
		}
		if violent && (slot == "against" || slot == "of") {
			continue // those it was done to
		}
		if x := r.at[k]; slot == "poss" && (felt[r.t.Lemma(k)] || x != nil && violent && r.patient(x, k)) {
			continue // "voiced Tarvia's concern", "condemned her murder"
		}
		for _, x := range s[slot] {
			a := r.c.Arg(x)
			if (slot == "amod" || slot == "comp") && (national[r.t.Lemma(k)] || bonds[r.t.Lemma(k)]) || r.brute(x) {
				continue // "the Tarvian economy", "Tarvian ties", "the use of excessive force"
			}
			if (slot == "amod" || slot == "comp") && a.Actor == "" && a.Kind != sitrep.KindState || !sitrep.CanAct(a.Kind) && !Side(r.t.Lemma(x)) && !(r.country(x) && (slot == "by" || slot == "poss")) || r.hasSame(e.Actors, x) || r.hasSame(e.Targets, x) {
				continue
			}
			if h := r.hyphened(x); h >= 0 {
				e.Targets = append(e.Targets, Party{h, "whose", -1})
			}
			e.Targets = append(e.Targets, Party{x, "whose", -1})
			r.beside(e, x)
			return true
		}
	}
	return r.authors(e, k)
}

// beside adds those whose a thing is together with x: "praised the efforts of nurses, clerks and
// drivers".
func (r *reading) beside(e *Event, x int) {
	for _, y := range r.t.Conj(x)[1:] {
		if sitrep.CanAct(r.c.Arg(y).Kind) && !r.hasSame(e.Actors, y) && !r.hasSame(e.Targets, y) {
			e.Targets = append(e.Targets, Party{y, "whose", -1})
		}
	}
}

// partOfLand reports whether a country's name stands for a part of its land:
// "southern Tarvia".
func (r *reading) partOfLand(k int) bool {
	for _, c := range r.t.Kids(k) {
		switch r.t.Form(c) {
		case "southern", "northern", "eastern", "western", "central", "south", "north", "southeastern", "northeastern", "northwestern", "southwestern":
			return true
		}
	}
	return false
}

// clock reports whether token k is an hour or part of a date: "at about 7 a.m.", "on 27 May".
func (r *reading) clock(k int) bool {
	for _, n := range r.doc.NamesIn(k, k+1) {
		if n.Label == "Date" || n.Label == "Time" {
			return true
		}
	}
	if f := r.t.Form(k); r.t.UPOS(k) != "NUM" && f != "noon" && f != "midnight" || f == "" {
		return false
	}
	if k+1 < len(r.doc.Tokens) && hours[r.t.Form(k+1)] || strings.Contains(r.t.Form(k), ":") {
		return true
	}
	return r.t.UPOS(k) != "NUM"
}

// hours are what stands behind the number of an hour or a day.
var hours = lists.Set(`a.m. p.m. am pm o'clock o’clock hours hrs gmt local january february march april may june july august september october
	november december jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.`)

// ofThose reports whether number k tells of some of those whom a sentence before counts: "Six were
// seized. Two were shot." In one sentence it is their toll: "shot six, killing two".
func (r *reading) ofThose(k int) bool {
	w := r.c.Whole(k)
	return w >= 0 && sitrep.CanAct(r.c.Arg(k).Kind) && r.doc.Tokens[w].Sent < r.doc.Tokens[k].Sent
}

// byForce reports whether those who are armed do with weapons or fire what has only things and
// people for its object: "the rebels shelled the mill race".
func (r *reading) byForce(e *Event) bool {
	return e.Entry.POS == 'v' && (weaponed[e.Entry.Frame.Name] || e.Entry.Frame.Name == "attack" && (r.t.Lemma(e.Head) == "hit" || r.t.Lemma(e.Head) == "strike")) && slices.ContainsFunc(e.Slots["subj"], r.uniformed)
}

// weaponed are the frames of what is done with weapons or fire.
var weaponed = map[string]bool{"attack.shell": true, "attack.bombs": true, "attack.aerial": true, "attack.arson": true, "attack.grenade": true, "attack.launch": true}

// concrete reports whether a thing is one that can be hit: of the lexicon's
// targets, a place, a weapon, or one with a number or a name.
func (r *reading) concrete(k int) bool {
	if w := r.c.Whole(k); w >= 0 {
		return r.concrete(w) // "both were shot down"
	}
	l := r.t.Lemma(k)
	for _, set := range []string{"target", "property", "control", "troops", "vehicle", "border", "prisoner", "ceasefire.break", "peacekeeper"} {
		if r.f.lex.In(set, l) {
			return true
		}
	}
	return r.inName(k) || r.agentNoun(k) || r.t.UPOS(k) == "PRON" || r.t.UPOS(k) == "NUM" || r.t.Child(k, "nummod") >= 0
}
