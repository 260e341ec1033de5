package coref

import "slices"

// Tables are the scalars of the pair features.
type Tables struct{ Dist, Match, Kind []float32 }

// The values of the match feature.
const (
	matchNone = iota
	matchLemma
	matchText
	matchContains
)

// distance returns the bucket of the number of sentences between two expressions.
func distance(sentences int) int {
	switch {
	case sentences <= 0:
		return 0
	case sentences <= 4:
		return sentences
	case sentences <= 7:
		return 5
	case sentences <= 15:
		return 6
	}
	return 7
}

// match compares the words of two expressions.
func match(a, b *Candidate) int {
	switch {
	case a.lemma == b.lemma && a.text == b.text:
		return matchText
	case a.lemma == b.lemma:
		return matchLemma
	case a.contains(b.head) || b.contains(a.head):
		return matchContains
	}
	return matchNone
}

func (c *Candidate) contains(head string) bool {
	return c.lemma == head || c.head == head || slices.Contains(c.words, head)
}

// features is the sum of the scalars of a pair, i the later.
func (t *Tables) features(i, j *Candidate) float32 {
	return t.Dist[distance(i.Sent-j.Sent)] + t.Match[match(i, j)] + t.Kind[int(i.Kind)*3+int(j.Kind)]
}
