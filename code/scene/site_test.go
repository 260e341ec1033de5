package scene

import (
	"testing"

	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/place"
)

// TestHomely: of the namings of a report's country the first is taken, every time.
func TestHomely(t *testing.T) {
	s := &Scene{doc: &nlp.Doc{}, places: map[int]*place.Resolved{}, placed: map[int][]int{}}
	for i := range 40 {
		s.doc.Sents = append(s.doc.Sents, nlp.Sent{Start: i, End: i + 1})
		s.places[i] = &place.Resolved{Known: i > 1, Precision: place.AtCountry, Place: place.Place{Country: "KEN"}, Confidence: float64(i)}
		s.placed[i] = []int{i}
	}
	for range 20 {
		var out place.Resolved
		if s.homely(&out, "KEN"); out.Confidence != 2 {
			t.Fatalf("the naming of sentence %v is taken, want 2, the first that is known", out.Confidence)
		}
	}
}
