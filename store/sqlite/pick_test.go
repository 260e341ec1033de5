package sqlite

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/store/internal/rows"
)

// TestPick looks at what a walk goes by, over 3,000 events: half of them PROTEST,
// one in 30 in a rare country, all of a common one since.
func TestPick(t *testing.T) {
	s := openTemp(t)
	var all []sitrep.Event
	for i := range 3000 {
		e := sitrep.Event{ID: fmt.Sprint("e", i), Type: []string{"ASSAULT", "PROTEST"}[i%2], Status: sitrep.Actual, Title: "An event",
			Time: sitrep.Time{Start: fmt.Sprintf("%d-%02d-%02d", 2020+i%10, 1+i%12, 1+i%28)}, Place: &sitrep.Place{Country: "XTA"}}
		if i%30 == 0 {
			e.Place.Country, e.Title = "XTB", "A rare event"
		}
		all = append(all, e)
	}
	if err := s.Update(t.Context(), func(tx sitrep.Tx) error { return tx.SaveEvents(t.Context(), all, nil, nil) }); err != nil {
		t.Fatal(err)
	}
	term := func(kind string, values ...string) rows.Group {
		g := rows.Group{}
		for _, v := range values {
			g.Terms = append(g.Terms, rows.Term(kind, v))
		}
		return g
	}
	rare, common, types, both := term("country", "XTB"), term("country", "XTA"), term("type", "PROTEST"), term("type", "PROTEST", "ASSAULT")
	for _, c := range []struct {
		what string
		want rows.Want
		key  string // what orders the walk
		from string
	}{
		{"nothing asked", rows.Want{Ordered: true}, "e.key", "event e"},
		{"a rare country", rows.Want{Ordered: true, Groups: []rows.Group{common, rare, types}}, "d.key", "event_term d"},
		{"what most are", rows.Want{Ordered: true, Groups: []rows.Group{common}}, "e.key", "event e"},
		{"two values that all have", rows.Want{Ordered: true, Groups: []rows.Group{both}}, "e.key", "event e"},
		{"two values, few", rows.Want{Ordered: true, Groups: []rows.Group{term("country", "XTB", "XTC")}}, "e.key", "event e"},
		{"a word", rows.Want{Ordered: true, Match: rows.ParseMatch("event")}, "d.rowid", "event_text d"},
		{"a word, and a rare country", rows.Want{Ordered: true, Match: rows.ParseMatch("event"), Groups: []rows.Group{rare}}, "d.key", "event_term d"},
		{"rows named already", rows.Want{Ordered: true, Few: true, Groups: []rows.Group{rare}}, "e.key", "event e"},
		{"none has it", rows.Want{Groups: []rows.Group{term("country", "XTD"), common}}, "d.key", "event_term d"},
	} {
		p, err := s.Engine.Pick(t.Context(), s.DB, rows.Events, c.want)
		if err != nil {
			t.Fatal(err)
		}
		if p.Key != c.key || !strings.HasPrefix(p.From, c.from) {
			t.Errorf("%s: walks %q by %s, want %q by %s", c.what, p.From, p.Key, c.from, c.key)
		}
	}
}

// TestWalksDoNotSort: the walks that Pick plans are in order as they are; a plan
// that sorted would read all there is before its first page.
func TestWalksDoNotSort(t *testing.T) {
	s := openTemp(t)
	for _, from := range []rows.Plan{
		{From: "event e", Key: "e.key"},
		{From: "event_term d CROSS JOIN event e ON e.key = d.key", Key: "d.key", Where: []string{"d.term = 5"}},
		{From: "event_text d CROSS JOIN event e ON e.key = d.rowid", Key: "d.rowid", Where: []string{"event_text MATCH '\"x\"'"}},
	} {
		where := ""
		if len(from.Where) > 0 {
			where = " WHERE " + strings.Join(from.Where, " AND ")
		}
		r, err := s.read.Query("EXPLAIN QUERY PLAN SELECT e.key FROM " + from.From + where + " ORDER BY " + from.Key + " DESC LIMIT 5")
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		for r.Next() {
			var id, parent, unused int
			var detail string
			if err := r.Scan(&id, &parent, &unused, &detail); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(detail, "TEMP B-TREE") {
				t.Errorf("%s: %s", from.From, detail)
			}
		}
	}
}
