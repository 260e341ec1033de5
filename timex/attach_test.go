package timex

import (
	"testing"

	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

// TestAttach asks which expression dates each trigger, in trees written by hand
// and read against Wednesday 15 May 2024.
func TestAttach(t *testing.T) {
	f := finder(t)
	for _, c := range []struct{ tree, trigger, want string }{
		// "Rebels who fled on Monday attacked a post on Tuesday."
		{"Rebels|NOUN|_|6|nsubj who|PRON|_|3|nsubj fled|VERB|_|1|acl:relcl on|ADP|_|5|case Monday|PROPN|_|3|obl attacked|VERB|_|0|root a|DET|_|8|det post|NOUN|_|6|obj on|ADP|_|10|case Tuesday|PROPN|_|6|obl", "attacked", "Tuesday"},
		// "The army said on Monday that a raid there killed nine."
		{"The|DET|_|2|det army|NOUN|_|3|nsubj said|VERB|_|0|root on|ADP|_|5|case Monday|PROPN|_|3|obl that|SCONJ|_|10|mark a|DET|_|8|det raid|NOUN|_|10|nsubj there|ADV|_|8|advmod killed|VERB|_|3|ccomp nine|NUM|_|10|obj", "killed", ""},
		// "The army said Monday that a raid there killed nine, Sunday.": the tree hangs both days on the saying.
		{"The|DET|_|2|det army|NOUN|_|3|nsubj said|VERB|_|0|root Monday|PROPN|_|3|obl that|SCONJ|_|9|mark a|DET|_|7|det raid|NOUN|_|9|nsubj there|ADV|_|7|advmod killed|VERB|_|3|ccomp nine|NUM|_|9|obj ,|PUNCT|_|12|punct Sunday|PROPN|_|3|obl", "killed", "Sunday"},
		// "A raid killed nine, the army said Sunday."
		{"A|DET|_|2|det raid|NOUN|_|3|nsubj killed|VERB|_|7|ccomp nine|NUM|_|3|obj the|DET|_|6|det army|NOUN|_|7|nsubj said|VERB|_|0|root Sunday|PROPN|_|7|obl", "killed", ""},
		// "The raid on Sunday killed nine."
		{"The|DET|_|2|det raid|NOUN|_|5|nsubj on|ADP|_|4|case Sunday|PROPN|_|2|nmod killed|VERB|_|0|root nine|NUM|_|5|obj", "killed", "Sunday"},
		// "The attack took place on Sunday."
		{"The|DET|_|2|det attack|NOUN|_|3|nsubj took|VERB|_|0|root place|NOUN|_|3|obj on|ADP|_|6|case Sunday|PROPN|_|3|obl", "attack", "Sunday"},
		// "He condemned the American invasion of Iraq."
		{"He|PRON|_|2|nsubj condemned|VERB|_|0|root the|DET|_|5|det American|ADJ|_|5|amod invasion|NOUN|_|2|obj of|ADP|_|7|case Iraq|PROPN|_|5|nmod", "condemned", ""},
		{"He|PRON|_|2|nsubj condemned|VERB|_|0|root the|DET|_|5|det American|ADJ|_|5|amod invasion|NOUN|_|2|obj of|ADP|_|7|case Iraq|PROPN|_|5|nmod", "invasion", "the American invasion of Iraq"},
		// "They met now."
		{"They|PRON|_|2|nsubj met|VERB|_|0|root now|ADV|_|2|advmod", "met", ""},
	} {
		doc := nlptest.Doc(t, c.tree)
		exprs := f.Find(doc, Anchor{hitsOn})
		got := ""
		for i := range doc.Tokens {
			if doc.Tokens[i].Form == c.trigger {
				if e, ok := Attach(doc, exprs, i); ok {
					got = e.Text
				}
			}
		}
		if got != c.want {
			t.Errorf("%q: %s is dated %q, want %q", doc.Text, c.trigger, got, c.want)
		}
	}
}
