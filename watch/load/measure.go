package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/fuse"
	"github.com/sitrep-news/sitrep/internal/memory"
	"github.com/sitrep-news/sitrep/watch"
)

// load is the day under way.
type load struct {
	batch  int
	world  *world
	kb     fuse.Knowledge
	steps  *steps
	system *watch.System
	filed  int
}

// cost is what a step took.
type cost struct{ clock, cpu time.Duration }

const header = " reports  a second | ms a report by the clock (processor)               |  events  largest |   RSS MB  store MB\n" +
	"                   | accept         door and file   fusion           |         claims   |"

// fill has the day grow to n reports, and prints what a report took of those that came in.
func (l *load) fill(ctx context.Context, n int) error {
	var accept, file, fuse cost
	from := l.filed
	for l.filed < n {
		if err := l.accept(ctx, min(l.batch, n-l.filed), &accept); err != nil {
			return err
		}
		if err := l.work(ctx, watch.JobCode, &file); err != nil {
			return err
		}
		if err := l.work(ctx, watch.JobFuse, &fuse); err != nil {
			return err
		}
	}
	k := time.Duration(max(1, l.filed-from))
	each := func(c cost) string { return fmt.Sprintf("%6.2f (%5.2f)", ms(c.clock/k), ms(c.cpu/k)) }
	st, err := l.steps.Stats(ctx)
	if err != nil {
		return err
	}
	largest, err := l.largest(ctx)
	if err != nil {
		return err
	}
	fmt.Printf("%8d  %8.0f | %s  %s  %s | %7d  %7d | %8d  %8.0f\n", l.filed, float64(k)/(accept.clock+file.clock+fuse.clock).Seconds(),
		each(accept), each(file), each(fuse), st.Events, largest, memory.Resident()>>20, float64(st.Bytes)/1e6)
	return nil
}

// accept takes some more reports in, in one transaction for each hundred.
func (l *load) accept(ctx context.Context, n int, c *cost) error {
	raws := make([]sitrep.Raw, n)
	for i := range raws {
		raw, err := l.world.next(l.filed + i)
		if err != nil {
			return err
		}
		raws[i] = raw
	}
	defer c.since(time.Now(), processors())
	for part := range slices.Chunk(raws, 100) {
		if _, err := l.system.Accept(ctx, part...); err != nil {
			return err
		}
	}
	l.filed += n
	return nil
}

// work does the jobs of one kind that wait, to the last.
func (l *load) work(ctx context.Context, kind string, c *cost) error {
	began, cpu := time.Now(), processors()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	l.steps.begin(kind)
	ended := make(chan error, 1)
	go func() { ended <- l.system.Run(ctx) }()
	for {
		time.Sleep(20 * time.Millisecond)
		last, used, failed := l.steps.quiet()
		if failed != nil {
			stop()
			return errors.Join(failed, <-ended)
		}
		if time.Since(last) < 600*time.Millisecond {
			continue
		}
		st, err := l.steps.Stats(ctx)
		if err != nil {
			return err
		}
		if j := st.Jobs[kind]; j.Waiting+j.Running > 0 {
			continue
		}
		c.clock += last.Sub(began)
		c.cpu += used - cpu
		stop()
		return <-ended
	}
}

// steps is a store whose workers do the jobs of one kind alone, so that the steps of the day
// are measured one by one.
type steps struct {
	sitrep.Store
	mu     sync.Mutex
	kind   string
	last   time.Time // when the last job ended
	used   time.Duration
	failed error
}

func (s *steps) begin(kind string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kind, s.last, s.used = kind, time.Now(), processors()
}

func (s *steps) quiet() (time.Time, time.Duration, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.last, s.used, s.failed
}

// Work does the jobs of the kind that is measured.
func (s *steps) Work(ctx context.Context, w sitrep.Workers) error {
	handle := w.Handle[s.kind]
	w.Handle = map[string]sitrep.Handler{s.kind: func(ctx context.Context, j sitrep.Job, done func(sitrep.Tx) error) error {
		err := handle(ctx, j, done)
		s.mu.Lock()
		defer s.mu.Unlock()
		s.last, s.used = time.Now(), processors()
		if err != nil && s.failed == nil {
			s.failed = err
		}
		return err
	}}
	return s.Store.Work(ctx, w)
}

// largest is how many claims the event has that has most.
func (l *load) largest(ctx context.Context) (int, error) {
	most, after := 0, ""
	for {
		page, err := l.steps.Events(ctx, sitrep.Query{After: after, Limit: 500})
		if err != nil {
			return 0, err
		}
		for _, e := range page.Events {
			most = max(most, len(e.Claims))
		}
		if after = page.Next; after == "" {
			return most, nil
		}
	}
}

// check compares the store's events with those of fusing all mentions at once.
func (l *load) check(ctx context.Context) error {
	items, err := l.steps.Items(ctx, sitrep.Window{})
	if err != nil {
		return err
	}
	want := map[string]bool{}
	for _, c := range fuse.Fuse(items, l.kb, nil) {
		if e := fuse.Build(c); !e.Withdrawn { // lists of events leave those out
			want[together(e)] = true
		}
	}
	n, apart, after := 0, 0, ""
	for {
		page, err := l.steps.Events(ctx, sitrep.Query{After: after, Limit: 500})
		if err != nil {
			return err
		}
		for _, e := range page.Events {
			if n++; !want[together(e)] {
				apart++
			}
		}
		if after = page.Next; after == "" {
			break
		}
	}
	if apart > 0 || n != len(want) {
		return fmt.Errorf("of %d events %d are none of the %d that fusing all at once gives", n, apart, len(want))
	}
	fmt.Printf("%d events, as fusing all at once gives\n", n)
	return nil
}

// together names an event by its claims.
func together(e sitrep.Event) string {
	var refs []string
	for _, c := range e.Claims {
		refs = append(refs, c.Report+"/"+c.Mention)
	}
	slices.Sort(refs)
	return strings.Join(refs, " ")
}

func (c *cost) since(began time.Time, cpu time.Duration) {
	c.clock += time.Since(began)
	c.cpu += processors() - cpu
}

// processors is the time that this process has had of all processors.
func processors() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }
