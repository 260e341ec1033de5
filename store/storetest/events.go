package storetest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/query"
)

func testEvent(t *testing.T, s sitrep.Store) {
	e := event("e1", "2031-05-01")
	save(t, s, e)
	got := must[*sitrep.Event](t)(s.Event(t.Context(), "e1"))
	if !reflect.DeepEqual(*got, e) {
		t.Errorf("got %+v\nwant %+v", *got, e)
	}
	// It moves in time and changes its parties: nothing of the old stays findable.
	e.Time = sitrep.Time{Start: "2031-04-01", End: "2031-04-02"}
	e.Actors, e.Version = nil, 2
	e.Claims[0].Report = "r7"
	save(t, s, e)
	for _, c := range []struct {
		q    sitrep.Query
		want string
	}{
		{sitrep.Query{}, "[e1]"}, {sitrep.Query{Actors: []string{"tellan-front"}}, "[]"}, {sitrep.Query{Actors: []string{"xta-army"}}, "[e1]"},
		{sitrep.Query{Since: "2031-04-03"}, "[]"}, {sitrep.Query{Report: "r-e1"}, "[]"}, {sitrep.Query{Report: "r7"}, "[e1]"},
	} {
		page := must[sitrep.EventPage](t)(s.Events(t.Context(), c.q))
		same(t, fmt.Sprintf("%+v", c.q), ids(page.Events, eventID), c.want)
	}
	same(t, "events of a report", ids(must[[]sitrep.Event](t)(s.EventsOf(t.Context(), "r7")), eventID), "[e1]")
	same(t, "events of the old report", len(must[[]sitrep.Event](t)(s.EventsOf(t.Context(), "r-e1"))), 0)
	_, err := s.Event(t.Context(), "e9")
	wantCode(t, err, sitrep.ENotFound)
	err = s.Update(t.Context(), func(tx sitrep.Tx) error { return tx.SaveEvents(t.Context(), []sitrep.Event{{}}, nil, nil) })
	wantCode(t, err, sitrep.EInvalid)
}

func testRedirects(t *testing.T, s sitrep.Store) {
	change := func(id, text string) sitrep.Change {
		return sitrep.Change{Event: id, Kind: sitrep.ChangeMerged, Text: text, At: at(1)}
	}
	save(t, s, event("e1", "2031-05-01"), event("e2", "2031-05-02"), event("e3", "2031-05-03"))
	merge := func(old, heir string) {
		update(t, s, func(tx sitrep.Tx) error {
			return tx.SaveEvents(t.Context(), nil, map[string]string{old: heir}, []sitrep.Change{change(old, old+" into "+heir), change(heir, heir+" took "+old)})
		})
	}
	merge("e1", "e2")
	same(t, "the heir", must[*sitrep.Event](t)(s.Event(t.Context(), "e1")).ID, "e2")
	same(t, "listed", ids(must[sitrep.EventPage](t)(s.Events(t.Context(), sitrep.Query{})).Events, eventID), "[e3 e2]")
	merge("e2", "e3")
	same(t, "the heir's heir", must[*sitrep.Event](t)(s.Event(t.Context(), "e1")).ID, "e3")
	text := func(c sitrep.Change) string { return c.Text }
	same(t, "history of what became one", ids(must[[]sitrep.Change](t)(s.History(t.Context(), "e1")), text), "[e1 into e2 e2 took e1 e2 into e3 e3 took e2]")
	save(t, s, event("e1", "2031-05-01")) // split off again
	same(t, "itself again", must[*sitrep.Event](t)(s.Event(t.Context(), "e1")).ID, "e1")
	same(t, "its own history", ids(must[[]sitrep.Change](t)(s.History(t.Context(), "e1")), text), "[e1 into e2]")
	err := s.Update(t.Context(), func(tx sitrep.Tx) error {
		return tx.SaveEvents(t.Context(), nil, map[string]string{"e1": "e99"}, nil)
	})
	wantCode(t, err, sitrep.ENotFound)
	err = s.Update(t.Context(), func(tx sitrep.Tx) error {
		return tx.SaveEvents(t.Context(), nil, map[string]string{"e3": "e2"}, nil) // e2 leads to e3
	})
	wantCode(t, err, sitrep.EInvalid)
	same(t, "nothing came of it", must[*sitrep.Event](t)(s.Event(t.Context(), "e3")).ID, "e3")
	_, err = s.History(t.Context(), "e99")
	wantCode(t, err, sitrep.ENotFound)
}

func testChanges(t *testing.T, s sitrep.Store) {
	cs := []sitrep.Change{
		{Event: "e1", Kind: sitrep.ChangeNew, Text: "First told.", Report: "r1", At: at(1)},
		{Event: "e1", Kind: sitrep.ChangeToll, Text: "Killed rose from 3 to 5.", Report: "r2", By: "ana", At: at(2), Before: []byte(`{"best":3}`), After: []byte(`{"best": 5}`)},
	}
	update(t, s, func(tx sitrep.Tx) error {
		if err := tx.SaveEvents(t.Context(), []sitrep.Event{event("e1", "2031-05-01")}, nil, cs); err != nil {
			return err
		}
		same(t, "the transaction sees its own", len(must[[]sitrep.Change](t)(tx.History(t.Context(), "e1"))), 2)
		return nil
	})
	if cs[0].Seq <= 0 || cs[1].Seq <= cs[0].Seq {
		t.Errorf("Seq %d, %d are not set and increasing", cs[0].Seq, cs[1].Seq)
	}
	got := must[[]sitrep.Change](t)(s.Changes(t.Context(), 0, 10))
	if !reflect.DeepEqual(got, cs) {
		t.Errorf("got %+v\nwant %+v", got, cs)
	}
	same(t, "after the first", len(must[[]sitrep.Change](t)(s.Changes(t.Context(), cs[0].Seq, 10))), 1)
	same(t, "limited", len(must[[]sitrep.Change](t)(s.Changes(t.Context(), 0, 1))), 1)
	save(t, s, event("e2", "2031-05-02"))
	page := must[sitrep.EventPage](t)(s.Events(t.Context(), sitrep.Query{ChangedAfter: cs[0].Seq}))
	same(t, "changed after", ids(page.Events, eventID), "[e1]")
	same(t, "not changed after the last", len(must[sitrep.EventPage](t)(s.Events(t.Context(), sitrep.Query{ChangedAfter: cs[1].Seq})).Events), 0)
	save(t, s, event("e1", "2031-05-01")) // saved without a change: the last one stands
	page = must[sitrep.EventPage](t)(s.Events(t.Context(), sitrep.Query{Order: "changed"}))
	same(t, "last changed first", ids(page.Events, eventID), "[e1 e2]")
}

// testChangesConcurrent lets writers race and a reader follow: what it has seen
// must be all, in order, with nothing committed behind its cursor.
func testChangesConcurrent(t *testing.T, s sitrep.Store) {
	const writers, each = 6, 15
	stop := make(chan struct{})
	followed := make(chan []int64, 1)
	go func() {
		var seen []int64
		after := int64(0)
		for last := false; ; {
			cs, err := s.Changes(t.Context(), after, 7)
			if err != nil {
				t.Errorf("follow: %v", err)
				break
			}
			for _, c := range cs {
				seen, after = append(seen, c.Seq), c.Seq
			}
			if len(cs) == 0 && last {
				break
			}
			select {
			case <-stop:
				last = true
			default:
			}
		}
		followed <- seen
	}()
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for i := range each {
				id := fmt.Sprintf("e%d-%d", w, i%3) // each writer rewrites its three events
				err := s.Update(t.Context(), func(tx sitrep.Tx) error {
					if err := tx.Lock(t.Context(), fmt.Sprintf("bucket-%d", w%2)); err != nil {
						return err
					}
					return tx.SaveEvents(t.Context(), []sitrep.Event{event(id, "2031-05-01")}, nil, []sitrep.Change{{Event: id, Kind: sitrep.ChangeClaim}, {Event: id, Kind: sitrep.ChangeToll}})
				})
				if err != nil {
					t.Errorf("write: %v", err)
				}
			}
		})
	}
	wg.Wait()
	close(stop)
	seen := <-followed
	same(t, "changes followed", len(seen), writers*each*2)
	all := must[[]sitrep.Change](t)(s.Changes(t.Context(), 0, 1000))
	same(t, "changes in all", len(all), writers*each*2)
	same(t, "events", len(must[sitrep.EventPage](t)(s.Events(t.Context(), sitrep.Query{})).Events), writers*3)
	rows := must[[]sitrep.PartyRow](t)(s.Parties(t.Context(), "", 10))
	same(t, "counted once each", rows[0].Events, writers*3)
}

func testOutbox(t *testing.T, s sitrep.Store) {
	cs := make([]sitrep.Change, 40)
	for i := range cs {
		cs[i] = sitrep.Change{Event: "e1", Kind: sitrep.ChangeClaim, Text: fmt.Sprint(i), At: at(i)}
	}
	update(t, s, func(tx sitrep.Tx) error {
		return tx.SaveEvents(t.Context(), []sitrep.Event{event("e1", "2031-05-01")}, nil, cs)
	})
	st := must[sitrep.Stats](t)(s.Stats(t.Context()))
	same(t, "waiting", st.Outbox, 40)
	same(t, "oldest", st.OldestOutbox, at(0))
	failure := errors.New("could not deliver")
	err := s.Update(t.Context(), func(tx sitrep.Tx) error {
		same(t, "handed out", len(must[[]sitrep.Change](t)(tx.TakeOutbox(t.Context(), 5))), 5)
		return failure
	})
	if !errors.Is(err, failure) {
		t.Errorf("got %v", err)
	}
	var mu sync.Mutex
	taken := map[int64]int{}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for {
				var got []sitrep.Change
				err := s.Update(t.Context(), func(tx sitrep.Tx) (err error) { got, err = tx.TakeOutbox(t.Context(), 3); return err })
				if err != nil {
					t.Errorf("take: %v", err)
				}
				if len(got) == 0 {
					return
				}
				mu.Lock()
				for i, c := range got {
					taken[c.Seq]++
					if i > 0 && got[i-1].Seq >= c.Seq {
						t.Error("not oldest first")
					}
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	for _, c := range cs {
		same(t, fmt.Sprintf("times %d was taken", c.Seq), taken[c.Seq], 1)
	}
	same(t, "history keeps them", len(must[[]sitrep.Change](t)(s.History(t.Context(), "e1"))), 40)
}

// testQuery looks at each field of a Query: one event that has it, one that lacks it.
func testQuery(t *testing.T, s sitrep.Store) {
	base := event("base", "2031-05-10")
	odd := event("odd", "2031-05-20")
	odd.Type, odd.Mode, odd.Status, odd.Title = "PROTEST", "strike", sitrep.Planned, "Dockers of Sint-Amar plan a strike"
	odd.Actors = []sitrep.Party{{ID: "xtb", Name: "Tebria", Kind: "state", Country: "XTB"}, {ID: "dockers", Name: "Dockers"}}
	odd.Recipients = []sitrep.Party{{ID: "tellan-front", Name: "Tellan Front"}}
	odd.Place = nil
	odd.Places = []sitrep.Place{{Name: "Sint-Amar", Country: "XTB", Admin1: "Coast", Lat: ptr(-5.0), Lon: ptr(179.5)}, {Name: "Orvaya", Country: "XTA"}}
	odd.Claims[0].Publisher, odd.Claims[0].Family, odd.Claims[0].Report = "Harbour Post", "harbour", "r-odd"
	odd.Claims[0].Sentence.Text = "Nobody fired at the quay, the dockers' union warned."
	odd.Claims = append(odd.Claims, sitrep.Claim{Ref: sitrep.Ref{Report: "r-gone"}, Publisher: "Gone Gazette", Family: "gone", Withdrawn: true, Sentence: sitrep.Words{Text: "A zeppelin burned."}})
	odd.Objects = nil
	odd.Families, odd.Tolls, odd.Severity, odd.Confidence, odd.Disputed = 3, nil, 8, 0.3, true
	denied := event("denied", "2031-05-11")
	denied.Status = sitrep.Denied
	gone := event("gone", "2031-05-12")
	gone.Withdrawn = true
	old := event("old", "2031-05-13")
	old.Origin = "ucdp"
	long := event("long", "2031-01-01")
	long.Time.End = "2031-05-15"
	nowhere := event("nowhere", "2030-01-01")
	nowhere.Place, nowhere.Time = nil, sitrep.Time{}
	nowhere.Claims[0].Published = "2030-01-01T08:00:00Z"
	save(t, s, base, odd, denied, gone, old, long, nowhere)
	for _, c := range []struct {
		what string
		q    sitrep.Query
		want string
	}{
		{"nothing asked", sitrep.Query{}, "[odd base long nowhere]"},
		{"words", sitrep.Query{Words: "shell bakery"}, "[base long nowhere]"},
		{"words by stem", sitrep.Query{Words: "docker STRIKES"}, "[odd]"},
		{"words of a title", sitrep.Query{Words: "shells"}, "[base long nowhere]"},
		{"phrase", sitrep.Query{Words: `"dockers union"`}, "[odd]"},
		{"phrase in another order", sitrep.Query{Words: `"union dockers"`}, "[]"},
		{"phrase across two texts", sitrep.Query{Words: `"tebria dockers"`}, "[]"},
		{"words without", sitrep.Query{Words: "front -bakery"}, "[odd]"},
		{"only without", sitrep.Query{Words: `-"tellan front shells"`}, "[odd]"},
		{"words of a withdrawn claim", sitrep.Query{Words: "zeppelin"}, "[]"},
		{"words that are operators", sitrep.Query{Words: `fired AND OR NOT NEAR( *`}, "[]"},
		{"since", sitrep.Query{Since: "2031-05-15"}, "[odd long]"},
		{"since the day after", sitrep.Query{Since: "2031-05-16"}, "[odd]"},
		{"until", sitrep.Query{Until: "2031-05-10"}, "[base long nowhere]"},
		{"a window that a long event spans", sitrep.Query{Since: "2031-03-01", Until: "2031-03-02"}, "[long]"},
		{"a time from its report", sitrep.Query{Since: "2030-01-01", Until: "2030-01-01"}, "[nowhere]"},
		{"type", sitrep.Query{Types: []string{"PROTEST"}}, "[odd]"},
		{"types", sitrep.Query{Types: []string{"PROTEST", "ASSAULT"}}, "[odd base long nowhere]"},
		{"mode", sitrep.Query{Modes: []string{"strike", "none"}}, "[odd]"},
		{"status", sitrep.Query{Statuses: []sitrep.Status{sitrep.Denied, sitrep.Planned}}, "[odd denied]"},
		{"country", sitrep.Query{Countries: []string{"XTA"}}, "[base long]"},
		{"country of the first place", sitrep.Query{Countries: []string{"XTB"}}, "[odd]"},
		{"countries", sitrep.Query{Countries: []string{"XTB", "XTA", "XTC"}}, "[odd base long]"},
		{"no country never matches", sitrep.Query{Countries: []string{""}}, "[]"},
		{"admin1", sitrep.Query{Admin1: []string{"Coast"}}, "[odd]"},
		{"place, folded", sitrep.Query{Places: []string{"sint amar"}}, "[odd]"},
		{"any place", sitrep.Query{Places: []string{"orvaya"}}, "[odd base long]"},
		{"box", sitrep.Query{Box: &sitrep.Box{South: 10, West: 20, North: 11, East: 21}}, "[base long]"},
		{"box over the date line", sitrep.Query{Box: &sitrep.Box{South: -10, West: 179, North: 0, East: -179}}, "[odd]"},
		{"box of the world", sitrep.Query{Box: &sitrep.Box{South: -90, West: -180, North: 90, East: 180}}, "[odd base long]"},
		{"box beside", sitrep.Query{Box: &sitrep.Box{South: 10.6, West: 20, North: 11, East: 21}}, "[]"},
		{"actor", sitrep.Query{Actors: []string{"tellan-front"}}, "[odd base long nowhere]"},
		{"doer", sitrep.Query{Doers: []string{"tellan-front"}}, "[base long nowhere]"},
		{"recipient", sitrep.Query{Recipients: []string{"tellan-front"}}, "[odd]"},
		{"pair", sitrep.Query{Pair: []string{"tellan-front", "xtb"}}, "[odd]"},
		{"pair of two that act", sitrep.Query{Pair: []string{"dockers", "xtb"}}, "[odd]"},
		{"pair that is none", sitrep.Query{Pair: []string{"dockers", "xta-army"}}, "[]"},
		{"publisher", sitrep.Query{Publishers: []string{"Harbour Post"}}, "[odd]"},
		{"publisher of a withdrawn claim", sitrep.Query{Publishers: []string{"Gone Gazette"}}, "[]"},
		{"family", sitrep.Query{FamilyOf: []string{"harbour"}}, "[odd]"},
		{"origin", sitrep.Query{Origins: []string{"ucdp"}}, "[old]"},
		{"origins", sitrep.Query{Origins: []string{"ucdp", "reports"}, Since: "2031-05-01", Types: []string{"ASSAULT"}}, "[old base long]"},
		{"ids", sitrep.Query{Events: []string{"base", "old", "nowhere"}}, "[base nowhere]"},
		{"report", sitrep.Query{Report: "r-odd"}, "[odd]"},
		{"report of a withdrawn claim", sitrep.Query{Report: "r-gone"}, "[odd]"},
		{"families", sitrep.Query{MinFamilies: 2}, "[odd]"},
		{"killed", sitrep.Query{MinKilled: 3}, "[base long nowhere]"},
		{"killed, more", sitrep.Query{MinKilled: 4}, "[]"},
		{"severity", sitrep.Query{MinSeverity: 4.5}, "[odd]"},
		{"confidence", sitrep.Query{MinConfidence: 0.5}, "[base long nowhere]"},
		{"disputed", sitrep.Query{Disputed: true}, "[odd]"},
		{"withdrawn too", sitrep.Query{Withdrawn: true}, "[odd gone base long nowhere]"},
		{"by severity", sitrep.Query{Order: "severity", Since: "2031-05-10"}, "[odd base long]"},
		{"all at once", sitrep.Query{Words: "bakery", Since: "2031-05-01", Until: "2031-05-30", Types: []string{"ASSAULT"}, Modes: []string{"explosives"}, Statuses: []sitrep.Status{sitrep.Actual},
			Countries: []string{"XTA"}, Admin1: []string{"Lower Tell"}, Places: []string{"Orvaya"}, Box: &sitrep.Box{South: 10, West: 20, North: 11, East: 21}, Actors: []string{"xta-army"},
			Doers: []string{"tellan-front"}, Recipients: []string{"xta-army"}, Pair: []string{"xta-army", "tellan-front"}, Publishers: []string{"Meridian Press"}, FamilyOf: []string{"meridian"},
			Origins: []string{"reports"}, Events: []string{"base", "long"}, Report: "r-base", MinFamilies: 1, MinKilled: 1, MinSeverity: 1, MinConfidence: 0.1}, "[base]"},
	} {
		page, err := s.Events(t.Context(), c.q)
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		same(t, c.what, ids(page.Events, eventID), c.want)
	}
	for _, q := range []sitrep.Query{
		{Order: "best"}, {After: "zzz"}, {Since: "soon"}, {Until: "soon"}, {Pair: []string{"a"}}, {Words: "?!"}, {Box: &sitrep.Box{South: 5, North: -5}},
	} {
		_, err := s.Events(t.Context(), q)
		wantCode(t, err, sitrep.EInvalid)
	}
}

// testQueryOracle asks random questions of random events and compares with the
// plain reading of a Query in package query.
func testQueryOracle(t *testing.T, s sitrep.Store) {
	rnd := rand.New(rand.NewPCG(7, 11))
	all := make([]sitrep.Event, 300)
	for i := range all {
		all[i] = randomEvent(rnd, i)
	}
	for part := range len(all) / 50 {
		save(t, s, all[part*50:part*50+50]...)
	}
	for i := range all { // some change after they were saved
		if i%4 == 0 {
			id := all[i].ID
			all[i] = randomEvent(rnd, i)
			all[i].ID = id
			save(t, s, all[i])
		}
	}
	found := 0
	for i := range 400 {
		q := randomQuery(rnd)
		q.Limit = 7
		m := query.NewMatcher(q)
		want := map[string]bool{}
		for j := range all {
			if m.Match(&all[j]) {
				want[all[j].ID] = true
			}
		}
		got := map[string]bool{}
		for {
			page, err := s.Events(t.Context(), q)
			if err != nil {
				t.Fatalf("query %d %+v: %v", i, q, err)
			}
			for _, e := range page.Events {
				if got[e.ID] {
					t.Errorf("query %+v: %s comes twice", q, e.ID)
				}
				got[e.ID] = true
			}
			if q.After = page.Next; page.Next == "" {
				break
			}
		}
		found += len(want)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("query %d %+v: got %d, want %d: %v", i, q, len(got), len(want), difference(got, want))
		}
		q.After, q.Withdrawn = "", false
		n := 0
		for j := range all {
			if query.Match(q, &all[j]) {
				n++
			}
		}
		rows := must[[]sitrep.TallyRow](t)(s.Tally(t.Context(), q, sitrep.TallyBy{}))
		if len(rows) > 1 || len(rows) == 1 && rows[0].Events != n || len(rows) == 0 && n != 0 {
			t.Errorf("query %+v: tally %+v, want %d", q, rows, n)
		}
	}
	if found < 500 {
		t.Errorf("the questions found %d events in all: too few to test anything", found)
	}
}

func difference(a, b map[string]bool) (out []string) {
	for k := range a {
		if !b[k] {
			out = append(out, "+"+k)
		}
	}
	for k := range b {
		if !a[k] {
			out = append(out, "-"+k)
		}
	}
	return out
}

func pick[T any](rnd *rand.Rand, of ...T) T { return of[rnd.IntN(len(of))] }

func randomEvent(rnd *rand.Rand, i int) sitrep.Event {
	e := event(fmt.Sprintf("e%03d", i), fmt.Sprintf("2031-%02d-%02d", 1+rnd.IntN(3), 1+rnd.IntN(28)))
	if rnd.IntN(6) == 0 {
		e.Time.End = fmt.Sprintf("2031-%02d", 3+rnd.IntN(4))
	}
	if rnd.IntN(12) == 0 {
		e.Time = sitrep.Time{}
	}
	if rnd.IntN(5) == 0 {
		e.Time.Start += "T1" + fmt.Sprint(rnd.IntN(10)) + ":30"
	}
	e.Type, e.Mode = pick(rnd, "ASSAULT", "ASSAULT", "PROTEST", "CONSULT"), pick(rnd, "", "aerial", "strike")
	e.Status = pick(rnd, sitrep.Actual, sitrep.Actual, sitrep.Alleged, sitrep.Denied)
	e.Origin = pick(rnd, "reports", "reports", "reports", "acled", "")
	e.Title = strings.Join([]string{pick(rnd, "Shelling", "Strike", "Talks"), pick(rnd, "near", "in"), pick(rnd, "Orvaya", "Sint-Amar")}, " ")
	party := func() []sitrep.Party {
		var out []sitrep.Party
		for range rnd.IntN(3) {
			id := pick(rnd, "a", "b", "c", "d", "~the host")
			out = append(out, sitrep.Party{ID: id, Name: "Party " + strings.ToUpper(id)})
		}
		return out
	}
	e.Actors, e.Recipients = party(), party()
	spot := func() sitrep.Place {
		p := sitrep.Place{Name: pick(rnd, "Orvaya", "Sint-Amar", "Čeľava"), Country: pick(rnd, "XTA", "XTB", ""), Admin1: pick(rnd, "Coast", "Lower Tell", "")}
		if rnd.IntN(3) > 0 {
			p.Lat, p.Lon = ptr(rnd.Float64()*20-10), ptr(rnd.Float64()*360-180)
		}
		return p
	}
	e.Place = nil
	if rnd.IntN(4) > 0 {
		e.Place = ptr(spot())
	}
	for range rnd.IntN(3) {
		e.Places = append(e.Places, spot())
	}
	e.Claims = nil
	for j := range 1 + rnd.IntN(3) {
		c := sitrep.Claim{Ref: sitrep.Ref{Report: fmt.Sprintf("r%d", rnd.IntN(40)), Mention: fmt.Sprint("m", j)}, Publisher: pick(rnd, "P", "Q"), Family: pick(rnd, "f", "g", "h"), Withdrawn: rnd.IntN(5) == 0,
			Published: fmt.Sprintf("2031-0%d-15T10:00:00Z", 1+rnd.IntN(5))}
		c.Sentence.Text = strings.Join([]string{pick(rnd, "Shells", "Rockets", "Crowds"), pick(rnd, "hit", "blocked"), pick(rnd, "the bakery", "Orvaya's port", "a 12-kilometre road")}, " ") + "."
		e.Claims = append(e.Claims, c)
	}
	e.Tolls = nil
	for range rnd.IntN(3) {
		e.Tolls = append(e.Tolls, sitrep.Toll{Harm: pick(rnd, "killed", "injured"), Who: pick(rnd, "", "civilians"), Best: rnd.IntN(9)})
	}
	e.Families, e.Severity, e.Confidence = rnd.IntN(4), float64(rnd.IntN(10)), rnd.Float64()
	e.Disputed, e.Withdrawn = rnd.IntN(4) == 0, rnd.IntN(6) == 0
	return e
}

func randomQuery(rnd *rand.Rand) sitrep.Query {
	var q sitrep.Query
	for range 1 + rnd.IntN(3) {
		switch rnd.IntN(22) {
		case 0:
			q.Words = pick(rnd, "shells", "bakery orvaya", `"hit the bakery"`, "-port", "rocket -road", "talks", "Orvaya", "party a", `"12 kilometre"`)
		case 1:
			q.Since = pick(rnd, "2031-01-15", "2031-02-20", "2031-04-01")
		case 2:
			q.Until = pick(rnd, "2031-01-20", "2031-02-10", "2031-04-01")
		case 3:
			q.Types = pick(rnd, []string{"ASSAULT"}, []string{"PROTEST", "CONSULT"})
		case 4:
			q.Modes = []string{pick(rnd, "aerial", "strike")}
		case 5:
			q.Statuses = pick(rnd, []sitrep.Status{sitrep.Denied}, []sitrep.Status{sitrep.Actual, sitrep.Alleged})
		case 6:
			q.Countries = pick(rnd, []string{"XTA"}, []string{"XTB", "XTC"}, []string{"XTA", "XTB"})
		case 7:
			q.Admin1 = []string{pick(rnd, "Coast", "Lower Tell")}
		case 8:
			q.Places = []string{pick(rnd, "orvaya", "sint amar", "celava")}
		case 9:
			q.Box = pick(rnd, &sitrep.Box{South: -5, West: -50, North: 5, East: 60}, &sitrep.Box{South: -9, West: 150, North: 9, East: -150}, &sitrep.Box{South: 0, West: 0, North: 3, East: 30})
		case 10:
			q.Actors = pick(rnd, []string{"a"}, []string{"~the host", "b"})
		case 11:
			q.Doers = []string{pick(rnd, "a", "b")}
		case 12:
			q.Recipients = []string{pick(rnd, "c", "d")}
		case 13:
			q.Pair = pick(rnd, []string{"a", "b"}, []string{"d", "c"})
		case 14:
			q.Publishers = []string{"P"}
		case 15:
			q.FamilyOf = []string{pick(rnd, "f", "g"), "h"}
		case 16:
			q.Origins = pick(rnd, []string{"acled"}, []string{"acled", "reports"})
		case 17:
			q.Report = fmt.Sprintf("r%d", rnd.IntN(40))
		case 18:
			q.MinFamilies, q.MinKilled = rnd.IntN(3), rnd.IntN(6)
		case 19:
			q.MinSeverity, q.MinConfidence = float64(rnd.IntN(8)), rnd.Float64()*0.8
		case 20:
			q.Disputed, q.Withdrawn = rnd.IntN(2) == 0, rnd.IntN(2) == 0
		case 21:
			q.Order = pick(rnd, "time", "changed", "severity")
		}
	}
	return q
}

func testPages(t *testing.T, s sitrep.Store) {
	var all []sitrep.Event
	for i := range 30 {
		e := event(fmt.Sprintf("e%02d", i), fmt.Sprintf("2031-05-%02d", 1+i/3)) // three a day: ties
		e.Severity = float64(i % 4)
		all = append(all, e)
	}
	save(t, s, all...)
	walk := func(q sitrep.Query, between func(n int)) (out []sitrep.Event) {
		q.Limit = 4
		for n := 0; ; n++ {
			page := must[sitrep.EventPage](t)(s.Events(t.Context(), q))
			out = append(out, page.Events...)
			if q.After = page.Next; page.Next == "" {
				return out
			}
			between(n)
		}
	}
	for _, order := range []string{"time", "severity", "changed"} {
		got := walk(sitrep.Query{Order: order}, func(int) {})
		seen := map[string]bool{}
		for i, e := range got {
			seen[e.ID] = true
			if i > 0 && (order == "time" && got[i-1].Time.Start < e.Time.Start || order == "severity" && got[i-1].Severity < e.Severity) {
				t.Errorf("%s: %s before %s", order, got[i-1].ID, e.ID)
			}
		}
		same(t, order+": each once", fmt.Sprint(len(got), len(seen)), "30 30")
	}
	got := walk(sitrep.Query{}, func(n int) { // what arrives or is rewritten meanwhile moves no page
		save(t, s, event(fmt.Sprintf("new%d", n), "2031-06-01"), all[15])
	})
	same(t, "each once while others write", len(got), 30)
	same(t, "a page is as long as asked", len(must[sitrep.EventPage](t)(s.Events(t.Context(), sitrep.Query{Limit: 13})).Events), 13)
}

func testTally(t *testing.T, s sitrep.Store) {
	a, b, c := event("a", "2031-05-05"), event("b", "2031-05-11"), event("c", "2032-01-01")
	b.Type, b.Tolls = "PROTEST", []sitrep.Toll{{Harm: "killed", Who: "guards", Low: 1, Best: 1}, {Harm: "killed", Who: "men", Low: 1, Best: 4, High: ptr(6)}, {Harm: "injured", Low: 7, Best: 7, High: ptr(9)}}
	b.Actors = append(b.Actors, sitrep.Party{ID: "xtb", Name: "Tebria"})
	c.Place, c.Recipients = nil, nil
	gone, old, denied := event("gone", "2031-05-05"), event("old", "2031-05-05"), event("denied", "2031-05-05")
	gone.Withdrawn, old.Origin, denied.Status = true, "acled", sitrep.Denied
	save(t, s, a, b, c, gone, old, denied)
	show := func(r sitrep.TallyRow) string {
		return fmt.Sprintf("%s %s %d k%v i%v;", r.Start, strings.Join(r.Keys, ","), r.Events, r.Killed, r.Injured)
	}
	for _, x := range []struct {
		what string
		q    sitrep.Query
		by   sitrep.TallyBy
		want string
	}{
		{"all", sitrep.Query{}, sitrep.TallyBy{}, "[  3 k[5 10 16] i[7 7 9];]"},
		{"withdrawn never", sitrep.Query{Withdrawn: true, Until: "2031-05-06"}, sitrep.TallyBy{}, "[  1 k[2 3 5] i[0 0 0];]"},
		{"week begins on Monday", sitrep.Query{Until: "2031-06-01"}, sitrep.TallyBy{Period: "week"}, "[2031-05-05  2 k[3 7 11] i[7 7 9];]"},
		{"day", sitrep.Query{Since: "2031-05-06"}, sitrep.TallyBy{Period: "day"}, "[2031-05-11  1 k[1 4 6] i[7 7 9]; 2032-01-01  1 k[2 3 5] i[0 0 0];]"},
		{"month and type", sitrep.Query{}, sitrep.TallyBy{Period: "month", Dims: []string{"type"}}, "[2031-05-01 ASSAULT 1 k[2 3 5] i[0 0 0]; 2031-05-01 PROTEST 1 k[1 4 6] i[7 7 9]; 2032-01-01 ASSAULT 1 k[2 3 5] i[0 0 0];]"},
		{"year", sitrep.Query{}, sitrep.TallyBy{Period: "year"}, "[2031-01-01  2 k[3 7 11] i[7 7 9]; 2032-01-01  1 k[2 3 5] i[0 0 0];]"},
		{"country", sitrep.Query{}, sitrep.TallyBy{Dims: []string{"country", "admin1", "status"}}, "[ XTA,Lower Tell,actual 2 k[3 7 11] i[7 7 9];  ,,actual 1 k[2 3 5] i[0 0 0];]"},
		{"origin", sitrep.Query{Origins: []string{"acled", "reports"}, Until: "2031-05-06"}, sitrep.TallyBy{Dims: []string{"origin"}}, "[ acled 1 k[2 3 5] i[0 0 0];  reports 1 k[2 3 5] i[0 0 0];]"},
		{"actor", sitrep.Query{Types: []string{"PROTEST"}}, sitrep.TallyBy{Dims: []string{"actor"}}, "[ tellan-front 1 k[1 4 6] i[7 7 9];  xtb 1 k[1 4 6] i[7 7 9];]"},
		{"recipient", sitrep.Query{}, sitrep.TallyBy{Dims: []string{"recipient"}}, "[ xta-army 2 k[3 7 11] i[7 7 9];]"},
		{"pair", sitrep.Query{}, sitrep.TallyBy{Dims: []string{"pair"}}, "[ tellan-front>xta-army 2 k[3 7 11] i[7 7 9];  xtb>xta-army 1 k[1 4 6] i[7 7 9];]"},
		{"words", sitrep.Query{Words: "bakery", Types: []string{"PROTEST"}}, sitrep.TallyBy{Dims: []string{"type"}}, "[ PROTEST 1 k[1 4 6] i[7 7 9];]"},
		{"nothing", sitrep.Query{Countries: []string{"ZZZ"}}, sitrep.TallyBy{Dims: []string{"type"}}, "[]"},
	} {
		rows, err := s.Tally(t.Context(), x.q, x.by)
		if err != nil {
			t.Errorf("%s: %v", x.what, err)
			continue
		}
		same(t, x.what, ids(rows, show), x.want)
	}
	for _, by := range []sitrep.TallyBy{{Period: "decade"}, {Dims: []string{"mood"}}} {
		_, err := s.Tally(t.Context(), sitrep.Query{}, by)
		wantCode(t, err, sitrep.EInvalid)
	}
}
