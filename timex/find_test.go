package timex

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestFind reads whole sentences of the kind that news is made of, against
// Wednesday 15 May 2024: every expression as text=value.
func TestFind(t *testing.T) {
	f := finder(t)
	for _, c := range []struct{ text, want string }{
		{"Gunmen attacked the post on Wednesday.", "Wednesday=2024-05-15"},
		{"The two sides are to resume talks on Friday.", "Friday=2024-05-17"},
		{"The union called a strike for Thursday.", "Thursday=2024-05-16"},
		{"The union called a strike for Monday, when shops shut.", "Monday=2024-05-20"},
		{"She blamed the guard for Sunday's raid.", "Sunday=2024-05-12"},
		{"The vote had been set for Sunday.", "Sunday=2024-05-12"},
		{"Officials said on Monday the talks will resume on Tuesday.", "Monday=2024-05-13; Tuesday=2024-05-21"},
		{"Shells fell on the town last weekend.", "last weekend=2024-W19-WE"},
		{"The drones came in the early hours of Sunday.", "the early hours of Sunday=2024-05-12TMO"},
		{"The four-month-old war has displaced thousands.", "four-month-old=P4M"},
		{"It was the ninth raid since January.", "January=2024-01"},
		{"They met on 4 March and again on Feb. 12.", "4 March=2024-03-04; Feb. 12=2024-02-12"},
		{"The blast hit at 5 p.m. on Friday, May 10, 2024.", "5 p.m. on Friday, May 10, 2024=2024-05-10T17:00"},
		{"Rebels struck at 0630 GMT on Tuesday.", "0630 GMT on Tuesday=2024-05-14T06:30"},
		{"The siege began a year ago.", "a year ago=2023"},
		{"Two days later the army replied.", "Two days later=P2D"},
		{"More than 20 years on, the mines remain.", "More than 20 years on=P20Y"},
		{"In recent weeks the front has moved.", "recent weeks=PXW"},
		{"The 45-year-old driver and his 8-year-old son were unhurt.", "8-year-old=P8Y"},
		{"Attacks rose in the third quarter of 2023.", "the third quarter of 2023=2023-Q3"},
		{"He ruled in the 1990s and the '80s.", "the 1990s=199; the '80s=198"},
		{"The truce held through mid-March.", "mid-March=2024-03"},
		{"Since the September 11 attacks the law has changed.", "the September 11 attacks=2001-09-11"},
		{"Patrols go out every day and on Tuesdays.", "every day=P1D; Tuesdays=XXXX-WXX-2"},
		{"Prices may march in march step; they fall in May.", "May=2024-05"},
		{"The army sun-dried 1,998 fish in 25 sections.", ""},
		{"Articles You May Like", ""},
		{"A man in his 70s died on March 3 of last year; see https://example.org/2024/05/09/raid-in-7-days", "March 3 of last year=2023-03-03"},
		{"Since 9/11, 9 planes and 11 tanks were lost.", "9/11=2001-09-11"},
		{"In 1988 soldiers shot nine miners. Of 1988 soldiers nine fled.", "1988=1988"},
		{"Earlier this week two soldiers died; later this year talks open.", "Earlier this week=2024-W20; later this year=2024"},
		{"Since the outbreak of the war in Gaza, Hamas has lost tunnels.", "the outbreak of the war in Gaza=2023-10-07"},
	} {
		var got []string
		for _, e := range find(t, f, c.text, "2024-05-15") {
			got = append(got, e.Text+"="+e.Value)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

// TestIntervals checks the days that expressions mean.
func TestIntervals(t *testing.T) {
	f := finder(t)
	for _, c := range []struct {
		text, start, end string
		precision        Precision
	}{
		{"on Wednesday", "2024-05-15", "2024-05-15", Day},
		{"last month", "2024-04-01", "2024-04-30", Month},
		{"early in April", "2024-04-01", "2024-04-10", Month},
		{"the past three days", "2024-05-12", "2024-05-15", Day},
		{"since January", "2024-01-01", "2024-05-15", Month},
		{"from Monday to Wednesday", "2024-05-13", "2024-05-15", Day},
		{"between 3 and 5 May", "2024-05-03", "2024-05-05", Day},
		{"in 1995 and 1996", "1995-01-01", "1996-12-31", Year},
		{"last weekend", "2024-05-11", "2024-05-12", Day},
		{"January-March", "2024-01-01", "2024-03-31", Month},
		{"Ramadan 2024", "2024-03-11", "2024-04-09", Month},
		{"It began on 3 May. Two days later it ended", "2024-05-05", "2024-05-05", Day},
		{"Veldt said on Monday that Friday's talks would go ahead", "2024-05-17", "2024-05-17", Day},
		{"It said Friday's talks would take place despite the raid", "2024-05-17", "2024-05-17", Day},
		{"It said Friday's raid would not be forgotten", "2024-05-10", "2024-05-10", Day},
		{"It said Friday's talks would go ahead despite the raid earlier in the day", "2024-05-15", "2024-05-15", Day},
		{"the US invasion of Iraq", "2003-03-20", "2003-03-20", Day},
	} {
		es := find(t, f, c.text, "2024-05-15")
		if len(es) == 0 {
			t.Errorf("%q: nothing found", c.text)
			continue
		}
		v := es[len(es)-1].Interval
		if start, end := v.ISO(); start != c.start || end != c.end || v.Precision != c.precision {
			t.Errorf("%q (%s): %s to %s, %s; want %s to %s, %s", c.text, es[len(es)-1].Rule, start, end, v.Precision, c.start, c.end, c.precision)
		}
	}
}

// TestHours checks the hours that expressions mean, of a report whose hour is known
// and of one that only has a day.
func TestHours(t *testing.T) {
	f := finder(t)
	for _, c := range []struct{ text, published, start, end string }{
		{"Rebels struck over the past 24 hours.", "2024-05-15", "2024-05-14", "2024-05-15"},
		{"Rebels struck over the past 24 hours.", "2024-05-15T09:30", "2024-05-14T09:30", "2024-05-15T09:29"},
		{"Rebels struck in the past 48 hours.", "2024-05-15", "2024-05-13", "2024-05-15"},
		{"Rebels struck in the past three hours.", "2024-05-15", "2024-05-15", "2024-05-15"},
		{"Rebels struck in the last hour.", "2024-05-15", "2024-05-15", "2024-05-15"},
		{"Rebels struck in recent hours.", "2024-05-15", "2024-05-15", "2024-05-15"},
		{"Rebels struck three hours ago.", "2024-05-15", "2024-05-15", "2024-05-15"},
		{"Rebels struck three hours ago.", "2024-05-15T09:30", "2024-05-15T06:30", "2024-05-15T06:30"},
		{"Talks open in the next 24 hours.", "2024-05-15", "2024-05-15", "2024-05-16"},
		{"Rebels struck overnight.", "2024-05-15", "2024-05-14T18:00", "2024-05-15T05:59"},
		{"Rebels struck overnight on Monday.", "2024-05-15", "2024-05-13T18:00", "2024-05-14T05:59"},
		{"Rebels struck on Monday night.", "2024-05-15", "2024-05-13T18:00", "2024-05-13T23:59"},
		{"Rebels struck in the small hours of Sunday.", "2024-05-15", "2024-05-12T00:00", "2024-05-12T05:59"},
		{"Rebels struck in the early hours.", "2024-05-15", "2024-05-15T00:00", "2024-05-15T05:59"},
		{"Rebels struck before dawn on Sunday.", "2024-05-15", "2024-05-12T00:00", "2024-05-12T05:59"},
		{"Rebels struck at dawn on Sunday.", "2024-05-15", "2024-05-12T05:00", "2024-05-12T11:59"},
		{"Rebels struck shortly after midnight.", "2024-05-15", "2024-05-15T00:00", "2024-05-15T00:00"},
		{"The truce will begin at midnight.", "2024-05-15", "2024-05-16T00:00", "2024-05-16T00:00"},
	} {
		es := find(t, f, c.text, c.published)
		if len(es) != 1 {
			t.Errorf("%q: %d expressions (%s), want 1", c.text, len(es), values(es))
			continue
		}
		if start, end := es[0].Interval.ISO(); start != c.start || end != c.end {
			t.Errorf("%q of %s: %s to %s, want %s to %s", c.text, c.published, start, end, c.start, c.end)
		}
	}
}

// TestNoAnchor finds relative expressions without giving them a day.
func TestNoAnchor(t *testing.T) {
	es := find(t, finder(t), "They left yesterday and on 3 May 2020.", "")
	if len(es) != 2 || es[0].Value != "" || !es[0].Interval.Zero() || es[1].Value != "2020-05-03" {
		t.Errorf("got %s", values(es))
	}
}

// FuzzFind holds that Text is the quoted string, that expressions stand in order
// and do not overlap, and that intervals do not end before they begin.
func FuzzFind(f *testing.F) {
	fd, err := New()
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"on 3-5 May 2020 at 5 p.m. EST", "’80s 1/2/03 \u2028 nineteen ninety", "the end of the early part of last", "Q3 2020's 24:00 midnight Feb. 30"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		last := 0
		for _, e := range find(t, fd, s, "2024-05-15") {
			if e.Start < last || e.End <= e.Start || e.End > len(s) || s[e.Start:e.End] != e.Text {
				t.Fatalf("%q: expression %q at [%d:%d) after %d", s, e.Text, e.Start, e.End, last)
			}
			if v := e.Interval; !v.Start.IsZero() && !v.End.IsZero() && v.End.Before(v.Start) {
				t.Fatalf("%q: %q ends before it begins: %v", s, e.Text, v)
			}
			last = e.End
		}
	})
}

// BenchmarkFind reports words a second; the bound is 100,000.
func BenchmarkFind(b *testing.B) {
	f := finder(b)
	text := strings.Repeat("Gunmen killed at least three soldiers near the port early on Tuesday, the army said, a week after talks in the capital broke down. "+
		"The siege, which began in March 2023, has forced thousands to flee in recent weeks. ", 50)
	words := len(strings.Fields(text))
	for b.Loop() {
		find(b, f, text, "2024-05-15")
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
