// Package batch runs one function over many inputs on several cores and gives
// the results in the order of the inputs.
package batch

import (
	"context"
	"iter"
	"sync"
)

// window is how many inputs a core may be ahead of the slowest result.
const window = 8

// Map gives f(x) for every x of in, in order, with at most jobs running at a
// time (at least one). It reads ahead of the results by a bounded number of
// inputs. When ctx ends it stops reading and gives what it had queued.
func Map[T, R any](ctx context.Context, jobs int, in iter.Seq[T], f func(T) R) iter.Seq[R] {
	return func(yield func(R) bool) {
		ctx, stop := context.WithCancel(ctx)
		jobs := max(1, jobs)
		queue := make(chan chan R, jobs*window) // results to come, in order
		slots := make(chan struct{}, jobs)
		var running sync.WaitGroup
		go func() {
			defer close(queue)
			for x := range in {
				result := make(chan R, 1)
				select {
				case <-ctx.Done():
					return
				case slots <- struct{}{}:
				}
				running.Go(func() {
					defer func() { <-slots }()
					result <- f(x)
				})
				select {
				case <-ctx.Done():
					return
				case queue <- result:
				}
			}
		}()
		defer running.Wait()
		defer stop()
		for result := range queue {
			if !yield(<-result) {
				stop()
				for range queue { // until the reader of in has ended
				}
				return
			}
		}
	}
}
