package code

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/code/link"
	"github.com/sitrep-news/sitrep/code/trust"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// involved are the sectors of those who have a part in a conflict beside the public ones: who stands
// up to the state, lives off the war, has fled it or suffers it.
var involved = lists.Set("CRM REF ELI SET HRG CVL")

// embroiled reports whether people of a sector have a part in a conflict.
func embroiled(sector string) bool { return trust.PublicSector(sector) || involved[sector] }

// idle marks the tellings that are no business of a conflict record: a singer's
// plans, a company's partnership, a striker's shot. A sentence or two say too little
// of what they are about, and are left alone.
func idle(doc *nlp.Doc, who *cast.Cast, tellings []*link.Telling) {
	if len(doc.Tokens) < fewTokens {
		return
	}
	games := sport(doc) || story(doc)
	mishap, peace := calamity(doc)
	hit, force := wronged(who, tellings), forces(tellings)
	violent := len(force) >= leastForce
	for _, t := range tellings {
		t.Idle = games && len(t.Tolls) == 0 && t.Type != "PROTEST" || private(doc, who, t.Event) && !answers(who, t.Event, hit) && !(violent && bodyAnswers(who, t.Event)) && !(t.Type == "REQUEST" && slices.ContainsFunc(slices.Concat(t.Content, t.Slots["xcomp"]), func(k int) bool { return force[k] })) || mishap && (agentless(t.Event) || cleared(who, t.Event)) ||
			peace && agentless(t.Event) && doc.Tokens[t.Head].Lemma == "damage"
	}
}

// wronged are the ids of the actors whom the report tells to have been held, charged or
// attacked: what they answer is its business.
func wronged(who *cast.Cast, tellings []*link.Telling) map[string]bool {
	out := map[string]bool{}
	for _, t := range tellings {
		if t.Type != "COERCE" && t.Type != "ASSAULT" {
			continue
		}
		for _, p := range t.Targets {
			if a := who.Arg(p.Head); a.Actor != "" && p.Owner < 0 && a.Kind == sitrep.KindPerson {
				out[a.Actor] = true
			}
		}
	}
	return out
}

// forces are the heads of the violence that a report tells of: who calls for it does so in
// public.
func forces(tellings []*link.Telling) map[int]bool {
	out := map[int]bool{}
	for _, t := range tellings {
		if t.Type == "ASSAULT" {
			out[t.Head] = true
		}
	}
	return out
}

// answers reports whether an event is a denial, a charge or a demand of one of them, or a threat
// that one of them was made.
func answers(who *cast.Cast, e *event.Event, hit map[string]bool) bool {
	of := e.Actors
	switch e.Type {
	case "ACCUSE", "REJECT", "REQUEST":
	case "THREATEN":
		of = e.Targets
	default:
		return false
	}
	return slices.ContainsFunc(of, func(p event.Party) bool { return p.Owner < 0 && hit[who.Arg(p.Head).Actor] })
}

// fewTokens is the length from which a text is a report.
const fewTokens = 90

// private reports whether a dealing without violence is one among people who stand
// for no public body, or one that only a noun hints at.
func private(doc *nlp.Doc, who *cast.Cast, e *event.Event) bool {
	switch e.Type {
	case "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "REQUEST", "REJECT", "ACCUSE", "CONCEDE", "MOBILIZE", "RETREAT", "THREATEN":
	default:
		return false
	}
	if f := e.Entry.Frame.Name; f == "retreat.release" || f == "concede.pardon" || e.Public {
		return false
	}
	if e.Type == "THREATEN" && deadly(doc, e) {
		return false
	}
	if e.Type == "CONSULT" {
		return unofficial(doc, who, e)
	}
	parties := slices.Concat(e.Actors, e.Targets)
	if !slices.ContainsFunc(parties, func(p event.Party) bool {
		return publicParty(doc, who, p) && !(friendly(e.Type) && anyone(doc, who, e, p))
	}) && !labour(who, e) && !clergy(who, e) {
		return true
	}
	soft := e.Type == "AGREE" || e.Type == "SUPPORT" || e.Type == "COOPERATE"
	return soft && e.Entry.POS == 'n' && e.Carrier < 0 && len(e.Targets) == 0 && len(e.Actors) < 2
}

