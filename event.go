package sitrep

import (
	"encoding/json"
	"strings"
	"time"
)

// Ref points at one mention of one report.
type Ref struct {
	Report  string `json:"report"`
	Mention string `json:"mention"`
}

// Event is one happening as all reports together tell it. It is derived: the
// claims are what was said, everything else follows from them (package fuse), and
// when a claim is taken back, what followed from it goes with it.
type Event struct {
	ID     string `json:"id"`     // stable while claims come and go; a merged event's id leads to its heir
	Origin string `json:"origin"` // "reports", or where coded history came from: "acled", "ucdp", "gdelt"
	Type   string `json:"type"`   // a PLOVER type
	Mode   string `json:"mode"`
	CAMEO  string `json:"cameo"`
	ACLED  string `json:"acled"`
	Status Status `json:"status"` // the status most families give it
	Title  string `json:"title"`  // one line for people, made from the record alone

	Actors      []Party  `json:"actors"`
	Recipients  []Party  `json:"recipients"`
	Objects     []string `json:"objects"`
	Instruments []string `json:"instruments"`

	Place  *Place  `json:"place"`  // the finest that claims agree on
	Places []Place `json:"places"` // all that were told
	Time   Time    `json:"time"`   // start and end are "" where no claim tells them

	Tolls   []Toll   `json:"tolls"`
	Count   *Count   `json:"count"` // an event that stands for many ("more than 170 attacks")
	Since   *string  `json:"since"` // start of the period that Count covers
	Context []string `json:"context"`

	Claims   []Claim `json:"claims"`   // who says so, with the words; oldest first
	Families int     `json:"families"` // independent publisher families behind the live claims
	Reports  int     `json:"reports"`  // reports behind the live claims, copies included
	Disputed bool    `json:"disputed"` // somebody denies it, or families contradict each other

	Answers    []EventLink `json:"answers"`     // earlier events that this one is told to answer
	AnsweredBy []EventLink `json:"answered_by"` // later events told to answer this one
	PartOf     []EventLink `json:"part_of"`

	FirstSeen  time.Time `json:"first_seen"` // UTC; when sitrep first learnt of it
	LastSeen   time.Time `json:"last_seen"`  // UTC; its last live claim
	Confidence float64   `json:"confidence"` // 0 to 1; grows with independent families, not with copies
	Severity   float64   `json:"severity"`   // 0 to 10; documented in docs/events.md
	Withdrawn  bool      `json:"withdrawn"`  // no live claim is left, or an analyst rejected it
	Version    int       `json:"version"`    // counts its changes from 1
}

// Party is who took part in an event, one person, state, group or people.
type Party struct {
	ID      string   `json:"id"` // knowledge-base id, or "~" and the folded name of one known from reports alone
	Name    string   `json:"name"`
	Kind    string   `json:"kind"`
	Country string   `json:"country"`
	Sectors []string `json:"sectors"`
	Claims  []int    `json:"claims"` // indexes into Event.Claims
}

// Claim is what one report says of an event, with the words.
type Claim struct {
	Ref
	URL        string     `json:"url"`
	Title      string     `json:"title"`
	Publisher  string     `json:"publisher"`
	Family     string     `json:"family"`            // publisher family: owner, or the agency that a copy credits
	Published  string     `json:"published"`         // as on the report
	Retrieved  time.Time  `json:"retrieved"`         // UTC; when sitrep acknowledged the report
	CopyOf     string     `json:"copy_of,omitempty"` // report id of the first copy of the same text
	Status     Status     `json:"status"`
	Trigger    Words      `json:"trigger"`
	Sentence   Words      `json:"sentence"`
	Speakers   []Speaker  `json:"speakers"` // who says so; empty: the outlet itself
	Denials    []Speaker  `json:"denials,omitempty"`
	Partisan   bool       `json:"partisan,omitempty"` // asserted only by a party to the conflict
	Place      *Place     `json:"place,omitempty"`
	Time       *Time      `json:"time,omitempty"`
	Tolls      []Casualty `json:"tolls,omitempty"`
	Count      *Count     `json:"count,omitempty"`
	Confidence float64    `json:"confidence"`
	Rule       string     `json:"rule"`
	Why        string     `json:"why"`                 // why it was joined to the others, in words
	Withdrawn  bool       `json:"withdrawn,omitempty"` // the report was retracted or corrected, or an analyst took it out
}

// Near reports whether a claim's words put it near its place: "near Port Alda", "a base
// near Port Alda", but not "near the embassy in Port Alda", which is in that town.
func (c *Claim) Near() bool {
	if c.Place == nil || c.Place.Text == "" {
		return false
	}
	text := strings.ToLower(c.Place.Text)
	if _, town, ok := strings.Cut(text, " near "); ok {
		return !strings.Contains(town, " in ")
	}
	return !strings.Contains(text, " in ") && !strings.Contains(text, " at ") && strings.Contains(strings.ToLower(c.Sentence.Text), "near "+text)
}

// Speaker is who a claim is attributed to.
type Speaker struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Role      string `json:"role,omitempty"`
	Anonymous bool   `json:"anonymous,omitempty"`
	Words     Words  `json:"words"` // the statement's content where it has one, else its cue
}

// Toll is what live claims say of one harm, and which claims say what.
type Toll struct {
	Harm   string `json:"harm"`
	Who    string `json:"who"` // "" for all
	Low    int    `json:"low"`
	Best   int    `json:"best"`
	High   *int   `json:"high"`   // nil: open above
	LowBy  []int  `json:"low_by"` // indexes into Event.Claims
	BestBy []int  `json:"best_by"`
	HighBy []int  `json:"high_by"`
}

// EventLink ties an event to another, with its evidence or its probability.
type EventLink struct {
	Event       string  `json:"event"`
	Explicit    bool    `json:"explicit"`    // a report says so in words
	Probability float64 `json:"probability"` // 1 where explicit
	Why         string  `json:"why"`
	By          []Ref   `json:"by,omitempty"` // the mentions whose words say so
}

// Change is one line of an event's history. History is only ever appended to.
type Change struct {
	Seq    int64           `json:"seq"` // increasing in the order of commits; the cursor of feeds and exports
	Event  string          `json:"event"`
	At     time.Time       `json:"at"`               // UTC
	Kind   string          `json:"kind"`             // one of the Change kinds
	Text   string          `json:"text"`             // a sentence for people: "Killed rose from 3 to 5 (Meridian Press)."
	Report string          `json:"report,omitempty"` // because of which report
	By     string          `json:"by,omitempty"`     // analyst's account; "" the program
	Before json.RawMessage `json:"before,omitempty"`
	After  json.RawMessage `json:"after,omitempty"`
}

// The kinds of Change.
const (
	ChangeNew       = "new"
	ChangeClaim     = "claim" // another report tells it; nothing else moved
	ChangeToll      = "toll"
	ChangeStatus    = "status"
	ChangePlace     = "place"
	ChangeTime      = "time"
	ChangeParties   = "parties"
	ChangeLinks     = "links"
	ChangeMerged    = "merged" // After holds the heir's id
	ChangeSplit     = "split"  // After holds the id of what was split off
	ChangeDisputed  = "disputed"
	ChangeWithdrawn = "withdrawn"
	ChangeRestored  = "restored"
	ChangeCorrected = "corrected" // by an analyst
)
