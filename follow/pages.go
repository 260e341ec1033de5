package follow

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
)

//go:embed templates static
var files embed.FS

// Page is a page to be drawn in the site's frame.
type Page struct {
	Pattern string // as http.ServeMux has it
	Href    string // where the navigation leads; "" for none
	Name    string
	Serve   func(*http.Request) (title string, body template.HTML, err error)
}

// Pages lists the pages.
func (s *Service) Pages() []Page {
	return []Page{
		{"GET /follows", "/follows", "Follows", s.listPage},
		{"GET /follows/new", "", "", s.newPage},
		{"GET /follows/{id}", "", "", s.onePage},
		{"GET /unsubscribe", "", "", s.unsubscribePage},
		{"GET /confirm", "", "", s.confirmPage},
	}
}

// Handlers lists what else is answered, by its pattern.
func (s *Service) Handlers() map[string]http.HandlerFunc {
	return map[string]http.HandlerFunc{
		"GET /updates.atom":    s.Updates,
		"GET /updates.json":    s.Updates,
		"POST /follows":        s.create,
		"POST /follows/{id}":   s.edit,
		"POST /unsubscribe":    s.unsubscribe,
		"POST /confirm":        s.confirm,
		"GET /follows/push.js": s.script("push.js"),
		"GET /push-worker.js":  s.script("push-worker.js"),
	}
}

// Open tells whether a request needs no sign-in: it carries a token of its own, which
// its handler checks, or it asks for nothing that anybody owns.
func (s *Service) Open(r *http.Request) bool {
	switch r.URL.Path {
	case "/unsubscribe", "/confirm", "/push-worker.js", "/follows/push.js":
		return true
	case "/updates.atom", "/updates.json":
		v := r.URL.Query()
		return v.Get("follow") != "" && v.Get("token") != ""
	}
	return false
}

func loadPages() (*template.Template, error) {
	funcs := template.FuncMap{
		"stamp":    func(t time.Time) string { return t.UTC().Format("2 Jan 2006 15:04 UTC") },
		"where":    func(f any) string { return followOf(f).Channel.where() },
		"whats":    func(f any) string { return strings.Join(followOf(f).What, ", ") },
		"tells":    func(f any, what string) bool { return followOf(f).tells(what) },
		"schedule": scheduleWords,
		"least":    leastWords,
		"channel":  channelWords,
		"days": func() []string {
			return []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
		},
		"messages": func(n int) string { return plural(n, "message", "messages") },
		"head":     func(n Note) string { return n.head() },
		"facts":    func(n Note) string { return n.facts() },
		"path": func(address string) string {
			if u, err := url.Parse(address); err == nil {
				return u.EscapedPath()
			}
			return ""
		},
	}
	return template.New("").Funcs(funcs).ParseFS(files, "templates/*.html")
}

func followOf(v any) *Follow {
	switch f := v.(type) {
	case *Follow:
		return f
	case Follow:
		return &f
	}
	return &Follow{}
}

func channelWords(kind string) string {
	return map[string]string{Mail: "mail", Webhook: "webhook, for programs", Ntfy: "ntfy", Push: "notifications of this browser"}[kind]
}

func scheduleWords(s Schedule) string {
	out := "at once"
	switch s.Every {
	case Daily:
		out = fmt.Sprintf("daily at %02d:00", s.Hour)
	case Weekly:
		out = fmt.Sprintf("on %ss at %02d:00", s.Day, s.Hour)
	}
	if s.QuietFrom != "" {
		out += ", quiet from " + s.QuietFrom + " to " + s.QuietTo
	}
	if s.Zone != "" {
		out += " (" + s.Zone + ")"
	}
	return out
}

func leastWords(l Least) string {
	var out []string
	if l.Families > 0 {
		out = append(out, fmt.Sprintf("at least %s", plural(l.Families, "independent source", "independent sources")))
	}
	if l.Killed > 0 {
		out = append(out, fmt.Sprintf("at least %d killed", l.Killed))
	}
	if l.Severity > 0 {
		out = append(out, fmt.Sprintf("severity at least %g", l.Severity))
	}
	if l.Escalation {
		out = append(out, "changes only where it gets worse")
	}
	return strings.Join(out, ", ")
}

func (s *Service) draw(name string, data any) (template.HTML, error) {
	var b bytes.Buffer
	if err := s.pages.ExecuteTemplate(&b, name, data); err != nil {
		return "", fmt.Errorf("draw %s: %w", name, err)
	}
	return template.HTML(b.String()), nil // #nosec: made by html/template
}

func (s *Service) listPage(r *http.Request) (string, template.HTML, error) {
	owner := s.o.Owner(r)
	follows, err := s.List(r.Context(), owner)
	if err != nil {
		return "", "", err
	}
	log, err := s.Log(r.Context(), owner, "", 50)
	if err != nil {
		return "", "", err
	}
	body, err := s.draw("list.html", struct {
		Follows []Follow
		Log     []Told
		Done    string
	}{follows, log, doneWords(r)})
	return "Follows", body, err
}

