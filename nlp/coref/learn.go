package coref

import (
	"math"
	"math/rand/v2"

	"github.com/sitrep-news/sitrep/nlp"
)

// Example is a document to learn from: its analysis, and its chains by the heads.
type Example struct {
	Doc  *nlp.Doc
	Gold []nlp.Chain
}

// Costs of mistakes while learning (Durrett and Klein 2013): a chain too many, one too few, a
// wrong antecedent.
const (
	costLinked = 0.3
	costAlone  = 2
	costWrong  = 1
)

// Learn returns a ranker that has gone over the examples so many times.
func Learn(examples []Example, epochs int) *Ranker {
	l := &learner{weights: make([]float32, 1<<rankBits), squares: make([]float32, 1<<rankBits)}
	rng := rand.New(rand.NewPCG(7, 11))
	var docs []prepared
	for _, e := range examples {
		docs = append(docs, prepare(e))
	}
	mean, steps := make([]float32, len(l.weights)), 0
	for epoch := range epochs {
		for k, n := range rng.Perm(len(docs)) {
			l.document(&docs[n])
			if epoch > 0 && k%10 == 9 {
				steps++
				for i, w := range l.weights {
					mean[i] += w
				}
			}
		}
	}
	for i := range mean {
		mean[i] /= float32(steps)
	}
	return &Ranker{weights: mean}
}

type prepared struct {
	g     *groups
	ps    []profile
	chain []int // of each candidate, 0 none
}

func prepare(e Example) prepared {
	cands := Candidates(e.Doc)
	of := map[int]int{}
	for n, c := range e.Gold {
		if len(c.Refs) > 1 {
			for _, r := range c.Refs {
				of[r.Head] = n + 1
			}
		}
	}
	p := prepared{g: newGroups(e.Doc, cands), ps: profiles(e.Doc, cands), chain: make([]int, len(cands))}
	for i, c := range cands {
		p.chain[i] = of[c.Head]
	}
	return p
}

type learner struct {
	weights, squares []float32
	features         [][]uint32
}

// document makes one step of AdaGrad for every candidate, down the gradient of the marginal
// log-likelihood of the right antecedents.
func (l *learner) document(p *prepared) {
	const rate, shrink = 0.08, 1e-6
	r := Ranker{weights: l.weights}
	var from []int
	for i := range p.g.cands {
		from = antecedents(from[:0], p.g.cands, i)
		n := len(from) + 1
		for len(l.features) < n {
			l.features = append(l.features, nil)
		}
		score, right := make([]float64, n), make([]bool, n)
		any := false
		for k, j := range from {
			x := pairOf(p.g, p.ps, i, j)
			l.features[k] = together(l.features[k][:0], &x)
			right[k] = p.chain[i] > 0 && p.chain[j] == p.chain[i]
			any = any || right[k]
		}
		l.features[n-1] = alone(l.features[n-1][:0], &p.ps[i])
		right[n-1] = !any
		for k := range score {
			score[k] = float64(r.sum(l.features[k]))
			switch {
			case right[k]:
			case k == n-1:
				score[k] += costAlone
			case !any:
				score[k] += costLinked
			default:
				score[k] += costWrong
			}
		}
		all, good := logSum(score, nil), logSum(score, right)
		for k := range score {
			grad := math.Exp(score[k] - all)
			if right[k] {
				grad -= math.Exp(score[k] - good)
			}
			if grad > 1e-3 || grad < -1e-3 {
				l.step(l.features[k], float32(grad), rate, shrink)
			}
		}
	}
}

func (l *learner) step(features []uint32, grad, rate, shrink float32) {
	for _, f := range features {
		at := f >> (32 - rankBits)
		g := grad + shrink*l.weights[at]
		l.squares[at] += g * g
		l.weights[at] -= rate * g / float32(math.Sqrt(float64(l.squares[at])+1e-6))
	}
}

// logSum is the logarithm of the sum of exponentials, of those that use says.
func logSum(x []float64, use []bool) float64 {
	top := math.Inf(-1)
	for i, v := range x {
		if use == nil || use[i] {
			top = max(top, v)
		}
	}
	sum := 0.0
	for i, v := range x {
		if use == nil || use[i] {
			sum += math.Exp(v - top)
		}
	}
	return top + math.Log(sum)
}
