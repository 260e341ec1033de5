package follow

import (
	"context"
	"fmt"
	"html/template"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/query"
)

// JobDeliver is the kind of the jobs that send.
const JobDeliver = "deliver"

// Options say what follows work with.
type Options struct {
	Store sitrep.Store
	Names query.Resolver // what names in a query stand for
	Base  string         // the server's address as readers have it, without a slash at the end
	Owner func(*http.Request) string
	// Post sends what goes to addresses from outside; fetch.SafeTransport. Nil: no
	// webhook, ntfy or push.
	Post    http.RoundTripper
	Mailer  *Mailer // nil: no mail
	Contact string  // whom a push service may write to: "mailto:..." or an address of the web; "" is Base
	Clock   func() time.Time
	Log     *slog.Logger
	// Show draws a page in the site's frame; Fail draws an error's.
	Show func(w http.ResponseWriter, r *http.Request, status int, title string, body template.HTML)
	Fail func(w http.ResponseWriter, r *http.Request, err error)
}

// Service keeps follows and tells what changed. It is safe for concurrent use.
type Service struct {
	o      Options
	pages  *template.Template
	pace   pace
	flight time.Duration // for which a send may last, at most

	mu    sync.Mutex
	ready map[string]ready // by follow
}

// ready is a follow's query made ready to match for a day.
type ready struct {
	text, day string
	matcher   *query.Matcher
	err       error
}

// New makes the service.
func New(o Options) (*Service, error) {
	o.Base = strings.TrimRight(o.Base, "/")
	if o.Contact == "" {
		o.Contact = o.Base
	}
	s := &Service{o: o, pace: usual, flight: 2 * time.Minute, ready: map[string]ready{}}
	var err error
	if s.pages, err = loadPages(); err != nil {
		return nil, fmt.Errorf("follows: pages: %w", err)
	}
	return s, nil
}

func (s *Service) now() time.Time { return s.o.Clock().UTC() }

// Channels lists the channels that this server has.
func (s *Service) Channels() []string {
	var out []string
	if s.o.Mailer != nil {
		out = append(out, Mail)
	}
	if s.o.Post != nil {
		out = append(out, Webhook, Ntfy, Push)
	}
	return out
}

// matcher is what the follow asks for as it reads today. It finds withdrawn events too:
// what is told of them is decided elsewhere.
func (s *Service) matcher(f *Follow) (matcher, error) {
	m, err := s.read(f)
	if err != nil || !f.Along {
		return m, err
	}
	return chained{m, f.Chain}, nil
}

// read makes the follow's query ready, once a day.
func (s *Service) read(f *Follow) (*query.Matcher, error) {
	now := s.now()
	day := now.Format(time.DateOnly)
	s.mu.Lock()
	defer s.mu.Unlock()
	if r, ok := s.ready[f.ID]; ok && f.ID != "" && r.text == f.Query && r.day == day {
		return r.matcher, r.err
	}
	q, err := query.Parse(f.Query, query.Options{Now: now, Resolver: s.o.Names})
	q.Withdrawn = true
	if f.Along {
		q.Events = nil // its chain says which
	}
	r := ready{text: f.Query, day: day, matcher: query.NewMatcher(q), err: err}
	if f.ID != "" {
		s.ready[f.ID] = r
	}
	return r.matcher, r.err
}

func (s *Service) forget(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.ready, id)
}

// List returns an owner's follows in the order in which they were made.
func (s *Service) List(ctx context.Context, owner string) ([]Follow, error) {
	if err := known(owner); err != nil {
		return nil, err
	}
	all, err := list[Follow](ctx, s.o.Store, followKind, owner)
	if err != nil {
		return nil, err
	}
	sortByCreated(all)
	return all, nil
}

// Get returns one of an owner's follows; another's is not found.
func (s *Service) Get(ctx context.Context, owner, id string) (*Follow, error) {
	if err := known(owner); err != nil {
		return nil, err
	}
	f, err := get[Follow](ctx, s.o.Store, followKind, id)
	if err != nil {
		return nil, err
	}
	if f.Body.Owner != owner {
		return nil, sitrep.Errorf(sitrep.ENotFound, "there is no follow %q of yours", id)
	}
	return &f.Body, nil
}

// Log returns an owner's newest lines of who was told what; follow "" for all of them.
func (s *Service) Log(ctx context.Context, owner, follow string, limit int) ([]Told, error) {
	if err := known(owner); err != nil {
		return nil, err
	}
	var out []Told
	after := ""
	for len(out) < limit {
		docs, err := s.o.Store.Docs(ctx, sitrep.DocQuery{Kind: toldKind, Owner: owner, After: after, Limit: 500})
		if err != nil {
			return nil, fmt.Errorf("log of follows: %w", err)
		}
		for _, d := range docs {
			t, err := decode[Told](d)
			if err != nil {
				return nil, err
			}
			if (follow == "" || t.Body.Follow == follow) && len(out) < limit {
				out = append(out, t.Body)
			}
			after = d.ID
		}
		if len(docs) < 500 {
			break
		}
	}
	return out, nil
}

