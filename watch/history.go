package watch

import (
	"context"
	"iter"

	"github.com/sitrep-news/sitrep"
)

// Import keeps coded events of a history as they are: they are never fused with what
// reports tell, and marked by their origin. An event of an id that is known already is
// replaced. each is called for every event.
func (s *System) Import(ctx context.Context, events iter.Seq2[sitrep.Event, error], each func()) (int, error) {
	n := 0
	var batch []sitrep.Event
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		err := s.o.Store.Update(ctx, func(tx sitrep.Tx) error { return tx.SaveEvents(ctx, batch, nil, nil) })
		n += len(batch)
		batch = batch[:0]
		return err
	}
	for e, err := range events {
		if err != nil {
			if ferr := flush(); ferr != nil {
				return n, ferr
			}
			return n, err
		}
		each()
		if batch = append(batch, e); len(batch) == 500 {
			if err := flush(); err != nil {
				return n, err
			}
		}
	}
	return n, flush()
}
