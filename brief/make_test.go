package brief

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/query"
	"github.com/sitrep-news/sitrep/store/sqlite"
)

// kept is a store that holds events.
func kept(t *testing.T, events ...sitrep.Event) sitrep.Store {
	t.Helper()
	s, err := sqlite.Open(filepath.Join(t.TempDir(), "t.db"), sqlite.Options{Clock: func() time.Time { return time.Date(2025, 5, 9, 12, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	err = s.Update(t.Context(), func(tx sitrep.Tx) error { return tx.SaveEvents(t.Context(), events, nil, nil) })
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// atlas is a resolver of one country and one party.
type atlas struct{}

func (atlas) Place(name string) (query.Place, error) {
	if name == "Corvo" {
		return query.Place{Country: "COR"}, nil
	}
	return query.Place{}, fmt.Errorf("no place is called %q", name)
}

func (atlas) Actor(name string, _ time.Time, _ bool) ([]string, error) {
	if name == "Corvo" {
		return []string{"COR"}, nil
	}
	return []string{"~" + strings.ToLower(name)}, nil
}

func TestMakeTakesTheSubjectAndWhatItAnswered(t *testing.T) {
	elsewhere := func(e *sitrep.Event) { e.Place = &sitrep.Place{Name: "Alba", Country: "ALD", Precision: "city"} }
	answer := strike("answer", "2025-05-09", func(e *sitrep.Event) {
		elsewhere(e)
		e.Objects = []string{"a bridge"}
		e.Answers = []sitrep.EventLink{{Event: "blow", Explicit: true, Probability: 1, Why: "First Wire: in answer"}}
	})
	blow := strike("blow", "2025-05-08", func(e *sitrep.Event) {
		e.AnsweredBy = []sitrep.EventLink{{Event: "answer", Explicit: true, Probability: 1}}
	})
	threat := strike("threat", "2025-05-08", func(e *sitrep.Event) {
		e.Type, e.Mode, e.Place, e.Objects, e.Tolls = "THREATEN", "", nil, nil, nil
		for i := range e.Claims {
			e.Claims[i].Ref.Report, e.Claims[i].Sentence.Text = blow.Claims[i].Report, "Alda threatened to strike again."
		}
	})
	s := kept(t, blow, answer, threat, strike("apart", "2025-05-09", elsewhere))
	subject, err := About("Corvo", atlas{}, time.Now())
	if err != nil || len(subject.Queries) != 2 {
		t.Fatalf("%+v, %v", subject, err)
	}
	d, err := Make(t.Context(), s, Ask{Subject: subject, Since: "2025-05-08", Until: "2025-05-09"})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := d.Text(&b, 1000); err != nil {
		t.Fatal(err)
	}
	for want, ok := range map[string]bool{"Alda struck a depot": true, "a bridge from the air in Alba": true, "the air strike on a bridge in Alba (ALD) on Friday 9 May": true, "apart": false} {
		if got := strings.Contains(strings.ToLower(b.String()), strings.ToLower(want)); got != ok {
			t.Errorf("%q in the report: %v\n%s", want, got, b.String())
		}
	}
}

func TestAbout(t *testing.T) {
	now := time.Date(2025, 5, 9, 12, 0, 0, 0, time.UTC)
	for text, want := range map[string]int{"": 0, "Corvo": 2, "type:ASSAULT": 1, "market bombing": 1} {
		if s, err := About(text, atlas{}, now); err != nil || len(s.Queries) != want {
			t.Errorf("%q: %+v, %v", text, s, err)
		}
	}
	var wrong *query.Error
	if _, err := About("typ:ASSAULT", atlas{}, now); !errors.As(err, &wrong) {
		t.Errorf("an unknown field: %v", err)
	}
}

func TestPeriod(t *testing.T) {
	now := time.Date(2025, 5, 9, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct{ since, until, from, to string }{
		{"", "", "2025-05-08", "2025-05-09"}, {"7d", "", "2025-05-02", "2025-05-09"}, {"2025-03", "2025-04", "2025-03-01", "2025-04-30"},
	} {
		if from, to, err := Period(c.since, c.until, now); err != nil || from != c.from || to != c.to {
			t.Errorf("%+v: %s to %s, %v", c, from, to, err)
		}
	}
	for _, c := range [][2]string{{"2025-06-01", "2025-05-01"}, {"soon", ""}, {"24h until:2020", ""}, {"", `"`}} {
		if _, _, err := Period(c[0], c[1], now); sitrep.Code(err) != sitrep.EInvalid {
			t.Errorf("%q to %q: %v", c[0], c[1], err)
		}
	}
}

func TestDeskEscapesWhatIsAsked(t *testing.T) {
	d := Desk{Store: kept(t), Resolver: atlas{}, Now: func() time.Time { return time.Date(2025, 5, 9, 12, 0, 0, 0, time.UTC) }}
	_, body, err := d.Serve(httptest.NewRequest("GET", "/brief?about=%22%3E%3Cscript%3E%22", nil).WithContext(context.Background()))
	if err != nil || strings.Contains(string(body), "<script") {
		t.Errorf("%v: %s", err, body)
	}
	if _, _, err := d.Serve(httptest.NewRequest("GET", "/brief?about="+strings.Repeat("a", 5000), nil)); sitrep.Code(err) != sitrep.EInvalid {
		t.Errorf("a text of 5,000 letters: %v", err)
	}
}

// A store of the past opens on its last week; a period that is asked for stands.
func TestDeskOfAStoreOfThePast(t *testing.T) {
	d := Desk{Store: kept(t, strike("e1", "2025-05-08", func(*sitrep.Event) {})), Resolver: atlas{}, Now: func() time.Time { return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC) }}
	title, body, err := d.Serve(httptest.NewRequest("GET", "/brief", nil))
	if err != nil || title != "Situation report, 1 to 8 May 2025" || !strings.Contains(string(body), "up to the latest that did") {
		t.Errorf("title %q, %v", title, err)
	}
	if title, _, err = d.Serve(httptest.NewRequest("GET", "/brief?since=24h", nil)); err != nil || title != "Situation report, 31 December 2025 to 1 January 2026" {
		t.Errorf("asked for a day: title %q, %v", title, err)
	}
}
