package cast

import (
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

// TestEpithets tells whom "the commission" or "the lawyer" mean where no chain says it.
func TestEpithets(t *testing.T) {
	const (
		commission = "The|DET|DT|3|det Alda|PROPN|NNP|3|compound||B-Organization Commission|PROPN|NNP|4|nsubj||I-Organization met|VERB|VBD|0|root|meet .|PUNCT|.|4|punct / "
		union      = "The|DET|DT|3|det Veldt|PROPN|NNP|3|compound||B-Organization Union|PROPN|NNP|4|nsubj||I-Organization met|VERB|VBD|0|root|meet .|PUNCT|.|4|punct / "
		harakat    = "Harakat|PROPN|NNP|3|nsubj||B-Person Dara|PROPN|NNP|1|flat||I-Person fled|VERB|VBD|0|root|flee .|PUNCT|.|3|punct / "
		lawyer     = "Ann|PROPN|NNP|5|nsubj||B-Person Lee|PROPN|NNP|1|flat||I-Person ,|PUNCT|,|1|punct lawyer|NOUN|NN|1|appos|lawyer wept|VERB|VBD|0|root|weep .|PUNCT|.|5|punct / "
	)
	says := func(noun string) string {
		return "Then|ADV|RB|4|advmod the|DET|DT|3|det " + noun + "|NOUN|NN|4|nsubj||" + noun + " left|VERB|VBD|0|root|leave .|PUNCT|.|4|punct / "
	}
	say := func(noun string) string {
		return "Then|ADV|RB|4|advmod the|DET|DT|3|det " + noun + "s|NOUN|NNS|4|nsubj|" + noun + " left|VERB|VBD|0|root|leave .|PUNCT|.|4|punct / "
	}
	for _, c := range []struct{ why, trees, noun, want string }{
		{"the militia is the armed group named before", harakat + says("militia"), "militia", "Harakat"},
		{"so are its fighters", harakat + say("insurgent"), "insurgents", "Harakat"},
		{"but no union's", union + say("insurgent"), "insurgents", "insurgents"},
		{"nor those of either of two", harakat + strings.ReplaceAll(harakat, "Dara", "Mist") + say("rebel"), "rebels", "rebels"},
		{"a body that has the noun in its name", commission + union + says("commission"), "commission", "Alda"},
		{"a body of a sort of its own is no commission", union + says("commission"), "commission", "commission"},
		{"the one who is told to be one", lawyer + says("lawyer"), "lawyer", "Ann"},
		{"anybody may be an official", lawyer + says("official"), "official", "official"},
	} {
		d, who := chained(t, c.trees, Options{})
		best := who.Antecedent(nlptest.Word(t, d, c.noun, 0))
		got := d.Tokens[who.exprs[best].start].Form
		if got == "The" {
			got = d.Tokens[who.exprs[best].start+1].Form
		}
		if got == "the" {
			got = d.Tokens[best].Form
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

// TestApart says who is not joined with whom, though the parser or a chain puts them together.
func TestApart(t *testing.T) {
	const (
		critic  = "A|DET|DT|2|det critic|NOUN|NN|10|nsubj|critic of|ADP|IN|5|case the|DET|DT|5|det mayor|NOUN|NN|2|nmod|mayor ,|PUNCT|,|2|punct Ann|PROPN|NNP|2|appos||B-Person Lee|PROPN|NNP|7|flat||I-Person ,|PUNCT|,|2|punct wept|VERB|VBD|0|root|weep .|PUNCT|.|10|punct"
		both    = "Ann|PROPN|NNP|6|nsubj||B-Person Lee|PROPN|NNP|1|flat||I-Person and|CCONJ|CC|5|cc the|DET|DT|5|det minister|NOUN|NN|1|conj|minister wept|VERB|VBD|0|root|weep .|PUNCT|.|6|punct"
		attempt = "They|PRON|PRP|2|nsubj saw|VERB|VBD|0|root|see Kenya|PROPN|NNP|2|obj||B-Location ,|PUNCT|,|3|punct his|PRON|PRP$|6|nmod:poss attempts|NOUN|NNS|3|appos|attempt .|PUNCT|.|2|punct"
	)
	for _, c := range []struct {
		why, trees, a, b string
		chains           [][]int
		same             bool
	}{
		{"a critic of the mayor", critic, "critic", "Ann", nil, false},
		{"the mayor", critic, "mayor", "Ann", nil, true},
		{"two side by side", both, "Ann", "minister", [][]int{{0, 4}}, false},
		{"one's attempts", attempt, "Kenya", "attempts", nil, false},
	} {
		d, who := chained(t, c.trees, Options{}, c.chains...)
		if got := who.Antecedent(nlptest.Word(t, d, c.a, 0)) == who.Antecedent(nlptest.Word(t, d, c.b, 0)); got != c.same {
			t.Errorf("%s: one and the same = %v", c.why, got)
		}
	}
}

// TestNewcomers says which descriptions bring in somebody else than one told of before.
func TestNewcomers(t *testing.T) {
	gang := "An|DET|DT|3|det armed|ADJ|JJ|3|amod group|NOUN|NN|4|nsubj|group left|VERB|VBD|0|root|leave .|PUNCT|.|4|punct / "
	front := "The|DET|DT|3|det Hill|PROPN|NNP|3|compound||B-Organization Front|PROPN|NNP|4|nsubj||I-Organization wept|VERB|VBD|0|root|weep .|PUNCT|.|4|punct / "
	groups := "Armed|ADJ|JJ|2|amod groups|NOUN|NNS|3|nsubj|group left|VERB|VBD|0|root|leave .|PUNCT|.|3|punct / "
	soldiers := "The|DET|DT|2|det soldiers|NOUN|NNS|3|nsubj|soldier left|VERB|VBD|0|root|leave .|PUNCT|.|3|punct / "
	judges := "The|DET|DT|2|det judges|NOUN|NNS|3|nsubj|judge left|VERB|VBD|0|root|leave .|PUNCT|.|3|punct / "
	for _, c := range []struct {
		why, trees string
		a, b       int // tokens
		chains     [][]int
		same       bool
	}{
		{"an armed group twice", gang + gang, 2, 7, nil, false},
		{"armed groups are no one front", front + groups, 2, 6, [][]int{{2, 6}}, false},
		{"soldiers are no judges", soldiers + judges, 1, 5, [][]int{{1, 5}}, false},
		{"the soldiers again", soldiers + soldiers, 1, 5, [][]int{{1, 5}}, true},
	} {
		_, who := chained(t, c.trees, Options{}, c.chains...)
		if got := who.Antecedent(c.a) == who.Antecedent(c.b); got != c.same {
			t.Errorf("%s: one and the same = %v", c.why, got)
		}
	}
}
