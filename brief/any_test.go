package brief

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/query"
)

// some makes an event of parts drawn at random, few of them there.
func some(rng *rand.Rand, id int) sitrep.Event {
	pick := func(of ...string) string { return of[rng.IntN(len(of))] }
	day := time.Date(2025, 5, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rng.IntN(14)).Format(time.DateOnly)
	e := sitrep.Event{ID: fmt.Sprint("e", id), Type: pick(query.Types()...), Mode: pick("", "aerial", "drone", "arrest", "visit", "heavy-weapons", "abduct"),
		Status: query.Statuses()[rng.IntN(len(query.Statuses()))], Confidence: rng.Float64(), Severity: 10 * rng.Float64(), Families: rng.IntN(3), Withdrawn: rng.IntN(9) == 0}
	if rng.IntN(3) > 0 {
		e.Time = sitrep.Time{Start: day, End: day, Precision: pick("day", "hour", "month", "")}
	}
	if rng.IntN(2) == 0 {
		e.Place = &sitrep.Place{Name: pick("Alba", ""), Country: pick("COR", ""), Admin1: pick("", "North"), Precision: pick("city", "exact", "country")}
	}
	party := func() []sitrep.Party {
		return []sitrep.Party{{ID: pick("a", "b", ""), Name: pick("", "it", "the Front", "gunmen", "United States", "interior ministry of Corvo"), Kind: pick("state", "organization", "person", "people", "")}}
	}
	if rng.IntN(2) == 0 {
		e.Actors = party()
	}
	if rng.IntN(2) == 0 {
		e.Recipients = party()
	}
	if rng.IntN(3) == 0 {
		e.Objects = []string{pick("", "it", "fire", "their cars", "a long, long thing with \x00 in it")}
	}
	if rng.IntN(3) == 0 {
		high := rng.IntN(9)
		e.Tolls = []sitrep.Toll{{Harm: pick("killed", "injured", "captured"), Low: rng.IntN(3), Best: rng.IntN(5), High: &high}}
		if rng.IntN(2) == 0 {
			e.Tolls[0].High = nil
		}
	}
	if rng.IntN(6) == 0 {
		e.Count = &sitrep.Count{Low: rng.IntN(50)}
		e.Since = &day
	}
	for i := range rng.IntN(4) {
		c := sitrep.Claim{Ref: sitrep.Ref{Report: fmt.Sprint("r", id, i), Mention: "m"}, Family: pick("First", "Second", "third.example", ""), Publisher: pick("", "Paper"),
			Published: pick("", "2025", day), Partisan: rng.IntN(2) == 0, Withdrawn: rng.IntN(5) == 0, Tolls: []sitrep.Casualty{{Harm: "killed", Low: rng.IntN(9), Best: 4}}}
		c.Sentence.Text = pick("", "Somebody did something.", strings.Repeat("word ", 200))
		if rng.IntN(2) == 0 {
			c.Speakers = []sitrep.Speaker{{ID: pick("a", ""), Name: pick("", "he", "a spokesman")}}
			c.Denials = c.Speakers
		}
		e.Claims = append(e.Claims, c)
	}
	if id > 0 && rng.IntN(4) == 0 {
		e.Answers = []sitrep.EventLink{{Event: fmt.Sprint("e", rng.IntN(id+2)), Explicit: rng.IntN(2) == 0, Probability: rng.Float64()}}
	}
	return e
}

func TestAnyEventsMakeAReport(t *testing.T) {
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 3))
		in := Input{Since: "2025-05-08", Until: "2025-05-10"}
		for i := range 1 + rng.IntN(60) {
			in.Events = append(in.Events, some(rng, i))
		}
		d := Situation(in)
		for _, s := range d.Sections {
			for _, g := range s.Groups {
				for _, x := range g.Sentences {
					if len(x.Notes) == 0 || !strings.ContainsAny(x.Text[len(x.Text)-1:], ".!?") && !strings.HasSuffix(x.Text, "”") || strings.Contains(x.Text, "  ") {
						t.Fatalf("seed %d: %s: %q, notes %v", seed, s.Title, x.Text, x.Notes)
					}
					for _, n := range x.Notes {
						if n < 1 || n > len(d.Notes) || d.Notes[n-1].Words == "" {
							t.Fatalf("seed %d: %q rests on note %d", seed, x.Text, n)
						}
					}
				}
			}
		}
		var b strings.Builder
		if err := d.HTML(&b); err != nil {
			t.Fatal(err)
		}
	}
}

// BenchmarkSituation writes a day's report over 20,000 events of two years.
func BenchmarkSituation(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	in := Input{Since: "2025-05-09", Until: "2025-05-10"}
	for i := range mostEvents {
		e := some(rng, i)
		day := time.Date(2025, 5, 10, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -i/28).Format(time.DateOnly)
		e.Time = sitrep.Time{Start: day, End: day, Precision: "day"}
		in.Events = append(in.Events, e)
	}
	for b.Loop() {
		Situation(in)
	}
}