// deadly reports whether a threat is one of violence, which is nobody's private affair:
// "received death threats", "threatened her with rape".
func deadly(doc *nlp.Doc, e *event.Event) bool {
	if e.Entry.Frame.Name == "threaten.violence" {
		return true
	}
	s := doc.Sents[e.Sent]
	for i := max(s.Start, e.Start-3); i < min(s.End, e.End+8); i++ {
		switch strings.ToLower(doc.Tokens[i].Lemma) {
		case "death", "kill", "murder", "rape", "shoot", "bomb", "behead", "violence", "torture", "lynch":
			return true
		}
	}
	return false
}

// labour reports whether workers or their union ask, blame, turn down or threaten: a
// dispute of theirs is public whoever they have it with.
func labour(who *cast.Cast, e *event.Event) bool {
	switch e.Type {
	case "REQUEST", "REJECT", "ACCUSE", "THREATEN":
	default:
		return false
	}
	return slices.ContainsFunc(e.Actors, func(p event.Party) bool {
		a := who.Arg(p.Head)
		return (a.Kind == sitrep.KindOrganization || a.Kind == sitrep.KindPeople) && slices.Contains(a.Sectors, "LAB")
	})
}

// clergy reports whether people of a faith or their body ask, blame, turn down or threaten:
// bishops and imams speak in public.
func clergy(who *cast.Cast, e *event.Event) bool {
	switch e.Type {
	case "REQUEST", "REJECT", "ACCUSE", "THREATEN":
	default:
		return false
	}
	return slices.ContainsFunc(e.Actors, func(p event.Party) bool {
		return p.Owner < 0 && slices.Contains(who.Arg(p.Head).Sectors, "REL")
	})
}

// leastForce is how many acts of violence make a report one of conflict, in which what a company
// or a club says of a charge counts too.
const leastForce = 2

// bodyAnswers reports whether a body of whatever trade denies, charges or demands something.
func bodyAnswers(who *cast.Cast, e *event.Event) bool {
	switch e.Type {
	case "ACCUSE", "REJECT", "REQUEST":
	default:
		return false
	}
	return slices.ContainsFunc(e.Actors, func(p event.Party) bool {
		return p.Owner < 0 && who.Arg(p.Head).Kind == sitrep.KindOrganization
	})
}

// unofficial reports whether a talk or visit is none of officials: the visitor is a
// tourist, the talk is with a newspaper, only one side is told and it is one person.
func unofficial(doc *nlp.Doc, who *cast.Cast, e *event.Event) bool {
	n, several := 0, false
	for _, p := range slices.Concat(e.Actors, e.Targets) {
		a := who.Arg(p.Head)
		if slices.Contains(a.Sectors, "JRN") || doc.Tokens[p.Head].Lemma == "reporter" || doc.Tokens[p.Head].Lemma == "journalist" {
			return true
		}
		if publicParty(doc, who, p) && !anyone(doc, who, e, p) {
			n++
			several = several || strings.HasSuffix(doc.Tokens[p.Head].XPOS, "S") || a.Kind == sitrep.KindPeople
		}
	}
	if e.Entry.Frame.Name == "consult.visit" {
		return len(e.Actors) > 0 && !slices.ContainsFunc(e.Actors, func(p event.Party) bool {
			s := who.Arg(p.Head).Sectors
			return publicParty(doc, who, p) && !anyone(doc, who, e, p) && !(len(s) == 1 && s[0] == "CRM") && !(len(s) > 0 && s[0] == "CVL")
		})
	}
	return n == 0 || n == 1 && !several && len(e.Actors)+len(e.Targets) == 1 && e.Entry.Frame.Name != "consult.mediate" && e.Entry.Frame.Name != "consult.host"
}

