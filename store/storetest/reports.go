package storetest

import (
	"bytes"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
)

func testAccept(t *testing.T, s sitrep.Store) {
	raw := sitrep.Raw{ID: "raw1", URL: "https://news.example/a", ContentType: "text/html; charset=utf-8", Body: append(bytes.Repeat([]byte("<p>words</p>"), 300), 0, 0xff),
		Title: "A", Published: "2031-05-01", Publisher: "Meridian Press", Source: "feed-1", Retrieved: at(0).Add(123456789)}
	for i, want := range []bool{true, false} {
		update(t, s, func(tx sitrep.Tx) error {
			fresh, err := tx.Accept(t.Context(), raw)
			same(t, "is new", fresh, want)
			return err
		})
		got := must[*sitrep.Raw](t)(s.Raw(t.Context(), "raw1"))
		if !reflect.DeepEqual(*got, raw) {
			t.Errorf("round %d: got %+v", i, got)
		}
	}
	st := must[sitrep.Stats](t)(s.Stats(t.Context()))
	same(t, "jobs to code it", st.Jobs["code"].Waiting, 1)
	_, err := s.Raw(t.Context(), "raw2")
	wantCode(t, err, sitrep.ENotFound)
	var payload struct{ Raw string }
	got := make(chan sitrep.Job, 1)
	stop := work(t, s, sitrep.Workers{Handle: map[string]sitrep.Handler{"code": func(_ ctx, j sitrep.Job, _ done) error { got <- j; return nil }}})
	j := <-got
	stop()
	unmarshal(t, j.Payload, &payload)
	same(t, "payload names the raw", payload.Raw, "raw1")
	same(t, "key", j.Key, "raw1")
}

func testReport(t *testing.T, s sitrep.Store) {
	f := report("r1", 3, 2)
	f.Vector = []float32{0.6, -0.8, 0}
	f.CopyOf, f.VersionOf = "r0", "r00"
	file(t, s, f)
	got := must[*sitrep.Filed](t)(s.Report(t.Context(), "r1"))
	want := must[[]byte](t)(sitrep.Encode(f.Report))
	have := must[[]byte](t)(sitrep.Encode(got.Report))
	same(t, "record", string(have), string(want))
	same(t, "trigger by bytes", got.Report.Text[got.Report.Mentions[0].Trigger.Start:got.Report.Mentions[0].Trigger.End], "shelled")
	for i := range f.Vector {
		if math.Abs(float64(got.Vector[i]-f.Vector[i])) > 0.005 {
			t.Errorf("vector: got %v, want %v", got.Vector, f.Vector)
		}
	}
	got.Report, f.Report, got.Vector, f.Vector = nil, nil, nil, nil
	if !reflect.DeepEqual(*got, f) {
		t.Errorf("got %+v, want %+v", *got, f)
	}

	again := report("r1", 5, 1) // coded anew: its mentions are replaced, and what it was found by
	again.Report.Text = "A quiet harbour." + again.Report.Text
	again.Hash = 1
	for i := range again.Report.Mentions {
		again.Report.Mentions[i].Trigger.Start += 16
		again.Report.Mentions[i].Trigger.End += 16
	}
	file(t, s, again)
	same(t, "mentions", len(must[[]sitrep.Item](t)(s.Items(t.Context(), sitrep.Window{}))), 1)
	page := must[sitrep.ReportPage](t)(s.Reports(t.Context(), sitrep.ReportQuery{}))
	same(t, "reports", ids(page.Reports, func(r sitrep.ReportRow) string { return r.ID }), "[r1]")
	same(t, "copies of the old hash", len(must[[]sitrep.ReportRow](t)(s.Copies(t.Context(), 0xF0F0F0F0F0F0F0F0, 3, time.Time{}))), 0)
	same(t, "found by new words", len(must[[]sitrep.Hit](t)(s.Search(t.Context(), "harbour", []string{"report"}, 5))), 1)
	vectors := 0
	for range s.Vectors(t.Context(), 0) {
		vectors++
	}
	same(t, "vectors", vectors, 0)

	_, err := s.Report(t.Context(), "r9")
	wantCode(t, err, sitrep.ENotFound)
	err = s.Update(t.Context(), func(tx sitrep.Tx) error { return tx.SaveReport(t.Context(), sitrep.Filed{}) })
	wantCode(t, err, sitrep.EInvalid)
}

