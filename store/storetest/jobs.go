package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
)

func enqueue(t *testing.T, s sitrep.Store, jobs ...sitrep.Job) {
	t.Helper()
	update(t, s, func(tx sitrep.Tx) error { return tx.Enqueue(t.Context(), jobs...) })
}

func jobStats(t *testing.T, s sitrep.Store, kind string) sitrep.JobStats {
	t.Helper()
	return must[sitrep.Stats](t)(s.Stats(t.Context())).Jobs[kind]
}

func testJobs(t *testing.T, s sitrep.Store) {
	for i := range 20 {
		enqueue(t, s, sitrep.Job{Kind: "count", Payload: fmt.Append(nil, i)})
	}
	enqueue(t, s, sitrep.Job{Kind: "later", RunAt: time.Now().Add(time.Hour)})
	st := jobStats(t, s, "count")
	same(t, "waiting", st.Waiting, 20)
	if st.Oldest.IsZero() || time.Since(st.Oldest) > time.Hour {
		t.Errorf("oldest %v", st.Oldest)
	}
	var mu sync.Mutex
	seen := map[string]int{}
	var now, most atomic.Int32
	handle := func(_ ctx, j sitrep.Job, done done) error {
		if n := now.Add(1); n > most.Load() {
			most.Store(n)
		}
		time.Sleep(10 * time.Millisecond)
		now.Add(-1)
		same(t, "attempt", j.Attempt, 1)
		mu.Lock()
		seen[string(j.Payload)]++
		mu.Unlock()
		if len(j.Payload)%2 == 0 {
			return nil // marked done afterwards
		}
		return s.Update(context.Background(), func(tx sitrep.Tx) error {
			return errors.Join(tx.PutDoc(context.Background(), sitrep.Doc{Kind: "done", ID: string(j.Payload)}), done(tx))
		})
	}
	work(t, s, sitrep.Workers{Handle: map[string]sitrep.Handler{"count": handle, "later": func(ctx, sitrep.Job, done) error { t.Error("ran an hour early"); return nil }}, Max: map[string]int{"count": 3}})
	until(t, "all done", func() bool { st := jobStats(t, s, "count"); return st.Waiting+st.Running == 0 })
	mu.Lock()
	defer mu.Unlock()
	same(t, "different jobs", len(seen), 20)
	for k, n := range seen {
		same(t, "times "+k+" ran", n, 1)
	}
	same(t, "with their effects", len(must[[]sitrep.Doc](t)(s.Docs(t.Context(), sitrep.DocQuery{Kind: "done"}))), 10)
	if most.Load() > 3 {
		t.Errorf("%d at once, want at most 3", most.Load())
	}
	same(t, "later waits", jobStats(t, s, "later").Waiting, 1)
}

func testJobKeys(t *testing.T, s sitrep.Store) {
	j := sitrep.Job{Kind: "fuse", Key: "XTA/2031-05-01", Payload: []byte(`1`)}
	enqueue(t, s, j, j)
	enqueue(t, s, j)
	enqueue(t, s, sitrep.Job{Kind: "other", Key: j.Key}, sitrep.Job{Kind: "fuse", Key: "b"}, sitrep.Job{Kind: "fuse"}, sitrep.Job{Kind: "fuse"})
	same(t, "waiting", jobStats(t, s, "fuse").Waiting, 4)
	same(t, "of another kind", jobStats(t, s, "other").Waiting, 1)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if err := s.Update(context.Background(), func(tx sitrep.Tx) error { return tx.Enqueue(context.Background(), sitrep.Job{Kind: "race", Key: "k"}) }); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	same(t, "of eight that race", jobStats(t, s, "race").Waiting, 1)

	started, release := make(chan bool, 9), make(chan bool)
	var runs atomic.Int32
	work(t, s, sitrep.Workers{Handle: map[string]sitrep.Handler{"race": func(ctx, sitrep.Job, done) error {
		if runs.Add(1) == 1 {
			started <- true
			<-release
		}
		return nil
	}}})
	<-started
	enqueue(t, s, sitrep.Job{Kind: "race", Key: "k"}) // one that runs does not count as waiting
	same(t, "beside the one that runs", jobStats(t, s, "race").Waiting, 1)
	close(release)
	until(t, "both done", func() bool { st := jobStats(t, s, "race"); return st.Waiting+st.Running == 0 })
	same(t, "runs", runs.Load(), 2)
}

