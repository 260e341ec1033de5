// Package web is what people see: the pages, made on the server from the store. They
// work without scripts, without a network beyond this server, with the keyboard and
// with a screen reader; the one small script only adds to them.
package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/fuse"
	"github.com/sitrep-news/sitrep/query"
	"github.com/sitrep-news/sitrep/related"
	"github.com/sitrep-news/sitrep/scheme"
	"github.com/sitrep-news/sitrep/web/atlas"
)

//go:embed templates static
var files embed.FS

// Options say what the pages are made from.
type Options struct {
	Store     sitrep.Store
	Knowledge fuse.Knowledge
	Scheme    *scheme.Scheme               // weights and codes of other schemes
	Names     query.Resolver               // what names in a query stand for
	Related   *related.Index               // "articles you may like", and search by meaning; nil: neither
	Desk      Desk                         // what a page may have done; nil: read only
	Embed     func(words string) []float32 // meaning of a search; nil: words alone
	User      func(*http.Request) User
	Now       func() time.Time
	Log       *slog.Logger
	Version   string
	Extra     []Page // pages of other packages, in the navigation after ours
	// Stream is the address of a stream of changes (server-sent events, "change"), for the
	// note that something changed; "" for none.
	Stream string
	OPML   string // address of the feeds as OPML; "" for none
}

// Page is a page of another package, drawn in this one's frame.
type Page struct {
	Pattern string // as http.ServeMux has it: "GET /brief"
	Href    string // where the navigation leads; "" for none
	Name    string
	// Serve returns the page's title and body; a body is trusted HTML made by html/template.
	Serve func(*http.Request) (title string, body template.HTML, err error)
}

// User is who asks.
type User struct {
	ID, Name string
	Analyst  bool // may correct
	Admin    bool // may add feeds
}

// Site serves the pages.
type Site struct {
	o         Options
	atlas     *atlas.Set
	templates map[string]*template.Template
	assets    map[string]asset
	mux       *http.ServeMux
	pages     *pages
	changed   watched
}

// asset is a static file with a name that changes when its content does.
type asset struct {
	name, kind   string
	body, zipped []byte
}

// New puts the pages together.
func New(o Options) (*Site, error) {
	s := &Site{o: o, mux: http.NewServeMux(), pages: newPages(o.Now)}
	var err error
	if s.atlas, err = atlas.Load(); err != nil {
		return nil, fmt.Errorf("pages: outlines: %w", err)
	}
	if err := s.loadAssets(); err != nil {
		return nil, fmt.Errorf("pages: %w", err)
	}
	if err := s.loadTemplates(); err != nil {
		return nil, fmt.Errorf("pages: %w", err)
	}
	s.routes()
	return s, nil
}

func (s *Site) routes() {
	page := func(pattern string, f func(*http.Request) (view, error)) {
		s.mux.HandleFunc(pattern, s.cached(f, false))
	}
	slow := func(pattern string, f func(*http.Request) (view, error)) {
		s.mux.HandleFunc(pattern, s.cached(f, true))
	}
	live := func(pattern string, f func(*http.Request) (view, error)) { s.mux.HandleFunc(pattern, s.handle(f)) }
	page("GET /{$}", s.now)
	page("GET /events/{id}", s.event)
	page("GET /reports/{id}", s.report)
	page("GET /actors", s.actors)
	page("GET /actors/{id}", s.actor)
	slow("GET /figures", s.figures)
	page("GET /search", s.search)
	live("GET /feeds", s.feeds)
	slow("GET /escalation", s.escalation)
	slow("GET /chains", s.chains)
	slow("GET /influence", s.influence)
	page("GET /help/query", s.help)
	s.mux.HandleFunc("GET /export", s.export)
	s.mux.HandleFunc("POST /events/{id}/corrections", s.correct)
	s.mux.HandleFunc("POST /corrections/{id}/undo", s.undo)
	s.mux.HandleFunc("POST /feeds", s.addFeed)
	s.mux.HandleFunc("GET /static/{name}", s.static)
	for _, p := range s.o.Extra {
		live(p.Pattern, func(r *http.Request) (view, error) {
			title, body, err := p.Serve(r)
			return view{Template: "extra", Title: title, Data: body}, err
		})
	}
}

// ServeHTTP answers with a page.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.mux.ServeHTTP(w, r) }

// view is a page about to be drawn.
type view struct {
	Template string
	Title    string
	Feed     string // address of the view's feed of updates
	JSONLD   any
	Data     any
	Status   int       // 0: 200
	Drawn    time.Time // of a page that may be some minutes old; zero: as of now
	Live     bool      // not to be kept: what it shows is of the moment
}

// frame is what the layout is drawn from.
type frame struct {
	view
	Nav      []navItem
	Searched string
	User     string
	Version  string
	Can      User
	Stream   string
}

type navItem struct {
	Name, Href string
	Here       bool
}

// handle draws what f makes, or tells what went wrong in a page of its own.
func (s *Site) handle(f func(*http.Request) (view, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := f(r)
		if err != nil {
			v = s.failed(r, err)
		}
		s.draw(w, r, v)
	}
}

// draw answers with a page of the moment.
func (s *Site) draw(w http.ResponseWriter, r *http.Request, v view) { s.render(r, v).send(w, r) }

