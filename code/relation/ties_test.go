package relation

import (
	"os"
	"slices"
	"testing"
)

// TestTies reads offices, those bound to a body, coalitions and wars from the engine's
// analysis of an invented text.
func TestTies(t *testing.T) {
	text, err := os.ReadFile("testdata/ties.conllu")
	if err != nil {
		t.Fatal(err)
	}
	got := relations(t, string(text), nil)
	for _, want := range []string{
		Leads + ": Luis Herrera, Colombia", MemberOf + ": Rosa Campos, Mexico",
		PartOf + ": Green Army, River Shield", PartOf + ": Oak Brigade, River Shield", PartOf + ": Valley Guard, River Shield",
		Fights + ": Egypt, Sudan", Fights + ": Ethiopia, Eritrea", Fights + ": Peru, Ecuador",
		MemberOf + ": James Okello, United Nations", MemberOf + ": Sarah Miles, Norwegian Refugee Council",
		Leads + ": Faisal Khoury, Desert Group", Leads + ": Jana Novak, International Criminal Court",
		MemberOf + ": Huda Salim, Finance Committee", BackedBy + ": Hill Brigade, Kenya", Fights + ": Lake Brigade, Oak Brigade",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("lacks %q", want)
		}
	}
	for _, not := range []string{Leads + ": Rosa Campos, Mexico", PartOf + ": Huda Salim, Finance Committee"} {
		if slices.Contains(got, not) {
			t.Errorf("has %q", not)
		}
	}
	if t.Failed() {
		t.Logf("all: %q", got)
	}
}
