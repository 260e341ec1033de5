package web

import (
	"net/http"
	"slices"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/fuse"
)

// eventPage is all that is known of one event.
type eventPage struct {
	Event    sitrep.Event
	Families []familyView
	Denials  []voice
	Asserts  []voice
	History  []sitrep.Change
	Answers  []linked
	Answered []linked
	Part     []linked
	Map      mapView
	Tolls    []tollView
	Can      User
	Kept     []fuse.Correction // by analysts, that bear on it
	Events   []sitrep.Event    // to merge with: events of the same days and country
}

// familyView is what one publisher family tells.
type familyView struct {
	Name            string
	Claims          []sitrep.Claim // that stand, in their first copy
	Copied, Taken   []sitrep.Claim // in further copies; taken back or replaced
	Reports, Copies int            // that tell it and still stand
	all             int
}

// voice is somebody who says so, or denies it, with the words.
type voice struct {
	Speaker sitrep.Speaker
	Claim   sitrep.Claim
}

// linked is an event that this one answers or that answers it.
type linked struct {
	Link  sitrep.EventLink
	Event sitrep.Event
}

// tollView is one harm with the claims behind its low, best and high figures.
type tollView struct {
	Toll      sitrep.Toll
	Best      []sitrep.Claim
	Low, High []string // the publishers behind the lowest and the highest figure, each once
	Wide      bool     // low and high differ: the families do not agree
}

// publishers are whose the claims are, each once, in their order.
func publishers(claims []sitrep.Claim) []string {
	var out []string
	for _, c := range claims {
		if !slices.Contains(out, c.Publisher) {
			out = append(out, c.Publisher)
		}
	}
	return out
}

func (s *Site) event(r *http.Request) (view, error) {
	e, err := s.o.Store.Event(r.Context(), r.PathValue("id"))
	if err != nil {
		return view{}, err
	}
	p := eventPage{Event: *e, Can: s.user(r)}
	p.Families = families(e.Claims)
	p.Asserts, p.Denials = voices(e.Claims)
	for _, t := range e.Tolls {
		tv := tollView{Toll: t, Low: publishers(pick(e.Claims, t.LowBy)), Best: pick(e.Claims, t.BestBy), High: publishers(pick(e.Claims, t.HighBy))}
		tv.Wide = t.High != nil && *t.High != t.Low
		p.Tolls = append(p.Tolls, tv)
	}
	if p.History, err = s.o.Store.History(r.Context(), e.ID); err != nil {
		return view{}, err
	}
	for _, l := range []struct {
		from []sitrep.EventLink
		to   *[]linked
	}{{e.Answers, &p.Answers}, {e.AnsweredBy, &p.Answered}, {e.PartOf, &p.Part}} {
		if *l.to, err = s.follow(r, l.from); err != nil {
			return view{}, err
		}
	}
	p.Map = s.mapOf([]sitrep.Event{*e}, "facto")
	if p.Kept, err = s.corrections(r, e); err != nil {
		return view{}, err
	}
	if p.Can.Analyst {
		if p.Events, err = s.nearby(r, e); err != nil {
			return view{}, err
		}
	}
	v := view{Template: "event", Title: e.Title, Feed: "/updates.atom?event=" + e.ID, Data: p, JSONLD: eventLD(e)}
	return v, nil
}

// follow finds the events at the other end of links; one that is gone is left out.
func (s *Site) follow(r *http.Request, links []sitrep.EventLink) ([]linked, error) {
	var out []linked
	for _, l := range links {
		e, err := s.o.Store.Event(r.Context(), l.Event)
		if sitrep.Code(err) == sitrep.ENotFound {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, linked{l, *e})
	}
	return out, nil
}

