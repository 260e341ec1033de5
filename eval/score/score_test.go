package score

import (
	"encoding/json"
	"strings"
	"testing"
)

// The figures of these small cases were worked out by hand.
func TestSmallCases(t *testing.T) {
	cases := []struct {
		name       string
		scorer     Scorer
		gold, pred string // records, one a line
		want       map[string]string
	}{
		{
			name:   "muc4: type right, one of two roles right, one extra",
			scorer: Of(MUC4),
			gold:   `{"id":1,"templates":[{"incident_type":"attack","PerpInd":[[["the gunmen",3]]],"Target":[[["bridge",9],["the old bridge",20]]]}]}`,
			pred:   `{"id":1,"templates":[{"incident_type":"attack","PerpInd":[["police"]],"Target":[["a Bridge"]]}]}`,
			// 2 of 3 predicted fills right, 2 of 3 gold fills found
			want: map[string]string{"template_f1": "66.67", "Target_f1": "100.00", "PerpInd_f1": "0.00", "ceaf_ree_f1": "50.00"},
		},
		{
			name:   "muc4: the pairing is the one that gains most",
			scorer: Of(MUC4),
			gold:   `{"templates":[{"incident_type":"bombing","Weapon":[["bomb"]]},{"incident_type":"bombing","Weapon":[["dynamite"]]}]}`,
			pred:   `{"templates":[{"incident_type":"bombing","Weapon":[["dynamite"]]},{"incident_type":"bombing","Weapon":[["bomb"]]}]}`,
			want:   map[string]string{"template_f1": "100.00", "incident_type_f1": "100.00"},
		},
		{
			name:   "plv: retreat and concede are one root",
			scorer: Of(PLV),
			gold:   `{"root":"CONCEDE","quad":"2"}` + "\n" + `{"root":"ASSAULT","quad":"4"}`,
			pred:   `{"root":"RETREAT"}` + "\n" + `{"root":"AID"}`,
			want:   map[string]string{"root_macro_f1": "50.00", "root_accuracy": "50.00", "quad_macro_f1": "33.33", "records": "2"},
		},
		{
			name:   "gsr: the 2016 name counts; a missing gold target asks nothing",
			scorer: Of(PLOVERGold),
			gold:   `{"event":"FIGHT","source":[{"code":"TAR"}],"target":[]}`,
			pred:   `{"events":[{"event":"ASSAULT","source":[{"code":"TAR"}],"target":[{"code":"SAR"}]},{"event":"AID","source":[],"target":[]}]}`,
			want:   map[string]string{"type_recall": "100.00", "full_f1": "66.67", "events_per_sentence": "200.00"},
		},
		{
			name:   "re3d: allies either way round, belonging only one way",
			scorer: Of(Re3d),
			gold:   `{"entities":[],"relations":[{"type":"AlliesOf","from":[0,4],"to":[9,12]},{"type":"BelongsTo","from":[0,4],"to":[9,12]}]}`,
			pred:   `{"relations":[{"type":"AlliesOf","from":[9,12],"to":[0,4]},{"type":"BelongsTo","from":[9,12],"to":[0,4]}]}`,
			want:   map[string]string{"relation_f1": "50.00", "AlliesOf_f1": "100.00", "BelongsTo_f1": "0.00"},
		},
		{
			name:   "polnear: half of the content is enough, less is not",
			scorer: Of(PolNeAR),
			gold:   `{"attributions":[{"source":[[0,3]],"cue":[[4,8]],"content":[[10,20]]},{"source":[[0,3]],"cue":[],"content":[[40,50]]}]}`,
			pred:   `{"attributions":[{"source":[[2,5]],"cue":[[9,10]],"content":[[10,15]]},{"source":[],"cue":[],"content":[[46,56]]}]}`,
			want:   map[string]string{"content_f1": "50.00", "content_and_source_f1": "66.67", "content_and_cue_f1": "0.00"},
		},
		{
			name:   "geo: 1 degree of longitude at the equator is 111 km, 2 are too many",
			scorer: Of(Geo),
			gold:   `{"toponyms":[{"start":0,"end":5,"lat":0,"lon":0},{"start":9,"end":12,"lat":0,"lon":0},{"start":20,"end":22,"lat":null,"lon":null}]}`,
			pred:   `{"toponyms":[{"start":0,"end":5,"lat":0,"lon":1},{"start":9,"end":12,"lat":0,"lon":2},{"start":20,"end":22,"lat":5,"lon":5},{"start":30,"end":31,"lat":1,"lon":1}]}`,
			want:   map[string]string{"toponym_precision": "75.00", "toponym_recall": "100.00", "acc161_of_found": "50.00", "acc161_end_to_end": "50.00"},
		},
		{
			name:   "timex: overlap finds, the value decides",
			scorer: Of(TimeBank),
			gold:   `{"timex":[{"start":0,"end":6,"value":"2025-03-04"},{"start":10,"end":14,"value":"P1W"}]}`,
			pred:   `{"timex":[{"start":3,"end":9,"value":"2025-03-04"},{"start":10,"end":14,"value":"P1M"}]}`,
			want:   map[string]string{"relaxed_f1": "100.00", "value_f1": "50.00"},
		},
		{
			name:   "actors: empty is an answer; a list offers a choice; none wants nothing",
			scorer: Of(Actors),
			gold: `{"expect":{"country":"","code_1":"MIL"}}` + "\n" + `{"expect":{"wiki":["A","B"]}}` + "\n" +
				`{"expect":{"none":true}}`,
			pred: `{"expect":{"country":"TAR","code_1":"MIL"}}` + "\n" + `{"expect":{"title":"B"}}` + "\n" + `{}`,
			want: map[string]string{"country": "0.00", "code_1": "100.00", "title": "100.00", "none": "100.00", "all": "75.00", "checks": "4"},
		},
		{
			name:   "isaf",
			scorer: Of(Releases),
			gold:   `{"gold":{"start_date":"2012-05-01","event_type":["a","b"],"province":["p"],"target_group":[],"min_killed":1,"min_captured":0}}`,
			pred:   `{"gold":{"start_date":"2012-05-01","event_type":["a"],"province":["q"],"target_group":[""],"min_killed":2,"min_captured":0}}`,
			want:   map[string]string{"start_date_accuracy": "100.00", "min_killed_accuracy": "0.00", "min_captured_accuracy": "100.00", "event_type_f1": "66.67", "province_f1": "0.00"},
		},
		{
			name:   "ecb: one cluster for all has full recall",
			scorer: Of(Clusters),
			gold:   `{"topic":"1"}` + "\n" + `{"topic":"1"}` + "\n" + `{"topic":"2"}` + "\n" + `{"topic":"2"}`,
			pred:   `{"cluster":7}` + "\n" + `{"cluster":7}` + "\n" + `{"cluster":7}` + "\n" + `{"cluster":"7"}`,
			want:   map[string]string{"b3_precision": "50.00", "b3_recall": "100.00", "clusters": "1", "gold_clusters": "2"},
		},
		{
			name:   "ner: exact spans and kinds; an I after O begins a name",
			scorer: Of(NER),
			gold:   `{"sentences":[[["Ana","B-Person"],["Vel","I-Person"],["of","O"],["Tarvia","B-Location"]]]}`,
			pred:   `{"sentences":[[["Ana","B-Person"],["Vel","E-Person"],["of","O"],["Tarvia","I-NORP"]]]}`,
			want:   map[string]string{"f1": "50.00", "Person_f1": "100.00", "Location_f1": "0.00", "NORP_f1": "0.00"},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.scorer(records(c.gold), records(c.pred))
			if err != nil {
				t.Fatal(err)
			}
			have := map[string]string{}
			for _, f := range got {
				have[f.Name] = f.String()
			}
			for k, v := range c.want {
				if have[k] != v {
					t.Errorf("%s is %s, want %s", k, have[k], v)
				}
			}
		})
	}
}

