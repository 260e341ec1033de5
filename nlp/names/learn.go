package names

import (
	"math"
	"math/rand/v2"
)

// Example is a paragraph to learn from.
type Example struct {
	Words []string
	Tags  []int // numbers in the tagger's Tags
}

// Learn returns a tagger that has gone over the examples so many times (AdaGrad on the
// logarithm of the right tags' probability).
func Learn(tags []string, examples []Example, epochs int) *Tagger {
	const rate, shrink = 0.1, 2e-6
	t := &Tagger{Tags: tags, weights: make([]float32, len(tags)<<bits)}
	squares := make([]float32, len(tags)<<bits)
	rng := rand.New(rand.NewPCG(3, 5))
	scores := make([]float32, len(tags))
	var features []uint32
	for range epochs {
		for _, n := range rng.Perm(len(examples)) {
			x := examples[n]
			s := newSentence(x.Words)
			for i := range x.Words {
				features = s.features(features[:0], i)
				t.scores(scores, features)
				z := logSum(scores)
				for l := range scores {
					g := float32(math.Exp(float64(scores[l] - z)))
					if l == x.Tags[i] {
						g--
					}
					if g > -1e-3 && g < 1e-3 {
						continue
					}
					for _, f := range features {
						at := int(f)*len(tags) + l
						d := g + shrink*t.weights[at]
						squares[at] += d * d
						t.weights[at] -= rate * d / float32(math.Sqrt(float64(squares[at])+1e-6))
					}
				}
			}
		}
	}
	return t
}
