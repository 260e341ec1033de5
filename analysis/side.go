package analysis

import (
	"slices"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
)

// targets are the states and organizations that an act was done to: those named, and
// those whose people or things were hit ("a depot of the Hill Front", "a U.S. base").
func (w World) targets(e *sitrep.Event, day time.Time) []sitrep.Party {
	out := bodies(e.Recipients)
	if w.Actors == nil || e.Type != "ASSAULT" {
		return out
	}
	add := func(p sitrep.Party, ok bool) {
		if ok && !slices.ContainsFunc(out, func(o sitrep.Party) bool { return o.ID == p.ID }) {
			out = append(out, p)
		}
	}
	for _, p := range e.Recipients {
		if p.Kind == sitrep.KindPerson || p.Kind == sitrep.KindPeople {
			add(w.owner(p.Name, day))
		}
	}
	for _, o := range e.Objects {
		add(w.owner(o, day))
		add(w.garrison(o))
	}
	return out
}

// owner is the state or organization that a description ends in: "commander of X".
func (w World) owner(text string, day time.Time) (sitrep.Party, bool) {
	_, tail, ok := strings.Cut(text, " of ")
	if !ok {
		return sitrep.Party{}, false
	}
	tail, _, _ = strings.Cut(tail, " and ")
	a, ok := w.Actors.Resolve(actor.Query{Text: strings.TrimPrefix(tail, "the "), Date: day})
	if !ok || a.ID == "" || a.Generic || a.Kind != sitrep.KindState && a.Kind != sitrep.KindOrganization {
		return sitrep.Party{}, false
	}
	return sitrep.Party{ID: a.ID, Name: a.Name, Kind: a.Kind, Country: a.Country, Sectors: a.Sectors}, true
}

// garrison is the state whose forces or mission a description names: "a U.S. base".
func (w World) garrison(text string) (sitrep.Party, bool) {
	if !slices.ContainsFunc(strings.Fields(strings.ToLower(text)), forces) {
		return sitrep.Party{}, false
	}
	of := w.Actors.Countries(text)
	if len(of) != 1 {
		return sitrep.Party{}, false
	}
	e, ok := w.Actors.Entry(of[0])
	if !ok || e.Kind != sitrep.KindState {
		return sitrep.Party{}, false
	}
	return sitrep.Party{ID: e.ID, Name: e.Name, Kind: e.Kind, Country: e.Country}, true
}

// forces tells words for what a state keeps abroad or in arms.
func forces(word string) bool {
	switch word {
	case "base", "bases", "airbase", "barracks", "outpost", "outposts", "embassy", "consulate", "troops", "soldiers", "forces", "warship", "warships",
		"warplane", "warplanes", "navy", "army", "military", "destroyer", "tanker", "jet", "jets", "drone", "drones", "convoy":
		return true
	}
	return false
}