// testJobsTaken: what a transaction takes is done with it, and waits on where it fails; what is not
// due, runs or was tried before is not taken.
func testJobsTaken(t *testing.T, s sitrep.Store) {
	for i := range 5 {
		enqueue(t, s, sitrep.Job{Kind: "taken", Key: fmt.Sprint(i), Payload: fmt.Append(nil, i), RunAt: time.Now().Add(time.Duration(i-10) * time.Second)})
	}
	enqueue(t, s, sitrep.Job{Kind: "taken", Key: "later", RunAt: time.Now().Add(time.Hour)}, sitrep.Job{Kind: "other", Key: "0"})
	take := func(kind string, n int, fail error) string {
		var out []string
		err := s.Update(t.Context(), func(tx sitrep.Tx) error {
			jobs, err := tx.TakeJobs(t.Context(), kind, n)
			out = nil
			for _, j := range jobs {
				out = append(out, j.Key+"="+string(j.Payload))
			}
			slices.Sort(out)
			return errors.Join(err, fail)
		})
		if (err != nil) != (fail != nil) {
			t.Error(err)
		}
		return strings.Join(out, " ")
	}
	same(t, "taken by one that fails", take("taken", 2, errors.New("no")), "0=0 1=1")
	same(t, "wait on", jobStats(t, s, "taken").Waiting, 6)
	same(t, "taken", take("taken", 2, nil), "0=0 1=1")
	same(t, "wait", jobStats(t, s, "taken").Waiting, 4)
	enqueue(t, s, sitrep.Job{Kind: "taken", Key: "1"})
	same(t, "a key that was taken may wait again", jobStats(t, s, "taken").Waiting, 5)
	enqueue(t, s, sitrep.Job{Kind: "tried"})
	started := make(chan bool, 100)
	stop := work(t, s, sitrep.Workers{Handle: map[string]sitrep.Handler{"tried": func(ctx, sitrep.Job, done) error {
		started <- true
		return &sitrep.RetryAt{At: time.Now().Add(50 * time.Millisecond), Err: errors.New("not yet")}
	}}})
	<-started
	stop()
	time.Sleep(100 * time.Millisecond)
	same(t, "one that was tried", take("tried", 9, nil), "")
	same(t, "it waits", jobStats(t, s, "tried").Waiting, 1)
	same(t, "of another kind", jobStats(t, s, "other").Waiting, 1)
}

func testJobRetry(t *testing.T, s sitrep.Store) {
	enqueue(t, s, sitrep.Job{Kind: "flaky", Key: "k", Payload: []byte(`{"x":1}`)}, sitrep.Job{Kind: "poison"}, sitrep.Job{Kind: "panic"}, sitrep.Job{Kind: "slow"}, sitrep.Job{Kind: "half"})
	var flaky, half atomic.Int32
	var again atomic.Int64
	w := sitrep.Workers{Handle: map[string]sitrep.Handler{
		"flaky": func(_ ctx, j sitrep.Job, _ done) error {
			same(t, "attempt", j.Attempt, int(flaky.Add(1)))
			same(t, "payload", string(j.Payload), `{"x":1}`)
			if j.Attempt < 3 {
				return &sitrep.RetryAt{At: time.Now().Add(200 * time.Millisecond), Err: errors.New("not yet")}
			}
			return nil
		},
		"poison": func(ctx, sitrep.Job, done) error {
			return fmt.Errorf("parse: %w", &sitrep.Cancel{Err: errors.New("never will")})
		},
		"panic": func(ctx, sitrep.Job, done) error { panic("at once") },
		"slow":  func(ctx, sitrep.Job, done) error { again.Add(1); return errors.New("try later") },
		// done in a transaction that fails is not done.
		"half": func(_ ctx, _ sitrep.Job, done done) error {
			first := half.Add(1) == 1
			return s.Update(context.Background(), func(tx sitrep.Tx) error {
				if err := done(tx); err != nil {
					return err
				}
				if first {
					return &sitrep.RetryAt{At: time.Now(), Err: errors.New("after done")}
				}
				return nil
			})
		},
	}}
	work(t, s, w)
	until(t, "flaky done", func() bool { st := jobStats(t, s, "flaky"); return flaky.Load() == 3 && st.Waiting+st.Running == 0 })
	until(t, "poison given up", func() bool { return jobStats(t, s, "poison").Failed == 1 })
	same(t, "why", jobStats(t, s, "poison").LastError, "parse: never will")
	until(t, "half done", func() bool { st := jobStats(t, s, "half"); return half.Load() == 2 && st.Waiting+st.Running == 0 })
	until(t, "panic waits", func() bool { return jobStats(t, s, "panic").Waiting == 1 })
	until(t, "slow waits for its next attempt", func() bool { return again.Load() >= 1 && jobStats(t, s, "slow").Waiting == 1 })
	until(t, "slow is tried again", func() bool { return again.Load() >= 2 })
	enqueue(t, s, sitrep.Job{Kind: "poison"}) // what was given up does not stop others
}

