package event

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/lexicon"
	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/data/lists"
)

// modified tells the part of modifier k of an event noun where the noun itself says
// it: 'R' whom it is done to ("the ministry hack", "voter suppression"), 'S' whose
// land it happened in ("the Tarvian genocide"), 0 where the noun leaves it open.
func (r *reading) modified(e *Event, k int, slot string) byte {
	a := r.c.Arg(k)
	if slot == "comp" && landUnits[r.t.Lemma(k)] && r.t.Child(k, "compound") >= 0 && (e.Type == "ASSAULT" || e.Type == "PROTEST") && !r.aimed(e) {
		return 'S' // "the Tarn county kidnappings"
	}
	switch r.t.Lemma(e.Head) {
	case "persecution":
		if a.Kind == sitrep.KindPeople && slices.ContainsFunc(a.Sectors, faith) && !r.aimed(e) {
			return 'R' // "Christian persecution"
		}
	case "genocide", "pogrom":
		switch {
		case r.aimed(e) || len(e.Slots["in"]) > 0:
		case a.Kind == sitrep.KindPeople:
			return 'R'
		case a.Kind == sitrep.KindState:
			return 'S'
		}
	case "hack", "hacking", "data_breach":
		if slot == "comp" && a.Kind == sitrep.KindOrganization && !slices.ContainsFunc(a.Sectors, intrudes) {
			return 'R'
		}
	case "boycott":
		if slot == "comp" && (r.landNamed(k) || a.Kind == sitrep.KindOrganization && slices.Contains(a.Sectors, "BUS")) {
			return 'R'
		}
	case "suppression", "intimidation", "harassment":
		if slot == "comp" && a.Kind == sitrep.KindPeople && !slices.ContainsFunc(a.Sectors, armed) && !slices.Contains(a.Sectors, "CRM") && r.t.Lemma(k) != "mob" {
			return 'R'
		}
	}
	return 0
}

// stricken reports whether modifier k is the building that violence is done to, or where it is done to
// people: "the mosque attack", "the school shooting". A vehicle may be what it is done with.
func (r *reading) stricken(e *Event, k int) bool {
	l := r.t.Lemma(k)
	if e.Type != "ASSAULT" || e.Both || l == "land" || l == "sea" || !r.f.lex.In("target", l) || r.f.lex.In("vehicle", l) || r.f.lex.In("vessel", l) || r.f.lex.In("troops", l) || r.uniformed(k) && !legations[l] || r.living(k) {
		return false
	}
	has := slices.ContainsFunc(e.Entry.Frame.Noun, func(p lexicon.Part) bool { return p.Role == 'R' && p.Slot == "comp" })
	if f := e.Entry.Frame.Name; !has && !r.aimed(e) && !Personal[f] && f != "attack.firearms" && f != "attack.knife" {
		e.Targets = append(e.Targets, Party{k, "comp", -1})
	}
	return true
}

// legations are buildings of those who stand for a state and seldom use force: "the embassy siege".
var legations = lists.Set("chancery consulate courthouse embassy parliament")

// landUnits are nouns of parts of a land, behind their names.
var landUnits = lists.Set("state province county district city town village region valley island")

// faith reports whether a sector is that of the believers of a religion.
func faith(sector string) bool {
	switch sector {
	case "BUD", "CHR", "HIN", "JEW", "MOS", "REL":
		return true
	}
	return false
}

// intrudes are the sectors of those who break into others' computers.
func intrudes(sector string) bool {
	switch sector {
	case "SPY", "MIL", "REB", "UAF", "CRM":
		return true
	}
	return false
}

// topical are verbs whose object is what is talked about, not with whom: "discussed
// the attack", "negotiated a ceasefire".
var topical = map[string]bool{"discuss": true, "debate": true, "negotiate": true, "review": true, "broker": true}

// wishes are nouns of what somebody asks for.
var wishes = map[string]bool{"request": true, "demand": true, "petition": true, "appeal": true, "plea": true, "application": true, "proposal": true, "bid": true}

// asked adds those whose request is granted or turned down: "agreed to the demands of
// the miners", "rejected applications submitted by farmers".
func (r *reading) asked(e *Event) {
	if e.Entry.POS != 'v' || e.Type != "AGREE" && e.Type != "CONCEDE" && e.Type != "REJECT" || slices.ContainsFunc(e.Targets, r.partyActs) {
		return
	}
	for _, slot := range []string{"to", "obj"} {
		for _, n := range e.Slots[slot] {
			if !wishes[r.t.Lemma(n)] {
				continue
			}
			s := r.slotsOf(n)
			for _, k := range slices.Concat(s["poss"], s["by"], s["from"], s["of"], s["amod"]) {
				if sitrep.CanAct(r.c.Arg(k).Kind) && !r.hasSame(e.Actors, k) && !r.hasSame(e.Targets, k) {
					e.Targets = append(e.Targets, Party{k, "whose", -1})
				}
			}
			if !slices.ContainsFunc(e.Targets, r.partyActs) {
				r.authors(e, n)
			}
		}
	}
}

// Tradesman reports whether object k of a verb of arrest or kidnapping is somebody by a
// trade that no list has: "arrested a baker", "abducted two beekeepers".
func Tradesman(t *role.Tree, verb, k int) bool {
	switch t.Lemma(verb) {
	case "arrest", "detain", "jail", "imprison", "kidnap", "abduct", "behead", "murder", "deport":
	default:
		return false
	}
	l := t.Lemma(k)
	return t.UPOS(k) == "NOUN" && slices.ContainsFunc([]string{"er", "or", "ist", "man", "woman", "ian"}, func(end string) bool { return strings.HasSuffix(l, end) })
}
