package cast

import (
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

// TestPlaced tells of which countries a place's name may speak in a report about one.
func TestPlaced(t *testing.T) {
	tree := "Kenya|PROPN|NNP|2|nsubj||B-Location wept|VERB|VBD|0|root|weep .|PUNCT|.|2|punct / "
	anywhere := func(name, _ string) (string, bool) {
		switch name {
		case "Nearton":
			return "KEN", true
		case "Fartown", "Twinton":
			return "TTO", true
		}
		return "", false
	}
	has := func(name, iso3 string) bool { return name == "Twinton" && iso3 == "KEN" }
	for name, want := range map[string]string{"Nearton": "KEN", "Fartown": "", "Twinton": "KEN", "Nowhere": ""} {
		_, who := chained(t, strings.Repeat(tree, 60), Options{Country: "KEN", Place: anywhere, Has: has})
		if got, _ := who.placed(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	_, who := chained(t, tree, Options{})
	if _, ok := who.placed("Nearton"); ok {
		t.Error("a place without a gazetteer")
	}
}

// TestFarAway says which letters mean the body that the base has by them.
func TestFarAway(t *testing.T) {
	long := strings.Repeat("Kenya|PROPN|NNP|2|nsubj||B-Location wept|VERB|VBD|0|root|weep .|PUNCT|.|2|punct / ", 60)
	amc := "AMC|PROPN|NNP|2|nsubj||B-Organization paid|VERB|VBD|0|root|pay .|PUNCT|.|2|punct"
	fbi := strings.Replace(amc, "AMC", "FBI", 1)
	for _, c := range []struct{ trees, word, want string }{
		{amc, "AMC", "aleppo-media-center"},
		{long + amc, "AMC", ""},
		{long + fbi, "FBI", "federal-bureau-of-investigation"},
	} {
		d, who := chained(t, c.trees, Options{})
		if got := who.exprs[nlptest.Word(t, d, c.word, 0)].known; got != c.want {
			t.Errorf("%s in %d words: %q, want %q", c.word, len(d.Tokens), got, c.want)
		}
	}
}

// TestNotTheFirm says who is meant by a name that stands behind a firm's and a title.
func TestNotTheFirm(t *testing.T) {
	d, who := chained(t, "Oracle|PROPN|NNP|2|compound||B-Organization founder|NOUN|NN|3|nmod:desc|founder Tom|PROPN|NNP|5|nsubj||B-Person Hale|PROPN|NNP|3|flat||I-Person paid|VERB|VBD|0|root|pay .|PUNCT|.|5|punct", Options{})
	if a := who.Actor(nlptest.Word(t, d, "Tom", 0)); a == nil || a.Name != "Tom Hale" || a.Known != "" {
		t.Errorf("a firm's founder: %+v", a)
	}
}

// TestOneAndTheSame tells which descriptions without a name speak of one.
func TestOneAndTheSame(t *testing.T) {
	first := "The|DET|DT|3|det previous|ADJ|JJ|3|amod administration|NOUN|NN|4|nsubj|administration left|VERB|VBD|0|root|leave .|PUNCT|.|4|punct / "
	for name, c := range map[string]struct {
		trees string
		then  int
		same  bool
	}{
		"another's": {first + "The|DET|DT|3|det Obama|PROPN|NNP|3|compound||B-Person administration|NOUN|NN|4|nsubj|administration wept|VERB|VBD|0|root|weep .|PUNCT|.|4|punct", 7, false},
		"again":     {first + "The|DET|DT|2|det administration|NOUN|NN|3|nsubj|administration wept|VERB|VBD|0|root|weep .|PUNCT|.|3|punct", 6, true},
	} {
		_, who := chained(t, c.trees, Options{}, []int{2, c.then})
		if same := who.Same(2, c.then) && who.exprs[2].best == who.exprs[c.then].best; same != c.same {
			t.Errorf("%s: one = %v, want %v", name, same, c.same)
		}
	}
}

// TestLettered tells bodies of one sort apart by what stands before its letters.
func TestLettered(t *testing.T) {
	_, who := chained(t, "Kenya|PROPN|NNP|2|nsubj||B-Location wept|VERB|VBD|0|root|weep .|PUNCT|.|2|punct", Options{})
	if who.akin("Veldt AMC", "Ruvan Hills AMC") {
		t.Error("two firms of one sort are akin")
	}
	if !who.akin("Veldt Quarry", "Veldt Quarry AMC") {
		t.Error("a firm is not akin to itself")
	}
}

// TestContinental tells which bodies are of no land because those of a continent are in them.
func TestContinental(t *testing.T) {
	for name, want := range map[string]bool{
		"African Drummers Federation": true, "Network for Lighthouses in Asia": true, "Latin American Kite Organization": true,
		"Asian Games": false, "Mall of Africa": false, "Lake Drummers Federation": false, "African Federation": false,
	} {
		if continental(name) != want {
			t.Errorf("%s: %v, want %v", name, !want, want)
		}
	}
}

// TestOfManyLands tells which descriptions do not take the report's country.
func TestOfManyLands(t *testing.T) {
	for name, want := range map[string]bool{
		"governments": true, "richest governments": true, "governments of the coast": true, "government": false, "local companies": false,
		"foreign troops": true, "Alda-led forces": true, "police officers": false, "governments' critic": false,
	} {
		if got := ofManyLands(name); got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

// TestLettersOfAnOffice says whom "the DP" means where one deputy president is named.
func TestLettersOfAnOffice(t *testing.T) {
	ruled := "Deputy|PROPN|NNP|2|compound President|PROPN|NNP|3|nmod:desc|president Tom|PROPN|NNP|5|nsubj||B-Person Hale|PROPN|NNP|3|flat||I-Person spoke|VERB|VBD|0|root|speak .|PUNCT|.|5|punct / "
	d, who := chained(t, ruled+"Ann|PROPN|NNP|3|nsubj||B-Person Reed|PROPN|NNP|1|flat||I-Person accused|VERB|VBD|0|root|accuse the|DET|DT|5|det DP|PROPN|NNP|3|obj||B-Organization .|PUNCT|.|3|punct", Options{})
	if a := who.Actor(nlptest.Word(t, d, "DP", 0)); a == nil || a.Name != "Tom Hale" {
		t.Errorf("the DP: %+v", a)
	}
}

// TestArmedForces tells a country's own forces from those that it arms.
func TestArmedForces(t *testing.T) {
	d, who := chained(t, "Kenyan|ADJ|JJ|3|amod armed|ADJ|JJ|3|amod forces|NOUN|NNS|4|nsubj|force wept|VERB|VBD|0|root|weep .|PUNCT|.|4|punct", Options{})
	if got := who.Arg(nlptest.Word(t, d, "forces", 0)).Country; got != "KEN" {
		t.Errorf("Kenyan armed forces are of %s", got)
	}
}

// TestCrowned says which state "the kingdom" may be.
func TestCrowned(t *testing.T) {
	acts := "The|DET|DT|2|det kingdom|NOUN|NN|3|nsubj refused|VERB|VBD|0|root|refuse .|PUNCT|.|3|punct"
	for state, want := range map[string]string{"Kenya": unknown, "Jordan": "JOR"} {
		d, who := chained(t, state+"|PROPN|NNP|2|nsubj||B-Location protested|VERB|VBD|0|root|protest .|PUNCT|.|2|punct / "+acts, Options{})
		if got := who.Arg(nlptest.Word(t, d, "kingdom", 0)).Country; got != want {
			t.Errorf("%s: the kingdom is %s, want %s", state, got, want)
		}
	}
}