// testJobLease runs a job longer than its lease: it is renewed, nobody else gets it.
func testJobLease(t *testing.T, s sitrep.Store) {
	enqueue(t, s, sitrep.Job{Kind: "long"})
	var runs atomic.Int32
	w := sitrep.Workers{Lease: time.Second, Handle: map[string]sitrep.Handler{"long": func(ctx, sitrep.Job, done) error {
		runs.Add(1)
		time.Sleep(4 * time.Second)
		return nil
	}}, Max: map[string]int{"long": 2}}
	work(t, s, w)
	until(t, "done", func() bool { st := jobStats(t, s, "long"); return runs.Load() > 0 && st.Waiting+st.Running == 0 })
	same(t, "runs", runs.Load(), 1)
}

// testJobDeadWorker holds a job in a worker that stops renewing, as a dead one
// does: another gets it, and the first cannot finish it in effect.
func testJobDeadWorker(t *testing.T, s sitrep.Store) {
	enqueue(t, s, sitrep.Job{Kind: "k", Key: "one"})
	dead, ok := s.(interface{ Stall(bool) })
	if !ok {
		t.Skip("the engine has no way to stall its workers; see its own tests")
	}
	hang, begun := make(chan bool), make(chan bool, 1)
	var runs atomic.Int32
	var firstErr atomic.Value
	dead.Stall(true)
	work(t, s, sitrep.Workers{Lease: time.Second, Max: map[string]int{"k": 2}, Handle: map[string]sitrep.Handler{"k": func(_ ctx, j sitrep.Job, done done) error {
		n := runs.Add(1)
		if n == 1 {
			begun <- true
			<-hang
		}
		err := s.Update(context.Background(), func(tx sitrep.Tx) error {
			if err := done(tx); err != nil {
				return err
			}
			return tx.PutDoc(context.Background(), sitrep.Doc{Kind: "effect", ID: fmt.Sprint(n)})
		})
		if n == 1 {
			firstErr.Store(fmt.Sprint(sitrep.Code(err)))
		}
		return err
	}}})
	<-begun
	until(t, "another worker has it", func() bool { return runs.Load() == 2 })
	until(t, "it is done", func() bool { st := jobStats(t, s, "k"); return st.Waiting+st.Running == 0 })
	close(hang)
	until(t, "the first one learns of it", func() bool { return firstErr.Load() != nil })
	same(t, "as a conflict", firstErr.Load().(string), sitrep.EConflict)
	same(t, "effects", len(must[[]sitrep.Doc](t)(s.Docs(t.Context(), sitrep.DocQuery{Kind: "effect"}))), 1)
}

// testJobShutdown stops Work while a job runs: it may finish, none begins after.
func testJobShutdown(t *testing.T, s sitrep.Store) {
	enqueue(t, s, sitrep.Job{Kind: "k"}, sitrep.Job{Kind: "k"})
	begun, release := make(chan bool, 2), make(chan bool)
	var finished atomic.Int32
	c, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() {
		ended <- s.Work(c, sitrep.Workers{Handle: map[string]sitrep.Handler{"k": func(c ctx, _ sitrep.Job, _ done) error {
			begun <- true
			<-release
			if c.Err() != nil {
				t.Error("the context of a job that had begun was cancelled")
			}
			finished.Add(1)
			return nil
		}}})
	}()
	<-begun
	cancel()
	select {
	case <-ended:
		t.Error("Work returned before its job did")
	case <-time.After(300 * time.Millisecond):
	}
	close(release)
	if err := <-ended; err != nil {
		t.Error(err)
	}
	same(t, "finished", finished.Load(), 1)
	st := jobStats(t, s, "k")
	same(t, "left", fmt.Sprint(st.Waiting, st.Running), "1 0")
}
