// Package watch is the running system: feeds are fetched, what comes in is kept,
// coded and fused to events, and what changed goes to those who follow. Each step
// is a job in the store, so that a crash at any instant repeats a step and loses none.
package watch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/extract"
	"github.com/sitrep-news/sitrep/feed"
	"github.com/sitrep-news/sitrep/fetch"
	"github.com/sitrep-news/sitrep/fuse"
	"github.com/sitrep-news/sitrep/pipeline"
)

// The kinds of job.
const (
	JobFeed  = "feed"  // poll a feed
	JobPage  = "page"  // fetch an article that a feed names
	JobCode  = "code"  // read a raw input (the store enqueues it on Accept)
	JobFuse  = "join"  // join what a report tells to events
	JobAlert = "alert" // hand changes to those who follow
)

// JobBucket is the kind of the jobs by which programs before blocks have a country and day fused.
// They know no others, so reports wait under another kind: workers of both may share a store.
const JobBucket = "fuse"

// Options say what the running system is made of.
type Options struct {
	Store     sitrep.Store
	Extractor *extract.Extractor
	System    *pipeline.System
	Knowledge fuse.Knowledge
	Fetch     *fetch.Client  // nil: nothing is fetched
	Schedule  *feed.Schedule // nil: feed.Standard
	// Alert takes changes from the outbox inside the transaction that removes them
	// (package follow). Nil: they stay in the outbox.
	Alert func(ctx context.Context, tx sitrep.Tx, changes []sitrep.Change) error
	// More are handlers of other kinds of job, such as deliveries; Many says how many
	// of such a kind are done at once (1 where absent).
	More map[string]sitrep.Handler
	Many map[string]int

	Coder string // version of program and weights, kept with each report
	Cores int    // how many reports are coded at once
	// FamilyDay is how many reports of one publisher family, from feeds and posts,
	// count in a day; those beyond are set aside. 0: 2000.
	FamilyDay int
	Clock     func() time.Time
	Log       *slog.Logger
}

// System runs the jobs. It is safe for concurrent use.
type System struct {
	o      Options
	memory *fuse.Memory
	texts  *texts
}

// New puts the running system together.
func New(o Options) *System { return &System{o, fuse.NewMemory(o.Knowledge), newTexts()} }

// Accept keeps a raw input; once it returns without error the input is never lost.
// It tells whether the input was new.
func (s *System) Accept(ctx context.Context, raws ...sitrep.Raw) (int, error) {
	added := 0
	err := s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		added = 0
		for _, r := range raws {
			fresh, err := tx.Accept(ctx, r)
			if err != nil {
				return fmt.Errorf("accept %s: %w", r.URL, err)
			}
			if fresh {
				added++
			}
		}
		return nil
	})
	return added, err
}

// Run does jobs until ctx is done.
func (s *System) Run(ctx context.Context) error {
	w := sitrep.Workers{
		Handle: map[string]sitrep.Handler{
			JobCode: s.code,
			JobFuse: s.fuse, JobBucket: s.fuse,
		},
		Max: map[string]int{JobCode: max(1, s.o.Cores), JobFuse: 1, JobFeed: 4, JobPage: 4, JobAlert: 1},
	}
	if s.o.Fetch != nil {
		w.Handle[JobFeed] = s.leaving(ctx, s.feed)
		w.Handle[JobPage] = s.leaving(ctx, s.page)
	}
	if s.o.Alert != nil {
		w.Handle[JobAlert] = s.alert
	}
	for kind, h := range s.o.More {
		w.Handle[kind] = h
		w.Max[kind] = max(1, s.o.Many[kind])
	}
	return s.o.Store.Work(ctx, w)
}

// leaving is a handler that is called off when the system stops: whoever fetches may wait for
// minutes until a host's turn comes, and a stop that waits with him looks like none. What was
// called off is done at the next start.
func (s *System) leaving(stop context.Context, h sitrep.Handler) sitrep.Handler {
	return func(ctx context.Context, j sitrep.Job, done func(sitrep.Tx) error) error {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		defer context.AfterFunc(stop, cancel)()
		err := h(ctx, j, done)
		if errors.Is(err, context.Canceled) && stop.Err() != nil {
			return &sitrep.RetryAt{At: s.o.Clock(), Err: err}
		}
		return err
	}
}

// job makes a job of a payload.
func job(kind, key string, payload any, at time.Time) (sitrep.Job, error) {
	b, err := json.Marshal(payload)
	if err != nil {
		return sitrep.Job{}, fmt.Errorf("job %s %s: %w", kind, key, err)
	}
	return sitrep.Job{Kind: kind, Key: key, Payload: b, RunAt: at}, nil
}

// alert hands changes on, some at a time, until the outbox is empty.
func (s *System) alert(ctx context.Context, j sitrep.Job, done func(sitrep.Tx) error) error {
	const batch = 200
	for {
		n := 0
		err := s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
			changes, err := tx.TakeOutbox(ctx, batch)
			if err != nil {
				return err
			}
			n = len(changes)
			if n == 0 {
				return done(tx)
			}
			return s.o.Alert(ctx, tx, changes)
		})
		if err != nil || n == 0 {
			return err
		}
	}
}
