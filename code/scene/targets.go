package scene

import (
	"slices"

	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/data/lists"
)

// ofTargets are the places that tell which target is meant: "a base in Jordan".
func (s *Scene) ofTargets(e *event.Event) []int {
	var out []int
	parties := append(append([]event.Party{}, e.Targets...), e.Actors...)
	if words(e) && e.Type != "AGREE" || trial(e) {
		parties = s.courts(e) // what is condemned may be far away, and who does may only live there
		out = append(out, s.filed(e)...)
	}
	for _, p := range parties {
		for _, k := range s.t.Kids(p.Head) {
			if crowds[s.t.Lemma(p.Head)] && s.before(k) {
				out = append(out, k) // "a crackdown on Tarn Square demonstrators"
			}
			if s.t.Rel(k) == "acl" && (stays[s.t.Lemma(k)] || s.busy(e, p, k)) { // "villagers gathered in Tarn", "marines patrolling the Gulf of Tarn"
				out = append(out, s.arguments(k, len(s.doc.Tokens))...)
				if o := s.t.Child(k, "obj"); o >= 0 && s.t.Lemma(k) == "patrol" {
					out = append(out, s.under(o, 0)...)
				}
			}
			if s.t.Rel(k) == "acl" && kept[s.t.Lemma(k)] && s.t.XPOS(k) == "VBN" && (siteNouns[s.t.Lemma(p.Head)] || s.places[p.Head] != nil) {
				out = append(out, s.keptAt(k)...)
			}
			if s.t.Case(k) == "from" && e.Entry.Frame.Name == "coerce.arrest" && s.party(e, p.Head) {
				out = append(out, s.under(k, 0)...) // "by police from Tarn"
			}
			if s.t.Rel(k) != "nmod" && s.t.Rel(k) != "obl" || !s.locative(k) {
				continue
			}
			if inside[s.t.Case(k)] {
				out = append(append(out, s.under(k, 0)...), s.nominal(k)...)
			}
		}
		if len(out) > 0 && len(e.Targets) > 0 && slices.Contains(e.Targets, p) {
			break
		}
	}
	return out
}

// kept are participles that tell whose a building is or who lives there.
var kept = lists.Set("build control frequent fund guard hold inhabit manage occupy operate own populate protect rent run staff use visit")

// keptAt are the places that the participle v about a site tells, with those of whoever keeps it,
// who is where it is: "a school run by nuns in Tarn".
func (s *Scene) keptAt(v int) []int {
	out := s.arguments(v, len(s.doc.Tokens))
	for _, k := range s.t.Kids(v) {
		if s.t.Rel(k) != "obl" || s.t.Case(k) != "by" {
			continue
		}
		for _, x := range s.t.Kids(k) {
			if s.t.Rel(x) == "nmod" && inside[s.t.Case(x)] && s.locative(x) {
				out = append(out, s.under(x, 0)...)
			}
		}
	}
	return out
}

// busy reports whether participle k tells what somebody was doing when the event befell them: "a
// man walking in Tarn was stabbed".
func (s *Scene) busy(e *event.Event, p event.Party, k int) bool {
	return e.Type == "ASSAULT" && s.t.XPOS(k) == "VBG" && s.t.Case(k) == "" && !s.events[k] && slices.ContainsFunc(e.Targets, func(q event.Party) bool { return q.Head == p.Head })
}

// filed are the places where the paper that accuses was lodged, and those where the people are
// to whom something is said: "a complaint lodged in Tarn accuses", "apologised to survivors
// gathered in Tarn".
func (s *Scene) filed(e *event.Event) []int {
	var out []int
	for _, p := range slices.Concat(e.Actors, e.Targets) {
		for _, k := range s.t.Kids(p.Head) {
			if s.t.Rel(k) != "acl" {
				continue
			}
			switch l := s.t.Lemma(k); {
			case l == "gather" || l == "assemble", filings[l] && e.Type == "ACCUSE" && slices.ContainsFunc(e.Actors, func(q event.Party) bool { return q.Head == p.Head }):
				out = append(out, s.arguments(k, len(s.doc.Tokens))...)
			}
		}
	}
	return out
}

// filings are verbs for handing in the paper that accuses.
var filings = map[string]bool{"file": true, "lodge": true, "register": true, "submit": true}

// crowds are nouns for people who are where they are named by.
var crowds = lists.Set("demonstrator marcher protester protestor picket rioter")

// stays are the participles that tell where people are.
var stays = map[string]bool{"gather": true, "assemble": true, "shelter": true, "camp": true, "hide": true, "wait": true, "queue": true, "patrol": true, "trap": true, "park": true, "house": true, "locate": true, "station": true}

// courts are the doers that act where they sit.
func (s *Scene) courts(e *event.Event) []event.Party {
	return slices.DeleteFunc(slices.Clone(e.Actors), func(p event.Party) bool { return s.t.Lemma(p.Head) != "court" && s.t.Lemma(p.Head) != "police" })
}
