package web

import (
	"html/template"
	"net/http"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/related"
)

// reportPage is a report's text with what was read from it, and what to read next.
type reportPage struct {
	Filed   *sitrep.Filed
	Report  *sitrep.Report
	Text    template.HTML
	Events  []sitrep.Event
	EventOf map[string]sitrep.Event // by mention id
	Related []related.Article
	Actors  []actorLine
	Who     map[string]string // speaker by statement id
	Head    sitrep.ReportRow
}

// actorLine is an actor of a report with its page.
type actorLine struct {
	Actor sitrep.Actor
	Party string // party id
}

func (s *Site) report(r *http.Request) (view, error) {
	f, err := s.o.Store.Report(r.Context(), r.PathValue("id"))
	if err != nil {
		return view{}, err
	}
	p := reportPage{Filed: f, Report: f.Report, Text: marked(f.Report), EventOf: map[string]sitrep.Event{}}
	if p.Events, err = s.o.Store.EventsOf(r.Context(), f.Report.ID); err != nil {
		return view{}, err
	}
	for _, e := range p.Events {
		for _, c := range e.Claims {
			if c.Report == f.Report.ID {
				p.EventOf[c.Mention] = e
			}
		}
	}
	for _, a := range f.Report.Actors {
		p.Actors = append(p.Actors, actorLine{a, partyID(a)})
	}
	p.Who = map[string]string{}
	for _, st := range f.Report.Statements {
		if st.Speaker != nil {
			p.Who[st.ID] = st.Speaker.Name
		}
	}
	if s.o.Related != nil {
		if p.Related, err = s.o.Related.To(r.Context(), f, 6); err != nil {
			return view{}, err
		}
	}
	title := f.Report.Title
	if title == "" {
		title = "Report " + f.Report.ID
	}
	return view{Template: "report", Title: title, Data: p, JSONLD: reportLD(f)}, nil
}

// reportLD is schema.org's NewsArticle as far as the page shows it: where the article
// is, not its text.
func reportLD(f *sitrep.Filed) map[string]any {
	out := map[string]any{"@context": "https://schema.org", "@type": "NewsArticle", "headline": f.Report.Title, "datePublished": f.Report.Published,
		"publisher": map[string]any{"@type": "Organization", "name": f.Report.Publisher}}
	if u := external(f.Report.URL); u != "" {
		out["isBasedOn"] = u
	}
	return out
}