func testReports(t *testing.T, s sitrep.Store) {
	for i, id := range []string{"r1", "r2", "r3", "r4"} {
		f := report(id, i*24, 1)
		if id == "r2" {
			f.Source, f.Family, f.Report.Publisher = "feed-2", "harbour", "Harbour Post"
		}
		if id == "r3" {
			f.Report.URL, f.VersionOf = "https://news.example/r1", "r1"
			f.Report.Actors = nil
		}
		file(t, s, f)
	}
	save(t, s, event("e1", "2031-05-01")) // with a claim of r-e1, which is not filed
	e := event("e2", "2031-05-01")
	e.Claims[0].Report = "r2"
	save(t, s, e)
	for _, c := range []struct {
		what string
		q    sitrep.ReportQuery
		want string
	}{
		{"all", sitrep.ReportQuery{}, "[r4 r3 r2 r1]"},
		{"source", sitrep.ReportQuery{Source: "feed-1"}, "[r4 r3 r1]"},
		{"publisher", sitrep.ReportQuery{Publisher: "Harbour Post"}, "[r2]"},
		{"family", sitrep.ReportQuery{Family: "meridian"}, "[r4 r3 r1]"},
		{"family and source", sitrep.ReportQuery{Family: "meridian", Source: "feed-2"}, "[]"},
		{"actor", sitrep.ReportQuery{Actor: "tellan-front"}, "[r4 r2 r1]"},
		{"actor known from reports alone", sitrep.ReportQuery{Actor: "~ana brell"}, "[r4 r2 r1]"},
		{"event", sitrep.ReportQuery{Event: "e2"}, "[r2]"},
		{"since", sitrep.ReportQuery{Since: "2031-05-03"}, "[r4 r3]"},
		{"until a date, all day", sitrep.ReportQuery{Until: "2031-05-02"}, "[r2 r1]"},
		{"until a moment", sitrep.ReportQuery{Until: "2031-05-01T23:59:59Z"}, "[r1]"},
		{"between", sitrep.ReportQuery{Since: "2031-05-02", Until: "2031-05-03", Source: "feed-1"}, "[r3]"},
	} {
		page := must[sitrep.ReportPage](t)(s.Reports(t.Context(), c.q))
		same(t, c.what, ids(page.Reports, func(r sitrep.ReportRow) string { return r.ID }), c.want)
	}
	first := must[sitrep.ReportPage](t)(s.Reports(t.Context(), sitrep.ReportQuery{Limit: 3}))
	file(t, s, report("r5", 200, 1)) // newer: must not move the next page
	second := must[sitrep.ReportPage](t)(s.Reports(t.Context(), sitrep.ReportQuery{Limit: 3, After: first.Next}))
	same(t, "second page", ids(second.Reports, func(r sitrep.ReportRow) string { return r.ID }), "[r1]")
	same(t, "no third page", second.Next, "")
	row := second.Reports[0]
	want := sitrep.ReportRow{ID: "r1", URL: "https://news.example/r1", Title: "Shells fall on Orvaya (r1)", Publisher: "Meridian Press", Family: "meridian",
		Published: "2031-05-01", Source: "feed-1", Retrieved: at(0), Mentions: 1, Hash: 0xF0F0F0F0F0F0F0F0}
	if row != want {
		t.Errorf("got %+v, want %+v", row, want)
	}
	versions := must[[]sitrep.ReportRow](t)(s.Versions(t.Context(), "https://news.example/r1"))
	same(t, "versions, oldest first", ids(versions, func(r sitrep.ReportRow) string { return r.ID }), "[r1 r3]")
	_, err := s.Reports(t.Context(), sitrep.ReportQuery{After: "junk"})
	wantCode(t, err, sitrep.EInvalid)
	_, err = s.Reports(t.Context(), sitrep.ReportQuery{Since: "soon"})
	wantCode(t, err, sitrep.EInvalid)
	_, err = s.Reports(t.Context(), sitrep.ReportQuery{Event: "e99"})
	wantCode(t, err, sitrep.ENotFound)
}

