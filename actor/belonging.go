package actor

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
)

// belonging is whose an agent noun is by the items before it: the sectors of the bodies named
// there (own) and of all else (other), and the entry that stands closest.
type belonging struct {
	own, other []string
	of         string
}

// add takes what item it says of agent noun ag, the words from i to j, and of its answer a.
func (b *belonging) add(r *resolver, a *Answer, ag *Agent, it item, i, j int) {
	switch {
	case it.a != nil && it.a.is(flagTitle) && a.Kind == "organization" && it.j <= i && !r.ws[it.j-1].poss:
		// "the General Petroleum Company" is no general's.
	case it.a != nil && it.j-it.i == 1 && it.j < i && r.ws[it.i].text == "executive":
		// an "Executive Port Commission" is of no businessmen.
	case it.a != nil && it.j-it.i == 1 && it.j == i && (r.ws[it.i].text == "assistant" || r.ws[it.i].text == "principal"):
		// an "assistant coordinator" is what coordinators are, a "principal magistrate" no head of a school.
	case it.a != nil && r.ws[it.j-1].poss:
		b.other = joinCodes(it.a.Sectors, b.other) // "the parliament's security committee"
	case it.a != nil:
		b.other = joinCodes(b.other, it.a.Sectors)
	case it.kind == refAdj && it.j-it.i == 1 && taught[r.ws[it.i].text] && r.schoolly(it.j, j):
		// "English High School": what is taught there.
	case it.e.Class == "party" && len(ag.Sectors) > 0 && ag.Sectors[0] == "BUS" && r.allCapital(it.i, j):
		// "CPC Corp" is no company of the party's with these letters.
	case it.e.Kind == "organization" && Dealing(r.ws[j-1].text):
		// "Example user", "Example customers": who deals with a body is not of it, nor of its land.
	case it.e.Kind == "organization" && !ag.is(flagTitle) && !ag.is(flagPeople) && !ag.is(flagMember) && r.partOfName(it, i, ag):
		// "Ann Example Memorial School", "Independent Example Commission".
	case it.e.Kind == "organization" && it.e.Class != "government":
		b.own = joinCodes(b.own, it.e.Sectors)
		same := r.allCapital(it.j, i) && len(ag.Sectors) > 0 && slices.Contains(it.e.Sectors, ag.Sectors[0]) && !ag.is(flagPeople)
		if a.ID == "" && !r.ofPart(it.e, it.j, j) && (ag.is(flagMember) || ag.is(flagGroup) || same || len(it.e.Sectors) > 0 && irregular[it.e.Sectors[0]] && armed(ag.Sectors)) {
			a.Generic = a.Generic && !same
			a.ID, a.Name, a.Class = it.e.ID, it.e.Name, it.e.Class
		}
		b.entry(a, it.e)
	case it.e.Kind == "person" && it.kind == refShort && !it.isGiven && r.town(it.i, it.j) != "":
		a.Country = pick(a.Country, r.town(it.i, it.j)) // "Exampleville State", as some minister is called as well
	case it.e.Kind == "person" && !r.ws[it.j-1].poss && !ag.is(flagMember) && (len(ag.Sectors) == 0 || ag.Sectors[0] != "GOV" || placely[r.ws[j-1].text]):
		// A name given in somebody's honour: "Example Memorial School".
	default:
		b.entry(a, it.e)
		if it.e.Class == "government" || it.e.Class == "people" && !(ag.is(flagGroup) && r.ws[j-1].cap && !r.lower) { // an "Asian Federation" is no people
			b.other = joinCodes(b.other, it.e.Sectors)
		}
	}
}

// entry makes e what a belongs to, where nothing closer is.
func (b *belonging) entry(a *Answer, e *Entry) {
	b.of = pick(b.of, e.ID)
	a.Country = pick(a.Country, e.Country)
	a.Why += " of " + e.Name
}

// Dealing reports whether a noun is for those who deal with a body and are not of it, nor of its
// land: "Example users".
func Dealing(noun string) bool { return dealing[strings.TrimSuffix(strings.ToLower(noun), "s")] }

// dealing are the nouns for those who deal with a body.
var dealing = lists.Set("user subscriber customer consumer passenger viewer reader listener")

// placely are the nouns for places with a body of their own, which bear people's names.
var placely = lists.Set("municipality district county township parish borough council prefecture department commune ward")

// taught are the languages whose adjectives schools all over the world bear.
var taught = lists.Set("english")

// schoolly reports whether words [i, j) name a school or what it teaches.
func (r *resolver) schoolly(i, j int) bool {
	for _, w := range r.ws[i:j] {
		switch w.text {
		case "school", "schools", "academy", "medium", "language", "literature", "teacher", "teachers":
			return true
		}
	}
	return false
}

// partOfName reports whether the one word that a body or a newspaper is known by is but a word
// of a longer name that goes on to the noun at i: an unknown word stands before it, or it is a
// newspaper's and more of the name behind it.
func (r *resolver) partOfName(it item, i int, ag *Agent) bool {
	first := it.i
	for first < it.j-1 && leadWords[r.ws[first].text] {
		first++
	}
	if r.lower || it.j-first > 1 || r.ws[first].upper || r.ws[first].poss || !r.allCapital(first, i+1) {
		return false
	}
	return first > 0 && r.strange(first-1) && r.ws[first-1].cap && !r.ws[first-1].poss && !r.ws[first].comma || it.e.Class == "media" && !slices.Contains(ag.Sectors, "JRN")
}