// publicParty reports whether a party is a state, or a body, group or person of
// one of the public sectors.
func publicParty(doc *nlp.Doc, who *cast.Cast, p event.Party) bool {
	head := p.Head
	if p.Owner >= 0 {
		head = p.Owner
	}
	a := who.Arg(head)
	if a.Kind == sitrep.KindState || a.Country == "IGO" || event.Side(strings.ToLower(doc.Tokens[head].Lemma)) {
		return true
	}
	if slices.ContainsFunc(a.Sectors, embroiled) {
		return true
	}
	if a.Kind == sitrep.KindPlace && doc.Tokens[head].UPOS == "PROPN" {
		return true // a country by its land
	}
	return affairs[strings.ToLower(doc.Tokens[head].Lemma)] || mouthpiece(doc, head)
}

// mouthpiece reports whether token k is a medium that is told to be a government's: "state
// television", "pro-government papers".
func mouthpiece(doc *nlp.Doc, k int) bool {
	switch strings.ToLower(doc.Tokens[k].Lemma) {
	case "media", "medium", "television", "tv", "radio", "newspaper", "paper", "broadcaster", "channel", "outlet", "agency", "daily":
	default:
		return false
	}
	for i := max(0, k-4); i < k; i++ {
		switch strings.ToLower(doc.Tokens[i].Form) {
		case "state", "state-run", "state-owned", "state-controlled", "government", "pro-government", "official", "pro-regime":
			return true
		}
	}
	return false
}

// friendly types are dealings that people have with each other every day, and that
// count as news where one side is more than anyone.
func friendly(typ string) bool {
	switch typ {
	case "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "THREATEN":
		return true
	}
	return false
}

// anyone reports whether a party is a civilian of whom nothing else is known: a
// family, the residents, a man by his name.
func anyone(doc *nlp.Doc, who *cast.Cast, e *event.Event, p event.Party) bool {
	head := p.Head
	if p.Owner >= 0 {
		head = p.Owner
	}
	a := who.Arg(head)
	if len(a.Sectors) == 0 || slices.ContainsFunc(a.Sectors, func(s string) bool { return s != "CVL" }) {
		return false
	}
	l := strings.ToLower(doc.Tokens[head].Lemma)
	if e.Type == "THREATEN" && a.Kind != sitrep.KindPerson {
		return false // workers who say that they will strike
	}
	return (!affairs[l] || suffering[l] && e.Type == "COOPERATE") && !event.Side(l) && a.Kind != sitrep.KindState && a.Kind != sitrep.KindPlace
}

// agentless reports whether harm is told without anybody who did it or a weapon.
func agentless(e *event.Event) bool {
	switch e.Entry.Frame.Name {
	case "death", "kill", "wound", "attack", "attack.explosion", "attack.destroy", "attack.arson":
		return len(e.Actors) == 0 && len(e.Means) == 0 && (e.Entry.POS == 'v' || e.Entry.Frame.Name != "attack")
	}
	return false
}

// cleared reports whether a telling is of people or roads kept out of a danger's way: an
// office that is left, a street that is shut, by nobody who commands or fights.
func cleared(who *cast.Cast, e *event.Event) bool {
	switch e.Entry.Frame.Name {
	case "retreat", "protest":
		return !slices.ContainsFunc(e.Actors, func(p event.Party) bool {
			return slices.ContainsFunc(who.Arg(p.Head).Sectors, func(s string) bool { return embroiled(s) && s != "CVL" })
		})
	case "coerce.close":
		return len(e.Actors) == 0
	}
	return false
}

