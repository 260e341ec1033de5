package api

import (
	"encoding/json"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/fuse"
)

// EventList is a page of events.
type EventList struct {
	Query  string         `json:"query"` // what was understood, in the query language
	Events []sitrep.Event `json:"events"`
	Next   string         `json:"next,omitempty"` // cursor of the next page; absent on the last
}

// ChangeList is an event's history.
type ChangeList struct {
	Changes []sitrep.Change `json:"changes"`
}

// ChangePage is changes after a cursor.
type ChangePage struct {
	Changes []sitrep.Change `json:"changes"`
	Next    int64           `json:"next"` // to go on from
}

// TallyList is counts.
type TallyList struct {
	Query string            `json:"query"`
	By    []string          `json:"by"`
	Rows  []sitrep.TallyRow `json:"rows"`
}

// HitList is what a search found.
type HitList struct {
	Hits []sitrep.Hit `json:"hits"`
}

// ReportHead is a report in a list.
type ReportHead struct {
	ID        string    `json:"id"`
	URL       string    `json:"url"`
	Title     string    `json:"title"`
	Publisher string    `json:"publisher"`
	Family    string    `json:"family"`
	Published string    `json:"published"`
	Retrieved time.Time `json:"retrieved"`
	Source    string    `json:"source"`
	CopyOf    string    `json:"copy_of,omitempty"`
	VersionOf string    `json:"version_of,omitempty"`
	Mentions  int       `json:"mentions"`
	Withdrawn bool      `json:"withdrawn"`
}

// ReportList is a page of reports.
type ReportList struct {
	Reports []ReportHead `json:"reports"`
	Next    string       `json:"next,omitempty"`
}

// ReportFull is a report with its record.
type ReportFull struct {
	ReportHead
	Coder  string        `json:"coder"`
	Events []string      `json:"events"` // ids of the events that hold its claims
	Record sitrep.Report `json:"record"`
}

