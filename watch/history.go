package watch

import (
	"context"
	"fmt"
	"iter"

	"github.com/sitrep-news/sitrep"
)

// Import keeps coded events of a history as they are: they are never fused with what
// reports tell, and marked by their origin. An event of an id that is known already is
// replaced. each is called for every event, or with the error of a row that can't be
// read; the error returned counts those.
func (s *System) Import(ctx context.Context, events iter.Seq2[sitrep.Event, error], each func(error)) (int, error) {
	n, bad := 0, 0
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
		each(err)
		if err != nil {
			bad++
			continue
		}
		if batch = append(batch, e); len(batch) == 500 {
			if err := flush(); err != nil {
				return n, err
			}
		}
	}
	if err := flush(); err != nil {
		return n, err
	}
	if bad > 0 {
		return n, fmt.Errorf("%d rows could not be read", bad)
	}
	return n, nil
}
