package cast

import (
	"strings"
	"testing"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

// TestHome: the country that a report is plainly about is that of its officials and
// bodies whose country the words leave open, marked as inferred; nobody else's.
func TestHome(t *testing.T) {
	kenya := "Kenya|PROPN|NNP|2|nsubj||B-Location waits|VERB|VBZ|0|root|wait / "
	official := "Mayor|PROPN|NNP|2|nmod:desc Ann|PROPN|NNP|4|nsubj||B-Person Lee|PROPN|NNP|2|flat||I-Person spoke|VERB|VBD|0|root|speak"
	d, who := build(t, kenya+kenya+kenya+official)
	if who.Home() != "KEN" {
		t.Fatalf("home is %q, want KEN", who.Home())
	}
	a := who.Actor(nlptest.Word(t, d, "Ann", 0))
	if a == nil || a.Country != "KEN" || !a.Inferred || a.Kind != sitrep.KindPerson {
		t.Errorf("the mayor is %+v", a)
	}
	if a := who.Actor(nlptest.Word(t, d, "Kenya", 0)); a == nil || a.Inferred {
		t.Errorf("the state itself is %+v", a)
	}
	chad := "Chad|PROPN|NNP|2|nsubj||B-Location waits|VERB|VBZ|0|root|wait / "
	d, who = build(t, kenya+chad+kenya+chad+official)
	if a := who.Actor(nlptest.Word(t, d, "Ann", 0)); who.Home() != "" || a == nil || a.Country != unknown {
		t.Errorf("of two countries %q was chosen: %+v", who.Home(), a)
	}
}

// TestDateline: of two countries that a report tells of alike, it is at home where it is
// written from; what its office holders hold an office in outweighs that.
func TestDateline(t *testing.T) {
	place := func(name, _ string) (string, bool) { return "KEN", strings.EqualFold(name, "Nairobi") }
	line := "NAIROBI|PROPN|NNP|4|dep||B-Location -|PUNCT|-|1|punct Kenya|PROPN|NNP|4|nsubj||B-Location waits|VERB|VBZ|0|root|wait .|PUNCT|.|4|punct / "
	kenya := "Kenya|PROPN|NNP|2|nsubj||B-Location waits|VERB|VBZ|0|root|wait .|PUNCT|.|2|punct / "
	chad := "Chad|PROPN|NNP|2|nsubj||B-Location waits|VERB|VBZ|0|root|wait .|PUNCT|.|2|punct / "
	minister := "Its|PRON|PRP$|3|nmod:poss foreign|ADJ|JJ|3|amod minister|NOUN|NN|7|nsubj|minister ,|PUNCT|,|5|punct Ann|PROPN|NNP|3|appos||B-Person Lee|PROPN|NNP|5|flat||I-Person spoke|VERB|VBD|0|root|speak .|PUNCT|.|7|punct"
	d, who := chained(t, line+chad+kenya+chad+kenya+minister, Options{Place: place})
	if who.Home() != "KEN" {
		t.Errorf("home is %q, want KEN", who.Home())
	}
	if a := who.Actor(nlptest.Word(t, d, "Ann", 0)); a == nil || a.Country != "KEN" {
		t.Errorf("the minister is %+v", a)
	}
	if _, who := chained(t, kenya+chad+kenya+chad, Options{Place: place}); who.Home() != "" {
		t.Errorf("without a dateline %q was chosen", who.Home())
	}
}

// TestHeadline: of two countries that a report tells of nearly alike, it is at home in the one that
// its address names, unless that is of foreigners in its own press.
func TestHeadline(t *testing.T) {
	kenya := "Kenya|PROPN|NNP|2|nsubj||B-Location waits|VERB|VBZ|0|root|wait .|PUNCT|.|2|punct / "
	chad := "Chad|PROPN|NNP|2|nsubj||B-Location waits|VERB|VBZ|0|root|wait .|PUNCT|.|2|punct / "
	for _, c := range []struct{ headline, seat, want string }{
		{"Kenyan Boxers Win", "", "KEN"},
		{"Kenyas Boxers Win", "", "KEN"},
		{"Boxers Win", "", ""},
		{"Kenyan Boxers Win In Chad", "", ""},
		{"Kenyan Nurse Held", "TCD", "TCD"},
	} {
		if _, who := chained(t, kenya+chad+kenya+chad, Options{Headline: c.headline, Country: c.seat}); who.Home() != c.want {
			t.Errorf("%q of %q: home is %q, want %q", c.headline, c.seat, who.Home(), c.want)
		}
	}
	if _, who := chained(t, kenya+kenya, Options{Country: "TCD"}); who.Home() != "KEN" {
		t.Errorf("a report that never names its publisher's country is at home in %q", who.Home())
	}
}

// TestShortNames: a short name in brackets stands for the name before it.
func TestShortNames(t *testing.T) {
	d, who := build(t, "The|DET|DT|3|det Hill|PROPN|NNP|3|compound||B-Organization League|PROPN|NNP|7|nsubj||I-Organization (|PUNCT|-LRB-|5|punct HiLe|PROPN|NNP|3|appos||B-Organization )|PUNCT|-RRB-|5|punct met|VERB|VBD|0|root|meet / HiLe|PROPN|NNP|2|nsubj||B-Organization left|VERB|VBD|0|root|leave")
	if !who.Same(nlptest.Word(t, d, "League", 0), nlptest.Word(t, d, "HiLe", 1)) {
		t.Errorf("HiLe is %+v", who.Arg(nlptest.Word(t, d, "HiLe", 1)))
	}
	for name, want := range map[string]bool{"HFA": true, "HiLe": true, "1998": false, "he said": false, "X": false} {
		if shortName(name) != want {
			t.Errorf("shortName(%q) is %v", name, !want)
		}
	}
}

// TestKnownShort: a short name that the base knows tells whose long name, in a spelling it
// does not know, stands before it.
func TestKnownShort(t *testing.T) {
	d, who := build(t, "Nusrat|PROPN|NNP|7|nsubj||B-Organization al-Islam|PROPN|NNP|1|flat||I-Organization wal-Muslimin|PROPN|NNP|1|flat||I-Organization (|PUNCT|-LRB-|5|punct JNIM|PROPN|NNP|1|appos||B-Organization )|PUNCT|-RRB-|5|punct left|VERB|VBD|0|root|leave")
	if a := who.Actor(nlptest.Word(t, d, "JNIM", 0)); a == nil || a.Known == "" || a != who.Actor(nlptest.Word(t, d, "Nusrat", 0)) {
		t.Errorf("JNIM is %+v", a)
	}
}

// TestHyphenInTitle: a title that the parser ends at its hyphen makes nobody of the others
// its bearer.
func TestHyphenInTitle(t *testing.T) {
	d, who := build(t, "Maj|PROPN|NNP|4|nmod:desc -|PUNCT|HYPH|1|punct General|PROPN|NNP|4|nmod:desc|general Tom|PROPN|NNP|6|nsubj||B-Person Hale|PROPN|NNP|4|flat||I-Person spoke|VERB|VBD|0|root|speak / Bob|PROPN|NNP|3|nsubj||B-Person Reed|PROPN|NNP|1|flat||I-Person left|VERB|VBD|0|root|leave")
	if who.Same(nlptest.Word(t, d, "Tom", 0), nlptest.Word(t, d, "Bob", 0)) {
		t.Error("Bob Reed is Tom Hale")
	}
}

// TestPrivate: who is named without office is a private person of the report's country,
// unless those who fight stand beside; of the one other country that the sentence speaks of; a second mention by
// surname and a title of courtesy change nothing.
func TestPrivate(t *testing.T) {
	kenya := "Kenya|PROPN|NNP|2|nsubj||B-Location waits|VERB|VBZ|0|root|wait / "
	ann := "Ann|PROPN|NNP|3|nsubj||B-Person Lee|PROPN|NNP|1|flat||I-Person sang|VERB|VBD|0|root|sing / Miss|PROPN|NNP|3|nsubj||B-Person Lee|PROPN|NNP|1|flat||I-Person left|VERB|VBD|0|root|leave"
	d, who := build(t, kenya+kenya+kenya+ann)
	for _, w := range []struct {
		form string
		n    int
	}{{"Ann", 0}, {"Miss", 0}} {
		a := who.Actor(nlptest.Word(t, d, w.form, w.n))
		if a == nil || a.Country != "KEN" || !a.Inferred || len(a.Sectors) != 1 || a.Sectors[0] != "CVL" {
			t.Errorf("%s is %+v", w.form, a)
		}
	}
	for verb, private := range map[string]bool{"seize": true, "capture": false} {
		fought := "Rebels|NOUN|NNS|2|nsubj|rebel took|VERB|VBD|0|root|" + verb + " Ann|PROPN|NNP|2|obj||B-Person Lee|PROPN|NNP|3|flat||I-Person"
		d, who = build(t, kenya+kenya+kenya+fought)
		if a := who.Actor(nlptest.Word(t, d, "Ann", 0)); a == nil || (len(a.Sectors) > 0) != private {
			t.Errorf("where rebels %s her Ann Lee is %+v", verb, a)
		}
	}
	abroad := "Ann|PROPN|NNP|3|nsubj||B-Person Lee|PROPN|NNP|1|flat||I-Person left|VERB|VBD|0|root|leave Chad|PROPN|NNP|3|obj||B-Location"
	d, who = build(t, kenya+kenya+kenya+kenya+abroad)
	if a := who.Actor(nlptest.Word(t, d, "Ann", 0)); a == nil || a.Country != "TCD" || !a.Inferred {
		t.Errorf("in Chad Ann Lee is %+v", a)
	}
}

// TestBehindNames: bodies and nations behind a person's name say where the person belongs.
func TestBehindNames(t *testing.T) {
	d, who := build(t, "Ann|PROPN|NNP|7|nsubj||B-Person Lee|PROPN|NNP|1|flat||I-Person of|ADP|IN|5|case Makerere|PROPN|NNP|5|compound||B-Organization University|PROPN|NNP|1|nmod||I-Organization has|AUX|VBZ|7|aux spoken|VERB|VBN|0|root|speak")
	if a := who.Actor(nlptest.Word(t, d, "Ann", 0)); a == nil || a.Country != "UGA" || len(a.Sectors) == 0 || a.Sectors[0] != "EDU" {
		t.Errorf("of a university: %+v", a)
	}
	d, who = build(t, "Bo|PROPN|NNP|6|nsubj||B-Person Vel|PROPN|NNP|1|flat||I-Person (|PUNCT|-LRB-|4|punct GER|PROPN|NNP|1|appos )|PUNCT|-RRB-|4|punct won|VERB|VBD|0|root|win")
	if a := who.Actor(nlptest.Word(t, d, "Bo", 0)); a == nil || a.Country != "DEU" || a.Inferred {
		t.Errorf("of a nation: %+v", a)
	}
}

// TestEnvoy: a diplomat is not of the country that the report is about, but of the one
// other that the sentence tells.
func TestEnvoy(t *testing.T) {
	kenya := "Kenya|PROPN|NNP|2|nsubj||B-Location waits|VERB|VBZ|0|root|wait / "
	ann := "Ambassador|PROPN|NNP|2|nmod:desc|ambassador Ann|PROPN|NNP|4|nsubj||B-Person Lee|PROPN|NNP|2|flat||I-Person praised|VERB|VBD|0|root|praise "
	for tail, want := range map[string]string{"Kenya|PROPN|NNP|4|obj||B-Location": unknown, "Chad|PROPN|NNP|4|obj||B-Location": "TCD", "talks|NOUN|NNS|4|obj|talk": "KEN"} {
		d, who := build(t, kenya+kenya+kenya+kenya+ann+tail)
		if a := who.Actor(nlptest.Word(t, d, "Ann", 0)); a == nil || a.Country != want {
			t.Errorf("%s: the ambassador is %+v, want %s", tail, a, want)
		}
	}
}

// TestNationality: a nationality beside a name is the person's country.
func TestNationality(t *testing.T) {
	d, who := build(t, "Ann|PROPN|NNP|6|nsubj||B-Person Lee|PROPN|NNP|1|flat||I-Person ,|PUNCT|,|5|punct a|DET|DT|5|det Kenyan|NOUN|NN|1|appos||B-NORP sang|VERB|VBD|0|root|sing")
	if a := who.Actor(nlptest.Word(t, d, "Ann", 0)); a == nil || a.Country != "KEN" {
		t.Errorf("Ann Lee is %+v", a)
	}
}
