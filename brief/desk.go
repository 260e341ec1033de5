package brief

import (
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/analysis"
	"github.com/sitrep-news/sitrep/query"
)

// Desk serves the report as a page in another's frame.
type Desk struct {
	Store    sitrep.Reader
	Resolver query.Resolver
	World    analysis.World
	Country  func(code string) string
	Now      func() time.Time
}

// longest is the longest text that a form's field may hold.
const longest = 2000

// Serve answers GET /brief?about=Iraq&since=24h&until=2025-03-09: the page's title and
// its body, which html/template escaped. Where no period is asked for it is the last day, or the
// week up to what was told last.
func (d Desk) Serve(r *http.Request) (string, template.HTML, error) {
	v := r.URL.Query()
	f := form{About: strings.TrimSpace(v.Get("about")), Since: strings.TrimSpace(v.Get("since")), Until: strings.TrimSpace(v.Get("until"))}
	if len(f.About)+len(f.Since)+len(f.Until) > longest {
		return "", "", sitrep.Errorf(sitrep.EInvalid, "what is asked is too long: at most %d characters", longest)
	}
	now := d.Now()
	if f.Since == "" && f.Until == "" {
		day, old, err := analysis.AsOf(r.Context(), d.Store, now)
		if err != nil {
			return "", "", err
		}
		if old {
			f.Since, f.Until, f.Old = "7d", day.Format(time.DateOnly), true
		}
	}
	if f.Since == "" {
		f.Since = "24h"
	}
	from, to, err := Period(f.Since, f.Until, now)
	if err != nil {
		return "", "", err
	}
	subject, err := About(f.About, d.Resolver, now)
	if err != nil {
		return "", "", err
	}
	doc, err := Make(r.Context(), d.Store, Ask{Subject: subject, Since: from, Until: to, World: d.World, Country: d.Country, Href: eventPage})
	if err != nil {
		return "", "", err
	}
	body, err := f.html()
	if err != nil {
		return "", "", err
	}
	var b strings.Builder
	b.WriteString(body)
	if err := doc.HTML(&b); err != nil {
		return "", "", err
	}
	return doc.Title, template.HTML(b.String()), nil // made by html/template above
}

// eventPage is the address of an event's page.
func eventPage(id string) string { return "/events/" + url.PathEscape(id) }

// form is what the page's form holds.
type form struct {
	About, Since, Until string
	Old                 bool // the period ends with the latest that was told, long ago
}

func (f form) html() (string, error) {
	t, err := template.ParseFS(templates, "templates/form.html")
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = t.Execute(&b, f)
	return b.String(), err
}
