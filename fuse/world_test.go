package fuse

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	sitrep "github.com/sitrep-news/sitrep"
)

// store is a store of items and events, as Work needs it.
type store struct {
	items     map[string][]sitrep.Item // by report
	version   map[string]int64
	blocks    map[sitrep.Block][]string
	events    map[string]sitrep.Event
	redirects map[string]string
	changes   []sitrep.Change
}

func newStore() *store {
	return &store{items: map[string][]sitrep.Item{}, version: map[string]int64{}, blocks: map[sitrep.Block][]string{}, events: map[string]sitrep.Event{}, redirects: map[string]string{}}
}

// file keeps a report's items with the blocks that they lie in.
func (m *store) file(report string, items []sitrep.Item, rules []Correction) {
	m.items[report] = items
	m.version[report]++
	for b := range m.blocks {
		m.blocks[b] = slices.DeleteFunc(m.blocks[b], func(r string) bool { return r == report })
	}
	for _, b := range Blocks(items, Knowledge{}, rules) {
		m.blocks[b] = append(m.blocks[b], report)
	}
}

// Items lists the items of reports; Work asks for nothing else.
func (m *store) Items(_ context.Context, w sitrep.Window) ([]sitrep.Item, error) {
	var out []sitrep.Item
	for _, report := range w.Reports {
		out = append(out, m.items[report]...)
	}
	return out, nil
}

// BlockReports tells which reports lie in blocks.
func (m *store) BlockReports(_ context.Context, spans []sitrep.BlockSpan) ([]sitrep.BlockHit, error) {
	var out []sitrep.BlockHit
	for _, s := range spans {
		for day := s.From; day <= s.To; day++ {
			b := sitrep.Block{Key: s.Key, Day: day}
			for _, report := range m.blocks[b] {
				out = append(out, sitrep.BlockHit{Block: b, Report: report, Version: m.version[report]})
			}
		}
	}
	return out, nil
}

func (m *store) EventsOf(_ context.Context, reports ...string) ([]sitrep.Event, error) {
	var out []sitrep.Event
	for _, e := range m.events {
		if slices.ContainsFunc(e.Claims, func(c sitrep.Claim) bool { return slices.Contains(reports, c.Report) }) {
			out = append(out, e)
		}
	}
	return out, nil
}

func (m *store) Event(_ context.Context, id string) (*sitrep.Event, error) {
	for range 100 {
		if to, ok := m.redirects[id]; ok {
			id = to
		}
	}
	if e, ok := m.events[id]; ok {
		return &e, nil
	}
	return nil, sitrep.Errorf(sitrep.ENotFound, "no event %s", id)
}

func (m *store) save(o Outcome) {
	for _, e := range o.Events {
		m.events[e.ID] = e
	}
	for from, to := range o.Redirects {
		m.redirects[from] = to
		delete(m.events, from)
	}
	m.changes = append(m.changes, o.Changes...)
}

// town is a place of the invented world.
type town struct {
	name, country, admin1 string
	lat, lon              float64
}

var towns = []town{
	{"Varna Hill", "XTA", "Upper", 10.00, 20.00}, {"Old Port", "XTA", "Upper", 10.02, 20.03}, {"Sel", "XTA", "Lower", 12.0, 21.0},
	{"Marn", "XSA", "East", 30.0, 40.0}, {"Tolbec", "XSA", "East", 30.3, 40.2}, {"Ruda", "XSA", "West", 33.0, 38.0},
}

var groups = []sitrep.Actor{
	{ID: "a1", Name: "Front of the Hills", Kind: sitrep.KindOrganization, Country: "XTA", Sectors: []string{"REB"}, Known: "front-of-the-hills"},
	{ID: "a2", Name: "Tarvian Army", Kind: sitrep.KindOrganization, Country: "XTA", Sectors: []string{"MIL"}, Known: "tarvian-army"},
	{ID: "a3", Name: "gunmen", Kind: sitrep.KindPeople, Country: "---", Sectors: []string{"UAF"}},
	{ID: "a4", Name: "Marn Brigade", Kind: sitrep.KindOrganization, Country: "XSA", Sectors: []string{"REB"}},
}

// scenario makes reports about a few happenings, with what reports leave out or get
// wrong: no place or a coarser one, no day or a wider one, another toll.
type scenario struct {
	*rand.Rand
	n int
}

type happening struct {
	town   town
	day    int
	mode   string
	doer   int
	killed int
}