// ReportInput is a report that is posted: text or html is needed. A list of them, or
// one a line, does as well.
type ReportInput struct {
	Text      string `json:"text,omitempty"`
	HTML      string `json:"html,omitempty"`
	URL       string `json:"url,omitempty"`
	Title     string `json:"title,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Published string `json:"published,omitempty"`
}

// Accepted tells what was kept, in the order in which it came.
type Accepted struct {
	Reports  []AcceptedReport `json:"reports"`
	New      int              `json:"new"`      // how many were not known before
	Problems []string         `json:"problems"` // what could not be taken
}

// AcceptedReport names a report that was kept.
type AcceptedReport struct {
	ID    string `json:"id"`    // that the report will have under /reports once it is read
	Input string `json:"input"` // of what was kept
}

// ActorHead is an actor in a list.
type ActorHead struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Kind    string   `json:"kind"`
	Country string   `json:"country"`
	Sectors []string `json:"sectors"`
	Events  int      `json:"events"`
	Reports int      `json:"reports"`
	First   string   `json:"first"`
	Last    string   `json:"last"`
}

// ActorList is actors.
type ActorList struct {
	Actors []ActorHead `json:"actors"`
}

// ActorFull is all that is known of an actor on a day.
type ActorFull struct {
	ID      string         `json:"id"`
	Name    string         `json:"name"`
	Kind    string         `json:"kind"`
	Country string         `json:"country"`
	Sectors []string       `json:"sectors"`
	Aliases []string       `json:"aliases"`
	AsOf    string         `json:"asof"`
	Known   bool           `json:"known"`   // in the knowledge base; else from reports alone
	Ties    []KnownTie     `json:"ties"`    // of the knowledge base, as of the day
	Told    []ToldTie      `json:"told"`    // what reports tell, each with its words
	Said    []SaidBy       `json:"said"`    // the latest statements
	Did     []sitrep.Event `json:"did"`     // the latest events in which it acted
	Got     []sitrep.Event `json:"got"`     // the latest events in which it was acted on
	Sources []string       `json:"sources"` // of the knowledge base's entry
}

// KnownTie is how an actor stands to another.
type KnownTie struct {
	Type string `json:"type"` // part_of, backed_by, has_part, ally_of, fights, led_by
	ID   string `json:"id"`
	Name string `json:"name"`
}

// ToldTie is a relation as a report tells it.
type ToldTie struct {
	Type     string `json:"type"`
	From     string `json:"from"` // id
	FromName string `json:"from_name"`
	To       string `json:"to"`
	ToName   string `json:"to_name"`
	Status   string `json:"status"`
	Report   string `json:"report"`
	URL      string `json:"url"`
	Words    string `json:"words"`
}

// SaidBy is a statement with where it stands.
type SaidBy struct {
	Report    string           `json:"report"`
	URL       string           `json:"url"`
	Published string           `json:"published"`
	Statement sitrep.Statement `json:"statement"`
}

// ChainList is chains of events.
type ChainList struct {
	AsOf   string     `json:"asof"`
	Chains []ChainOut `json:"chains"`
}

// ChainOut is events that answer each other, oldest first.
type ChainOut struct {
	Events []EventHead `json:"events"`
	Links  []LinkOut   `json:"links"`
}

// EventHead is an event in few words.
type EventHead struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Date  string `json:"date"`
	Type  string `json:"type"`
}

// LinkOut says that one event answers another.
type LinkOut struct {
	From        string  `json:"from"`
	To          string  `json:"to"`
	Explicit    bool    `json:"explicit"`
	Probability float64 `json:"probability"`
	Why         string  `json:"why"`
}

// IndexList is the escalation of pairs or places.
type IndexList struct {
	AsOf string     `json:"asof"`
	By   string     `json:"by"`
	Rows []IndexOut `json:"rows"`
}

// IndexOut is the escalation of one pair or place.
type IndexOut struct {
	Key        string   `json:"key"`
	Names      []string `json:"names"`
	Level      string   `json:"level"`
	Before     string   `json:"before"` // a week earlier
	Ratio      float64  `json:"ratio"`  // of the recent rate to the usual
	Low        float64  `json:"low"`    // 90% interval
	High       float64  `json:"high"`
	P          float64  `json:"p"` // probability that the recent rate is above the usual
	Recent     float64  `json:"recent"`
	Usual      float64  `json:"usual"`
	Events     []string `json:"events"`
	Cooperates float64  `json:"cooperates"`
}

// CorrectionList is what analysts decided.
type CorrectionList struct {
	Corrections []fuse.Correction `json:"corrections"`
}

// CorrectionInput is what an analyst decides about an event.
type CorrectionInput struct {
	Event  string          `json:"event"`
	Kind   string          `json:"kind" enum:"accept,edit,merge,split,reject"`
	Claims []int           `json:"claims,omitempty"` // indexes of the event's claims that are meant; none: all. split: those to part from the others
	With   string          `json:"with,omitempty"`   // merge: the other event
	Field  string          `json:"field,omitempty"`  // edit: type, mode, status, title, or a harm
	Value  json.RawMessage `json:"value,omitempty"`  // edit: a string, or a number for a harm
	Note   string          `json:"note,omitempty"`
}

// CorrectionMade names a correction that was kept.
type CorrectionMade struct {
	ID string `json:"id"`
}

// FeedList is feeds.
type FeedList struct {
	Feeds []FeedState `json:"feeds"`
}

// FeedState is how a feed does.
type FeedState struct {
	ID       string    `json:"id"`
	URL      string    `json:"url"` // without what may be secret in it
	Title    string    `json:"title"`
	Status   string    `json:"status"` // new, fresh, stale, failing, gone
	Reason   string    `json:"reason,omitempty"`
	Since    time.Time `json:"since,omitzero"`
	Answered time.Time `json:"answered,omitzero"`
	LastNew  time.Time `json:"last_new,omitzero"`
	Next     time.Time `json:"next,omitzero"`
}

// FeedInput is a feed to follow.
type FeedInput struct {
	URL string `json:"url"`
}

// FeedsAdded tells how many feeds are new, and what could not be read.
type FeedsAdded struct {
	Feeds    int      `json:"feeds"`
	New      int      `json:"new"`
	Problems []string `json:"problems"`
}

// StatusAnswer is how the store is doing.
type StatusAnswer struct {
	Version  string    `json:"version"`
	Engine   string    `json:"engine"`
	Reports  int64     `json:"reports"`
	Mentions int64     `json:"mentions"`
	Events   int64     `json:"events"`
	Changes  int64     `json:"changes"`
	Outbox   int64     `json:"outbox"`
	Jobs     []JobsOut `json:"jobs"`
}

// JobsOut counts jobs of a kind.
type JobsOut struct {
	Kind    string `json:"kind"`
	Waiting int64  `json:"waiting"`
	Running int64  `json:"running"`
	Failed  int64  `json:"failed"`
}
