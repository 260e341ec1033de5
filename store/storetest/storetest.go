// Package storetest is the one suite of tests that every engine of the store must
// pass: all that sitrep.Store promises.
package storetest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
)

// Open makes an empty store for a test, closed when the test ends.
type Open func(t *testing.T) sitrep.Store

// Run runs the whole suite.
func Run(t *testing.T, open Open) {
	for _, c := range []struct {
		name string
		f    func(*testing.T, sitrep.Store)
	}{
		{"accept", testAccept},
		{"report", testReport},
		{"reports", testReports},
		{"copies", testCopies},
		{"withdraw", testWithdraw},
		{"items", testItems},
		{"blocks", testBlocks},
		{"statements", testStatements},
		{"vectors", testVectors},
		{"volume", testVolume},
		{"event", testEvent},
		{"redirects", testRedirects},
		{"changes", testChanges},
		{"changes-concurrent", testChangesConcurrent},
		{"outbox", testOutbox},
		{"query", testQuery},
		{"query-oracle", testQueryOracle},
		{"pages", testPages},
		{"tally", testTally},
		{"parties", testParties},
		{"search", testSearch},
		{"docs", testDocs},
		{"rollback", testRollback},
		{"hostile-text", testHostileText},
		{"jobs", testJobs},
		{"job-keys", testJobKeys},
		{"jobs-taken", testJobsTaken},
		{"job-retry", testJobRetry},
		{"job-lease", testJobLease},
		{"job-dead-worker", testJobDeadWorker},
		{"job-shutdown", testJobShutdown},
		{"stats", testStats},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.f(t, open(t))
		})
	}
}

// at is the moment that the suite's reports count from.
func at(hours int) time.Time {
	return time.Date(2031, 5, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(hours) * time.Hour)
}

func ptr[T any](v T) *T { return &v }

// update runs f in a transaction and ends the test where it fails.
func update(t *testing.T, s sitrep.Store, f func(tx sitrep.Tx) error) {
	t.Helper()
	if err := s.Update(t.Context(), f); err != nil {
		t.Fatal(err)
	}
}

// must returns a value and ends the test on an error.
func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	if got := sitrep.Code(err); got != code {
		t.Errorf("error %v has code %q, want %q", err, got, code)
	}
}

func same[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func ids[T any](list []T, id func(T) string) string {
	out := []string{}
	for _, v := range list {
		out = append(out, id(v))
	}
	return fmt.Sprint(out)
}

func save(t *testing.T, s sitrep.Store, events ...sitrep.Event) {
	t.Helper()
	update(t, s, func(tx sitrep.Tx) error { return tx.SaveEvents(t.Context(), events, nil, nil) })
}

func file(t *testing.T, s sitrep.Store, filed ...sitrep.Filed) {
	t.Helper()
	for _, f := range filed {
		update(t, s, func(tx sitrep.Tx) error { return tx.SaveReport(t.Context(), f) })
	}
}

// until waits for a condition that another goroutine brings about.
func until(t *testing.T, what string, cond func() bool) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if cond() {
			return
		}
	}
	t.Fatalf("waited 30 s for: %s", what)
}

// work runs workers until the returned function is called, which waits for them.
func work(t *testing.T, s sitrep.Store, w sitrep.Workers) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Work(ctx, w) }()
	done := false
	stop = func() {
		if done {
			return
		}
		done = true
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("Work: %v", err)
		}
	}
	t.Cleanup(stop)
	return stop
}
