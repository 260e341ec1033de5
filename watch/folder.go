package watch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/intake"
)

// Folder takes the files of a watched folder until ctx is done.
func (s *System) Folder(ctx context.Context, dir string) error {
	f, err := intake.OpenFolder(dir, 0, s.o.Clock)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // what it held is put back at the next start
	tick := time.NewTicker(2 * time.Second)
	defer tick.Stop()
	for {
		for file, err := range f.Scan(ctx) {
			if err != nil {
				s.o.Log.Warn("folder", "dir", dir, "err", err)
				continue
			}
			n, err := s.Take(ctx, file.Reports(ctx), "folder", nil)
			if ctx.Err() != nil {
				return ctx.Err()
			}
			s.o.Log.Info("folder", "file", file.Name, "reports", n, "err", err)
			if err := file.Finish(err); err != nil {
				s.o.Log.Warn("folder", "file", file.Name, "err", err)
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
}

// takeBatch is how many inputs are kept in one transaction.
const takeBatch = 100

// Take keeps all that a stream of inputs gives and tells how many were new. What
// can't be read is told in the error; the rest is kept all the same. each, where
// given, is called for every input.
func (s *System) Take(ctx context.Context, in iter.Seq2[intake.Raw, error], source string, each func(error)) (int, error) {
	added, failed := 0, 0
	var first error
	var batch []sitrep.Raw
	flush := func() error {
		n, err := s.Accept(ctx, batch...)
		added += n
		batch = batch[:0]
		return err
	}
	for raw, err := range in {
		if each != nil {
			each(err)
		}
		if err != nil {
			if failed++; first == nil {
				first = err
			}
			continue
		}
		batch = append(batch, Kept(raw, source, s.o.Clock()))
		if len(batch) == takeBatch {
			if err := flush(); err != nil {
				return added, err
			}
		}
	}
	if len(batch) > 0 {
		if err := flush(); err != nil {
			return added, err
		}
	}
	if failed > 0 {
		return added, errors.Join(fmt.Errorf("%d inputs could not be read; the first:", failed), first)
	}
	return added, nil
}

// TakeLines keeps the reports of a stream by its name's extension: JSON Lines, HTML
// or text.
func (s *System) TakeLines(ctx context.Context, name string, r io.Reader, source string) (int, error) {
	return s.Take(ctx, intake.Reports(ctx, name, r), source, nil)
}
