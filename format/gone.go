package format

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"time"
)

// withGone gives a format without a form for tombstones a second file for them:
// CSV with the columns event, state, heir, seq, at.
type withGone struct {
	Exporter
	w   io.Writer
	csv *csv.Writer
}

func (g *withGone) Tombstone(t Tombstone) error {
	if g.w == nil {
		return nil
	}
	if g.csv == nil {
		g.csv = csv.NewWriter(g.w)
		if err := g.csv.Write([]string{"event", "state", "heir", "seq", "at"}); err != nil {
			return fmt.Errorf("write tombstones: %w", err)
		}
	}
	err := g.csv.Write([]string{harmless(t.Event), t.State, harmless(t.Heir), strconv.FormatInt(t.Seq, 10), t.At.UTC().Format(time.RFC3339)})
	if err != nil {
		return fmt.Errorf("write tombstones: %w", err)
	}
	return nil
}

// Skipped counts the events that the format has no form for.
func (g *withGone) Skipped() int {
	if x, ok := g.Exporter.(interface{ Skipped() int }); ok {
		return x.Skipped()
	}
	return 0
}

func (g *withGone) End() error {
	if g.csv != nil {
		if g.csv.Flush(); g.csv.Error() != nil {
			return fmt.Errorf("write tombstones: %w", g.csv.Error())
		}
	}
	return g.Exporter.End()
}
