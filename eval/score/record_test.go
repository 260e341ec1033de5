package score

import (
	"testing"

	"github.com/sitrep-news/sitrep"
)

func TestRecords(t *testing.T) {
	w := func(a, b int) sitrep.Words { return sitrep.Words{Start: a, End: b} }
	gold := sitrep.Report{
		Mentions: []sitrep.Mention{
			{Type: "ASSAULT", Trigger: w(10, 16), Sentence: w(0, 50), Status: sitrep.Actual, Actors: []sitrep.Arg{{Words: w(0, 5), Name: "Hill Front"}},
				Place: &sitrep.Place{Name: "Veldt"}, Casualties: []sitrep.Casualty{{Harm: "killed", Best: 2}}},
			{Type: "CONSULT", Trigger: w(60, 65), Sentence: w(51, 90), Status: sitrep.Planned},
		},
		Statements: []sitrep.Statement{{Content: []sitrep.Words{w(0, 40)}}},
		Actors:     []sitrep.Actor{{ID: "a", Name: "Hill Front"}, {ID: "b", Name: "Alliance"}},
		Relations:  []sitrep.Relation{{Type: "part_of", From: "a", To: "b"}},
	}
	pred := sitrep.Report{
		Mentions: []sitrep.Mention{
			{Type: "ASSAULT", Trigger: w(30, 36), Sentence: w(0, 50), Status: sitrep.Alleged, Actors: []sitrep.Arg{{Words: w(20, 25), Name: "hill front"}, {Words: w(40, 44)}},
				Place: &sitrep.Place{Name: "Galt"}, Casualties: []sitrep.Casualty{{Harm: "killed", Best: 2}}},
			{Type: "ASSAULT", Trigger: w(60, 65), Sentence: w(51, 90)},
		},
		Statements: []sitrep.Statement{{Content: []sitrep.Words{w(0, 20)}}, {Content: []sitrep.Words{w(60, 70)}}},
		Actors:     []sitrep.Actor{{ID: "x", Name: "Hill Front"}, {ID: "y", Name: "Alliance"}},
		Relations:  []sitrep.Relation{{Type: "part_of", From: "x", To: "y"}},
	}
	got := Records([]sitrep.Report{gold}, []sitrep.Report{pred})
	want := map[string]string{
		"mention_precision": "50.00", "mention_recall": "50.00", "mention_f1": "50.00", "status_accuracy": "0.00", "actors_f1": "66.67",
		"place_accuracy": "0.00", "time_accuracy": "100.00", "losses_f1": "100.00", "statement_f1": "66.67", "relation_f1": "100.00",
		"ASSAULT_f1": "66.67", "CONSULT_f1": "0.00",
	}
	for _, f := range got {
		if w, ok := want[f.Name]; ok && f.String() != w {
			t.Errorf("%s is %s, want %s", f.Name, f, w)
		}
	}
}
