package fuse

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	sitrep "github.com/sitrep-news/sitrep"
)

// wideWorld files reports that tell of little in common in every way that blocks know of: many
// kinds of act, states and their organs, people with and without a country, places of every
// precision beside each other, times of every length, tolls, things, and sentences of few words.
func wideWorld(seed uint64, reports int) []sitrep.Item {
	s := &scenario{Rand: rand.New(rand.NewPCG(seed, 21))}
	var out []sitrep.Item
	for range reports {
		out = append(out, s.wideReport()...)
		if s.IntN(5) == 0 {
			out = append(out, s.copyOf(out[len(out)-1:])...)
		}
	}
	return out
}

var widePeople = []sitrep.Actor{
	{ID: "s1", Name: "Tarvia", Kind: sitrep.KindState, Country: "XTA", Known: "XTA"},
	{ID: "s2", Name: "Sarmia", Kind: sitrep.KindState, Country: "XSA", Known: "XSA"},
	{ID: "o1", Name: "Tarvian Army", Kind: sitrep.KindOrganization, Country: "XTA", Sectors: []string{"MIL"}, Known: "tarvian-army"},
	{ID: "o2", Name: "Tarvian Police", Kind: sitrep.KindOrganization, Country: "XTA", Sectors: []string{"COP"}},
	{ID: "o3", Name: "Marn Brigade", Kind: sitrep.KindOrganization, Country: "XSA", Sectors: []string{"REB"}},
	{ID: "p1", Name: "Oda Brell", Kind: sitrep.KindPerson, Country: "XTA", Sectors: []string{"GOV"}},
	{ID: "g1", Name: "gunmen", Kind: sitrep.KindPeople, Sectors: []string{"UAF"}},
	{ID: "g2", Name: "masked gunmen", Kind: sitrep.KindPeople, Country: "XTA", Sectors: []string{"UAF"}},
	{ID: "g3", Name: "Sarmian troops", Kind: sitrep.KindPeople, Country: "XSA", Sectors: []string{"MIL"}},
	{ID: "g4", Name: "people", Kind: sitrep.KindPeople},
}

func (s *scenario) wideReport() []sitrep.Item {
	s.n++
	id := fmt.Sprintf("w%03d", s.n)
	day := civil(2031, 3, 3) + s.IntN(5)
	at := time.Unix(int64(day)*86400, 0).UTC().Add(time.Duration(s.IntN(24)) * time.Hour)
	family := fmt.Sprintf("family %d", s.IntN(9))
	var out []sitrep.Item
	for k := range 1 + s.IntN(3) {
		m := s.wideMention(fmt.Sprintf("m%d", k+1), 100*k, day)
		out = append(out, sitrep.Item{Ref: sitrep.Ref{Report: id, Mention: m.ID}, Mention: m, Actors: widePeople, Publisher: family, Family: family,
			Title: "Report " + id, Published: at.Format(time.RFC3339), Retrieved: at.Add(time.Minute)})
	}
	return out
}

func (s *scenario) wideMention(id string, at, day int) sitrep.Mention {
	pick := func(of ...string) string { return of[s.IntN(len(of))] }
	words := []string{}
	for range 2 + s.IntN(7) {
		words = append(words, pick("attack", "border", "village", "market", "checkpoint", "convoy", "morning", "raid", "talks", "envoy", "ministry", "prisoners"))
	}
	m := sitrep.Mention{ID: id, Type: pick("ASSAULT", "ASSAULT", "ASSAULT", "CONSULT", "REQUEST", "RETREAT"), Mode: pick("", "aerial", "drone", "firearms"),
		Status: []sitrep.Status{sitrep.Actual, sitrep.Actual, sitrep.Actual, sitrep.Planned, sitrep.Threatened, sitrep.Historical}[s.IntN(6)], Confidence: 0.8,
		Trigger:  sitrep.Words{Start: at + 2, End: at + 8, Text: "attack"},
		Sentence: sitrep.Words{Start: at, End: at + 90, Text: strings.Join(words, " ")}}
	for range s.IntN(3) {
		m.Actors = append(m.Actors, s.wideParty())
	}
	for range s.IntN(3) {
		m.Recipients = append(m.Recipients, s.wideParty())
	}
	if s.IntN(3) > 0 {
		m.Place = s.widePlace()
	}
	from := day - s.IntN(3)
	switch long := []int{0, 0, 0, 1, 2, 6, 30, 200}[s.IntN(8)]; {
	case s.IntN(4) == 0: // untold
	case long > 31:
		m.Time = &sitrep.Time{Start: isoDay(civil(2031, 1, 1)), End: isoDay(civil(2031, 1, 1) + long)}
	default:
		m.Time = &sitrep.Time{Start: isoDay(from - long/2), End: isoDay(from - long/2 + long)}
	}
	for _, harm := range []string{"killed", "injured"} {
		if n := s.IntN(5); s.IntN(3) == 0 {
			m.Casualties = append(m.Casualties, sitrep.Casualty{Harm: harm, Low: n, Best: n})
		}
	}
	if s.IntN(5) == 0 {
		m.Objects = []sitrep.Arg{{Words: sitrep.Words{Text: pick("a bridge", "the depot")}, Kind: sitrep.KindThing}}
	}
	if s.IntN(5) == 0 {
		m.Instruments = []sitrep.Arg{{Words: sitrep.Words{Text: pick("rockets", "rifles")}, Kind: sitrep.KindThing}}
	}
	if s.IntN(12) == 0 {
		m.Since = &m.Trigger.Text
		m.Count = &sitrep.Count{Low: 9 + s.IntN(2)}
	}
	return m
}

func (s *scenario) wideParty() sitrep.Arg {
	a := widePeople[s.IntN(len(widePeople))]
	return sitrep.Arg{Words: sitrep.Words{Text: a.Name}, Actor: a.ID, Name: a.Name, Kind: a.Kind, Country: a.Country, Sectors: a.Sectors}
}

// widePlace is near the corner of four squares of the map, or in one of two countries, or is one.
func (s *scenario) widePlace() *sitrep.Place {
	country := []string{"XTA", "XTA", "XSA", ""}[s.IntN(4)]
	switch s.IntN(6) {
	case 0:
		return &sitrep.Place{Name: "Land " + country, Country: country, Precision: "country"}
	case 1:
		return &sitrep.Place{Name: []string{"Upper", "Lower"}[s.IntN(2)], Country: country, Precision: "province"}
	case 2:
		return &sitrep.Place{Name: []string{"The Gulf", "Land XTA"}[s.IntN(2)], Precision: "region"}
	}
	lat, lon := 60.4+s.Float64()*0.9, 179.2+s.Float64()*1.6
	if lon > 180 {
		lon -= 360
	}
	return &sitrep.Place{Name: fmt.Sprint("Town ", s.IntN(30)), Country: country, Admin1: []string{"", "Upper", "Lower"}[s.IntN(3)],
		Lat: &lat, Lon: &lon, Precision: []string{"district", "city", "exact"}[s.IntN(3)]}
}
