package code

import (
	"testing"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/place"
)

// TestSeat: a newspaper of an owner abroad is of the country of its domain, and those who write
// for all the world write for no country.
func TestSeat(t *testing.T) {
	places, err := place.Load()
	if err != nil {
		t.Fatal(err)
	}
	c := &Coder{places: places}
	for _, x := range []struct {
		report        sitrep.Report
		seat, readers string
	}{
		{sitrep.Report{URL: "https://www.lakepost.com.au/a", Country: "USA", Family: "Hill Media"}, "AUS", "AUS"},
		{sitrep.Report{URL: "https://www.lakepost.com/a", Country: "USA", Family: "Hill Media"}, "USA", "USA"},
		{sitrep.Report{URL: "https://www.aljazeera.com/a", Country: "QAT", Family: "Al Jazeera"}, "QAT", ""},
	} {
		if got := c.seat(&x.report); got != x.seat {
			t.Errorf("%s: seat %q, want %q", x.report.URL, got, x.seat)
		}
		if got := c.readers(&x.report); got != x.readers {
			t.Errorf("%s: readers %q, want %q", x.report.URL, got, x.readers)
		}
	}
	if got := headline("https://lakepost.com/news/aldan-minister-resigns_2.html?x=1"); got != "News Aldan Minister Resigns Html" {
		t.Errorf("headline %q", got)
	}
}
