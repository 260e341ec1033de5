package fuse

import (
	"time"

	sitrep "github.com/sitrep-news/sitrep"
)

// Because says what made events change.
type Because struct {
	At     time.Time // UTC
	Report string    // report that came in, was corrected or withdrawn; "" where it was none
	By     string    // analyst's account; "" the program
}

// Outcome is what has to be saved: only events that changed, with their changes.
type Outcome struct {
	Events    []sitrep.Event
	Redirects map[string]string // old id to its heir
	Changes   []sitrep.Change   // Seq is 0: the store numbers them
}

// Reconcile carries ids and history over from the events as they stood. old is every
// stored event with a claim of the new events' reports, and what those link to. The
// old id of greatest overlap stays; the others lead to their heir; of a split, the
// larger part keeps the id. Reconciling the same again gives an empty outcome.
func Reconcile(old, new []sitrep.Event, because Because) Outcome { return Outcome{} }
