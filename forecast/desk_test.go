package forecast

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
)

// tallied is a store of which only the daily tally is asked.
type tallied struct {
	sitrep.Reader
	rows  []sitrep.TallyRow
	asked *[]sitrep.Query
	last  string // day of its latest event
}

func (s tallied) Events(context.Context, sitrep.Query) (sitrep.EventPage, error) {
	if s.last == "" {
		return sitrep.EventPage{}, nil
	}
	return sitrep.EventPage{Events: []sitrep.Event{{Time: sitrep.Time{Start: s.last}}}}, nil
}

func (s tallied) Tally(_ context.Context, q sitrep.Query, by sitrep.TallyBy) ([]sitrep.TallyRow, error) {
	*s.asked = append(*s.asked, q)
	if by.Period != "day" || len(by.Dims) != 1 {
		return nil, errors.New("a forecast asks by day and one dimension")
	}
	return s.rows, nil
}

func TestPageShowsOnlyWhatBeatsTheGuess(t *testing.T) {
	h := read(t, history(500))
	var rows []sitrep.TallyRow
	for _, r := range h.Rows {
		rows = append(rows, sitrep.TallyRow{Start: Date(r.Day), Keys: []string{r.Unit}, Events: 1})
	}
	day := 18500
	for i := range 40 { // one whose days are too few to be tested
		rows = append(rows, sitrep.TallyRow{Start: Date(day - 40 + i), Keys: []string{"<New>"}, Events: 2})
	}
	var asked []sitrep.Query
	now := time.Unix(int64(day)*86400, 0).UTC().Add(9 * time.Hour)
	d := &Desk{Store: tallied{rows: rows, asked: &asked}, Now: func() time.Time { return now }, Subject: func(string) (sitrep.Query, error) { return sitrep.Query{}, nil }}
	_, body, err := d.Serve(httptest.NewRequest("GET", "/forecast?by=country&horizon=7&measure=events&about=%3Cb%3E", nil))
	if err != nil {
		t.Fatal(err)
	}
	page := string(body)
	if strings.Contains(page, "<New>") || strings.Contains(page, "<b>") || !strings.Contains(page, "&lt;New&gt;") {
		t.Error("a name or what was asked stands as markup")
	}
	o, err := Ahead(&History{By: "country", Rows: h.before(day)}, Plan{Measure: Events, Units: pageUnits, Horizon: 7}, day, tests)
	if err != nil {
		t.Fatal(err)
	}
	if len(o.Forecasts) != 3 || !strings.Contains(page, "<td>pool</td>") || !strings.Contains(page, "<td>same_as_last</td>") {
		t.Errorf("%d forecasts; page:\n%s", len(o.Forecasts), page)
	}
	row := page[strings.Index(page, "&lt;New&gt;"):]
	if end := strings.Index(row, "</tr>"); end < 0 || !strings.Contains(row[:end], "can’t tell") {
		t.Errorf("what could not be tested is foreseen: %s", row)
	}
	if q := asked[0]; fmt.Sprint(q.Types) != "[ASSAULT]" || len(q.Origins) != 0 || q.Until != Date(day-1) {
		t.Errorf("asked for %+v", q)
	}
	if _, _, err := d.Serve(httptest.NewRequest("GET", "/forecast?by=country&horizon=7&measure=events&about=%3Cb%3E", nil)); err != nil || len(asked) != 1 {
		t.Errorf("the second of the hour asked the store again: %d, %v", len(asked), err)
	}
}

func TestPageWithoutHistory(t *testing.T) {
	var asked []sitrep.Query
	d := &Desk{Store: tallied{asked: &asked}, Now: time.Now, Subject: func(string) (sitrep.Query, error) { return sitrep.Query{}, nil }}
	_, body, err := d.Serve(httptest.NewRequest("GET", "/forecast?by=bogus&horizon=9999&measure=x", nil))
	if err != nil || !strings.Contains(string(body), "No violent event was read") {
		t.Errorf("%v: %s", err, body)
	}
	if _, _, err := d.Serve(httptest.NewRequest("GET", "/forecast?about="+strings.Repeat("a", 5000), nil)); sitrep.Code(err) != sitrep.EInvalid {
		t.Errorf("5,000 letters: %v", err)
	}
}

func TestStoreOfThePastIsForeseenFromItsLatestDay(t *testing.T) {
	h := read(t, history(500))
	last := h.Rows[len(h.Rows)-1].Day
	var rows []sitrep.TallyRow
	for _, r := range h.Rows {
		rows = append(rows, sitrep.TallyRow{Start: Date(r.Day), Keys: []string{r.Unit}, Events: 1})
	}
	var asked []sitrep.Query
	now := time.Unix(int64(last+700)*86400, 0).UTC()
	d := &Desk{Store: tallied{rows: rows, asked: &asked, last: Date(last)}, Now: func() time.Time { return now }, Subject: func(string) (sitrep.Query, error) { return sitrep.Query{}, nil }}
	_, body, err := d.Serve(httptest.NewRequest("GET", "/forecast?horizon=7", nil))
	if err != nil {
		t.Fatal(err)
	}
	if q := asked[0]; q.Until != Date(last) || !strings.Contains(string(body), "the day after the latest") || !strings.Contains(string(body), `value="`+Date(last+1)+`"`) {
		t.Errorf("asked until %s; page:\n%s", q.Until, body)
	}
	if _, body, err = d.Serve(httptest.NewRequest("GET", "/forecast?horizon=7&from="+Date(last-50), nil)); err != nil || asked[1].Until != Date(last-51) || strings.Contains(string(body), "the day after the latest") {
		t.Errorf("%v: asked until %s for a day that was asked for", err, asked[1].Until)
	}
	if _, _, err := d.Serve(httptest.NewRequest("GET", "/forecast?from=soon", nil)); sitrep.Code(err) != sitrep.EInvalid {
		t.Errorf("a date that is none: %v", err)
	}
}
