// Command load fills a store and measures it: events made up by the million, and
// reports varied from a few coded ones.
//
//	go run ./store/load -engine sqlite -events 1000000
//	go run ./store/load -engine postgres -reports 100000 -records coded.jsonl
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/internal/memory"
	"github.com/sitrep-news/sitrep/store/scratch"
)

func main() {
	engine := flag.String("engine", "sqlite", "sqlite or postgres")
	events := flag.Int("events", 0, "how many events to make up")
	reports := flag.Int("reports", 0, "how many reports to file")
	records := flag.String("records", "", "coded records to vary, as `file` of JSON lines")
	at := flag.String("store", "", "file or URL of a store to measure; empty: a new one, cleared away")
	cache := flag.Int("cache", 0, "SQLite's page cache in MB a connection; 0: as usual")
	samples := flag.Int("samples", 200, "how often each question is asked")
	flag.Parse()
	if err := run(context.Background(), *engine, *at, *events, *reports, *records, *samples, *cache); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, engine, at string, events, reports int, records string, samples, cache int) error {
	s, clear, err := scratch.Open(ctx, engine, at, cache)
	if err != nil {
		return err
	}
	defer clear()
	defer s.Close()
	fmt.Printf("engine %s, %s, %d cores\n", engine, runtime.Version(), runtime.NumCPU())
	if reports > 0 {
		if err := fileReports(ctx, s, reports, records); err != nil {
			return err
		}
	}
	if events > 0 {
		if err := saveEvents(ctx, s, events); err != nil {
			return err
		}
		if tidy, ok := s.(interface{ Analyze(context.Context) error }); ok {
			if err := tidy.Analyze(ctx); err != nil {
				return err
			}
		}
	}
	debug.FreeOSMemory()
	return ask(ctx, s, samples)
}

// progress prints what was done in tenths of the whole.
type progress struct {
	what       string
	all        int
	began      time.Time
	last       time.Time
	lastN      int
	store      sitrep.Store
	startBytes int64
}

func newProgress(ctx context.Context, s sitrep.Store, what string, all int) (*progress, error) {
	st, err := s.Stats(ctx)
	now := time.Now()
	return &progress{what: what, all: all, began: now, last: now, store: s, startBytes: st.Bytes}, err
}

func (p *progress) at(ctx context.Context, n int) error {
	if n*10/p.all == p.lastN*10/p.all {
		return nil
	}
	st, err := p.store.Stats(ctx)
	if err != nil {
		return err
	}
	now := time.Now()
	fmt.Printf("%8d %s  %6.0f/s now  %6.0f/s in all  %6.0f bytes each  RSS %d MB\n", n, p.what,
		float64(n-p.lastN)/now.Sub(p.last).Seconds(), float64(n)/now.Sub(p.began).Seconds(), float64(st.Bytes-p.startBytes)/float64(n), memory.Resident()>>20)
	p.last, p.lastN = now, n
	return nil
}
