package conllu

import "github.com/sitrep-news/sitrep/nlp"

// Score counts what two analyses of one text share, as the CoNLL 2018 shared task does: words
// are the same where they take up the same place, and everything else is asked of those.
type Score struct {
	Gold, Pred           int // words
	Words                int
	GoldSents, PredSents int
	Sents                int
	UPOS, XPOS, Lemma    int
	UAS, LAS             int // relations compared without their subtypes
}

// F1 is the harmonic mean of correct/Pred and correct/Gold, in percent.
func (s Score) F1(correct int) float64 { return f1(correct, s.Pred, s.Gold) }

// SentF1 is that of the sentences, which must begin and end at the same words.
func (s Score) SentF1() float64 { return f1(s.Sents, s.PredSents, s.GoldSents) }

func f1(correct, pred, gold int) float64 {
	if pred+gold == 0 {
		return 0
	}
	return 200 * float64(correct) / float64(pred+gold)
}

// place is where a word stands; n tells words apart that share one place.
type place struct{ start, end, n int }

// Add compares two documents of the same text.
func (s *Score) Add(gold, pred *nlp.Doc) {
	gp, pp := places(gold), places(pred)
	at := make(map[place]int, len(gp))
	for i, p := range gp {
		at[p] = i
	}
	s.Gold += len(gp)
	s.Pred += len(pp)
	for i, p := range pp {
		g, ok := at[p]
		if !ok {
			continue
		}
		a, b := gold.Tokens[g], pred.Tokens[i]
		s.Words++
		s.UPOS += one(a.UPOS == b.UPOS)
		s.XPOS += one(a.XPOS == b.XPOS)
		s.Lemma += one(a.Lemma == b.Lemma)
		same := a.Head < 0 && b.Head < 0 || a.Head >= 0 && b.Head >= 0 && gp[a.Head] == pp[b.Head]
		s.UAS += one(same)
		s.LAS += one(same && gold.Rel(g) == pred.Rel(i))
	}
	s.addSents(gold, pred)
}

func (s *Score) addSents(gold, pred *nlp.Doc) {
	type span [2]int
	have := map[span]bool{}
	of := func(d *nlp.Doc, x nlp.Sent) span { return span{d.Tokens[x.Start].Start, d.Tokens[x.End-1].End} }
	for _, x := range gold.Sents {
		have[of(gold, x)] = true
	}
	for _, x := range pred.Sents {
		s.Sents += one(have[of(pred, x)])
	}
	s.GoldSents += len(gold.Sents)
	s.PredSents += len(pred.Sents)
}

func places(d *nlp.Doc) []place {
	out := make([]place, len(d.Tokens))
	for i, t := range d.Tokens {
		out[i] = place{t.Start, t.End, 0}
		if i > 0 && out[i-1].start == t.Start && out[i-1].end == t.End {
			out[i].n = out[i-1].n + 1
		}
	}
	return out
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
