package brief

import (
	"testing"

	"github.com/sitrep-news/sitrep"
)

// TestTarget: shots hit people before the thing they stood at, bombs the thing.
func TestTarget(t *testing.T) {
	guards := sitrep.Party{Name: "Tarvian soldiers", Kind: sitrep.KindPeople, Sectors: []string{"MIL"}}
	people := sitrep.Party{Name: "two people", Kind: sitrep.KindPeople}
	for _, c := range []struct {
		mode string
		whom sitrep.Party
		want string
	}{
		{"firearms", guards, "Tarvian soldiers"},
		{"firearms", people, "an army checkpoint"},
		{"aerial", guards, "an army checkpoint"},
	} {
		e := &sitrep.Event{Type: "ASSAULT", Mode: c.mode, Objects: []string{"an army checkpoint"}, Recipients: []sitrep.Party{c.whom}}
		if got, _ := target(e); got != c.want {
			t.Errorf("%s at %s: target %q, want %q", c.mode, c.whom.Name, got, c.want)
		}
	}
}
