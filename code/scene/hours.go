package scene

import (
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/timex"
)

// hoursOn is the day of the violence told last, where the event came hours or less after it: "Hours
// later, the army bombed the port", "hit back minutes after the raid". Nil for other events.
func (s *Scene) hoursOn(e *event.Event) *timex.Expr {
	if !event.Deed[e.Type] || !s.soonLater(e) {
		return nil
	}
	first := s.doc.Sents[e.Sent].Start
	for i := len(s.acts) - 1; i >= 0; i-- {
		a := s.acts[i]
		if a.Head >= first || !force[a.Type] {
			continue
		}
		if e.Sent-a.Sent > 4 {
			return nil
		}
		if at, _ := s.When(a); at != nil {
			if p := at.Interval.Precision; (p == timex.Day || p == timex.Hour) && !at.Since {
				return at
			}
			return nil
		}
	}
	return nil
}

// soonLater reports whether the sentence opens with "hours later" or the event's verb has it.
func (s *Scene) soonLater(e *event.Event) bool {
	sent, above := s.doc.Sents[e.Sent], e.Head
	if r := s.t.Rel(e.Head); r == "advcl" || r == "conj" || r == "xcomp" { // "hit back hours later, launching drones"
		above = s.t.Head(e.Head)
	}
	for i := sent.Start; i+1 < sent.End; i++ {
		if !hours[s.t.Form(i)] {
			continue
		}
		switch s.t.Form(i + 1) {
		case "later", "after", "afterwards", "afterward":
		default:
			continue
		}
		if i < sent.Start+4 || s.t.Head(i+1) == e.Head || s.t.Head(i) == e.Head || s.t.Head(i+1) == above {
			return true
		}
	}
	return false
}

// hours are words for less than a day, before "later".
var hours = lists.Set("hours hour minutes moments shortly soon")
