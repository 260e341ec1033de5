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

// TestOtherAccount: a toll outside the sentence is another account where one stands in it, in
// whatever order; where none does, the first is the mention's own.
func TestOtherAccount(t *testing.T) {
	for _, c := range []struct {
		starts []int // of tolls; the sentence is from 100 to 150
		want   []bool
	}{
		{[]int{120, 160}, []bool{false, true}},
		{[]int{160, 120}, []bool{true, false}},
		{[]int{110, 120}, []bool{false, false}},
		{[]int{160, 40}, []bool{false, true}},
	} {
		m := Mention{Sentence: Words{Start: 100, End: 150}, Casualties: []Casualty{{Harm: "injured", Start: 105, End: 107}}}
		for _, s := range c.starts {
			m.Casualties = append(m.Casualties, Casualty{Harm: "killed", Start: s, End: s + 2})
		}
		for i, want := range c.want {
			if got := m.OtherAccount(i + 1); got != want {
				t.Errorf("tolls at %v, the one at %d: %v, want %v", c.starts, c.starts[i], got, want)
			}
		}
	}
}
