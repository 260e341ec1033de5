package format

import (
	"context"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/scheme"
)

// Exporter writes events for other programs, one after the other: Begin once, any
// number of Event and Tombstone in any order, End once. It holds no more than one
// event (Parquet: one row group), whatever the number.
type Exporter interface {
	Begin() error
	Event(e *sitrep.Event) error
	Tombstone(t Tombstone) error
	End() error
}

// Tombstone says that an event that an earlier export may hold is no more.
type Tombstone struct {
	Event string    `json:"event"`
	State string    `json:"state"`          // one of the Tombstone states
	Heir  string    `json:"heir,omitempty"` // the event it was merged into
	Seq   int64     `json:"seq"`            // of the change that made it so
	At    time.Time `json:"at"`             // UTC
	First time.Time `json:"-"`              // UTC; when the event was first seen, zero unknown
}

// The states of a Tombstone.
const (
	Withdrawn = "withdrawn" // no claim is left, or an analyst rejected it
	Merged    = "merged"    // another event tells it now
	Left      = "left"      // it changed and no longer is one that the export asks for
)

// Format is one that events can be exported in.
type Format struct {
	Name      string // "csv"
	Type      string // media type
	Extension string
	Means     string // for people
	Inline    bool   // tombstones stand among the events; else they go to Options.Gone
	make      func(w io.Writer, o Options) Exporter
}

// Options are what an export is made with.
type Options struct {
	Scheme *scheme.Scheme // needed by acled, ucdp, gdelt, plover
	Now    time.Time      // when the export is made
	// Gone takes the tombstones of formats that have no form for them, as CSV; nil
	// leaves them out.
	Gone io.Writer
	// Area returns the bounding box of an area that is no point; nil, or false, leaves
	// such events without a geometry.
	Area func(p sitrep.Place) (sitrep.Box, bool)
}

// Formats returns the formats that events can be exported in.
func Formats() []Format {
	return []Format{
		{"csv", "text/csv; charset=utf-8", "csv", "table, one row an event", true, newTable},
		{"jsonl", "application/jsonl", "jsonl", "one event a line, whole", true, newLines},
		{"geojson", "application/geo+json", "geojson", "map features (RFC 7946)", true, newFeatures},
		{"parquet", "application/vnd.apache.parquet", "parquet", "table for analysis, typed columns", true, newParquet},
		{"plover", "application/jsonl", "plover.jsonl", "PLOVER records, one a line", true, newPlover},
		{"acled", "text/csv; charset=utf-8", "acled.csv", "the 31 columns of ACLED", false, newACLED},
		{"ucdp", "text/csv; charset=utf-8", "ged.csv", "the 49 columns of UCDP GED, lethal events only", false, newUCDP},
		{"gdelt", "text/tab-separated-values; charset=utf-8", "export.CSV", "the 61 columns of GDELT 2.0 events", false, newGDELT},
		{"stix", "application/stix+json;version=2.1", "stix.json", "STIX 2.1 bundle", true, newSTIX},
	}
}

