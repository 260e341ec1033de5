package cast

import (
	"slices"
	"strings"
	"testing"

	sitrep "github.com/sitrep-news/sitrep"
)

// TestBearers: a name beside the place of its office bears it, a body with its letters in
// brackets is one body whatever it is called, the lawmaker is the one named last.
func TestBearers(t *testing.T) {
	_, c := built(t, "bearers.conllu")
	find := func(name string) *sitrep.Actor {
		for i := range c.Actors {
			if a := &c.Actors[i]; a.Name == name || slices.Contains(a.Aliases, name) {
				return a
			}
		}
		return nil
	}
	if a := find("Gia Kamal"); a == nil || len(a.Roles) != 1 || a.Roles[0].Title != "mayor of Rustavi" {
		t.Errorf("the mayor: %+v", a)
	}
	if a := find("Oak Valley Coordinator"); a == nil || a.Kind != sitrep.KindOrganization || a != find("CVO") {
		t.Errorf("the coordinator: %+v, %+v", a, find("CVO"))
	}
	if a := find("Hector Llano"); a == nil || len(a.Roles) != 1 || !strings.HasSuffix(a.Roles[0].Title, "(CVO)") {
		t.Errorf("its leader: %+v", a)
	}
	if a := find("Nana Melia"); a == nil || a != find("parliamentarian") {
		t.Errorf("the parliamentarian: %+v, %+v", a, find("parliamentarian"))
	}
}
