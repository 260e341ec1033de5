package number

import (
	"fmt"
	"strings"
	"testing"
)

// TestCasualties reads tolls from trees written by hand:
// harm low/best/high who "span", with "total" and "part" where they hold.
func TestCasualties(t *testing.T) {
	f := newFinder(t)
	for _, c := range []struct {
		name, sent string
		want       []string
	}{
		{"active with others",
			"Gunmen|gunman|NOUN|NNS|2|nsubj killed|kill|VERB|VBD|0|root at|_|ADP|IN|4|case least|_|ADJ|JJS|5|nmod three|_|NUM|CD|6|nummod guards|guard|NOUN|NNS|2|obj and|_|CCONJ|CC|8|cc wounded|wound|VERB|VBD|2|conj a|_|DET|DT|10|det dozen|_|NOUN|NN|11|nummod others|other|NOUN|NNS|8|obj",
			[]string{`killed 3/3/- guards "at least three guards"`, `injured 12/12/12 guards "a dozen others"`}},
		{"passive",
			"A|_|DET|DT|2|det nurse|_|NOUN|NN|4|nsubj:pass was|be|AUX|VBD|4|aux:pass killed|kill|VERB|VBN|0|root and|_|CCONJ|CC|9|cc two|_|NUM|CD|7|nummod porters|porter|NOUN|NNS|9|nsubj:pass were|be|AUX|VBD|9|aux:pass hurt|hurt|VERB|VBN|4|conj",
			[]string{`killed 1/1/1 nurse "A nurse"`, `injured 2/2/2 porters "two porters"`}},
		{"left so many dead",
			"The|_|DET|DT|2|det fire|_|NOUN|NN|3|nsubj left|leave|VERB|VBD|0|root 12|_|NUM|CD|3|obj dead|_|ADJ|JJ|3|xcomp and|_|CCONJ|CC|8|cc 30|_|NUM|CD|8|nummod injured|_|ADJ|JJ|4|conj",
			[]string{`killed 12/12/12  "12 dead"`, `injured 30/30/30  "30 injured"`}},
		{"running total with a part",
			"The|_|DET|DT|3|det death|_|NOUN|NN|3|compound toll|_|NOUN|NN|4|nsubj rose|rise|VERB|VBD|0|root to|_|ADP|IN|6|case 45|_|NUM|CD|4|obl ,|_|PUNCT|,|10|punct including|include|VERB|VBG|10|case three|_|NUM|CD|10|nummod children|child|NOUN|NNS|6|nmod",
			[]string{`killed 45/45/45  "45" total`, `killed 3/3/3 children "three children" part`}},
		{"towns are no captives",
			"Troops|troop|NOUN|NNS|2|nsubj captured|capture|VERB|VBD|0|root two|_|NUM|CD|4|nummod villages|village|NOUN|NNS|2|obj and|_|CCONJ|CC|7|cc nine|_|NUM|CD|7|nummod rebels|rebel|NOUN|NNS|4|conj",
			[]string{`captured 9/9/9 rebels "nine rebels"`}},
		{"none",
			"No|_|DET|DT|2|det casualties|casualty|NOUN|NNS|4|nsubj:pass were|be|AUX|VBD|4|aux:pass reported|report|VERB|VBN|0|root",
			[]string{`casualties 0/0/0  "No casualties"`}},
		{"lives",
			"The|_|DET|DT|2|det quake|_|NOUN|NN|3|nsubj claimed|claim|VERB|VBD|0|root the|_|DET|DT|5|det lives|life|NOUN|NNS|3|obj of|_|ADP|IN|8|case 23|_|NUM|CD|8|nummod miners|miner|NOUN|NNS|5|nmod",
			[]string{`killed 23/23/23 miners "23 miners"`}},
		{"a family of five",
			"Shells|shell|NOUN|NNS|2|nsubj killed|kill|VERB|VBD|0|root a|_|DET|DT|4|det family|_|NOUN|NN|2|obj of|_|ADP|IN|6|case five|_|NUM|CD|4|nmod",
			[]string{`killed 5/5/5 family "family of five"`}},
		{"prisoners and hostages",
			"Rebels|rebel|NOUN|NNS|2|nsubj took|take|VERB|VBD|0|root 20|_|NUM|CD|4|nummod soldiers|soldier|NOUN|NNS|2|obj prisoner|_|NOUN|NN|2|xcomp",
			[]string{`captured 20/20/20 soldiers "20 soldiers"`}},
		{"headline",
			"Seven|_|NUM|CD|2|nsubj killed|kill|VERB|VBN|0|root ,|_|PUNCT|,|5|punct 12|_|NUM|CD|5|dep wounded|wound|VERB|VBN|2|conj",
			[]string{`killed 7/7/7  "Seven killed"`, `injured 12/12/12  "12 wounded"`}},
		{"a subject behind the verb is an object",
			"Troops|troop|NOUN|NNS|2|nsubj detained|detain|VERB|VBD|0|root 15|_|NUM|CD|4|nummod Tarvians|Tarvians|PROPN|NNPS|2|nsubj",
			[]string{`captured 15/15/15 Tarvians "15 Tarvians"`}},
		{"killed or captured",
			"They|they|PRON|PRP|2|nsubj killed|kill|VERB|VBD|0|root or|_|CCONJ|CC|4|cc captured|capture|VERB|VBD|2|conj dozens|dozen|NOUN|NNS|4|obj",
			[]string{`killed 24/24/99  "dozens"`, `captured 24/24/99  "dozens"`}},
		{"number of dead",
			"The|_|DET|DT|2|det number|_|NOUN|NN|5|nsubj of|_|ADP|IN|4|case dead|_|ADJ|JJ|2|nmod rose|rise|VERB|VBD|0|root to|_|ADP|IN|7|case 64|_|NUM|CD|5|obl",
			[]string{`killed 64/64/64  "64" total`}},
		{"fled and lost lives",
			"Some|_|DET|DT|2|advmod 200|_|NUM|CD|3|nummod people|person|NOUN|NNS|4|nsubj lost|lose|VERB|VBD|0|root their|_|PRON|PRP$|6|nmod:poss lives|life|NOUN|NNS|4|obj",
			[]string{`killed 200/200/200 people "Some 200 people"`}},
		{"a number belongs to the verb before it, whatever the tree says",
			"It|_|PRON|PRP|2|nsubj killed|kill|VERB|VBD|0|root 12|_|NUM|CD|4|nummod nuns|nun|NOUN|NNS|2|obj and|_|CCONJ|CC|6|cc injured|injure|VERB|VBN|2|conj 30|_|NUM|CD|8|nummod others|other|NOUN|NNS|4|conj",
			[]string{`killed 12/12/12 nuns "12 nuns"`, `injured 30/30/30 nuns "30 others"`}},
		{"shot dead, and him",
			"A|_|DET|DT|2|det herder|_|NOUN|NN|4|nsubj:pass was|be|AUX|VBD|4|aux:pass shot|shoot|VERB|VBN|0|root dead|_|ADJ|JJ|4|xcomp and|_|CCONJ|CC|8|cc they|_|PRON|PRP|8|nsubj wounded|wound|VERB|VBD|4|conj her|she|PRON|PRP|8|obj",
			[]string{`killed 1/1/1 herder "A herder"`, `injured 1/1/1  "her"`}},
		{"a measure is no toll",
			"A|_|DET|DT|8|det shell|_|NOUN|NN|3|nsubj hurt|hurt|VERB|VBD|0|root an|_|DET|DT|10|det 8|_|NUM|CD|7|nummod -|_|PUNCT|HYPH|7|punct year|_|NOUN|NN|9|obl:npmod -|_|PUNCT|HYPH|9|punct old|_|ADJ|JJ|10|amod boy|_|NOUN|NN|3|obj",
			[]string{`injured 1/1/1 boy "an 8 - year - old boy"`}},
		{"saw them wounded",
			"It|_|PRON|PRP|2|nsubj saw|see|VERB|VBD|0|root nine|_|NUM|CD|4|nummod nuns|nun|NOUN|NNS|2|obj wounded|wound|VERB|VBN|2|xcomp and|_|CCONJ|CC|8|cc hundreds|hundred|NOUN|NNS|8|nsubj:pass jailed|jail|VERB|VBN|5|conj",
			[]string{`injured 9/9/9 nuns "nine nuns"`, `captured 200/200/999 nuns "hundreds jailed"`}},
		{"four of them",
			"It|_|PRON|PRP|2|nsubj killed|kill|VERB|VBD|0|root eight|_|NUM|CD|4|nummod people|person|NOUN|NNS|2|obj ,|_|PUNCT|,|9|punct four|_|NUM|CD|9|nummod of|_|ADP|IN|8|case them|they|PRON|PRP|6|nmod children|child|NOUN|NNS|4|appos",
			[]string{`killed 8/8/8 people "eight people"`, `killed 4/4/4 children "four of them children" part`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := sentences(t, c.sent)
			var got []string
			for _, x := range f.Casualties(d, f.Find(d)) {
				s := fmt.Sprintf("%s %s %s %q", x.Harm, bounds(x.Low, x.Best, x.High), x.Who, d.Text[x.Start:x.End])
				if x.Total {
					s += " total"
				}
				if x.PartOf >= 0 {
					s += " part"
				}
				got = append(got, s)
			}
			if a, b := strings.Join(got, "\n"), strings.Join(c.want, "\n"); a != b {
				t.Errorf("got\n%s\nwant\n%s", a, b)
			}
		})
	}
}

