package number

import (
	"fmt"
	"strings"
	"testing"
)

func bounds(low, best int, high *int) string {
	if high == nil {
		return fmt.Sprintf("%d/%d/-", low, best)
	}
	return fmt.Sprintf("%d/%d/%d", low, best, *high)
}

// TestFind reads numbers from forms alone: text=low/best/high.
func TestFind(t *testing.T) {
	f := newFinder(t)
	for _, c := range []struct{ text, want string }{
		{"at least three soldiers", "at least three=3/3/-"},
		{"more than 170 attacks", "more than 170=170/170/-"},
		{"up to 30 rebels", "up to 30=0/30/30"},
		{"about 2,500 troops", "about 2,500=2500/2500/2500"},
		{"between 10 and 15 people", "between 10 and 15=10/10/15"},
		{"10 to 15 people", "10 to 15=10/10/15"},
		{"10 - 15 people", "10 - 15=10/10/15"},
		{"two or three huts", "two or three=2/2/3"},
		{"dozens of villagers", "dozens=24/24/99"},
		{"several hundred marchers", "several hundred=300/300/999"},
		{"half a million people", "half a million=500000/500000/500000"},
		{"forty - one graves", "forty - one=41/41/41"},
		{"forty-one graves", "forty-one=41/41/41"},
		{"the ninth attack", "ninth=9/9/9"},
		{"1.2 million refugees", "1.2 million=1200000/1200000/1200000"},
		{"50 or more boats", "50 or more=50/50/-"},
		{"a couple of guards", "a couple=2/2/2"},
		{"from dawn to dusk", ""},
		{"no longer", ""},
		{"as many as 12 and no fewer than five", "as many as 12=0/12/12; no fewer than five=5/5/-"},
	} {
		d := plain(c.text)
		var got []string
		for _, q := range f.Find(d) {
			got = append(got, q.Text+"="+bounds(q.Low, q.Best, q.High))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%q: got %s, want %s", c.text, s, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	fd, err := New()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("between at least 3 and more than dozens of 5 - 4 million or more")
	f.Fuzz(func(t *testing.T, s string) {
		d := plain(s)
		last := 0
		for _, q := range fd.Find(d) {
			if q.First < last || q.Last <= q.First || d.Text[q.Start:q.End] != q.Text {
				t.Fatalf("%q: number %q at tokens [%d:%d)", s, q.Text, q.First, q.Last)
			}
			if q.Low > q.Best || q.High != nil && *q.High < q.Best {
				t.Fatalf("%q: %q has bounds %s", s, q.Text, bounds(q.Low, q.Best, q.High))
			}
			last = q.Last
		}
		fd.Casualties(d, fd.Find(d))
	})
}