// affairs are nouns for people whom conflict reports are about, whatever the
// knowledge base says of them.
var affairs = map[string]bool{"protester": true, "demonstrator": true, "rebel": true, "militant": true, "gunman": true, "soldier": true, "troop": true,
	"troops": true, "force": true, "government": true, "official": true, "minister": true, "president": true, "army": true, "police": true, "militia": true,
	"leader": true, "group": true, "diplomat": true, "envoy": true, "parliament": true, "lawmaker": true, "opposition": true, "negotiator": true,
	"delegation": true, "mediator": true, "ally": true, "prisoner": true, "hostage": true, "captive": true, "detainee": true, "refugee": true,
	"migrant": true, "activist": true, "dissident": true, "opponent": true, "journalist": true, "separatist": true, "insurgent": true, "fighter": true, "commander": true,
	"judge": true, "court": true, "prosecutor": true, "regime": true, "junta": true, "coalition": true, "ministry": true, "embassy": true, "adviser": true,
	"capital": true, "guerrilla": true, "campaigner": true, "defender": true, "unionist": true, "blogger": true, "whistleblower": true, "dealer": true, "captor": true, "kidnapper": true, "victim": true, "survivor": true, "civilian": true}

// suffering are those of affairs to whom things are done: who worked with them was their
// colleague.
var suffering = lists.Set("victim survivor civilian")

// calamity reports whether a report is about an accident or a disaster: it has
// their words and, but for a passing one in a long report, none of violence. peace is
// whether it has no word of violence at all.
func calamity(doc *nlp.Doc) (mishap, peace bool) {
	mishaps, violence := count(doc, mishapWords), count(doc, violentWords)
	for i := 1; i < len(doc.Tokens); i++ {
		if t := &doc.Tokens[i]; strings.EqualFold(t.Lemma, "fire") && t.UPOS == "NOUN" && burning[strings.ToLower(doc.Tokens[i-1].Form)] {
			mishaps++
		}
	}
	return mishaps >= 2 && violence == 0 || mishaps >= 8*violence && violence > 0, violence == 0
}

// burning are the words before a fire that burns, not one that is opened or exchanged.
var burning = lists.Set("a the this that big deadly devastating huge major massive fatal house factory")

// story reports whether a report retells a film, a book or a play.
func story(doc *nlp.Doc) bool {
	told := count(doc, storyWords)
	return told >= 6 && told > count(doc, warWords) && 90*told > len(doc.Tokens)
}

// sport reports whether a report is about games: its words are those of matches
// far more than those of conflict.
func sport(doc *nlp.Doc) bool {
	games := count(doc, gameWords)
	return games >= 5 && games > 2*count(doc, warWords) && 70*games > len(doc.Tokens)
}

// count is how many words of a report are among the given lemmas.
func count(doc *nlp.Doc, words map[string]bool) int {
	n := 0
	for i := range doc.Tokens {
		if words[strings.ToLower(doc.Tokens[i].Lemma)] {
			n++
		}
	}
	return n
}

var gameWords = lists.Set("match goal coach league season team player cup tournament championship medal race final club fixture striker defender midfielder " +
	"goalkeeper squad score game win champion athlete stadium fan referee rugby football cricket tennis basketball olympics semi-final semifinal " +
	"quarter-final playoff boxer boxing bout heavyweight knockout innings wicket batsman sprinter marathon podium album song band concert singer film actor")

var warWords = lists.Set("kill attack army soldier police protest government minister court arrest rebel military war bomb missile troop troops sanction " +
	"fighter militant weapon shoot gunman strike drone ceasefire hostage border violence conflict wound detain")

var mishapWords = lists.Set("accident accidental aftershock avalanche blaze capsize collapse collide collision crash cyclone derail derailment drought drown earthquake " +
	"epicenter epicentre firefighter flood flooding hit-and-run hurricane landslide mishap mudslide overturn pothole quake shipwreck skid stampede storm swerve tremor tsunami typhoon wreck wildfire")

var violentWords = lists.Set("attack attacker gunman shoot shooting bomb bomber bombing militant rebel insurgent terrorist stab murder assault missile " +
	"airstrike assassin assassinate massacre militia troops army soldier warplane drone shelling gunfire hostage torture kidnap war sabotage arson")

var storyWords = lists.Set("film movie character cinema filmmaker director screenplay plot novel protagonist villain sequel trilogy episode comedy genre " +
	"fiction theater theatre actress actor superhero blockbuster franchise narrative")
