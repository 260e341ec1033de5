package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/sitrep-news/sitrep"
)

// A child is a server, which accepts inputs and empties the outbox, or a worker,
// which codes, fuses and delivers. Coding and fusing are made up; the ways through
// the store are the program's own: one transaction with done in it for each job.

// lease is short, so that what a killed worker held is soon done by the next.
const lease = 2 * time.Second

// perBucket is how many inputs tell of one happening.
const perBucket = 7

func runChild(role, engine, at string) int {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	s, err := openStore(ctx, engine, at)
	if err == nil {
		switch role {
		case "server":
			err = serve(ctx, s, true)
		case "drain":
			err = serve(ctx, s, false)
		case "worker":
			err = (&hands{s}).work(ctx)
		default:
			err = fmt.Errorf("no role %q", role)
		}
		err = errors.Join(err, s.Close())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, role+":", err)
		return 1
	}
	return 0
}

// serve accepts inputs where told to, and hands on what is in the outbox.
func serve(ctx context.Context, s sitrep.Store, accepting bool) error {
	var wg sync.WaitGroup
	errs := make(chan error, 2)
	fmt.Println("ready")
	if accepting {
		wg.Go(func() { errs <- acceptAll(ctx, s) })
	}
	wg.Go(func() { errs <- relay(ctx, s) })
	wg.Wait()
	close(errs)
	var all error
	for err := range errs {
		all = errors.Join(all, err)
	}
	return all
}

// acceptAll accepts one input after another and tells each on standard output once
// it is acknowledged. The count goes on where the last server's ended.
func acceptAll(ctx context.Context, s sitrep.Store) error {
	st, err := s.Stats(ctx)
	if err != nil {
		return quietly(ctx, err)
	}
	for n := st.Raws; ctx.Err() == nil; n++ {
		raw := sitrep.Raw{ID: fmt.Sprintf("raw-%d", n), URL: fmt.Sprintf("https://news.example/%d", n), ContentType: "text/plain", Body: fmt.Appendf(nil, "%d", n), Retrieved: time.Now()}
		err := s.Update(ctx, func(tx sitrep.Tx) error {
			_, err := tx.Accept(ctx, raw)
			return err
		})
		if err != nil {
			return quietly(ctx, err)
		}
		fmt.Println("ack", raw.ID)
		time.Sleep(8 * time.Millisecond)
	}
	return nil
}

// relay turns changes in the outbox into jobs that deliver them.
func relay(ctx context.Context, s sitrep.Store) error {
	for ctx.Err() == nil {
		n := 0
		err := s.Update(ctx, func(tx sitrep.Tx) error {
			changes, err := tx.TakeOutbox(ctx, 20)
			n = len(changes)
			for _, c := range changes {
				key := strconv.FormatInt(c.Seq, 10)
				err = errors.Join(err, tx.Enqueue(ctx, sitrep.Job{Kind: "deliver", Key: key, Payload: []byte(key)}))
			}
			return err
		})
		if err != nil {
			return quietly(ctx, err)
		}
		if n == 0 {
			time.Sleep(20 * time.Millisecond)
		}
	}
	return nil
}

