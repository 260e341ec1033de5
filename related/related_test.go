package related

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/store/sqlite"
)

var noon = time.Date(2031, 3, 20, 12, 0, 0, 0, time.UTC)

// filed is an invented report with a meaning at an angle, spread over 64 dimensions as
// those of real reports are, naming actors of the knowledge base.
func filed(id, family string, degrees float64, actors ...string) sitrep.Filed {
	v := make([]float32, 64)
	for i := 0; i < len(v); i += 2 {
		v[i], v[i+1] = float32(math.Cos(degrees*math.Pi/180)/math.Sqrt(32)), float32(math.Sin(degrees*math.Pi/180)/math.Sqrt(32))
	}
	r := &sitrep.Report{Schema: sitrep.Schema, ID: id, URL: "https://" + family + ".example/" + id, Title: "Title of " + id, Publisher: family, Published: "2031-03-05", Text: "Text of " + id + "."}
	for i, a := range actors {
		r.Actors = append(r.Actors, sitrep.Actor{ID: fmt.Sprintf("a%d", i+1), Name: strings.ToUpper(a), Kind: sitrep.KindOrganization, Known: a})
	}
	return sitrep.Filed{Report: r, Raw: "raw-" + id, Source: "post", Family: family, Retrieved: noon, Vector: v, Coder: "test"}
}

func index(t *testing.T, reports []sitrep.Filed, events ...sitrep.Event) *Index {
	t.Helper()
	s, err := sqlite.Open(filepath.Join(t.TempDir(), "s.db"), sqlite.Options{Clock: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	err = s.Update(t.Context(), func(tx sitrep.Tx) error {
		for _, f := range reports {
			if err := tx.SaveReport(t.Context(), f); err != nil {
				return err
			}
		}
		var changes []sitrep.Change
		for _, e := range events {
			changes = append(changes, sitrep.Change{Event: e.ID, At: noon, Kind: sitrep.ChangeNew, Text: "New."})
		}
		return tx.SaveEvents(t.Context(), events, nil, changes)
	})
	if err != nil {
		t.Fatal(err)
	}
	return New(s)
}

// event is told by reports.
func event(id string, reports ...string) sitrep.Event {
	e := sitrep.Event{ID: id, Origin: "reports", Type: "ASSAULT", Status: sitrep.Actual, Title: "The shelling of Orvaya", Families: 1, Reports: len(reports), FirstSeen: noon, LastSeen: noon, Version: 1}
	for _, r := range reports {
		e.Claims = append(e.Claims, sitrep.Claim{Ref: sitrep.Ref{Report: r, Mention: "m1"}, Retrieved: noon, Status: sitrep.Actual})
	}
	return e
}

func proposed(t *testing.T, x *Index, f sitrep.Filed, n int) []Article {
	t.Helper()
	out, err := x.To(t.Context(), &f, n)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func ids(as []Article) []string {
	var out []string
	for _, a := range as {
		out = append(out, a.Report.ID)
	}
	return out
}

func TestEventBeforeActorsBeforeNothing(t *testing.T) {
	from := filed("from", "meridian", 0, "iran-x", "iraq-x")
	x := index(t, []sitrep.Filed{from, filed("actors", "tigris", 80, "iran-x", "iraq-x"), filed("meaning", "capital", 35), filed("event", "nahrain", 80), filed("far", "harbour", 89)}, event("e1", "from", "event"))
	got := proposed(t, x, from, 6)
	if !slices.Equal(ids(got), []string{"event", "meaning", "actors"}) {
		t.Fatalf("%v", got)
	}
	for id, why := range map[string]string{"event": "Tells of the same event: The shelling of Orvaya", "actors": "Also on IRAN-X, IRAQ-X", "meaning": "Close in meaning"} {
		i := slices.IndexFunc(got, func(a Article) bool { return a.Report.ID == id })
		if !strings.HasPrefix(got[i].Why, why) {
			t.Errorf("%s: %q", id, got[i].Why)
		}
	}
}

func TestNeverItselfACopyAVersionOrWithdrawn(t *testing.T) {
	from := filed("from", "meridian", 0)
	from.CopyOf, from.VersionOf = "first", "before"
	copied, gone, twin := filed("copied", "tigris", 1), filed("gone", "capital", 2), filed("twin", "harbour", 3)
	copied.CopyOf, gone.Withdrawn = "from", true
	twin.Report.Title = from.Report.Title
	x := index(t, []sitrep.Filed{from, filed("first", "nahrain", 0), filed("before", "meridian", 0), copied, gone, twin, filed("other", "wire", 20)}, event("e1", "from", "first", "copied", "gone", "twin"))
	if got := ids(proposed(t, x, from, 9)); !slices.Equal(got, []string{"other"}) {
		t.Errorf("%v", got)
	}
}

func TestPublishersAreDiverse(t *testing.T) {
	from := filed("from", "meridian", 0)
	x := index(t, []sitrep.Filed{from, filed("t1", "tigris", 5), filed("t2", "tigris", 6), filed("t3", "tigris", 7), filed("c1", "capital", 30), filed("m1", "meridian", 1)})
	got := ids(proposed(t, x, from, 3))
	if got[0] != "t1" || got[1] != "c1" {
		t.Errorf("another house comes before the same house again: %v", got)
	}
}

func TestWithdrawnClaimsMakeNothingRelated(t *testing.T) {
	from := filed("from", "meridian", 0)
	e := event("e1", "from", "other")
	e.Claims[1].Withdrawn = true
	x := index(t, []sitrep.Filed{from, filed("other", "tigris", 89)}, e)
	if got := proposed(t, x, from, 3); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

func TestNearestAgreesWithTheCosine(t *testing.T) {
	var reports []sitrep.Filed
	for i := range 90 {
		reports = append(reports, filed(fmt.Sprintf("r%02d", i), "meridian", float64(i)))
	}
	x := index(t, reports)
	if err := x.Update(t.Context()); err != nil {
		t.Fatal(err)
	}
	if x.Len() != 90 {
		t.Fatalf("%d reports", x.Len())
	}
	near := x.Nearest(reports[40].Vector, 5)
	if len(near) != 5 || near[0].ID != "r40" {
		t.Fatalf("%v", near)
	}
	for i, n := range near {
		var degrees int
		fmt.Sscanf(n.ID, "r%d", &degrees)
		if exact := math.Cos(float64(degrees-40) * math.Pi / 180); math.Abs(n.Cosine-exact) > 0.02 || i > 0 && n.Cosine > near[i-1].Cosine {
			t.Errorf("%d: %+v, exactly %.3f", i, n, exact)
		}
	}
	if x.Nearest([]float32{1}, 3) != nil {
		t.Error("a vector of another engine has no neighbours here")
	}
	if err := x.Update(t.Context()); err != nil || x.Len() != 90 {
		t.Errorf("a second update changes nothing: %d, %v", x.Len(), err)
	}
}
