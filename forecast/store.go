package forecast

import (
	"context"
	"fmt"
	"time"

	"github.com/sitrep-news/sitrep"
)

// Dims are the units that a store's events can be foreseen by.
func Dims() []string { return []string{"country", "admin1", "pair"} }

// longAgo is how many years of a store's events a forecast looks back on.
const longAgo = 6

// FromStore reads the history of violent events that a query asks for, those said to
// have happened, before a day. Origins of the query hold: without one, only what was
// read from reports, for a coded history counts otherwise than reports do.
func FromStore(ctx context.Context, r sitrep.Reader, q sitrep.Query, by string, before time.Time) (*History, error) {
	if len(q.Types) == 0 {
		q.Types = []string{"ASSAULT"}
	}
	if len(q.Statuses) == 0 {
		q.Statuses = []sitrep.Status{sitrep.Actual, sitrep.Alleged, sitrep.Ongoing, sitrep.Ended}
	}
	q.Since = max(q.Since, before.AddDate(-longAgo, 0, 0).Format(time.DateOnly))
	if last := before.AddDate(0, 0, -1).Format(time.DateOnly); q.Until == "" || q.Until > last {
		q.Until = last
	}
	q.Order, q.After, q.Limit = "", "", 0
	rows, err := r.Tally(ctx, q, sitrep.TallyBy{Period: "day", Dims: []string{by}})
	if err != nil {
		return nil, fmt.Errorf("forecast: tally by %s: %w", by, err)
	}
	h, err := FromTally(rows, by)
	if err != nil {
		return nil, err
	}
	h.Rows = h.before(int(before.Unix() / 86400)) // a tally's first day may be that of an event that began earlier
	return h, nil
}