// corrections lists what analysts decided about an event.
func (s *Site) corrections(r *http.Request, e *sitrep.Event) ([]fuse.Correction, error) {
	if s.o.Desk == nil {
		return nil, nil
	}
	all, err := s.o.Desk.Corrections(r.Context())
	return slices.DeleteFunc(slices.Clone(all), func(c fuse.Correction) bool { return !slices.Contains(c.Events, e.ID) }), err
}

// nearby lists events that an analyst may mean when merging: of the same days, those
// of the same country first.
func (s *Site) nearby(r *http.Request, e *sitrep.Event) ([]sitrep.Event, error) {
	var out []sitrep.Event
	for _, countries := range [][]string{{placeCountry(e)}, nil} {
		if len(countries) > 0 && countries[0] == "" {
			continue
		}
		page, err := s.o.Store.Events(r.Context(), sitrep.Query{Since: e.Time.Start, Until: e.Time.End, Countries: countries, Limit: 40})
		if err != nil {
			return nil, err
		}
		out = append(out, page.Events...)
	}
	return slices.DeleteFunc(distinct(out), func(o sitrep.Event) bool { return o.ID == e.ID }), nil
}

func placeCountry(e *sitrep.Event) string {
	if e.Place == nil {
		return ""
	}
	return e.Place.Country
}

// families groups claims by publisher family, most claims first; a copy counts to
// the family but says nothing of its own.
func families(claims []sitrep.Claim) []familyView {
	at, seen := map[string]int{}, map[string]bool{}
	var out []familyView
	for _, c := range claims {
		i, ok := at[c.Family]
		if !ok {
			i = len(out)
			at[c.Family] = i
			out = append(out, familyView{Name: c.Family})
		}
		f := &out[i]
		f.all++
		switch {
		case c.Withdrawn:
			f.Taken = append(f.Taken, c)
			continue
		case c.CopyOf != "":
			f.Copied = append(f.Copied, c)
		default:
			f.Claims = append(f.Claims, c)
		}
		if !seen[c.Report] {
			seen[c.Report] = true
			f.Reports++
			if c.CopyOf != "" {
				f.Copies++
			}
		}
	}
	slices.SortStableFunc(out, func(a, b familyView) int { return b.all - a.all })
	return out
}

// voices lists each speaker once on each side.
func voices(claims []sitrep.Claim) (asserts, denials []voice) {
	seen := map[string]bool{}
	add := func(to *[]voice, side string, speakers []sitrep.Speaker, c sitrep.Claim) {
		for _, sp := range speakers {
			key := side + "/" + sp.Name + "/" + sp.Words.Text
			if !seen[key] && !c.Withdrawn {
				seen[key] = true
				*to = append(*to, voice{sp, c})
			}
		}
	}
	for _, c := range claims {
		add(&asserts, "+", c.Speakers, c)
		add(&denials, "-", c.Denials, c)
	}
	return asserts, denials
}

// eventLD is schema.org's Event, for machines that read pages.
func eventLD(e *sitrep.Event) map[string]any {
	out := map[string]any{"@context": "https://schema.org", "@type": "Event", "name": e.Title, "identifier": e.ID}
	if e.Time.Start != "" {
		out["startDate"], out["endDate"] = e.Time.Start, e.Time.End
	}
	if e.Place != nil {
		place := map[string]any{"@type": "Place", "name": e.Place.Name, "address": map[string]any{"@type": "PostalAddress", "addressCountry": e.Place.Country}}
		if pinned(e.Place) {
			place["geo"] = map[string]any{"@type": "GeoCoordinates", "latitude": *e.Place.Lat, "longitude": *e.Place.Lon}
		}
		out["location"] = place
	}
	var works []map[string]any
	for _, c := range e.Claims {
		if u := external(c.URL); u != "" && !c.Withdrawn {
			works = append(works, map[string]any{"@type": "NewsArticle", "url": u, "headline": c.Title, "datePublished": c.Published,
				"publisher": map[string]any{"@type": "Organization", "name": c.Publisher}})
		}
	}
	out["subjectOf"] = works
	return out
}
