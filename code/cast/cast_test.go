package cast

import (
	"os"
	"slices"
	"testing"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor/actortest"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/conllu"
	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

func build(t *testing.T, trees string) (*nlp.Doc, *Cast) {
	t.Helper()
	return castOf(t, nlptest.Doc(t, trees))
}

// built is the cast of an analysis in testdata.
func built(t *testing.T, file string) (*nlp.Doc, *Cast) {
	t.Helper()
	text, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	d, err := conllu.One(string(text))
	if err != nil {
		t.Fatal(err)
	}
	return castOf(t, d)
}

func castOf(t *testing.T, d *nlp.Doc) (*nlp.Doc, *Cast) {
	t.Helper()
	return d, Build(d, actortest.Base(t), Options{})
}

// TestKinds tells what kinds of things common nouns name.
func TestKinds(t *testing.T) {
	for _, c := range []struct{ trees, head, kind string }{
		{"Three|NUM|CD|2|nummod sailors|NOUN|NNS|3|nsubj|sailor drowned|VERB|VBD|0|root", "sailors", sitrep.KindPeople},
		{"A|DET|DT|2|det sailor|NOUN|NN|3|nsubj drowned|VERB|VBD|0|root", "sailor", sitrep.KindPerson},
		{"Four|NUM|CD|2|nummod frigates|NOUN|NNS|3|nsubj|frigate sailed|VERB|VBD|0|root", "frigates", sitrep.KindThing},
		{"Two|NUM|CD|2|nummod houses|NOUN|NNS|3|nsubj|house burned|VERB|VBD|0|root", "houses", sitrep.KindThing},
		{"The|DET|DT|2|det army|NOUN|NN|3|nsubj left|VERB|VBD|0|root", "army", sitrep.KindOrganization},
		{"A|DET|DT|2|det village|NOUN|NN|3|nsubj burned|VERB|VBD|0|root", "village", sitrep.KindPlace},
		{"The|DET|DT|2|det idea|NOUN|NN|3|nsubj spread|VERB|VBD|0|root", "idea", sitrep.KindThing},
	} {
		d, who := build(t, c.trees)
		if got := who.Arg(nlptest.Word(t, d, c.head, 0)).Kind; got != c.kind {
			t.Errorf("%s: %s, want %s", c.head, got, c.kind)
		}
	}
}

// TestCapital: a capital that acts is its state, one that something is in a place.
func TestCapital(t *testing.T) {
	d, who := build(t, "Cairo|PROPN|NNP|2|nsubj||B-Location warned|VERB|VBD|0|root Chad|PROPN|NNP|2|obj||B-Location / Talks|NOUN|NNS|2|nsubj|talk began|VERB|VBD|0|root in|ADP|IN|4|case Cairo|PROPN|NNP|2|obl||B-Location")
	if a := who.Arg(nlptest.Word(t, d, "Cairo", 0)); a.Kind != sitrep.KindState || a.Country != "EGY" {
		t.Errorf("Cairo warned: %+v", a)
	}
	if !who.Place(nlptest.Word(t, d, "Cairo", 1)) {
		t.Errorf("in Cairo: %+v", who.Arg(nlptest.Word(t, d, "Cairo", 1)))
	}
}

// TestRelabel: what the engine took for a person is a state, and a surname told in
// full elsewhere is a person's, whatever the engine took it for.
func TestRelabel(t *testing.T) {
	d, who := build(t, "Washington|PROPN|NNP|2|nsubj||B-Person urged|VERB|VBD|0|root calm|NOUN|NN|2|obj / Omar|PROPN|NNP|3|nsubj||B-Person Dagat|PROPN|NNP|1|flat||I-Person fled|VERB|VBD|0|root|flee / Dagat|PROPN|NNP|2|nsubj||B-Location returned|VERB|VBD|0|root")
	if a := who.Arg(nlptest.Word(t, d, "Washington", 0)); a.Kind != sitrep.KindState || a.Country != "USA" {
		t.Errorf("Washington: %+v", a)
	}
	first, second := nlptest.Word(t, d, "Omar", 0), nlptest.Word(t, d, "Dagat", 1)
	if a := who.Arg(second); a.Kind != sitrep.KindPerson || !who.Same(first, second) {
		t.Errorf("Dagat: %+v", a)
	}
}

// TestOffice: "the president" is the one person whom the report calls so.
func TestOffice(t *testing.T) {
	one := "President|PROPN|NNP|2|nmod:desc Ana|PROPN|NNP|4|nsubj||B-Person Vel|PROPN|NNP|2|flat||I-Person spoke|VERB|VBD|0|root|speak / "
	two := "President|PROPN|NNP|2|nmod:desc Tom|PROPN|NNP|4|nsubj||B-Person Reed|PROPN|NNP|2|flat||I-Person left|VERB|VBD|0|root|leave / "
	end := "The|DET|DT|2|det president|NOUN|NN|3|nsubj agreed|VERB|VBD|0|root|agree"
	d, who := build(t, one+end)
	if a := who.Actor(nlptest.Word(t, d, "president", 0)); a == nil || a.Name != "Ana Vel" {
		t.Errorf("the president is %+v, want Ana Vel", a)
	}
	d, who = build(t, one+two+end)
	if a := who.Actor(nlptest.Word(t, d, "president", 0)); a != nil {
		t.Errorf("of two presidents %q was chosen", a.Name)
	}
}

// TestCoarguments: what acts and what it acts on are two, though coreference says
// they are one.
func TestCoarguments(t *testing.T) {
	d := nlptest.Doc(t, "Ana|PROPN|NNP|3|nsubj||B-Person Vel|PROPN|NNP|1|flat||I-Person called|VERB|VBD|0|root|call on|ADP|IN|6|case the|DET|DT|6|det minister|NOUN|NN|3|obl")
	d.Chains = []nlp.Chain{{Refs: []nlp.Ref{{Start: 0, End: 2, Head: 0}, {Start: 4, End: 6, Head: 5}}}}
	who := Build(d, actortest.Base(t), Options{})
	if a, b := who.Actor(0), who.Actor(5); a != nil && b != nil && a.ID == b.ID {
		t.Errorf("%s called on herself", a.Name)
	}
}

// TestParts: a group's wing is not the group, the head of an agency not the agency.
func TestParts(t *testing.T) {
	d, who := build(t, "Hamas|PROPN|NNP|4|nmod:poss||B-Organization 's|PART|POS|1|case armed|ADJ|JJ|4|amod wing|NOUN|NN|5|nsubj fired|VERB|VBD|0|root|fire / The|DET|DT|2|det head|NOUN|NN|7|nsubj of|ADP|IN|6|case the|DET|DT|6|det World|PROPN|NNP|6|compound||B-Organization Bank|PROPN|NNP|2|nmod||I-Organization resigned|VERB|VBD|0|root|resign")
	if a := who.Actor(nlptest.Word(t, d, "wing", 0)); a != nil && a.Known == "hamas" {
		t.Errorf("the wing is %+v", a)
	}
	if a := who.Arg(nlptest.Word(t, d, "head", 0)); a.Kind != sitrep.KindPerson {
		t.Errorf("the head is %+v", a)
	}
}

// TestSpans: a name with its article is told in both forms.
func TestSpans(t *testing.T) {
	d, who := build(t, "The|DET|DT|2|det RSF|PROPN|NNP|3|nsubj||B-Organization left|VERB|VBD|0|root|leave")
	a := who.Actor(nlptest.Word(t, d, "RSF", 0))
	if a == nil {
		t.Fatal("no actor")
	}
	var got []string
	for _, s := range a.Mentions {
		got = append(got, d.Text[s.Start:s.End])
	}
	if !slices.Contains(got, "The RSF") || !slices.Contains(got, "RSF") {
		t.Errorf("mentions %q", got)
	}
}

// firstSectors are the first sectors of the actors of a report by their names.
func firstSectors(c *Cast) map[string]string {
	out := map[string]string{}
	for i := range c.Actors {
		if a := &c.Actors[i]; len(a.Sectors) > 0 {
			out[a.Name] = a.Sectors[0]
		}
	}
	return out
}
