package trust

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/events"
	"github.com/sitrep-news/sitrep/nlp"
)

// raid is "Soldiers raided the depot with the mayor" as the engine annotates it.
func raid() (*sitrep.Report, *nlp.Doc, *sitrep.Mention) {
	text := "Soldiers raided the depot with the mayor"
	d := &nlp.Doc{Text: text, Sents: []nlp.Sent{{Start: 0, End: 7, Root: 1}}, Dim: 2, SentDim: 2, SentVectors: []float32{0.6, 0.8}}
	at := 0
	for _, w := range []struct {
		form, tag, rel string
		head           int
	}{{"Soldiers", "NOUN", "nsubj", 1}, {"raided", "VERB", "root", -1}, {"the", "DET", "det", 3}, {"depot", "NOUN", "obj", 1},
		{"with", "ADP", "case", 6}, {"the", "DET", "det", 6}, {"mayor", "NOUN", "obl", 1}} {
		start := at + strings.Index(text[at:], w.form)
		at = start + len(w.form)
		d.Tokens = append(d.Tokens, nlp.Token{Start: start, End: at, Form: w.form, Lemma: w.form, UPOS: w.tag, XPOS: w.tag, Deprel: w.rel, Head: w.head})
		d.Vectors = append(d.Vectors, float32(len(d.Tokens)), 1)
	}
	words := func(s string) sitrep.Words {
		i := strings.Index(text, s)
		return sitrep.Words{Start: i, End: i + len(s), Text: s}
	}
	m := &sitrep.Mention{Type: "ASSAULT", Status: sitrep.Actual, Rule: "assault.txt:1 attack.raid verb", Trigger: words("raided"),
		Actors:  []sitrep.Arg{{Words: words("Soldiers"), Name: "Army", Kind: sitrep.KindPeople, Country: "---"}},
		Objects: []sitrep.Arg{{Words: words("the depot"), Name: "the depot", Kind: sitrep.KindThing}}}
	return &sitrep.Report{Text: text}, d, m
}

func TestLook(t *testing.T) {
	r, d, m := raid()
	l := NewGlance(r, d).At(m)
	for _, want := range []string{"lemma:raided", "frame:attack.raid_verb", "actor:nsubj", "thing:obj", "left:obl:with", "A:under:nsubj", "A:renamed", "A:stateless", "R:0", "opening"} {
		if !slices.Contains(l.Features, want) {
			t.Errorf("no feature %s in %v", want, l.Features)
		}
	}
	if len(l.Dense) != 2 || l.Dense[0][0] != 0.2*2 || l.Dense[1][1] != 3*0.8 {
		t.Errorf("vectors %v, want the trigger's by 0.2 and the sentence's by 3", l.Dense)
	}
	if got := NewGlance(r, nil).At(m); len(got.Dense) > 0 || !slices.Contains(got.Features, "type:ASSAULT") {
		t.Errorf("without a document: %+v", got)
	}
}

// TestLookElsewhere: a party of another sentence and words that stand nowhere.
func TestLookElsewhere(t *testing.T) {
	r, d, m := raid()
	m.Trigger = sitrep.Words{Start: 900, End: 905}
	if l := NewGlance(r, d).At(m); len(l.Dense) > 0 {
		t.Errorf("a trigger outside of the text has vectors: %+v", l)
	}
}

func TestLoadShipped(t *testing.T) {
	m, err := Load(events.FS)
	if err != nil {
		t.Fatal(err)
	}
	hot := sitrep.Mention{Type: "ACCUSE", Status: sitrep.Actual, Rule: "accuse.txt:1 accuse.disapprove verb", Actors: []sitrep.Arg{{Actor: "a1", Kind: sitrep.KindState}},
		Recipients: []sitrep.Arg{{Kind: sitrep.KindPeople, Sectors: []string{"MIL"}}}, Time: &sitrep.Time{}}
	cold := sitrep.Mention{Type: "AGREE", Status: sitrep.Actual, Rule: "agree.txt:1 agree.offer noun", Actors: []sitrep.Arg{{Kind: sitrep.KindThing}}}
	_, right := m.Of(NewGlance(&sitrep.Report{Text: "Soldiers were blamed for a raid on two rebels"}, nil).At(&hot))
	event, wrong := m.Of(NewGlance(&sitrep.Report{Text: "The choir sang until midnight"}, nil).At(&cold))
	if right <= wrong || event < LeastEvent {
		t.Errorf("blame by a state for soldiers %.2f, plans of a thing %.2f, and without vectors an act with %.2f", right, wrong, event)
	}
}

func TestLoadRefuses(t *testing.T) {
	if _, err := Load(fstest.MapFS{EventFile: {Data: []byte("noun much\n")}, RightFile: {Data: []byte("noun 10\n")}}); err == nil || !strings.Contains(err.Error(), "much") || !strings.Contains(err.Error(), EventFile) {
		t.Errorf("error %v, want one with the file and the weight", err)
	}
	if _, err := Load(fstest.MapFS{EventFile: {Data: []byte("noun 10\n")}}); err == nil || !strings.Contains(err.Error(), RightFile) {
		t.Errorf("error %v, want one that names the missing file", err)
	}
}
