package main

import (
	"context"
	"fmt"
	"slices"
	"syscall"
	"time"

	"github.com/sitrep-news/sitrep"
)

// question is one kind of question, drawn anew each time it is asked; it returns
// how many rows came.
type question struct {
	what string
	ask  func() (int, error)
}

// ask measures all questions and prints the median and the 99th percentile, by the
// clock and of this process's processors.
func ask(ctx context.Context, s sitrep.Store, samples int) error {
	st, err := s.Stats(ctx)
	if err != nil {
		return err
	}
	fmt.Printf("%d events, %d reports, %d mentions, %.0f MB\n", st.Events, st.Reports, st.Mentions, float64(st.Bytes)/1e6)
	fmt.Printf("%-46s %9s %9s %9s %9s %6s\n", "question", "p50 ms", "p99 ms", "cpu p50", "cpu p99", "rows")
	for _, q := range questions(ctx, s, newWorld(9), st) {
		n := samples
		var took, worked []time.Duration // by the clock, and of this process's processors
		rows := 0
		for i := 0; i < n; i++ {
			began, cpu := time.Now(), processors()
			got, err := q.ask()
			if err != nil {
				return fmt.Errorf("%s: %w", q.what, err)
			}
			took, worked = append(took, time.Since(began)), append(worked, processors()-cpu)
			rows += got
			if i >= 20 && time.Since(began) > 300*time.Millisecond {
				n = min(n, 40) // slow ones are asked less often
			}
		}
		fmt.Printf("%-46s %9.1f %9.1f %9.1f %9.1f %6d\n", q.what, quantile(took, 0.5), quantile(took, 0.99), quantile(worked, 0.5), quantile(worked, 0.99), rows/len(took))
	}
	fmt.Printf("RSS %d MB\n", rss())
	return nil
}

// quantile of some times, in milliseconds.
func quantile(of []time.Duration, p float64) float64 {
	slices.Sort(of)
	return of[min(len(of)-1, int(p*float64(len(of))))].Seconds() * 1e3
}

