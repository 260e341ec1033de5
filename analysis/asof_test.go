package analysis

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
)

// shelf is a reader of one list of events.
type shelf struct {
	sitrep.Reader
	events []sitrep.Event
	err    error
}

func (s shelf) Events(_ context.Context, q sitrep.Query) (sitrep.EventPage, error) {
	for _, e := range s.events {
		if e.Time.Start <= q.Until && slices.Contains(q.Statuses, e.Status) {
			return sitrep.EventPage{Events: []sitrep.Event{e}}, s.err
		}
	}
	return sitrep.EventPage{}, s.err
}

func TestAsOfIsTodayOrTheDayOfTheLatest(t *testing.T) {
	now := time.Date(2031, 3, 20, 15, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		days []string // a plan's begins with "plan "
		want string
		old  bool
	}{
		"nothing told":            {nil, "2031-03-20", false},
		"told last week":          {[]string{"2031-03-12"}, "2031-03-20", false},
		"told long ago":           {[]string{"2029-07-02", "2029-07-01"}, "2029-07-02", true},
		"days ahead do not count": {[]string{"2031-04-02", "2029-07-02"}, "2029-07-02", true},
		"plans do not count":      {[]string{"plan 2031-03-12", "2029-07-02"}, "2029-07-02", true},
		"plans alone tell no day": {[]string{"plan 2030-05-01"}, "2031-03-20", false},
		"a year is not a day":     {[]string{"2029"}, "2031-03-20", false},
	} {
		var s shelf
		for _, d := range c.days {
			e := sitrep.Event{Status: sitrep.Actual}
			if day, ok := strings.CutPrefix(d, "plan "); ok {
				d, e.Status = day, sitrep.Planned
			}
			e.Time.Start = d
			s.events = append(s.events, e)
		}
		day, old, err := AsOf(t.Context(), s, now)
		if got := day.Format(time.DateOnly); got != c.want || old != c.old || err != nil {
			t.Errorf("%s: %s, old %v, %v; want %s, %v", name, got, old, err, c.want, c.old)
		}
	}
	if _, _, err := AsOf(t.Context(), shelf{err: errors.New("no store")}, now); err == nil {
		t.Error("a store that fails gave a day")
	}
}
