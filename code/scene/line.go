package scene

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/place"
)

// longestLine is how many tokens a sentence has at most that is only a dateline.
const longestLine = 12

// underLine reports whether an event that nothing else places is the first thing told under a
// dateline and done by or to people of its country, or of none: it happened there.
func (s *Scene) underLine(e *event.Event) bool {
	if s.line == nil || !event.HasPlace(e.Type) || trial(e) || !s.firstTold(e) || s.located(e.Sent) || len(s.Sites(e)) > 0 {
		return false
	}
	line := s.doc.Sents[s.line.Sent]
	if e.Sent != s.line.Sent && (e.Sent != s.line.Sent+1 || line.End-line.Start > longestLine) {
		return false
	}
	away := false
	for _, p := range slices.Concat(e.Actors, e.Targets) {
		switch c := s.cast.Arg(p.Head).Country; {
		case c == s.line.Place.Country:
			return true
		case len(c) == 3 && c != "---" && c != "NGO" && c != "MNC":
			away = true
		}
	}
	return !away
}

// firstTold reports whether an event is told as done by the main verb of its sentence, or by one
// hung right on the dateline.
func (s *Scene) firstTold(e *event.Event) bool {
	if e.Entry.POS != 'v' || e.Status != sitrep.Actual {
		return false
	}
	switch s.t.XPOS(e.Head) {
	case "VBD", "VBN", "VBZ":
		h := s.t.Head(e.Head)
		return h < 0 || s.t.Head(h) < 0 && s.doc.Tokens[h].End <= s.line.End
	}
	return false
}

// located reports whether a sentence names a place as somewhere.
func (s *Scene) located(sent int) bool {
	return slices.ContainsFunc(s.placed[sent], func(h int) bool {
		return s.places[h].Use == place.Literal && inside[s.t.Case(s.phrase(h))] && s.t.Case(s.phrase(h)) != "on"
	})
}