// processors is the time that this process has had of all processors: what a
// question costs, however busy the machine is. PostgreSQL's own is not in it.
func processors() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func questions(ctx context.Context, s sitrep.Store, w *world, st sitrep.Stats) []question {
	events := func(what string, q func() sitrep.Query) question {
		return question{what, func() (int, error) {
			page, err := s.Events(ctx, q())
			return len(page.Events), err
		}}
	}
	tally := func(what string, by sitrep.TallyBy, q func() sitrep.Query) question {
		return question{what, func() (int, error) {
			rows, err := s.Tally(ctx, q(), by)
			return len(rows), err
		}}
	}
	actor := func() string { return w.party(w.country()).ID }
	typ := func() []string { return []string{types[w.rnd.IntN(len(types))]} }
	since := func() string { return w.day(w.rnd.IntN(dayCount - 60)) }
	all := func() sitrep.Query { return sitrep.Query{} }
	out := []question{
		events("events: main page", all),
		{"events: main page, tenth page on", func() (int, error) {
			q := sitrep.Query{Until: since()}
			page, err := s.Events(ctx, q)
			for i := 0; i < 9 && err == nil && page.Next != ""; i++ {
				q.After = page.Next
				page, err = s.Events(ctx, q)
			}
			return len(page.Events), err
		}},
		events("events: country", func() sitrep.Query { return sitrep.Query{Countries: []string{w.country()}} }),
		events("events: type", func() sitrep.Query { return sitrep.Query{Types: typ()} }),
		events("events: actor", func() sitrep.Query { return sitrep.Query{Actors: []string{actor()}} }),
		events("events: country, type", func() sitrep.Query { return sitrep.Query{Countries: []string{w.country()}, Types: typ()} }),
		events("events: country, type, actor", func() sitrep.Query {
			return sitrep.Query{Countries: []string{w.country()}, Types: typ(), Actors: []string{actor()}}
		}),
		events("events: five countries, two types", func() sitrep.Query {
			return sitrep.Query{Countries: []string{w.country(), w.country(), w.country(), w.country(), w.country()}, Types: append(typ(), typ()...)}
		}),
		events("events: actor in a month", func() sitrep.Query {
			d := w.rnd.IntN(dayCount - 30)
			return sitrep.Query{Actors: []string{actor()}, Since: w.day(d), Until: w.day(d + 30)}
		}),
		events("events: two actors", func() sitrep.Query { return sitrep.Query{Pair: []string{actor(), actor()}} }),
		events("events: publisher, at least 10 killed", func() sitrep.Query {
			return sitrep.Query{Publishers: []string{fmt.Sprintf("Outlet %d", w.outlets.Uint64())}, MinKilled: 10}
		}),
		events("events: at least 25 killed", func() sitrep.Query { return sitrep.Query{MinKilled: 25} }),
		events("events: changed after the last thousand", func() sitrep.Query { return sitrep.Query{ChangedAfter: st.Changes - 1000} }),
		events("events: box of ten degrees, last month", func() sitrep.Query {
			lat, lon := float64(w.rnd.IntN(100)-55), float64(w.rnd.IntN(280)-145)
			return sitrep.Query{Box: &sitrep.Box{South: lat, West: lon, North: lat + 10, East: lon + 10}, Since: w.day(dayCount - 30)}
		}),
		events("events: a word", func() sitrep.Query { return sitrep.Query{Words: word(w.words.Uint64())} }),
		events("events: two words", func() sitrep.Query {
			return sitrep.Query{Words: word(w.words.Uint64()) + " " + word(w.words.Uint64())}
		}),
		events("events: a word, country, type", func() sitrep.Query {
			return sitrep.Query{Words: word(w.words.Uint64()), Countries: []string{w.country()}, Types: typ()}
		}),
		events("events: last changed", func() sitrep.Query { return sitrep.Query{Order: "changed"} }),
		events("events: most severe of a country's month", func() sitrep.Query {
			d := w.rnd.IntN(dayCount - 30)
			return sitrep.Query{Order: "severity", Countries: []string{w.country()}, Since: w.day(d), Until: w.day(d + 30)}
		}),
		{"event by id", func() (int, error) {
			_, err := s.Event(ctx, fmt.Sprintf("e%09d", w.rnd.Int64N(max(1, st.Events))))
			return 1, err
		}},
		{"events of a report", func() (int, error) {
			found, err := s.EventsOf(ctx, fmt.Sprintf("r%d", w.rnd.IntN(1_000_000)))
			return len(found), err
		}},
		tally("tally: last month by day and type", sitrep.TallyBy{Period: "day", Dims: []string{"type"}}, func() sitrep.Query { return sitrep.Query{Since: w.day(dayCount - 30)} }),
		tally("tally: a country by month and type", sitrep.TallyBy{Period: "month", Dims: []string{"type"}}, func() sitrep.Query { return sitrep.Query{Countries: []string{w.country()}} }),
		tally("tally: an actor by month", sitrep.TallyBy{Period: "month"}, func() sitrep.Query { return sitrep.Query{Actors: []string{actor()}} }),
		tally("tally: a year by week and country", sitrep.TallyBy{Period: "week", Dims: []string{"country"}}, func() sitrep.Query { return sitrep.Query{Since: w.day(dayCount - 365)} }),
		tally("tally: all by type", sitrep.TallyBy{Dims: []string{"type"}}, all),
		tally("tally: last month by pair", sitrep.TallyBy{Dims: []string{"pair"}}, func() sitrep.Query { return sitrep.Query{Since: w.day(dayCount - 30)} }),
		{"search: a word", func() (int, error) {
			hits, err := s.Search(ctx, word(w.words.Uint64()), nil, 20)
			return len(hits), err
		}},
		{"search: two words", func() (int, error) {
			hits, err := s.Search(ctx, word(w.words.Uint64())+" "+word(w.words.Uint64()), nil, 20)
			return len(hits), err
		}},
		{"parties: by the first letters", func() (int, error) {
			found, err := s.Parties(ctx, word(w.parties.Uint64())[:2], 20)
			return len(found), err
		}},
	}
	if st.Events == 0 {
		out = out[len(out)-3:]
	}
	if st.Reports > 0 {
		out = append(out, question{"items: three days of one country", func() (int, error) {
			d := time.Duration(w.rnd.Int64N(st.Reports)) * 40 * time.Second
			from := w.from.Add(d)
			items, err := s.Items(ctx, sitrep.Window{From: from.Format(time.DateOnly), To: from.AddDate(0, 0, 2).Format(time.DateOnly), Countries: []string{"SYR"}})
			return len(items), err
		}}, question{"copies within three bits", func() (int, error) {
			rows, err := s.Copies(ctx, w.rnd.Uint64(), 3, w.from)
			return len(rows), err
		}})
	}
	return out
}