// Find returns a format by its name.
func Find(name string) (Format, error) {
	var names []string
	for _, f := range Formats() {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, sitrep.Errorf(sitrep.EInvalid, "export: no format is called %q; there are %s", name, strings.Join(names, ", "))
}

// New makes the exporter of a format. It does not close w.
func New(name string, w io.Writer, o Options) (Exporter, error) {
	f, err := Find(name)
	if err != nil {
		return nil, err
	}
	if o.Scheme == nil {
		if o.Scheme, err = scheme.Load(); err != nil {
			return nil, err
		}
	}
	if o.Now.IsZero() {
		return nil, fmt.Errorf("export %s: no time given", name)
	}
	x := f.make(w, o)
	if f.Inline {
		return x, nil
	}
	return &withGone{Exporter: x, w: o.Gone}, nil
}

// Skipped counts the events that an exporter's format had no form for.
func Skipped(x Exporter) int {
	if s, ok := x.(interface{ Skipped() int }); ok {
		return s.Skipped()
	}
	return 0
}

// Write exports a sequence of events; withdrawn ones become tombstones.
func Write(x Exporter, events iter.Seq2[sitrep.Event, error]) error {
	if err := x.Begin(); err != nil {
		return err
	}
	for e, err := range events {
		if err == nil {
			err = put(x, &e, sitrep.Change{At: e.LastSeen})
		}
		if err != nil {
			return err
		}
	}
	return x.End()
}

func put(x Exporter, e *sitrep.Event, c sitrep.Change) error {
	if e.Withdrawn {
		return x.Tombstone(Tombstone{Event: e.ID, State: Withdrawn, Seq: c.Seq, At: c.At.UTC(), First: e.FirstSeen})
	}
	return x.Event(e)
}

// Source is what exports read of a store.
type Source interface {
	Event(ctx context.Context, id string) (*sitrep.Event, error)
	Events(ctx context.Context, q sitrep.Query) (sitrep.EventPage, error)
	Changes(ctx context.Context, after int64, limit int) ([]sitrep.Change, error)
}

// All walks over every event that a query asks for, page by page.
func All(ctx context.Context, s Source, q sitrep.Query) iter.Seq2[sitrep.Event, error] {
	return func(yield func(sitrep.Event, error) bool) {
		if q.Limit == 0 {
			q.Limit = 500
		}
		for {
			page, err := s.Events(ctx, q)
			if err != nil {
				yield(sitrep.Event{}, fmt.Errorf("export events: %w", err))
				return
			}
			for _, e := range page.Events {
				if !yield(e, nil) {
					return
				}
			}
			if page.Next == "" {
				return
			}
			q.After = page.Next
		}
	}
}

// Since exports what changed after a cursor, a Change.Seq, and returns the cursor
// to go on from. match tells which events the export asks for; nil all. Each event
// comes as it now is, at most once a page of changes; what is no more, or no longer
// matches, comes as a tombstone.
func Since(ctx context.Context, s Source, after int64, match func(*sitrep.Event) bool, x Exporter) (int64, error) {
	if err := x.Begin(); err != nil {
		return after, err
	}
	for {
		changes, err := s.Changes(ctx, after, 1000)
		if err != nil {
			return after, fmt.Errorf("export changes after %d: %w", after, err)
		}
		if len(changes) == 0 {
			return after, x.End()
		}
		if err := changed(ctx, s, changes, match, x); err != nil {
			return after, err
		}
		after = changes[len(changes)-1].Seq
	}
}

// changed exports the events of a page of changes, each by its last change there.
func changed(ctx context.Context, s Source, changes []sitrep.Change, match func(*sitrep.Event) bool, x Exporter) error {
	last := map[string]int{}
	for i, c := range changes {
		last[c.Event] = i
	}
	for i, c := range changes {
		if last[c.Event] != i {
			continue
		}
		e, err := s.Event(ctx, c.Event)
		switch {
		case sitrep.Code(err) == sitrep.ENotFound:
			err = x.Tombstone(Tombstone{Event: c.Event, State: Withdrawn, Seq: c.Seq, At: c.At.UTC()})
		case err != nil:
			err = fmt.Errorf("export event %s: %w", c.Event, err)
		case e.ID != c.Event:
			err = x.Tombstone(Tombstone{Event: c.Event, State: Merged, Heir: e.ID, Seq: c.Seq, At: c.At.UTC()})
		case !e.Withdrawn && match != nil && !match(e):
			if slices.ContainsFunc(changes, func(o sitrep.Change) bool { return o.Event == c.Event && o.Kind == sitrep.ChangeNew }) {
				continue // nobody was ever told of it
			}
			err = x.Tombstone(Tombstone{Event: c.Event, State: Left, Seq: c.Seq, At: c.At.UTC(), First: e.FirstSeen})
		default:
			err = put(x, e, c)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
