package timex

import (
	"strconv"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/nlp/conllu"
)

// TestAttach asks which expression dates each trigger, in trees written by hand
// and read against Wednesday 15 May 2024.
func TestAttach(t *testing.T) {
	f := finder(t)
	for _, c := range []struct{ tree, trigger, want string }{
		// "Rebels who fled on Monday attacked a post on Tuesday."
		{"Rebels NOUN 6 nsubj;who PRON 3 nsubj;fled VERB 1 acl:relcl;on ADP 5 case;Monday PROPN 3 obl;attacked VERB 0 root;a DET 8 det;post NOUN 6 obj;on ADP 10 case;Tuesday PROPN 6 obl", "attacked", "Tuesday"},
		// "The army said on Monday that a raid there killed nine."
		{"The DET 2 det;army NOUN 3 nsubj;said VERB 0 root;on ADP 5 case;Monday PROPN 3 obl;that SCONJ 10 mark;a DET 8 det;raid NOUN 10 nsubj;there ADV 8 advmod;killed VERB 3 ccomp;nine NUM 10 obj", "killed", ""},
		// "The army said Monday that a raid there killed nine, Sunday.": the tree hangs both days on the saying.
		{"The DET 2 det;army NOUN 3 nsubj;said VERB 0 root;Monday PROPN 3 obl;that SCONJ 9 mark;a DET 7 det;raid NOUN 9 nsubj;there ADV 7 advmod;killed VERB 3 ccomp;nine NUM 9 obj;, PUNCT 12 punct;Sunday PROPN 3 obl", "killed", "Sunday"},
		// "A raid killed nine, the army said Sunday."
		{"A DET 2 det;raid NOUN 3 nsubj;killed VERB 7 ccomp;nine NUM 3 obj;the DET 6 det;army NOUN 7 nsubj;said VERB 0 root;Sunday PROPN 7 obl", "killed", ""},
		// "The raid on Sunday killed nine."
		{"The DET 2 det;raid NOUN 5 nsubj;on ADP 4 case;Sunday PROPN 2 nmod;killed VERB 0 root;nine NUM 5 obj", "killed", "Sunday"},
		// "The attack took place on Sunday."
		{"The DET 2 det;attack NOUN 3 nsubj;took VERB 0 root;place NOUN 3 obj;on ADP 6 case;Sunday PROPN 3 obl", "attack", "Sunday"},
		// "He condemned the American invasion of Iraq."
		{"He PRON 2 nsubj;condemned VERB 0 root;the DET 5 det;American ADJ 5 amod;invasion NOUN 2 obj;of ADP 7 case;Iraq PROPN 5 nmod", "condemned", ""},
		{"He PRON 2 nsubj;condemned VERB 0 root;the DET 5 det;American ADJ 5 amod;invasion NOUN 2 obj;of ADP 7 case;Iraq PROPN 5 nmod", "invasion", "the American invasion of Iraq"},
		// "They met now."
		{"They PRON 2 nsubj;met VERB 0 root;now ADV 2 advmod", "met", ""},
	} {
		var b strings.Builder
		for i, w := range strings.Split(c.tree, ";") {
			p := strings.Fields(w)
			b.WriteString(strings.Join([]string{strconv.Itoa(i + 1), p[0], p[0], p[1], "_", "_", p[2], p[3], "_", "_"}, "\t") + "\n")
		}
		docs, err := conllu.Read(strings.NewReader(b.String() + "\n"))
		if err != nil || len(docs) != 1 {
			t.Fatalf("%s: %v", c.tree, err)
		}
		doc := docs[0].Doc
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
