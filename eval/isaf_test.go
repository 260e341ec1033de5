package eval

import (
	"testing"
	"time"

	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/timex"
)

func TestReleaseDate(t *testing.T) {
	times, err := timex.New()
	if err != nil {
		t.Fatal(err)
	}
	c := releaseCoder{times: times}
	for text, want := range map[string]string{
		"2012-08-S-999\n\nPORT ALDA (Aug. 4, 2012)\nA patrol found a cache yesterday.":     "2012-08-04",
		"2011-06-S-999\nPORT ALDA (June 9)\nA patrol found a cache on Monday.":             "2011-06-09",
		"Patrols in the north\nPORT ALDA (Jan. 8) - A patrol found a cache today.":         "2012-01-08",
		"Mar. 7: Patrols in the north\nPORT ALDA (Mar. 7) - A patrol found a cache today.": "2010-03-07",
		"A patrol found a cache today.":                                                    "0001-01-01",
	} {
		if got, _ := c.released(&nlp.Doc{Text: text}); got.Format("2006-01-02") != want {
			t.Errorf("%q is of %s, want %s", text, got.Format("2006-01-02"), want)
		}
	}
}

func TestReleaseType(t *testing.T) {
	for _, c := range []struct {
		killed, captured int
		air              bool
		want             string
	}{
		{2, 1, false, "captureandkill"}, {0, 3, true, "detention"}, {4, 0, true, "airstrike"}, {4, 0, false, "insurgentskilled"}, {0, 0, false, "detention"},
	} {
		if got := releaseType(c.killed, c.captured, c.air); got != c.want {
			t.Errorf("%d killed, %d captured, air %v: %s, want %s", c.killed, c.captured, c.air, got, c.want)
		}
	}
}

func TestPastDays(t *testing.T) {
	times, err := timex.New()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]int{"Patrols cleared the pass over the past two nights.": 2, "They held it for the last three days.": 3,
		"They left two days ago.": 0, "It rained for the past two weeks.": 0} {
		got := 0
		for _, e := range times.Find(&nlp.Doc{Text: text}, timex.Anchor{Published: time.Date(2012, 8, 4, 0, 0, 0, 0, time.UTC)}) {
			got = max(got, pastDays(e))
		}
		if got != want {
			t.Errorf("%q: %d days, want %d", text, got, want)
		}
	}
}
