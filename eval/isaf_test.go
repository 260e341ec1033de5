package eval

import (
	"slices"
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
		"2011-6-S-999\nPORT ALDA (March 9)\nA patrol found a cache on Monday.":             "2011-03-09",
		"2011-06-S-999\nPORT ALDA (9 June 2011)\nA patrol found a cache on Monday.":        "2011-06-09",
		"2011-06-S-999\nPORT ALDA (Thursday, June 9)\nA patrol found a cache on Monday.":   "2011-06-09",
		"News of June 8\n2011-06-S-999\nPORT ALDA (June 9)\nA patrol found a cache.":       "2011-06-08",
		"News of June 9\n2011-06-S-999\nPORT ALDA (June 8)\nA patrol found a cache.":       "2011-06-08",
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

// TestReleases asks which releases a record holds, and the first day that each tells
// for itself.
func TestReleases(t *testing.T) {
	times, err := timex.New()
	if err != nil {
		t.Fatal(err)
	}
	c := releaseCoder{times: times}
	for text, want := range map[string][]string{
		"2012-12-S-998\nPORT ALDA, Norland (Dec. 30, 2012)\nA patrol found guns yesterday.\n\n2013-01-S-002\nPORT ALDA, Norland (Jan. 2)\nThe guns found Saturday are old.": {
			"2012-12-30 2012-12-29", "2013-01-02 2012-12-29"},
		"2012-08-S-998\nPORT ALDA, Norland (Aug. 4, 2012)\nA patrol found guns. \"They ran on Monday,\" said a captain.":        {"2012-08-04 2012-08-04"},
		"2012-08-S-998\nPORT ALDA, Norland (Aug. 4, 2012)\n“They ran on Monday,” said a captain. A patrol found guns Thursday.": {"2012-08-04 2012-08-02"},
		"2012-08-S-998\nPORT ALDA, Norland (Aug. 4, 2012)\nA patrol left VELM, Norland (the old port) yesterday with the guns.": {"2012-08-04 2012-08-03"},
		"PORT ALDA\nA patrol found guns yesterday.": nil,
	} {
		doc := &nlp.Doc{Text: text}
		var got []string
		for _, r := range c.releases(doc) {
			got = append(got, r.day.Format("2006-01-02 ")+firstDay(doc, r, c.days(doc, r)).Format("2006-01-02"))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestUpdateIsNoLater keeps the day on which an update confirms a thing from dating it.
func TestUpdateIsNoLater(t *testing.T) {
	times, err := timex.New()
	if err != nil {
		t.Fatal(err)
	}
	c := releaseCoder{times: times}
	doc := &nlp.Doc{Text: "2012-08-S-998\nPORT ALDA, Norland (Aug. 4, 2012)\nA patrol found guns.\n\nPORT ALDA, Norland (Aug. 7)\nThe force confirmed today that the guns were taken Saturday."}
	parts := c.releases(doc)
	if len(parts) != 2 {
		t.Fatalf("%d releases, want 2", len(parts))
	}
	days := c.days(doc, parts[1])
	if len(days) != 1 || days[0].Text != "Saturday" {
		t.Errorf("an update of August 7 to a release of August 4 tells the days %v, want Saturday alone", days)
	}
}

func TestEnemy(t *testing.T) {
	for who, want := range map[string]bool{"local rebel leader": true, "insurgents": true, "local nationals": false, "local men": false, "villagers": false, "patrol soldiers": false} {
		if got := enemy(who); got != want {
			t.Errorf("%q of the enemy: %v, want %v", who, got, want)
		}
	}
}
