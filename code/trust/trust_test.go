package trust

import (
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/events"
)

func TestLoadShipped(t *testing.T) {
	m, err := Load(events.FS)
	if err != nil {
		t.Fatal(err)
	}
	hot := sitrep.Mention{Type: "ASSAULT", Status: sitrep.Actual, Rule: "assault.txt:1 attack verb", Actors: []sitrep.Arg{{Actor: "a1", Kind: sitrep.KindState}},
		Recipients: []sitrep.Arg{{Kind: sitrep.KindPeople, Sectors: []string{"MIL"}}}, Place: &sitrep.Place{}, Time: &sitrep.Time{}}
	cold := sitrep.Mention{Type: "AGREE", Status: sitrep.Actual, Rule: "agree.txt:1 agree.offer noun", Actors: []sitrep.Arg{{Kind: sitrep.KindThing}}}
	if a, b := m.Of(Features(&hot, "4")), m.Of(Features(&cold, "0")); a < 0.7 || b > 0.4 {
		t.Errorf("an attack by a state on soldiers %.2f, plans of a thing %.2f", a, b)
	}
}

func TestLoadRefuses(t *testing.T) {
	if _, err := Load(fstest.MapFS{"trust.txt": {Data: []byte("noun | much\n")}}); err == nil || !strings.Contains(err.Error(), "much") {
		t.Errorf("error %v, want one with the weight", err)
	}
}

// TestLearn: what always goes with being right gets weight, and the probabilities
// come near the shares.
func TestLearn(t *testing.T) {
	var cases []Case
	for i := range 200 {
		noun := i%2 == 0
		right := !noun && i%10 != 1 || noun && i%10 == 0
		f := []string{"bias"}
		if noun {
			f = append(f, "noun")
		}
		cases = append(cases, Case{f, right})
	}
	m := Learn(cases)
	for _, c := range []struct {
		f    []string
		want float64
	}{{[]string{"bias"}, 0.8}, {[]string{"bias", "noun"}, 0.2}} {
		if got := m.Of(c.f); math.Abs(got-c.want) > 0.1 {
			t.Errorf("%v: %.2f, want about %.2f", c.f, got, c.want)
		}
	}
}

func TestHeat(t *testing.T) {
	for text, want := range map[string]string{
		"The choir sang until midnight.":                        "0",
		"Soldiers killed two rebels in a raid near the border.": "4",
		"": "0",
		strings.Repeat("the parliament sat ", 30) + "police raided": "2",
	} {
		if got := Heat(text); got != want {
			t.Errorf("heat of %.40q is %s, want %s", text, got, want)
		}
	}
	if f := Features(&sitrep.Mention{Type: "AID"}, "0"); !slices.Contains(f, "parties:none") {
		t.Errorf("features %v", f)
	}
}
