package storetest

import (
	"fmt"
	"testing"

	"github.com/sitrep-news/sitrep"
)

// Fill writes a little of everything into an empty store: what the tests of
// migrations keep of each version. Filled knows it again; neither may change, since
// the files of earlier versions hold it.
func Fill(t *testing.T, s sitrep.Store) {
	t.Helper()
	f := report("r1", 1, 2)
	f.Vector = []float32{0.6, 0.8}
	g := report("r2", 2, 1)
	g.CopyOf, g.Withdrawn = "r1", true
	file(t, s, f, g)
	e := event("e1", "2031-05-01")
	e.Claims[0].Report = "r1"
	update(t, s, func(tx sitrep.Tx) error {
		if _, err := tx.Accept(t.Context(), sitrep.Raw{ID: "raw1", URL: "https://news.example/1", Body: []byte("body"), Retrieved: at(0)}); err != nil {
			return err
		}
		if err := tx.PutDoc(t.Context(), sitrep.Doc{Kind: "follow", ID: "f1", Owner: "ana", Body: []byte(`{"q":"bakery"}`)}); err != nil {
			return err
		}
		return tx.SaveEvents(t.Context(), []sitrep.Event{e, event("e2", "2030-01-01")}, nil, []sitrep.Change{{Event: "e1", Kind: sitrep.ChangeNew, Text: "First told.", At: at(1)}})
	})
	update(t, s, func(tx sitrep.Tx) error {
		return tx.SaveEvents(t.Context(), nil, map[string]string{"e2": "e1"}, []sitrep.Change{{Event: "e2", Kind: sitrep.ChangeMerged, Text: "It was one.", At: at(2)}})
	})
}

// Filled checks that what Fill wrote is all there and found.
func Filled(t *testing.T, s sitrep.Store) {
	t.Helper()
	f := must[*sitrep.Filed](t)(s.Report(t.Context(), "r1"))
	same(t, "report", fmt.Sprint(f.Family, len(f.Report.Mentions), f.Coder, len(f.Vector), f.Retrieved.Equal(at(1))), "meridian2test/12 true")
	same(t, "copies", len(must[[]sitrep.ReportRow](t)(s.Copies(t.Context(), f.Hash, 0, at(0)))), 2)
	same(t, "items", len(must[[]sitrep.Item](t)(s.Items(t.Context(), sitrep.Window{Countries: []string{"XTA"}}))), 3)
	same(t, "statements", len(must[[]sitrep.Said](t)(s.Statements(t.Context(), "~ana brell", 9))), 1)
	same(t, "event", must[*sitrep.Event](t)(s.Event(t.Context(), "e2")).ID, "e1")
	for _, q := range []sitrep.Query{{}, {Words: "bakeries"}, {Actors: []string{"tellan-front"}, Countries: []string{"XTA"}}, {Report: "r1"}, {MinKilled: 2, MinSeverity: 4}, {ChangedAfter: 0, Order: "changed"}} {
		page := must[sitrep.EventPage](t)(s.Events(t.Context(), q))
		same(t, fmt.Sprintf("%+v", q), ids(page.Events, eventID), "[e1]")
	}
	same(t, "tally", must[[]sitrep.TallyRow](t)(s.Tally(t.Context(), sitrep.Query{}, sitrep.TallyBy{Dims: []string{"actor"}}))[0].Killed[1], 3)
	same(t, "history", len(must[[]sitrep.Change](t)(s.History(t.Context(), "e1"))), 2)
	same(t, "party", must[[]sitrep.PartyRow](t)(s.Parties(t.Context(), "front", 1))[0].Events, 1)
	same(t, "doc", string(must[sitrep.Doc](t)(s.Doc(t.Context(), "follow", "f1")).Body), `{"q":"bakery"}`)
	same(t, "raw", string(must[*sitrep.Raw](t)(s.Raw(t.Context(), "raw1")).Body), "body")
	st := must[sitrep.Stats](t)(s.Stats(t.Context()))
	same(t, "left to do", fmt.Sprint(st.Outbox, st.Jobs["code"].Waiting), "2 1")

	// A store from before blocks, or whose blocks another program made, is to get them.
	same(t, "without blocks", len(must[[]string](t)(s.Unblocked(t.Context(), "stamp", 9))), 2)
	update(t, s, func(tx sitrep.Tx) error {
		return tx.SaveBlocks(t.Context(), "r1", "stamp", []sitrep.Block{{Key: 5, Day: 9}})
	})
	same(t, "in a block", len(must[[]sitrep.BlockHit](t)(s.BlockReports(t.Context(), []sitrep.BlockSpan{{Key: 5, From: 9, To: 9}}))), 1)

	// And it can be written to as before.
	e := event("e1", "2031-05-02")
	e.Actors = nil
	save(t, s, e)
	file(t, s, report("r1", 1, 1))
	same(t, "found by what it was", len(must[sitrep.EventPage](t)(s.Events(t.Context(), sitrep.Query{Actors: []string{"tellan-front"}})).Events), 0)
	same(t, "items after", len(must[[]sitrep.Item](t)(s.Items(t.Context(), sitrep.Window{}))), 2)
}