// quietly passes over errors that the end brought.
func quietly(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// hands do the jobs.
type hands struct{ sitrep.Store }

func (h *hands) work(ctx context.Context) error {
	fmt.Println("ready")
	return h.Work(ctx, sitrep.Workers{Lease: lease, Handle: map[string]sitrep.Handler{"code": h.code, "fuse": h.fuse, "deliver": h.deliver}, Max: map[string]int{"code": 3, "fuse": 2, "deliver": 3}})
}

// bucketOf is the country and day on which the happening of an input takes place.
func bucketOf(n int) (country, day string) {
	b := n / perBucket
	return fmt.Sprintf("X%02d", b%40), time.Date(2031, 1, 1+b/40, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// code makes a report of an input.
func (h *hands) code(ctx context.Context, j sitrep.Job, done func(sitrep.Tx) error) error {
	var p struct{ Raw string }
	if err := json.Unmarshal(j.Payload, &p); err != nil {
		return &sitrep.Cancel{Err: err}
	}
	raw, err := h.Raw(ctx, p.Raw)
	if err != nil {
		return soon(err)
	}
	n, err := strconv.Atoi(string(raw.Body))
	if err != nil {
		return &sitrep.Cancel{Err: err}
	}
	country, day := bucketOf(n)
	words := sitrep.Words{Start: 0, End: 8, Text: "Shelling"}
	r := &sitrep.Report{Schema: sitrep.Schema, ID: "report-" + p.Raw, URL: raw.URL, Title: "Shelling " + p.Raw, Published: day, Text: "Shelling was heard on " + day,
		Mentions: []sitrep.Mention{{ID: "m1", Type: "ASSAULT", Trigger: words, Sentence: words, Place: &sitrep.Place{Country: country}, Time: &sitrep.Time{Start: day, End: day}}}}
	f := sitrep.Filed{Report: r, Raw: p.Raw, Family: "family", Retrieved: raw.Retrieved, Vector: []float32{1, 0}}
	return soon(h.Update(ctx, func(tx sitrep.Tx) error {
		return errors.Join(tx.SaveReport(ctx, f), count(ctx, tx, "coded", p.Raw), tx.Enqueue(ctx, sitrep.Job{Kind: "fuse", Key: country + " " + day}), done(tx))
	}))
}

// fuse joins the mentions of a bucket to its one event, a change for each new claim.
func (h *hands) fuse(ctx context.Context, j sitrep.Job, done func(sitrep.Tx) error) error {
	country, day, _ := strings.Cut(j.Key, " ")
	return soon(h.Update(ctx, func(tx sitrep.Tx) error {
		if err := tx.Lock(ctx, j.Key); err != nil {
			return err
		}
		items, err := tx.Items(ctx, sitrep.Window{From: day, To: day, Countries: []string{country}})
		if err != nil {
			return err
		}
		e, err := tx.Event(ctx, "event "+j.Key)
		if sitrep.Code(err) == sitrep.ENotFound {
			e = &sitrep.Event{ID: "event " + j.Key, Origin: "reports", Type: "ASSAULT", Status: sitrep.Actual, Time: sitrep.Time{Start: day, End: day}, Place: &sitrep.Place{Country: country}}
		} else if err != nil {
			return err
		}
		had := map[sitrep.Ref]bool{}
		for _, c := range e.Claims {
			had[c.Ref] = true
		}
		var changes []sitrep.Change
		for _, it := range items {
			if !had[it.Ref] {
				e.Claims = append(e.Claims, sitrep.Claim{Ref: it.Ref, URL: it.URL, Retrieved: it.Retrieved})
				changes = append(changes, sitrep.Change{Event: e.ID, Kind: sitrep.ChangeClaim, Report: it.Report})
			}
		}
		e.Version++
		return errors.Join(tx.SaveEvents(ctx, []sitrep.Event{*e}, nil, changes), done(tx))
	}))
}

// deliver notes that a change was delivered.
func (h *hands) deliver(ctx context.Context, j sitrep.Job, done func(sitrep.Tx) error) error {
	return soon(h.Update(ctx, func(tx sitrep.Tx) error {
		return errors.Join(count(ctx, tx, "delivered", j.Key), done(tx))
	}))
}

// count adds one to a document's number: the effect that must happen once.
func count(ctx context.Context, tx sitrep.Tx, kind, id string) error {
	d, err := tx.Doc(ctx, kind, id)
	if sitrep.Code(err) == sitrep.ENotFound {
		d, err = sitrep.Doc{Kind: kind, ID: id, Body: []byte("0")}, nil
	}
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(string(d.Body))
	if err != nil {
		return err
	}
	d.Body = strconv.AppendInt(nil, int64(n+1), 10)
	return tx.PutDoc(ctx, d)
}

// soon has a failed job tried again without the usual wait.
func soon(err error) error {
	if err == nil {
		return nil
	}
	return &sitrep.RetryAt{At: time.Now().Add(100 * time.Millisecond), Err: err}
}