// agentSectors are the sectors of agent noun ag, the words from i to j, that belongs to b.
func (r *resolver) agentSectors(ag *Agent, b belonging, before []item, i, j int) []string {
	out := agentSectors(ag, b.own, b.other)
	theirs := joinCodes(b.own, b.other)
	if ag.Role == "businessman" && len(theirs) > 0 && !slices.Contains(theirs, "BUS") && len(before) > 0 && before[len(before)-1].j == i && r.allCapital(before[len(before)-1].i, i) {
		out = theirs // the chief executive of a public body
	}
	if presides[ag.Role] && len(theirs) > 0 && (!powers[theirs[0]] || theirs[0] == "LEG" || theirs[0] == "JUD") && r.bodyBefore(before, i) {
		out = theirs // "Brewers Association president", "assembly vice president"
		if theirs[0] == "CVL" && gathering[r.ws[i-1].text] {
			out = []string{"NGO"}
		}
	}
	if j-i == 1 && (r.ws[i].text == "foundation" || r.ws[i].text == "foundations") && len(b.own) > 0 && b.own[0] == "BUS" {
		out = []string{"NGO"} // of a firm, and no firm
	}
	e := r.b.entries[b.of]
	if ag.Role == "analyst" && e != nil && e.Kind == "organization" && len(e.Sectors) > 0 {
		out = e.Sectors // an analyst of the ministry is an official
	}
	if len(out) == 0 && b.of != "" && (ag.Role == "leader" || ag.Role == "spokesman") || ag.Role == "leader" && r.ws[j-1].text == "chief" && b.of != "" && e.Class == "people" {
		out = []string{"GOV"}
	}
	return out
}

// presides are the roles of those who preside over a state, and over any other body.
var presides = map[string]bool{"president": true, "vice-president": true}

// bodyOf is the sector of the body, unknown to the base, whose name of two words or more ends right
// before the president's title at word i, "" where no such name stands there: "Weavers
// Parishad President".
func (r *resolver) bodyOf(i int) string {
	start := i
	for start > 0 && r.ws[start-1].cap && !leadWords[r.ws[start-1].text] && !formerWords[r.ws[start-1].text] && !r.ws[start-1].comma {
		start--
	}
	if i-start < 2 {
		return ""
	}
	if s := r.b.index.shape(r.ws[start:i], r.ws[start:i]); s != nil && s.Sectors[0] != "CVL" {
		return s.Sectors[0]
	} else if s != nil {
		return "NGO"
	}
	return ""
}

// gathering are nouns for bodies of people who have something in common.
var gathering = lists.Set("association federation confederation society foundation league network organization organisation coalition alliance union")

// bodyBefore reports whether the noun for a body stands right before word i: "association" in
// "Brewers Association president".
func (r *resolver) bodyBefore(before []item, i int) bool {
	if len(before) == 0 || before[len(before)-1].j != i {
		return false
	}
	ag := before[len(before)-1].a
	return ag != nil && (!ag.is(flagTitle) || gathering[r.ws[i-1].text]) && (!ag.is(flagPeople) || ag.is(flagGroup)) && !religious(ag.Sectors)
}

// agentSectors puts together the codes of the noun, of the organization it
// belongs to, and of the agent words before it ("defence ministry spokesman").
func agentSectors(ag *Agent, own, other []string) []string {
	switch {
	case ag.is(flagMember) && religious(other):
		return joinCodes([]string{"REL"}, other)
	case ag.is(flagMember) && len(own) > 0:
		return joinCodes(own, other)
	case ag.is(flagInst) && len(other) > 0 && other[0] == "CVL":
		return joinCodes(ag.Sectors, own)
	case (ag.is(flagMember) || ag.is(flagGroup)) && len(other) > 0:
		if slices.Contains(other, "MIL") && other[0] == "CVL" {
			return joinCodes([]string{"MIL"}, own) // "the army engineers' detachment"
		}
		return joinCodes(other, own)
	case len(own) > 0 && !ag.is(flagPeople) && !ag.is(flagTitle) && len(ag.Sectors) > 0 && ag.Sectors[0] == "GOV" && !powers[own[0]]:
		return joinCodes(own, other) // the disciplinary commission of a federation
	case len(own) > 0 && ag.Role == "officer" && !powers[own[0]], len(own) > 0 && ag.Role == "officer" && own[0] == "IGO":
		return joinCodes(own, other) // a protection officer of the refugee agency
	case len(own) > 0 && (irregular[own[0]] && armed(ag.Sectors) || ag.Role == "activist" || ag.Role == "president" || ag.Role == "vice-president"):
		return joinCodes(own, other)
	case len(other) > 0 && len(ag.Sectors) > 0 && (ag.Sectors[0] == "UNK" || ag.Sectors[0] == "MIL" && irregular[other[0]]):
		return joinCodes(other, own) // a guerrilla army is no state's
	case len(own) == 0 && len(other) > 0 && len(ag.Sectors) > 0 && ag.Sectors[0] == "CVL" && (other[0] == "REF" || other[0] == "UNK"):
		return other // "refugee families", "unknown people"
	case len(ag.Sectors) > 0 && ag.Sectors[0] == "PTY" && len(own) == 0 && len(other) == 1 && other[0] == "LAB":
		return ag.Sectors // a "National Union party"
	case len(own) > 0 || len(other) > 0:
		return joinCodes(joinCodes(ag.Sectors, other), own)
	}
	return ag.Sectors
}

// irregular are the armed that are no state's: "Hamas soldiers" are of Hamas.
var irregular = lists.Set("REB PRM CRM UAF")

// armed reports whether the first of some codes is of those who bear arms.
func armed(codes []string) bool {
	return len(codes) > 0 && (codes[0] == "MIL" || codes[0] == "UNK" || irregular[codes[0]])
}

// faiths are the sectors of the religions.
var faiths = lists.Set("MOS CHR JEW BUD HIN REL")

// religious reports whether the first of some codes is of a religion.
func religious(codes []string) bool { return len(codes) > 0 && faiths[codes[0]] }
