package watch

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/fuse"
)

// TestLeaving: who waits for a host is called off when the system stops, and his job waits on;
// what fails of itself fails as ever.
func TestLeaving(t *testing.T) {
	now := time.Now()
	s := &System{o: Options{Clock: func() time.Time { return now }}}
	stop, cancel := context.WithCancel(t.Context())
	waits := s.leaving(stop, func(ctx context.Context, _ sitrep.Job, _ func(sitrep.Tx) error) error {
		cancel()
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(10 * time.Second):
			return errors.New("not called off")
		}
	})
	var again *sitrep.RetryAt
	if err := waits(context.WithoutCancel(stop), sitrep.Job{}, nil); !errors.As(err, &again) || !again.At.Equal(now) {
		t.Errorf("called off: %v", err)
	}
	broken := errors.New("broken")
	fails := s.leaving(stop, func(context.Context, sitrep.Job, func(sitrep.Tx) error) error { return broken })
	if err := fails(t.Context(), sitrep.Job{}, nil); err != broken {
		t.Errorf("failed of itself: %v", err)
	}
}

// TestTextsBounded: reports without a text and with a vector alone take room too.
func TestTextsBounded(t *testing.T) {
	x := newTexts()
	vector := make([]float32, 1<<20)
	for i := range 40 {
		x.keep(fmt.Sprint(i), 1, known{runs: fuse.Runs{}, vector: vector})
	}
	if x.size > mostTexts || x.last.Len() > 16 {
		t.Errorf("%d texts of %d bytes are kept", x.last.Len(), x.size)
	}
	for i := range 2 * mostTexts / perText {
		x.keep(fmt.Sprint("empty ", i), 0, known{})
	}
	if n := x.last.Len(); n > mostTexts/perText || n != len(x.at) {
		t.Errorf("%d empty texts are kept", n)
	}
	x.keep("empty 0", 0, known{})
	if _, ok := x.find("empty 0", 0); !ok {
		t.Error("the latest is not kept")
	}
}
