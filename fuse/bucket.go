package fuse

import (
	"context"

	sitrep "github.com/sitrep-news/sitrep"
)

// Buckets lists the buckets that an item sits in: a country ("---" for an item
// without one) and each day that it may tell of, "IRQ/2024-02-03". Two items can
// only be joined where they share a day and, if both have one, a country.
func Buckets(it sitrep.Item) []string { return nil }

// WindowFor returns what to ask the store for to get at least a bucket's items.
func WindowFor(bucket string) sitrep.Window { return sitrep.Window{} }

// Source is what Work reads from; sitrep.Reader and sitrep.Tx are such.
type Source interface {
	Items(ctx context.Context, w sitrep.Window) ([]sitrep.Item, error)
	EventsOf(ctx context.Context, report string) ([]sitrep.Event, error)
	Event(ctx context.Context, id string) (*sitrep.Event, error)
}

// Work fuses one bucket anew: it gathers the bucket's items with all that may bear on
// them in other buckets, fuses, builds and reconciles. When every bucket of every item
// filed, replaced or withdrawn has been worked since, in whatever order, the store's
// events are those that Fuse makes of all items at once. Two calls that overlap must
// not run at once: hold a lock over Work and the saving of its outcome.
func Work(ctx context.Context, src Source, bucket string, kb Knowledge, rules []Correction, because Because) (Outcome, error) {
	return Outcome{}, nil
}
