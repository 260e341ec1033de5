package analysis

import (
	"context"
	"time"

	"github.com/sitrep-news/sitrep"
)

// fresh is how old the latest event may be for a picture of today to hold anything.
const fresh = 14 * 24 * time.Hour

// happened are the statuses of what is told as having happened: what is planned, possible or
// threatened lies ahead of the day on which it was told, and tells nothing of how far a store
// reaches.
var happened = []sitrep.Status{sitrep.Actual, sitrep.Alleged, sitrep.Ongoing, sitrep.Ended, sitrep.Historical}

// AsOf is the day, in UTC, that a picture of the store is drawn as of where nobody asked for
// another: today, or where a store of the past tells nothing of the last two weeks the day of
// the latest that happened, with old true.
func AsOf(ctx context.Context, r sitrep.Reader, now time.Time) (day time.Time, old bool, err error) {
	today := now.UTC().Truncate(24 * time.Hour)
	page, err := r.Events(ctx, sitrep.Query{Until: today.Format(time.DateOnly), Statuses: happened, Limit: 1})
	if err != nil || len(page.Events) == 0 {
		return today, false, err
	}
	order := Order(&page.Events[0])
	if len(order) < len(time.DateOnly) {
		return today, false, nil
	}
	last, err := time.Parse(time.DateOnly, order[:len(time.DateOnly)])
	if err != nil || today.Sub(last) <= fresh {
		return today, false, nil
	}
	return last, true, nil
}
