package follow

import (
	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/query"
)

// matcher tells whether an event is one that a follow asks for.
type matcher interface{ Match(*sitrep.Event) bool }

// told is what a follower was last told of an event.
type told struct {
	Seq       int64   `json:"seq"` // the last change it took in
	Title     string  `json:"title"`
	Killed    int     `json:"killed,omitempty"`
	Severity  float64 `json:"severity,omitempty"`
	Withdrawn bool    `json:"withdrawn,omitempty"`
	Left      bool    `json:"left,omitempty"`
	Below     bool    `json:"below,omitempty"` // it had fallen below the thresholds
}

// judge decides what a follow is told of an event because of its changes: one of the
// kinds, or "" for nothing. before is what was told of it, nil where nothing was.
//
//   - What was told is taken back to all who were told, whatever they chose: an event
//     withdrawn, one that no longer is what they asked for, one below the thresholds.
//   - New is what was not told and was first seen since the follow began; also an
//     event that only now became what is asked for.
//   - Another report that moves nothing is no change.
//
// m must be made of the query with Withdrawn set.
func (f *Follow) judge(m matcher, e *sitrep.Event, before *told, changes []sitrep.Change) string {
	if before != nil && !before.Left && !before.Withdrawn {
		return f.judgeTold(m, e, before, changes)
	}
	asked := m.Match(e)
	switch {
	case !asked:
		return ""
	case e.Withdrawn:
		// What came and went before it could be told is nothing to take back.
		if before == nil && f.tells(EventWithdrawn) && has(changes, sitrep.ChangeWithdrawn) && !has(changes, sitrep.ChangeNew) && f.Least.grave(e) {
			return EventWithdrawn
		}
		return ""
	case !f.Least.met(e):
		return ""
	case before != nil:
		return EventChanged // it is again what was told to be no longer so
	case !e.FirstSeen.Before(f.Created):
		if f.tells(EventNew) {
			return EventNew
		}
		return ""
	}
	claims := f.Least.Families > 0 // another report may be what lifted it
	if f.tells(EventChanged) && moved(changes, 0, claims) && (!f.Least.Escalation || has(changes, sitrep.ChangeToll)) {
		return EventChanged
	}
	return ""
}

// judgeTold judges an event whose last notice still stands.
func (f *Follow) judgeTold(m matcher, e *sitrep.Event, before *told, changes []sitrep.Change) string {
	switch {
	case e.Withdrawn:
		return EventWithdrawn
	case !m.Match(e):
		return EventLeft
	}
	met := f.Least.met(e)
	if !met && !before.Below {
		return EventChanged
	}
	if !met || !f.tells(EventChanged) || !moved(changes, before.Seq, false) {
		return ""
	}
	if f.Least.Escalation && query.Killed(e) <= before.Killed && e.Severity < before.Severity+1 {
		return ""
	}
	return EventChanged
}

// note is what the follower knows once kind has been told.
func (f *Follow) note(e *sitrep.Event, kind string, changes []sitrep.Change, before *told) *told {
	out := &told{Title: e.Title, Killed: query.Killed(e), Severity: e.Severity, Withdrawn: kind == EventWithdrawn, Left: kind == EventLeft, Below: !f.Least.met(e)}
	if before != nil {
		out.Seq = before.Seq
		if kind == EventLeft { // nothing of what it has become
			out.Title, out.Killed, out.Severity = before.Title, before.Killed, before.Severity
		}
	}
	for _, c := range changes {
		out.Seq = max(out.Seq, c.Seq)
	}
	return out
}

func (l Least) met(e *sitrep.Event) bool { return e.Families >= l.Families && l.grave(e) }

// grave is met without a look at who tells it: nobody does, of an event withdrawn.
func (l Least) grave(e *sitrep.Event) bool {
	return (l.Killed == 0 || query.Killed(e) >= l.Killed) && e.Severity >= l.Severity
}

// moved tells whether changes after seq say more than that another report tells it.
func moved(changes []sitrep.Change, seq int64, claims bool) bool {
	for _, c := range changes {
		if c.Seq > seq && (claims || c.Kind != sitrep.ChangeClaim) {
			return true
		}
	}
	return false
}

func has(changes []sitrep.Change, kind string) bool {
	for _, c := range changes {
		if c.Kind == kind {
			return true
		}
	}
	return false
}