func records(lines string) (out []json.RawMessage) {
	for l := range strings.SplitSeq(lines, "\n") {
		out = append(out, json.RawMessage(l))
	}
	return out
}

func TestRecordsMustMatch(t *testing.T) {
	s := Of(PLV)
	if _, err := s(records(`{"id":"a"}`), records(`{"id":"b"}`)); err == nil || !strings.Contains(err.Error(), "record 1") {
		t.Errorf("other id: error is %v", err)
	}
	if _, err := s(records(`{"id":"a"}`), nil); err == nil {
		t.Error("no error for a missing prediction")
	}
}

func TestFiguresAsJSON(t *testing.T) {
	b, err := json.Marshal(Figures{{"f1", 0.5}, {"n", 3}, {"crps", "0.1234"}, {"p", 0.81274}, {"r", 1.0}})
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"f1":50.0,"n":3,"crps":"0.1234","p":81.27,"r":100.0}`; string(b) != want {
		t.Errorf("got %s, want %s", b, want)
	}
}

func TestCoNLLUAlignsByCharacters(t *testing.T) {
	gold := "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tdo\tdo\tAUX\t_\t_\t3\taux\t_\t_\n2\tn't\tnot\tPART\t_\t_\t3\tadvmod\t_\t_\n3\tgo\tgo\tVERB\t_\t_\t0\troot\t_\t_\n\n"
	pred := "1\tdon't\tdo\tAUX\t_\t_\t2\taux\t_\t_\n2\tgo\tgo\tVERB\t_\t_\t0\troot:x\t_\t_\n\n"
	got, err := CoNLLU(strings.NewReader(gold), strings.NewReader(pred))
	if err != nil {
		t.Fatal(err)
	}
	// one of two words predicted is among the three of the gold: F1 40
	for name, want := range map[string]float64{"words_f1": 0.4, "sentences_f1": 1, "las": 0.4} {
		if have, _ := got.Get(name); have != want {
			t.Errorf("%s is %v, want %v", name, have, want)
		}
	}
}

func TestCRPS(t *testing.T) {
	// Two draws 0 and 2 against 1: mean miss 1, less half the mean spread (1) = 0.5.
	if got := crps([]float64{2, 0}, 1); got != 0.5 {
		t.Errorf("crps is %v, want 0.5", got)
	}
	if !within90([]float64{0, 1, 2}, 1) || within90([]float64{0, 1, 2}, 9) {
		t.Error("coverage is wrong")
	}
}

func TestTemplateCounts(t *testing.T) {
	victims := func(names ...string) Template {
		x := Template{Type: "attack"}
		for _, n := range names {
			x.Role[3] = append(x.Role[3], Entity{n})
		}
		return x
	}
	gold := []Template{victims("miller"), victims("baker", "smith")}
	for _, c := range []struct {
		name string
		pred []Template
		want [4]int // right, predicted, found, gold
	}{
		{"two told apart", gold, [4]int{5, 5, 5, 5}},
		{"two in one", []Template{victims("the miller", "the baker", "the smith")}, [4]int{3, 4, 3, 5}},
		{"a bare second", []Template{victims("miller"), victims()}, [4]int{3, 3, 3, 5}},
		{"none", nil, [4]int{0, 0, 0, 5}},
	} {
		if got := TemplateCounts(gold, c.pred); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
