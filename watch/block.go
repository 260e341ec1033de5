package watch

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/fuse"
)

// block files the blocks that a report's mentions lie in.
func (s *System) block(ctx context.Context, tx sitrep.Tx, report string, rules []fuse.Correction) error {
	items, err := tx.Items(ctx, sitrep.Window{Reports: []string{report}})
	if err != nil {
		return err
	}
	return tx.SaveBlocks(ctx, report, fuse.BlockStamp(s.o.Knowledge), fuse.Blocks(items, s.o.Knowledge, rules))
}

// blockBatch is how many reports get their blocks in one transaction.
const blockBatch = 100

// fileBlocks gives their blocks to the reports that have none, or have them as another program
// made them: fusion finds a report by nothing else. What is left after a crash is done by
// the next job.
func (s *System) fileBlocks(ctx context.Context) error {
	stamp := fuse.BlockStamp(s.o.Knowledge)
	for n := 0; ; {
		lacking, err := s.o.Store.Unblocked(ctx, stamp, 1) // without a lock: nearly always none
		if err != nil || len(lacking) == 0 {
			return err
		}
		filed, err := s.fileBatch(ctx, stamp)
		if err != nil {
			return err
		}
		if n += filed; n%(10*blockBatch) == 0 {
			s.o.Log.Info("reports get the blocks that fusion finds them by", "reports", n)
		}
	}
}

// fileBatch files the blocks of some reports that lack them, and tells how many. They are listed
// under the lock, so that of jobs that run at once none does what another has done.
func (s *System) fileBatch(ctx context.Context, stamp string) (int, error) {
	filed := 0
	err := s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		if err := tx.Lock(ctx, "door"); err != nil { // no report is coded anew meanwhile
			return err
		}
		lacking, err := tx.Unblocked(ctx, stamp, blockBatch)
		if err != nil {
			return err
		}
		rules, err := Corrections(ctx, tx)
		if err != nil {
			return err
		}
		for _, id := range lacking {
			if err := s.block(ctx, tx, id, rules); err != nil {
				return fmt.Errorf("file the blocks of %s: %w", id, err)
			}
		}
		filed = len(lacking)
		return nil
	})
	return filed, err
}

// fuseBucket has the reports of a country and day fused that a program before blocks left waiting.
func (s *System) fuseBucket(ctx context.Context, tx sitrep.Tx, c changed) error {
	_, text, _ := strings.Cut(c.Bucket, "/")
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return &sitrep.Cancel{Err: err}
	}
	// Mentions without a time count by reports of the days after.
	reports, err := tx.ItemReports(ctx, sitrep.Window{From: day.AddDate(0, 0, -1).Format(time.DateOnly), To: day.AddDate(0, 0, 3).Format(time.DateOnly)})
	if err != nil {
		return err
	}
	if c.Report != "" {
		reports = append(reports, c.Report)
	}
	return s.refuse(ctx, tx, reports...)
}
