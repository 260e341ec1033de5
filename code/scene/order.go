package scene

import (
	"slices"

	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/place"
)

// order puts the finest known place first and drops those that only say where
// another one lies.
func (s *Scene) order(heads []int) []*place.Resolved {
	var rs []*place.Resolved
	for _, h := range heads {
		if r := s.places[h]; r.Known && !slices.Contains(rs, r) {
			rs = append(rs, s.widened(h))
		}
	}
	if len(rs) == 0 {
		return []*place.Resolved{s.widened(heads[0])}
	}
	slices.SortStableFunc(rs, func(a, b *place.Resolved) int { return fineness(a) - fineness(b) })
	var out []*place.Resolved
	for _, r := range rs {
		inside := false
		for _, o := range out {
			inside = inside || place.Contains(r.Place, o.Place)
		}
		for _, o := range rs { // of "the Orla campus" in "the Orla campus in Tarn" that is no town
			inside = inside || o != r && o.Start <= r.Start && r.End < o.End && r.Place.Country != o.Place.Country
		}
		if !inside {
			out = append(out, r)
		}
	}
	return out
}

// unlisted are the places among heads that no gazetteer has but are told beside one that it
// has: "at the Orla mill in Tarn".
func (s *Scene) unlisted(e *event.Event, heads []int, known []*place.Resolved) []*place.Resolved {
	if !slices.ContainsFunc(heads, func(h int) bool { return s.places[h].Known }) {
		return nil
	}
	var out []*place.Resolved
	for _, h := range heads {
		if r := s.places[h]; !r.Known && r.Use == place.Literal && !s.withinPlace(h, known) && !s.struck(e, h) {
			w := s.widened(h)
			if !slices.ContainsFunc(known, func(o *place.Resolved) bool { return o.Start < w.End && w.Start < o.End }) {
				out = append(out, w)
			}
		}
	}
	return out
}

// withinPlace reports whether token h is told behind a known place as the land that it is
// in: "Tarn, Orland", "the Tarn district of Orland".
func (s *Scene) withinPlace(h int, known []*place.Resolved) bool {
	for n := 0; n < 4; n++ {
		if h = s.t.Head(h); h < 0 {
			return false
		}
		at := s.doc.Tokens[h].Start
		if slices.ContainsFunc(known, func(r *place.Resolved) bool { return r.Known && r.Start <= at && at < r.End }) {
			return true
		}
	}
	return false
}

func fineness(r *place.Resolved) int {
	for i, p := range []string{"exact", "city", "district", "province", "country", "region"} {
		if r.Precision == p {
			return i
		}
	}
	return 6
}