// doneWords says what a form has just done; only our own words are shown.
func doneWords(r *http.Request) string {
	return map[string]string{
		"added":   "Added.",
		"asked":   "Added. A mail is on its way that asks its reader to say yes.",
		"muted":   "Muted: nothing is sent until you resume.",
		"resumed": "Resumed.",
		"deleted": "Deleted.",
		"tested":  "A test is on its way; the log below will say what came of it.",
	}[r.URL.Query().Get("done")]
}

// formPage is what the form is drawn from.
type formPage struct {
	Follow     *Follow
	Day        int
	Error      string
	Channels   []string
	PushKey    string
	Atom, JSON string
	Preview    *Preview
}

func (s *Service) newPage(r *http.Request) (string, template.HTML, error) {
	f := &Follow{Owner: s.o.Owner(r), Query: strings.TrimSpace(r.URL.Query().Get("q")), What: []string{EventNew, EventChanged, EventWithdrawn},
		Schedule: Schedule{Every: Instant, Hour: 7, Day: time.Monday}}
	if err := known(f.Owner); err != nil {
		return "", "", err
	}
	body, err := s.form(r, f, nil)
	return "New follow", body, err
}

// form draws the form with the preview of what it says; trouble is what was wrong with it.
func (s *Service) form(r *http.Request, f *Follow, trouble error) (template.HTML, error) {
	p := formPage{Follow: f, Day: int(f.Schedule.Day), Channels: s.Channels()}
	q := url.Values{"q": {f.Query}}.Encode()
	p.Atom, p.JSON = "/updates.atom?"+q, "/updates.json?"+q
	if s.o.Post != nil {
		key, err := s.vapidKey(r.Context())
		if err != nil {
			return "", err
		}
		if p.PushKey, err = applicationKey(key); err != nil {
			return "", err
		}
	}
	var err error
	if p.Preview, err = s.Preview(r.Context(), *f); err != nil {
		if sitrep.Code(err) != sitrep.EInvalid {
			return "", err
		}
		if trouble == nil {
			trouble = err
		}
	}
	if trouble != nil {
		p.Error = trouble.Error()
	}
	return s.draw("new.html", p)
}

func (s *Service) onePage(r *http.Request) (string, template.HTML, error) {
	owner := s.o.Owner(r)
	f, err := s.Get(r.Context(), owner, r.PathValue("id"))
	if err != nil {
		return "", "", err
	}
	log, err := s.Log(r.Context(), owner, f.ID, 50)
	if err != nil {
		return "", "", err
	}
	trouble := ""
	if _, err := s.matcher(f); err != nil {
		trouble = err.Error()
	}
	q := url.Values{"follow": {f.ID}, "token": {f.Token}}.Encode()
	body, err := s.draw("one.html", struct {
		Follow        *Follow
		Log           []Told
		Done, Trouble string
		Atom, JSON    string
	}{f, log, doneWords(r), trouble, "/updates.atom?" + q, "/updates.json?" + q})
	return f.Name, body, err
}

// yesPage asks for a click: what a mail program or its guard opens by itself must
// change nothing.
type yesPage struct{ Title, Text, Action, Button, Done string }

func (s *Service) unsubscribePage(r *http.Request) (string, template.HTML, error) {
	v := r.URL.Query()
	p := yesPage{Title: "Unsubscribe", Action: "/unsubscribe?" + url.Values{"follow": {v.Get("follow")}, "token": {v.Get("token")}}.Encode(), Button: "Unsubscribe"}
	f, err := s.byToken(r.Context(), v.Get("follow"), v.Get("token"))
	if sitrep.Code(err) == sitrep.ENotFound {
		p.Done = "This follow has ended: nothing more will come."
	} else if err != nil {
		return "", "", err
	} else {
		p.Text = "End the updates on " + f.Name + "?"
	}
	body, err := s.draw("yes.html", p)
	return p.Title, body, err
}

func (s *Service) confirmPage(r *http.Request) (string, template.HTML, error) {
	v := r.URL.Query()
	f, err := s.byConfirmToken(r.Context(), v.Get("follow"), v.Get("token"))
	if err != nil {
		return "", "", err
	}
	p := yesPage{Title: "Confirm", Text: "Send updates on " + f.Name + " to " + f.Channel.Address + "?",
		Action: "/confirm?" + url.Values{"follow": {f.ID}, "token": {f.confirmToken()}}.Encode(), Button: "Yes, send them"}
	body, err := s.draw("yes.html", p)
	return p.Title, body, err
}

func (s *Service) script(name string) http.HandlerFunc {
	body, err := files.ReadFile("static/" + name)
	return func(w http.ResponseWriter, r *http.Request) {
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		w.Header().Set("Cache-Control", "no-cache")
		_, _ = w.Write(body)
	}
}
