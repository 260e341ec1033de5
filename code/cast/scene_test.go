package cast

import (
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

// TestScene tells whose the police or the government are by where the passage is set.
func TestScene(t *testing.T) {
	const (
		home   = "Uganda|PROPN|NNP|2|nsubj||B-Location wept|VERB|VBD|0|root|weep .|PUNCT|.|2|punct / "
		in     = "In|ADP|IN|2|case Kenya|PROPN|NNP|6|obl||B-Location ,|PUNCT|,|2|punct the|DET|DT|5|det police|NOUN|NN|6|nsubj|police sang|VERB|VBD|0|root|sing .|PUNCT|.|6|punct / "
		act    = "Kenya|PROPN|NNP|2|nsubj||B-Location paid|VERB|VBD|0|root|pay .|PUNCT|.|2|punct / "
		police = "The|DET|DT|2|det police|NOUN|NN|3|nsubj|police left|VERB|VBD|0|root|leave .|PUNCT|.|3|punct / "
		army   = "The|DET|DT|2|det army|NOUN|NN|3|nsubj|army left|VERB|VBD|0|root|leave .|PUNCT|.|3|punct / "
		armies = "The|DET|DT|3|det two|NUM|CD|3|nummod armies|NOUN|NNS|4|nsubj|army left|VERB|VBD|0|root|leave .|PUNCT|.|4|punct / "
		local  = "They|PRON|PRP|2|nsubj|they went|VERB|VBD|0|root|go to|ADP|IN|4|case Kenya|PROPN|NNP|2|obl||B-Location with|ADP|IN|7|case local|ADJ|JJ|7|amod police|NOUN|NN|2|obl|police .|PUNCT|.|2|punct / "
		ship   = "A|DET|DT|3|det Kenyan|ADJ|JJ|3|amod ship|NOUN|NN|4|nsubj|ship sank|VERB|VBD|0|root|sink near|ADP|IN|7|case the|DET|DT|7|det army|NOUN|NN|4|obl|army .|PUNCT|.|4|punct / "
		guest  = "A|DET|DT|3|det Kenyan|ADJ|JJ|3|amod engineer|NOUN|NN|4|nsubj|engineer drowned|VERB|VBD|0|root|drown near|ADP|IN|6|case Kampala|PROPN|NNP|4|obl||B-Location .|PUNCT|.|4|punct / "
	)
	at, far := strings.Repeat(home, 9), Options{Country: "GBR"}
	for _, c := range []struct {
		why, trees, word string
		n                int
		opts             Options
		want             string
	}{
		{"the report's", at + police, "police", 0, far, "UGA"},
		{"where the sentence opens", at + in, "police", 0, far, "KEN"},
		{"where the sentence before opened", at + in + army, "army", 0, far, "KEN"},
		{"the scene changed back", at + in + home + army, "army", 0, far, "UGA"},
		{"whose deed was told just before", at + act + army, "army", 0, far, "KEN"},
		{"of the publisher's own country", at + act + army, "army", 0, Options{Country: "UGA"}, "UGA"},
		{"two are of no one land", at + act + armies, "armies", 0, far, unknown},
		{"the police of the place just named", at + local, "police", 0, far, "KEN"},
		{"the only land that is told", act + army, "army", 0, Options{}, "KEN"},
		{"of the town where somebody of another land is", guest + police, "police", 0, Options{Place: func(name, _ string) (string, bool) { return "UGA", name == "Kampala" }}, "UGA"},
		{"a thing's land is nobody's", ship, "army", 0, Options{}, unknown},
	} {
		d, who := chained(t, c.trees, c.opts)
		if got := who.Arg(nlptest.Word(t, d, c.word, c.n)).Country; got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

// TestLandsOfMany says which more descriptions speak of those of several countries.
func TestLandsOfMany(t *testing.T) {
	for name, want := range map[string]bool{
		"governments": true, "local governments": false, "world’s richest governments": true, "foreign forces": true, "foreign ministry": false,
		"Veldt-led foreign forces": true, "Lee-led coalition government": false, "two navy chiefs": true, "two soldiers": false, "army": false,
	} {
		if got := ofManyLands(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestVague says of which firms a report leaves open whose they are.
func TestVague(t *testing.T) {
	home := strings.Repeat("Uganda|PROPN|NNP|2|nsubj||B-Location wept|VERB|VBD|0|root|weep .|PUNCT|.|2|punct / ", 9)
	for _, c := range []struct{ trees, word, want string }{
		{home + "Several|ADJ|JJ|2|amod companies|NOUN|NNS|3|nsubj|company left|VERB|VBD|0|root|leave .|PUNCT|.|3|punct", "companies", unknown},
		{home + "The|DET|DT|2|det company|NOUN|NN|3|nsubj|company left|VERB|VBD|0|root|leave .|PUNCT|.|3|punct", "company", "UGA"},
	} {
		d, who := chained(t, c.trees, Options{})
		if got := who.Arg(nlptest.Word(t, d, c.word, 0)).Country; got != c.want {
			t.Errorf("%s: %q, want %q", c.word, got, c.want)
		}
	}
}
