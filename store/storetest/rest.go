package storetest

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
)

func testParties(t *testing.T, s sitrep.Store) {
	a, b, c := event("a", "2031-05-05"), event("b", "2031-05-09"), event("c", "2031-05-01")
	c.Origin = "acled" // histories do not count
	b.Recipients = []sitrep.Party{{ID: "~sao luis", Name: "São Luís Guard", Kind: "organization", Country: "XTB", Sectors: []string{"MIL"}}}
	save(t, s, a, b, c)
	file(t, s, report("r1", 1, 1), report("r2", 2, 1))
	show := func(p sitrep.PartyRow) string {
		return fmt.Sprintf("%s %d %d %s %s;", p.ID, p.Events, p.Reports, p.First, p.Last)
	}
	list := func(words string) string {
		return ids(must[[]sitrep.PartyRow](t)(s.Parties(t.Context(), words, 10)), show)
	}
	same(t, "most events first", list(""), "[tellan-front 2 2 2031-05-05 2031-05-09; xta-army 1 0 2031-05-05 2031-05-05; ~sao luis 1 0 2031-05-09 2031-05-09; ~ana brell 0 2  ; ~nobody else 0 2  ;]")
	same(t, "by a word's beginning, folded", list("sao GU"), "[~sao luis 1 0 2031-05-09 2031-05-09;]")
	same(t, "by an alias", list("tf"), "[tellan-front 2 2 2031-05-05 2031-05-09;]")
	same(t, "by nothing such", list("sao brell"), "[]")
	same(t, "a word's middle is none", list("uard"), "[]")
	same(t, "signs are no patterns", list("%_%"), list(""))
	row := must[[]sitrep.PartyRow](t)(s.Parties(t.Context(), "guard", 1))[0]
	same(t, "whole", fmt.Sprint(row.Name, row.Kind, row.Country, row.Sectors), "São Luís GuardorganizationXTB[MIL]")
	d := event("d", "2031-05-11")
	d.Recipients = []sitrep.Party{{ID: "~sao luis", Name: "São Luís Guard", Kind: "organization", Country: "---"}}
	save(t, s, d)
	row = must[[]sitrep.PartyRow](t)(s.Parties(t.Context(), "guard", 1))[0]
	same(t, "what one event leaves open another told", fmt.Sprint(row.Country, row.Sectors), "XTB[MIL]")
	d.Withdrawn = true
	save(t, s, d)
	b.Withdrawn = true
	save(t, s, b)
	same(t, "a withdrawn event counts no more", list("front"), "[tellan-front 1 2 2031-05-05 2031-05-05;]")
	file(t, s, report("r2", 2, 1))
	same(t, "a report filed anew counts once", list("front"), "[tellan-front 1 2 2031-05-05 2031-05-05;]")
	update(t, s, func(tx sitrep.Tx) error { return tx.SaveEvents(t.Context(), nil, map[string]string{"b": "a"}, nil) })
	same(t, "a merged event counts no more", list("tellan front"), "[tellan-front 1 2 2031-05-05 2031-05-05;]")
}

