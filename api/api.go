// Package api is the store for programs: REST under /api/v1 with its own OpenAPI
// document, a stream of changes, and the tools of an MCP server. One table (routes)
// makes both the handlers and the document, so that the two cannot drift apart.
package api

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/analysis"
	"github.com/sitrep-news/sitrep/feed"
	"github.com/sitrep-news/sitrep/fuse"
	"github.com/sitrep-news/sitrep/query"
	"github.com/sitrep-news/sitrep/scheme"
)

// Prefix is where the interface begins.
const Prefix = "/api/v1"

// Options say what the interface answers from.
type Options struct {
	Store     sitrep.Store
	Knowledge fuse.Knowledge
	Scheme    *scheme.Scheme
	Names     query.Resolver // what names in a query stand for
	Desk      Desk           // takes reports, corrections, feeds; nil: read only
	User      func(*http.Request) User
	Now       func() time.Time
	Log       *slog.Logger
	Version   string

	Streams   int           // streams of changes open at once; 0: 200
	Heartbeat time.Duration // between signs of life on a quiet stream; 0: 20 s
	Poll      time.Duration // between looks for changes; 0: 1 s
}

// User is who asks, and what they may do beside reading.
type User struct {
	ID                    string
	Write, Correct, Admin bool
}

// Desk does what a program asks to have done; watch.System is one.
type Desk interface {
	// Accept keeps raw inputs: once it returns without error they are never lost.
	Accept(ctx context.Context, raws ...sitrep.Raw) (int, error)
	// ReportID is the id that the report of a raw input will have.
	ReportID(raw sitrep.Raw) string
	// Withdraw takes a whole report out, or lets it count again.
	Withdraw(ctx context.Context, report string, on bool, by string) error
	Correct(ctx context.Context, c fuse.Correction) error
	Undo(ctx context.Context, correction, by string) error
	Corrections(ctx context.Context) ([]fuse.Correction, error)
	Feeds(ctx context.Context) (map[string]feed.State, error)
	AddFeed(ctx context.Context, address string) (feed.State, error)
	AddLater(ctx context.Context, address, title string) (bool, error)
	RemoveFeed(ctx context.Context, id string) error
}

// API serves the interface. It is safe for concurrent use.
type API struct {
	o       Options
	mux     *http.ServeMux
	doc     []byte // the OpenAPI document
	streams chan struct{}
	heavy   chan struct{} // work that reads much of the store, a few at once
	tip     tip
	ended   chan struct{}
	end     sync.Once
}

// Close ends the streams, which would hold up a server that stops.
func (a *API) Close() { a.end.Do(func() { close(a.ended) }) }

// New puts the interface together.
func New(o Options) (*API, error) {
	if o.Streams == 0 {
		o.Streams = 200
	}
	if o.Heartbeat == 0 {
		o.Heartbeat = 20 * time.Second
	}
	if o.Poll == 0 {
		o.Poll = time.Second
	}
	a := &API{o: o, mux: http.NewServeMux(), streams: make(chan struct{}, o.Streams), heavy: make(chan struct{}, 4), ended: make(chan struct{})}
	var err error
	if a.doc, err = Document(o.Version); err != nil {
		return nil, err
	}
	for _, r := range routes() {
		a.mux.HandleFunc(r.Method+" "+Prefix+r.Path, a.serve(r))
	}
	a.mux.HandleFunc(Prefix+"/", a.nothing)
	return a, nil
}

// nothing answers what no route does: 405 where another method would, else 404.
func (a *API) nothing(w http.ResponseWriter, r *http.Request) {
	var allowed []string
	for _, m := range []string{http.MethodGet, http.MethodPost, http.MethodDelete} {
		other := r.Clone(r.Context())
		other.Method = m
		if _, pattern := a.mux.Handler(other); pattern != Prefix+"/" {
			allowed = append(allowed, m)
		}
	}
	if len(allowed) == 0 {
		a.problem(w, r, sitrep.Errorf(sitrep.ENotFound, "nothing answers %s; %s/openapi.json lists what does", r.URL.Path, Prefix))
		return
	}
	list := strings.Join(allowed, ", ")
	w.Header().Set("Allow", list)
	Problem{Type: "about:blank", Title: http.StatusText(http.StatusMethodNotAllowed), Status: http.StatusMethodNotAllowed,
		Detail: fmt.Sprintf("%s is not asked by %s but by %s", r.URL.Path, r.Method, list), Code: sitrep.EInvalid}.Write(w)
}

// ServeHTTP answers a program.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) { a.mux.ServeHTTP(w, r) }

// need says what a route asks of the user beside reading.
type need string

// What routes ask for; the names are those of the scopes of API keys.
const (
	needRead    need = "read"
	needWrite   need = "write"
	needCorrect need = "correct"
	needAdmin   need = "admin"
)

func (a *API) may(r *http.Request, n need) (User, error) {
	var u User
	if a.o.User != nil {
		u = a.o.User(r)
	}
	ok := n == needRead || n == needWrite && u.Write || n == needCorrect && u.Correct || n == needAdmin && u.Admin
	if !ok {
		return u, sitrep.Errorf(sitrep.EForbidden, "this needs the scope %q, which your account or key does not have", n)
	}
	if n != needRead && a.o.Desk == nil {
		return u, sitrep.Errorf(sitrep.EForbidden, "this server only shows; it changes nothing")
	}
	return u, nil
}

// serve checks what every route needs, then answers with what its handler gives.
func (a *API) serve(rt route) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		u, err := a.may(r, rt.Need)
		if err == nil && !rt.Query {
			err = rt.knows(r)
		}
		if err == nil && rt.Heavy {
			select {
			case a.heavy <- struct{}{}:
				defer func() { <-a.heavy }()
			case <-r.Context().Done():
				err = r.Context().Err()
			}
		}
		if err != nil {
			a.problem(w, r, err)
			return
		}
		if rt.write != nil {
			if err := rt.write(a, w, r); err != nil {
				a.problem(w, r, err)
			}
			return
		}
		ans, err := rt.do(a, r, u)
		if err != nil {
			a.problem(w, r, err)
			return
		}
		a.answer(w, r, rt, ans)
	}
}

func (a *API) now() time.Time { return a.o.Now().UTC() }

func (a *API) world() analysis.World {
	return analysis.World{Actors: a.o.Knowledge.Actors, Scheme: a.o.Scheme}
}

// query reads the query of a request. The names of others are parameters that are
// not part of it.
func (a *API) query(r *http.Request, others ...string) (sitrep.Query, error) {
	v := r.URL.Query()
	q, err := query.FromValues(v, query.Options{Now: a.o.Now(), Resolver: a.o.Names}, others...)
	var pointed *query.Error
	if err != nil && !errors.As(err, &pointed) && sitrep.Code(err) == "" {
		err = sitrep.Errorf(sitrep.EInvalid, "%v", err)
	}
	return q, err
}
