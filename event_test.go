package sitrep

import "testing"

func TestClaimNear(t *testing.T) {
	for _, c := range []struct {
		sentence, place string
		near            bool
	}{{"Rockets fell near Port Alda.", "Port Alda", true}, {"They hit a base near Port Alda.", "a base near Port Alda", true},
		{"Crowds gathered near the embassy in Port Alda.", "the embassy in Port Alda", false}, {"They met in Port Alda.", "Port Alda", false}, {"They met.", "", false}} {
		x := Claim{Place: &Place{Words: Words{Text: c.place}}, Sentence: Words{Text: c.sentence}}
		if got := x.Near(); got != c.near {
			t.Errorf("%q at %q: near %v", c.sentence, c.place, got)
		}
	}
}

func TestCanAct(t *testing.T) {
	for kind, want := range map[string]bool{KindPerson: true, KindPeople: true, KindOrganization: true, KindState: true, KindThing: false, KindPlace: false, "": false} {
		if CanAct(kind) != want {
			t.Errorf("%q can act: %v", kind, !want)
		}
	}
}
