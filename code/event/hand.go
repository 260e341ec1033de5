package event

import "github.com/sitrep-news/sitrep/data/lists"

// hands are nouns for those who do or lead a deed that "of", "in" or "behind" names.
var hands = lists.Set(`ringleader mastermind perpetrator author architect attacker bomber gunman shooter assailant
	hijacker kidnapper assassin killer culprit suspect`)

// byTheHand gives a deed the one that the noun above it says did or led it: "the ringleader of
// Sunday's attack", "the gunman in the mosque shooting", "the man behind the bombing".
func (r *reading) byTheHand(e *Event, top int) {
	h := r.t.Head(top)
	if e.Type != "ASSAULT" || h < 0 || h > top || r.t.Rel(top) != "nmod" || len(e.Slots["by"]) > 0 {
		return
	}
	switch c := r.t.Case(top); {
	case (c == "of" || c == "in" || c == "behind") && hands[r.t.Lemma(h)]:
	case c == "behind" && r.living(r.t.Counted(h)):
	default:
		return
	}
	if r.t.Child(h, "cop") >= 0 { // "Reed is the main suspect in the killing"
		if s := r.peopleOf(r.t.Subject(h)); len(s) > 0 {
			e.Slots["by"] = append(e.Slots["by"], s...)
			return
		}
	}
	e.Slots["by"] = append(e.Slots["by"], h)
}
