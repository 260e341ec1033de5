package truth

import (
	"slices"
	"strings"
	"testing"

	sitrep "github.com/sitrep-news/sitrep"
)

func TestParse(t *testing.T) {
	got, err := Parse("r.txt", "# comment\n\nset a_1 20 NONE\nset a_1 90 AID actual/planned A=4,9? R=* P=- W=4:k3\n")
	if err != nil || len(got) != 2 {
		t.Fatalf("%+v, %v; want two", got, err)
	}
	if got[0].Type != "NONE" || got[0].Key() != "set:a_1" {
		t.Errorf("first %+v", got[0])
	}
	r := got[1]
	if !slices.Equal(r.Parts['A'], []Mark{{4, false}, {9, true}}) || !slices.Equal(r.Parts['R'], []Mark{{-1, false}}) || len(r.Parts['P']) != 0 || r.Wrong[4] != "k3" {
		t.Errorf("second %+v", r)
	}
	if s := r.String(); s != "set a_1 90 AID actual/planned A=4,9? R=* W=4:k3" {
		t.Errorf("written again: %s", s)
	}
	for _, bad := range []string{"set a 1\n", "set a one NONE\n", "set a 1 AID\n", "set a 1 AID actual Q=1\n", "set a 1 AID actual A=x\n"} {
		if _, err := Parse("r.txt", bad); err == nil || !strings.Contains(err.Error(), "r.txt:1") {
			t.Errorf("%q: error %v, want one with the line", bad, err)
		}
	}
}

func TestShipped(t *testing.T) {
	all, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; i < len(all); i++ {
		if a, b := &all[i-1], &all[i]; a.Key() == b.Key() && a.Trigger == b.Trigger {
			t.Errorf("%s %d stands twice", a.Key(), a.Trigger)
		}
	}
}

// shelling is "The army shelled Port Alda in Tarvia. It fled." with the army as doer,
// the town as thing and place, and "It" as the army.
func shelling() (*sitrep.Report, *sitrep.Mention) {
	text := "The army shelled Port Alda in Tarvia. It fled."
	words := func(s string) sitrep.Words {
		i := strings.Index(text, s)
		return sitrep.Words{Start: i, End: i + len(s), Text: s}
	}
	r := &sitrep.Report{Text: text, Actors: []sitrep.Actor{{ID: "a1", Name: "Army of Tarvia",
		Mentions: []sitrep.Span{{Start: 0, End: 8}, {Start: strings.Index(text, "It"), End: strings.Index(text, "It") + 2}}}}}
	return r, &sitrep.Mention{Type: "ASSAULT", Status: sitrep.Actual, Trigger: words("shelled"),
		Actors:  []sitrep.Arg{{Words: words("The army"), Actor: "a1", Name: "Army of Tarvia", Country: "TAR"}},
		Objects: []sitrep.Arg{{Words: words("Port Alda"), Name: "Port Alda"}},
		Places: []sitrep.Place{{Words: words("Port Alda"), Name: "Port Alda", Country: "TAR", Precision: "city"},
			{Words: words("Tarvia"), Name: "Tarvia", Country: "TAR", Precision: "country"}}}
}

func TestFaults(t *testing.T) {
	sum := Sum("Army of Tarvia", "TAR")
	for said, want := range map[string]string{
		"s r 9 ASSAULT actual A=4 R=17 P=17":            "", // the country around the town may be there
		"s r 9 ASSAULT actual A=38 R=17? P=17":          "", // told again by "It"
		"s r 9 ASSAULT denied/actual A=4 R=17 P=17,30?": "",
		"s r 9 NONE":                                     "event",
		"s r 9 COERCE actual A=4 R=17 P=17":              "type",
		"s r 9 ASSAULT planned A=4 R=17 P=17":            "status",
		"s r 9 ASSAULT actual R=17 P=17":                 "actors",
		"s r 9 ASSAULT actual A=4,* R=17 P=17":           "actors",
		"s r 9 ASSAULT actual A=4 R=17,38 P=17":          "recipients",
		"s r 9 ASSAULT actual A=4 R=17 P=-":              "place",
		"s r 9 ASSAULT actual A=4 R=17 P=17 W=4:" + sum:  "meant",
		"s r 9 ASSAULT actual A=4 R=17 P=17 W=4:another": "",
		"s r 9 CONSULT actual A=4 R=17 P=17":             "type",
	} {
		x, err := Parse("r", said)
		if err != nil {
			t.Fatal(err)
		}
		r, m := shelling()
		if got := strings.Join(Faults(r, m, &x[0]), ","); got != want {
			t.Errorf("%s: faults %q, want %q", said, got, want)
		}
	}
	r, _ := shelling()
	if Told(r, 9) != nil {
		t.Error("a mention where there is none")
	}
}