func (s *scenario) happenings(n int) []happening {
	modes := []string{"drone", "aerial", "explosives", "firearms", ""}
	out := make([]happening, n)
	for i := range out {
		out[i] = happening{town: towns[s.IntN(len(towns))], day: civil(2031, 3, 3) + s.IntN(9), mode: modes[s.IntN(len(modes))], doer: s.IntN(len(groups)), killed: s.IntN(20)}
	}
	return out
}

// report tells of one to three happenings.
func (s *scenario) report(hs []happening) []sitrep.Item {
	s.n++
	id := fmt.Sprintf("r%03d", s.n)
	published := 0
	var told []happening
	for range 1 + s.IntN(3) {
		h := hs[s.IntN(len(hs))]
		told = append(told, h)
		published = max(published, h.day+s.IntN(3))
	}
	at := time.Unix(int64(published)*86400, 0).UTC().Add(time.Duration(6+s.IntN(16)) * time.Hour)
	family := fmt.Sprintf("family %d", s.IntN(6))
	var out []sitrep.Item
	for k, h := range told {
		m := s.mention(h, fmt.Sprintf("m%d", k+1), 100*k)
		if k > 0 && s.IntN(4) == 0 {
			m.InResponseTo = []string{"m1"}
		}
		out = append(out, sitrep.Item{Ref: sitrep.Ref{Report: id, Mention: m.ID}, Mention: m, Actors: groups, Publisher: family, Family: family,
			Title: "Report " + id, Published: at.Format(time.RFC3339), Retrieved: at.Add(time.Minute)})
	}
	return out
}

func (s *scenario) mention(h happening, id string, at int) sitrep.Mention {
	words := fmt.Sprintf("%s attack in %s killed %d", h.mode, h.town.name, h.killed)
	m := sitrep.Mention{ID: id, Type: "ASSAULT", Mode: h.mode, Status: sitrep.Actual, Confidence: 0.8,
		Trigger:  sitrep.Words{Start: at + 2, End: at + 8, Text: "attack"},
		Sentence: sitrep.Words{Start: at, End: at + 90, Text: words}}
	if s.IntN(4) > 0 {
		p := sitrep.Place{Name: h.town.name, Country: h.town.country, Admin1: h.town.admin1, Lat: &h.town.lat, Lon: &h.town.lon, Precision: "city"}
		if s.IntN(4) == 0 {
			p = sitrep.Place{Name: h.town.admin1, Country: h.town.country, Admin1: h.town.admin1, Precision: "province"}
		}
		m.Place = &p
	}
	switch s.IntN(5) {
	case 0:
	case 1:
		m.Time = &sitrep.Time{Text: "overnight", Start: isoDay(h.day), End: isoDay(h.day + 1), Precision: "day"}
	case 2:
		m.Time = &sitrep.Time{Text: "this week", Start: isoDay(h.day - 3), End: isoDay(h.day + 3), Precision: "week"}
	default:
		m.Time = &sitrep.Time{Text: "on the day", Start: isoDay(h.day), End: isoDay(h.day), Precision: "day"}
	}
	if s.IntN(3) > 0 {
		a := groups[h.doer]
		m.Actors = []sitrep.Arg{{Words: sitrep.Words{Text: a.Name}, Actor: a.ID, Name: a.Name, Kind: a.Kind, Country: a.Country, Sectors: a.Sectors}}
	}
	if h.killed > 0 && s.IntN(3) > 0 {
		n := h.killed + s.IntN(3)
		m.Casualties = []sitrep.Casualty{{Harm: "killed", Low: n, Best: n, High: &n}}
	}
	return m
}

// copyOf is the same report by another publisher.
func (s *scenario) copyOf(items []sitrep.Item) []sitrep.Item {
	s.n++
	id := fmt.Sprintf("r%03d", s.n)
	out := slices.Clone(items)
	for i := range out {
		out[i].CopyOf = out[i].Report
		out[i].Report = id
		out[i].Publisher, out[i].Family = "copyist "+id, "copyist "+id
		out[i].Retrieved = out[i].Retrieved.Add(time.Hour)
	}
	return out
}

// composition writes which mentions stand together, for comparison.
func composition(events []sitrep.Event) []string {
	var out []string
	for _, e := range events {
		var refs []string
		for _, c := range e.Claims {
			refs = append(refs, fmt.Sprintf("%s/%s%v", c.Report, c.Mention, c.Withdrawn))
		}
		slices.Sort(refs)
		out = append(out, strings.Join(refs, " "))
	}
	slices.Sort(out)
	return out
}