func testCopies(t *testing.T, s sitrep.Store) {
	base := uint64(0x8123456789ABCDEF) // the highest bit too: hashes are unsigned
	for i, flips := range []uint64{0, 1 << 63, 1<<5 | 1<<20 | 1<<40, 1 | 1<<17 | 1<<33 | 1<<49, 0xFF} {
		f := report([]string{"c0", "c1", "c3", "c4", "c8"}[i], i, 0)
		f.Hash = base ^ flips
		file(t, s, f)
	}
	for _, c := range []struct {
		d     int
		since time.Time
		want  string
	}{
		{0, time.Time{}, "[c0]"}, {1, time.Time{}, "[c1 c0]"}, {3, time.Time{}, "[c3 c1 c0]"}, {4, time.Time{}, "[c4 c3 c1 c0]"}, {8, time.Time{}, "[c8 c4 c3 c1 c0]"},
		{3, at(1), "[c3 c1]"}, {8, at(3), "[c8 c4]"}, {3, at(99), "[]"},
	} {
		rows := must[[]sitrep.ReportRow](t)(s.Copies(t.Context(), base, c.d, c.since))
		same(t, "copies", ids(rows, func(r sitrep.ReportRow) string { return r.ID }), c.want)
	}
	near := func(what string, r sitrep.Reader, since time.Time, want string) {
		t.Helper()
		rows := must[[]sitrep.ReportRow](t)(r.Copies(t.Context(), base, 8, since))
		same(t, what, ids(rows, func(r sitrep.ReportRow) string { return r.ID }), want)
	}
	err := s.Update(t.Context(), func(tx sitrep.Tx) error {
		f := report("c9", 5, 0)
		f.Hash = base ^ 0x1F
		if err := tx.SaveReport(t.Context(), f); err != nil {
			return err
		}
		near("filed in the same transaction", tx, at(3), "[c9 c8 c4]")
		return sitrep.Errorf(sitrep.EInvalid, "taken back")
	})
	wantCode(t, err, sitrep.EInvalid)
	near("taken back", s, at(3), "[c8 c4]")
	f := report("c4", 3, 0)
	f.Hash = ^base
	file(t, s, f)
	near("of another text now", s, at(3), "[c8]")
	f = report("c7", 6, 0)
	f.Hash = base ^ 3
	file(t, s, f)
	near("filed since", s, at(3), "[c7 c8]")
	near("from before", s, time.Time{}, "[c7 c8 c3 c1 c0]")
}

func testWithdraw(t *testing.T, s sitrep.Store) {
	file(t, s, report("r1", 1, 1))
	update(t, s, func(tx sitrep.Tx) error {
		return tx.SaveBlocks(t.Context(), "r1", "b", []sitrep.Block{{Key: 5, Day: 1}})
	})
	seen := map[int64]bool{}
	for _, h := range must[[]sitrep.BlockHit](t)(s.BlockReports(t.Context(), []sitrep.BlockSpan{{Key: 5, From: 1, To: 1}})) {
		seen[h.Version] = true
	}
	for _, on := range []bool{true, false} {
		update(t, s, func(tx sitrep.Tx) error { return tx.Withdraw(t.Context(), "r1", on) })
		same(t, "filed", must[*sitrep.Filed](t)(s.Report(t.Context(), "r1")).Withdrawn, on)
		same(t, "listed", must[sitrep.ReportPage](t)(s.Reports(t.Context(), sitrep.ReportQuery{})).Reports[0].Withdrawn, on)
		same(t, "item", must[[]sitrep.Item](t)(s.Items(t.Context(), sitrep.Window{}))[0].Withdrawn, on)
		said := must[[]sitrep.Said](t)(s.Statements(t.Context(), "", 10))
		same(t, "statements", len(said) == 0, on)
		same(t, "search", len(must[[]sitrep.Hit](t)(s.Search(t.Context(), "Orvaya", []string{"report"}, 5))) == 0, on)
		hits := must[[]sitrep.BlockHit](t)(s.BlockReports(t.Context(), []sitrep.BlockSpan{{Key: 5, From: 1, To: 1}}))
		same(t, "another version", len(hits) == 1 && !seen[hits[0].Version], true)
		seen[hits[0].Version] = true
	}
	err := s.Update(t.Context(), func(tx sitrep.Tx) error { return tx.Withdraw(t.Context(), "r9", true) })
	wantCode(t, err, sitrep.ENotFound)
}

