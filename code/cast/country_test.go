package cast

import (
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

// TestRungs tells whose somebody is whose own words name no country, in a report that is
// plainly about Kenya.
func TestRungs(t *testing.T) {
	const home = "Kenya|PROPN|NNP|2|nsubj||B-Location waits|VERB|VBZ|0|root|wait .|PUNCT|.|2|punct / "
	for _, c := range []struct{ why, trees, word, want string }{
		{"private people are the report's",
			"Villagers|NOUN|NNS|2|nsubj|villager fled|VERB|VBD|0|root|flee with|ADP|IN|6|case three|NUM|CD|6|nummod young|ADJ|JJ|6|amod children|NOUN|NNS|2|obl|child .|PUNCT|.|2|punct",
			"children", "KEN"},
		{"but those of whom another land is told",
			"Shells|NOUN|NNS|2|nsubj|shell hurt|VERB|VBD|0|root|hurt three|NUM|CD|4|nummod children|NOUN|NNS|2|obj|child in|ADP|IN|6|case Chad|PROPN|NNP|2|obl||B-Location .|PUNCT|.|2|punct",
			"children", unknown},
		{"who is met by foreigners is at home",
			"Ugandan|ADJ|JJ|2|amod guests|NOUN|NNS|3|nsubj|guest met|VERB|VBD|0|root|meet Ann|PROPN|NNP|3|obj||B-Person Lee|PROPN|NNP|4|flat||I-Person .|PUNCT|.|3|punct",
			"Ann", "KEN"},
		{"who is told of in another clause than the other land",
			"Ann|PROPN|NNP|3|nsubj||B-Person Lee|PROPN|NNP|1|flat||I-Person won|VERB|VBD|0|root|win before|SCONJ|IN|7|mark the|DET|DT|6|det cup|NOUN|NN|7|nsubj|cup opens|VERB|VBZ|3|advcl|open in|ADP|IN|9|case Chad|PROPN|NNP|7|obl||B-Location .|PUNCT|.|3|punct",
			"Ann", "KEN"},
		{"who is told of in another land",
			"Ann|PROPN|NNP|3|nsubj||B-Person Lee|PROPN|NNP|1|flat||I-Person paints|VERB|VBZ|0|root|paint in|ADP|IN|5|case Chad|PROPN|NNP|3|obl||B-Location .|PUNCT|.|3|punct",
			"Ann", "TCD"},
		{"from behind the name and the age",
			"Gunmen|NOUN|NNS|2|nsubj|gunman seized|VERB|VBD|0|root|seize Ann|PROPN|NNP|2|obj||B-Person Lee|PROPN|NNP|3|flat||I-Person ,|PUNCT|,|6|punct 55|NUM|CD|3|appos ,|PUNCT|,|9|punct from|ADP|IN|9|case Spain|PROPN|NNP|3|nmod||B-Location .|PUNCT|.|2|punct",
			"Ann", "ESP"},
		{"the land before an office whose fields are told with 'and'",
			"He|PRON|PRP|2|nsubj received|VERB|VBD|0|root|receive Greek|ADJ|JJ|4|amod Minister|PROPN|NNP|2|obj|minister of|ADP|IN|6|case Roads|PROPN|NNPS|4|nmod|road and|CCONJ|CC|8|cc Bridges|PROPN|NNPS|6|conj|bridge Ann|PROPN|NNP|4|appos||B-Person Lee|PROPN|NNP|9|flat||I-Person .|PUNCT|.|2|punct",
			"Ann", "GRC"},
		{"the land of the people among whom they are named",
			"Gunmen|NOUN|NNS|2|nsubj|gunman seized|VERB|VBD|0|root|seize two|NUM|CD|5|nummod Greek|ADJ|JJ|5|amod painters|NOUN|NNS|2|obj|painter ,|PUNCT|,|7|punct Ann|PROPN|NNP|5|appos||B-Person Lee|PROPN|NNP|7|flat||I-Person and|CCONJ|CC|10|cc Tom|PROPN|NNP|7|conj||B-Person Reed|PROPN|NNP|10|flat||I-Person .|PUNCT|.|2|punct",
			"Tom", "GRC"},
		{"what a mention says outweighs the employer",
			"Ann|PROPN|NNP|9|nsubj||B-Person Lee|PROPN|NNP|1|flat||I-Person ,|PUNCT|,|5|punct an|DET|DT|5|det editor|NOUN|NN|1|appos|editor at|ADP|IN|7|case Reuters|PROPN|NNP|5|nmod||B-Organization ,|PUNCT|,|5|punct spoke|VERB|VBD|0|root|speak .|PUNCT|.|9|punct / " +
				"The|DET|DT|3|det Greek|ADJ|JJ|3|amod journalist|NOUN|NN|6|nsubj|journalist Ann|PROPN|NNP|3|appos||B-Person Lee|PROPN|NNP|4|flat||I-Person left|VERB|VBD|0|root|leave .|PUNCT|.|6|punct",
			"Ann", "GRC"},
		{"what the next sentence says a person to be",
			"Ann|PROPN|NNP|3|nsubj||B-Person Lee|PROPN|NNP|1|flat||I-Person came|VERB|VBD|0|root|come .|PUNCT|.|3|punct / " +
				"Ann|PROPN|NNP|6|nsubj||B-Person Lee|PROPN|NNP|1|flat||I-Person was|AUX|VBD|6|cop a|DET|DT|6|det Greek|ADJ|JJ|6|amod painter|NOUN|NN|0|root|painter .|PUNCT|.|6|punct",
			"Ann", "GRC"},
		{"who leads a delegation is of its land",
			"A|DET|DT|3|det Greek|ADJ|JJ|3|amod delegation|NOUN|NN|7|nsubj|delegation led|VERB|VBN|3|acl|lead by|ADP|IN|6|case Ann|PROPN|NNP|4|obl:agent||B-Person came|VERB|VBD|0|root|come .|PUNCT|.|7|punct",
			"Ann", "GRC"},
		{"of whom a delegation is made up",
			"A|DET|DT|3|det Greek|ADJ|JJ|3|amod delegation|NOUN|NN|4|nsubj|delegation came|VERB|VBD|0|root|come .|PUNCT|.|4|punct / " +
				"The|DET|DT|2|det delegation|NOUN|NN|3|nsubj|delegation comprised|VERB|VBD|0|root|comprise Tom|PROPN|NNP|3|obj||B-Person Reed|PROPN|NNP|4|flat||I-Person and|CCONJ|CC|7|cc Ann|PROPN|NNP|4|conj||B-Person Lee|PROPN|NNP|7|flat||I-Person .|PUNCT|.|3|punct",
			"Ann", "GRC"},
		{"where a person is said to be born",
			"Ann|PROPN|NNP|4|nsubj:pass||B-Person Lee|PROPN|NNP|1|flat||I-Person was|AUX|VBD|4|aux:pass|be born|VERB|VBN|0|root|bear in|ADP|IN|6|case Athens|PROPN|NNP|4|obl||B-Location .|PUNCT|.|4|punct / " +
				"Ann|PROPN|NNP|3|nsubj||B-Person Lee|PROPN|NNP|1|flat||I-Person sang|VERB|VBD|0|root|sing .|PUNCT|.|3|punct",
			"Ann", "GRC"},
		{"a person called by nationality in the next sentence",
			"Ann|PROPN|NNP|3|nsubj||B-Person Lee|PROPN|NNP|1|flat||I-Person came|VERB|VBD|0|root|come .|PUNCT|.|3|punct / " +
				"The|DET|DT|2|det Chilean|PROPN|NNP|3|nsubj||B-NORP sang|VERB|VBD|0|root|sing .|PUNCT|.|3|punct",
			"Ann", "CHL"},
		{"but not by that of several",
			"Ann|PROPN|NNP|3|nsubj||B-Person Lee|PROPN|NNP|1|flat||I-Person came|VERB|VBD|0|root|come .|PUNCT|.|3|punct / " +
				"The|DET|DT|2|det Chileans|PROPN|NNPS|3|nsubj||B-NORP sang|VERB|VBD|0|root|sing .|PUNCT|.|3|punct",
			"Ann", "KEN"},
		{"the nation in brackets before the club",
			"Fans|NOUN|NNS|2|nsubj|fan cheered|VERB|VBD|0|root|cheer Ann|PROPN|NNP|2|obj||B-Person Lee|PROPN|NNP|3|flat||I-Person (|PUNCT|-LRB-|6|punct Greece|PROPN|NNP|3|appos||B-Location and|CCONJ|CC|8|cc Lakeville|PROPN|NNP|6|conj||B-Organization )|PUNCT|-RRB-|6|punct .|PUNCT|.|2|punct",
			"Ann", "GRC"},
		{"those told of on another land's side",
			"On|ADP|IN|4|case the|DET|DT|4|det Greek|ADJ|JJ|4|amod||B-NORP side|NOUN|NN|8|obl|side ,|PUNCT|,|4|punct Ann|PROPN|NNP|8|nsubj||B-Person Lee|PROPN|NNP|6|flat||I-Person spoke|VERB|VBD|0|root|speak .|PUNCT|.|8|punct",
			"Ann", "GRC"},
		{"who leads a land's side",
			"Ann|PROPN|NNP|3|nsubj||B-Person Lee|PROPN|NNP|1|flat||I-Person led|VERB|VBD|0|root|lead the|DET|DT|6|det Greek|ADJ|JJ|6|amod||B-NORP side|NOUN|NN|3|obj|side .|PUNCT|.|3|punct",
			"Ann", "GRC"},
		{"the bodies whose people make up a land's side",
			"The|DET|DT|3|det Greek|ADJ|JJ|3|amod||B-NORP side|NOUN|NN|9|nsubj|side comprising|VERB|VBG|3|acl|comprise officials|NOUN|NNS|4|obj|official of|ADP|IN|8|case Lake|PROPN|NNP|8|compound||B-Organization Bank|PROPN|NNP|5|nmod||I-Organization left|VERB|VBD|0|root|leave .|PUNCT|.|9|punct",
			"Bank", "GRC"},
		{"the university where a person teaches",
			"Ann|PROPN|NNP|8|nsubj||B-Person Lee|PROPN|NNP|1|flat||I-Person ,|PUNCT|,|5|punct who|PRON|WP|5|nsubj|who teaches|VERB|VBZ|1|acl:relcl|teach at|ADP|IN|7|case Harvard|PROPN|NNP|5|obl||B-Organization spoke|VERB|VBD|0|root|speak .|PUNCT|.|8|punct",
			"Ann", "USA"},
		{"a firm that is named with its land",
			"It|PRON|PRP|2|nsubj|it met|VERB|VBD|0|root|meet Lake|PROPN|NNP|4|compound||B-Organization Bank|PROPN|NNP|2|obj||I-Organization in|ADP|IN|6|case Greece|PROPN|NNP|4|nmod||B-Location .|PUNCT|.|2|punct",
			"Bank", "GRC"},
		{"but not who is sent to it",
			"It|PRON|PRP|2|nsubj|it left|VERB|VBD|0|root|leave Lake|PROPN|NNP|4|compound||B-Organization Embassy|PROPN|NNP|2|obj||I-Organization in|ADP|IN|6|case Greece|PROPN|NNP|4|nmod||B-Location and|CCONJ|CC|8|cc Kenya|PROPN|NNP|6|conj||B-Location .|PUNCT|.|2|punct",
			"Embassy", "KEN"},
		{"a firm that is told to be based somewhere",
			"Lake|PROPN|NNP|2|compound||B-Organization Bank|PROPN|NNP|8|nsubj||I-Organization ,|PUNCT|,|4|punct based|VERB|VBN|2|acl|base in|ADP|IN|6|case Athens|PROPN|NNP|4|obl||B-Location ,|PUNCT|,|4|punct closed|VERB|VBD|0|root|close .|PUNCT|.|8|punct",
			"Bank", "GRC"},
		{"the regime is the one told of before",
			"The|DET|DT|3|det Greek|ADJ|JJ|3|amod||B-NORP Regime|NOUN|NN|4|nsubj|regime fell|VERB|VBD|0|root|fall .|PUNCT|.|4|punct / " +
				"Rain|NOUN|NN|2|nsubj|rain fell|VERB|VBD|0|root|fall .|PUNCT|.|2|punct / That|DET|DT|2|det regime|NOUN|NN|4|nsubj|regime was|AUX|VBD|4|cop|be cruel|ADJ|JJ|0|root|cruel .|PUNCT|.|4|punct",
			"regime", "GRC"},
		{"a school of a university that is known elsewhere",
			"The|DET|DT|2|det School|PROPN|NNP|8|nsubj||B-Organization of|ADP|IN|4|case Law|PROPN|NNP|2|nmod||I-Organization at|ADP|IN|7|case Harvard|PROPN|NNP|7|compound||B-Organization University|PROPN|NNP|2|nmod||I-Organization closed|VERB|VBD|0|root|close .|PUNCT|.|8|punct",
			"School", "USA"},
		{"the possessive of a capital",
			"Athens|PROPN|NNP|5|nmod:poss||B-Location 's|PART|POS|1|case Lakeside|PROPN|NNP|5|compound||B-Organization Defence|PROPN|NNP|5|compound||I-Organization University|PROPN|NNP|6|nsubj||I-Organization closed|VERB|VBD|0|root|close .|PUNCT|.|6|punct",
			"University", "GRC"},
		{"the school that calls itself international",
			"Exampleford|PROPN|NNP|3|compound||B-Organization International|PROPN|NNP|3|compound||I-Organization School|PROPN|NNP|4|nsubj||I-Organization closed|VERB|VBD|0|root|close .|PUNCT|.|4|punct",
			"School", "KEN"},
	} {
		d, who := chained(t, strings.Repeat(home, 9)+c.trees, Options{})
		if got := who.Arg(nlptest.Word(t, d, c.word, 0)).Country; got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

// TestLone: a report that speaks of one country, too seldom to be plainly about it, tells it
// of the bodies it names.
func TestLone(t *testing.T) {
	const trees = "It|PRON|PRP|2|nsubj|it rained|VERB|VBD|0|root|rain .|PUNCT|.|2|punct / Rain|NOUN|NN|2|nsubj|rain fell|VERB|VBD|0|root|fall .|PUNCT|.|2|punct / Rain|NOUN|NN|2|nsubj|rain fell|VERB|VBD|0|root|fall .|PUNCT|.|2|punct / " +
		"Kenya|PROPN|NNP|2|nsubj||B-Location waits|VERB|VBZ|0|root|wait .|PUNCT|.|2|punct / Example|PROPN|NNP|2|compound||B-Organization Clinic|PROPN|NNP|3|nsubj||I-Organization closed|VERB|VBD|0|root|close .|PUNCT|.|3|punct"
	d, who := chained(t, trees, Options{})
	if got := who.Arg(nlptest.Word(t, d, "Clinic", 0)).Country; who.Home() != "" || got != "KEN" {
		t.Errorf("the clinic is of %q, want KEN", got)
	}
}

// TestSeatOf: an office that is of a place is of its land, one that is sent there is not.
func TestSeatOf(t *testing.T) {
	at := func(name, _ string) (string, bool) { return "GRC", name == "Lakeville" }
	for office, want := range map[string]string{"mayor of": "GRC", "ambassador to": unknown} {
		noun, prep, _ := strings.Cut(office, " ")
		d, who := chained(t, "The|DET|DT|2|det "+noun+"|NOUN|NN|8|nsubj "+prep+"|ADP|IN|4|case Lakeville|PROPN|NNP|2|nmod||B-Location ,|PUNCT|,|6|punct Ann|PROPN|NNP|2|appos||B-Person Lee|PROPN|NNP|6|flat||I-Person came|VERB|VBD|0|root|come .|PUNCT|.|8|punct", Options{Place: at})
		if got := who.Arg(nlptest.Word(t, d, "Ann", 0)).Country; got != want {
			t.Errorf("%s: %q, want %q", office, got, want)
		}
	}
}

// TestRelease: private people of whom a ministry tells are of the land that it speaks of besides
// its own, its own officials are its own.
func TestRelease(t *testing.T) {
	const trees = "Kenya|PROPN|NNP|2|nsubj||B-Location waits|VERB|VBZ|0|root|wait .|PUNCT|.|2|punct / Kenya|PROPN|NNP|2|nsubj||B-Location waits|VERB|VBZ|0|root|wait .|PUNCT|.|2|punct / Chad|PROPN|NNP|2|nsubj||B-Location waits|VERB|VBZ|0|root|wait .|PUNCT|.|2|punct / Chad|PROPN|NNP|2|nsubj||B-Location waits|VERB|VBZ|0|root|wait .|PUNCT|.|2|punct / " +
		"The|DET|DT|2|det minister|NOUN|NN|3|nsubj|minister named|VERB|VBD|0|root|name Ann|PROPN|NNP|3|obj||B-Person Lee|PROPN|NNP|4|flat||I-Person .|PUNCT|.|3|punct"
	d, who := chained(t, trees, Options{Country: "KEN", Organ: "KEN"})
	if got := who.Arg(nlptest.Word(t, d, "Ann", 0)).Country; who.Home() != "KEN" || got != "TCD" {
		t.Errorf("in a release of %s Ann Lee is of %q, want TCD", who.Home(), got)
	}
	if a, ok := who.Ask("the regime", ""); !ok || a.Country != "TCD" {
		t.Errorf("the regime is %+v, want of TCD", a)
	}
	if got := who.Arg(nlptest.Word(t, d, "minister", 0)).Country; got != "KEN" {
		t.Errorf("the minister is of %q, want KEN", got)
	}
}

// TestGangs: those under arms whose group nobody knows are of the land that the report is about.
func TestGangs(t *testing.T) {
	const home = "Kenya|PROPN|NNP|2|nsubj||B-Location waits|VERB|VBZ|0|root|wait .|PUNCT|.|2|punct / "
	d, who := chained(t, strings.Repeat(home, 4)+"Rift|PROPN|NNP|2|compound||B-Misc rebels|NOUN|NNS|3|nsubj|rebel left|VERB|VBD|0|root|leave .|PUNCT|.|3|punct", Options{})
	if got := who.Arg(nlptest.Word(t, d, "rebels", 0)).Country; got != "KEN" {
		t.Errorf("the rebels are of %q, want KEN", got)
	}
}

// TestStrayNames: what the report says of names that the engine did not find, and of states that
// words leave open.
func TestStrayNames(t *testing.T) {
	_, who := chained(t, "Kenya|PROPN|NNP|2|nsubj||B-Location waits|VERB|VBZ|0|root|wait .|PUNCT|.|2|punct", Options{})
	for words, want := range map[string]string{"donor countries": "--- GOV", "Omar bin Al Rashid Al Example": "--- CVL", "Omar and Tom": "", "every few countries of it": ""} {
		got := ""
		if a, ok := who.Ask(words, ""); ok {
			got = a.Country + " " + strings.Join(a.Sectors, " ")
		}
		if got != want {
			t.Errorf("%s is %q, want %q", words, got, want)
		}
	}
}