func TestCounts(t *testing.T) {
	f := newFinder(t)
	d := sentences(t, "The|_|DET|DT|3|det ninth|_|ADJ|JJ|3|amod raid|_|NOUN|NN|4|nsubj hit|_|VERB|VBD|0|root 85|_|NUM|CD|6|nummod targets|target|NOUN|NNS|4|obj at|_|ADP|IN|9|case seven|_|NUM|CD|9|nummod sites|site|NOUN|NNS|6|nmod",
		"A|_|DET|DT|2|det series|_|NOUN|NN|0|root of|_|ADP|IN|4|case raids|raid|NOUN|NNS|2|nmod")
	qs := f.Find(d)
	if c, ok := CountOf(d, qs, 2); !ok || !c.Ordinal || c.Low != 9 || c.Text != "ninth" {
		t.Errorf("the ninth raid: %+v, %v", c, ok)
	}
	targets, sites := TargetsIn(d, qs, 0, 9)
	if targets == nil || targets.Best != 85 || sites == nil || sites.Best != 7 {
		t.Errorf("targets %+v, sites %+v; want 85 and 7", targets, sites)
	}
	if c, ok := CountOf(d, qs, 12); !ok || c.Low != 2 || c.High != nil || c.Text != "A series" {
		t.Errorf("a series of raids: %+v, %v", c, ok)
	}
	if c, ok := CountOf(d, qs, 3); ok {
		t.Errorf("a verb has a count: %+v", c)
	}
}

func TestFigures(t *testing.T) {
	f := newFinder(t)
	d := sentences(t, "The|_|DET|DT|2|det state|_|NOUN|NN|3|nsubj keeps|keep|VERB|VBZ|0|root about|_|ADV|RB|5|advmod 2,500|_|NUM|CD|7|nummod Tarvian|_|ADJ|JJ|7|amod troops|troops|NOUN|NNS|3|obj in|_|ADP|IN|9|case Sarmania|_|PROPN|NNP|7|nmod")
	qs := f.Find(d)
	got := f.Figures(d, qs, f.Casualties(d, qs))
	if len(got) != 1 || got[0].Best != 2500 || !got[0].Approx || got[0].What != "Tarvian troops" || got[0].Of != 5 || got[0].Where != 8 {
		t.Errorf("got %+v", got)
	}
}