func testSearch(t *testing.T, s sitrep.Store) {
	save(t, s, event("e1", "2031-05-01"))
	quiet := report("r1", 1, 0)
	loud := report("r2", 2, 0)
	loud.Report.Title, loud.Report.Text = "Ferries halted", strings.Repeat("Nothing happened that day. ", 200)+"Then ferries to Kalvö were cancelled by the port's captain. "+strings.Repeat("Nothing happened after. ", 200)
	loud.Report.Statements, loud.Report.Relations = nil, nil
	copied := report("r3", 3, 0)
	copied.CopyOf = "r1"
	file(t, s, quiet, loud, copied)
	hits := func(words string, kinds ...string) []sitrep.Hit {
		return must[[]sitrep.Hit](t)(s.Search(t.Context(), words, kinds, 10))
	}
	id := func(h sitrep.Hit) string { return h.Kind + ":" + h.ID }
	same(t, "events and reports, not copies", ids(hits("orvaya"), id), "[event:e1 report:r1]")
	same(t, "actors", ids(hits("tellan", "actor"), id), "[actor:tellan-front]")
	same(t, "an actor's name finds the actor first", ids(hits("ana brell")[:1], id), "[actor:~ana brell]")
	h := hits("kalvo captain FERRY")
	same(t, "without accents, by stem", ids(h, id), "[report:r2]")
	if !strings.Contains(h[0].Text, "«ferries» to «Kalvö» were cancelled by the port's «captain»") || len(h[0].Text) > 400 {
		t.Errorf("snippet %q", h[0].Text)
	}
	same(t, "title and date", h[0].Title+" "+h[0].Date, "Ferries halted 2031-05-01")
	same(t, "phrase", len(hits(`"port's captain"`)), 1)
	same(t, "not that phrase", len(hits(`"captain port"`)), 0)
	same(t, "limit", len(must[[]sitrep.Hit](t)(s.Search(t.Context(), "orvaya", nil, 1))), 1)
	same(t, "words that are operators", len(hits(`ferries" OR title:x* NEAR(a b) -zz`)), 0)
	for _, c := range [][2]string{{"", "report"}, {"...", "report"}, {"x", "mood"}, {"-x", "report"}} {
		_, err := s.Search(t.Context(), c[0], []string{c[1]}, 5)
		wantCode(t, err, sitrep.EInvalid)
	}
}

func testDocs(t *testing.T, s sitrep.Store) {
	put := func(d sitrep.Doc) error {
		return s.Update(t.Context(), func(tx sitrep.Tx) error { return tx.PutDoc(t.Context(), d) })
	}
	d := sitrep.Doc{Kind: "follow", ID: "f1", Owner: "ana", Body: []byte(`{"a": "é"}`)}
	if err := put(d); err != nil {
		t.Fatal(err)
	}
	wantCode(t, put(d), sitrep.EConflict) // there is one already
	got := must[sitrep.Doc](t)(s.Doc(t.Context(), "follow", "f1"))
	same(t, "whole", fmt.Sprint(got.Kind, got.ID, got.Owner, string(got.Body), got.Version, got.Expires.IsZero()), `followf1ana{"a": "é"}1 true`)
	if got.Updated.IsZero() {
		t.Error("Updated is not set")
	}
	got.Body = []byte(`2`)
	if err := put(got); err != nil {
		t.Fatal(err)
	}
	wantCode(t, put(got), sitrep.EConflict) // its version is old now
	same(t, "version", must[sitrep.Doc](t)(s.Doc(t.Context(), "follow", "f1")).Version, 2)
	_, err := s.Doc(t.Context(), "session", "f1")
	wantCode(t, err, sitrep.ENotFound)
	wantCode(t, put(sitrep.Doc{Kind: "follow", ID: "f9", Version: 3}), sitrep.EConflict) // not there any more

	for i := range 5 {
		if err := put(sitrep.Doc{Kind: "follow", ID: fmt.Sprintf("g%d", i), Owner: []string{"ana", "ben"}[i%2], Body: []byte("null")}); err != nil {
			t.Fatal(err)
		}
	}
	id := func(d sitrep.Doc) string { return d.ID }
	list := func(q sitrep.DocQuery) string { return ids(must[[]sitrep.Doc](t)(s.Docs(t.Context(), q)), id) }
	same(t, "all", list(sitrep.DocQuery{Kind: "follow"}), "[f1 g0 g1 g2 g3 g4]")
	same(t, "an owner's", list(sitrep.DocQuery{Kind: "follow", Owner: "ben"}), "[g1 g3]")
	same(t, "a page", list(sitrep.DocQuery{Kind: "follow", After: "g0", Limit: 2}), "[g1 g2]")
	update(t, s, func(tx sitrep.Tx) error {
		return errors.Join(tx.DeleteDoc(t.Context(), "follow", "g0"), tx.DeleteDoc(t.Context(), "follow", "never"))
	})
	same(t, "without the deleted", list(sitrep.DocQuery{Kind: "follow", Owner: "ana"}), "[f1 g2 g4]")

	past := sitrep.Doc{Kind: "session", ID: "s1", Body: []byte("1"), Expires: time.Now().Add(-time.Second)}
	if err := put(past); err != nil {
		t.Fatal(err)
	}
	_, err = s.Doc(t.Context(), "session", "s1")
	wantCode(t, err, sitrep.ENotFound)
	same(t, "expired ones are not listed", list(sitrep.DocQuery{Kind: "session"}), "[]")
	past.Expires = time.Now().Add(time.Hour)
	if err := put(past); err != nil {
		t.Errorf("in the place of one that expired: %v", err)
	}
	if err := put(past); sitrep.Code(err) != sitrep.EConflict {
		t.Errorf("got %v", err)
	}

	// Many add one to the same counter; none is lost.
	if err := put(sitrep.Doc{Kind: "count", ID: "n", Body: []byte("0")}); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 5 {
				for add(t, s) == sitrep.EConflict {
				}
			}
		})
	}
	wg.Wait()
	same(t, "count", string(must[sitrep.Doc](t)(s.Doc(t.Context(), "count", "n")).Body), "40")
}

