package actor

import (
	"fmt"
	"strings"

	"github.com/sitrep-news/sitrep/data/given"
	"github.com/sitrep-news/sitrep/data/lists"
)

// head resolves a stretch without prepositions: its last item is what it is, the
// items before say whose.
func (r *resolver) head(items []item, i, j int) (Answer, bool) {
	var backers []string
	kept := make([]item, 0, len(items))
	former := false
	for k := i; k < j; k++ {
		if formerWords[r.ws[k].text] {
			former = true
		}
	}
	for _, it := range items {
		if how, ok := r.modified(it, j); ok {
			if it.e != nil && how == "back" {
				backers = append(backers, it.e.ID)
			}
			if it.e != nil && how == "in" || how == "of" {
				kept = append(kept, it)
			}
			continue
		}
		kept = append(kept, it)
	}
	if len(kept) == 0 {
		return r.unknown(i, j)
	}
	a, ok := r.last(kept, i, j, former)
	if len(backers) > 0 {
		a.Backers = backers
		a.Why += "; backed by " + strings.Join(backers, ", ")
	}
	return a, ok
}

// modifiers turn a name before them into a description of what follows.
var modifiers = map[string]string{"backed": "back", "supported": "back", "sponsored": "back", "funded": "back",
	"armed": "back", "trained": "back", "aligned": "back", "allied": "back", "linked": "back", "affiliated": "back",
	"inspired": "", "led": "", "based": "in", "born": "in", "controlled": "", "occupied": "", "held": "", "run": "of",
	"owned": "of", "administered": "", "speaking": "", "dominated": "", "designated": "", "made": "", "listed": "", "traded": "", "flagged": "in", "registered": "in"}

// formerWords say that somebody holds an office no longer.
var formerWords = lists.Set("former ex retired ousted deposed onetime erstwhile disgraced exiled toppled overthrown")

// modified reports whether an item only describes what follows: "US-backed",
// "pro-Russian", "anti-government".
func (r *resolver) modified(it item, j int) (string, bool) {
	if it.i > 0 && r.ws[it.i].hyph {
		switch r.ws[it.i-1].text {
		case "pro":
			return "back", it.j < j
		case "anti", "counter", "non":
			return "", it.j < j
		}
	}
	if it.j < j && (r.ws[it.j].hyph || r.lower) && it.j+1 < j {
		how, ok := modifiers[r.ws[it.j].text]
		return how, ok
	}
	return "", false
}

// last answers from the last item, with those before it.
func (r *resolver) last(items []item, i, j int, former bool) (Answer, bool) {
	n := len(items) - 1
	it := items[n]
	before := items[:n]
	rest := r.ws[it.j:j]
	switch {
	case it.a != nil && n > 0 && r.surnamed(it):
		return r.last(before, i, j, former)
	case it.a != nil:
		return r.lastAgent(it, before, rest, former)
	case it.e.Kind == "person":
		return r.lastPerson(it, before, i, j, former)
	case len(rest) > 0 && n > 0 && before[n-1].a != nil && before[n-1].a.is(flagTitle) && before[n-1].j == it.i && rest[0].cap && !r.ws[it.j-1].poss:
		return r.lastAgent(before[n-1], before[:n-1], r.ws[it.i:j], former)
	case len(rest) > 0:
		return r.namedAfter(it, rest, former)
	case it.e.Kind == "organization" || it.e.Kind == "people":
		return r.lastBody(it, before, i, j, former)
	case it.kind == refAdj && it.i > i && r.strange(it.i-1):
		return r.unknown(i, j)
	}
	if n > 0 && it.kind == refName && before[n-1].j == it.i && !r.ws[it.i].comma {
		if a, ok := r.bodyThere(it, before, former); ok {
			return a, true
		}
	}
	return r.lastPlace(it, before, i, j, former)
}

// surnamed reports whether a trade is a surname here: "Peter Cook"; an office that is one behind a
// first name alone, "Ann Dean".
func (r *resolver) surnamed(it item) bool {
	if it.j-it.i != 1 || it.i == 0 || r.lower || !r.ws[it.i].cap || !it.a.is(flagPeople) || !r.strange(it.i-1) {
		return false
	}
	if (it.a.Role != "" || it.a.is(flagTitle)) && (it.i > 1 || !surnames[r.ws[it.i].text]) {
		return false
	}
	for _, w := range it.a.Words {
		if Fold(w) == r.ws[it.i].text {
			return true
		}
	}
	return false
}