func testItems(t *testing.T, s sitrep.Store) {
	f := report("r2", 48, 4) // published 2031-05-03
	m := f.Report.Mentions
	m[0].Time = &sitrep.Time{Start: "2031-04-10", End: "2031-04-20"}
	m[1].Time = &sitrep.Time{Start: "2031-02", End: "2031-02"}
	m[2].Type, m[2].Place = "PROTEST", nil
	m[3].Place.Country = "XTB"
	m[3].Time = &sitrep.Time{Start: "2031-04-20T10:00"}
	f.CopyOf = "r1"
	file(t, s, f, report("r1", 0, 1))
	for _, c := range []struct {
		what string
		w    sitrep.Window
		want string
	}{
		{"all", sitrep.Window{}, "[r1/m1 r2/m1 r2/m2 r2/m3 r2/m4]"},
		{"day within an interval", sitrep.Window{From: "2031-04-15", To: "2031-04-15"}, "[r2/m1]"},
		{"both ends count", sitrep.Window{From: "2031-04-20", To: "2031-04-20"}, "[r2/m1 r2/m4]"},
		{"a month's last day", sitrep.Window{From: "2031-02-28", To: "2031-03-05"}, "[r2/m2]"},
		{"after the month", sitrep.Window{From: "2031-03-01", To: "2031-03-05"}, "[]"},
		{"no time: by the report's date", sitrep.Window{From: "2031-05-02", To: "2031-05-04"}, "[r2/m3]"},
		{"open start", sitrep.Window{To: "2031-03-01"}, "[r2/m2]"},
		{"open end", sitrep.Window{From: "2031-05-01"}, "[r1/m1 r2/m3]"},
		{"country", sitrep.Window{Countries: []string{"XTB"}}, "[r2/m4]"},
		{"without a country", sitrep.Window{Countries: []string{""}}, "[r2/m3]"},
		{"either", sitrep.Window{Countries: []string{"", "XTB"}}, "[r2/m3 r2/m4]"},
		{"no country at all", sitrep.Window{Countries: []string{}}, "[]"},
		{"type", sitrep.Window{Types: []string{"PROTEST"}}, "[r2/m3]"},
		{"refs", sitrep.Window{Refs: []sitrep.Ref{{Report: "r2", Mention: "m3"}, {Report: "r1", Mention: "m1"}, {Report: "r9", Mention: "m1"}}}, "[r1/m1 r2/m3]"},
		{"refs within a window", sitrep.Window{From: "2031-05-02", Refs: []sitrep.Ref{{Report: "r2", Mention: "m3"}, {Report: "r1", Mention: "m1"}}}, "[r2/m3]"},
		{"reports", sitrep.Window{Reports: []string{"r1"}}, "[r1/m1]"},
	} {
		items := must[[]sitrep.Item](t)(s.Items(t.Context(), c.w))
		same(t, c.what, ids(items, func(i sitrep.Item) string { return i.Ref.Report + "/" + i.Ref.Mention }), c.want)
		reports := ids(items, func(i sitrep.Item) string { return i.Report })
		if c.w.Refs == nil {
			same(t, c.what+": reports", fmt.Sprint(must[[]string](t)(s.ItemReports(t.Context(), c.w))), fmt.Sprint(slices.Compact(strings.Fields(strings.Trim(reports, "[]")))))
		}
	}
	it := must[[]sitrep.Item](t)(s.Items(t.Context(), sitrep.Window{Refs: []sitrep.Ref{{Report: "r2", Mention: "m1"}}}))[0]
	same(t, "actors: those it names and its speaker", ids(it.Actors, func(a sitrep.Actor) string { return a.ID }), "[a1 a2]")
	same(t, "statements", ids(it.Statements, func(s sitrep.Statement) string { return s.ID }), "[s1]")
	same(t, "positions are code points", it.Mention.Trigger.Start, len([]rune(f.Report.Text[:f.Report.Mentions[0].Trigger.Start])))
	same(t, "head", it.URL+it.Title+it.Publisher+it.Family+it.Published+it.CopyOf, "https://news.example/r2Shells fall on Orvaya (r2)Meridian Pressmeridian2031-05-03r1")
	same(t, "retrieved", it.Retrieved, at(48))
	_, err := s.Items(t.Context(), sitrep.Window{From: "yesterday"})
	wantCode(t, err, sitrep.EInvalid)
}