func add(t *testing.T, s sitrep.Store) string {
	err := s.Update(t.Context(), func(tx sitrep.Tx) error {
		d, err := tx.Doc(t.Context(), "count", "n")
		if err != nil {
			return err
		}
		var n int
		fmt.Sscan(string(d.Body), &n)
		d.Body = fmt.Append(nil, n+1)
		return tx.PutDoc(t.Context(), d)
	})
	if err != nil && sitrep.Code(err) != sitrep.EConflict {
		t.Errorf("add: %v", err)
		return ""
	}
	return sitrep.Code(err)
}

func testRollback(t *testing.T, s sitrep.Store) {
	failure := errors.New("no")
	f := report("r1", 1, 2)
	f.Vector = []float32{1}
	err := s.Update(t.Context(), func(tx sitrep.Tx) error {
		fresh, err := tx.Accept(t.Context(), sitrep.Raw{ID: "raw1", Body: []byte("x")})
		return errors.Join(err, failIf(!fresh), tx.SaveReport(t.Context(), f), tx.PutDoc(t.Context(), sitrep.Doc{Kind: "k", ID: "i"}),
			tx.SaveEvents(t.Context(), []sitrep.Event{event("e1", "2031-05-01")}, nil, []sitrep.Change{{Event: "e1", Kind: sitrep.ChangeNew}}), seesOwn(t, tx), failure)
	})
	if !errors.Is(err, failure) {
		t.Fatalf("got %v", err)
	}
	st := must[sitrep.Stats](t)(s.Stats(t.Context()))
	same(t, "rows", st.Raws+st.Reports+st.Mentions+st.Events+st.Changes+st.Outbox+int64(len(st.Jobs)), 0)
	same(t, "parties", len(must[[]sitrep.PartyRow](t)(s.Parties(t.Context(), "", 9))), 0)
	func() {
		defer func() { _ = recover() }()
		_ = s.Update(t.Context(), func(tx sitrep.Tx) error { panic("in the middle") })
	}()
	update(t, s, func(tx sitrep.Tx) error { return nil }) // a panic leaves nothing locked
}

func failIf(bad bool) error {
	if bad {
		return errors.New("not as expected")
	}
	return nil
}

func seesOwn(t *testing.T, tx sitrep.Tx) error {
	_, err1 := tx.Report(t.Context(), "r1")
	_, err2 := tx.Event(t.Context(), "e1")
	_, err3 := tx.Raw(t.Context(), "raw1")
	_, err4 := tx.Doc(t.Context(), "k", "i")
	page, err5 := tx.Events(t.Context(), sitrep.Query{Words: "bakery"})
	items, err6 := tx.Items(t.Context(), sitrep.Window{})
	return errors.Join(err1, err2, err3, err4, err5, err6, failIf(len(page.Events) != 1), failIf(len(items) != 2))
}

