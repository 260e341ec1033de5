package cast

import (
	"slices"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/actor/actortest"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

// chained is build with the engine's chains given: tokens that it holds for one.
func chained(t *testing.T, trees string, opts Options, chains ...[]int) (*nlp.Doc, *Cast) {
	t.Helper()
	d := nlptest.Doc(t, trees)
	for _, ch := range chains {
		var c nlp.Chain
		for _, h := range ch {
			c.Refs = append(c.Refs, nlp.Ref{Start: h, End: h + 1, Head: h})
		}
		d.Chains = append(d.Chains, c)
	}
	return d, Build(d, actortest.Base(t), opts)
}

// The people of the cases are invented.
const (
	metHim  = "Ann|PROPN|NNP|3|nsubj||B-Person Veldt|PROPN|NNP|1|flat||I-Person met|VERB|VBD|0|root|meet Tom|PROPN|NNP|3|obj||B-Person Reed|PROPN|NNP|4|flat||I-Person .|PUNCT|.|3|punct / "
	theyMet = "Ann|PROPN|NNP|6|nsubj||B-Person Veldt|PROPN|NNP|1|flat||I-Person and|CCONJ|CC|4|cc Tom|PROPN|NNP|1|conj||B-Person Reed|PROPN|NNP|4|flat||I-Person left|VERB|VBD|0|root|leave .|PUNCT|.|6|punct / "
)

// TestPronouns says whom a pronoun means: the word that heads its antecedent, "" where it
// is to stay open.
func TestPronouns(t *testing.T) {
	for name, c := range map[string]struct {
		trees, pronoun, want string
		chains               [][]int
	}{
		"her sex":     {metHim + "She|PRON|PRP|2|nsubj left|VERB|VBD|0|root|leave .|PUNCT|.|2|punct", "She", "Ann", nil},
		"his sex":     {metHim + "He|PRON|PRP|2|nsubj left|VERB|VBD|0|root|leave .|PUNCT|.|2|punct", "He", "Tom", nil},
		"wrong chain": {metHim + "He|PRON|PRP|2|nsubj left|VERB|VBD|0|root|leave .|PUNCT|.|2|punct", "He", "Tom", [][]int{{0, 6}}},
		"not himself": {
			"Tom|PROPN|NNP|3|nsubj||B-Person Reed|PROPN|NNP|1|flat||I-Person met|VERB|VBD|0|root|meet him|PRON|PRP|3|obj .|PUNCT|.|3|punct", "him", "", [][]int{{0, 3}}},
		"who says it": {
			"Tom|PROPN|NNP|3|nsubj||B-Person Reed|PROPN|NNP|1|flat||I-Person told|VERB|VBD|0|root|tell Bob|PROPN|NNP|3|obj||B-Person Hale|PROPN|NNP|4|flat||I-Person he|PRON|PRP|7|nsubj lied|VERB|VBD|3|ccomp|lie .|PUNCT|.|3|punct", "he", "Tom", nil},
		"one is not they": {metHim + "They|PRON|PRP|2|nsubj left|VERB|VBD|0|root|leave .|PUNCT|.|2|punct", "They", "", [][]int{{0, 6}}},
		"behind a phrase": {
			"In|ADP|IN|3|case his|PRON|PRP$|3|nmod:poss speech|NOUN|NN|7|obl ,|PUNCT|,|7|punct Tom|PROPN|NNP|7|nsubj||B-Person Reed|PROPN|NNP|5|flat||I-Person wept|VERB|VBD|0|root|weep .|PUNCT|.|7|punct", "his", "Tom", nil},
		"whom he accuses is another": {
			"Tom|PROPN|NNP|3|nsubj||B-Person Reed|PROPN|NNP|1|flat||I-Person wept|VERB|VBD|0|root|weep .|PUNCT|.|3|punct / He|PRON|PRP|2|nsubj accused|VERB|VBD|0|root|accuse Reed|PROPN|NNP|2|obj||B-Person .|PUNCT|.|2|punct", "He", "", [][]int{{0, 4}}},
		"whom he ousted is another": {
			"After|SCONJ|IN|2|mark ousting|VERB|VBG|7|advcl|oust Tom|PROPN|NNP|2|obj||B-Person Reed|PROPN|NNP|3|flat||I-Person ,|PUNCT|,|7|punct he|PRON|PRP|7|nsubj fled|VERB|VBD|0|root|flee .|PUNCT|.|7|punct", "he", "", [][]int{{2, 5}}},
		"not her lawyer": {
			metHim + "Her|PRON|PRP$|2|nmod:poss lawyer|NOUN|NN|3|nsubj said|VERB|VBD|0|root|say she|PRON|PRP|5|nsubj left|VERB|VBD|3|ccomp|leave .|PUNCT|.|3|punct", "she", "Ann", [][]int{{7, 9}}},
		"not who tells it": {
			"According|VERB|VBG|4|case to|ADP|IN|4|case the|DET|DT|4|det company|NOUN|NN|7|obl they|PRON|PRP|7|nsubj:pass were|AUX|VBD|7|aux:pass held|VERB|VBN|0|root|hold .|PUNCT|.|7|punct", "they", "", [][]int{{3, 4}}},
		"not what she would be": {
			"If|SCONJ|IN|2|mark elected|VERB|VBN|6|advcl|elect president|NOUN|NN|2|xcomp ,|PUNCT|,|6|punct she|PRON|PRP|6|nsubj fights|VERB|VBZ|0|root|fight .|PUNCT|.|6|punct", "she", "", [][]int{{2, 4}}},
		"the leaders rather than the state": {
			"Kenya|PROPN|NNP|2|nsubj||B-Location may|VERB|MD|0|root|fine leaders|NOUN|NNS|2|obj|leader if|SCONJ|IN|6|mark they|PRON|PRP|6|nsubj fail|VERB|VBP|2|advcl|fail .|PUNCT|.|2|punct", "they", "leaders", nil},
		"a judge tells of others": {
			metHim + "Judge|NOUN|NN|2|nmod:desc|judge Eve|PROPN|NNP|4|nsubj||B-Person Hale|PROPN|NNP|2|flat||I-Person said|VERB|VBD|0|root|say Ann|PROPN|NNP|6|nsubj||B-Person knew|VERB|VBD|4|ccomp|know she|PRON|PRP|8|nsubj lied|VERB|VBD|6|ccomp|lie .|PUNCT|.|4|punct", "she", "Ann", nil},
		"who was spoken of as the subject just before": {
			metHim + "Bob|PROPN|NNP|3|nsubj||B-Person Hale|PROPN|NNP|1|flat||I-Person wept|VERB|VBD|0|root|weep .|PUNCT|.|3|punct / He|PRON|PRP|2|nsubj left|VERB|VBD|0|root|leave .|PUNCT|.|2|punct", "He", "Bob", [][]int{{3, 11}}},
		"according to her": {
			"Eve|PROPN|NNP|3|nsubj||B-Person Hale|PROPN|NNP|1|flat||I-Person wept|VERB|VBD|0|root|weep .|PUNCT|.|3|punct / According|VERB|VBG|3|case|according to|ADP|IN|1|fixed Ann|PROPN|NNP|6|obl||B-Person Lee|PROPN|NNP|3|flat||I-Person she|PRON|PRP|6|nsubj lied|VERB|VBD|0|root|lie .|PUNCT|.|6|punct", "she", "Ann", nil},
		"who speaks does not name himself": {
			metHim + "“|PUNCT|``|3|punct Reed|PROPN|NNP|3|nsubj||B-Person lied|VERB|VBD|7|ccomp|lie ,|PUNCT|,|3|punct ”|PUNCT|''|3|punct he|PRON|PRP|7|nsubj said|VERB|VBD|0|root|say .|PUNCT|.|7|punct", "he", "", nil},
		"not as what she serves": {
			"Ann|PROPN|NNP|3|nsubj||B-Person Lee|PROPN|NNP|1|flat||I-Person left|VERB|VBD|0|root|leave as|ADP|IN|6|case an|DET|DT|6|det adviser|NOUN|NN|3|obl|adviser at|ADP|IN|9|case his|PRON|PRP$|9|nmod:poss request|NOUN|NN|3|obl|request .|PUNCT|.|3|punct", "his", "", [][]int{{5, 7}}},
		"a post is nobody": {
			"Bo|PROPN|NNP|4|nmod:poss||B-Person Hale|PROPN|NNP|1|flat||I-Person 's|PART|POS|1|case bid|NOUN|NN|9|nsubj|bid for|ADP|IN|8|case the|DET|DT|7|det governor|NOUN|NN|8|nmod:poss|governor seat|NOUN|NN|4|nmod|seat grew|VERB|VBD|0|root|grow when|SCONJ|WRB|12|mark he|PRON|PRP|12|nsubj won|VERB|VBD|9|advcl|win .|PUNCT|.|9|punct", "he", "Bo", nil},
		"one of many is one": {
			metHim + "One|NUM|CD|5|nsubj|one of|ADP|IN|4|case the|DET|DT|4|det women|NOUN|NNS|1|nmod|woman told|VERB|VBD|0|root|tell Tom|PROPN|NNP|5|obj||B-Person she|PRON|PRP|8|nsubj lied|VERB|VBD|5|ccomp|lie .|PUNCT|.|5|punct", "she", "One", nil},
		"some of many are several": {
			"Two|NUM|CD|5|nsubj|two of|ADP|IN|4|case the|DET|DT|4|det women|NOUN|NNS|1|nmod|woman said|VERB|VBD|0|root|say Alda|PROPN|NNP|7|nsubj||B-Organization knew|VERB|VBD|5|ccomp|know they|PRON|PRP|9|nsubj lied|VERB|VBD|7|ccomp|lie .|PUNCT|.|5|punct", "they", "Two", nil},
		"the author's": {metHim + "I|PRON|PRP|2|nsubj left|VERB|VBD|0|root|leave .|PUNCT|.|2|punct", "I", "", [][]int{{0, 6}}},
		"the speaker's": {
			"“|PUNCT|``|3|punct I|PRON|PRP|3|nsubj left|VERB|VBD|8|ccomp|leave ,|PUNCT|,|3|punct ”|PUNCT|''|3|punct Tom|PROPN|NNP|8|nsubj||B-Person Reed|PROPN|NNP|6|flat||I-Person said|VERB|VBD|0|root|say .|PUNCT|.|8|punct", "I", "Tom", nil},
	} {
		d, who := chained(t, c.trees, Options{}, c.chains...)
		best := who.Antecedent(nlptest.Word(t, d, c.pronoun, 0))
		got := d.Tokens[best].Form
		if d.Tokens[best].UPOS == "PRON" {
			got = ""
		}
		if got != c.want {
			t.Errorf("%s: %s = %q, want %q", name, c.pronoun, got, c.want)
		}
	}
}

// TestMembers says whom a plural means together.
func TestMembers(t *testing.T) {
	dealt := "Kenya|PROPN|NNP|4|nsubj||B-Location and|CCONJ|CC|3|cc Ghana|PROPN|NNP|1|conj||B-Location agreed|VERB|VBD|0|root|agree .|PUNCT|.|4|punct / "
	three := "Kenya|PROPN|NNP|6|nsubj||B-Location ,|PUNCT|,|3|punct Togo|PROPN|NNP|1|conj||B-Location and|CCONJ|CC|5|cc Ghana|PROPN|NNP|1|conj||B-Location agreed|VERB|VBD|0|root|agree .|PUNCT|.|6|punct / "
	countries := "The|DET|DT|3|det two|NUM|CD|3|nummod countries|NOUN|NNS|4|nsubj|country trade|VERB|VBP|0|root .|PUNCT|.|4|punct"
	hosted := "Kenya|PROPN|NNP|2|nsubj||B-Location hosted|VERB|VBD|0|root|host talks|NOUN|NNS|2|obj|talk between|ADP|IN|5|case Togo|PROPN|NNP|3|nmod||B-Location and|CCONJ|CC|7|cc Ghana|PROPN|NNP|5|conj||B-Location .|PUNCT|.|2|punct / "
	thanked := "Togo|PROPN|NNP|2|nsubj||B-Location thanked|VERB|VBD|0|root|thank Kenya|PROPN|NNP|2|obj||B-Location and|CCONJ|CC|5|cc Chad|PROPN|NNP|3|conj||B-Location .|PUNCT|.|2|punct / "
	for name, c := range map[string]struct {
		trees, head string
		want        []string
	}{
		"they":          {theyMet + "They|PRON|PRP|2|nsubj slept|VERB|VBD|0|root|sleep .|PUNCT|.|2|punct", "They", []string{"Ann", "Tom"}},
		"two countries": {dealt + countries, "countries", []string{"Kenya", "Ghana"}},
		"of three":      {three + countries, "countries", nil},
		"their ministers": {dealt + "Officials|NOUN|NNS|6|nsubj|official of|ADP|IN|5|case the|DET|DT|5|det two|NUM|CD|5|nummod countries|NOUN|NNS|1|nmod|country met|VERB|VBD|0|root|meet .|PUNCT|.|6|punct",
			"Officials", []string{"Kenya", "Ghana"}},
		"not of who stands between": {hosted + countries, "countries", []string{"Togo", "Ghana"}},
		"of whom it tells most":     {hosted + thanked + countries, "countries", []string{"Togo", "Ghana"}},
		"the neighbours":            {hosted + "The|DET|DT|2|det neighbours|NOUN|NNS|3|nsubj|neighbour fought|VERB|VBD|0|root|fight .|PUNCT|.|3|punct", "neighbours", []string{"Togo", "Ghana"}},
		"the farmers":               {hosted + "The|DET|DT|2|det farmers|NOUN|NNS|3|nsubj|farmer fought|VERB|VBD|0|root|fight .|PUNCT|.|3|punct", "farmers", nil},
		"each":                      {hosted + "Each|DET|DT|2|nsubj|each accused|VERB|VBD|0|root|accuse the|DET|DT|4|det other|ADJ|JJ|2|obj|other .|PUNCT|.|2|punct", "Each", []string{"Togo", "Ghana"}},
	} {
		d, who := chained(t, c.trees, Options{})
		var got []string
		for _, h := range who.Members(nlptest.Word(t, d, c.head, 0)) {
			got = append(got, d.Tokens[h].Form)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %s = %v, want %v", name, c.head, got, c.want)
		}
	}
}

// TestAgain tells which descriptions may speak again of who was named, whatever the
// engine's chains say.
func TestAgain(t *testing.T) {
	named := "Tom|PROPN|NNP|3|nsubj||B-Person Reed|PROPN|NNP|1|flat||I-Person wept|VERB|VBD|0|root|weep .|PUNCT|.|3|punct / "
	body := "The|DET|DT|4|det Hill|PROPN|NNP|4|compound||B-Organization Quarry|PROPN|NNP|4|compound||I-Organization Company|PROPN|NNP|5|nsubj||I-Organization paid|VERB|VBD|0|root|pay .|PUNCT|.|5|punct / "
	for name, c := range map[string]struct {
		trees       string
		first, then int
		same        bool
	}{
		"the suspect":  {named + "The|DET|DT|2|det suspect|NOUN|NN|3|nsubj slept|VERB|VBD|0|root|sleep .|PUNCT|.|3|punct", 0, 5, true},
		"a suspect":    {named + "A|DET|DT|2|det suspect|NOUN|NN|3|nsubj slept|VERB|VBD|0|root|sleep .|PUNCT|.|3|punct", 0, 5, false},
		"the suspects": {named + "The|DET|DT|2|det suspects|NOUN|NNS|3|nsubj|suspect slept|VERB|VBD|0|root|sleep .|PUNCT|.|3|punct", 0, 5, false},
		"the verdict":  {named + "The|DET|DT|2|det verdict|NOUN|NN|3|nsubj stood|VERB|VBD|0|root|stand .|PUNCT|.|3|punct", 0, 5, false},
		"his wife":     {named + "His|PRON|PRP$|2|nmod:poss wife|NOUN|NN|3|nsubj slept|VERB|VBD|0|root|sleep .|PUNCT|.|3|punct", 0, 5, false},
		"the company":  {body + "The|DET|DT|2|det company|NOUN|NN|3|nsubj slept|VERB|VBD|0|root|sleep .|PUNCT|.|3|punct", 3, 7, true},
		"workers":      {body + "The|DET|DT|2|det workers|NOUN|NNS|3|nsubj|worker slept|VERB|VBD|0|root|sleep .|PUNCT|.|3|punct", 3, 7, false},
	} {
		_, who := chained(t, c.trees, Options{}, []int{c.first, c.then})
		a, b := who.Actor(c.first), who.Actor(c.then)
		if same := a != nil && a == b; same != c.same {
			t.Errorf("%s: one = %v, want %v", name, same, c.same)
		}
	}
}

// TestTheCountry says which state "the country" is where it acts.
func TestTheCountry(t *testing.T) {
	acts := "The|DET|DT|2|det country|NOUN|NN|3|nsubj refused|VERB|VBD|0|root|refuse .|PUNCT|.|3|punct"
	for trees, want := range map[string]string{
		"Kenya|PROPN|NNP|2|nsubj||B-Location protested|VERB|VBD|0|root|protest .|PUNCT|.|2|punct / " + acts:                          "KEN",
		"Kenya|PROPN|NNP|2|nsubj||B-Location met|VERB|VBD|0|root|meet Ghana|PROPN|NNP|2|obj||B-Location .|PUNCT|.|2|punct / " + acts: unknown,
		acts: unknown,
	} {
		d, who := chained(t, trees, Options{})
		if got := who.Arg(nlptest.Word(t, d, "country", 0)).Country; got != want {
			t.Errorf("%q: %s, want %s", trees, got, want)
		}
	}
}

// TestNamesakes tells who shares a family name alone.
func TestNamesakes(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Ann Veldt", "Tom Veldt", true}, {"Ann Veldt", "Veldt", false}, {"Ann Veldt", "Ann M. Veldt", false}, {"A. Veldt", "Ann Veldt", false},
		{"Juan Carlos Reed", "Juan Reed Mora", false}, {"Min Ye Ko", "Min Sao Suu Kay", true}, {"Bakr al-Veldt", "Bakr Veldt", false}, {"Tom Hale Reed", "Bob Reed", true},
	} {
		if got := namesakes(c.a, c.b); got != c.want {
			t.Errorf("%s, %s: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

// TestAbroad says of what country a description is whose words name one.
func TestAbroad(t *testing.T) {
	for name, c := range map[string]struct{ trees, head, want string }{
		"its rivals":  {"Kenya|PROPN|NNP|3|nmod:poss||B-Location 's|PART|POS|1|case rivals|NOUN|NNS|4|nsubj|rival wept|VERB|VBD|0|root|weep .|PUNCT|.|4|punct", "rivals", unknown},
		"such rivals": {"Kenyan|ADJ|JJ|2|amod rivals|NOUN|NNS|3|nsubj|rival wept|VERB|VBD|0|root|weep .|PUNCT|.|3|punct", "rivals", "KEN"},
		"soldiers":    {"Kenyan|ADJ|JJ|2|amod soldiers|NOUN|NNS|3|nsubj|soldier wept|VERB|VBD|0|root|weep .|PUNCT|.|3|punct", "soldiers", "KEN"},
		"us":          {"us|PRON|PRP|3|det elderly|ADJ|JJ|3|amod people|NOUN|NNS|4|nsubj|people wept|VERB|VBD|0|root|weep .|PUNCT|.|4|punct", "people", unknown},
	} {
		d, who := chained(t, c.trees, Options{})
		if got := who.Arg(nlptest.Word(t, d, c.head, 0)).Country; got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestOwners says of which two states a plural is.
func TestOwners(t *testing.T) {
	of := "Leaders|NOUN|NNS|6|nsubj|leader of|ADP|IN|3|case Kenya|PROPN|NNP|1|nmod||B-Location and|CCONJ|CC|5|cc Ghana|PROPN|NNP|3|conj||B-Location met|VERB|VBD|0|root|meet .|PUNCT|.|6|punct"
	d, who := chained(t, of, Options{})
	var got []string
	for _, h := range who.Members(nlptest.Word(t, d, "Leaders", 0)) {
		got = append(got, d.Tokens[h].Form)
	}
	if !slices.Equal(got, []string{"Kenya", "Ghana"}) {
		t.Errorf("leaders of both: %v", got)
	}
	in := strings.Replace(strings.Replace(of, "Leaders|NOUN|NNS|6|nsubj|leader", "Forces|NOUN|NNS|6|nsubj|force", 1), "of|ADP", "in|ADP", 1)
	d, who = chained(t, in, Options{})
	if got := who.Members(nlptest.Word(t, d, "Forces", 0)); len(got) > 0 {
		t.Errorf("forces in two countries are both countries': %v", got)
	}
	for name, trees := range map[string]string{
		"both adjectives joined":   "Kenyan|ADJ|JJ|4|amod||B-NORP and|CCONJ|CC|3|cc Ghanaian|ADJ|JJ|1|conj||B-NORP troops|NOUN|NNS|5|nsubj|troops met|VERB|VBD|0|root|meet .|PUNCT|.|5|punct",
		"a state and an adjective": "Kenya|PROPN|NNP|4|compound||B-Location and|CCONJ|CC|4|cc Ghanaian|ADJ|JJ|4|amod||B-NORP officials|NOUN|NNS|5|nsubj|official met|VERB|VBD|0|root|meet .|PUNCT|.|5|punct",
	} {
		d, who := chained(t, trees, Options{})
		var got []string
		for _, h := range who.Members(3) {
			got = append(got, who.Arg(h).Country)
		}
		if !slices.Equal(got, []string{"KEN", "GHA"}) {
			t.Errorf("%s: %v", name, got)
		}
		if a := who.Arg(3); a.Text != d.Text[:strings.Index(d.Text, " met")] {
			t.Errorf("%s: said in %q", name, a.Text)
		}
	}
}
