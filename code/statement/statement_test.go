package statement

import (
	"fmt"
	"strings"
	"testing"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor/actortest"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/data/statements"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

func record(t *testing.T, d *nlp.Doc) []sitrep.Statement {
	t.Helper()
	lex, err := Load(statements.Files)
	if err != nil {
		t.Fatal(err)
	}
	return Record(d, cast.Build(d, actortest.Base(t), cast.Options{}), lex.Find(d))
}

// brief is a statement for people: speaker (role) stance "content" 'quote', with
// "anonymous" where it is.
func brief(s *sitrep.Statement) string {
	who := "nobody"
	if s.Speaker != nil {
		who = s.Speaker.Name
	}
	out := who + " " + s.Stance
	for _, c := range s.Content {
		out += fmt.Sprintf(" %q", c.Text)
	}
	for _, q := range s.Quotes {
		out += " '" + q.Text + "'"
	}
	if s.Anonymous {
		out += " anonymous"
	}
	return out
}

// TestRecord reads who said what from trees written by hand.
func TestRecord(t *testing.T) {
	for _, c := range []struct{ name, trees, want string }{
		{"clause", "Ana|PROPN|NNP|3|nsubj|Ana|B-Person Vel|PROPN|NNP|1|flat|Vel|I-Person said|VERB|VBD|0|root|say the|DET|DT|5|det bridge|NOUN|NN|6|nsubj fell|VERB|VBD|3|ccomp|fall",
			`Ana Vel asserts "the bridge fell"`},
		{"quoted as saying, without a participle", "“|PUNCT|`|3|punct We|PRON|PRP|3|nsubj|we stay|VERB|VBP|7|ccomp|stay ,|PUNCT|,|3|punct ”|PUNCT|''|3|punct Veldt|PROPN|NNP|7|nsubj|Veldt|B-Organization quoted|VERB|VBD|0|root|quote miners|NOUN|NNS|7|obj|miner as|SCONJ|IN|10|mark saying|VERB|VBG|5|dep|say",
			`miners asserts "“ We stay , ”" 'We stay' anonymous`},
		{"found dead", "Ana|PROPN|NNP|3|nsubj:pass|Ana|B-Person was|AUX|VBD|3|aux:pass|be found|VERB|VBN|0|root|find dead|ADJ|JJ|3|xcomp", ""},
		{"found another dead", "Police|NOUN|NNS|2|nsubj|police found|VERB|VBD|0|root|find Ana|PROPN|NNP|2|obj|Ana|B-Person dead|ADJ|JJ|2|xcomp", ""},
		{"sworn loyalty", "Rebels|NOUN|NNS|2|nsubj|rebel pledged|VERB|VBD|0|root|pledge allegiance|NOUN|NN|2|obj to|ADP|IN|5|case Orlen|PROPN|NNP|3|nmod", ""},
		{"denial", "Ana|PROPN|NNP|3|nsubj|Ana|B-Person Vel|PROPN|NNP|1|flat|Vel|I-Person denied|VERB|VBD|0|root|deny the|DET|DT|5|det charge|NOUN|NN|3|obj",
			`Ana Vel denies "the charge"`},
		{"nobody named", "Two|NUM|CD|2|nummod officials|NOUN|NNS|3|nsubj|official warned|VERB|VBD|0|root|warn of|ADP|IN|5|case unrest|NOUN|NN|3|obl",
			`Two officials warns "of unrest" anonymous`},
		{"claimed the attack", "A|DET|DT|2|det group|NOUN|NN|3|nsubj claimed|VERB|VBD|0|root|claim the|DET|DT|5|det attack|NOUN|NN|3|obj",
			`group claims-responsibility "the attack"`},
		{"no group claimed it", "No|DET|DT|2|det group|NOUN|NN|3|nsubj claimed|VERB|VBD|0|root|claim the|DET|DT|5|det attack|NOUN|NN|3|obj", ``},
		{"what was only a purpose", "They|PRON|PRP|2|nsubj|they met|VERB|VBD|0|root|meet to|PART|TO|4|mark assert|VERB|VB|2|advcl|assert rights|NOUN|NNS|4|obj|right", ``},
	} {
		var got []string
		for _, s := range record(t, nlptest.Doc(t, c.trees)) {
			got = append(got, brief(&s))
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s: %s, want %s", c.name, g, c.want)
		}
	}
}

// TestAccording reads the source behind "according to" whether the tree has it as a
// case or as a participle.
func TestAccording(t *testing.T) {
	for _, trees := range []string{
		"Rain|NOUN|NN|2|nsubj fell|VERB|VBD|0|root|fall ,|PUNCT|,|2|punct according|VERB|VBG|6|case|accord to|ADP|IN|4|fixed witnesses|NOUN|NNS|2|obl|witness",
		"Rain|NOUN|NN|2|nsubj fell|VERB|VBD|0|root|fall ,|PUNCT|,|2|punct according|VERB|VBG|2|advcl|accord to|ADP|IN|6|case witnesses|NOUN|NNS|4|obl|witness",
	} {
		s := record(t, nlptest.Doc(t, trees))
		if len(s) != 1 || s[0].Speaker == nil || s[0].Speaker.Text != "witnesses" || len(s[0].Content) == 0 || s[0].Content[0].Text != "Rain fell" {
			t.Errorf("%+v", s)
		}
	}
}

// TestAttach ties mentions to the statements around them, and a denial of "the
// charge" to what was charged.
func TestAttach(t *testing.T) {
	arg := func(id, country string) sitrep.Arg {
		return sitrep.Arg{Actor: id, Country: country, Kind: sitrep.KindState}
	}
	at := func(s, e int) sitrep.Words { return sitrep.Words{Start: s, End: e} }
	b := arg("a2", "TCD")
	ss := []sitrep.Statement{
		{ID: "s1", Stance: "condemns", Speaker: &sitrep.Arg{Actor: "a1", Country: "SDN"}, Cue: at(10, 17), Content: []sitrep.Words{at(18, 50)}},
		{ID: "s2", Stance: "denies", Speaker: &b, Cue: at(60, 66), Content: []sitrep.Words{{Start: 67, End: 77, Text: "the charge"}}},
	}
	ms := []sitrep.Mention{
		{ID: "m1", Type: "ASSAULT", Status: sitrep.Alleged, Trigger: at(30, 38), Actors: []sitrep.Arg{b}},
		{ID: "m2", Type: "ACCUSE", Status: sitrep.Actual, Trigger: at(10, 17), Actors: []sitrep.Arg{arg("a1", "SDN")}},
		{ID: "m3", Type: "ASSAULT", Status: sitrep.Actual, Trigger: at(200, 204), Actors: []sitrep.Arg{b}},
	}
	Attach(ms, ss)
	if got := fmt.Sprint(ms[0].Sources, ms[0].DisputedBy, ms[0].PartisanOnly); got != "[s1] [s2] false" {
		t.Errorf("the shelling: %s", got)
	}
	if ms[1].PartisanOnly || len(ms[1].DisputedBy) > 0 {
		t.Errorf("the accusing is the outlet's own: %+v", ms[1])
	}
	if len(ms[2].Sources)+len(ms[2].DisputedBy) > 0 {
		t.Errorf("told by the outlet alone: %+v", ms[2])
	}
}

// TestPartisan: a ministry on what its own state's troops did is a party.
func TestPartisan(t *testing.T) {
	m := sitrep.Mention{Trigger: sitrep.Words{Start: 30, End: 38}, Actors: []sitrep.Arg{{Country: "TCD", Kind: sitrep.KindPeople, Sectors: []string{"MIL"}}}}
	for _, c := range []struct {
		speaker sitrep.Arg
		want    bool
	}{
		{sitrep.Arg{Actor: "a1", Country: "TCD", Sectors: []string{"GOV"}}, true},
		{sitrep.Arg{Actor: "a1", Country: "TCD", Sectors: []string{"JRN"}}, false},
		{sitrep.Arg{Actor: "a1", Country: "SDN", Sectors: []string{"GOV"}}, false},
	} {
		ms := []sitrep.Mention{m}
		Attach(ms, []sitrep.Statement{{ID: "s1", Stance: "asserts", Speaker: &c.speaker, Content: []sitrep.Words{{Start: 20, End: 60}}}})
		if ms[0].PartisanOnly != c.want {
			t.Errorf("%+v: partisan %v, want %v", c.speaker, ms[0].PartisanOnly, c.want)
		}
	}
}

// TestQuotations: curly marks tell their side, straight ones take turns, one left
// open goes on in the next paragraph.
func TestQuotations(t *testing.T) {
	d := nlptest.Doc(t, `"|PUNCT|''|2|punct Go|VERB|VB|0|root|go "|PUNCT|''|2|punct he|PRON|PRP|5|nsubj said|VERB|VBD|2|parataxis|say // “|PUNCT|''|2|punct Stay|VERB|VB|0|root|stay // Leave|VERB|VB|0|root|leave ”|PUNCT|''|1|punct`)
	q := quotations(d)
	if len(q) != 2 || q[0].start != 0 || q[0].end != 3 || q[0].open || !q[1].open || q[1].start != 5 {
		t.Errorf("quotations %+v", q)
	}
}