// testHostileText stores what no well-meant page holds.
func testHostileText(t *testing.T, s sitrep.Store) {
	nasty := "a\x00b \xff\xfe '; DROP TABLE event; -- \" « » % _ \U0010FFFF ‮"
	f := report("r1", 1, 1)
	f.Report.Title, f.Report.URL, f.Report.Publisher, f.Report.Actors[1].Name = nasty, nasty, nasty, nasty
	f.Report.Text += strings.Repeat("w", 100_000) + nasty
	f.Source, f.Family = nasty, nasty
	e := event("e\x00\xff1", "99999-99-99")
	e.Title, e.Type, e.Claims[0].Sentence.Text, e.Actors[0].ID, e.Actors[0].Name, e.Place.Country = nasty, nasty, nasty, nasty, nasty, nasty
	e.Severity = -1e300
	update(t, s, func(tx sitrep.Tx) error {
		_, err := tx.Accept(t.Context(), sitrep.Raw{ID: nasty, URL: nasty, Title: nasty, Body: []byte(nasty)})
		return errors.Join(err, tx.SaveReport(t.Context(), f), tx.SaveEvents(t.Context(), []sitrep.Event{e}, nil, []sitrep.Change{{Event: e.ID, Text: nasty, By: nasty}}),
			tx.PutDoc(t.Context(), sitrep.Doc{Kind: nasty, ID: nasty, Body: []byte(`"\u0000"`)}),
			tx.Enqueue(t.Context(), sitrep.Job{Kind: "k", Key: nasty, Payload: []byte(`"\u0000 x"`)}))
	})
	save(t, s, e) // and again, over itself
	same(t, "event", must[*sitrep.Event](t)(s.Event(t.Context(), e.ID)).Severity, -1e300)
	same(t, "raw", string(must[*sitrep.Raw](t)(s.Raw(t.Context(), nasty)).Body), nasty)
	same(t, "doc", string(must[sitrep.Doc](t)(s.Doc(t.Context(), nasty, nasty)).Body), `"\u0000"`)
	for _, words := range []string{nasty, `"`, `""" - -" (`, strings.Repeat("x", 50_000), strings.Repeat("a ", 3000)} {
		_, err := s.Search(t.Context(), words, nil, 5)
		if err != nil && sitrep.Code(err) != sitrep.EInvalid {
			t.Errorf("search: %v", err)
		}
		if _, err = s.Events(t.Context(), sitrep.Query{Words: words}); err != nil && sitrep.Code(err) != sitrep.EInvalid {
			t.Errorf("query: %v", err)
		}
	}
	_, err := s.Parties(t.Context(), nasty, 5)
	if err != nil {
		t.Error(err)
	}
	same(t, "reports by a nasty source", len(must[sitrep.ReportPage](t)(s.Reports(t.Context(), sitrep.ReportQuery{Source: nasty})).Reports), 1)
	got := make(chan string, 1)
	work(t, s, sitrep.Workers{Handle: map[string]sitrep.Handler{"k": func(_ ctx, j sitrep.Job, _ done) error { got <- string(j.Payload); return nil }}})
	same(t, "payload", <-got, `"\u0000 x"`)
}

func testStats(t *testing.T, s sitrep.Store) {
	file(t, s, report("r1", 1, 3))
	save(t, s, event("e1", "2031-05-01"))
	st := must[sitrep.Stats](t)(s.Stats(t.Context()))
	same(t, "counts", fmt.Sprint(st.Raws, st.Reports, st.Mentions, st.Events, st.Changes, st.Outbox), "0 1 3 1 0 0")
	if st.Engine == "" || st.Schema < 1 || st.Bytes < 4096 || !st.OldestOutbox.IsZero() {
		t.Errorf("got %+v", st)
	}
}
