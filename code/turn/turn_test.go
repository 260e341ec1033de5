package turn

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

const (
	lead   = "Ana|PROPN|NNP|3|nsubj||B-Person Vel|PROPN|NNP|1|flat||I-Person spoke|VERB|VBD|0|root|speak here|ADV|RB|3|advmod // "
	q      = "Why|ADV|WRB|0|root ?|PUNCT|.|1|punct // "
	a      = "We|PRON|PRP|2|nsubj left|VERB|VBD|0|root|leave .|PUNCT|.|2|punct // "
	asks   = "Q|NOUN|NN|3|discourse :|PUNCT|:|1|punct Why|ADV|WRB|0|root ?|PUNCT|.|3|punct // "
	tells  = "A|X|LS|4|discourse :|PUNCT|:|1|punct We|PRON|PRP|4|nsubj left|VERB|VBD|0|root|leave // "
	plain  = "They|PRON|PRP|2|nsubj left|VERB|VBD|0|root|leave // "
	label  = "MR|PROPN|NNP|2|nmod:desc LEE|PROPN|NNP|0|root||B-Person :|PUNCT|:|2|punct Go|VERB|VB|2|parataxis !|PUNCT|.|4|punct // "
	land   = "The|DET|DT|2|det US|PROPN|NNP|3|nsubj left|VERB|VBD|0|root|leave // "
	quoted = `"|PUNCT|''|3|punct We|PRON|PRP|3|nsubj left|VERB|VBD|0|root|leave "|PUNCT|''|3|punct // `
	issue  = "Statement|NOUN|NN|0|root of|ADP|IN|4|case the|DET|DT|4|det Ministry|PROPN|NNP|1|nmod||B-Organization // "
)

// TestRead tells the turns of made-up texts: who speaks and his words.
func TestRead(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"letters", lead + asks + tells + asks + tells, "?: Why ? | Ana: We left | ?: Why ? | Ana: We left"},
		{"an answer goes on", lead + asks + tells + plain, ""}, // two labels are no interview
		{"and on", lead + asks + tells + plain + asks, "?: Why ? | Ana: We left | Ana: They left | ?: Why ?"},
		{"nobody answers", plain + asks + tells + asks + tells, ""},
		{"questions", lead + q + a + q + a + q + a, "?: Why ? | Ana: We left . | ?: Why ? | Ana: We left . | ?: Why ? | Ana: We left ."},
		{"a question or two is none", lead + q + a + q + a, ""},
		{"a report that asks", lead + q + plain + q + plain + q + plain, ""},
		{"nor answers in marks", lead + q + quoted + q + quoted + q + quoted, ""},
		{"names", label + label + label, "LEE: Go ! | LEE: Go ! | LEE: Go !"},
		{"two labels", label + label + plain, ""},
		{"put out", issue + plain + a, "Ministry: They left | Ministry: We left ."},
		{"about it", issue + plain, ""},
		{"about a land", issue + land, ""},
		{"a report", lead + plain + a, ""},
	} {
		if got := brief(nlptest.Doc(t, strings.TrimSuffix(c.text, " // "))); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func brief(d *nlp.Doc) string {
	var out []string
	for _, x := range Read(d) {
		who := "?"
		if x.Speaker >= 0 {
			who = d.Tokens[x.Speaker].Form
		}
		var words []string
		for _, w := range d.Tokens[x.Start:x.End] {
			words = append(words, w.Form)
		}
		out = append(out, fmt.Sprintf("%s: %s", who, strings.Join(words, " ")))
	}
	return strings.Join(out, " | ")
}