// surnames are the offices that are family names too.
var surnames = lists.Set("dean bishop pope king prince judge provost chancellor abbot duke earl baron marshal mayor sheriff imam")

// namedAfter answers for a known name with unknown words behind: a part of an
// organization, or something of a country.
func (r *resolver) namedAfter(it item, rest []word, former bool) (Answer, bool) {
	if r.lower && (it.kind == refAdj || it.e.Kind == "state" && given.Of(r.ws[it.i].text) != given.Unknown) && r.allStrange(it.j, it.j+len(rest)) {
		return Answer{}, false // a given name: "german", "franco", "india"
	}
	a := r.entry(it, former)
	if it.e.Kind == "organization" && it.j-it.i == 1 && it.i > 0 && !r.lower && rest[0].cap && !r.ws[it.i-1].cap && !r.known(it.i-1) {
		return Answer{}, false
	}
	if it.e.Class == "company" && it.j-it.i == 1 && !r.ws[it.i].upper && !r.lower && !r.ws[it.i].poss && rest[0].cap && ofAnother(it.e.Country, r.q.Country) && !r.contextHas(it.e.Country) && !services[rest[0].text] {
		return Answer{}, false // a firm of the report's land whose name begins as one far away
	}
	if it.e.Kind == "organization" && it.j-it.i == 1 && r.chance(it, rest) {
		return Answer{}, false
	}
	if it.e.Kind == "organization" {
		a.Score = 0.6
		a.Why += fmt.Sprintf("; %q taken as a part of it", display(r.q.Text, rest))
		return a, true
	}
	if !rest[0].cap && !r.lower {
		if it.kind == refName && !r.ws[it.j-1].poss {
			return Answer{}, false
		}
		return Answer{Name: display(r.q.Text, rest), Kind: "thing", Country: it.e.Country, Generic: true, Score: 0.3,
			Why: fmt.Sprintf("something of %s", it.e.Name)}, true
	}
	return Answer{Name: display(r.q.Text, r.ws[it.i:it.j+len(rest)]), Country: it.e.Country, Sectors: mastheads[rest[len(rest)-1].text], Score: 0.4,
		Why: fmt.Sprintf("a name not in the base, of %s", it.e.Name)}, true
}

// chance reports whether the one word that a body is known by, with rest behind it, is but a word
// of the name of something else: of a body that is far from the report, or behind an unknown
// word. "Corta Feria" is no feast of the magazine Corta of another land.
func (r *resolver) chance(it item, rest []word) bool {
	if r.lower || !rest[0].cap && !isNumber(rest[0].text) || r.ws[it.i].poss {
		return false
	}
	if it.i > 0 && r.strange(it.i-1) && !r.ws[it.i].comma {
		return true
	}
	e := it.e
	return ofAnother(e.Country, r.q.Country) && !r.contextHas(e.Country) && !farHeard[e.Country] && (r.q.About == nil || !r.q.About(e.Country))
}

// services are words behind the names of firms for what these offer.
var services = lists.Set("cloud video maps pay news music ads play drive store prime tv live broadcast photos wallet")

// farHeard are the states whose bodies have branches, channels and editions that the press of
// others calls by their short names: "CNN International", "BBC Africa".
var farHeard = lists.Set("USA GBR")

// allStrange reports whether no word of [i, j) is known: a name, in a text
// without capitals.
func (r *resolver) allStrange(i, j int) bool {
	for k := i; k < j; k++ {
		if r.known(k) {
			return false
		}
	}
	return j-i > 1
}

// strange reports whether a word is part of an unknown name.
func (r *resolver) strange(k int) bool {
	w := r.ws[k]
	return (w.cap || r.lower) && !w.poss && !r.ws[k+1].comma && !leadWords[w.text] && !r.known(k)
}

// ofAnother reports whether a country is a state other than the report's, where that is known.
func ofAnother(iso3, home string) bool {
	return home != "" && iso3 != home && len(iso3) == 3 && !specialCountry[iso3]
}