// Add keeps a new follow and returns it with its id and secrets. One by mail waits
// until its reader has said yes.
func (s *Service) Add(ctx context.Context, f Follow) (*Follow, error) {
	if err := s.prepare(ctx, &f); err != nil {
		return nil, err
	}
	f.ID, f.Token, f.Created = newID("fo-"), token(), s.now()
	f.Muted, f.Stopped, f.Failures = false, "", 0
	if f.Channel.Kind == Webhook {
		f.Channel.Secret = newSecret()
	}
	err := s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		if err := tx.Lock(ctx, lockKey); err != nil {
			return err
		}
		mine, err := list[Follow](ctx, tx, followKind, f.Owner)
		if err != nil {
			return err
		}
		if len(mine) >= MaxFollows {
			return sitrep.Errorf(sitrep.ETooMany, "you have %d follows, which is the most; delete one first", len(mine))
		}
		f.Confirmed = f.Channel.Kind != Mail || agreed(mine, f.Channel.Address)
		if err := put(ctx, tx, f.record()); err != nil || f.Confirmed {
			return err
		}
		return s.askToConfirm(ctx, tx, &f, mine)
	})
	if err != nil {
		return nil, err
	}
	s.o.Log.Info("follow added", "follow", f.ID, "owner", f.Owner, "channel", f.Channel.Kind)
	return &f, nil
}

// prepare checks a follow and that this server can serve it.
func (s *Service) prepare(ctx context.Context, f *Follow) error {
	if err := known(f.Owner); err != nil {
		return err
	}
	if err := f.check(); err != nil {
		return err
	}
	has := false
	for _, c := range s.Channels() {
		has = has || c == f.Channel.Kind
	}
	if !has {
		return sitrep.Errorf(sitrep.EUnavailable, "this server sends no %s; its operator can set that up (docs/follows.md)", f.Channel.Kind)
	}
	if _, err := s.matcher(f); err != nil {
		return err
	}
	return s.begins(ctx, f)
}

// Set changes whether a follow is muted; to unmute one also starts one that stopped.
func (s *Service) Set(ctx context.Context, owner, id string, muted bool) error {
	return s.change(ctx, id, func(f *Follow) error {
		if f.Owner != owner {
			return sitrep.Errorf(sitrep.ENotFound, "there is no follow %q of yours", id)
		}
		f.Muted = muted
		if !muted {
			f.Stopped, f.Failures = "", 0
		}
		return nil
	})
}

// Delete ends a follow; its lines in the log stay.
func (s *Service) Delete(ctx context.Context, owner, id string) error {
	f, err := s.Get(ctx, owner, id)
	if err != nil {
		return err
	}
	return s.remove(ctx, f)
}

func (s *Service) remove(ctx context.Context, f *Follow) error {
	err := s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		if err := tx.Lock(ctx, lockKey); err != nil {
			return err
		}
		threads, err := list[thread](ctx, tx, threadKind, f.Owner)
		if err != nil {
			return err
		}
		for _, t := range threads {
			if t.Follow == f.ID {
				if err := tx.DeleteDoc(ctx, threadKind, threadID(t.Event, t.Follow)); err != nil {
					return err
				}
			}
		}
		if err := tx.DeleteDoc(ctx, laneKind, f.ID); err != nil {
			return err
		}
		return tx.DeleteDoc(ctx, followKind, f.ID)
	})
	if err == nil {
		s.forget(f.ID)
		s.o.Log.Info("follow ended", "follow", f.ID, "owner", f.Owner)
	}
	return err
}

// change reads a follow, changes and keeps it.
func (s *Service) change(ctx context.Context, id string, f func(*Follow) error) error {
	return s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		if err := tx.Lock(ctx, lockKey); err != nil {
			return err
		}
		d, err := get[Follow](ctx, tx, followKind, id)
		if err != nil {
			return err
		}
		if err := f(&d.Body); err != nil {
			return err
		}
		return put(ctx, tx, d)
	})
}

// known refuses nobody: an empty owner would mean everybody's.
func known(owner string) error {
	if owner == "" {
		return sitrep.Errorf(sitrep.EUnauthorized, "sign in to follow")
	}
	return nil
}

// agreed tells whether the owner already follows by an address that said yes.
func agreed(mine []Follow, address string) bool {
	for _, f := range mine {
		if f.Channel.Kind == Mail && f.Confirmed && strings.EqualFold(f.Channel.Address, address) {
			return true
		}
	}
	return false
}
