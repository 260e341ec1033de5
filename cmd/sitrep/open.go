package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"log/slog"
	"net/netip"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/api"
	"github.com/sitrep-news/sitrep/data"
	"github.com/sitrep-news/sitrep/extract"
	"github.com/sitrep-news/sitrep/feed"
	"github.com/sitrep-news/sitrep/fetch"
	"github.com/sitrep-news/sitrep/follow"
	"github.com/sitrep-news/sitrep/fuse"
	"github.com/sitrep-news/sitrep/pipeline"
	"github.com/sitrep-news/sitrep/place"
	"github.com/sitrep-news/sitrep/store/sqlite"
	"github.com/sitrep-news/sitrep/watch"
	"github.com/sitrep-news/sitrep/web"
)

// storeFlags say where what was read is kept.
type storeFlags struct {
	store string
	debug bool
}

// defaultStore is a file in the folder in which the program was started.
const defaultStore = "sitrep.db"

func (f *storeFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.store, "store", envOr("SITREP_STORE", defaultStore), "`FILE` or postgres:// address that keeps everything (or SITREP_STORE)")
	cmd.Flags().BoolVar(&f.debug, "debug", false, "log each step")
}

func envOr(name, otherwise string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return otherwise
}

// logger writes plain lines to the command's error stream.
func (f *storeFlags) logger(w io.Writer) *slog.Logger {
	level := slog.LevelInfo
	if f.debug {
		level = slog.LevelDebug
	}
	return slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{Level: level}))
}

// open opens the store, and makes it where there is none.
func (f *storeFlags) open(ctx context.Context, log *slog.Logger) (sitrep.Store, error) {
	if strings.HasPrefix(f.store, "postgres://") || strings.HasPrefix(f.store, "postgresql://") {
		return openPostgres(ctx, f.store, log)
	}
	s, err := sqlite.Open(f.store, sqlite.Options{Clock: time.Now, Logger: log})
	if err != nil {
		return nil, fault{exitBroken, err}
	}
	return s, nil
}

// watchFlags say what the running system may do.
type watchFlags struct {
	systemFlags
	storeFlags
	offline bool
	private []string
	pace    time.Duration
	family  int
}

func (f *watchFlags) add(cmd *cobra.Command) {
	f.systemFlags.add(cmd)
	f.storeFlags.add(cmd)
	cmd.Flags().BoolVar(&f.offline, "offline", false, "fetch nothing")
	cmd.Flags().StringSliceVar(&f.private, "allow-private", nil, "`PREFIX` of private addresses that may be fetched from, such as 10.1.0.0/16 (feeds of your own)")
	cmd.Flags().IntVar(&f.family, "family-day", 0, "how many reports of one publisher family, from feeds and posts, count in a day; those beyond are set aside (else 2000)")
	cmd.Flags().DurationVar(&f.pace, "poll", 0, "poll each feed at least so often, for feeds of your own (else as each feed asks)")
}

// running is everything that serve, worker and import work with.
type running struct {
	api       *api.API
	local     bool // one user, without a password
	store     sitrep.Store
	watch     *watch.System
	system    *pipeline.System
	extractor *extract.Extractor
	knowledge fuse.Knowledge
	fetch     *fetch.Client
	hubs      *watch.Hubs // nil without a public address
	follow    *follow.Service
	frame     *web.Site // in which pages are drawn
	log       *slog.Logger
	coder     string
}

// start puts the running system together. more adds to its options.
func (f *watchFlags) start(cmd *cobra.Command, more func(*running, *watch.Options) error) (*running, error) {
	r := &running{log: f.logger(cmd.ErrOrStderr())}
	var err error
	if r.system, err = f.system(); err != nil {
		return nil, err
	}
	if r.extractor, err = extract.New(data.Extract); err != nil {
		return nil, fault{exitBroken, err}
	}
	if r.knowledge, err = knowledge(); err != nil {
		return nil, fault{exitBroken, err}
	}
	if r.store, err = f.open(cmd.Context(), r.log); err != nil {
		return nil, err
	}
	if !f.offline {
		if r.fetch, err = f.fetcher(r.log); err != nil {
			_ = r.store.Close()
			return nil, err
		}
	}
	if r.coder, err = f.version(); err != nil {
		_ = r.store.Close()
		return nil, fault{exitBroken, err}
	}
	o := watch.Options{
		Store: r.store, Extractor: r.extractor, System: r.system, Knowledge: r.knowledge, Fetch: r.fetch,
		Coder: r.coder, Cores: f.cores(), Clock: time.Now, Log: r.log, Schedule: f.schedule(), FamilyDay: f.family,
	}
	if more != nil {
		if err := more(r, &o); err != nil {
			_ = r.store.Close()
			return nil, err
		}
	}
	r.watch = watch.New(o)
	return r, nil
}

func (f *watchFlags) cores() int {
	if f.jobs > 0 {
		return f.jobs
	}
	return runtime.NumCPU()
}

// fetcher makes the client that fetches, with the private networks that the
// operator lets it reach.
func (f *watchFlags) fetcher(log *slog.Logger) (*fetch.Client, error) {
	o := fetch.Options{Log: log}
	for _, p := range f.private {
		prefix, err := netip.ParsePrefix(p)
		if err != nil {
			return nil, usage("--allow-private %q: write a prefix such as 127.0.0.0/8: %v", p, err)
		}
		o.AllowPrivate = append(o.AllowPrivate, prefix)
	}
	return fetch.New(o), nil
}

// version names the program and the weights that code reports.
func (f *watchFlags) version() (string, error) {
	w, err := f.read()
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(w)
	return buildVersion() + "/" + hex.EncodeToString(sum[:4]), nil
}

// knowledge loads what fusion and the pages know of the world.
func knowledge() (fuse.Knowledge, error) {
	actors, err := actor.Load()
	if err != nil {
		return fuse.Knowledge{}, fmt.Errorf("actors: %w", err)
	}
	places, err := place.Load()
	if err != nil {
		return fuse.Knowledge{}, fmt.Errorf("places: %w", err)
	}
	return fuse.Knowledge{Actors: actors, Places: places}, nil
}

// schedule lets the operator of feeds of his own have them polled often.
func (f *watchFlags) schedule() *feed.Schedule {
	if f.pace <= 0 {
		return nil
	}
	s := feed.Standard()
	s.Min, s.Max, s.Default = f.pace, f.pace, f.pace
	return &s
}

// embed gives the meaning of a few words as reports' vectors have it; nil where the
// engine reads nothing in them.
func (r *running) embed(words string) []float32 {
	doc, err := r.system.Engine.Annotate(words, nil)
	if err != nil {
		return nil
	}
	return fuse.Sign(doc).Lead
}

// keeping opens the store for commands that put things into it and code nothing: the
// language engine is not loaded.
func (f *watchFlags) keeping(cmd *cobra.Command) (*running, error) {
	r := &running{log: f.logger(cmd.ErrOrStderr())}
	var err error
	if !f.offline {
		if r.fetch, err = f.fetcher(r.log); err != nil {
			return nil, err
		}
	}
	if r.store, err = f.open(cmd.Context(), r.log); err != nil {
		return nil, err
	}
	r.watch = watch.New(watch.Options{Store: r.store, Fetch: r.fetch, Clock: time.Now, Log: r.log, Schedule: f.schedule()})
	return r, nil
}

// name is the store's address without a password.
func (r *running) name(f *watchFlags) string { return fetch.Redact(f.store) }