func testBlocks(t *testing.T, s sitrep.Store) {
	block := func(report, stamp string, blocks ...sitrep.Block) {
		t.Helper()
		update(t, s, func(tx sitrep.Tx) error { return tx.SaveBlocks(t.Context(), report, stamp, blocks) })
	}
	in := func(want string, spans ...sitrep.BlockSpan) {
		t.Helper()
		hits := []string{}
		for _, h := range must[[]sitrep.BlockHit](t)(s.BlockReports(t.Context(), spans)) {
			hits = append(hits, fmt.Sprint(h.Report, ":", h.Key, "@", h.Day))
		}
		slices.Sort(hits)
		same(t, fmt.Sprint("in ", spans[:min(len(spans), 3)]), fmt.Sprint(hits), want)
	}
	lacking := func(want string) {
		t.Helper()
		same(t, "lacking", fmt.Sprint(must[[]string](t)(s.Unblocked(t.Context(), "b", 9))), want)
	}
	file(t, s, report("r1", 1, 1), report("r2", 2, 1), report("r3", 3, 1))
	lacking("[r1 r2 r3]")
	same(t, "as many as asked for", len(must[[]string](t)(s.Unblocked(t.Context(), "b", 2))), 2)
	block("r1", "b", sitrep.Block{Key: -7, Day: 20}, sitrep.Block{Key: 5, Day: 21}, sitrep.Block{Key: 5, Day: 21})
	block("r2", "b", sitrep.Block{Key: -7, Day: 22}, sitrep.Block{Key: 1 << 62, Day: -4})
	block("r3", "b")
	lacking("[]")
	in("[r1:-7@20 r2:-7@22]", sitrep.BlockSpan{Key: -7, From: 20, To: 22})
	in("[r1:-7@20]", sitrep.BlockSpan{Key: -7, From: 0, To: 21})
	in("[r2:-7@22 r2:4611686018427387904@-4]", sitrep.BlockSpan{Key: -7, From: 21, To: 23}, sitrep.BlockSpan{Key: 5, From: 22, To: 90}, sitrep.BlockSpan{Key: 1 << 62, From: -9, To: 0})
	in("[]", sitrep.BlockSpan{Key: 7, From: 0, To: 99})
	in("[]")
	var many []sitrep.BlockSpan
	for i := range 1000 {
		many = append(many, sitrep.BlockSpan{Key: int64(i), From: 0, To: 50})
	}
	in("[r1:5@21]", many...)

	block("r1", "a", sitrep.Block{Key: 6, Day: 20}) // in place of those before
	in("[]", sitrep.BlockSpan{Key: 5, From: 0, To: 99})
	in("[r1:6@20]", sitrep.BlockSpan{Key: 6, From: 20, To: 20})
	lacking("[r1]")
	block("r1", "c", sitrep.Block{Key: 6, Day: 20})
	lacking("[r1]")
	file(t, s, report("r2", 9, 1)) // filed anew it has none
	in("[]", sitrep.BlockSpan{Key: -7, From: 0, To: 99})
	lacking("[r2 r1]")
	err := s.Update(t.Context(), func(tx sitrep.Tx) error { return tx.SaveBlocks(t.Context(), "r9", "b", nil) })
	wantCode(t, err, sitrep.ENotFound)
}

