package sitrep

import "slices"

// Caveats of what is told, beside the statuses below that of a fact: what a reader must see
// before the title.
const (
	Doubtful  = "doubtful"  // far likelier read wrong than right
	Disputed  = "disputed"  // somebody denies it, or sources contradict each other
	OneSided  = "one-sided" // nobody but a party to the conflict says so
	TakenBack = "withdrawn" // no report that stands tells it
)

// doubtfulRead is the confidence in a reading below which it is doubtful: careful readers
// found three in ten of such mentions right in every part (docs/reading.md).
const doubtfulRead = 0.3

// doubtfulEvent is the same of an event: what one outlet plainly says is worth 0.65 of the
// confidence in its reading (docs/events.md).
const doubtfulEvent = 0.195

// unsure are the statuses of what is not told as a fact.
var unsure = []Status{Alleged, Planned, Threatened, Possible, Denied}

// Caveats are what keeps an event from being a fact that is surely told, the gravest first;
// none for one that is. Each is a word that people understand: withdrawn, denied, disputed,
// alleged, threatened, planned, possible, one-sided, doubtful. An allegation and a denial say
// by themselves that they are doubtful: their confidence is that of the deed, not of the words.
func (e *Event) Caveats() []string {
	var out []string
	if e.Withdrawn {
		out = append(out, TakenBack)
	}
	if e.Disputed {
		out = append(out, Disputed)
	}
	if slices.Contains(unsure, e.Status) {
		out = append(out, string(e.Status))
	}
	if oneSided(e.Claims) {
		out = append(out, OneSided)
	}
	if !e.Withdrawn && e.Status != Alleged && e.Status != Denied && e.Confidence < doubtfulEvent {
		out = append(out, Doubtful)
	}
	return out
}

// oneSided tells whether each claim that stands is asserted by a party to the conflict alone.
func oneSided(claims []Claim) bool {
	some := false
	for i := range claims {
		if claims[i].Withdrawn {
			continue
		}
		if !claims[i].Partisan {
			return false
		}
		some = true
	}
	return some
}

// Caveats are those of one mention as it was read.
func (m *Mention) Caveats() []string {
	return caveats(m.Status, m.PartisanOnly, m.Confidence)
}

// Caveats are those of what one report says.
func (c *Claim) Caveats() []string {
	return caveats(c.Status, c.Partisan, c.Confidence)
}

func caveats(s Status, partisan bool, confidence float64) []string {
	var out []string
	if slices.Contains(unsure, s) {
		out = append(out, string(s))
	}
	if partisan {
		out = append(out, OneSided)
	}
	if confidence < doubtfulRead {
		out = append(out, Doubtful)
	}
	return out
}
