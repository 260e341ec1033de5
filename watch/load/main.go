// Command load has a made-up day of news go through the running system, from accepted records
// to events, and measures each step as the day grows: some texts that many outlets carry,
// some that come again in a later version, happenings that many tell of and such that few do,
// with places of the gazetteer and actors of the knowledge base. The records come coded: what
// reading takes is measured elsewhere (sitrep bench).
//
//	go run ./watch/load -reports 1000,10000,50000
//	go run ./watch/load -engine postgres -reports 1000,10000
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/data"
	"github.com/sitrep-news/sitrep/extract"
	"github.com/sitrep-news/sitrep/fuse"
	"github.com/sitrep-news/sitrep/place"
	"github.com/sitrep-news/sitrep/store/scratch"
	"github.com/sitrep-news/sitrep/watch"
)

func main() {
	var o options
	flag.StringVar(&o.engine, "engine", "sqlite", "sqlite or postgres")
	flag.StringVar(&o.at, "store", "", "new file, or URL of an empty database; empty: one that is cleared away")
	flag.StringVar(&o.sizes, "reports", "1000,10000", "how many reports the day has, one number after the other")
	flag.IntVar(&o.batch, "batch", 500, "how many reports come at once")
	flag.BoolVar(&o.check, "check", false, "at the end, compare the events with those of fusing all mentions at once")
	flag.StringVar(&o.profile, "profile", "", "write a processor profile to this `file`")
	flag.Parse()
	if err := profiled(o, func() error { return run(context.Background(), o) }); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

type options struct {
	engine, at, sizes string
	batch             int
	check             bool
	profile           string
}

// profiled runs f under the profiler where a file is named for it.
func profiled(o options, f func() error) error {
	if o.profile == "" {
		return f()
	}
	file, err := os.Create(o.profile)
	if err != nil {
		return err
	}
	if err := pprof.StartCPUProfile(file); err != nil {
		return err
	}
	err = f()
	pprof.StopCPUProfile()
	return errors.Join(err, file.Close())
}

func run(ctx context.Context, o options) error {
	var sizes []int
	for text := range strings.SplitSeq(o.sizes, ",") {
		var n int
		if _, err := fmt.Sscan(text, &n); err != nil {
			return fmt.Errorf("-reports: %q is no number", text)
		}
		sizes = append(sizes, n)
	}
	s, clear, err := scratch.Open(ctx, o.engine, o.at, 0)
	if err != nil {
		return err
	}
	defer clear()
	defer s.Close()
	l, err := newLoad(s, o.batch)
	if err != nil {
		return err
	}
	fmt.Printf("engine %s, %s, %d cores\n%s\n", o.engine, runtime.Version(), runtime.NumCPU(), header)
	for _, n := range sizes {
		if err := l.fill(ctx, n); err != nil {
			return err
		}
	}
	if o.check {
		return l.check(ctx)
	}
	return nil
}

// newLoad puts the running system over a store.
func newLoad(s sitrep.Store, batch int) (*load, error) {
	x, err := extract.New(data.Extract)
	if err != nil {
		return nil, err
	}
	actors, err := actor.Load()
	if err != nil {
		return nil, err
	}
	places, err := place.Load()
	if err != nil {
		return nil, err
	}
	kb := fuse.Knowledge{Actors: actors, Places: places}
	steps := &steps{Store: s}
	clock := func() time.Time { return day.AddDate(0, 0, 1) }
	return &load{batch: batch, steps: steps, kb: kb, world: newWorld(actors, places),
		system: watch.New(watch.Options{Store: steps, Extractor: x, Knowledge: kb, Coder: "load", Clock: clock, Log: quiet()})}, nil
}
