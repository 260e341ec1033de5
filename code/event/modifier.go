package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// What stands before an event noun, "US raid", "rebel attack", "church bombing": who did it, to whom,
// with what, or where; and the nouns that tell a party without a name.

// takeModifier reads "US raid", "rebel attack", "rocket attack", "church bombing".
func (r *reading) takeModifier(e *Event, k int, slot string) bool {
	lemma := r.t.Lemma(k)
	if _, ok := r.f.means[lemma]; ok || e.Start <= k && k < e.End {
		return false // "house" in "house arrest" is part of the trigger
	}
	if lemma == "terrorist" || lemma == "terror" || lemma == "militant" && slot == "amod" || slot == "comp" && (feasts[lemma] || slices.ContainsFunc(r.t.Kids(k), func(x int) bool { return x > k && r.t.Rel(x) == "flat" && feasts[r.t.Lemma(x)] })) {
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

// feasts are names of feasts and their last words, which tell when something happened: "the Eid clashes",
// "the Ram Navami riots", "May Day protests".
var feasts = lists.Set(`ashura christmas day deepavali diwali dussehra easter eid eve fitr adha halloween hanukkah holi jayanti muharram navami newroz nowruz passover
	puja purim ramadan ramzan sabbath songkran sunday tet thanksgiving vesak year`)

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
