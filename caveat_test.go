package sitrep

import (
	"strings"
	"testing"
)

func TestCaveats(t *testing.T) {
	for name, c := range map[string]struct {
		e    Event
		want string
	}{
		"a fact":                 {Event{Status: Actual, Confidence: 0.5}, ""},
		"background is a fact":   {Event{Status: Historical, Confidence: 0.5}, ""},
		"read doubtfully":        {Event{Status: Actual, Confidence: 0.15}, "doubtful"},
		"an accusation":          {Event{Status: Alleged, Confidence: 0.2}, "alleged"},
		"a denied act":           {Event{Status: Denied, Confidence: 0.05, Disputed: true}, "disputed denied"},
		"a doubtful threat":      {Event{Status: Threatened, Confidence: 0.1}, "threatened doubtful"},
		"taken back":             {Event{Status: Actual, Withdrawn: true}, "withdrawn"},
		"a side's word":          {Event{Status: Actual, Confidence: 0.3, Claims: []Claim{{Partisan: true}, {Withdrawn: true}}}, "one-sided"},
		"a side's and a paper's": {Event{Status: Actual, Confidence: 0.3, Claims: []Claim{{Partisan: true}, {}}}, ""},
	} {
		if got := strings.Join(c.e.Caveats(), " "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	m := Mention{Status: Planned, PartisanOnly: true, Confidence: 0.29}
	if got := strings.Join(m.Caveats(), " "); got != "planned one-sided doubtful" {
		t.Error(got)
	}
	if got := (&Claim{Status: Ongoing, Confidence: 0.4}).Caveats(); got != nil {
		t.Errorf("a claim that is a fact: %v", got)
	}
}
