package web

import (
	"net/http"
	"strings"

	"github.com/sitrep-news/sitrep"
)

// searchPage is what was found by words and, for reports, by meaning.
type searchPage struct {
	Words   string
	Actors  []sitrep.Hit
	Events  []sitrep.Hit
	Reports []sitrep.Hit
	Meaning []nearHit
	CanMean bool
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
	for kind, to := range map[string]*[]sitrep.Hit{"actor": &p.Actors, "event": &p.Events, "report": &p.Reports} {
		hits, err := s.o.Store.Search(r.Context(), p.Words, []string{kind}, 20)
		if err != nil {
			return v, err
		}
		*to = hits
	}
	return v, s.byMeaning(r, &p)
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
