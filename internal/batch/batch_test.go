package batch

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"
	"time"
)

func count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func TestOrderIsKept(t *testing.T) {
	for _, jobs := range []int{0, 1, 3, 8} {
		var busy, most atomic.Int32
		got := slices.Collect(Map(context.Background(), jobs, count(200), func(i int) int {
			now := busy.Add(1)
			defer busy.Add(-1)
			for m := most.Load(); now > m && !most.CompareAndSwap(m, now); m = most.Load() {
			}
			time.Sleep(time.Duration(i%7) * 10 * time.Microsecond)
			return i * i
		}))
		if len(got) != 200 || !slices.IsSorted(got) {
			t.Errorf("%d jobs: results are not those of the inputs in order: %v", jobs, got)
		}
		if int(most.Load()) > max(1, jobs) {
			t.Errorf("%d jobs: %d ran at once", jobs, most.Load())
		}
	}
}

func TestReaderMayStop(t *testing.T) {
	n := 0
	for range Map(context.Background(), 2, count(1_000_000), func(i int) int { return i }) {
		if n++; n == 5 {
			break
		}
	}
	if n != 5 {
		t.Errorf("got %d results", n)
	}
}

func TestContextStopsReading(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	n := 0
	for range Map(ctx, 2, count(1_000_000), func(i int) int { return i }) {
		if n++; n == 5 {
			stop()
		}
	}
	if n < 5 || n > 5+4*window {
		t.Errorf("%d results after the context ended at 5", n)
	}
}
