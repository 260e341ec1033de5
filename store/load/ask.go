package main

import (
	"context"
	"fmt"
	"slices"
	"syscall"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/internal/memory"
)

// question is one kind of question, drawn anew each time it is asked; it returns
// how many rows came.
type question struct {
	what string
	ask  func(ctx context.Context) (int, error)
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
	for _, q := range questions(s, newWorld(9), st) {
		n := samples
		var took, worked []time.Duration // by the clock, and of this process's processors
		rows := 0
		for i := 0; i < n; i++ {
			began, cpu := time.Now(), processors()
			got, err := q.ask(ctx)
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
	fmt.Printf("RSS %d MB\n", memory.Resident()>>20)
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

// asker draws questions of a store: whom and what they are about comes from the world that filled it.
type asker struct {
	s  sitrep.Store
	w  *world
	st sitrep.Stats
}

// questions are all kinds of question that a store with these holdings can be asked.
func questions(s sitrep.Store, w *world, st sitrep.Stats) []question {
	a := asker{s, w, st}
	var out []question
	if st.Events > 0 {
		out = slices.Concat(a.lists(), a.combined(), a.single(), a.tallies())
	}
	out = append(out, a.words()...)
	if st.Reports > 0 {
		out = append(out, a.items()...)
	}
	return out
}

// events is a question for one page of events.
func (a asker) events(what string, q func() sitrep.Query) question {
	return question{what, func(ctx context.Context) (int, error) {
		page, err := a.s.Events(ctx, q())
		return len(page.Events), err
	}}
}

// tally is a question for counts of events.
func (a asker) tally(what string, by sitrep.TallyBy, q func() sitrep.Query) question {
	return question{what, func(ctx context.Context) (int, error) {
		rows, err := a.s.Tally(ctx, q(), by)
		return len(rows), err
	}}
}

func (a asker) actor() string { return a.w.party(a.w.country()).ID }

func (a asker) typ() []string { return []string{types[a.w.rnd.IntN(len(types))]} }

func (a asker) since() string { return a.w.day(a.w.rnd.IntN(dayCount - 60)) }

func everything() sitrep.Query { return sitrep.Query{} }

// lists are the pages that readers turn most: the main page, and those of a country, type or actor.
func (a asker) lists() []question {
	return []question{
		a.events("events: main page", everything),
		{"events: main page, tenth page on", func(ctx context.Context) (int, error) {
			q := sitrep.Query{Until: a.since()}
			page, err := a.s.Events(ctx, q)
			for i := 0; i < 9 && err == nil && page.Next != ""; i++ {
				q.After = page.Next
				page, err = a.s.Events(ctx, q)
			}
			return len(page.Events), err
		}},
		a.events("events: country", func() sitrep.Query { return sitrep.Query{Countries: []string{a.w.country()}} }),
		a.events("events: type", func() sitrep.Query { return sitrep.Query{Types: a.typ()} }),
		a.events("events: actor", func() sitrep.Query { return sitrep.Query{Actors: []string{a.actor()}} }),
		a.events("events: country, type", func() sitrep.Query { return sitrep.Query{Countries: []string{a.w.country()}, Types: a.typ()} }),
		a.events("events: country, type, actor", func() sitrep.Query {
			return sitrep.Query{Countries: []string{a.w.country()}, Types: a.typ(), Actors: []string{a.actor()}}
		}),
		a.events("events: five countries, two types", func() sitrep.Query {
			return sitrep.Query{Countries: []string{a.w.country(), a.w.country(), a.w.country(), a.w.country(), a.w.country()}, Types: append(a.typ(), a.typ()...)}
		}),
		a.events("events: actor in a month", func() sitrep.Query {
			d := a.w.rnd.IntN(dayCount - 30)
			return sitrep.Query{Actors: []string{a.actor()}, Since: a.w.day(d), Until: a.w.day(d + 30)}
		}),
		a.events("events: two actors", func() sitrep.Query { return sitrep.Query{Pair: []string{a.actor(), a.actor()}} }),
	}
}

// combined are pages of events by tolls, changes, places, words and other orders.
func (a asker) combined() []question {
	return []question{
		a.events("events: publisher, at least 10 killed", func() sitrep.Query {
			return sitrep.Query{Publishers: []string{fmt.Sprintf("Outlet %d", a.w.outlets.Uint64())}, MinKilled: 10}
		}),
		a.events("events: at least 25 killed", func() sitrep.Query { return sitrep.Query{MinKilled: 25} }),
		a.events("events: changed after the last thousand", func() sitrep.Query { return sitrep.Query{ChangedAfter: a.st.Changes - 1000} }),
		a.events("events: box of ten degrees, last month", func() sitrep.Query {
			lat, lon := float64(a.w.rnd.IntN(100)-55), float64(a.w.rnd.IntN(280)-145)
			return sitrep.Query{Box: &sitrep.Box{South: lat, West: lon, North: lat + 10, East: lon + 10}, Since: a.w.day(dayCount - 30)}
		}),
		a.events("events: a word", func() sitrep.Query { return sitrep.Query{Words: word(a.w.words.Uint64())} }),
		a.events("events: two words", func() sitrep.Query {
			return sitrep.Query{Words: word(a.w.words.Uint64()) + " " + word(a.w.words.Uint64())}
		}),
		a.events("events: a word, country, type", func() sitrep.Query {
			return sitrep.Query{Words: word(a.w.words.Uint64()), Countries: []string{a.w.country()}, Types: a.typ()}
		}),
		a.events("events: last changed", func() sitrep.Query { return sitrep.Query{Order: "changed"} }),
		a.events("events: most severe of a country's month", func() sitrep.Query {
			d := a.w.rnd.IntN(dayCount - 30)
			return sitrep.Query{Order: "severity", Countries: []string{a.w.country()}, Since: a.w.day(d), Until: a.w.day(d + 30)}
		}),
	}
}

// single are the questions for one event, and for the events of one report.
func (a asker) single() []question {
	return []question{
		{"event by id", func(ctx context.Context) (int, error) {
			_, err := a.s.Event(ctx, fmt.Sprintf("e%09d", a.w.rnd.Int64N(max(1, a.st.Events))))
			return 1, err
		}},
		{"events of a report", func(ctx context.Context) (int, error) {
			found, err := a.s.EventsOf(ctx, fmt.Sprintf("r%d", a.w.rnd.IntN(1_000_000)))
			return len(found), err
		}},
	}
}

// tallies are the questions for counts.
func (a asker) tallies() []question {
	return []question{
		a.tally("tally: last month by day and type", sitrep.TallyBy{Period: "day", Dims: []string{"type"}}, func() sitrep.Query { return sitrep.Query{Since: a.w.day(dayCount - 30)} }),
		a.tally("tally: a country by month and type", sitrep.TallyBy{Period: "month", Dims: []string{"type"}}, func() sitrep.Query { return sitrep.Query{Countries: []string{a.w.country()}} }),
		a.tally("tally: an actor by month", sitrep.TallyBy{Period: "month"}, func() sitrep.Query { return sitrep.Query{Actors: []string{a.actor()}} }),
		a.tally("tally: a year by week and country", sitrep.TallyBy{Period: "week", Dims: []string{"country"}}, func() sitrep.Query { return sitrep.Query{Since: a.w.day(dayCount - 365)} }),
		a.tally("tally: all by type", sitrep.TallyBy{Dims: []string{"type"}}, everything),
		a.tally("tally: last month by pair", sitrep.TallyBy{Dims: []string{"pair"}}, func() sitrep.Query { return sitrep.Query{Since: a.w.day(dayCount - 30)} }),
	}
}

// words are the searches by words.
func (a asker) words() []question {
	return []question{
		{"search: a word", func(ctx context.Context) (int, error) {
			hits, err := a.s.Search(ctx, word(a.w.words.Uint64()), nil, 20)
			return len(hits), err
		}},
		{"search: two words", func(ctx context.Context) (int, error) {
			hits, err := a.s.Search(ctx, word(a.w.words.Uint64())+" "+word(a.w.words.Uint64()), nil, 20)
			return len(hits), err
		}},
		{"parties: by the first letters", func(ctx context.Context) (int, error) {
			found, err := a.s.Parties(ctx, word(a.w.parties.Uint64())[:2], 20)
			return len(found), err
		}},
	}
}

// items are the questions that the watch asks as reports come in.
func (a asker) items() []question {
	return []question{
		{"items: three days of one country", func(ctx context.Context) (int, error) {
			d := time.Duration(a.w.rnd.Int64N(a.st.Reports)) * 40 * time.Second
			from := a.w.from.Add(d)
			items, err := a.s.Items(ctx, sitrep.Window{From: from.Format(time.DateOnly), To: from.AddDate(0, 0, 2).Format(time.DateOnly), Countries: []string{"SYR"}})
			return len(items), err
		}},
		{"copies within three bits", func(ctx context.Context) (int, error) {
			rows, err := a.s.Copies(ctx, a.w.rnd.Uint64(), 3, a.w.from)
			return len(rows), err
		}},
	}
}
