package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/query"
)

// searchPage is what was found by words and, for reports, by meaning.
type searchPage struct {
	Words   string
	Actors  []sitrep.Hit
	Events  []eventHit
	Reports []sitrep.Hit
	Meaning []nearHit
	CanMean bool
}

// eventHit is an event that was found, with what it is now: a title alone does not tell a
// threat or a doubtful reading from a fact.
type eventHit struct {
	sitrep.Hit
	Event sitrep.Event
}

type nearHit struct {
	Report *sitrep.Report
	Near   float64
}

func (s *Site) search(r *http.Request) (view, error) {
	p := searchPage{Words: strings.TrimSpace(r.URL.Query().Get("q"))}
	v := view{Template: "search", Title: "Search", Data: &p}
	if p.Words == "" {
		return v, nil
	}
	if len(p.Words) > 400 {
		return v, sitrep.Errorf(sitrep.EInvalid, "a search may have 400 characters; this one has %d", len(p.Words))
	}
	var events []sitrep.Hit
	for kind, to := range map[string]*[]sitrep.Hit{"actor": &p.Actors, "event": &events, "report": &p.Reports} {
		hits, err := s.o.Store.Search(r.Context(), p.Words, []string{kind}, 20)
		if err != nil {
			return v, err
		}
		*to = hits
	}
	var err error
	if p.Events, err = s.found(r, events); err != nil {
		return v, err
	}
	return v, s.byMeaning(r, &p)
}

// found sets beside each hit the event that it is; one that is gone is left out.
func (s *Site) found(r *http.Request, hits []sitrep.Hit) ([]eventHit, error) {
	if len(hits) == 0 {
		return nil, nil
	}
	q := sitrep.Query{Statuses: query.Statuses(), Origins: query.Origins(), Withdrawn: true, Limit: len(hits)}
	for _, h := range hits {
		q.Events = append(q.Events, h.ID)
	}
	page, err := s.o.Store.Events(r.Context(), q)
	if err != nil {
		return nil, err
	}
	var out []eventHit
	for _, h := range hits {
		if i := slices.IndexFunc(page.Events, func(e sitrep.Event) bool { return e.ID == h.ID }); i >= 0 {
			out = append(out, eventHit{h, page.Events[i]})
		}
	}
	return out, nil
}

// byMeaning finds reports that say the like in other words.
func (s *Site) byMeaning(r *http.Request, p *searchPage) error {
	if s.o.Related == nil || s.o.Embed == nil {
		return nil
	}
	if err := s.o.Related.Update(r.Context()); err != nil {
		return err
	}
	p.CanMean = true
	found := map[string]bool{}
	for _, h := range p.Reports {
		found[h.ID] = true
	}
	for _, near := range s.o.Related.Nearest(s.o.Embed(p.Words), 20) {
		if found[near.ID] || near.Cosine < 0.35 || len(p.Meaning) == 10 {
			continue
		}
		f, err := s.o.Store.Report(r.Context(), near.ID)
		if sitrep.Code(err) == sitrep.ENotFound {
			continue
		}
		if err != nil {
			return err
		}
		if f.CopyOf == "" && !f.Withdrawn {
			p.Meaning = append(p.Meaning, nearHit{f.Report, near.Cosine})
		}
	}
	return nil
}
