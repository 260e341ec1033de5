package fuse

import (
	"encoding/json"
	"time"

	sitrep "github.com/sitrep-news/sitrep"
)

// The kinds of Correction.
const (
	Accept = "accept" // the event is as the program has it: its claims stay together; later reports may still join
	Edit   = "edit"   // Field of the event has Value, whatever the claims say
	Merge  = "merge"  // the anchors, and the others with them, tell of one happening
	Split  = "split"  // no anchor tells of the same happening as any of the others
	Reject = "reject" // the anchors' claims are no claims: misread, or untrue
)

// Correction is what an analyst decided. It is kept apart from the events (as a
// document of kind "correction") and is an input of every fusion, so it outlives a
// re-coding of the reports: it holds on to words in reports, not to mention ids.
type Correction struct {
	ID      string          `json:"id"`
	By      string          `json:"by"` // the analyst's account
	At      time.Time       `json:"at"` // UTC; of two that contradict each other the later holds
	Kind    string          `json:"kind"`
	Anchors []Anchor        `json:"anchors"`
	Others  []Anchor        `json:"others,omitempty"` // merge and split: the other side
	Events  []string        `json:"events,omitempty"` // ids of the events it was made on, for the record
	Field   string          `json:"field,omitempty"`  // edit: type, mode, status, title, place, time, or a harm
	Value   json.RawMessage `json:"value,omitempty"`  // edit: a string; for place and time the record's object; for a harm a number or {low, best, high}
	Note    string          `json:"note,omitempty"`
}

// Anchor points at a mention by the words of its report.
type Anchor struct {
	Report string `json:"report"`
	Start  int    `json:"start"` // of the trigger, in code points
	End    int    `json:"end"`
	Words  string `json:"words"`
}

// AnchorOf returns the anchor of a claim.
func AnchorOf(c sitrep.Claim) Anchor {
	return Anchor{Report: c.Report, Start: c.Trigger.Start, End: c.Trigger.End, Words: c.Trigger.Text}
}