// render makes a page of a view.
func (s *Site) render(r *http.Request, v view) page {
	user := s.user(r)
	fr := frame{view: v, User: user.Name, Version: s.o.Version, Can: user, Stream: s.o.Stream}
	if r.URL.Path == "/search" {
		fr.Searched = r.URL.Query().Get("q")
	}
	for _, n := range s.nav() {
		n.Here = n.Href == r.URL.Path || n.Href != "/" && strings.HasPrefix(r.URL.Path, n.Href+"/")
		fr.Nav = append(fr.Nav, n)
	}
	var b bytes.Buffer
	if err := s.templates[v.Template].ExecuteTemplate(&b, "layout.html", fr); err != nil {
		s.o.Log.Error("draw page", "path", r.URL.Path, "err", err)
		return newPage(http.StatusInternalServerError, []byte("The page could not be drawn; the server's log says why."))
	}
	return newPage(v.Status, b.Bytes())
}

func (s *Site) nav() []navItem {
	out := []navItem{{Name: "Now", Href: "/"}, {Name: "Figures", Href: "/figures"}, {Name: "Actors", Href: "/actors"}, {Name: "Escalation", Href: "/escalation"}}
	for _, p := range s.o.Extra {
		if p.Href != "" {
			out = append(out, navItem{Name: p.Name, Href: p.Href})
		}
	}
	return append(out, navItem{Name: "Feeds", Href: "/feeds"})
}

func (s *Site) user(r *http.Request) User {
	if s.o.User == nil {
		return User{}
	}
	return s.o.User(r)
}

// failure is what the error page tells.
type failure struct {
	Code, Message string
	Where         string // the query with a mark below what was not understood
}

// failed makes a page of an error: what a person asked wrongly is told, what broke
// in here is logged and not shown.
func (s *Site) failed(r *http.Request, err error) view {
	v := view{Template: "error", Title: "Not possible", Status: http.StatusBadRequest}
	var pointed *query.Error
	switch {
	case errors.As(err, &pointed):
		v.Data = failure{Code: sitrep.EInvalid, Message: pointed.Error(), Where: pointed.Caret()}
		return v
	case sitrep.Code(err) == sitrep.ENotFound:
		v.Title, v.Status = "Not found", http.StatusNotFound
	case sitrep.Code(err) == sitrep.EForbidden:
		v.Title, v.Status = "Not allowed", http.StatusForbidden
	case sitrep.Code(err) == sitrep.EConflict:
		v.Status = http.StatusConflict
	case sitrep.Code(err) == sitrep.EInvalid:
	default:
		if errors.Is(err, context.DeadlineExceeded) {
			v.Title, v.Status = "Too much at once", http.StatusServiceUnavailable
			v.Data = failure{Message: "This could not be read in time; ask for a shorter time or a narrower question."}
			return v
		}
		if !errors.Is(err, context.Canceled) {
			s.o.Log.Error("page", "path", r.URL.Path, "err", err)
		}
		v.Title, v.Status = "Something broke", http.StatusInternalServerError
		v.Data = failure{Message: "The server could not answer; its log says why. Try again in a moment."}
		return v
	}
	v.Data = failure{Code: sitrep.Code(err), Message: err.Error()}
	return v
}

func (s *Site) loadTemplates() error {
	layout, err := template.New("layout.html").Funcs(s.funcs()).ParseFS(files, "templates/layout.html", "templates/parts.html")
	if err != nil {
		return err
	}
	names, err := fs.Glob(files, "templates/*.html")
	if err != nil {
		return err
	}
	s.templates = map[string]*template.Template{}
	for _, name := range names {
		base := strings.TrimSuffix(strings.TrimPrefix(name, "templates/"), ".html")
		if base == "layout" || base == "parts" {
			continue
		}
		t, err := layout.Clone()
		if err == nil {
			t, err = t.ParseFS(files, name)
		}
		if err != nil {
			return err
		}
		s.templates[base] = t
	}
	return nil
}

func (s *Site) loadAssets() error {
	s.assets = map[string]asset{}
	entries, err := fs.ReadDir(files, "static")
	if err != nil {
		return err
	}
	kinds := map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
	for _, e := range entries {
		stem, ext, _ := strings.Cut(e.Name(), ".")
		kind, ok := kinds["."+ext]
		if !ok {
			continue
		}
		body, err := files.ReadFile("static/" + e.Name())
		if err != nil {
			return err
		}
		sum := sha256.Sum256(body)
		s.assets[e.Name()] = asset{name: stem + "-" + hex.EncodeToString(sum[:6]) + "." + ext, kind: kind, body: body, zipped: zip(body)}
	}
	return nil
}

func (s *Site) static(w http.ResponseWriter, r *http.Request) {
	for _, a := range s.assets {
		if a.name != r.PathValue("name") {
			continue
		}
		h, body := w.Header(), a.body
		h.Set("Content-Type", a.kind)
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
		h.Add("Vary", "Accept-Encoding")
		if takesGzip(r) {
			body = a.zipped
			h.Set("Content-Encoding", "gzip")
		}
		_, _ = w.Write(body) // a reader who left
		return
	}
	http.NotFound(w, r)
}
