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
