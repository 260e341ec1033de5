package scene

import (
	"slices"

	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/place"
)

// longestLine is how many tokens a sentence has at most that is only a dateline.
const longestLine = 12

// underLine reports whether an event that nothing else places is the first thing told under a
// dateline and done by or to people of its country, or of none: it happened there.
func (s *Scene) underLine(e *event.Event) bool {
	if s.line == nil || !deeds[e.Type] || trial(e) || !s.toldPast(e) && !(e.Entry.POS == 'v' && s.t.XPOS(e.Head) == "VBZ") || s.t.Head(e.Head) >= 0 || len(s.placed[e.Sent]) > 0 && s.located(e.Sent) || len(s.Sites(e)) > 0 {
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

// located reports whether a sentence names a place as somewhere.
func (s *Scene) located(sent int) bool {
	return slices.ContainsFunc(s.placed[sent], func(h int) bool { return s.places[h].Use == place.Literal && inside[s.t.Case(s.phrase(h))] && s.t.Case(s.phrase(h)) != "on" })
}
