package sqlite

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/store/internal/rows"
)

// TestJobsOfTheDead: a job that a killed program had in hand is done by the next that works on
// the file, long before its lease is over; but not while another worker lives, for it may be his.
func TestJobsOfTheDead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	a, b := openAt(t, path), openAt(t, path)
	left := func() {
		t.Helper()
		err := a.Update(t.Context(), func(tx sitrep.Tx) error { return tx.Enqueue(t.Context(), sitrep.Job{Kind: "k"}) })
		if err != nil {
			t.Fatal(err)
		}
		err = a.direct(t.Context(), func(db rows.DB) error {
			_, err := db.Exec(t.Context(), "UPDATE job SET state = 1, attempt = attempt + 1, lease = ?", time.Now().Add(time.Hour).UnixNano())
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	started := make(chan int, 1)
	k := map[string]sitrep.Handler{"k": func(_ context.Context, j sitrep.Job, _ func(sitrep.Tx) error) error {
		started <- j.Attempt
		return nil
	}}
	left()
	working(t, a, k)
	select {
	case n := <-started:
		if n != 2 {
			t.Errorf("attempt %d, want 2", n)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("the job of a dead worker still waits for its lease")
	}
	left()
	working(t, b, k)
	select {
	case <-started:
		t.Error("a job was taken that a living worker may have")
	case <-time.After(600 * time.Millisecond):
	}
}

func openAt(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// working does jobs until the test ends.
func working(t *testing.T, s *Store, handle map[string]sitrep.Handler) {
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Work(ctx, sitrep.Workers{Handle: handle}) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}