func testStatements(t *testing.T, s sitrep.Store) {
	file(t, s, report("r1", 1, 1), report("r2", 2, 1))
	key := func(s sitrep.Said) string { return s.Report.ID + "/" + s.Statement.ID }
	same(t, "of an actor", ids(must[[]sitrep.Said](t)(s.Statements(t.Context(), "~ana brell", 10)), key), "[r2/s1 r1/s1]")
	same(t, "of anybody", ids(must[[]sitrep.Said](t)(s.Statements(t.Context(), "", 3)), key), "[r2/s1 r2/s2 r1/s1]")
	same(t, "of nobody", ids(must[[]sitrep.Said](t)(s.Statements(t.Context(), "xta-army", 10)), key), "[]")
	quote := must[[]sitrep.Said](t)(s.Statements(t.Context(), "", 2))[1].Statement.Quotes[0]
	same(t, "positions are code points", quote.End-quote.Start, len([]rune("Çok ağır")))
	ties := must[[]sitrep.Tie](t)(s.Relations(t.Context(), "tellan-front"))
	same(t, "ties", ids(ties, func(t sitrep.Tie) string { return t.Report.ID + t.Relation.Type + t.From.ID + t.To.ID }), "[r2fightstellan-front~ana brell r1fightstellan-front~ana brell]")
	same(t, "words of a tie", ties[0].Words.Text, "Gunmen of the Tellan Front shelled Orvaya on Sunday")
	same(t, "from the other side", len(must[[]sitrep.Tie](t)(s.Relations(t.Context(), "~ana brell"))), 2)
}

func testVectors(t *testing.T, s sitrep.Store) {
	for i, id := range []string{"r1", "r2", "r3"} {
		f := report(id, 10-i, 0) // filed in another order than retrieved
		f.Vector = make([]float32, 384)
		f.Vector[i] = 1
		file(t, s, f)
	}
	walk := func(after int64) (out []sitrep.VectorRow) {
		for v, err := range s.Vectors(t.Context(), after) {
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, v)
		}
		return out
	}
	all := walk(0)
	same(t, "in the order filed", ids(all, func(v sitrep.VectorRow) string { return v.Report }), "[r1 r2 r3]")
	same(t, "after the first", len(walk(all[0].Row)), 2)
	same(t, "values", all[2].Vector[2] > 0.99 && all[2].Vector[0] == 0, true)
	file(t, s, func() sitrep.Filed { f := report("r1", 10, 0); f.Vector = []float32{0, 1}; return f }())
	same(t, "filed anew, it comes again", ids(walk(all[2].Row), func(v sitrep.VectorRow) string { return v.Report }), "[r1]")
	same(t, "and once", len(walk(0)), 3)
	for range s.Vectors(t.Context(), 0) {
		break // a walk may be left
	}
}

func testVolume(t *testing.T, s sitrep.Store) {
	for i, id := range []string{"r1", "r2", "r3", "r4"} {
		f := report(id, i*10, 0)
		if id == "r2" {
			f.CopyOf = "r1"
		}
		file(t, s, f)
	}
	key := func(r sitrep.TallyRow) string { return r.Start + "=" + string(rune('0'+r.Events)) }
	same(t, "a day", ids(must[[]sitrep.TallyRow](t)(s.Volume(t.Context(), "", "")), key), "[2031-05-01=2 2031-05-02=1]")
	same(t, "since", ids(must[[]sitrep.TallyRow](t)(s.Volume(t.Context(), "2031-05-02", "2031-05-02")), key), "[2031-05-02=1]")
	same(t, "until", ids(must[[]sitrep.TallyRow](t)(s.Volume(t.Context(), "2030-01-01", "2031-05-01")), key), "[2031-05-01=2]")
	for id, published := range map[string]string{"r5": "2029-02-03T10:00:00Z", "r6": "", "r7": "2035-01-01"} { // taken in later; of no date; of a wrong one
		f := report(id, 40, 0)
		f.Report.Published = published
		file(t, s, f)
	}
	same(t, "by publication", ids(must[[]sitrep.TallyRow](t)(s.Volume(t.Context(), "", "")), key), "[2029-02-03=1 2031-05-01=2 2031-05-02=3]")
	same(t, "the past taken in late", ids(must[[]sitrep.TallyRow](t)(s.Volume(t.Context(), "2029-01-01", "2029-12-31")), key), "[2029-02-03=1]")
}
