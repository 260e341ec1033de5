package fuse

import (
	"math"
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
)

// trust is how likely what one voice plainly asserts is so: about what the first
// reports of an event turn out to be worth. A setting, not a measurement.
const trust = 0.65

// confidence is a noisy-or over the voices: one minus the chance that all of them
// err. A voice is worth its surest claim; copies add nothing.
func (b *builder) confidence(e *sitrep.Event) float64 {
	best := map[string]float64{}
	b.each(func(_ int, r *row) { best[r.voice] = max(best[r.voice], worth(&r.it.Mention)) })
	voices := make([]float64, 0, len(best))
	for _, p := range best {
		voices = append(voices, p)
	}
	slices.Sort(voices) // the same sum in whatever order the map gave them
	wrong := 1.0
	for _, p := range voices {
		wrong *= 1 - p
	}
	c := 1 - wrong
	if e.Disputed {
		c *= 0.8
	}
	if e.Withdrawn {
		return 0
	}
	return math.Round(1000*min(c, 0.99)) / 1000
}

// worth is how likely a claim is so: the coder's confidence that it read right, times
// the trust in whoever says it.
func worth(m *sitrep.Mention) float64 {
	p := trust * m.Confidence
	switch m.Status {
	case sitrep.Alleged:
		p *= 0.5
	case sitrep.Denied:
		p *= 0.2
	}
	if m.PartisanOnly {
		p *= 0.5
	}
	return p
}

// severity is from 0 to 10: what the act is by kind, three points for every tenfold
// of the dead (a wounded one counts a fifth), one where a state acts against another,
// half a one where it hits what the wounded and the young are kept in. What is not
// sure to have happened counts less.
func severity(e *sitrep.Event) float64 {
	s := baseSeverity(e)
	harm := float64(best(e, "killed")) + float64(best(e, "injured")+best(e, "abducted")+best(e, "missing"))/5
	s += 3 * math.Log10(1+harm)
	s += math.Log10(1 + float64(best(e, "displaced"))/1000)
	if s > 0 && (e.Type == "ASSAULT" || e.Type == "MOBILIZE" || e.Type == "THREATEN") && betweenStates(e) {
		s++
	}
	if e.Type == "ASSAULT" && spared(e) {
		s += 0.5
	}
	switch e.Status {
	case sitrep.Planned, sitrep.Threatened, sitrep.Possible:
		s *= 0.5
	case sitrep.Alleged:
		s *= 0.8
	case sitrep.Denied:
		s *= 0.4
	}
	return math.Round(10*min(max(s, 0), 10)) / 10
}

func baseSeverity(e *sitrep.Event) float64 {
	switch e.Type {
	case "ASSAULT":
		switch e.Mode {
		case "aerial", "drone", "heavy-weapons", "explosives", "suicide-attack", "cleansing", "unconventional":
			return 3
		}
		return 2.5
	case "COERCE", "MOBILIZE":
		return 2
	case "PROTEST", "SANCTION", "THREATEN":
		return 1.5
	case "REJECT", "ACCUSE", "REQUEST":
		return 0.5
	}
	return 0.3
}

func best(e *sitrep.Event, harm string) int {
	for _, t := range e.Tolls {
		if t.Harm == harm {
			return t.Best
		}
	}
	return 0
}

func betweenStates(e *sitrep.Event) bool {
	state := func(p sitrep.Party) string {
		if nation(p.Country) != "" && (p.Kind == sitrep.KindState || serves(p.Sectors)) && !irregulars(p.Sectors) {
			return p.Country
		}
		return ""
	}
	for _, a := range e.Actors {
		for _, r := range e.Recipients {
			if x, y := state(a), state(r); x != "" && y != "" && x != y {
				return true
			}
		}
	}
	return false
}

// spared reports whether what was hit is what the law of war spares most.
func spared(e *sitrep.Event) bool {
	for _, o := range e.Objects {
		switch headNoun(o) {
		case "hospital", "school", "clinic", "ambulance", "kindergarten", "shelter", "mosque", "church", "market", "camp":
			return true
		}
	}
	return false
}
